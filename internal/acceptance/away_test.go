package acceptance

import (
	"context"
	"strings"
	"testing"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// enterAway enters an absence in whose way nothing is.
func enterAway(t testing.TB, o *officetest.Office, who directory.Actor, in absence.In) {
	t.Helper()
	today := span.DateOf(o.Clock.Now(), o.Demo.Sites[0].Zone)
	in.First, in.Last, in.To = today, today, absence.WholeDay
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		way, err := o.Absences.Preview(ctx, tx, who, in)
		if err != nil {
			return err
		}
		_, err = o.Absences.Enter(ctx, tx, who, in, absence.Consent{Shown: way.Shown})
		return err
	})
}

func TestWhoReservesForATimeOfAbsenceOrClosureIsToldAndMayDoSo(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk := o.Demo.Asset("Desk 1")
		kept := reserve(t, o, anna(o), o.Demo.Asset("Desk 3"), at(10, 0), at(11, 0))
		v := visit(t, o)
		v.signIn("anna@demo.example")
		v.open("/places?asset=" + desk.ID + "&from=10:00&to=12:00")
		if v.shows(".hint", en(i18n.AwayThen)) || v.shows(".hint", "closed") {
			t.Error("there is a warning for nothing")
		}
		v.listens(1)
		enterAway(t, o, anna(o), absence.In{Kind: absence.Sickness, Member: anna(o).Member})
		v.see("#closed .hint", en(i18n.AwayThen)) // at once, without loading the page again
		enterAway(t, o, o.Demo.Owner.Actor, absence.In{Kind: absence.Closure, Site: o.Demo.Sites[0].ID})
		v.see("#closed .hint", en(i18n.ClosedThen, o.Demo.Sites[0].Name))
		v.open("/reservations/" + kept.ID)
		v.see(".hint", en(i18n.AwayThen))
		v.open("/places?asset=" + desk.ID + "&from=10:00&to=12:00")
		v.press("#panel > form button.main", "")
		if all := reservations(t, o, anna(o)); len(all) != 2 {
			t.Errorf("they have %d reservations", len(all))
		}
	})
}

// Only that somebody is absent is shown, to whom they let know where they are; why is shown to nobody.
func TestAPlanMarksWhoIsAbsentForThoseWhoMayKnow(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		profile(t, o, clara(o), func(p *directory.Profile) { p.Visible = false })
		for i, who := range []directory.Actor{bram(o), clara(o)} {
			reserve(t, o, who, o.Demo.Assets[i], at(10, 0), at(12, 0))
			enterAway(t, o, who, absence.In{Kind: absence.Sickness, Member: who.Member})
		}
		v := visit(t, o)
		v.signIn("anna@demo.example")
		v.open("/places?view=list&from=10:00&to=12:00")
		v.see("tbody td", "Bram Demo ("+en(i18n.AwayMark)+")")
		if page := v.source(); strings.Contains(page, "Clara Demo") || strings.Contains(strings.ToLower(page), "sick") {
			t.Errorf("the page says what is not to be known\n%s", v.screen())
		}
		v.open("/places?from=10:00&to=12:00&asset=" + o.Demo.Assets[0].ID)
		v.see("#panel p", "Bram Demo ("+en(i18n.AwayMark)+")")
		if !eval[bool](v, `[...document.querySelectorAll("#plan a")].some((a) => a.getAttribute("aria-label").includes("Bram Demo (absent)"))`) {
			t.Error("the plan does not mark him")
		}
	})
}

func TestAnAbsenceInTheCalendarLeadsToItsPageForWhoMayOpenIt(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		enterAway(t, o, bram(o), absence.In{Kind: absence.Sickness, Member: bram(o).Member})
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/calendar?view=day")
		v.press(".ec-bg-event.away a", "Bram Demo: "+en(i18n.Sickness))
		if !strings.HasPrefix(v.path(), "/absences/") {
			t.Errorf("it leads to %s", v.path())
		}
		enterAway(t, o, o.Demo.Owner.Actor, absence.In{Kind: absence.Closure, Site: o.Demo.Sites[0].ID})
		v.open("/calendar?view=list")
		v.press("p.away a", "Bram Demo: "+en(i18n.Sickness))
		staff := visit(t, o)
		staff.comes("anna@demo.example")
		staff.open("/calendar?view=list")
		staff.see("p.away span", o.Demo.Sites[0].Name)
		if staff.shows("p.away a", "") {
			t.Error("who may not change the closure is led to it")
		}
	})
}
