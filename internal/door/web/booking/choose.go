package booking

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// choosing is the page on which a customer chooses.
type choosing struct {
	choice
	service  *appointment.Service // nil: not chosen yet; likewise the others
	site     *directory.Site
	sites    []directory.Site
	staff    []appointment.Staff
	who      string // the name of the person, or that it may be anyone
	month    calendar
	slot     *slot
	form     details
	fault    *fault.Fault
	said     string // for who cannot see what changed
	customer bool   // details may be entered: signed in, or the code is enough
}

// calendar is a month with its free times, and the times of one of its days.
type calendar struct {
	Name        string
	Before      string // YYYY-MM; empty: nothing is there
	After       string
	Days        []day
	Heads       []string
	Date        string // whose times are shown
	DateName    string
	Slots       []slot
	Empty       bool // the month has none
	Nothing     bool // nor has any other
	Zone        string
	zone        *time.Location
	OwnZone     string // the reader's, where its clock is another
	NextOffer   string // the first date with a free time, where the month shown has none
	NextOfferIn string
}

type day struct {
	Date   string
	Number int
	Column int // of the week, from 1; 0 where it follows the one before
	Label  string
	Free   int
}

type slot struct {
	At    int64
	Label string
	Own   string // by the reader's clock, where that is another
	Long  string // with its date
	Zone  string // the site's clock then
}

// asker finds the free times between two dates.
type asker func(tx db.Tx, from, to span.Date) ([]appointment.Offer, error)

// settle makes of what was asked for what can be: one that is the only one is chosen, one that is not there is not.
func (c *call) settle() *choosing {
	s := &choosing{choice: c.choice}
	if len(c.pub.Services) == 1 {
		s.Service = c.pub.Services[0].ID
	}
	service, ok := c.pub.Service(s.Service)
	if !ok {
		s.choice = s.choice.withService("")
		return s
	}
	s.service, s.sites = &service, c.pub.SitesOf(service)
	if len(s.sites) == 1 {
		s.Site = s.sites[0].ID
	}
	n := slices.IndexFunc(s.sites, func(t directory.Site) bool { return t.ID == s.Site })
	if n < 0 {
		s.choice = s.choice.withSite("")
		return s
	}
	s.site, s.staff = &s.sites[n], c.pub.StaffOf(service, s.sites[n].ID)
	if len(s.staff) == 1 {
		s.Staff = s.staff[0].Member
	}
	for _, t := range s.staff {
		if t.Member == s.Staff {
			s.who = t.Name
		}
	}
	if s.Staff == anyone {
		s.who = c.T(i18n.BookAnyone)
	}
	if s.who == "" {
		s.choice = s.choice.withStaff("")
	}
	return s
}

// book is the page on which a customer chooses, as far as they have come.
func (p *Pages) book(c *call) (kit.Answer, error) {
	s := c.settle()
	err := p.fill(c, s)
	if err != nil {
		return kit.Answer{}, err
	}
	return p.page(c, s), nil
}

// fill finds the free times of what was chosen.
func (p *Pages) fill(c *call, s *choosing) error {
	if s.who == "" {
		return nil
	}
	ask := func(tx db.Tx, from, to span.Date) ([]appointment.Offer, error) {
		return p.Appointments.Offers(c.r.Context(), tx, appointment.Ask{Service: s.Service, Site: s.Site, Staff: s.member(), From: from, To: to})
	}
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) (err error) {
		s.month, err = c.calendar(tx, &s.choice, s.site.Zone, s.service.Ahead, ask)
		if err == nil && c.known {
			s.form, err = p.before(c.r.Context(), tx, c)
		}
		return err
	})
	if err != nil {
		return err
	}
	s.customer = c.known || c.pub.Practice.Coded
	s.slot = s.month.find(s.choice)
	if s.At != "" && s.slot == nil && s.fault == nil {
		s.fault = fault.New(fault.Taken, i18n.NotOffered)
	}
	s.said = s.month.Name
	if s.month.DateName != "" {
		s.said = c.T(i18n.BookSaid, s.month.DateName, c.T(i18n.BookFree, len(s.month.Slots)))
	}
	return nil
}

// zoneName is the IANA name of the site's zone; empty where there is no calendar.
func (m calendar) zoneName() string {
	if m.zone == nil {
		return ""
	}
	return m.zone.String()
}

func (m calendar) find(ch choice) *slot {
	at, ok := ch.start()
	n := slices.IndexFunc(m.Slots, func(s slot) bool { return ok && s.At == db.Micros(at) })
	if n < 0 {
		return nil
	}
	return &m.Slots[n]
}

