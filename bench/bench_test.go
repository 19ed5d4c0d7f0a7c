//go:build bench

package bench

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office"
	"bureau/internal/span"
)

const (
	rounds = 5                      // medians of so many, side by side
	slice  = 700 * time.Millisecond // how long each is run
	hour   = int64(3600e6)
)

// perSecond runs act from so many clients for a while and counts.
func perSecond(t *testing.T, clients int, act func(client, n int) error) float64 {
	t.Helper()
	var done atomic.Int64
	var wg sync.WaitGroup
	begin := time.Now()
	end := begin.Add(slice)
	for c := range clients {
		wg.Go(func() {
			for n := 0; time.Now().Before(end); n++ {
				if err := act(c, n); err != nil {
					t.Error(err)
					return
				}
				done.Add(1)
			}
		})
	}
	wg.Wait()
	return float64(done.Load()) / time.Since(begin).Seconds()
}

func median(v []float64) float64 {
	v = slices.Clone(v)
	slices.Sort(v)
	return v[len(v)/2]
}

// beside measures pairs in turn and prints the medians and their ratio.
func beside(t *testing.T, what, unit string, ours, limit func() float64, limitName, aim string) {
	t.Helper()
	var a, b []float64
	for range rounds {
		b = append(b, limit())
		a = append(a, ours())
	}
	fmt.Printf("%-46s %10.0f %s   %-34s %10.0f   ratio %5.2f   aim %s\n", what, median(a), unit, limitName, median(b), median(a)/median(b), aim)
}

