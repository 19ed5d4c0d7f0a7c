package acceptance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// today is the day of every test office, as a button writes it.
const today = "Tue 24 Nov"

// drawn is an asset as the plan, or the list, shows it.
type drawn struct{ Class, Label string }

// drawn gives the mark of an asset on the plan.
func (v *visitor) drawn(a workplace.Asset) drawn {
	v.t.Helper()
	return eval[drawn](v, `(() => { const e = document.querySelector(%s); return { class: e.getAttribute("class"), label: e.getAttribute("aria-label") } })()`, mark(a))
}

// listed gives the row of an asset in the list: its chip and the words of the whole row.
func (v *visitor) listed(name string) drawn {
	v.t.Helper()
	return eval[drawn](v, `(() => {
		const row = [...document.querySelectorAll("#list tbody tr")].find((r) => r.querySelector("th").firstChild.textContent.trim() === %s);
		return { class: row.querySelector(".chip").getAttribute("class"), label: row.innerText } })()`, name)
}

// Rule W03
func TestPlanAndListShowTheSameStateOfEveryPlace(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, bram(o), o.Demo.Asset("Desk 2"), at(13, 0), at(14, 0))
		reserve(t, o, bram(o), o.Demo.Asset("Desk 3"), at(9, 0), at(16, 0))
		checkIn(t, o, clara(o), o.Demo.Asset("Desk 4").Code)
		takeOut(t, o, o.Demo.Asset("Desk 5"))
		reserve(t, o, anna(o), o.Demo.Asset("Desk 6"), at(9, 0), at(12, 0))
		reserve(t, o, bram(o), o.Demo.Asset("Bike rack"), at(9, 0), at(17, 0))
		plan, list := visit(t, o), visit(t, o)
		plan.comes("anna@demo.example")
		list.comes("anna@demo.example")
		plan.open("/places")
		list.open("/places?view=list")
		for name, want := range map[string]struct {
			state workplace.State
			line  string
			more  []string
		}{
			"Desk 1":    {workplace.Free, "free", nil},
			"Desk 2":    {workplace.Soon, "free until 13:00", nil},
			"Desk 3":    {workplace.IsReserved, "reserved until 16:00", []string{"Bram Demo"}},
			"Desk 4":    {workplace.Occupied, "occupied until 24:00", []string{"Clara Demo"}},
			"Desk 5":    {workplace.Out, "out of use until 24:00", nil},
			"Desk 6":    {workplace.IsReserved, "reserved until 12:00", []string{"Anna Demo", en(i18n.Yours)}},
			"Room 1":    {workplace.Free, "free", nil},
			"Bike rack": {workplace.Free, "2 of 3 free", []string{"Bram Demo"}},
		} {
			a := o.Demo.Asset(name)
			onPlan, inList := plan.drawn(a), list.listed(name)
			if classes := strings.Fields(onPlan.Class); classes[0] != "asset" || classes[1] != string(want.state) {
				t.Errorf("the plan draws %s as %q, not %s", name, onPlan.Class, want.state)
			}
			if inList.Class != "chip "+string(want.state) {
				t.Errorf("the list draws %s as %q, not %s", name, inList.Class, want.state)
			}
			for _, words := range append(want.more, want.line, en(a.Kind.Text())) {
				if !strings.Contains(onPlan.Label, words) || !strings.Contains(inList.Label, words) {
					t.Errorf("%s: not both say %q: plan %q, list %q", name, words, onPlan.Label, inList.Label)
				}
			}
		}
		for state, n := range map[workplace.State]int{workplace.Free: 4, workplace.Soon: 1, workplace.IsReserved: 2, workplace.Occupied: 1, workplace.Out: 1} {
			if want := fmt.Sprint(en(kit.StateText(state)), " ", n); !plan.shows("#counts .chip."+string(state), want) || !list.shows("#counts .chip."+string(state), want) {
				t.Errorf("the counts do not say %q: %q", want, plan.text("#counts"))
			}
		}
	})
}

