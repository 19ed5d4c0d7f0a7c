package office_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"bureau/internal/backup"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/erasure"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// under is an office that people use while it is backed up. Each of them reserves two desks at a time, in one
// transaction, so that half a pair in a backup would show.
type under struct {
	*officetest.Office
	cfg   office.Config
	pairs atomic.Int64
	limit atomic.Int64 // they pause at so many pairs, or the later rounds would copy ever more
	stop  chan struct{}
	all   sync.WaitGroup
}

func busy(t *testing.T, engine string) *under {
	t.Helper()
	data := t.TempDir()
	cfg := office.Config{Data: data, Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
	if engine == "sqlite" {
		cfg.Database = db.Config{URL: "sqlite:" + filepath.Join(data, "bureau.db"), Sync: "OFF"}
	}
	u := &under{Office: officetest.OpenIn(t, cfg), cfg: cfg, stop: make(chan struct{})}
	u.cfg.Clock = u.Clock
	u.limit.Store(200)
	for i := range 4 {
		u.all.Go(func() { u.reserve(t, i) })
	}
	t.Cleanup(u.rest)
	return u
}

// rest lets all who write finish.
func (u *under) rest() {
	select {
	case <-u.stop:
	default:
		close(u.stop)
	}
	u.all.Wait()
}

// reserve takes pairs of desks, minute after minute, and stores a plan now and then.
func (u *under) reserve(t *testing.T, person int) {
	actor := u.Demo.Members[person].Actor
	at := officetest.Now.Add(time.Hour)
	for n := 0; ; n++ {
		select {
		case <-u.stop:
			return
		default:
		}
		if u.pairs.Load() >= u.limit.Load() {
			time.Sleep(time.Millisecond)
			continue
		}
		s := span.Of(at, at.Add(time.Minute))
		at = at.Add(2 * time.Minute)
		err := u.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			for half := range 2 {
				r := workplace.Reserve{Asset: u.Demo.Assets[(2*person+half)%6].ID, Span: s}
				if _, err := u.Workplaces.Reserve(ctx, tx, actor, r); err != nil {
					return err
				}
			}
			return nil
		})
		switch {
		case err == nil:
			u.pairs.Add(1)
		case !fault.Is(err, fault.Taken) && !fault.Is(err, fault.Invalid):
			t.Error(err)
			return
		}
		if n%20 == 0 {
			if _, err := u.Files.Put(fmt.Appendf(nil, "plan %d of %d", n, person)); err != nil {
				t.Error(err)
				return
			}
		}
	}
}

// place is an empty place of an engine.
func place(t *testing.T, engine string) office.Config {
	t.Helper()
	cfg := office.Config{Data: filepath.Join(t.TempDir(), "restored"), URL: "http://localhost:1", Clock: clock.At(officetest.Now), Log: slog.New(slog.DiscardHandler)}
	if engine == "postgres" {
		cfg.Database = dbtest.Config(t, engine, nil)
	}
	return cfg
}

// backUp backs up what a configuration names.
func backUp(t *testing.T, cfg office.Config) (file string, m backup.Manifest) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "office.zip")
	m, err := office.Backup(t.Context(), cfg, file)
	must(t, err)
	return file, m
}

// Rule O14
func TestABackupTakenWhilePeopleReserveIsRestoredElsewhereAndEqual(t *testing.T) {
	for _, from := range dbtest.Engines {
		t.Run("from "+from, func(t *testing.T) {
			u := busy(t, from)
			for _, to := range dbtest.Engines {
				for round := range 5 {
					t.Run(fmt.Sprintf("to %s %d", to, round+1), func(t *testing.T) { u.round(t, to) })
				}
			}
			u.rest()
			u.last(t)
		})
	}
}

// round backs up under load, restores, and compares what is there with what the backup said when it was made.
func (u *under) round(t *testing.T, to string) {
	waitForMore(u, u.pairs.Load())
	acknowledged := u.pairs.Load()
	file, m := backUp(t, u.cfg)
	there := place(t, to)
	_, err := office.Restore(t.Context(), there, file)
	must(t, err)
	_, again := backUp(t, there)
	if !reflect.DeepEqual(m.Tables, again.Tables) || !reflect.DeepEqual(m.Blobs, again.Blobs) {
		t.Errorf("what was restored differs:\n%+v\n%+v", m, again)
	}
	o, err := office.Open(context.Background(), there)
	must(t, err)
	defer o.Close()
	must(t, o.DB.Read(t.Context(), "demo", func(tx db.Tx) error {
		var pairs, halves, claims int64
		err := tx.Row(`SELECT count(*), COALESCE(sum(CASE WHEN n <> 2 THEN 1 ELSE 0 END), 0) FROM (
			SELECT count(*) AS n FROM reservation WHERE org = $1 GROUP BY member, starts_at) AS r`, "demo").Scan(&pairs, &halves)
		if err != nil {
			return err
		}
		if err := tx.Row("SELECT count(*) FROM claim WHERE org = $1", "demo").Scan(&claims); err != nil {
			return err
		}
		if halves != 0 || pairs < acknowledged || claims != 2*pairs {
			t.Errorf("%d pairs, %d of them half, %d claims; %d were acknowledged before", pairs, halves, claims, acknowledged)
		}
		return nil
	}))
}

