package appointment_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

func date(t *testing.T, s string) span.Date {
	t.Helper()
	d, err := span.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestATimeSuitsByTheDayTheWeekdayAndThePartOfTheDayThatTheSitesClockShows(t *testing.T) {
	day := func(s string) span.Date { return date(t, s) }
	work := appointment.SetOf(1, 2, 3, 4, 5)
	for _, c := range []struct {
		name, zone, at string
		wish           appointment.Wish
		want           bool
	}{
		{"inside everything", "Europe/Amsterdam", "2026-11-24T09:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-24"), Days: work, Parts: appointment.SetOf(appointment.Morning)}, true},
		{"the day before", "Europe/Amsterdam", "2026-11-23T09:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-30"), Days: work, Parts: appointment.EveryPart}, false},
		{"the day after", "Europe/Amsterdam", "2026-12-01T09:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-30"), Days: work, Parts: appointment.EveryPart}, false},
		{"a day of the week that does not suit", "Europe/Amsterdam", "2026-11-28T09:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-30"), Days: work, Parts: appointment.EveryPart}, false},
		{"a minute before noon", "Europe/Amsterdam", "2026-11-24T11:59:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-24"), Days: work, Parts: appointment.SetOf(appointment.Afternoon)}, false},
		{"at noon", "Europe/Amsterdam", "2026-11-24T12:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-24"), Days: work, Parts: appointment.SetOf(appointment.Afternoon)}, true},
		{"at five", "Europe/Amsterdam", "2026-11-24T17:00:00+01:00", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-24"), Days: work, Parts: appointment.SetOf(appointment.Evening)}, true},
		{"another day at the site than in UTC", "Asia/Tokyo", "2026-11-23T23:00:00Z", appointment.Wish{First: day("2026-11-24"), Last: day("2026-11-24"), Days: appointment.SetOf(2), Parts: appointment.SetOf(appointment.Morning)}, true},
		{"noon on the day on which the clock is put forward", "Europe/Amsterdam", "2027-03-28T10:00:00Z", appointment.Wish{First: day("2027-03-28"), Last: day("2027-03-28"), Days: appointment.SetOf(0), Parts: appointment.SetOf(appointment.Afternoon)}, true},
		{"an hour before, which is eleven already", "Europe/Amsterdam", "2027-03-28T09:00:00Z", appointment.Wish{First: day("2027-03-28"), Last: day("2027-03-28"), Days: appointment.SetOf(0), Parts: appointment.SetOf(appointment.Morning)}, true},
		{"noon on the day on which the clock is put back", "Europe/Amsterdam", "2026-10-25T11:00:00Z", appointment.Wish{First: day("2026-10-25"), Last: day("2026-10-25"), Days: appointment.SetOf(0), Parts: appointment.SetOf(appointment.Afternoon)}, true},
		{"an hour before, which is eleven", "Europe/Amsterdam", "2026-10-25T10:00:00Z", appointment.Wish{First: day("2026-10-25"), Last: day("2026-10-25"), Days: appointment.SetOf(0), Parts: appointment.SetOf(appointment.Afternoon)}, false},
		{"the last minute of a day of 25 hours", "Europe/Amsterdam", "2026-10-25T22:59:00Z", appointment.Wish{First: day("2026-10-25"), Last: day("2026-10-25"), Days: appointment.SetOf(0), Parts: appointment.SetOf(appointment.Evening)}, true},
	} {
		zone, _ := span.Zone(c.zone)
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.wish.Fits(at, zone); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Whatever the zone and the day, exactly one wish for a single day and a single part of it suits each instant.
func TestEachInstantSuitsExactlyOneDayAndOnePart(t *testing.T) {
	for _, name := range []string{"Europe/Amsterdam", "Europe/Vienna", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"} {
		zone, _ := span.Zone(name)
		for at := time.Date(2026, 10, 20, 0, 0, 0, 0, time.UTC); at.Before(time.Date(2027, 4, 10, 0, 0, 0, 0, time.UTC)); at = at.Add(97 * time.Minute) {
			n, around := 0, span.DateOf(at, time.UTC)
			for d := around.AddDays(-2); !around.AddDays(2).Before(d); d = d.AddDays(1) {
				for part := range 3 {
					w := appointment.Wish{First: d, Last: d, Days: appointment.SetOf(int(d.Weekday())), Parts: appointment.SetOf(part)}
					if w.Fits(at, zone) {
						n++
						if local := at.In(zone); local.Day() != d.Day || (local.Hour() < 12) != (part == 0) || (local.Hour() >= 17) != (part == 2) {
							t.Fatalf("%s %s suits %s, part %d", name, at, d, part)
						}
					}
				}
			}
			if n != 1 {
				t.Fatalf("%s %s suits %d wishes", name, at, n)
			}
		}
	}
}

// waits lets somebody join the waiting list for the half hour, on these days.
func (p *practice) waits(t *testing.T, email, first, last string, change func(j *appointment.AskWait)) appointment.Waiting {
	t.Helper()
	j := p.asks(t, email, first, last)
	j.Anyway = true
	if change != nil {
		change(&j)
	}
	var w appointment.Waiting
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		w, err = p.AskToWait(ctx, tx, j)
		return err
	})
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		w, err = p.ConfirmWait(ctx, tx, w.ID, p.WaitDigits(w))
		return err
	})
	p.clock.Advance(time.Microsecond) // whoever comes next joined later
	return w
}

