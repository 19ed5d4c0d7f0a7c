package account

import (
	"context"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
)

// DropTokens ends the tokens of a member who leaves, in the transaction in which they leave.
func DropTokens(tx db.Tx, member string) error {
	_, err := tx.Exec("DELETE FROM api_token WHERE member = $1 AND org = $2", member, tx.Org())
	return err
}

// endSessions is the work that ends the sessions of who left.
const endSessions = "account/end-sessions"

// gone are who left and when, in microseconds: who is back by then keeps the sessions that they began since.
type gone struct {
	Member string `json:"m"`
	At     int64  `json:"t"`
}

// EndSessionsOf sees to it that the sessions which act for a member who leaves end after the commit, whatever stops in
// between. They act no more in any case, since nobody acts for a deactivated member; this makes sure that none comes to
// life with them again.
func (a *Accounts) EndSessionsOf(tx db.Tx, member string) error {
	at := db.Micros(a.Clock.Now())
	return a.post.Outbox.Add(tx, outbox.Work{Kind: endSessions, Key: "sessions/" + member, Ref: gone{member, at}, Until: db.Time(at).AddDate(1, 0, 0)})
}

func (a *Accounts) endGone(ctx context.Context, w outbox.Work) error {
	var g gone
	if err := w.Decode(&g); err != nil {
		return outbox.Permanent(err)
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		_, err := tx.Exec("UPDATE session SET ended_at = $1 WHERE member = $2 AND created_at <= $1 AND ended_at IS NULL", g.At, g.Member)
		return err
	})
}

// endNow ends a session that is found to act for nobody any more, and says so.
func (a *Accounts) endNow(ctx context.Context, s Session) error {
	now := a.Clock.Now()
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		_, err := endOne(tx, s, s.ID, now)
		return err
	})
	if err != nil {
		return err
	}
	return fault.New(fault.SignedOut, i18n.Deactivated)
}
