// Package booking is where customers book, move or cancel what they booked, and see what practices keep of them: pages for people
// of the street.
//
// A customer chooses a service, a site, anyone or a person, and a free time, each by a link; a form asks for the code, and the
// page of the hold takes it. What was chosen stands in the address, and so does the key of a hold: nothing here needs a cookie
// but an account's session, so the pages work inside those of others, whose origins the practice names. Nothing but free times
// that can be booked is ever shown.
package booking

import (
	_ "embed" // the style and the script
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
	"bureau/internal/rate"
)

// CSS is the style of these pages.
//
//go:embed booking.css
var CSS string

//go:embed dist/booking.js
var script string

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Accounts     *account.Accounts
	Appointments *appointment.Appointments
	script       string
	worked       *rate.Limiter // of a network address whose browser did the work
	idle         *rate.Limiter // of one whose browser did none
	mails        *rate.Limiter // to one address
}

// How often one may ask for a time: each asks for a mail to somebody.
var (
	perWorker  = rate.Limit{PerSecond: 1.0 / 20, Burst: 30}
	perIdle    = rate.Limit{PerSecond: 1.0 / 120, Burst: 6}
	perMailbox = rate.Limit{PerSecond: 1.0 / 300, Burst: 8}
)

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	p.script = p.Kit.Assets.Add("booking", "js", "text/javascript; charset=utf-8", script)
	p.worked, p.idle, p.mails = rate.New(perWorker), rate.New(perIdle), rate.New(perMailbox)
	mux.HandleFunc("GET /robots.txt", robots)
	mux.Handle("GET /book/{slug}", p.open(p.book))
	mux.Handle("POST /book/{slug}", p.open(p.hold))
	mux.Handle("GET /book/{slug}/hold", p.open(p.held))
	mux.Handle("POST /book/{slug}/hold", p.open(p.confirm))
	mux.Handle("POST /book/{slug}/again", p.open(p.again))
	mux.Handle("POST /book/{slug}/address", p.open(p.readdress))
	mux.Handle("POST /book/{slug}/forget", p.open(p.forget))
	mux.Handle("GET /book/{slug}/confirm", p.open(p.mailed))
	mux.Handle("POST /book/{slug}/confirm", p.open(p.confirmMailed))
	mux.Handle("GET /book/{slug}/appointment", p.open(p.yours))
	mux.Handle("GET /book/{slug}/appointment/move", p.open(p.moving))
	mux.Handle("POST /book/{slug}/appointment/move", p.open(p.move))
	mux.Handle("GET /book/{slug}/appointment/cancel", p.open(p.ending))
	mux.Handle("POST /book/{slug}/appointment/cancel", p.open(p.end))
	mux.Handle("POST /book/{slug}/sign-out", p.open(p.signOut))
	p.mountOwn(mux)
	p.mountWait(mux)
}

// robots lets search engines list the first page of each practice, and nothing else (RFC 9309).
func robots(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("User-agent: *\nDisallow: /\nAllow: /book/\nAllow: /static/\nDisallow: /book/*/\nDisallow: /book/*?\n"))
}

// call is one request to a practice.
type call struct {
	*kit.View
	r      *http.Request
	org    string
	slug   string
	now    string // the link that the practice has now; another where it had this one
	pub    appointment.Public
	choice choice
	person account.Person
	known  bool   // somebody is signed in
	news   bool   // they are asked whether they want the newsletter
	back   string // below the practice's address: where signing in leads back to
}

type handler func(c *call) (kit.Answer, error)

// open serves a page of a practice to everybody. A refusal is a page of the practice too, so that it can be read in a frame.
func (p *Pages) open(h handler) http.Handler {
	return p.Kit.Open(func(v *kit.View, r *http.Request) (kit.Answer, error) {
		c, err := p.call(v, r)
		if err != nil {
			return kit.Answer{}, err
		}
		if c.now != c.slug {
			return kit.Answer{Go: c.moved(), Moved: true}, nil
		}
		a, err := h(c)
		if f, ok := fault.As(err); ok {
			a = kit.Answer{Status: kit.Status(f.Code), Title: c.pub.Name, Body: refusedPage(c, f)}
			err = nil
		}
		a.Script = p.script
		if a.Outer == nil {
			a.Outer = &kit.Outer{}
		}
		if c.choice.Embed {
			a.Outer.Frames = c.pub.Practice.Frames
		}
		return a, err
	})
}

