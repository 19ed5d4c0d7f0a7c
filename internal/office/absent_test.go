package office_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// desk is an office with a practice, and what the tests of absences do there.
type desk struct {
	*officetest.Office
	practice officetest.Practice
	anna     officetest.Person
}

func practising(t *testing.T, test func(t *testing.T, d desk)) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		test(t, desk{o, o.Practise(t, o.Demo), o.Demo.Members[0]})
	})
}

func (d desk) write(t *testing.T, do func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	if err := d.DB.Write(t.Context(), "demo", do); err != nil {
		t.Fatal(err)
	}
}

func (d desk) book(customer int, start time.Time) (x appointment.Appointment, err error) {
	err = d.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
		x, err = d.Appointments.Book(ctx, tx, d.Demo.Admin.Actor, appointment.Book{Service: d.practice.Services[0].ID, Staff: d.anna.Member,
			Site: d.Demo.Sites[0].ID, Customer: d.practice.Customers[customer].ID, Start: start})
		return err
	})
	return x, err
}

func (d desk) hold(start time.Time) (x appointment.Appointment, err error) {
	err = d.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
		x, err = d.Appointments.Hold(ctx, tx, appointment.Hold{Service: d.practice.Services[0].ID, Site: d.Demo.Sites[0].ID, Staff: d.anna.Member, Start: start,
			Who: appointment.Booker{Who: appointment.Who{First: "Kim", Last: "Late", Email: fmt.Sprintf("kim%d@home.example", start.Unix())}, Lang: "nl", Zone: "Europe/Brussels"}})
		return err
	})
	return x, err
}

func (d desk) confirm(x appointment.Appointment) error {
	return d.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := d.Appointments.Confirm(ctx, tx, x.ID, d.Appointments.Digits(x))
		return err
	})
}

func (d desk) reserve(t *testing.T, asset string, s span.Span) workplace.Reservation {
	t.Helper()
	var r workplace.Reservation
	d.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		r, err = d.Workplaces.Reserve(ctx, tx, d.anna.Actor, workplace.Reserve{Asset: d.Demo.Asset(asset).ID, Span: s})
		return err
	})
	return r
}

// enter previews and enters, in two transactions, as a person does.
func (d desk) enter(by directory.Actor, in absence.In, c absence.Consent) (p absence.Preview, a absence.Absence, err error) {
	err = d.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
		p, err = d.Absences.Preview(context.Background(), tx, by, in)
		return err
	})
	if err != nil {
		return p, a, err
	}
	c.Shown = p.Shown
	err = d.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
		a, err = d.Absences.Enter(ctx, tx, by, in, c)
		return err
	})
	return p, a, err
}

// today and tomorrow are the days of the office's clock.
var today = span.Date{Year: 2026, Month: 11, Day: 24}

func (d desk) sick(days int) absence.In {
	return absence.In{Kind: absence.Sickness, Member: d.anna.Member, First: today, Last: today.AddDays(days - 1), To: absence.WholeDay}
}

func hours(from, to int) span.Span {
	return span.Of(officetest.Now.Add(time.Duration(from)*time.Hour), officetest.Now.Add(time.Duration(to)*time.Hour))
}

