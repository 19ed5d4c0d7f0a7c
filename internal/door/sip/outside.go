package sip

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/media"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// How long a provider has to say anything at all before the next line is tried; of the last there is none.
const (
	silentFor  = 6 * time.Second
	silentHelp = 3 * time.Second // where somebody calls for help
)

// outside calls over the first line that takes the call, and gives what follows where none does. A call for help is noted and goes out,
// whatever becomes of the note, and is taken to the next line whatever the one before says.
func (c *call) outside(plan *phone.Plan) *phone.Plan {
	refused := &phone.Plan{Kind: phone.Refuse, From: plan.From, To: plan.To, Member: plan.Member, Say: sound.Unavailable, Status: 503, Lang: plan.Lang}
	help := plan.Kind == phone.Emergency
	lines := c.door.trunks.ordered(plan.Trunks)
	if help {
		refused.Say, refused.Help = sound.HelpFailed, true
		if len(lines) == 0 {
			_ = c.list(plan, "", true)
		}
	}
	for i, l := range lines {
		if c.ctx.Err() != nil {
			return nil
		}
		if err := c.takes(plan, l, i == 0); err != nil && !help {
			refused.Say = sound.LimitReached
			return refused
		}
		status := c.through(plan, l, i == len(lines)-1)
		switch {
		case status == 0 || c.ctx.Err() != nil:
			return nil
		case help:
			_, refused.Status = told(status)
			if status == sip.StatusRequestTimeout { // the line's own silence is nobody's who did not answer
				refused.Status = sip.StatusServiceUnavailable
			}
		case status < 500 && status != sip.StatusRequestTimeout || status >= 600:
			refused.Say, refused.Status = told(status)
			return refused
		}
	}
	return refused
}

// ordered are the lines that there are, those first whose provider answered last.
func (t *trunks) ordered(ids []string) (out []*trunk) {
	var down []*trunk
	all := t.having(ids)
	for _, id := range ids {
		switch l := all[id]; {
		case l == nil:
		case l.isDown():
			down = append(down, l)
		default:
			out = append(out, l)
		}
	}
	return append(out, down...)
}

// takes notes over which line the call goes: it is one call, however many are tried.
func (c *call) takes(plan *phone.Plan, l *trunk, first bool) error {
	if first {
		return c.list(plan, l.ID, true)
	}
	c.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, id string) error {
		return p.CallOverTrunk(ctx, tx, id, l.ID)
	})
	return nil
}

// told is what a caller hears of what a provider answered.
func told(status int) (sound.Prompt, int) {
	switch status {
	case 486, 600:
		return sound.Busy, 486
	case 404, 410, 484, 604:
		return sound.NoSuchNumber, 404
	case 480, 408, 487:
		return sound.NoAnswer, 480
	case 403, 603:
		return sound.NotPermitted, 403
	}
	return sound.Unavailable, 503
}

// through calls over one line, and gives the status that it ended with; 0: somebody took the call.
func (c *call) through(plan *phone.Plan, l *trunk, last bool) int {
	d := c.door
	f, ok := l.way()
	if !ok {
		return sip.StatusServiceUnavailable
	}
	us, shown := l.shows(plan)
	target := sip.Uri{Scheme: "sip", User: escape(plan.Number), Host: l.At()}
	if l.Domain == "" && l.Proxy == "" {
		target.Port = l.Port
	}
	b := d.outgoing(f, target, us, party{"", sip.Uri{Scheme: "sip", User: escape(plan.Number), Host: l.At()}})
	b.org, b.trunk, b.routes = c.org, l, l.route()
	var err error
	if b.side, err = d.ports.Side(d.sideFor(f, false, l.Transport == "tls", c.a.described())); err != nil {
		d.cfg.Log.Error("no port is free for a call", "error", err)
		return sip.StatusServiceUnavailable
	}
	res, err := c.place(b, plan, shown, last)
	switch {
	case err != nil:
		return sip.StatusRequestTimeout
	case !res.IsSuccess():
		b.end()
		return res.StatusCode
	}
	if err := b.side.Answered(res.Body()); err != nil {
		b.bye()
		return sip.StatusNotAcceptableHere
	}
	c.connect(b, "")
	return 0
}

