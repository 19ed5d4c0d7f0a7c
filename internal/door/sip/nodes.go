package sip

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/id"
	"bureau/internal/phone"
	"bureau/internal/rate"
)

// nodes are the machines that answer phones of this office together, and the way between them: each says in the database that it is
// there, and a call to a phone of another travels to that one, which rings the phones that are registered with itself and no others.
type nodes struct {
	door   *Door
	links  *wire.Links // nil: this machine is the only one
	wire   *wire.Wire
	own    phone.Node
	mu     sync.Mutex
	there  map[string]string     // the nodes that are there: address and run
	missed map[string]time.Time  // those that were looked for in vain
	busy   map[string]*published // by organisation
	over   chan struct{}
	gone   chan struct{} // closed once this node has said that it goes
	once   sync.Once
}

// between are the limits of what comes from other nodes, which have proved who they are: many calls over one connection.
var between = wire.Limits{Stranger: rate.Limit{PerSecond: 50000, Burst: 50000}, Known: rate.Limit{PerSecond: 50000, Burst: 50000},
	Idle: 24 * time.Hour, Unproved: 1 << 62}

// open begins to hear other nodes, where there may be some, and says that this one is there.
func (n *nodes) open() (err error) {
	cfg := n.door.cfg
	n.over, n.gone = make(chan struct{}), make(chan struct{})
	if cfg.Nodes == nil {
		close(n.gone)
		return nil
	}
	n.own = phone.Node{Address: cfg.Node, Run: id.New()}
	if n.links, err = wire.Link(cfg.Nodes, cfg.Secret); err != nil {
		return err
	}
	n.wire, err = wire.Open(wire.Config{Sockets: wire.Sockets{TCP: n.links}, Limits: between, Mute: true, Log: cfg.Log, Answer: n.answer,
		Handle: func(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
			n.handle(req, tx, wire.Flow{Network: fromNode, Remote: from.Remote})
		},
		Lost: func(f wire.Flow) { n.door.lost(wire.Flow{Network: fromNode, Remote: f.Remote}) }})
	if err == nil {
		err = n.beat()
	}
	if err != nil {
		return errors.Join(err, n.links.Close())
	}
	n.wire.Serve()
	n.door.goes(n.stay)
	return nil
}

// stay says again and again that this node is there.
func (n *nodes) stay() {
	defer close(n.gone)
	tick := time.NewTicker(phone.NodeBeat)
	defer tick.Stop()
	for {
		select {
		case <-n.over:
			n.withdraw()
			return
		case <-tick.C:
		}
		if err := n.beat(); err != nil {
			n.door.cfg.Log.Error("this node cannot tell the others that it is there", "error", err)
		}
	}
}

func (n *nodes) withdraw() {
	ctx, cancel := context.WithTimeout(context.Background(), patience/2)
	defer cancel()
	err := n.door.cfg.DB.WriteGlobal(ctx, func(ctx context.Context, tx db.Tx) error { return n.door.cfg.Phones.Withdraw(ctx, tx, n.own) })
	if err != nil {
		n.door.cfg.Log.Warn("this node cannot tell the others that it goes", "error", err)
	}
}

// stop tells the others that this node goes.
func (n *nodes) stop() { n.once.Do(func() { close(n.over) }) }

// close ends hearing other nodes.
func (n *nodes) close() {
	if n.wire != nil {
		n.wire.Close()
	}
}

// beat says that this node is there, and looks who else is.
func (n *nodes) beat() error {
	ctx, cancel := context.WithTimeout(n.door.life, phone.NodeBeat)
	defer cancel()
	cfg := n.door.cfg
	err := cfg.DB.WriteGlobal(ctx, func(ctx context.Context, tx db.Tx) error { return cfg.Phones.Announce(ctx, tx, n.own) })
	return errors.Join(err, n.look(ctx))
}

func (n *nodes) look(ctx context.Context) error {
	cfg := n.door.cfg
	var all []phone.Node
	err := cfg.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) { all, err = cfg.Phones.Nodes(ctx, tx); return err })
	n.mu.Lock()
	defer n.mu.Unlock()
	if err != nil {
		return err
	}
	n.there = map[string]string{}
	for _, o := range all {
		n.there[o.Address] = o.Run
	}
	return nil
}

// reaches tells whether another node is there.
func (n *nodes) reaches(address string) bool {
	return n.links != nil && address != n.own.Address && n.knows(address)
}

// knows tells whether a node is there, by its address or its run; one that is not known may have come just now.
func (n *nodes) knows(name string) bool {
	if known, lately := n.known(name); known || lately {
		return known
	}
	ctx, cancel := context.WithTimeout(n.door.life, phone.NodeBeat)
	defer cancel()
	if err := n.look(ctx); err != nil {
		n.door.cfg.Log.Error("the other nodes cannot be looked up", "error", err)
	}
	known, _ := n.known(name)
	if !known {
		n.miss(name)
	}
	return known
}

// known tells whether a node was there when they were looked up, and whether it was looked for in vain a moment ago.
func (n *nodes) known(name string) (known, lately bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for address, run := range n.there {
		known = known || name == address || name == run
	}
	return known, time.Since(n.missed[name]) < time.Second
}

func (n *nodes) miss(name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.missed == nil || len(n.missed) > maxMissed {
		n.missed = map[string]time.Time{}
	}
	n.missed[name] = time.Now()
}

const maxMissed = 1000

// connect sees to it that there is a way to a node.
func (n *nodes) connect(ctx context.Context, f wire.Flow) error {
	if n.wire.Alive(road(f)) {
		return nil
	}
	_, err := n.links.Dial(ctx, f.Remote)
	if err != nil && ctx.Err() == nil {
		n.door.cfg.Log.Warn("another node cannot be reached; a call to its phones goes on without them", "node", f.Remote, "error", err)
	}
	return err
}

// answer answers what needs no transaction: nobody registers here.
func (n *nodes) answer(req *sip.Request, _ wire.Flow) *sip.Response {
	if req.Method == sip.OPTIONS {
		return respond(req, sip.StatusOK, "OK")
	}
	return respond(req, sip.StatusForbidden, "Forbidden")
}

// handle takes what another node sends: the calls to phones that are registered here, and what follows in them.
func (n *nodes) handle(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	l := n.door.find(idOf(req))
	switch {
	case req.Method == sip.ACK:
		n.door.acknowledged(req)
	case l != nil && l.way() == from:
		l.asked(req, tx)
	case l == nil && req.Method == sip.INVITE && !req.To().Params.Has("tag"):
		n.door.handed(req, tx, from)
	default:
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist"))
	}
}
