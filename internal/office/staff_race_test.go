package office_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

// Whoever leaves while somebody books with them keeps no appointment: the booking is cancelled with the others, or refused.
func TestNobodyWhoLeavesKeepsAnAppointmentThatIsMadeMeanwhile(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		staff := p.Staff[0].Member
		for round := range 6 {
			start := officetest.Now.Add(time.Duration(round+2) * 24 * time.Hour).Truncate(24 * time.Hour).Add(10 * time.Hour)
			left := make(chan struct{})
			var both sync.WaitGroup
			both.Go(func() { leaves(t, o, staff, left) })
			both.Go(func() {
				<-left
				booksMeanwhile(t, o, p, staff, start)
			})
			both.Wait()
			if n := comesBack(t, o, staff); n != 0 {
				t.Fatalf("round %d: %d appointments stayed", round, n)
			}
		}
	})
}

// leaves takes a calendar away, tells it, and takes its time before that is final.
func leaves(t *testing.T, o *officetest.Office, staff string, left chan struct{}) {
	var once sync.Once
	if err := o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		if err := o.Appointments.Vacate(ctx, tx, staff, true); err != nil {
			return err
		}
		once.Do(func() { close(left) })
		var n int
		for range 300 { // longer than a booking takes
			if err := tx.Row("SELECT count(*) FROM appointment a WHERE a.org = $1", tx.Org()).Scan(&n); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
}

// booksMeanwhile books with somebody who may be gone.
func booksMeanwhile(t *testing.T, o *officetest.Office, p officetest.Practice, staff string, start time.Time) {
	err := o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: staff, Site: o.Demo.Sites[0].ID,
			Customer: p.Customers[0].ID, Start: start})
		return err
	})
	if err != nil && !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}

// comesBack gives the calendar back, and tells how many appointments were left in it.
func comesBack(t *testing.T, o *officetest.Office, staff string) (n int) {
	t.Helper()
	if err := o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
		if n, err = o.Appointments.Ahead(tx, staff); err == nil {
			_, err = o.Appointments.AddStaff(ctx, tx, o.Demo.Admin.Actor, staff)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}
