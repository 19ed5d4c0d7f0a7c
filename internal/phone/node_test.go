package phone_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
)

func TestANodeIsThereAsLongAsItSaysSo(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		global := func(do func(ctx context.Context, tx db.Tx) error) {
			t.Helper()
			if err := h.db.WriteGlobal(context.Background(), do); err != nil {
				t.Fatal(err)
			}
		}
		says := func(address, run string) {
			t.Helper()
			global(func(ctx context.Context, tx db.Tx) error {
				return h.Announce(ctx, tx, phone.Node{Address: address, Run: run})
			})
		}
		there := func(want string) {
			t.Helper()
			var all []phone.Node
			err := h.db.ReadGlobal(context.Background(), func(tx db.Tx) (err error) { all, err = h.Nodes(context.Background(), tx); return err })
			if got := fmt.Sprint(all); err != nil || got != want {
				t.Errorf("%s, not %s; %v", got, want, err)
			}
		}
		says("10.0.0.1:5070", "a")
		says("10.0.0.2:5070", "b")
		there("[{10.0.0.1:5070 a} {10.0.0.2:5070 b}]")
		h.clock.Advance(phone.NodeLapse - time.Second)
		says("10.0.0.2:5070", "b")
		there("[{10.0.0.1:5070 a} {10.0.0.2:5070 b}]")
		h.clock.Advance(2 * time.Second)
		there("[{10.0.0.2:5070 b}]")
		says("10.0.0.2:5070", "c") // started anew
		global(func(ctx context.Context, tx db.Tx) error {
			return h.Withdraw(ctx, tx, phone.Node{Address: "10.0.0.2:5070", Run: "b"})
		})
		there("[{10.0.0.2:5070 c}]") // the run before takes nothing from it
		global(func(ctx context.Context, tx db.Tx) error {
			return h.Withdraw(ctx, tx, phone.Node{Address: "10.0.0.2:5070", Run: "c"})
		})
		there("[]")
	})
}

func TestWhoTelephonesIsToldPerNodeAndForgottenAfterHours(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		set := func(all ...phone.Busy) {
			h.write(t, func(ctx context.Context, tx db.Tx) error { return h.SetBusy(ctx, tx, all...) })
		}
		are := func(want string) {
			t.Helper()
			var all []phone.Busy
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) { all, err = h.BusyAll(ctx, tx); return err })
			if got := fmt.Sprint(all); got != want {
				t.Errorf("%s, not %s", got, want)
			}
		}
		set(phone.Busy{Run: "a", Device: "one", State: "early"}, phone.Busy{Run: "b", Device: "one", State: "early"}, phone.Busy{Run: "a", Device: "two", State: "confirmed"})
		set(phone.Busy{Run: "a", Device: "one", State: "confirmed"}, phone.Busy{Run: "a", Device: "two"}, phone.Busy{Run: "a", Device: "three"})
		are("[{a one confirmed} {b one early}]")
		h.write(t, h.Sweep)
		are("[{a one confirmed} {b one early}]")
		h.clock.Advance(5 * time.Hour)
		h.write(t, h.Sweep)
		are("[]")
	})
}
