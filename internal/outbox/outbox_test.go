package outbox_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/outbox"
)

var owners = []db.Migrations{outbox.Migrations}

// house is an outbox whose worker does not run; Drain does the work.
type house struct {
	*outbox.Outbox
	clock *clock.Fixed
	mu    sync.Mutex
	ran   []string
}

func each(t *testing.T, test func(t *testing.T, h *house)) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) { test(t, on(d)) })
}

func on(d *db.DB) *house {
	c := clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
	return &house{Outbox: outbox.New(d, c, slog.New(slog.DiscardHandler)), clock: c}
}

// note handles a kind by noting the refs that it got.
func (h *house) note(kind string, then func(w outbox.Work) error) {
	h.Handle(kind, func(_ context.Context, w outbox.Work) error {
		var ref string
		if err := w.Decode(&ref); err != nil {
			return err
		}
		h.mu.Lock()
		h.ran = append(h.ran, w.Org+":"+ref)
		h.mu.Unlock()
		if then != nil {
			return then(w)
		}
		return nil
	})
}

func (h *house) add(t *testing.T, org string, works ...outbox.Work) {
	t.Helper()
	fn := func(_ context.Context, tx db.Tx) error {
		for _, w := range works {
			if err := h.Add(tx, w); err != nil {
				return err
			}
		}
		return nil
	}
	err := error(nil)
	if org == "" {
		err = h.DB.WriteGlobal(t.Context(), fn)
	} else {
		err = h.DB.Write(t.Context(), org, fn)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) drain(t *testing.T) {
	t.Helper()
	if err := h.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h *house) lost(t *testing.T) (out []outbox.Lost) {
	t.Helper()
	err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) (err error) {
		out, err = outbox.ListLost(tx, 100)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (h *house) want(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(h.ran, want) {
		t.Errorf("ran %v, want %v", h.ran, want)
	}
}

func TestWorkOfATransactionThatWasUndoneIsNotDone(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		undone := errors.New("undone")
		err := h.DB.Write(t.Context(), "a", func(_ context.Context, tx db.Tx) error {
			return errors.Join(h.Add(tx, outbox.Work{Kind: "k", Ref: "never"}), undone)
		})
		if !errors.Is(err, undone) {
			t.Fatal(err)
		}
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "x"})
		h.add(t, "", outbox.Work{Kind: "k", Ref: "y"})
		h.drain(t)
		h.want(t, "a:x", ":y")
	})
}

func TestWorkIsDoneOnceAndWhenItIsDue(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "later", At: h.clock.Now().Add(time.Hour)}, outbox.Work{Kind: "k", Ref: "now"})
		h.drain(t)
		h.drain(t)
		h.want(t, "a:now")
		h.clock.Advance(time.Hour)
		h.drain(t)
		h.want(t, "a:now", "a:later")
	})
}

func TestWorkWithAnIdThatIsThereIsNotAddedAgain(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		for range 2 {
			h.add(t, "a", outbox.Work{ID: "one", Kind: "k", Ref: "x"})
			h.drain(t)
		}
		h.want(t, "a:x")
	})
}

func TestWorkThatIsTakenBackIsNotDone(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		h.add(t, "a", outbox.Work{ID: "mine", Kind: "k", Ref: "x"})
		drop := func(org string) {
			if err := h.DB.Write(t.Context(), org, func(_ context.Context, tx db.Tx) error { return h.Drop(tx, "mine") }); err != nil {
				t.Fatal(err)
			}
		}
		drop("b")
		h.drain(t)
		h.want(t, "a:x")
		h.add(t, "a", outbox.Work{ID: "mine too", Kind: "k", Ref: "y"})
		if err := h.DB.Write(t.Context(), "a", func(_ context.Context, tx db.Tx) error { return h.Drop(tx, "mine too") }); err != nil {
			t.Fatal(err)
		}
		h.drain(t)
		h.want(t, "a:x")
	})
}

func TestFailedWorkIsTriedAgainAfterAGrowingPauseThatIsCapped(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", func(outbox.Work) error { return errors.New("not today") })
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "x", Until: h.clock.Now().Add(24 * time.Hour)})
		h.drain(t)
		for n, pause := range []time.Duration{10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600} {
			h.clock.Advance(pause*time.Second - time.Microsecond)
			h.drain(t)
			if len(h.ran) != n+1 {
				t.Fatalf("before the pause of %d seconds has ended, it ran %d times", pause, len(h.ran))
			}
			h.clock.Advance(time.Microsecond)
			h.drain(t)
			if len(h.ran) != n+2 {
				t.Fatalf("after a pause of %d seconds it ran %d times", pause, len(h.ran))
			}
		}
	})
}

