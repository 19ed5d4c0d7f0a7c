package office

import (
	"context"
	"errors"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// told is what a mail about a reservation or a series is made of: ids only.
type told struct {
	Reservation string `json:"r,omitempty"`
	Series      string `json:"s,omitempty"`
	What        string `json:"w"` // made, changed, cancelled or missed
	By          string `json:"b,omitempty"`
	Guest       bool   `json:"g,omitempty"` // to the visitor, else to the member
}

// tell notes the mails about what became of a reservation: to its person where somebody else did it, or where they want to
// hear of their own, and to the visitor.
func (o *Office) tell(tx db.Tx, r workplace.Reservation, what, by string) error {
	return o.tellOf(tx, r.Member, r.Guest, by, told{Reservation: r.ID, What: what, By: by})
}

func (o *Office) tellSeries(tx db.Tx, s workplace.Series, what, by string) error {
	return o.tellOf(tx, s.Member, s.Guest, by, told{Series: s.ID, What: what, By: by})
}

func (o *Office) tellOf(tx db.Tx, member string, guest workplace.Guest, by string, t told) error {
	wants := by != member
	if !wants {
		own, err := workplace.OwnMail(tx, member)
		if err != nil {
			return err
		}
		wants = own
	}
	key := t.Reservation + t.Series
	if wants {
		if err := o.Post.Send(tx, "reservation", outbox.Work{Ref: t, Key: "member/" + key}); err != nil {
			return err
		}
	}
	if guest.Email == "" {
		return nil
	}
	t.Guest = true
	return o.Post.Send(tx, "reservation", outbox.Work{Ref: t, Key: "guest/" + key})
}

// tellMissed notes the mail about days that time could not make.
func (o *Office) tellMissed(tx db.Tx, e workplace.SeriesMissed) error {
	t := told{Series: e.Series.ID, What: "missed"}
	return o.Post.Send(tx, "reservation", outbox.Work{Ref: t, Key: "member/" + e.Series.ID})
}

// extend makes the occurrences that came within the Horizon, each series in a transaction of its own.
func (o *Office) extend(ctx context.Context) error {
	orgs, err := o.organisations(ctx)
	for _, org := range orgs {
		var due []string
		err = errors.Join(err, o.DB.Read(ctx, org, func(tx db.Tx) (err error) {
			due, err = o.Workplaces.Due(tx)
			return err
		}))
		for _, s := range due {
			err = errors.Join(err, o.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error { return o.Workplaces.Extend(ctx, tx, s) }))
		}
	}
	return err
}

// organisations gives the ids of all of them.
func (o *Office) organisations(ctx context.Context) (ids []string, err error) {
	err = o.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err := directory.Organisations(tx)
		for _, org := range all {
			ids = append(ids, org.ID)
		}
		return err
	})
	return ids, err
}

// everywhere does something in a transaction of each organisation; one that fails does not keep the others from it.
func (o *Office) everywhere(ctx context.Context, do func(context.Context, db.Tx) error) error {
	orgs, err := o.organisations(ctx)
	for _, org := range orgs {
		err = errors.Join(err, o.DB.Write(ctx, org, do))
	}
	return err
}

// letterTo begins a letter to the member or the visitor, in the member's language.
func (o *Office) letterTo(tx db.Tx, member string, guest workplace.Guest, t told) (post.Letter, string, error) {
	m, err := directory.MemberByID(tx, member)
	if fault.Is(err, fault.NotFound) {
		return post.Letter{}, "", post.ErrNothing
	}
	if err != nil {
		return post.Letter{}, "", err
	}
	l := post.Letter{To: mail.Address{Name: m.Name, Address: m.Email}, Lang: m.Lang}
	by := m
	if t.By != "" && t.By != member {
		if by, err = directory.MemberByID(tx, t.By); err != nil && !fault.Is(err, fault.NotFound) {
			return l, "", err
		}
	}
	if by.Email != "" {
		l.ReplyTo = mail.Address{Name: by.Name, Address: by.Email}
	}
	if t.Guest {
		l.To = mail.Address{Name: guest.Name, Address: guest.Email}
		l.ReplyTo = mail.Address{Name: m.Name, Address: m.Email}
	}
	actor, err := directory.ActorByID(tx, member)
	l.From = actor.OrgName
	return l, by.Name, err
}

// writeReservation writes the mail about a reservation or a series from what is true now.
func (o *Office) writeReservation(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var t told
	if err := w.Decode(&t); err != nil {
		return l, outbox.Permanent(err)
	}
	err = o.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		if t.Series != "" {
			l, err = o.aboutSeries(tx, t, w)
		} else {
			l, err = o.aboutReservation(tx, t, w)
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = post.ErrNothing
	}
	return l, err
}