func openClaims(t *testing.T, engine string, resources int) (*db.DB, db.Config) {
	t.Helper()
	cfg := dbtest.Config(t, engine, office.Owners)
	cfg.Sync = "FULL"
	d := dbtest.OpenConfig(t, cfg, office.Owners)
	err := d.Write(context.Background(), "bench", func(_ context.Context, tx db.Tx) error {
		for r := range resources {
			if err := claim.AddResource(tx, fmt.Sprintf("r%05d", r), 1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d, cfg
}

// taking gives a function that takes a fresh hour of one of many resources each time.
func taking(d *db.DB) func(client, n int) error {
	var next atomic.Int64
	return func(int, int) error {
		i := next.Add(1)
		s := span.Span{Start: (i / 500) * hour, End: (i/500 + 1) * hour}
		return d.Write(context.Background(), "bench", func(_ context.Context, tx db.Tx) error {
			_, err := claim.Take{Wants: []claim.Want{{Resource: fmt.Sprintf("r%05d", i%500), Span: s}}, Strength: claim.Taken, Holder: fmt.Sprint("h", i)}.Do(tx, time.Now())
			return err
		})
	}
}

func TestClaimsPerSecond(t *testing.T) {
	for _, clients := range []int{1, 8, 64} {
		d, _ := openClaims(t, "sqlite", 500)
		take := taking(d)
		bare := bareCommit(t)
		aim := map[int]string{1: "≥ 0.8", 8: "–", 64: "≥ 8"}[clients]
		beside(t, fmt.Sprintf("SQLite, claims, %d clients", clients), "/s",
			func() float64 { return perSecond(t, clients, take) }, func() float64 { return perSecond(t, 1, bare) }, "bare durable commit, 1 client", aim)
	}
	for _, clients := range []int{1, 8, 64} {
		d, cfg := openClaims(t, "postgres", 500)
		take := taking(d)
		bare := bareTransaction(t, cfg, clients)
		beside(t, fmt.Sprintf("PostgreSQL, claims, %d clients", clients), "/s",
			func() float64 { return perSecond(t, clients, take) }, func() float64 { return perSecond(t, clients, bare) }, "bare transaction, same statements", "≥ 0.8")
	}
}

// bareCommit inserts one row durably, one transaction each, on a file of its own.
func bareCommit(t *testing.T) func(int, int) error {
	t.Helper()
	file := t.TempDir() + "/bare.db"
	pool, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	pool.SetMaxOpenConns(1)
	if _, err := pool.Exec("CREATE TABLE one (id TEXT PRIMARY KEY, a INTEGER, b INTEGER)"); err != nil {
		t.Fatal(err)
	}
	insert, err := pool.Prepare("INSERT INTO one VALUES ($1, $2, $3)")
	if err != nil {
		t.Fatal(err)
	}
	return func(_, n int) error {
		_, err := insert.Exec(id.New(), n, n)
		return err
	}
}

// bareTransaction sends the same statements as a take, without the program around them.
func bareTransaction(t *testing.T, cfg db.Config, clients int) func(int, int) error {
	t.Helper()
	pool, err := sql.Open("pgx", cfg.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	pool.SetMaxOpenConns(min(clients, 32))
	pool.SetMaxIdleConns(32)
	var next atomic.Int64
	next.Store(1 << 40)
	return func(int, int) error {
		i := next.Add(1)
		start := (i / 500) * hour
		r := fmt.Sprintf("r%05d", i%500)
		tx, err := pool.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		var s string
		var capacity int
		if err := tx.QueryRow("SELECT set_config('bureau.org', $1, true)", "bench").Scan(&s); err != nil {
			return err
		}
		if err := tx.QueryRow("UPDATE resource SET rev = rev + 1 WHERE id = $1 AND org = $2 RETURNING capacity", r, "bench").Scan(&capacity); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT id, resource, lane, starts_at, ends_at, strength, expires_at, holder FROM claim
			WHERE resource = $1 AND org = $2 AND lane = 0 AND starts_at < $3 AND ends_at > $4
			AND starts_at >= COALESCE((SELECT e.starts_at FROM claim e WHERE e.resource = $1 AND e.org = $2 AND e.lane = 0
				AND e.starts_at <= $4 ORDER BY e.starts_at DESC LIMIT 1), $4) ORDER BY starts_at`, r, "bench", start+hour, start)
		if err != nil {
			return err
		}
		rows.Close()
		if _, err := tx.Exec(`INSERT INTO claim (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, id.New(), "bench", r, 0, start, start+hour, 2, nil, fmt.Sprint("h", i)); err != nil {
			return err
		}
		return tx.Commit()
	}
}

// A day of 500 assets among a million claims: two an asset and day.
func TestADayAmongAMillionClaims(t *testing.T) {
	for _, engine := range dbtest.Engines {
		d, _ := openClaims(t, engine, 500)
		fillClaims(t, d, 500, 1000)
		day := span.Span{Start: 500 * 24 * hour, End: 501 * 24 * hour}
		var took []float64
		rows := 0
		for range 60 {
			begin := time.Now()
			err := d.Read(context.Background(), "bench", func(tx db.Tx) error {
				got, err := claim.Busy(tx, day, time.Now())
				rows = len(got)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, float64(time.Since(begin).Microseconds())/1000)
		}
		fmt.Printf("%-46s %10.2f ms  (%d claims of 1,000,000)   limit 5 ms   ratio %5.2f   aim < 1\n", engine+", a day of 500 assets, median", median(took), rows, median(took)/5)
	}
}

// fillClaims stores two claims of four hours for each resource and day, a few hundred in a statement.
func fillClaims(t *testing.T, d *db.DB, resources, days int) {
	t.Helper()
	const perStatement = 250
	for day := range days {
		err := d.Write(context.Background(), "bench", func(_ context.Context, tx db.Tx) error {
			for first := 0; first < resources; first += perStatement {
				var values []string
				var args []any
				for r := first; r < min(first+perStatement, resources); r++ {
					for part := range int64(2) {
						start := int64(day)*24*hour + (8+5*part)*hour
						n := len(args)
						values = append(values, fmt.Sprintf("($%d, $%d, $%d, 0, $%d, $%d, 2, NULL, 'bench')", n+1, n+2, n+3, n+4, n+5))
						args = append(args, id.New(), tx.Org(), fmt.Sprintf("r%05d", r), start, start+4*hour)
					}
				}
				_, err := tx.Exec("INSERT INTO claim (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder) VALUES "+strings.Join(values, ", "), args...)
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func actorOf(t *testing.T, d *db.DB, org, member string) directory.Actor {
	t.Helper()
	var a directory.Actor
	err := d.Read(context.Background(), org, func(tx db.Tx) (err error) {
		a, err = directory.ActorByID(tx, member)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestMain(m *testing.M) {
	if os.Getenv(speakersEnv) != "" {
		speak()
		return
	}
	fmt.Println("figure                                              value        limit in the same run                          ratio        aim")
	os.Exit(m.Run())
}
