package office

import (
	"context"

	"bureau/internal/absence"
	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/erasure"
	"bureau/internal/fault"
	"bureau/internal/newsletter"
	"bureau/internal/outbox"
	"bureau/internal/phone"
	"bureau/internal/post"
	"bureau/internal/workplace"
)

// memberErasure is what the journal of erasures calls a member.
const memberErasure = "member"

// forgetting is what it takes to erase a member: all that any part holds about them, in one transaction.
type forgetting struct {
	workplaces   *workplace.Workplaces
	appointments *appointment.Appointments
	phones       *phone.Phones
	outbox       *outbox.Outbox
}

// member erases one; the parts that refer to them come before the directory.
func (f forgetting) member(ctx context.Context, tx db.Tx, m directory.Member) error {
	for _, forget := range []func() error{
		func() error { return absence.Forget(tx, m.ID) },
		func() error { return f.workplaces.Forget(ctx, tx, m.ID, m.Email) },
		func() error { return f.appointments.ForgetMember(ctx, tx, m.ID) },
		func() error { return f.phones.Forget(tx, m.ID) },
		func() error { return account.ForgetMember(tx, f.outbox, m) },
		func() error { return post.Forget(tx, m.Email, m.Name) },
		func() error { return outbox.Forget(tx, m.Email) },
		func() error { return directory.Remove(tx, m) },
	} {
		if err := forget(); err != nil {
			return err
		}
	}
	return nil
}

// erase erases a member, and notes it for the journal.
func (o *Office) erase(ctx context.Context, tx db.Tx, m directory.Member) error {
	if err := (forgetting{o.Workplaces, o.Appointments, o.Phones, o.Outbox}).member(ctx, tx, m); err != nil {
		return err
	}
	return erasure.Erase(tx, o.Clock.Now(), memberErasure, m.ID)
}

// offline are the appointments of an office that is not open: enough to erase.
func offline(c clock.Clock) *appointment.Appointments {
	return &appointment.Appointments{Clock: c, Codes: &code.Codes{Clock: c}}
}

// eraseAgain lists how each kind of thing that a journal can name is erased from what was restored. What follows by itself,
// such as the end of a session, waits in the outbox until the office is opened.
func eraseAgain(c clock.Clock) map[string]erasure.Handler {
	out := &outbox.Outbox{Clock: c}
	f := forgetting{&workplace.Workplaces{Clock: c}, offline(c), &phone.Phones{Clock: c, Outbox: out}, out}
	return map[string]erasure.Handler{
		memberErasure: func(ctx context.Context, tx db.Tx, id string) error {
			m, err := directory.MemberByID(tx, id)
			if fault.Is(err, fault.NotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			return f.member(ctx, tx, m)
		},
		customerErasure:           eraseCustomerAgain(c),
		newsletter.RefusalErasure: refuseAgain(c, true),
		newsletter.ReturnErasure:  refuseAgain(c, false),
		account.Erasure:           func(_ context.Context, tx db.Tx, id string) error { return account.Erase(tx, id) },
	}
}
