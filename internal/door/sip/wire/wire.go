package wire

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

// Sockets are where phones are heard; nil: not over this network.
type Sockets struct {
	UDP      *net.UDPConn
	TCP, TLS net.Listener
}

// Listen takes the addresses; an empty one is none.
func Listen(udp, tcp, tls string) (s Sockets, err error) {
	if udp != "" {
		err = s.datagrams(udp)
	}
	if err == nil && tcp != "" {
		s.TCP, err = net.Listen("tcp", tcp)
	}
	if err == nil && tls != "" {
		s.TLS, err = net.Listen("tcp", tls)
	}
	if err != nil {
		s.Close()
		return Sockets{}, err
	}
	return s, nil
}

func (s *Sockets) datagrams(at string) error {
	addr, err := net.ResolveUDPAddr("udp", at)
	if err != nil {
		return err
	}
	if s.UDP, err = net.ListenUDP("udp", addr); err != nil {
		return err
	}
	// As much as the system gives: the default loses what arrives at once.
	return errors.Join(s.UDP.SetReadBuffer(bufferSize), s.UDP.SetWriteBuffer(bufferSize))
}

// Close gives the addresses back.
func (s Sockets) Close() {
	if s.UDP != nil {
		s.UDP.Close()
	}
	for _, l := range []net.Listener{s.TCP, s.TLS} {
		if l != nil {
			l.Close()
		}
	}
}

// Config says where to hear, and who handles what arrives.
type Config struct {
	Sockets
	Certificate *tls.Config    // for TLS
	Roots       *x509.CertPool // whose certificates trunks must have; nil: those that this machine trusts
	Limits      Limits
	Mute        bool // it dials nobody: what it sends goes over connections that are there
	Log         *slog.Logger

	// Answer answers a REGISTER or OPTIONS outside of a dialog, without a transaction. It may be called by many goroutines at once.
	Answer func(req *sip.Request, from Flow) *sip.Response
	// Handle handles every other request within its transaction; the transaction ends with it.
	Handle func(req *sip.Request, tx sip.ServerTransaction, from Flow)
	// Lost is told when a connection is over; nil: nobody listens.
	Lost func(Flow)
}

// Wire is the open sockets.
type Wire struct {
	cfg     Config
	guard   *guard
	parser  *sip.Parser
	ua      *sipgo.UserAgent
	queue   chan errand
	streams *streams
	life    context.Context
	end     context.CancelFunc
	working sync.WaitGroup
	heard   atomic.Uint64
	dropped atomic.Uint64
	dialMu  sync.Mutex
	dial    map[Flow]string
}

// errand is a request that is answered without a transaction.
type errand struct {
	req   *sip.Request
	from  Flow
	write func(*sip.Response)
}

const (
	workers    = 64
	queued     = 4096
	bufferSize = 4 << 20
)

// quiet sets what the transport keeps for the whole program: it writes large datagrams, since IP cuts them up better than a lost call,
// and says nothing by itself, since its log would print whole messages.
var quiet = sync.OnceFunc(func() {
	sip.UDPMTUSize = maxDatagram + 200
	sip.SetDefaultLogger(slog.New(slog.DiscardHandler))
})

const maxDatagram = 60000

// Open makes a wire of the sockets. Nothing is heard before Serve.
func Open(cfg Config) (*Wire, error) {
	quiet()
	cfg.Limits = cfg.Limits.whole()
	w := &Wire{cfg: cfg, guard: newGuard(cfg.Limits), parser: sip.NewParser(), queue: make(chan errand, queued), dial: map[Flow]string{}}
	w.life, w.end = context.WithCancel(context.Background())
	w.streams = &streams{wire: w, open: map[Flow]*stream{}, from: map[netip.Addr]int{}}
	if cfg.Sockets.TLS != nil && cfg.Certificate == nil {
		return nil, errors.New("SIP over TLS needs a certificate")
	}
	if cfg.Certificate != nil {
		w.cfg.Certificate = cfg.Certificate.Clone()
		w.cfg.Certificate.NextProtos = nil // those of pages are none of a phone's
	}
	return w, w.agent()
}

func (w *Wire) agent() (err error) {
	silent := slog.New(slog.DiscardHandler)
	// A transport looks up the name of a trunk once more, so where it dials is looked at again.
	dials := sip.TransportsConfig{TCP: &sip.TransportTCP{DialerCreate: w.dialer}, TLS: &sip.TransportTLS{TransportTCP: &sip.TransportTCP{DialerCreate: w.dialer}}}
	w.ua, err = sipgo.NewUA(sipgo.WithUserAgent("Bureau"), sipgo.WithUserAgenTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12, RootCAs: w.cfg.Roots}),
		sipgo.WithUserAgentTransportLayerOptions(sip.WithTransportLayerLogger(silent), sip.WithTransportLayerTransports(dials)),
		sipgo.WithUserAgentTransactionLayerOptions(sip.WithTransactionLayerLogger(silent), sip.WithTransactionLayerTerminateOnConnClose()))
	if err != nil {
		return err
	}
	server, err := sipgo.NewServer(w.ua, sipgo.WithServerLogger(silent))
	if err != nil {
		return err
	}
	server.OnNoRoute(w.handle)
	return nil
}

