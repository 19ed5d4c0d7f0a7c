package siptest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
	"github.com/icholy/digest"
)

// Rules are how a provider behaves; they may be changed while it runs.
type Rules struct {
	User, Password string // of the account; no password: it asks for none
	Algorithm      string // of its challenge: "MD5" (also ""), "SHA-256"
	Proxies        bool   // it asks with 407, not 401
	Expires        int    // it grants so many seconds at most; 0: as many as are asked
	MinExpires     int    // it refuses less (423)
	Refuses        int    // it refuses to register with this status
	OneBody        bool   // it takes no body of several parts (415)
	Turns          int    // calls are refused with this status
	ServiceRoute   string
}

// Provider is a telephone company: a registrar, and whom the office calls there and is called by.
type Provider struct {
	Address string // host:port, over UDP and TCP, or TLS where it has a certificate

	t       testing.TB
	secure  bool
	mu      sync.Mutex
	rules   Rules
	seen    []string // every request, whole
	kept    *Registration
	taken   chan Registration
	dialled chan *Outer
	deaf    atomic.Bool
	ua      *sipgo.UserAgent
	client  *sipgo.Client
	in      *sipgo.DialogServerCache
	out     *sipgo.DialogClientCache
	nonces  atomic.Int64
	contact sip.ContactHeader
}

// Registration is one that the provider took; Expires 0 ends it.
type Registration struct {
	Expires int
	Contact sip.Uri
	Source  string
	Call    string
	Seq     uint32
	At      time.Time
	Network string
}

// Provide runs a provider until the test ends; with a certificate it takes connections over TLS, and encrypted sound.
func Provide(t testing.TB, rules Rules, certificates ...*tls.Config) *Provider {
	t.Helper()
	udp, tcp := sockets(t)
	p := &Provider{Address: udp.LocalAddr().String(), t: t, secure: len(certificates) > 0, rules: rules, taken: make(chan Registration, 1000), dialled: make(chan *Outer, 100)}
	silent := slog.New(slog.DiscardHandler)
	var err error
	p.ua, err = sipgo.NewUA(sipgo.WithUserAgent("Provider"), sipgo.WithUserAgenTLSConfig(trusting(certificates)), sipgo.WithUserAgentTransportLayerOptions(sip.WithTransportLayerLogger(silent)),
		sipgo.WithUserAgentTransactionLayerOptions(sip.WithTransactionLayerLogger(silent)))
	if err != nil {
		t.Fatal(err)
	}
	server, err := sipgo.NewServer(p.ua, sipgo.WithServerLogger(silent))
	if err != nil {
		t.Fatal(err)
	}
	if p.client, err = sipgo.NewClient(p.ua, sipgo.WithClientLogger(silent), sipgo.WithClientAddr(p.Address), sipgo.WithClientConnectionAddr(p.Address)); err != nil {
		t.Fatal(err)
	}
	me := sip.ContactHeader{Address: sip.Uri{Scheme: "sip", User: "provider", Host: "127.0.0.1", Port: udp.LocalAddr().(*net.UDPAddr).Port}}
	p.contact = me
	p.in, p.out = sipgo.NewDialogServerCache(p.client, me), sipgo.NewDialogClientCache(p.client, me)
	p.answers(server)
	go func() { _ = server.ServeUDP(&ear{udp, p}) }()
	go func() {
		if p.secure {
			_ = server.ServeTLS(tls.NewListener(tcp, certificates[0]))
			return
		}
		_ = server.ServeTCP(tcp)
	}()
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(time.Millisecond) { // requests of its own go out by the socket once it is read
		if c, err := p.ua.TransportLayer().GetConnection("udp", p.Address); err == nil {
			_, _ = c.TryClose()
			break
		}
	}
	t.Cleanup(func() { p.ua.Close(); udp.Close(); tcp.Close() })
	return p
}

// trusting is TLS that knows these certificates alone.
func trusting(certificates []*tls.Config) *tls.Config {
	known := x509.NewCertPool()
	for _, c := range certificates {
		if one, err := x509.ParseCertificate(c.Certificates[0].Certificate[0]); err == nil {
			known.AddCert(one)
		}
	}
	return &tls.Config{RootCAs: known, MinVersion: tls.VersionTLS12}
}

// sockets are one port, over UDP and TCP.
func sockets(t testing.TB) (*net.UDPConn, net.Listener) {
	t.Helper()
	for range 100 {
		udp, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
		if err != nil {
			t.Fatal(err)
		}
		tcp, err := net.Listen("tcp", udp.LocalAddr().String())
		if err == nil {
			return udp, tcp
		}
		udp.Close()
	}
	t.Fatal("no port is free for a provider")
	return nil, nil
}

// ear is the socket; while the provider is deaf nothing is heard.
type ear struct {
	*net.UDPConn
	p *Provider
}

// ReadFrom gives the next message.
func (e *ear) ReadFrom(b []byte) (int, net.Addr, error) {
	for {
		n, from, err := e.UDPConn.ReadFrom(b)
		if err != nil || !e.p.deaf.Load() {
			return n, from, err
		}
	}
}

