package account

import (
	"context"
	"errors"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbox"
)

// spreadAddress is the work that brings a new address to the members that an account has.
const spreadAddress = "account/spread-address"

// AskNewAddress mails a link to the address that whoever is signed in and knows the password wants from now on. Until it
// is opened, the present address stays.
func (a *Accounts) AskNewAddress(ctx context.Context, s Session, email, present, lang, caller string) error {
	if err := s.own(); err != nil {
		return err
	}
	r, err := a.newRequest(newAddress, email, lang, addressHolds)
	if err != nil {
		return err
	}
	r.Account = s.Account
	if err := a.bounded(ctx, newAddress, r.Email, caller); err != nil {
		return err
	}
	if err := a.confirm(ctx, s.Account, present); err != nil {
		if f, ok := fault.As(err); ok && f.Field == "present" {
			return f.On("email-present")
		}
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		return errors.Join(deleteRequestsOf(tx, s.Account, newAddress), a.ask(tx, r))
	})
}

// NewAddressOf tells which address a link confirms, and leaves it unused.
func (a *Accounts) NewAddressOf(ctx context.Context, link string) (email string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		r, err := a.lookUp(tx, newAddress, link, false)
		email = r.Email
		return err
	})
	return email, err
}

// ConfirmAddress gives the account its new address, and tells the old one.
func (a *Accounts) ConfirmAddress(ctx context.Context, link string) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		r, err := a.lookUp(tx, newAddress, link, true)
		if err != nil {
			return err
		}
		switch _, _, err := byEmail(tx, r.Email); {
		case err == nil:
			return fault.New(fault.Taken, i18n.AddressTaken)
		case !errors.Is(err, db.ErrNoRows):
			return err
		}
		_, before, err := passwordOf(tx, r.Account)
		if err != nil {
			return err
		}
		if err := updateEmail(tx, r.Account, r.Email); err != nil {
			return err
		}
		return a.tellAddress(tx, r, before)
	})
}

// AddressChanged is recorded when an account's new address is confirmed.
type AddressChanged struct{ Account, Email string }

// tellAddress lets the members follow their account, and the old address know.
func (a *Accounts) tellAddress(tx db.Tx, r request, before string) error {
	if err := errors.Join(deleteRequest(tx, r.ID, newAddress), deleteRequestsFor(tx, before, reset)); err != nil {
		return err
	}
	if err := a.post.Outbox.Add(tx, outbox.Work{Kind: spreadAddress, Key: r.Account, Ref: r.Account}); err != nil {
		return err
	}
	tx.Record(AddressChanged{r.Account, r.Email})
	notice := request{ID: id.New(), Kind: oldAddress, Email: before, Account: r.Account, Lang: r.Lang, AskedAt: a.Clock.Now()}
	if err := insertRequest(tx, notice); err != nil {
		return err
	}
	return a.post.Send(tx, "account/"+oldAddress, outbox.Work{Ref: notice.ID, Until: notice.AskedAt.Add(requestsStay)})
}

// spread writes the account's address into each of its members, one organisation after the other.
func (a *Accounts) spread(ctx context.Context, w outbox.Work) error {
	var account, email string
	if err := w.Decode(&account); err != nil {
		return err
	}
	var all []directory.Membership
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if _, email, err = passwordOf(tx, account); err == nil {
			all, err = directory.Memberships(tx, account)
		}
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		return nil
	}
	for _, m := range all {
		err = errors.Join(err, a.DB.Write(ctx, m.Org, func(_ context.Context, tx db.Tx) error { return directory.SetEmail(tx, m.Member, email) }))
	}
	return err
}
