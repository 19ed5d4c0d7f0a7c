package db_test

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"bureau/internal/db"
)

// notes is a schema small enough to see through: one table of the organisations, one that is global and one of the
// organisations that global transactions may look things up in.
var notes = db.Migrations{
	Owner: "notes",
	Files: fstest.MapFS{"migrations/0001_notes.all.sql": {Data: []byte(`
		CREATE TABLE note (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL, body TEXTKEY NOT NULL);
		CREATE TABLE door (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL);
		CREATE TABLE world (id TEXTKEY PRIMARY KEY);`)}},
	Global: []string{"world"},
	Lookup: []string{"door"},
}

var owners = []db.Migrations{notes}

const (
	orgA = "org-a"
	orgB = "org-b"
)

var errRefused = errors.New("refused")

func add(tx db.Tx, name string) error {
	_, err := tx.Exec("INSERT INTO note (id, org, body) VALUES ($1, $2, $3)", name, tx.Org(), "of "+tx.Org())
	return err
}

func write(d *db.DB, org string, fn func(tx db.Tx) error) error {
	return d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error { return fn(tx) })
}

// noted gives the names of an organisation's notes in order.
func noted(t *testing.T, d *db.DB, org string) []string {
	t.Helper()
	var out []string
	err := d.Read(context.Background(), org, func(tx db.Tx) (err error) {
		out, err = db.All(tx, name, "SELECT id FROM note WHERE org = $1 ORDER BY id", org)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// atOnce runs n writers together. The first write keeps SQLite's one writer busy until all are on their way, so that
// most of them end up in one group.
func atOnce(t *testing.T, d *db.DB, n int, writer func(i int)) {
	t.Helper()
	var coming atomic.Int64
	var all sync.WaitGroup
	entered := make(chan struct{})
	all.Go(func() {
		err := write(d, orgA, func(db.Tx) error {
			close(entered)
			for coming.Load() < int64(n) {
				runtime.Gosched()
			}
			for range 1000 {
				runtime.Gosched()
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-entered
	for i := range n {
		all.Go(func() {
			coming.Add(1)
			writer(i)
		})
	}
	all.Wait()
}

func name(row db.Scan) (string, error) {
	var s string
	return s, row(&s)
}

func requireNotes(t *testing.T, d *db.DB, want ...string) {
	t.Helper()
	if got := noted(t, d, orgA); !slices.Equal(got, want) {
		t.Fatalf("the notes are %v, want %v", got, want)
	}
}

// asRole opens PostgreSQL past the package, for questions about the schema itself.
func asRole(t *testing.T, url string) *sql.DB {
	t.Helper()
	pool, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	return pool
}
