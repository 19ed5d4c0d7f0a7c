package booking

import (
	"context"
	"net/http"
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

// details are what a customer says of themselves.
type details struct {
	First, Last, Email, Phone string
	News                      bool // they want the newsletter
}

func read(r *http.Request) details {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	return details{First: get("first"), Last: get("last"), Email: get("email"), Phone: get("telephone"), News: get("news") != ""}
}

// filled tells whether somebody typed something.
func (f details) filled() bool { return f.First+f.Last+f.Phone != "" }

// hold holds the chosen time, and leads to where its code is entered.
func (p *Pages) hold(c *call) (kit.Answer, error) {
	f, s := read(c.r), c.settle()
	at, ok := s.start()
	if s.who == "" || !ok {
		return kit.Go(c.to("", s.choice), ""), nil
	}
	h := appointment.Hold{Key: c.r.PostForm.Get("key"), Work: p.work(c), Service: s.Service, Site: s.Site, Staff: s.member(), Start: at,
		Who: appointment.Booker{Who: appointment.Who{First: f.First, Last: f.Last, Email: f.Email, Telephone: f.Phone}, Lang: c.Lang, Zone: known(c.choice.Zone),
			News: f.News && c.news}}
	if c.known {
		h.Who.Account, h.Who.Email = c.person.Session.Account, c.person.Email
	}
	if !id.Valid(h.Key) {
		h.Key = ""
	}
	x, err := appointment.Appointment{}, p.admit(c, h)
	if err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
			x, err = p.Appointments.Hold(ctx, tx, h)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		return p.refused(c, s, f, refusal)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Go(c.to("/hold", s.choice, "own", x.Own), ""), nil
}

// refused shows the page again, with the reason and what was typed.
func (p *Pages) refused(c *call, s *choosing, f details, refusal *fault.Fault) (kit.Answer, error) {
	s.fault = refusal
	if err := p.fill(c, s); err != nil {
		return kit.Answer{}, err
	}
	s.form = f
	return p.page(c, s), nil
}

// known keeps a zone that there is.
func known(zone string) string {
	if _, ok := span.Zone(zone); !ok {
		return ""
	}
	return zone
}

// admit keeps callers to their rates; one whose browser did no work to a narrower.
func (p *Pages) admit(c *call, h appointment.Hold) error {
	limit := p.worked
	if h.Work.Print == "" && !c.known {
		limit = p.idle
	}
	now := time.Now()
	if limit.Take(kit.Address(c.r), now) > 0 || p.mails.Take(c.org+" "+strings.ToLower(h.Who.Email), now) > 0 {
		return fault.New(fault.TooMany, i18n.BookTooMany)
	}
	return nil
}

// holding is the page of a hold.
type holding struct {
	appointment.Appointment
	service, staff, site string
	where                string // the site's address
	when, until          string
	own                  string // by the reader's clock, where that is another
	left                 int    // seconds
	asks                 bool
	fault                *fault.Fault
	link                 string // of the mail, where it came from there
	last                 string // until when the customer may change it
}

// described says a hold or an appointment in the reader's words.
func (p *Pages) described(c *call, tx db.Tx, x appointment.Appointment) (holding, error) {
	e, err := appointment.EntryOf(tx, x.ID)
	if err != nil {
		return holding{}, err
	}
	h := holding{Appointment: x, service: e.ServiceName, staff: e.StaffName, site: e.SiteName, asks: c.pub.Practice.Asks,
		left: int(x.Until.Sub(c.Now).Seconds())}
	zone := time.UTC
	for _, s := range c.pub.Sites {
		if s.ID == x.Site {
			zone, h.where = s.Zone, s.Address
		}
	}
	h.when, h.own = c.says(x.Span, zone)
	h.until = c.In(zone).Clock(x.Until)
	last := c.pub.Practice.LastChange(x.Span.StartTime())
	h.last = c.In(zone).Long(last) + ", " + c.In(zone).Clock(last)
	return h, nil
}

// says is when something is by the clock of the site, named, and by the reader's own where that is another.
func (c *call) says(s span.Span, zone *time.Location) (site, own string) {
	start, end := s.StartTime(), s.EndTime()
	site = c.In(zone).Long(start) + ", " + c.In(zone).Range(start, end) + ", " + c.In(zone).ZoneName(start)
	if z := c.choice.own(zone, start); z != nil {
		own = c.T(i18n.ApptYourTime) + ": " + c.In(z).Long(start) + ", " + c.In(z).Range(start, end) + ", " + c.In(z).ZoneName(start)
	}
	return site, own
}

func (c *call) ownKey() string { return c.r.Form.Get("own") }

// mine finds what this window holds.
func (p *Pages) mine(c *call) (h holding, err error) {
	err = p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) error {
		x, err := p.Appointments.ByOwn(c.r.Context(), tx, c.ownKey())
		if err != nil {
			return err
		}
		h, err = p.described(c, tx, x)
		return err
	})
	return h, err
}

func (p *Pages) held(c *call) (kit.Answer, error) { return p.heldPage(c, nil) }

