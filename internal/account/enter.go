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

// Method is how a session was begun.
type Method string

// The methods.
const (
	ByPassword Method = "password"
	ByCode     Method = "code"     // password and one-time code
	ByRecovery Method = "recovery" // password and recovery code
	ByBoth     Method = "both"     // password and passkey
	ByPasskey  Method = "passkey"  // alone
	ByProvider Method = "provider" // an organisation's identity provider vouched
)

// Caller is from where somebody comes in.
type Caller struct {
	Address string // network address, without the port
	Device  string // for the list of sessions
	// Customer is somebody who comes to book at a practice: an account that belongs to no organisation is let in too, and
	// its session reaches none.
	Customer bool
}

// Entry is what signing in came to: a session, or the ticket with which a second step is asked for.
type Entry struct {
	Session Session
	Ticket  string
}

// SignIn is Enter for those who have no second step; who has one is refused.
func (a *Accounts) SignIn(ctx context.Context, email, password, address, device string) (Session, error) {
	e, err := a.Enter(ctx, email, password, Caller{Address: address, Device: device})
	if err == nil && e.Ticket != "" {
		err = fault.New(fault.Refused, i18n.SecondStepNeeded)
	}
	return e.Session, err
}

// Enter compares address and password. Unknown and wrong get the same answer. Who has a second factor is given a ticket
// for the second step, others a session.
func (a *Accounts) Enter(ctx context.Context, email, password string, from Caller) (Entry, error) {
	account, stored, err := a.known(ctx, email, password, from)
	if err != nil {
		return Entry{}, err
	}
	s := a.session(account, ByPassword, from)
	var second bool
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := forget(tx, "account:"+normal(email)); err != nil {
			return err
		}
		if err := uncount(tx, "address:"+from.Address, s.Created); err != nil {
			return err
		}
		f, err := factorsOf(tx, account)
		if second = f.Any(); second || err != nil {
			return err
		}
		return begin(tx, &s)
	})
	if err != nil || !second {
		return Entry{Session: s}, err
	}
	t := ticket{Kind: secondStep, Account: account, Stamp: id.Fingerprint(stored), Until: db.Micros(s.Created.Add(ticketLasts))}
	return Entry{Ticket: a.issue(t)}, nil
}

// known gives the account of an address whose password is right, and its stored form.
func (a *Accounts) known(ctx context.Context, email, password string, from Caller) (account, stored string, err error) {
	if len(email) > 254 || len(password) > MaxPassword {
		return "", "", fault.New(fault.Invalid, i18n.SignInWrong)
	}
	limits := []limit{{"account:" + normal(email), maxPerAccount}, {"address:" + from.Address, maxPerAddress}}
	if err := a.admit(ctx, a.Clock.Now(), limits...); err != nil {
		return "", "", err
	}
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		account, stored, err = byEmail(tx, normal(email))
		if errors.Is(err, db.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return "", "", err
	}
	if !a.matches(stored, password) || account == "" {
		return "", "", fault.New(fault.Invalid, i18n.SignInWrong)
	}
	return account, stored, nil
}

// session makes a session that is yet to begin.
func (a *Accounts) session(account string, m Method, from Caller) Session {
	now := a.Clock.Now()
	return Session{ID: id.New(), Secret: id.Secret(), Account: account, Device: from.Device, Created: now, Seen: now,
		Method: m, Strong: m != ByPassword, customer: from.Customer}
}

// begin writes the session, at the first organisation that it reaches.
func begin(tx db.Tx, s *Session) error {
	all, err := reached(tx, *s)
	if err != nil {
		return err
	}
	if len(all) == 0 && s.customer && s.Bound == "" {
		s.Idle = customerIdle
		return insertSession(tx, *s)
	}
	if len(all) == 0 {
		return nowhere(tx, s.Account)
	}
	s.Org, s.Member, s.Idle = all[0].Org, all[0].Member, all[0].Idle
	return insertSession(tx, *s)
}

// nowhere says why a session reaches no organisation.
func nowhere(tx db.Tx, account string) error {
	all, err := directory.Memberships(tx, account)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		return fault.New(fault.Refused, i18n.ProviderNeeded, all[0].OrgName)
	}
	return fault.New(fault.Refused, i18n.NoMembership).With(Homeless{account})
}

// reached are the organisations in which a session may act. One that a provider vouched for reaches that provider's
// organisation and no other: whoever runs a provider says who its people are there, and nowhere else. Any other reaches
// all but those that ask their people to come through the provider.
func reached(tx db.Tx, s Session) ([]directory.Membership, error) {
	all, err := directory.Memberships(tx, s.Account)
	if err != nil {
		return nil, err
	}
	_, email, err := passwordOf(tx, s.Account)
	if err != nil {
		return nil, err
	}
	var out []directory.Membership
	for _, m := range all {
		ok := m.Org == s.Bound
		if s.Bound == "" {
			asked, err := providerRequired(tx, m, email)
			if err != nil {
				return nil, err
			}
			ok = !asked
		}
		if ok {
			out = append(out, m)
		}
	}
	return out, nil
}

// own refuses a session that an organisation's provider began: it may do nothing to the account, which is the person's
// own and reaches other organisations too.
func (s Session) own() error {
	if s.Bound != "" {
		return fault.New(fault.Refused, i18n.BoundSession)
	}
	return nil
}

// confirm asks for the password again, before anything about coming in is changed.
func (a *Accounts) confirm(ctx context.Context, account, password string) error {
	key := "password:" + account
	if err := a.admit(ctx, a.Clock.Now(), limit{key, maxPerAccount}); err != nil {
		return err
	}
	var stored string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		stored, _, err = passwordOf(tx, account)
		return err
	})
	if err != nil {
		return err
	}
	if len(password) > MaxPassword || !a.matches(stored, password) {
		return fault.New(fault.Invalid, i18n.PasswordWrong).On("present")
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return forget(tx, key) })
}
