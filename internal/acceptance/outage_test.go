package acceptance

import (
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// Rule W03
func TestWhyAPlaceIsOutOfUseIsReadOnThePlanBehindItsCodeAndInTheLog(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		why := en(i18n.OutBecause, "the lamp is broken")
		admin, anna := visit(t, o), visit(t, o)
		admin.comes("admin@demo.example")
		admin.open("/places?asset=" + desk.ID)
		admin.click("#panel summary", en(i18n.Manage))
		admin.typed("#reason", "the lamp is broken")
		admin.press("#panel button", en(i18n.TakeOut))
		admin.see("#panel .hint", why)
		anna.comes("anna@demo.example")
		anna.open("/places?asset=" + desk.ID)
		anna.see("#panel .hint", why)
		anna.open("/a/" + desk.Code)
		anna.see("#scanned .hint", why)
		anna.open("/a/" + o.Demo.Asset("Desk 2").Code)
		if anna.shows(".hint", "") {
			t.Errorf("another place says\n%s", anna.screen())
		}
		admin.open("/places?asset=" + desk.ID)
		admin.click("#panel summary", en(i18n.Manage))
		admin.press("#panel button", en(i18n.PutBack))
		admin.open("/manage/log")
		admin.see("main th", "Desk 1")
		admin.see("main th", en(i18n.LogOutTill, "24 November 2026")+": the lamp is broken")
		admin.see("main th", en(i18n.LogBack))
	})
}
