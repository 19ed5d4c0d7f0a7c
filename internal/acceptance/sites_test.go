package acceptance

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// drawing is a plan with a style sheet, as drawing programs write them, and with what must not come in.
const drawing = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600" onload="alert(1)"><style>.wall{fill:#123456}</style>
<script>alert(1)</script><rect class="wall" width="1200" height="600"/></svg>`

// upload chooses a file in a field, as a person does in the dialog of the browser.
func (v *visitor) upload(css, name, content string) {
	v.t.Helper()
	eval[bool](v, `(() => { const d = new DataTransfer();
		d.items.add(new File([Uint8Array.from(atob(%s), (c) => c.charCodeAt(0))], %s));
		document.querySelector(%s).files = d.files; return true })()`, base64.StdEncoding.EncodeToString([]byte(content)), name, css)
}

// sitesOf are the sites of the office as they are now.
func sitesOf(t testing.TB, o *officetest.Office) []directory.Site {
	t.Helper()
	var all []directory.Site
	read(t, o, func(tx db.Tx) (err error) {
		all, err = directory.SiteList(tx)
		return err
	})
	return all
}

func assetsOf(t testing.TB, o *officetest.Office, f workplace.Filter) map[string]workplace.Asset {
	t.Helper()
	out := map[string]workplace.Asset{}
	read(t, o, func(tx db.Tx) error {
		all, err := workplace.Assets(tx, f)
		for _, a := range all {
			out[a.Name] = a
		}
		return err
	})
	return out
}

// Rule O07
func TestAnOwnerSetsUpASiteFromItsAddressToItsPlaces(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.press(".side a", en(i18n.ManageTitle))
		v.press("main a", en(i18n.Sites))
		v.press("main a.btn.main", en(i18n.SiteNew))
		v.typed("#name", "Gent")
		v.typed("#address", "Kouter 1, 9000 Gent")
		v.typed("#phone", "+32 9 000 00 00")
		v.typed("#email", "gent@demo.example")
		v.typed("#zone", "Europe/Brussels")
		v.set("[name=open-6-0]", "10:00")
		v.set("[name=close-6-0]", "00:00")
		v.press("main button", en(i18n.SiteAdd))
		v.see("h1", "Gent")

		v.typed("#floor-name", "Ground floor")
		v.upload("#plan-file", "plan.svg", drawing)
		v.press("main form button", en(i18n.FloorSave))
		v.see("h1", en(i18n.ArrangeFloor, "Gent", "Ground floor"))
		if got := eval[string](v, `fetch(document.querySelector("image").getAttribute("href")).then((r) => r.text())`); strings.Contains(got, "alert") || !strings.Contains(got, "#123456") {
			t.Errorf("the plan is %s", got)
		}
		v.typed("#name", "A1")
		v.typed("#count", "8")
		v.typed("#x", "100")
		v.typed("#y", "50")
		v.until(`document.querySelectorAll(".ghost").length === 8`)
		v.see("#ghosts", "A8")
		v.press("#panel button", en(i18n.AddPlaces))
		v.see("#places-title", "8")
		if got := v.value("#name"); got != "A9" {
			t.Errorf("the next row begins with %q", got)
		}

		var gent directory.Site
		for _, s := range sitesOf(t, o) {
			if s.Name == "Gent" {
				gent = s
			}
		}
		want := "mo 08:00-18:00; tu 08:00-18:00; we 08:00-18:00; th 08:00-18:00; fr 08:00-18:00; sa 10:00-24:00"
		if gent.Zone == nil || gent.Zone.String() != "Europe/Brussels" || gent.Hours.String() != want || gent.Phone == "" || gent.Email == "" || gent.Address == "" {
			t.Errorf("the site is %+v", gent)
		}
		all := assetsOf(t, o, workplace.Filter{Site: gent.ID})
		if a := all["A8"]; len(all) != 8 || a.Y != 50 || a.X != 100+7*(a.W+4) {
			t.Errorf("the places are %+v", all)
		}
		other := visit(t, o)
		other.comes("anna@demo.example")
		if other.open("/manage/sites") != 403 || other.shows(".side a", en(i18n.ManageTitle)) {
			t.Error("a member without the right may manage sites")
		}
		if status := other.open("/places?floor=" + all["A1"].Floor); status != 200 || !other.shows("#plan a.asset", "A1") {
			t.Errorf("a colleague sees\n%s", other.screen())
		}
	})
}

// Rule O07
func TestAPlaceIsMovedWithTheMouseAndWithTheKeysAndBack(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		now := func() workplace.Asset { return assetsOf(t, o, workplace.Filter{Floor: desk.Floor})["Desk 1"] }
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/manage/floors/" + desk.Floor)
		s := v.find("#place-"+desk.ID, "")
		v.do(mouse(input.DispatchMouseEventTypeMousePressed, s.X, s.Y), mouse(input.DispatchMouseEventTypeMouseMoved, s.X+40, s.Y+60), mouse(input.DispatchMouseEventTypeMouseMoved, s.X+80, s.Y+90), mouse(input.DispatchMouseEventTypeMouseReleased, s.X+80, s.Y+90))
		v.see("#panel button", en(i18n.Undo))
		moved := now()
		if moved.X <= desk.X+30 || moved.Y <= desk.Y+30 {
			t.Errorf("the desk stands at %d, %d", moved.X, moved.Y)
		}
		v.press("#panel button", en(i18n.Undo))
		if back := now(); back.X != desk.X || back.Y != desk.Y {
			t.Errorf("undone it stands at %d, %d", back.X, back.Y)
		}
		eval[bool](v, `(document.querySelector(%s).focus(), true)`, "#place-"+desk.ID)
		v.keys(kb.ArrowDown)
		v.keys(kb.ArrowDown)
		v.until(`document.querySelector(%s).dataset.y === %s`, "#place-"+desk.ID, fmt.Sprint(desk.Y+20))
		v.typed("#x", "300")
		v.typed("#y", "310")
		v.press("#panel button", en(i18n.Save))
		if set := now(); set.X != 300 || set.Y != 310 {
			t.Errorf("by numbers it stands at %d, %d", set.X, set.Y)
		}
		v.typed("#name", "Desk 2")
		if status := v.press("#panel button", en(i18n.Save)); status != 422 || !v.shows("[role=alert]", "Desk 2") || v.value("#name") != "Desk 2" {
			t.Errorf("a name that is in use answers %d\n%s", status, v.screen())
		}
	})
}

func TestARowFillsTheRectangleThatIsDrawnForIt(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	floor := o.Demo.Floors[0].ID
	v := visit(t, o)
	v.comes("owner@demo.example")
	v.open("/manage/floors/" + floor)
	v.see("#units", en(i18n.PlanUnits, 800, 400))
	v.typed("#name", "Row 1")
	v.typed("#count", "3")
	type point struct{ X, Y float64 }
	on := func(x, y int) point {
		return eval[point](v, `(() => {const p = document.querySelector("#plan"), s = new DOMPoint(+%s, +%s).matrixTransform(p.getScreenCTM()); return {X: s.x, Y: s.y}})()`,
			fmt.Sprint(x), fmt.Sprint(y))
	}
	a, b := on(100, 200), on(408, 240)
	v.do(mouse(input.DispatchMouseEventTypeMousePressed, a.X, a.Y), mouse(input.DispatchMouseEventTypeMouseMoved, a.X+20, a.Y+20),
		mouse(input.DispatchMouseEventTypeMouseMoved, b.X, b.Y))
	if n := eval[int](v, `document.querySelectorAll("#drawn rect").length`); n != 4 {
		t.Errorf("while it is drawn, %d rectangles are seen, not the whole and three places", n)
	}
	v.do(mouse(input.DispatchMouseEventTypeMouseReleased, b.X, b.Y))
	v.see("#ghosts", "Row 1, Row 2, Row 3")
	if n := eval[int](v, `document.querySelectorAll("#drawn").length`); n != 0 {
		t.Error("what was drawn stays when it is over")
	}
	v.typed("#count", "2")
	v.press("#panel button", en(i18n.AddPlaces))
	all := assetsOf(t, o, workplace.Filter{Floor: floor})
	first, second := all["Row 1"], all["Row 2"]
	if near := func(n, m int) bool { return n-m < 4 && m-n < 4 }; !near(first.X, 100) || !near(first.Y, 200) || !near(first.W, 152) || !near(first.H, 40) ||
		!near(second.X+second.W, 408) || second.Capacity != 1 {
		t.Errorf("the row is %+v and %+v", first, second)
	}
}

func TestTheButtonOfAPlacesFormIsInSightAndARoomComesAlone(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.look(1440, 900, "light")
	v.comes("owner@demo.example")
	v.open("/manage/floors/" + o.Demo.Floors[0].ID)
	if !eval[bool](v, `(() => {const b = document.querySelector("#panel .actions .main").getBoundingClientRect(), at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)
		return b.bottom <= innerHeight && at.matches(".main")})()`) {
		t.Error("the button that adds places is out of sight")
	}
	v.typed("#name", "Meeting")
	v.typed("#count", "8")
	v.set("#kind", "room")
	v.until(`document.querySelector("#count").value === "1" && document.querySelectorAll(".ghost").length === 1`)
	v.set("#kind", "desk")
	v.until(`document.querySelector("#count").value === "8" && document.querySelectorAll(".ghost").length === 8`)
	v.set("#kind", "room")
	v.typed("#count", "3")
	v.set("#kind", "desk")
	v.until(`document.querySelector("#count").value === "3" && document.querySelectorAll(".ghost").length === 3`)
}

// mouse is one thing that a hand does with the mouse.
func mouse(kind input.DispatchMouseEventType, x, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.MouseEvent(kind, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
}

// Rule O07
func TestNewHoursSayHowManyReservationsTheyLeaveOutsideAndKeepThem(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		site := o.Demo.Sites[1]
		reserve(t, o, bram(o), wien(o, "Desk 1"), at(24+18, 0), at(24+20, 0))
		reserve(t, o, bram(o), wien(o, "Desk 1"), at(24+9, 0), at(24+10, 0))
		first, second := visit(t, o), visit(t, o)
		first.comes("owner@demo.example")
		second.comes("admin@demo.example")
		for _, v := range []*visitor{first, second} {
			v.open("/manage/sites/" + site.ID)
		}
		first.set("[name=close-3-0]", "17:00") // Wednesday
		if status := first.press("main button", en(i18n.Save)); status != 409 || !first.shows("[role=alert]", i18n.OutsideNewHours.In("en", 1)) {
			t.Fatalf("the hours answer %d\n%s", status, first.screen())
		}
		if got := sitesOf(t, o)[1].Hours.On(3); got != "06:00 – 22:00" {
			t.Errorf("they were saved unasked: %s", got)
		}
		first.press("main button", en(i18n.Save))
		if got := sitesOf(t, o)[1].Hours.On(3); got != "06:00 – 17:00" || len(reservations(t, o, bram(o))) != 2 {
			t.Errorf("confirmed they are %s, with %d reservations", got, len(reservations(t, o, bram(o))))
		}
		second.typed("#name", "Vienna")
		if status := second.press("main button", en(i18n.Save)); status != 412 || !second.shows(".kept", "Vienna") || !second.shows(".kept", "we 06:00-17:00") {
			t.Errorf("a stale form answers %d\n%s", status, second.screen())
		}
		if second.value("[name=close-3-0]") != "17:00" {
			t.Error("the form after it does not say how it stands")
		}
	})
}

// Rule O07
func TestASiteFloorOrPlaceIsNotTakenFromUnderThoseWhoReservedThere(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := wien(o, "Desk 1")
		reserve(t, o, bram(o), desk, at(24+9, 0), at(24+10, 0))
		v := visit(t, o)
		v.comes("owner@demo.example")
		sure := func(css, label string) int {
			v.click(css, label)
			return v.press("dialog button", en(i18n.ConfirmYes))
		}
		v.open("/manage/floors/" + desk.Floor + "?asset=" + desk.ID)
		if status := sure("#panel button", en(i18n.PlaceRemove)); status != 409 || !v.shows("[role=alert]", i18n.LiesAhead.In("en", 1)) {
			t.Fatalf("removing the place answers %d\n%s", status, v.screen())
		}
		v.open("/manage/sites/" + desk.Site)
		if status := sure("main button", en(i18n.SiteClose)); status != 409 {
			t.Errorf("closing the site answers %d", status)
		}
		v.open("/manage/floors/" + desk.Floor)
		v.click("main summary", en(i18n.FloorRemove))
		if status := sure("main button", en(i18n.FloorRemove)); status != 409 || len(reservations(t, o, bram(o))) != 1 {
			t.Errorf("removing the floor answers %d", status)
		}
		v.click("main label", en(i18n.CancelToo))
		sure("main button", en(i18n.FloorRemove))
		v.see("[role=status]", en(i18n.NoteRemoved))
		if left := reservations(t, o, bram(o)); len(left) != 0 || len(assetsOf(t, o, workplace.Filter{Site: desk.Site})) != 0 {
			t.Errorf("%d reservations are left", len(left))
		}
		sure("main button", en(i18n.SiteClose))
		if all := sitesOf(t, o); len(all) != 1 {
			t.Errorf("%d sites are open", len(all))
		}
		v.open("/manage/sites/" + desk.Site)
		v.press("main button", en(i18n.SiteReopen))
		if all := sitesOf(t, o); len(all) != 2 {
			t.Errorf("%d sites are open again", len(all))
		}
	})
}

// Rule O07
func TestAReplacedCodeLeadsNowhere(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		v := visit(t, o)
		v.comes("manager@demo.example") // of the site Amsterdam only
		v.open("/manage/floors/" + desk.Floor + "?asset=" + desk.ID)
		v.click("#panel button", en(i18n.CodeReplace))
		v.press("dialog button", en(i18n.ConfirmYes))
		fresh := v.text("#panel .code")
		if fresh == desk.Code || len(fresh) != len(desk.Code) {
			t.Fatalf("the code was %s and is %s", desk.Code, fresh)
		}
		if status := v.open("/manage/floors/" + o.Demo.Floors[1].ID); status != 403 {
			t.Errorf("another site's floor answers its manager %d", status)
		}
		err := o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CheckIn(ctx, tx, anna(o), workplace.CheckIn{Code: desk.Code})
			return err
		})
		if err == nil {
			t.Error("the old code still checks in")
		}
		checkIn(t, o, anna(o), fresh)
		v.open("/manage/floors/" + desk.Floor + "/codes")
		got := eval[[]string](v, `(() => { const form = document.querySelector("form:has(.many)"); const body = new URLSearchParams(new FormData(form));
			return fetch(form.action, { method: "POST", body }).then(async (r) => [r.headers.get("Content-Type"), (await r.text()).slice(0, 5)]) })()`)
		if got[0] != "application/pdf" || got[1] != "%PDF-" {
			t.Errorf("the sheet is %q", got)
		}
	})
}

func TestTypingHoursUnticksAlwaysOpenAndBothTogetherAreRefusedWithoutScript(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	path := "/manage/sites/" + o.Demo.Sites[0].ID
	v := visit(t, o)
	v.comes("owner@demo.example")
	v.open(path)
	if !eval[bool](v, `document.querySelector("[name=always]").checked`) {
		t.Fatal("the site is not always open")
	}
	v.set("[name=open-1-0]", "08:00")
	v.set("[name=close-1-0]", "18:00")
	if eval[bool](v, `document.querySelector("[name=always]").checked`) {
		t.Error("the tick stays when hours are typed")
	}
	eval[bool](v, `(document.querySelector("[name=always]").checked = true)`)
	v.pardon(path)
	if status := v.press("section[aria-labelledby=details] button.main", en(i18n.Save)); status != 422 || !v.shows(".wrong", en(i18n.AlwaysOrHours)) {
		t.Errorf("both together are answered with %d", status)
	}
	if got := v.value("[name=open-1-0]"); got != "08:00" {
		t.Errorf("what was typed became %q", got)
	}
	if got := sitesOf(t, o)[0].Hours.String(); got != "always" {
		t.Errorf("the hours became %s", got)
	}
}
