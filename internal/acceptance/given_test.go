package acceptance

import (
	"context"
	"net/url"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// atDesk makes an appointment at the first site through the calendar's form, as whoever is signed in.
func (v *visitor) atDesk(service, staff, customer string, start time.Time) int {
	v.t.Helper()
	site := v.o.Demo.Sites[0]
	local := start.In(site.Zone)
	v.open("/calendar/new?" + url.Values{"service": {service}, "staff": {staff}, "customer": {customer}, "site": {site.ID},
		"date": {local.Format(time.DateOnly)}, "from": {local.Format("15:04")}}.Encode())
	v.until(`document.querySelector("#q").getAttribute("role") === "combobox"`) // the form moves until then
	return v.press("main form button.main", en(i18n.AppointmentBook))
}

// Rule A20
func TestATimeThatSeveralWantOnlineAndAtTheDeskIsGivenOnce(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, first := practised(t, o, nil)
		kim, lea, desk := visit(t, o), visit(t, o), visit(t, o)
		lea.pardon(first)
		desk.pardon("/calendar/new")
		desk.comes("admin@demo.example")
		kim.picks(first, "Consultation", "Anna Demo", "", "11:00")
		lea.picks(first, "Consultation", "Anna Demo", "", "11:00")
		kim.asksFor("Kim", "First", "kim@home.example")
		if status := lea.asksFor("Lea", "Late", "lea@home.example"); status != 409 || !lea.shows("[role=alert]", en(i18n.NotOffered)) {
			t.Errorf("a time that is held gets another customer %d\n%s", status, lea.screen())
		}
		if status := desk.atDesk(p.Services[0].ID, anna(o).Member, p.Customers[2].ID, at(11, 15)); status != 409 || !desk.shows("main", en(i18n.StaffTaken)) {
			t.Errorf("a time that is held gets the desk %d\n%s", status, desk.screen())
		}
		kim.typed("#code", mailedCode(t, o, "kim@home.example"))
		kim.press("main form button.main", en(i18n.HoldFix))
		if status := desk.atDesk(p.Services[0].ID, anna(o).Member, p.Customers[2].ID, at(10, 45)); status != 409 {
			t.Errorf("a time that is given gets the desk %d\n%s", status, desk.screen())
		}
		lea.picks(first, "Consultation", "Anna Demo", "", "12:00")
		if desk.atDesk(p.Services[0].ID, anna(o).Member, p.Customers[2].ID, at(12, 15)); !desk.shows("[role=status]", en(i18n.NoteBooked)) {
			t.Errorf("the desk does not get a free time\n%s", desk.screen())
		}
		if status := lea.asksFor("Lea", "Late", "lea@home.example"); status != 409 {
			t.Errorf("a time that the desk took gets a customer %d\n%s", status, lea.screen())
		}
		got := planned(t, o)
		if len(got) != 2 || got[0].Who.Name() != "Kim First" || got[0].Span != span.Of(at(11, 0), at(11, 30)) || got[1].Customer != p.Customers[2].ID {
			t.Errorf("planned is %+v", got)
		}
		if m := mailsTo(t, o, "lea@home.example"); len(m) != 0 {
			t.Errorf("who got nothing was told %q", m[0].Subject)
		}
	})
}

// claimed tells whether a resource is taken at some moment.
func claimed(t testing.TB, o *officetest.Office, resource string, moment time.Time) (yes bool) {
	t.Helper()
	read(t, o, func(tx db.Tx) error {
		busy, err := claim.Busy(tx, span.Of(moment, moment.Add(time.Minute)), o.Clock.Now(), resource)
		yes = len(busy) > 0
		return err
	})
	return yes
}

// Rule X04
func TestAnAppointmentTakesARoomAndEquipmentOfItsSiteOrNothing(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, first := practised(t, o, nil)
		room, away := o.Demo.Asset("Room 1"), wien(o, "Room 1")
		var scan workplace.Asset
		write(t, o, func(_ context.Context, tx db.Tx) (err error) {
			scan, err = o.Workplaces.AddAsset(tx, o.Demo.Owner.Actor, workplace.Asset{Floor: o.Demo.Floors[0].ID, Kind: workplace.Equipment, Name: "Scanner",
				Capacity: 1, X: 20, Y: 200, W: 60, H: 40})
			return err
		})
		v := visit(t, o)
		v.pardon("/calendar/new")
		v.comes("admin@demo.example")
		v.open("/manage/practice/services/" + p.Services[0].ID)
		for need, assets := range [][]string{{room.ID, away.ID}, {scan.ID}} {
			v.click("details.need summary", en(i18n.ServiceNeed, need+1))
			for _, asset := range assets {
				v.click("[name=need-"+string(rune('0'+need))+"][value='"+asset+"']", "")
			}
		}
		v.press("main form button.main", en(i18n.Save))
		if v.atDesk(p.Services[0].ID, anna(o).Member, p.Customers[0].ID, at(10, 0)); !v.shows("[role=status]", en(i18n.NoteBooked)) {
			t.Fatalf("it is not booked\n%s", v.screen())
		}
		made := planned(t, o)[0]
		for _, r := range []string{anna(o).Member, room.ID, scan.ID} {
			if !claimed(t, o, r, at(10, 0)) {
				t.Errorf("%s is not taken with it", r)
			}
		}
		if claimed(t, o, away.ID, at(10, 0)) {
			t.Error("the other site's room is taken with it")
		}
		v.open("/more")
		for _, asset := range []workplace.Asset{room, scan} {
			if status := v.post("/reservations", url.Values{"asset": {asset.ID}, "date": {"2026-11-24"}, "from": {"10:15"}, "to": {"11:00"}}); status != 409 {
				t.Errorf("reserving %s then answers %d", asset.Name, status)
			}
			v.open("/more")
		}
		if status := v.atDesk(p.Services[0].ID, bram(o).Member, p.Customers[1].ID, at(10, 15)); status != 409 || !v.shows("main", en(i18n.NeedTaken)) {
			t.Errorf("without a room it answers %d\n%s", status, v.screen())
		}
		customer := visit(t, o)
		customer.open(first + "?" + url.Values{"service": {p.Services[0].ID}, "staff": {bram(o).Member}, "site": {o.Demo.Sites[0].ID}, "date": {"2026-11-24"}}.Encode())
		if customer.see(".slots a", "10:30"); customer.shows(".slots a", "10:15") {
			t.Error("a time without a room is offered")
		}
		reserve(t, o, clara(o), scan, at(14, 0), at(15, 0))
		if status := v.atDesk(p.Services[0].ID, bram(o).Member, p.Customers[1].ID, at(14, 30)); status != 409 {
			t.Errorf("without the equipment it answers %d\n%s", status, v.screen())
		}
		if claimed(t, o, bram(o).Member, at(10, 15)) || claimed(t, o, bram(o).Member, at(14, 30)) || claimed(t, o, room.ID, at(14, 30)) {
			t.Error("what was refused took a part of it")
		}
		v.open("/calendar/" + made.ID)
		v.press("main a.danger", en(i18n.AppointmentCancel))
		v.press("#act button", en(i18n.AppointmentCancel))
		for _, r := range []string{anna(o).Member, room.ID, scan.ID} {
			if asItIs(t, o, made.ID).State != appointment.Cancelled || claimed(t, o, r, at(10, 0)) {
				t.Errorf("cancelled, it keeps %s", r)
			}
		}
	})
}
