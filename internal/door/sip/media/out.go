package media

import (
	"net/netip"
	"sync"

	"github.com/pion/rtp"
	"github.com/pion/srtp/v3"

	"bureau/internal/sound"
)

// out is what a side says.
type out struct {
	side *Side

	mu      sync.Mutex
	agreed  bool
	sends   bool // they said that they listen
	hidden  bool // they are behind a NAT
	heard   bool // something came from them
	to      netip.AddrPort
	reports netip.AddrPort
	codecs  []codec // what they take, by their numbers
	key     key
	cipher  *srtp.Context
	header  rtp.Header // room for the cipher

	beats   uint32 // the clock of what is said by ourselves
	stream  stream
	playing *playing
	pressed []byte // keys to be pressed towards them
	press   *pressing
	sent    uint64
	dropped uint64
	octets  uint32
	room    [headerLength + perBeat + 100]byte
}

// stream is an RTP stream that is sent: what one source says, passed on.
type stream struct {
	from      *Side // nil: said by ourselves
	theirs    uint32
	ssrc      uint32
	seq       uint16 // is added to theirs
	at        uint32 // likewise
	top       uint16 // the last that was sent
	topAt     uint32
	lastClock int
	packets   uint32
	any       bool
}

func (o *out) begin(s *Side) { o.side = s }

func (o *out) agree(t target, codecs []codec, k *key, sends bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if k != nil && (o.cipher == nil || o.key.secret != k.secret || o.key.suite != k.suite) {
		c, err := k.cipher()
		if err != nil {
			return ErrNoCommon
		}
		o.key, o.cipher, o.stream = *k, c, stream{}
	}
	o.codecs, o.sends = codecs, sends && t.sound.IsValid()
	if !t.sound.IsValid() {
		return nil
	}
	s := o.side
	if !o.agreed || !s.in.still(o.to) {
		o.to, o.reports, o.heard = t.sound, t.reports, false
	}
	o.agreed, o.hidden = true, t.hidden
	return nil
}

// still tells whether an address is the settled one.
func (i *in) still(a netip.AddrPort) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.settled.IsValid() && i.settled == a
}

// reached notes where the other end really is.
func (o *out) reached(from netip.AddrPort) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.reports.Addr() != from.Addr() || o.hidden {
		o.reports = netip.AddrPortFrom(from.Addr(), from.Port()+1)
	}
	o.to, o.heard = from, true
}

// takes are the codecs that the other end takes.
func (o *out) takes() []codec {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.codecs
}

func (o *out) ready() bool { return o.agreed && o.sends && (o.heard || !o.hidden) }

// pass passes a packet on that another side has heard.
func (o *out) pass(from *Side, p packet, c codec) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.ready() || o.playing != nil {
		return
	}
	pt, turn, ok := o.number(c)
	if !ok {
		o.dropped++
		return
	}
	if turn {
		law, _ := c.law()
		law.Turn(p.payload(), p.payload())
	}
	o.follow(from, p)
	if o.press != nil {
		o.stream.seq-- // what is pressed meanwhile has taken the numbers that follow
		return
	}
	b := p.raw[p.begin-headerLength : p.end]
	first := o.stream.packets == 0
	seq, at := p.seq+o.stream.seq, p.at+o.stream.at
	header(b, pt, p.marker || first, seq, at, o.stream.ssrc)
	if int16(seq-o.stream.top) > 0 || first {
		o.stream.top, o.stream.topAt = seq, at
	}
	o.stream.lastClock = c.clock
	o.send(b)
}

// number finds what a codec is called by the other end, and whether the sound is to be turned into the other law for that.
func (o *out) number(c codec) (pt uint8, turn, ok bool) {
	if own, ok := find(o.codecs, c); ok {
		return own.pt, false, true
	}
	law, ok := c.law()
	if !ok {
		return 0, false, false
	}
	for _, own := range o.codecs {
		if l, ok := own.law(); ok && l == law.Other() {
			return own.pt, true, true
		}
	}
	return 0, false, false
}

// jump is how far a source may leap before it counts as another one.
const jump = 1000

// follow makes the stream of a source the one that is sent.
func (o *out) follow(from *Side, p packet) {
	st := &o.stream
	if st.any && st.from == from && st.theirs == p.ssrc {
		if ahead := int16(p.seq + st.seq - st.top); ahead < jump && ahead > -jump {
			return
		}
	}
	o.renew(from, p.ssrc)
	st.seq, st.at = st.top-p.seq, st.topAt-p.at
}

// renew begins a stream: top is what it begins with. The first number is a low one, so that encryption does not guess wrongly how often they
// began anew (RFC 3711, 3.3.1).
func (o *out) renew(from *Side, theirs uint32) {
	o.octets = 0
	o.stream = stream{from: from, theirs: theirs, ssrc: random32(), top: uint16(random32()) & 0x7FFF, topAt: random32(), lastClock: sound.Rate, any: true}
}

// send sends a packet that stands in a buffer with room behind it.
func (o *out) send(b []byte) {
	payload := len(b) - headerLength
	if o.cipher != nil {
		var err error
		if b, err = o.cipher.EncryptRTP(b[:0], b, &o.header); err != nil {
			o.dropped++
			return
		}
	}
	if _, err := o.side.rtp.WriteToUDPAddrPort(b, o.to); err != nil {
		o.dropped++
		return
	}
	o.sent++
	o.stream.packets++
	o.octets += uint32(payload)
}

// beat says what is due: a key that is pressed, or the next packet of what is played.
func (o *out) beat() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.beats++
	if o.playing != nil {
		o.play()
	}
	if o.press != nil || len(o.pressed) > 0 {
		o.pressOn()
	}
}
