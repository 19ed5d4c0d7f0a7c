package span

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDateSpan(t *testing.T) {
	cases := []struct {
		name, zone, day, start string
		hours                  float64
	}{
		{"an ordinary day lasts 24 hours", "Europe/Amsterdam", "2026-07-01", "2026-06-30T22:00Z", 24},
		{"29 February lasts 24 hours", "Europe/Vienna", "2028-02-29", "2028-02-28T23:00Z", 24},
		{"the day clocks go forward lasts 23 hours", "Europe/Amsterdam", "2026-03-29", "2026-03-28T23:00Z", 23},
		{"the day clocks go back lasts 25 hours", "Europe/Vienna", "2026-10-25", "2026-10-24T22:00Z", 25},
		{"a shift of half an hour forward leaves 23 and a half", "Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5},
		{"a shift of half an hour back makes 24 and a half", "Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", 24.5},
		{"a day whose midnight lies in a gap starts with the jump", "America/Santiago", "2026-09-06", "2026-09-06T04:00Z", 23},
		{"the day before a midnight in a gap is an ordinary one", "America/Santiago", "2026-09-05", "2026-09-05T04:00Z", 24},
		{"the same holds in Beirut", "Asia/Beirut", "2026-03-29", "2026-03-28T22:00Z", 23},
		{"a day whose last hour is repeated lasts 25 hours", "America/Santiago", "2026-04-04", "2026-04-04T03:00Z", 25},
		{"a day whose midnight comes twice starts at the earlier", "America/Havana", "2026-11-01", "2026-11-01T04:00Z", 25},
		{"a day the zone skipped is empty", "Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			got := date(t, c.day).Span(load(t, c.zone))
			if !got.StartTime().Equal(utc(t, c.start)) || got.Length().Hours() != c.hours {
				t.Errorf("starts %v and lasts %v", got.StartTime(), got.Length())
			}
		})
	}
}

func TestDaysFollowOneAnotherWithoutABreak(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		zone := load(t, rapid.SampledFrom(propertyZones).Draw(rt, "zone"))
		d := drawDate(rt, zone)
		today, tomorrow := d.Span(zone), d.AddDays(1).Span(zone)
		if today.End != tomorrow.Start {
			rt.Fatalf("%v ends at %v, the next day starts at %v", d, today.EndTime(), tomorrow.StartTime())
		}
		if today.Valid() && DateOf(today.StartTime(), zone) != d {
			rt.Fatalf("%v starts on %v", d, DateOf(today.StartTime(), zone))
		}
	})
}

func TestDateOfDependsOnTheZoneGiven(t *testing.T) {
	at := utc(t, "2028-02-28T23:30Z")
	want := map[string]string{"UTC": "2028-02-28", "Europe/Vienna": "2028-02-29", "America/New_York": "2028-02-28"}
	for zone, day := range want {
		underEveryLocal(t, zone, func(t *testing.T) {
			if got := DateOf(at, load(t, zone)); got != date(t, day) {
				t.Errorf("DateOf = %v, want %s", got, day)
			}
		})
	}
}

func TestAddDays(t *testing.T) {
	cases := []struct {
		name, from string
		days       int
		want       string
	}{
		{"the day after 28 February of a leap year is the 29th", "2028-02-28", 1, "2028-02-29"},
		{"the day after 28 February of a common year is 1 March", "2027-02-28", 1, "2027-03-01"},
		{"the day before 1 March of a leap year is the 29th", "2028-03-01", -1, "2028-02-29"},
		{"a year from 29 February by days is 28 February", "2028-02-29", 365, "2029-02-28"},
		{"the turn of a century may have no leap day", "2100-02-28", 1, "2100-03-01"},
		{"the year turns", "2026-12-31", 1, "2027-01-01"},
		{"no days is the same day", "2026-03-29", 0, "2026-03-29"},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			from, want := date(t, c.from), date(t, c.want)
			if got := from.AddDays(c.days); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
			if from.Before(want) != (c.days > 0) || want.Before(from) != (c.days < 0) {
				t.Errorf("Before does not follow the calendar")
			}
		})
	}
	if got := date(t, "2028-02-29").Weekday(); got != time.Tuesday {
		t.Errorf("29 February 2028 is a %v", got)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, text := range []string{
		"", "2027-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "26-04-01",
		"2026-4-01", "2026-04-1", "2026/04/01", " 2026-04-01", "2026-04-01 ", "2026-04-01T00:00", "-026-04-01", "20260401",
	} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v without an error", text, d)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2028-02-29", "0000-01-01", "9999-12-31", "2027-02-29", "2026-1-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err == nil && (d.String() != s || d.AddDays(1).AddDays(-1) != d) {
			t.Errorf("%q reads as %v", s, d)
		}
	})
}
