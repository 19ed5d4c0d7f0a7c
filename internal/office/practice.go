package office

import (
	"context"

	"bureau/internal/db"
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
