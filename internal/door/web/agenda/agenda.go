// Package agenda is the practice's calendar: who comes when, drawn as a calendar where there are scripts and as a list by day
// where there are none, in print and for whoever prefers it. Both show the same: the drawing is made from the list. Whatever is
// dragged is also a form.
package agenda

import (
	_ "embed" // the files below
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/span"
)

//go:embed vendor/event-calendar.css
var drawnCSS string

//go:embed agenda.css
var ownCSS string

// CSS is the style of these pages.
var CSS = drawnCSS + ownCSS

//go:embed dist/agenda.js
var script string

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Appointments *appointment.Appointments
	Absences     *absence.Absences
	script       string
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	p.script = p.Kit.Assets.Add("agenda", "js", "text/javascript; charset=utf-8", script)
	mux.Handle("GET /calendar", p.Kit.Signed(p.board))
	mux.Handle("POST /calendar/view", p.Kit.Signed(p.choose))
	mux.Handle("GET /calendar/new", p.Kit.Signed(p.new))
	mux.Handle("POST /calendar/new", p.Kit.Signed(p.book))
	mux.Handle("GET /calendar/requests", p.Kit.Signed(p.requests))
	mux.Handle("GET /calendar/waiting", p.Kit.Signed(p.waiting))
	mux.Handle("POST /calendar/waiting/{id}/remove", p.Kit.Signed(p.removeWaiting))
	mux.Handle("GET /calendar/{id}", p.Kit.Signed(p.show))
	mux.Handle("POST /calendar/{id}/note", p.Kit.Signed(p.note))
	mux.Handle("POST /calendar/{id}/accept", p.Kit.Signed(p.accept))
	mux.Handle("GET /calendar/{id}/move", p.Kit.Signed(p.moving))
	mux.Handle("POST /calendar/{id}/move", p.Kit.Signed(p.move))
	mux.Handle("GET /calendar/{id}/cancel", p.Kit.Signed(p.cancelling))
	mux.Handle("POST /calendar/{id}/cancel", p.Kit.Signed(p.cancel))
}

// drawn is a page that the calendar's script works on.
func (p *Pages) drawn(a kit.Answer) kit.Answer {
	a.Script, a.Policy = p.script, "svelte-trusted-html"
	return a
}

// query is what the reader asked to see, as the address says it; what it leaves out is as they chose before.
type query struct {
	appointment.Choice
	Date span.Date
}

func readQuery(r *http.Request, before appointment.Choice, today span.Date) query {
	q := query{before, today}
	if view := r.Form.Get("view"); slices.Contains(appointment.Views, view) {
		q.Choice = appointment.Choice{View: view, Whole: r.Form.Get("whole") == "1", Staff: r.Form.Get("staff")}
	} else if q.View == "week" && phone(r) {
		q.View = "day"
	}
	if day, err := span.ParseDate(r.Form.Get("date")); err == nil && day.Year >= 2000 && day.Year < 2200 {
		q.Date = day
	}
	return q
}

// phone says whether the reader's screen is too narrow for a week, so that it must be asked for: browsers of phones
// name themselves so.
func phone(r *http.Request) bool { return strings.Contains(r.UserAgent(), "Mobi") }

func (q query) link() string {
	v := url.Values{"view": {q.View}, "date": {q.Date.String()}}
	if q.Whole {
		v.Set("whole", "1")
	}
	if q.Staff != "" {
		v.Set("staff", q.Staff)
	}
	return "/calendar?" + v.Encode()
}

func (q query) as(view string) string {
	q.View = view
	return q.link()
}

func (q query) whole(all bool) string {
	q.Whole = all
	return q.link()
}

func (q query) on(d span.Date) string {
	q.Date = d
	return q.link()
}

// days are the first and the last that are shown: a day, a week from Monday, or the weeks that a month touches.
func (q query) days() (first, last span.Date) {
	switch q.View {
	case "day", "staff":
		return q.Date, q.Date
	case "month":
		month := span.Date{Year: q.Date.Year, Month: q.Date.Month, Day: 1}
		return monday(month), monday(nextMonth(month).AddDays(-1)).AddDays(6)
	}
	return monday(q.Date), monday(q.Date).AddDays(6)
}

func monday(d span.Date) span.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

func nextMonth(d span.Date) span.Date {
	next := span.Date{Year: d.Year, Month: d.Month, Day: 1}.AddDays(31)
	return span.Date{Year: next.Year, Month: next.Month, Day: 1}
}

// step is the page before, or the one after.
func (q query) step(by int) string {
	switch q.View {
	case "day", "staff":
		return q.on(q.Date.AddDays(by))
	case "month":
		return q.on(turned(q.Date, by))
	}
	return q.on(q.Date.AddDays(7 * by))
}

// turned is the first day of the month after, or before.
func turned(d span.Date, by int) span.Date {
	if by > 0 {
		return nextMonth(d)
	}
	last := span.Date{Year: d.Year, Month: d.Month, Day: 1}.AddDays(-1)
	return span.Date{Year: last.Year, Month: last.Month, Day: 1}
}

// stamp writes a time as a wall clock shows it, for the script.
func stamp(t time.Time, zone *time.Location) string { return t.In(zone).Format("2006-01-02T15:04") }