// Rule W03
func TestAnOpenPlanShowsAnothersReservationAndArrivalWithoutBeingLoadedAgain(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 3")
		plan, list, other := visit(t, o), visit(t, o), visit(t, o)
		plan.comes("anna@demo.example")
		plan.open("/places")
		list.comes("clara@demo.example")
		list.open("/places?view=list")
		for _, v := range []*visitor{plan, list} {
			eval[bool](v, `window.same = true`)
			v.until(`navigator.locks.query().then((l) => l.held.length === 1)`)
		}
		becomes := func(state workplace.State, label string) {
			t.Helper()
			plan.until(`window.same && document.querySelector(%s).classList.contains(%s) && document.querySelector(%s).getAttribute("aria-label").includes(%s)`,
				mark(desk), string(state), mark(desk), label)
			list.see("#list tr", label)
		}
		other.comes("bram@demo.example")
		other.open("/places?asset=" + desk.ID)
		other.press("#panel button", en(i18n.ReserveFor, today+", 09:00 – 17:00"))
		becomes(workplace.IsReserved, "reserved until 17:00")
		other.open("/")
		other.press("#day button.main", en(i18n.CheckIn))
		becomes(workplace.Occupied, "occupied until 17:00")
		if !eval[bool](list, `window.same === true`) {
			t.Error("the list was loaded again")
		}
	})
}

// What somebody opened or typed in the panel outlives what others do meanwhile.
func TestALivePlanLeavesAloneWhatSomebodyOpenedAndTyped(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	desk := o.Demo.Asset("Desk 3")
	v := visit(t, o)
	v.comes("anna@demo.example")
	v.open("/places?asset=" + desk.ID)
	v.until(`navigator.locks.query().then((l) => l.held.length === 1)`)
	v.click("#panel summary", en(i18n.ReserveOther))
	v.set("#other-from", "10:15")
	eval[bool](v, `(document.querySelector("#panel h2").focus(), true)`)
	checkIn(t, o, bram(o), o.Demo.Asset("Desk 1").Code)
	v.until(`document.querySelector(%s).classList.contains("occupied") && document.querySelector("#panel details").open`, mark(o.Demo.Asset("Desk 1")))
	if got := v.value("#other-from"); got != "10:15" {
		t.Errorf("the panel forgot what was typed: %s", got)
	}
}

// Rule W02
func TestPlacesAreFilteredBySiteKindEquipmentAndPeriod(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(13, 0), at(14, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/places?view=list")
		rows := func(want int) {
			t.Helper()
			if n := eval[int](v, `document.querySelectorAll("#list tbody tr").length`); n != want {
				t.Errorf("%d places are listed, not %d\n%s", n, want, v.screen())
			}
		}
		rows(9)
		v.choose("#from", "13:00")
		v.choose("#to", "14:00")
		if got := v.listed("Desk 1"); got.Class != "chip reserved" {
			t.Errorf("from 13:00 to 14:00 the place is %+v", got)
		}
		v.choose("#from", "12:00")
		if got := v.listed("Desk 1"); got.Class != "chip soon" {
			t.Errorf("from 12:00 to 14:00 the place is %+v", got)
		}
		v.choose("#date", "2026-11-25")
		if got := v.listed("Desk 1"); got.Class != "chip free" {
			t.Errorf("on another day the place is %+v", got)
		}
		v.choose("#kind", "room")
		rows(2)
		v.choose("#kind", "")
		v.click(".choice summary", en(i18n.Features))
		v.click(".choice label", en(i18n.FeatureScreen))
		v.chosen("feature", "screen")
		rows(2)
		v.press("main a", en(i18n.AsPlan))
		if dim, clear := v.drawn(o.Demo.Asset("Desk 1")), v.drawn(o.Demo.Asset("Room 1")); !strings.Contains(dim.Class, "dim") || strings.Contains(clear.Class, "dim") {
			t.Errorf("the plan draws what does not match as %q and what matches as %q", dim.Class, clear.Class)
		}
		v.choose("#floor", o.Demo.Floors[1].ID)
		v.see("h1", "Wien · Floor 1")
		v.see("#plan a.asset", "Desk 1")
		if title := eval[string](v, `document.title`); title != "Wien · Floor 1 · Bureau" {
			t.Errorf("the title is %q", title)
		}
	})
}

// Rule W02
func TestAWrongPeriodIsSaidAndTheWayBackLeadsToWhatWasShown(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.pardon("to=08%3A00") // what is fetched for a wrong period is answered with its refusal
		v.pardon("to=08%3A00&kind=desk")
		v.comes("anna@demo.example")
		v.open("/places?view=list")
		v.choose("#kind", "room")
		v.gone("#list tr", "Desk 1")
		v.load(evaluate(`(history.back(), true)`))
		v.see("#list tr", "Desk 1")
		for _, path := range []string{"/places", "/places/find"} {
			v.open(path)
			v.choose("#to", "08:00")
			v.see("[role=alert]", en(i18n.SpanReversed))
			v.choose("#to", "20:00")
			v.gone("[role=alert]", "")
		}
	})
}

