package account

import (
	"context"

	"bureau/internal/db"
)

// DropTokens ends the tokens of a member who leaves, in the transaction in which they leave.
func DropTokens(tx db.Tx, member string) error {
	_, err := tx.Exec("DELETE FROM api_token WHERE member = $1 AND org = $2", member, tx.Org())
	return err
}

// EndSessionsOf ends the sessions that act for a member who left. They act no more in any case, since nobody acts for a
// deactivated member; this makes sure that none comes to life with them again.
func (a *Accounts) EndSessionsOf(ctx context.Context, member string) error {
	now := a.Clock.Now()
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		_, err := tx.Exec("UPDATE session SET ended_at = $1 WHERE member = $2 AND ended_at IS NULL", db.Micros(now), member)
		return err
	})
}
