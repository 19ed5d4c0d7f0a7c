package db_test

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

func notify(t *testing.T, d *db.DB, payload string) {
	t.Helper()
	if err := d.Notify(t.Context(), payload); err != nil {
		t.Fatal(err)
	}
}

func TestEveryHearerIsToldWhatIsNotifiedUntilItsContextEnds(t *testing.T) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		first, leave := context.WithCancel(t.Context())
		heard, lasting := make(chan string, 10), make(chan string, 10)
		d.Hear(first, func(p string) { heard <- p })
		d.Hear(t.Context(), func(p string) { lasting <- p })
		notify(t, d, "one")
		if p, q := <-heard, <-lasting; p != "one" || q != "one" {
			t.Errorf("heard %q and %q", p, q)
		}
		leave()
		notify(t, d, "two")
		if p := <-lasting; p != "two" {
			t.Errorf("the one who stayed heard %q", p)
		}
		// Hearers are told in turn, so the one who left would have been told before the one who stayed.
		select {
		case p := <-heard:
			t.Errorf("the one who left heard %q", p)
		default:
		}
		again := make(chan string, 10)
		d.Hear(t.Context(), func(p string) { again <- p })
		notify(t, d, "three")
		if p, q := <-again, <-lasting; p != "three" || q != "three" {
			t.Errorf("heard %q and %q", p, q)
		}
	})
}

func TestNodesThatShareADatabaseHearEachOther(t *testing.T) {
	cfg := dbtest.Config(t, "postgres", owners)
	here, there := dbtest.OpenConfig(t, cfg, owners), dbtest.OpenConfig(t, cfg, owners)
	heard := make(chan string, 10)
	there.Hear(t.Context(), func(p string) { heard <- p })
	notify(t, here, "it's a payload with 'quotes' and ünïcode")
	if p := <-heard; p != "it's a payload with 'quotes' and ünïcode" {
		t.Errorf("heard %q", p)
	}
}

func TestAHearerWhoseConnectionBrokeHearsThatItMayHaveMissedSomething(t *testing.T) {
	cfg := dbtest.Config(t, "postgres", owners)
	d := dbtest.OpenConfig(t, cfg, owners)
	heard := make(chan string, 10)
	d.Hear(t.Context(), func(p string) { heard <- p })
	var n int
	err := asRole(t, cfg.GlobalURL).QueryRow(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
		WHERE datname = current_database() AND query LIKE 'LISTEN%'`).Scan(&n)
	if err != nil || n != 1 {
		t.Fatalf("broke %d connections: %v", n, err)
	}
	if p := <-heard; p != "" {
		t.Errorf("heard %q first", p)
	}
	notify(t, d, "after")
	if p := <-heard; p != "after" {
		t.Errorf("heard %q after the connection was made anew", p)
	}
}