func TestWorkEndsWithItsReasonWhenItIsNoLongerWorthDoing(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", func(outbox.Work) error { return errors.New("not today") })
		h.note("fatal", func(outbox.Work) error { return outbox.Permanent(errors.New("never")) })
		h.note("panics", func(outbox.Work) error { panic("oh") })
		soon := h.clock.Now().Add(15 * time.Second)
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "x", Until: soon})
		h.add(t, "a", outbox.Work{Kind: "fatal", Ref: "y"})
		h.add(t, "", outbox.Work{Kind: "panics", Ref: "z", Until: soon})
		h.drain(t)
		if lost := h.lost(t); len(lost) != 1 || lost[0].Reason != "never" || lost[0].Org != "a" {
			t.Errorf("lost at once: %+v", lost)
		}
		h.clock.Advance(10 * time.Second)
		h.drain(t)
		h.clock.Advance(24 * time.Hour)
		h.drain(t)
		var reasons []string
		for _, l := range h.lost(t) {
			reasons = append(reasons, l.Reason)
		}
		slices.Sort(reasons)
		if !slices.Equal(reasons, []string{"never", "not today", "panic: oh"}) || len(h.ran) != 5 {
			t.Errorf("lost for %v after %v", reasons, h.ran)
		}
	})
}

func TestWorkOfOneKeyIsDoneInOrderAndOtherWorkDoesNotWaitForIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		fail := true
		h.note("k", func(w outbox.Work) error {
			if w.Key == "line" && w.Org == "a" && fail {
				return errors.New("not yet")
			}
			return nil
		})
		h.add(t, "a", outbox.Work{Kind: "k", Key: "line", Ref: "1"}, outbox.Work{Kind: "k", Key: "line", Ref: "2"}, outbox.Work{Kind: "k", Ref: "free"})
		h.add(t, "b", outbox.Work{Kind: "k", Key: "line", Ref: "1"})
		h.drain(t)
		h.want(t, "a:1", "a:free", "b:1")
		fail = false
		h.clock.Advance(time.Minute)
		h.drain(t)
		h.want(t, "a:1", "a:free", "b:1", "a:1", "a:2")
	})
}

func TestWorkDueLaterDoesNotHoldBackWhatIsDueBefore(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		h.add(t, "a", outbox.Work{Kind: "k", Key: "line", Ref: "reminder", At: h.clock.Now().Add(time.Hour)}, outbox.Work{Kind: "k", Key: "line", Ref: "now"})
		h.drain(t)
		h.clock.Advance(time.Hour)
		h.drain(t)
		h.want(t, "a:now", "a:reminder")
	})
}

func TestTwoNodesNeverDoTheSameWork(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		const n = 60
		var mu sync.Mutex
		done := map[string]int{}
		nodes := []*house{h, on(h.DB), on(h.DB), on(h.DB)}
		for _, node := range nodes {
			node.note("k", func(w outbox.Work) error {
				mu.Lock()
				defer mu.Unlock()
				done[w.ID]++
				return nil
			})
		}
		for range n {
			h.add(t, "a", outbox.Work{Kind: "k", Ref: "x"})
		}
		var wg sync.WaitGroup
		for _, node := range nodes {
			wg.Go(func() {
				if err := node.Drain(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		for id, times := range done {
			if times != 1 {
				t.Errorf("%s was done %d times", id, times)
			}
		}
		if len(done) != n {
			t.Errorf("%d of %d were done", len(done), n)
		}
	})
}

// A node that was killed left its lock behind and nothing else: its handler never came back.
func TestWorkOfANodeThatDiedIsTakenOverWithTheSameId(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ids := make(chan string, 2)
		died := make(chan struct{})
		h.Handle("k", func(_ context.Context, w outbox.Work) error {
			ids <- w.ID
			close(died)
			select {}
		})
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "x"})
		go func() { _ = h.Drain(context.Background()) }()
		<-died
		second := on(h.DB)
		var attempt int
		second.Handle("k", func(_ context.Context, w outbox.Work) error {
			ids <- w.ID
			attempt = w.Attempt
			return nil
		})
		short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := second.Drain(short); !errors.Is(err, outbox.ErrBusy) || len(ids) != 1 {
			t.Errorf("while the lock holds: %v, %d runs", err, len(ids))
		}
		second.clock.Advance(3 * time.Minute)
		if err := second.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if first, again := <-ids, <-ids; first != again || attempt != 2 {
			t.Errorf("%s, then %s at attempt %d", first, again, attempt)
		}
	})
}

