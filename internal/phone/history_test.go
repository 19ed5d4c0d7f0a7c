package phone_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

// speaks notes a call from Anna that is over.
func (h *house) speaks(t *testing.T, id, line string, to phone.Identity, member string) {
	t.Helper()
	h.write(t, func(ctx context.Context, tx db.Tx) error {
		if err := h.CallBegan(ctx, tx, phone.Call{ID: id, From: phone.Identity{Number: "201", Name: "Anna"}, FromMember: h.anna.Member, To: to, ToMember: member, Trunk: line}); err != nil {
			return err
		}
		return h.CallEnded(ctx, tx, id, phone.Missed)
	})
}

func (h *house) calls(t *testing.T, who directory.Actor) (out []phone.CallShown) {
	t.Helper()
	h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		out, _, err = h.OwnCalls(ctx, tx, who, "")
		return err
	})
	return out
}

func TestAnAdministratorReadsNotWhomSomebodyCalledOutside(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.speaks(t, "out", "", phone.Identity{Number: "+31205551234", Name: "Doctor"}, "")
		h.speaks(t, "in", "", phone.Identity{Number: "202", Name: "Bram"}, h.bram.Member)
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			all, _, err := h.CallsOf(ctx, tx, h.owner, h.anna.Member, "", 10)
			for _, c := range all {
				if strings.Contains(c.Other.Number+c.To.Number, "1234") || c.Other.Name+c.To.Name == "Doctor" {
					t.Errorf("%+v tells whom she called", c)
				}
			}
			if len(all) != 2 || all[0].Other.Name+all[1].Other.Name != "Bram" || all[0].Other.Number+all[1].Other.Number != "202+3120555••••" && all[0].Other.Number+all[1].Other.Number != "+3120555••••202" {
				t.Errorf("the list is %+v", all)
			}
			return err
		})
		if own := h.calls(t, h.anna); len(own) != 2 || own[0].Other.Number+own[1].Other.Number != "202+31205551234" && own[0].Other.Number+own[1].Other.Number != "+31205551234202" {
			t.Errorf("her own list is %+v", own)
		}
	})
}

func TestACallTakenOutOfAListStaysInTheOthersAndGoesWhenNobodyHasIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		drop := func(who directory.Actor, call string) (err error) {
			return h.db.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error { return h.DropCall(ctx, tx, who, call) })
		}
		rows := func() (n int) {
			h.write(t, func(_ context.Context, tx db.Tx) error {
				return tx.Row("SELECT count(*) FROM phone_call WHERE org = $1", tx.Org()).Scan(&n)
			})
			return n
		}
		h.speaks(t, "in", "", phone.Identity{Number: "202"}, h.bram.Member)
		if err := drop(h.clara, "in"); !fault.Is(err, fault.NotFound) {
			t.Errorf("Clara takes away what is not hers: %v", err)
		}
		if err := drop(h.anna, "in"); err != nil || len(h.calls(t, h.anna)) != 0 || len(h.calls(t, h.bram)) != 1 {
			t.Errorf("taken out by Anna (%v), she has %v and Bram %v", err, h.calls(t, h.anna), h.calls(t, h.bram))
		}
		if err := drop(h.bram, ""); err != nil || rows() != 0 {
			t.Errorf("nobody has it any more (%v), and there are %d", err, rows())
		}
		h.speaks(t, "out", "line", phone.Identity{Number: "+31205551234"}, "")
		if err := drop(h.anna, "out"); err != nil || rows() != 1 {
			t.Errorf("what counts for the day (%v) is %d", err, rows())
		}
		h.write(t, func(_ context.Context, tx db.Tx) error {
			var number string
			err := tx.Row("SELECT to_number FROM phone_call WHERE org = $1", tx.Org()).Scan(&number)
			if number != "" {
				t.Errorf("the number is still %s", number)
			}
			return err
		})
		h.clock.Advance(25 * time.Hour)
		h.write(t, h.Sweep)
		if rows() != 0 {
			t.Error("it is there after the day")
		}
	})
}
