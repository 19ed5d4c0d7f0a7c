package acceptance

import (
	"context"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// withoutOffice removes every place but the rooms: what is left is what a practice alone has.
func withoutOffice(t testing.TB, o *officetest.Office) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		for _, a := range o.Demo.Assets {
			if a.Kind == workplace.Room {
				continue
			}
			if _, err := o.Workplaces.RemoveAsset(ctx, tx, o.Demo.Owner.Actor, a.ID, a.Rev, true); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestAPracticeWithoutWorkplacesBeginsWithItsAppointmentsAndNotWithDesks(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		withoutOffice(t, o)
		mine := book(t, o, p, at(15, 0))
		book(t, o, p, at(15, 0), func(b *appointment.Book) { b.Staff, b.Customer = bram(o).Member, p.Customers[2].ID })
		ask(t, o, p, at(16, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/")
		v.see("[aria-labelledby=appointments-today] h2", en(i18n.YourAppointments))
		v.see("[aria-labelledby=appointments-today] li", "Zoë Weiß")
		v.see("[aria-labelledby=waiting-title] li", "Vera")
		if v.shows("[aria-labelledby=appointments-today] li", "Tom Desk") || v.shows("main", en(i18n.FindForMe)) {
			t.Errorf("Anna's page shows what is not hers\n%s", v.screen())
		}
		v.look(390, 800, "light")
		v.open("/")
		for _, tab := range []i18n.Text{i18n.Today, i18n.Calendar, i18n.AppointmentOne, i18n.Customers, i18n.More} {
			v.see("nav.tabs a", en(tab))
		}
		if v.shows("nav.tabs a", en(i18n.TabCheckIn)) {
			t.Errorf("the bar offers to check in\n%s", v.screen())
		}
		v.press("[aria-labelledby=appointments-today] li:first-child a", en(i18n.OpenPerson))
		if v.path() != "/calendar/"+mine.ID {
			t.Errorf("the appointment leads to %s", v.path())
		}
		v.look(1440, 900, "light")
		desk := visit(t, o)
		desk.comes("admin@demo.example")
		desk.open("/")
		desk.see("[aria-labelledby=appointments-today] h2", en(i18n.AllAppointments))
		desk.see("[aria-labelledby=appointments-today] li", "Tom Desk")
		none := visit(t, o)
		none.comes("clara@demo.example")
		none.open("/")
		if none.shows("main", "Zoë Weiß") || none.shows("main", en(i18n.Requests)) {
			t.Errorf("who has no calendar reads of customers\n%s", none.screen())
		}
	})
}

func TestAnOfficeThatIsAPracticeTooShowsBoth(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		book(t, o, p, at(15, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.look(390, 800, "light")
		v.open("/")
		v.see("[aria-labelledby=appointments-today] li", "Zoë Weiß")
		v.see("[aria-labelledby=your-day] h2", en(i18n.YourDay))
		v.see("nav.tabs a", en(i18n.Places))
		v.see("nav.tabs a", en(i18n.Calendar))
	})
}

func TestAPracticeIsLedThroughItsOwnFirstSteps(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/start")
		v.press("main p a", en(i18n.StartAlsoPracticeDo))
		p := o.Practise(t, o.Demo)
		v.open("/start")
		v.see("h2", en(i18n.StartCount, 6, 9))
		withoutOffice(t, o)
		v.open("/start")
		v.see("h1", en(i18n.StartPractice))
		v.see("h2", en(i18n.StartCount, 4, 5))
		v.see(".steps li:not(.done)", en(i18n.StartBooked))
		if v.shows(".steps li", en(i18n.StartPlaces)) {
			t.Errorf("the practice is led to desks\n%s", v.screen())
		}
		book(t, o, p, at(15, 0))
		v.open("/start")
		v.see("p", en(i18n.StartAll))
	})
}

func TestARoomSaysForHowManyItIsAndIsFoundByThat(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		room := o.Demo.Asset("Room 1")
		v.mute()
		v.open("/manage/floors/" + room.Floor + "?asset=" + room.ID)
		v.set("#seats", "8")
		v.press("main form button.main", en(i18n.Save))
		v.open("/places?view=list&asset=" + room.ID)
		v.see("main", i18n.SeatsFor.In("en", 8))
		found := func(people string) (a, b bool) {
			v.open("/places/find?kind=room&date=2026-11-25&from=10:00&to=11:00&people=" + people)
			return v.shows("main li", "Room 1"), v.shows("main li", "Room 2")
		}
		if one, two := found("8"); !one || two {
			t.Errorf("for eight Room 1 %v, Room 2 %v\n%s", one, two, v.screen())
		}
		if one, two := found(""); !one || !two {
			t.Errorf("for anybody Room 1 %v, Room 2 %v\n%s", one, two, v.screen())
		}
		if one, two := found("9"); one || two {
			t.Errorf("for nine Room 1 %v, Room 2 %v\n%s", one, two, v.screen())
		}
	})
}