func (d desk) between(t *testing.T) (all []appointment.Entry) {
	t.Helper()
	err := d.DB.Read(t.Context(), "demo", func(tx db.Tx) (err error) {
		all, err = d.Appointments.Between(t.Context(), tx, d.Demo.Admin.Actor, hours(-24, 24*30))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestReportingSickEndsAllThatIsInTheWayAndNothingElse(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		booked, err := d.book(0, officetest.Now.Add(2*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		held, err := d.hold(officetest.Now.Add(3 * time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		later, err := d.book(2, officetest.Now.Add(26*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		d.reserve(t, "Desk 1", hours(-1, 4))
		d.reserve(t, "Desk 2", hours(-1, 50)) // which reaches beyond
		kept := d.reserve(t, "Room 1", hours(48, 49))
		d.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := d.Workplaces.CheckIn(ctx, tx, d.anna.Actor, workplace.CheckIn{Code: d.Demo.Asset("Desk 1").Code})
			return err
		})
		p, _, err := d.enter(d.anna.Actor, d.sick(2), absence.Consent{Free: true, Message: "Get well soon, all of us."})
		if err != nil {
			t.Fatal(err)
		}
		var sorts []string
		for _, i := range p.Items {
			sorts = append(sorts, string(i.Sort))
		}
		if got := strings.Join(sorts, " "); len(p.Items) != 6 || !strings.Contains(got, "hold") || !strings.Contains(got, "stay") {
			t.Fatalf("in the way: %s", got)
		}
		if all := d.between(t); len(all) != 0 {
			t.Errorf("still booked: %+v", all)
		}
		d.write(t, func(ctx context.Context, tx db.Tx) error {
			for _, x := range []appointment.Appointment{booked, later} {
				got, err := appointment.ByID(tx, x.ID)
				if err != nil || got.State != appointment.Cancelled || got.EndedBy != "absence" || got.Message != "Get well soon, all of us." {
					t.Errorf("%+v %v", got, err)
				}
			}
			running, err := d.Workplaces.Running(tx, d.anna.Actor)
			if err != nil || len(running) != 0 {
				t.Errorf("still in: %v %v", running, err)
			}
			mine, _, err := d.Workplaces.Booked(tx, d.anna.Actor, "", 10)
			if err != nil || len(mine) != 1 || mine[0].Reservation.ID != kept.ID {
				t.Errorf("reserved still: %+v %v", mine, err)
			}
			return err
		})
		if err := d.confirm(held); !fault.Is(err, fault.Taken) {
			t.Errorf("the hold was confirmed: %v", err)
		}
	})
}

// Rule X02: an absence blocks the time of its person for everybody, with a calendar or before they have one.
func TestAnAbsenceBlocksItsPersonsTimeForEverybody(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		clara := d.Demo.Members[2]
		vacation := absence.In{Kind: absence.Vacation, Member: clara.Member, First: today.AddDays(1), Last: today.AddDays(1), To: absence.WholeDay}
		if _, _, err := d.enter(d.Demo.Admin.Actor, vacation, absence.Consent{}); err != nil {
			t.Fatal(err)
		}
		d.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := d.Appointments.AddStaff(ctx, tx, d.Demo.Admin.Actor, clara.Member)
			return err
		})
		err := d.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
			_, err := d.Appointments.Book(ctx, tx, d.Demo.Admin.Actor, appointment.Book{Service: d.practice.Services[0].ID, Staff: clara.Member,
				Site: d.Demo.Sites[0].ID, Customer: d.practice.Customers[0].ID, Start: officetest.Now.Add(26 * time.Hour)})
			return err
		})
		if !fault.Is(err, fault.Taken) {
			t.Errorf("booked at the desk: %v", err)
		}
		if _, _, err := d.enter(d.anna.Actor, d.sick(1), absence.Consent{}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.book(0, officetest.Now.Add(2*time.Hour)); !fault.Is(err, fault.Taken) {
			t.Errorf("booked at the desk: %v", err)
		}
		if _, err := d.hold(officetest.Now.Add(2 * time.Hour)); !fault.Is(err, fault.Taken) {
			t.Errorf("booked online: %v", err)
		}
	})
}

// Rule X02: a room that a person reserves takes the room, and not the person from their customers.
func TestAReservedMeetingRoomLeavesItsPersonBookable(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		d.reserve(t, "Room 1", hours(1, 5))
		if _, err := d.book(0, officetest.Now.Add(2*time.Hour)); err != nil {
			t.Errorf("at the desk: %v", err)
		}
		if _, err := d.hold(officetest.Now.Add(3 * time.Hour)); err != nil {
			t.Errorf("online: %v", err)
		}
	})
}

func TestABreakCancelsWhatItCoversAndLeavesPlacesAlone(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		inside, err := d.book(0, officetest.Now.Add(3*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.book(1, officetest.Now.Add(4*time.Hour)); err != nil {
			t.Fatal(err)
		}
		d.reserve(t, "Desk 1", hours(1, 8))
		in := absence.In{Kind: absence.Break, Member: d.anna.Member, First: today, Last: today, From: 12 * 60, To: 13 * 60}
		p, _, err := d.enter(d.Demo.Admin.Actor, in, absence.Consent{})
		if err != nil || len(p.Items) != 1 || p.Items[0].ID != inside.ID {
			t.Fatalf("%+v %v", p.Items, err)
		}
		if all := d.between(t); len(all) != 1 || all[0].ID == inside.ID {
			t.Errorf("left: %+v", all)
		}
	})
}

func TestAClosureKeepsCustomersOutAndLetsStaffBook(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		if _, err := d.book(0, officetest.Now.Add(2*time.Hour)); err != nil {
			t.Fatal(err)
		}
		in := absence.In{Kind: absence.Closure, Site: d.Demo.Sites[0].ID, First: today, Last: today, To: absence.WholeDay}
		p, _, err := d.enter(d.Demo.Manager.Actor, in, absence.Consent{})
		if err != nil || len(p.Items) != 1 || p.Items[0].With != "" || p.Items[0].What != "" {
			t.Fatalf("who manages the site sees %+v (%v)", p.Items, err)
		}
		if all := d.between(t); len(all) != 0 {
			t.Errorf("still booked: %+v", all)
		}
		if _, err := d.hold(officetest.Now.Add(2 * time.Hour)); !fault.Is(err, fault.Taken) {
			t.Errorf("booked online: %v", err)
		}
		if _, err := d.hold(officetest.Now.Add(26 * time.Hour)); err != nil {
			t.Errorf("the day after: %v", err)
		}
		if _, err := d.book(0, officetest.Now.Add(2*time.Hour)); err != nil {
			t.Errorf("at the desk: %v", err)
		}
	})
}

