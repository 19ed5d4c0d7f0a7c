package office

import (
	"context"
	"errors"
	"net/mail"
	"net/url"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/span"
)

// waitWork is the work that looks whether something has become free for those on a practice's waiting list, and waitMail what it mails.
const (
	waitWork = "appointment/waiting"
	waitMail = "waiting"
)

// look lets somebody look from an instant on whether something is free for those who wait; at once where it is zero. Where nobody waits
// there is nothing to do.
func (o *Office) look(tx db.Tx, at time.Time) error {
	waits, err := appointment.AnyoneWaits(tx)
	if err != nil || !waits {
		return err
	}
	// However long the office was down, looking is still worth it: what it finds is what is free then.
	return o.Outbox.Add(tx, outbox.Work{Kind: waitWork, Key: "waiting", At: at, Until: o.Clock.Now().AddDate(1, 0, 0)})
}

// lookNow is the work of look: one look does for everything that has changed until then.
func (o *Office) lookNow(ctx context.Context, w outbox.Work) error {
	if err := o.Outbox.Absorb(ctx, w); err != nil {
		return err
	}
	var all []appointment.Opening
	err := o.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) {
		all, err = o.Appointments.Openings(ctx, tx)
		return err
	})
	if err != nil || len(all) == 0 {
		return err
	}
	return o.DB.Write(ctx, w.Org, func(ctx context.Context, tx db.Tx) error { return o.Appointments.Tell(ctx, tx, all) })
}

// reviewWaiting takes off the lists whose time is over, and looks for what only the clock has changed: a day that can be booked now,
// and those who were told often enough for a while.
func (o *Office) reviewWaiting(ctx context.Context) error {
	var orgs []string
	err := o.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = appointment.Practices(tx)
		return err
	})
	for _, org := range orgs {
		err = errors.Join(err, o.DB.Write(ctx, org, func(ctx context.Context, tx db.Tx) error {
			waits, err := o.Appointments.SweepWaiting(ctx, tx)
			if err != nil || !waits {
				return err
			}
			return o.look(tx, time.Time{})
		}))
	}
	return err
}

// waitTold is what a mail about the waiting list is made of.
type waitTold struct {
	Waiting string `json:"w"`
	What    string `json:"k"`           // code, begun or news
	At      int64  `json:"t,omitempty"` // of news: when they were noted, µs
}

// aboutWaiting notes the mails about the waiting list.
func (o *Office) aboutWaiting(tx db.Tx, record any) error {
	send := func(t waitTold, until time.Time) error {
		return o.Post.Send(tx, waitMail, outbox.Work{Ref: t, Key: "waiting/" + t.Waiting, Until: until})
	}
	switch e := record.(type) {
	case appointment.WaitAsked:
		return send(waitTold{Waiting: e.Waiting.ID, What: "code"}, e.Waiting.Until)
	case appointment.WaitBegun:
		return send(waitTold{Waiting: e.Waiting.ID, What: "begun"}, time.Time{})
	case appointment.WaitTold:
		return send(waitTold{Waiting: e.Waiting, What: "news", At: db.Micros(e.At)}, e.At.Add(12*time.Hour))
	}
	return nil
}

// writeWaiting writes such a mail from what is true now.
func (o *Office) writeWaiting(ctx context.Context, w outbox.Work) (l post.Letter, err error) {
	var t waitTold
	if err := w.Decode(&t); err != nil {
		return l, outbox.Permanent(err)
	}
	a := aboutWait{waitTold: t}
	err = o.DB.Read(ctx, w.Org, func(tx db.Tx) (err error) { return o.readWait(ctx, tx, &a) })
	if fault.Is(err, fault.NotFound) {
		err = post.ErrNothing
	}
	if err != nil {
		return l, err
	}
	switch {
	case t.What == "code" && a.Entry.Code == "", a.customer.Email == "":
		return l, post.ErrNothing
	case t.What == "news" && len(a.Starts) == 0:
		err := o.DB.Write(ctx, w.Org, func(ctx context.Context, tx db.Tx) error {
			return o.Appointments.Untold(ctx, tx, t.Waiting, db.Time(t.At))
		})
		return l, errors.Join(err, nothingUnless(err))
	}
	return o.letterOfWait(a), nil
}

// nothingUnless ends a mail, unless something went wrong.
func nothingUnless(err error) error {
	if err != nil {
		return nil
	}
	return post.ErrNothing
}

// aboutWait is what a mail about the waiting list is written from.
type aboutWait struct {
	waitTold
	appointment.News
	name     string // the practice's
	site     directory.Site
	customer appointment.Customer
	when     i18n.Locale // in the site's zone
	own      *time.Location
}

func (o *Office) readWait(ctx context.Context, tx db.Tx, a *aboutWait) (err error) {
	if a.What == "code" {
		if a.Entry, err = appointment.WaitingOf(tx, a.Waiting); err != nil {
			return err
		}
		b := a.Entry.Booker
		a.customer = appointment.Customer{Who: b.Who, Lang: b.Lang, Zone: b.Zone}
		a.Practice, err = appointment.PracticeOf(tx)
	} else if a.News, err = o.Appointments.NewsOf(ctx, tx, a.Waiting, db.Time(a.At)); err == nil {
		a.customer = a.Customer
	}
	if err != nil {
		return err
	}
	if a.name, err = directory.OrgName(tx); err != nil {
		return err
	}
	a.when = i18n.Locale{Lang: a.customer.Lang, Zone: a.Entry.Zone}
	a.own, _ = span.Zone(a.customer.Zone)
	a.site, err = directory.SiteByID(tx, a.Entry.Site)
	return err
}

