package workplace_test

import (
	"context"
	"testing"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func closes(o *officetest.Office, who directory.Actor, despite bool, days ...directory.Holiday) (directory.AddedHolidays, error) {
	return write(o, func(ctx context.Context, tx db.Tx) (directory.AddedHolidays, error) {
		return o.Workplaces.AddHolidays(ctx, tx, who, workplace.Holidays{Site: o.Demo.Sites[0].ID, Days: days, Despite: despite})
	})
}

func TestOnAHolidayNothingCanBeReservedAndSeriesSaySo(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk, owner := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1"), o.Demo.Owner.Actor
		day := directory.Holiday{Day: date(t, "2026-11-30"), Name: "St Andrew"}
		if did, err := closes(o, owner, false, day); err != nil || did.New != 1 {
			t.Fatalf("%+v %v", did, err)
		}
		for name, s := range map[string]span.Span{
			"on it":       span.Of(at(t, "2026-11-30 09:00"), at(t, "2026-11-30 10:00")),
			"into it":     span.Of(at(t, "2026-11-29 22:00"), at(t, "2026-11-30 00:30")),
			"out of it":   span.Of(at(t, "2026-11-30 23:30"), at(t, "2026-12-01 01:00")),
			"all over it": span.Of(at(t, "2026-11-29 12:00"), at(t, "2026-12-01 12:00")),
		} {
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Reserve(ctx, tx, anna, workplace.Reserve{Asset: desk.ID, Span: s})
			})
			f, ok := fault.As(err)
			if !ok || f.In("en") != "Amsterdam is closed on Mon 30 Nov (holiday: St Andrew). Choose another day." || f.In("nl") == f.In("en") {
				t.Errorf("%s: %v", name, err)
			}
		}
		reserves(t, o, anna, desk, at(t, "2026-11-29 22:00"), at(t, "2026-11-30 00:00"))
		seen := looks(t, o, anna, weekly(t, desk, workplace.Skip))
		if seen.Conflicts() != 1 || seen.Occurrences[1].Why == nil || seen.Occurrences[1].Day != day.Day || seen.Occurrences[1].Why.Args[2] != "St Andrew" {
			t.Errorf("the series is %+v", seen.Occurrences)
		}
		if s := seen.Site; !s.ClosingAfter(at(t, "2026-11-29 12:00")).Equal(at(t, "2026-11-30 00:00")) {
			t.Errorf("the evening before it closes at %s", s.ClosingAfter(at(t, "2026-11-29 12:00")))
		}
		_, err := write(o, func(ctx context.Context, tx db.Tx) (bool, error) {
			return true, o.Workplaces.RemoveHoliday(ctx, tx, owner, o.Demo.Sites[0].ID, day.Day)
		})
		must(t, err)
		reserves(t, o, anna, desk, at(t, "2026-11-30 09:00"), at(t, "2026-11-30 10:00"))
	})
}

func TestHolidaysSayWhatLiesOnThemAndSentAgainChangeNothing(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk, owner := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1"), o.Demo.Owner.Actor
		reserves(t, o, anna, desk, at(t, "2026-12-25 09:00"), at(t, "2026-12-25 10:00"))
		days := []directory.Holiday{{Day: date(t, "2026-12-25"), Name: "Christmas"}, {Day: date(t, "2026-12-26"), Name: "Boxing Day"}}
		_, err := closes(o, owner, false, days...)
		if f, ok := fault.As(err); !ok || f.Code != fault.Taken || f.Field != "despite" || f.Args[0] != 1 {
			t.Fatalf("unasked: %v", err)
		}
		if did, err := closes(o, owner, true, days...); err != nil || did != (directory.AddedHolidays{New: 2}) {
			t.Errorf("%+v %v", did, err)
		}
		if did, err := closes(o, owner, false, days...); err != nil || did != (directory.AddedHolidays{Same: 2}) {
			t.Errorf("again: %+v %v", did, err)
		}
		days[1].Name = "Second day"
		if did, err := closes(o, owner, false, days...); err != nil || did != (directory.AddedHolidays{Same: 1, Renamed: 1}) {
			t.Errorf("renamed: %+v %v", did, err)
		}
		if got := booked(t, o, anna); len(got) != 1 {
			t.Errorf("the reservations are %v", got)
		}
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			s, err := directory.SiteByID(tx, o.Demo.Sites[0].ID)
			if len(s.Holidays) != 2 || s.Holidays[1] != days[1] {
				t.Errorf("the holidays are %v", s.Holidays)
			}
			return err
		}))
		for name, c := range map[string]struct {
			who  directory.Actor
			day  directory.Holiday
			code fault.Code
		}{
			"a member may not": {anna, days[0], fault.Refused},
			"too far":          {owner, directory.Holiday{Day: date(t, "2029-01-01"), Name: "x"}, fault.Invalid},
			"too long ago":     {owner, directory.Holiday{Day: date(t, "2024-12-31"), Name: "x"}, fault.Invalid},
			"nameless":         {owner, directory.Holiday{Day: date(t, "2027-01-01"), Name: " "}, fault.Invalid},
		} {
			if _, err := closes(o, c.who, true, c.day); !fault.Is(err, c.code) {
				t.Errorf("%s: %v", name, err)
			}
		}
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			n := 0
			all, _, err := audit.Page(tx, audit.Filter{}, "", 50)
			for _, e := range all {
				for _, c := range e.Changes {
					if c.Field == audit.Holidays {
						n++
					}
				}
			}
			if n != 3 {
				t.Errorf("the log has %d changes of holidays: %+v", n, all)
			}
			return err
		}))
	})
}
