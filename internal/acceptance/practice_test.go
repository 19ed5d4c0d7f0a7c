package acceptance

import (
	"bytes"
	"context"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// begin makes the organisation a practice that has nothing yet.
func (v *visitor) begin() {
	v.t.Helper()
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
		_, err := v.o.Appointments.Practise(ctx, tx, v.o.Demo.Owner.Actor)
		return err
	})
}

// practised opens a page of a practice.
func presented(p string) func(v *visitor) int {
	return func(v *visitor) int {
		is := v.o.Practise(v.t, v.o.Demo)
		return v.open(named(v.o, strings.NewReplacer("SERVICE1", is.Services[0].ID, "SERVICE2", is.Services[1].ID).Replace(p)))
	}
}

// practisedForm sends a form of a practice.
func presentedForm(p string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		is := v.o.Practise(v.t, v.o.Demo)
		return form(strings.NewReplacer("SERVICE1", is.Services[0].ID, "SERVICE2", is.Services[1].ID).Replace(p), fields)(v)
	}
}

// servicesOf are the services that are offered.
func servicesOf(t testing.TB, o *officetest.Office) map[string]appointment.Service {
	t.Helper()
	out := map[string]appointment.Service{}
	read(t, o, func(tx db.Tx) error {
		all, err := appointment.ServiceList(tx, false)
		for _, s := range all {
			out[s.Name] = s
		}
		return err
	})
	return out
}

// offers are the times that customers may book of a service with one of the staff, tomorrow.
func offers(t testing.TB, o *officetest.Office, service, staff string) (all []appointment.Offer, err error) {
	t.Helper()
	tomorrow := span.DateOf(o.Clock.Now().AddDate(0, 0, 1), o.Demo.Sites[0].Zone)
	failed := o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		all, err = o.Appointments.Offers(context.Background(), tx, appointment.Ask{Service: service, Site: o.Demo.Sites[0].ID, Staff: staff, From: tomorrow, To: tomorrow})
		return nil
	})
	must(t, failed)
	return all, err
}

// Rule A01
func TestAServiceIsAddedAndChangedInTheSettings(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.press(".side a", en(i18n.ManageTitle))
		v.press("main a", en(i18n.PracticeTitle))
		if v.shows("nav.parts a", en(i18n.Services)) {
			t.Error("there are services before there is a practice")
		}
		v.press("main button", en(i18n.PracticeBegin))
		v.see("h1", en(i18n.NotOpenYet))
		v.press("nav.parts a", en(i18n.Services))
		v.press("main a.btn.main", en(i18n.ServiceNew))
		v.typed("#name", "Massage")
		v.typed("#description", "Back and shoulders")
		v.typed("#minutes", "45")
		v.typed("#after", "10")
		v.typed("#price", "62.50")
		v.click("[value=purple]", "")
		v.press("main form button.main", en(i18n.ServiceAdd))
		v.see("tbody th", "Massage")
		v.see("tbody td", en(i18n.ColourNames["purple"]))
		v.see("tbody td", "62.50")
		v.press("tbody a", en(i18n.Edit))
		v.typed("#minutes", "50")
		v.click("[name=online]", "")
		v.press("main form button.main", en(i18n.Save))
		v.see("tbody th", en(i18n.ServiceOffline))
		s := servicesOf(t, o)["Massage"]
		if s.Length != 50*time.Minute || s.After != 10*time.Minute || s.Price != 6250 || s.Colour != "purple" || s.Online || s.Description != "Back and shoulders" {
			t.Errorf("the service is %+v", s)
		}
	})
}

// Rule A02
func TestAServiceIsRemovedAfterAWarningAndItsAppointmentsStay(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		book := func(start time.Time) (a appointment.Appointment, err error) {
			err = o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
				a, err = o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[0].Member, Site: o.Demo.Sites[0].ID,
					Customer: p.Customers[0].ID, Start: start})
				return err
			})
			return a, err
		}
		past, err := book(at(-24, 0))
		must(t, err)
		future, err := book(at(48, 0))
		must(t, err)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice/services/" + p.Services[0].ID)
		v.press("main a.danger", en(i18n.ServiceRemove))
		v.see("main b", en(i18n.ServiceRemoveT))
		v.see("main p", en(i18n.ServiceRemoveStay))
		if _, there := servicesOf(t, o)["Consultation"]; !there {
			t.Error("the warning removed it")
		}
		v.press("main button.danger", en(i18n.ServiceRemove))
		v.see("tbody th", "Long consultation")
		if v.shows("tbody th b", "Consultation") {
			t.Error("it is still listed")
		}
		if _, err := offers(t, o, p.Services[0].ID, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("it is offered: %v", err)
		}
		if _, err := book(at(72, 0)); !fault.Is(err, fault.NotFound) {
			t.Errorf("it is booked: %v", err)
		}
		for _, a := range []appointment.Appointment{past, future} {
			read(t, o, func(tx db.Tx) error {
				e, err := o.Appointments.Get(context.Background(), tx, o.Demo.Admin.Actor, a.ID)
				if err != nil || e.State != appointment.Fixed || e.ServiceName != "Consultation" {
					t.Errorf("the appointment is %+v, %v", e, err)
				}
				return nil
			})
		}
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.Cancel(ctx, tx, o.Demo.Admin.Actor, future.ID, future.Rev, "")
			return err
		})
	})
}

