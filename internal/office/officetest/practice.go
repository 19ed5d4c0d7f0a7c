package officetest

import (
	"context"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/span"
)

// Practice is what an organisation gives appointments with.
type Practice struct {
	Practice  appointment.Practice
	Staff     []Person // Anna and Bram, who work at the first site, 08:00–18:00 on working days
	Services  []appointment.Service
	Customers []appointment.Customer
}

// Practise makes an organisation a practice that is open for online booking, with a waiting list: Anna and Bram both give "Consultation" (30
// minutes, 45.00) and "Long consultation" (60 minutes, with a buffer of 10 before and 5 after, in Room 1 or Room 2); Zoë Weiß,
// Max Weiß (who share an address) and Tom Desk (without one) are customers.
func (o *Office) Practise(t testing.TB, org Org) (out Practice) {
	t.Helper()
	out.Staff = org.Members[:2]
	must(t, o.DB.Write(context.Background(), org.ID, func(ctx context.Context, tx db.Tx) (err error) {
		if out.Practice, err = o.Appointments.Practise(ctx, tx, org.Admin.Actor); err != nil {
			return err
		}
		var staff []string
		week, err := span.ParseWeek("mo 08:00-18:00; tu 08:00-18:00; we 08:00-18:00; th 08:00-18:00; fr 08:00-18:00")
		if err != nil {
			return err
		}
		for _, p := range out.Staff {
			s, err := o.Appointments.AddStaff(ctx, tx, org.Admin.Actor, p.Member)
			if err != nil {
				return err
			}
			s.Hours = []appointment.Hours{{Site: org.Sites[0].ID, Week: week}}
			if _, err := o.Appointments.SetHours(ctx, tx, org.Admin.Actor, s); err != nil {
				return err
			}
			staff = append(staff, p.Member)
		}
		for _, s := range []appointment.Service{
			{Name: "Consultation", Length: 30 * time.Minute, Price: 4500, Colour: "teal", Online: true, Ahead: 60, Staff: staff},
			{Name: "Long consultation", Length: time.Hour, Before: 10 * time.Minute, After: 5 * time.Minute, Price: 9000, Colour: "amber", Online: true,
				Notice: 2 * time.Hour, Ahead: 60, Staff: staff, Needs: [][]string{{org.Asset("Room 1").ID, org.Asset("Room 2").ID}}},
		} {
			if s, err = o.Appointments.AddService(ctx, tx, org.Admin.Actor, s); err != nil {
				return err
			}
			out.Services = append(out.Services, s)
		}
		for _, w := range []appointment.Who{{First: "Zoë", Last: "Weiß", Email: "weiss@home.example"}, {First: "Max", Last: "Weiß", Email: "weiss@home.example"},
			{First: "Tom", Last: "Desk", Telephone: "+31 20 555 0100"}} {
			c, err := o.Appointments.AddCustomer(ctx, tx, org.Admin.Actor, appointment.Customer{Who: w, Lang: "de"})
			if err != nil {
				return err
			}
			out.Customers = append(out.Customers, c)
		}
		out.Practice.Open, out.Practice.Waits = true, true
		out.Practice, err = o.Appointments.ChangePractice(ctx, tx, org.Admin.Actor, out.Practice)
		return err
	}))
	return out
}
