package absence_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

var owners = []db.Migrations{audit.Migrations, directory.Migrations, claim.Migrations, absence.Migrations}

// now is a Tuesday, 09:00 in Amsterdam.
var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// paper is a diary on paper: the items that stand in it, whatever is asked, and those that were ended.
type paper struct {
	items []absence.Item
	ended *[]absence.Item
}

func (p paper) InTheWay(context.Context, db.Tx, directory.Actor, absence.Query) ([]absence.Item, error) {
	return p.items, nil
}
func (p paper) Hold(context.Context, db.Tx, absence.Query, []absence.Item) error { return nil }
func (p paper) End(_ context.Context, _ db.Tx, _ directory.Actor, items []absence.Item, _ string) error {
	*p.ended = append(*p.ended, items...)
	return nil
}

// house has an owner, Els who may set her own availability, and Jan who may nothing; a site in Amsterdam and one in New York.
type house struct {
	*absence.Absences
	db              *db.DB
	clock           *clock.Fixed
	paper           *paper
	owner, els, jan directory.Actor
	site, york      directory.Site
}

func each(t *testing.T, test func(t *testing.T, h *house)) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) { test(t, open(t, d)) })
}

func open(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.At(now)
	h := &house{db: d, clock: c, paper: &paper{ended: new([]absence.Item)}}
	h.Absences = &absence.Absences{Clock: c, Diary: h.paper}
	h.write(t, func(_ context.Context, tx db.Tx) (err error) {
		if h.owner, err = directory.Found(tx, "Praxis", directory.Member{Account: "o", Name: "Olga", Email: "o@demo.example", Lang: "de"}); err != nil {
			return err
		}
		for name, s := range map[string]*directory.Site{"Europe/Amsterdam": &h.site, "America/New_York": &h.york} {
			zone, _ := span.Zone(name)
			week, _ := span.ParseWeek("always")
			if *s, err = directory.AddSite(tx, h.owner, directory.Site{Name: name, Zone: zone, Hours: week}); err != nil {
				return err
			}
		}
		for name, who := range map[string]*directory.Actor{"els": &h.els, "jan": &h.jan} {
			m := directory.Member{Account: name, Name: name, Email: name + "@demo.example", Lang: "de", Site: h.site.ID, Visible: true}
			if name == "els" {
				m.Rights = directory.OwnAvailability
			}
			if m, err = directory.AddMember(tx, h.owner, m); err != nil {
				return err
			}
			if *who, err = directory.ActorByID(tx, m.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return h
}

func (h *house) try(fn func(context.Context, db.Tx) error) error {
	return h.db.Write(context.Background(), "demo", fn)
}

func (h *house) write(t *testing.T, fn func(context.Context, db.Tx) error) {
	t.Helper()
	if err := h.try(fn); err != nil {
		t.Fatal(err)
	}
}

func date(month time.Month, day int) span.Date { return span.Date{Year: 2026, Month: month, Day: day} }

func days(kind absence.Kind, who directory.Actor, from, to span.Date) absence.In {
	return absence.In{Kind: kind, Member: who.Member, First: from, Last: to, To: absence.WholeDay}
}

// enter previews and enters at once.
func (h *house) enter(by directory.Actor, in absence.In) (a absence.Absence, err error) {
	err = h.try(func(ctx context.Context, tx db.Tx) error {
		p, err := h.Preview(ctx, tx, by, in)
		if err != nil {
			return err
		}
		a, err = h.Enter(ctx, tx, by, in, absence.Consent{Shown: p.Shown, Free: true})
		return err
	})
	return a, err
}

func (h *house) must(t *testing.T, by directory.Actor, in absence.In) absence.Absence {
	t.Helper()
	a, err := h.enter(by, in)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// blocked are the times that a member's absences claim.
func (h *house) blocked(t *testing.T, who directory.Actor) (out []span.Span) {
	t.Helper()
	err := h.db.Read(context.Background(), "demo", func(tx db.Tx) error {
		all, err := claim.Busy(tx, span.Of(now.AddDate(-1, 0, 0), now.AddDate(3, 0, 0)), h.clock.Now(), who.Member)
		for _, c := range all {
			if c.Strength == claim.Blocked {
				out = append(out, c.Span)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func requireSpans(t *testing.T, got []span.Span, want ...span.Span) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d times, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("time %d is %v – %v, want %v – %v", i, got[i].StartTime(), got[i].EndTime(), want[i].StartTime(), want[i].EndTime())
		}
	}
}

func requireCode(t *testing.T, err error, want fault.Code) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Code != want {
		t.Errorf("%v, want a refusal of code %s", err, want)
	}
}

func at(month time.Month, day, hour int) time.Time {
	zone, _ := span.Zone("Europe/Amsterdam")
	return time.Date(2026, month, day, hour, 0, 0, 0, zone)
}

func TestOverlappingAbsencesOfAMemberBlockTheirTimeOnceAndComeApartAgain(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		vacation := h.must(t, h.els, days(absence.Vacation, h.els, date(12, 1), date(12, 10)))
		sick := h.must(t, h.els, days(absence.Sickness, h.els, date(12, 8), date(12, 12)))
		requireSpans(t, h.blocked(t, h.els), span.Of(at(12, 1, 0), at(12, 13, 0)))
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := h.Remove(ctx, tx, h.els, vacation.ID, vacation.Rev)
			return err
		})
		requireSpans(t, h.blocked(t, h.els), span.Of(at(12, 8, 0), at(12, 13, 0)))
		in := days(absence.Sickness, h.els, date(12, 8), date(12, 9))
		in.ID, in.Rev = sick.ID, sick.Rev
		h.must(t, h.els, in)
		requireSpans(t, h.blocked(t, h.els), span.Of(at(12, 8, 0), at(12, 10, 0)))
		_, err := h.enter(h.els, in)
		requireCode(t, err, fault.Stale)
	})
}

func TestAnAbsenceOverAChangeOfTheClocksIsOfWholeLocalDays(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.clock.Set(at(10, 1, 9))
		h.must(t, h.els, days(absence.Vacation, h.els, date(10, 25), date(10, 25))) // the clocks go back at 03:00
		got := h.blocked(t, h.els)
		requireSpans(t, got, span.Of(at(10, 25, 0), at(10, 26, 0)))
		if got[0].Length() != 25*time.Hour {
			t.Errorf("the day is %v long", got[0].Length())
		}
	})
}

