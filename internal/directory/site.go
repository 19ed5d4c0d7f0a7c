package directory

import (
	"errors"
	"net/mail"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// Site is a place of work with its own clock.
type Site struct {
	ID      string
	Name    string
	Address string
	Zone    *time.Location
	Hours   span.Week // opening hours in the zone's wall-clock time
	Phone   string
	Email   string
	Closed  bool // for good, or until it is opened again: nothing of it is shown or can be reserved
	Rev     int64
	// Holidays are dates by the clock of the zone on which it is closed whatever its hours say, in order.
	Holidays []Holiday
}

// Validate refuses a site that could not be shown or opened.
func (s Site) Validate() error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(s.Name) > 200:
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("name")
	case s.Zone == nil:
		return fault.New(fault.Invalid, i18n.ZoneUnknown).On("zone")
	case len(s.Address) > 500:
		return fault.New(fault.Invalid, i18n.TooLong, 500).On("address")
	case len(s.Phone) > 50:
		return fault.New(fault.Invalid, i18n.TooLong, 50).On("phone")
	case s.Email != "" && !Reachable(s.Email):
		return fault.New(fault.Invalid, i18n.EmailInvalid).On("email")
	}
	if err := s.Hours.Validate(); err != nil {
		return fault.New(fault.Invalid, i18n.HoursInvalid).On("hours").Because(err)
	}
	return nil
}

// AddSite adds a site; it takes the right Sites.
func AddSite(tx db.Tx, actor Actor, s Site) (Site, error) {
	if err := actor.need(Sites); err != nil {
		return s, err
	}
	if err := s.Validate(); err != nil {
		return s, err
	}
	if err := unusedName(tx, s); err != nil {
		return s, err
	}
	s.ID, s.Rev = id.New(), 1
	_, err := tx.Exec("INSERT INTO site (id, org, name, address, zone, hours, phone, email, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		s.ID, tx.Org(), s.Name, s.Address, s.Zone.String(), s.Hours.String(), s.Phone, s.Email, s.Rev)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Site, Object: s.ID, Label: s.Name})
	return s, err
}

// Reachable tells whether mail can be written to an address.
func Reachable(email string) bool {
	addr, err := mail.ParseAddress(email)
	return err == nil && addr.Address == email && len(email) <= 254
}

// AddManager lets a member act for a site; it takes the right Sites.
func AddManager(tx db.Tx, actor Actor, site, member string) error {
	if err := actor.need(Sites); err != nil {
		return err
	}
	if _, err := SiteByID(tx, site); err != nil {
		return err
	}
	if _, err := MemberByID(tx, member); err != nil {
		return err
	}
	_, err := tx.Exec("INSERT INTO site_manager (org, site, member) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", tx.Org(), site, member)
	return err
}

const siteColumns = "id, name, address, zone, hours, phone, email, closed_at IS NOT NULL, rev"

func scanSite(row db.Scan) (Site, error) {
	var s Site
	var zone, hours string
	if err := row(&s.ID, &s.Name, &s.Address, &zone, &hours, &s.Phone, &s.Email, &s.Closed, &s.Rev); err != nil {
		return s, err
	}
	var err error
	if s.Zone, err = time.LoadLocation(zone); err != nil {
		return s, err
	}
	s.Hours, err = span.ParseWeek(hours)
	return s, err
}

// SiteList gives the organisation's sites by name, those that were closed left out.
func SiteList(tx db.Tx) ([]Site, error) {
	all, err := db.All(tx, scanSite, "SELECT "+siteColumns+" FROM site WHERE org = $1 AND closed_at IS NULL ORDER BY name, id", tx.Org())
	if err != nil {
		return nil, err
	}
	return all, withHolidays(tx, "", all)
}

// SiteByID gives one site, also one that was closed.
func SiteByID(tx db.Tx, id string) (Site, error) {
	s, err := scanSite(tx.Row("SELECT "+siteColumns+" FROM site WHERE id = $1 AND org = $2", id, tx.Org()).Scan)
	if err != nil {
		return s, Missing(err)
	}
	one := []Site{s}
	err = withHolidays(tx, s.ID, one)
	return one[0], err
}

// Missing turns an empty result into the refusal that an id of another organisation gets too.
func Missing(err error) error {
	if errors.Is(err, db.ErrNoRows) {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

// ClosingAfter is when a walk-in at an instant must end: at the site's closing, or at the next midnight where the
// site stands open or is closed at that instant.
func (s Site) ClosingAfter(now time.Time) time.Time {
	today := span.DateOf(now, s.Zone).Span(s.Zone)
	at := db.Micros(now)
	for _, w := range s.Windows(today) {
		if w.Start <= at && at < w.End {
			return db.Time(w.End)
		}
	}
	return today.EndTime()
}

// IsOpen tells whether the site is open throughout a span.
func (s Site) IsOpen(during span.Span) bool {
	for _, w := range s.Windows(during) {
		if w.Contains(during) {
			return true
		}
	}
	return false
}

// ZoneOf is the zone in which a member reads what has no place of its own: their usual site's, else the first site's,
// else UTC.
func ZoneOf(tx db.Tx, actor Actor) (*time.Location, error) {
	zone := time.UTC
	sites, err := SiteList(tx)
	for i, s := range sites {
		if i == 0 || s.ID == actor.Site {
			zone = s.Zone
		}
	}
	return zone, err
}
