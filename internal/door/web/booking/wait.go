package booking

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// The waiting list: who finds no time that suits says when it would, confirms it with a mailed code as a booking is confirmed, and
// comes back by the links in the mails. As everywhere in booking, looking at a page changes nothing.
func (p *Pages) mountWait(mux *http.ServeMux) {
	mux.Handle("GET /book/{slug}/wait", p.open(p.wait))
	mux.Handle("POST /book/{slug}/wait", p.open(p.askWait))
	mux.Handle("GET /book/{slug}/wait/code", p.open(p.waitCode))
	mux.Handle("POST /book/{slug}/wait/code", p.open(p.confirmWait))
	mux.Handle("POST /book/{slug}/wait/again", p.open(p.waitAgain))
	mux.Handle("GET /book/{slug}/wait/confirm", p.open(p.waitMailed))
	mux.Handle("POST /book/{slug}/wait/confirm", p.open(p.confirmWaitMailed))
	mux.Handle("GET /book/{slug}/waiting", p.open(p.place))
	mux.Handle("POST /book/{slug}/waiting", p.open(p.takeByPlace))
	mux.Handle("POST /book/{slug}/waiting/leave", p.open(p.leave))
}

// wishing is the form of whoever wants to wait.
type wishing struct {
	*choosing
	first, last string // YYYY-MM-DD
	days, parts appointment.Set
	free        []chance // that suit already
	more        int      // how many besides
	challenge   string
}

// chance is a free time with a link to take it.
type chance struct {
	when, own string
	to        templ.SafeURL
}

// shownChances are as many free times as a page of the waiting list shows.
const shownChances = 6

// usualWait is how many days somebody waits where they say nothing else.
const usualWait = 28

func (p *Pages) wait(c *call) (kit.Answer, error) {
	w, ok := p.wishing(c)
	if !ok {
		return kit.Go(c.to("", c.choice), ""), nil
	}
	today := span.DateOf(c.Now, w.site.Zone)
	w.first, w.last, w.days, w.parts = today.String(), today.AddDays(usualWait).String(), appointment.EveryDay, appointment.EveryPart
	if c.known {
		err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) (err error) {
			w.form, err = p.before(c.r.Context(), tx, c)
			return err
		})
		if err != nil {
			return kit.Answer{}, err
		}
	}
	return p.waitPage(c, w), nil
}

// wishing is what was chosen, if that is enough to wait for.
func (p *Pages) wishing(c *call) (wishing, bool) {
	c.back = "/wait"
	w := wishing{choosing: c.settle(), challenge: p.sealed(c)}
	if w.service == nil || w.site == nil || !c.pub.Practice.Waits {
		return w, false
	}
	if w.who == "" {
		w.Staff, w.who = anyone, c.T(i18n.BookAnyone)
	}
	w.customer = c.known || c.pub.Practice.Coded
	return w, true
}

func (p *Pages) waitPage(c *call, w wishing) kit.Answer {
	a := kit.Page(c.T(i18n.WaitTitle)+" · "+c.pub.Name, waitForm(c, w))
	if w.fault != nil {
		a.Status = kit.Status(w.fault.Code)
	}
	return a
}

// wished reads the wish of the form.
func (w *wishing) wished(r *http.Request) (out appointment.Wish, err error) {
	w.first, w.last = strings.TrimSpace(r.PostForm.Get("first_day")), strings.TrimSpace(r.PostForm.Get("last_day"))
	w.days, w.parts = numbers(r.PostForm["weekdays"]), numbers(r.PostForm["parts"])
	out.Days, out.Parts = w.days, w.parts
	if out.First, err = span.ParseDate(w.first); err != nil {
		return out, fault.New(fault.Invalid, i18n.DateUnreadable).On("first_day").Because(err)
	}
	if out.Last, err = span.ParseDate(w.last); err != nil {
		return out, fault.New(fault.Invalid, i18n.DateUnreadable).On("last_day").Because(err)
	}
	return out, nil
}

// numbers is the set of small numbers that a form has ticked.
func numbers(all []string) (s appointment.Set) {
	for _, text := range all {
		if n, err := strconv.Atoi(text); err == nil && n >= 0 && n < 7 {
			s |= appointment.SetOf(n)
		}
	}
	return s
}

