package db_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

func TestWhatWriteReportsAsDoneIsSeenByAllReadersAndAfterReopening(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := dbtest.Config(t, engine, owners)
			d := dbtest.OpenConfig(t, cfg, owners)
			if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "one") }); err != nil {
				t.Fatal(err)
			}
			requireNotes(t, d, "one")
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			requireNotes(t, dbtest.OpenConfig(t, cfg, owners), "one")
			if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "late") }); err == nil {
				t.Error("a closed database took a write")
			}
		})
	}
}

// fate of a writer in a crowd, by its number.
func fate(i int) string {
	switch {
	case i%3 == 0:
		return "fails"
	case i%5 == 0:
		return "panics"
	}
	return ""
}

// member adds a note and then meets its fate.
func member(d *db.DB, label, fate string) (paniced any, err error) {
	return guarded(func() error {
		return write(d, orgA, func(tx db.Tx) error {
			if err := add(tx, label); err != nil {
				return err
			}
			switch fate {
			case "fails":
				return fmt.Errorf("%s: %w", label, errRefused)
			case "panics":
				panic(label)
			}
			return nil
		})
	})
}

// guarded runs fn and catches its panic.
func guarded(fn func() error) (paniced any, err error) {
	defer func() { paniced = recover() }()
	return nil, fn()
}

func TestAFunctionThatFailsOrPanicsUndoesItselfAloneAndItsCallerLearnsIt(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var want []string
		for i := range 64 {
			if fate(i) == "" {
				want = append(want, fmt.Sprintf("%03d", i))
			}
		}
		atOnce(t, d, 64, func(i int) {
			label := fmt.Sprintf("%03d", i)
			got, err := member(d, label, fate(i))
			right := map[string]bool{
				"":       err == nil && got == nil,
				"fails":  errors.Is(err, errRefused) && err.Error() == label+": refused" && got == nil,
				"panics": got == label,
			}
			if !right[fate(i)] {
				t.Errorf("%s, which %q: error %v, panic %v", label, fate(i), err, got)
			}
		})
		requireNotes(t, d, want...)
		if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "after") }); err != nil {
			t.Fatal("after the crowd:", err)
		}
	})
}

func TestAStatementThatFailsUndoesItsFunctionAlone(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var ok atomic.Int64
		atOnce(t, d, 32, func(int) {
			// All insert one name; the first makes the statement of the others fail.
			if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "same") }); err == nil {
				ok.Add(1)
			}
		})
		if ok.Load() != 1 {
			t.Errorf("%d of 32 inserted the same key", ok.Load())
		}
		requireNotes(t, d, "same")
	})
}

func TestWriteInsideWriteIsRefusedAtOnce(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		inner := map[string]func(ctx context.Context) error{
			"of the organisation": func(ctx context.Context) error {
				return d.Write(ctx, orgA, func(context.Context, db.Tx) error { return errors.New("it ran") })
			},
			"of the world": func(ctx context.Context) error {
				return d.WriteGlobal(ctx, func(context.Context, db.Tx) error { return errors.New("it ran") })
			},
		}
		for says, ask := range inner {
			err := d.Write(t.Context(), orgA, func(ctx context.Context, tx db.Tx) error {
				if err := ask(ctx); !errors.Is(err, db.ErrNested) {
					return fmt.Errorf("the inner write gave %v", err)
				}
				return add(tx, says)
			})
			if err != nil {
				t.Errorf("%s: %v", says, err)
			}
		}
		requireNotes(t, d, "of the organisation", "of the world")
	})
}

func TestAnOrganisationMustBeNamed(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		ran := func(context.Context, db.Tx) error { t.Error("it ran"); return nil }
		if d.Write(t.Context(), "", ran) == nil {
			t.Error("Write without an organisation passed")
		}
		if d.Read(t.Context(), "", func(db.Tx) error { t.Error("it ran"); return nil }) == nil {
			t.Error("Read without an organisation passed")
		}
	})
}

func TestACallerWhoIsGoneBeforeTheWriteWritesNothing(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := d.Write(ctx, orgA, func(_ context.Context, tx db.Tx) error { return add(tx, "gone") })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		requireNotes(t, d)
	})
}

func TestACallerWhoLeavesMeanwhileUndoesNobodyElse(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		leaver, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		var want []string
		errs := make(chan error, 33)
		entered := make(chan struct{})
		all.Go(func() {
			errs <- write(d, orgA, func(tx db.Tx) error {
				close(entered)
				cancel() // while the leaver, and others, wait their turn
				return add(tx, "first")
			})
		})
		all.Go(func() {
			// Whether the leaver still gets through is open; that it tells the truth is not.
			err := d.Write(leaver, orgA, func(ctx context.Context, tx db.Tx) error {
				if ctx.Err() != nil {
					return fmt.Errorf("the context inside ended with the caller's")
				}
				return add(tx, "leaver")
			})
			if err == nil {
				want = append(want, "leaver")
			} else if !errors.Is(err, context.Canceled) {
				errs <- err
			}
		})
		<-entered
		for i := range 30 {
			all.Go(func() { errs <- write(d, orgA, func(tx db.Tx) error { return add(tx, fmt.Sprintf("%03d", i)) }) })
		}
		all.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
		for i := range 30 {
			want = append(want, fmt.Sprintf("%03d", i))
		}
		want = append(want, "first")
		slices.Sort(want)
		requireNotes(t, d, want...)
	})
}

func TestAFunctionThatEndsItsGoroutineHoldsUpNobody(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		gone := make(chan struct{})
		go func() {
			defer close(gone)
			_ = write(d, orgA, func(tx db.Tx) error {
				if err := add(tx, "gone"); err != nil {
					return err
				}
				runtime.Goexit()
				return nil
			})
			t.Error("the goroutine went on")
		}()
		<-gone
		if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "next") }); err != nil {
			t.Fatal(err)
		}
		requireNotes(t, d, "next")
	})
}