// Rule A31
func TestWhoHasHoursAtASiteCanBeBookedThereAndWhoHasNoneCannot(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		emma := o.Demo.Members[4]
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice/staff")
		v.typed("#find", emma.Name)
		v.press("main form[role=search] button", en(i18n.Find))
		v.press("main button", en(i18n.StaffAdd))
		v.see("h1", en(i18n.StaffHoursOf, emma.Name))
		v.see(".chip", en(i18n.StaffOffline))
		v.open("/manage/practice/services/" + p.Services[0].ID)
		v.click("main label", emma.Name)
		v.press("main form button.main", en(i18n.Save))
		if all, err := offers(t, o, p.Services[0].ID, emma.Member); err != nil || len(all) > 0 {
			t.Errorf("without hours %d times are offered, %v", len(all), err)
		}
		v.open("/manage/practice/staff")
		v.see("main li", en(i18n.StaffNoHours))
		v.open("/manage/practice/staff/" + emma.Member)
		at := "#hours-" + o.Demo.Sites[0].ID
		v.set(at+" [name=open-3-0]", "13:00")
		v.set(at+" [name=close-3-0]", "15:00")
		v.press(at+" button", en(i18n.Save))
		v.gone("main .chip", en(i18n.StaffOffline))
		all, err := offers(t, o, p.Services[0].ID, emma.Member)
		if err != nil || len(all) != 7 {
			t.Fatalf("from 13:00 to 15:00 %d times are offered, %v", len(all), err)
		}
		if first := all[0].Span.StartTime().In(o.Demo.Sites[0].Zone).Format("15:04"); first != "13:00" {
			t.Errorf("the first is at %s", first)
		}
	})
}

func TestAWeekIsFilledInFromOneDay(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.mute()
		v.comes("admin@demo.example")
		v.open("/manage/practice/staff/" + p.Staff[0].Member)
		at := "#hours-" + o.Demo.Sites[1].ID
		v.set(at+" [name=open-2-0]", "09:15")
		v.set(at+" [name=close-2-0]", "16:45")
		v.press(at+" button", en(i18n.FillWorking))
		v.see("[role=status]", en(i18n.FilledNotSaved))
		for _, day := range []string{"1", "2", "5"} {
			if got := v.value(at+" [name=open-"+day+"-0]") + v.value(at+" [name=close-"+day+"-0]"); got != "09:1516:45" {
				t.Errorf("day %s has %s", day, got)
			}
		}
		if got := v.value(at + " [name=open-6-0]"); got != "" {
			t.Errorf("Saturday begins at %s", got)
		}
		v.press(at+" .day-hours:nth-of-type(6) button", en(i18n.FillBefore))
		if got := v.value(at + " [name=close-6-0]"); got != "16:45" {
			t.Errorf("Saturday ends at %s", got)
		}
		v.press(at+" button", en(i18n.Save))
		var hours string
		read(t, o, func(tx db.Tx) error {
			s, err := appointment.StaffByID(tx, p.Staff[0].Member)
			hours = s.At(o.Demo.Sites[1].ID).String()
			return err
		})
		if strings.Count(hours, "09:15-16:45") != 6 {
			t.Errorf("kept is %s", hours)
		}
	})
}

// Rule A32
func TestWhoOnlyAdministersHasNoCalendarAndWorksInThoseOfOthers(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice/staff")
		v.see("main p", en(i18n.StaffDesk))
		desk := o.Demo.Members[4]
		book := func() error {
			return o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
				actor, err := directory.ActorByID(tx, desk.Member)
				if err != nil {
					return err
				}
				_, err = o.Appointments.Book(ctx, tx, actor, appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[0].Member, Site: o.Demo.Sites[0].ID,
					Customer: p.Customers[0].ID, Start: at(48, 0)})
				return err
			})
		}
		if err := book(); !fault.Is(err, fault.Refused) {
			t.Errorf("without the right: %v", err)
		}
		v.open("/people/" + desk.Member)
		v.click("main label", en(i18n.RightBookForOthers))
		v.press(rightsForm+" button.main", "")
		must(t, book())
		read(t, o, func(tx db.Tx) error {
			if _, err := appointment.StaffByID(tx, desk.Member); !fault.Is(err, fault.NotFound) {
				t.Errorf("who administers has a calendar: %v", err)
			}
			return nil
		})
		other := visit(t, o)
		other.comes(desk.Email)
		other.open("/my-hours")
		other.see("h2", en(i18n.MyHoursNone))
	})
}

