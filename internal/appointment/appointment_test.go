package appointment_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

var owners = []db.Migrations{code.Migrations, audit.Migrations, directory.Migrations, claim.Migrations, appointment.Migrations}

// now is a Tuesday, 09:00 in Amsterdam.
var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// practice is one with two people, Els and Jan, who both give the half hour and work 09:00–17:00 at the one site, and a room.
type practice struct {
	*appointment.Appointments
	db       *db.DB
	clock    *clock.Fixed
	owner    directory.Actor
	els, jan directory.Actor
	site     directory.Site
	half     appointment.Service
	room     string
	customer appointment.Customer
}

// rooms are the assets of every site.
type rooms map[string]string

func (r rooms) At(db.Tx, string) (map[string]string, error) { return r, nil }

func each(t *testing.T, test func(t *testing.T, p *practice)) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) { test(t, open(t, d)) })
}

func open(t *testing.T, d *db.DB) *practice {
	t.Helper()
	c := clock.At(now)
	codes, err := code.Open(t.Context(), d, c)
	if err != nil {
		t.Fatal(err)
	}
	p := &practice{db: d, clock: c, room: id.New()}
	p.Appointments = &appointment.Appointments{Clock: c, Codes: codes, Assets: rooms{p.room: "Room 1"}}
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		if p.owner, err = directory.Found(tx, "Praxis Müller & Söhne", directory.Member{Account: "o", Name: "Olga", Email: "o@demo.example", Lang: "de"}); err != nil {
			return err
		}
		zone, _ := span.Zone("Europe/Amsterdam")
		week, _ := span.ParseWeek("mo 08:00-18:00; tu 08:00-18:00; we 08:00-18:00; th 08:00-18:00; fr 08:00-18:00")
		if p.site, err = directory.AddSite(tx, p.owner, directory.Site{Name: "Amsterdam", Zone: zone, Hours: week}); err != nil {
			return err
		}
		if err := claim.AddResource(tx, p.room, 1); err != nil {
			return err
		}
		if _, err := p.Practise(ctx, tx, p.owner); err != nil {
			return err
		}
		var staff []string
		for _, who := range []*directory.Actor{&p.els, &p.jan} {
			m, err := directory.AddMember(tx, p.owner, directory.Member{Account: fmt.Sprint("m", len(staff)), Name: fmt.Sprint("Staff ", len(staff)),
				Email: fmt.Sprintf("m%d@demo.example", len(staff)), Lang: "de", Rights: directory.OwnAvailability})
			if err != nil {
				return err
			}
			if *who, err = directory.ActorByID(tx, m.ID); err != nil {
				return err
			}
			s, err := p.AddStaff(ctx, tx, p.owner, m.ID)
			if err != nil {
				return err
			}
			hours, _ := span.ParseWeek("mo 09:00-17:00; tu 09:00-17:00; we 09:00-17:00; th 09:00-17:00; fr 09:00-17:00")
			s.Hours = []appointment.Hours{{Site: p.site.ID, Week: hours}}
			if _, err := p.SetHours(ctx, tx, *who, s); err != nil {
				return err
			}
			staff = append(staff, m.ID)
		}
		p.half, err = p.AddService(ctx, tx, p.owner, appointment.Service{Name: "Half an hour", Length: 30 * time.Minute, Price: 4500, Colour: "teal", Online: true,
			Ahead: 60, Staff: staff})
		if err != nil {
			return err
		}
		if p.customer, err = p.AddCustomer(ctx, tx, p.els, appointment.Customer{Who: appointment.Who{First: "Zoë", Last: "Weiß", Email: "zoe@home.example"}, Lang: "de"}); err != nil {
			return err
		}
		return p.set(ctx, tx, func(x *appointment.Practice) { x.Open = true })
	})
	return p
}

func (p *practice) set(ctx context.Context, tx db.Tx, change func(*appointment.Practice)) error {
	x, err := appointment.PracticeOf(tx)
	if err != nil {
		return err
	}
	change(&x)
	_, err = p.ChangePractice(ctx, tx, p.owner, x)
	return err
}

func (p *practice) try(fn func(context.Context, db.Tx) error) error {
	return p.db.Write(context.Background(), "demo", fn)
}

func (p *practice) write(t *testing.T, fn func(context.Context, db.Tx) error) {
	t.Helper()
	if err := p.try(fn); err != nil {
		t.Fatal(err)
	}
}

// at is an instant of that Tuesday in Amsterdam.
func at(hour, minute int) time.Time { return time.Date(2026, 11, 24, hour-1, minute, 0, 0, time.UTC) }

