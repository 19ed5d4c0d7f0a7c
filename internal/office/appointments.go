package office

import (
	"context"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/id"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/span"
)

// toldOf is what a mail about an appointment is made of: ids, and the times that it says were before.
type toldOf struct {
	Appointment string `json:"a"`
	What        string `json:"w"`           // see customerTexts
	Staff       bool   `json:"s,omitempty"` // to the staff member, else to the customer
	Self        bool   `json:"c,omitempty"` // the customer did it
	Before      int64  `json:"b,omitempty"` // when it was to begin until now, µs
	Sequence    int    `json:"n,omitempty"` // of a reminder: a later one is another's
}

// aboutAppointment notes the mails about what became of an appointment, and its reminder.
func (o *Office) aboutAppointment(tx db.Tx, record any) error {
	switch e := record.(type) {
	case appointment.HeldOnline:
		return o.sendAppointment(tx, e.Appointment, toldOf{What: "code"}, e.Appointment.Until)
	case appointment.Booked:
		return o.tellBooked(tx, e)
	case appointment.Moved:
		return o.tellMoved(tx, e)
	case appointment.CancelledIt:
		return o.tellEnded(tx, e)
	}
	return nil
}

func (o *Office) tellBooked(tx db.Tx, e appointment.Booked) error {
	x, t := e.Appointment, toldOf{What: "fixed", Self: e.By == ""}
	switch {
	case x.State == appointment.Requested:
		t.What = "requested"
	case x.Online && e.By != "":
		t.What = "accepted"
	}
	if err := o.tellBoth(tx, x, t); err != nil {
		return err
	}
	return o.remind(tx, x)
}

func (o *Office) tellMoved(tx db.Tx, e appointment.Moved) error {
	t := toldOf{What: "moved", Self: e.By == "", Before: e.Before.Span.Start}
	if err := o.Outbox.Drop(tx, reminder(e.Before)); err != nil {
		return err
	}
	if err := o.tellBoth(tx, e.Appointment, t); err != nil {
		return err
	}
	return o.remind(tx, e.Appointment)
}

func (o *Office) tellEnded(tx db.Tx, e appointment.CancelledIt) error {
	x, t := e.Appointment, toldOf{What: "cancelled", Self: e.Appointment.EndedBy == "customer"}
	before := x
	before.Sequence--
	if err := o.Outbox.Drop(tx, reminder(before)); err != nil {
		return err
	}
	if e.Was == appointment.Requested && !t.Self {
		t.What = "refused"
	}
	return o.tellBoth(tx, x, t)
}

// tellBoth tells the customer, and the staff member of what the customer did.
func (o *Office) tellBoth(tx db.Tx, x appointment.Appointment, t toldOf) error {
	if err := o.sendAppointment(tx, x, t, time.Time{}); err != nil || !t.Self {
		return err
	}
	t.Staff = true
	return o.sendAppointment(tx, x, t, time.Time{})
}

func (o *Office) sendAppointment(tx db.Tx, x appointment.Appointment, t toldOf, until time.Time) error {
	t.Appointment = x.ID
	key := "customer/" + x.ID
	if t.Staff {
		key = "staff/" + x.ID
	}
	return o.Post.Send(tx, "appointment", outbox.Work{Ref: t, Key: key, Until: until})
}

// reminder is the name of the work that reminds of an appointment as it stands.
func reminder(x appointment.Appointment) string {
	return id.Derive("reminder", x.ID, strconv.Itoa(x.Sequence))
}

// remind plans the reminder, where the practice reminds and there is still time.
func (o *Office) remind(tx db.Tx, x appointment.Appointment) error {
	p, err := appointment.PracticeOf(tx)
	if err != nil || x.State != appointment.Fixed || p.Remind == 0 {
		return err
	}
	at := x.Span.StartTime().Add(-p.Remind)
	if !at.After(o.Clock.Now()) {
		return nil
	}
	t := toldOf{Appointment: x.ID, What: "remind", Sequence: x.Sequence}
	return o.Post.Send(tx, "appointment", outbox.Work{ID: reminder(x), Ref: t, Key: "customer/" + x.ID + "/remind", At: at, Until: x.Span.StartTime()})
}