func (p *Provider) answers(s *sipgo.Server) {
	handle := func(f sipgo.RequestHandler) sipgo.RequestHandler {
		return func(req *sip.Request, tx sip.ServerTransaction) {
			p.saw(req)
			f(req, tx)
		}
	}
	s.OnRegister(handle(p.registers))
	s.OnInvite(handle(p.invited))
	s.OnAck(handle(func(req *sip.Request, tx sip.ServerTransaction) { _ = p.in.ReadAck(req, tx) }))
	s.OnBye(handle(func(req *sip.Request, tx sip.ServerTransaction) {
		if p.in.ReadBye(req, tx) != nil {
			_ = p.out.ReadBye(req, tx)
		}
	}))
	s.OnNoRoute(handle(func(req *sip.Request, tx sip.ServerTransaction) {
		_ = tx.Respond(sip.NewResponseFromRequest(req, 200, "OK", nil))
	}))
}

func (p *Provider) saw(req *sip.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen = append(p.seen, req.String())
}

// Set changes how the provider behaves.
func (p *Provider) Set(change func(*Rules)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.rules)
}

// Deaf has the provider hear nothing any more, or again.
func (p *Provider) Deaf(is bool) { p.deaf.Store(is) }

func (p *Provider) now() Rules {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rules
}

// Seen are the requests of a method so far, whole; "" is all.
func (p *Provider) Seen(method string) (out []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.seen {
		if strings.HasPrefix(s, method) {
			out = append(out, s)
		}
	}
	return out
}

// Port is that of the address.
func (p *Provider) Port() int {
	_, digits, _ := net.SplitHostPort(p.Address)
	n, _ := strconv.Atoi(digits)
	return n
}

// challenge asks who it is, unless that is proved.
func (p *Provider) challenge(req *sip.Request, tx sip.ServerTransaction) bool {
	r := p.now()
	if r.Password == "" {
		return false
	}
	ask, give, status := "WWW-Authenticate", "Authorization", 401
	if r.Proxies {
		ask, give, status = "Proxy-Authenticate", "Proxy-Authorization", 407
	}
	c := digest.Challenge{Realm: "provider.example", Nonce: "n" + strconv.FormatInt(p.nonces.Add(1), 10), Algorithm: r.Algorithm, QOP: []string{"auth"}}
	if h := req.GetHeader(give); h != nil {
		given, err := digest.ParseCredentials(h.Value())
		if err == nil {
			c.Nonce = given.Nonce
			want, err := digest.Digest(&c, digest.Options{Method: string(req.Method), URI: given.URI, Username: r.User, Password: r.Password, Cnonce: given.Cnonce, Count: given.Nc})
			if err == nil && want.Response == given.Response && given.Username == r.User && given.URI == req.Recipient.String() {
				return false
			}
			c.Nonce = "n" + strconv.FormatInt(p.nonces.Add(1), 10)
		}
	}
	res := sip.NewResponseFromRequest(req, status, "Who Is It", nil)
	res.AppendHeader(sip.NewHeader(ask, c.String()))
	_ = tx.Respond(res)
	return true
}

func (p *Provider) registers(req *sip.Request, tx sip.ServerTransaction) {
	r := p.now()
	if r.Refuses != 0 {
		_ = tx.Respond(sip.NewResponseFromRequest(req, r.Refuses, "Not Now", nil))
		return
	}
	if p.challenge(req, tx) {
		return
	}
	asked := 3600
	if h := req.GetHeader("Expires"); h != nil {
		asked, _ = strconv.Atoi(h.Value())
	}
	if asked > 0 && asked < r.MinExpires {
		res := sip.NewResponseFromRequest(req, 423, "Interval Too Brief", nil)
		res.AppendHeader(sip.NewHeader("Min-Expires", strconv.Itoa(r.MinExpires)))
		_ = tx.Respond(res)
		return
	}
	if r.Expires > 0 {
		asked = min(asked, r.Expires)
	}
	reg := Registration{asked, *req.Contact().Address.Clone(), req.Source(), req.CallID().Value(), req.CSeq().SeqNo, time.Now(), req.Transport()}
	res := sip.NewResponseFromRequest(req, 200, "OK", nil)
	if asked > 0 {
		res.AppendHeader(sip.NewHeader("Contact", fmt.Sprintf("<sip:somebody@192.0.2.9>;expires=9999, <%s>;expires=%d", reg.Contact.String(), asked)))
	}
	if r.ServiceRoute != "" {
		res.AppendHeader(sip.NewHeader("Service-Route", r.ServiceRoute))
	}
	p.mu.Lock()
	p.kept = &reg
	if asked == 0 {
		p.kept = nil
	}
	p.mu.Unlock()
	_ = tx.Respond(res)
	p.taken <- reg
}

// Registered waits until the provider has taken a registration, or the end of one.
func (p *Provider) Registered() Registration {
	p.t.Helper()
	select {
	case r := <-p.taken:
		return r
	case <-time.After(patience):
		p.t.Fatal("nobody registers at the provider; it was asked\n", strings.Join(p.Seen(""), "\n"))
	}
	return Registration{}
}

// Where is where the office wants calls; false: nowhere.
func (p *Provider) Where() (Registration, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		return Registration{}, false
	}
	return *p.kept, true
}

func background() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), 4*patience)
}
