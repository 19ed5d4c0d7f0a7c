package acceptance

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// appointed books a customer with Anna.
func appointed(t testing.TB, o *officetest.Office, p officetest.Practice, customer int, start time.Time) (x appointment.Appointment) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: anna(o).Member, Site: o.Demo.Sites[0].ID,
			Customer: p.Customers[customer].ID, Start: start})
		return err
	})
	return x
}

// online tries to book Anna as a customer.
func online(o *officetest.Office, p officetest.Practice, start time.Time) error {
	return o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Appointments.Hold(ctx, tx, appointment.Hold{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Staff: anna(o).Member, Start: start,
			Who: appointment.Booker{Who: appointment.Who{First: "Kim", Last: "Late", Email: "kim@home.example"}, Lang: "nl", Zone: "Europe/Brussels"}})
		return err
	})
}

func stateOf(t testing.TB, o *officetest.Office, x appointment.Appointment) appointment.Appointment {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		x, err = appointment.ByID(tx, x.ID)
		return err
	})
	return x
}

// absences are Anna's that are not over.
func absences(t testing.TB, o *officetest.Office) (all []absence.Shown) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		all, _, err = o.Absences.List(context.Background(), tx, anna(o), absence.Filter{Member: anna(o).Member}, "")
		return err
	})
	return all
}

// away enters a vacation of Anna's from tomorrow on, once, and opens a page with its id in place of ABSENCE.
func away(p string) func(v *visitor) int {
	return func(v *visitor) int {
		in := absence.In{Key: "away", Kind: absence.Vacation, Member: anna(v.o).Member, To: absence.WholeDay,
			First: span.Date{Year: 2026, Month: 12, Day: 21}, Last: span.Date{Year: 2026, Month: 12, Day: 31}}
		var a absence.Absence
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
			way, err := v.o.Absences.Preview(ctx, tx, v.o.Demo.Admin.Actor, in)
			if err != nil {
				return err
			}
			a, err = v.o.Absences.Enter(ctx, tx, v.o.Demo.Admin.Actor, in, absence.Consent{Shown: way.Shown})
			return err
		})
		return v.open(strings.ReplaceAll(named(v.o, p), "ABSENCE", a.ID))
	}
}

// Rule A13, X03
func TestReportingSickShowsWhatIsInTheWayAndDoesAllInOneStep(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		zoe, tom := appointed(t, o, p, 0, at(14, 0)), appointed(t, o, p, 2, at(15, 0))
		reserve(t, o, anna(o), o.Demo.Asset("Desk 1"), at(13, 0), at(17, 0))
		tomorrow := reserve(t, o, anna(o), o.Demo.Asset("Room 1"), at(24+10, 0), at(24+11, 0))
		checkIn(t, o, anna(o), o.Demo.Asset("Desk 2").Code)
		v := visit(t, o)
		v.comes("anna@demo.example")
		look := func() {
			v.open("/")
			v.press("main a", en(i18n.ReportSick))
			v.press("main form button", en(i18n.AbsenceLook))
		}
		look()
		v.see("#way li", "Zoë Weiß")
		v.see("#way li", "Tom Desk")
		v.see("#way li", en(i18n.AbsenceUnreachable))
		v.see("#way li", "Desk 1")
		v.see("#way li", en(i18n.AbsenceStay))
		if v.shows("#way li", "Room 1") {
			t.Error("what lies on another day is in the way")
		}
		v.press("#way a", en(i18n.AbsenceAbort))
		if len(absences(t, o)) != 0 || stateOf(t, o, zoe).State != appointment.Fixed || len(running(t, o, anna(o))) != 1 || len(reservations(t, o, anna(o))) != 2 {
			t.Fatal("looking, and going away, changed something")
		}
		look()
		v.typed("#message", "I am sorry. We will call you.")
		v.press("#way button", i18n.AbsenceDoAll.In("en", 2))
		v.see("[role=status]", en(i18n.NoteAbsent))
		v.see("#absences li", en(i18n.Sickness))
		for _, x := range []appointment.Appointment{zoe, tom} {
			if x = stateOf(t, o, x); x.State != appointment.Cancelled || x.Message != "I am sorry. We will call you." {
				t.Errorf("%+v", x)
			}
		}
		left := reservations(t, o, anna(o))
		if len(left) != 1 || left[0].Reservation.ID != tomorrow.ID || len(running(t, o, anna(o))) != 0 {
			t.Errorf("reserved still: %+v; in: %+v", left, running(t, o, anna(o)))
		}
	})
}

