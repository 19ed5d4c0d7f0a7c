package office

import (
	"context"
	"errors"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/id"
	"bureau/internal/label"
	"bureau/internal/notice"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/span"
)

// listMail is the mail with the next appointments; beforeWork sends it before planned maintenance.
const (
	listMail   = "list"
	beforeWork = "list/before"
)

// listed is what such a mail is made of.
type listed struct {
	Member  string `json:"m,omitempty"`
	Address string `json:"a,omitempty"`
	Why     string `json:"w"`
	To      int64  `json:"t"`           // how far it reaches, µs
	Own     bool   `json:"o,omitempty"` // the reader's own appointments only
}

// sendDaily has the daily lists sent that are due, each practice's in a transaction of its own.
func (o *Office) sendDaily(ctx context.Context) error {
	var orgs []string
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = appointment.DueLists(tx, o.Clock.Now())
		return err
	})
	for _, org := range orgs {
		err = errors.Join(err, o.DB.Write(ctx, org, o.Appointments.SendDaily))
	}
	return err
}

// sendBefore has the lists sent before planned maintenance, if it is still planned so.
func (o *Office) sendBefore(ctx context.Context, w outbox.Work) error {
	var plan string
	if err := w.Decode(&plan); err != nil {
		return outbox.Permanent(err)
	}
	p, err := (&notice.Board{DB: o.DB, Clock: o.Clock}).Plan(ctx)
	if err != nil || p.ID != plan {
		return err
	}
	var orgs []string
	err = o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = appointment.Practices(tx)
		return err
	})
	for _, org := range orgs {
		err = errors.Join(err, o.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error {
			return o.Appointments.SendBefore(ctx, tx, appointment.Interruption{ID: p.ID, Start: p.Start, End: p.End})
		}))
	}
	return err
}

// mailLists notes a mail for each reader. Its id is that of the occasion and the reader, so that it is sent once.
func (o *Office) mailLists(tx db.Tx, e appointment.ListsDue) error {
	for _, r := range e.Readers {
		err := o.Post.Send(tx, listMail, outbox.Work{ID: id.Derive("list", tx.Org(), e.Why, r.Member, r.Address), Until: e.Until,
			Ref: listed{Member: r.Member, Address: r.Address, Why: e.Why, To: db.Micros(e.To), Own: e.Own}})
		if err != nil {
			return err
		}
	}
	return nil
}

// paper is what a list is written from.
type paper struct {
	appointment.List
	org   string // the name of the practice
	email string // where it is written to
	sites map[string]directory.Site
	zone  *time.Location // of the clock by which days are named
	plan  notice.Planned // the maintenance that it is about; zero: none
	over  span.Span
	made  time.Time
}

// writeList writes the mail with the next appointments from what is true now, as its reader may see it.
func (o *Office) writeList(ctx context.Context, w outbox.Work) (post.Letter, error) {
	var t listed
	if err := w.Decode(&t); err != nil {
		return post.Letter{}, outbox.Permanent(err)
	}
	p := paper{made: o.Clock.Now()}
	p.over = span.Span{Start: db.Micros(p.made), End: t.To}
	plan, err := (&notice.Board{DB: o.DB, Clock: o.Clock}).Plan(ctx)
	if err != nil {
		return post.Letter{}, err
	}
	if plan.ID == t.Why {
		p.plan = plan
	}
	err = o.DB.Read(ctx, w.Org, func(tx db.Tx) error { return o.readPaper(ctx, tx, &p, t) })
	if fault.Is(err, fault.NotFound) || err == nil && !p.over.Valid() {
		err = post.ErrNothing
	}
	if err != nil {
		return post.Letter{}, err
	}
	return o.listLetter(p, w)
}

func (o *Office) readPaper(ctx context.Context, tx db.Tx, p *paper, t listed) (err error) {
	if p.List, err = o.Appointments.ListFor(ctx, tx, appointment.Reader{Member: t.Member, Address: t.Address}, t.Own, p.over); err != nil {
		return err
	}
	if p.email = t.Address; p.email == "" {
		p.email = p.Member.Email
	}
	if p.org, err = directory.OrgName(tx); err != nil {
		return err
	}
	if p.zone, err = appointment.ListZone(tx); err != nil {
		return err
	}
	p.sites = map[string]directory.Site{}
	for _, e := range p.Rows {
		if _, ok := p.sites[e.Site]; ok {
			continue
		}
		if p.sites[e.Site], err = directory.SiteByID(tx, e.Site); err != nil {
			return err
		}
	}
	return nil
}