// letterAbout is what a letter about an appointment is written from.
type letterAbout struct {
	toldOf
	entry    appointment.Entry
	practice appointment.Practice
	name     string // the practice's
	site     directory.Site
	customer appointment.Customer
	staff    directory.Member
	when     i18n.Locale // in the site's zone
	own      *time.Location
}

// writeAppointment writes the mail about an appointment from what is true now.
func (o *Office) writeAppointment(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var t toldOf
	if err := w.Decode(&t); err != nil {
		return l, outbox.Permanent(err)
	}
	err = o.DB.Read(ctx, w.Org, func(tx db.Tx) error {
		a, err := o.readAbout(tx, t)
		if err != nil {
			return err
		}
		l, err = o.letterAbout(a, w)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = post.ErrNothing
	}
	return l, err
}

func (o *Office) readAbout(tx db.Tx, t toldOf) (a letterAbout, err error) {
	a.toldOf = t
	if a.entry, err = appointment.EntryOf(tx, t.Appointment); err != nil {
		return a, err
	}
	if a.practice, err = appointment.PracticeOf(tx); err != nil {
		return a, err
	}
	if a.name, err = directory.OrgName(tx); err != nil {
		return a, err
	}
	if a.site, err = directory.SiteByID(tx, a.entry.Site); err != nil {
		return a, err
	}
	if a.staff, err = directory.MemberByID(tx, a.entry.Staff); err != nil {
		return a, err
	}
	if a.entry.State == appointment.Held {
		b := a.entry.Booker
		a.customer = appointment.Customer{Who: b.Who, Lang: b.Lang, Zone: b.Zone}
	} else if a.customer, err = appointment.CustomerOf(tx, a.entry.Appointment); err != nil {
		return a, err
	}
	lang := a.customer.Lang
	if t.Staff {
		lang = a.staff.Lang
	}
	a.when = i18n.Locale{Lang: lang, Zone: a.site.Zone}
	a.own, _ = span.Zone(a.customer.Zone)
	return a, nil
}

// stale tells whether another mail says better what is true by now.
func (a letterAbout) stale(now time.Time) bool {
	switch a.What {
	case "code":
		return a.entry.State != appointment.Held || !a.entry.Alive(now)
	case "cancelled", "refused":
		return a.entry.State != appointment.Cancelled
	case "requested":
		return a.entry.State != appointment.Requested
	case "remind":
		return a.entry.State != appointment.Fixed || a.entry.Sequence != a.Sequence || a.practice.Remind == 0
	}
	return a.entry.State != appointment.Fixed && a.entry.State != appointment.Requested
}

// customerTexts are the subject and the sentence of each kind of mail to a customer, and the sentence where they did it themselves.
var customerTexts = map[string][3]i18n.Text{
	"fixed":     {i18n.ApptFixedSubject, i18n.ApptFixed, i18n.ApptFixed},
	"requested": {i18n.ApptRequestSubject, i18n.ApptRequest, i18n.ApptRequest},
	"accepted":  {i18n.ApptAcceptedSubject, i18n.ApptAccepted, i18n.ApptAccepted},
	"refused":   {i18n.ApptRefusedSubject, i18n.ApptRefused, i18n.ApptRefused},
	"moved":     {i18n.ApptMovedSubject, i18n.ApptMoved, i18n.ApptMovedSelf},
	"cancelled": {i18n.ApptCancelledSubject, i18n.ApptEnded, i18n.ApptEndedSelf},
	"remind":    {i18n.ApptRemindSubject, i18n.ApptRemind, i18n.ApptRemind},
}

var staffTexts = map[string][2]i18n.Text{
	"fixed":     {i18n.StaffBookedSubject, i18n.StaffBooked},
	"requested": {i18n.StaffRequestedSubject, i18n.StaffRequested},
	"moved":     {i18n.StaffMovedSubject, i18n.StaffMoved},
	"cancelled": {i18n.StaffCancelledSubject, i18n.StaffCancelled},
}

func (o *Office) letterAbout(a letterAbout, w outbox.Work) (post.Letter, error) {
	l := post.Letter{From: a.name, Lang: a.when.Lang}
	if a.stale(o.Clock.Now()) {
		return l, post.ErrNothing
	}
	if a.Staff {
		return o.letterToStaff(a, l)
	}
	if a.customer.Email == "" {
		return l, post.ErrNothing
	}
	l.To = mail.Address{Name: a.customer.Name(), Address: a.customer.Email}
	if _, email := a.practice.Reach(a.site); email != "" {
		l.ReplyTo = mail.Address{Name: a.name, Address: email}
	}
	if a.What == "code" {
		return o.codeLetter(a, l), nil
	}
	return o.letterToCustomer(a, l, w)
}

// codeLetter has the digits, and the link that stands for them.
func (o *Office) codeLetter(a letterAbout, l post.Letter) post.Letter {
	x := a.entry.Appointment
	digits := o.Appointments.Digits(x)
	l.Subject = i18n.ApptCodeSubject.In(l.Lang, digits)
	l.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name)), post.Say(i18n.ApptCodeText.In(l.Lang, a.when.Clock(x.Until))), post.Say(digits),
		post.LinkTo(i18n.ApptCodeLink.In(l.Lang), o.Post.Link("/book/"+a.practice.Slug+"/confirm", url.Values{"link": {o.Appointments.MailLinkOf(x)}, "lang": {l.Lang}})),
		{Facts: a.facts()}, post.Say(i18n.ApptCodeNotYou.In(l.Lang))}
	return l
}

