package acceptance

import (
	"strings"
	"testing"
	"time"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// checksIn types a code at the check-in and gives the status of the answer.
func (v *visitor) checksIn(code string) int {
	v.t.Helper()
	v.open("/check-in")
	v.typed("#code", code)
	return v.press("main .form button", en(i18n.CheckIn))
}

// Rule W05
func TestATypedCodeChecksInHoweverItIsWritten(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		code := o.Demo.Asset("Desk 2").Code
		v.checksIn(" " + strings.ToLower(code[:3]) + " " + strings.ToLower(code[3:]) + " ")
		v.see("[role=status]", en(i18n.NoteCheckedIn))
		v.see("#day li", "Desk 2")
		if got := running(t, o, anna(o)); len(got) != 1 || got[0].Asset.Name != "Desk 2" {
			t.Errorf("checked in at %+v", got)
		}
	})
}

// Rule W05
func TestAnUnknownCodeIsSaidToBeUnknownAndStaysInTheField(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		for _, code := range []string{"NOPE99", o.Other.Asset("Desk 1").Code} {
			if status := v.checksIn(code); status != 404 || !v.shows("[role=alert]", en(i18n.CodeUnknown)) || v.value("#code") != code {
				t.Errorf("%s answers %d\n%s", code, status, v.screen())
			}
		}
		if got := running(t, o, anna(o)); len(got) != 0 {
			t.Errorf("checked in at %+v", got)
		}
	})
}

func TestASecondPlaceSaysThatTheFirstWasNotEnded(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn(o.Demo.Asset("Desk 1").Code)
		v.see("[role=status]", en(i18n.NoteCheckedIn))
		v.checksIn(o.Demo.Asset("Desk 2").Code)
		v.see("[role=status]", en(i18n.NoteCheckedInTwice))
		v.press("#day li button", en(i18n.CheckOut)+": Desk 1")
		if got := running(t, o, anna(o)); len(got) != 1 || got[0].Asset.Name != "Desk 2" {
			t.Errorf("checked in at %+v", got)
		}
	})
}

// Rule W07
func TestWhoWorksAtHomeIsListedAndOnNoPlan(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, other := visit(t, o), visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn("home")
		v.see("#day li", en(i18n.AtHome))
		other.comes("bram@demo.example")
		other.open("/presence")
		other.see("#presence li", "Anna Demo At home at home")
		for _, floor := range o.Demo.Floors {
			other.open("/places?floor=" + floor.ID)
			if n := eval[int](other, `document.querySelectorAll("#plan a.asset:not(.free)").length`); n != 0 || strings.Contains(other.source(), "Anna") {
				t.Errorf("the plan shows who is at home\n%s", other.screen())
			}
		}
		v.open("/")
		if v.shows("main button", en(i18n.WorkAtHome)) {
			t.Error("who is at home is still offered to work at home")
		}
	})
}

// Rule W08
func TestAThirdPlaceIsRefusedUntilOneOfTheTwoIsEnded(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn(o.Demo.Asset("Desk 1").Code)
		o.Clock.Advance(time.Minute)
		v.checksIn("HOME")
		o.Clock.Advance(time.Minute)
		third := o.Demo.Asset("Desk 2").Code
		if status := v.checksIn(third); status != 403 {
			t.Errorf("a third place answers %d", status)
		}
		const choice = "[aria-labelledby=type-code] .actions button"
		v.see("[role=alert]", en(i18n.ThirdStay, "Desk 1", en(i18n.AtHome)))
		if !v.shows(choice, en(i18n.EndAndTry, en(i18n.AtHome))) || len(running(t, o, anna(o))) != 2 {
			t.Fatalf("the refusal offers not both, or something was begun or ended\n%s", v.screen())
		}
		v.press(choice, en(i18n.EndAndTry, "Desk 1"))
		v.see("[role=status]", en(i18n.NoteCheckedOut))
		if got := v.value("#code"); got != third {
			t.Errorf("the code that was typed became %q", got)
		}
		v.press("main .form button", en(i18n.CheckIn))
		v.see("#day li", "Desk 2")
		if got := running(t, o, anna(o)); len(got) != 2 || got[0].Name("en") != en(i18n.AtHome) || got[1].Name("en") != "Desk 2" {
			t.Errorf("checked in at %+v", got)
		}
	})
}

// Rule W09
func TestTheHistoryShowsPlaceAndDuration(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		patient(t, o, anna(o))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn(o.Demo.Asset("Desk 1").Code)
		o.Clock.Advance(95 * time.Minute)
		v.open("/")
		v.press("#day button", en(i18n.CheckOut))
		v.checksIn("home")
		o.Clock.Advance(20 * time.Minute)
		v.open("/history")
		v.see("tbody tr", "Desk 1 Amsterdam · Floor 1 Tue 24 Nov 09:00 – 10:35 1 h 35 min")
		v.see("tbody tr", "At home Tue 24 Nov 10:35 – still running 0 h 20 min")
		if other := visit(t, o); true {
			other.comes("bram@demo.example")
			other.open("/history")
			other.see("main h2", en(i18n.HistoryNil))
		}
	})
}

// Rule W10
func TestCheckingOutFreesThePlaceAtOnce(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		v, other := visit(t, o), visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn(desk.Code)
		other.comes("bram@demo.example")
		other.open("/places?asset=" + desk.ID)
		other.until(`navigator.locks.query().then((l) => l.held.length === 1)`)
		eval[bool](other, `window.same = true`)
		if got := other.drawn(desk); !strings.Contains(got.Label, "occupied until 24:00") || !strings.Contains(got.Label, "Anna Demo") {
			t.Fatalf("before, the plan says %+v", got)
		}
		v.open("/")
		v.press("#day button", en(i18n.CheckOut))
		v.see("[role=status]", en(i18n.NoteCheckedOut))
		other.until(`window.same && document.querySelector(%s).classList.contains("free")`, mark(desk))
		other.press("#panel button", en(i18n.CheckInHere))
		if got := running(t, o, bram(o)); len(got) != 1 || got[0].Asset.Name != "Desk 1" {
			t.Errorf("the next one is checked in at %+v", got)
		}
	})
}

func TestACheckInEndsWhereAnothersReservationBegins(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(11, 0), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.checksIn(o.Demo.Asset("Desk 1").Code)
		v.see("#day li", en(i18n.SinceUntil, "09:00", "11:00"))
	})
}

func TestWhoArrivesEarlyUsesTheirOwnReservation(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		r := reserve(t, o, anna(o), o.Demo.Asset("Desk 1"), at(9, 30), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.press("#day button.main", en(i18n.CheckIn))
		v.see("#day li", en(i18n.SinceUntil, "09:00", "12:00"))
		if n := eval[int](v, `document.querySelectorAll("#day li").length`); n != 1 {
			t.Errorf("the day shows %d things, the reservation and the stay apart\n%s", n, v.screen())
		}
		v.open("/reservations")
		v.see("main li", "Desk 1 09:00 – 12:00")
		if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.ID != r.ID || got[0].Reservation.Span != span.Of(at(9, 0), at(12, 0)) {
			t.Errorf("reserved is %+v", got)
		}
	})
}

func TestAWalkInEndsAtClosingAndWhereNothingClosesAtMidnight(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		for until, a := range map[string]workplace.Asset{"22:00": wien(o, "Desk 1"), "24:00": o.Demo.Asset("Desk 1")} {
			v.checksIn(a.Code)
			v.see("#day li", en(i18n.SinceUntil, "09:00", until))
		}
	})
}
