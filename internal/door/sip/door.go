package sip

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
	"bureau/internal/live"
	"bureau/internal/phone"
)

// Line is where phones reach the door. Without sockets there is no door.
type Line struct {
	wire.Sockets
	Certificate *tls.Config    // for TLS
	Roots       *x509.CertPool // whose certificates trunks must have; nil: those that this machine trusts
	Host        string         // the address that phones reach this machine's sound at, where it is not the one that they call
	Ports       [2]int         // of the sound, the first and the last; zeros: any
	Limits      wire.Limits
	Timers      Timers
	Nodes       net.Listener // where the other nodes of the office reach this one; nil: there are none
	Node        string       // names this machine among several: set by Open to the address of Nodes
}

// Close gives the addresses back.
func (l Line) Close() {
	l.Sockets.Close()
	if l.Nodes != nil {
		l.Nodes.Close()
	}
}

// Open tells whether the line has sockets.
func (l Line) Open() bool { return l.UDP != nil || l.TCP != nil || l.TLS != nil }

// Config is what the door opens to.
type Config struct {
	Line

	DB     *db.DB
	Phones *phone.Phones
	Secret []byte // by which nodes know each other, where there are several
	Live   *live.Hub
	Reach  func(netip.AddrPort) bool // whether a trunk may be at an address
	Clock  clock.Clock
	Log    *slog.Logger
}

// Door is the open door.
type Door struct {
	cfg       Config
	wire      roads
	digest    *wire.Digest
	ports     *media.Ports
	creds     credentials
	registrar registrar
	granted   atomic.Uint64
	mu        sync.Mutex
	legs      map[dialogID]*leg
	calls     map[*call]bool
	lamps     lamps
	trunks    trunks
	nodes     nodes
	life      context.Context
	end       context.CancelFunc
	shut      bool
	going     sync.WaitGroup
}

// Open listens, and answers from then on.
func Open(cfg Config) (*Door, error) {
	if cfg.Nodes != nil {
		cfg.Node = cfg.Nodes.Addr().String()
	}
	d := &Door{cfg: cfg, digest: wire.NewDigest(cfg.Phones.Realm, cfg.Clock), legs: map[dialogID]*leg{}, calls: map[*call]bool{}}
	d.cfg.Timers = cfg.Timers.whole()
	d.creds.door, d.lamps.door, d.trunks.door, d.nodes.door = d, d, d, d
	d.wire.nodes = &d.nodes
	d.life, d.end = context.WithCancel(context.Background())
	d.registrar.open(d)
	cfg.Live.Follow(d.life, d.creds.heard)
	var err error
	if d.ports, err = media.Open(cfg.Ports[0], cfg.Ports[1]); err != nil {
		return nil, err
	}
	d.wire.Wire, err = wire.Open(wire.Config{Sockets: cfg.Sockets, Certificate: cfg.Certificate, Roots: cfg.Roots, Limits: cfg.Limits, Log: cfg.Log,
		Answer: d.answer, Handle: d.handle, Lost: d.lost})
	if err != nil {
		return nil, err
	}
	if err = d.nodes.open(); err != nil {
		return nil, err
	}
	d.wire.Serve()
	d.trunks.start()
	return d, nil
}

// Addr is where a network ("udp", "tcp", "tls") is heard; nil: nowhere.
func (d *Door) Addr(network string) net.Addr { return d.wire.Addr(network) }

// Ready tells whether the door answers.
func (d *Door) Ready() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut {
		return errors.New("the door of the phones is closed")
	}
	return nil
}

// Counts is what the door does, for whoever runs it.
type Counts struct {
	wire.Counts
	Registered uint64 // registrations that were granted
	Calls      int    // that are under way
	Sides      int    // of calls, at which sound passes
}

// Counts gives what the door did so far, and what it does now.
func (d *Door) Counts() Counts {
	d.mu.Lock()
	defer d.mu.Unlock()
	return Counts{d.wire.Counts(), d.granted.Load(), len(d.calls), d.ports.Len()}
}

// patience is how long phones have to answer the end of their calls when the door closes.
const patience = 2 * time.Second