// before is what somebody said of themselves here the last time.
func (p *Pages) before(_ context.Context, tx db.Tx, c *call) (details, error) {
	f := details{Email: c.person.Email}
	all, err := p.Appointments.Own(tx, c.person.Session.Account)
	if len(all) > 0 {
		f.First, f.Last, f.Phone = all[0].First, all[0].Last, all[0].Telephone
	}
	return f, err
}

// calendar shows the month that was asked for, or the first that has a free time, and the times of a day.
func (c *call) calendar(tx db.Tx, ch *choice, zone *time.Location, ahead int, ask asker) (calendar, error) {
	today := span.DateOf(c.Now, zone)
	last := today.AddDays(ahead)
	first, ok := monthOf(*ch)
	if ok = ok && !lastOf(first).Before(today) && !last.Before(first); !ok {
		d, found, err := firstFree(tx, today, last, zone, ask)
		if err != nil {
			return calendar{}, err
		}
		if !found {
			d = today
		}
		first = span.Date{Year: d.Year, Month: d.Month, Day: 1}
	}
	offers, err := ask(tx, first, lastOf(first))
	if err != nil {
		return calendar{}, err
	}
	m := c.monthly(first, offers, zone)
	if before := first.AddDays(-1); !before.Before(today) {
		m.Before = before.String()[:7]
	}
	if after := lastOf(first).AddDays(1); !last.Before(after) {
		m.After = after.String()[:7]
	}
	if m.Empty {
		d, found, err := firstFree(tx, today, last, zone, ask)
		if err != nil {
			return m, err
		}
		m.Nothing = !found
		if found {
			m.NextOffer, m.NextOfferIn = d.String(), c.In(zone).Long(d.Span(zone).StartTime().Add(12*time.Hour))
		}
	}
	c.daily(&m, ch, offers, zone)
	return m, nil
}

// firstFree is the first date with a free time.
func firstFree(tx db.Tx, from, last span.Date, zone *time.Location, ask asker) (span.Date, bool, error) {
	for ; !last.Before(from); from = from.AddDays(appointment.MaxAsk) {
		offers, err := ask(tx, from, from.AddDays(appointment.MaxAsk-1))
		if err != nil {
			return from, false, err
		}
		if len(offers) > 0 {
			return span.DateOf(offers[0].Span.StartTime(), zone), true, nil
		}
	}
	return from, false, nil
}

func monthOf(ch choice) (span.Date, bool) {
	text := ch.Month
	if text == "" && len(ch.Date) >= 7 {
		text = ch.Date[:7]
	}
	d, err := span.ParseDate(text + "-01")
	return d, err == nil
}

func lastOf(first span.Date) span.Date {
	next := first.AddDays(31)
	return span.Date{Year: next.Year, Month: next.Month, Day: 1}.AddDays(-1)
}

// monthly draws a month with the number of free times of each of its dates.
func (c *call) monthly(first span.Date, offers []appointment.Offer, zone *time.Location) calendar {
	in := c.In(zone)
	free := map[string]int{}
	for _, o := range offers {
		free[span.DateOf(o.Span.StartTime(), zone).String()]++
	}
	noon := first.Span(zone).StartTime().Add(12 * time.Hour)
	m := calendar{Name: in.Month(noon), Heads: in.DayNames(), Empty: len(offers) == 0, zone: zone, Zone: in.ZoneName(noon)}
	today := span.DateOf(c.Now, zone)
	monday := today.AddDays(-(int(today.Weekday()) + 6) % 7)
	for d := first; d.Month == first.Month; d = d.AddDays(1) {
		x := day{Date: d.String(), Number: d.Day, Free: free[d.String()]}
		if d.Before(monday) {
			continue // weeks that are over are no choice
		}
		if len(m.Days) == 0 {
			x.Column = (int(d.Weekday())+6)%7 + 1
		}
		x.Label = in.Long(d.Span(zone).StartTime().Add(12 * time.Hour))
		m.Days = append(m.Days, x)
	}
	return m
}

// daily shows the times of the day that was asked for, or of the first that has one.
func (c *call) daily(m *calendar, ch *choice, offers []appointment.Offer, zone *time.Location) {
	if len(offers) == 0 {
		return
	}
	in := c.In(zone)
	m.Date = ch.Date
	if m.Date == "" {
		m.Date = in.ISODate(offers[0].Span.StartTime())
	}
	for _, o := range offers {
		if in.ISODate(o.Span.StartTime()) == m.Date {
			c.slot(m, ch, o.Span, zone)
		}
	}
	if m.DateName == "" {
		if d, err := span.ParseDate(m.Date); err == nil {
			m.DateName = in.Long(d.Span(zone).StartTime().Add(12 * time.Hour))
		}
	}
}

