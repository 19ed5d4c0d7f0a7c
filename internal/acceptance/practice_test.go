package acceptance

import (
	"context"
	"net/url"
	"strings"

	"bureau/internal/db"
)

// begin makes the organisation a practice that has nothing yet.
func (v *visitor) begin() {
	v.t.Helper()
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
		_, err := v.o.Appointments.Practise(ctx, tx, v.o.Demo.Owner.Actor)
		return err
	})
}

// practised opens a page of a practice.
func presented(p string) func(v *visitor) int {
	return func(v *visitor) int {
		is := v.o.Practise(v.t, v.o.Demo)
		return v.open(named(v.o, strings.NewReplacer("SERVICE1", is.Services[0].ID, "SERVICE2", is.Services[1].ID).Replace(p)))
	}
}

// practisedForm sends a form of a practice.
func presentedForm(p string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		is := v.o.Practise(v.t, v.o.Demo)
		return form(strings.NewReplacer("SERVICE1", is.Services[0].ID, "SERVICE2", is.Services[1].ID).Replace(p), fields)(v)
	}
}
