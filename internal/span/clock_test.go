package span

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones below must be known wherever the tests run

	"pgregory.net/rapid"
)

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// underEveryLocal runs a test once for each of several settings of the zone of
// the machine, none of which may make a difference.
func underEveryLocal(t *testing.T, name string, check func(t *testing.T)) {
	was := time.Local
	defer func() { time.Local = was }()
	for _, local := range []string{"UTC", "Europe/Amsterdam", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"} {
		time.Local = load(t, local)
		t.Run(name+" on a machine in "+local, check)
	}
}

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func clock(t testing.TB, s string) int {
	t.Helper()
	minute, err := ParseClock(s)
	if err != nil {
		t.Fatal(err)
	}
	return minute
}

// utc reads an instant written as 2026-03-29T01:00Z.
func utc(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04Z", s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAt(t *testing.T) {
	cases := []struct {
		name, zone, day, clock, first, second string
		want                                  Resolution
	}{
		{"an ordinary reading comes once", "Europe/Amsterdam", "2026-07-01", "09:00", "2026-07-01T07:00Z", "2026-07-01T07:00Z", Exact},
		{"24:00 is the next midnight", "Europe/Vienna", "2028-02-28", "24:00", "2028-02-28T23:00Z", "2028-02-28T23:00Z", Exact},
		{"29 February has its readings", "Europe/Vienna", "2028-02-29", "09:30", "2028-02-29T08:30Z", "2028-02-29T08:30Z", Exact},
		{"the last minute before a gap comes once", "Europe/Amsterdam", "2026-03-29", "01:59", "2026-03-29T00:59Z", "2026-03-29T00:59Z", Exact},
		{"the first minute of a gap does not exist", "Europe/Amsterdam", "2026-03-29", "02:00", "2026-03-29T01:00Z", "2026-03-29T01:00Z", Gap},
		{"the last minute of a gap does not exist", "Europe/Amsterdam", "2026-03-29", "02:59", "2026-03-29T01:00Z", "2026-03-29T01:00Z", Gap},
		{"the minute after a gap comes once", "Europe/Amsterdam", "2026-03-29", "03:00", "2026-03-29T01:00Z", "2026-03-29T01:00Z", Exact},
		{"the minute before a repeated hour comes once", "Europe/Amsterdam", "2026-10-25", "01:59", "2026-10-24T23:59Z", "2026-10-24T23:59Z", Exact},
		{"the first minute of a repeated hour comes twice", "Europe/Amsterdam", "2026-10-25", "02:00", "2026-10-25T00:00Z", "2026-10-25T01:00Z", Twice},
		{"the last minute of a repeated hour comes twice", "Europe/Amsterdam", "2026-10-25", "02:59", "2026-10-25T00:59Z", "2026-10-25T01:59Z", Twice},
		{"the minute after a repeated hour comes once", "Europe/Amsterdam", "2026-10-25", "03:00", "2026-10-25T02:00Z", "2026-10-25T02:00Z", Exact},
		{"west of Greenwich the gap resolves alike", "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00Z", "2026-03-08T07:00Z", Gap},
		{"west of Greenwich the repeated hour resolves alike", "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30Z", "2026-11-01T06:30Z", Twice},
		{"a gap of half an hour ends after half an hour", "Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30Z", "2026-10-03T15:30Z", Exact},
		{"a gap of half an hour is a gap", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30Z", "2026-10-03T15:30Z", Gap},
		{"a repeated half hour comes half an hour apart", "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45Z", "2026-04-04T15:15Z", Twice},
		{"a midnight in a gap does not exist", "America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00Z", "2026-09-06T04:00Z", Gap},
		{"24:00 before a midnight in a gap does not exist", "Asia/Beirut", "2026-03-28", "24:00", "2026-03-28T22:00Z", "2026-03-28T22:00Z", Gap},
		{"a repeated hour may end the day before", "America/Santiago", "2026-04-04", "23:30", "2026-04-05T02:30Z", "2026-04-05T03:30Z", Twice},
		{"midnight may come twice", "America/Havana", "2026-11-01", "00:00", "2026-11-01T04:00Z", "2026-11-01T05:00Z", Twice},
		{"a whole day may be a gap", "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00Z", "2011-12-30T10:00Z", Gap},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			first, second, r := At(date(t, c.day), clock(t, c.clock), load(t, c.zone))
			if !first.Equal(utc(t, c.first)) || !second.Equal(utc(t, c.second)) || r != c.want {
				t.Errorf("got %v, %v, %v", first.UTC(), second.UTC(), r)
			}
		})
	}
}