// Close ends the calls and closes the door.
func (d *Door) Close() error {
	d.mu.Lock()
	d.shut = true
	all := make([]*call, 0, len(d.calls))
	for c := range d.calls {
		all = append(all, c)
	}
	d.mu.Unlock()
	d.nodes.stop()
	for _, c := range all {
		c.hangUp()
	}
	d.trunks.stop()
	over := make(chan struct{})
	go func() { d.going.Wait(); close(over) }()
	select {
	case <-over:
	case <-time.After(patience):
	}
	d.end()
	d.wire.Close()
	d.nodes.close()
	d.ports.Close()
	return nil
}

// goes does something beside, until the door closes.
func (d *Door) goes(f func()) {
	d.going.Add(1)
	go func() {
		defer d.going.Done()
		defer d.failed("something beside")
		f()
	}()
}

// answer answers what needs no transaction.
func (d *Door) answer(req *sip.Request, from wire.Flow) *sip.Response {
	if req.Method == sip.REGISTER {
		return d.register(req, from)
	}
	res := respond(req, sip.StatusOK, "OK")
	res.AppendHeader(sip.NewHeader("Accept", "application/sdp"))
	return able(res)
}

// handle takes every other request.
func (d *Door) handle(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	switch {
	case req.Method == sip.ACK:
		d.acknowledged(req)
	case req.To().Params.Has("tag"):
		d.within(req, tx, from)
	case req.Method == sip.INVITE:
		d.invited(req, tx, from)
	case req.Method == sip.SUBSCRIBE:
		d.lamps.subscribe(req, tx, from)
	case req.Method == sip.CANCEL, req.Method == sip.BYE, req.Method == sip.UPDATE, req.Method == sip.PRACK, req.Method == sip.INFO,
		req.Method == sip.REFER, req.Method == sip.NOTIFY:
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist"))
	default:
		reply(tx, able(respond(req, sip.StatusMethodNotAllowed, "Method Not Allowed")))
	}
}

// within takes a request of a dialog: over the dialog's own flow, or with a proof.
func (d *Door) within(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	l := d.find(idOf(req))
	if l != nil && l.way().Network == fromNode {
		l = nil // its requests come over that flow alone
	}
	if l == nil {
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist"))
		return
	}
	if l.way() != from && (l.trunk == nil || !l.trunk.from(from)) {
		dev, no := d.proven(req, from)
		if no == nil && dev.Device != l.device {
			no = respond(req, sip.StatusForbidden, "Forbidden")
		}
		if no != nil {
			reply(tx, no)
			return
		}
		l.moved(from)
	}
	l.asked(req, tx)
}

// lost ends the calls of a connection that is over.
func (d *Door) lost(f wire.Flow) {
	d.mu.Lock()
	var hit []*leg
	for _, l := range d.legs {
		if l.way() == f {
			hit = append(hit, l)
		}
	}
	d.mu.Unlock()
	for _, l := range hit {
		l.end()
	}
	d.lamps.lost(f)
}

func (d *Door) find(id dialogID) *leg {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.legs[id]
}

func (d *Door) failed(what string) {
	if r := recover(); r != nil {
		d.cfg.Log.Error("the SIP door failed", "at", what, "panic", r)
	}
}

const allowed = "INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, INFO, UPDATE, PRACK, REFER, NOTIFY, SUBSCRIBE"

// able says what the door can.
func able(res *sip.Response) *sip.Response {
	res.AppendHeader(sip.NewHeader("Allow", allowed))
	res.AppendHeader(sip.NewHeader("Supported", "100rel, timer, replaces, outbound"))
	res.AppendHeader(sip.NewHeader("Allow-Events", lampEvents+", refer"))
	return res
}

// respond makes an answer without a body.
func respond(req *sip.Request, status int, reason string) *sip.Response {
	res := sip.NewResponseFromRequest(req, status, reason, nil)
	res.SipVersion = "SIP/2.0"
	return res
}

func reply(tx sip.ServerTransaction, res *sip.Response) { _ = tx.Respond(res) }

// plain leaves of a name what may stand between quotation marks.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == '"' || r == '\\' || r == 0x7f {
			return -1
		}
		return r
	}, name)
}
