package sip

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/media"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// referred transfers whoever the leg speaks with (RFC 3515): to a number, or, with Replaces, to whom the phone has asked in another
// call (RFC 5589). The phone is told how it went.
func (l *leg) referred(req *sip.Request, tx sip.ServerTransaction) {
	c := l.in()
	to := req.ReferTo()
	switch {
	case to == nil:
		reply(tx, respond(req, sip.StatusBadRequest, "Bad Refer-To"))
		return
	case c == nil || l.device == "" || c.other(l) == nil:
		reply(tx, respond(req, sip.StatusForbidden, "Forbidden"))
		return
	}
	event := l.refer(req.CSeq().SeqNo)
	reply(tx, l.result(req, sip.StatusAccepted, "Accepted"))
	begun := make(chan struct{})
	l.door.goes(func() { // however long the phone takes to hear that
		defer close(begun)
		l.notified(event, "100 Trying", "active;expires=60")
	})
	l.door.goes(func() {
		n := c.transfer(l, &to.Address)
		<-begun
		l.notified(event, sipfrag(n), "terminated;reason=noresource")
		if n == sip.StatusOK {
			l.bye()
		}
	})
}

// refer names what the phone is told about its transfer: from the second on, by the number of the request (RFC 3515, 2.4.6).
func (l *leg) refer(seq uint32) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.refers++
	if l.refers == 1 {
		return "refer"
	}
	return "refer;id=" + strconv.Itoa(int(seq))
}

// sipfrag is a status as a phone is told it.
func sipfrag(n int) string {
	switch n {
	case sip.StatusOK:
		return "200 OK"
	case sip.StatusCallTransactionDoesNotExists:
		return "481 Call/Transaction Does Not Exist"
	}
	n, reason := status(n)
	return strconv.Itoa(n) + " " + reason
}

// notified tells the phone how its transfer goes.
func (l *leg) notified(event, status, subscription string) {
	if l.gone() {
		return
	}
	_, _ = l.ask(sip.NOTIFY, "message/sipfrag;version=2.0", []byte("SIP/2.0 "+status+"\r\n"),
		sip.NewHeader("Event", event), sip.NewHeader("Subscription-State", subscription))
}

// transfer gives whoever a leg speaks with to somebody else, and the status that it came to. If that fails, they speak on as before.
func (c *call) transfer(l *leg, to *sip.Uri) int {
	number := dialled(to.User)
	if replaces := headerOf(to, "replaces"); replaces != "" {
		x := c.door.replaced(replaces, l)
		switch {
		case x == nil:
			return sip.StatusCallTransactionDoesNotExists
		case x.rings():
			number = x.instead()
		case c.merge(l, x):
			return sip.StatusOK
		default:
			return sip.StatusCallTransactionDoesNotExists
		}
	}
	d, far := c.door, c.other(l)
	if far == nil {
		return sip.StatusCallTransactionDoesNotExists
	}
	var plan phone.Plan
	err := d.cfg.DB.Read(d.life, c.org, func(tx db.Tx) (err error) {
		plan, err = d.cfg.Phones.Dialled(d.life, tx, l.device, number)
		return err
	})
	if err != nil || plan.Kind == phone.HotDesk || !c.moves(true) {
		return sip.StatusServiceUnavailable
	}
	next := &call{door: d, org: c.org, a: far, trunk: c.trunk, speaks: plan.Lang}
	next.ctx, next.end = context.WithCancel(d.life)
	far.join(next)
	if !d.admit(next) {
		far.join(c)
		c.moves(false)
		return sip.StatusServiceUnavailable
	}
	n := next.reaches(&plan)
	if n == sip.StatusOK {
		c.finish()
		return n
	}
	next.finish()
	c.resume(l, far, plan.Lang)
	return n
}

// rings tells whether a call that a phone makes has not been answered yet.
func (l *leg) rings() bool { return l.invite != nil && !l.isAnswered() && !l.gone() }

// instead ends a call that has not been answered yet, and gives whom it was for: whoever is given away is the one who waits for the answer.
func (l *leg) instead() string {
	l.refuse(sip.StatusRequestTerminated, "Request Terminated")
	return dialled(l.invite.Recipient.User)
}

// headerOf is what a URI says is to be put into a header field of the request to it.
func headerOf(u *sip.Uri, name string) string {
	for _, kv := range u.Headers {
		if strings.EqualFold(kv.K, name) {
			return unescape(kv.V)
		}
	}
	return ""
}

