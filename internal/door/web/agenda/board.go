package agenda

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// boardPage is the calendar. Its times are read in one zone, that of its first site, whatever sites the appointments are at.
type boardPage struct {
	Desk   appointment.Desk
	Query  query
	Site   directory.Site
	Today  span.Date
	Groups []group
	Hidden int // appointments on days that are not shown
	Min    int // the first and last hour that are drawn
	Max    int
}

// group is a part of the list: a day, or a person's day.
type group struct {
	Title   string
	New     string // where an appointment in it begins
	Label   string // of that link
	Entries []row
	Away    []away
}

// row is an appointment as the list shows it; the drawing is made from the same.
type row struct {
	appointment.Entry
	Range  string
	Start  string
	End    string
	Colour string
	Where  string // the site, where there are several
	Whom   string // the staff member, where several are shown
}

func (r row) href() string { return "/calendar/" + r.ID }

// begin and till are the two halves of the time: where there is little room, only the first is drawn.
func (r row) begin() string { begin, _, _ := strings.Cut(r.Range, " – "); return begin }

func (r row) till() string { return strings.TrimPrefix(r.Range, r.begin()) }

// name is whom the appointment is with.
func (r row) name(v *kit.View) string { return nameOf(v, r.Entry) }

func nameOf(v *kit.View, e appointment.Entry) string {
	if n := e.Who.Name(); n != "" {
		return n
	}
	return v.T(i18n.SomebodyOnline)
}

// left is how long a hold still lasts, in minutes and seconds.
func (r row) left(now time.Time) string { return clockLeft(r.Until.Sub(now)) }

func clockLeft(d time.Duration) string {
	s := max(0, int(d/time.Second))
	return strconv.Itoa(s/60) + ":" + strconv.Itoa(s%60/10) + strconv.Itoa(s%10)
}

func (p *Pages) board(v *kit.View, r *http.Request) (kit.Answer, error) {
	b := boardPage{}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if b.Desk, err = p.Appointments.Desk(r.Context(), tx, v.Actor); err != nil {
			return err
		}
		b.Site = siteOf(b.Desk, v.Actor.Site)
		b.Today = span.DateOf(v.Now, b.Site.Zone)
		b.Query = readQuery(r, b.Desk.Choice, b.Today)
		if r.Form.Get("date") == "" {
			b.Query.Date = b.opening()
		}
		first, last := b.Query.days()
		over := span.Span{Start: first.Span(b.Site.Zone).Start, End: last.Span(b.Site.Zone).End}
		all, err := p.Appointments.Between(r.Context(), tx, v.Actor, over)
		if err != nil {
			return err
		}
		absent, err := p.Absences.Between(r.Context(), tx, v.Actor, over)
		b.fill(v, all, absent, first, last)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return p.drawn(kit.Page(v.T(i18n.Calendar), board(v, b))), nil
}

// opening is the day on which the calendar opens: today, or the next working day where the week shows none any more.
func (b *boardPage) opening() span.Date {
	if b.Query.View != "week" && b.Query.View != "list" {
		return b.Today
	}
	working := b.Desk.WorkingDays()
	for day := b.Today; day.Before(b.Today.AddDays(7)); day = day.AddDays(1) {
		switch {
		case !b.shows(working, day):
		case day.Before(monday(b.Today).AddDays(7)):
			return b.Today
		default:
			return day
		}
	}
	return b.Today
}

// newLink leads to a new appointment: today, or else on the first day that is shown.
func (b *boardPage) newLink() string {
	first, last := b.Query.days()
	if !b.Today.Before(first) && !last.Before(b.Today) {
		return "/calendar/new?" + url.Values{"back": {b.Query.link()}}.Encode()
	}
	day, working := b.Query.Date, b.Desk.WorkingDays()
	if b.Query.View == "week" || b.Query.View == "list" {
		for day = first; day.Before(last) && !b.shows(working, day); {
			day = day.AddDays(1)
		}
	}
	return "/calendar/new?" + url.Values{"date": {day.String()}, "back": {b.Query.link()}}.Encode()
}

