package sip

import (
	"context"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// bell is one contact of a phone that rings.
type bell struct {
	leg    *leg
	target phone.Target
	req    *sip.Request
}

// rung is what came of it.
type rung struct {
	bell
	res *sip.Response
	err error
}

// ring rings all phones of a plan together, and gives what follows where nobody takes the call.
func (c *call) ring(plan *phone.Plan) *phone.Plan {
	if err := c.list(plan, "", false); err != nil {
		c.door.cfg.Log.Error("a call cannot be noted", "error", err)
	}
	bells := c.bells(plan)
	if len(bells) == 0 {
		return plan.Offline
	}
	ctx, stop := context.WithCancelCause(c.ctx)
	devices := map[string]bool{}
	for _, b := range bells {
		devices[b.target.Device] = true
	}
	c.door.lamps.ringing(c, devices)
	defer c.door.lamps.ringing(c, nil)
	results := make(chan rung, len(bells))
	for _, b := range bells {
		c.door.goes(func() {
			res, err := b.leg.begin(ctx, b.req, c.heard)
			results <- rung{b, res, err}
		})
	}
	next, open := c.wait(plan, len(bells), results)
	var because error
	if c.connected() {
		because = errElsewhere
	}
	stop(because)
	c.door.goes(func() {
		for ; open > 0; open-- {
			(<-results).leg.bye() // also of one that answered at the same time
		}
	})
	return next
}

// wait takes the first answer, and gives what follows where there is none, and how many phones have not said anything yet.
func (c *call) wait(plan *phone.Plan, open int, results <-chan rung) (*phone.Plan, int) {
	patience := time.NewTimer(plan.Ring)
	defer patience.Stop()
	var worst tally
	for open > 0 {
		select {
		case <-c.ctx.Done():
			return nil, open
		case <-patience.C:
			return plan.Then, open
		case r := <-results:
			open--
			if r.err == nil && r.res.IsSuccess() && c.took(r) {
				return nil, open
			}
			r.leg.bye()
			if c.ctx.Err() != nil {
				return nil, open
			}
			worst.add(r)
		}
	}
	return worst.next(plan), 0
}

// took connects the call with the phone that answered it.
func (c *call) took(r rung) bool {
	if err := r.leg.side.Answered(r.res.Body()); err != nil {
		r.leg.bye()
		return false
	}
	return c.connect(r.leg, r.target.Member)
}

// heard tells the caller that it rings.
func (c *call) heard(res *sip.Response) {
	if res.StatusCode < sip.StatusRinging || c.ctx.Err() != nil {
		return
	}
	c.mu.Lock()
	first := !c.a.rung && !c.a.answered
	c.a.rung = true
	c.mu.Unlock()
	if first {
		c.a.say(sip.StatusRinging, "Ringing", nil)
	}
}

// tally is how phones declined.
type tally struct{ busy, other int }

func (t *tally) add(r rung) {
	switch {
	case r.err != nil:
	case r.res.StatusCode == sip.StatusBusyHere || r.res.StatusCode >= 600:
		t.busy++
	case r.res.StatusCode != sip.StatusRequestTimeout && r.res.StatusCode != sip.StatusGone && r.res.StatusCode != sip.StatusNotFound:
		t.other++
	}
}

// next is what follows: somebody was busy, somebody declined, or no phone was there.
func (t tally) next(plan *phone.Plan) *phone.Plan {
	switch {
	case t.busy > 0:
		return plan.Busy
	case t.other > 0:
		return plan.Then
	}
	return plan.Offline
}

// bells makes a leg for every contact of the plan's phones that can be reached from here, and one for each other node that they are at.
func (c *call) bells(plan *phone.Plan) []bell {
	var out []bell
	for i, all := range c.bindings(plan.Targets) {
		asked := map[string]bool{c.door.cfg.Node: true}
		for _, b := range all {
			if bell, ok := c.bell(plan, plan.Targets[i], b); ok {
				out = append(out, bell)
			}
			if c.handed || asked[b.Node] || !c.door.nodes.reaches(b.Node) {
				continue
			}
			asked[b.Node] = true
			if bell, ok := c.remote(plan, plan.Targets[i], b.Node); ok {
				out = append(out, bell)
			}
		}
	}
	return out
}

func (c *call) bindings(targets []phone.Target) (out [][]phone.Binding) {
	err := c.door.cfg.DB.Read(c.ctx, c.org, func(tx db.Tx) error {
		out = nil
		for _, t := range targets {
			all, err := c.door.cfg.Phones.Bindings(c.ctx, tx, t.Device)
			if err != nil {
				return err
			}
			out = append(out, c.door.registrar.promised(all))
		}
		return nil
	})
	if err != nil && c.ctx.Err() == nil {
		c.door.cfg.Log.Error("phones cannot be found", "error", err)
	}
	return out
}

func (c *call) bell(plan *phone.Plan, t phone.Target, b phone.Binding) (bell, bool) {
	f, ok := wire.ParseFlow(b.Flow)
	var target sip.Uri
	if !ok || b.Node != c.door.cfg.Node || sip.ParseUri(b.Contact, &target) != nil || !c.door.wire.Alive(f) {
		return bell{}, false
	}
	l := c.door.outgoing(f, target, c.door.party(plan.From, f), c.door.party(plan.To, f))
	l.org, l.device, l.member = c.org, t.Device, t.Member
	var err error
	if l.side, err = c.door.ports.Side(c.door.sideFor(f, true, f.Network == "tls", c.a.described())); err != nil {
		c.door.cfg.Log.Error("no port is free for a call", "error", err)
		return bell{}, false
	}
	req := l.inviting(l.side.Offer(), c.door.asserted(plan.From, f))
	return bell{l, t, req}, true
}

// party is an identity as From and To show it.
func (d *Door) party(who phone.Identity, f wire.Flow) party {
	host, _ := d.wire.Host(f)
	user := who.Number
	if user == "" {
		user = "anonymous"
	}
	return party{who.Name, sip.Uri{Scheme: "sip", User: escape(user), Host: host}}
}

// asserted says who calls, as this office vouches for it (RFC 3325).
func (d *Door) asserted(who phone.Identity, f wire.Flow) sip.Header {
	p := d.party(who, f)
	return sip.NewHeader("P-Asserted-Identity", `"`+plain(p.name)+`" <`+p.uri.String()+`>`)
}

// escape writes a number as the user part of a URI.
func escape(s string) string {
	const hexDigits = "0123456789ABCDEF"
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '*', c == '+', c == '-', c == '.', c == '_':
			out = append(out, c)
		default:
			out = append(out, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return string(out)
}
