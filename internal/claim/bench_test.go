package claim_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

// bench is a database with the verbs at hand, as an organisation calls them.
type bench struct {
	*testing.T
	d   *db.DB
	org string
}

// onEach runs sentences about the verbs on both databases.
func onEach(t *testing.T, cases []sentence) {
	t.Helper()
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		for _, c := range cases {
			t.Run(c.says, func(t *testing.T) { c.check(bench{T: t, d: d, org: org}) })
		}
	})
}

type sentence struct {
	says  string
	check func(b bench)
}

func (b bench) write(fn func(tx db.Tx) error) error {
	return b.d.Write(context.Background(), b.org, func(_ context.Context, tx db.Tx) error { return fn(tx) })
}

func (b bench) read(fn func(tx db.Tx) error) {
	b.Helper()
	if err := b.d.Read(context.Background(), b.org, fn); err != nil {
		b.Fatal(err)
	}
}

func (b bench) resource(capacity int) string {
	b.Helper()
	name := id.New()
	b.done(b.write(func(tx db.Tx) error { return claim.AddResource(tx, name, capacity) }))
	return name
}

func (b bench) take(t claim.Take) error {
	if t.Strength == 0 {
		t.Strength = claim.Taken
	}
	return b.write(func(tx db.Tx) error {
		_, err := t.Do(tx, epoch)
		return err
	})
}

// book takes one span of one resource for a holder.
func (b bench) book(holder, resource string, s span.Span) error {
	return b.take(claim.Take{Holder: holder, Wants: []claim.Want{{Resource: resource, Span: s}}})
}

// hold is book for a while.
func (b bench) hold(holder string, until time.Time, wants ...claim.Want) {
	b.Helper()
	b.done(b.take(claim.Take{Holder: holder, Strength: claim.Hold, Until: until, Wants: wants}))
}

func (b bench) move(holder string, to span.Span) error {
	return b.write(func(tx db.Tx) error {
		_, err := claim.Move(tx, holder, to, epoch)
		return err
	})
}

func (b bench) moveTo(holder, resource string, to span.Span) error {
	return b.write(func(tx db.Tx) error {
		_, err := claim.MoveTo(tx, holder, resource, to, epoch)
		return err
	})
}

func (b bench) confirm(holder string, now time.Time) error {
	return b.write(func(tx db.Tx) error { return claim.Confirm(tx, holder, now) })
}

func (b bench) done(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b bench) refused(err error, code fault.Code) {
	b.Helper()
	if !fault.Is(err, code) {
		b.Fatalf("got %v, want a refusal with %q", err, code)
	}
}

// held gives the spans of a holder's claims, sorted.
func (b bench) held(holder string) []span.Span {
	b.Helper()
	var out []span.Span
	b.read(func(tx db.Tx) error {
		own, err := claim.Of(tx, holder)
		for _, c := range own {
			out = append(out, c.Span)
		}
		return err
	})
	slices.SortFunc(out, func(a, b span.Span) int { return int(a.Start - b.Start) })
	return out
}

func (b bench) holds(holder string, want ...span.Span) {
	b.Helper()
	if got := b.held(holder); !slices.Equal(got, want) {
		b.Fatalf("%s holds %v, want %v", holder, got, want)
	}
}

// lane is where the one claim of a holder is.
func (b bench) lane(holder string) int {
	b.Helper()
	lane := -1
	b.read(func(tx db.Tx) error {
		own, err := claim.Of(tx, holder)
		if len(own) != 1 {
			b.Errorf("%s holds %d claims", holder, len(own))
			return err
		}
		lane = own[0].Lane
		return err
	})
	return lane
}

// hours is a span of the day that starts at the epoch.
func hours(from, to int) span.Span { return slotSpan(stretch{from, to}) }

func minutes(from, to int) span.Span {
	return span.Of(epoch.Add(time.Duration(from)*time.Minute), epoch.Add(time.Duration(to)*time.Minute))
}

// together runs a function in several goroutines at once and gives their errors.
func together(n int, fn func(i int) error) []error {
	errs := make([]error, n)
	start, done := make(chan struct{}), make(chan int)
	for i := range n {
		go func() {
			<-start
			errs[i] = fn(i)
			done <- i
		}()
	}
	close(start)
	for range n {
		<-done
	}
	return errs
}

// onlyTaken counts the successes, and fails on an error that is no refusal with Taken.
func (b bench) onlyTaken(errs []error) int {
	b.Helper()
	n := 0
	for _, err := range errs {
		if err == nil {
			n++
		} else {
			b.refused(err, fault.Taken)
		}
	}
	return n
}

// errUndo ends a probe whose outcome is known and whose effect must not stay.
var errUndo = errors.New("undo")