// Rule W02
func TestForAnotherDayAPlaceIsLookedForWhileTheSiteIsOpenUntilTimesAreTyped(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	scripted, plain := visit(t, o), visit(t, o)
	plain.mute()
	site := o.Demo.Sites[1]
	for _, v := range []*visitor{scripted, plain} {
		v.signIn("anna@demo.example")
		v.open("/places/find?site=" + site.ID)
		v.set("#date", "2026-11-25")
		if v == plain {
			v.press("main .filter button", en(i18n.Find))
		}
		v.until(`document.querySelector("#from").value === "06:00" && document.querySelector("#to").value === "22:00"`)
		v.see("#found b", "Desk 1")
		v.set("#to", "12:00")
		if v == plain {
			v.press("main .filter button", en(i18n.Find))
		}
		v.until(`document.querySelector("#closed").dataset.usual === ""`)
		v.set("#date", "2026-11-26")
		if v == plain {
			v.press("main .filter button", en(i18n.Find))
		}
		v.until(`[...document.querySelectorAll("#found input[name=date]")].some((e) => e.value === "2026-11-26")`)
		if from, to := v.value("#from"), v.value("#to"); from != "06:00" || to != "12:00" {
			t.Errorf("what was typed became %s to %s", from, to)
		}
	}
}

// Rule W02
func TestAColleagueIsFoundByName(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		checkIn(t, o, bram(o), o.Demo.Asset("Desk 2").Code)
		checkIn(t, o, clara(o), wien(o, "Desk 1").Code)
		reserve(t, o, o.Demo.Members[3].Actor, o.Demo.Asset("Desk 5"), at(11, 0), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/presence")
		v.typed("#name", "BRAM")
		v.press("main form button", en(i18n.Find))
		v.see("#presence li", "Bram Demo Desk 2")
		v.see("#presence li", "Amsterdam · Floor 1 · until 24:00")
		if v.shows("#presence li", "Clara") || v.shows("#presence li", "Daan") {
			t.Errorf("others are found too\n%s", v.screen())
		}
		v.typed("#name", "daan")
		v.press("main form button", en(i18n.Find))
		v.see("[aria-labelledby=expected] li", "Daan Demo Desk 5 · Amsterdam · 11:00 – 12:00")
		v.typed("#name", "nobody")
		v.press("main form button", en(i18n.Find))
		v.see("#presence p", en(i18n.NobodyFound, "nobody"))
		v.open("/presence?name=bram")
		v.press("#presence a", en(i18n.ShowOnPlan))
		v.see("#panel p", "Bram Demo")
	})
}

// enters gives a field a value and stays in it, as the picker of a phone does.
func (v *visitor) enters(css, value string) {
	v.t.Helper()
	v.until(`(() => { const e = document.querySelector(%s); if (!e) return false; e.focus(); e.value = %s;
		e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })); return true })()`, css, value)
}

// Rule W01
func TestThePlaceThatIsChosenIsReservedOnTheDayThatItsButtonSays(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	for i, width := range widths {
		me := o.Demo.Members[i]
		v := visit(t, o)
		v.look(width, 844, "light")
		v.comes(me.Email)
		v.open("/places")
		v.enters("#date", "2026-11-25")
		desk := o.Demo.Asset(fmt.Sprint("Desk ", i+1))
		v.click(mark(desk), "")
		v.see("#panel h2", desk.Name)
		v.see("#panel-when", "Wed 25 Nov")
		when := v.text("#panel-when")
		v.press("#panel button.main", en(i18n.ReserveFor, when))
		if got := reservations(t, o, me.Actor); len(got) != 1 || got[0].Reservation.Span != span.Of(at(24+9, 0), at(24+17, 0)) {
			t.Errorf("at %d wide, the button said %q, and reserved is %+v", width, when, got)
		}
	}
}

func TestAnotherDayIsShownWithoutLeavingItsFieldAndALateAnswerIsDropped(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	desk := o.Demo.Asset("Desk 1")
	v := visit(t, o)
	v.comes("anna@demo.example")
	v.open("/places?asset=" + desk.ID)
	v.see("#panel-when", today)
	v.enters("#date", "2026-11-26")
	v.see("#panel-when", "Thu 26 Nov")
	v.chosen("date", "2026-11-26")
	// The answer for the 27th waits until the 30th has been chosen.
	eval[bool](v, `(() => { const ask = window.fetch; let open; window.later = new Promise((done) => { open = done });
		window.fetch = async (u, o) => { const answer = await ask(u, o); if (String(u).includes("2026-11-27")) { window.held = open; await window.later; } return answer }; return true })()`)
	v.enters("#date", "2026-11-27")
	v.until(`!!window.held`)
	v.enters("#date", "2026-11-30")
	eval[bool](v, `(() => { const panel = document.querySelector("main"); window.seen = ""; new MutationObserver(() => { window.seen += document.querySelector("#panel-when").textContent }).observe(panel, { subtree: true, childList: true, characterData: true }); return true })()`)
	v.click(mark(o.Demo.Asset("Desk 2")), "")
	eval[bool](v, `(window.held(), true)`)
	v.see("#panel h2", "Desk 2")
	v.see("#panel-when", "Mon 30 Nov")
	if seen := eval[string](v, `window.seen`); strings.Contains(seen, "27 Nov") {
		t.Errorf("the answer that came late was shown: %s", seen)
	}
}

