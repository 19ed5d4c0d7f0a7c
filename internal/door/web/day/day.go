// Package day is the start of everybody's day: what is next, where one is checked in, checking in and out, and which
// places were used for how long.
package day

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces

	Appointments *appointment.Appointments
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /{$}", p.Kit.Signed(p.today))
	mux.Handle("GET /check-in", p.Kit.Signed(p.checkInForm))
	mux.Handle("POST /check-in", p.Kit.Signed(p.checkIn))
	mux.Handle("POST /stays/{id}/end", p.Kit.Signed(p.end))
	mux.Handle("GET /history", p.Kit.Signed(p.history))
	mux.Handle("GET /more", p.Kit.Signed(p.more))
}

// todayPage is what the start page shows.
type todayPage struct {
	Zone    *time.Location
	Running []workplace.Place
	Today   []workplace.Place // reservations that touch today, without those that a running stay uses
	Later   []workplace.Place
	Present []workplace.Place
	Count   int // who can be seen at work, each person once
	People  int
	Me      bool            // the reader is among them
	Start   directory.Start // the first steps; shown while some are left
	Desk    appointment.Day // of the practice, for who works in its calendar
}

func (p *Pages) today(v *kit.View, r *http.Request) (kit.Answer, error) {
	var page todayPage
	desk := v.AtDesk()
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		if page.Running, err = p.Workplaces.Running(tx, v.Actor); err != nil {
			return err
		}
		upcoming, _, err := p.Workplaces.Upcoming(tx, v.Actor, "", 12)
		if err != nil {
			return err
		}
		page.split(upcoming, v.Now)
		if page.Present, err = p.Workplaces.Present(tx, v.Actor, ""); err != nil {
			return err
		}
		page.Present, page.Count, page.Me = colleagues(page.Present, v.Actor.Member)
		if v.Actor.Can(directory.Settings) {
			if page.Start, err = kit.Lead(tx, v, p.Workplaces, p.Appointments); err != nil {
				return err
			}
		}
		if desk {
			during := span.DateOf(v.Now, page.Zone).Span(page.Zone)
			if page.Desk, err = p.Appointments.Day(r.Context(), tx, v.Actor, during); err != nil {
				return err
			}
		}
		page.People, err = directory.CountMembers(tx)
		return err
	})
	if v.Practice() {
		return kit.Page(v.T(i18n.Today), practiceDay(v, page)), err
	}
	return kit.Page(v.T(i18n.Today), today(v, page)), err
}

func (t *todayPage) split(upcoming []workplace.Place, now time.Time) {
	day := span.DateOf(now, t.Zone).Span(t.Zone)
	for _, u := range upcoming {
		switch {
		case t.used(u.Reservation.ID):
		case u.Reservation.Span.Start < day.End:
			t.Today = append(t.Today, u)
		case len(t.Later) < 4:
			t.Later = append(t.Later, u)
		}
	}
}

func (t *todayPage) used(reservation string) bool {
	for _, s := range t.Running {
		if s.Stay.Reservation == reservation {
			return true
		}
	}
	return false
}

// colleagues counts each person once, gives the first few others, and tells whether the reader is counted.
func colleagues(all []workplace.Place, me string) (some []workplace.Place, count int, there bool) {
	seen := map[string]bool{}
	for _, p := range all {
		if !p.Shown || seen[p.Person.Member] {
			continue
		}
		seen[p.Person.Member] = true
		if p.Person.Member != me && len(some) < 6 {
			some = append(some, p)
		}
	}
	return some, len(seen), seen[me]
}

// checkInPage is the form, with what came of it.
type checkInPage struct {
	Key     string
	Code    string
	Visible bool
	Running []workplace.Place
	Fault   *fault.Fault
	Two     []workplace.Place // the two to choose from, when a third was refused
	Zone    *time.Location
}

// again is the address of the form as it stands, for after one of the two was ended.
func (c checkInPage) again() string {
	q := url.Values{"code": {c.Code}, "visible": {"no"}}
	if c.Visible {
		q.Set("visible", "yes")
	}
	return "/check-in?" + q.Encode()
}

func (p *Pages) checkInForm(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := checkInPage{Code: r.Form.Get("code"), Visible: v.Actor.Visible}
	if asked := r.Form.Get("visible"); asked != "" {
		page.Visible = asked == "yes"
	}
	return p.checkInPage(v, r, page, http.StatusOK)
}

