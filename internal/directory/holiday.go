package directory

import (
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Holiday is a date of a site's own calendar on which it is closed.
type Holiday struct {
	Day  span.Date
	Name string
}

// Bounds of a site's holidays.
const (
	MaxHolidays    = 300 // of a site
	maxHolidayName = 100
)

// AddedHolidays tells what adding did, or would do.
type AddedHolidays struct{ New, Renamed, Same int }

// holidayYears are the first and the last date that a holiday may have: those of last year to those two years ahead.
func holidayYears(now time.Time, zone *time.Location) (first, last span.Date) {
	year := span.DateOf(now, zone).Year
	return span.Date{Year: year - 1, Month: time.January, Day: 1}, span.Date{Year: year + 2, Month: time.December, Day: 31}
}

// HolidayOn gives the holiday of a date, if it is one.
func (s Site) HolidayOn(d span.Date) (Holiday, bool) {
	i, ok := slices.BinarySearchFunc(s.Holidays, d, compareDay)
	if !ok {
		return Holiday{}, false
	}
	return s.Holidays[i], true
}

func compareDay(h Holiday, d span.Date) int { return strings.Compare(h.Day.String(), d.String()) }

// Windows are the times within a span at which the site is open: its opening hours without its holidays.
func (s Site) Windows(over span.Span) []span.Span {
	open := s.Hours.Windows(over, s.Zone)
	var closed []span.Span
	for _, h := range s.holidaysIn(over) {
		closed = append(closed, h.Day.Span(s.Zone))
	}
	return span.Subtract(open, closed)
}

// holidaysIn gives the holidays that touch a span.
func (s Site) holidaysIn(over span.Span) []Holiday {
	if len(s.Holidays) == 0 || !over.Valid() {
		return nil
	}
	first, last := span.DateOf(over.StartTime(), s.Zone), span.DateOf(over.EndTime(), s.Zone)
	var out []Holiday
	for _, h := range s.Holidays {
		if !h.Day.Before(first) && !last.Before(h.Day) && h.Day.Span(s.Zone).Overlaps(over) {
			out = append(out, h)
		}
	}
	return out
}

// OpenOn tells whether the site opens at all on a date.
func (s Site) OpenOn(d span.Date) bool { return len(s.Windows(d.Span(s.Zone))) > 0 }

// WhyClosed says why a site is not open throughout a span: the holiday by its name, that the day on which the span
// begins is closed, or its hours. It is nil where the site is open.
func (s Site) WhyClosed(during span.Span) *fault.Fault {
	if s.IsOpen(during) {
		return nil
	}
	if on := s.holidaysIn(during); len(on) > 0 {
		return fault.New(fault.Invalid, i18n.ClosedOnHoliday, s.Name, i18n.DayOf(on[0].Day.String()), on[0].Name)
	}
	day := span.DateOf(during.StartTime(), s.Zone)
	if !s.OpenOn(day) {
		return fault.New(fault.Invalid, i18n.ClosedOnDay, s.Name, i18n.DayOf(day.String()))
	}
	return fault.New(fault.Invalid, i18n.OutsideHours, s.Name, s.Hours.On(day.Weekday()))
}

// WithHolidays is the site with more holidays, and what that changes. A date has one holiday; the first name of a list counts.
func (s Site) WithHolidays(days []Holiday) (Site, AddedHolidays) {
	var did AddedHolidays
	given := map[span.Date]bool{}
	s.Holidays = slices.Clone(s.Holidays)
	for _, h := range days {
		if given[h.Day] {
			continue
		}
		given[h.Day] = true
		switch i, there := slices.BinarySearchFunc(s.Holidays, h.Day, compareDay); {
		case !there:
			s.Holidays = slices.Insert(s.Holidays, i, h)
			did.New++
		case s.Holidays[i].Name != h.Name:
			s.Holidays[i].Name = h.Name
			did.Renamed++
		default:
			did.Same++
		}
	}
	return s, did
}

// AddHolidays gives a site holidays; those who manage it may. What is there already stays as it is, or gets its new name;
// holidays of years before the last are forgotten.
func AddHolidays(tx db.Tx, actor Actor, site string, days []Holiday, now time.Time) (Site, AddedHolidays, error) {
	before, err := lockManaged(tx, actor, site)
	if err != nil {
		return before, AddedHolidays{}, err
	}
	first, last := holidayYears(now, before.Zone)
	if days, err = checkedHolidays(days, first, last); err != nil {
		return before, AddedHolidays{}, err
	}
	if _, err := tx.Exec("DELETE FROM holiday WHERE org = $1 AND site = $2 AND day < $3", tx.Org(), site, first.String()); err != nil {
		return before, AddedHolidays{}, err
	}
	before.Holidays = slices.DeleteFunc(before.Holidays, func(h Holiday) bool { return h.Day.Before(first) })
	after, did := before.WithHolidays(days)
	if len(after.Holidays) > MaxHolidays {
		return before, did, fault.New(fault.Refused, i18n.HolidaysTooMany, MaxHolidays).On("holidays")
	}
	return after, did, insertHolidays(tx, actor, before, after)
}

// lockManaged gives a site that the actor manages as it stands until the transaction ends.
func lockManaged(tx db.Tx, actor Actor, site string) (Site, error) {
	s, err := ManagedSite(tx, actor, site)
	if err != nil {
		return s, err
	}
	if err := LockSite(tx, site); err != nil {
		return s, err
	}
	return SiteByID(tx, site)
}

func checkedHolidays(days []Holiday, first, last span.Date) ([]Holiday, error) {
	if len(days) == 0 {
		return nil, fault.New(fault.Invalid, i18n.HolidaysNone).On("holidays")
	}
	out := slices.Clone(days)
	for i, h := range out {
		out[i].Name = strings.Join(strings.Fields(h.Name), " ")
		switch {
		case h.Day.Before(first) || last.Before(h.Day):
			return nil, fault.New(fault.Invalid, i18n.HolidayYears, year(first), year(last)).On("date")
		case out[i].Name == "":
			return nil, fault.New(fault.Invalid, i18n.Required).On("name")
		case len([]rune(out[i].Name)) > maxHolidayName:
			return nil, fault.New(fault.Invalid, i18n.TooLong, maxHolidayName).On("name")
		}
	}
	return out, nil
}

// year is written without the separators of numbers.
func year(d span.Date) string { return d.String()[:4] }

// insertHolidays keeps what is new of a site's holidays, and logs it.
func insertHolidays(tx db.Tx, actor Actor, before, after Site) error {
	var changes []audit.Change
	for _, h := range after.Holidays {
		was, _ := before.HolidayOn(h.Day)
		if was == h {
			continue
		}
		_, err := tx.Exec(`INSERT INTO holiday (org, site, day, name) VALUES ($1, $2, $3, $4)
			ON CONFLICT (org, site, day) DO UPDATE SET name = excluded.name`, tx.Org(), after.ID, h.Day.String(), h.Name)
		if err != nil {
			return err
		}
		changes = append(changes, audit.Changed(audit.Holidays, was.logged(), h.logged())...)
	}
	if len(changes) > 0 {
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Site, Object: after.ID, Label: after.Name, Changes: changes})
	}
	return nil
}

