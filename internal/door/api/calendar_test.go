package api_test

import (
	"context"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
)

// booking is the body of an appointment of Anna's with the first customer, a day after now.
func booking(o *officetest.Office, org officetest.Org) map[string]any {
	out := map[string]any{"staff": org.Members[0].Member, "site": org.Sites[0].ID, "starts_at": at(25)}
	err := o.DB.Read(context.Background(), org.ID, func(tx db.Tx) error {
		services, err := appointment.ServiceList(tx, false)
		if err != nil {
			return err
		}
		customers, err := o.Appointments.FindCustomers(context.Background(), tx, org.Admin.Actor, "Tom", 1)
		if err != nil {
			return err
		}
		out["service"], out["customer"] = services[0].ID, customers[0].ID
		return nil
	})
	if err != nil {
		panic(err)
	}
	return out
}

func TestAppointmentsAreMadeMovedNotedAndCancelled(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		anna, bram := o.Demo.Members[0].Token, o.Demo.Members[1].Token
		made := ask(t, o, anna, "POST", "/api/appointments", booking(o, o.Demo), "Idempotency-Key", "one").want(t, 201)
		again := ask(t, o, anna, "POST", "/api/appointments", booking(o, o.Demo), "Idempotency-Key", "one").want(t, 201)
		path := made.header.Get("Location")
		if again.header.Get("Location") != path || made.text("state") != "fixed" || made.text("name") != "Tom Desk" || made.json["reachable"] != false {
			t.Errorf("made is %s, made again %s", made.body, again.body)
		}
		ask(t, o, anna, "POST", "/api/appointments", booking(o, o.Demo)).refused(t, 409, "taken")
		ask(t, o, bram, "GET", path, nil).refused(t, 404, "not-found")
		etag := ask(t, o, anna, "GET", path, nil).want(t, 200).header.Get("ETag")
		moved := ask(t, o, anna, "POST", path+"/move", map[string]any{"starts_at": at(27), "message": "A later time"}, "If-Match", etag).want(t, 200)
		if moved.text("starts_at") != "2026-11-25T11:00:00Z" || moved.text("message") != "A later time" {
			t.Errorf("moved is %s", moved.body)
		}
		stale := ask(t, o, anna, "POST", path+"/move", map[string]any{"starts_at": at(28)}, "If-Match", etag).refused(t, 412, "stale")
		if now, _ := stale.json["current"].(map[string]any); now["starts_at"] != "2026-11-25T11:00:00Z" {
			t.Errorf("it says that it stands as %v", now)
		}
		ask(t, o, anna, "PUT", path+"/note", map[string]any{"note": "Old report"}).want(t, 200)
		all := ask(t, o, anna, "GET", "/api/appointments?from=2026-11-25T00:00:00Z&to=2026-11-26T00:00:00Z", nil).want(t, 200).items()
		if len(all) != 1 || all[0]["note"] != "Old report" {
			t.Errorf("the calendar is %v", all)
		}
		ask(t, o, anna, "POST", path+"/cancel", map[string]any{}).want(t, 200)
		ask(t, o, anna, "POST", path+"/accept", nil).refused(t, 403, "refused")
		if all := ask(t, o, anna, "GET", "/api/appointments?from=2026-11-25T00:00:00Z&to=2026-11-26T00:00:00Z", nil).want(t, 200).items(); len(all) != 0 {
			t.Errorf("the calendar is %v", all)
		}
	})
}

func TestANewCustomerComesWithTheAppointmentOrNotAtAll(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		anna := o.Demo.Members[0].Token
		body := with(booking(o, o.Demo), map[string]any{"customer": "", "first": "Nina", "last": "Nuss"})
		if a := ask(t, o, anna, "POST", "/api/appointments", body).want(t, 201); a.text("name") != "Nina Nuss" || a.text("customer") == "" {
			t.Errorf("made is %s", a.body)
		}
		ask(t, o, anna, "POST", "/api/appointments", with(body, map[string]any{"first": "Otto"})).refused(t, 409, "taken")
		ask(t, o, anna, "POST", "/api/appointments", with(body, map[string]any{"first": "", "last": ""})).refused(t, 422, "invalid")
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			all, err := o.Appointments.FindCustomers(context.Background(), tx, o.Demo.Admin.Actor, "Nuss", 5)
			if len(all) != 1 {
				t.Errorf("the customers are %+v", all)
			}
			return err
		}))
	})
}

func TestRequestsAreListedAndAccepted(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		var asked appointment.Appointment
		must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
			p.Practice.Asks = true
			if _, err = o.Appointments.ChangePractice(ctx, tx, o.Demo.Admin.Actor, p.Practice); err != nil {
				return err
			}
			asked, err = o.Appointments.Hold(ctx, tx, appointment.Hold{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Staff: p.Staff[0].Member,
				Start: officetest.Now.AddDate(0, 0, 1), Who: appointment.Booker{Who: appointment.Who{First: "Vera", Last: "Vogt", Email: "vera@home.example"}, Lang: "de"}})
			return err
		}))
		must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.Confirm(ctx, tx, asked.ID, o.Appointments.Digits(asked))
			return err
		}))
		anna := o.Demo.Members[0].Token
		if all := ask(t, o, anna, "GET", "/api/appointment-requests", nil).want(t, 200).items(); len(all) != 1 || all[0]["id"] != asked.ID {
			t.Fatalf("waiting is %v", all)
		}
		if all := ask(t, o, o.Demo.Members[1].Token, "GET", "/api/appointment-requests", nil).want(t, 200).items(); len(all) != 0 {
			t.Errorf("Bram sees %v", all)
		}
		ask(t, o, o.Demo.Members[2].Token, "GET", "/api/appointment-requests", nil).refused(t, 403, "refused")
		if a := ask(t, o, anna, "POST", "/api/appointments/"+asked.ID+"/accept", nil).want(t, 200); a.text("state") != "fixed" {
			t.Errorf("it stands as %s", a.body)
		}
	})
}
