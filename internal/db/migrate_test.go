package db_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// steps are the migrations of one owner, as file names and texts in turn.
func steps(owner string, files ...string) db.Migrations {
	fs := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fs["migrations/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return db.Migrations{Owner: owner, Files: fs}
}

// eachEmpty runs a test on a database of each kind that nobody migrated yet.
func eachEmpty(t *testing.T, test func(t *testing.T, cfg db.Config)) {
	t.Helper()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) { test(t, dbtest.Config(t, engine, nil)) })
	}
}

func open(t *testing.T, cfg db.Config, owners ...db.Migrations) error {
	t.Helper()
	d, err := db.Open(context.Background(), cfg, owners...)
	if err == nil {
		err = d.Close()
	}
	return err
}

const makeNote = "CREATE TABLE note (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL, body TEXTKEY NOT NULL);"

func TestAMigrationWithABadNameIsRefused(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		for _, file := range []string{"1_note.all.sql", "0001_note.sql", "0001_note.mysql.sql", "0001_Note.all.sql", "0001-note.all.sql", "0001_.all.sql", "x0001_note.all.sql"} {
			err := open(t, cfg, steps("notes", file, makeNote))
			if err == nil || !strings.Contains(err.Error(), file) {
				t.Errorf("%s: %v", file, err)
			}
		}
		if err := open(t, cfg, steps("notes", "0001_note.all.sql", makeNote)); err != nil {
			t.Error("after the bad ones:", err)
		}
	})
}

func TestAFailingMigrationLeavesWholeStepsAndGoesOnOnceItIsMended(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		first := "INSERT INTO note (id, org, body) VALUES ('1', 'org-a', ''); "
		again := "INSERT INTO note (id, org, body) VALUES ('2', 'org-a', ''); "
		with := func(second string) db.Migrations {
			return steps("notes", "0001_note.all.sql", makeNote+first, "0002_more.all.sql", second, "0003_last.all.sql", "UPDATE note SET body = 'last'")
		}
		for range 2 {
			// The second statement fails; the first must not stay, or the mended step would meet its row.
			err := open(t, cfg, with(again+"INSERT INTO missing (id) VALUES ('x')"))
			if err == nil || !strings.Contains(err.Error(), "0002_more") {
				t.Fatalf("the failing step gave %v", err)
			}
		}
		d := dbtest.OpenConfig(t, cfg, []db.Migrations{with(again)})
		requireNotes(t, d, "1", "2")
		if err := write(d, orgA, exec("DELETE FROM note WHERE id = '1' AND body = 'last'")); err != nil {
			t.Error("the last step:", err)
		}
	})
}

func TestOpeningAgainMigratesNothingAgainAndOnlyWhatIsNew(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		one := []string{"0001_note.all.sql", makeNote + "INSERT INTO note (id, org, body) VALUES ('1', 'org-a', '')"}
		two := append(one, "0002_more.all.sql", "INSERT INTO note (id, org, body) VALUES ('2', 'org-a', '')")
		for _, files := range [][]string{one, one, two, two} {
			if err := open(t, cfg, steps("notes", files...)); err != nil {
				t.Fatal(err)
			}
		}
		requireNotes(t, dbtest.OpenConfig(t, cfg, []db.Migrations{steps("notes", two...)}), "1", "2")
	})
}

func TestAMigrationOfOneDatabaseIsNotRunOnTheOther(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		insert := func(id string) string { return "INSERT INTO note (id, org, body) VALUES ('" + id + "', 'org-a', '')" }
		d := dbtest.OpenConfig(t, cfg, []db.Migrations{steps("notes", "0001_note.all.sql", makeNote,
			"0002_which.sqlite.sql", insert("sqlite"), "0002_which.postgres.sql", insert("postgres"))})
		want := "sqlite"
		if d.Postgres() {
			want = "postgres"
		}
		requireNotes(t, d, want)
	})
}

func TestTwoOwnersMayNumberAlike(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		other := steps("other", "0001_note.all.sql", "INSERT INTO note (id, org, body) VALUES ('other', 'org-a', '')")
		requireNotes(t, dbtest.OpenConfig(t, cfg, []db.Migrations{steps("notes", "0001_note.all.sql", makeNote), other}), "other")
	})
}

func TestPostgresRefusesATableThatIsNeitherAnOrganisationsNorGlobalUntilItIsListed(t *testing.T) {
	cfg := dbtest.Config(t, "postgres", nil)
	stray := steps("stray", "0001_stray.all.sql", makeNote+"CREATE TABLE stray (id TEXTKEY PRIMARY KEY)")
	for range 2 {
		if err := open(t, cfg, stray); err == nil || !strings.Contains(err.Error(), "stray") {
			t.Fatalf("got %v", err)
		}
	}
	stray.Global = []string{"stray"}
	d := dbtest.OpenConfig(t, cfg, []db.Migrations{stray})
	err := d.WriteGlobal(context.Background(), func(_ context.Context, tx db.Tx) error { return exec("INSERT INTO stray (id) VALUES ('x')")(tx) })
	if err != nil {
		t.Error(err)
	}
	if err := write(d, orgA, func(tx db.Tx) error { return add(tx, "fenced") }); err != nil {
		t.Error(err)
	}
}

func TestPostgresFencesATableThatALaterMigrationMakes(t *testing.T) {
	cfg := dbtest.Config(t, "postgres", nil)
	one := []string{"0001_world.all.sql", "CREATE TABLE world (id TEXTKEY PRIMARY KEY)"}
	for _, files := range [][]string{one, append(one, "0002_note.all.sql", makeNote)} {
		m := steps("notes", files...)
		m.Global = []string{"world"}
		if err := open(t, cfg, m); err != nil {
			t.Fatal(err)
		}
	}
	d := dbtest.OpenConfig(t, cfg, []db.Migrations{})
	if err := write(d, orgB, func(tx db.Tx) error { return add(tx, "of B") }); err != nil {
		t.Fatal(err)
	}
	err := d.Read(t.Context(), orgA, func(tx db.Tx) error {
		got, err := db.All(tx, name, "SELECT id FROM note")
		if len(got) > 0 {
			t.Errorf("A sees %v", got)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSeveralProcessesThatOpenAnEmptyDatabaseAtOnceMigrateItOnce(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg db.Config) {
		errs := make(chan error)
		for range 6 {
			go func() {
				errs <- open(t, cfg, steps("notes", "0001_note.all.sql", makeNote, "0002_row.all.sql", "INSERT INTO note (id, org, body) VALUES ('1', 'org-a', '')"))
			}()
		}
		for range 6 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
	})
}