func (p *Pages) askWait(c *call) (kit.Answer, error) {
	w, ok := p.wishing(c)
	if !ok {
		return kit.Go(c.to("", c.choice), ""), nil
	}
	w.form = read(c.r)
	j := appointment.AskWait{Key: c.r.PostForm.Get("key"), Work: p.work(c), Service: w.Service, Site: w.Site, Staff: w.member(), Anyway: c.r.PostForm.Get("anyway") != "",
		Who: appointment.Booker{Who: appointment.Who{First: w.form.First, Last: w.form.Last, Email: w.form.Email, Telephone: w.form.Phone}, Lang: c.Lang, Zone: known(c.choice.Zone)}}
	if c.known {
		j.Who.Account, j.Who.Email = c.person.Session.Account, c.person.Email
	}
	if !id.Valid(j.Key) {
		j.Key = ""
	}
	var err error
	var asked appointment.Waiting
	if j.Wish, err = w.wished(c.r); err == nil {
		err = p.admit(c, appointment.Hold{Work: j.Work, Who: j.Who})
	}
	if err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
			asked, err = p.Appointments.AskToWait(ctx, tx, j)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		w.fault = refusal
		if free, ok := refusal.More.([]appointment.Offer); ok {
			w.free, w.more = c.chances(free, w.site.Zone, w.choice)
		}
		return p.waitPage(c, w), nil
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Go(c.to("/wait/code", w.choice, "own", asked.Own), ""), nil
}

// chances are the first of some free times, each with a link to the form that takes it, and how many there are besides.
func (c *call) chances(free []appointment.Offer, zone *time.Location, ch choice) (out []chance, more int) {
	for _, o := range free[:min(len(free), shownChances)] {
		x := chance{to: c.href("", ch.withDate(c.In(zone).ISODate(o.Span.StartTime())).withAt(o.Span.Start))}
		x.when, x.own = c.says(o.Span, zone)
		out = append(out, x)
	}
	return out, len(free) - len(out)
}

// wanted is a wish on its way to the list.
type wanted struct {
	appointment.WaitingEntry
	until string
	link  string // of the mail, where it came from there
	fault *fault.Fault
}

// asked finds what a window, or a mail, asked for.
func (p *Pages) asked(c *call, find func(tx db.Tx) (appointment.Waiting, error)) (w wanted, err error) {
	return w, p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) error {
		x, err := find(tx)
		if err != nil {
			return err
		}
		if w.WaitingEntry, err = appointment.WaitingOf(tx, x.ID); err != nil {
			return err
		}
		w.Own = x.Own
		w.until = c.In(w.Zone).Clock(w.Until)
		return nil
	})
}

func (p *Pages) byOwn(c *call) (wanted, error) {
	return p.asked(c, func(tx db.Tx) (appointment.Waiting, error) {
		return p.Appointments.WaitByOwn(c.r.Context(), tx, c.ownKey())
	})
}

func (p *Pages) waitCode(c *call) (kit.Answer, error) { return p.waitCodePage(c, nil) }

// waitCodePage is where the code is entered, or what became of the wish.
func (p *Pages) waitCodePage(c *call, refusal *fault.Fault) (kit.Answer, error) {
	w, err := p.byOwn(c)
	switch {
	case over(err):
		return p.codeOver(c), nil
	case err != nil:
		return kit.Answer{}, err
	case !w.Joined.IsZero():
		return c.onList(p.Appointments.WaitLink(w.Waiting)), nil
	}
	w.fault = refusal
	a := kit.Page(c.T(i18n.HoldTitle)+" · "+c.pub.Name, waitCodeForm(c, w))
	if refusal != nil {
		a.Status = kit.Status(refusal.Code)
	}
	return a, nil
}

// codeOver says that a code came too late.
func (p *Pages) codeOver(c *call) kit.Answer {
	a := kit.Page(c.T(i18n.WaitTitle)+" · "+c.pub.Name, waitOver(c))
	if c.r.Method == http.MethodPost {
		a.Status = http.StatusConflict
	}
	return a
}

