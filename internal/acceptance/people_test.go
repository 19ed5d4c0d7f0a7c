package acceptance

import (
	"strings"
	"testing"

	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// Rule W13
func TestAManagerEndsSessionsAtTheirOwnSiteAndAtNoOther(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		checkIn(t, o, anna(o), o.Demo.Asset("Desk 1").Code)
		far := checkIn(t, o, bram(o), wien(o, "Desk 1").Code)
		home := checkIn(t, o, clara(o), "HOME")
		v := visit(t, o)
		v.comes("manager@demo.example")
		v.open("/presence")
		for _, name := range []string{"Bram Demo", "Clara Demo"} {
			v.see("#presence li", name)
			if v.shows("#presence button", en(i18n.EndStay)+": "+name) {
				t.Errorf("the manager is offered to end the session of %s", name)
			}
		}
		v.click("#presence button", en(i18n.EndStay)+": Anna Demo, Desk 1")
		v.see("dialog p", en(i18n.EndSure, "Anna Demo"))
		v.press("dialog button.main", "")
		v.see("[role=status]", en(i18n.NoteCheckedOut))
		if len(running(t, o, anna(o))) != 0 {
			t.Error("the session goes on")
		}
		for _, stay := range []string{far.ID, home.ID} {
			if status := v.post("/stays/"+stay+"/end", nil); status != 404 || !v.shows("main p", en(i18n.NotFound)) {
				t.Errorf("ending a session elsewhere answers %d", status)
			}
		}
		if len(running(t, o, bram(o))) != 1 || len(running(t, o, clara(o))) != 1 {
			t.Error("a session that is not the manager's to end was ended")
		}
	})
}

// Rule W13
func TestAMemberEndsOnlyTheirOwnSessions(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		stay := checkIn(t, o, bram(o), o.Demo.Asset("Desk 2").Code)
		checkIn(t, o, anna(o), o.Demo.Asset("Desk 1").Code)
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/presence")
		if n := eval[int](v, `document.querySelectorAll("#presence button").length`); n != 1 {
			t.Errorf("a member is offered to end %d sessions", n)
		}
		if status := v.post("/stays/"+stay.ID+"/end", nil); status != 404 || len(running(t, o, bram(o))) != 1 {
			t.Errorf("ending a colleague's session answers %d", status)
		}
	})
}

// everywhere are the pages of a colleague on which people are named.
func everywhere(o *officetest.Office) []string {
	return []string{"/", "/places", "/places?view=list", "/places?asset=" + o.Demo.Asset("Desk 1").ID, "/presence", "/presence?name=Anna"}
}

// named tells on which pages somebody is named.
func (c *caller) named(name string) []string {
	c.t.Helper()
	var on []string
	for _, path := range everywhere(c.o) {
		if _, body, _ := c.ask("GET", path, nil); strings.Contains(strings.ReplaceAll(body, `value="Anna"`, ""), name) {
			on = append(on, path)
		}
	}
	return on
}

func TestWhoIsAloneToBeSeenReadsThatOthersMayHideThemselves(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	checkIn(t, o, anna(o), o.Demo.Asset("Desk 1").Code)
	v, other := visit(t, o), visit(t, o)
	v.comes("anna@demo.example")
	v.see("#who h2", en(i18n.PresentOf, 1, 9))
	v.see("#who p", en(i18n.OnlyYou))
	v.see("#who p", en(i18n.HiddenCount))
	other.comes("bram@demo.example")
	other.see("#who li", "Anna Demo")
	if other.shows("#who p", en(i18n.OnlyYou)) {
		t.Errorf("who sees a colleague reads\n%s", other.screen())
	}
}

// Rule W14
func TestWhoIsInvisibleByProfileIsNamedToNobody(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, other, manager := visit(t, o), visit(t, o), visit(t, o)
		v.comes("anna@demo.example")
		v.open("/profile")
		v.click("main label", en(i18n.Visibility))
		v.press("main [aria-labelledby=about] button", en(i18n.Save))
		v.open("/places?asset=" + o.Demo.Asset("Desk 1").ID)
		v.press("#panel button", en(i18n.CheckInHere))
		v.see("#who li, #day li", "Desk 1")
		other.comes("bram@demo.example")
		if on := call(t, o, "bram@demo.example").named("Anna Demo"); len(on) != 0 {
			t.Errorf("a colleague who chose not to be seen is named on %v", on)
		}
		if got := other.open("/places"); got != 200 || !strings.Contains(other.drawn(o.Demo.Asset("Desk 1")).Class, "occupied") {
			t.Error("the plan hides that the place is taken")
		}
		manager.comes("manager@demo.example")
		manager.open("/presence")
		manager.see("#presence li", en(i18n.SomeoneHidden))
		if on := call(t, o, "manager@demo.example").named("Anna Demo"); len(on) != 0 {
			t.Errorf("to the manager, a colleague who chose not to be seen is named on %v", on)
		}
	})
}

// Rule W14
func TestTheTickAtACheckInDecidesOtherwiseThanTheProfile(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		for _, visible := range []bool{false, true} {
			who := o.Demo.Members[map[bool]int{false: 3, true: 4}[visible]]
			profile(t, o, who.Actor, func(p *directory.Profile) { p.Visible = !visible })
			v := visit(t, o)
			v.comes(who.Email)
			v.open("/check-in")
			v.typed("#code", o.Demo.Asset("Desk 1").Code)
			v.click("main label", en(i18n.ShowMe))
			v.press("main .form button", en(i18n.CheckIn))
			on := call(t, o, "bram@demo.example").named(who.Name)
			if !visible && len(on) != 0 {
				t.Errorf("without the tick, %s is named on %v", who.Name, on)
			}
			if visible && len(on) != 5 {
				t.Errorf("with the tick, %s is named only on %v", who.Name, on)
			}
			v.open("/")
			v.press("#day button", en(i18n.CheckOut))
		}
	})
}

// Rule W14
func TestAnotherOrganisationSeesNothing(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		stay := checkIn(t, o, anna(o), o.Demo.Asset("Desk 1").Code)
		reserve(t, o, bram(o), o.Demo.Asset("Desk 2"), at(10, 0), at(12, 0))
		v, c := visit(t, o), call(t, o, "owner@other.example")
		for _, path := range []string{"/", "/places", "/places?view=list", "/places/find", "/presence", "/people", "/reservations", "/history", "/profile"} {
			if status, body, _ := c.ask("GET", path, nil); status != 200 || strings.Contains(strings.ToLower(body), "demo") {
				t.Errorf("%s answers %d and names somebody of the other organisation\n%s", path, status, body)
			}
		}
		for _, path := range []string{"/places?asset=" + o.Demo.Asset("Desk 1").ID, "/places?floor=" + o.Demo.Floors[0].ID, "/people/" + anna(o).Member} {
			if status, _, _ := c.ask("GET", path, nil); status != 404 {
				t.Errorf("%s answers %d", path, status)
			}
		}
		v.comes("owner@other.example")
		if status := v.post("/stays/"+stay.ID+"/end", nil); status != 404 || len(running(t, o, anna(o))) != 1 {
			t.Errorf("ending a session of the other organisation answers %d", status)
		}
	})
}