func (o *Office) letterToCustomer(a letterAbout, l post.Letter, w outbox.Work) (post.Letter, error) {
	x := a.entry.Appointment
	// One that the customer moved where the practice looks at each first is a request again.
	if a.What == "moved" && x.State == appointment.Requested {
		a.What = "requested"
	}
	texts := customerTexts[a.What]
	sentence := texts[1]
	if a.Self {
		sentence = texts[2]
	}
	start := x.Span.StartTime()
	l.Subject = texts[0].In(l.Lang, a.when.Short(start)+", "+a.when.Clock(start))
	l.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name)), post.Say(sentence.In(l.Lang, a.name)), {Facts: a.facts()}}
	if x.Message != "" && !a.Self && (a.What == "moved" || a.What == "cancelled" || a.What == "refused") {
		l.Parts = append(l.Parts, post.Say(i18n.ApptSays.In(l.Lang)), post.Say(x.Message))
	}
	if x.State != appointment.Cancelled {
		l.Parts = append(l.Parts, o.waysToChange(a)...)
	} else if a.practice.Open {
		l.Parts = append(l.Parts, post.LinkTo(i18n.ApptBookAgain.In(l.Lang), o.Post.Link("/book/"+a.practice.Slug, url.Values{"lang": {l.Lang}})))
	}
	return o.appointmentObject(a, l, w)
}

// waysToChange are how the customer moves or cancels: by the link, as long as it works for a while yet, or else with the practice.
func (o *Office) waysToChange(a letterAbout) []post.Part {
	x, lang := a.entry.Appointment, a.when.Lang
	link := o.Appointments.LinkOf(x)
	if link == "" || !a.practice.OffersChange(x.Span.StartTime(), o.Clock.Now()) {
		phone, email := a.practice.Reach(a.site)
		if phone == "" && email == "" {
			return []post.Part{post.Say(i18n.ChangeReachOnly.In(lang))}
		}
		return []post.Part{post.Say(i18n.ChangeReach.In(lang, strings.Trim(phone+", "+email, ", ")))}
	}
	last := a.practice.LastChange(x.Span.StartTime())
	return []post.Part{post.LinkTo(i18n.ApptManage.In(lang), o.Post.Link("/book/"+a.practice.Slug+"/appointment", url.Values{"link": {link}, "lang": {lang}})),
		post.Say(i18n.LastChange(lang, a.when.Long(last)+", "+a.when.Clock(last), a.practice.Change))}
}

