package ical_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/teambition/rrule-go"

	"bureau/internal/ical"
)

func meeting(start time.Time) ical.Event {
	return ical.Event{UID: "reservation-1@office.example", Sequence: 3, Stamp: start.Add(-time.Hour), Start: start, End: start.Add(8 * time.Hour),
		Summary: "Desk 4; by the window, \\ quiet", Description: strings.Repeat("Fünf größere Räume 🪑 ", 20) + "\nsecond line",
		Location: "Rue de la Loi 16,\nBrussels", Status: "CONFIRMED",
		Organizer: ical.Person{Name: `The "office": Vega`, Email: "office@vega.example"}, Attendees: []ical.Person{{Name: "Anna", Email: "anna@vega.example"}}}
}

func TestWhatIsWrittenIsReadAsItWas(t *testing.T) {
	start := time.Date(2026, 7, 3, 9, 0, 0, 0, zone(t, "Europe/Brussels"))
	e := meeting(start)
	text, err := ical.Calendar{Method: ical.Request, Events: []ical.Event{e}}.Write()
	if err != nil {
		t.Fatal(err)
	}
	c, err := ical.Read(text, time.UTC)
	if err != nil || len(c.Events) != 1 || c.Method != ical.Request {
		t.Fatalf("%v %+v\n%s", err, c, text)
	}
	got := c.Events[0]
	if got.Summary != e.Summary || got.Description != e.Description || got.Location != e.Location || got.Sequence != 3 || got.UID != e.UID ||
		!got.Start.Equal(e.Start) || !got.End.Equal(e.End) || !got.Stamp.Equal(e.Stamp) || got.Organizer.Email != "office@vega.example" ||
		got.Organizer.Name != `The 'office': Vega` || got.Attendees[0] != e.Attendees[0] {
		t.Errorf("%+v\n%s", got, text)
	}
	for _, l := range bytes.Split(bytes.TrimSuffix(text, []byte("\r\n")), []byte("\r\n")) {
		if len(l) > 75 || !utf8.Valid(l) || bytes.ContainsAny(l, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(l), l)
		}
	}
}

func TestNothingInATextBecomesALineOfItsOwn(t *testing.T) {
	e := meeting(time.Date(2026, 7, 3, 9, 0, 0, 0, time.UTC))
	e.Summary, e.Location, e.UID = "x\r\nATTENDEE:mailto:evil@x.example", "y\nEND:VEVENT", "u\r\nX:1"
	e.Organizer = ical.Person{Name: "n\r\nMETHOD:CANCEL\"", Email: "a@b.example"}
	e.Attendees = []ical.Person{{Name: "n", Email: "a@b.example\u0085 c"}}
	text, err := ical.Calendar{Events: []ical.Event{e}}.Write()
	if err != nil {
		t.Fatal(err)
	}
	c, err := ical.Read(text, time.UTC)
	if err != nil || len(c.Events) != 1 || len(c.Events[0].Attendees) != 1 || c.Method != "" || c.Events[0].UID != "u\nX:1" {
		t.Errorf("%v %+v\n%s", err, c, text)
	}
}

func TestAnEventThatIsNoneIsNotWritten(t *testing.T) {
	at := time.Date(2026, 7, 3, 9, 0, 0, 0, time.UTC)
	for name, spoil := range map[string]func(*ical.Event){
		"no UID": func(e *ical.Event) { e.UID = "" }, "no stamp": func(e *ical.Event) { e.Stamp = time.Time{} },
		"no time": func(e *ical.Event) { e.End = e.Start }, "two zones": func(e *ical.Event) { e.End = e.End.In(zone(t, "Europe/Paris")) },
		"the machine's zone": func(e *ical.Event) { e.Start, e.End = e.Start.Local(), e.End.Local() },
		"a rule of two":      func(e *ical.Event) { e.Rule = "FREQ=DAILY\r\nX:1" },
	} {
		e := meeting(at)
		spoil(&e)
		if _, err := (ical.Calendar{Events: []ical.Event{e}}).Write(); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}

// observed finds the offset that a VTIMEZONE gives to a wall-clock reading, as a reader of the text would.
func observed(t *testing.T, text []byte, reading time.Time) string {
	t.Helper()
	best, offset := time.Time{}, ""
	var start time.Time
	var to, rule string
	for _, l := range strings.Split(string(text), "\r\n") {
		name, value, _ := strings.Cut(l, ":")
		switch name {
		case "BEGIN":
			to, rule = "", ""
		case "DTSTART":
			start, _ = time.Parse("20060102T150405", value)
		case "TZOFFSETTO":
			to = value
		case "RRULE":
			rule = value
		case "END":
			if to == "" || start.After(reading) {
				continue
			}
			at := start
			if rule != "" {
				option, err := rrule.StrToROption(rule)
				if err != nil {
					t.Fatal(err)
				}
				option.Dtstart = start
				r, err := rrule.NewRRule(*option)
				if err != nil {
					t.Fatal(err)
				}
				at = r.Before(reading, true)
			}
			if !at.Before(best) {
				best, offset = at, to
			}
			to = ""
		}
	}
	return offset
}

func TestAZoneIsWrittenAsItsClocksAreSet(t *testing.T) {
	for _, name := range []string{"Europe/Brussels", "Europe/London", "Europe/Dublin", "America/New_York", "Australia/Sydney", "Asia/Tokyo",
		"Asia/Kolkata", "Africa/Casablanca", "America/Santiago", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Auckland"} {
		t.Run(name, func(t *testing.T) {
			z := zone(t, name)
			first := time.Date(2026, 2, 3, 12, 0, 0, 0, z)
			e := meeting(first)
			text, err := ical.Calendar{Events: []ical.Event{e}}.Write()
			if err != nil {
				t.Fatal(err)
			}
			text = text[:bytes.Index(text, []byte("BEGIN:VEVENT"))]
			for d := range 11 * 365 {
				at := time.Date(2026, 2, 3+d, 12, 0, 0, 0, z)
				reading := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, time.UTC)
				if got, want := observed(t, text, reading), at.Format("-0700"); got != want {
					t.Fatalf("%s: %s in the text, %s in truth\n%s", at, got, want, text)
				}
			}
		})
	}
}

func TestAZoneWithAYearlyRuleIsShort(t *testing.T) {
	text, err := ical.Calendar{Events: []ical.Event{meeting(time.Date(2026, 2, 3, 12, 0, 0, 0, zone(t, "Europe/Brussels")))}}.Write()
	if err != nil || strings.Count(string(text), "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU") != 1 || strings.Count(string(text), "TZOFFSETTO") != 2 {
		t.Errorf("%v\n%s", err, text)
	}
}
