package phone_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

func TestACallToAGroupThatNobodyTookStandsInTheListOfEachMember(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		var g phone.Group
		h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
			g, err = h.SetGroup(ctx, tx, h.owner, phone.Group{Name: "Desk", Extension: "300", Ring: 20, Members: []string{h.anna.Member, h.bram.Member}})
			return err
		})
		h.mustLogIn(t, 2, "201")
		if p := h.dial(t, 2, "300"); p.ToGroup != g.ID || p.To.Number != "300" {
			t.Errorf("a group with nobody else there is %+v", p)
		}
		call := func(id, from, taken string, how phone.Outcome) {
			h.write(t, func(ctx context.Context, tx db.Tx) error {
				c := phone.Call{ID: id, From: phone.Identity{Number: "+4930123456"}, FromMember: from, To: phone.Identity{Number: "300", Name: "Desk"}, ToGroup: g.ID}
				if err := h.CallBegan(ctx, tx, c); err != nil {
					return err
				}
				if err := h.CallForGroup(ctx, tx, id, g.ID); err != nil { // as where it comes round again
					return err
				}
				if taken != "" {
					if err := h.CallAnswered(ctx, tx, id, taken); err != nil {
						return err
					}
				}
				return h.CallEnded(ctx, tx, id, how)
			})
		}
		counts := func(what string, anna, bram, clara int) {
			t.Helper()
			for _, x := range []struct {
				who  directory.Actor
				want int
			}{{h.anna, anna}, {h.bram, bram}, {h.clara, clara}} {
				if got := h.calls(t, x.who); len(got) != x.want {
					t.Errorf("%s: %s has %+v, want %d", what, x.who.Name, got, x.want)
				}
			}
		}
		call("missed", "", "", phone.Blocked)
		counts("missed", 1, 1, 0)
		for _, c := range h.calls(t, h.anna) {
			if c.Mine || c.Outcome != phone.Missed || c.Other.Number != "+4930123456" || c.To.Number != "300" {
				t.Errorf("hers is %+v", c)
			}
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			taken, _, err := h.Calls(ctx, tx, h.bram, "", phone.MaxExport)
			if len(taken) != 1 || taken[0].Outcome != phone.Missed {
				t.Errorf("Bram takes along %+v", taken)
			}
			return err
		})
		call("taken", "", h.bram.Member, phone.Answered)
		counts("taken by Bram", 1, 2, 0)
		call("of-anna", h.anna.Member, "", phone.Missed)
		counts("by Anna herself", 2, 3, 0)
		drop := func(who directory.Actor) error {
			return h.try(func(ctx context.Context, tx db.Tx) error { return h.DropCall(ctx, tx, who, "missed") })
		}
		if err := drop(h.clara); !fault.Is(err, fault.NotFound) {
			t.Errorf("Clara takes away what is not hers: %v", err)
		}
		if err := drop(h.anna); err != nil {
			t.Error(err)
		}
		counts("taken out by Anna", 1, 3, 0)
		h.write(t, func(_ context.Context, tx db.Tx) error { return h.Forget(tx, h.bram.Member) })
		counts("of Bram nothing", 1, 0, 0)
		h.clock.Advance(91 * 24 * time.Hour)
		h.write(t, h.Sweep)
		counts("in time", 0, 0, 0)
	})
}
