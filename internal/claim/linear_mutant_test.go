package claim_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/anishathalye/porcupine"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// mutants are wrong on purpose. The checker must object to them, or its approval of the package means nothing.
var mutants = []struct {
	name  string
	verbs verbs
}{
	{"a take that looks in one transaction and inserts in another", verbs{take: lookThenInsert, confirm: honest.confirm}},
	{"a confirmation that does not ask whether the hold expired", verbs{take: honest.take, confirm: confirmAnyway}},
}

// withoutRefusal takes the database's own refusal away, which would otherwise stop a mutant before the checker does. On SQLite
// that of a new row stays, because the package takes it for its look; the mutant comes in by the update.
var withoutRefusal = db.Migrations{Owner: "mutant", Files: fstest.MapFS{
	"migrations/0001_open.sqlite.sql":   {Data: []byte("DROP TRIGGER claim_no_overlap_update;")},
	"migrations/0001_open.postgres.sql": {Data: []byte("ALTER TABLE claim DROP CONSTRAINT claim_no_overlap")},
}}

func TestTheCheckerObjectsTo(t *testing.T) {
	for _, m := range mutants {
		t.Run(m.name, func(t *testing.T) {
			dbtest.Each(t, append(slices.Clone(owners), withoutRefusal), func(t *testing.T, d *db.DB) {
				for range 200 {
					h := newHistory(t, d, m.verbs, 8)
					if h == nil {
						return
					}
					h.mutant = true
					if ops := h.run(); !h.void && !porcupine.CheckOperations(model, ops) {
						return
					}
				}
				t.Error("every history of the mutant passed for right")
			})
		})
	}
}

// A single client never meets the gap between the two transactions, so here the mutant is right: what the checker
// objects to above is the race and not some other slip.
func TestTheCheckerPassesTheMutantThatLooksFirstWhileOneClientIsAlone(t *testing.T) {
	dbtest.Each(t, append(slices.Clone(owners), withoutRefusal), func(t *testing.T, d *db.DB) {
		for range 20 {
			h := newHistory(t, d, mutants[0].verbs, 1)
			if h == nil {
				return
			}
			if ops := h.run(); !porcupine.CheckOperations(model, ops) {
				t.Fatal("no order explains this history:\n" + describe(ops))
			}
		}
	})
}

var errOnlyLooking = errors.New("only looking")

// lookThenInsert asks the package whether the wants fit, undoes that, and writes the answer down afterwards.
func lookThenInsert(d *db.DB, t claim.Take, now func() time.Time) error {
	ctx, life := context.Background(), t.Until.Sub(epoch)
	var at time.Time
	var found []claim.Claim
	err := d.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
		at = now()
		t.Until = at.Add(life)
		if found, err = t.Do(tx, at); err == nil {
			return errOnlyLooking
		}
		return err
	})
	if !errors.Is(err, errOnlyLooking) {
		return err
	}
	if onItsLane, err := lanesAreFree(d, found, at); err != nil || !onItsLane {
		t.Until = epoch.Add(life)
		return errors.Join(err, honest.take(d, t, now))
	}
	return d.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		for _, c := range found {
			_, err := tx.Exec(`DELETE FROM claim WHERE resource = $1 AND lane = $2 AND starts_at < $3 AND ends_at > $4
				AND strength = 1 AND expires_at <= $5`, c.Resource, c.Lane, c.Span.End, c.Span.Start, db.Micros(at))
			if err != nil {
				return err
			}
			if err := insertUnseen(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// insertUnseen writes a claim that excludes nobody, and only then makes it one that does.
func insertUnseen(tx db.Tx, c claim.Claim) error {
	shown := c
	shown.Lane, shown.Strength = -1, claim.Shareable
	if err := insertRaw(tx, shown); err != nil {
		return err
	}
	var until any
	if c.Strength == claim.Hold {
		until = db.Micros(c.Until)
	}
	_, err := tx.Exec("UPDATE claim SET lane = $1, strength = $2, expires_at = $3 WHERE holder = $4 AND id = $5", c.Lane, int64(c.Strength), until, c.Holder, c.ID)
	return err
}

// lanesAreFree tells whether the claims fit where they were meant to go without moving others to another lane.
func lanesAreFree(d *db.DB, found []claim.Claim, at time.Time) (bool, error) {
	n := 0
	err := d.Read(context.Background(), org, func(tx db.Tx) error {
		for _, c := range found {
			var here int
			err := tx.Row(`SELECT count(*) FROM claim WHERE resource = $1 AND lane = $2 AND starts_at < $3 AND ends_at > $4
				AND (strength <> 1 OR expires_at > $5)`, c.Resource, c.Lane, c.Span.End, c.Span.Start, db.Micros(at)).Scan(&here)
			if err != nil {
				return err
			}
			n += here
		}
		return nil
	})
	return n == 0, err
}

func confirmAnyway(d *db.DB, holder string, now func() time.Time) error {
	return d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error {
		now()
		own, err := claim.Of(tx, holder)
		if err != nil {
			return err
		}
		n, err := tx.Exec("UPDATE claim SET strength = 2, expires_at = NULL WHERE holder = $1 AND strength = 1", holder)
		if err == nil && (n == 0 || int(n) != len(own)) {
			return claim.Confirm(tx, holder+" is unknown", epoch)
		}
		return err
	})
}

// insertRaw writes a claim past the verbs.
func insertRaw(tx db.Tx, c claim.Claim) error {
	var until any
	if c.Strength == claim.Hold {
		until = db.Micros(c.Until)
	}
	_, err := tx.Exec(`INSERT INTO claim (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		c.ID, tx.Org(), c.Resource, c.Lane, c.Span.Start, c.Span.End, int64(c.Strength), until, c.Holder)
	return err
}
