package office_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

// seed makes the practices of a run again that failed.
var seed = flag.Uint64("seed", 0, "of the random practices; 0: another each time")

const (
	practices = 8  // of each run and database
	wishes    = 14 // of customers, for each practice
)

// Whatever a practice is like, the times on its booking page are those that can be held, and no others.
func TestEveryTimeThatIsOfferedBooksAndEveryOtherIsRefused(t *testing.T) {
	from := *seed
	if from == 0 {
		from = rand.Uint64()
	}
	onTheStreet(t, func(t *testing.T, r *street) {
		x := chance{rand.New(rand.NewPCG(from, 0))}
		offered, refused := 0, 0
		for n := range practices {
			r.arrange(x)
			for range wishes {
				start, anyOffered := r.wish(x)
				if !anyOffered {
					refused++
				} else {
					offered++
				}
				if t.Failed() {
					t.Fatalf("practice %d of -seed %d, asked for %s", n, from, start)
				}
			}
		}
		t.Logf("-seed %d: %d times that were offered and %d that were not", from, offered, refused)
		if offered < 10 || refused < 10 {
			t.Errorf("only %d times were offered, and %d not: that shows little", offered, refused)
		}
	})
}

// chance decides at random.
type chance struct{ *rand.Rand }

func (x chance) one(all ...int) int { return all[x.IntN(len(all))] }

// yes tells true once in n.
func (x chance) yes(n int) bool { return x.IntN(n) == 0 }

// minutes are up to so many, in fives.
func (x chance) minutes(most int) time.Duration {
	return time.Duration(x.IntN(most/5+1)) * 5 * time.Minute
}

// hours are those of a week: none, one or two stretches a day, some across midnight.
func (x chance) hours() (w span.Week) {
	for day := range w {
		switch x.IntN(6) {
		case 0:
		case 1:
			w[day] = []span.Hours{{From: 0, To: 1440}}
		case 2, 3:
			from := 60 * x.IntN(12)
			w[day] = []span.Hours{{From: from, To: from + 60 + 5*x.IntN(100)}}
		default:
			from := 60*6 + 5*x.IntN(30)
			w[day] = []span.Hours{{From: from, To: from + 180}, {From: from + 180 + 5*x.IntN(12), To: from + 700}}
		}
	}
	return w
}

// arrange makes the practice another: its site's zone and hours, its staff's hours, its service, what was booked at the desk,
// and who is away.
func (r *street) arrange(x chance) {
	r.t.Helper()
	r.Clock.Advance(time.Duration(x.IntN(20*24*60))*time.Minute + time.Duration(x.IntN(60))*time.Second)
	r.steps(x.one(5, 10, 15, 20, 30, 60))
	zones := []string{"Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Pacific/Auckland", "UTC"}
	zone, open, anna, bram := zones[x.IntN(len(zones))], week(r.t, "always"), x.hours(), x.hours()
	if x.yes(2) {
		open = x.hours()
	}
	r.opens(zone, open, anna, bram)
	length, before, after, notice, ahead := 5*time.Minute+x.minutes(235), x.minutes(60)*time.Duration(x.IntN(2)), x.minutes(60)*time.Duration(x.IntN(2)),
		x.minutes(72*60)*time.Duration(x.IntN(2)), 1+x.IntN(30)
	one, two := r.Demo.Asset("Room 1").ID, r.Demo.Asset("Room 2").ID
	needs := [][][]string{nil, {{one}}, {{one, two}, {two}}}[x.IntN(3)]
	staff := []string{r.p.Staff[0].Member, r.p.Staff[1].Member}[:1+x.IntN(2)]
	r.serves(func(s *appointment.Service) {
		s.Length, s.Before, s.After, s.Notice, s.Ahead, s.Needs, s.Staff = length, before, after, notice, ahead, needs, staff
	})
	for range x.IntN(25) {
		r.busy(x)
	}
	if x.yes(3) {
		r.away(x)
	}
}

