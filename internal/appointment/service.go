package appointment

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Service is what customers come for.
type Service struct {
	ID          string
	Name        string
	Description string
	Length      time.Duration // whole minutes
	Before      time.Duration // whole minutes kept free before it begins
	After       time.Duration // whole minutes kept free after it ends
	Price       int64         // in hundredths of the practice's currency; -1: none is said
	Colour      string        // one of Colours
	Online      bool          // customers book it themselves
	Notice      time.Duration // online not later than this before it begins; whole minutes
	Ahead       int           // online not further ahead; days
	Sites       []string      // where; empty: at every site
	Staff       []string      // by whom; empty: nobody yet, so it is not offered
	Needs       [][]string    // assets: one out of each need, of the site, is claimed too
	Removed     bool
	Rev         int64
}

// Colours are those in which the calendar shows services, told apart in light and dark and by most who see few colours.
var Colours = []string{"blue", "teal", "green", "olive", "amber", "orange", "red", "pink", "purple", "slate"}

// Bounds of a service.
const (
	MaxLength   = 12 * time.Hour
	MaxBuffer   = 4 * time.Hour
	MaxNotice   = 60 * 24 * time.Hour
	MaxAhead    = 366 // days
	MaxServices = 300
	maxNeeds    = 5
	maxPrice    = 10_000_000
)

// Validate refuses what no service can be.
func (s Service) Validate() error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(s.Name) > 200:
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("name")
	case len(s.Description) > 2000:
		return fault.New(fault.Invalid, i18n.TooLong, 2000).On("description")
	case s.Length < time.Minute || s.Length > MaxLength || s.Length%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenMinutes, 1, int(MaxLength.Minutes())).On("minutes")
	case s.Before < 0 || s.Before > MaxBuffer || s.Before%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenMinutes, 0, int(MaxBuffer.Minutes())).On("before")
	case s.After < 0 || s.After > MaxBuffer || s.After%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenMinutes, 0, int(MaxBuffer.Minutes())).On("after")
	case s.Price < -1 || s.Price > maxPrice:
		return fault.New(fault.Invalid, i18n.PriceInvalid).On("price")
	case !slices.Contains(Colours, s.Colour):
		return fault.New(fault.Invalid, i18n.ColourUnknown).On("colour")
	case s.Notice < 0 || s.Notice > MaxNotice || s.Notice%time.Minute != 0:
		return fault.New(fault.Invalid, i18n.BetweenHours, 0, int(MaxNotice.Hours())).On("notice")
	case s.Ahead < 1 || s.Ahead > MaxAhead:
		return fault.New(fault.Invalid, i18n.BetweenDays, 1, MaxAhead).On("ahead")
	case len(s.Needs) > maxNeeds || slices.ContainsFunc(s.Needs, func(n []string) bool { return len(n) == 0 || len(n) > 50 }):
		return fault.New(fault.Invalid, i18n.TooManyNeeds, maxNeeds).On("needs")
	}
	return nil
}

// tidy is the service without blanks around its name, and with each site, staff member and asset once.
func (s Service) tidy() Service {
	s.Name, s.Sites, s.Staff = strings.TrimSpace(s.Name), once(s.Sites), once(s.Staff)
	needs := make([][]string, len(s.Needs))
	for i, n := range s.Needs {
		needs[i] = once(n)
	}
	s.Needs = needs
	return s
}

func once(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
}

// at tells whether the service is done at a site.
func (s Service) at(site string) bool { return len(s.Sites) == 0 || slices.Contains(s.Sites, site) }

// AddService adds a service; it takes the right Settings.
func (a *Appointments) AddService(_ context.Context, tx db.Tx, actor directory.Actor, s Service) (Service, error) {
	if err := need(actor, directory.Settings); err != nil {
		return s, err
	}
	if _, err := PracticeOf(tx); err != nil {
		return s, err
	}
	all, err := ServiceList(tx, false)
	if err != nil {
		return s, err
	}
	if len(all) >= MaxServices {
		return s, fault.New(fault.Invalid, i18n.TooManyServices, MaxServices)
	}
	s = s.tidy()
	if err := a.possible(tx, s); err != nil {
		return s, err
	}
	s.ID, s.Rev, s.Removed = id.New(), 1, false
	if err := insertService(tx, s); err != nil {
		return s, err
	}
	if err := setOffer(tx, s); err != nil {
		return s, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Service, Object: s.ID, Label: s.Name})
	tx.Record(Arranged{})
	return s, nil
}

// ChangeService changes a service; it takes the right Settings. Appointments that there are stay as they are.
func (a *Appointments) ChangeService(_ context.Context, tx db.Tx, actor directory.Actor, s Service) (Service, error) {
	if err := need(actor, directory.Settings); err != nil {
		return s, err
	}
	before, err := openService(tx, s.ID)
	if err != nil {
		return s, err
	}
	s = s.tidy()
	if err := a.possible(tx, s); err != nil {
		return s, err
	}
	n, err := updateService(tx, s)
	if err != nil {
		return s, err
	}
	if n == 0 {
		return s, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	if err := setOffer(tx, s); err != nil {
		return s, err
	}
	s.Rev++
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Service, Object: s.ID, Label: s.Name})
	tx.Record(Arranged{})
	return s, nil
}

// RemoveService offers a service no more, for good; its appointments stay. It takes the right Settings.
func (a *Appointments) RemoveService(_ context.Context, tx db.Tx, actor directory.Actor, service string, rev int64) error {
	if err := need(actor, directory.Settings); err != nil {
		return err
	}
	s, err := openService(tx, service)
	if err != nil {
		return err
	}
	n, err := tx.Exec("UPDATE service SET removed_at = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4 AND removed_at IS NULL",
		db.Micros(a.Clock.Now()), service, tx.Org(), rev)
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Stale, i18n.Stale).With(s)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Service, Object: s.ID, Label: s.Name})
	tx.Record(Arranged{})
	return nil
}

// openService is a service that was not removed.
func openService(tx db.Tx, service string) (Service, error) {
	s, err := ServiceByID(tx, service)
	if err == nil && s.Removed {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return s, err
}

// possible refuses a service that names sites, staff or assets which are not there.
func (a *Appointments) possible(tx db.Tx, s Service) error {
	if err := s.Validate(); err != nil {
		return err
	}
	sites, err := directory.SiteList(tx)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, site := range sites {
		there["site "+site.ID] = true
		assets, err := a.Assets.At(tx, site.ID)
		if err != nil {
			return err
		}
		for asset := range assets {
			there["asset "+asset] = true
		}
	}
	staff, err := StaffList(tx)
	if err != nil {
		return err
	}
	for _, t := range staff {
		there["staff "+t.Member] = true
	}
	for _, site := range s.Sites {
		if !there["site "+site] {
			return fault.New(fault.NotFound, i18n.NotFound).On("sites")
		}
	}
	for _, m := range s.Staff {
		if !there["staff "+m] {
			return fault.New(fault.NotFound, i18n.NotFound).On("staff")
		}
	}
	for _, n := range s.Needs {
		for _, asset := range n {
			if !there["asset "+asset] {
				return fault.New(fault.NotFound, i18n.NotFound).On("needs")
			}
		}
	}
	return nil
}