func (o *Office) letterOfWait(a aboutWait) post.Letter {
	l := post.Letter{From: a.name, Lang: a.when.Lang, To: mail.Address{Name: a.customer.Name(), Address: a.customer.Email}}
	if _, email := a.Practice.Reach(a.site); email != "" {
		l.ReplyTo = mail.Address{Name: a.name, Address: email}
	}
	l.Parts = []post.Part{post.Say(i18n.MailHello.In(l.Lang, l.To.Name))}
	switch a.What {
	case "code":
		return o.waitCodeLetter(a, l)
	case "begun":
		l.Subject = i18n.WaitBegunSubject.In(l.Lang, a.Entry.ServiceName)
		l.Parts = append(l.Parts, post.Say(i18n.WaitBegunText.In(l.Lang, a.name)), post.Part{Facts: a.facts()})
	default:
		l = o.newsLetter(a, l)
	}
	l.Parts = append(l.Parts, post.LinkTo(i18n.WaitLeaveMail.In(l.Lang), o.waitPage(a, url.Values{})))
	return l
}

func (o *Office) waitCodeLetter(a aboutWait, l post.Letter) post.Letter {
	digits := o.Appointments.WaitDigits(a.Entry.Waiting)
	l.Subject = i18n.ApptCodeSubject.In(l.Lang, digits)
	l.Parts = append(l.Parts, post.Say(i18n.WaitCodeText.In(l.Lang, a.when.Clock(a.Entry.Until))), post.Say(digits),
		post.LinkTo(i18n.ApptCodeLink.In(l.Lang), o.Post.Link("/book/"+a.Practice.Slug+"/wait/confirm",
			url.Values{"link": {o.Appointments.WaitMailLink(a.Entry.Waiting)}, "lang": {l.Lang}})),
		post.Part{Facts: a.facts()}, post.Say(i18n.WaitNotYou.In(l.Lang)))
	return l
}

// namedTimes are how many free times one mail names, each with its link.
const namedTimes = 5

// newsLetter names the times that are free, each with a link by which it can be taken.
func (o *Office) newsLetter(a aboutWait, l post.Letter) post.Letter {
	first := a.Starts[0].Span.StartTime()
	l.Subject = i18n.WaitNewsSubject.In(l.Lang, a.when.Short(first)+", "+a.when.Clock(first))
	l.Parts = append(l.Parts, post.Say(i18n.WaitNewsText.In(l.Lang, a.name)))
	for _, x := range a.Starts[:min(len(a.Starts), namedTimes)] {
		l.Parts = append(l.Parts, post.LinkTo(a.says(x.Span), o.waitPage(a, url.Values{"at": {x.Span.StartTime().UTC().Format(time.RFC3339)}})))
	}
	if n := len(a.Starts) - namedTimes; n > 0 {
		l.Parts = append(l.Parts, post.LinkTo(i18n.WaitMoreFree.In(l.Lang, n), o.waitPage(a, url.Values{})))
	}
	l.Parts = append(l.Parts, post.Say(i18n.WaitNewsFirst.In(l.Lang)), post.Part{Facts: a.facts()})
	return l
}

// says is when a time is by the clock of the site, named, and by the customer's own where that is another.
func (a aboutWait) says(s span.Span) string {
	start, end := s.StartTime(), s.EndTime()
	out := a.when.Long(start) + ", " + a.when.Range(start, end) + ", " + a.when.ZoneName(start)
	if a.own != nil && !sameClock(start, a.own, a.when.Zone) {
		own := i18n.Locale{Lang: a.when.Lang, Zone: a.own}
		out += " (" + i18n.ApptYourTime.In(a.when.Lang) + ": " + own.Short(start) + ", " + own.Range(start, end) + ", " + own.ZoneName(start) + ")"
	}
	return out
}

// waitPage is the page of somebody's place on the list.
func (o *Office) waitPage(a aboutWait, q url.Values) string {
	q.Set("link", o.Appointments.WaitLink(a.Entry.Waiting))
	q.Set("lang", a.when.Lang)
	return o.Post.Link("/book/"+a.Practice.Slug+"/waiting", q)
}

// facts are the wish in a few lines.
func (a aboutWait) facts() [][2]string {
	lang, who := a.when.Lang, a.Entry.StaffName
	if a.Entry.Staff == "" {
		who = i18n.BookAnyone.In(lang)
	}
	out := [][2]string{{i18n.BookService.In(lang), a.Entry.ServiceName}, {i18n.BookStaff.In(lang), who}, {i18n.Site.In(lang), a.site.Name}}
	if a.site.Address != "" {
		out = append(out, [2]string{i18n.TellAddress.In(lang), a.site.Address})
	}
	w := a.Entry.Wish
	days := i18n.Locale{Lang: lang, Zone: time.UTC}
	return append(out, [2]string{i18n.WaitWhen.In(lang), days.Wish(w.First.Span(time.UTC).StartTime(), w.Last.Span(time.UTC).StartTime(), w.Days.Has, w.Parts.Has)})
}
