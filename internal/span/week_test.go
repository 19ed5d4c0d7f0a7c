package span

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// on returns a week open on every day during the given hours.
func on(t testing.TB, hours string) Week {
	t.Helper()
	var days []string
	for _, name := range dayNames {
		days = append(days, name+" "+hours)
	}
	return week(t, strings.Join(days, ";"))
}

func week(t testing.TB, s string) Week {
	t.Helper()
	w, err := ParseWeek(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// spans reads pairs of instants, such as 2026-03-29T01:00Z/2026-03-29T02:00Z.
func spans(t testing.TB, pairs ...string) []Span {
	t.Helper()
	var out []Span
	for _, pair := range pairs {
		start, end, _ := strings.Cut(pair, "/")
		out = append(out, Of(utc(t, start), utc(t, end)))
	}
	return out
}

func TestWindowsOfOneDay(t *testing.T) {
	cases := []struct {
		name, zone, day, hours string
		want                   []string
	}{
		{"the morning in winter", "Europe/Amsterdam", "2026-03-28", "09:00-12:00", []string{"2026-03-28T08:00Z/2026-03-28T11:00Z"}},
		{"the morning is right on the Sunday clocks go forward", "Europe/Amsterdam", "2026-03-29", "09:00-12:00", []string{"2026-03-29T07:00Z/2026-03-29T10:00Z"}},
		{"the morning is right on the Sunday clocks go back", "Europe/Amsterdam", "2026-10-25", "09:00-12:00", []string{"2026-10-25T08:00Z/2026-10-25T11:00Z"}},
		{"the morning is right in Vienna in March", "Europe/Vienna", "2026-03-29", "09:00-12:00", []string{"2026-03-29T07:00Z/2026-03-29T10:00Z"}},
		{"the morning is right in Vienna in October", "Europe/Vienna", "2026-10-25", "09:00-12:00", []string{"2026-10-25T08:00Z/2026-10-25T11:00Z"}},
		{"the morning is right in New York in March", "America/New_York", "2026-03-08", "09:00-12:00", []string{"2026-03-08T13:00Z/2026-03-08T16:00Z"}},
		{"the morning is right in New York in November", "America/New_York", "2026-11-01", "09:00-12:00", []string{"2026-11-01T14:00Z/2026-11-01T17:00Z"}},
		{"the morning is right on Lord Howe in April", "Australia/Lord_Howe", "2026-04-05", "09:00-12:00", []string{"2026-04-04T22:30Z/2026-04-05T01:30Z"}},
		{"the morning is right on Lord Howe in October", "Australia/Lord_Howe", "2026-10-04", "09:00-12:00", []string{"2026-10-03T22:00Z/2026-10-04T01:00Z"}},
		{"the morning is right in Santiago in April", "America/Santiago", "2026-04-05", "09:00-12:00", []string{"2026-04-05T13:00Z/2026-04-05T16:00Z"}},
		{"the morning is right in Santiago in September", "America/Santiago", "2026-09-06", "09:00-12:00", []string{"2026-09-06T12:00Z/2026-09-06T15:00Z"}},
		{"the morning is right in Beirut in March", "Asia/Beirut", "2026-03-29", "09:00-12:00", []string{"2026-03-29T06:00Z/2026-03-29T09:00Z"}},
		{"the morning is right in Beirut in October", "Asia/Beirut", "2026-10-25", "09:00-12:00", []string{"2026-10-25T07:00Z/2026-10-25T10:00Z"}},
		{"the morning of 29 February", "Europe/Vienna", "2028-02-29", "09:00-12:00", []string{"2028-02-29T08:00Z/2028-02-29T11:00Z"}},
		{"hours that are the gap vanish", "Europe/Amsterdam", "2026-03-29", "02:00-03:00", nil},
		{"hours within the gap vanish", "Europe/Amsterdam", "2026-03-29", "02:15-02:45", nil},
		{"hours around the gap lose an hour", "Europe/Amsterdam", "2026-03-29", "01:30-03:30", []string{"2026-03-29T00:30Z/2026-03-29T01:30Z"}},
		{"hours that end in the gap end with the jump", "Europe/Amsterdam", "2026-03-29", "01:00-02:30", []string{"2026-03-29T00:00Z/2026-03-29T01:00Z"}},
		{"hours that start in the gap start with the jump", "Europe/Amsterdam", "2026-03-29", "02:30-04:00", []string{"2026-03-29T01:00Z/2026-03-29T02:00Z"}},
		{"hours on both sides of the gap are joined", "Europe/Amsterdam", "2026-03-29", "01:00-02:00 03:00-04:00", []string{"2026-03-29T00:00Z/2026-03-29T02:00Z"}},
		{"hours that are the repeated hour last two", "Europe/Amsterdam", "2026-10-25", "02:00-03:00", []string{"2026-10-25T00:00Z/2026-10-25T02:00Z"}},
		{"hours within the repeated hour open first and close second", "Europe/Amsterdam", "2026-10-25", "02:15-02:45", []string{"2026-10-25T00:15Z/2026-10-25T01:45Z"}},
		{"hours that start in the repeated hour open at the first", "Europe/Amsterdam", "2026-10-25", "02:30-04:00", []string{"2026-10-25T00:30Z/2026-10-25T03:00Z"}},
		{"hours that run into the repeated hour close at the second", "Europe/Amsterdam", "2026-10-25", "01:00-02:30", []string{"2026-10-24T23:00Z/2026-10-25T01:30Z"}},
		{"hours that end where the repeat begins close on time", "Europe/Amsterdam", "2026-10-25", "01:00-02:00", []string{"2026-10-24T23:00Z/2026-10-25T00:00Z"}},
		{"hours that start after the repeat are untouched", "Europe/Amsterdam", "2026-10-25", "03:00-04:00", []string{"2026-10-25T02:00Z/2026-10-25T03:00Z"}},
		{"hours around half an hour missing lose half an hour", "Australia/Lord_Howe", "2026-10-04", "01:00-03:00", []string{"2026-10-03T14:30Z/2026-10-03T16:00Z"}},
		{"hours within half an hour missing vanish", "Australia/Lord_Howe", "2026-10-04", "02:00-02:30", nil},
		{"hours that are a repeated half hour last an hour", "Australia/Lord_Howe", "2026-04-05", "01:30-02:00", []string{"2026-04-04T14:30Z/2026-04-04T15:30Z"}},
		{"hours in a gap at midnight vanish", "America/Santiago", "2026-09-06", "00:00-01:00", nil},
		{"hours around a gap at midnight start with the jump", "Asia/Beirut", "2026-03-29", "00:00-02:00", []string{"2026-03-28T22:00Z/2026-03-28T23:00Z"}},
		{"hours in a repeated last hour of the day", "America/Santiago", "2026-04-04", "23:00-24:00", []string{"2026-04-05T02:00Z/2026-04-05T04:00Z"}},
		{"hours in a repeated first hour of the day", "America/Havana", "2026-11-01", "00:00-01:00", []string{"2026-11-01T04:00Z/2026-11-01T06:00Z"}},
		{"hours up to a midnight that comes twice close at the first", "America/Havana", "2026-10-31", "23:00-24:00", []string{"2026-11-01T03:00Z/2026-11-01T04:00Z"}},
		{"the whole of a short day", "Europe/Vienna", "2026-03-29", "00:00-24:00", []string{"2026-03-28T23:00Z/2026-03-29T22:00Z"}},
		{"the whole of a long day", "Europe/Vienna", "2026-10-25", "00:00-24:00", []string{"2026-10-24T22:00Z/2026-10-25T23:00Z"}},
		{"nothing opens on a day the zone skipped", "Pacific/Apia", "2011-12-30", "09:00-12:00", nil},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			zone, d := load(t, c.zone), date(t, c.day)
			var w Week
			w[d.Weekday()] = on(t, c.hours)[d.Weekday()]
			got := w.Windows(Of(d.Span(zone).StartTime().Add(-48*time.Hour), d.Span(zone).EndTime().Add(48*time.Hour)), zone)
			if want := spans(t, c.want...); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", shown(got), shown(want))
			}
		})
	}
}