func TestAWeeklyBreakIsAtTheSameHourOfTheWallOnItsDays(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.clock.Set(at(10, 20, 9))
		in := absence.In{Kind: absence.Break, Member: h.els.Member, First: date(10, 20), Last: date(10, 31), From: 12 * 60, To: 13 * 60}
		in.Days = in.Days.On(time.Friday).On(time.Monday)
		h.must(t, h.els, in)
		requireSpans(t, h.blocked(t, h.els), span.Of(at(10, 23, 12), at(10, 23, 13)), span.Of(at(10, 26, 12), at(10, 26, 13)), span.Of(at(10, 30, 12), at(10, 30, 13)))
	})
}

func TestWhatBeganBlocksFromNowOn(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.must(t, h.jan, days(absence.Sickness, h.jan, date(11, 23), date(11, 24)))
		requireSpans(t, h.blocked(t, h.jan), span.Of(now, at(11, 25, 0)))
	})
}

func TestWhatIsNoAbsenceIsRefused(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		whole := days(absence.Vacation, h.els, date(12, 1), date(12, 2))
		for name, change := range map[string]func(*absence.In){
			"a kind that there is not":       func(in *absence.In) { in.Kind = "party" },
			"an end before the beginning":    func(in *absence.In) { in.Last = date(11, 30) },
			"a vacation by the hour":         func(in *absence.In) { in.From = 60 },
			"a vacation on some days only":   func(in *absence.In) { in.Days = in.Days.On(time.Monday) },
			"a break that ends as it begins": func(in *absence.In) { in.Kind, in.From, in.To = absence.Break, 60, 60 },
			"a break past midnight":          func(in *absence.In) { in.Kind, in.From, in.To = absence.Break, 60, 1500 },
			"a break on days that are not":   func(in *absence.In) { in.Kind, in.To = absence.Break, 60; in.Days = in.Days.On(time.Sunday) },
			"more than two years":            func(in *absence.In) { in.Last = date(12, 31).AddDays(750) },
			"what lies too far ahead":        func(in *absence.In) { in.First = date(12, 1).AddDays(1200); in.Last = in.First },
			"what was too long ago":          func(in *absence.In) { in.First = date(8, 1) },
			"a closure of a person":          func(in *absence.In) { in.Kind = absence.Closure },
			"a vacation of a site":           func(in *absence.In) { in.Site = h.site.ID },
			"a vacation of nobody":           func(in *absence.In) { in.Member = "" },
		} {
			in := whole
			change(&in)
			if _, err := h.enter(h.owner, in); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		in := whole
		in.Member = "nobody"
		_, err := h.enter(h.owner, in)
		requireCode(t, err, fault.NotFound)
	})
}

func TestEnteringTakesTheRightForIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		closure := absence.In{Kind: absence.Closure, Site: h.site.ID, First: date(12, 24), Last: date(12, 24), To: absence.WholeDay}
		everywhere := closure
		everywhere.Site = ""
		for _, c := range []struct {
			what string
			who  directory.Actor
			in   absence.In
			may  bool
		}{
			{"one’s own sickness", h.jan, days(absence.Sickness, h.jan, date(12, 1), date(12, 1)), true},
			{"one’s own vacation without the right", h.jan, days(absence.Vacation, h.jan, date(12, 2), date(12, 2)), false},
			{"one’s own vacation", h.els, days(absence.Vacation, h.els, date(12, 2), date(12, 2)), true},
			{"a colleague’s sickness", h.els, days(absence.Sickness, h.jan, date(12, 3), date(12, 3)), false},
			{"a colleague’s sickness with the right", h.owner, days(absence.Sickness, h.jan, date(12, 3), date(12, 3)), true},
			{"a site’s closure", h.els, closure, false},
			{"a site’s closure with the right", h.owner, closure, true},
			{"the practice’s closure", h.els, everywhere, false},
			{"the practice’s closure with the right", h.owner, everywhere, true},
		} {
			_, err := h.enter(c.who, c.in)
			if c.may && err != nil || !c.may && !fault.Is(err, fault.Refused) {
				t.Errorf("%s: %v", c.what, err)
			}
		}
	})
}

func TestSomethingElseInTheWayIsShownAnewAndNothingIsDone(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := days(absence.Sickness, h.els, date(12, 1), date(12, 1))
		h.paper.items = []absence.Item{{Sort: absence.Appointment, ID: "1", Rev: 1}, {Sort: absence.Reservation, ID: "2", Rev: 1}}
		var p absence.Preview
		h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			p, err = h.Preview(ctx, tx, h.els, in)
			return err
		})
		h.paper.items[0].Rev = 2
		enter := func(shown string, free bool) error {
			return h.try(func(ctx context.Context, tx db.Tx) error {
				*h.paper.ended = nil
				_, err := h.Enter(ctx, tx, h.els, in, absence.Consent{Shown: shown, Free: free})
				return err
			})
		}
		err := enter(p.Shown, true)
		requireCode(t, err, fault.Stale)
		f, _ := fault.As(err)
		again, ok := f.More.(absence.Preview)
		if !ok || len(*h.paper.ended) != 0 || len(h.blocked(t, h.els)) != 0 {
			t.Fatalf("the refusal has %T; %d items ended, blocked %v", f.More, len(*h.paper.ended), h.blocked(t, h.els))
		}
		if err := enter(again.Shown, false); err != nil {
			t.Fatal(err)
		}
		if ended := *h.paper.ended; len(ended) != 1 || ended[0].ID != "1" {
			t.Errorf("places were given back unasked: %v", ended)
		}
	})
}

