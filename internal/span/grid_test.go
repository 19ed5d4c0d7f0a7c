package span

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestGrid(t *testing.T) {
	cases := []struct {
		name, zone   string
		windows      []string
		length, step time.Duration
		want         []string
	}{
		{"starts leave room for the length", "Europe/Amsterdam", []string{"2026-06-01T07:00Z/2026-06-01T09:00Z"}, time.Hour, 30 * time.Minute,
			[]string{"2026-06-01T07:00Z", "2026-06-01T07:30Z", "2026-06-01T08:00Z"}},
		{"a length exactly as long as the window fits once", "Europe/Amsterdam", []string{"2026-06-01T07:00Z/2026-06-01T08:00Z"}, time.Hour, 15 * time.Minute,
			[]string{"2026-06-01T07:00Z"}},
		{"a length one minute longer than the window does not fit", "Europe/Amsterdam", []string{"2026-06-01T07:00Z/2026-06-01T08:00Z"}, 61 * time.Minute, 15 * time.Minute, nil},
		{"starts follow the clock and not the window", "Europe/Amsterdam", []string{"2026-06-01T07:10Z/2026-06-01T09:00Z"}, time.Hour, 30 * time.Minute,
			[]string{"2026-06-01T07:30Z", "2026-06-01T08:00Z"}},
		{"starts follow the clock of a zone off the full hour", "Asia/Kathmandu", []string{"2026-06-01T00:00Z/2026-06-01T02:30Z"}, time.Hour, time.Hour,
			[]string{"2026-06-01T00:15Z", "2026-06-01T01:15Z"}},
		{"touching windows give room across the seam", "UTC", []string{"2028-02-29T00:00Z/2028-02-29T01:00Z", "2028-02-28T23:00Z/2028-02-29T00:00Z"}, 90 * time.Minute, 30 * time.Minute,
			[]string{"2028-02-28T23:00Z", "2028-02-28T23:30Z"}},
		{"a break between windows is not crossed", "UTC", []string{"2026-06-01T00:00Z/2026-06-01T01:00Z", "2026-06-01T01:01Z/2026-06-01T02:00Z"}, time.Hour, time.Hour,
			[]string{"2026-06-01T00:00Z"}},
		{"a step that does not divide the day starts anew at midnight", "UTC", []string{"2028-02-28T10:00Z/2028-02-29T10:00Z"}, time.Hour, 7 * time.Hour,
			[]string{"2028-02-28T14:00Z", "2028-02-28T21:00Z", "2028-02-29T00:00Z", "2028-02-29T07:00Z"}},
		{"no start falls in a gap", "Europe/Amsterdam", []string{"2026-03-29T00:00Z/2026-03-29T02:00Z"}, 30 * time.Minute, 30 * time.Minute,
			[]string{"2026-03-29T00:00Z", "2026-03-29T00:30Z", "2026-03-29T01:00Z", "2026-03-29T01:30Z"}},
		{"both instants of a repeated reading are starts", "Europe/Amsterdam", []string{"2026-10-25T00:00Z/2026-10-25T03:00Z"}, time.Hour, time.Hour,
			[]string{"2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z"}},
		{"after a gap of half an hour starts are on the full hour again", "Australia/Lord_Howe", []string{"2026-10-03T14:30Z/2026-10-03T18:00Z"}, time.Hour, time.Hour,
			[]string{"2026-10-03T14:30Z", "2026-10-03T16:00Z", "2026-10-03T17:00Z"}},
		{"a repeated half hour gives its half hour twice", "Australia/Lord_Howe", []string{"2026-04-04T14:00Z/2026-04-04T16:30Z"}, 30 * time.Minute, 30 * time.Minute,
			[]string{"2026-04-04T14:00Z", "2026-04-04T14:30Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z", "2026-04-04T16:00Z"}},
		{"a gap over midnight does not shift the starts after it", "America/Santiago", []string{"2026-09-06T03:00Z/2026-09-06T07:00Z"}, time.Hour, 2 * time.Hour,
			[]string{"2026-09-06T05:00Z"}},
		{"a zero-length or reversed window has no starts", "UTC", []string{"2026-06-01T00:00Z/2026-06-01T00:00Z", "2026-06-01T03:00Z/2026-06-01T01:00Z"}, time.Minute, time.Minute, nil},
		{"a zero length has no starts", "UTC", []string{"2026-06-01T00:00Z/2026-06-01T01:00Z"}, 0, time.Minute, nil},
		{"a zero step has no starts", "UTC", []string{"2026-06-01T00:00Z/2026-06-01T01:00Z"}, time.Minute, 0, nil},
		{"a negative step has no starts", "UTC", []string{"2026-06-01T00:00Z/2026-06-01T01:00Z"}, time.Minute, -time.Minute, nil},
	}
	for _, c := range cases {
		underEveryLocal(t, c.name, func(t *testing.T) {
			var want []int64
			for _, s := range c.want {
				want = append(want, utc(t, s).UnixMicro())
			}
			got := Grid(spans(t, c.windows...), c.length, c.step, load(t, c.zone))
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestGridAgreesWithReadingTheClockEveryMinute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		zone := load(t, rapid.SampledFrom(propertyZones).Draw(rt, "zone"))
		start := drawDate(rt, zone).Span(zone).StartTime()
		length := rapid.IntRange(1, 300).Draw(rt, "length")
		step := rapid.SampledFrom([]int{1, 5, 7, 15, 30, 45, 60, 90, 1440, 2000}).Draw(rt, "step")
		from, minutes := rapid.IntRange(-200, 1500).Draw(rt, "from"), rapid.IntRange(0, 1500).Draw(rt, "minutes")
		window := Of(start.Add(time.Duration(from)*time.Minute), start.Add(time.Duration(from+minutes)*time.Minute))
		var want []int64
		for i := range max(0, minutes-length+1) {
			at := window.StartTime().Add(time.Duration(i) * time.Minute).In(zone)
			if (at.Hour()*60+at.Minute())%step == 0 {
				want = append(want, at.UnixMicro())
			}
		}
		got := Grid([]Span{window}, time.Duration(length)*time.Minute, time.Duration(step)*time.Minute, zone)
		if !slices.Equal(got, want) {
			rt.Fatalf("from %v: got %v, want %v", window.StartTime().In(zone), got, want)
		}
	})
}

func TestGridEndsAtTheEndOfTime(t *testing.T) {
	end := Span{Start: 1<<63 - 1 - int64(time.Hour/time.Microsecond), End: 1<<63 - 1}
	for _, zone := range []string{"UTC", "Europe/Amsterdam", "Australia/Lord_Howe"} {
		if got := Grid([]Span{end}, time.Minute, 30*time.Minute, load(t, zone)); len(got) > 2 {
			t.Errorf("%s: %d starts in the last hour", zone, len(got))
		}
	}
}
