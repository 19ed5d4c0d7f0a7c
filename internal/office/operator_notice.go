package office

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/id"
	"bureau/internal/notice"
	"bureau/internal/outbox"
)

// listLead is how long before planned maintenance the practices get their lists: so late that they are true, so early that a
// relay which is slow has taken them.
const listLead = time.Hour

// Announce hangs up a notice of planned maintenance, before which the practices get their next appointments by mail. It tells
// when they are sent: by the office that runs beside.
func (o *Operator) Announce(ctx context.Context, n notice.Notice, start, end time.Time) (at time.Time, err error) {
	p := notice.Planned{ID: id.New(), Start: start, End: end}
	now := o.Notices.Clock.Now()
	if at = start.Add(-listLead); at.Before(now) {
		at = now
	}
	work := &outbox.Outbox{DB: o.DB, Clock: o.Notices.Clock}
	return at, o.Notices.Announce(ctx, n, p, func(tx db.Tx) error {
		return work.Add(tx, outbox.Work{ID: p.ID, Kind: beforeWork, Ref: p.ID, At: at, Until: end})
	})
}

// Planned is maintenance, and what became of the lists that are sent before it.
type Planned struct {
	notice.Planned
	Begun bool // the lists were noted
	Lists outbox.Tally
}

// Planned gives the maintenance of which the notice warns; a zero one where there is none.
func (o *Operator) Planned(ctx context.Context) (p Planned, err error) {
	if p.Planned, err = o.Notices.Plan(ctx); err != nil || p.ID == "" {
		return p, err
	}
	err = o.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		begun, err := outbox.Count(tx, beforeWork, p.ID)
		if err != nil {
			return err
		}
		p.Begun = begun.Waiting == 0
		p.Lists, err = outbox.Count(tx, "post/"+listMail, p.ID)
		return err
	})
	return p, err
}