// onList leads whoever has confirmed to their place on the list.
func (c *call) onList(link string) kit.Answer {
	return kit.Go(c.to("/waiting", c.bare(), "link", link, "done", "1"), "")
}

func (p *Pages) confirmWait(c *call) (kit.Answer, error) {
	w, err := p.byOwn(c)
	if err != nil || !w.Joined.IsZero() {
		return p.waitCodePage(c, nil)
	}
	digits := digitsOf(c.r.PostForm.Get("code"))
	var on appointment.Waiting
	if err = p.Appointments.TryWaitCode(c.r.Context(), c.org, w.Waiting, digits); err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
			on, err = p.Appointments.ConfirmWait(ctx, tx, w.ID, digits)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		return p.waitCodePage(c, refusal.On("code"))
	}
	return c.onList(p.Appointments.WaitLink(on)), err
}

func (p *Pages) waitAgain(c *call) (kit.Answer, error) {
	w, err := p.byOwn(c)
	if err != nil || !w.Joined.IsZero() {
		return p.waitCodePage(c, nil)
	}
	if p.mails.Take(c.org+" "+w.Booker.Email, time.Now()) > 0 {
		return p.waitCodePage(c, fault.New(fault.TooMany, i18n.BookTooMany))
	}
	err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error { return p.Appointments.AskWaitCode(ctx, tx, c.ownKey()) })
	return kit.Go(c.to("/wait/code", c.choice, "own", c.ownKey()), "sent-again"), err
}

// waitMailed is where the link in the mail with the code leads: a page with a button.
func (p *Pages) waitMailed(c *call) (kit.Answer, error) {
	w, err := p.asked(c, func(tx db.Tx) (appointment.Waiting, error) {
		return p.Appointments.WaitByMail(c.r.Context(), tx, c.linkKey())
	})
	if over(err) {
		return p.codeOver(c), nil
	}
	w.link = c.linkKey()
	return kit.Page(c.T(i18n.WaitTitle)+" · "+c.pub.Name, waitMailedPage(c, w)), err
}

func (p *Pages) confirmWaitMailed(c *call) (kit.Answer, error) {
	var w appointment.Waiting
	err := p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
		w, err = p.Appointments.ConfirmWaitByMail(ctx, tx, c.linkKey())
		return err
	})
	if over(err) {
		return p.codeOver(c), nil
	}
	return c.onList(p.Appointments.WaitLink(w)), err
}

func (c *call) linkKey() string { return c.r.Form.Get("link") }

// placed is somebody's place on the list, as the link in each mail shows it.
type placed struct {
	appointment.WaitingEntry
	link  string
	at    *chance // the time that the link is about, if it is free
	start string  // RFC 3339
	late  bool    // somebody was quicker
	free  []chance
	more  int
	fault *fault.Fault
}

func (p *Pages) place(c *call) (kit.Answer, error) { return p.placePage(c, nil) }

// placePage shows it, with the free times that suit; refusal is why a time was not had.
func (p *Pages) placePage(c *call, refusal *fault.Fault) (kit.Answer, error) {
	var free []appointment.Offer
	s := placed{link: c.linkKey()}
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) error {
		w, err := p.Appointments.WaitByLink(c.r.Context(), tx, s.link)
		if err != nil {
			return err
		}
		if s.WaitingEntry, err = appointment.WaitingOf(tx, w.ID); err != nil {
			return err
		}
		free, err = p.Appointments.SuitsNow(tx, w)
		return err
	})
	if over(err) {
		a := kit.Page(c.T(i18n.WaitTitle)+" · "+c.pub.Name, gonePage(c))
		if c.r.Method == http.MethodPost {
			a.Status = http.StatusConflict
		}
		return a, nil
	}
	if err != nil {
		return kit.Answer{}, err
	}
	s.choose(c, free)
	a := kit.Page(c.T(i18n.WaitTitle)+" · "+c.pub.Name, placePage(c, &s))
	if refusal != nil {
		a.Status = kit.Status(refusal.Code)
		if s.late = refusal.Code == fault.Taken; s.late {
			s.at = nil
		} else {
			s.fault = refusal
		}
	}
	return a, nil
}

