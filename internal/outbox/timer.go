package outbox

import (
	"context"
	"time"

	"bureau/internal/db"
)

// timer is something that recurs.
type timer struct {
	name  string
	every time.Duration
}

// Every lets fn run on one node each period, first one period after the database is new to it. It is called before
// Start. A run that is still waiting or under way is not joined by a second.
func (o *Outbox) Every(name string, period time.Duration, fn func(ctx context.Context) error) {
	o.timers = append(o.timers, timer{name, period})
	o.Handle(name, func(ctx context.Context, _ Work) error { return fn(ctx) })
}

// setTimers makes the rows of timers that this database does not know yet.
func (o *Outbox) setTimers(ctx context.Context) error {
	now := o.Clock.Now()
	return o.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		for _, t := range o.timers {
			if err := insertTimer(tx, t.name, now.Add(t.every)); err != nil {
				return err
			}
		}
		return nil
	})
}

// tick adds the work of the timers that are due.
func (o *Outbox) tick(ctx context.Context) error {
	now := o.Clock.Now()
	var names []string
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		names, err = dueTimers(tx, now)
		return err
	})
	if err != nil || len(names) == 0 {
		return err
	}
	return o.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		for _, t := range o.timers {
			if err := o.begin(tx, t, now); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *Outbox) begin(tx db.Tx, t timer, now time.Time) error {
	mine, err := moveTimer(tx, t.name, now, now.Add(t.every))
	if err != nil || !mine {
		return err
	}
	if n, err := waiting(tx, t.name); err != nil || n > 0 {
		return err
	}
	return o.Add(tx, Work{Kind: t.name, Key: t.name, Until: now.Add(max(t.every, time.Hour))})
}

// sweep deletes what ended long enough ago.
func (o *Outbox) sweep(ctx context.Context) error {
	now := o.Clock.Now()
	return o.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		return sweepEnded(tx, now.Add(-keepDone), now.Add(-keepLost))
	})
}