func (p *practice) asks(t *testing.T, email, first, last string) appointment.AskWait {
	return appointment.AskWait{Service: p.half.ID, Site: p.site.ID, Wish: appointment.Wish{First: date(t, first), Last: date(t, last),
		Days: appointment.EveryDay, Parts: appointment.EveryPart}, Who: appointment.Booker{Who: appointment.Who{First: "Nora", Last: "New", Email: email}, Lang: "en"}}
}

func (p *practice) list(t *testing.T) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		return p.set(ctx, tx, func(x *appointment.Practice) { x.Waits = true })
	})
}

// full books every time of a day that can be booked, and gives the appointments.
func (p *practice) full(t *testing.T, day string) (out []appointment.Appointment) {
	t.Helper()
	start := date(t, day).Span(p.site.Zone).StartTime()
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		out = nil
		for at := start.Add(9 * time.Hour); at.Before(start.Add(17 * time.Hour)); at = at.Add(30 * time.Minute) {
			for _, who := range []string{p.els.Member, p.jan.Member} {
				x, err := p.Book(ctx, tx, p.owner, appointment.Book{Service: p.half.ID, Staff: who, Site: p.site.ID, Customer: p.customer.ID, Start: at})
				if err != nil {
					return err
				}
				out = append(out, x)
			}
		}
		return nil
	})
	return out
}

func (p *practice) cancels(t *testing.T, all ...appointment.Appointment) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		for _, x := range all {
			if _, err := p.Cancel(ctx, tx, p.owner, x.ID, 0, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// tells looks once, and gives who is told of how many times.
func (p *practice) tells(t *testing.T) map[string]int {
	t.Helper()
	out := map[string]int{}
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		all, err := p.Openings(ctx, tx)
		clear(out)
		for _, o := range all {
			out[o.Waiting] = len(o.Starts)
		}
		if err != nil {
			return err
		}
		return p.Tell(ctx, tx, all)
	})
	return out
}

func TestWhoWaitsIsToldOnceOfEachTimeThatSuitsAndThatTheyDidNotPassOver(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		booked := p.full(t, "2026-11-25")
		suits := p.waits(t, "a@new.example", "2026-11-25", "2026-11-25", nil)
		mornings := p.waits(t, "b@new.example", "2026-11-25", "2026-11-25", func(j *appointment.AskWait) { j.Wish.Parts = appointment.SetOf(appointment.Morning) })
		els := p.waits(t, "c@new.example", "2026-11-25", "2026-11-25", func(j *appointment.AskWait) { j.Staff = p.els.Member })
		p.waits(t, "d@new.example", "2026-11-26", "2026-11-26", nil) // everything is free then
		if got := p.tells(t); len(got) != 0 {
			t.Fatalf("nothing is free, and %v are told", got)
		}
		afternoon := booked[len(booked)-1] // Jan, 16:30
		p.cancels(t, afternoon)
		if got := p.tells(t); len(got) != 1 || got[suits.ID] != 1 {
			t.Errorf("of Jan's 16:30 are told %v", got)
		}
		if got := p.tells(t); len(got) != 0 {
			t.Errorf("%v are told twice", got)
		}
		p.cancels(t, booked[0], booked[2]) // Els, 09:00 and 09:30: 09:15 is free too
		if got := p.tells(t); len(got) != 3 || got[suits.ID] != 3 || got[mornings.ID] != 3 || got[els.ID] != 3 {
			t.Errorf("of Els' morning are told %v", got)
		}
		p.cancels(t, booked[1]) // Jan at 09:00: the same time as Els'
		if got := p.tells(t); len(got) != 0 {
			t.Errorf("%v are told of the same time again", got)
		}
	})
}

