package acceptance

import (
	"net/url"
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// weekly is the form of a series of Tuesdays and Wednesdays on Desk 1.
func weekly(first string) url.Values {
	return url.Values{"asset": {"DESK1"}, "date": {first}, "from": {"09:00"}, "to": {"17:00"}, "repeat": {"weekly"}, "day": {"TU", "WE"}, "every": {"1"}, "times": {"5"}}
}

// booked lets the owner have a series, a visitor and something that was just cancelled, each once, and opens a page.
func booked(page string) func(v *visitor) int {
	return func(v *visitor) int {
		v.open("/more")
		series := url.Values{"key": {"s"}, "asset": {wien(v.o, "Desk 4").ID}, "date": {"2026-11-25"}, "from": {"10:00"}, "to": {"12:00"},
			"repeat": {"weekly"}, "day": {"WE"}, "every": {"2"}, "times": {"4"}, "otherwise": {"refuse"}}
		v.post("/again", series)
		guest := url.Values{"key": {"g"}, "asset": {wien(v.o, "Room 1").ID}, "date": {"2026-11-24"}, "from": {"14:00"}, "to": {"15:00"}, "repeat": {"once"},
			"whom": {"visitor"}, "guest": {"Gerda Gast"}, "guest_email": {"gerda@guest.example"}}
		v.post("/again", guest)
		if len(undoable(v.t, v.o, v.o.Demo.Owner.Actor)) == 0 {
			r := reserve(v.t, v.o, v.o.Demo.Owner.Actor, wien(v.o, "Desk 5"), at(18, 0), at(19, 0))
			cancel(v.t, v.o, v.o.Demo.Owner.Actor, r)
		}
		return v.open(page)
	}
}

// Rule W01
func TestASeriesIsReservedWithItsConflictsShown(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		for i, width := range widths {
			who := o.Demo.Members[i]
			desk := o.Demo.Asset([]string{"Desk 1", "Desk 2"}[i])
			reserve(t, o, clara(o), desk, at(24*8+10, 0), at(24*8+11, 0)) // Wednesday of next week
			v := visit(t, o)
			v.look(width, 844, []string{"light", "dark"}[i])
			v.comes(who.Email)
			v.open("/places?asset=" + desk.ID)
			v.press("#panel a", en(i18n.AgainRepeat))
			v.open("/again?date=2026-11-25&asset=" + desk.ID)
			if v.shows("#whom", "") {
				t.Error("who may not book for others is offered it")
			}
			v.set("#date", "2026-11-25")
			v.set("#from", "09:00")
			v.set("#to", "17:00")
			v.set("#times", "4")
			v.press("main button", en(i18n.AgainCheck))
			v.see("#outlook", en(i18n.AgainSome, 1, 4))
			v.see("#outlook li", en(i18n.WhyTakenBy, "Clara Demo", "10:00 – 11:00"))
			if n := len(reservations(t, o, who.Actor)); n != 0 {
				t.Errorf("looking reserved %d times", n)
			}
			v.press("#outlook button", en(i18n.AgainSkip, 3, 1))
			v.see("[role=status]", en(i18n.NoteSeries))
			v.see("#series li", en(i18n.EveryWeek, "Wednesday"))
			if n := len(reservations(t, o, who.Actor)); n != 3 {
				t.Errorf("%d are reserved", n)
			}
		}
	})
}

// Rule W01
func TestWhatWasShownOfASeriesIsMadeOrItSaysWhatChanged(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		form("/again/check", weekly("2026-11-25"))(v)
		v.see("#outlook", en(i18n.AgainFree, 5))
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(24*7+10, 0), at(24*7+11, 0))
		if status := v.press("#outlook button", en(i18n.AgainAll, 5)); status != 409 {
			t.Errorf("a changed series answers %d", status)
		}
		v.see("[role=alert]", en(i18n.RepeatDiffers, "Tue 1 Dec"))
		if n := len(reservations(t, o, anna(o))); n != 0 {
			t.Errorf("%d were reserved", n)
		}
		v.press("#outlook button", en(i18n.AgainOther, 1, "Desk 2"))
		if all := reservations(t, o, anna(o)); len(all) != 5 || all[1].Asset.Name == "Desk 1" || all[2].Asset.Name != "Desk 1" {
			t.Errorf("reserved is %+v", all)
		}
	})
}

