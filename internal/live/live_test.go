package live_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/live"
)

// heard waits until the listener was told every topic.
func heard(t *testing.T, l *live.Listener, topics ...string) {
	t.Helper()
	var got []string
	deadline := time.After(time.Minute)
	for {
		got = append(got, l.Take()...)
		missing := slices.ContainsFunc(topics, func(w string) bool { return !slices.Contains(got, w) })
		if !missing {
			return
		}
		select {
		case <-l.Wake():
		case <-deadline:
			t.Fatalf("heard %v, want %v", got, topics)
		}
	}
}

func TestAListenerHearsItsOrganisationOnly(t *testing.T) {
	dbtest.Each(t, nil, func(t *testing.T, d *db.DB) {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		h := live.New(ctx, d)
		mine, _ := h.Listen("demo", "anna")
		theirs, _ := h.Listen("other", "otto")
		if err := h.Tell(ctx, "demo", "floor/1", "presence", "floor/1"); err != nil {
			t.Fatal(err)
		}
		if err := h.Tell(ctx, "other", "presence"); err != nil {
			t.Fatal(err)
		}
		heard(t, mine, "floor/1", "presence")
		heard(t, theirs, "presence")
		if more := theirs.Take(); len(more) != 0 {
			t.Errorf("another organisation heard %v", more)
		}
	})
}

func TestAClosedListenerHearsNothingMore(t *testing.T) {
	d := dbtest.Open(t, "sqlite", nil)
	h := live.New(context.Background(), d)
	l, _ := h.Listen("demo", "anna")
	h.Close(l)
	if err := h.Tell(context.Background(), "demo", "presence"); err != nil {
		t.Fatal(err)
	}
	if got := l.Take(); len(got) != 0 {
		t.Errorf("heard %v after closing", got)
	}
}

func TestASlowListenerIsOwedABoundedList(t *testing.T) {
	d := dbtest.Open(t, "sqlite", nil)
	h := live.New(context.Background(), d)
	l, _ := h.Listen("demo", "anna")
	for i := range 1000 {
		if err := h.Tell(context.Background(), "demo", "floor/"+string(rune('a'+i%26))+time.Duration(i).String()); err != nil {
			t.Fatal(err)
		}
	}
	if got := l.Take(); len(got) > 250 || !slices.Contains(got, live.Everything) {
		t.Errorf("owed %d topics, and everything: %v", len(got), slices.Contains(got, live.Everything))
	}
}

func TestAMemberHasABoundedNumberOfListeners(t *testing.T) {
	d := dbtest.Open(t, "sqlite", nil)
	h := live.New(context.Background(), d)
	for range live.MaxListeners {
		if _, ok := h.Listen("demo", "anna"); !ok {
			t.Fatal("refused too early")
		}
	}
	if _, ok := h.Listen("demo", "anna"); ok {
		t.Error("one listener too many was let in")
	}
	if _, ok := h.Listen("demo", "bram"); !ok {
		t.Error("another member was refused too")
	}
}