func TestNobodyIsMailedMoreThanThreeTimesInADayAndTheFirstToJoinAreToldFirst(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		booked := p.full(t, "2026-12-09")
		var all []string
		for n := range 25 {
			all = append(all, p.waits(t, fmt.Sprintf("n%d@new.example", n), "2026-12-09", "2026-12-09", nil).ID)
		}
		p.cancels(t, booked[0])
		got := p.tells(t)
		for n, w := range all {
			if told := got[w] == 1; told != (n < 20) {
				t.Errorf("number %d is told: %v", n, told)
			}
		}
		if got = p.tells(t); len(got) != 5 || got[all[24]] != 1 {
			t.Errorf("then are told %v", got)
		}
		for n := range 3 {
			p.clock.Advance(time.Hour)
			p.cancels(t, booked[2*n+6])
			if got = p.tells(t); (got[all[0]] > 0) != (n < 2) {
				t.Errorf("after %d mails, %v are told", n+1, got)
			}
		}
		p.clock.Advance(22 * time.Hour)
		if got = p.tells(t); got[all[0]] != 2 { // 11:15 and 11:30
			t.Errorf("a day later the first is told of %d times", got[all[0]])
		}
	})
}

func TestWhatIsFreeAlreadyIsOfferedBeforeSomebodyWaits(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		ask := func(j appointment.AskWait) error {
			return p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.AskToWait(ctx, tx, j); return err })
		}
		err := ask(p.asks(t, "a@new.example", "2026-11-26", "2026-11-26"))
		f, _ := fault.As(err)
		if offers, ok := f.More.([]appointment.Offer); !fault.Is(err, fault.Taken) || !ok || len(offers) != 31 {
			t.Errorf("a day with everything free: %v", err)
		}
		long := p.asks(t, "a@new.example", "2026-11-25", "2026-12-20")
		long.Anyway = true
		if err := ask(long); !fault.Is(err, fault.Invalid) {
			t.Errorf("weeks with everything free: %v", err)
		}
		for field, change := range map[string]func(w *appointment.Wish){
			"last_day": func(w *appointment.Wish) { w.Last = w.First.AddDays(-1) },
			"weekdays": func(w *appointment.Wish) { w.Days = 0 },
			"parts":    func(w *appointment.Wish) { w.Parts = 0 },
		} {
			j := p.asks(t, "a@new.example", "2026-11-26", "2026-11-28")
			change(&j.Wish)
			if f, ok := fault.As(ask(j)); !ok || f.Code != fault.Invalid || f.Field != field {
				t.Errorf("%s: %v", field, f)
			}
		}
		far := p.asks(t, "a@new.example", "2026-11-26", "2027-02-25")
		if f, ok := fault.As(ask(far)); !ok || f.Field != "last_day" {
			t.Errorf("too far ahead: %v", f)
		}
		saturday := p.asks(t, "a@new.example", "2026-11-23", "2026-11-27")
		saturday.Wish.Days = appointment.SetOf(6)
		if f, ok := fault.As(ask(saturday)); !ok || f.Field != "weekdays" {
			t.Errorf("a day of the week that does not come: %v", f)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			return p.set(ctx, tx, func(x *appointment.Practice) { x.Waits = false })
		})
		if err := ask(p.asks(t, "a@new.example", "2026-11-28", "2026-11-28")); !fault.Is(err, fault.NotFound) {
			t.Errorf("where there is no list: %v", err)
		}
	})
}

