package appointment

import (
	"context"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// CustomerErased is recorded when a practice erases a customer: what other parts keep of them goes in the same transaction.
type CustomerErased struct{ Customer Customer }

// VisitsAhead gives a customer's appointments that are to come, all of them: those of whoever may see them in full, and how many there
// are in other calendars.
func (a *Appointments) VisitsAhead(ctx context.Context, tx db.Tx, actor directory.Actor, customer string) (mine []Entry, others int, err error) {
	if err := keepsCustomers(actor); err != nil {
		return nil, 0, err
	}
	all, err := a.ahead(tx, customer)
	if err != nil {
		return nil, 0, err
	}
	for _, e := range all {
		if mayWrite(actor, e.Staff) == nil {
			mine = append(mine, e)
		} else {
			others++
		}
	}
	return mine, others, nil
}

func (a *Appointments) ahead(tx db.Tx, customer string) ([]Entry, error) {
	return entries(tx, "WHERE a.org = $1 AND a.customer = $2 AND a.ends_at > $3 AND a.state IN ('fixed', 'requested') ORDER BY a.starts_at, a.id",
		tx.Org(), customer, db.Micros(a.Clock.Now()))
}

// EraseCustomer erases a customer for good, as they were read at a revision: appointments to come are cancelled first; of all
// others the time, the service and the price stay, without the person.
func (a *Appointments) EraseCustomer(ctx context.Context, tx db.Tx, actor directory.Actor, customer string, rev int64) error {
	if err := keepsCustomers(actor); err != nil {
		return err
	}
	c, err := lockedCustomer(tx, customer)
	if err != nil {
		return err
	}
	if c.Rev != rev {
		return fault.New(fault.Stale, i18n.Stale).With(c)
	}
	ahead, err := a.ahead(tx, customer)
	if err != nil {
		return err
	}
	for _, e := range ahead {
		x, err := locked(tx, e.ID)
		if err != nil {
			return err
		}
		if _, err := a.end(tx, x, "practice", actor.Member); err != nil {
			return err
		}
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Erased, Kind: audit.Customer, Object: c.ID})
	tx.Record(CustomerErased{c})
	return a.ForgetCustomer(ctx, tx, c)
}

// ErasableCustomer gives a customer to whoever erases again what was restored; no door asks for it.
func ErasableCustomer(tx db.Tx, customer string) (Customer, error) { return customerByID(tx, customer) }

// ForgetCustomer takes a person out of everything that this package keeps. What was restored is erased again by it too; then an
// appointment may be to come that had been cancelled, and it is cancelled as well.
func (a *Appointments) ForgetCustomer(_ context.Context, tx db.Tx, c Customer) error {
	all, err := db.All(tx, scan, "SELECT "+columns+" FROM appointment a WHERE a.org = $1 AND (a.customer = $2 OR a.state = 'held')", tx.Org(), c.ID)
	if err != nil {
		return err
	}
	for _, x := range all {
		switch {
		case x.State != Held:
			err = a.anonymous(tx, x)
		case c.Email != "" && x.Booker.Email == c.Email:
			err = a.forget(tx, x)
		}
		if err != nil {
			return err
		}
	}
	if err := dropDraftsNaming(tx, c); err != nil {
		return err
	}
	if err := a.forgetWaiting(tx, c); err != nil {
		return err
	}
	return removeCustomer(tx, c.ID)
}

// anonymous leaves of an appointment what says nothing of a person.
func (a *Appointments) anonymous(tx db.Tx, x Appointment) error {
	if x.State != Cancelled && x.Span.EndTime().After(a.Clock.Now()) {
		var err error
		if x, err = a.end(tx, x, "practice", ""); err != nil {
			return err
		}
	}
	if err := a.Codes.Drop(tx, linkPurpose, x.ID); err != nil {
		return err
	}
	x.Customer, x.Note, x.Message, x.Link, x.Rev = "", "", "", "", x.Rev+1
	return update(tx, x)
}