// shown writes spans so that a failure can be read.
func shown(spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.StartTime().Format(time.RFC3339)+"/"+s.EndTime().Format(time.RFC3339))
	}
	return out
}

func TestWindowsOverSeveralDays(t *testing.T) {
	cases := []struct {
		name, zone, week, over string
		want                   []string
	}{
		{"hours up to and from midnight are joined", "Europe/Vienna", "mo 22:00-24:00; tu 00:00-02:00",
			"2028-02-27T00:00Z/2028-03-02T00:00Z", []string{"2028-02-28T21:00Z/2028-02-29T01:00Z"}},
		{"hours are joined at a midnight in a gap", "America/Santiago", "sa 22:00-24:00; su 00:00-02:00",
			"2026-09-05T00:00Z/2026-09-07T00:00Z", []string{"2026-09-06T02:00Z/2026-09-06T05:00Z"}},
		{"hours are joined at a midnight that comes twice", "America/Havana", "sa 22:00-24:00; su 00:00-02:00",
			"2026-10-31T00:00Z/2026-11-02T00:00Z", []string{"2026-11-01T02:00Z/2026-11-01T07:00Z"}},
		{"a week always open is one window across a change", "Europe/Amsterdam", "always",
			"2026-03-01T00:30Z/2026-11-30T00:45Z", []string{"2026-03-01T00:30Z/2026-11-30T00:45Z"}},
		{"a week always closed has none", "Europe/Amsterdam", "", "2026-03-01T00:00Z/2026-11-30T00:00Z", nil},
		{"windows are clipped at both ends", "Europe/Amsterdam", "mo 09:00-12:00; tu 09:00-12:00",
			"2026-06-01T08:00Z/2026-06-02T09:00Z", []string{"2026-06-01T08:00Z/2026-06-01T10:00Z", "2026-06-02T07:00Z/2026-06-02T09:00Z"}},
		{"a window that only touches is left out", "Europe/Amsterdam", "mo 09:00-12:00",
			"2026-06-01T10:00Z/2026-06-02T09:00Z", nil},
		{"a reversed stretch has none", "Europe/Amsterdam", "always", "2026-06-02T00:00Z/2026-06-01T00:00Z", nil},
		{"a zero-length stretch has none", "Europe/Amsterdam", "always", "2026-06-01T00:00Z/2026-06-01T00:00Z", nil},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			got := week(t, c.week).Windows(spans(t, c.over)[0], load(t, c.zone))
			if want := spans(t, c.want...); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", shown(got), shown(want))
			}
		})
	}
}

