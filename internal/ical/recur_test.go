package ical_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"

	"bureau/internal/ical"
	"bureau/internal/span"
)

func text(dates []span.Date) string {
	out := make([]string, len(dates))
	for i, d := range dates {
		out[i] = d.String()[5:]
	}
	return strings.Join(out, " ")
}

func TestARuleGivesItsDates(t *testing.T) {
	for rule, want := range map[string]string{
		"FREQ=MONTHLY;BYDAY=1TU,SU;COUNT=4":                 "11-03 11-08 11-15 11-22",
		"FREQ=DAILY;COUNT=3":                                "11-02 11-03 11-04",
		"FREQ=DAILY;INTERVAL=10":                            "11-02 11-12 11-22 12-02 12-12 12-22",
		"FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5":                   "11-02 11-04 11-09 11-11 11-16",
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU":                   "11-03 11-17 12-01 12-15 12-29",
		"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261109":   "11-02 11-03 11-04 11-05 11-06 11-09",
		"FREQ=MONTHLY":                                      "11-02 12-02",
		"FREQ=MONTHLY;BYDAY=-1FR":                           "11-27 12-25",
		"FREQ=WEEKLY;UNTIL=20261109T080000Z":                "11-02 11-09", // 09:00 in Brussels
		"FREQ=WEEKLY;UNTIL=20261109T075959Z":                "11-02",
		"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25":              "12-25",
		"FREQ=DAILY;COUNT=1000000;BYDAY=SU":                 "11-08 11-15 11-22 11-29 12-06 12-13",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000": "",
		"RRULE:FREQ=MONTHLY;BYMONTHDAY=31":                  "12-31",
	} {
		t.Run(rule, func(t *testing.T) {
			r := ical.Recurrence{Rule: rule, Start: date(t, "2026-11-02"), Minute: 9 * 60, Zone: zone(t, "Europe/Brussels")}
			got, _, err := r.Dates(r.Start, date(t, "2026-12-31"), 6)
			if err != nil || text(got) != want {
				t.Errorf("%v: %s", err, text(got))
			}
		})
	}
}

// Another expander agrees wherever it can be asked: it reads a weekday with a number beside one without as both at once.
func TestRulesAreExpandedAsByTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := drawRule(t)
		start := span.Date{Year: 2024, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 800).Draw(t, "start"))
		last := start.AddDays(1500)
		got, _, err := ical.Recurrence{Rule: rule, Start: start, Zone: time.UTC}.Dates(start, last, 10_000)
		if err != nil {
			t.Fatal(rule, err)
		}
		option, err := rrule.StrToROption(rule)
		if err != nil {
			t.Fatal(rule, err)
		}
		option.Dtstart = start.Span(time.UTC).StartTime()
		if option.Until.IsZero() {
			option.Until = last.Span(time.UTC).StartTime()
		}
		other, err := rrule.NewRRule(*option)
		if err != nil {
			t.Fatal(rule, err)
		}
		var want []span.Date
		for _, at := range other.All() {
			want = append(want, span.DateOf(at, time.UTC))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s from %s:\n%v\n%v", rule, start, got, want)
		}
	})
}

func drawRule(t *rapid.T) string {
	freq := rapid.SampledFrom([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}).Draw(t, "freq")
	rule := fmt.Sprintf("FREQ=%s;INTERVAL=%d;WKST=%s", freq, rapid.IntRange(1, 4).Draw(t, "interval"), rapid.SampledFrom([]string{"MO", "SU", "TH"}).Draw(t, "wkst"))
	some := rapid.Bool()
	if some.Draw(t, "count?") {
		rule += fmt.Sprintf(";COUNT=%d", rapid.IntRange(1, 40).Draw(t, "count"))
	}
	if some.Draw(t, "month?") {
		rule += fmt.Sprintf(";BYMONTH=%d,%d", rapid.IntRange(1, 6).Draw(t, "month"), rapid.IntRange(7, 12).Draw(t, "month"))
	}
	if freq != "WEEKLY" && some.Draw(t, "day?") {
		rule += fmt.Sprintf(";BYMONTHDAY=%d,%d", rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(-28, -1).Draw(t, "day"))
	}
	if some.Draw(t, "weekday?") {
		nth := ""
		if freq == "MONTHLY" || freq == "YEARLY" && strings.Contains(rule, "BYMONTH=") {
			nth = rapid.SampledFrom([]string{"", "1", "2", "-1", "-2"}).Draw(t, "nth")
		}
		rule += fmt.Sprintf(";BYDAY=%s%s,%sFR", nth, rapid.SampledFrom([]string{"MO", "TU", "SU"}).Draw(t, "weekday"), nth)
		if (freq == "MONTHLY" || freq == "YEARLY") && some.Draw(t, "position?") {
			rule += rapid.SampledFrom([]string{";BYSETPOS=1", ";BYSETPOS=-1", ";BYSETPOS=1,-1"}).Draw(t, "position")
		}
	}
	return rule
}

func TestARuleIsExpandedNoFurtherThanAsked(t *testing.T) {
	r := ical.Recurrence{Rule: "FREQ=DAILY;COUNT=1000000", Start: date(t, "2026-11-02"), Zone: time.UTC}
	got, more, err := r.Dates(date(t, "2027-01-01"), date(t, "2080-01-01"), 10)
	if err != nil || !more || len(got) != 10 || got[0].String() != "2027-01-01" {
		t.Errorf("%v %v %s", err, more, text(got))
	}
}

func TestARuleThatCannotBeExpandedIsRefused(t *testing.T) {
	for _, rule := range []string{"", "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=3", "FREQ=HOURLY", "FREQ=DAILY;BYEASTER=400", "FREQ=DAILY;BYHOUR=1,2",
		"FREQ=DAILY;INTERVAL=2147483647", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;COUNT=-5", "FREQ=SOMETIMES", "FREQ=DAILY;UNTIL=then",
		"FREQ=DAILY;BYMONTHDAY=99", "FREQ=DAILY\nDTSTART:20260101", "DTSTART:19000101T000000Z;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=" + strings.Repeat("MO,", 1000)} {
		r := ical.Recurrence{Rule: rule, Start: date(t, "2026-11-02"), Zone: time.UTC}
		if _, _, err := r.Dates(r.Start, r.Start.AddDays(30), 5); !errors.Is(err, ical.ErrRule) {
			t.Errorf("%.60q: %v", rule, err)
		}
	}
	old := ical.Recurrence{Rule: "FREQ=DAILY", Start: date(t, "0001-01-01"), Zone: time.UTC}
	if err := old.Check(); !errors.Is(err, ical.ErrRule) {
		t.Error("a rule from the year 1 was expanded")
	}
}

func FuzzDates(f *testing.F) {
	f.Add("FREQ=WEEKLY;BYDAY=MO;COUNT=3")
	f.Add("FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU;UNTIL=20301231T000000Z")
	f.Add("FREQ=YEARLY;WKST=SU;BYYEARDAY=-366")
	f.Fuzz(func(t *testing.T, rule string) {
		r := ical.Recurrence{Rule: rule, Start: span.Date{Year: 2026, Month: 1, Day: 1}, Zone: time.UTC}
		last := r.Start.AddDays(3000)
		dates, _, err := r.Dates(r.Start, last, 100)
		if err != nil && !errors.Is(err, ical.ErrRule) || len(dates) > 100 {
			t.Fatalf("%v, %d dates", err, len(dates))
		}
		for i, d := range dates {
			if d.Before(r.Start) || last.Before(d) || i > 0 && !dates[i-1].Before(d) {
				t.Fatalf("%s", dates)
			}
		}
	})
}
