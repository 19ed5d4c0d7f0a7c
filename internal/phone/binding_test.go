package phone_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

// registers notes bindings in one transaction.
func (h *house) registers(t *testing.T, all ...phone.Registering) (out []phone.Bound) {
	t.Helper()
	h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = h.Register(ctx, tx, all)
		return err
	})
	return out
}

// refreshed asks which of them need no write.
func (h *house) refreshed(t *testing.T, all ...phone.Registering) (out []phone.Bound) {
	t.Helper()
	h.read(t, func(tx db.Tx) (err error) {
		out, err = h.Refreshed(context.Background(), tx, all)
		return err
	})
	return out
}

func at(device, node string, seq uint32, life time.Duration) phone.Registering {
	return phone.Registering{Binding: phone.Binding{Device: device, Org: "demo", Contact: "sip:a@10.0.0.1", Node: node, Flow: "udp/10.0.0.1:5060", Transport: "udp",
		Source: "10.0.0.1:5060", CallID: "c", CSeq: seq, Agent: "A", Expires: now.Add(life)}}
}

func TestManyDevicesRegisterInOneTransactionAndNoneStandsInTheWayOfAnother(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		var all []phone.Registering
		for i := range phone.MaxAtOnce - 4 {
			var d phone.Device
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				d, err = h.AddDevice(ctx, tx, h.owner, phone.Device{Name: fmt.Sprint("Many ", i), Hot: true, Lang: "en"})
				return err
			})
			all = append(all, at(d.ID, "n", 1, time.Hour))
		}
		h.registers(t, at(h.devices[0].ID, "n", 7, time.Hour))
		sealed := at(h.devices[1].ID, "n", 1, time.Hour)
		sealed.Seal = "of another secret"
		empty := at(h.devices[2].ID, "n", 1, time.Hour)
		empty.Contact = ""
		wrong := map[int]fault.Code{len(all): fault.Stale, len(all) + 1: fault.NotFound, len(all) + 2: fault.Invalid, len(all) + 3: fault.NotFound}
		all = append(all, at(h.devices[0].ID, "n", 6, time.Hour), sealed, empty, at("of nobody", "n", 1, time.Hour))
		for i, b := range h.registers(t, all...) {
			code, bad := wrong[i]
			switch {
			case bad && !fault.Is(b.Err, code):
				t.Errorf("%d: %v, want %s", i, b.Err, code)
			case !bad && (b.Err != nil || len(b.All) != 1 || b.All[0].Contact != all[i].Contact || !b.All[0].Expires.Equal(now.Add(time.Hour))):
				t.Errorf("%d: %+v", i, b)
			}
		}
		h.read(t, func(tx db.Tx) error {
			n, seq := 0, 0
			err := tx.Row("SELECT count(*), max(cseq) FROM phone_binding WHERE org = $1", tx.Org()).Scan(&n, &seq)
			if n != phone.MaxAtOnce-3 || seq != 7 {
				t.Errorf("%d bindings, the newest %d", n, seq)
			}
			return err
		})
	})
}

func TestABindingNeedsNoWriteWhileItsRowIsTheSameAndLastsLongEnough(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		d := h.devices[0].ID
		h.registers(t, at(d, "n", 3, time.Hour))
		other := func(change func(*phone.Registering)) phone.Registering {
			r := at(d, "n", 4, time.Hour)
			change(&r)
			return r
		}
		for what, c := range map[string]struct {
			phone.Registering
			served bool
		}{
			"the same":                    {at(d, "n", 4, time.Hour), true},
			"the same message":            {at(d, "n", 3, time.Hour), true},
			"a little shorter":            {at(d, "n", 4, time.Hour-phone.Margin), true},
			"far shorter":                 {at(d, "n", 4, time.Hour-phone.Margin-time.Second), false},
			"longer":                      {at(d, "n", 4, time.Hour+time.Second), false},
			"older":                       {at(d, "n", 2, time.Hour), false},
			"older, of another call":      {other(func(r *phone.Registering) { r.CallID, r.CSeq = "d", 1 }), true},
			"at another node":             {at(d, "m", 4, time.Hour), false},
			"over another flow":           {other(func(r *phone.Registering) { r.Flow = "tcp/10.0.0.1:5060" }), false},
			"to another contact":          {other(func(r *phone.Registering) { r.Contact = "sip:b@10.0.0.1" }), false},
			"of another program":          {other(func(r *phone.Registering) { r.Agent = "B" }), false},
			"of a device with no binding": {at(h.devices[1].ID, "n", 4, time.Hour), false},
		} {
			out := h.refreshed(t, c.Registering)[0]
			if served := out.Err == nil; served != c.served || !served && !fault.Is(out.Err, fault.NotFound) {
				t.Errorf("%s: %v", what, out.Err)
			}
		}
		h.registers(t, at(d, "m", 5, time.Hour))
		if out := h.refreshed(t, at(d, "n", 6, time.Hour))[0]; !fault.Is(out.Err, fault.NotFound) || len(out.All) != 1 || out.All[0].Node != "m" {
			t.Errorf("after it registered at another node: %+v", out)
		}
	})
}
