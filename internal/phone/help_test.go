package phone_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
)

func TestACallForHelpThatDoesNotGetThroughIsToldOncePerPhoneInTenMinutes(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		var told []phone.HelpLost
		h.db.Join(db.Joins{Must: func(_ context.Context, tx db.Tx, event any) error {
			if e, ok := event.(phone.HelpLost); ok {
				return h.TellHelp(tx, e)
			}
			return nil
		}, May: func(_ string, events []any) {
			for _, event := range events {
				if e, ok := event.(phone.HelpLost); ok {
					told = append(told, e)
				}
			}
		}})
		n := 0
		fails := func(device int) {
			t.Helper()
			n++
			h.write(t, func(ctx context.Context, tx db.Tx) error {
				id := fmt.Sprint("help-", n)
				c := phone.Call{ID: id, Device: h.devices[device].ID, FromMember: h.anna.Member, To: phone.Identity{Number: "112"}, Emergency: true}
				if err := h.CallBegan(ctx, tx, c); err != nil {
					return err
				}
				if err := h.HelpFailed(ctx, tx, id); err != nil {
					return err
				}
				return h.CallEnded(ctx, tx, id, phone.Failed)
			})
		}
		fails(0)
		h.clock.Advance(10*time.Minute - time.Second)
		fails(0)
		fails(1)
		h.clock.Advance(time.Second)
		fails(0)
		if len(told) != 3 || told[0].Device != h.devices[0].ID || told[1].Device != h.devices[1].ID || told[2].Device != h.devices[0].ID || told[0].Number != "112" {
			t.Errorf("told are %+v", told)
		}
		if own := h.calls(t, h.anna); len(own) != 4 || own[0].Outcome != phone.Failed || !own[0].Emergency {
			t.Errorf("her list has %+v", own)
		}
	})
}

func TestACallWithoutALineIsListedAsWhatItWas(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		if p := h.dial(t, 0, "112"); p.Kind != phone.Emergency || len(p.Trunks) != 0 || p.Member != h.anna.Member {
			t.Errorf("112 is %+v", p)
		}
		if p := h.dial(t, 0, "020 555 2000"); p.Kind != phone.Refuse || p.Status != 503 || p.To.Number != "+31205552000" || p.Member != h.anna.Member {
			t.Errorf("an outside number is %+v", p)
		}
	})
}
