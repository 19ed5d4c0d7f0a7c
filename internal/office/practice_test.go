package office_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
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

func TestWhoLeavesLosesTheCalendarAndTheirAppointmentsAreCancelledOrKeptAsChosen(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p, owner := o.Practise(t, o.Demo), o.Demo.Owner.Actor
		for n, release := range []bool{true, false} {
			who := p.Staff[n].Member
			var x appointment.Appointment
			err := o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
				if x, err = o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: who,
					Site: o.Demo.Sites[0].ID, Customer: p.Customers[0].ID, Start: officetest.Now.Add(24 * time.Hour)}); err != nil {
					return err
				}
				if ahead, err := o.Appointments.Ahead(tx, who); ahead != 1 || err != nil {
					t.Errorf("%d lie ahead, %v", ahead, err)
				}
				_, err = directory.Deactivate(tx, owner, who, 1, release)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			err = o.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
				if _, err := appointment.StaffByID(tx, who); !fault.Is(err, fault.NotFound) {
					t.Errorf("the calendar gives %v", err)
				}
				x, err = appointment.ByID(tx, x.ID)
				return err
			})
			if err != nil || (x.State == appointment.Cancelled) != release || release && x.EndedBy != "practice" {
				t.Errorf("given back %v: %+v, %v", release, x, err)
			}
		}
	})
}
