package workplace_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func date(t testing.TB, s string) span.Date {
	t.Helper()
	d, err := span.ParseDate(s)
	must(t, err)
	return d
}

// at is an instant as Amsterdam reads it.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	must(t, err)
	out, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	must(t, err)
	return out
}

// write runs one verb in a transaction.
func write[T any](o *officetest.Office, do func(ctx context.Context, tx db.Tx) (T, error)) (out T, err error) {
	err = o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
		out, err = do(ctx, tx)
		return err
	})
	return out, err
}

func weekly(t testing.TB, asset workplace.Asset, otherwise workplace.Otherwise) workplace.SeriesWish {
	return workplace.SeriesWish{Asset: asset.ID, Otherwise: otherwise, Repeat: workplace.Repeat{Rule: "FREQ=WEEKLY;BYDAY=MO,WE",
		First: date(t, "2026-11-25"), Last: date(t, "2026-12-31"), From: 9 * 60, To: 17 * 60}}
}

func makes(o *officetest.Office, who directory.Actor, wish workplace.SeriesWish) (workplace.Made, error) {
	return write(o, func(ctx context.Context, tx db.Tx) (workplace.Made, error) {
		return o.Workplaces.MakeSeries(ctx, tx, who, wish)
	})
}

func reserves(t testing.TB, o *officetest.Office, who directory.Actor, a workplace.Asset, from, to time.Time) workplace.Reservation {
	t.Helper()
	r, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
		return o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: a.ID, Span: span.Of(from, to)})
	})
	must(t, err)
	return r
}

func looks(t testing.TB, o *officetest.Office, who directory.Actor, wish workplace.SeriesWish) (out workplace.Outlook) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
		out, err = o.Workplaces.Look(tx, who, wish)
		return err
	}))
	return out
}

// booked lists what somebody has reserved, as day, hour and asset.
func booked(t testing.TB, o *officetest.Office, who directory.Actor) (out []string) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		out = nil
		all, _, err := o.Workplaces.Upcoming(tx, who, "", 400)
		for _, p := range all {
			out = append(out, p.Reservation.Span.StartTime().In(p.Zone).Format("01-02 15:04 ")+p.Asset.Name)
		}
		return err
	}))
	return out
}

// claims counts what is truly held of an asset.
func claims(t testing.TB, o *officetest.Office, a workplace.Asset) (n int) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		all, err := claim.Busy(tx, span.Of(officetest.Now.Add(-time.Hour), officetest.Now.AddDate(3, 0, 0)), o.Clock.Now(), a.ID)
		n = len(all)
		return err
	}))
	return n
}

func TestASeriesReservesEveryOccurrence(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		wish := weekly(t, desk, workplace.RefuseAll)
		wish.Key = "k"
		made, err := makes(o, anna, wish)
		must(t, err)
		all := booked(t, o, anna)
		if len(all) != 11 || all[0] != "11-25 09:00 Desk 1" || all[1] != "11-30 09:00 Desk 1" || claims(t, o, desk) != 11 {
			t.Fatalf("booked %v, %d claims", all, claims(t, o, desk))
		}
		again, err := makes(o, anna, wish)
		if err != nil || again.Series.ID != made.Series.ID || len(again.Reservations) != 11 || claims(t, o, desk) != 11 {
			t.Errorf("sent again it gives %v, %v", again.Series.ID, err)
		}
	})
}

func TestConflictsAreShownAndSkippedRefusedOrTakenElsewhere(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, desk := o.Demo.Members[0].Actor, o.Demo.Members[1].Actor, o.Demo.Asset("Desk 1")
		reserves(t, o, bram, desk, at(t, "2026-12-02 10:00"), at(t, "2026-12-02 11:00"))
		reserves(t, o, bram, o.Demo.Asset("Desk 2"), at(t, "2026-12-02 10:00"), at(t, "2026-12-02 11:00"))
		look := looks(t, o, anna, weekly(t, desk, workplace.RefuseAll))
		if look.Conflicts() != 1 || look.Occurrences[2].Why.In("en") != "Taken by Bram Demo, 10:00 – 11:00" || look.Occurrences[2].Other.Name != "Desk 3" {
			t.Fatalf("it looks like %+v", look.Occurrences[2])
		}
		if _, err := makes(o, anna, weekly(t, desk, workplace.RefuseAll)); !fault.Is(err, fault.Taken) || len(booked(t, o, anna)) != 0 {
			t.Errorf("refused all: %v, and booked %v", err, booked(t, o, anna))
		}
		skip := weekly(t, desk, workplace.Skip)
		skip.Promise = look.Promise(workplace.Skip)
		made, err := makes(o, anna, skip)
		if err != nil || len(made.Reservations) != 10 || len(made.Left) != 1 {
			t.Errorf("skipping gives %d, %v", len(made.Reservations), err)
		}
		elsewhere := weekly(t, o.Demo.Asset("Desk 2"), workplace.Elsewhere)
		if made, err = makes(o, o.Demo.Members[2].Actor, elsewhere); err != nil || len(made.Reservations) != 11 {
			t.Fatalf("elsewhere gives %d, %v", len(made.Reservations), err)
		}
		if all := booked(t, o, o.Demo.Members[2].Actor); all[2] != "12-02 09:00 Desk 3" {
			t.Errorf("elsewhere is %v", all)
		}
	})
}

