package media

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"net"
	"net/netip"
	"sync"
	"syscall"
	"time"

	"bureau/internal/sound"
)

// ErrNoPorts is why there is no further side: all ports are taken.
var ErrNoPorts = errors.New("media: all ports for sound are taken")

// beat is the time of a packet, and beats how many there are between two reports (RTCP).
const (
	beat  = 20 * time.Millisecond
	beats = int(5 * time.Second / beat)
)

// socketBuffer holds what arrives while the machine is busy; the system may allow less.
const socketBuffer = 4 << 20

// Ports is the range of UDP ports that sound goes through, and the clock that all prompts keep to.
type Ports struct {
	first, last int
	end         chan struct{}
	done        sync.WaitGroup

	mu     sync.Mutex
	next   int
	sides  []*Side
	closed bool
}

// Open takes a range of ports, the first and the last; zeros: whichever the system gives. Each side needs two.
func Open(first, last int) (*Ports, error) {
	if first != 0 && (first < 1024 || last > 65535 || last <= first) {
		return nil, errors.New("media: the range of ports for sound must lie between 1024 and 65535 and have two at least")
	}
	first += first & 1 // sound is at the even one, reports at the next (RFC 3550, 11)
	p := &Ports{first: first, last: last, next: first, end: make(chan struct{})}
	if pairs := (last - first + 1) / 2; pairs > 0 {
		p.next = first + 2*int(random32()%uint32(pairs)) // a program that starts again takes others than before
	}
	p.done.Go(p.beat)
	return p, nil
}

// Close closes all sides.
func (p *Ports) Close() {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return
	}
	p.closed = true
	all := p.sides
	p.sides = nil
	p.mu.Unlock()
	for _, s := range all {
		s.Close()
	}
	close(p.end)
	p.done.Wait()
}

// Len is how many sides are open.
func (p *Ports) Len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.sides)
}

// pair opens two ports beside each other.
func (p *Ports) pair(host netip.Addr) (rtp, rtcp *net.UDPConn, err error) {
	for range max(20, (p.last-p.first+1)/2) {
		port := p.turn()
		if rtp, err = listen(host, port); err != nil {
			continue
		}
		port = rtp.LocalAddr().(*net.UDPAddr).Port
		if port&1 == 0 {
			if rtcp, err = listen(host, port+1); err == nil {
				return rtp, rtcp, nil
			}
		}
		rtp.Close()
	}
	return nil, nil, errors.Join(ErrNoPorts, err)
}

// turn gives the next even port of the range: all others come before one is used again, so that nobody hears what was meant for who had it before.
func (p *Ports) turn() int {
	if p.first == 0 {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	port := p.next
	if p.next += 2; p.next+1 > p.last {
		p.next = p.first
	}
	return port
}

// listen opens a port at an address; where that is not one of this machine's but one that leads to it, at all of them.
func listen(host netip.Addr, port int) (*net.UDPConn, error) {
	network := "udp4"
	if host.Is6() {
		network = "udp6"
	}
	conn, err := net.ListenUDP(network, net.UDPAddrFromAddrPort(netip.AddrPortFrom(host, uint16(port))))
	if errors.Is(err, syscall.EADDRNOTAVAIL) {
		conn, err = net.ListenUDP(network, &net.UDPAddr{Port: port})
	}
	if err != nil {
		return nil, err
	}
	_ = conn.SetReadBuffer(socketBuffer)
	_ = conn.SetWriteBuffer(socketBuffer)
	return conn, nil
}

// beat lets all sides send what is due, every 20 ms. Where the machine was too busy to be in time, what was missed follows at once, up to a
// fifth of a second of it.
func (p *Ports) beat() {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	var all []*Side
	begin, done := time.Now(), 0
	for {
		select {
		case <-p.end:
			return
		case <-tick.C:
		}
		due := int(time.Since(begin) / beat)
		for done = max(done, due-10); done < due; done++ {
			p.mu.Lock()
			all = append(all[:0], p.sides...)
			p.mu.Unlock()
			for i, s := range all {
				s.beat((done+i)%beats == 0)
			}
		}
		clear(all)
	}
}

func (p *Ports) add(s *Side) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.sides = append(p.sides, s)
	return true
}

func (p *Ports) remove(s *Side) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, o := range p.sides {
		if o == s {
			last := len(p.sides) - 1
			p.sides[i], p.sides[last] = p.sides[last], nil
			p.sides = p.sides[:last]
			return
		}
	}
}

func random32() uint32 {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return binary.BigEndian.Uint32(b[:])
}

// perBeat is how many samples of G.711 a packet holds.
const perBeat = sound.Packet
