package account

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// The verbs of the operator, who runs the machine: whoever can open the data may use them.

// Standing is an account as the operator sees it.
type Standing struct {
	ID          string
	Email       string
	Created     time.Time
	Deactivated time.Time // zero: active
	Sessions    int       // open ones
	Memberships []directory.Membership
}

// Standing tells how the account of an address stands.
func (a *Accounts) Standing(ctx context.Context, email string) (s Standing, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		s, err = standing(tx, normal(email), a.Clock.Now())
		if err == nil {
			s.Memberships, err = directory.Memberships(tx, s.ID)
		}
		return err
	})
	return s, noAccount(err)
}

// Deactivate keeps a person out, wherever they are a member, and ends every session; their tokens are refused
// as long. At the door it looks like a wrong password.
func (a *Accounts) Deactivate(ctx context.Context, email string) error {
	now := a.Clock.Now()
	return noAccount(a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		s, err := standing(tx, normal(email), now)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("UPDATE account SET deactivated_at = COALESCE(deactivated_at, $1) WHERE id = $2", db.Micros(now), s.ID); err != nil {
			return err
		}
		return endOthers(tx, s.ID, "", now)
	}))
}

// Activate lets the person in again, with the password and the tokens that they had.
func (a *Accounts) Activate(ctx context.Context, email string) error {
	return noAccount(a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		n, err := tx.Exec("UPDATE account SET deactivated_at = NULL WHERE email = $1", normal(email))
		if err == nil && n == 0 {
			return db.ErrNoRows
		}
		return err
	}))
}

// MintReset makes a link's code with which whoever has it chooses a new password for an account, within an hour. Nothing
// is mailed: the operator hands it over.
func (a *Accounts) MintReset(ctx context.Context, links *code.Codes, email, lang string) (string, error) {
	r, err := a.newRequest(reset, email, lang, resetHolds)
	if err != nil {
		return "", err
	}
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if _, err := standing(tx, r.Email, r.AskedAt); err != nil {
			return err
		}
		k, err := links.Begin(tx, code.Purpose(reset), r.ID, r.holds)
		if err != nil {
			return err
		}
		r.Code = k.ID
		return insertRequest(tx, r)
	})
	return links.Link(code.Purpose(reset), r.Code), noAccount(err)
}

func noAccount(err error) error {
	if errors.Is(err, db.ErrNoRows) {
		return fault.New(fault.NotFound, i18n.OperatorNoAccount)
	}
	return err
}

func standing(tx db.Tx, email string, now time.Time) (s Standing, err error) {
	var created int64
	var deactivated sql.NullInt64
	err = tx.Row(`SELECT a.id, a.email, a.created_at, a.deactivated_at, (SELECT count(*) FROM session s
		WHERE s.account = a.id AND s.ended_at IS NULL AND s.seen_at + s.idle_minutes * 60000000 > $2)
		FROM account a WHERE a.email = $1`, email, db.Micros(now)).Scan(&s.ID, &s.Email, &created, &deactivated, &s.Sessions)
	s.Created = db.Time(created)
	if deactivated.Valid {
		s.Deactivated = db.Time(deactivated.Int64)
	}
	return s, err
}

// admissible refuses whoever was deactivated, in the words of a wrong password: whether an address is known here is
// nobody's business.
func admissible(tx db.Tx, account string) error {
	var n int
	err := tx.Row("SELECT count(*) FROM account WHERE id = $1 AND deactivated_at IS NULL", account).Scan(&n)
	if err == nil && n == 0 {
		return fault.New(fault.Invalid, i18n.SignInWrong)
	}
	return err
}
