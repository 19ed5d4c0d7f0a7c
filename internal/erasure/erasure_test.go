package erasure_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bureau/internal/backup"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/erasure"
	"bureau/internal/files"
)

var owners = []db.Migrations{{Owner: "notes", Files: fstest.MapFS{"migrations/0001_note.all.sql": {Data: []byte(
	"CREATE TABLE note (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL); CREATE TABLE world_note (id TEXTKEY PRIMARY KEY)")}},
	Global: []string{"world_note"}}, erasure.Migrations}

var at = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// handlers erase what the tests erase, in an organisation and in none.
var handlers = map[string]erasure.Handler{
	"note": func(_ context.Context, tx db.Tx, id string) error {
		_, err := tx.Exec("DELETE FROM note WHERE id = $1 AND org = $2", id, tx.Org())
		return err
	},
	"world note": func(_ context.Context, tx db.Tx, id string) error {
		_, err := tx.Exec("DELETE FROM world_note WHERE id = $1", id)
		return err
	},
}

// erased does what a verb does: it erases and says so.
func erased(kind, id string) func(context.Context, db.Tx) error {
	return func(ctx context.Context, tx db.Tx) error {
		return errors.Join(handlers[kind](ctx, tx, id), erasure.Erase(tx, at, kind, id))
	}
}

func TestWhatWasErasedAfterABackupIsErasedAgainAfterItsRestoreThoughTheDatabaseWasLost(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := dbtest.Config(t, engine, owners)
			d := dbtest.OpenConfig(t, cfg, owners)
			journal := erasure.In(t.TempDir())
			d.Join(db.Joins{May: func(_ string, records []any) {
				for _, r := range records {
					must(t, journal.Append(r.(erasure.Entry)))
				}
			}})
			must(t, d.Write(t.Context(), "a", insert("note", "1", "2", "3")))
			must(t, d.WriteGlobal(t.Context(), insert("world_note", "1", "2")))
			file := filepath.Join(t.TempDir(), "office.zip")
			_, err := backup.Make(t.Context(), backup.Source{Database: cfg, Files: files.At(t.TempDir()), Clock: clock.At(at)}, file)
			must(t, err)
			must(t, d.Write(t.Context(), "a", erased("note", "2")))
			must(t, d.WriteGlobal(t.Context(), erased("world note", "1")))

			there := dbtest.Config(t, engine, nil)
			a, err := backup.Open(t.Context(), file)
			must(t, err)
			defer a.Close()
			must(t, a.Restore(t.Context(), there, owners, files.At(t.TempDir())))
			must(t, db.Loaded(t.Context(), there))
			back := dbtest.OpenConfig(t, there, owners)
			require(t, back, 3, 2)
			entries, err := erasure.Read(journal.File())
			must(t, err)
			for range 2 { // the second time nothing is left to do
				must(t, erasure.Replay(t.Context(), back, entries, handlers))
				require(t, back, 2, 1)
			}
			// The restored database knows of them by itself: a new journal has them all.
			fresh := erasure.In(t.TempDir())
			must(t, fresh.Catch(t.Context(), back))
			again, err := erasure.Read(fresh.File())
			must(t, err)
			if len(entries) != 2 || len(again) != 2 || len(erasure.Union(entries, again)) != 2 {
				t.Errorf("the journals say %v and %v", entries, again)
			}
		})
	}
}

func insert(table string, ids ...string) func(context.Context, db.Tx) error {
	return func(_ context.Context, tx db.Tx) error {
		for _, id := range ids {
			query, args := "INSERT INTO world_note (id) VALUES ($1)", []any{id}
			if table == "note" {
				query, args = "INSERT INTO note (id, org) VALUES ($1, $2)", []any{id, tx.Org()}
			}
			if _, err := tx.Exec(query, args...); err != nil {
				return err
			}
		}
		return nil
	}
}

func require(t *testing.T, d *db.DB, notes, world int) {
	t.Helper()
	count := func(query string, want int, args ...any) func(tx db.Tx) error {
		return func(tx db.Tx) error {
			var n int
			err := tx.Row(query, args...).Scan(&n)
			if n != want {
				t.Errorf("%d rows instead of %d: %s", n, want, query)
			}
			return err
		}
	}
	must(t, d.Read(t.Context(), "a", count("SELECT count(*) FROM note WHERE org = $1", notes, "a")))
	must(t, d.ReadGlobal(t.Context(), count("SELECT count(*) FROM world_note", world)))
}

func TestAnErasureThatNobodyCanRepeatStopsTheRestore(t *testing.T) {
	d := dbtest.Open(t, "sqlite", owners)
	if err := erasure.Replay(t.Context(), d, []erasure.Entry{{At: at, Org: "a", Kind: "unheard of", ID: "1"}}, handlers); err == nil {
		t.Error("it was left out")
	}
	if err := d.Write(t.Context(), "a", erased("note", "never there")); err != nil {
		t.Error("what is not there is erased:", err)
	}
}

func TestAJournalThatCannotBeReadIsRefusedButNotForItsLastCutLine(t *testing.T) {
	line := `{"at":"2026-11-24T08:00:00Z","org":"a","kind":"note","id":"1"}` + "\n"
	file := filepath.Join(t.TempDir(), "erasures.log")
	for text, want := range map[string]int{"": 0, line: 1, line + `{"at":`: 1, line + line: 2, line + "\n": -1, "{}\n": -1, "x\n" + line: -1, line + `{"kind":"note"}` + "\n": -1} {
		must(t, os.WriteFile(file, []byte(text), 0o600))
		got, err := erasure.Read(file)
		if want < 0 && err == nil || want >= 0 && (err != nil || len(got) != want) {
			t.Errorf("%q gives %v, %v", text, got, err)
		}
	}
	if _, err := erasure.Read(file + "2"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing one gives %v", err)
	}
}

func TestManyAppendAtOnceAndOverACutLine(t *testing.T) {
	journal := erasure.In(t.TempDir())
	must(t, os.WriteFile(journal.File(), []byte(`{"at":"2026-11-24T0`), 0o600))
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			if err := journal.Append(erasure.Entry{At: at, Org: "a", Kind: "note", ID: string(rune('A' + i))}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got, err := erasure.Read(journal.File())
	must(t, err)
	if len(got) != 40 || len(erasure.Union(nil, got)) != 40 {
		t.Errorf("%d entries", len(got))
	}
	if info, err := os.Stat(journal.File()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"at":"2026-11-24T08:00:00Z","org":"a","kind":"note","id":"1"}` + "\n"))
	f.Add([]byte("{}\n"))
	f.Add([]byte(`{"at":"2026-11-24T08:00:00Z","kind":"note","id":"1"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		file := filepath.Join(t.TempDir(), "erasures.log")
		must(t, os.WriteFile(file, text, 0o600))
		got, err := erasure.Read(file)
		if err == nil && len(got) != bytes.Count(text, []byte("\n")) {
			t.Errorf("%d entries of %q", len(got), text)
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
