package sip

import (
	"context"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// call is what somebody began: their leg, and the one of whom they speak with.
type call struct {
	door *Door
	org  string
	ctx  context.Context // ends when nobody waits any more
	end  context.CancelFunc

	mu      sync.Mutex
	a, b    *leg
	listed  string // its id in the list of calls; empty: it is in none
	outcome phone.Outcome
	over    bool
	moving  bool            // a transfer is under way: the leg that began it may end
	passing bool            // the caller hears what comes before an answer
	trunk   string          // over which it came in
	handed  bool            // by another node, which decides what becomes of it, and lists it
	speaks  string          // the language of its prompts
	rings   map[string]bool // the devices that ring
}

// invited takes a new call, of a phone or from a trunk.
func (d *Door) invited(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	if lines := d.trunks.of(req, from); len(lines) > 0 {
		d.inbound(lines, req, tx, from)
		return
	}
	dev, no := d.proven(req, from)
	if no != nil {
		reply(tx, no)
		return
	}
	c, ok := d.begin(req, tx, from, dev.Org, dev.Device)
	if !ok {
		return
	}
	if h := req.GetHeader("Replaces"); h != nil {
		c.take(h.Value())
		return
	}
	var plan phone.Plan
	err := d.cfg.DB.Read(c.ctx, dev.Org, func(tx db.Tx) (err error) {
		plan, err = d.cfg.Phones.Dialled(c.ctx, tx, dev.Device, dialled(req.Recipient.User))
		return err
	})
	c.a.us.name = plan.To.Name
	c.begun(plan, err)
}

// begin answers that the call is being looked at, and makes it.
func (d *Door) begin(req *sip.Request, tx sip.ServerTransaction, from wire.Flow, org, device string) (*call, bool) {
	reply(tx, respond(req, sip.StatusTrying, "Trying"))
	if _, no := description(req); no != nil {
		reply(tx, no)
		return nil, false
	}
	l := d.incoming(req, tx, from)
	if no := l.tooBrief(req); no != nil {
		reply(tx, no)
		return nil, false
	}
	l.org, l.device = org, device
	c := &call{door: d, org: org, a: l}
	ctx, because := context.WithCancelCause(d.life)
	c.ctx, c.end = ctx, func() { because(nil) }
	l.call = c
	var err error
	if l.side, err = d.ports.Side(d.sideFor(from, device != "", secure(req.Body()), nil)); err != nil {
		d.cfg.Log.Error("no port is free for a call", "error", err)
		reply(tx, busy(req))
		return nil, false
	}
	if !d.admit(c) {
		l.side.Close()
		reply(tx, busy(req))
		return nil, false
	}
	l.enter()
	d.lamps.changed(c)
	cancelled := func(req *sip.Request) {
		if taken(req) { // by another whom they called: the phones that ring here hear so, too
			because(errElsewhere)
		}
		d.goes(l.end)
	}
	if !tx.OnCancel(cancelled) {
		l.end()
		return nil, false
	}
	return c, true
}

// maxCalls is how many calls go on at once.
const maxCalls = 2000

func (d *Door) admit(c *call) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut || len(d.calls) >= maxCalls {
		return false
	}
	d.calls[c] = true
	return true
}

// begun follows the plan of a new call.
func (c *call) begun(plan phone.Plan, err error) {
	if f, ok := fault.As(err); ok {
		c.door.cfg.Log.Info("a call is refused", "org", c.org, "because", f.Code)
		c.a.refuse(sip.StatusForbidden, "Forbidden")
		return
	}
	if err != nil {
		c.door.cfg.Log.Error("what was dialled cannot be looked up", "error", err)
		c.a.refuse(sip.StatusServiceUnavailable, "Service Unavailable")
		return
	}
	c.speaks = plan.Lang
	c.follow(&plan)
}

