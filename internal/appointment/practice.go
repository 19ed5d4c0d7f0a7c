package appointment

import (
	"cmp"
	"context"
	"embed"
	"net/url"
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables of practices, services, staff, customers and appointments. A practice is looked up by its
// booking link before the organisation is known, customers by the account that they have with all practices, and lists by when
// they are due.
var Migrations = db.Migrations{Owner: "appointment", Files: files, Lookup: []string{"practice", "customer", "practice_list", "practice_link"}}

// Assets tells what the practice needs to know of rooms and equipment; the office hands over whoever owns them.
type Assets interface {
	// At gives the assets of a site that can be claimed: their names by id.
	At(tx db.Tx, site string) (map[string]string, error)
}

// Closures tells when a site receives nobody beside its hours and holidays; the office hands over whoever knows.
type Closures interface {
	Closed(tx db.Tx, site string, over span.Span) ([]span.Span, error)
}

// Appointments are the verbs; they read the time from the clock inside their transaction.
type Appointments struct {
	Clock    clock.Clock
	Codes    *code.Codes
	Assets   Assets
	Closures Closures // nil: none
}

// Practice is how an organisation gives appointments.
type Practice struct {
	Slug     string        // the booking link; only the operator changes it
	Open     bool          // customers book online
	Asks     bool          // a booking is a request that the practice accepts or refuses
	Coded    bool          // customers may book without an account: the mailed code is enough
	Waits    bool          // customers may wait for a time that suits them
	Step     int           // minutes: online appointments begin when the clock shows a multiple of it
	Change   time.Duration // how long before it begins customers may move or cancel; whole minutes
	Remind   time.Duration // how long before it begins customers are reminded; whole minutes, zero: not
	Currency string        // ISO 4217
	Intro    string        // what customers read above the services
	Phone    string
	Email    string
	Frames   []string // the origins whose pages may hold the calendar
	Rev      int64
}

// Steps are the minutes from which Practice.Step is chosen.
var Steps = []int{5, 10, 15, 20, 30, 60}

// Bounds of a practice.
const (
	MaxChange = 30 * 24 * time.Hour
	MaxRemind = 14 * 24 * time.Hour
	maxFrames = 20
)

// Validate refuses what no practice can be.
func (p Practice) Validate() error {
	switch {
	case !slices.Contains(Steps, p.Step):
		return fault.New(fault.Invalid, i18n.StepInvalid).On("step")
	case p.Change < 0 || p.Change > MaxChange || p.Change%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenHours, 0, int(MaxChange.Hours())).On("change")
	case p.Remind < 0 || p.Remind > MaxRemind || p.Remind%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenHours, 0, int(MaxRemind.Hours())).On("remind")
	case !slices.Contains(Currencies, p.Currency):
		return fault.New(fault.Invalid, i18n.CurrencyUnknown).On("currency")
	case len(p.Intro) > 2000:
		return fault.New(fault.Invalid, i18n.TooLong, 2000).On("intro")
	case len(p.Phone) > 50:
		return fault.New(fault.Invalid, i18n.TooLong, 50).On("phone")
	case p.Email != "" && !directory.Reachable(p.Email):
		return fault.New(fault.Invalid, i18n.EmailInvalid).On("email")
	case len(p.Frames) > maxFrames:
		return fault.New(fault.Invalid, i18n.TooManyFrames, maxFrames).On("frames")
	}
	for _, f := range p.Frames {
		if !isOrigin(f) {
			return fault.New(fault.Invalid, i18n.FrameInvalid, f).On("frames")
		}
	}
	return nil
}

// LastChange is when customers may move or cancel an appointment for the last time.
func (p Practice) LastChange(begins time.Time) time.Time { return begins.Add(-p.Change) }

// worthwhile is how long a link to move or cancel must still work to be offered.
const worthwhile = time.Hour

// OffersChange tells whether customers who read it at an instant, or a while later, can still move or cancel by their link.
func (p Practice) OffersChange(begins, now time.Time) bool {
	return !now.Add(worthwhile).After(p.LastChange(begins))
}

// Reach is how customers reach the practice: by its own number and address, or else by those of the site.
func (p Practice) Reach(s directory.Site) (phone, email string) {
	return cmp.Or(p.Phone, s.Phone), cmp.Or(p.Email, s.Email)
}

// Currencies are those in which a price can be given.
var Currencies = []string{"EUR", "CHF", "GBP", "USD"}

// isOrigin tells whether a text is an origin (RFC 6454, section 6.2) over TLS, or over plain HTTP on this machine.
func isOrigin(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.String() != u.Scheme+"://"+u.Host || strings.ContainsAny(s, "*;, '\"") {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && u.Hostname() == "localhost"
}

// Practise makes the organisation a practice, closed for online booking yet, or gives the practice that it is; it takes the
// right Settings. Its booking link comes from its name.
func (a *Appointments) Practise(_ context.Context, tx db.Tx, actor directory.Actor) (Practice, error) {
	if err := need(actor, directory.Settings); err != nil {
		return Practice{}, err
	}
	before, err := PracticeOf(tx)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return before, err
	}
	p := Practice{Slug: slugOf(actor.OrgName), Coded: true, Step: 15, Change: 24 * time.Hour, Remind: 48 * time.Hour, Currency: "EUR", Rev: 1}
	// Two practices of one name: whoever comes second gets some letters more.
	for first := p.Slug; ; p.Slug = first + "-" + strings.ToLower(id.Code(6)) {
		ours, err := takeLink(tx, p.Slug)
		if err != nil {
			return p, err
		}
		if ours {
			break
		}
	}
	if err := insertPractice(tx, p); err != nil {
		return p, err
	}
	kept, err := PracticeOf(tx)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Practice, Object: tx.Org(), Label: p.Slug})
	return kept, err
}

// slugOf makes the last part of a link of a name: small letters, digits and single hyphens.
func slugOf(name string) string {
	var b strings.Builder
	for _, r := range fold(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	if s == "" {
		return "practice"
	}
	return strings.Trim(s[:min(len(s), 60)], "-")
}

// ChangePractice changes how appointments are given, the booking link aside; it takes the right Settings.
func (a *Appointments) ChangePractice(_ context.Context, tx db.Tx, actor directory.Actor, p Practice) (Practice, error) {
	if err := need(actor, directory.Settings); err != nil {
		return p, err
	}
	before, err := PracticeOf(tx)
	if err != nil {
		return p, err
	}
	p.Slug = before.Slug
	if err := p.Validate(); err != nil {
		return p, err
	}
	n, err := updatePractice(tx, p)
	if err != nil {
		return p, err
	}
	if n == 0 {
		return p, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	p.Rev++
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Practice, Object: tx.Org(), Label: p.Slug})
	tx.Record(Arranged{})
	return p, nil
}

// Arranged is recorded when services, staff, hours or the practice change: what is offered is different.
type Arranged struct{}

// need refuses an actor without the right.
func need(actor directory.Actor, r directory.Rights) error {
	if actor.Can(r) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}
