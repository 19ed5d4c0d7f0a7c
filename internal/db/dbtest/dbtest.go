// Package dbtest gives tests a real, empty, migrated database of each kind.
//
// SQLite lives in the test's temporary folder. PostgreSQL is one cluster for the whole run, which
// scripts/postgres starts and BUREAU_TEST_POSTGRES names; each test gets a database of its own, copied from a
// template that is migrated once. Where the cluster is missing, the test fails and says how to start it.
package dbtest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bureau/internal/db"
	"bureau/internal/id"
)

// Engines are the databases that every test runs on.
var Engines = []string{"sqlite", "postgres"}

// Each runs the test once on every database.
func Each(t *testing.T, owners []db.Migrations, test func(t *testing.T, d *db.DB)) {
	for _, engine := range Engines {
		t.Run(engine, func(t *testing.T) { test(t, Open(t, engine, owners)) })
	}
}

// Open gives an empty, migrated database that ends with the test.
func Open(t testing.TB, engine string, owners []db.Migrations) *db.DB {
	t.Helper()
	return OpenConfig(t, Config(t, engine, owners), owners)
}

// OpenConfig opens what Config prepared.
func OpenConfig(t testing.TB, cfg db.Config, owners []db.Migrations) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), cfg, owners...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// Config names a fresh database of the engine.
func Config(t testing.TB, engine string, owners []db.Migrations) db.Config {
	t.Helper()
	if engine == "sqlite" {
		return db.Config{URL: "sqlite:" + filepath.Join(t.TempDir(), "bureau.db"), Sync: "OFF"}
	}
	return postgres(t, owners)
}

func postgres(t testing.TB, owners []db.Migrations) db.Config {
	t.Helper()
	cluster := os.Getenv("BUREAU_TEST_POSTGRES")
	if cluster == "" {
		t.Fatal("BUREAU_TEST_POSTGRES is not set: run `make test`, or start a cluster with `scripts/postgres start` and export what it prints")
	}
	admin, err := sql.Open("pgx", cluster)
	if err != nil {
		t.Fatal(err)
	}
	admin.SetMaxOpenConns(1)
	t.Cleanup(func() { admin.Close() })
	template := prepare(t, admin, cluster, owners)
	name := "t_" + id.New()[9:]
	must(t, admin, `CREATE DATABASE "`+name+`" OWNER bureau_owner TEMPLATE "`+template+`"`)
	t.Cleanup(func() { must(t, admin, `DROP DATABASE "`+name+`" WITH (FORCE)`) })
	return db.Config{
		URL:       as(t, cluster, "bureau_app", name),
		GlobalURL: as(t, cluster, "bureau_global", name),
		OwnerURL:  as(t, cluster, "bureau_owner", name),
	}
}

// prepare migrates the template of these owners, once for all processes of the run.
func prepare(t testing.TB, admin *sql.DB, cluster string, owners []db.Migrations) string {
	t.Helper()
	name := "template_" + digest(t, owners)
	must(t, admin, "SELECT pg_advisory_lock(5318009)")
	defer must(t, admin, "SELECT pg_advisory_unlock(5318009)")
	for _, role := range []string{"bureau_owner", "bureau_app", "bureau_global"} {
		var n int
		if err := admin.QueryRow("SELECT count(*) FROM pg_roles WHERE rolname = $1", role).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			must(t, admin, "CREATE ROLE "+role+" LOGIN PASSWORD 'bureau'")
		}
	}
	var n int
	if err := admin.QueryRow("SELECT count(*) FROM pg_database WHERE datname = $1", name).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if n > 0 {
		return name
	}
	must(t, admin, `CREATE DATABASE "`+name+`_new" OWNER bureau_owner`)
	inside, err := sql.Open("pgx", replaceDatabase(t, cluster, name+"_new"))
	if err != nil {
		t.Fatal(err)
	}
	must(t, inside, "CREATE EXTENSION IF NOT EXISTS btree_gist")
	inside.Close()
	d, err := db.Open(context.Background(), db.Config{
		URL: as(t, cluster, "bureau_app", name+"_new"), GlobalURL: as(t, cluster, "bureau_global", name+"_new"),
		OwnerURL: as(t, cluster, "bureau_owner", name+"_new"),
	}, owners...)
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
	must(t, admin, `ALTER DATABASE "`+name+`_new" RENAME TO "`+name+`"`)
	return name
}

func digest(t testing.TB, owners []db.Migrations) string {
	h := sha256.New()
	for _, m := range owners {
		names, err := fs.Glob(m.Files, "migrations/*.sql")
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(names)
		for _, n := range names {
			text, _ := fs.ReadFile(m.Files, n)
			h.Write([]byte(m.Owner + n))
			h.Write(text)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func as(t testing.TB, cluster, role, database string) string {
	u, err := url.Parse(replaceDatabase(t, cluster, database))
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(role, "bureau")
	return u.String()
}

func replaceDatabase(t testing.TB, cluster, database string) string {
	u, err := url.Parse(cluster)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + database
	return u.String()
}

func must(t testing.TB, d *sql.DB, query string) {
	t.Helper()
	if _, err := d.Exec(query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}
