package backup_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bureau/internal/backup"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/files"
)

// shelf is a schema with everything that makes copying a database hard: rows that refer to later ones and to each other,
// a table without a key, numbers that the database gives, triggers, and steps that only one database has.
var shelf = db.Migrations{
	Owner: "shelf",
	Files: fstest.MapFS{
		"migrations/0001_shelf.all.sql": {Data: []byte(`
			CREATE TABLE box (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL, inside TEXTKEY REFERENCES box (id), label TEXT NOT NULL, heavy BOOLEAN,
				weight DOUBLE PRECISION, photo BYTEA, made_at BIGINT);
			CREATE TABLE log (org TEXTKEY NOT NULL, line TEXT NOT NULL);
			CREATE TABLE world (id TEXT PRIMARY KEY);
			INSERT INTO world (id) VALUES ('put in by the migration');`)},
		"migrations/0002_number.sqlite.sql": {Data: []byte(`CREATE TABLE ticket (seq INTEGER PRIMARY KEY AUTOINCREMENT, org TEXTKEY NOT NULL);
			CREATE TRIGGER box_logged AFTER INSERT ON box BEGIN INSERT INTO log (org, line) VALUES (NEW.org, 'box ' || NEW.id); END;`)},
		"migrations/0002_number.postgres.sql": {Data: []byte(`CREATE TABLE ticket (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, org TEXTKEY NOT NULL);
			CREATE FUNCTION box_logged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (org, line) VALUES (NEW.org, 'box ' || NEW.id); RETURN NEW; END $$;
			CREATE TRIGGER box_logged AFTER INSERT ON box FOR EACH ROW EXECUTE FUNCTION box_logged();`)},
		"migrations/0003_only.postgres.sql": {Data: []byte(`CREATE INDEX box_label ON box (label)`)},
		"migrations/0004_last.all.sql":      {Data: []byte(`ALTER TABLE box ADD COLUMN note TEXT NOT NULL DEFAULT ''`)},
	},
	Global: []string{"world"},
}

var owners = []db.Migrations{shelf}

const orgA, orgB = "org-a", "org-b"

var now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// source opens an office-like place with odd rows in it.
func source(t *testing.T, engine string) backup.Source {
	t.Helper()
	folder, err := files.Open(filepath.Join(t.TempDir(), "files"))
	must(t, err)
	return backup.Source{Database: dbtest.Config(t, engine, owners), Files: folder, Clock: clock.At(now)}
}

func filled(t *testing.T, engine string) backup.Source {
	t.Helper()
	s := source(t, engine)
	d := dbtest.OpenConfig(t, s.Database, owners)
	for _, org := range []string{orgA, orgB} {
		must(t, d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error { return fill(tx) }))
	}
	for _, text := range []string{"", "<svg/>", strings.Repeat("a plan ", 50_000)} {
		_, err := s.Files.Put([]byte(text))
		must(t, err)
	}
	return s
}

func fill(tx db.Tx) error {
	org := tx.Org()
	box := "INSERT INTO box (id, org, inside, label, heavy, weight, photo, made_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
	for _, row := range [][]any{
		{org + "/z", org, nil, "outer", true, 1.5, []byte{0, 255, 10, 13, '"'}, int64(1)<<62 + 1, ""},
		{org + "/a", org, org + "/z", "refers to a later one", false, -0.1, []byte{}, int64(-5), "x"},
		{org + "/m", org, org + "/m", "in \"itself\" \\ \t\n\u2028 <é> 🪑 &", nil, nil, nil, nil, "Grüße\x01"},
		{org + "/M", org, nil, "", true, 1e300, []byte("text"), int64(0), strings.Repeat("long ", 40_000)},
	} {
		if _, err := tx.Exec(box, row...); err != nil {
			return err
		}
	}
	for range 3 {
		if _, err := tx.Exec("INSERT INTO ticket (org) VALUES ($1)", org); err != nil {
			return err
		}
	}
	return nil
}

// content reads all tables past the packages under test, as lines of text.
func content(t *testing.T, cfg db.Config, tables ...string) []string {
	t.Helper()
	driver, dsn := "sqlite", strings.TrimPrefix(cfg.URL, "sqlite:")
	if cfg.OwnerURL != "" {
		driver, dsn = "pgx", cfg.OwnerURL
	}
	pool, err := sql.Open(driver, dsn)
	must(t, err)
	defer pool.Close()
	var out []string
	for _, table := range tables {
		out = append(out, linesOf(t, pool, table)...)
	}
	return out
}

func linesOf(t *testing.T, pool *sql.DB, table string) []string {
	t.Helper()
	rows, err := pool.Query("SELECT * FROM " + table)
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	var out []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		must(t, rows.Scan(into...))
		for i, v := range values {
			switch v := v.(type) {
			case bool: // SQLite has numbers for them
				values[i] = map[bool]int64{true: 1}[v]
			case []byte: // and its driver an empty slice of another make
				values[i] = fmt.Sprintf("bytes %x", v)
			}
		}
		out = append(out, fmt.Sprintf("%s %v %#v", table, columns, values))
	}
	must(t, rows.Err())
	slices.Sort(out)
	return out
}

func made(t *testing.T, s backup.Source) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "office.zip")
	_, err := backup.Make(t.Context(), s, file)
	must(t, err)
	return file
}

func restore(t *testing.T, file string, to backup.Source, owners []db.Migrations) error {
	t.Helper()
	a, err := backup.Open(t.Context(), file)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.Restore(t.Context(), to.Database, owners, to.Files); err != nil {
		return err
	}
	return db.Loaded(t.Context(), to.Database)
}

// each runs a test from every database to every database.
func each(t *testing.T, test func(t *testing.T, from, to string)) {
	for _, from := range dbtest.Engines {
		for _, to := range dbtest.Engines {
			t.Run(from+" to "+to, func(t *testing.T) { test(t, from, to) })
		}
	}
}

func requireEqual(t *testing.T, want, got []string) {
	t.Helper()
	if len(want) < 10 {
		t.Fatalf("only %d rows are compared", len(want))
	}
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			t.Fatalf("missing: %.300s", want[i])
		case i >= len(want):
			t.Fatalf("too much: %.300s", got[i])
		case want[i] != got[i]:
			t.Fatalf("want %.300s\n got %.300s", want[i], got[i])
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	must(t, err)
	return data
}
