package wire

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"runtime/debug"
	"sync"
	"time"

	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

// Config says where to listen, and who handles what arrives.
type Config struct {
	UDP, TCP, TLS string      // addresses; empty: not
	Certificate   *tls.Config // for TLS
	Limits        Limits
	Log           *slog.Logger

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
	udp     *net.UDPConn
	tcp     net.Listener
	tls     net.Listener
	streams *streams
	life    context.Context
	end     context.CancelFunc
	working sync.WaitGroup
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

// Open listens. Nothing is heard before Serve.
func Open(cfg Config) (*Wire, error) {
	quiet()
	cfg.Limits = cfg.Limits.whole()
	w := &Wire{cfg: cfg, guard: newGuard(cfg.Limits), parser: sip.NewParser(), queue: make(chan errand, queued)}
	w.life, w.end = context.WithCancel(context.Background())
	w.streams = &streams{wire: w, open: map[Flow]*stream{}, from: map[netip.Addr]int{}}
	if err := errors.Join(w.agent(), w.listen()); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

func (w *Wire) agent() (err error) {
	silent := slog.New(slog.DiscardHandler)
	w.ua, err = sipgo.NewUA(sipgo.WithUserAgent("Bureau"),
		sipgo.WithUserAgentTransportLayerOptions(sip.WithTransportLayerLogger(silent)),
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

func (w *Wire) listen() error {
	if at := w.cfg.UDP; at != "" {
		addr, err := net.ResolveUDPAddr("udp", at)
		if err != nil {
			return fmt.Errorf("SIP over UDP: %w", err)
		}
		if w.udp, err = net.ListenUDP("udp", addr); err != nil {
			return fmt.Errorf("SIP over UDP: %w", err)
		}
		w.udp.SetReadBuffer(bufferSize) // as much of it as the system gives: the default loses what arrives at once
		w.udp.SetWriteBuffer(bufferSize)
	}
	if at := w.cfg.TCP; at != "" {
		l, err := net.Listen("tcp", at)
		if err != nil {
			return fmt.Errorf("SIP over TCP: %w", err)
		}
		w.tcp = l
	}
	if at := w.cfg.TLS; at != "" {
		if w.cfg.Certificate == nil {
			return errors.New("SIP over TLS needs a certificate")
		}
		l, err := net.Listen("tcp", at)
		if err != nil {
			return fmt.Errorf("SIP over TLS: %w", err)
		}
		w.tls = l
	}
	return nil
}

// Serve begins to hear.
func (w *Wire) Serve() {
	for range workers {
		w.goes(w.work)
	}
	layer := w.ua.TransportLayer()
	if w.udp != nil {
		w.replace()
	}
	if w.tcp != nil {
		w.goes(func() { _ = layer.ServeTCP(&door{Listener: w.tcp, streams: w.streams, network: "tcp"}) })
	}
	if w.tls != nil {
		w.goes(func() {
			_ = layer.ServeTLS(&door{Listener: w.tls, streams: w.streams, network: "tls", certificate: w.cfg.Certificate})
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
	view := &datagrams{UDPConn: w.udp, wire: w, seen: map[netip.AddrPort]struct{}{}}
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
	for _, c := range []net.Listener{w.tcp, w.tls} {
		if c != nil {
			c.Close()
		}
	}
	if w.udp != nil {
		w.udp.Close()
	}
	w.streams.close()
	if w.ua != nil {
		w.ua.Close()
	}
	w.working.Wait()
}

// Addr is where a network is heard; nil: nowhere.
func (w *Wire) Addr(network string) net.Addr {
	switch {
	case network == "udp" && w.udp != nil:
		return w.udp.LocalAddr()
	case network == "tcp" && w.tcp != nil:
		return w.tcp.Addr()
	case network == "tls" && w.tls != nil:
		return w.tls.Addr()
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
	}
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
