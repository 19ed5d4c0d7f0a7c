package api_test

import (
	"context"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// waits puts somebody on an organisation's waiting list, for a person or for anyone.
func waits(t *testing.T, o *officetest.Office, org officetest.Org, p officetest.Practice, staff string) (w appointment.Waiting) {
	t.Helper()
	day := span.Date{Year: 2026, Month: 12, Day: 1}
	must(t, o.DB.Write(context.Background(), org.ID, func(ctx context.Context, tx db.Tx) (err error) {
		w, err = o.Appointments.AskToWait(ctx, tx, appointment.AskWait{Service: p.Services[0].ID, Site: org.Sites[0].ID, Staff: staff, Anyway: true,
			Wish: appointment.Wish{First: day, Last: day.AddDays(6), Days: appointment.SetOf(0, 2), Parts: appointment.SetOf(appointment.Evening)},
			Who:  appointment.Booker{Who: appointment.Who{First: "Wanda", Last: "Wait", Email: "wanda@new.example"}, Lang: "en"}})
		if err == nil {
			w, err = o.Appointments.ConfirmWait(ctx, tx, w.ID, o.Appointments.WaitDigits(w))
		}
		return err
	}))
	return w
}

func TestTheWaitingListIsReadAndEndedByWhoSeesIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		anna, bram := p.Staff[0], p.Staff[1]
		w := waits(t, o, o.Demo, p, anna.Member)
		all := ask(t, o, anna.Token, "GET", "/api/waiting-list", nil).want(t, 200).items()
		if len(all) != 1 || all[0]["id"] != w.ID || all[0]["first_day"] != "2026-12-01" || all[0]["name"] != "Wanda Wait" {
			t.Fatalf("the list is %v", all)
		}
		if days, parts := all[0]["weekdays"].([]any), all[0]["parts"].([]any); len(days) != 2 || days[0] != 2.0 || days[1] != 7.0 || len(parts) != 1 || parts[0] != "evening" {
			t.Errorf("it suits on %v in the %v", days, parts)
		}
		if all := ask(t, o, bram.Token, "GET", "/api/waiting-list", nil).want(t, 200).items(); len(all) != 0 {
			t.Errorf("a colleague sees %v", all)
		}
		ask(t, o, o.Demo.Members[2].Token, "GET", "/api/waiting-list", nil).refused(t, 403, "refused")
		ask(t, o, bram.Token, "DELETE", "/api/waiting-list/"+w.ID, nil).refused(t, 404, "not-found")
		ask(t, o, anna.Token, "DELETE", "/api/waiting-list/"+w.ID, nil).want(t, 204)
		ask(t, o, o.Demo.Owner.Token, "DELETE", "/api/waiting-list/"+w.ID, nil).refused(t, 404, "not-found")
	})
}