// waitForMore lets two hundred more pairs come, and waits for some of them.
func waitForMore(u *under, than int64) {
	u.limit.Store(than + 200)
	than += 20
	for u.pairs.Load() < than {
		time.Sleep(time.Millisecond)
	}
}

// last compares row by row, past the code that makes backups, once nobody writes any more.
func (u *under) last(t *testing.T) {
	file, _ := backUp(t, u.cfg)
	for _, to := range dbtest.Engines {
		there := place(t, to)
		_, err := office.Restore(t.Context(), there, file)
		must(t, err)
		want, got := content(t, u.cfg), content(t, there)
		if len(want) < 100 || !reflect.DeepEqual(want, got) {
			t.Errorf("to %s: %d rows and %d rows are not equal", to, len(want), len(got))
		}
		sameBlobs(t, u.cfg.Data, there.Data)
	}
}

func sameBlobs(t *testing.T, a, b string) {
	t.Helper()
	one, err := files.Open(filepath.Join(a, "files"))
	must(t, err)
	two, err := files.Open(filepath.Join(b, "files"))
	must(t, err)
	names, err := one.Names()
	must(t, err)
	again, err := two.Names()
	must(t, err)
	if len(names) == 0 || !reflect.DeepEqual(names, again) {
		t.Errorf("%d and %d files", len(names), len(again))
	}
	for _, n := range names {
		x, err := one.Get(n)
		must(t, err)
		y, err := two.Get(n)
		must(t, err)
		if !bytes.Equal(x, y) {
			t.Errorf("file %s differs", n)
		}
	}
}

// An office that was restored is used on: people come in with the tokens that they had.
func TestARestoredOfficeIsUsedOn(t *testing.T) {
	for _, from := range dbtest.Engines {
		for _, to := range dbtest.Engines {
			t.Run(from+" to "+to, func(t *testing.T) {
				u := busy(t, from)
				waitForMore(u, 0)
				file, _ := backUp(t, u.cfg)
				there := place(t, to)
				_, err := office.Restore(t.Context(), there, file)
				must(t, err)
				o, err := office.Open(context.Background(), there)
				must(t, err)
				defer o.Close()
				actor, err := o.Accounts.Bearer(t.Context(), u.Demo.Members[5].Token)
				must(t, err)
				at := officetest.Now.Add(200 * time.Hour)
				must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
					_, err := o.Workplaces.Reserve(ctx, tx, actor, workplace.Reserve{Asset: u.Demo.Assets[0].ID, Span: span.Of(at, at.Add(time.Hour))})
					return err
				}))
			})
		}
	}
}

func TestARestoreGoesIntoAnEmptyPlaceOnly(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			u := busy(t, engine)
			u.rest()
			file, _ := backUp(t, u.cfg)
			before := content(t, u.cfg)
			if _, err := office.Restore(t.Context(), u.cfg, file); err == nil || !strings.Contains(err.Error(), "empty") {
				t.Errorf("over an office it gives %v", err)
			}
			elsewhere := u.cfg
			elsewhere.Data = t.TempDir()
			if engine == "postgres" {
				if _, err := office.Restore(t.Context(), elsewhere, file); !errors.Is(err, db.ErrNotEmpty) {
					t.Errorf("over a database it gives %v", err)
				}
				requireNoFiles(t, elsewhere.Data)
			}
			if !reflect.DeepEqual(before, content(t, u.cfg)) {
				t.Error("the office has changed")
			}
		})
	}
}

func requireNoFiles(t *testing.T, dir string) {
	t.Helper()
	if list, err := os.ReadDir(dir); err != nil || len(list) > 0 {
		t.Errorf("left: %v, %v", list, err)
	}
}

