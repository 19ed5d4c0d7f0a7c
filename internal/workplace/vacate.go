package workplace

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// Ahead tells how many reservations of a member are not over, to those who may manage people.
func (w *Workplaces) Ahead(tx db.Tx, member string) (int, error) {
	var n int
	err := tx.Row("SELECT count(*) FROM reservation WHERE org = $1 AND member = $2 AND cancelled_at IS NULL AND ends_at > $3",
		tx.Org(), member, db.Micros(w.Clock.Now())).Scan(&n)
	return n, err
}

// Vacate ends a member's stays and gives back all their reservations that are not over, when they leave. It is no verb
// of an actor: whoever lets them leave has the right, and the office joins the two.
func (w *Workplaces) Vacate(ctx context.Context, tx db.Tx, member string) error {
	if err := directory.Lock(tx, member); err != nil {
		return err
	}
	now := w.Clock.Now()
	ahead, err := db.All(tx, scanReservation, "SELECT "+reservationColumns+` FROM reservation r
		WHERE r.org = $1 AND r.member = $2 AND r.cancelled_at IS NULL AND r.ends_at > $3 ORDER BY r.starts_at, r.id`, tx.Org(), member, db.Micros(now))
	if err != nil {
		return err
	}
	for _, r := range ahead {
		if _, err := w.Cancel(ctx, tx, directory.Actor{Org: tx.Org(), Member: member}, r.ID, 0); err != nil {
			return err
		}
	}
	if err := endSeriesOf(tx, member, span.DateOf(now, time.UTC)); err != nil {
		return err
	}
	running, err := runningStays(tx, member, now)
	if err != nil {
		return err
	}
	for _, s := range running {
		if _, err := w.CheckOut(ctx, tx, directory.Actor{Org: tx.Org(), Member: member}, s.ID); err != nil {
			return err
		}
	}
	return nil
}