func TestWhatWasPromisedIsMadeOrNothing(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		for _, otherwise := range []workplace.Otherwise{workplace.RefuseAll, workplace.Skip, workplace.Elsewhere} {
			wish := weekly(t, desk, otherwise)
			wish.Promise = looks(t, o, anna, wish).Promise(otherwise)
			r := reserves(t, o, o.Demo.Members[1].Actor, desk, at(t, "2026-12-07 10:00"), at(t, "2026-12-07 11:00"))
			_, err := makes(o, anna, wish)
			f, ok := fault.As(err)
			if !ok || f.Code != fault.Taken || f.Args[0] != "Mon 7 Dec" || len(booked(t, o, anna)) != 0 {
				t.Errorf("%s: %v, and booked %v", otherwise, err, booked(t, o, anna))
			}
			if _, ok := f.More.(workplace.Outlook); !ok {
				t.Errorf("%s: it does not show how it is now", otherwise)
			}
			_, err = write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Cancel(ctx, tx, o.Demo.Members[1].Actor, r.ID, 0)
			})
			must(t, err)
		}
	})
}

func TestTheWallTimeStaysWhenTheClocksChange(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		wish := workplace.SeriesWish{Asset: desk.ID, Repeat: workplace.Repeat{Rule: "FREQ=WEEKLY;BYDAY=SU", First: date(t, "2027-03-21"),
			Times: 3, From: 2*60 + 30, To: 4 * 60}}
		look := looks(t, o, anna, wish)
		if look.Conflicts() != 1 || look.Occurrences[1].Why.Code != fault.Invalid || look.Occurrences[1].Day.String() != "2027-03-28" {
			t.Fatalf("%+v", look.Occurrences)
		}
		wish.Otherwise = workplace.Skip
		made, err := makes(o, anna, wish)
		must(t, err)
		for i, want := range []time.Time{at(t, "2027-03-21 02:30"), at(t, "2027-04-04 02:30")} {
			if got := made.Reservations[i].Span.StartTime(); !got.Equal(want) {
				t.Errorf("%s, not %s", got, want)
			}
		}
		twice := workplace.Repeat{From: 2*60 + 30, To: 2*60 + 45}
		zone, _ := time.LoadLocation("Europe/Amsterdam")
		if s, err := twice.On(date(t, "2027-10-31"), zone); err != nil || s.Length() != 15*time.Minute || s.StartTime().Format("15:04") != "00:30" {
			t.Errorf("the repeated hour gives %v %v", s, err)
		}
	})
}

func TestWhatIsNoSeriesIsRefused(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		for field, spoil := range map[string]func(r *workplace.Repeat){
			"rule":  func(r *workplace.Repeat) { r.Rule = "FREQ=SECONDLY" },
			"to":    func(r *workplace.Repeat) { r.To = r.From },
			"from":  func(r *workplace.Repeat) { r.From = 5000 },
			"times": func(r *workplace.Repeat) { r.Times = 1_000_000 },
			"until": func(r *workplace.Repeat) { r.Last = date(t, "2999-01-01") },
			"date":  func(r *workplace.Repeat) { r.First = date(t, "2026-11-01") },
			"end":   func(r *workplace.Repeat) { r.Rule, r.Days = "FREQ=DAILY", 2 },
		} {
			wish := weekly(t, desk, workplace.Skip)
			spoil(&wish.Repeat)
			_, err := makes(o, anna, wish)
			if f, ok := fault.As(err); !ok || f.Code != fault.Invalid || f.Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
		for _, spoil := range []func(r *workplace.Repeat){
			func(r *workplace.Repeat) { r.Rule += ";COUNT=5" }, func(r *workplace.Repeat) { r.Last = span.Date{} },
			func(r *workplace.Repeat) { r.Rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, func(r *workplace.Repeat) { r.First = date(t, "2028-12-31"); r.Last = r.First },
		} {
			wish := weekly(t, desk, workplace.Skip)
			spoil(&wish.Repeat)
			if _, err := makes(o, anna, wish); !fault.Is(err, fault.Invalid) {
				t.Errorf("%+v: %v", wish.Repeat, err)
			}
		}
	})
}

