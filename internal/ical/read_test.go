package ical_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	_ "time/tzdata"

	"bureau/internal/ical"
	"bureau/internal/span"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func calendar(lines ...string) []byte {
	return []byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n")
}

func one(t *testing.T, lines ...string) ical.Event {
	t.Helper()
	all := append(append([]string{"BEGIN:VEVENT"}, lines...), "END:VEVENT")
	c, err := ical.Read(calendar(all...), zone(t, "Europe/Brussels"))
	if err != nil || len(c.Events) != 1 {
		t.Fatalf("%v: %d events, left %v", err, len(c.Events), c.Left)
	}
	return c.Events[0]
}

func TestAnEventIsReadWithItsZone(t *testing.T) {
	for name, c := range map[string]struct {
		lines      []string
		start, end string // UTC
	}{
		"a zone by name":        {[]string{"DTSTART;TZID=Europe/Brussels:20261103T090000", "DTEND;TZID=Europe/Brussels:20261103T170000"}, "2026-11-03T08:00:00Z", "2026-11-03T16:00:00Z"},
		"UTC":                   {[]string{"DTSTART:20261103T090000Z", "DURATION:PT1H30M"}, "2026-11-03T09:00:00Z", "2026-11-03T10:30:00Z"},
		"no zone":               {[]string{"DTSTART:20260703T090000", "DTEND:20260703T100000"}, "2026-07-03T07:00:00Z", "2026-07-03T08:00:00Z"},
		"a zone as Outlook has": {[]string{`DTSTART;TZID="W. Europe Standard Time":20260703T090000`, "DURATION:P1D"}, "2026-07-03T07:00:00Z", "2026-07-04T07:00:00Z"},
		"a place before it":     {[]string{"DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Vienna:20260703T090000"}, "2026-07-03T07:00:00Z", "2026-07-03T07:00:00Z"},
		"in a gap, as before":   {[]string{"DTSTART;TZID=Europe/Brussels:20260329T023000"}, "2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z"},
		"twice, the first":      {[]string{"DTSTART;TZID=Europe/Brussels:20261025T023000"}, "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z"},
		"a day over the change": {[]string{"DTSTART;TZID=Europe/Brussels:20260328T120000", "DURATION:P1D"}, "2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"},
		"a parameter to ignore": {[]string{"DTSTART;X=1:20261103T090000Z"}, "2026-11-03T09:00:00Z", "2026-11-03T09:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			e := one(t, c.lines...)
			if got := e.Start.UTC().Format(time.RFC3339); got != c.start {
				t.Errorf("starts %s, not %s", got, c.start)
			}
			if got := e.End.UTC().Format(time.RFC3339); got != c.end {
				t.Errorf("ends %s, not %s", got, c.end)
			}
		})
	}
}

func TestAHolidayIsReadAsItsDays(t *testing.T) {
	for name, c := range map[string]struct {
		lines       []string
		first, last string
	}{
		"one day":         {[]string{"DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226"}, "2026-12-25", "2026-12-25"},
		"three":           {[]string{"DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"}, "2026-12-24", "2026-12-26"},
		"without an end":  {[]string{"DTSTART;VALUE=DATE:20261225"}, "2026-12-25", "2026-12-25"},
		"ending the same": {[]string{"DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"}, "2026-12-25", "2026-12-25"},
		"a week long":     {[]string{"DTSTART;VALUE=DATE:20261225", "DURATION:P1W"}, "2026-12-25", "2026-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			e := one(t, append(c.lines, "SUMMARY:Kerst\\, vrij\\nhoera", "RRULE:FREQ=YEARLY")...)
			if !e.AllDay || e.First.String() != c.first || e.Last.String() != c.last {
				t.Errorf("%v from %s to %s", e.AllDay, e.First, e.Last)
			}
			if e.Summary != "Kerst, vrij\nhoera" || e.Rule != "FREQ=YEARLY" {
				t.Errorf("read %q and %q", e.Summary, e.Rule)
			}
		})
	}
}

func TestWhatCannotBeUnderstoodIsLeftOutAndTheRestCounts(t *testing.T) {
	for name, bad := range map[string]string{
		"no start": "SUMMARY:x", "no date": "DTSTART:yesterday", "a month of 13": "DTSTART;VALUE=DATE:20261301",
		"no zone of this world": "DTSTART;TZID=Mars/Olympus:20260101T100000", "a zone that climbs": "DTSTART;TZID=../../etc/passwd:20260101T100000",
		"an end before": "DTSTART:20260101T100000Z\r\nDTEND:20250101T100000Z", "a mix": "DTSTART:20260101T100000Z\r\nDTEND;VALUE=DATE:20260102",
		"a bad duration": "DTSTART:20260101T100000Z\r\nDURATION:soon", "25 o'clock": "DTSTART:20260101T250000Z",
	} {
		t.Run(name, func(t *testing.T) {
			c, err := ical.Read(calendar("BEGIN:VEVENT", bad, "END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260101", "END:VEVENT"), time.UTC)
			if err != nil || len(c.Events) != 1 || len(c.Left) != 1 || c.Left[0].Line != 3 {
				t.Errorf("%v: %d events, left %v", err, len(c.Events), c.Left)
			}
		})
	}
}

func TestATextBeyondTheBoundsIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":            {"", ical.ErrFormat},
		"a picture":          {"\x89PNG\r\n\x1a\n", ical.ErrFormat},
		"no end":             {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", ical.ErrFormat},
		"the wrong end":      {"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", ical.ErrFormat},
		"something else":     {"BEGIN:VCARD\r\nEND:VCARD\r\n", ical.ErrFormat},
		"too large":          {strings.Repeat("x", ical.MaxSize+1), ical.ErrTooLarge},
		"a line too long":    {"BEGIN:VCALENDAR\r\nX:" + strings.Repeat("y", ical.MaxLine) + "\r\nEND:VCALENDAR", ical.ErrTooLarge},
		"folded without end": {"BEGIN:VCALENDAR\r\nX:" + strings.Repeat("\r\n y", ical.MaxLine), ical.ErrTooLarge},
		"too deep":           {"BEGIN:VCALENDAR\r\n" + strings.Repeat("BEGIN:X\r\n", 100_000), ical.ErrTooLarge},
		"too many": {string(calendar(strings.TrimSuffix(strings.Repeat("BEGIN:VEVENT\r\nDTSTART:20260101\r\nEND:VEVENT\r\n", ical.MaxItems+1), "\r\n"))),
			ical.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ical.Read([]byte(c.text), time.UTC); !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestSeveralCalendarsAndOldTextAreRead(t *testing.T) {
	text := "\xef\xbb\xbf" + strings.Repeat("BEGIN:VCALENDAR\nMETHOD:publish\nBEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:No\xebl\nATTENDEE;CN=\"A; B\":MAILTO:a@b.example\n"+
		"EXDATE:20260102,20260103\nBEGIN:VALARM\nSUMMARY:other\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n", 2)
	c, err := ical.Read([]byte(text), time.UTC)
	if err != nil || len(c.Events) != 2 || c.Method != ical.Publish {
		t.Fatalf("%v: %+v", err, c)
	}
	e := c.Events[1]
	if e.Summary != "Noël" || !slices.Equal(e.Attendees, []ical.Person{{Name: "A; B", Email: "a@b.example"}}) || len(e.Except) != 2 {
		t.Errorf("%+v", e)
	}
}

func date(t testing.TB, s string) span.Date {
	t.Helper()
	d, err := span.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func FuzzRead(f *testing.F) {
	f.Add(calendar("BEGIN:VEVENT", "DTSTART;TZID=Europe/Brussels:20260329T023000", "DURATION:P1DT2H", "RRULE:FREQ=WEEKLY;BYDAY=MO", "END:VEVENT"))
	f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;X=1\n :20260101\nEND:VEVENT\nEND:VCALENDAR"))
	f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;X=1\nEND:VEVENT\nEND:VCALENDAR"))
	brussels := zone(f, "Europe/Brussels")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ical.Read(data, brussels)
		if err != nil {
			return
		}
		for _, e := range c.Events {
			if !e.AllDay && e.End.Before(e.Start) || e.AllDay && e.Last.Before(e.First) {
				t.Fatalf("an event that ends before it starts: %+v", e)
			}
			r := ical.Recurrence{Rule: e.Rule, Start: span.DateOf(e.Start, time.UTC), Zone: time.UTC}
			dates, _, err := r.Dates(r.Start, r.Start.AddDays(400), 50)
			if len(dates) > 50 || err != nil && !errors.Is(err, ical.ErrRule) {
				t.Fatalf("%d dates, %v", len(dates), err)
			}
		}
		if text, err := (ical.Calendar{Events: written(c.Events)}).Write(); err == nil {
			again, err := ical.Read(text, brussels)
			if err != nil || len(again.Events) != len(written(c.Events)) {
				t.Fatalf("what was written is not read again: %v, %v\n%s", err, again.Left, text)
			}
		}
	})
}

// written gives events what they need to be written.
func written(all []ical.Event) []ical.Event {
	var out []ical.Event
	for i, e := range all {
		e.UID, e.Stamp, e.Status, e.Class = fmt.Sprint("u", i), time.Unix(0, 0), "", ""
		if e.AllDay || e.Start.Before(e.End) && e.Start.Year() > 1800 && e.Start.Year() < 2300 {
			out = append(out, e)
		}
	}
	return out
}
