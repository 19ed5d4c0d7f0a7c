package claim_test

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the zones below must be known wherever the tests run

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// utc reads a span written as two instants, such as 2026-03-29T07:00 and 2026-03-29T10:00.
func utc(t testing.TB, from, to string) span.Span {
	t.Helper()
	start, err := time.Parse("2006-01-02T15:04", from)
	if err != nil {
		t.Fatal(err)
	}
	end, err := time.Parse("2006-01-02T15:04", to)
	if err != nil {
		t.Fatal(err)
	}
	return span.Of(start, end)
}

// A day of opening hours becomes free time in a zone, and that free time is what can be taken, neither more nor less.
func TestFreeTimeOfOpeningHours(t *testing.T) {
	cases := []struct {
		name, zone, week, day string
		from, to              []string // the free time in UTC
	}{
		{"9 to 12 on the Sunday on which clocks go forward in Amsterdam", "Europe/Amsterdam", "su 09:00-12:00", "2026-03-29", []string{"2026-03-29T07:00"}, []string{"2026-03-29T10:00"}},
		{"9 to 12 on the Sunday on which clocks go back in Amsterdam", "Europe/Amsterdam", "su 09:00-12:00", "2026-10-25", []string{"2026-10-25T08:00"}, []string{"2026-10-25T11:00"}},
		{"9 to 12 on the Sunday on which clocks go forward in Vienna", "Europe/Vienna", "su 09:00-12:00", "2026-03-29", []string{"2026-03-29T07:00"}, []string{"2026-03-29T10:00"}},
		{"9 to 12 on the Sunday on which clocks go back in Vienna", "Europe/Vienna", "su 09:00-12:00", "2026-10-25", []string{"2026-10-25T08:00"}, []string{"2026-10-25T11:00"}},
		{"hours inside the gap are no time", "Europe/Amsterdam", "su 02:00-03:00", "2026-03-29", nil, nil},
		{"hours over the gap lose an hour", "Europe/Amsterdam", "su 01:30-03:30", "2026-03-29", []string{"2026-03-29T00:30"}, []string{"2026-03-29T01:30"}},
		{"hours in the repeated hour cover both times it comes", "Europe/Amsterdam", "su 02:00-03:00", "2026-10-25", []string{"2026-10-25T00:00"}, []string{"2026-10-25T02:00"}},
		{"29 February is open like any day of its week", "Europe/Vienna", "tu 09:00-12:00", "2028-02-29", []string{"2028-02-29T08:00"}, []string{"2028-02-29T11:00"}},
		{"hours across midnight are one stretch", "Europe/Amsterdam", "sa 22:00-24:00; su 00:00-02:00", "2026-06-06", []string{"2026-06-06T20:00"}, []string{"2026-06-07T00:00"}},
		{"hours across the midnight before the gap end where the clock jumps", "Europe/Amsterdam", "sa 22:00-24:00; su 00:00-02:30", "2026-03-28", []string{"2026-03-28T21:00"}, []string{"2026-03-29T01:00"}},
		{"a pause parts the day", "Europe/Vienna", "mo 09:00-12:00 13:00-17:00", "2026-06-01", []string{"2026-06-01T07:00", "2026-06-01T11:00"}, []string{"2026-06-01T10:00", "2026-06-01T15:00"}},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T, b bench) {
			zone, week := load(t, c.zone), weekOf(t, c.week)
			day, err := span.ParseDate(c.day)
			if err != nil {
				t.Fatal(err)
			}
			over := span.Span{Start: day.Span(zone).Start, End: day.AddDays(1).Span(zone).End}
			var want []span.Span
			for i := range c.from {
				want = append(want, utc(t, c.from[i], c.to[i]))
			}
			r := b.resource(1)
			got := b.free(claim.Open{Resource: r, Windows: week.Windows(over, zone)})
			if !slices.Equal(got, want) {
				t.Fatalf("free %v, want %v", got, want)
			}
			for _, s := range want {
				b.fillsExactly(r, s, week.Windows(over, zone))
			}
		})
	}
}

// fillsExactly takes a stretch of free time as a whole, and finds that no minute more was free and none is left.
func (b bench) fillsExactly(resource string, s span.Span, windows []span.Span) {
	b.Helper()
	longer := s.Widen(0, time.Minute)
	free := b.free(claim.Open{Resource: resource, Windows: windows})
	inside := func(want span.Span) bool {
		return slices.ContainsFunc(free, func(f span.Span) bool { return f.Contains(want) })
	}
	if !inside(s) || inside(longer) || inside(s.Widen(time.Minute, 0)) {
		b.Fatalf("%v should be just inside %v", s, free)
	}
	b.done(b.book(b.Name(), resource, s))
	for _, f := range b.free(claim.Open{Resource: resource, Windows: windows}) {
		if f.Overlaps(s) {
			b.Fatalf("%v is still free after %v was taken", f, s)
		}
	}
	b.refused(b.book("late", resource, span.Span{Start: s.End - time.Minute.Microseconds(), End: s.End}), fault.Taken)
}

func TestTheTwoTimesOfARepeatedHourAreTwoPlaces(t *testing.T) {
	underEveryLocal(t, "02:00 to 03:00 on 25 October", func(t *testing.T, b bench) {
		zone := load(t, "Europe/Amsterdam")
		first, second, how := span.At(span.Date{Year: 2026, Month: 10, Day: 25}, 2*60, zone)
		if how != span.Twice || second.Sub(first) != time.Hour {
			t.Fatalf("%v, %v: %v", first, second, how)
		}
		r := b.resource(1)
		for _, start := range []time.Time{first, second} {
			b.done(b.book(b.Name(), r, span.Of(start, start.Add(time.Hour))))
			b.refused(b.book("again", r, span.Of(start, start.Add(time.Hour))), fault.Taken)
		}
	})
}

// underEveryLocal runs a check on both databases under several settings of the machine's own zone.
func underEveryLocal(t *testing.T, name string, check func(t *testing.T, b bench)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		was := time.Local
		defer func() { time.Local = was }()
		dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
			for _, local := range []string{"UTC", "Europe/Amsterdam", "America/Los_Angeles", "Australia/Lord_Howe"} {
				time.Local = load(t, local)
				t.Run("on a machine in "+local, func(t *testing.T) { check(t, bench{T: t, d: d, org: org}) })
			}
		})
	})
}

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func weekOf(t testing.TB, text string) span.Week {
	t.Helper()
	week, err := span.ParseWeek(text)
	if err != nil {
		t.Fatal(err)
	}
	return week
}

func (b bench) free(o claim.Open) []span.Span {
	b.Helper()
	var out []span.Span
	b.read(func(tx db.Tx) error {
		free, err := claim.Free(tx, []claim.Open{o}, epoch)
		out = free[o.Resource]
		return err
	})
	return out
}
