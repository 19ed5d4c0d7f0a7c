package acceptance

import (
	"context"
	"net/url"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/id"
	"bureau/internal/span"
)

const slug = "/book/the-demo-office"

// bookable is the page of booking, with what is chosen so far.
func bookable(more string) func(v *visitor) int {
	return func(v *visitor) int { return v.open(slug + "?" + serviceOf(v) + more) }
}

func serviceOf(v *visitor) string {
	v.t.Helper()
	var services []appointment.Service
	read(v.t, v.o, func(tx db.Tx) (err error) {
		services, err = appointment.ServiceList(tx, false)
		return err
	})
	return "service=" + services[0].ID
}

// free is a time that nobody has yet, a day of its own for each page that is looked at.
func free(v *visitor) time.Time {
	v.t.Helper()
	start := at(24*7+9, 0)
	for _, x := range appointments(v.t, v.o) {
		if !x.Span.StartTime().Before(start) {
			start = x.Span.StartTime().Add(time.Hour)
		}
	}
	for span.DateOf(start, time.UTC).Weekday() == time.Saturday || span.DateOf(start, time.UTC).Weekday() == time.Sunday || start.Hour() > 15 {
		start = start.Add(time.Hour)
	}
	if start.Hour() < 8 {
		start = start.Add(time.Duration(8-start.Hour()) * time.Hour)
	}
	return start
}

// holds lets somebody hold a time who is not looking.
func holds(v *visitor) appointment.Appointment {
	v.t.Helper()
	start := free(v)
	var x appointment.Appointment
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
		services, err := appointment.ServiceList(tx, false)
		if err != nil {
			return err
		}
		x, err = v.o.Appointments.Hold(ctx, tx, appointment.Hold{Service: services[0].ID, Site: v.o.Demo.Sites[0].ID, Start: start,
			Who: appointment.Booker{Who: appointment.Who{First: "Nora", Last: "New", Email: "x" + id.New() + "@new.example"}, Lang: "en"}})
		return err
	})
	return x
}

// books lets somebody hold and confirm a time, and gives the query of their link.
func books(v *visitor) string {
	v.t.Helper()
	x := holds(v)
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = v.o.Appointments.ConfirmByMail(ctx, tx, v.o.Appointments.MailLinkOf(x))
		return err
	})
	return "?link=" + v.o.Appointments.LinkOf(x)
}

// bookingPages are the pages of booking, for the table.
var bookingPages = []line{
	{"booking", "/book/{slug}", "", 200, path(slug)},
	{"booking, no practice", "/book/{slug}", "", 404, path("/book/nobody")},
	{"booking, with whom", "/book/{slug}", "", 200, bookable("")},
	{"booking, when", "/book/{slug}", "", 200, bookable("&staff=anyone")},
	{"booking, elsewhere", "/book/{slug}", "", 200, bookable("&staff=anyone&zone=America/New_York")},
	{"booking, a later month", "/book/{slug}", "", 200, bookable("&staff=anyone&month=2027-01")},
	{"booking, details", "/book/{slug}", "", 200, bookable("&staff=anyone&date=2026-11-25&at=2026-11-25T09:00:00Z")},
	{"booking, too late", "/book/{slug}", "", 409, bookable("&staff=anyone&date=2026-11-25&at=2026-11-25T03:00:00Z")},
	{"booking, details refused", "/book/{slug}", "", 422, func(v *visitor) int {
		bookable("")(v)
		q, err := url.ParseQuery(serviceOf(v) + "&staff=anyone&date=2026-11-25&at=2026-11-25T09:00:00Z&first=&last=New&email=x")
		must(v.t, err)
		return v.post(slug, q)
	}},
	{"hold", "/book/{slug}/hold", "", 200, func(v *visitor) int { return v.open(slug + "/hold?own=" + holds(v).Own) }},
	{"hold, wrong code", "/book/{slug}/hold", "", 422, func(v *visitor) int {
		own := holds(v).Own
		v.open(slug + "/hold?own=" + own)
		return v.post(slug+"/hold?own="+own, url.Values{"code": {"000000"}})
	}},
	{"hold over", "/book/{slug}/hold", "", 200, path(slug + "/hold?own=x")},
	{"confirm by mail", "/book/{slug}/confirm", "", 200, func(v *visitor) int {
		return v.open(slug + "/confirm?link=" + v.o.Appointments.MailLinkOf(holds(v)))
	}},
	{"confirm by mail, over", "/book/{slug}/confirm", "", 200, path(slug + "/confirm?link=x")},
	{"appointment", "/book/{slug}/appointment", "", 200, func(v *visitor) int { return v.open(slug + "/appointment" + books(v)) }},
	{"appointment, no link", "/book/{slug}/appointment", "", 404, path(slug + "/appointment?link=x")},
	{"appointment, move", "/book/{slug}/appointment/move", "", 200, func(v *visitor) int { return v.open(slug + "/appointment/move" + books(v)) }},
	{"appointment, move to", "/book/{slug}/appointment/move", "", 200, func(v *visitor) int {
		return v.open(slug + "/appointment/move" + books(v) + "&date=2026-11-25&at=2026-11-25T09:00:00Z&staff=anyone")
	}},
	{"appointment, cancel", "/book/{slug}/appointment/cancel", "", 200, func(v *visitor) int { return v.open(slug + "/appointment/cancel" + books(v)) }},
}