// drawHours cuts a day at distinct minutes, which gives hours in order.
func drawHours(t *rapid.T) []Hours {
	cuts := rapid.SliceOfNDistinct(rapid.IntRange(0, minutesPerDay), 0, 6, rapid.ID[int]).Draw(t, "cuts")
	slices.Sort(cuts)
	var hours []Hours
	for i := 0; i+1 < len(cuts); i++ {
		if rapid.Bool().Draw(t, "open") {
			hours = append(hours, Hours{From: cuts[i], To: cuts[i+1]})
		}
	}
	return hours
}

func drawWeek(t *rapid.T) (w Week) {
	for day := range w {
		w[day] = drawHours(t)
	}
	return w
}

func TestWindowsAgreeWithReadingTheClockEveryMinute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		zone, w := load(t, rapid.SampledFrom(propertyZones).Draw(rt, "zone")), drawWeek(rt)
		d := drawDate(rt, zone)
		over := Of(d.Span(zone).StartTime(), d.AddDays(2).Span(zone).EndTime())
		windows := w.Windows(over, zone)
		if !slices.Equal(windows, Common(windows, []Span{over})) {
			rt.Fatalf("not merged and clipped: %v", shown(windows))
		}
		for at := over.StartTime(); at.Before(over.EndTime()); at = at.Add(time.Minute) {
			inside := slices.ContainsFunc(windows, Of(at, at.Add(time.Minute)).Overlaps)
			if open := w.openAt(at.In(zone)); open != inside && (open || !nearRepeat(at, zone)) {
				rt.Fatalf("%v: the week says %v, the windows say %v", at.In(zone), open, inside)
			}
		}
	})
}

