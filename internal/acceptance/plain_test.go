package acceptance

import (
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

func TestWithoutScriptsEverythingStillWorks(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.mute()
		v.signIn("anna@demo.example")
		if eval[bool](v, `document.documentElement.classList.contains("scripted")`) {
			t.Fatal("scripts still run")
		}
		t.Run("filter and reserve", func(t *testing.T) { plainReserve(t, v, o) })
		t.Run("change and cancel", func(t *testing.T) { plainChange(t, v, o) })
		t.Run("check in and out", func(t *testing.T) { plainStay(t, v, o) })
		t.Run("sign out", func(t *testing.T) {
			v.click(".top summary", en(i18n.YourMenu, "Anna Demo"))
			v.press(".top button", en(i18n.SignOut))
			v.see("[role=status]", en(i18n.NoteSignedOut))
		})
	})
}

func plainReserve(t *testing.T, v *visitor, o *officetest.Office) {
	v.press(".side a", en(i18n.Places))
	v.set("#from", "13:00")
	v.set("#to", "14:30")
	v.set("#kind", "room")
	v.press("main .filter button", en(i18n.Apply))
	v.press("main a", en(i18n.AsList))
	if n := eval[int](v, `document.querySelectorAll("#list tbody tr").length`); n != 2 {
		t.Errorf("%d places are listed\n%s", n, v.screen())
	}
	v.press("main a", en(i18n.AsPlan))
	v.press(mark(o.Demo.Asset("Room 1")), "")
	v.press("#panel button", en(i18n.ReserveFor, today+", 13:00 – 14:30"))
	v.see("[role=status]", en(i18n.NoteReserved))
}

func plainChange(t *testing.T, v *visitor, o *officetest.Office) {
	v.press("main a", en(i18n.Change))
	v.set("#to", "15:00")
	v.press("main button", en(i18n.Save))
	v.press("main a", en(i18n.Change))
	v.press("main button", en(i18n.HourMore))
	if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.Span != span.Of(at(13, 0), at(16, 0)) {
		t.Errorf("reserved is %+v", got)
	}
	v.press("main button", en(i18n.Cancel))
	v.see("[role=status]", en(i18n.NoteCancelled))
	if got := reservations(t, o, anna(o)); len(got) != 0 {
		t.Errorf("after cancelling reserved is %+v", got)
	}
}

func plainStay(t *testing.T, v *visitor, o *officetest.Office) {
	v.press(".side a", en(i18n.CheckIn))
	v.typed("#code", o.Demo.Asset("Desk 1").Code)
	v.press("main .form button", en(i18n.CheckIn))
	v.see("#day li", "Desk 1")
	v.press("#day button", en(i18n.CheckOut))
	v.see("[role=status]", en(i18n.NoteCheckedOut))
	if got := running(t, o, anna(o)); len(got) != 0 {
		t.Errorf("still checked in at %+v", got)
	}
}