func TestAPlaceOnTheListIsHadByTheCodeAloneAndNotMoreThanFiveOfThem(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		weekend := p.asks(t, "a@new.example", "2026-11-28", "2026-11-28")
		weekend.Key = "the key"
		var w appointment.Waiting
		for range 2 {
			p.write(t, func(ctx context.Context, tx db.Tx) (err error) { w, err = p.AskToWait(ctx, tx, weekend); return err })
		}
		confirm := func(digits string) error {
			return p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.ConfirmWait(ctx, tx, w.ID, digits); return err })
		}
		wrong := fmt.Sprintf("%06d", (atoi(p.WaitDigits(w))+1)%1_000_000)
		if err := confirm(wrong); !fault.Is(err, fault.Invalid) {
			t.Errorf("a wrong code: %v", err)
		}
		digits := p.WaitDigits(w)
		for range 2 {
			if err := confirm(digits); err != nil {
				t.Errorf("the code: %v", err)
			}
		}
		if n := len(p.waiting(t)); n != 1 {
			t.Fatalf("%d wait", n)
		}
		p.waits(t, "a@new.example", "2026-11-28", "2026-12-05", func(j *appointment.AskWait) { j.Wish.Days = appointment.SetOf(6) })
		if all := p.waiting(t); len(all) != 1 || all[0].Wish.Last != date(t, "2026-12-05") {
			t.Errorf("who joins for the same again has %d places", len(all))
		}
		for n := range appointment.MaxWaits {
			sunday := p.asks(t, "a@new.example", "2026-11-29", "2026-11-29")
			sunday.Key = fmt.Sprint(n)
			err := p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.AskToWait(ctx, tx, sunday); return err })
			if many := fault.Is(err, fault.TooMany); many != (n == appointment.MaxWaits-1) {
				t.Errorf("number %d: %v", n+2, err)
			}
		}
		p.clock.Advance(time.Hour)
		p.write(t, func(ctx context.Context, tx db.Tx) error { _, err := p.SweepWaiting(ctx, tx); return err })
		p.write(t, func(_ context.Context, tx db.Tx) error {
			n := 0
			err := tx.Row("SELECT COUNT(*) FROM waiting w WHERE w.org = $1", tx.Org()).Scan(&n)
			if n != 1 {
				t.Errorf("%d rows are left of what nobody confirmed", n-1)
			}
			return err
		})
	})
}

func atoi(s string) (n int) { _, _ = fmt.Sscanf(s, "%d", &n); return n }

// waiting is the list as the owner sees it.
func (p *practice) waiting(t *testing.T) (out []appointment.WaitingEntry) {
	t.Helper()
	p.write(t, func(_ context.Context, tx db.Tx) (err error) {
		out, err = p.WaitingList(t.Context(), tx, p.owner)
		return err
	})
	return out
}