var propertyZones = []string{
	"UTC", "Europe/Amsterdam", "Europe/Vienna", "America/New_York", "America/Havana", "America/St_Johns",
	"America/Santiago", "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca",
}

// drawDate prefers the neighbourhood of the days on which a clock is touched.
func drawDate(t *rapid.T, zone *time.Location) Date {
	year := rapid.IntRange(1990, 2060).Draw(t, "year")
	at := time.Date(year, 1, 1, 0, 0, 0, 0, zone).AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
	if _, end := at.ZoneBounds(); rapid.Bool().Draw(t, "near a change") && !end.IsZero() {
		at = end
	}
	return DateOf(at, zone).AddDays(rapid.IntRange(-2, 2).Draw(t, "shift"))
}

// occurrences looks at every minute in turn, which needs no rule about offsets.
func occurrences(d Date, minute int, zone *time.Location) []time.Time {
	var found []time.Time
	want := d.AddDays(minute / minutesPerDay)
	noon := time.Date(want.Year, want.Month, want.Day, 12, 0, 0, 0, time.UTC)
	for at := noon.Add(-30 * time.Hour); at.Before(noon.Add(30 * time.Hour)); at = at.Add(time.Minute) {
		local := at.In(zone)
		if local.Hour()*60+local.Minute() == minute%minutesPerDay && DateOf(at, zone) == want {
			found = append(found, at)
		}
	}
	return found
}

func TestAtAgreesWithLookingAtEveryMinute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		zone := load(t, rapid.SampledFrom(propertyZones).Draw(rt, "zone"))
		d, minute := drawDate(rt, zone), rapid.IntRange(0, minutesPerDay).Draw(rt, "minute")
		first, second, r := At(d, minute, zone)
		found := occurrences(d, minute, zone)
		want := map[int]Resolution{0: Gap, 1: Exact, 2: Twice}[len(found)]
		if r != want {
			rt.Fatalf("%v %s: resolution %v, but it comes %d times", d, FormatClock(minute), r, len(found))
		}
		if r == Gap {
			requireJump(rt, first, second, d, minute)
			return
		}
		if !first.Equal(found[0]) || !second.Equal(found[len(found)-1]) {
			rt.Fatalf("%v %s: got %v and %v, want %v", d, FormatClock(minute), first, second, found)
		}
	})
}

// requireJump checks that the clock is short of the reading until the instant
// and beyond it from then on.
func requireJump(t *rapid.T, first, second time.Time, d Date, minute int) {
	reading := d.inUTC().Add(time.Duration(minute) * time.Minute)
	shown := func(at time.Time) time.Time {
		_, offset := at.Zone()
		return at.UTC().Add(time.Duration(offset) * time.Second)
	}
	if !first.Equal(second) || !shown(first).After(reading) || !shown(first.Add(-1)).Before(reading) {
		t.Fatalf("%v %s: %v and %v are not the jump", d, FormatClock(minute), first, second)
	}
}

func TestParseClock(t *testing.T) {
	good := map[string]int{"00:00": 0, "09:30": 570, "23:59": 1439, "24:00": 1440}
	for text, want := range good {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %d, %v", text, got, err)
		}
		if got := FormatClock(want); got != text {
			t.Errorf("FormatClock(%d) = %q", want, got)
		}
	}
	for _, text := range []string{"", "9:30", "09:60", "24:01", "25:00", "+9:30", "09:+3", "09.30", " 09:30", "09:30 ", "0930", "-1:00", "٠٩:٣٠"} {
		if got, err := ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %d without an error", text, got)
		}
	}
	for _, minute := range []int{-1, -60, -1440, 1441, 1500, 6000} {
		if _, err := ParseClock(FormatClock(minute)); err == nil {
			t.Errorf("FormatClock(%d) passes for a time of day", minute)
		}
	}
}

func FuzzParseClock(f *testing.F) {
	for _, seed := range []string{"00:00", "24:00", "09:30", "9:3", "+1:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		minute, err := ParseClock(s)
		if err == nil && (FormatClock(minute) != s || minute < 0 || minute > minutesPerDay) {
			t.Errorf("%q reads as %d", s, minute)
		}
	})
}
