package workplace

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// Amendment is a Change that names only what is to be different.
type Amendment struct {
	ID    string
	Rev   int64     // as it was read; 0 leaves it unchecked
	Asset string    // empty keeps the asset
	Start time.Time // zero keeps the start
	End   time.Time // zero keeps the end
}

// Amend is Change for whoever names only some of it. What is kept is read under the same lock as the change, so
// that it is what the reservation says and not what it said a moment ago. It is refused as Change is.
func (w *Workplaces) Amend(ctx context.Context, tx db.Tx, actor directory.Actor, a Amendment) (Reservation, error) {
	r, err := ownReservation(tx, actor, a.ID)
	if err != nil {
		return r, err
	}
	c := Change{ID: a.ID, Rev: a.Rev, Asset: a.Asset, Span: r.Span}
	if !a.Start.IsZero() {
		c.Span.Start = db.Micros(a.Start)
	}
	if !a.End.IsZero() {
		c.Span.End = db.Micros(a.End)
	}
	return w.Change(ctx, tx, actor, c)
}
