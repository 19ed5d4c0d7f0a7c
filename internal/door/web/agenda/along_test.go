package agenda

import (
	"net/url"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/door/web/kit"
	"bureau/internal/span"
)

func TestAnEndThatNobodyChangedGoesAlongWithTheBeginning(t *testing.T) {
	for _, c := range []struct{ from, to, end, was, want, wantEnd string }{
		{"11:00", "10:45", "", "10:00 10:45", "11:45", ""},
		{"09:30", "10:45", "", "10:00 10:45", "10:15", ""},
		{"10:00", "10:45", "", "10:00 10:45", "10:45", ""}, // another day only
		{"10:00", "11:30", "", "10:00 10:45", "11:30", ""}, // only longer
		{"11:00", "11:30", "", "10:00 10:45", "11:30", ""}, // both
		{"23:30", "10:45", "", "10:00 10:45", "00:15", "2026-11-25"},
		{"11:00", "10:45", "", "", "10:45", ""}, // dragged
		{"11:00", "x", "", "10:00 x", "x", ""},
		{"22:00", "01:00", "2026-11-25", "23:00 01:00", "01:00", "2026-11-25"}, // its end has a day of its own
	} {
		got := along(kit.Period{Date: "2026-11-24", From: c.from, To: c.to, End: c.end}, c.was)
		if got.To != c.want || got.End != c.wantEnd {
			t.Errorf("%+v ends at %q on %q", c, got.To, got.End)
		}
	}
}

func TestTheCalendarOpensOnTheWeekOfTheNextWorkingDay(t *testing.T) {
	date := func(day int) span.Date { return span.Date{Year: 2026, Month: time.November, Day: day} }
	for _, c := range []struct {
		view        string
		whole       bool
		today, want int
	}{
		{"week", false, 27, 27}, {"week", false, 28, 30}, {"week", false, 29, 30}, {"list", false, 29, 30}, {"week", true, 29, 29},
		{"day", false, 29, 29}, {"staff", false, 28, 28}, {"month", false, 29, 29}, {"week", false, 23, 23},
	} {
		b := boardPage{Query: query{appointment.Choice{View: c.view, Whole: c.whole}, date(c.today)}, Today: date(c.today)}
		if got := b.opening(); got != date(c.want) {
			t.Errorf("%+v opens on %s", c, got)
		}
	}
}

func TestANewAppointmentBeginsOnADayThatIsShown(t *testing.T) {
	today := span.Date{Year: 2026, Month: time.November, Day: 28}
	for view, want := range map[string]string{"day": "2026-12-10", "week": "2026-12-07", "month": "2026-12-10"} {
		b := boardPage{Query: query{appointment.Choice{View: view}, span.Date{Year: 2026, Month: time.December, Day: 10}}, Today: today}
		if got := dayOf(t, b.newLink()); got != want {
			t.Errorf("%s leads to %q", view, got)
		}
		if b.Query.Date = today; dayOf(t, b.newLink()) != "" {
			t.Errorf("%s of today leads to %s", view, b.newLink())
		}
	}
}

// dayOf is the day that a link to a new appointment says.
func dayOf(t *testing.T, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil || u.Path != "/calendar/new" {
		t.Fatalf("%s, %v", link, err)
	}
	return u.Query().Get("date")
}
