package media

import (
	"net/netip"
	"sync"
	"time"

	"github.com/pion/rtp"
	"github.com/pion/srtp/v3"

	"bureau/internal/sound"
)

// in is what a side hears.
type in struct {
	mu      sync.Mutex
	agreed  bool
	hears   bool   // they said that they speak
	target  target // whom is listened to
	settled netip.AddrPort
	codecs  []codec
	numbers [128]uint8 // of a payload type, the place in codecs plus one
	other   *Side      // who hears it
	key     key
	cipher  *srtp.Context
	header  rtp.Header // room for the cipher

	source  source
	pressed sound.Pressed
	rec     *recording
	counts  Counts
}

// agree lets packets in. Who was heard until now is heard on, unless another address was named.
func (i *in) agree(t target, codecs []codec, k *key, hears bool) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if k != nil && (i.cipher == nil || i.key != *k) {
		c, err := k.cipher()
		if err != nil {
			return ErrNoCommon
		}
		i.key, i.cipher = *k, c
	}
	if t.sound.IsValid() && t != i.target {
		i.target, i.settled = t, netip.AddrPort{}
	}
	i.agreed, i.hears = i.agreed || t.sound.IsValid(), hears
	i.codecs, i.numbers = codecs, [128]uint8{}
	for n, c := range codecs {
		if i.numbers[c.pt&127] == 0 {
			i.numbers[c.pt&127] = uint8(n + 1)
		}
	}
	return nil
}

func (i *in) goTo(other *Side) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.other = other
}

// partsFrom ends that another hears this, any or a certain one, and gives who did.
func (i *in) partsFrom(s *Side) *Side {
	i.mu.Lock()
	defer i.mu.Unlock()
	if s != nil && i.other != s {
		return nil
	}
	was := i.other
	i.other = nil
	return was
}

func (i *in) partner() *Side {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.other
}

// took takes a packet that came to the port of the sound.
func (s *Side) took(raw []byte, from netip.AddrPort) {
	p, c, first, key, other := s.in.take(raw, from, time.Now())
	if first {
		s.out.reached(from)
	}
	if key != 0 {
		s.pressed(key)
	}
	if other != nil {
		other.out.pass(s, p, c)
	}
}

// take judges a packet and notes what is to be noted. first tells that it settled the address, key which key begins to be pressed with it, and
// other who is to hear it.
func (i *in) take(raw []byte, from netip.AddrPort, now time.Time) (p packet, c codec, first bool, key byte, other *Side) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.allowed(from) {
		i.counts.Strangers++
		return
	}
	p, c, ok := i.open(raw)
	if !ok {
		i.counts.Invalid++
		return
	}
	if !i.settled.IsValid() {
		i.settled, first = from, true
	}
	i.counts.Received++
	if i.source.ssrc != p.ssrc || i.counts.Received == 1 {
		i.counts.Lost += i.source.lost()
		i.source, i.pressed = source{ssrc: p.ssrc}, sound.Pressed{}
	}
	if i.source.note(p.seq, p.at, c.clock, now) {
		i.counts.Late++
	}
	if !i.hears {
		return
	}
	if c.event() {
		key = i.event(p)
	} else if law, ok := c.law(); ok && i.rec != nil {
		i.rec.add(law, p)
	}
	return p, c, first, key, i.other
}

// allowed tells whether a packet comes from where it may: the settled address, or before that the host that was named.
func (i *in) allowed(from netip.AddrPort) bool {
	if i.settled.IsValid() {
		return from == i.settled
	}
	t := i.target
	return i.agreed && (from.Addr() == t.from || from.Addr() == t.also || !t.from.IsValid())
}

// open reads a packet, decrypts it, and finds its codec.
func (i *in) open(raw []byte) (p packet, c codec, ok bool) {
	if p, ok = parsePacket(raw); !ok || i.numbers[p.pt] == 0 {
		return p, c, false
	}
	if i.cipher != nil {
		plain, err := i.cipher.DecryptRTP(raw[:0], raw, &i.header)
		if err != nil {
			return p, c, false
		}
		p.raw, p.end = plain, len(plain)
	}
	return p, i.codecs[i.numbers[p.pt]-1], p.end >= p.begin && p.unpad()
}

func (i *in) event(p packet) byte {
	e, ok := sound.ParseEvent(p.payload())
	if !ok {
		return 0
	}
	key, ok := i.pressed.Packet(p.at, e)
	if !ok {
		return 0
	}
	return key
}

// beat lets a recording end in time.
func (i *in) beat() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.rec != nil {
		i.rec.beat()
	}
}
