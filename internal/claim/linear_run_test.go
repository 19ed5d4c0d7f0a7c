package claim_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

const (
	// perHistory is how many operations one history has; the search for an order grows with it.
	perHistory = 100
	org        = "org-a"
)

// epoch is where the clock of a history starts; a tick is a microsecond.
var epoch = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// verbs are what the clients call; a mutant replaces one of them.
type verbs struct {
	take    func(d *db.DB, t claim.Take, now func() time.Time) error
	confirm func(d *db.DB, holder string, now func() time.Time) error
}

// honest calls the package as the program does: the clock is read inside the transaction.
var honest = verbs{
	take: func(d *db.DB, t claim.Take, now func() time.Time) error {
		life := t.Until
		return d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error {
			at := now()
			t.Until = at.Add(life.Sub(epoch))
			_, err := t.Do(tx, at)
			return err
		})
	},
	confirm: func(d *db.DB, holder string, now func() time.Time) error {
		return d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error {
			return claim.Confirm(tx, holder, now())
		})
	},
}

// history is one run of the clients against resources of its own.
type history struct {
	t       *testing.T
	d       *db.DB
	verbs   verbs
	clients int
	names   []string
	clock   *clock.Fixed
	ticket  atomic.Int64 // orders calls and returns
	mu      sync.Mutex
	holders []input // the takes so far, also those under way
	ops     []porcupine.Operation
	mutant  bool // what it writes may make a later statement fail, which is no answer
	void    bool // one did: no order could be checked against such a history
}

func newHistory(t *testing.T, d *db.DB, v verbs, clients int) *history {
	h := &history{t: t, d: d, verbs: v, clients: clients, clock: clock.At(epoch)}
	err := d.Write(t.Context(), org, func(_ context.Context, tx db.Tx) error {
		h.names = nil
		for _, n := range capacities {
			h.names = append(h.names, id.New())
			if err := claim.AddResource(tx, h.names[len(h.names)-1], n); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
		return nil
	}
	return h
}

// run lets the clients loose and gives the history they made.
func (h *history) run() []porcupine.Operation {
	var all sync.WaitGroup
	for c := range h.clients {
		quota := perHistory / h.clients
		if c < perHistory%h.clients {
			quota++
		}
		all.Go(func() {
			for range quota {
				h.one(c)
			}
		})
	}
	all.Wait()
	return h.ops
}

func (h *history) one(client int) {
	in := h.choose()
	call := h.ticket.Add(1)
	out, err := h.do(in)
	back := h.ticket.Add(1)
	if f, ok := fault.As(err); ok {
		out.code = f.Code
	} else if err != nil {
		h.lost(in, err)
	}
	h.clock.Advance(time.Duration(rand.IntN(3)) * time.Microsecond)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ops = append(h.ops, porcupine.Operation{ClientId: client, Input: in, Output: out, Call: call, Return: back})
}

// lost is an operation of which nobody knows whether it was done.
func (h *history) lost(in input, err error) {
	if !h.mutant {
		h.t.Errorf("%+v ended with %v", in, err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.void = true
}

func randomStretch() stretch {
	from := rand.IntN(slots)
	return stretch{from, min(slots, from+1+rand.IntN(4))}
}

// choose picks an operation; those on a holder prefer the latest, so that several clients meet on one.
func (h *history) choose() input {
	h.mu.Lock()
	defer h.mu.Unlock()
	dice := rand.IntN(100)
	if dice < 40 || len(h.holders) == 0 {
		in := h.newTake()
		h.holders = append(h.holders, in)
		return in
	}
	if dice < 48 {
		return input{verb: look}
	}
	late := h.holders[max(0, len(h.holders)-8):]
	known := late[rand.IntN(len(late))]
	in := input{holder: known.holder, to: randomStretch(), resource: -1}
	switch {
	case dice < 64:
		in.verb = move
		if len(known.wishes) == 1 && !known.wishes[0].whole && rand.IntN(2) == 0 {
			in.resource = rand.IntN(len(capacities))
		}
	case dice < 84:
		in.verb = confirm
	default:
		in.verb = release
	}
	return in
}

func (h *history) newTake() input {
	in := input{verb: take, holder: len(h.holders), strength: claim.Hold, life: 1 + rand.Int64N(24)}
	resources := rand.Perm(len(capacities))
	in.wishes = []wish{{resource: resources[0], stretch: randomStretch()}}
	switch rand.IntN(8) {
	case 0, 1, 2:
		in.wishes = append(in.wishes, wish{resource: resources[1], stretch: in.wishes[0].stretch})
	case 3:
		in.strength, in.life, in.wishes[0].whole = claim.Blocked, 0, true
	case 4, 5:
		in.strength, in.life = claim.Taken, 0
	}
	return in
}

func slotSpan(s stretch) span.Span {
	return span.Of(epoch.Add(time.Duration(s.from)*time.Hour), epoch.Add(time.Duration(s.to)*time.Hour))
}

// do calls the package and notes the clock that the last run of the transaction read.
func (h *history) do(in input) (out output, err error) {
	ctx, holder := context.Background(), h.names[0]+fmt.Sprint("/", in.holder)
	now := func() time.Time {
		at := h.clock.Now()
		out.now = at.Sub(epoch).Microseconds()
		return at
	}
	switch in.verb {
	case take:
		t := claim.Take{Strength: in.strength, Holder: holder, Until: epoch.Add(time.Duration(in.life) * time.Microsecond)}
		for _, w := range in.wishes {
			t.Wants = append(t.Wants, claim.Want{Resource: h.names[w.resource], Span: slotSpan(w.stretch), Whole: w.whole})
		}
		err = h.verbs.take(h.d, t, now)
	case confirm:
		err = h.verbs.confirm(h.d, holder, now)
	case move:
		err = h.d.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
			if in.resource >= 0 {
				_, err = claim.MoveTo(tx, holder, h.names[in.resource], slotSpan(in.to), now())
			} else {
				_, err = claim.Move(tx, holder, slotSpan(in.to), now())
			}
			return err
		})
	case release:
		err = h.d.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
			now()
			out.count, err = claim.Release(tx, holder)
			return err
		})
	case look:
		err = h.d.Read(ctx, org, func(tx db.Tx) error {
			found, err := claim.Busy(tx, slotSpan(stretch{0, slots}), now(), h.names...)
			out.seen = h.entries(found)
			return err
		})
	}
	return out, err
}

// entries says claims in the words of the model.
func (h *history) entries(found []claim.Claim) []entry {
	var out []entry
	for _, c := range found {
		e := entry{resource: slices.Index(h.names, c.Resource), strength: c.Strength}
		fmt.Sscanf(c.Holder[len(h.names[0]):], "/%d", &e.holder)
		e.from = int(c.Span.StartTime().Sub(epoch) / time.Hour)
		e.to = int(c.Span.EndTime().Sub(epoch) / time.Hour)
		if c.Strength == claim.Hold {
			e.until = c.Until.Sub(epoch).Microseconds()
		}
		out = append(out, e)
	}
	return out
}
