package erasure

import (
	"context"
	"embed"
	"fmt"
	"time"

	"bureau/internal/db"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations are the tables of this package. Global transactions read the organisations' entries to bring the file
// up to date.
var Migrations = db.Migrations{Owner: "erasure", Files: migrations, Global: []string{"world_erasure"}, Lookup: []string{"erasure"}}

// Entry is one erasure.
type Entry struct {
	At   time.Time `json:"at"`
	Org  string    `json:"org,omitempty"` // empty for what belongs to no organisation
	Kind string    `json:"kind"`
	ID   string    `json:"id"`
}

// Erase notes in the transaction that erases it that a thing is gone. The entry is recorded on the transaction, for the
// journal's file.
func Erase(tx db.Tx, at time.Time, kind, id string) error {
	e := Entry{At: at, Org: tx.Org(), Kind: kind, ID: id}
	if err := insert(tx, e); err != nil {
		return err
	}
	tx.Record(e)
	return nil
}

func insert(tx db.Tx, e Entry) error {
	if e.Org == "" {
		_, err := tx.Exec("INSERT INTO world_erasure (id, kind, erased_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", e.ID, e.Kind, db.Micros(e.At))
		return err
	}
	_, err := tx.Exec("INSERT INTO erasure (id, org, kind, erased_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", e.ID, e.Org, e.Kind, db.Micros(e.At))
	return err
}

// all lists the entries of all organisations and of none, oldest first.
func all(tx db.Tx) ([]Entry, error) {
	return db.All(tx, func(row db.Scan) (Entry, error) {
		var e Entry
		var at int64
		err := row(&at, &e.Org, &e.Kind, &e.ID)
		e.At = db.Time(at)
		return e, err
	}, `SELECT erased_at, org, kind, id FROM erasure UNION ALL SELECT erased_at, '' AS org, kind, id FROM world_erasure ORDER BY 1, 2, 3, 4`)
}

// Handler erases a thing of one kind. One that is not there is no error.
type Handler func(ctx context.Context, tx db.Tx, id string) error

// Replay carries out erasures again on a database that was restored.
func Replay(ctx context.Context, d *db.DB, entries []Entry, handlers map[string]Handler) error {
	for _, e := range entries {
		if err := replay(ctx, d, e, handlers[e.Kind]); err != nil {
			return fmt.Errorf("erase %s %s again: %w", e.Kind, e.ID, err)
		}
	}
	return nil
}

func replay(ctx context.Context, d *db.DB, e Entry, erase Handler) error {
	if erase == nil {
		return fmt.Errorf("this version of Bureau does not know what a %q is; use the version that erased it", e.Kind)
	}
	again := func(ctx context.Context, tx db.Tx) error {
		if err := erase(ctx, tx, e.ID); err != nil {
			return err
		}
		return insert(tx, e)
	}
	if e.Org == "" {
		return d.WriteGlobal(ctx, again)
	}
	return d.Write(ctx, e.Org, again)
}
