package claim_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

// childConfig names the environment variable that turns the test program into the client that gets killed.
const childConfig = "BUREAU_CLAIM_KILLED_CLIENT"

// killResources are what the clients fight for; several lanes, so that claims are also moved about.
var killResources = []struct {
	name     string
	capacity int
}{{"k1", 1}, {"k2", 1}, {"k3", 2}, {"k4", 2}, {"k5", 3}, {"k6", 3}}

func TestMain(m *testing.M) {
	if text := os.Getenv(childConfig); text != "" {
		killedClient(text)
		return
	}
	os.Exit(m.Run())
}

// killedClient takes pairs for ever and says each on its output once it was reported as done. Its writes to the
// output go past any buffer, so what was said has left the process.
func killedClient(text string) {
	var cfg db.Config
	if err := json.Unmarshal([]byte(text), &cfg); err != nil {
		panic(err)
	}
	d, err := db.Open(context.Background(), cfg, owners...)
	if err != nil {
		panic(err)
	}
	var said sync.Mutex
	for range 6 {
		go func() {
			for {
				holder := id.New()
				if err := takeRandomPair(d, holder); err == nil {
					said.Lock()
					fmt.Fprintln(os.Stdout, holder)
					said.Unlock()
				} else if !fault.Is(err, fault.Taken) {
					fmt.Fprintln(os.Stdout, "failed:", err)
				}
			}
		}()
	}
	select {}
}

func takeRandomPair(d *db.DB, holder string) error {
	order := rand.Perm(len(killResources))
	// Two years of quarters of an hour leave room for all runs.
	start := epoch.Add(time.Duration(rand.IntN(70_000)) * 15 * time.Minute)
	s := span.Of(start, start.Add(time.Duration(1+rand.IntN(8))*15*time.Minute))
	t := claim.Take{Holder: holder, Strength: claim.Taken, Wants: []claim.Want{
		{Resource: killResources[order[0]].name, Span: s}, {Resource: killResources[order[1]].name, Span: s}}}
	return d.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error {
		_, err := t.Do(tx, clock.System{}.Now())
		return err
	})
}

func TestNothingAcknowledgedIsLostAndNothingHalfDoneIsLeftWhen(t *testing.T) {
	for _, c := range []struct {
		name, engine, sync string
		kills              int
	}{
		{"the program on SQLite is killed", "sqlite", "FULL", sqliteKills},
		{"a client of PostgreSQL is killed", "postgres", "", postgresKills},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := dbtest.Config(t, c.engine, owners)
			cfg.Sync = c.sync
			prepareKills(t, cfg)
			acknowledged := 0
			for range c.kills {
				acked := runAndKill(t, cfg)
				acknowledged += len(acked)
				checkAfterKill(t, cfg, acked)
				if t.Failed() {
					return
				}
			}
			countAll(t, cfg, acknowledged)
		})
	}
}

func prepareKills(t *testing.T, cfg db.Config) {
	b := bench{T: t, d: dbtest.OpenConfig(t, cfg, owners), org: org}
	defer b.d.Close()
	for _, r := range killResources {
		b.done(b.write(func(tx db.Tx) error { return claim.AddResource(tx, r.name, r.capacity) }))
	}
}

// runAndKill lets a client of its own process work, kills it shortly after its first acknowledgement, and gives
// the holders it acknowledged. A line cut off by the kill was not acknowledged.
func runAndKill(t *testing.T, cfg db.Config) []string {
	t.Helper()
	text, err := json.Marshal(cfg)
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childConfig+"="+string(text))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var acked []string
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		if acked = append(acked, strings.TrimSpace(line)); len(acked) == 1 {
			time.AfterFunc(time.Duration(5+rand.IntN(56))*time.Millisecond, func() { child.Process.Kill() })
		}
	}
	if err := child.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the client was to be killed, but: %v", err)
	}
	return acked
}

// checkAfterKill looks at what this run left; earlier runs were looked at before.
func checkAfterKill(t *testing.T, cfg db.Config, acked []string) {
	t.Helper()
	b := bench{T: t, d: dbtest.OpenConfig(t, cfg, owners), org: org}
	defer b.d.Close()
	b.read(func(tx db.Tx) error {
		for _, holder := range acked {
			own, err := claim.Of(tx, holder)
			if err != nil {
				return err
			}
			if len(own) != 2 {
				b.Errorf("%s was acknowledged and holds %d claims", holder, len(own))
			}
		}
		return nil
	})
	b.none("a holder with half a pair", "SELECT count(*) FROM (SELECT holder FROM claim GROUP BY holder HAVING count(*) <> 2) AS h")
	b.none("an overlap", `SELECT count(*) FROM claim a JOIN claim b ON a.resource = b.resource AND a.lane = b.lane AND a.id <> b.id
		AND a.starts_at <= b.starts_at AND b.starts_at < a.ends_at`)
	if !b.d.Postgres() {
		b.intact("PRAGMA integrity_check")
	}
}

// countAll looks whether what earlier runs acknowledged outlived the later ones.
func countAll(t *testing.T, cfg db.Config, acknowledged int) {
	t.Helper()
	b := bench{T: t, d: dbtest.OpenConfig(t, cfg, owners), org: org}
	defer b.d.Close()
	var claims int
	b.read(func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM claim").Scan(&claims) })
	if claims < 2*acknowledged {
		t.Errorf("%d claims after %d acknowledged pairs", claims, acknowledged)
	}
	t.Logf("%d pairs were acknowledged, %d claims are there", acknowledged, claims)
}

func (b bench) none(what, query string) {
	b.Helper()
	var n int
	b.read(func(tx db.Tx) error { return tx.Row(query).Scan(&n) })
	if n != 0 {
		b.Errorf("%s: %d times", what, n)
	}
}

func (b bench) intact(pragma string) {
	b.Helper()
	var says string
	b.read(func(tx db.Tx) error { return tx.Row(pragma).Scan(&says) })
	if says != "ok" {
		b.Errorf("%s says %s", pragma, says)
	}
}