func (p *practice) book(staff directory.Actor, start time.Time) (x appointment.Appointment, err error) {
	err = p.try(func(ctx context.Context, tx db.Tx) (err error) {
		x, err = p.Book(ctx, tx, staff, appointment.Book{Service: p.half.ID, Staff: staff.Member, Site: p.site.ID, Customer: p.customer.ID, Start: start})
		return err
	})
	return x, err
}

func booker(n int) appointment.Booker {
	return appointment.Booker{Who: appointment.Who{First: "Kim", Last: fmt.Sprint("Number ", n), Email: fmt.Sprintf("kim%d@home.example", n)}, Lang: "nl", Zone: "Europe/Brussels"}
}

func (p *practice) hold(start time.Time, staff string, n int) (x appointment.Appointment, err error) {
	err = p.try(func(ctx context.Context, tx db.Tx) (err error) {
		x, err = p.Hold(ctx, tx, appointment.Hold{Service: p.half.ID, Site: p.site.ID, Staff: staff, Start: start, Who: booker(n)})
		return err
	})
	return x, err
}

func (p *practice) confirm(x appointment.Appointment) (out appointment.Appointment, err error) {
	if err := p.TryCode(context.Background(), p.db, "demo", x.ID, p.Digits(x)); err != nil {
		return x, err
	}
	err = p.try(func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.Confirm(ctx, tx, x.ID, p.Digits(x))
		return err
	})
	return out, err
}

func (p *practice) offers(t *testing.T, ask appointment.Ask) (out []appointment.Offer) {
	t.Helper()
	ask.Service, ask.Site = p.half.ID, p.site.ID
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.Offers(ctx, tx, ask)
		return err
	})
	return out
}

var tuesday = span.Date{Year: 2026, Month: time.November, Day: 24}

func TestTheBookingLinkComesFromTheName(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.write(t, func(_ context.Context, tx db.Tx) error {
			x, err := appointment.PracticeOf(tx)
			if x.Slug != "praxis-muller-sohne" {
				t.Errorf("the link is %q", x.Slug)
			}
			return err
		})
		var second appointment.Practice
		if err := p.db.Write(t.Context(), "second", func(ctx context.Context, tx db.Tx) error {
			owner, err := directory.Found(tx, "Praxis Müller + Söhne", directory.Member{Account: "x", Name: "X", Email: "x@x.example", Lang: "de"})
			if err != nil {
				return err
			}
			second, err = p.Practise(ctx, tx, owner)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if len(second.Slug) != len("praxis-muller-sohne-abcdef") {
			t.Errorf("the second's link is %q", second.Slug)
		}
	})
}

func TestWhatIsOfferedCanBeHeldAndNothingElse(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		random := rand.New(rand.NewPCG(1, 2))
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			s := p.half
			s.Before, s.After, s.Notice = 10*time.Minute, 5*time.Minute, time.Hour
			s.Needs = [][]string{{p.room}}
			var err error
			p.half, err = p.ChangeService(ctx, tx, p.owner, s)
			return err
		})
		for n := range 25 {
			offered := map[time.Time]bool{}
			for _, o := range p.offers(t, appointment.Ask{From: tuesday, To: tuesday}) {
				offered[o.Span.StartTime()] = true
			}
			start := at(8, 0).Add(time.Duration(random.IntN(11*12)) * 5 * time.Minute)
			_, err := p.hold(start, "", n)
			if offered[start] != (err == nil) {
				t.Fatalf("%s: offered %v, but holding it: %v", start, offered[start], err)
			}
			if err != nil && !fault.Is(err, fault.Taken) {
				t.Fatal(err)
			}
		}
	})
}

func TestFreeTimesAreThoseOfWhoeverOffersTheService(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		day := p.offers(t, appointment.Ask{From: tuesday, To: tuesday})
		// 09:15 to 16:30, each quarter of an hour: 09:00 is now, which is too late.
		if len(day) != 30 || !day[0].Span.StartTime().Equal(at(9, 15)) || !day[29].Span.StartTime().Equal(at(16, 30)) || len(day[0].Staff) != 2 {
			t.Fatalf("%d times are offered: %+v", len(day), day)
		}
		if _, err := p.book(p.els, at(10, 0)); err != nil {
			t.Fatal(err)
		}
		for _, o := range p.offers(t, appointment.Ask{From: tuesday, To: tuesday}) {
			in := o.Span.Overlaps(span.Of(at(10, 0), at(10, 30)))
			if in != (len(o.Staff) == 1) || o.Staff[0] == p.els.Member && in {
				t.Errorf("at %s: %v", o.Span.StartTime(), o.Staff)
			}
		}
		if of := p.offers(t, appointment.Ask{From: tuesday, To: tuesday, Staff: p.els.Member}); len(of) != 27 {
			t.Errorf("Els offers %d times", len(of))
		}
	})
}

