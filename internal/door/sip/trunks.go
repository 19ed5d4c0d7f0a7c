package sip

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"
	"github.com/icholy/digest"

	"bureau/internal/db"
	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// trunks are the lines to providers: those that ask for it are registered at and kept so.
type trunks struct {
	door *Door
	mu   sync.Mutex
	all  map[string]*trunk // by id
	read time.Time
	over chan struct{}
	once sync.Once
}

// trunk is one line, with where its provider is.
type trunk struct {
	phone.Line
	flow wire.Flow
	next time.Time // to register again
}

const (
	trunksFor  = 10 * time.Second // how long what was read of the lines counts
	registerOn = 300              // seconds that a registration is asked for
	tryAgain   = 30 * time.Second
)

func (t *trunks) start() {
	t.over = make(chan struct{})
	t.door.goes(func() {
		tick := time.NewTicker(5 * time.Second)
		defer tick.Stop()
		for {
			t.keepUp()
			select {
			case <-t.over:
				return
			case <-tick.C:
			}
		}
	})
}

func (t *trunks) stop() { t.once.Do(func() { close(t.over) }) }

// keepUp registers at the providers whose time has come.
func (t *trunks) keepUp() {
	now := time.Now()
	for _, l := range t.current() {
		if l.Kind != phone.Registers || now.Before(l.next) {
			continue
		}
		t.mu.Lock()
		l.next = now.Add(tryAgain)
		t.mu.Unlock()
		t.door.goes(func() { t.register(l) })
	}
}

