package workplace

import (
	"context"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// Forget erases what a member has here: what lies ahead is given back, stays and reservations go, and what they booked for
// colleagues stays without them. Of the past stay the claims, which hold ids of nobody. As a visitor of a colleague
// they lose name and address. Like Vacate it is no verb of an actor.
func (w *Workplaces) Forget(ctx context.Context, tx db.Tx, member, email string) error {
	if err := w.Vacate(ctx, tx, member); err != nil {
		return err
	}
	for _, statement := range forgetting {
		if _, err := tx.Exec(statement, tx.Org(), member); err != nil {
			return err
		}
	}
	for _, statement := range unnaming {
		if _, err := tx.Exec(statement, tx.Org(), strings.ToLower(email), nameless); err != nil {
			return err
		}
	}
	return nil
}

// forgetting are the statements that leave nothing of a member, in the order that the tables' references ask for.
var forgetting = []string{
	"DELETE FROM own_mail WHERE org = $1 AND member = $2",
	"DELETE FROM stay WHERE org = $1 AND member = $2",
	"UPDATE reservation SET booked_by = NULL WHERE org = $1 AND booked_by = $2",
	"UPDATE series SET booked_by = NULL WHERE org = $1 AND booked_by = $2",
	"DELETE FROM reservation WHERE org = $1 AND member = $2",
	"DELETE FROM series_missed WHERE org = $1 AND series IN (SELECT q.id FROM series q WHERE q.org = $1 AND q.member = $2)",
	"DELETE FROM series WHERE org = $1 AND member = $2",
}

// nameless is the name of a visitor who was erased.
const nameless = "–"

var unnaming = []string{
	"UPDATE reservation SET guest_name = $3, guest_email = NULL WHERE org = $1 AND lower(guest_email) = $2",
	"UPDATE series SET guest_name = $3, guest_email = NULL WHERE org = $1 AND lower(guest_email) = $2",
}

// Held gives every reservation of the actor, and those that they booked for others, the latest first: also what is past or
// was cancelled.
func Held(tx db.Tx, actor directory.Actor, limit int) ([]Place, error) {
	return db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND (r.member = $2 OR r.booked_by = $2)
		ORDER BY r.starts_at DESC, r.id LIMIT $3`, tx.Org(), actor.Member, limit)
}