func (o *Office) listLetter(p paper, w outbox.Work) (post.Letter, error) {
	when := i18n.Locale{Lang: p.Lang, Zone: p.zone}
	last := p.over.EndTime().Add(-time.Second)
	l := post.Letter{To: mail.Address{Name: p.Member.Name, Address: p.email}, From: p.org, Lang: p.Lang,
		Subject: i18n.ListSubject.In(p.Lang, when.Short(p.made), when.Short(last))}
	if p.Member.Name != "" {
		l.Parts = append(l.Parts, post.Say(i18n.MailHello.In(p.Lang, p.Member.Name)))
	}
	text := i18n.ListOwnText
	if p.Whole {
		text = i18n.ListWholeText
	}
	l.Parts = append(l.Parts, post.Say(text.In(p.Lang, when.Long(last))))
	if !p.plan.Start.IsZero() {
		l.Parts = append(l.Parts, post.Say(i18n.ListMaintenance.In(p.Lang, p.moment(p.plan.Start), p.moment(p.plan.End))))
	}
	days := p.days()
	for _, d := range days {
		l.Parts = append(l.Parts, p.dayParts(d)...)
	}
	if p.Cut {
		l.Parts = append(l.Parts, post.Say(i18n.ListCut.In(p.Lang, appointment.MaxListed)))
	}
	l.Parts = append(l.Parts, post.Say(i18n.ListAttached.In(p.Lang)), post.LinkTo(i18n.StaffLook.In(p.Lang), o.Post.Link("/calendar", url.Values{})))
	return p.with(o, l, days, w)
}

// moment is an instant with its day, by the clock that names the days.
func (p paper) moment(t time.Time) string {
	when := i18n.Locale{Lang: p.Lang, Zone: p.zone}
	return when.Long(t) + ", " + when.Clock(t)
}

// with adds the files.
func (p paper) with(o *Office, l post.Letter, days []dayOf, w outbox.Work) (post.Letter, error) {
	pdf, err := label.DayList(p.printed(days), p.Lang, p.made)
	if err != nil {
		return l, err
	}
	ics, err := p.calendar(o, w)
	if err != nil {
		return l, err
	}
	name := i18n.ListFile.In(p.Lang) + "-" + i18n.Locale{Lang: p.Lang, Zone: p.zone}.ISODate(p.made)
	l.Files = []post.File{{Name: name + ".pdf", Type: "application/pdf", Body: pdf}, {Name: name + ".ics", Type: "text/calendar; charset=utf-8", Body: ics}}
	return l, nil
}

// dayOf is a day with its appointments.
type dayOf struct {
	noon time.Time
	rows []appointment.Listing
}

// days are those of the list's time, each with what begins on it by the clock of its site; what has begun before belongs to the first.
func (p paper) days() []dayOf {
	first, last := span.DateOf(p.made, p.zone), span.DateOf(p.over.EndTime().Add(-time.Second), p.zone)
	var out []dayOf
	for d := first; !last.Before(d); d = d.AddDays(1) {
		on := dayOf{noon: d.Span(p.zone).StartTime().Add(12 * time.Hour)}
		for _, e := range p.Rows {
			its := span.DateOf(e.Span.StartTime(), p.sites[e.Site].Zone)
			if its == d || d == first && its.Before(d) || d == last && last.Before(its) {
				on.rows = append(on.rows, e)
			}
		}
		out = append(out, on)
	}
	return out
}

// time is when an appointment is, by the clock of its site; which clock that is, is said where it differs from the list's.
func (p paper) time(e appointment.Listing) string {
	when := i18n.Locale{Lang: p.Lang, Zone: p.sites[e.Site].Zone}
	out := when.Range(e.Span.StartTime(), e.Span.EndTime())
	if !sameClock(e.Span.StartTime(), when.Zone, p.zone) {
		out += "\n" + when.ZoneName(e.Span.StartTime())
	}
	return out
}