func TestThisAndFollowingChangesAndCancels(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		made, err := makes(o, anna, weekly(t, desk, workplace.RefuseAll))
		must(t, err)
		change := workplace.SeriesChange{ID: made.Series.ID, From: date(t, "2026-12-07"), Asset: o.Demo.Asset("Desk 2").ID, At: true, Begin: 13 * 60, End: 15 * 60}
		changes := func() (workplace.Series, error) {
			return write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
				return o.Workplaces.ChangeSeries(ctx, tx, anna, change)
			})
		}
		reserves(t, o, o.Demo.Members[1].Actor, o.Demo.Asset("Desk 2"), at(t, "2026-12-14 14:00"), at(t, "2026-12-14 16:00"))
		before := booked(t, o, anna)
		if _, err := changes(); !fault.Is(err, fault.Taken) || len(booked(t, o, anna)) != len(before) || booked(t, o, anna)[5] != before[5] {
			t.Fatalf("with a day taken: %v, and booked %v", err, booked(t, o, anna))
		}
		change.Asset = o.Demo.Asset("Desk 3").ID
		after, err := changes()
		must(t, err)
		all := booked(t, o, anna)
		if len(all) != 11 || all[2] != "12-02 09:00 Desk 1" || all[3] != "12-07 13:00 Desk 3" || all[10] != "12-30 13:00 Desk 3" || after.ID == made.Series.ID {
			t.Errorf("booked %v", all)
		}
		if claims(t, o, desk) != 3 || claims(t, o, o.Demo.Asset("Desk 3")) != 8 {
			t.Error("the claims are not where the reservations are")
		}
		cancels := func(id string, from span.Date) {
			t.Helper()
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
				return o.Workplaces.CancelSeries(ctx, tx, anna, id, from, 0)
			})
			must(t, err)
		}
		cancels(after.ID, date(t, "2026-12-21"))
		if all := booked(t, o, anna); len(all) != 7 || all[6] != "12-16 13:00 Desk 3" {
			t.Errorf("booked %v", all)
		}
		cancels(made.Series.ID, span.Date{})
		if all := booked(t, o, anna); len(all) != 4 || claims(t, o, desk) != 0 {
			t.Errorf("booked %v", all)
		}
	})
}

func TestTimeMakesTheOccurrencesThatComeWithinTheHorizon(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		wish := weekly(t, desk, workplace.RefuseAll)
		wish.Repeat.Rule, wish.Repeat.Last = "FREQ=MONTHLY;BYMONTHDAY=25", date(t, "2028-06-30")
		made, err := makes(o, anna, wish)
		must(t, err)
		before := len(made.Reservations)
		extend := func() {
			t.Helper()
			var due []string
			must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) { due, err = o.Workplaces.Due(tx); return err }))
			for _, s := range due {
				must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error { return o.Workplaces.Extend(ctx, tx, s) }))
			}
		}
		extend()
		if n := claims(t, o, desk); n != before || before != 12 {
			t.Fatalf("%d claims of %d", n, before)
		}
		o.Clock.Set(officetest.Now.AddDate(0, 0, 70))
		reserves(t, o, o.Demo.Members[1].Actor, desk, at(t, "2027-12-25 10:00"), at(t, "2027-12-25 11:00"))
		extend()
		extend()
		all := booked(t, o, anna)
		if got := all[len(all)-1]; got != "01-25 09:00 Desk 1" || len(all) != before-1 {
			t.Errorf("booked %v", all)
		}
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			list, err := o.Workplaces.SeriesList(tx, anna)
			if len(list) != 1 || len(list[0].Missed) != 1 || list[0].Missed[0].String() != "2027-12-25" {
				t.Errorf("missed is %+v", list)
			}
			return err
		}))
	})
}

