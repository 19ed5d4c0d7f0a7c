package office

import (
	"context"
	"errors"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/erasure"
	"bureau/internal/fault"
	"bureau/internal/newsletter"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// customerErasure is what the journal of erasures calls a practice's customer.
const customerErasure = "customer"

// forgetCustomer takes a customer out of what the other parts keep.
func forgetCustomer(tx db.Tx, c appointment.Customer) error {
	if err := errors.Join(newsletter.Forget(tx, c.ID), post.Forget(tx, c.Email, c.Name())); err != nil || c.Email == "" {
		return err
	}
	return outbox.Forget(tx, c.Email)
}

// eraseCustomer follows an erasure, and notes it for the journal.
func (o *Office) eraseCustomer(tx db.Tx, c appointment.Customer) error {
	if err := forgetCustomer(tx, c); err != nil {
		return err
	}
	return erasure.Erase(tx, o.Clock.Now(), customerErasure, c.ID)
}

// eraseCustomerAgain erases one from what was restored.
func eraseCustomerAgain(c clock.Clock) erasure.Handler {
	a := &appointment.Appointments{Clock: c, Codes: &code.Codes{Clock: c}}
	return func(ctx context.Context, tx db.Tx, id string) error {
		x, err := appointment.ErasableCustomer(tx, id)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return errors.Join(a.ForgetCustomer(ctx, tx, x), forgetCustomer(tx, x))
	}
}

// refuseAgain lets it hold in what was restored that somebody unsubscribed from newsletters, or that they took it back.
func refuseAgain(c clock.Clock, off bool) erasure.Handler {
	return func(_ context.Context, tx db.Tx, id string) error {
		return newsletter.RefuseAgain(tx, off, db.Micros(c.Now()), id)
	}
}

// offerWork is the work that shows practices what an account's person says of themselves now.
const offerWork = "customer/offer"

// offerProfile shows it to each practice that knows the account, in a transaction of its own.
func (o *Office) offerProfile(ctx context.Context, w outbox.Work) error {
	var e account.AddressChanged
	if err := w.Decode(&e); err != nil {
		return outbox.Permanent(err)
	}
	var orgs []string
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = appointment.PracticesOf(tx, e.Account)
		return err
	})
	for _, org := range orgs {
		err = errors.Join(err, o.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error {
			return o.Appointments.Offer(ctx, tx, e.Account, appointment.Who{Email: e.Email})
		}))
	}
	return err
}
