package office

import (
	"context"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
)

// SetLink gives a practice another booking link.
func (o *Operator) SetLink(ctx context.Context, org, link string) (p appointment.Practice, err error) {
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
