package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// diary is a May that notes what it is told.
type diary struct {
	mu  sync.Mutex
	got []string
}

func (y *diary) May(org string, records []any) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.got = append(y.got, org+fmt.Sprint(records))
}

func (y *diary) require(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(y.got, want) {
		t.Errorf("the joins after the commit were told %q, want %q", y.got, want)
	}
}

func TestRecordsOfACommitAreToldAfterItAndThoseOfAFailureNever(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var y diary
		d.Join(db.Joins{May: func(org string, records []any) {
			requireNotes(t, d, "done") // the commit is over
			y.May(org, records)
		}})
		err := write(d, orgA, func(tx db.Tx) error {
			tx.Record("wrong")
			return errRefused
		})
		if !errors.Is(err, errRefused) {
			t.Errorf("got %v", err)
		}
		guarded(func() error {
			return write(d, orgA, func(tx db.Tx) error { tx.Record("wrong"); panic("no") })
		})
		y.require(t)
		err = write(d, orgA, func(tx db.Tx) error {
			tx.Record("one")
			tx.Record("two")
			return add(tx, "done")
		})
		if err != nil {
			t.Error(err)
		}
		y.require(t, "org-a[one two]")
	})
}

func TestMustRunsForEveryRecordInTheTransactionAlsoForThoseOfMustItself(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var y diary
		d.Join(db.Joins{May: y.May, Must: func(ctx context.Context, tx db.Tx, record any) error {
			if err := d.Write(ctx, orgA, nil); !errors.Is(err, db.ErrNested) {
				t.Errorf("a write inside the join gave %v", err)
			}
			if record == "first" {
				tx.Record("followed")
			}
			return add(tx, fmt.Sprint(record))
		}})
		err := write(d, orgA, func(tx db.Tx) error {
			tx.Record("first")
			tx.Record("second")
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		requireNotes(t, d, "first", "followed", "second")
		y.require(t, "org-a[first second followed]")
	})
}

func TestAnErrorOfMustUndoesTheTransaction(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var y diary
		d.Join(db.Joins{May: y.May, Must: func(_ context.Context, tx db.Tx, record any) error {
			if record == "bad" {
				return errRefused
			}
			return add(tx, "by the join")
		}})
		err := write(d, orgA, func(tx db.Tx) error {
			tx.Record("good")
			tx.Record("bad")
			return add(tx, "by the function")
		})
		if !errors.Is(err, errRefused) {
			t.Errorf("got %v", err)
		}
		requireNotes(t, d)
		y.require(t)
	})
}
