package acceptance

import (
	"net/http"
	"strings"
	"testing"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// What is done in the browser, and what the phone on the desk makes of it.

// Rule X01, P01
func TestTheCodeOfADeskScannedMakesItsPhoneRingForMeUntilICheckOut(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		o.Extension(t, o.Demo, 2, "203", "364918")
		desk := o.Demo.Asset("Desk 1")
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Phone 1", Asset: desk.ID}), o.Desk(t, o.Demo, phone.Device{Name: "Phone 2"})
		o.LogIn(t, o.Demo, second, "203", "364918")
		one := o.Plug(t, first, siptest.Phone{Says: spoken("fr", sound.AskPIN)})
		two := o.Plug(t, second, siptest.Phone{Says: spoken("de", sound.LoggedIn)})

		anna := scans(t, o, desk.Code, "anna@demo.example")
		rings(t, two, one, "201", o.Demo.Members[0].Name)
		anna.open("/phone")
		anna.see("#now", "Phone 1")
		anna.open("/a/" + desk.Code)
		anna.press("main .btn.main", en(i18n.CheckOut))
		if got := on(t, o, first); got != "" {
			t.Errorf("after checking out %s is on the phone", got)
		}
		heard := len(one.Heard())
		one.Dial("203")
		if why := one.Refused(); !strings.Contains(why, "403") {
			t.Errorf("the phone of whoever left may call: %s", why)
		}
		one.HearsAfter(heard, spoken("en", sound.NoUser))

		scans(t, o, desk.Code, "bram@demo.example")
		rings(t, two, one, "202", o.Demo.Members[1].Name)
	})
}

// scans opens what stands in the code on a desk as a phone's camera does, signs in on the way, and checks in.
func scans(t *testing.T, o *officetest.Telephony, code, email string) *visitor {
	t.Helper()
	v := visit(t, o.Office)
	v.open(o.URL + "/a/" + code)
	if status := v.credentials(email, officetest.Password); status != http.StatusOK {
		t.Fatalf("signing in answers %d", status)
	}
	v.press("main .btn.main", en(i18n.ScanHereNow))
	v.see("[role=status]", en(i18n.NoteCheckedIn))
	return v
}

// rings calls a number from one phone, hears it on the other, and calls back, which shows number and name of whoever checked in.
func rings(t *testing.T, from, at *siptest.Running, number, name string) {
	t.Helper()
	heard, said := len(from.Heard()), len(at.Heard())
	from.Dial(number)
	if e := at.Rung(); !strings.Contains(e.Peer, "sip:203@") {
		t.Errorf("the phone on the desk shows %q", e.Peer)
	}
	at.Answer()
	from.Answered()
	from.HearsAfter(heard, spoken("fr", sound.AskPIN))
	at.HearsAfter(said, spoken("de", sound.LoggedIn))
	from.Hangup()
	at.Closed()
	at.Dial("203")
	if e := from.Rung(); !strings.Contains(e.Peer, "sip:"+number+"@") || e.Name != name {
		t.Errorf("a call from the desk shows %q %q, want %s %s", e.Name, e.Peer, number, name)
	}
	at.Hangup()
	from.Closed()
}
