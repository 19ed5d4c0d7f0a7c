package account

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// FactorRule is whether an organisation's people need a second factor: who came in with a password alone may only set
// one up. A token of theirs is refused until the account has one; whom a provider vouched for is asked there.
type FactorRule struct {
	Needed bool
	Rev    int64 // zero where it was never set
}

func factorRule(tx db.Tx, org string) (r FactorRule, err error) {
	err = tx.Row("SELECT needed, rev FROM second_factor_rule WHERE org = $1", org).Scan(&r.Needed, &r.Rev)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return r, err
}

// FactorRuleOf gives the organisation's rule to those who may change it.
func (a *Accounts) FactorRuleOf(ctx context.Context, actor directory.Actor, s Session) (r FactorRule, err error) {
	if err := mayArrange(actor, s); err != nil {
		return r, err
	}
	err = a.DB.Read(ctx, actor.Org, func(tx db.Tx) error {
		r, err = factorRule(tx, actor.Org)
		return err
	})
	return r, err
}

// SetFactorRule changes the rule, from the next request of everybody on.
func (a *Accounts) SetFactorRule(ctx context.Context, actor directory.Actor, s Session, r FactorRule) error {
	if err := mayArrange(actor, s); err != nil {
		return err
	}
	return a.DB.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error {
		before, err := factorRule(tx, tx.Org())
		if err != nil {
			return err
		}
		if before.Rev != r.Rev {
			return fault.New(fault.Stale, i18n.Stale)
		}
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.SignIn, Object: tx.Org(),
			Changes: audit.Changed(audit.SecondFactor, strconv.FormatBool(before.Needed), strconv.FormatBool(r.Needed))})
		_, err = tx.Exec(`INSERT INTO second_factor_rule (org, needed, rev) VALUES ($1, $2, 1)
			ON CONFLICT (org) DO UPDATE SET needed = $2, rev = second_factor_rule.rev + 1`, tx.Org(), r.Needed)
		return err
	})
}

// strengthen notes that the person of a session has just shown a second factor, in setting it up.
func strengthen(tx db.Tx, s Session) error {
	_, err := tx.Exec("UPDATE session SET strong = $1 WHERE id = $2 AND account = $3", true, s.ID, s.Account)
	return err
}