func (h Holiday) logged() string {
	if h.Name == "" {
		return ""
	}
	return h.Day.String() + " " + h.Name
}

// RemoveHoliday opens a site again on a date; those who manage it may.
func RemoveHoliday(tx db.Tx, actor Actor, site string, day span.Date) error {
	s, err := lockManaged(tx, actor, site)
	if err != nil {
		return err
	}
	h, ok := s.HolidayOn(day)
	if !ok {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Site, Object: site, Label: s.Name,
		Changes: audit.Changed(audit.Holidays, h.logged(), "")})
	_, err = tx.Exec("DELETE FROM holiday WHERE org = $1 AND site = $2 AND day = $3", tx.Org(), site, day.String())
	return err
}

// withHolidays reads the holidays of sites: of one, or with no id those of all.
func withHolidays(tx db.Tx, id string, sites []Site) error {
	type row struct {
		site string
		Holiday
	}
	all, err := db.All(tx, func(scan db.Scan) (r row, err error) {
		var day string
		if err = scan(&r.site, &day, &r.Name); err == nil {
			r.Day, err = span.ParseDate(day)
		}
		return r, err
	}, "SELECT site, day, name FROM holiday WHERE org = $1 AND (site = $2 OR $2 = '') ORDER BY site, day", tx.Org(), id)
	by := map[string][]Holiday{}
	for _, r := range all {
		by[r.site] = append(by[r.site], r.Holiday)
	}
	for i := range sites {
		sites[i].Holidays = by[sites[i].ID]
	}
	return err
}
