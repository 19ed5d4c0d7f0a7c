package agenda

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
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
)

// newPage is the form of a new appointment, with what was typed, and the customers that fit the typed letters.
type newPage struct {
	Desk   appointment.Desk
	Typed  typed
	Found  []appointment.Customer
	Asked  bool // customers were looked for
	Ends   string
	Beyond bool     // outside the bookable hours
	There  string   // what is there already, in words that name nobody
	Lacks  []string // rooms and equipment that the service needs and that somebody has then
	Fault  *fault.Fault
}

// typed is the form as it was filled in.
type typed struct {
	Key, Service, Staff, Site, Customer, Letters, Note string
	Period                                             kit.Period
	New                                                appointment.Who
	Back                                               string // the calendar that the form was opened from; empty: none
}

func readTyped(r *http.Request) typed {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	t := typed{Key: get("key"), Service: get("service"), Staff: get("staff"), Site: get("site"), Customer: get("customer"), Letters: get("q"),
		Note: get("note"), Period: kit.ReadPeriod(r),
		Back: kit.CalendarOf(r), New: appointment.Who{First: get("first"), Last: get("last"), Email: get("email"), Telephone: get("telephone")}}
	t.Period.End = ""
	if t.Key == "" {
		t.Key = id.New()
	}
	return t
}

// maxFound bounds the customers that a form offers.
const maxFound = 8

func (p *Pages) new(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.newPage(v, r, nil)
}

func (p *Pages) newPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	n := newPage{Typed: readTyped(r), Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if n.Desk, err = p.Appointments.Desk(r.Context(), tx, v.Actor); err != nil {
			return err
		}
		n.fill(v)
		if err = p.there(r.Context(), tx, v, &n); err != nil {
			return err
		}
		return p.found(r.Context(), tx, v, &n)
	})
	if err != nil {
		return kit.Answer{}, err
	}
	a := p.drawn(kit.Page(v.T(i18n.AppointmentNew), newForm(v, n)))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

// there says what the calendar has at that time already, as far as the reader sees it: what kinds of things, and with whom not.
func (p *Pages) there(ctx context.Context, tx db.Tx, v *kit.View, n *newPage) error {
	wanted, err := n.during(n.site(v.Actor.Site).Zone)
	if err != nil || !wanted.Valid() || wanted.Length() > appointment.MaxLength {
		return nil
	}
	for _, s := range n.Desk.Services {
		if s.ID == n.Typed.Service {
			wanted = wanted.Widen(s.Before, s.After)
		}
	}
	var kinds []string
	all, err := p.Appointments.Between(ctx, tx, v.Actor, wanted.Widen(appointment.MaxBuffer, appointment.MaxBuffer))
	if err != nil {
		return err
	}
	for _, e := range all {
		if _, meets := e.Span.Widen(e.Before, e.After).Intersect(wanted); meets && e.Staff == n.Typed.Staff {
			kinds = append(kinds, v.T(i18n.AppointmentOne))
		}
	}
	absent, err := p.Absences.Between(ctx, tx, v.Actor, wanted)
	if err != nil {
		return err
	}
	for _, t := range absent {
		if _, meets := t.Span.Intersect(wanted); meets && t.Member == n.Typed.Staff {
			kinds = append(kinds, v.T(awayText(t.Kind)))
		}
	}
	slices.Sort(kinds)
	n.There = strings.Join(slices.Compact(kinds), ", ")
	if n.Typed.Site == "" {
		return nil
	}
	n.Lacks, err = p.Appointments.Lacks(ctx, tx, v.Actor, n.Typed.Service, n.Typed.Site, wanted)
	return err
}

