package directory

import (
	"errors"
	"slices"
	"strings"
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/span"
)

// Bounds of a file with holidays.
const (
	MaxHolidayFile = 512 << 10 // octets
	maxEvents      = 1000
	maxRules       = 200 // events that come again, which cost more
	maxLong        = 31  // days of one event
)

// HolidayFile is what a calendar file says about holidays.
type HolidayFile struct {
	Days []Holiday // by date, one for each
	Left []LeftOut
}

// LeftOut is an event that is no holiday, and why.
type LeftOut struct {
	Name string // empty where it could not be read
	Why  *fault.Fault
}

// ReadHolidays reads the all-day events of an iCalendar file, those that come again too, from last year to two years
// ahead.
func ReadHolidays(data []byte, now time.Time, zone *time.Location) (HolidayFile, error) {
	tooLarge := fault.New(fault.Invalid, i18n.HolidayFileLarge, MaxHolidayFile>>10, maxEvents, maxRules).On("file")
	if len(data) > MaxHolidayFile {
		return HolidayFile{}, tooLarge
	}
	c, err := ical.Read(data, zone)
	switch {
	case errors.Is(err, ical.ErrTooLarge):
		return HolidayFile{}, tooLarge.Because(err)
	case err != nil:
		return HolidayFile{}, fault.New(fault.Invalid, i18n.HolidayFileUnread).On("file").Because(err)
	case len(c.Events) > maxEvents || rules(c.Events) > maxRules:
		return HolidayFile{}, tooLarge
	}
	r := holidayReader{zone: zone, moved: instances(c.Events), days: map[span.Date]string{}}
	r.first, r.last = holidayYears(now, zone)
	for _, l := range c.Left {
		r.leave("", fault.New(fault.Invalid, i18n.HolidayLineUnread, l.Line))
	}
	for _, e := range c.Events {
		r.take(e)
	}
	if len(r.days) > MaxHolidays {
		return HolidayFile{}, fault.New(fault.Invalid, i18n.HolidaysTooMany, MaxHolidays).On("file")
	}
	return r.file(), nil
}

func rules(all []ical.Event) (n int) {
	for _, e := range all {
		if e.Rule != "" {
			n++
		}
	}
	return n
}

// instances are the dates of rules for which the file has an event of its own, by the event's UID.
func instances(all []ical.Event) map[string][]string {
	out := map[string][]string{}
	for _, e := range all {
		if len(e.Instance) >= 8 {
			out[e.UID] = append(out[e.UID], e.Instance[:8])
		}
	}
	return out
}

type holidayReader struct {
	zone        *time.Location
	first, last span.Date
	moved       map[string][]string
	days        map[span.Date]string
	left        []LeftOut
}

func (r *holidayReader) leave(name string, why *fault.Fault) {
	r.left = append(r.left, LeftOut{name, why})
}

func (r *holidayReader) take(e ical.Event) {
	name := shortName(e.Summary)
	starts, err := r.starts(e)
	switch {
	case !e.AllDay:
		r.leave(name, fault.New(fault.Invalid, i18n.HolidayHasTime))
	case e.Status == "CANCELLED":
		r.leave(name, fault.New(fault.Invalid, i18n.HolidayCancelled))
	case name == "":
		r.leave(e.First.String(), fault.New(fault.Invalid, i18n.HolidayNameless))
	case e.First.AddDays(maxLong).Before(e.Last.AddDays(1)):
		r.leave(name, fault.New(fault.Invalid, i18n.HolidayLong, maxLong))
	case err != nil:
		r.leave(name, fault.New(fault.Invalid, i18n.HolidayRule).Because(err))
	case !r.add(name, starts, e):
		r.leave(name, fault.New(fault.Invalid, i18n.HolidayYears, year(r.first), year(r.last)))
	}
}

// starts are the dates on which an event begins that may touch the years that count.
func (r *holidayReader) starts(e ical.Event) ([]span.Date, error) {
	if e.Rule == "" || e.Instance != "" || !e.AllDay {
		return []span.Date{e.First}, nil
	}
	rule := ical.Recurrence{Rule: e.Rule, Start: e.First, Zone: r.zone}
	all, _, err := rule.Dates(r.first.AddDays(-maxLong), r.last, MaxHolidays+1)
	return slices.DeleteFunc(all, func(d span.Date) bool {
		return slices.Contains(e.Except, d) || slices.Contains(r.moved[e.UID], strings.ReplaceAll(d.String(), "-", ""))
	}), err
}

// add keeps the days of an event within the years that count, and tells whether there were any. Of two events on a
// date the first gives the name.
func (r *holidayReader) add(name string, starts []span.Date, e ical.Event) (any bool) {
	for _, start := range starts {
		for d, from := start, e.First; !e.Last.Before(from); d, from = d.AddDays(1), from.AddDays(1) {
			if d.Before(r.first) || r.last.Before(d) {
				continue
			}
			any = true
			if _, there := r.days[d]; !there {
				r.days[d] = name
			}
		}
	}
	return any
}

func (r *holidayReader) file() HolidayFile {
	out := HolidayFile{Left: r.left}
	for d, name := range r.days {
		out.Days = append(out.Days, Holiday{d, name})
	}
	slices.SortFunc(out.Days, func(a, b Holiday) int { return compareDay(a, b.Day) })
	return out
}

// shortName is the name of an event on one line, cut to what a holiday may have.
func shortName(s string) string {
	out := []rune(strings.Join(strings.Fields(s), " "))
	if len(out) > maxHolidayName {
		out = append(out[:maxHolidayName-1], '…')
	}
	return string(out)
}