func TestOnlyThePersonAndWhoMayEnterItReadWhySomebodyIsAway(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		a := h.must(t, h.jan, days(absence.Sickness, h.jan, date(11, 24), date(11, 25)))
		h.must(t, h.owner, absence.In{Kind: absence.Break, Member: h.jan.Member, First: date(11, 25), Last: date(11, 25), From: 720, To: 780})
		for _, c := range []struct {
			who   directory.Actor
			kind  absence.Kind
			times int
			get   bool
		}{{h.jan, absence.Sickness, 2, true}, {h.owner, absence.Sickness, 2, true}, {h.els, absence.Away, 1, false}} {
			err := h.db.Read(context.Background(), "demo", func(tx db.Tx) error {
				got, err := h.Between(context.Background(), tx, c.who, span.Of(at(11, 24, 0), at(11, 26, 0)))
				if err != nil {
					return err
				}
				if len(got) != c.times || got[0].Kind != c.kind || got[0].Span != span.Of(at(11, 24, 0), at(11, 26, 0)) {
					t.Errorf("%s reads %+v", c.who.Name, got)
				}
				_, err = h.Get(context.Background(), tx, c.who, a.ID)
				if c.get && err != nil || !c.get && !fault.Is(err, fault.NotFound) {
					t.Errorf("%s gets it: %v", c.who.Name, err)
				}
				_, err = h.Remove(context.Background(), tx, h.els, a.ID, 0)
				requireCode(t, err, fault.NotFound)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestAClosureIsReadByTheClockOfEachSite(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.must(t, h.owner, absence.In{Kind: absence.Closure, First: date(12, 25), Last: date(12, 25), To: absence.WholeDay})
		h.must(t, h.owner, absence.In{Kind: absence.Closure, Site: h.site.ID, First: date(12, 24), Last: date(12, 24), From: 12 * 60, To: absence.WholeDay})
		for _, c := range []struct {
			site directory.Site
			want span.Span
		}{{h.site, span.Of(at(12, 24, 12), at(12, 26, 0))}, {h.york, date(12, 25).Span(h.york.Zone)}} {
			err := h.db.Read(context.Background(), "demo", func(tx db.Tx) error {
				got, err := h.Closed(tx, c.site.ID, span.Of(at(12, 1, 0), at(12, 31, 0)))
				requireSpans(t, got, c.want)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestTheListGoesOnPageByPage(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for i := range absence.PageLength + 3 {
			h.must(t, h.els, days(absence.Vacation, h.els, date(12, 1).AddDays(i), date(12, 1).AddDays(i)))
		}
		seen, after := map[string]bool{}, ""
		for page := 0; page == 0 || after != ""; page++ {
			err := h.db.Read(context.Background(), "demo", func(tx db.Tx) error {
				all, next, err := h.List(context.Background(), tx, h.els, absence.Filter{}, after)
				for _, a := range all {
					seen[a.ID] = true
				}
				after = next
				return err
			})
			if err != nil || page > 2 {
				t.Fatal(page, err)
			}
		}
		if len(seen) != absence.PageLength+3 {
			t.Errorf("%d seen", len(seen))
		}
	})
}

func TestWhoHasBeenAwayForLongComesBack(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := days(absence.Sickness, h.jan, date(11, 24), date(11, 24).AddDays(200))
		a := h.must(t, h.jan, in)
		h.clock.Set(now.AddDate(0, 0, 100))
		in.ID, in.Last = a.ID, date(11, 24).AddDays(100)
		h.must(t, h.jan, in)
		requireSpans(t, h.blocked(t, h.jan), span.Of(h.clock.Now(), in.Last.AddDays(1).Span(h.site.Zone).StartTime()))
	})
}

func TestAKeyNamesTheSameAbsence(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := days(absence.Sickness, h.els, date(12, 1), date(12, 1))
		in.Key = "once"
		if a, b := h.must(t, h.els, in), h.must(t, h.els, in); a.ID != b.ID || b.Rev != 1 {
			t.Errorf("%v and %v", a, b)
		}
	})
}