// opens sets the zone and the hours of the first site, and the hours of those who work there.
func (r *street) opens(zone string, open span.Week, theirs ...span.Week) {
	r.t.Helper()
	r.write(func(ctx context.Context, tx db.Tx) error {
		site, err := directory.SiteByID(tx, r.Demo.Sites[0].ID)
		if err != nil {
			return err
		}
		site.Zone, _ = span.Zone(zone)
		site.Hours = open
		if r.Demo.Sites[0], err = directory.ChangeSite(tx, r.Demo.Owner.Actor, site); err != nil {
			return err
		}
		for i, w := range theirs {
			s, err := appointment.StaffByID(tx, r.p.Staff[i].Member)
			if err != nil {
				return err
			}
			s.Hours = []appointment.Hours{{Site: site.ID, Week: w}}
			if _, err := r.Appointments.SetHours(ctx, tx, r.Demo.Admin.Actor, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// busy books something at the desk, where nobody has it.
func (r *street) busy(x chance) {
	r.t.Helper()
	b := appointment.Book{Key: id.New(), Service: r.p.Services[x.IntN(2)].ID, Site: r.Demo.Sites[0].ID, Staff: r.p.Staff[x.IntN(2)].Member,
		Customer: r.p.Customers[0].ID, Start: r.moment(x)}
	err := r.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := r.Appointments.Book(ctx, tx, r.Demo.Admin.Actor, b)
		return err
	})
	if err != nil && !fault.Is(err, fault.Taken) {
		r.t.Fatal(err)
	}
}

// moment is one of the next days, at five minutes.
func (r *street) moment(x chance) time.Time {
	return r.Clock.Now().Truncate(5 * time.Minute).Add(time.Duration(x.IntN(6*24*12)) * 5 * time.Minute)
}

// away closes the practice for some hours of a day, or lets Anna be away that day.
func (r *street) away(x chance) {
	r.t.Helper()
	day := span.DateOf(r.Clock.Now(), r.Demo.Sites[0].Zone).AddDays(1 + x.IntN(3))
	in := absence.In{Kind: absence.Closure, First: day, Last: day, From: 60 * x.IntN(12), To: 60*12 + 60*x.IntN(12)}
	if x.yes(2) {
		in = absence.In{Kind: absence.Vacation, Member: r.p.Staff[0].Member, First: day, Last: day, To: absence.WholeDay}
	}
	r.write(func(ctx context.Context, tx db.Tx) error {
		way, err := r.Absences.Preview(ctx, tx, r.Demo.Admin.Actor, in)
		if err != nil {
			return err
		}
		_, err = r.Absences.Enter(ctx, tx, r.Demo.Admin.Actor, in, absence.Consent{Shown: way.Shown})
		return err
	})
}

// wish asks for a time, half of them one that is offered, and tells whether it was.
func (r *street) wish(x chance) (start string, offered bool) {
	r.t.Helper()
	const layout = "2006-01-02T15:04Z"
	at, toBeHad := r.moment(x), x.yes(2)
	staff := []string{"anyone", r.p.Staff[0].Member, r.p.Staff[1].Member}[x.IntN(3)]
	shown := r.shownWith(0, staff, span.DateOf(at, r.Demo.Sites[0].Zone).String(), "").times
	for tries := 0; toBeHad && len(shown) == 0 && tries < 3; tries++ {
		at = r.moment(x)
		shown = r.shownWith(0, staff, span.DateOf(at, r.Demo.Sites[0].Zone).String(), "").times
	}
	if toBeHad && len(shown) > 0 {
		at = instant(r.t, shown[x.IntN(len(shown))])
	}
	offered = slices.Contains(shown, at.UTC().Format(layout))
	r.asked++
	own := r.holdsAt(r.asked, 0, r.p.Services[0].ID, r.Demo.Sites[0].ID, staff, at)
	if (own != "") != offered {
		r.t.Errorf("offered %v, given %v", offered, own != "")
	}
	switch {
	case own == "":
	case x.yes(3):
		r.forgets(own)
	case x.yes(2):
		if !r.confirms(r.asked, 2, own) {
			r.t.Error("what was held is not confirmed")
		}
	case x.yes(3):
		r.Clock.Advance(appointment.HoldLength)
	}
	return fmt.Sprint(at.UTC().Format(layout), " with ", staff), offered
}
