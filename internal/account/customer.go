package account

import (
	"context"
	"errors"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Person is who a session is of, whether it reaches an organisation or none.
type Person struct {
	Session Session
	Email   string // confirmed
}

// PersonOf finds the person of a cookie, for what one does as oneself and not as a member, such as booking at a practice. A
// session that an organisation's provider began is no such: it speaks for that organisation alone.
func (a *Accounts) PersonOf(ctx context.Context, secret string) (Person, error) {
	var p Person
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if p.Session, err = sessionByFingerprint(tx, id.Fingerprint(secret)); err == nil {
			_, p.Email, err = passwordOf(tx, p.Session.Account)
		}
		return err
	})
	now := a.Clock.Now()
	switch {
	case err != nil && !errors.Is(err, db.ErrNoRows):
		return Person{}, err
	case err != nil, p.Session.Ended, !now.Before(p.Session.ends()), p.Session.Bound != "":
		return Person{}, fault.New(fault.SignedOut, i18n.SignedOutText)
	case now.Sub(p.Session.Seen) < grain:
		return p, nil
	}
	return p, a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return touch(tx, p.Session.ID, now) })
}

// Speaks tells whether a person works at an organisation, and in which language they do.
func (a *Accounts) Speaks(ctx context.Context, account string) (lang string, works bool, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		places, err := directory.PlacesOf(tx, account)
		if works = len(places) > 0; err != nil || !works {
			return err
		}
		lang, err = directory.LangOf(tx, account)
		return err
	})
	return lang, works, err
}
