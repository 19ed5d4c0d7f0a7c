package account

import (
	"context"
	"errors"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// BeginFounding gives the link with which an account that belongs to no organisation founds one, to who knows its password
// and, where it has a second factor, a code. Who belongs to one is refused, only after that.
func (a *Accounts) BeginFounding(ctx context.Context, email, password, second string, from Caller) (string, error) {
	if err := a.open(); err != nil {
		return "", err
	}
	account, _, err := a.known(ctx, email, password, from)
	if err != nil {
		return "", err
	}
	var f Factors
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		f, err = factorsOf(tx, account)
		return err
	})
	if err == nil && f.Any() {
		err = a.admitFactor(ctx, account, from.Address)
	}
	if err != nil {
		return "", err
	}
	var link string
	return link, a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if f.Any() {
			if _, err := a.checkCode(tx, account, second); err != nil {
				return err
			}
		}
		if err := forgiven(tx, account, normal(email), from, a.session("", ByPassword, from)); err != nil {
			return err
		}
		if err := errors.Join(admissible(tx, account), homeless(tx, account)); err != nil {
			return err
		}
		link, err = a.beginFounding(tx, account)
		return err
	})
}

// forgiven takes back what was counted against somebody who turned out to be right.
func forgiven(tx db.Tx, account, email string, from Caller, s Session) error {
	return errors.Join(forget(tx, "account:"+email), forget(tx, "factor:"+account), uncount(tx, "address:"+from.Address, s.Created))
}

// homeless refuses an account that belongs to an organisation.
func homeless(tx db.Tx, account string) error {
	all, err := directory.Memberships(tx, account)
	if err == nil && len(all) > 0 {
		err = fault.New(fault.Refused, i18n.FoundBelongs, all[0].OrgName)
	}
	return err
}

// firstToken names the token that somebody gets who comes in by a program.
const firstToken = "First"

// FoundByProgram is Found for who has no browser: instead of a session it gives the owner's first token. That is named by
// the link, so that the same link gives no second one.
func (a *Accounts) FoundByProgram(ctx context.Context, link string, f Founding) (owner directory.Actor, secret string, err error) {
	k, org, err := a.establish(ctx, link, f)
	if err != nil {
		return owner, "", err
	}
	secret, err = a.arrive(ctx, link, k, org, func(tx db.Tx) (err error) {
		owner, err = directory.ActorOf(tx, k.Subject)
		return err
	})
	return owner, secret, err
}

// arrive does what a link is for and gives the person's first token in its organisation; then the link is used up.
func (a *Accounts) arrive(ctx context.Context, link string, k code.Code, org string, do func(tx db.Tx) error) (secret string, err error) {
	err = a.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		actor, err := directory.ActorOf(tx, k.Subject)
		if err != nil {
			return err
		}
		_, secret, err = a.AddTokenIn(tx, actor, Session{Account: k.Subject}, firstToken, k.ID)
		if fault.Is(err, fault.Invalid) {
			err = fault.New(fault.NotFound, i18n.CodeGone)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return secret, a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		_, err := a.links.Use(tx, founding, link)
		return err
	})
}