// A broken file, or one whose restore is stopped, leaves the place as empty as it was, and a restore after it succeeds.
func TestARestoreThatFailsLeavesNothing(t *testing.T) {
	u := busy(t, "sqlite")
	u.rest()
	file, _ := backUp(t, u.cfg)
	data, err := os.ReadFile(file)
	must(t, err)
	cut := filepath.Join(t.TempDir(), "cut.zip")
	must(t, os.WriteFile(cut, data[:len(data)-1000], 0o600))
	journal := filepath.Join(t.TempDir(), "erasures.log")
	must(t, os.WriteFile(journal, []byte(`{"at":"2026-11-24T08:00:00Z","org":"demo","kind":"unheard of","id":"x"}`+"\n"), 0o600))
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			there := place(t, engine)
			must(t, os.MkdirAll(there.Data, 0o700))
			if _, err := office.Restore(t.Context(), there, cut); !errors.Is(err, backup.ErrBroken) {
				t.Errorf("a cut file gives %v", err)
			}
			requireNoFiles(t, there.Data)
			if _, err := office.Restore(t.Context(), there, file, journal); err == nil || !strings.Contains(err.Error(), "unheard of") {
				t.Errorf("an erasure that cannot be repeated gives %v", err)
			}
			requireNoFiles(t, there.Data)
			// One that was killed between its steps has left this.
			must(t, os.MkdirAll(filepath.Join(there.Data, ".restoring"), 0o700))
			must(t, os.MkdirAll(filepath.Join(there.Data, "files", "ab"), 0o700))
			_, err := office.Restore(t.Context(), there, file)
			must(t, err)
			if !reflect.DeepEqual(content(t, u.cfg), content(t, there)) {
				t.Error("it is not equal")
			}
		})
	}
}

func TestAnOfficeMakesBackupsByItselfAndTellsHowTheyStand(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Backups: backup.Plan{Every: 6 * time.Hour},
				Log: slog.New(slog.DiscardHandler)}
			o := officetest.OpenIn(t, cfg)
			for o.Backups.Last().File == "" {
				if f := o.Backups.Last().Failure; f != nil {
					t.Fatal(f)
				}
				time.Sleep(time.Millisecond)
			}
			s := o.Backups.Last()
			if filepath.Dir(s.File) != filepath.Join(cfg.Data, "backups") || !s.MadeAt.Equal(officetest.Now) || s.Bytes == 0 {
				t.Errorf("%+v", s)
			}
			requireFigures(t, o.Office, map[string]float64{"bureau_backup_failed": 0, "bureau_backup_bytes": float64(s.Bytes),
				"bureau_backup_made_timestamp_seconds": float64(officetest.Now.Unix())})
			there := place(t, "sqlite")
			_, err := office.Restore(t.Context(), there, s.File)
			must(t, err)
			must(t, o.Office.Close()) // which waits for a backup that is under way
		})
	}
}

func requireFigures(t *testing.T, o *office.Office, want map[string]float64) {
	t.Helper()
	r := prometheus.NewPedanticRegistry()
	for _, c := range o.Figures() {
		must(t, r.Register(c))
	}
	all, err := r.Gather()
	must(t, err)
	for _, f := range all {
		if v, ok := want[f.GetName()]; ok && v == f.GetMetric()[0].GetGauge().GetValue() {
			delete(want, f.GetName())
		}
	}
	if len(want) > 0 {
		t.Errorf("not told: %v", want)
	}
}

func TestAnErasureIsInTheJournalAlsoAfterACrash(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			cfg := office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)}
			o := officetest.OpenIn(t, cfg)
			gone := func(ctx context.Context, tx db.Tx) error { return erasure.Erase(tx, officetest.Now, "thing", "1") }
			must(t, o.DB.Write(t.Context(), "demo", gone))
			must(t, o.DB.WriteGlobal(t.Context(), gone))
			refused := errors.New("refused")
			err := o.DB.Write(t.Context(), "other", func(ctx context.Context, tx db.Tx) error { return errors.Join(gone(ctx, tx), refused) })
			if !errors.Is(err, refused) {
				t.Error(err)
			}
			requireJournal(t, o.Erasures.File())
			// The file is lost, or what was appended last is cut.
			must(t, os.WriteFile(o.Erasures.File(), []byte(`{"at":"2026-11-24T08`), 0o600))
			must(t, o.Erasures.Catch(t.Context(), o.DB))
			must(t, o.Erasures.Catch(t.Context(), o.DB))
			requireJournal(t, o.Erasures.File())
		})
	}
}

func requireJournal(t *testing.T, file string) {
	t.Helper()
	got, err := erasure.Read(file)
	must(t, err)
	orgs := map[string]bool{}
	for _, e := range got {
		orgs[e.Org+"/"+e.Kind+"/"+e.ID] = true
	}
	if len(got) != 2 || !orgs["demo/thing/1"] || !orgs["/thing/1"] {
		t.Errorf("the journal says %+v", got)
	}
}