// Rule W01
func TestOneThisAndFollowingAndAllOfASeriesAreChangedAndCancelledAndTakenBack(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		form("/again/check", weekly("2026-11-25"))(v)
		v.press("#outlook button", en(i18n.AgainAll, 5))
		third := reservations(t, o, anna(o))[2].Reservation
		v.open("/reservations/" + third.ID)
		v.set("#from", "10:00")
		v.set("#to", "12:00")
		v.set("#scope", "following")
		v.press("main button", en(i18n.Save))
		v.see("[role=status]", en(i18n.NoteChanged))
		if all := reservations(t, o, anna(o)); len(all) != 5 || all[1].Reservation.Span.Length().Hours() != 8 || all[4].Reservation.Span.Length().Hours() != 2 {
			t.Fatalf("reserved is %+v", all)
		}
		v.open("/reservations/" + third.ID)
		v.click("main button", en(i18n.CancelFollow))
		v.see("dialog p", "Desk 1")
		v.see("dialog p", en(i18n.ForMe))
		v.see("dialog button.main.danger", en(i18n.GiveBackRest))
		v.press("dialog button.main", "")
		if n := len(reservations(t, o, anna(o))); n != 2 {
			t.Errorf("%d are left", n)
		}
		v.press("#gone button", en(i18n.Undo))
		v.see("[role=status]", en(i18n.NoteUndone))
		if n := len(reservations(t, o, anna(o))); n != 5 {
			t.Errorf("%d are there after undoing", n)
		}
		v.open("/reservations/" + reservations(t, o, anna(o))[0].Reservation.ID)
		v.click("main button.danger", "")
		v.press("dialog button.main", "")
		if n := len(reservations(t, o, anna(o))); n != 4 {
			t.Errorf("%d are left of all but one", n)
		}
	})
}

// Rule W01
func TestACancellationIsTakenBackOrItSaysWhyNot(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		r := reserve(t, o, anna(o), o.Demo.Asset("Desk 1"), at(10, 0), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/reservations")
		v.click("main button", en(i18n.Cancel))
		v.press("dialog button.main", "")
		v.press("#gone button", en(i18n.Undo))
		v.see("[role=status]", en(i18n.NoteUndone))
		cancel(t, o, anna(o), reservations(t, o, anna(o))[0].Reservation)
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(11, 0), at(11, 30))
		v.open("/reservations")
		if status := v.press("#gone button", en(i18n.Undo)); status != 409 {
			t.Errorf("it answers %d", status)
		}
		v.see("[role=alert]", en(i18n.TakenFromTo, "Desk 1", "Tue 24 Nov", "11:00 – 11:30"))
		if n := len(reservations(t, o, anna(o))); n != 0 {
			t.Errorf("%d came back, of %s", n, r.ID)
		}
	})
}

// Rule W23
func TestAColleagueAndAVisitorAreBookedFor(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		for i, width := range widths {
			v := visit(t, o)
			v.look(width, 844, "light")
			v.comes("admin@demo.example")
			desk := o.Demo.Asset([]string{"Desk 1", "Desk 2"}[i])
			v.open("/again?date=2026-11-24&from=13:00&to=15:00&repeat=once&asset=" + desk.ID)
			v.set("#whom", "colleague")
			v.typed("#colleague", "nobody")
			if status := v.press("main button", en(i18n.AgainCheck)); status != 422 {
				t.Errorf("an unknown colleague answers %d", status)
			}
			v.see(".wrong", en(i18n.NoColleague))
			v.typed("#colleague", o.Demo.Members[i].Email)
			v.press("main button", en(i18n.AgainCheck))
			v.press("#outlook button", en(i18n.AgainAll, 1))
			v.see("#mine li", en(i18n.ForPerson, o.Demo.Members[i].Name))
			if all := reservations(t, o, o.Demo.Members[i].Actor); len(all) != 1 || all[0].ByName != "Admin Demo" {
				t.Errorf("the colleague has %+v", all)
			}
			guest := visit(t, o)
			guest.comes(o.Demo.Members[i].Email)
			guest.open("/reservations")
			guest.see("#mine li", en(i18n.ByPerson, "Admin Demo"))
			v.open("/again?date=2026-11-24&from=13:00&to=15:00&repeat=once&asset=" + o.Demo.Asset([]string{"Room 1", "Room 2"}[i]).ID)
			v.set("#whom", "visitor")
			v.typed("#guest", "Gerda Gast")
			v.press("main button", en(i18n.AgainCheck))
			v.press("#outlook button", en(i18n.AgainAll, 1))
			v.open("/presence")
			v.see("#visitors li", "Gerda Gast")
			v.see("#visitors li", en(i18n.HostIs, "Admin Demo"))
			guest.open("/presence")
			if guest.shows("#visitors", "") {
				t.Error("a colleague without the right sees the visitors")
			}
		}
	})
}

