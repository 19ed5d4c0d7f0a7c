package span

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar without a zone. Dates that come from
// DateOf, ParseDate and AddDays exist; one written out by hand with a day past
// the end of its month stands for the day that many days on.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date that a calendar on the wall shows in zone at t. The
// zone must not be nil.
func DateOf(t time.Time, zone *time.Location) Date {
	year, month, day := t.In(zone).Date()
	return Date{Year: year, Month: month, Day: day}
}

// ParseDate reads a date written as YYYY-MM-DD, with all ten characters and
// nothing around them. Any other form, and a date the calendar does not have,
// such as 29 February of a common year, is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("span: %q is not a date of the form YYYY-MM-DD", s)
	}
	return DateOf(t, time.UTC), nil
}

// String writes the date as YYYY-MM-DD, the form that ParseDate reads for the
// years 0 to 9999.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// AddDays returns the date n calendar days later, or earlier when n is
// negative. No clock is involved, so a day of 23 or 25 hours counts as one.
func (d Date) AddDays(n int) Date {
	return DateOf(d.inUTC().AddDate(0, 0, n), time.UTC)
}

// Weekday returns the day of the week, which is the same in every zone.
func (d Date) Weekday() time.Weekday { return d.inUTC().Weekday() }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.inUTC().Before(o.inUTC()) }

// inUTC stands for the date in calculations. UTC has neither gaps nor repeats,
// so its days are all alike.
func (d Date) inUTC() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Span returns the day as it passes in zone, from local midnight to the next:
// 24 hours, or fewer or more when the clocks change, commonly 23 or 25. A day
// whose midnight lies in a gap starts at its first existing instant, and one
// whose midnight comes twice starts at the earlier. The end of a day is always
// the start of the next, so days leave no instant out and claim none twice. A
// date that the zone skipped altogether, as some did when they moved across the
// date line, gives a Span that is not Valid. The zone must not be nil.
func (d Date) Span(zone *time.Location) Span {
	start, _, _ := At(d, 0, zone)
	end, _, _ := At(d, minutesPerDay, zone)
	return Of(start, end)
}
