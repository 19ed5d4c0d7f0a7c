package directory_test

import (
	"testing"
	"time"

	"bureau/internal/directory"
	"bureau/internal/span"
)

func TestAClosedDayIsSaidInWords(t *testing.T) {
	week, err := span.ParseWeek("mo 09:00-17:00")
	if err != nil {
		t.Fatal(err)
	}
	site := directory.Site{Name: "Gent", Zone: time.UTC, Hours: week}
	at := func(day, hour int) span.Span {
		from := time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC)
		return span.Of(from, from.Add(time.Hour))
	}
	if why := site.WhyClosed(at(23, 9)); why != nil {
		t.Errorf("open, it is %v", why)
	}
	if got := site.WhyClosed(at(23, 20)).In("en"); got != "Gent is not open all through this time. Opening hours on that day: 09:00 – 17:00." {
		t.Errorf("outside its hours it says %q", got)
	}
	for lang, want := range map[string]string{"nl": "Gent is op di 24 nov gesloten.", "de": "Gent ist am Di., 24. Nov. geschlossen.",
		"en": "Gent is closed on Tue 24 Nov.", "fr": "Gent, le mar. 24 nov. : fermé."} {
		if got := site.WhyClosed(at(24, 9)).In(lang); got != want {
			t.Errorf("on a closed day it says %q", got)
		}
	}
}