// siteOf is the site by whose clock the calendar is read: the reader's usual one, else the first.
func siteOf(d appointment.Desk, usual string) directory.Site {
	for _, s := range d.Sites {
		if s.ID == usual {
			return s
		}
	}
	if len(d.Sites) > 0 {
		return d.Sites[0]
	}
	return directory.Site{Zone: time.UTC}
}

func (b *boardPage) fill(v *kit.View, all []appointment.Entry, absent []absence.Time, first, last span.Date) {
	if !slices.ContainsFunc(b.Desk.Staff, func(s appointment.Staff) bool { return s.Member == b.Query.Staff }) {
		b.Query.Staff = ""
	}
	b.Min, b.Max = 8, 18
	working := b.Desk.WorkingDays()
	byDay := map[span.Date][]row{}
	for _, e := range all {
		if b.Query.Staff != "" && e.Staff != b.Query.Staff {
			continue
		}
		day := span.DateOf(e.Span.StartTime(), b.Site.Zone)
		if !b.shows(working, day) {
			b.Hidden++
			continue
		}
		b.stretch(e)
		byDay[day] = append(byDay[day], b.row(v, e))
	}
	for _, s := range b.Desk.Staff {
		b.stretchTo(s)
	}
	for day := first; !last.Before(day); day = day.AddDays(1) {
		gone := b.awayOn(v, day, absent)
		switch {
		case !b.shows(working, day) || b.Query.View == "month" && len(byDay[day])+len(gone) == 0:
		case b.Query.View == "staff":
			b.Groups = append(b.Groups, b.byStaff(v, day, byDay[day], gone)...)
		default:
			g := b.group(v, day, byDay[day], v.In(time.UTC).Long(noon(day)), b.Query.Staff)
			g.Away = gone
			b.Groups = append(b.Groups, g)
		}
	}
	if b.Query.View == "month" && len(b.Groups) == 0 {
		b.Groups = []group{b.group(v, b.Query.Date, nil, v.In(time.UTC).Long(noon(b.Query.Date)), b.Query.Staff)}
	}
}

// shows tells whether a day is one of those that the reader wants to see. A single day is always shown.
func (b *boardPage) shows(working [7]bool, d span.Date) bool {
	return b.Query.Whole || b.Query.View == "day" || b.Query.View == "staff" || working[d.Weekday()]
}

// hiddenDays are the days of the week that are not drawn.
func (b *boardPage) hiddenDays() string {
	var out []string
	working := b.Desk.WorkingDays()
	for day := range working {
		if !b.shows(working, monday(b.Query.Date).AddDays((day+6)%7)) {
			out = append(out, strconv.Itoa(day))
		}
	}
	return strings.Join(out, " ")
}

func (b *boardPage) row(v *kit.View, e appointment.Entry) row {
	out := row{Entry: e, Start: stamp(e.Span.StartTime(), b.Site.Zone), End: stamp(e.Span.EndTime(), b.Site.Zone),
		Range: v.In(b.Site.Zone).Range(e.Span.StartTime(), e.Span.EndTime()), Colour: "c-" + e.Colour}
	if len(b.Desk.Sites) > 1 {
		out.Where = e.SiteName
	}
	if b.Query.Staff == "" && len(b.Desk.Staff) > 1 {
		out.Whom = e.StaffName
	}
	return out
}

// stretch draws as many hours as an appointment needs.
func (b *boardPage) stretch(e appointment.Entry) {
	from, to := e.Span.StartTime().In(b.Site.Zone), e.Span.EndTime().Add(-time.Second).In(b.Site.Zone)
	b.Min = min(b.Min, from.Hour())
	if b.Max = max(b.Max, to.Hour()+1); to.YearDay() != from.YearDay() {
		b.Min, b.Max = 0, 24
	}
}

