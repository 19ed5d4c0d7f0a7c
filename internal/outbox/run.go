package outbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
)

// Start begins to do work on this node, until Stop or the end of ctx.
func (o *Outbox) Start(ctx context.Context) error {
	if err := o.setTimers(ctx); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	o.mu.Lock()
	o.stop = stop
	o.mu.Unlock()
	o.running.Go(func() { o.loop(ctx) })
	return nil
}

// Stop ends the worker and waits for what it was doing. What was cut short is done again by whoever starts next.
func (o *Outbox) Stop() {
	o.mu.Lock()
	stop := o.stop
	o.mu.Unlock()
	if stop != nil {
		stop()
	}
	o.running.Wait()
}

// loop takes as much work as there are seats, when it is woken, when a seat is free again, and at each poll.
func (o *Outbox) loop(ctx context.Context) {
	seats := make(chan struct{}, abreast)
	ticker := time.NewTicker(poll)
	defer ticker.Stop()
	for ctx.Err() == nil {
		if err := o.round(ctx, seats); err != nil && ctx.Err() == nil {
			o.Log.Warn("outbox: work not taken", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-o.wake:
		case <-ticker.C:
		}
	}
}

func (o *Outbox) round(ctx context.Context, seats chan struct{}) error {
	if err := o.tick(ctx); err != nil {
		return err
	}
	free := cap(seats) - len(seats)
	if free == 0 {
		return nil
	}
	taken, err := o.take(ctx, free)
	for _, w := range taken {
		seats <- struct{}{}
		o.running.Go(func() {
			o.do(ctx, w)
			<-seats
			o.Wake()
		})
	}
	return err
}

// take locks work that is due for this node.
func (o *Outbox) take(ctx context.Context, limit int) ([]Work, error) {
	now := o.Clock.Now()
	n := 0
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		n, err = open(tx, now)
		return err
	})
	if err != nil || n == 0 {
		return nil, err
	}
	var out []Work
	err = o.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) (err error) {
		if out, err = due(tx, o.kinds(), now, limit); err != nil {
			return err
		}
		for i := range out {
			out[i].Attempt++
			if err := lock(tx, out[i], now.Add(lease)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// kinds are what this node knows how to do; another version of the program may know more.
func (o *Outbox) kinds() []string {
	var out []string
	for k := range o.handlers {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// do runs the handler and notes what came of it. Work that a stopping node cut short is left to its lock's end, or freed.
func (o *Outbox) do(ctx context.Context, w Work) {
	err := o.try(ctx, w)
	now := o.Clock.Now()
	after := context.WithoutCancel(ctx)
	noted := o.DB.WriteGlobal(after, func(_ context.Context, tx db.Tx) error {
		next := now.Add(pause(w.Attempt))
		switch {
		case err == nil:
			return end(tx, w, now, "done", "")
		case ctx.Err() != nil:
			return postpone(tx, w, now, short(err))
		case isPermanent(err) || !next.Before(w.Until):
			return end(tx, w, now, "lost", short(err))
		}
		return postpone(tx, w, next, short(err))
	})
	if err != nil && ctx.Err() == nil {
		o.Log.Warn("outbox: work failed", "kind", w.Kind, "work", w.ID, "attempt", w.Attempt, "final", isPermanent(err), "error", err)
	}
	if noted != nil {
		o.Log.Warn("outbox: outcome not noted, the work will be done again", "kind", w.Kind, "work", w.ID, "error", noted)
	}
}

// try runs the handler within its time. A panic is a failure like any other.
func (o *Outbox) try(ctx context.Context, w Work) (err error) {
	if !o.Clock.Now().Before(w.Until) {
		return Permanent(fmt.Errorf("too late: it was worth doing until %s; %s", w.Until.Format(time.RFC3339), w.reason))
	}
	ctx, cancel := context.WithTimeout(ctx, mayTake)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return o.handlers[w.Kind](ctx, w)
}

// short keeps a reason to what a row may hold.
func short(err error) string {
	s := strings.ToValidUTF8(strings.ReplaceAll(err.Error(), "\x00", ""), "")
	return strings.ToValidUTF8(s[:min(len(s), 500)], "")
}

// ErrBusy is what Drain gives when its context ends before the work does.
var ErrBusy = errors.New("outbox: there is still work due")

// Drain does all work that is due now, and what that adds, whether the worker runs or not; for the demo's filling and
// for tests.
func (o *Outbox) Drain(ctx context.Context) error {
	for {
		left, err := o.drainSome(ctx)
		switch {
		case ctx.Err() != nil && (left || err != nil):
			return errors.Join(ErrBusy, ctx.Err(), err)
		case err != nil || !left:
			return err
		}
	}
}

// drainSome does what it can take, and tells whether work is left. Where it could take none, the worker of this node or
// of another is at it, and it waits a little.
func (o *Outbox) drainSome(ctx context.Context) (left bool, err error) {
	if err := o.tick(ctx); err != nil {
		return false, err
	}
	taken, err := o.take(ctx, abreast)
	for _, w := range taken {
		o.do(ctx, w)
	}
	if err != nil || len(taken) > 0 {
		return true, err
	}
	n := 0
	err = o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		n, err = open(tx, o.Clock.Now())
		return err
	})
	if n > 0 {
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Millisecond):
		}
	}
	return n > 0, err
}
