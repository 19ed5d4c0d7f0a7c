package office_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func TestAnAppointmentTakesTheRoomThatItNeedsFromTheWorkplaces(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		start := officetest.Now.Add(3 * time.Hour)
		reserve := func(room string) error {
			return o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
				_, err := o.Workplaces.Reserve(ctx, tx, o.Demo.Admin.Actor, workplace.Reserve{Asset: o.Demo.Asset(room).ID, Span: span.Of(start, start.Add(time.Hour))})
				return err
			})
		}
		book := func(n int) error {
			return o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
				_, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[1].ID, Staff: p.Staff[n].Member,
					Site: o.Demo.Sites[0].ID, Customer: p.Customers[n].ID, Start: start})
				return err
			})
		}
		if err := reserve("Room 1"); err != nil {
			t.Fatal(err)
		}
		if err := book(0); err != nil {
			t.Fatalf("with Room 2 free: %v", err)
		}
		if err := reserve("Room 2"); !fault.Is(err, fault.Taken) {
			t.Errorf("the appointment's room was reserved: %v", err)
		}
		if err := book(1); !fault.Is(err, fault.Taken) {
			t.Errorf("an appointment without a room: %v", err)
		}
	})
}