// shows is who calls, as the line's provider wants to be told: From, and the header fields beside it.
func (l *trunk) shows(plan *phone.Plan) (us party, more []sip.Header) {
	own := plan.From.Number
	if own == "" {
		own = l.Number
	}
	account := l.User
	if account == "" {
		account = own
	}
	number := func(n string) sip.Uri { return sip.Uri{Scheme: "sip", User: escape(n), Host: l.ours()} }
	us = party{plan.From.Name, number(account)}
	if own != "" && (l.Kind != phone.Registers || l.ShownBy == phone.ByFrom) {
		us.uri = number(own)
	}
	if us.uri.User == "" {
		us.uri.User = "anonymous"
	}
	if plan.Forwarded != "" && own != "" {
		uri := number(own)
		more = append(more, sip.NewHeader("Diversion", "<"+uri.String()+">;reason="+plan.Forwarded+";counter=1"))
		if l.PassOn && strings.HasPrefix(plan.Caller, "+") {
			us.uri = number(plan.Caller)
		}
	}
	if own == "" {
		return us, more
	}
	name, uri := "P-Asserted-Identity", number(own)
	if l.ShownBy == phone.Preferred {
		name = "P-Preferred-Identity"
	}
	return us, append(more, sip.NewHeader(name, `"`+plain(us.name)+`" <`+uri.String()+`>`))
}

// ours is the host of our own addresses at the provider: its domain where it knows us by a name, else ours.
func (l *trunk) ours() string {
	if l.Kind == phone.Registers || l.Domain != "" {
		return l.At()
	}
	f, _ := l.way()
	host, _ := l.door.wire.Host(f)
	return host
}

// place sends the INVITE: with a proof where the provider asks for one, and without a second part where it takes only one. A leg
// that comes to nothing without an answer is ended here.
func (c *call) place(b *leg, plan *phone.Plan, more []sip.Header, last bool) (res *sip.Response, err error) {
	body := sdpOnly(b.side.Offer())
	if plan.Kind == phone.Emergency {
		located, where := withLocation(body, plan.Location, c.door.cfg.Clock.Now(), b)
		more = append(more, sip.NewHeader("Priority", "emergency"))
		if plan.Location.Address != "" {
			more = append(more, sip.NewHeader("X-Location", inline(plan.Location.Address)))
		}
		if where != nil {
			if res, err = c.tries(b, plan, located, slices.Concat(more, where), last); err != nil || !tooMuch(res.StatusCode) {
				return res, err
			}
		}
	}
	return c.tries(b, plan, body, more, last)
}

// tooMuch tells whether a provider may be one that takes no second part, or no location: there are those that answer 500 then. What is left out
// is said of the number or of whoever is called, however they are asked.
func tooMuch(status int) bool {
	return status >= 400 && !slices.Contains([]int{403, 404, 408, 410, 480, 484, 486, 487, 503, 600, 603, 604}, status)
}

func (c *call) tries(b *leg, plan *phone.Plan, body content, more []sip.Header, last bool) (res *sip.Response, err error) {
	for range 3 {
		req := b.inviting(body.text, more...)
		if body.kind != "" {
			req.ReplaceHeader(sip.NewHeader("Content-Type", body.kind))
		}
		if res != nil && !prove(req, res, b.trunk) {
			return res, nil
		}
		before := res
		if res, err = c.awaited(b, req, plan, last); err != nil || !asks(res) || before != nil && !stale(res) {
			return res, err
		}
	}
	return res, err
}

// awaited begins the call, and gives up on a provider that says nothing while another line may do. What it still says after that is ended beside.
func (c *call) awaited(b *leg, req *sip.Request, plan *phone.Plan, last bool) (*sip.Response, error) {
	ctx, stop := context.WithCancel(c.ctx)
	type outcome struct {
		res *sip.Response
		err error
	}
	spoke, done := make(chan struct{}, 1), make(chan outcome, 1)
	c.door.goes(func() {
		res, err := b.begin(ctx, req, func(p *sip.Response) {
			select {
			case spoke <- struct{}{}:
			default:
			}
			if p.StatusCode > 100 && ctx.Err() == nil {
				c.progress(b, p)
			}
		})
		stop()
		if err != nil {
			b.end()
		}
		done <- outcome{res, err}
	})
	var silent <-chan time.Time
	if wait := silentFor; !last {
		if plan.Kind == phone.Emergency {
			wait = silentHelp
		}
		silent = time.After(wait)
	}
	for {
		select {
		case o := <-done:
			return o.res, o.err
		case <-spoke:
			silent = nil
		case <-silent:
			stop()
			b.trunk.turn(b.way())
			c.door.goes(func() { // an answer that came at the same moment
				if o := <-done; o.err == nil && o.res.IsSuccess() {
					b.bye()
				} else {
					b.end()
				}
			})
			return nil, errSilent
		}
	}
}

// progress passes on what is heard before a provider's callee answers.
func (c *call) progress(b *leg, res *sip.Response) {
	if len(res.Body()) == 0 || c.a.isAnswered() || c.ctx.Err() != nil {
		c.heard(res)
		return
	}
	if b.side.Answered(res.Body()) != nil {
		return
	}
	c.mu.Lock()
	first := !c.passing
	c.passing = true
	c.mu.Unlock()
	if first {
		media.Join(c.a.side, b.side)
		c.early()
	}
}
