package acceptance

import (
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

func TestTheGuideShowsWhatIsDoneAndGoesOnWhereTheOfficeIs(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/start")
		before := len(eval[[]string](v, `[...document.querySelectorAll(".steps li.done h3")].map((e) => e.textContent)`))
		v.see(".steps li:not(.done)", en(i18n.StartWork))
		v.see("h2", en(i18n.StartCount, before, 5))
		checkIn(t, o, anna(o), o.Demo.Asset("Desk 1").Code)
		v.open("/start")
		v.see("h2", en(i18n.StartCount, before+1, 5))
		v.see(".steps li.done", en(i18n.StartWork))
		v.open("/")
		v.press("[aria-labelledby=start] a", en(i18n.StartGoOn))
		v.see("h1", en(i18n.StartTitle))
	})
}

func TestTheGuideIsPutAwayForAllAdministratorsAndBroughtBack(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, other, member := visit(t, o), visit(t, o), visit(t, o)
		v.comes("owner@demo.example")
		other.comes("admin@demo.example")
		member.comes("anna@demo.example")
		if member.open("/start") != 403 || member.open("/") != 200 || member.shows("h2", en(i18n.StartTitle)) {
			t.Errorf("a member is led through the set-up\n%s", member.screen())
		}
		other.open("/")
		other.see("h2", en(i18n.StartTitle))
		v.open("/start")
		v.press("form button", en(i18n.StartHide))
		other.open("/")
		if other.shows("h2", en(i18n.StartTitle)) {
			t.Errorf("the guide is still there\n%s", other.screen())
		}
		v.open("/start")
		v.press("form button", en(i18n.StartShow))
		other.open("/")
		other.see("h2", en(i18n.StartTitle))
	})
}