// dialer dials where trunks are and nowhere else: a connection of a phone that ended a moment ago is not made anew without what it was secured by.
func (w *Wire) dialer(local net.Addr) net.Dialer {
	return net.Dialer{Timeout: 10 * time.Second, LocalAddr: local, Control: func(_, address string, _ syscall.RawConn) error {
		if w.cfg.Mute || !w.mayDial(address) {
			return ErrGone
		}
		return nil
	}}
}

// Serve begins to hear.
func (w *Wire) Serve() {
	for range workers {
		w.goes(w.work)
	}
	layer := w.ua.TransportLayer()
	if w.cfg.UDP != nil {
		w.replace()
	}
	if w.cfg.TCP != nil {
		w.goes(func() { _ = layer.ServeTCP(&door{Listener: w.cfg.TCP, streams: w.streams, network: "tcp"}) })
	}
	if w.cfg.TLS != nil {
		w.goes(func() {
			_ = layer.ServeTLS(&door{Listener: w.cfg.TLS, streams: w.streams, network: "tls", certificate: w.cfg.Certificate})
		})
	}
	w.goes(w.sweep)
}

func (w *Wire) goes(f func()) {
	w.working.Add(1)
	go func() { defer w.working.Done(); f() }()
}

// replace gives the transport a fresh view of the socket, which forgets the addresses that the one before has seen. A view whose reader
// failed is replaced as well.
func (w *Wire) replace() {
	view := &datagrams{UDPConn: w.cfg.UDP, wire: w, seen: map[netip.AddrPort]struct{}{}}
	w.goes(func() {
		defer func() {
			if !view.full && w.life.Err() == nil {
				w.replace()
			}
		}()
		defer w.failed("the reader of the socket")
		_ = w.ua.TransportLayer().ServeUDP(view)
	})
}

// sweep closes connections whose time is over.
func (w *Wire) sweep() {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-w.life.Done():
			return
		case now := <-tick.C:
			w.streams.sweep(now)
		}
	}
}

// Close stops hearing and closes the sockets and connections.
func (w *Wire) Close() {
	w.end()
	w.cfg.Sockets.Close()
	w.streams.close()
	if w.ua != nil {
		w.ua.Close()
	}
	w.working.Wait()
}

// Addr is where a network is heard; nil: nowhere.
func (w *Wire) Addr(network string) net.Addr {
	switch {
	case network == "udp" && w.cfg.UDP != nil:
		return w.cfg.UDP.LocalAddr()
	case network == "tcp" && w.cfg.TCP != nil:
		return w.cfg.TCP.Addr()
	case network == "tls" && w.cfg.TLS != nil:
		return w.cfg.TLS.Addr()
	}
	return nil
}

// work answers requests that need no transaction.
func (w *Wire) work() {
	for {
		select {
		case <-w.life.Done():
			return
		case e := <-w.queue:
			w.answer(e)
		}
	}
}

func (w *Wire) answer(e errand) {
	defer w.failed("the answer to a " + string(e.req.Method))
	if res := w.cfg.Answer(e.req, e.from); res != nil {
		e.write(res)
	}
}

// offer queues a request; one too many is lost, and its sender tries again.
func (w *Wire) offer(e errand) {
	select {
	case w.queue <- e:
	default:
		w.dropped.Add(1)
	}
}

// Counts is what was heard since the wire was opened.
type Counts struct {
	Heard   uint64 // messages, and what is none
	Dropped uint64 // of these: too many of one address, of a banned one, more than is answered in time, or no SIP at all
	Streams int    // connections that are open
}

// Counts gives what was heard so far.
func (w *Wire) Counts() Counts {
	w.streams.mu.Lock()
	defer w.streams.mu.Unlock()
	dropped := w.dropped.Load() // first, so that no more are dropped than were heard
	return Counts{w.heard.Load(), dropped, len(w.streams.open)}
}

// handle passes on what arrived within a transaction.
func (w *Wire) handle(req *sip.Request, tx sip.ServerTransaction) {
	defer w.failed("a " + string(req.Method))
	w.cfg.Handle(req, tx, Flow{sip.NetworkToLower(req.Transport()), req.Source()})
}

// failed ends one request when its handler failed.
func (w *Wire) failed(what string) {
	if r := recover(); r != nil {
		w.cfg.Log.Error("the SIP door failed", "at", what, "panic", r, "stack", string(debug.Stack()))
	}
}

// stateless tells whether a request is answered without a transaction.
func stateless(req *sip.Request) bool {
	return req.Method == sip.REGISTER || req.Method == sip.OPTIONS && !req.To().Params.Has("tag")
}

// Prove notes that somebody behind a flow proved who they are.
func (w *Wire) Prove(f Flow) {
	w.guard.prove(f.Addr(), time.Now())
	w.streams.prove(f)
}

// Strike notes a wrong proof for a name.
func (w *Wire) Strike(f Flow, name string) { w.guard.strike(f.Addr(), name, time.Now()) }

// Tired tells whether a name was tried in vain too often from the flow's address.
func (w *Wire) Tired(f Flow, name string) bool { return w.guard.tired(f.Addr(), name, time.Now()) }