// follow does what the plan says, and what follows from that, until somebody speaks or nothing is left.
func (c *call) follow(plan *phone.Plan) {
	for step := 0; plan != nil && c.ctx.Err() == nil; step++ {
		if step > maxSteps {
			c.a.refuse(sip.StatusLoopDetected, "Loop Detected")
			return
		}
		switch plan.Kind {
		case phone.HotDesk:
			c.hotDesk(plan)
			return
		case phone.Ring:
			plan = c.ring(plan)
		case phone.Outside, phone.Emergency:
			plan = c.outside(plan)
		case phone.Voicemail:
			c.voicemail(plan)
			return
		case phone.Listen:
			c.listen(plan)
			return
		default:
			c.refused(plan)
			return
		}
	}
	if c.ctx.Err() == nil && !c.connected() {
		c.ended(phone.Missed)
		c.a.refuse(sip.StatusTemporarilyUnavailable, "Temporarily Unavailable")
	}
}

const maxSteps = 8

// connected tells whether the caller speaks with somebody.
func (c *call) connected() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.b != nil
}

// refused says why, as long as the call is not answered, and then ends it.
func (c *call) refused(plan *phone.Plan) {
	c.list(plan, "", false)
	if plan.Help {
		c.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, id string) error {
			return p.HelpFailed(ctx, tx, id)
		})
	}
	c.ended(outcomeOf(plan))
	if plan.Say != "" && c.early() {
		c.settle()
		c.tell(plan.Lang, plan.Say)
		c.a.side.Play(c.ctx, rest)
	}
	if c.ctx.Err() == nil {
		c.a.refuse(status(plan.Status))
	}
}

// outcomeOf is how a call ended that is refused.
func outcomeOf(plan *phone.Plan) phone.Outcome {
	switch {
	case plan.Status == sip.StatusBusyHere:
		return phone.WasBusy
	case plan.Status == sip.StatusTemporarilyUnavailable, plan.Status == sip.StatusNotFound && !plan.Help:
		return phone.Missed
	case plan.Help, plan.Say == sound.Unavailable:
		return phone.Failed
	}
	return phone.Blocked
}

func status(n int) (int, string) {
	reasons := map[int]string{403: "Forbidden", 404: "Not Found", 480: "Temporarily Unavailable", 482: "Loop Detected", 486: "Busy Here",
		488: "Not Acceptable Here", 503: "Service Unavailable", 603: "Decline"}
	if reasons[n] == "" {
		n = 480
	}
	return n, reasons[n]
}

// early lets the caller hear something before the call is answered.
func (c *call) early() bool {
	answer, err := c.a.description()
	if err != nil {
		c.a.refuse(sip.StatusNotAcceptableHere, "Not Acceptable Here")
		return false
	}
	c.a.say(sip.StatusSessionInProgress, "Session Progress", answer)
	return true
}

// pickUp answers the caller.
func (c *call) pickUp() bool {
	if c.a.isAnswered() {
		return true
	}
	answer, err := c.a.description()
	if err != nil {
		c.a.refuse(sip.StatusNotAcceptableHere, "Not Acceptable Here")
		return false
	}
	return c.ctx.Err() == nil && c.a.answer(answer)
}

// described is how the other end described itself when the leg began.
func (l *leg) described() []byte {
	if l.invite != nil {
		return l.invite.Body()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.theirs
}

// description is our description for somebody who calls: the answer to theirs, or an offer where they made none. It is the same in
// every message of the call's beginning.
func (l *leg) description() (body []byte, err error) {
	if l.ours != nil {
		return l.ours, nil
	}
	if offer := l.invite.Body(); len(offer) > 0 {
		body, err = l.side.Answer(offer)
	} else {
		body = l.side.Offer()
	}
	l.ours = body
	return body, err
}

// connect joins the caller with whoever took the call.
func (c *call) connect(b *leg, member string) bool {
	c.mu.Lock()
	if c.over {
		c.mu.Unlock()
		b.bye()
		return false
	}
	c.b = b
	listed, before := c.listed, c.outcome
	c.outcome = phone.Answered // at once: a caller who hears it may end the call before this is over
	c.mu.Unlock()
	b.join(c)
	media.Join(c.a.side, b.side)
	c.a.passOn()
	b.passOn()
	if !c.a.isAnswered() && !c.pickUp() {
		c.mu.Lock()
		c.outcome = before
		c.mu.Unlock()
		b.bye()
		return false
	}
	c.writes(listed, func(ctx context.Context, tx db.Tx, p *phone.Phones, id string) error {
		return p.CallAnswered(ctx, tx, id, member)
	})
	c.suit(c.a, b)
	if b.gone() {
		c.left(b)
	}
	c.door.lamps.changed(c)
	return true
}

func (l *leg) isAnswered() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.answered
}

