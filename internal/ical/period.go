package ical

import (
	"iter"
	"slices"
	"time"

	"github.com/teambition/rrule-go"

	"bureau/internal/span"
)

// period is a day, week, month or year of a rule: its first date and the first of the next.
type period struct{ first, next span.Date }

// periods goes through the periods of a rule, those between its intervals left out, up to a date.
func (r Recurrence) periods(o *rrule.ROption, to span.Date) iter.Seq[period] {
	return func(yield func(period) bool) {
		for first := r.firstPeriod(o); !to.Before(first); first = later(o.Freq, first, o.Interval) {
			if !yield(period{first, later(o.Freq, first, 1)}) {
				return
			}
		}
	}
}

// firstPeriod begins on the first day of the month, of the year, or of the week as the rule has it.
func (r Recurrence) firstPeriod(o *rrule.ROption) span.Date {
	d := r.Start
	switch o.Freq {
	case rrule.YEARLY:
		return span.Date{Year: d.Year, Month: time.January, Day: 1}
	case rrule.MONTHLY:
		return span.Date{Year: d.Year, Month: d.Month, Day: 1}
	case rrule.WEEKLY:
		monday := (int(d.Weekday()) + 6) % 7
		return d.AddDays(-((monday - o.Wkst.Day() + 7) % 7))
	}
	return d
}

func later(f rrule.Frequency, d span.Date, n int) span.Date {
	switch f {
	case rrule.YEARLY:
		return span.Date{Year: d.Year + n, Month: time.January, Day: 1}
	case rrule.MONTHLY:
		return span.DateOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC), time.UTC)
	case rrule.WEEKLY:
		return d.AddDays(7 * n)
	}
	return d.AddDays(n)
}

// inPeriod gives the dates that the rule names in a period, from its start on.
func (r Recurrence) inPeriod(o *rrule.ROption, p period) []span.Date {
	var all []span.Date
	for d := p.first; d.Before(p.next); d = d.AddDays(1) {
		if names(o, d) {
			all = append(all, d)
		}
	}
	if len(o.Bysetpos) > 0 {
		all = picked(all, o.Bysetpos)
	}
	return slices.DeleteFunc(all, func(d span.Date) bool { return d.Before(r.Start) })
}

// picked keeps those at the positions of a rule; negative ones count from the end.
func picked(all []span.Date, positions []int) []span.Date {
	var out []span.Date
	for i, d := range all {
		if slices.Contains(positions, i+1) || slices.Contains(positions, i-len(all)) {
			out = append(out, d)
		}
	}
	return out
}

// names tells whether every part of a rule that says something about days holds for a date.
func names(o *rrule.ROption, d span.Date) bool {
	month := lengthOf(span.Date{Year: d.Year, Month: d.Month, Day: 1}, rrule.MONTHLY)
	return named(o.Bymonth, int(d.Month), 0) && named(o.Bymonthday, d.Day, month) &&
		named(o.Byyearday, dayOfYear(d), yearLength(d)) && namesWeekday(o, d, month)
}

// named tells whether a number stands in a list, counted from the front or, where there are that many, from the end.
func named(list []int, n, of int) bool {
	return len(list) == 0 || slices.Contains(list, n) || of > 0 && slices.Contains(list, n-of-1)
}

func namesWeekday(o *rrule.ROption, d span.Date, month int) bool {
	day, of := d.Day, month
	if o.Freq == rrule.YEARLY && len(o.Bymonth) == 0 {
		day, of = dayOfYear(d), yearLength(d)
	}
	monday := (int(d.Weekday()) + 6) % 7
	return len(o.Byweekday) == 0 || slices.ContainsFunc(o.Byweekday, func(w rrule.Weekday) bool {
		nth := w.N()
		every := nth == 0 || o.Freq > rrule.MONTHLY
		return w.Day() == monday && (every || nth == (day-1)/7+1 || nth == -((of-day)/7)-1)
	})
}

func lengthOf(first span.Date, f rrule.Frequency) int {
	return int(midnight(later(f, first, 1)).Sub(midnight(first)) / (24 * time.Hour))
}

func yearLength(d span.Date) int {
	return lengthOf(span.Date{Year: d.Year, Month: time.January, Day: 1}, rrule.YEARLY)
}

func dayOfYear(d span.Date) int { return midnight(d).YearDay() }

func midnight(d span.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