func TestAHoldIsConfirmedWithinTenMinutesAndNotAtTheirEnd(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.hold(at(11, 0), p.els.Member, 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.book(p.els, at(11, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("the desk took a held time: %v", err)
		}
		p.clock.Advance(appointment.HoldLength - time.Microsecond)
		done, err := p.confirm(x)
		if err != nil || done.State != appointment.Fixed || done.Customer == "" {
			t.Fatalf("%+v: %v", done, err)
		}
		if _, err := p.confirm(x); err == nil {
			t.Error("confirmed twice")
		}
		y, err := p.hold(at(12, 0), p.els.Member, 2)
		if err != nil {
			t.Fatal(err)
		}
		p.clock.Advance(appointment.HoldLength)
		if _, err := p.confirm(y); !fault.Is(err, fault.Taken) {
			t.Errorf("confirmed at the instant of its end: %v", err)
		}
		if _, err := p.book(p.els, at(12, 0)); err != nil {
			t.Errorf("after the end the time is not free: %v", err)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error { return p.Sweep(ctx, tx) })
		p.write(t, func(_ context.Context, tx db.Tx) error {
			if _, err := appointment.ByID(tx, y.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("an expired hold is kept: %v", err)
			}
			return nil
		})
	})
}

func TestWrongDigitsAreCounted(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.hold(at(11, 0), "", 1)
		if err != nil {
			t.Fatal(err)
		}
		wrong := "000000"
		if wrong == p.Digits(x) {
			wrong = "000001"
		}
		for range code.MaxTries {
			if err := p.TryCode(t.Context(), p.db, "demo", x.ID, wrong); err == nil {
				t.Fatal("wrong digits were accepted")
			}
		}
		if _, err := p.confirm(x); err == nil {
			t.Error("the right digits were accepted after all tries were used up")
		}
	})
}

func TestAMistypedAddressIsChangedWhileTheTimeStaysHeld(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.hold(at(11, 0), p.els.Member, 1)
		if err != nil {
			t.Fatal(err)
		}
		mend := func(email string) (y appointment.Appointment, err error) {
			err = p.try(func(ctx context.Context, tx db.Tx) (err error) {
				y, err = p.Readdress(ctx, tx, x.Own, email)
				return err
			})
			return y, err
		}
		if _, err := mend("no address"); !fault.Is(err, fault.Invalid) {
			t.Errorf("what is no address gets %v", err)
		}
		y, err := mend("kim@right.example")
		if err != nil || y.ID != x.ID || y.Until != x.Until || y.Span != x.Span || y.Booker.Email != "kim@right.example" || y.Booker.Last != x.Booker.Last {
			t.Fatalf("it becomes %+v, %v", y, err)
		}
		if p.Digits(y) == p.Digits(x) || p.MailLinkOf(y) == p.MailLinkOf(x) {
			t.Error("the code of the wrong address is that of the right one")
		}
		if err := p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.ByMail(ctx, tx, p.MailLinkOf(x))
			return err
		}); !fault.Is(err, fault.Taken) {
			t.Errorf("the link mailed before leads on: %v", err)
		}
		if y, err = mend("kim@right.example"); err != nil || y.Booker.Mended != 1 {
			t.Errorf("the same address again counts: %+v, %v", y.Booker, err)
		}
		for _, email := range []string{"a@right.example", "b@right.example"} {
			if y, err = mend(email); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := mend("c@right.example"); !fault.Is(err, fault.TooMany) {
			t.Errorf("a fourth address gets %v", err)
		}
		if _, err := p.confirm(y); err != nil {
			t.Errorf("the last code: %v", err)
		}
		if _, err := mend("d@right.example"); !fault.Is(err, fault.Taken) {
			t.Errorf("once it is confirmed: %v", err)
		}
	})
}

func TestOfManyWhoWantOneTimeAsManyGetItAsThereAreStaff(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		got := map[string]int{}
		for n := range 16 {
			wg.Go(func() {
				x, err := p.hold(at(14, 0), "", n)
				if err == nil {
					x, err = p.confirm(x)
				}
				if err != nil && !fault.Is(err, fault.Taken) {
					t.Error(err)
				}
				if err == nil {
					mu.Lock()
					got[x.Staff]++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if len(got) != 2 || got[p.els.Member] != 1 || got[p.jan.Member] != 1 {
			t.Errorf("given: %v", got)
		}
	})
}

func TestARequestTakesItsTimeUntilItIsRefused(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			return p.set(ctx, tx, func(x *appointment.Practice) { x.Asks = true })
		})
		x, err := p.hold(at(15, 0), p.jan.Member, 1)
		if err != nil {
			t.Fatal(err)
		}
		if x, err = p.confirm(x); err != nil || x.State != appointment.Requested {
			t.Fatalf("%+v: %v", x, err)
		}
		if _, err := p.book(p.jan, at(15, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("a requested time was given: %v", err)
		}
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := p.Cancel(ctx, tx, p.jan, x.ID, x.Rev, "full")
			return err
		})
		if _, err := p.book(p.jan, at(15, 0)); err != nil {
			t.Errorf("a refused time is not free: %v", err)
		}
	})
}