// choose finds the time of the link among those that are free; the others are shown beside it.
func (s *placed) choose(c *call, free []appointment.Offer) {
	at, ok := c.choice.start()
	var others []appointment.Offer
	for _, o := range free {
		if ok && o.Span.Start == db.Micros(at) {
			s.at, s.start = &chance{}, c.choice.At
			s.at.when, s.at.own = c.says(o.Span, s.Zone)
			continue
		}
		others = append(others, o)
	}
	s.late = ok && s.at == nil
	s.more = max(0, len(others)-shownChances)
	for _, o := range others[:len(others)-s.more] {
		x := chance{to: c.href("/waiting", c.bare().withAt(o.Span.Start), "link", s.link)}
		x.when, x.own = c.says(o.Span, s.Zone)
		s.free = append(s.free, x)
	}
}

// takeByPlace holds a time for whoever waits, as any other time is held.
func (p *Pages) takeByPlace(c *call) (kit.Answer, error) {
	at, ok := c.choice.start()
	if !ok {
		return p.placePage(c, nil)
	}
	h := appointment.HoldWaiting{Key: c.r.PostForm.Get("key"), Link: c.linkKey(), Start: at, Lang: c.Lang, Zone: known(c.choice.Zone)}
	if c.known {
		h.Account = c.person.Session.Account
	}
	if !id.Valid(h.Key) {
		h.Key = ""
	}
	var err error
	var x appointment.Appointment
	if p.worked.Take(kit.Address(c.r), time.Now()) > 0 {
		err = fault.New(fault.TooMany, i18n.BookTooMany)
	} else {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
			x, err = p.Appointments.HoldByWaiting(ctx, tx, h)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		return p.placePage(c, refusal)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	ch := choice{Service: x.Service, Site: x.Site, Staff: anyone, Zone: c.choice.Zone, Embed: c.choice.Embed}
	return kit.Go(c.to("/hold", ch.withDate(c.dateAt(x)).withAt(x.Span.Start), "own", x.Own), ""), nil
}

// dateAt is the date of an appointment where it is.
func (c *call) dateAt(x appointment.Appointment) string {
	for _, s := range c.pub.Sites {
		if s.ID == x.Site {
			return c.In(s.Zone).ISODate(x.Span.StartTime())
		}
	}
	return c.In(time.UTC).ISODate(x.Span.StartTime())
}

// needsAccount tells whether a time was not had because nobody is signed in.
func (s *placed) needsAccount() bool { return s.fault != nil && s.fault.Code == fault.Refused }

// signsIn is the way to an account, and back to this place.
func (c *call) signsIn(s *placed) templ.SafeURL {
	next := c.to("/waiting", choice{At: s.start}, "link", s.link)
	return templ.SafeURL("/sign-in?" + url.Values{"lang": {c.Lang}, "next": {next}}.Encode())
}

func (p *Pages) leave(c *call) (kit.Answer, error) {
	err := p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error { return p.Appointments.Leave(ctx, tx, c.linkKey()) })
	if over(err) {
		err = nil // gone already
	}
	return kit.Go(c.to("/waiting", c.bare(), "link", c.linkKey()), ""), err
}

// wishText is a wish in a few words.
func wishText(lang string, w appointment.Wish) string {
	days := i18n.Locale{Lang: lang, Zone: time.UTC}
	return days.Wish(w.First.Span(time.UTC).StartTime(), w.Last.Span(time.UTC).StartTime(), w.Days.Has, w.Parts.Has)
}

// weekday is a day of the week in a form, from Monday on.
func (c *call) weekday(n int) string { return c.In(time.UTC).Weekday(time.Weekday(n)) }

var weekFromMonday = []int{1, 2, 3, 4, 5, 6, 0}

var partWords = []i18n.Text{i18n.WaitMorning, i18n.WaitAfternoon, i18n.WaitEvening}

// lastWish is the furthest day that can be waited for.
func (w wishing) lastWish(c *call) string {
	return span.DateOf(c.Now, w.site.Zone).AddDays(appointment.MaxWish).String()
}

// toPlace is where a place on the list is looked at or left.
func toPlace(slug string, w appointment.OwnWait) string {
	return "/book/" + slug + "/waiting?" + url.Values{"link": {w.Link}}.Encode()
}
