package office

import (
	"context"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SetLink gives a practice another booking link.
func (o *Operator) SetLink(ctx context.Context, org, link string) (p appointment.Practice, err error) {
	err = o.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		other, err := appointment.OrgOf(tx, link)
		if err == nil && other != org {
			return fault.New(fault.Taken, i18n.LinkTaken)
		}
		if fault.Is(err, fault.NotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return p, err
	}
	err = o.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		p, err = appointment.SetLink(tx, link)
		return err
	})
	return p, err
}

// Rename gives an organisation another name.
func (o *Operator) Rename(ctx context.Context, org, name string) error {
	return o.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error { return directory.RenameOrganisation(tx, name) })
}
