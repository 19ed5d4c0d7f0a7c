package media

import (
	"errors"
	"net"
	"net/netip"
	"sync"
)

// Config says how a side reaches its other end.
type Config struct {
	Host   string     // the address that its descriptions name, one of this machine's or one that leads to it
	From   netip.Addr // where the other end's signalling comes from
	NAT    bool       // addresses that the other end names are not to be believed: its sound comes from From, or where that is not known, from anywhere
	Secure bool       // what it offers is encrypted, and it takes nothing that is not
	// Like is the description of whoever the call comes from: their wide-band codecs are offered, too. Once they were answered, it is that answer.
	Like []byte
}

// Side is where the sound of one dialog passes.
type Side struct {
	ports *Ports
	cfg   Config
	host  netip.Addr
	rtp   *net.UDPConn
	rtcp  *net.UDPConn
	port  int
	keys  chan byte
	over  chan struct{}
	once  sync.Once
	reads sync.WaitGroup

	mu    sync.Mutex
	talks talks // what was said in descriptions; held by mu
	in    in
	out   out
}

// Side opens a pair of ports.
func (p *Ports) Side(c Config) (*Side, error) {
	host, err := netip.ParseAddr(c.Host)
	if err != nil || host.Zone() != "" || host.IsUnspecified() {
		return nil, errors.New("media: sound needs an address of this machine, not " + c.Host)
	}
	host = host.Unmap()
	c.From = c.From.Unmap()
	s := &Side{ports: p, cfg: c, host: host, keys: make(chan byte, maxKeysWaiting), over: make(chan struct{})}
	if s.rtp, s.rtcp, err = p.pair(host); err != nil {
		return nil, err
	}
	s.port = s.rtp.LocalAddr().(*net.UDPAddr).Port
	s.talks.begin(c)
	s.out.begin(s)
	if !p.add(s) {
		s.shut()
		return nil, net.ErrClosed
	}
	s.reads.Go(func() { read(s.rtp, s.took) })
	s.reads.Go(func() { read(s.rtcp, s.reported) })
	return s, nil
}

// Close closes the side; who plays to it or records it is done. It is parted from the other.
func (s *Side) Close() {
	s.once.Do(func() {
		close(s.over)
		s.Part()
		s.ports.remove(s)
		s.shut()
		s.reads.Wait()
	})
}

func (s *Side) shut() {
	_ = s.rtp.Close()
	_ = s.rtcp.Close()
}

// Join lets two sides hear each other. Whoever one of them was joined with hears nothing any more.
func Join(a, b *Side) {
	a.Part()
	b.Part()
	a.in.goTo(b)
	b.in.goTo(a)
}

// Part ends what Join began.
func (s *Side) Part() {
	if other := s.in.partsFrom(nil); other != nil {
		other.in.partsFrom(s)
	}
}

// Port is that of the sound.
func (s *Side) Port() int { return s.port }

// beat sends what is due.
func (s *Side) beat(report bool) {
	s.out.beat()
	s.in.beat()
	if report {
		s.report()
	}
}

// read reads one port until it is closed. The buffer has room for what encryption adds.
func read(conn *net.UDPConn, took func(packet []byte, from netip.AddrPort)) {
	buf := buffers.Get().(*buffer)
	defer buffers.Put(buf)
	for {
		n, from, err := conn.ReadFromUDPAddrPort(buf[:maxPacket])
		switch {
		case errors.Is(err, net.ErrClosed):
			return
		case err == nil:
			took(buf[:n], netip.AddrPortFrom(from.Addr().Unmap(), from.Port()))
		}
	}
}

// maxPacket is what is read of a packet; one that is longer fails as any that is cut.
const maxPacket = 1500

type buffer [maxPacket + 100]byte

var buffers = sync.Pool{New: func() any { return new(buffer) }}