// reaches follows a plan for somebody who waits in a call already, and gives the status that it ends with.
func (c *call) reaches(plan *phone.Plan) int {
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	c.a.side.Part()
	c.door.goes(func() { c.a.side.Repeat(ctx, sound.Ringback) })
	for step := 0; plan != nil && step < maxSteps && !c.a.gone(); step++ {
		switch plan.Kind {
		case phone.Ring:
			plan = c.ring(plan)
		case phone.Outside, phone.Emergency:
			plan = c.outside(plan)
		case phone.Voicemail:
			stop()
			c.voicemail(plan)
			return sip.StatusOK
		default:
			n, _ := status(plan.Status)
			return n
		}
	}
	if c.connected() {
		return sip.StatusOK
	}
	return sip.StatusTemporarilyUnavailable
}

// moves notes that a transfer begins, or that it came to nothing; one at a time.
func (c *call) moves(on bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if on && (c.moving || c.over) { // one at a time
		return false
	}
	c.moving = on
	return true
}

// finish ends a call whose other end speaks in another now.
func (c *call) finish() {
	c.mu.Lock()
	c.over = true
	c.mu.Unlock()
	c.end()
	c.closed()
}

// resume lets both speak on after a transfer that came to nothing. If the one who began it has gone, the other hears so.
func (c *call) resume(l, far *leg, lang string) {
	far.join(c)
	c.moves(false)
	if l.gone() {
		far.side.Play(c.door.life, c.words(lang, sound.TransferFailed))
		c.left(l)
		return
	}
	if far.gone() {
		c.left(far)
		return
	}
	media.Join(l.side, far.side)
	c.stillHeld(l)
}

// stillHeld lets whoever was put aside before hear so again.
func (c *call) stillHeld(l *leg) {
	l.mu.Lock()
	held := l.held
	l.mu.Unlock()
	if held {
		c.holding(l, true)
	}
}

// replaced finds the leg that a Replaces names: another of the same phone (RFC 3891).
func (d *Door) replaced(text string, l *leg) *leg {
	parts := strings.Split(text, ";")
	id := dialogID{call: strings.TrimSpace(parts[0])}
	for _, p := range parts[1:] {
		switch name, value, _ := strings.Cut(strings.TrimSpace(p), "="); strings.ToLower(name) {
		case "to-tag":
			id.ours = value
		case "from-tag":
			id.theirs = value
		}
	}
	for _, try := range []dialogID{id, {id.call, id.theirs, id.ours}} {
		if x := d.find(try); x != nil && x != l && x.org == l.org && x.device == l.device {
			return x
		}
	}
	return nil
}

// merge joins the far ends of two calls of one phone, which leaves both.
func (c *call) merge(l, x *leg) bool {
	o := x.in()
	if o == nil || o == c || !c.moves(true) {
		return false
	}
	far, other := c.other(l), o.other(x)
	if far == nil || other == nil || !o.moves(true) {
		c.moves(false)
		return false
	}
	c.mu.Lock()
	c.a, c.b = far, other
	c.mu.Unlock()
	other.join(c)
	media.Join(far.side, other.side)
	c.suit(far, other)
	for _, leaves := range []*leg{l, x} {
		leaves.join(nil)
		leaves.takeBack()
	}
	o.finish()
	c.moves(false)
	x.bye()
	for _, one := range []*leg{far, other} {
		if one.gone() {
			c.left(one)
			continue
		}
		c.stillHeld(one)
	}
	c.door.lamps.changed(c)
	return true
}

// take refuses to take the place of a leg by the word of a phone: transfers are made here, with REFER.
func (c *call) take(string) {
	c.a.refuse(sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist")
}

// holding lets whoever was put aside know it, again and again until the call comes back.
func (c *call) holding(l *leg, held bool) {
	l.takeBack()
	l.mu.Lock()
	var ctx context.Context
	if held {
		ctx, l.back = context.WithCancel(c.ctx)
	}
	l.mu.Unlock()
	if far := c.other(l); far != nil && held {
		c.door.goes(func() {
			far.side.Repeat(ctx, slices.Concat(c.words(c.lang(), sound.PleaseHold), bytes.Repeat(rest, 16)))
		})
	}
}

// takeBack ends what whoever was put aside hears.
func (l *leg) takeBack() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.back != nil {
		l.back()
		l.back = nil
	}
}

// lang is the language of the call's prompts.
func (c *call) lang() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.speaks
}
