package span

import (
	"fmt"
	"time"
)

// minutesPerDay counts the readings of a wall clock, which shows all of them on
// an ordinary day. It says nothing about how long a given day lasts.
const minutesPerDay = 24 * 60

// Resolution says how a reading of the wall clock relates to instants.
type Resolution int

const (
	// Exact means that the clock shows the reading once.
	Exact Resolution = iota
	// Gap means that the clock jumps over the reading and never shows it.
	Gap
	// Twice means that the clock is set back and shows the reading again.
	Twice
)

// At finds the instants at which the wall clock of zone shows a minute of a
// date. The minute counts readings, from 0 for 00:00 up to 1440 for 24:00,
// which is 00:00 of the next date.
//
// For Exact, first and second are the same instant. For Gap, both are the
// instant at which the clock jumps over the reading. For Twice, first is the
// earlier instant and second the later. Both are returned in zone, which must
// not be nil and whose distance from UTC must stay below two days.
func At(d Date, minute int, zone *time.Location) (first, second time.Time, r Resolution) {
	reading := d.inUTC().Unix() + int64(minute)*60
	eras := erasAround(reading, zone)
	shown := instantsShowing(reading, eras)
	switch len(shown) {
	case 0:
		jump := time.Unix(jumpOver(reading, eras), 0).In(zone)
		return jump, jump, Gap
	case 1:
		only := time.Unix(shown[0], 0).In(zone)
		return only, only, Exact
	}
	first = time.Unix(shown[0], 0).In(zone)
	second = time.Unix(shown[len(shown)-1], 0).In(zone)
	return first, second, Twice
}

// era is a stretch [from, to) of Unix seconds during which the clocks of a zone
// stay offset seconds ahead of UTC.
type era struct{ from, to, offset int64 }

// erasAround lists the eras in which the clock could come to show a reading,
// which is given as the Unix seconds it would have in UTC. They follow one
// another without a break; neighbours may share an offset, as a zone's rules
// sometimes report a boundary where no clock is touched.
func erasAround(reading int64, zone *time.Location) []era {
	const margin = 2 * 24 * 60 * 60
	var eras []era
	from, last := reading-margin, reading+margin
	for from < last {
		at := time.Unix(from, 0).In(zone)
		_, offset := at.Zone()
		to := last
		if _, end := at.ZoneBounds(); end.After(at) {
			to = min(last, end.Unix())
		}
		eras = append(eras, era{from: from, to: to, offset: int64(offset)})
		from = to
	}
	return eras
}

// instantsShowing returns the instants, as Unix seconds in ascending order, at
// which the clock shows the reading.
func instantsShowing(reading int64, eras []era) []int64 {
	var shown []int64
	for _, e := range eras {
		if at := reading - e.offset; e.from <= at && at < e.to {
			shown = append(shown, at)
		}
	}
	return shown
}

// jumpOver returns the instant, as Unix seconds, at which the clock passes a
// reading it never shows: the start of the first era that begins beyond it.
func jumpOver(reading int64, eras []era) int64 {
	for _, e := range eras {
		if e.from+e.offset > reading {
			return e.from
		}
	}
	return eras[len(eras)-1].to
}

// opening returns the instant at which time that opens at a minute of a date
// begins: the earlier one where the reading comes twice, and the end of the gap
// where it does not come at all.
func opening(d Date, minute int, zone *time.Location) time.Time {
	first, _, _ := At(d, minute, zone)
	return first
}

// closing returns the instant at which time that closes at a minute of a date
// ends. A closing minute is itself no longer open, so what counts is the last
// reading before it. Where that reading comes twice the later instant closes.
// At the very first reading of a repeated hour it came only once: the clock
// reaches the closing minute by itself, and comes upon it again by being set
// back, which does not open the hour in between.
func closing(d Date, minute int, zone *time.Location) time.Time {
	first, second, _ := At(d, minute, zone)
	_, offset := second.Zone()
	_, before := second.Add(-time.Nanosecond).Zone()
	if offset < before {
		return first
	}
	return second
}

// ParseClock reads a wall-clock time written as HH:MM, two digits each, from
// 00:00 to 24:00, and returns it in minutes since 00:00. Anything else is an
// error, including 9:30, 24:01 and surrounding blanks.
func ParseClock(s string) (int, error) {
	bad := fmt.Errorf("span: %q is not a time of day from 00:00 to 24:00", s)
	if len(s) != len("00:00") || s[2] != ':' {
		return 0, bad
	}
	hour, okHour := twoDigits(s[:2])
	minute, okMinute := twoDigits(s[3:])
	total := hour*60 + minute
	if !okHour || !okMinute || minute > 59 || total > minutesPerDay {
		return 0, bad
	}
	return total, nil
}

// twoDigits reads exactly two ASCII digits. The number readers of the standard
// library would let a sign through.
func twoDigits(s string) (int, bool) {
	tens, ones := s[0], s[1]
	if tens < '0' || tens > '9' || ones < '0' || ones > '9' {
		return 0, false
	}
	return int(tens-'0')*10 + int(ones-'0'), true
}

// FormatClock writes minutes since 00:00 as HH:MM, with 1440 as 24:00. Outside
// 0 to 1440 the result is a text that ParseClock refuses.
func FormatClock(minute int) string {
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}