// found looks for the customers that the form offers: the one chosen before, and those who fit the letters.
func (p *Pages) found(ctx context.Context, tx db.Tx, v *kit.View, n *newPage) error {
	if n.Typed.Customer != "" {
		c, err := p.Appointments.CustomerByID(ctx, tx, v.Actor, n.Typed.Customer)
		if err == nil {
			n.Found = append(n.Found, c)
		} else if !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	if n.Typed.Letters == "" || len(n.Found) > 0 {
		return nil
	}
	all, err := p.Appointments.FindCustomers(ctx, tx, v.Actor, n.Typed.Letters, maxFound)
	n.Found, n.Asked = all, true
	return err
}

// fill gives the form what was not said: the next full hour, one's own calendar, the usual site.
func (n *newPage) fill(v *kit.View) {
	t := &n.Typed
	if t.Staff == "" {
		for _, s := range n.Desk.Staff {
			if s.Member == v.Actor.Member || t.Staff == "" {
				t.Staff = s.Member
			}
		}
	}
	if t.Site == "" && len(n.Desk.Sites) == 1 {
		t.Site = n.Desk.Sites[0].ID
	}
	site := n.site(v.Actor.Site)
	now := v.Now.In(site.Zone)
	if t.Period.Date == "" {
		t.Period.Date = now.Format(time.DateOnly)
	}
	if t.Period.From == "" {
		t.Period.From = span.FormatClock(min(now.Hour()+1, 23) * 60)
	}
	if during, err := n.during(site.Zone); err == nil {
		n.Ends = v.In(site.Zone).Clock(during.EndTime())
		n.Beyond = t.Site != "" && n.Desk.Outside(t.Staff, t.Site, during)
	}
}

// site is the one whose clock the form is read by.
func (n *newPage) site(usual string) directory.Site {
	for _, s := range n.Desk.Sites {
		if s.ID == n.Typed.Site {
			return s
		}
	}
	return siteOf(n.Desk, usual)
}

// during is the time of the appointment, as far as it is known.
func (n *newPage) during(zone *time.Location) (span.Span, error) {
	for _, s := range n.Desk.Services {
		if s.ID == n.Typed.Service {
			return n.Typed.during(s.Length, zone)
		}
	}
	return span.Span{}, errUnknown
}

// errUnknown is that of a form whose service is not chosen yet.
var errUnknown = errors.New("no service is chosen")

// during reads the times; an end that is left empty follows from the length.
func (t typed) during(length time.Duration, zone *time.Location) (span.Span, error) {
	period := t.Period
	if period.To == "" {
		period.To = period.From
		s, err := period.Span(zone)
		return span.Of(s.StartTime(), s.StartTime().Add(length)), err
	}
	return period.Span(zone)
}

// book makes the appointment, with its customer where they are new, and shows the day in the calendar.
func (p *Pages) book(v *kit.View, r *http.Request) (kit.Answer, error) {
	t := readTyped(r)
	beyond := false
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		d, err := p.Appointments.Desk(ctx, tx, v.Actor)
		if err != nil {
			return err
		}
		wish, err := t.wish(tx, d)
		if err != nil {
			return err
		}
		made, err := p.Appointments.Book(ctx, tx, v.Actor, wish)
		beyond = d.Outside(made.Staff, made.Site, made.Span)
		return err
	})
	if err == nil {
		note := "booked"
		if beyond {
			note = "booked-outside"
		}
		return kit.Go(t.home(), note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.Refused && f.Field == "" {
		return kit.Answer{}, err
	}
	return p.newPage(v, r, f)
}

// home is the calendar that the form was opened from, on the day of the appointment.
func (t typed) home() string {
	back, err := url.Parse(cmp.Or(t.Back, "/calendar"))
	if err != nil {
		return "/calendar"
	}
	q := back.Query()
	q.Del("note")
	q.Set("date", t.Period.Date)
	return "/calendar?" + q.Encode()
}

func (t typed) wish(tx db.Tx, d appointment.Desk) (b appointment.Book, err error) {
	if t.Site == "" {
		return b, fault.New(fault.Invalid, i18n.Required).On("site")
	}
	site, err := directory.SiteByID(tx, t.Site)
	if err != nil {
		return b, err
	}
	b = appointment.Book{Key: t.Key, Service: t.Service, Staff: t.Staff, Site: t.Site, Customer: t.Customer, New: t.New, Note: t.Note}
	if t.Service == "" {
		return b, fault.New(fault.Invalid, i18n.Required).On("service")
	}
	s, err := t.during(time.Minute, site.Zone)
	if err != nil {
		return b, err
	}
	if b.Start = s.StartTime(); t.Period.To != "" {
		b.End = s.EndTime()
	}
	return b, nil
}

func minutesOf(s appointment.Service) string { return strconv.Itoa(int(s.Length.Minutes())) }

// wrong gives the refusal where it is about a field.
func wrong(f *fault.Fault, field string) bool { return f != nil && f.Field == field }