// Rule A12
func TestInAnAbsenceNothingIsBookedAndAShorterOneFreesItsTime(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/absences/new")
		v.press("main nav a", en(i18n.Vacation))
		v.set("#staff", anna(o).Member)
		v.set("#from", "2026-11-25")
		v.set("#to", "2026-11-27")
		v.press("main form button", en(i18n.AbsenceLook))
		v.see("#way", en(i18n.AbsenceClear))
		v.press("#way button", en(i18n.AbsenceDo))
		v.open("/absences/new?kind=break&staff=" + anna(o).Member)
		v.set("#from", "2026-11-24")
		v.set("#to", "2026-11-24")
		v.set("#at", "12:00")
		v.set("#until", "13:00")
		v.press("main form button", en(i18n.AbsenceLook))
		v.press("#way button", en(i18n.AbsenceDo))
		for name, start := range map[string]time.Time{"the vacation": at(2*24+10, 0), "the break": at(12, 30)} {
			if err := online(o, p, start); !fault.Is(err, fault.Taken) {
				t.Errorf("in %s a customer booked: %v", name, err)
			}
			err := o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
				_, err := o.Appointments.Book(ctx, tx, anna(o), appointment.Book{Service: p.Services[0].ID, Staff: anna(o).Member, Site: o.Demo.Sites[0].ID,
					Customer: p.Customers[0].ID, Start: start})
				return err
			})
			if !fault.Is(err, fault.Taken) {
				t.Errorf("in %s the desk booked: %v", name, err)
			}
		}
		if err := online(o, p, at(13, 0)); err != nil {
			t.Errorf("after the break: %v", err)
		}
		v.open("/absences")
		v.see("#absences li", "25 November 2026 – 27 November 2026")
		v.press(`#absences a[href="/absences/`+whichOf(t, o, absence.Vacation).ID+`"]`, "")
		v.see("main", en(i18n.AbsenceStays))
		v.set("#to", "2026-11-25")
		v.press("main form button", en(i18n.AbsenceLook))
		v.press("#way button", en(i18n.AbsenceDo))
		v.see("[role=status]", en(i18n.NoteAbsentChanged))
		if err := online(o, p, at(2*24+10, 0)); err != nil {
			t.Errorf("after the vacation got shorter: %v", err)
		}
	})
}

func whichOf(t testing.TB, o *officetest.Office, k absence.Kind) absence.Shown {
	t.Helper()
	for _, a := range absences(t, o) {
		if a.Kind == k {
			return a
		}
	}
	t.Fatalf("no %s", k)
	return absence.Shown{}
}

// Rule A13
func TestSomethingNewInTheWayIsShownBeforeAnythingIsDone(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		first := appointed(t, o, p, 0, at(24+14, 0))
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/absences/new?kind=vacation&look=1&from=2026-11-25&to=2026-11-25&staff=" + anna(o).Member)
		v.typed("#message", "Sorry!")
		second := appointed(t, o, p, 1, at(24+15, 0))
		v.press("#way button", i18n.AbsenceDoAll.In("en", 1))
		v.see("[role=alert]", en(i18n.AbsenceWayChanged))
		v.see("#way li", "Max Weiß")
		if v.value("#message") != "Sorry!" || len(absences(t, o)) != 0 || stateOf(t, o, first).State != appointment.Fixed {
			t.Errorf("message %q, %d absences", v.value("#message"), len(absences(t, o)))
		}
		v.press("#way button", i18n.AbsenceDoAll.In("en", 2))
		v.see("[role=status]", en(i18n.NoteAbsent))
		if stateOf(t, o, first).State != appointment.Cancelled || stateOf(t, o, second).EndedBy != "absence" {
			t.Error("not both are cancelled")
		}
	})
}

func TestWhoMayNotEnterItIsNotOfferedItAndReadsOnlyThatSomebodyIsAway(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		sick := absence.In{Kind: absence.Sickness, Member: anna(o).Member, First: span.Date{Year: 2026, Month: 11, Day: 24},
			Last: span.Date{Year: 2026, Month: 11, Day: 25}, To: absence.WholeDay}
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			way, err := o.Absences.Preview(ctx, tx, anna(o), sick)
			if err != nil {
				return err
			}
			_, err = o.Absences.Enter(ctx, tx, anna(o), sick, absence.Consent{Shown: way.Shown})
			return err
		})
		v := visit(t, o)
		v.comes("bram@demo.example")
		v.open("/absences/new")
		if v.shows("main nav a", en(i18n.Vacation)) || !v.shows("main nav a", en(i18n.Sickness)) {
			t.Error("what can be entered is not what the right allows")
		}
		if status := v.open("/absences/" + whichOf(t, o, absence.Sickness).ID); status != 404 {
			t.Errorf("a colleague’s sickness answers %d", status)
		}
		v.open("/absences")
		if strings.Contains(v.source(), "Anna") {
			t.Error("a colleague’s absence is in the list")
		}
		v.open("/presence")
		v.see("#away li", "Anna Demo")
		if s := strings.ToLower(v.text("main")); strings.Contains(s, "sick") {
			t.Errorf("the page says why: %s", s)
		}
	})
}

// Rule X02
func TestAnAbsenceAndAnAppointmentBlockAndARoomBlocksTheRoom(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		reserve(t, o, anna(o), o.Demo.Asset("Room 1"), at(14, 0), at(15, 0))
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[1].ID, Staff: anna(o).Member, Site: o.Demo.Sites[0].ID,
				Customer: p.Customers[0].ID, Start: at(14, 30)}) // in Room 2, from 14:20 on
			return err
		})
		v := visit(t, o)
		v.comes("bram@demo.example")
		v.open("/more")
		wish := url.Values{"asset": {o.Demo.Asset("Room 2").ID}, "date": {"2026-11-24"}, "from": {"15:00"}, "to": {"15:20"}}
		if status := v.post("/reservations", wish); status != 409 {
			t.Errorf("reserving the appointment’s room answers %d", status)
		}
		if err := online(o, p, at(15, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("Anna was booked twice: %v", err)
		}
		if err := online(o, p, at(13, 30)); err != nil {
			t.Errorf("her own room keeps her from customers: %v", err)
		}
		var busy []claim.Claim
		read(t, o, func(tx db.Tx) (err error) {
			busy, err = claim.Busy(tx, span.Of(at(0, 0), at(24, 0)), o.Clock.Now(), anna(o).Member)
			return err
		})
		if len(busy) != 2 {
			t.Errorf("Anna’s time: %+v", busy)
		}
	})
}