// left ends the call, since one of its legs has ended, unless a transfer takes that leg's place.
func (c *call) left(l *leg) {
	c.mu.Lock()
	if c.over || l != c.a && l != c.b || c.moving {
		c.mu.Unlock()
		return
	}
	c.over = true
	a, b := c.a, c.b
	c.mu.Unlock()
	c.end()
	for _, other := range []*leg{a, b} {
		if other != nil && other != l {
			other.bye()
		}
	}
	c.closed()
}

// hangUp ends the call from here.
func (c *call) hangUp() {
	c.mu.Lock()
	a := c.a
	c.mu.Unlock()
	if !a.isAnswered() && !a.gone() {
		a.refuse(sip.StatusServiceUnavailable, "Service Unavailable")
		return
	}
	a.bye()
}

func (c *call) closed() {
	c.door.mu.Lock()
	delete(c.door.calls, c)
	c.door.mu.Unlock()
	c.mu.Lock()
	how := c.outcome
	c.mu.Unlock()
	if how == "" {
		how = phone.Missed
	}
	c.ended(how)
	c.door.lamps.changed(c)
}

// other is whom a leg speaks with; nil: nobody.
func (c *call) other(l *leg) *leg {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch l {
	case c.a:
		return c.b
	case c.b:
		return c.a
	}
	return nil
}

// list notes the call in the list. What comes after a forwarding to the outside is a call of its own there.
func (c *call) list(plan *phone.Plan, trunk string, again bool) error {
	c.mu.Lock()
	if c.listed != "" && !again || c.handed {
		handed := c.handed
		c.mu.Unlock()
		if plan.ToGroup != "" && !handed { // a group after another
			c.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, id string) error {
				return p.CallForGroup(ctx, tx, id, plan.ToGroup)
			})
		}
		return nil
	}
	c.mu.Unlock()
	if again {
		c.ended(phone.Missed)
	}
	if trunk == "" {
		trunk = c.trunk
	}
	entry := phone.Call{ID: id.New(), Device: c.a.device, From: plan.From, FromMember: plan.Member, To: plan.To, ToMember: plan.ToMember, ToGroup: plan.ToGroup, Trunk: trunk,
		Emergency: plan.Kind == phone.Emergency}
	if plan.Kind == phone.Refuse && plan.To == (phone.Identity{}) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := c.door.cfg.DB.Write(ctx, c.org, func(ctx context.Context, tx db.Tx) error { return c.door.cfg.Phones.CallBegan(ctx, tx, entry) })
	if err == nil {
		c.mu.Lock()
		c.listed = entry.ID
		c.mu.Unlock()
	}
	if _, refused := fault.As(err); err != nil && !refused {
		c.door.cfg.Log.Error("a call is missing in the list", "error", err)
	}
	return err
}

// ended notes in the list how the call ended; the second time it does nothing.
func (c *call) ended(how phone.Outcome) {
	c.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, id string) error {
		return p.CallEnded(ctx, tx, id, how)
	})
	c.mu.Lock()
	c.listed = ""
	c.mu.Unlock()
}

// write changes the call's entry in the list, if it has one.
func (c *call) write(f func(context.Context, db.Tx, *phone.Phones, string) error) {
	c.mu.Lock()
	listed := c.listed
	c.mu.Unlock()
	c.writes(listed, f)
}

func (c *call) writes(listed string, f func(context.Context, db.Tx, *phone.Phones, string) error) {
	if listed == "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := c.door.cfg.DB.Write(ctx, c.org, func(ctx context.Context, tx db.Tx) error { return f(ctx, tx, c.door.cfg.Phones, listed) })
	if err != nil {
		c.door.cfg.Log.Error("the list of calls cannot be written", "error", err)
	}
}