func (o *Office) aboutReservation(tx db.Tx, t told, w outbox.Work) (post.Letter, error) {
	p, err := workplace.ToldReservation(tx, t.Reservation)
	if err != nil {
		return post.Letter{}, err
	}
	r := p.Reservation
	if (t.What == "cancelled") != (r.Cancelled || r.Span.End <= db.Micros(w.At)) {
		return post.Letter{}, post.ErrNothing // it is otherwise by now, and another mail says so
	}
	l, by, err := o.letterTo(tx, r.Member, r.Guest, t)
	if err != nil {
		return l, err
	}
	site, err := directory.SiteByID(tx, p.Asset.Site)
	if err != nil {
		return l, err
	}
	when := i18n.Locale{Lang: l.Lang, Zone: p.Zone}
	at := when.Long(r.Span.StartTime()) + ", " + when.Range(r.Span.StartTime(), r.Span.EndTime())
	l.Subject = subjectOf(t).In(l.Lang, p.Asset.Name, when.Short(r.Span.StartTime()))
	l.Parts = o.parts(l, t, by, p.Asset.Name, at, p.SiteName, site.Address, r.Guest.Name, "/reservations/"+r.ID)
	if t.What == "cancelled" && !r.Cancelled {
		t.What = "changed" // it had begun: the calendar keeps what has passed
	}
	return o.with(l, t, o.event(r, p, site, l, w))
}

func (o *Office) event(r workplace.Reservation, p workplace.Told, site directory.Site, l post.Letter, w outbox.Work) ical.Event {
	id := "reservation/" + r.ID
	if r.Series != "" {
		id = "series/" + r.Series
	}
	return ical.Event{UID: id + "@" + o.host, Sequence: int(r.Rev), Stamp: w.At, Start: r.Span.StartTime().In(p.Zone), End: r.Span.EndTime().In(p.Zone),
		Summary: p.Asset.Name + ", " + p.SiteName, Location: locationOf(site), Organizer: o.organizer(l), Of: p.Original,
		Attendees: []ical.Person{{Name: l.To.Name, Email: l.To.Address}}}
}

func locationOf(s directory.Site) string {
	if s.Address == "" {
		return s.Name
	}
	return s.Name + ", " + s.Address
}

// organizer is the office itself: it is who sends changes, whoever made them.
func (o *Office) organizer(l post.Letter) ical.Person {
	from := o.Post.Sender()
	if l.From != "" {
		from.Name = l.From
	}
	return ical.Person{Name: from.Name, Email: from.Address}
}

// with adds the calendar object.
func (o *Office) with(l post.Letter, t told, events ...ical.Event) (post.Letter, error) {
	l.Method = ical.Request
	status := "CONFIRMED"
	if t.What == "cancelled" {
		l.Method, status = ical.Cancel, "CANCELLED"
	}
	for i := range events {
		events[i].Status = status
	}
	var err error
	l.ICS, err = ical.Calendar{Method: l.Method, Events: events}.Write()
	return l, err
}

func subjectOf(t told) i18n.Text {
	switch t.What {
	case "cancelled":
		return i18n.TellCancelledSubject
	case "changed":
		return i18n.TellChangedSubject
	}
	return i18n.TellMadeSubject
}

// sentence says what was done, and by whom where it was another.
func sentence(l post.Letter, t told, by string) string {
	texts := map[string][3]i18n.Text{
		"made":      {i18n.TellMade, i18n.TellMadeBy, i18n.TellMadeGuest},
		"changed":   {i18n.TellChanged, i18n.TellChangedBy, i18n.TellChangedGuest},
		"cancelled": {i18n.TellCancelled, i18n.TellCancelledBy, i18n.TellCancelledGuest},
	}[t.What]
	switch {
	case t.Guest:
		return texts[2].In(l.Lang, l.ReplyTo.Name)
	case by != "" && by != l.To.Name:
		return texts[1].In(l.Lang, by)
	}
	return texts[0].In(l.Lang)
}

func (o *Office) parts(l post.Letter, t told, by, asset, at, site, address, guest, path string) []post.Part {
	facts := [][2]string{{i18n.TellPlace.In(l.Lang), asset}, {i18n.TellWhen.In(l.Lang), at}, {i18n.Site.In(l.Lang), site}}
	if address != "" {
		facts = append(facts, [2]string{i18n.TellAddress.In(l.Lang), address})
	}
	if guest != "" && !t.Guest {
		facts = append(facts, [2]string{i18n.TellVisitor.In(l.Lang), guest})
	}
	out := []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name)), post.Say(sentence(l, t, by)), {Facts: facts}}
	if !t.Guest && t.What != "cancelled" {
		out = append(out, post.LinkTo(i18n.TellLook.In(l.Lang), o.Post.Link(path, url.Values{})))
	}
	return out
}