func TestAnotherDayTakesItsOpeningHoursUnlessTimesWereTyped(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	hours, err := span.ParseWeek("mo 08:00-18:00; tu 08:00-18:00; we 08:00-18:00; th 08:00-18:00; fr 08:00-18:00")
	if err != nil {
		t.Fatal(err)
	}
	site := o.Demo.Sites[0]
	site.Hours = hours
	if err := o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Workplaces.ChangeSite(ctx, tx, o.Demo.Admin.Actor, workplace.SiteChange{Site: site})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	desk := o.Demo.Asset("Desk 1")
	v := visit(t, o)
	v.comes("anna@demo.example")
	v.open("/places?asset=" + desk.ID)
	v.enters("#date", "2026-11-25")
	v.see("#panel button", en(i18n.ReserveFor, "Wed 25 Nov, 08:00 – 18:00"))
	v.until(`document.querySelector("#from").value === "08:00" && document.querySelector("#to").value === "18:00"`)
	v.enters("#date", "2026-11-28")
	v.see("#panel .hint", "Amsterdam")
	if v.shows("#panel button.main", "Sat 28 Nov") {
		t.Error("a closed day can be reserved")
	}
	v.enters("#from", "10:30")
	v.enters("#date", "2026-11-26")
	v.see("#panel-when", "Thu 26 Nov, 10:30")
}

// Rule W03
func TestOnAPhoneThePlanFitsItsFrameAndIsZoomedInAndBack(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.look(390, 844, "light")
	v.comes("anna@demo.example")
	v.open("/places")
	wide := func() []float64 {
		return eval[[]float64](v, `[document.querySelector("#plan").getBoundingClientRect().width, document.querySelector(".sheet").clientWidth]`)
	}
	whole := wide()
	if whole[0] > whole[1] || whole[0] < whole[1]-1 {
		t.Errorf("the plan is %v wide in a frame of %v", whole[0], whole[1])
	}
	v.click(`button[data-by="in"]`, "")
	if now := wide(); now[0] < 2*whole[0] {
		t.Errorf("larger, the plan is %v wide after %v", now[0], whole[0])
	}
	v.click(`button[data-by="in"]`, "")
	larger := wide()
	v.click(`button[data-by="out"]`, "")
	if now := wide(); now[0] >= larger[0] {
		t.Errorf("smaller, the plan is %v wide after %v", now[0], larger[0])
	}
	v.click(`button[data-by="fit"]`, "")
	if now := wide(); now[0] != whole[0] {
		t.Errorf("whole again, the plan is %v wide, not %v", now[0], whole[0])
	}
}

// Rule W01
func TestOnesOwnReservationIsChangedAndCancelledFromThePlan(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	desk := o.Demo.Asset("Desk 1")
	reserve(t, o, anna(o), desk, at(13, 0), at(14, 0))
	reserve(t, o, bram(o), desk, at(14, 0), at(15, 0))
	v := visit(t, o)
	v.bringsAxe()
	v.comes("anna@demo.example")
	v.open("/places?asset=" + desk.ID)
	v.see("#panel .own", "13:00 – 14:00")
	if n := eval[int](v, `document.querySelectorAll("#panel .own").length`); n != 1 {
		t.Errorf("%d reservations can be changed", n)
	}
	v.fits("the plan with one's own reservation", everything)
	v.press("#panel .own a", en(i18n.Change))
	v.see("h1", en(i18n.ChangeTitle))
	v.open("/places?asset=" + desk.ID)
	v.click("#panel .own button", en(i18n.Cancel))
	v.press("dialog button", en(i18n.GiveBackOne))
	v.see("[role=status]", en(i18n.NoteCancelled))
	if n := len(reservations(t, o, anna(o))); n != 0 {
		t.Errorf("%d are left", n)
	}
}
