package workplace

import (
	"context"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// UndoFor is how long a cancellation can be undone.
const UndoFor = 10 * time.Minute

// Restore takes the period of a cancelled reservation again, for UndoFor after its cancellation. It is refused with
// Taken where somebody has it meanwhile, and with Refused when it is too late. Restored again it changes nothing.
func (w *Workplaces) Restore(_ context.Context, tx db.Tx, actor directory.Actor, id string) (Reservation, error) {
	now := w.Clock.Now()
	r, err := lockFor(tx, actor, id)
	if err != nil || r.UndoAt.IsZero() && !r.Cancelled {
		return r, err
	}
	if r.UndoAt.IsZero() || now.Sub(r.UndoAt) > UndoFor {
		return r, fault.New(fault.Refused, i18n.UndoTooLate)
	}
	a, err := assetByID(tx, r.Asset)
	if err != nil {
		return r, err
	}
	if r, err = w.restore(tx, actor, a, r, now); err != nil {
		return r, err
	}
	tx.Record(Reserved{r, a, actor.Member})
	return r, nil
}

// restore takes the time back: all of it where it had not begun, else what was left.
func (w *Workplaces) restore(tx db.Tx, actor directory.Actor, a Asset, r Reservation, now time.Time) (Reservation, error) {
	whole := span.Span{Start: r.Span.Start, End: r.UndoEnd}
	if whole.End <= db.Micros(now) {
		return r, fault.New(fault.Refused, i18n.UndoTooLate)
	}
	var err error
	if r.Cancelled {
		take := claim.Take{Wants: []claim.Want{{Resource: a.ID, Span: whole}}, Strength: claim.Taken, Holder: r.holder()}
		_, err = take.Do(tx, now)
	} else {
		_, err = claim.Move(tx, r.holder(), whole, now)
	}
	if err != nil {
		return r, explain(tx, actor, a, whole, err)
	}
	r.Span, r.Rev, r.Cancelled, r.UndoAt, r.UndoEnd = whole, r.Rev+1, false, time.Time{}, 0
	return r, reviveReservation(tx, r)
}

// Undoable lists what the actor cancelled within UndoFor and may have back, the latest first.
func (w *Workplaces) Undoable(tx db.Tx, actor directory.Actor) ([]Place, error) {
	now := w.Clock.Now()
	return db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.undo_at >= $2 AND r.undo_end > $3
		AND (r.member = $4 OR r.booked_by = $5)
		AND NOT EXISTS (SELECT 1 FROM series q WHERE q.id = r.series AND q.org = r.org AND q.undo_at = r.undo_at) ORDER BY r.undo_at DESC, r.starts_at, r.id LIMIT 20`,
		tx.Org(), db.Micros(now.Add(-UndoFor)), db.Micros(now), actor.Member, bookingAs(actor))
}

// UndoableSeries lists the series that the actor cancelled within UndoFor and may have back, the latest first.
func (w *Workplaces) UndoableSeries(tx db.Tx, actor directory.Actor) ([]SeriesPlace, error) {
	all, err := db.All(tx, seriesPlace, seriesPlaceSelect+` WHERE q.org = $1 AND q.undo_at >= $2 AND (q.member = $3 OR q.booked_by = $4)
		ORDER BY q.undo_at DESC, q.id LIMIT 20`, tx.Org(), db.Micros(w.Clock.Now().Add(-UndoFor)), actor.Member, bookingAs(actor))
	for i := range all {
		if err == nil {
			err = all[i].ReadPlaces(tx, span.DateOf(w.Clock.Now(), all[i].Series.Zone))
		}
	}
	return all, err
}
