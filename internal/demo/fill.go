package demo

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/office"
	"bureau/internal/workplace"
)

// Progress hears how many of the steps are done; it is called from one goroutine at a time, often.
type Progress func(done, total int)

// Fill fills an empty office. Its clock must be a *clock.Fixed that stands at the present; it is led through the
// weeks before and stands at the present again when Fill returns. The office should then be opened anew on the
// system's clock. Where Fill fails or ctx ends, what is there is half a demo and good for nothing.
func Fill(ctx context.Context, o *office.Office, report Progress) (Result, error) {
	return fill(ctx, o, firms(), report, o.Accounts.Create)
}

// creator makes an account for an address and a password and gives its id.
type creator func(ctx context.Context, email, password string) (string, error)

func fill(ctx context.Context, o *office.Office, all []firm, report Progress, create creator) (Result, error) {
	fixed, ok := o.Clock.(*clock.Fixed)
	if !ok {
		return Result{}, errors.New("demo: the office to fill must be open on a fixed clock")
	}
	f := &filler{office: o, clock: fixed, now: fixed.Now(), report: report, create: create}
	defer fixed.Set(f.now)
	if err := f.layOut(all); err != nil {
		return Result{}, err
	}
	var r Result
	for i := range f.firms {
		people, err := f.fill(ctx, &f.firms[i])
		if err != nil {
			return Result{}, fmt.Errorf("demo: %s: %w", f.firms[i].id, err)
		}
		r.People = append(r.People, people...)
		if f.firms[i].id == "demo" {
			if r.Phones, err = f.telephone(ctx, &f.firms[i], people); err != nil {
				return Result{}, fmt.Errorf("demo: phones: %w", err)
			}
			copy(r.People[len(r.People)-len(people):], people)
		}
	}
	r.Booking = "/book/" + f.slug
	return r, nil
}

type filler struct {
	office *office.Office
	clock  *clock.Fixed
	now    time.Time
	report Progress
	create creator
	firms  []founded
	done   int
	total  int
	slug   string // of the practice's booking link
}

// founded is a firm while it is filled.
type founded struct {
	firm
	events   []event
	accounts []string
	actors   []directory.Actor
	assets   []workplace.Asset
	plans    []string
	ids      map[int]string // of reservations and stays, by their number in the diary
}

// layOut prepares all that needs no database, and counts the steps.
func (f *filler) layOut(all []firm) error {
	for _, firm := range all {
		events, err := write(firm, f.now)
		if err != nil {
			return err
		}
		f.firms = append(f.firms, founded{firm: firm, events: events, ids: map[int]string{}})
		f.total += len(events) + accountSteps*len(firm.hands)
	}
	return nil
}

// accountSteps is how many events take as long as one account: a password is slow to compute by intent.
const accountSteps = 15

func (f *filler) step(n int) {
	f.done += n
	if f.report != nil {
		f.report(f.done, f.total)
	}
}

func (f *filler) fill(ctx context.Context, g *founded) ([]Person, error) {
	f.clock.Set(begin(f.now))
	if err := f.open(ctx, g); err != nil {
		return nil, err
	}
	if err := f.storePlans(g); err != nil {
		return nil, err
	}
	var people []Person
	err := f.office.DB.Write(ctx, g.id, func(_ context.Context, tx db.Tx) (err error) {
		people, err = f.found(tx, g)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := f.live(ctx, g); err != nil {
		return people, err
	}
	if g.desks() {
		if err := f.recurring(ctx, g); err != nil {
			return people, err
		}
		if err := f.away(ctx, g); err != nil {
			return people, err
		}
	}
	if g.clinic == nil {
		return people, nil
	}
	customers, err := f.practise(ctx, g)
	return append(people, customers...), err
}

// open makes the accounts, as many at once as passwords are computed.
func (f *filler) open(ctx context.Context, g *founded) error {
	g.accounts = make([]string, len(g.hands))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(4)
	var made atomic.Int64
	for i, h := range g.hands {
		work.Go(func() (err error) {
			if err = ctx.Err(); err == nil {
				g.accounts[i], err = f.create(ctx, h.email(g.domain), Password)
				made.Add(1)
			}
			return err
		})
	}
	return f.watch(work, &made)
}

// watch reports the accounts while they are made.
func (f *filler) watch(work *errgroup.Group, made *atomic.Int64) error {
	ended := make(chan error, 1)
	go func() { ended <- work.Wait() }()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	seen := int64(0)
	for {
		select {
		case <-tick.C:
		case err := <-ended:
			f.step(accountSteps * int(made.Load()-seen))
			return err
		}
		n := made.Load()
		f.step(accountSteps * int(n-seen))
		seen = n
	}
}

// storePlans cleans the drawings like any plan that is handed in.
func (f *filler) storePlans(g *founded) error {
	for _, s := range g.sites {
		for _, l := range s.levels {
			clean, _, _, err := workplace.CleanPlan(l.draw().svg())
			if err != nil {
				return err
			}
			name, err := f.office.Files.Put(clean)
			if err != nil {
				return err
			}
			g.plans = append(g.plans, name)
		}
	}
	return nil
}