func TestACancellationIsUndoneWhileItsTimeIsFree(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, desk := o.Demo.Members[0].Actor, o.Demo.Members[1].Actor, o.Demo.Asset("Desk 1")
		cancel := func(r workplace.Reservation) {
			t.Helper()
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Cancel(ctx, tx, anna, r.ID, 0)
			})
			must(t, err)
		}
		restore := func(who directory.Actor, id string) (workplace.Reservation, error) {
			return write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Restore(ctx, tx, who, id)
			})
		}
		r := reserves(t, o, anna, desk, at(t, "2026-11-24 10:00"), at(t, "2026-11-24 12:00"))
		cancel(r)
		if _, err := restore(bram, r.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("another may undo it: %v", err)
		}
		back, err := restore(anna, r.ID)
		if err != nil || back.Span != r.Span || back.Rev <= r.Rev || claims(t, o, desk) != 1 {
			t.Fatalf("it came back as %+v, %v", back, err)
		}
		if again, err := restore(anna, r.ID); err != nil || again != back {
			t.Errorf("undone again it is %+v, %v", again, err)
		}
		cancel(r)
		other := reserves(t, o, bram, desk, at(t, "2026-11-24 11:00"), at(t, "2026-11-24 11:30"))
		if _, err := restore(anna, r.ID); !fault.Is(err, fault.Taken) || len(booked(t, o, anna)) != 0 {
			t.Errorf("taken meanwhile: %v", err)
		}
		_ = other
		begun := reserves(t, o, anna, o.Demo.Asset("Desk 2"), at(t, "2026-11-24 09:00"), at(t, "2026-11-24 17:00"))
		o.Clock.Advance(time.Hour)
		cancel(begun)
		o.Clock.Advance(5 * time.Minute)
		if back, err := restore(anna, begun.ID); err != nil || back.Span != begun.Span {
			t.Errorf("one that had begun came back as %+v, %v", back, err)
		}
		cancel(begun)
		o.Clock.Advance(11 * time.Minute)
		if _, err := restore(anna, begun.ID); !fault.Is(err, fault.Refused) {
			t.Errorf("too late: %v", err)
		}
		made, err := makes(o, anna, weekly(t, o.Demo.Asset("Desk 3"), workplace.RefuseAll))
		must(t, err)
		_, err = write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
			return o.Workplaces.CancelSeries(ctx, tx, anna, made.Series.ID, date(t, "2026-12-07"), 0)
		})
		must(t, err)
		s, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
			return o.Workplaces.RestoreSeries(ctx, tx, anna, made.Series.ID)
		})
		if err != nil || s.Repeat.Last != made.Series.Repeat.Last || claims(t, o, o.Demo.Asset("Desk 3")) != 11 {
			t.Errorf("the series came back as %+v, %v", s, err)
		}
	})
}

func TestBookingForOthersTakesTheRightAndBelongsToThem(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, admin, desk := o.Demo.Members[0].Actor, o.Demo.Admin.Actor, o.Demo.Asset("Desk 1")
		book := func(who directory.Actor, w workplace.Whom) (workplace.Reservation, error) {
			return write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: desk.ID, For: w, Span: span.Of(at(t, "2026-11-24 10:00"), at(t, "2026-11-24 12:00"))})
			})
		}
		bram := o.Demo.Members[1].Actor
		for _, w := range []workplace.Whom{{Member: bram.Member}, {Guest: workplace.Guest{Name: "Gast"}}} {
			if _, err := book(anna, w); !fault.Is(err, fault.Refused) {
				t.Errorf("without the right: %v", err)
			}
		}
		if _, err := book(admin, workplace.Whom{Member: o.Other.Members[0].Member}); !fault.Is(err, fault.NotFound) {
			t.Errorf("for another organisation's: %v", err)
		}
		if _, err := book(admin, workplace.Whom{Guest: workplace.Guest{Email: "x@y.example"}}); !fault.Is(err, fault.Invalid) {
			t.Errorf("a visitor without a name: %v", err)
		}
		r, err := book(admin, workplace.Whom{Member: bram.Member})
		if err != nil || r.Member != bram.Member || r.By != admin.Member || len(booked(t, o, bram)) != 1 || len(booked(t, o, admin)) != 0 {
			t.Fatalf("booked is %+v, %v", r, err)
		}
		cancel := func(who directory.Actor) error {
			_, err := write(o, func(ctx context.Context, tx db.Tx) (workplace.Reservation, error) {
				return o.Workplaces.Cancel(ctx, tx, who, r.ID, 0)
			})
			return err
		}
		if err := cancel(anna); !fault.Is(err, fault.NotFound) {
			t.Errorf("a third one cancels it: %v", err)
		}
		without := admin
		without.Rights = 0
		if err := cancel(without); !fault.Is(err, fault.NotFound) {
			t.Errorf("who lost the right cancels it: %v", err)
		}
		must(t, cancel(admin))
		if r, err = book(admin, workplace.Whom{Guest: workplace.Guest{Name: "Gerda Gast", Email: "gerda@x.example"}}); err != nil || r.Member != admin.Member {
			t.Fatalf("a visitor: %+v, %v", r, err)
		}
		day := span.Of(at(t, "2026-11-24 00:00"), at(t, "2026-11-25 00:00"))
		for who, want := range map[*directory.Actor]int{&admin: 1, &o.Demo.Manager.Actor: 1, &anna: 0} {
			must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
				all, err := workplace.Visitors(tx, *who, day)
				if len(all) != want {
					t.Errorf("%s sees %d visitors", who.Name, len(all))
				}
				return err
			}))
		}
	})
}