// facts are the appointment in a few lines; its time is that of the site, and the customer's beside it where it differs.
func (a letterAbout) facts() [][2]string {
	lang, s := a.when.Lang, a.entry.Span
	out := [][2]string{{i18n.BookService.In(lang), a.entry.ServiceName},
		{i18n.TellWhen.In(lang), a.when.Long(s.StartTime()) + ", " + a.when.Range(s.StartTime(), s.EndTime()) + ", " + a.when.ZoneName(s.StartTime())}}
	if a.Before != 0 {
		was := time.UnixMicro(a.Before)
		out = append(out, [2]string{i18n.ApptBefore.In(lang), a.when.Long(was) + ", " + a.when.Clock(was)})
	}
	if a.Staff {
		out = append(out, [2]string{i18n.StaffCustomer.In(lang), a.customer.Name()})
		if a.customer.Telephone != "" {
			out = append(out, [2]string{i18n.ApptCall.In(lang), a.customer.Telephone})
		}
		return append(out, [2]string{i18n.Site.In(lang), a.site.Name})
	}
	if a.own != nil && !sameClock(s.StartTime(), a.own, a.when.Zone) {
		own := i18n.Locale{Lang: lang, Zone: a.own}
		out = append(out, [2]string{i18n.ApptYourTime.In(lang), own.Long(s.StartTime()) + ", " + own.Range(s.StartTime(), s.EndTime()) + ", " + own.ZoneName(s.StartTime())})
	}
	out = append(out, [2]string{i18n.ApptWith.In(lang), a.staff.Name}, [2]string{i18n.Site.In(lang), a.site.Name})
	if a.site.Address != "" {
		out = append(out, [2]string{i18n.TellAddress.In(lang), a.site.Address})
	}
	phone, email := a.practice.Reach(a.site)
	for _, way := range [][2]string{{i18n.ApptCall.In(lang), phone}, {i18n.Email.In(lang), email}} {
		if way[1] != "" {
			out = append(out, way)
		}
	}
	return out
}

// appointmentUID names an appointment in calendar objects.
func appointmentUID(appointment, host string) string {
	return "appointment/" + appointment + "@" + host
}

func sameClock(t time.Time, a, b *time.Location) bool {
	_, x := t.In(a).Zone()
	_, y := t.In(b).Zone()
	return x == y
}

// appointmentObject adds what the customer's own calendar keeps: the appointment while it stands, its end once it stands no more.
func (o *Office) appointmentObject(a letterAbout, l post.Letter, w outbox.Work) (post.Letter, error) {
	x, method, status := a.entry.Appointment, ical.Request, "CONFIRMED"
	switch {
	case a.What == "remind" || a.What == "refused" || a.What == "requested" && a.Before == 0:
		return l, nil
	case x.State != appointment.Fixed:
		method, status = ical.Cancel, "CANCELLED"
	}
	zone := a.site.Zone
	e := ical.Event{UID: appointmentUID(x.ID, o.host), Sequence: x.Sequence, Stamp: w.At, Start: x.Span.StartTime().In(zone), End: x.Span.EndTime().In(zone),
		Summary: a.entry.ServiceName + ", " + a.name, Location: locationOf(a.site), Organizer: o.organizer(l), Status: status,
		Attendees: []ical.Person{{Name: l.To.Name, Email: l.To.Address}}}
	var err error
	l.Method = method
	l.ICS, err = ical.Calendar{Method: method, Events: []ical.Event{e}}.Write()
	return l, err
}

// letterToStaff tells a staff member what a customer did.
func (o *Office) letterToStaff(a letterAbout, l post.Letter) (post.Letter, error) {
	if a.What == "moved" && a.entry.State == appointment.Requested {
		a.What = "requested"
	}
	texts, ok := staffTexts[a.What]
	if !ok || a.staff.Email == "" || a.staff.State == directory.Deactivated {
		return l, post.ErrNothing
	}
	start := a.entry.Span.StartTime()
	l.To = mail.Address{Name: a.staff.Name, Address: a.staff.Email}
	l.Subject = texts[0].In(l.Lang, a.when.Short(start)+", "+a.when.Clock(start))
	l.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name)), post.Say(texts[1].In(l.Lang)), {Facts: a.facts()},
		post.LinkTo(i18n.StaffLook.In(l.Lang), o.Post.Link("/calendar", url.Values{"date": {a.when.ISODate(start)}}))}
	return l, nil
}