// heldPage is where the code is entered, or what became of it.
func (p *Pages) heldPage(c *call, refusal *fault.Fault) (kit.Answer, error) {
	h, err := p.mine(c)
	switch {
	case over(err):
		a := kit.Page(c.T(i18n.HoldEnded), overPage(c))
		a.Status = http.StatusConflict
		if c.r.Method == http.MethodGet {
			a.Status = http.StatusOK
		}
		return a, nil
	case err != nil:
		return kit.Answer{}, err
	case h.State != appointment.Held:
		return kit.Page(c.T(doneTitle(h)), donePage(c, h)), nil
	}
	a := kit.Page(c.T(i18n.HoldTitle)+" · "+c.pub.Name, holdPage(c, h))
	if refusal != nil {
		h.fault = refusal
		a.Body, a.Status = holdPage(c, h), kit.Status(refusal.Code)
	}
	return a, nil
}

func doneTitle(h holding) i18n.Text {
	switch h.State {
	case appointment.Requested:
		return i18n.DoneRequest
	case appointment.Cancelled:
		return i18n.YoursGone
	}
	return i18n.DoneFixed
}

// over tells whether a hold has ended: its ten minutes, or its key.
func over(err error) bool {
	return fault.Is(err, fault.Taken) || fault.Is(err, fault.NotFound)
}

// confirm takes the digits.
func (p *Pages) confirm(c *call) (kit.Answer, error) {
	h, err := p.mine(c)
	if err != nil || h.State != appointment.Held {
		return p.heldPage(c, nil)
	}
	digits := digitsOf(c.r.PostForm.Get("code"))
	var x appointment.Appointment
	if err = p.Appointments.TryCode(c.r.Context(), p.DB, c.org, h.ID, digits); err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
			x, err = p.Appointments.Confirm(ctx, tx, h.ID, digits)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		return p.heldPage(c, refusal.On("code"))
	}
	return c.done(p.Appointments.LinkOf(x)), err
}

// digitsOf are the digits of what was typed or pasted.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// done leads whoever has confirmed to their appointment.
func (c *call) done(link string) kit.Answer {
	return kit.Go(c.to("/appointment", c.bare(), "link", link, "done", "1"), "")
}

// justDone tells whether the appointment of a page has just been confirmed.
func (c *call) justDone(s standing) bool {
	return c.r.Form.Get("done") != "" && s.State != appointment.Cancelled
}

// again mails the code once more.
func (p *Pages) again(c *call) (kit.Answer, error) {
	h, err := p.mine(c)
	if err != nil {
		return p.heldPage(c, nil)
	}
	if p.mails.Take(c.org+" "+h.Booker.Email, time.Now()) > 0 {
		return p.heldPage(c, fault.New(fault.TooMany, i18n.BookTooMany))
	}
	err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error { return p.Appointments.AskCode(ctx, tx, c.ownKey()) })
	return kit.Go(c.to("/hold", c.choice, "own", c.ownKey()), "sent-again"), err
}

// readdress mails a new code to another address; the time stays held.
func (p *Pages) readdress(c *call) (kit.Answer, error) {
	h, err := p.mine(c)
	if err != nil || h.State != appointment.Held {
		return p.heldPage(c, nil)
	}
	email := strings.TrimSpace(c.r.PostForm.Get("email"))
	err = p.admit(c, appointment.Hold{Who: appointment.Booker{Who: appointment.Who{Email: email}}})
	if err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error {
			_, err := p.Appointments.Readdress(ctx, tx, c.ownKey(), email)
			return err
		})
	}
	if refusal, ok := fault.As(err); ok {
		return p.heldPage(c, refusal.On("email"))
	}
	return kit.Go(c.to("/hold", c.choice, "own", c.ownKey()), "sent-again"), err
}

// mended is what was typed as another address.
func (h holding) mended(c *call) string {
	if email := c.r.PostForm.Get("email"); email != "" && h.fault != nil {
		return email
	}
	return h.Booker.Email
}

// forget gives the time back.
func (p *Pages) forget(c *call) (kit.Answer, error) {
	h, err := p.mine(c)
	if err != nil && !over(err) {
		return kit.Answer{}, err
	}
	if err == nil {
		err = p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) error { return p.Appointments.Forget(ctx, tx, h.ID) })
		if err != nil {
			return kit.Answer{}, err
		}
	}
	return kit.Go(c.to("", c.choice.atNone()), "freed"), nil
}

// mailed is where the link in the mail with the code leads: a page with a button.
func (p *Pages) mailed(c *call) (kit.Answer, error) {
	var h holding
	err := p.DB.Read(c.r.Context(), c.org, func(tx db.Tx) error {
		x, err := p.Appointments.ByMail(c.r.Context(), tx, c.r.Form.Get("link"))
		if err != nil {
			return err
		}
		h, err = p.described(c, tx, x)
		return err
	})
	if over(err) {
		return kit.Page(c.T(i18n.HoldEnded), mailOverPage(c)), nil
	}
	h.link = c.r.Form.Get("link")
	return kit.Page(c.T(i18n.BookConfirm)+" · "+c.pub.Name, mailedPage(c, h)), err
}

func (p *Pages) confirmMailed(c *call) (kit.Answer, error) {
	var x appointment.Appointment
	err := p.DB.Write(c.r.Context(), c.org, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = p.Appointments.ConfirmByMail(ctx, tx, c.r.Form.Get("link"))
		return err
	})
	if refusal, ok := fault.As(err); ok && over(err) {
		return kit.Answer{Status: kit.Status(refusal.Code), Title: c.T(i18n.HoldEnded), Body: mailOverPage(c)}, nil
	}
	return c.done(p.Appointments.LinkOf(x)), err
}

// action is where a form about a hold goes.
func (c *call) action(path string, pairs ...string) templ.SafeURL {
	return c.href(path, c.choice, pairs...)
}
