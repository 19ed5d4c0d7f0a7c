package media

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/pion/srtp/v3"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/sound"
)

// peer is a phone, as far as its sound goes.
type peer struct {
	t       *testing.T
	conn    *net.UDPConn
	side    netip.AddrPort // where it sends
	law     sound.Law
	events  uint8 // its number for pressed keys
	seq     uint16
	at      uint32
	ssrc    uint32
	key     *key
	in, out *srtp.Context
}

func newPeer(t *testing.T, law sound.Law) *peer {
	t.Helper()
	return peerAt(t, "127.0.0.1", law)
}

func peerAt(t *testing.T, host string, law sound.Law) *peer {
	t.Helper()
	conn, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.ParseIP(host)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &peer{t: t, conn: conn, law: law, events: 96, seq: 65530, at: 0xFFFFFF00, ssrc: random32()}
}

func (p *peer) port() int { return p.conn.LocalAddr().(*net.UDPAddr).Port }

// describe is the peer's description, with more lines at its end.
func (p *peer) describe(more ...string) []byte {
	proto := "RTP/AVP"
	if p.key != nil {
		proto = "RTP/SAVP"
		more = append(more, strings.TrimSpace(p.key.line()))
	}
	host := p.conn.LocalAddr().(*net.UDPAddr).IP
	lines := append([]string{"v=0", "o=- 1 1 IN IP4 " + host.String(), "s=-", "c=IN IP4 " + host.String(), "t=0 0",
		fmt.Sprintf("m=audio %d %s %d %d", p.port(), proto, p.law, p.events), fmt.Sprintf("a=rtpmap:%d telephone-event/8000", p.events)}, more...)
	return []byte(strings.Join(lines, "\r\n") + "\r\n")
}

// secure lets the peer encrypt with a fresh key.
func (p *peer) secure(s suite) {
	k := newKey(1, s)
	p.key = &k
}

// reads takes what a side said about itself: its port and its key.
func (p *peer) reads(description []byte) {
	p.t.Helper()
	d, err := parse(description)
	if err != nil || len(d.sections) == 0 {
		p.t.Fatalf("no description: %s", description)
	}
	s := d.sections[0]
	p.side = netip.AddrPortFrom(s.addr, uint16(s.port))
	if p.key == nil {
		return
	}
	if len(s.keys) == 0 {
		p.t.Fatalf("no key in %s", description)
	}
	for _, k := range s.keys {
		if k.suite != p.key.suite {
			continue
		}
		if p.in, err = k.cipher(); err == nil {
			p.out, err = p.key.cipher()
		}
	}
	if err != nil || p.in == nil {
		p.t.Fatalf("no cipher: %v in %s", err, description)
	}
}

// packet makes one, encrypted where that was agreed on.
func (p *peer) packet(pt uint8, payload []byte) []byte {
	p.t.Helper()
	b := make([]byte, headerLength, 300)
	header(b, pt, false, p.seq, p.at, p.ssrc)
	b = append(b, payload...)
	if p.out == nil {
		return b
	}
	b, err := p.out.EncryptRTP(nil, b, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

func (p *peer) send(raw []byte) {
	p.t.Helper()
	if _, err := p.conn.WriteToUDPAddrPort(raw, p.side); err != nil {
		p.t.Fatal(err)
	}
}

// says sends the next packet of sound.
func (p *peer) says(payload []byte) {
	p.t.Helper()
	p.send(p.packet(uint8(p.law), payload))
	p.seq, p.at = p.seq+1, p.at+uint32(len(payload))
}

// presses sends all packets of a key.
func (p *peer) presses(key byte) {
	p.t.Helper()
	press, _ := sound.NewPress(key, 400)
	for more := true; more; {
		var e sound.Event
		e, _, more = press.Next()
		p.send(p.packet(p.events, e.Append(nil)))
		p.seq++
	}
	p.at += 400
}

// heard waits for a packet.
func (p *peer) heard() packet {
	p.t.Helper()
	got, ok := p.within(10 * time.Second)
	if !ok {
		p.t.Fatal("nothing was heard")
	}
	return got
}

// within gives the next packet, or that none came.
func (p *peer) within(d time.Duration) (packet, bool) {
	p.t.Helper()
	buf := make([]byte, 2000)
	_ = p.conn.SetReadDeadline(time.Now().Add(d))
	n, err := p.conn.Read(buf)
	if err != nil {
		return packet{}, false
	}
	raw := buf[:n]
	if p.in != nil {
		if raw, err = p.in.DecryptRTP(nil, raw, nil); err != nil {
			p.t.Fatalf("what was heard is not authentic: %v", err)
		}
	}
	got, ok := parsePacket(raw)
	if !ok {
		p.t.Fatalf("what was heard is no packet: %x", raw)
	}
	return got, true
}

// hears waits for so much sound.
func (p *peer) hears(packets int) []int16 {
	p.t.Helper()
	var out []int16
	for range packets {
		got := p.heard()
		if got.pt != uint8(p.law) {
			p.t.Fatalf("heard type %d, not %d", got.pt, p.law)
		}
		out = append(out, p.law.Samples(got.payload())...)
	}
	return out
}

// open opens ports for a test.
func open(t *testing.T) *Ports {
	t.Helper()
	p, err := Open(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func (p *Ports) side(t *testing.T, c Config) *Side {
	t.Helper()
	c.Host = "127.0.0.1"
	s, err := p.Side(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// calls lets a peer call a side, which answers.
func (p *peer) calls(s *Side) *Side {
	p.t.Helper()
	answer, err := s.Answer(p.describe())
	if err != nil {
		p.t.Fatal(err)
	}
	p.reads(answer)
	return s
}

// called lets a side call a peer, who answers.
func (p *peer) called(s *Side) *Side {
	p.t.Helper()
	p.reads(s.Offer())
	if err := s.Answered(p.describe()); err != nil {
		p.t.Fatal(err)
	}
	return s
}

// talk is a call between two peers.
func talk(t *testing.T, caller, callee *peer) (a, b *Side) {
	t.Helper()
	ports := open(t)
	b = callee.called(ports.side(t, Config{Secure: callee.key != nil}))
	a = ports.side(t, Config{})
	Join(a, b)
	return caller.calls(a), b
}

// correlation sends a prompt from one to the other, packet by packet, and gives how what was heard correlates with it.
func correlation(t *testing.T, from, to *peer, p sound.Prompt) float64 {
	t.Helper()
	source := sound.ALaw.Samples(sound.Say("en", p))
	coded := from.law.Bytes(source)
	var heard []int16
	for len(coded) > 0 {
		from.says(coded[:perBeat])
		coded = coded[perBeat:]
		heard = append(heard, to.hears(1)...)
	}
	c, _ := siptest.Correlate(heard, source)
	return c
}

func eventOf(t *testing.T, p packet) sound.Event {
	t.Helper()
	e, ok := sound.ParseEvent(p.payload())
	if !ok {
		t.Fatalf("no event: %x", p.payload())
	}
	return e
}

func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// until waits for something that happens beside.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for begin := time.Now(); !ok(); {
		if time.Since(begin) > 20*time.Second {
			t.Fatal("in vain: ", what)
		}
		time.Sleep(time.Millisecond)
	}
}

// raw waits for a packet of any kind.
func (p *peer) raw() []byte {
	p.t.Helper()
	buf := make([]byte, 2000)
	_ = p.conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	n, err := p.conn.Read(buf)
	if err != nil {
		p.t.Fatal(err)
	}
	return buf[:n]
}