// stretchTo draws the hours in which somebody can be booked.
func (b *boardPage) stretchTo(s appointment.Staff) {
	for _, h := range s.Hours {
		for _, day := range h.Week {
			for _, hours := range day {
				b.Min, b.Max = min(b.Min, hours.From/60), max(b.Max, (hours.To+59)/60)
			}
		}
	}
}

func (b *boardPage) byStaff(v *kit.View, day span.Date, all []row, gone []away) (out []group) {
	for _, s := range b.Desk.Staff {
		if b.Query.Staff != "" && s.Member != b.Query.Staff {
			continue
		}
		var theirs []row
		for _, r := range all {
			if r.Staff == s.Member {
				r.Whom = ""
				theirs = append(theirs, r)
			}
		}
		g := b.group(v, day, theirs, s.Name, s.Member)
		for _, a := range gone {
			if a.Staff == "" || a.Staff == s.Member {
				g.Away = append(g.Away, a)
			}
		}
		out = append(out, g)
	}
	// Who has a calendar no more may still have appointments.
	for _, r := range all {
		if !slices.ContainsFunc(b.Desk.Staff, func(s appointment.Staff) bool { return s.Member == r.Staff }) {
			out = append(out, group{Title: r.StaffName, Entries: []row{r}})
		}
	}
	return out
}

func (b *boardPage) group(v *kit.View, day span.Date, all []row, title, staff string) group {
	q := url.Values{"date": {day.String()}, "back": {b.Query.link()}}
	if staff != "" {
		q.Set("staff", staff)
	}
	return group{Title: title, Entries: all, New: "/calendar/new?" + q.Encode(), Label: title}
}

func noon(d span.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC) }

// heading says what is shown.
func (b *boardPage) heading(v *kit.View) string {
	l := v.In(time.UTC)
	first, last := b.Query.days()
	switch b.Query.View {
	case "day", "staff":
		return l.Long(noon(b.Query.Date)) + " " + strconv.Itoa(b.Query.Date.Year)
	case "month":
		return l.Month(noon(b.Query.Date))
	}
	return l.Short(noon(first)) + " – " + l.Short(noon(last)) + " " + strconv.Itoa(last.Year)
}

// people are whose columns are drawn, for the script.
func (b *boardPage) people() string {
	type column struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	all := []column{}
	for _, s := range b.Desk.Staff {
		if b.Query.Staff == "" || b.Query.Staff == s.Member {
			all = append(all, column{s.Member, s.Name})
		}
	}
	text, _ := json.Marshal(all)
	return string(text)
}

// mark differs when what the list shows does.
func (b *boardPage) mark(v *kit.View) string {
	h := fnv.New64a()
	for _, g := range b.Groups {
		fmt.Fprintln(h, g.Title, g.Away)
		for _, r := range g.Entries {
			fmt.Fprintln(h, r.ID, r.Rev, r.State, r.Range, r.name(v), r.ServiceName, r.Colour, r.Whom, r.Where)
		}
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

func (b *boardPage) empty() bool {
	return !slices.ContainsFunc(b.Groups, func(g group) bool { return len(g.Entries)+len(g.Away) > 0 })
}

func viewName(view string) i18n.Text {
	switch view {
	case "day":
		return i18n.ViewDay
	case "month":
		return i18n.ViewMonth
	case "staff":
		return i18n.ViewStaff
	case "list":
		return i18n.AsList
	}
	return i18n.ViewWeek
}

// choose keeps how the reader looks at the calendar.
func (p *Pages) choose(v *kit.View, r *http.Request) (kit.Answer, error) {
	q := query{appointment.Choice{View: r.PostForm.Get("view"), Whole: r.PostForm.Get("whole") == "1", Staff: r.PostForm.Get("staff")},
		span.DateOf(v.Now, time.UTC)}
	if day, err := span.ParseDate(r.PostForm.Get("date")); err == nil {
		q.Date = day
	}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		if _, err := p.Appointments.Desk(ctx, tx, v.Actor); err != nil {
			return err
		}
		return p.Appointments.Choose(ctx, tx, v.Actor, q.Choice)
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Go(q.link(), "saved"), nil
}