func (o *Office) aboutSeries(tx db.Tx, t told, w outbox.Work) (post.Letter, error) {
	p, err := workplace.ToldSeriesByID(tx, t.Series)
	if err != nil {
		return post.Letter{}, err
	}
	s := p.Series
	l, by, err := o.letterTo(tx, s.Member, s.Guest, t)
	if err != nil {
		return l, err
	}
	when := i18n.Locale{Lang: l.Lang, Zone: s.Zone}
	noon := func(d span.Date) time.Time { return d.Span(s.Zone).StartTime().Add(12 * time.Hour) }
	at := when.Rule(s.Repeat.Rule) + ", " + span.FormatClock(s.Repeat.From) + " – " + span.FormatClock(s.Repeat.To) + ", " +
		i18n.FromUntil.In(l.Lang, when.Year(noon(s.Repeat.First)), when.Year(noon(s.Repeat.Last)))
	today := span.DateOf(o.Clock.Now(), s.Zone)
	if err := p.ReadPlaces(tx, today); err != nil {
		return l, err
	}
	l.Subject = subjectOf(t).In(l.Lang, p.Title(), i18n.TellSeries.In(l.Lang))
	if t.What == "missed" {
		return o.missedLetter(tx, l, p)
	}
	l.Parts = o.parts(l, t, by, p.Title(), at, p.SiteName, p.Address, s.Guest.Name, "/reservations")
	if t.What != "cancelled" {
		for i, a := range p.Besides() {
			l.Parts[2].Facts = slices.Insert(l.Parts[2].Facts, 2+i, [2]string{i18n.TellElsewhere.In(l.Lang), a.Name + ": " + namesOf(l, p, a.Days)})
		}
	}
	if days := daysText(l, p, today); days != "" && len(p.Starts) > 0 && t.What != "cancelled" {
		l.Parts[2].Facts = slices.Insert(l.Parts[2].Facts, 2, [2]string{i18n.NotOn.In(l.Lang), days})
	}
	if len(p.Starts) == 0 {
		t.What = "cancelled" // nothing of it is left
		first, err := s.Repeat.On(s.Repeat.First, s.Zone)
		if err != nil {
			first = span.Of(noon(s.Repeat.First), noon(s.Repeat.First).Add(time.Hour))
		}
		p.Starts = append(p.Starts, first)
	} else if t.What == "cancelled" {
		t.What = "changed" // what has passed stays in the calendar; the rest goes
	}
	return o.with(l, t, o.seriesEvents(p, l, w)...)
}

// mostDays of a series that are not, are named in a mail.
const mostDays = 12

// daysText names the days ahead on which a series is not.
func daysText(l post.Letter, p workplace.ToldSeries, today span.Date) string {
	return namesOf(l, p, slices.DeleteFunc(slices.Clone(p.Gone), func(d span.Date) bool { return d.Before(today) }))
}

// namesOf names days of a series, as many as a mail holds.
func namesOf(l post.Letter, p workplace.ToldSeries, days []span.Date) string {
	var names []string
	for _, d := range days {
		if len(names) == mostDays {
			return strings.Join(names, ", ") + " …"
		}
		names = append(names, i18n.Locale{Lang: l.Lang, Zone: p.Series.Zone}.Short(d.Span(p.Series.Zone).StartTime().Add(12*time.Hour)))
	}
	return strings.Join(names, ", ")
}

func (o *Office) missedLetter(tx db.Tx, l post.Letter, p workplace.ToldSeries) (post.Letter, error) {
	days, err := workplace.MissedDays(tx, p.Series.ID, span.DateOf(o.Clock.Now(), p.Series.Zone))
	if err != nil || len(days) == 0 {
		return l, errors.Join(err, post.ErrNothing)
	}
	names := make([]string, len(days))
	for i, d := range days {
		names[i] = i18n.Locale{Lang: l.Lang, Zone: p.Series.Zone}.Short(d.Span(p.Series.Zone).StartTime().Add(12 * time.Hour))
	}
	l.Subject = i18n.TellMissedSubject.In(l.Lang, p.AssetName)
	l.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name)), post.Say(i18n.TellMissed.In(l.Lang, p.AssetName, strings.Join(names, ", "))),
		post.LinkTo(i18n.TellLook.In(l.Lang), o.Post.Link("/reservations", url.Values{}))}
	return l, nil
}

// seriesEvents are the series with its rule, and the days that are not as it has them.
func (o *Office) seriesEvents(p workplace.ToldSeries, l post.Letter, w outbox.Work) []ical.Event {
	s, zone := p.Series, p.Series.Zone
	first := p.Starts[0]
	site := directory.Site{Name: p.SiteName, Address: p.Address}
	whole := ical.Event{UID: "series/" + s.ID + "@" + o.host, Sequence: int(s.Rev), Stamp: w.At, Start: first.StartTime().In(zone), End: first.EndTime().In(zone),
		Summary: p.Title() + ", " + p.SiteName, Location: locationOf(site), Organizer: o.organizer(l), Except: p.Gone,
		Attendees: []ical.Person{{Name: l.To.Name, Email: l.To.Address}}}
	until := s.Repeat.Last.Span(zone).EndTime().Add(-time.Second)
	if !s.Repeat.Last.Before(s.Repeat.First) {
		whole.Rule = s.Repeat.Rule + ";UNTIL=" + until.UTC().Format("20060102T150405Z")
	}
	out := []ical.Event{whole}
	for _, t := range p.Standing {
		e := o.event(t.Reservation, t, site, l, w)
		e.Sequence = int(s.Rev)
		out = append(out, e)
	}
	return out
}
