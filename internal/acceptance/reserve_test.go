package acceptance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// widths are those of a desk's screen and of a telephone.
var widths = []int64{1440, 390}

// mark is the selector of an asset on the plan.
func mark(a workplace.Asset) string { return fmt.Sprintf(`#plan a.asset[href*="asset=%s"]`, a.ID) }

// Rule W01
func TestAPlaceIsReservedFromThePlanTheListAndTheSearch(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		for i, width := range widths {
			v := visit(t, o)
			v.look(width, 844, "light")
			v.comes(o.Demo.Members[i].Email)
			v.open("/places")
			v.click(mark(o.Demo.Asset(fmt.Sprint("Desk ", i+1))), "")
			v.see("#panel h2", fmt.Sprint("Desk ", i+1))
			v.press("#panel button", en(i18n.ReserveFor, today+", 09:00 – 17:00"))
			v.see("[role=status]", en(i18n.NoteReserved))

			v.open("/places?view=list")
			v.click("#list a", en(i18n.Open)+fmt.Sprint(": Desk ", i+3))
			v.see("#panel h2", fmt.Sprint("Desk ", i+3))
			v.press("#panel button", en(i18n.ReserveFor, today+", 09:00 – 17:00"))
			v.see("[role=status]", en(i18n.NoteReserved))

			v.open("/")
			v.press("main a", en(i18n.FindForMe))
			v.choose("#kind", "room")
			v.press("main button", fmt.Sprintf("%s: Room %d", en(i18n.Reserve), i+1))
			v.see("[role=status]", en(i18n.NoteReserved))
			for _, name := range []string{fmt.Sprint("Desk ", i+1), fmt.Sprint("Desk ", i+3), fmt.Sprint("Room ", i+1)} {
				v.see("main li", name+" 09:00 – 17:00 · Amsterdam · Floor 1")
			}
			if got := reservations(t, o, o.Demo.Members[i].Actor); len(got) != 3 || got[0].Reservation.Span != span.Of(at(9, 0), at(17, 0)) {
				t.Errorf("at %d wide, reserved is %+v", width, got)
			}
		}
	})
}

// Rule W01
func TestAReservationIsChangedMadeLongerAndShorterAndCancelled(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		for i, width := range widths {
			me := o.Demo.Members[i]
			r := reserve(t, o, me.Actor, o.Demo.Asset(fmt.Sprint("Desk ", i+1)), at(10, 0), at(12, 0))
			v := visit(t, o)
			v.look(width, 844, "light")
			v.comes(me.Email)
			now := func(asset string, from, to time.Time) {
				t.Helper()
				got := reservations(t, o, me.Actor)
				if len(got) != 1 || got[0].Reservation.ID != r.ID || got[0].Asset.Name != asset || got[0].Reservation.Span != span.Of(from, to) {
					t.Errorf("at %d wide, reserved is %+v", width, got)
				}
			}
			v.open("/reservations")
			v.press("main a", en(i18n.Change))
			v.set("#asset", o.Demo.Asset(fmt.Sprint("Desk ", i+4)).ID)
			v.set("#from", "13:30")
			v.set("#to", "15:00")
			v.press("main button", en(i18n.Save))
			v.see("[role=status]", en(i18n.NoteChanged))
			now(fmt.Sprint("Desk ", i+4), at(13, 30), at(15, 0))
			v.press("main a", en(i18n.Change))
			v.press("main button", en(i18n.HourMore))
			now(fmt.Sprint("Desk ", i+4), at(13, 30), at(16, 0))
			v.press("main a", en(i18n.Change))
			v.press("main button", en(i18n.HourLess))
			now(fmt.Sprint("Desk ", i+4), at(13, 30), at(15, 0))

			v.click("main button", en(i18n.Cancel))
			v.see("dialog p", en(i18n.CancelSure))
			v.click("dialog button:not(.main)", "")
			v.gone("dialog", "")
			now(fmt.Sprint("Desk ", i+4), at(13, 30), at(15, 0))
			v.click("main button", en(i18n.Cancel))
			v.press("dialog button.main", "")
			v.see("[role=status]", en(i18n.NoteCancelled))
			v.see("main h2", en(i18n.ReservationsNil))
			if got := reservations(t, o, me.Actor); len(got) != 0 {
				t.Errorf("at %d wide, after cancelling reserved is %+v", width, got)
			}
		}
	})
}

// Rule W01
func TestATakenTimeIsRefusedByNameAndWhatWasTypedStays(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/places?asset=" + desk.ID)
		v.click("#panel summary", en(i18n.ReserveOther))
		v.set("#other-from", "10:30")
		v.set("#other-to", "12:30")
		reserve(t, o, bram(o), desk, at(11, 0), at(12, 0))
		if status := v.press("#panel .other button", en(i18n.Reserve)); status != 409 {
			t.Errorf("a taken time answers %d", status)
		}
		v.see("#panel [role=alert]", en(i18n.TakenFromTo, "Desk 1", "Tue 24 Nov", "11:00 – 12:00"))
		if from, to := v.value("#other-from"), v.value("#other-to"); from != "10:30" || to != "12:30" {
			t.Errorf("the form after it says %s – %s", from, to)
		}
		v.set("#other-to", "11:00")
		v.press("#panel .other button", en(i18n.Reserve))
		if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.Span != span.Of(at(10, 30), at(11, 0)) {
			t.Errorf("reserved is %+v", got)
		}
	})
}

// Rule W01
func TestAnothersReservationIsNotToBeFound(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		r := reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(11, 0), at(12, 0))
		for _, person := range []string{"anna@demo.example", "owner@demo.example", "anna@other.example"} {
			v := visit(t, o)
			v.comes(person)
			page := "/reservations/" + r.ID
			if a, b, c := v.open(page), v.post(page, nil), v.post(page+"/cancel", nil); a != 404 || b != 404 || c != 404 {
				t.Errorf("to %s, looking answers %d, changing %d, cancelling %d", person, a, b, c)
			}
		}
		if got := reservations(t, o, bram(o)); len(got) != 1 || got[0].Reservation != r {
			t.Errorf("now reserved is %+v", got)
		}
	})
}

func TestWhatEndedBeforeNowIsNotInTheWayOfThePeriodThatBeganEarlier(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	desk := o.Demo.Asset("Desk 1")
	reserve(t, o, bram(o), desk, at(9, 0), at(10, 0))
	o.Clock.Set(at(10, 5).UTC())
	v := visit(t, o)
	v.comes("anna@demo.example")
	v.open("/places?from=09:30&to=17:00&asset=" + desk.ID)
	if got := v.drawn(desk); !strings.Contains(got.Class, "free") {
		t.Errorf("the place is drawn as %+v", got)
	}
	v.press("#panel button.main", en(i18n.ReserveFor, ""))
	if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.Span != span.Of(at(10, 5), at(17, 0)) {
		t.Errorf("reserved is %+v", got)
	}
}
