package db_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

func raise(tx db.Tx, code string) error {
	_, err := tx.Exec("DO $$ BEGIN RAISE EXCEPTION 'as if' USING ERRCODE = '" + code + "'; END $$")
	return err
}

func TestPostgresRunsAgain(t *testing.T) {
	d := dbtest.Open(t, "postgres", owners)
	var y diary
	d.Join(db.Joins{May: y.May})
	for code, says := range map[string]string{
		"40001": "a function that met a serialisation failure",
		"40P01": "a function that met a deadlock",
	} {
		t.Run(says, func(t *testing.T) {
			y.got = nil
			runs := 0
			err := write(d, orgA, func(tx db.Tx) error {
				runs++
				tx.Record(fmt.Sprint("run ", runs))
				if err := add(tx, code); err != nil || runs > 2 {
					return err
				}
				return fmt.Errorf("wrapped: %w", raise(tx, code))
			})
			if err != nil || runs != 3 {
				t.Errorf("%d runs, then %v", runs, err)
			}
			y.require(t, "org-a[run 3]")
		})
	}
	requireNotes(t, d, "40001", "40P01")
}

func TestPostgresGivesUp(t *testing.T) {
	d := dbtest.Open(t, "postgres", owners)
	for _, c := range []struct {
		says, code string
		least      int
		most       int
	}{
		{"at once on an error that another run would meet again", "23514", 1, 1},
		{"after some runs where every one fails to serialise", "40001", 3, 100},
	} {
		t.Run(c.says, func(t *testing.T) {
			runs := 0
			err := write(d, orgA, func(tx db.Tx) error {
				runs++
				if err := add(tx, "never"); err != nil {
					return err
				}
				return raise(tx, c.code)
			})
			if err == nil || runs < c.least || runs > c.most {
				t.Errorf("%d runs, then %v", runs, err)
			}
			requireNotes(t, d)
		})
	}
}

// A vandal ends the transaction that it shares with its group. The group is then taken apart and each function runs
// alone; a round in which nobody stood in a group with the vandal shows nothing, so rounds go on until one did.
func TestWhereOneEndsTheTransactionOfItsSQLiteGroupTheOthersRunAgainAndSucceed(t *testing.T) {
	d := dbtest.Open(t, "sqlite", owners)
	var told, again atomic.Int64
	d.Join(db.Joins{May: func(_ string, records []any) { told.Add(int64(len(records))) }})
	written := 0
	for round := 0; round < 500 && again.Load() == 0; round++ {
		atOnce(t, d, 33, func(i int) {
			label := fmt.Sprintf("%04d/%02d", round, i)
			if i == 16 {
				if err := vandal(d, label); err == nil {
					t.Error("the vandal was told that its write is done")
				}
			} else if err := neighbour(d, label, &again); err != nil {
				t.Error(err)
			}
		})
		written += 32
	}
	if again.Load() == 0 {
		t.Error("no function ran again, so no group was ever taken apart")
	}
	if n := len(noted(t, d, orgA)); n != written || told.Load() != int64(written) {
		t.Errorf("%d notes and %d records of %d writes", n, told.Load(), written)
	}
}

// neighbour writes a note, and counts if it had to do so twice.
func neighbour(d *db.DB, name string, again *atomic.Int64) error {
	runs := 0
	return write(d, orgA, func(tx db.Tx) error {
		if runs++; runs == 2 {
			again.Add(1)
		}
		tx.Record("once")
		return add(tx, name)
	})
}

func vandal(d *db.DB, name string) error {
	return write(d, orgA, func(tx db.Tx) error {
		if err := add(tx, name); err != nil {
			return err
		}
		_, err := tx.Exec("ROLLBACK")
		return err
	})
}