func TestWhatRecursIsBegunByOneNodeEachPeriod(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		nodes := []*house{h, on(h.DB)}
		var mu sync.Mutex
		runs := 0
		for _, n := range nodes {
			n.Every("tidy", time.Hour, func(context.Context) error {
				mu.Lock()
				defer mu.Unlock()
				runs++
				return nil
			})
			ctx, cancel := context.WithCancel(t.Context())
			if err := n.Start(ctx); err != nil {
				t.Fatal(err)
			}
			cancel()
			n.Stop()
		}
		for range 3 {
			var wg sync.WaitGroup
			for _, n := range nodes {
				n.clock.Advance(time.Hour)
				wg.Go(func() {
					if err := n.Drain(t.Context()); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
		}
		if runs != 3 {
			t.Errorf("in three hours it ran %d times", runs)
		}
	})
}

func TestTheWorkerWakesAfterACommitAndStopsWhenAsked(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.DB.Join(db.Joins{May: func(_ string, records []any) { h.Follow(records) }})
		ran := make(chan string)
		h.Handle("k", func(_ context.Context, w outbox.Work) error { ran <- w.ID; return nil })
		if err := h.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		h.add(t, "a", outbox.Work{ID: "one", Kind: "k"})
		if got := <-ran; got != "one" {
			t.Errorf("it did %s", got)
		}
		h.Stop()
		h.add(t, "a", outbox.Work{ID: "two", Kind: "k"})
		select {
		case got := <-ran:
			t.Errorf("after it was stopped it did %s", got)
		default:
		}
	})
}

func TestWhatEndedIsForgottenInTime(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("k", nil)
		h.note("fatal", func(outbox.Work) error { return outbox.Permanent(errors.New("never")) })
		if err := h.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		h.Stop()
		h.add(t, "a", outbox.Work{Kind: "k", Ref: "x"}, outbox.Work{Kind: "fatal", Ref: "y"})
		h.drain(t)
		h.clock.Advance(25 * time.Hour)
		h.drain(t)
		if left := h.rows(t); left != 2 { // the lost one, and the sweeping itself
			t.Errorf("after a day %d rows are left", left)
		}
		h.clock.Advance(31 * 24 * time.Hour)
		h.drain(t)
		if left := h.rows(t); left != 1 {
			t.Errorf("after a month %d rows are left", left)
		}
	})
}

func (h *house) rows(t *testing.T) (n int) {
	t.Helper()
	err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM outbox_work").Scan(&n) })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestARowHoldsIdsOnly(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		err := h.DB.Write(t.Context(), "a", func(_ context.Context, tx db.Tx) error {
			return h.Add(tx, outbox.Work{Kind: "k", Ref: strings.Repeat("x", 5000)})
		})
		if err == nil {
			t.Error("a whole text was taken")
		}
	})
}

// On PostgreSQL an organisation's transaction sees no other organisation's work, and none that belongs to nobody.
func TestAnOrganisationSeesItsOwnWorkOnly(t *testing.T) {
	h := on(dbtest.Open(t, "postgres", owners))
	h.add(t, "a", outbox.Work{Kind: "k"})
	h.add(t, "b", outbox.Work{Kind: "k"})
	h.add(t, "", outbox.Work{Kind: "k"})
	err := h.DB.Write(t.Context(), "a", func(_ context.Context, tx db.Tx) error {
		if n, err := tx.Exec("UPDATE outbox_work SET attempt = attempt"); err != nil || n != 1 {
			t.Errorf("it touches %d rows: %v", n, err)
		}
		_, err := tx.Exec("INSERT INTO outbox_work (id, kind, ref, due_at, until, run_at, locked_until, attempt, outcome, reason) VALUES ('x', 'k', '', 0, 0, 0, 0, 0, '', '')")
		return err
	})
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != "42501" {
		t.Errorf("adding work that belongs to nobody: %v", err)
	}
}

func TestOneLookDoesForAllWorkOfItsKeyThatIsDue(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.note("look", func(w outbox.Work) error { return h.Absorb(t.Context(), w) })
		h.add(t, "demo", outbox.Work{Kind: "look", Key: "k", Ref: "first"}, outbox.Work{Kind: "look", Key: "k", Ref: "second"}, outbox.Work{Kind: "look", Key: "k", Ref: "third"},
			outbox.Work{Kind: "look", Key: "other", Ref: "another key"}, outbox.Work{Kind: "look", Key: "k", Ref: "later", At: h.clock.Now().Add(time.Minute)})
		h.add(t, "other", outbox.Work{Kind: "look", Key: "k", Ref: "another organisation"})
		h.drain(t)
		slices.Sort(h.ran)
		if want := []string{"demo:another key", "demo:first", "other:another organisation"}; !slices.Equal(h.ran, want) {
			t.Errorf("%q ran", h.ran)
		}
		h.clock.Advance(time.Minute)
		h.drain(t)
		if n := len(h.ran); n != 4 || h.ran[3] != "demo:later" {
			t.Errorf("then %q", h.ran)
		}
	})
}