func TestNobodyChangesACalendarThatIsNotTheirs(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		x, err := p.book(p.els, at(10, 0))
		if err != nil {
			t.Fatal(err)
		}
		err = p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.Move(ctx, tx, p.jan, appointment.Move{ID: x.ID, Start: at(11, 0)})
			return err
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("Jan moved an appointment of Els: %v", err)
		}
		err = p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.Move(ctx, tx, p.els, appointment.Move{ID: x.ID, Staff: p.jan.Member, Start: at(11, 0)})
			return err
		})
		if !fault.Is(err, fault.Refused) {
			t.Errorf("Els gave Jan an appointment: %v", err)
		}
	})
}

func TestAMoveKeepsAllOrNothing(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		a, err := p.book(p.els, at(10, 0))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.book(p.els, at(11, 0)); err != nil {
			t.Fatal(err)
		}
		move := func(start time.Time) error {
			return p.try(func(ctx context.Context, tx db.Tx) error {
				_, err := p.Move(ctx, tx, p.els, appointment.Move{ID: a.ID, Start: start})
				return err
			})
		}
		if err := move(at(11, 15)); !fault.Is(err, fault.Taken) {
			t.Fatalf("moved onto another: %v", err)
		}
		if _, err := p.book(p.els, at(10, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("after a move that was refused its time is free: %v", err)
		}
		if err := move(at(10, 15)); err != nil {
			t.Errorf("its own time was in its way: %v", err)
		}
	})
}

func TestPeopleBehindOneAddressStayApart(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		seen := map[string]string{}
		for n, who := range []appointment.Who{{First: "Zoë", Last: "Weiß", Email: "zoe@home.example"}, {First: "Max", Last: "Weiß", Email: "zoe@home.example"},
			{First: "zoe", Last: "WEISS", Email: "Zoe@home.example"}} {
			var x appointment.Appointment
			p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				x, err = p.Hold(ctx, tx, appointment.Hold{Service: p.half.ID, Site: p.site.ID, Start: at(10+n, 0), Who: appointment.Booker{Who: who, Lang: "de"}})
				return err
			})
			x, err := p.confirm(x)
			if err != nil {
				t.Fatal(err)
			}
			seen[fmt.Sprint(n)] = x.Customer
		}
		if seen["0"] != p.customer.ID || seen["1"] == seen["0"] || seen["2"] != seen["0"] {
			t.Errorf("customers: %v; the one there was: %s", seen, p.customer.ID)
		}
	})
}

func TestCustomersMoveAndCancelByTheirLinkWithinTheRules(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			return p.set(ctx, tx, func(x *appointment.Practice) { x.Change = 2 * time.Hour })
		})
		x, err := p.hold(at(12, 0), "", 1)
		if err != nil {
			t.Fatal(err)
		}
		if x, err = p.confirm(x); err != nil {
			t.Fatal(err)
		}
		link := p.LinkOf(x)
		move := func(start time.Time) error {
			return p.try(func(ctx context.Context, tx db.Tx) error {
				_, err := p.MoveByLink(ctx, tx, link, start, true)
				return err
			})
		}
		if err := move(at(20, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("moved to a time that is not offered: %v", err)
		}
		if err := move(at(12, 15)); err != nil {
			t.Fatal(err)
		}
		if err := move(at(13, 0)); err != nil {
			t.Errorf("the link in the first mail no longer moves it: %v", err)
		}
		p.clock.Set(at(11, 1))
		err = p.try(func(ctx context.Context, tx db.Tx) error {
			_, err := p.CancelByLink(ctx, tx, link)
			return err
		})
		if !fault.Is(err, fault.Refused) {
			t.Errorf("cancelled later than two hours before: %v", err)
		}
	})
}

func TestCustomersAreFoundByTheBeginningsOfTheirWords(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		for text, want := range map[string]int{"wei": 1, "weiß zo": 1, "ZOE weiss": 1, "eiss": 0, "zoe@": 1, "%": 0, "zoe nobody": 0, "": 1} {
			p.write(t, func(ctx context.Context, tx db.Tx) error {
				found, err := p.FindCustomers(ctx, tx, p.els, text, 10)
				if len(found) != want {
					t.Errorf("%q finds %d, want %d", text, len(found), want)
				}
				return err
			})
		}
	})
}