func (p *Pages) checkInPage(v *kit.View, r *http.Request, page checkInPage, status int) (kit.Answer, error) {
	page.Key = id.New()
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		page.Running, err = p.Workplaces.Running(tx, v.Actor)
		return err
	})
	a := kit.Page(v.T(i18n.CheckInTitle), checkIn(v, page))
	a.Status = status
	return a, err
}

func (p *Pages) checkIn(v *kit.View, r *http.Request) (kit.Answer, error) {
	in := workplace.CheckIn{Key: r.PostForm.Get("key"), Code: r.PostForm.Get("code")}
	// A form that asks says so; the one-tap buttons leave it to the profile.
	if r.PostForm.Get("asked") != "" {
		visible := r.PostForm.Get("visible") != ""
		in.Visible = &visible
	}
	var running []workplace.Place
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		if _, err := p.Workplaces.CheckIn(ctx, tx, v.Actor, in); err != nil {
			return err
		}
		var err error
		running, err = p.Workplaces.Running(tx, v.Actor)
		return err
	})
	if err == nil {
		return checkedIn(v, running), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	page := checkInPage{Code: in.Code, Visible: v.Actor.Visible, Fault: f}
	if in.Visible != nil {
		page.Visible = *in.Visible
	}
	if many, ok := f.More.(workplace.TooMany); ok {
		page.Two = many.Stays
	}
	return p.checkInPage(v, r, page, kit.Status(f.Code))
}

// checkedIn leads to where the reader's places are, each with the way to end it; it says so where there are two now.
func checkedIn(v *kit.View, running []workplace.Place) kit.Answer {
	to, note := "/", "checked-in"
	if v.Practice() {
		to = "/check-in"
	}
	if len(running) > 1 {
		note = "checked-in-twice"
	}
	return kit.Go(to, note)
}

func (p *Pages) end(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Workplaces.CheckOut(ctx, tx, v.Actor, r.PathValue("id"))
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if then := r.PostForm.Get("then"); then != "" {
		return kit.Go(kit.Local(then), "checked-out"), nil
	}
	return kit.Go(kit.Local(r.PostForm.Get("next")), "checked-out"), nil
}

type historyPage struct {
	Zone   *time.Location
	Places []workplace.Place
	Next   string
}

const pageSize = 30

func (p *Pages) history(v *kit.View, r *http.Request) (kit.Answer, error) {
	var page historyPage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Zone, err = directory.ZoneOf(tx, v.Actor); err != nil {
			return err
		}
		var next string
		page.Places, next, err = p.Workplaces.History(tx, v.Actor, r.Form.Get("after"), pageSize)
		if next != "" {
			page.Next = "/history?after=" + url.QueryEscape(next)
		}
		return err
	})
	return kit.Page(v.T(i18n.History), history(v, page)), err
}

func (p *Pages) more(v *kit.View, _ *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.More), more(v)), nil
}

// where says a place in a line: site and floor.
func where(v *kit.View, p workplace.Place) string {
	if p.Home() {
		return v.T(i18n.AtHome)
	}
	parts := []string{p.SiteName, p.FloorName}
	for _, f := range p.Asset.Equipment {
		if len(parts) < 5 {
			parts = append(parts, v.T(f.Text()))
		}
	}
	return strings.Join(parts, " · ")
}

// zoneOf is the zone in which a place's times are read.
func zoneOf(p workplace.Place, home *time.Location) *time.Location {
	if p.Home() {
		return home
	}
	return p.Zone
}

// period is a reservation's time as a line, with its day where that is not today.
func period(v *kit.View, p workplace.Place) string {
	l := v.In(p.Zone)
	from, to := p.Reservation.Span.StartTime(), p.Reservation.Span.EndTime()
	if l.ISODate(from) == l.ISODate(v.Now) {
		return l.Range(from, to)
	}
	return l.Short(from) + ", " + l.Range(from, to)
}

// lasted says how long a stay took.
func lasted(v *kit.View, p workplace.Place) string {
	d := p.Stay.Used(v.Now).Length()
	return v.T(i18n.HoursMinutes, int(d.Hours()), int(d.Minutes())%60)
}

func atHome(running []workplace.Place) bool {
	for _, s := range running {
		if s.Home() {
			return true
		}
	}
	return false
}
