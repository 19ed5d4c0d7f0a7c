package workplace

import (
	"context"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// Amid gives a member's reservations, and those of visitors whom they expect, that are not over and reach into a time, by when
// they begin. It is no verb of an actor: the office asks for whoever may enter the member's absence; so are the two below.
func (w *Workplaces) Amid(tx db.Tx, member string, over span.Span) ([]Place, error) {
	return db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.member = $2 AND r.cancelled_at IS NULL AND r.ends_at > $3
		AND r.ends_at > $4 AND r.starts_at < $5 ORDER BY r.starts_at, r.id LIMIT 5001`,
		tx.Org(), member, db.Micros(w.Clock.Now()), over.Start, over.End)
}

// RunningOf gives a member's running stays.
func (w *Workplaces) RunningOf(tx db.Tx, member string) ([]Place, error) {
	return w.Running(tx, directory.Actor{Member: member})
}

// FreeFrom gives a reservation back because its person is away from an instant on. What lies before stays theirs; they are told
// where somebody else did it, and so is a visitor.
func (w *Workplaces) FreeFrom(_ context.Context, tx db.Tx, actor directory.Actor, reservation string, from time.Time) error {
	now := w.Clock.Now()
	r, err := reservationByID(tx, reservation)
	if err != nil {
		return err
	}
	if r, err = lockFor(tx, directory.Actor{Member: r.Member}, r.ID); err != nil || r.Cancelled || r.Span.End <= db.Micros(now) {
		return err
	}
	a, err := assetByID(tx, r.Asset)
	if err != nil {
		return err
	}
	if from.After(now) && r.Span.Start < db.Micros(from) {
		r.Span.End, r.Rev = db.Micros(from), r.Rev+1
		if _, err := claim.Move(tx, r.holder(), r.Span, now); err != nil {
			return err
		}
		tx.Record(Changed{r, a, a, actor.Member})
		return updateReservation(tx, r)
	}
	if r, err = w.giveUp(tx, r, now); err != nil {
		return err
	}
	tx.Record(Cancelled{r, a, actor.Member})
	return nil
}

// EndStay checks a member out because they are away.
func (w *Workplaces) EndStay(ctx context.Context, tx db.Tx, stay string) error {
	s, err := stayByID(tx, stay)
	if err != nil {
		return err
	}
	_, err = w.CheckOut(ctx, tx, directory.Actor{Org: tx.Org(), Member: s.Member}, stay)
	return err
}