func TestAPlaceOnTheListEndsWithAnAppointmentTheLastDayLeavingOrTheCustomer(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		stays := p.waits(t, "z@new.example", "2026-12-12", "2026-12-13", nil)
		for name, end := range map[string]func(w appointment.Waiting) func(ctx context.Context, tx db.Tx) error{
			"an appointment at the desk": func(w appointment.Waiting) func(ctx context.Context, tx db.Tx) error {
				return func(ctx context.Context, tx db.Tx) error {
					_, err := p.Book(ctx, tx, p.owner, appointment.Book{Service: p.half.ID, Staff: p.els.Member, Site: p.site.ID, Customer: w.Customer, Start: now.Add(72 * time.Hour)})
					return err
				}
			},
			"the link": func(w appointment.Waiting) func(ctx context.Context, tx db.Tx) error {
				return func(ctx context.Context, tx db.Tx) error { return p.Leave(ctx, tx, p.WaitLink(w)) }
			},
			"the practice": func(w appointment.Waiting) func(ctx context.Context, tx db.Tx) error {
				return func(ctx context.Context, tx db.Tx) error { return p.RemoveWaiting(ctx, tx, p.owner, w.ID) }
			},
			"erasure": func(w appointment.Waiting) func(ctx context.Context, tx db.Tx) error {
				return func(ctx context.Context, tx db.Tx) error {
					c, err := p.CustomerByID(ctx, tx, p.owner, w.Customer)
					if err != nil {
						return err
					}
					return p.EraseCustomer(ctx, tx, p.owner, c.ID, c.Rev)
				}
			},
		} {
			w := p.waits(t, "a@new.example", "2026-11-28", "2026-11-28", nil)
			if err := p.try(end(w)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if all := p.waiting(t); len(all) != 1 || all[0].ID != stays.ID {
				t.Errorf("%s leaves %d on the list", name, len(all))
			}
			err := p.try(func(ctx context.Context, tx db.Tx) error { return p.Leave(ctx, tx, p.WaitLink(w)) })
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: the link is %v", name, err)
			}
		}
		p.waits(t, "b@new.example", "2026-11-28", "2026-11-29", nil)
		p.clock.Set(time.Date(2026, 11, 29, 22, 59, 0, 0, time.UTC))
		sweep := func() int {
			p.write(t, func(ctx context.Context, tx db.Tx) error { _, err := p.SweepWaiting(ctx, tx); return err })
			return len(p.waiting(t))
		}
		if n := sweep(); n != 2 {
			t.Errorf("in the last minute of the last day %d wait", n)
		}
		p.clock.Advance(time.Minute)
		if n := sweep(); n != 1 {
			t.Errorf("after the last day %d wait", n)
		}
	})
}

func TestMergedCustomersKeepTheirPlaceOnTheList(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		w := p.waits(t, "a@new.example", "2026-11-28", "2026-11-28", nil)
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			other, err := p.CustomerByID(ctx, tx, p.owner, w.Customer)
			if err != nil {
				return err
			}
			_, err = p.Merge(ctx, tx, p.owner, appointment.Merge{Keep: p.customer.ID, Other: other.ID, KeepRev: p.customer.Rev, OtherRev: other.Rev})
			return err
		})
		if all := p.waiting(t); len(all) != 1 || all[0].Customer != p.customer.ID {
			t.Errorf("after the merge wait %+v", all)
		}
	})
}

func TestStaffSeeWhoWaitsForThemAndThoseWhoBookForOthersEverybody(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		anyone := p.waits(t, "a@new.example", "2026-11-28", "2026-11-28", nil)
		els := p.waits(t, "b@new.example", "2026-11-28", "2026-11-28", func(j *appointment.AskWait) { j.Staff = p.els.Member })
		p.write(t, func(_ context.Context, tx db.Tx) error {
			for who, want := range map[string][]string{p.owner.Member: {anyone.ID, els.ID}, p.els.Member: {anyone.ID, els.ID}, p.jan.Member: {anyone.ID}} {
				actor := p.owner
				for _, a := range []directory.Actor{p.els, p.jan} {
					if a.Member == who {
						actor = a
					}
				}
				all, err := p.WaitingList(t.Context(), tx, actor)
				if err != nil {
					return err
				}
				var got []string
				for _, w := range all {
					got = append(got, w.ID)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s sees %d", actor.Member, len(got))
				}
			}
			return nil
		})
		err := p.try(func(ctx context.Context, tx db.Tx) error { return p.RemoveWaiting(ctx, tx, p.jan, els.ID) })
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("whom one does not see can be removed: %v", err)
		}
	})
}

func TestWithAnAccountOneSeesWhatOneWaitsForUntilTheAccountIsErased(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.list(t)
		w := p.waits(t, "nora@new.example", "2026-11-28", "2026-11-28", func(j *appointment.AskWait) { j.Who.Account = "nora" })
		all := p.own(t, "nora")
		if len(all) != 1 || len(all[0].Customers) != 1 || len(all[0].Customers[0].Waits) != 1 || all[0].Customers[0].Waits[0].Link != p.WaitLink(w) {
			t.Fatalf("of their own they see %+v", all)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error { return p.ForgetAccount(ctx, tx, "nora") })
		if n := len(p.waiting(t)); n != 0 {
			t.Errorf("%d wait whose account is erased", n)
		}
	})
}