// Whoever confirms while the absence is entered either has the appointment cancelled by it, or is told that the hold is over, or
// was in time, and then the absence was not entered; never is anybody told yes and left without.
func TestACustomerWhoConfirmsWhileAnAbsenceIsEnteredGetsOneAnswer(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		for round := range 10 {
			in := d.sick(1)
			in.First = today.AddDays(round/5*7 + round%5 + 6) // a working day of its own
			in.Last = in.First
			start := in.First.Span(d.Demo.Sites[0].Zone).StartTime().Add(10 * time.Hour)
			x, err := d.hold(start)
			if err != nil {
				t.Fatal(err)
			}
			var wg sync.WaitGroup
			var confirmed, entered error
			var a absence.Absence
			wg.Go(func() { confirmed = d.confirm(x) })
			wg.Go(func() { _, a, entered = d.enter(d.anna.Actor, in, absence.Consent{}) })
			wg.Wait()
			if confirmed != nil && !fault.Is(confirmed, fault.Taken) || entered != nil && !fault.Is(entered, fault.Stale) {
				t.Fatalf("round %d: confirming %v, entering %v", round, confirmed, entered)
			}
			alive := 0
			for _, e := range d.between(t) {
				if e.ID == x.ID {
					alive++
				}
			}
			if alive == 1 != (entered != nil) || entered != nil && confirmed != nil {
				t.Fatalf("round %d: %d alive, confirming %v, entering %v", round, alive, confirmed, entered)
			}
			if entered == nil {
				d.write(t, func(ctx context.Context, tx db.Tx) error {
					_, err := d.Absences.Remove(ctx, tx, d.anna.Actor, a.ID, 0)
					return err
				})
			} else if _, _, err := d.enter(d.anna.Actor, in, absence.Consent{}); err != nil {
				t.Fatalf("round %d, entered anew: %v", round, err)
			}
		}
	})
}

func TestACustomerWhoBooksWhileAClosureIsEnteredGetsOneAnswer(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		for round := range 8 {
			in := absence.In{Kind: absence.Closure, First: today.AddDays(round/5*7 + round%5 + 6), To: absence.WholeDay}
			in.Last = in.First
			start := in.First.Span(d.Demo.Sites[0].Zone).StartTime().Add(10 * time.Hour)
			var wg sync.WaitGroup
			var held, entered error
			wg.Go(func() { _, held = d.hold(start) })
			wg.Go(func() { _, _, entered = d.enter(d.Demo.Admin.Actor, in, absence.Consent{}) })
			wg.Wait()
			if held != nil && !fault.Is(held, fault.Taken) || entered != nil && !fault.Is(entered, fault.Stale) {
				t.Fatalf("round %d: booking %v, entering %v", round, held, entered)
			}
			alive := false
			for _, e := range d.between(t) {
				alive = alive || e.Span.StartTime().Equal(start)
			}
			if alive && entered == nil {
				t.Fatalf("round %d: the site is closed and a customer comes", round)
			}
		}
	})
}

func TestAMembersAbsencesAreForgottenWithThem(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		clara := d.Demo.Members[2]
		in := absence.In{Kind: absence.Sickness, Member: clara.Member, First: today, Last: today, To: absence.WholeDay}
		if _, _, err := d.enter(clara.Actor, in, absence.Consent{}); err != nil {
			t.Fatal(err)
		}
		d.write(t, func(_ context.Context, tx db.Tx) error { return absence.Forget(tx, clara.Member) })
		err := d.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
			all, _, err := d.Absences.List(t.Context(), tx, d.Demo.Admin.Actor, absence.Filter{Member: clara.Member}, "")
			if len(all) != 0 {
				t.Errorf("left: %+v", all)
			}
			claims, claimErr := claim.Of(tx, "absence/"+clara.Member)
			if len(claims) != 0 || claimErr != nil {
				t.Errorf("claimed still: %+v %v", claims, claimErr)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestWhoIsEnteredByAnotherHearsWhichPlacesAreFreeAgainAndTheVisitorDoes(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		d := desk{o, o.Practise(t, o.Demo), o.Demo.Members[0]}
		tell := teller(t, o)
		tell(func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.Reserve(ctx, tx, o.Demo.Admin.Actor, workplace.Reserve{Asset: o.Demo.Asset("Room 2").ID, Span: hours(2, 3),
				For: workplace.Whom{Member: d.anna.Member, Guest: workplace.Guest{Name: "Vera Visitor", Email: "vera@home.example"}}})
			return err
		})
		var p absence.Preview
		got := tell(func(ctx context.Context, tx db.Tx) (err error) {
			if p, err = o.Absences.Preview(ctx, tx, o.Demo.Admin.Actor, d.sick(1)); err != nil {
				return err
			}
			_, err = o.Absences.Enter(ctx, tx, o.Demo.Admin.Actor, d.sick(1), absence.Consent{Shown: p.Shown, Free: true})
			return err
		})
		var to []string
		for _, m := range got {
			to = append(to, m.to)
			if strings.Contains(strings.ToLower(m.subject+m.body), "sick") {
				t.Errorf("the mail to %s says why", m.to)
			}
		}
		if len(to) != 2 || !strings.Contains(strings.Join(to, " "), "vera@home.example") || !strings.Contains(strings.Join(to, " "), "anna@demo.example") {
			t.Errorf("told: %v", to)
		}
	})
}
