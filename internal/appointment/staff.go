package appointment

import (
	"context"
	"database/sql"
	"slices"

	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Staff is a member who gives appointments: with a calendar of their own, and hours in which customers may book.
type Staff struct {
	Member string
	Name   string
	Hours  []Hours // by site; a site without an entry is one where they do not work
	Rev    int64
}

// Hours are when a staff member can be booked online at a site, in the wall-clock time of its zone.
type Hours struct {
	Site string
	Week span.Week
}

// At gives the hours at a site.
func (s Staff) At(site string) span.Week {
	for _, h := range s.Hours {
		if h.Site == site {
			return h.Week
		}
	}
	return span.Week{}
}

// MaxStaff bounds the calendars of a practice.
const MaxStaff = 500

// AddStaff gives a member a calendar, or gives it back to one who had it before; it takes the right Settings.
func (a *Appointments) AddStaff(_ context.Context, tx db.Tx, actor directory.Actor, member string) (Staff, error) {
	if err := need(actor, directory.Settings); err != nil {
		return Staff{}, err
	}
	m, err := directory.MemberByID(tx, member)
	if err == nil && m.State == directory.Deactivated {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return Staff{}, err
	}
	if _, err := PracticeOf(tx); err != nil {
		return Staff{}, err
	}
	all, err := StaffList(tx)
	if err != nil {
		return Staff{}, err
	}
	if slices.ContainsFunc(all, func(s Staff) bool { return s.Member == member }) {
		return staffByID(tx, member)
	}
	if len(all) >= MaxStaff {
		return Staff{}, fault.New(fault.Invalid, i18n.TooManyStaff, MaxStaff)
	}
	if err := claim.EnsureResource(tx, member); err != nil {
		return Staff{}, err
	}
	if _, err := tx.Exec(`INSERT INTO staff (member, org, rev) VALUES ($1, $2, 1)
		ON CONFLICT (member) DO UPDATE SET removed_at = NULL, rev = staff.rev + 1`, member, tx.Org()); err != nil {
		return Staff{}, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Calendar, Object: member})
	tx.Record(Arranged{})
	return staffByID(tx, member)
}

// RemoveStaff takes a member's calendar away: they are offered no more, and what is in it stays. It takes the right Settings.
func (a *Appointments) RemoveStaff(_ context.Context, tx db.Tx, actor directory.Actor, member string) error {
	if err := need(actor, directory.Settings); err != nil {
		return err
	}
	if err := claim.Lock(tx, member); err != nil {
		return err
	}
	if _, err := staffByID(tx, member); err != nil {
		return err
	}
	_, err := tx.Exec("UPDATE staff SET removed_at = $1, rev = rev + 1 WHERE member = $2 AND org = $3 AND removed_at IS NULL",
		db.Micros(a.Clock.Now()), member, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Calendar, Object: member})
	tx.Record(Arranged{})
	return err
}

// SetHours says when a staff member can be booked online at each site. One's own take the right to set one's own availability;
// everybody's that to change settings.
func (a *Appointments) SetHours(_ context.Context, tx db.Tx, actor directory.Actor, s Staff) (Staff, error) {
	if err := maySetHours(actor, s.Member); err != nil {
		return s, err
	}
	if twice(s.Hours) {
		return s, fault.New(fault.Invalid, i18n.HoursInvalid).On("hours")
	}
	before, err := staffByID(tx, s.Member)
	if err != nil {
		return s, err
	}
	for _, h := range s.Hours {
		if _, err := directory.SiteByID(tx, h.Site); err != nil {
			return s, err
		}
		if err := h.Week.Validate(); err != nil {
			return s, fault.New(fault.Invalid, i18n.HoursInvalid).On("hours").Because(err)
		}
	}
	n, err := tx.Exec("UPDATE staff SET rev = rev + 1 WHERE member = $1 AND org = $2 AND rev = $3 AND removed_at IS NULL", s.Member, tx.Org(), s.Rev)
	if err != nil {
		return s, err
	}
	if n == 0 {
		return s, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	if err := setHours(tx, s); err != nil {
		return s, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Calendar, Object: s.Member})
	tx.Record(Arranged{})
	return staffByID(tx, s.Member)
}

// twice tells whether a site is named more than once.
func twice(all []Hours) bool {
	seen := map[string]bool{}
	for _, h := range all {
		if seen[h.Site] {
			return true
		}
		seen[h.Site] = true
	}
	return false
}

func setHours(tx db.Tx, s Staff) error {
	if _, err := tx.Exec("DELETE FROM staff_hours WHERE member = $1 AND org = $2", s.Member, tx.Org()); err != nil {
		return err
	}
	for _, h := range s.Hours {
		if h.Week.String() == "" {
			continue
		}
		if _, err := tx.Exec("INSERT INTO staff_hours (org, member, site, hours) VALUES ($1, $2, $3, $4)", tx.Org(), s.Member, h.Site, h.Week.String()); err != nil {
			return err
		}
	}
	return nil
}

// scanStaff reads a staff member with the hours at one of their sites, if they have any.
func scanStaff(row db.Scan) (Staff, error) {
	var s Staff
	var site, text sql.NullString
	if err := row(&s.Member, &s.Name, &s.Rev, &site, &text); err != nil || !site.Valid {
		return s, err
	}
	week, err := span.ParseWeek(text.String)
	s.Hours = []Hours{{site.String, week}}
	return s, err
}

const fromStaff = `SELECT t.member, m.name, t.rev, h.site, h.hours FROM staff t JOIN member m ON m.id = t.member AND m.org = t.org
	LEFT JOIN staff_hours h ON h.member = t.member AND h.org = t.org WHERE t.org = $1 AND t.removed_at IS NULL`

// StaffList gives who has a calendar, by name.
func StaffList(tx db.Tx) ([]Staff, error) {
	all, err := db.All(tx, scanStaff, fromStaff+" ORDER BY m.name, t.member, h.site", tx.Org())
	return together(all), err
}

// together makes one of what was read of each staff member.
func together(all []Staff) (out []Staff) {
	for _, s := range all {
		if n := len(out); n > 0 && out[n-1].Member == s.Member {
			out[n-1].Hours = append(out[n-1].Hours, s.Hours...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// staffByID gives one who has a calendar.
func staffByID(tx db.Tx, member string) (Staff, error) {
	all, err := db.All(tx, scanStaff, fromStaff+" AND t.member = $2 ORDER BY h.site", tx.Org(), member)
	if err == nil && len(all) == 0 {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return Staff{}, err
	}
	return together(all)[0], nil
}

// StaffByID gives one who has a calendar.
func StaffByID(tx db.Tx, member string) (Staff, error) { return staffByID(tx, member) }
