package acceptance

import (
	"net/url"
	"testing"

	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// tick sets the box of a right on the page of somebody's rights.
func (v *visitor) tick(right string, on bool) {
	v.t.Helper()
	box := "main input[value=" + right + "]"
	if eval[bool](v, `document.querySelector(%s).checked`, box) != on {
		v.click("main label:has(input[value="+right+"])", "")
	}
	if eval[bool](v, `document.querySelector(%s).checked`, box) != on {
		v.t.Fatalf("the box %s does not turn %v", right, on)
	}
}

// rightsForm is that of a person's rights, beside the one of their telephone.
const rightsForm = `main form:not([action$="/phone"])`

// Rule O04
func TestAnAdministratorGivesAndTakesRightsAndTheyApplyAtOnce(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		admin, bram := visit(t, o), visit(t, o)
		page := "/people/" + o.Demo.Members[1].Member
		admin.comes("admin@demo.example")
		bram.comes("bram@demo.example")
		menu := func() bool { bram.open("/"); return bram.shows(".side a", en(i18n.PeopleAndRights)) }
		plan := "/places?asset=" + wien(o, "Desk 1").ID
		if menu() || bram.open("/people") != 403 || bram.open(page) != 403 {
			t.Fatal("a member without the right sees the people's rights")
		}
		if bram.open(plan); bram.shows("#panel summary", en(i18n.Manage)) {
			t.Fatal("a member without the right manages places")
		}

		admin.open("/people?name=bram")
		admin.press("tbody a", en(i18n.OpenPerson))
		admin.tick("people", true)
		admin.tick("sites", true)
		admin.press(rightsForm+" button", en(i18n.Save))
		admin.see("[role=status]", en(i18n.NoteSaved))
		if got := member(t, o, o.Demo.Members[1].Member).Rights; got != directory.People|directory.Sites {
			t.Errorf("the member has the rights %b", got)
		}
		if !menu() || bram.open("/people") != 200 || bram.open(page) != 200 {
			t.Errorf("the given right does not apply\n%s", bram.screen())
		}
		bram.open(plan)
		bram.click("#panel summary", en(i18n.Manage))
		bram.press("#panel button", en(i18n.TakeOut))
		bram.see("[role=status]", en(i18n.NoteOut))

		admin.open(page)
		admin.tick("people", false)
		admin.tick("sites", false)
		admin.press(rightsForm+" button", en(i18n.Save))
		if menu() || bram.open("/people") != 403 {
			t.Error("the taken right still applies")
		}
		if status := bram.post("/places/"+wien(o, "Desk 1").ID+"/back", nil); status != 403 {
			t.Errorf("a place is put back into use without the right: %d", status)
		}
	})
}

// Rule O04
func TestAMemberWithoutTheRightIsRefusedWithAReason(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("bram@demo.example")
		me := o.Demo.Members[1].Member
		for _, path := range []string{"/people", "/people/" + me, "/people/" + o.Demo.Owner.Member} {
			if status := v.open(path); status != 403 || !v.shows("h1", en(i18n.TitleRefused)) || !v.shows("main p", en(i18n.NoRight)) {
				t.Errorf("%s answers %d\n%s", path, status, v.screen())
			}
		}
		if status := v.post("/people/"+me, url.Values{"right": {"people", "sites"}, "rev": {"1"}}); status != 403 || !v.shows("main p", en(i18n.NoRight)) {
			t.Errorf("giving oneself rights answers %d", status)
		}
		if got := member(t, o, me).Rights; got != 0 {
			t.Errorf("the member now has the rights %b", got)
		}
	})
}

// Rule O04
func TestTheOwnersRightsCannotBeTaken(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("admin@demo.example")
		before := member(t, o, o.Demo.Owner.Member)
		page := "/people/" + before.ID
		v.open(page)
		if !v.shows("main p", en(i18n.OwnerHasAll)) || v.shows(rightsForm+" input, "+rightsForm+" button", "") {
			t.Errorf("the owner's rights have a form\n%s", v.screen())
		}
		if status := v.post(page, url.Values{"rev": {"1"}}); status != 403 || !v.shows("[role=alert]", en(i18n.OwnerKeepsRights)) {
			t.Errorf("taking them answers %d\n%s", status, v.screen())
		}
		if after := member(t, o, before.ID); after != before {
			t.Errorf("the owner was %+v and is %+v", before, after)
		}
		if status := v.post("/people/"+o.Demo.Admin.Member, url.Values{"rev": {"1"}, "right": {"owner", "people"}}); status != 200 {
			t.Fatalf("giving oneself rights answers %d", status)
		}
		if got := member(t, o, o.Demo.Admin.Member).Rights; got != directory.People {
			t.Errorf("an administrator made an owner: %b", got)
		}
	})
}

// Rule O04
func TestTheSecondOfTwoAdministratorsIsToldThatTheRightsWereChanged(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		first, second := visit(t, o), visit(t, o)
		page := "/people/" + o.Demo.Members[1].Member
		first.comes("owner@demo.example")
		second.comes("admin@demo.example")
		first.open(page)
		second.open(page)
		first.tick("people", true)
		first.press(rightsForm+" button", en(i18n.Save))
		second.tick("phones", true)
		if status := second.press(rightsForm+" button", en(i18n.Save)); status != 412 || !second.shows("[role=alert]", en(i18n.Stale)) {
			t.Errorf("a stale form answers %d\n%s", status, second.screen())
		}
		for right, want := range map[string]bool{"people": true, "phones": false} {
			if got := eval[bool](second, `document.querySelector(%s).checked`, "main input[value="+right+"]"); got != want {
				t.Errorf("the form after it says of %s %v, not how it stands", right, got)
			}
		}
		second.tick("phones", true)
		second.press(rightsForm+" button", en(i18n.Save))
		if got := member(t, o, o.Demo.Members[1].Member).Rights; got != directory.People|directory.Phones {
			t.Errorf("after the second try the rights are %b", got)
		}
	})
}
