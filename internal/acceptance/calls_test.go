package acceptance

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// callPages are pages of calls.
var callPages = []line{
	{"my phone with calls", "/phone", "anna", 200, func(v *visitor) int {
		telephone(v.t, v.o)
		aCall(v.t, v.o, anna(v.o).Member, "+31205551234")
		return v.open("/phone")
	}},
	{"another's calls", "/phones/members/{id}/calls", "owner", 200, func(v *visitor) int {
		telephone(v.t, v.o)
		aCall(v.t, v.o, anna(v.o).Member, "+31205551234")
		return form("/phones/members/"+anna(v.o).Member+"/calls", url.Values{})(v)
	}},
}

func TestCallsAreTakenOutOfOnesListAndAnAdministratorsLookIsNoted(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		telephone(t, o)
		aCall(t, o, anna(o).Member, "+31205551234")
		aCall(t, o, anna(o).Member, "+31205559876")
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/people/" + anna(o).Member + "/phone")
		v.press("form[action$=calls] button", en(i18n.PhoneCallsLook))
		v.see("main", "+3120555••••")
		if strings.Contains(v.source(), "1234") {
			t.Error("the administrator reads whom she called")
		}
		v.open("/manage/log")
		v.see("main", en(i18n.LogLookedAt))

		her := visit(t, o)
		her.comes("anna@demo.example")
		her.open("/phone")
		her.see("#calls", "+31205551234")
		her.see("#calls", "90 days")
		her.press("#calls form[action$=remove] button", "+31205551234")
		her.see("#calls", "+31205559876")
		if her.shows("#calls", "+31205551234") {
			t.Error("what she has deleted is there")
		}
		her.click("#calls form[action='/phone/calls/remove'] button", "")
		her.press("dialog button", en(i18n.ConfirmYes))
		her.see("#calls", en(i18n.PhoneNoCalls))
		var n int
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			return tx.Row("SELECT count(*) FROM phone_call WHERE org = $1", tx.Org()).Scan(&n)
		}))
		if n != 0 {
			t.Errorf("%d calls that are in nobody's list are kept", n)
		}
	})
}
