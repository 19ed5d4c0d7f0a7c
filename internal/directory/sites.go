package directory

import (
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// What is changed about sites once they are there. Whatever else an organisation has at a site is asked by those who
// know it (package workplace): here only the site's own row is kept.

// ManagedSites gives the sites that the actor may manage by name, the closed ones last. Only who manages all sites
// sees those.
func ManagedSites(tx db.Tx, actor Actor) ([]Site, error) {
	if !actor.ManagesAny() {
		return nil, fault.New(fault.Refused, i18n.NoRight)
	}
	all, err := db.All(tx, scanSite, "SELECT "+siteColumns+" FROM site WHERE org = $1 ORDER BY closed_at IS NOT NULL, name, id", tx.Org())
	var out []Site
	for _, s := range all {
		if actor.Manages(s.ID) && (!s.Closed || actor.Can(Sites)) {
			out = append(out, s)
		}
	}
	if err != nil {
		return nil, err
	}
	return out, withHolidays(tx, "", out)
}

// ManagedSite gives a site that the actor manages. To who manages none it is refused before it is looked for.
func ManagedSite(tx db.Tx, actor Actor, site string) (Site, error) {
	if !actor.ManagesAny() {
		return Site{}, fault.New(fault.Refused, i18n.NoRight)
	}
	s, err := SiteByID(tx, site)
	if err == nil && !actor.Manages(site) {
		err = fault.New(fault.Refused, i18n.NoRight)
	}
	return s, err
}

// LockSite holds a site's row until the transaction ends, so that what is read about its floors and places stays true.
func LockSite(tx db.Tx, site string) error {
	n, err := tx.Exec("UPDATE site SET rev = rev WHERE id = $1 AND org = $2", site, tx.Org())
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

// ChangeSite gives a site a new name, address, contact, zone and hours; a manager of the site may. It is refused with
// Stale and the site as it stands where it changed since s.Rev was read.
func ChangeSite(tx db.Tx, actor Actor, s Site) (Site, error) {
	now, err := ManagedSite(tx, actor, s.ID)
	if err != nil {
		return s, err
	}
	if now.Rev != s.Rev {
		return s, fault.New(fault.Stale, i18n.Stale).With(now)
	}
	if err := s.Validate(); err != nil {
		return s, err
	}
	if err := unusedName(tx, s); err != nil {
		return s, err
	}
	s.Holidays = now.Holidays
	n, err := tx.Exec(`UPDATE site SET name = $1, address = $2, zone = $3, hours = $4, phone = $5, email = $6, rev = rev + 1
		WHERE id = $7 AND org = $8 AND rev = $9`,
		s.Name, s.Address, s.Zone.String(), s.Hours.String(), s.Phone, s.Email, s.ID, tx.Org(), s.Rev)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Site, Object: s.ID, Label: s.Name, Changes: siteChanges(now, s)})
	s.Rev++
	return s, unchanged(n, err)
}

func siteChanges(before, after Site) []audit.Change {
	return slices.Concat(audit.Changed(audit.Name, before.Name, after.Name), audit.Changed(audit.Address, before.Address, after.Address),
		audit.Changed(audit.Telephone, before.Phone, after.Phone), audit.Changed(audit.Email, before.Email, after.Email),
		audit.Changed(audit.Zone, before.Zone.String(), after.Zone.String()), audit.Changed(audit.Hours, before.Hours.String(), after.Hours.String()))
}

// SetClosed closes a site at an instant, or opens it again for a zero one; it takes the right Sites.
func SetClosed(tx db.Tx, actor Actor, site string, at time.Time, rev int64) error {
	if err := actor.need(Sites); err != nil {
		return err
	}
	now, err := SiteByID(tx, site)
	if err != nil {
		return err
	}
	if now.Rev != rev {
		return fault.New(fault.Stale, i18n.Stale).With(now)
	}
	if at.IsZero() {
		if err := unusedName(tx, now); err != nil {
			return err
		}
	}
	var closed any
	if !at.IsZero() {
		closed = db.Micros(at)
	}
	action := audit.Deactivated
	if at.IsZero() {
		action = audit.Reactivated
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Site, Object: site, Label: now.Name})
	n, err := tx.Exec("UPDATE site SET closed_at = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", closed, site, tx.Org(), rev)
	return unchanged(n, err)
}

// unusedName refuses a name that another open site has: people choose sites by their names.
func unusedName(tx db.Tx, s Site) error {
	all, err := SiteList(tx)
	for _, other := range all {
		if other.ID != s.ID && strings.EqualFold(strings.TrimSpace(other.Name), strings.TrimSpace(s.Name)) {
			return fault.New(fault.Invalid, i18n.SiteNameUsed, other.Name).On("name")
		}
	}
	return err
}