// slot adds a time to the day's. An hour that comes twice is told apart, and so are a day's times before and after the change of the clocks.
func (c *call) slot(m *calendar, ch *choice, s span.Span, zone *time.Location) {
	in, start := c.In(zone), s.StartTime()
	x := slot{At: s.Start, Label: in.Clock(start), Long: in.Long(start) + ", " + in.Clock(start), Zone: in.ZoneName(start)}
	if n := slices.IndexFunc(m.Slots, func(y slot) bool { return y.Label == x.Label }); n >= 0 {
		m.Slots[n].Label += " " + time.UnixMicro(m.Slots[n].At).In(zone).Format("MST")
		x.Label += " " + start.In(zone).Format("MST")
	}
	if own := ch.own(zone, start); own != nil {
		x.Own = c.T(i18n.BookYours, c.elsewhere(own, zone, start))
		m.OwnZone = c.T(i18n.BookYourZone, i18n.City(own, c.Lang))
	}
	switch {
	case len(m.Slots) == 0:
		m.DateName, m.Zone = in.Long(start), x.Zone
	case m.Slots[len(m.Slots)-1].Zone != x.Zone:
		m.Zone += " → " + x.Zone
	}
	m.Slots = append(m.Slots, x)
}

// elsewhere is a time by the reader's own clock, with the day where that is another than at the site.
func (c *call) elsewhere(own, zone *time.Location, at time.Time) string {
	in := c.In(own)
	if in.ISODate(at) == c.In(zone).ISODate(at) {
		return in.Clock(at)
	}
	return in.Short(at) + ", " + in.Clock(at)
}

// own is the reader's zone, where its clock shows another time.
func (ch choice) own(zone *time.Location, at time.Time) *time.Location {
	own, ok := span.Zone(ch.Zone)
	if !ok {
		return nil
	}
	_, a := at.In(own).Zone()
	_, b := at.In(zone).Zone()
	if a == b {
		return nil
	}
	return own
}

// price is what a service costs, such as "€ 45.00".
func (c *call) price(cents int64) string {
	if cents < 0 {
		return ""
	}
	point := ","
	if c.Lang == "en" {
		point = "."
	}
	return strconv.FormatInt(cents/100, 10) + point + strconv.FormatInt(100+cents%100, 10)[1:] + "\u00a0" + c.pub.Practice.Currency
}

func (c *call) minutes(d time.Duration) string { return c.T(i18n.BookMinutes, int(d.Minutes())) }

// page answers with the page of choosing.
func (p *Pages) page(c *call, s *choosing) kit.Answer {
	a := kit.Page(c.T(i18n.BookTitle)+" · "+c.pub.Name, choosePage(c, s, p.sealed(c)))
	a.Outer = &kit.Outer{Listed: c.r.URL.RawQuery == "", Data: p.data(c)}
	if s.fault != nil {
		a.Status = kit.Status(s.fault.Code)
	}
	return a
}

// data is the practice as programs read it (schema.org).
func (p *Pages) data(c *call) any {
	var offers []map[string]any
	for _, s := range c.pub.Services {
		o := map[string]any{"@type": "Offer", "itemOffered": map[string]any{"@type": "Service", "name": s.Name, "description": s.Description}}
		if s.Price >= 0 {
			o["price"], o["priceCurrency"] = strconv.FormatFloat(float64(s.Price)/100, 'f', 2, 64), c.pub.Practice.Currency
		}
		offers = append(offers, o)
	}
	page := *p.Kit.Origin
	page.Path = "/book/" + c.slug
	return map[string]any{"@context": "https://schema.org", "@type": "LocalBusiness", "name": c.pub.Name, "url": page.String(),
		"telephone": c.pub.Practice.Phone, "email": c.pub.Practice.Email, "description": c.pub.Practice.Intro, "makesOffer": offers,
		"potentialAction": map[string]any{"@type": "ReserveAction", "target": page.String()}}
}

// serviceLine is a service in a few words: how long it takes, and what it costs.
func serviceLine(c *call, s appointment.Service) string {
	line := c.minutes(s.Length)
	if s.Price >= 0 {
		line += " · " + c.price(s.Price)
	}
	return line
}

// slotLine names the clock of the chosen time, and says it by the reader's own.
func slotLine(s *choosing) string {
	if s.slot.Own == "" {
		return s.slot.Zone
	}
	return s.slot.Zone + " · " + s.slot.Own
}

func newKey() string { return id.New() }

// entrance is a way to an account, and back to what was chosen; in a frame, to the page outside it.
func (c *call) entrance(path string, ch choice) templ.SafeURL {
	ch.Embed = false
	return templ.SafeURL(path + "?" + url.Values{"lang": {c.Lang}, "next": {c.to(c.back, ch)}}.Encode())
}
