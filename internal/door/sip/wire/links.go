package wire

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net"
	"net/netip"
	"sync"
	"time"
)

// Links are the connections between the nodes of one office, accepted and made, for a wire to hear as those of its TCP socket. Both ends
// of each show that they have the office's secret, before a byte of SIP is read, and everything on it is encrypted (TLS 1.3).
type Links struct {
	listener net.Listener
	config   *tls.Config
	ready    chan arrival
	last     chan struct{} // closed when the connection that was accepted last is heard
	over     chan struct{}
	once     sync.Once
	mu       sync.Mutex
	making   map[string]*making
	shaking  map[netip.Addr]int // handshakes under way, by where they come from
}

// arrival is a connection on which both have shown who they are.
type arrival struct {
	net.Conn
	heard chan struct{}
}

// making is a connection that is being made; whoever wants it meanwhile waits for the same.
type making struct {
	done chan struct{}
	flow Flow
	err  error
}

const (
	handshakeTime = 3 * time.Second
	handshakes    = 256 // at once, in all
	fromOne       = 8   // and from one address, so that a stranger who begins many leaves room
)

// Link begins to hear other nodes. Who has the same secret, of 32 bytes, is one.
func Link(l net.Listener, secret []byte) (*Links, error) {
	config, err := kin(secret)
	if err != nil {
		return nil, err
	}
	out := &Links{listener: l, config: config, ready: make(chan arrival), over: make(chan struct{}), making: map[string]*making{},
		shaking: map[netip.Addr]int{}}
	go out.hear()
	return out, nil
}

var errStranger = errors.New("the other end is no node of this office")

// kin is TLS between those who have the same secret: a key follows from it, which both ends prove to have. The certificate around it is
// made anew each time and says nothing.
func kin(secret []byte) (*tls.Config, error) {
	if len(secret) != ed25519.SeedSize {
		return nil, errors.New("the secret of the nodes has another length")
	}
	key := ed25519.NewKeyFromSeed(secret)
	cover := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "bureau"}, NotBefore: time.Unix(0, 0),
		NotAfter: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)}
	der, err := x509.CreateCertificate(rand.Reader, cover, cover, key.Public(), key)
	if err != nil {
		return nil, err
	}
	same := func(s tls.ConnectionState) error {
		if len(s.PeerCertificates) > 0 {
			if theirs, ok := s.PeerCertificates[0].PublicKey.(ed25519.PublicKey); ok && theirs.Equal(key.Public()) {
				return nil
			}
		}
		return errStranger
	}
	return &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}},
		ClientAuth: tls.RequireAnyClientCert, SessionTicketsDisabled: true, VerifyConnection: same,
		InsecureSkipVerify: true, // no name and no authority: the key itself is known, and compared above
	}, nil
}

// hear accepts connections; the handshakes of strangers hold up nobody.
func (l *Links) hear() {
	for {
		c, err := l.listener.Accept()
		select {
		case <-l.over:
			if err == nil {
				c.Close()
			}
			return
		default:
		}
		if err != nil {
			time.Sleep(10 * time.Millisecond) // out of descriptors, say: the next may do
			continue
		}
		at, _ := netip.ParseAddrPort(c.RemoteAddr().String())
		if !l.begins(at.Addr()) {
			c.Close()
			continue
		}
		go l.welcome(c, at.Addr())
	}
}

// begins counts a handshake, unless it is one too many.
func (l *Links) begins(from netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := 0
	for _, n := range l.shaking {
		all += n
	}
	if all >= handshakes || l.shaking[from] >= fromOne {
		return false
	}
	l.shaking[from]++
	return true
}

func (l *Links) ends(from netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shaking[from]--; l.shaking[from] <= 0 {
		delete(l.shaking, from)
	}
}

func (l *Links) welcome(c net.Conn, from netip.Addr) {
	defer l.ends(from)
	ctx, cancel := context.WithTimeout(context.Background(), handshakeTime)
	defer cancel()
	if t, ok := c.(*net.TCPConn); ok {
		_ = t.SetKeepAliveConfig(alive)
	}
	secured := tls.Server(c, l.config)
	if secured.HandshakeContext(ctx) != nil || l.give(secured) != nil {
		c.Close()
	}
}

// give lets the wire hear a connection, and waits until it does.
func (l *Links) give(c net.Conn) error {
	a := arrival{c, make(chan struct{})}
	select {
	case l.ready <- a:
	case <-l.over:
		return net.ErrClosed
	}
	select {
	case <-a.heard:
		return nil
	case <-l.over:
		return net.ErrClosed
	}
}

// Dial makes a connection to another node, unless one is being made, and gives its flow.
func (l *Links) Dial(ctx context.Context, to string) (Flow, error) {
	l.mu.Lock()
	m := l.making[to]
	if m == nil {
		m = &making{done: make(chan struct{})}
		l.making[to] = m
		go l.make(to, m)
	}
	l.mu.Unlock()
	select {
	case <-m.done:
		return m.flow, m.err
	case <-ctx.Done():
		return Flow{}, ctx.Err()
	}
}

func (l *Links) make(to string, m *making) {
	m.flow, m.err = l.reach(to)
	l.mu.Lock()
	delete(l.making, to)
	l.mu.Unlock()
	close(m.done)
}

func (l *Links) reach(to string) (Flow, error) {
	ctx, cancel := context.WithTimeout(context.Background(), handshakeTime)
	defer cancel()
	c, err := (&tls.Dialer{NetDialer: &net.Dialer{KeepAliveConfig: alive}, Config: l.config}).DialContext(ctx, "tcp", to)
	if err != nil {
		return Flow{}, err
	}
	// With TLS 1.3 this end is done before the other has looked at it; if it refuses, the first thing that is read is the end.
	if err := l.give(c); err != nil {
		c.Close()
		return Flow{}, err
	}
	return Flow{"tcp", c.RemoteAddr().String()}, nil
}

// alive finds out within seconds that a machine is gone without a word.
var alive = net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 5 * time.Second, Count: 3}

// Accept gives the wire the next connection. That it asks for one shows that it hears the one before.
func (l *Links) Accept() (net.Conn, error) {
	if l.last != nil {
		close(l.last)
		l.last = nil
	}
	select {
	case a := <-l.ready:
		l.last = a.heard
		return a.Conn, nil
	case <-l.over:
		return nil, net.ErrClosed
	}
}

// Close ends hearing; the connections are the wire's.
func (l *Links) Close() error {
	l.once.Do(func() { close(l.over) })
	return l.listener.Close()
}

// Addr is where other nodes are heard.
func (l *Links) Addr() net.Addr { return l.listener.Addr() }
