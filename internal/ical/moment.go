package ical

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"bureau/internal/span"
)

// moment is a DATE or a DATE-TIME value.
type moment struct {
	whole  bool // a date alone
	date   span.Date
	second int // of the day, by the wall clock
	time   time.Time
	zone   *time.Location
}

// moment reads one value of a line, with the line's zone.
func (r *reader) moment(l line, value string) (moment, error) {
	value = strings.TrimSpace(value)
	bad := fmt.Errorf("%s: %.40q is no date or time", l.name, value)
	day, clock, timed := strings.Cut(value, "T")
	date, ok := readDate(day)
	if !ok {
		return moment{}, bad
	}
	if !timed {
		return moment{whole: true, date: date}, nil
	}
	clock, utc := strings.CutSuffix(clock, "Z")
	second, ok := readClock(clock)
	if !ok {
		return moment{}, bad
	}
	zone, err := r.zone(l.params["TZID"], utc)
	if err != nil {
		return moment{}, err
	}
	return at(date, second, zone), nil
}

func readDate(s string) (span.Date, bool) {
	if len(s) != 8 {
		return span.Date{}, false
	}
	d, err := span.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:])
	return d, err == nil
}

func readClock(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 32)
	hour, minute, second := int(n/10000), int(n/100%100), int(n%100)
	if err != nil || len(s) != 6 || hour > 23 || minute > 59 || second > 60 {
		return 0, false
	}
	return hour*3600 + minute*60 + min(second, 59), true // a leap second is the second before it
}

// at finds the instant of a wall-clock time. In a gap the clock is read as before the gap; of two it is the first.
func at(d span.Date, second int, zone *time.Location) moment {
	m := moment{date: d, second: second, zone: zone}
	first, _, how := span.At(d, second/60, zone)
	m.time = first.Add(time.Duration(second%60) * time.Second)
	if how == span.Gap {
		_, before := first.Add(-time.Second).Zone()
		utc := time.Date(d.Year, d.Month, d.Day, 0, 0, second, 0, time.UTC)
		m.time = utc.Add(-time.Duration(before) * time.Second).In(zone)
	}
	return m
}

// after adds a DURATION: days by the calendar, the rest as elapsed time (RFC 5545, 3.8.2.5).
func (m moment) after(duration string) (moment, error) {
	days, rest, err := readDuration(duration)
	if err != nil {
		return m, err
	}
	if m.whole {
		m.date = m.date.AddDays(max(days, 1))
		return m, nil
	}
	out := at(m.date.AddDays(days), m.second, m.zone)
	out.time = out.time.Add(rest)
	return out, nil
}

// readDuration reads such as P1W, P2D and PT1H30M.
func readDuration(s string) (days int, rest time.Duration, err error) {
	bad := fmt.Errorf("DURATION: %.40q", s)
	body, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(s), "+"), "P")
	if !ok || body == "" {
		return 0, 0, bad
	}
	timed := false
	for body != "" {
		if body[0] == 'T' && !timed {
			timed, body = true, body[1:]
			continue
		}
		i := strings.IndexFunc(body, func(r rune) bool { return r < '0' || r > '9' })
		if i < 1 || i > 6 {
			return 0, 0, bad
		}
		n, _ := strconv.Atoi(body[:i])
		switch unit := body[i]; {
		case unit == 'W' && !timed:
			days += 7 * n
		case unit == 'D' && !timed:
			days += n
		case unit == 'H' && timed:
			rest += time.Duration(n) * time.Hour
		case unit == 'M' && timed:
			rest += time.Duration(n) * time.Minute
		case unit == 'S' && timed:
			rest += time.Duration(n) * time.Second
		default:
			return 0, 0, bad
		}
		body = body[i+1:]
	}
	return days, rest, nil
}

// zone finds the zone of a time: UTC, the one that is named, or the reader's own.
func (r *reader) zone(name string, utc bool) (*time.Location, error) {
	switch {
	case utc:
		return time.UTC, nil
	case name == "":
		return r.floating, nil
	}
	if known, ok := windowsZones[name]; ok {
		name = known
	}
	// Some write a place before the name: /example.org/20070129/Europe/Brussels.
	for rest, ok := strings.TrimPrefix(name, "/"), true; ok; _, rest, ok = strings.Cut(rest, "/") {
		if len(rest) > 60 || strings.Contains(rest, "..") || rest == "" || rest == "Local" {
			continue
		}
		if z, err := r.load(rest); err == nil {
			return z, nil
		}
	}
	return nil, fmt.Errorf("the zone %.60q is not known", name)
}

// load keeps what it found: a text names the same zone again and again.
func (r *reader) load(name string) (*time.Location, error) {
	if z, ok := r.zones[name]; ok {
		return z, nil
	}
	z, err := time.LoadLocation(name)
	if err == nil {
		if r.zones == nil {
			r.zones = map[string]*time.Location{}
		}
		r.zones[name] = z
	}
	return z, err
}

// windowsZones are the names that Outlook and Exchange write, for where offices commonly are (CLDR windowsZones).
var windowsZones = map[string]string{
	"W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
	"Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
	"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik",
	"E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kiev", "GTB Standard Time": "Europe/Bucharest",
	"Turkey Standard Time": "Europe/Istanbul", "Russian Standard Time": "Europe/Moscow", "Israel Standard Time": "Asia/Jerusalem",
	"Arabian Standard Time": "Asia/Dubai", "India Standard Time": "Asia/Calcutta", "China Standard Time": "Asia/Shanghai",
	"Singapore Standard Time": "Asia/Singapore", "Tokyo Standard Time": "Asia/Tokyo", "AUS Eastern Standard Time": "Australia/Sydney",
	"New Zealand Standard Time": "Pacific/Auckland", "South Africa Standard Time": "Africa/Johannesburg",
	"E. South America Standard Time": "America/Sao_Paulo", "Argentina Standard Time": "America/Buenos_Aires",
	"Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver",
	"US Mountain Standard Time": "America/Phoenix", "Pacific Standard Time": "America/Los_Angeles", "Atlantic Standard Time": "America/Halifax",
}
