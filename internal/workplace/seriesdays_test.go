package workplace_test

import (
	"context"
	"slices"
	"testing"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
	"bureau/internal/workplace"
)

func TestTheDaysOfASeriesChangeFromADayOn(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		made, err := makes(o, anna, weekly(t, desk, workplace.RefuseAll))
		must(t, err)
		change := workplace.SeriesChange{ID: made.Series.ID, From: date(t, "2026-12-07"), Rule: "FREQ=WEEKLY;BYDAY=TU,WE"}
		changes := func() (workplace.Series, error) {
			return write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
				return o.Workplaces.ChangeSeries(ctx, tx, anna, change)
			})
		}
		other := reserves(t, o, o.Demo.Members[1].Actor, desk, at(t, "2026-12-15 10:00"), at(t, "2026-12-15 11:00"))
		before := booked(t, o, anna)
		if _, err := changes(); !fault.Is(err, fault.Taken) || !slices.Equal(booked(t, o, anna), before) {
			t.Fatalf("with a day taken: %v, and booked %v", err, booked(t, o, anna))
		}
		cancel := func(who workplace.Reservation) {
			t.Helper()
			actor := anna
			if who.Member != anna.Member {
				actor = o.Demo.Members[1].Actor
			}
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Cancel(ctx, tx, actor, who.ID, 0)
			})
			must(t, err)
		}
		cancel(other)
		for _, r := range made.Reservations {
			if r.Day == "2026-12-16" {
				cancel(r)
			}
		}
		after, err := changes()
		must(t, err)
		want := []string{"11-25", "11-30", "12-02", "12-08", "12-09", "12-15", "12-22", "12-23", "12-29", "12-30"}
		all := booked(t, o, anna)
		for i := range all {
			all[i] = all[i][:5]
		}
		if !slices.Equal(all, want) || after.ID == made.Series.ID || claimsHeld(t, o, desk) != len(want) {
			t.Errorf("booked %v, %d claims", all, claimsHeld(t, o, desk))
		}
		p, err := write(o, func(_ context.Context, tx db.Tx) (workplace.SeriesPlace, error) {
			return o.Workplaces.SeriesByID(tx, anna, after.ID)
		})
		if must(t, err); p.Series.Repeat.Rule != "FREQ=WEEKLY;BYDAY=TU,WE" {
			t.Errorf("it comes by %s", p.Series.Repeat.Rule)
		}
		for _, wrong := range []string{"FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;COUNT=3", "nonsense"} {
			change = workplace.SeriesChange{ID: after.ID, Rule: wrong}
			if _, err := changes(); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", wrong, err)
			}
		}
	})
}

func TestAllThatIsAheadOfASeriesComesOnOtherDays(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		made, err := makes(o, anna, weekly(t, desk, workplace.RefuseAll))
		must(t, err)
		o.Clock.Set(at(t, "2026-12-22 12:00"))
		after, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
			return o.Workplaces.ChangeSeries(ctx, tx, anna, workplace.SeriesChange{ID: made.Series.ID, Rule: "FREQ=WEEKLY;BYDAY=FR"})
		})
		must(t, err)
		all := booked(t, o, anna)
		if !slices.Equal(all, []string{"12-25 09:00 Desk 1"}) || after.ID == made.Series.ID {
			t.Errorf("booked %v", all)
		}
	})
}

func TestWhatIsTakenOutOfUseIsGivenBackFirst(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		desk, manager := o.Demo.Asset("Desk 1"), o.Demo.Manager.Actor
		until, after := at(t, "2026-11-28 00:00"), at(t, "2026-11-30 09:00")
		reserves(t, o, o.Demo.Members[0].Actor, desk, at(t, "2026-11-25 09:00"), at(t, "2026-11-25 17:00"))
		reserves(t, o, o.Demo.Members[1].Actor, desk, after, after.Add(8*3600e9))
		_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Outage, error) {
			return o.Workplaces.TakeOut(ctx, tx, manager, desk.ID, "", until)
		})
		f, ok := fault.As(err)
		if !ok || f.Code != fault.Taken || f.Field != "cancel" || f.In("en") != "Somebody has Desk 1 in that time: Anna Demo, Wed 25 Nov 09:00 – 17:00. Cancel that too, or choose another day." {
			t.Fatalf("refused with %v", err)
		}
		anyway := func(actor int) error {
			who := manager
			if actor >= 0 {
				who = o.Demo.Members[actor].Actor
			}
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Outage, error) {
				return o.Workplaces.TakeOutAnyway(ctx, tx, who, desk.ID, "", until)
			})
			return err
		}
		if err := anyway(2); !fault.Is(err, fault.Refused) || len(booked(t, o, o.Demo.Members[0].Actor)) != 1 {
			t.Errorf("somebody without the right: %v", err)
		}
		must(t, anyway(-1))
		if a, b := booked(t, o, o.Demo.Members[0].Actor), booked(t, o, o.Demo.Members[1].Actor); len(a) != 0 || len(b) != 1 {
			t.Errorf("booked %v and %v", a, b)
		}
		must(t, o.Outbox.Drain(t.Context()))
		kept, err := o.Post.ListKept(t.Context(), 20)
		must(t, err)
		if !slices.ContainsFunc(kept, func(k post.Kept) bool { return k.To == "anna@demo.example" }) {
			t.Errorf("Anna is not told: %v", kept)
		}
	})
}
