package office

import (
	"context"
	"errors"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/erasure"
	"bureau/internal/newsletter"
	"bureau/internal/outbox"
	"bureau/internal/workplace"
)

// assets shows the practice the rooms and equipment of the workplaces.
type assets struct{}

func (assets) At(tx db.Tx, site string) (map[string]string, error) {
	all, err := workplace.AssetsAt(tx, site)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, a := range all {
		out[a.ID] = a.Name
	}
	return out, nil
}

// forgetHolds forgets the holds that nobody confirmed, each organisation's in a transaction of its own.
func (o *Office) forgetHolds(ctx context.Context) error {
	return o.everywhere(ctx, func(ctx context.Context, tx db.Tx) error { return o.Appointments.Sweep(ctx, tx) })
}

// untie unties an account that was erased from every practice.
func (o *Office) untie(ctx context.Context, w outbox.Work) error {
	var who string
	if err := w.Decode(&who); err != nil {
		return outbox.Permanent(err)
	}
	return o.everywhere(ctx, func(ctx context.Context, tx db.Tx) error { return o.Appointments.ForgetAccount(ctx, tx, who) })
}

// untieAgain unties the accounts that a journal names in what was restored, and stops the letters that were being sent then.
func untieAgain(ctx context.Context, d *db.DB, a *appointment.Appointments, entries []erasure.Entry) error {
	var orgs []directory.Organisation
	err := d.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = directory.Organisations(tx)
		return err
	})
	for _, org := range orgs {
		err = errors.Join(err, d.Write(ctx, org.ID, func(ctx context.Context, tx db.Tx) error {
			if err := newsletter.Halt(tx); err != nil {
				return err
			}
			for _, e := range entries {
				if e.Kind != account.Erasure {
					continue
				}
				if err := a.ForgetAccount(ctx, tx, e.ID); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return err
}
