package sip

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

// registrar writes down where phones are reached. The row of a binding is the truth, for all nodes and after a restart; it is written to last longer than its
// phone was promised, by a margin. What was promised since is remembered here alone: a phone that says again what is written, and is promised nothing beyond
// it, causes no write. Where other nodes write too, the row is read for it; else what was written last is remembered. Those of an organisation who ask at
// once are read, and written, together.
type registrar struct {
	door   *Door
	reads  crowd
	writes crowd
	mu     sync.Mutex
	held   map[string]held // by device
}

// held is what is known of a device: its bindings as they were written last, by whom they were proved, and what it was promised since.
type held struct {
	rows     []phone.Binding // none while they are being changed
	seal     string
	change   int // counts changes: rows are kept if nobody else changed them meanwhile
	promises []promise
}

// promise is what a phone here was promised last for one of its contacts.
type promise struct {
	contact, flow, call string
	seq                 uint32
	until               time.Time
}

func (g *registrar) open(d *Door) {
	g.door, g.held = d, map[string]held{}
	g.reads.work, g.writes.work = g.read, g.write
	g.reads.life, g.writes.life = d.life, d.life
}

// register notes one contact of a phone, and gives where the phone is reached then.
func (g *registrar) register(r phone.Registering) ([]phone.Binding, error) {
	h := g.of(r.Device)
	if h.newer(r) {
		return nil, fault.New(fault.Stale, i18n.Stale)
	}
	if h.seal == r.Seal && r.Served(h.rows) {
		all, err := h.rows, error(nil)
		if !g.door.cfg.DB.Alone() {
			all, err = g.reads.ask(r)
		}
		if err == nil {
			return g.kept(r, all), nil
		}
		if !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	change := g.changes(r.Device)
	all, err := g.writes.ask(r)
	if err != nil {
		return nil, err
	}
	g.wrote(r, change, all)
	return g.kept(r, all), nil
}

func (g *registrar) of(device string) held {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.held[device]
}

// newer tells whether a later message of the same dialogue was answered already.
func (h held) newer(r phone.Registering) bool {
	return slices.ContainsFunc(h.promises, func(p promise) bool { return p.contact == r.Contact && p.call == r.CallID && p.seq > r.CSeq })
}

func (g *registrar) kept(r phone.Registering, all []phone.Binding) []phone.Binding {
	g.promise(r)
	return g.promised(all)
}

// changes is called before bindings of a device are written: what is remembered of them counts no more.
func (g *registrar) changes(device string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.held[device]
	h.rows, h.change = nil, h.change+1
	g.held[device] = h
	return h.change
}

// wrote remembers how the bindings of a device are written.
func (g *registrar) wrote(r phone.Registering, change int, all []phone.Binding) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if h := g.held[r.Device]; h.change == change {
		h.rows, h.seal = all, r.Seal
		g.held[r.Device] = h
	}
}

// promise remembers what a phone was promised; the same message again changes nothing.
func (g *registrar) promise(r phone.Registering) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, h := g.door.cfg.Clock.Now(), g.held[r.Device]
	next := promise{r.Contact, r.Flow, r.CallID, r.CSeq, r.Expires}
	left := make([]promise, 0, len(h.promises)+1)
	for _, p := range h.promises {
		switch {
		case p.contact == r.Contact && p.call == r.CallID && p.seq >= r.CSeq && p.flow == r.Flow:
			next = p
		case p.contact != r.Contact && p.until.After(now) && len(left) < phone.MaxBindings:
			left = append(left, p)
		}
	}
	h.promises = append(left, next)
	g.held[r.Device] = h
}

// promised gives bindings the ends that their phones were promised, where that was here; the longest first, without those that are over.
func (g *registrar) promised(all []phone.Binding) []phone.Binding {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, out := g.door.cfg.Clock.Now(), make([]phone.Binding, 0, len(all))
	for _, b := range all {
		for _, p := range g.held[b.Device].promises {
			if b.Node == g.door.node() && p.contact == b.Contact && p.flow == b.Flow {
				b.Expires = p.until
			}
		}
		if b.Expires.After(now) {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b phone.Binding) int {
		if c := b.Expires.Compare(a.Expires); c != 0 {
			return c
		}
		return strings.Compare(a.Contact, b.Contact)
	})
	return out
}

func (g *registrar) read(ctx context.Context, org string, all []phone.Registering) (out []phone.Bound, err error) {
	err = g.door.cfg.DB.Read(ctx, org, func(tx db.Tx) error { out, err = g.door.cfg.Phones.Refreshed(ctx, tx, all); return err })
	return out, err
}

func (g *registrar) write(ctx context.Context, org string, all []phone.Registering) (out []phone.Bound, err error) {
	longer := slices.Clone(all)
	for i := range longer {
		longer[i].Expires = longer[i].Expires.Add(phone.Margin)
	}
	err = g.door.cfg.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error {
		out, err = g.door.cfg.Phones.Register(ctx, tx, longer)
		return err
	})
	return out, err
}

// node names this machine in the bindings of the phones that are reached from it.
func (d *Door) node() string { return d.cfg.Node }