// Rule A33
func TestServicesAreAssignedFromTheListAndMadeForOnePerson(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice/services/" + p.Services[0].ID)
		v.click("main label", p.Staff[1].Name)
		v.press("main form button.main", en(i18n.Save))
		if s := servicesOf(t, o)["Consultation"]; len(s.Staff) != 1 || s.Staff[0] != p.Staff[0].Member {
			t.Errorf("it is given by %v", s.Staff)
		}
		v.open("/manage/practice/staff/" + p.Staff[1].Member)
		v.press("main a", en(i18n.StaffService, p.Staff[1].Name))
		v.typed("#name", "Only his")
		v.press("main form button.main", en(i18n.ServiceAdd))
		v.see("tbody td", p.Staff[1].Name)
		if s := servicesOf(t, o)["Only his"]; len(s.Staff) != 1 || s.Staff[0] != p.Staff[1].Member {
			t.Errorf("it is given by %v", s.Staff)
		}
	})
}

// Who may set their own availability does so; whoever may not, reads it.
func TestStaffSetTheirOwnHoursWithTheRightAlone(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/my-hours")
		v.see("main p", en(i18n.MyHoursFixed))
		write(t, o, func(_ context.Context, tx db.Tx) error {
			m, err := directory.MemberByID(tx, anna(o).Member)
			if err != nil {
				return err
			}
			return directory.SetRights(tx, o.Demo.Owner.Actor, m.ID, directory.OwnAvailability, m.Rev)
		})
		v.open("/my-hours")
		at := "#hours-" + o.Demo.Sites[0].ID
		v.set(at+" [name=close-1-0]", "12:00")
		v.press(at+" button", en(i18n.Save))
		if got := v.value(at + " [name=close-1-0]"); got != "12:00" {
			t.Errorf("Monday ends at %s", got)
		}
	})
}

// Rule A39
func TestABusinessCardIsAPDFWithTheNameAndTheLink(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice/cards")
		if link := v.value("#link"); link != o.URL+"/book/"+p.Practice.Slug {
			t.Errorf("the link on the card is %s", link)
		}
		for _, layout := range []string{"single", "ten"} {
			got := eval[string](v, `(async () => {
				const f = new FormData(document.querySelector("main form"))
				f.set("member", %s)
				f.set("layout", %s)
				const a = await fetch("/manage/practice/cards", { method: "POST", body: new URLSearchParams(f) })
				const b = new Uint8Array(await a.arrayBuffer())
				return a.headers.get("Content-Type") + " " + btoa(Array.from(b, (x) => String.fromCharCode(x)).join(""))
			})()`, p.Staff[0].Member, layout)
			text, isPDF := strings.CutPrefix(got, "application/pdf ")
			pdf, err := base64.StdEncoding.DecodeString(text)
			if !isPDF || err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("%s: it answers %.60s, %v", layout, got, err)
			}
			if trimmed := bytes.Contains(pdf, []byte("/TrimBox")); trimmed != (layout == "single") {
				t.Errorf("%s: a trim box is there: %v", layout, trimmed)
			}
		}
	})
}

// Rule A36
func TestCompanyDataChangeAtAnyTimeButNeitherNameNorBookingLink(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/manage/practice")
		v.see("a#booking-link", o.URL+"/book/"+p.Practice.Slug)
		v.see("button[data-copy]", en(i18n.LinkCopy))
		v.see("main p", en(i18n.BookingLinkHow))
		v.typed("#phone", "+31 20 555 01 99")
		v.typed("#email", "desk@demo.example")
		v.typed("#intro", "Welcome")
		v.press("main form button.main", en(i18n.Save))
		v.open("/more")
		v.post("/manage/practice", url.Values{"rev": {"3"}, "slug": {"mine"}, "name": {"Mine"}, "step": {"20"}, "change": {"12"}, "remind": {"0"}, "currency": {"CHF"},
			"phone": {"+31 20 555 01 99"}})
		read(t, o, func(tx db.Tx) error {
			now, err := appointment.PracticeOf(tx)
			if now.Slug != p.Practice.Slug || now.Step != 20 || now.Currency != "CHF" || now.Phone != "+31 20 555 01 99" || now.Change != 12*time.Hour {
				t.Errorf("the practice is %+v", now)
			}
			actor, err2 := directory.ActorByID(tx, o.Demo.Owner.Member)
			if err2 != nil || actor.OrgName != o.Demo.Owner.OrgName {
				t.Errorf("the organisation is called %q, %v", actor.OrgName, err2)
			}
			return err
		})
	})
}
