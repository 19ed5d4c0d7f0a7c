package ical

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"bureau/internal/span"
)

// Bounds of a rule that is expanded.
const (
	maxRule     = 500  // octets of its text
	maxInterval = 1000 // days, weeks, months or years
	maxYears    = 60   // from its start to the last date that is asked for
)

// ErrRule is the error of a rule that cannot be read or that is not expanded: one finer than a day, or beyond the bounds.
var ErrRule = errors.New("ical: the recurrence rule is not understood")

// Recurrence is a rule with its first occurrence: a date, and a minute of the wall clock in a zone. The zone is
// needed only to read an UNTIL that is given in UTC.
type Recurrence struct {
	Rule   string
	Start  span.Date
	Minute int
	Zone   *time.Location
}

// Dates gives the dates of the rule from a date to another, both included, at most so many; more tells that there are
// others in that time. Only what the rule names counts: a start on a day that it does not name is no occurrence. The
// work grows with the years between the start and the last date, never with what the rule counts to.
func (r Recurrence) Dates(from, to span.Date, most int) (dates []span.Date, more bool, err error) {
	o, err := r.option(to)
	if err != nil {
		return nil, false, err
	}
	count := 0
	for period := range r.periods(o, to) {
		for _, d := range r.inPeriod(o, period) {
			count++
			switch {
			case to.Before(d) || o.Count > 0 && count > o.Count || !o.Until.IsZero() && r.reading(d).After(o.Until):
				return dates, false, nil
			case d.Before(from):
			case len(dates) == most:
				return dates, true, nil
			default:
				dates = append(dates, d)
			}
		}
	}
	return dates, false, nil
}

// Check refuses a rule that Dates would refuse.
func (r Recurrence) Check() error {
	_, _, err := r.Dates(r.Start, r.Start, 1)
	return err
}

// option reads the rule within its bounds. An UNTIL comes back as a reading of the wall clock, written as UTC.
func (r Recurrence) option(to span.Date) (*rrule.ROption, error) {
	text := strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(r.Rule), "RRULE:"))
	if text == "" || len(text) > maxRule || strings.ContainsAny(text, "\r\n:") || strings.Contains(text, "DTSTART") {
		return nil, ErrRule
	}
	o, err := rrule.StrToROption(text)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRule, err)
	}
	unknown := len(o.Byhour) + len(o.Byminute) + len(o.Bysecond) + len(o.Byeaster) + len(o.Byweekno)
	if unknown > 0 || o.Freq > rrule.DAILY || o.Interval < 0 || o.Interval > maxInterval || o.Count < 0 || !within(o) {
		return nil, ErrRule
	}
	if r.Start.AddDays(maxYears*366).Before(to) || r.Start.Year < 1900 {
		return nil, fmt.Errorf("%w: too far from its start", ErrRule)
	}
	r.defaults(o)
	o.Until = r.until(text, o.Until)
	return o, nil
}

// within tells whether every number of a rule is one that its unit has.
func within(o *rrule.ROption) bool {
	for _, b := range []struct {
		values []int
		most   int
	}{{o.Bymonth, 12}, {o.Bymonthday, 31}, {o.Byyearday, 366}, {o.Bysetpos, 366}} {
		for _, v := range b.values {
			if v == 0 || v > b.most || v < -b.most {
				return false
			}
		}
	}
	return true
}

// defaults gives a rule that names no day that of its start.
func (r Recurrence) defaults(o *rrule.ROption) {
	o.Interval = max(o.Interval, 1)
	if len(o.Bymonthday)+len(o.Byweekday)+len(o.Byyearday) > 0 {
		return
	}
	switch o.Freq {
	case rrule.YEARLY:
		if len(o.Bymonth) == 0 {
			o.Bymonth = []int{int(r.Start.Month)}
		}
		o.Bymonthday = []int{r.Start.Day}
	case rrule.MONTHLY:
		o.Bymonthday = []int{r.Start.Day}
	case rrule.WEEKLY:
		o.Byweekday = []rrule.Weekday{days[r.Start.Weekday()]}
	}
}

// days are the weekdays as rules name them, by time.Weekday.
var days = [7]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}

// reading is what the wall clock shows at an occurrence, written as UTC.
func (r Recurrence) reading(d span.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, r.Minute, 0, 0, time.UTC)
}

// until is the last reading that counts, or zero.
func (r Recurrence) until(text string, own time.Time) time.Time {
	if own.IsZero() {
		return own
	}
	_, after, _ := strings.Cut(text, "UNTIL=")
	value, _, _ := strings.Cut(after, ";")
	switch {
	case strings.HasSuffix(value, "Z"):
		_, offset := own.In(r.Zone).Zone()
		return own.Add(time.Duration(offset) * time.Second)
	case !strings.Contains(value, "T"):
		return own.Add(24*time.Hour - time.Second) // a date means all of it
	}
	return own
}