func (p paper) who(e appointment.Listing) string {
	if name := e.Who.Name(); name != "" {
		return name
	}
	return i18n.ListNoName.In(p.Lang)
}

func (p paper) service(e appointment.Listing) string {
	if e.State == appointment.Requested {
		return e.ServiceName + " (" + i18n.ListRequest.In(p.Lang) + ")"
	}
	return e.ServiceName
}

func whereOf(e appointment.Listing) string {
	return strings.Join(append([]string{e.SiteName}, e.Rooms...), ", ")
}

// dayParts are a day in the mail's text.
func (p paper) dayParts(d dayOf) []post.Part {
	name := i18n.Locale{Lang: p.Lang, Zone: p.zone}.Long(d.noon)
	if len(d.rows) == 0 {
		return []post.Part{post.Say(name + ": " + i18n.ListEmpty.In(p.Lang))}
	}
	var facts [][2]string
	for _, e := range d.rows {
		what := []string{p.who(e), e.Who.Telephone, p.service(e), "", whereOf(e), e.Note}
		if p.Whole {
			what[3] = e.StaffName
		}
		what = slices.DeleteFunc(what, func(s string) bool { return s == "" })
		facts = append(facts, [2]string{strings.ReplaceAll(p.time(e), "\n", ", "), strings.Join(what, " · ")})
	}
	return []post.Part{post.Say(name), {Facts: facts}}
}

// printed is the list on paper.
func (p paper) printed(days []dayOf) label.Days {
	when := i18n.Locale{Lang: p.Lang, Zone: p.zone}
	out := label.Days{Title: p.org, Under: i18n.ListOfAll.In(p.Lang), Made: i18n.ListMade.In(p.Lang, when.Year(p.made), when.Clock(p.made), when.ZoneName(p.made))}
	if !p.Whole {
		out.Under = i18n.ListOfOne.In(p.Lang, p.Member.Name)
	}
	out.Under += ", " + when.Short(p.made) + " – " + when.Short(p.over.EndTime().Add(-time.Second))
	if p.Cut {
		out.Under += ". " + i18n.ListCut.In(p.Lang, appointment.MaxListed)
	}
	out.Heads = []label.Column{{Head: i18n.ListTime.In(p.Lang), Wide: 30}, {Head: i18n.StaffCustomer.In(p.Lang), Wide: 52}, {Head: i18n.BookService.In(p.Lang), Wide: 48},
		{Head: i18n.ListWith.In(p.Lang), Wide: 42}, {Head: i18n.ListPlace.In(p.Lang), Wide: 42}, {Head: i18n.ListNote.In(p.Lang), Wide: 58}}
	if !p.Whole {
		out.Heads = slices.Delete(out.Heads, 3, 4)
	}
	for _, d := range days {
		day := label.Day{Name: when.Long(d.noon) + " " + d.noon.In(p.zone).Format("2006"), Empty: i18n.ListEmpty.In(p.Lang)}
		for _, e := range d.rows {
			row := label.Row{p.time(e), p.who(e) + "\n" + e.Who.Telephone, p.service(e), e.StaffName, e.SiteName + "\n" + strings.Join(e.Rooms, ", "), e.Note}
			if !p.Whole {
				row = slices.Delete(row, 3, 4)
			}
			day.Rows = append(day.Rows, row)
		}
		out.Days = append(out.Days, day)
	}
	return out
}

// calendar is the list for a program: an object without a method, whose events are named as in all other mails.
func (p paper) calendar(o *Office, w outbox.Work) ([]byte, error) {
	var c ical.Calendar
	for _, e := range p.Rows {
		site := p.sites[e.Site]
		about := []string{e.Who.Telephone, e.StaffName, strings.Join(e.Rooms, ", "), e.Note}
		about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
		status := "CONFIRMED"
		if e.State == appointment.Requested {
			status = "TENTATIVE"
		}
		c.Events = append(c.Events, ical.Event{UID: appointmentUID(e.ID, o.host), Sequence: e.Sequence, Stamp: w.At, Start: e.Span.StartTime().In(site.Zone),
			End: e.Span.EndTime().In(site.Zone), Summary: p.who(e) + ", " + e.ServiceName, Description: strings.Join(about, "\n"), Location: locationOf(site),
			Status: status, Class: "CONFIDENTIAL"})
	}
	return c.Write()
}
