package account

import (
	"context"
	"slices"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Offers lists the organisations that the bearer of a founding link may join instead, because of the domain of the address that
// they have confirmed. One that asks the people of that domain to come through its provider is not among them.
func (a *Accounts) Offers(ctx context.Context, link string) ([]directory.Offer, error) {
	_, _, all, err := a.offered(ctx, link)
	return all, err
}

func (a *Accounts) offered(ctx context.Context, link string) (k code.Code, email string, out []directory.Offer, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		if k, err = a.links.Look(tx, founding, link); err != nil {
			return err
		}
		if _, email, err = passwordOf(tx, k.Subject); err != nil {
			return err
		}
		all, err := directory.Offers(tx, k.Subject, email)
		for _, o := range all {
			asked, err := providerRequired(tx, directory.Membership{Org: o.Org}, email)
			if err != nil {
				return err
			}
			if !asked {
				out = append(out, o)
			}
		}
		return err
	})
	return k, email, out, err
}

// JoinOffered makes the bearer of a founding link a member of an organisation that is offered to them, and begins their session
// there. What is not offered any more answers like what never was.
func (a *Accounts) JoinOffered(ctx context.Context, link, org, lang, device string) (Session, error) {
	k, email, err := a.offer(ctx, link, org)
	if err != nil {
		return Session{}, err
	}
	err = a.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		_, err := directory.JoinByDomain(tx, k.Subject, email, lang)
		return err
	})
	if err != nil {
		return Session{}, err
	}
	return a.moveIn(ctx, link, org, device)
}

// JoinByProgram is JoinOffered for who has no browser: instead of a session it gives the member's first token.
func (a *Accounts) JoinByProgram(ctx context.Context, link, org, lang string) (m directory.Member, secret string, err error) {
	k, email, err := a.offer(ctx, link, org)
	if err != nil {
		return m, "", err
	}
	secret, err = a.arrive(ctx, link, k, org, func(tx db.Tx) (err error) {
		m, err = directory.JoinByDomain(tx, k.Subject, email, lang)
		return err
	})
	return m, secret, err
}

func (a *Accounts) offer(ctx context.Context, link, org string) (code.Code, string, error) {
	k, email, all, err := a.offered(ctx, link)
	if err == nil && !slices.ContainsFunc(all, func(o directory.Offer) bool { return o.Org == org }) {
		err = fault.New(fault.NotFound, i18n.JoinGone)
	}
	return k, email, err
}