// Without scripts the form shows everything, and what does not go together is refused, not passed over.
func TestTheFormOfASeriesFollowsItsDateAndItsChoice(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	path := "/again?date=2026-11-24&from=09:00&to=17:00&asset=" + o.Demo.Asset("Desk 1").ID
	const ticked = `[...document.querySelectorAll("[name=day]:checked")].map((d) => d.value).join()`
	scripted, plain := visit(t, o), visit(t, o)
	plain.mute()
	for _, v := range []*visitor{scripted, plain} {
		v.signIn("admin@demo.example")
		v.open(path)
		v.set("#date", "2026-11-26") // from a Tuesday to a Thursday
		v.set("#times", "3")
		v.press("main button", en(i18n.AgainCheck))
		v.see("#outlook", en(i18n.EveryWeek, "Thursday")[1:]+", 09:00 – 17:00, "+en(i18n.UntilDay, "10 December 2026"))
		v.see("#outlook", en(i18n.ForMe))
		if days := eval[string](v, ticked); days != "TH" {
			t.Errorf("the days are %s", days)
		}
	}
	plain.click("[name=day][value=TU]", "")
	plain.click("[name=day][value=TH]", "")
	plain.press("main button", en(i18n.AgainCheck))
	plain.see("#outlook", en(i18n.EveryWeek, "Tuesday")[1:])
	plain.typed("#colleague", anna(o).Email)
	if status := plain.press("main button", en(i18n.AgainCheck)); status != 422 || !plain.shows(".wrong", en(i18n.WhomMixed)) || plain.value("#colleague") != anna(o).Email {
		t.Errorf("a colleague beside \"for me\" answers %d\n%s", status, plain.screen())
	}
	if !eval[bool](scripted, `document.querySelector("#colleague").closest(".field").hidden`) {
		t.Error("for me, a colleague's name is asked for")
	}
	scripted.set("#whom", "colleague")
	scripted.typed("#colleague", anna(o).Email)
	scripted.press("main button", en(i18n.AgainCheck))
	scripted.see("#outlook", en(i18n.ForPerson, "Anna Demo"))
}

// Rule W23
func TestWithoutTheRightNobodyBooksForOthers(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		desk := o.Demo.Asset("Desk 1")
		v.open("/again?asset=" + desk.ID)
		if v.shows("#whom", "") || v.shows("#guest", "") {
			t.Error("the choice is there")
		}
		fields := url.Values{"asset": {desk.ID}, "date": {"2026-11-24"}, "from": {"13:00"}, "to": {"15:00"}, "repeat": {"once"}, "otherwise": {"refuse"}}
		for _, more := range []url.Values{{"whom": {"visitor"}, "guest": {"Gerda"}}, {"whom": {"colleague"}, "colleague": {"bram@demo.example"}}} {
			for k, all := range fields {
				more[k] = all
			}
			for _, path := range []string{"/again", "/again/check"} {
				if status := v.post(path, more); status != 403 {
					t.Errorf("%s answers %d", path, status)
				}
			}
		}
	})
}

func TestWithTheKeyboardAloneASeriesIsReserved(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/again?date=2026-11-25&from=09:00&to=10:00&asset=" + o.Demo.Asset("Desk 1").ID)
		v.tabTo("#times")
		v.keys("3")
		v.tabTo("main form button")
		v.enter()
		v.see("#outlook", en(i18n.AgainFree, 3))
		v.tabTo("#outlook button")
		if !eval[bool](v, outlined) {
			t.Error("the focus is not to be seen")
		}
		v.enter()
		if n := len(reservations(t, o, anna(o))); n != 3 {
			t.Errorf("%d are reserved", n)
		}
	})
}