func (p *Pages) call(v *kit.View, r *http.Request) (*call, error) {
	c := &call{View: v, r: r, slug: r.PathValue("slug"), choice: chosen(r)}
	err := p.DB.ReadGlobal(r.Context(), func(tx db.Tx) (err error) {
		c.org, c.now, err = appointment.Linked(tx, c.slug)
		return err
	})
	if err != nil || c.now != c.slug {
		return c, err
	}
	if !c.choice.Embed {
		if c.person, c.known, err = p.Kit.Person(r); err != nil {
			return c, err
		}
	}
	return c, p.DB.Read(r.Context(), c.org, func(tx db.Tx) (err error) {
		if c.pub, err = p.Appointments.Public(tx); err != nil {
			return err
		}
		s, err := newsletter.SettingOf(tx)
		c.news = s.Asks
		return err
	})
}

// moved is the address that was asked for, at the link that the practice has now.
func (c *call) moved() string {
	_, rest, deeper := strings.Cut(strings.TrimPrefix(c.r.URL.EscapedPath(), "/book/"), "/")
	out := "/book/" + c.now
	if deeper {
		out += "/" + rest
	}
	if c.r.URL.RawQuery != "" {
		out += "?" + c.r.URL.RawQuery
	}
	return out
}

// to is an address of the practice with what was chosen.
func (c *call) to(path string, ch choice, pairs ...string) string {
	q := ch.query()
	for i := 0; i < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	if l := c.Query.Get("lang"); i18n.Known(l) {
		q.Set("lang", l)
	}
	out := "/book/" + c.slug + path
	if len(q) > 0 {
		out += "?" + q.Encode()
	}
	return out
}

func (c *call) href(path string, ch choice, pairs ...string) templ.SafeURL {
	return templ.SafeURL(c.to(path, ch, pairs...))
}

// choice is what somebody has chosen so far, as it stands in addresses and forms.
type choice struct {
	Service string
	Site    string
	Staff   string // anyone, or a member
	Month   string // YYYY-MM
	Date    string // YYYY-MM-DD
	At      string // RFC 3339, UTC
	Zone    string // the reader's own, IANA
	Embed   bool   // inside another's page
}

const anyone = "anyone"

func chosen(r *http.Request) choice {
	get := func(name string) string {
		s := strings.TrimSpace(r.Form.Get(name))
		return s[:min(len(s), 64)]
	}
	return choice{Service: get("service"), Site: get("site"), Staff: get("staff"), Month: get("month"), Date: get("date"), At: get("at"),
		Zone: get("zone"), Embed: get("embed") == "1"}
}

func (c choice) query() url.Values {
	q := url.Values{}
	for _, f := range c.fields() {
		q.Set(f[0], f[1])
	}
	return q
}

// fields are the names and values of what was chosen.
func (c choice) fields() (out [][2]string) {
	embed := ""
	if c.Embed {
		embed = "1"
	}
	for _, f := range [][2]string{{"service", c.Service}, {"site", c.Site}, {"staff", c.Staff}, {"month", c.Month}, {"date", c.Date}, {"at", c.At},
		{"zone", c.Zone}, {"embed", embed}} {
		if f[1] != "" {
			out = append(out, f)
		}
	}
	return out
}

// member is the staff member that was chosen; empty for anyone.
func (c choice) member() string {
	if c.Staff == anyone {
		return ""
	}
	return c.Staff
}

// start is the chosen time.
func (c choice) start() (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, c.At)
	return t, err == nil && t.Equal(t.Truncate(time.Minute))
}

// The choice with one thing else, and nothing of what depends on it.
func (c choice) withService(id string) choice {
	return choice{Service: id, Zone: c.Zone, Embed: c.Embed}
}
func (c choice) withSite(id string) choice {
	return choice{Service: c.Service, Site: id, Zone: c.Zone, Embed: c.Embed}
}
func (c choice) withStaff(id string) choice {
	return choice{Service: c.Service, Site: c.Site, Staff: id, Zone: c.Zone, Embed: c.Embed}
}
func (c choice) withMonth(m string) choice { c.Month, c.Date, c.At = m, "", ""; return c }
func (c choice) withDate(d string) choice  { c.Month, c.Date, c.At = d[:7], d, ""; return c }
func (c choice) withAt(at int64) choice {
	c.At = time.UnixMicro(at).UTC().Format(time.RFC3339)
	return c
}
func (c choice) atNone() choice { c.At = ""; return c }

// signOut ends the session of whoever books.
func (p *Pages) signOut(c *call) (kit.Answer, error) {
	if c.known {
		if err := p.Accounts.SignOut(c.r.Context(), c.person.Session); err != nil {
			return kit.Answer{}, err
		}
	}
	a := kit.Go(c.to("", c.choice), "")
	a.Cookie = p.Kit.Cookie("")
	return a, nil
}