// current are the lines as the database has them, looked up at most every few seconds.
func (t *trunks) current() map[string]*trunk {
	t.mu.Lock()
	if time.Since(t.read) < trunksFor && t.all != nil {
		defer t.mu.Unlock()
		return t.all
	}
	before := t.all
	t.mu.Unlock()
	var lines []phone.Line
	ctx, cancel := context.WithTimeout(t.door.life, 10*time.Second)
	defer cancel()
	err := t.door.cfg.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) { lines, err = t.door.cfg.Phones.Lines(ctx, tx); return err })
	if err != nil {
		if ctx.Err() == nil {
			t.door.cfg.Log.Error("the lines cannot be read", "error", err)
		}
		return before
	}
	now := map[string]*trunk{}
	for _, l := range lines {
		if old := before[l.ID]; old != nil && old.Line.Rev == l.Rev {
			now[l.ID] = old
			continue
		}
		if f, err := t.resolve(ctx, l); err == nil {
			now[l.ID] = &trunk{Line: l, flow: f}
		} else {
			t.door.cfg.Log.Warn("a line cannot be used", "line", l.Name, "error", err)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all, t.read = now, time.Now()
	return now
}

// having are the current lines, looked up again where one of these is not among them: it may have been added just now.
func (t *trunks) having(ids []string) map[string]*trunk {
	all := t.current()
	for _, id := range ids {
		if all[id] == nil {
			t.mu.Lock()
			t.read = time.Time{}
			t.mu.Unlock()
			return t.current()
		}
	}
	return all
}

var errUnreachable = errors.New("its address is none that may be called")

// resolve finds where a provider is. Only addresses that may be called are.
func (t *trunks) resolve(ctx context.Context, l phone.Line) (wire.Flow, error) {
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", l.Host)
	if err != nil {
		return wire.Flow{}, err
	}
	for _, a := range all {
		at := netip.AddrPortFrom(a.Unmap(), uint16(l.Port))
		if t.door.cfg.Reach != nil && t.door.cfg.Reach(at) {
			f := wire.Flow{Network: l.Transport, Remote: at.String()}
			t.door.wire.Dial(f, net.JoinHostPort(l.Host, strconv.Itoa(l.Port)))
			return f, nil
		}
	}
	return wire.Flow{}, errUnreachable
}

// register tells a provider where to send calls (RFC 3261, section 10.2). The contact's user is the line's id: by it a call that
// comes in finds its line.
func (t *trunks) register(l *trunk) {
	d := t.door
	us := party{"", sip.Uri{Scheme: "sip", User: l.User, Host: l.Host}}
	leg := d.outgoing(l.flow, sip.Uri{Scheme: "sip", Host: l.Host}, us, us)
	var res *sip.Response
	var err error
	for try := 0; try < 3; try++ {
		req := leg.request(sip.REGISTER, "", nil)
		if c, ok := req.GetHeader("Contact").(*sip.ContactHeader); ok {
			c.Address.User = l.ID
		}
		req.AppendHeader(sip.NewHeader("Expires", strconv.Itoa(registerOn)))
		if res != nil && !prove(req, res, l) {
			break
		}
		if res, err = d.wire.Ask(d.life, l.flow, req); err != nil || !asks(res) {
			break
		}
	}
	if err == nil && res.IsSuccess() {
		t.mu.Lock()
		l.next = time.Now().Add(registerOn * time.Second / 2)
		t.mu.Unlock()
		return
	}
	if d.life.Err() == nil {
		d.cfg.Log.Warn("a line does not register", "line", l.Name, "error", err)
	}
}

func asks(res *sip.Response) bool {
	return res.StatusCode == sip.StatusUnauthorized || res.StatusCode == sip.StatusProxyAuthRequired
}

// prove adds the proof that an answer asks for.
func prove(req *sip.Request, res *sip.Response, l *trunk) bool {
	ask, give := "WWW-Authenticate", "Authorization"
	if res.StatusCode == sip.StatusProxyAuthRequired {
		ask, give = "Proxy-Authenticate", "Proxy-Authorization"
	}
	for _, h := range res.GetHeaders(ask) {
		c, err := digest.ParseChallenge(h.Value())
		if err != nil || !digest.CanDigest(c) {
			continue
		}
		proof, err := digest.Digest(c, digest.Options{Method: string(req.Method), URI: req.Recipient.String(), Username: l.User, Password: string(l.Secret), Count: 1})
		if err == nil {
			req.AppendHeader(sip.NewHeader(give, proof.String()))
			return true
		}
	}
	return false
}

// of finds the lines that a call can have come over: those of the provider that sends it. A line that registers is named by the request.
func (t *trunks) of(req *sip.Request, from wire.Flow) (out []*trunk) {
	for _, l := range t.current() {
		if l.flow == from && (l.Kind == phone.Static || req.Recipient.User == l.ID) {
			out = append(out, l)
		}
	}
	return out
}

// inbound takes a call from a provider.
func (d *Door) inbound(lines []*trunk, req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	who := caller(req)
	for i, l := range lines {
		number := dialled(req.Recipient.User)
		if l.Kind == phone.Registers {
			number = dialled(req.To().Address.User)
		}
		var plan phone.Plan
		err := d.cfg.DB.Read(d.life, l.Org, func(tx db.Tx) (err error) {
			plan, err = d.cfg.Phones.Called(d.life, tx, l.ID, number, who)
			return err
		})
		if plan.Kind == phone.Refuse && plan.Status == 404 && i < len(lines)-1 {
			continue // a number of another organisation at the same provider
		}
		if c, ok := d.begin(req, tx, from, l.Org, ""); ok {
			c.trunk = l.ID
			c.begun(plan, err)
		}
		return
	}
}

// caller is who a provider says calls; it vouches for P-Asserted-Identity (RFC 3325).
func caller(req *sip.Request) phone.Identity {
	if h := req.GetHeader("P-Asserted-Identity"); h != nil {
		name, uri := h.Value(), sip.Uri{}
		var params sip.HeaderParams
		if shown, err := sip.ParseAddressValue(name, &uri, &params); err == nil && uri.User != "" {
			return phone.Identity{Number: dialled(uri.User), Name: plain(shown)}
		}
	}
	f := req.From()
	return phone.Identity{Number: dialled(f.Address.User), Name: plain(f.DisplayName)}
}

// outside calls over the first line that takes the call, and gives what follows where none does.
func (c *call) outside(plan *phone.Plan) *phone.Plan {
	refused := &phone.Plan{Kind: phone.Refuse, From: plan.From, To: plan.To, Member: plan.Member, Say: sound.Unavailable, Status: 503, Lang: plan.Lang}
	all := c.door.trunks.having(plan.Trunks)
	for _, id := range plan.Trunks {
		l := all[id]
		if l == nil || c.ctx.Err() != nil {
			continue
		}
		if err := c.list(plan, id, true); err != nil {
			refused.Say = sound.LimitReached
			return refused
		}
		status := c.through(plan, l)
		switch {
		case status == 0 || c.ctx.Err() != nil:
			return nil
		case status < 500 && status != sip.StatusRequestTimeout || status >= 600:
			refused.Say, refused.Status = told(status)
			return refused
		}
	}
	return refused
}

// told is what a caller hears of what a provider answered.
func told(status int) (sound.Prompt, int) {
	switch status {
	case 486, 600:
		return sound.Busy, 486
	case 404, 484, 604:
		return sound.NoSuchNumber, 404
	case 480, 408, 487:
		return sound.NoAnswer, 480
	case 403, 603:
		return sound.NotPermitted, 403
	}
	return sound.Unavailable, 503
}

// through calls over one line, and gives the status that it ended with; 0: somebody took the call.
func (c *call) through(plan *phone.Plan, l *trunk) int {
	d := c.door
	from := plan.From
	if from.Number == "" {
		from.Number = l.Number
	}
	us := d.party(from, l.flow)
	if l.Kind == phone.Registers {
		us.uri = sip.Uri{Scheme: "sip", User: l.User, Host: l.Host}
	}
	target := sip.Uri{Scheme: "sip", User: escape(plan.Number), Host: l.Host, Port: l.Port}
	b := d.outgoing(l.flow, target, us, party{"", sip.Uri{Scheme: "sip", User: escape(plan.Number), Host: l.Host}})
	b.org = c.org
	var err error
	if b.side, err = d.ports.Side(d.sideFor(l.flow, false, l.Transport == "tls", c.a.described())); err != nil {
		d.cfg.Log.Error("no port is free for a call", "error", err)
		return sip.StatusServiceUnavailable
	}
	more := []sip.Header{d.asserted(from, l.flow)}
	if plan.Kind == phone.Emergency && plan.Location != "" {
		more = append(more, sip.NewHeader("Priority", "emergency"), sip.NewHeader("X-Location", inline(plan.Location)))
	}
	res, err := c.place(b, l, more)
	switch {
	case err != nil:
		b.end()
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

// inline is a text in one line.
func inline(s string) string { return strings.Join(strings.Fields(s), " ") }

// place sends the INVITE, with a proof where the provider asks for one.
func (c *call) place(b *leg, l *trunk, more []sip.Header) (res *sip.Response, err error) {
	for range 2 {
		req := b.inviting(b.side.Offer(), more...)
		if res != nil && !prove(req, res, l) {
			return res, nil
		}
		if res, err = b.begin(c.ctx, req, func(p *sip.Response) { c.progress(b, p) }); err != nil || !asks(res) {
			return res, err
		}
	}
	return res, err
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
