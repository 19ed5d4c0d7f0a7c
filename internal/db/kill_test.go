package db_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	osexec "os/exec"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// childEnv turns the test program into one that opens a database and is killed while it migrates.
const childEnv = "BUREAU_DB_KILLED"

func TestMain(m *testing.M) {
	if text := os.Getenv(childEnv); text != "" {
		migrateAndWait(text)
		return
	}
	os.Exit(m.Run())
}

func migrateAndWait(text string) {
	var cfg db.Config
	if err := json.Unmarshal([]byte(text), &cfg); err != nil {
		panic(err)
	}
	fmt.Println("ready")
	if _, err := db.Open(context.Background(), cfg, growing(growth)); err != nil {
		panic(err)
	}
	fmt.Println("done")
	select {}
}

// growth is how many steps the schema of this test has, beside its first.
const growth = 30

// growing is a schema whose steps each change all rows, and count how often they ran.
func growing(n int) db.Migrations {
	files := []string{"0001_note.all.sql", makeNote + "INSERT INTO note (id, org, body) VALUES ('ran', 'org-a', ''), ('other', 'org-b', '')"}
	for i := range n {
		files = append(files, fmt.Sprintf("%04d_step.all.sql", i+2), fmt.Sprintf(`ALTER TABLE note ADD COLUMN c%02d BIGINT NOT NULL DEFAULT 0;
			UPDATE note SET body = body || '.', c%02d = %d; CREATE TABLE t%02d (id TEXTKEY PRIMARY KEY, org TEXTKEY NOT NULL);
			INSERT INTO t%02d (id, org) SELECT id, org FROM note`, i, i, i, i, i))
	}
	return steps("growing", files...)
}

// A program that is killed while it migrates leaves whole steps; the next that opens the database finishes them, each once.
func TestADatabaseWhoseMigrationWasKilledOpensAgainAndIsComplete(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cut := 0
			for n := 0; n < 8 || cut == 0 && n < 100; n++ { // a machine may be too fast for the first few
				cfg := dbtest.Config(t, engine, nil)
				cfg.Sync = ""
				must(t, open(t, cfg, growing(3)))
				for kills := 0; kills < 3 && !killMigrating(t, cfg); kills++ {
					cut++
				}
				requireGrown(t, cfg)
			}
			t.Logf("%d migrations were cut", cut)
			if cut == 0 {
				t.Error("no migration was cut, so nothing was shown")
			}
		})
	}
}

// killMigrating tells whether the program had migrated everything before it was killed.
func killMigrating(t *testing.T, cfg db.Config) bool {
	t.Helper()
	text, err := json.Marshal(cfg)
	must(t, err)
	cmd := osexec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+string(text))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if _, err := io.ReadFull(out, make([]byte, len("ready\n"))); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, func() { cmd.Process.Kill() })
	said, _ := io.ReadAll(out)
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("it was to be killed, but: %v", err)
	}
	return strings.Contains(string(said), "done")
}

func requireGrown(t *testing.T, cfg db.Config) {
	t.Helper()
	d := dbtest.OpenConfig(t, cfg, []db.Migrations{growing(growth)})
	must(t, d.Read(t.Context(), orgA, func(tx db.Tx) error {
		var body string
		var last int
		if err := tx.Row("SELECT body, c29 FROM note WHERE org = $1", orgA).Scan(&body, &last); err != nil {
			return err
		}
		if len(body) != growth || last != growth-1 {
			t.Errorf("%d steps ran, the last wrote %d", len(body), last)
		}
		for i := range growth {
			var n int
			err := tx.Row(fmt.Sprintf("SELECT count(*) FROM t%02d WHERE org = $1", i), orgA).Scan(&n)
			if err != nil || n != 1 {
				t.Errorf("table %d has %d rows, %v", i, n, err)
			}
		}
		return nil
	}))
	must(t, write(d, orgA, func(tx db.Tx) error { return add(tx, "after") }))
	must(t, d.Close())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
