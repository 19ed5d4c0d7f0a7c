package ical

import (
	"fmt"
	"slices"
	"time"
)

// zoneYears is how far ahead of the first event a zone is told, where its changes follow no yearly rule.
const zoneYears = 12

// change is a setting of a zone's clocks.
type change struct {
	at       time.Time // in the zone, after the change
	from, to int       // seconds east of UTC
	name     string
	summer   bool
}

// wall is what the clock showed at the change, before it was set.
func (c change) wall() time.Time { return c.at.UTC().Add(time.Duration(c.from) * time.Second) }

// changes lists how the clocks of a zone are set, from the last time before an instant on.
func changes(zone *time.Location, from time.Time, years int) []change {
	start, _ := from.In(zone).ZoneBounds()
	if start.IsZero() || from.Sub(start) > 20*365*24*time.Hour {
		start = time.Date(from.Year()-1, 1, 1, 0, 0, 0, 0, zone)
	}
	last := from.AddDate(years, 0, 0)
	out := []change{changeAt(start)}
	for at := start; ; {
		_, next := at.ZoneBounds()
		if next.IsZero() || next.After(last) {
			return out
		}
		if c := changeAt(next.In(zone)); c.from != c.to || c.name != out[len(out)-1].name {
			out = append(out, c)
		}
		at = next.In(zone)
	}
}

func changeAt(at time.Time) change {
	name, to := at.Zone()
	_, from := at.Add(-time.Second).Zone()
	return change{at: at, from: from, to: to, name: name, summer: at.IsDST()}
}

// zone writes the VTIMEZONE of a zone for events from an instant on: a yearly rule for each change where the zone's
// changes follow one, else every change of the years ahead.
func (w *writer) zone(zone *time.Location, from time.Time) {
	w.put("BEGIN", "VTIMEZONE")
	w.put("TZID", zone.String())
	all := changes(zone, from, zoneYears)
	rules, ok := yearly(all)
	for i, c := range all {
		rule := ""
		if ok {
			if rule = rules[c.summer]; rule == "" || i > 1 {
				break // the first of each kind stands for those that follow
			}
		}
		w.observance(c, rule)
	}
	w.put("END", "VTIMEZONE")
}

func (w *writer) observance(c change, rule string) {
	kind := "STANDARD"
	if c.summer {
		kind = "DAYLIGHT"
	}
	w.put("BEGIN", kind)
	w.put("DTSTART", c.wall().Format(wallForm))
	w.put("TZOFFSETFROM", offset(c.from))
	w.put("TZOFFSETTO", offset(c.to))
	w.text("TZNAME", c.name)
	if rule != "" {
		w.put("RRULE", rule)
	}
	w.put("END", kind)
}

func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	out := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		out += fmt.Sprintf("%02d", seconds%60)
	}
	return out
}

// yearly finds the rules of a zone that goes to summer time and back every year in the same way.
func yearly(all []change) (map[bool]string, bool) {
	if len(all) < 2*(zoneYears-1) {
		return nil, false
	}
	kinds := map[bool][]change{}
	for i, c := range all {
		if i > 0 && c.summer == all[i-1].summer {
			return nil, false
		}
		kinds[c.summer] = append(kinds[c.summer], c)
	}
	out := map[bool]string{}
	for summer, each := range kinds {
		rule, ok := rule(each)
		if !ok {
			return nil, false
		}
		out[summer] = rule
	}
	return out, len(out) == 2
}

// weekdays are the names of days in a rule, by time.Weekday.
var weekdays = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rule finds the nth weekday of a month on which all of the changes fall, one a year at the same time.
func rule(each []change) (string, bool) {
	first := each[0]
	var fits []int
	for _, nth := range []int{-1, 1, 2, 3, 4} {
		if !slices.ContainsFunc(each, func(c change) bool { return !isNth(c.wall(), nth) }) {
			fits = append(fits, nth)
		}
	}
	for i, c := range each {
		a, b := first.wall(), c.wall()
		same := a.Month() == b.Month() && a.Weekday() == b.Weekday() && a.Format("150405") == b.Format("150405")
		if !same || c.from != first.from || c.to != first.to || c.name != first.name || b.Year() != a.Year()+i {
			return "", false
		}
	}
	if len(fits) == 0 {
		return "", false
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", first.wall().Month(), fits[0], weekdays[first.wall().Weekday()]), true
}

func isNth(t time.Time, nth int) bool {
	if nth < 0 {
		return t.AddDate(0, 0, 7).Month() != t.Month()
	}
	return (t.Day()+6)/7 == nth
}
