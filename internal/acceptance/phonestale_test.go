package acceptance

import (
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

func TestWhoIsSecondToSaveAFormOfThePhonesReadsWhatStandsThereAndSavesAgain(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		phones := telephone(t, o)
		one, two := visit(t, o), visit(t, o)
		one.comes("owner@demo.example")
		two.comes("owner@demo.example")
		for _, f := range []struct {
			path, field, first, second string
			label                      i18n.Text
		}{
			{"/phones/devices/" + phones.devices[1].ID, "#name", "Hall", "Corridor", i18n.Name},
			{"/phones/groups/" + phones.group.ID, "#extension", "301", "302", i18n.Extension},
			{"/phones/lines/" + phones.line.ID, "#host", "sip.one.example", "sip.two.example", i18n.PhoneHost},
			{"/phones/settings", "#code", "*36", "*37", i18n.PhoneCode},
			{"/people/" + anna(o).Member + "/phone", "#extension", "211", "212", i18n.Extension},
			{"/phone", "#ring", "21", "22", i18n.PhoneRing},
		} {
			save := "form:has(" + f.field + ") button.main"
			one.open(f.path)
			two.open(f.path)
			one.typed(f.field, f.first)
			one.press(save, "")
			two.typed(f.field, f.second)
			if status := two.press(save, ""); status != 412 {
				t.Errorf("%s: the second who saves is answered with %d", f.path, status)
			}
			two.see("ul.kept li", en(i18n.NowIs, en(f.label), f.first))
			if got := two.value(f.field); got != f.second {
				t.Errorf("%s: what was typed is %q now", f.path, got)
			}
			if status := two.press(save, ""); status != 200 {
				t.Errorf("%s: saved again, it is answered with %d", f.path, status)
			}
			two.open(f.path)
			if got := two.value(f.field); got != f.second {
				t.Errorf("%s: saved again, it is %q", f.path, got)
			}
		}
	})
}
