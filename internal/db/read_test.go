package db_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

func TestAReaderCannotWrite(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		if err := d.Read(t.Context(), orgA, func(tx db.Tx) error { return add(tx, "sneaked in") }); err == nil {
			t.Error("Read let an insert through")
		}
		err := d.ReadGlobal(t.Context(), func(tx db.Tx) error {
			_, err := tx.Exec("INSERT INTO world (id) VALUES ('sneaked in')")
			return err
		})
		if err == nil {
			t.Error("ReadGlobal let an insert through")
		}
		requireNotes(t, d)
	})
}

func TestAReaderSeesOneStateOfTheDataFromItsFirstStatementToItsLast(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		err := d.Read(t.Context(), orgA, func(tx db.Tx) error {
			for range 2 {
				var n int
				if err := tx.Row("SELECT count(*) FROM note").Scan(&n); err != nil || n != 0 {
					return fmt.Errorf("there are %d notes: %v", n, err)
				}
				wrote := make(chan error)
				go func() {
					wrote <- write(d, orgA, func(tx db.Tx) error { _, err := tx.Exec("DELETE FROM note"); return errors.Join(err, add(tx, "new")) })
				}()
				if err := <-wrote; err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		requireNotes(t, d, "new")
	})
}

// Each text is new to the cache of statements, and all readers want to prepare theirs while they hold a
// connection: where that takes another connection out of the same few, they wait for each other for ever.
func TestManyReadersWithStatementsThatNobodyPreparedYetAllGetTheirTurn(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		var all sync.WaitGroup
		for i := range 48 {
			all.Go(func() {
				for j := range 12 {
					err := d.Read(t.Context(), orgA, func(tx db.Tx) error {
						var n int
						return tx.Row(fmt.Sprintf("SELECT count(*) FROM note WHERE id <> '%d/%d'", i, j)).Scan(&n)
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
	})
}

func TestAReaderWhoseContextEndedReadsNothing(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := d.Read(ctx, orgA, func(db.Tx) error { t.Error("it ran"); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestARowThatIsNotThereSaysSo(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		look := func(tx db.Tx) error {
			var s string
			return tx.Row("SELECT id FROM note WHERE id = $1", "missing").Scan(&s)
		}
		if err := d.Read(t.Context(), orgA, look); !errors.Is(err, db.ErrNoRows) {
			t.Errorf("a reader got %v", err)
		}
		if err := write(d, orgA, look); !errors.Is(err, db.ErrNoRows) {
			t.Errorf("a writer got %v", err)
		}
	})
}