func (w Week) openAt(local time.Time) bool {
	minute := local.Hour()*60 + local.Minute()
	return slices.ContainsFunc(w[local.Weekday()], func(h Hours) bool { return h.From <= minute && minute < h.To })
}

// nearRepeat reports whether the clock shows at some time what it shows at
// another: only there may a window hold readings at which the week is closed.
func nearRepeat(at time.Time, zone *time.Location) bool {
	local := at.In(zone)
	_, _, r := At(DateOf(at, zone), local.Hour()*60+local.Minute(), zone)
	return r == Twice
}

func TestWeekText(t *testing.T) {
	good := map[string]string{
		"":       "",
		"always": "always",
		"mo 09:00-12:00 13:00-17:00; tu 00:00-24:00":   "mo 09:00-12:00 13:00-17:00; tu 00:00-24:00",
		"su 10:00-11:00;mo   09:00-12:00":              "mo 09:00-12:00; su 10:00-11:00",
		"we 09:00-12:00 12:00-13:00":                   "we 09:00-12:00 12:00-13:00",
		"mo 00:00-24:00;tu 00:00-24:00;we 00:00-24:00": "mo 00:00-24:00; tu 00:00-24:00; we 00:00-24:00",
	}
	for text, want := range good {
		if got := week(t, text).String(); got != want {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
	if got := on(t, "00:00-24:00").String(); got != "always" {
		t.Errorf("seven whole days come back as %q", got)
	}
	for _, text := range []string{
		" ", ";", "mo", "mo 09:00-12:00;", "mo 09:00-12:00; mo 13:00-14:00", "monday 09:00-12:00", "MO 09:00-12:00",
		"mo 09:00", "mo 09:00-", "mo 9:00-12:00", "mo 12:00-09:00", "mo 09:00-09:00", "mo 13:00-14:00 09:00-10:00",
		"mo 09:00-12:00 11:00-13:00", "mo 22:00-26:00", "mo 09:00-10:00-11:00", "Always", "always; mo 09:00-10:00",
	} {
		if w, err := ParseWeek(text); err == nil {
			t.Errorf("ParseWeek(%q) = %v without an error", text, w)
		}
	}
}

func TestValidate(t *testing.T) {
	cases := []struct {
		name  string
		hours []Hours
		good  bool
	}{
		{"no hours are fine", nil, true},
		{"hours that touch are fine", []Hours{{0, 60}, {60, 1440}}, true},
		{"hours that overlap are refused", []Hours{{0, 61}, {60, 1440}}, false},
		{"hours out of order are refused", []Hours{{60, 120}, {0, 30}}, false},
		{"hours before the day are refused", []Hours{{-1, 60}}, false},
		{"hours past the day are refused", []Hours{{0, 1441}}, false},
		{"zero-length hours are refused", []Hours{{60, 60}}, false},
		{"reversed hours are refused", []Hours{{120, 60}}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var w Week
			w[time.Saturday] = c.hours
			if err := w.Validate(); (err == nil) != c.good {
				t.Errorf("Validate = %v", err)
			}
		})
	}
	astray := everyDay(Hours{From: 120, To: 60}, Hours{From: -60, To: 2000})
	if got := astray.Windows(spans(t, "2026-10-20T00:00Z/2026-10-30T00:00Z")[0], load(t, "Europe/Vienna")); got != nil {
		t.Errorf("hours that are refused open %v", shown(got))
	}
}

func TestWeekTextRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWeek(t)
		back, err := ParseWeek(w.String())
		if err != nil || !reflect.DeepEqual(back, w) {
			t.Fatalf("%q comes back as %q, %v", w, back, err)
		}
	})
}

func FuzzParseWeek(f *testing.F) {
	for _, seed := range []string{"", "always", "mo 09:00-12:00 13:00-17:00; tu 00:00-24:00", "mo", ";", "su 10:00-9:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ParseWeek(s)
		if err != nil {
			return
		}
		back, err := ParseWeek(w.String())
		if err != nil || !reflect.DeepEqual(back, w) || w.Validate() != nil {
			t.Errorf("%q comes back as %q, %v", s, back, err)
		}
	})
}
