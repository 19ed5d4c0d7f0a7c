package sip

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// A provider is told where to send calls (RFC 3261, section 10.2), and again before it forgets; one that knows us by our address is
// asked now and then whether it is there. Of several nodes one does so, for all.
const (
	registerOn   = 300 // seconds that a registration is asked for
	registerMost = 24 * 3600
	askEvery     = time.Minute // whether a provider that takes no registration is there
	answersIn    = 10 * time.Second
	firstTry     = 2 * time.Second // after a failure; twice as long after each that follows
	lastTry      = 5 * time.Minute
	heldFor      = 45 * time.Second
	holdAgain    = 15 * time.Second
)

// left is how long it is until the line is to be seen to.
func (l *trunk) left(now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone || l.asking {
		return trunksFor
	}
	left := l.next.Sub(now)
	if l.door.cfg.Node != "" {
		left = min(left, l.heldTill.Sub(now)-heldFor+holdAgain)
	}
	return left
}

func (l *trunk) begins() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone || l.asking {
		return false
	}
	l.asking = true
	return true
}

// keep sees to the line once, if this node is the one that does.
func (l *trunk) keep() {
	defer l.door.trunks.again()
	defer func() { l.mu.Lock(); l.asking = false; l.mu.Unlock() }()
	if !l.held() {
		l.later(holdAgain)
		return
	}
	l.mu.Lock()
	due := !time.Now().Before(l.next)
	l.mu.Unlock()
	if !due {
		return
	}
	granted, err := l.enrol(l.asks)
	if err != nil {
		l.failed(err)
		return
	}
	l.fares(granted)
}

// held tells whether this node keeps the line.
func (l *trunk) held() bool {
	held := false
	l.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, node string) (err error) {
		held, err = p.HoldTrunk(ctx, tx, l.ID, node, heldFor)
		return err
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	if held {
		l.heldTill = time.Now().Add(heldFor)
	}
	return held
}

func (l *trunk) later(wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next, l.heldTill = time.Now().Add(wait), time.Now().Add(heldFor)
}

func (l *trunk) write(f func(context.Context, db.Tx, *phone.Phones, string) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(l.door.life), 10*time.Second)
	defer cancel()
	err := l.door.cfg.DB.Write(ctx, l.Org, func(ctx context.Context, tx db.Tx) error { return f(ctx, tx, l.door.cfg.Phones, l.door.cfg.Node) })
	if err != nil {
		l.door.cfg.Log.Error("how a line fares cannot be written", "line", l.Name, "error", err)
	}
}

// enrol registers for so many seconds, none to end it, or asks whether the provider is there; it gives how long that holds.
func (l *trunk) enrol(seconds int) (time.Duration, error) {
	f, ok := l.way()
	if !ok {
		l.mu.Lock()
		defer l.mu.Unlock()
		return 0, l.lost
	}
	if l.Kind != phone.Registers {
		return askEvery, l.answers(f)
	}
	var res *sip.Response
	for try := 0; try < 4; try++ {
		req := l.registration(f, seconds)
		if res != nil && asks(res) && !prove(req, res, l) {
			return 0, refused{res}
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(l.door.life), answersIn)
		next, err := l.door.wire.Ask(ctx, f, req)
		cancel()
		if err != nil {
			l.turn(f)
			return 0, unheard(err)
		}
		if asks(next) && res != nil && asks(res) && !stale(next) {
			return 0, refused{next}
		}
		if res = next; res.StatusCode == sip.StatusIntervalToBrief && seconds > 0 {
			if seconds = l.longer(res, seconds); seconds > 0 {
				continue
			}
		}
		if !asks(res) {
			break
		}
	}
	if !res.IsSuccess() {
		return 0, refused{res}
	}
	return l.granted(res, seconds), nil
}

// longer is the time that a provider wants to be asked for at least; 0: there is no asking it.
func (l *trunk) longer(res *sip.Response, asked int) int {
	h := res.GetHeader("Min-Expires")
	if h == nil {
		return 0
	}
	least, _ := strconv.Atoi(strings.TrimSpace(h.Value()))
	if least <= asked || least > registerMost {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asks = least
	return least
}

// registration is the next REGISTER. The contact's user is the line's id: by it a call that comes in finds its line.
func (l *trunk) registration(f wire.Flow, seconds int) *sip.Request {
	d := l.door
	us := party{"", sip.Uri{Scheme: "sip", User: l.User, Host: l.At()}}
	leg := d.outgoing(f, sip.Uri{Scheme: "sip", Host: l.At()}, us, us)
	l.mu.Lock()
	leg.id.call, leg.id.ours, leg.seq = l.call, l.tag, l.seq
	l.seq++
	l.mu.Unlock()
	req := leg.request(sip.REGISTER, "", nil)
	if c, ok := req.GetHeader("Contact").(*sip.ContactHeader); ok {
		c.Address.User = l.ID
	}
	req.AppendHeader(sip.NewHeader("Expires", strconv.Itoa(seconds)))
	req.AppendHeader(sip.NewHeader("Allow", allowed))
	return req
}

// granted is how long the provider remembers us.
func (l *trunk) granted(res *sip.Response, asked int) time.Duration {
	seconds := asked
	if h := res.GetHeader("Expires"); h != nil {
		if n, err := strconv.Atoi(strings.TrimSpace(h.Value())); err == nil {
			seconds = n
		}
	}
	for _, h := range res.GetHeaders("Contact") {
		c, ok := h.(*sip.ContactHeader)
		if !ok || c.Address.User != l.ID {
			continue
		}
		if e, ok := c.Params.Get("expires"); ok {
			if n, err := strconv.Atoi(e); err == nil {
				seconds = n
			}
		}
	}
	var routes []string
	for _, h := range res.GetHeaders("Service-Route") {
		routes = append(routes, h.Value())
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.routes = routes
	return time.Duration(min(max(seconds, 1), registerMost)) * time.Second
}

// answers asks whether a provider is there: whatever it says but that it is out of order will do.
func (l *trunk) answers(f wire.Flow) error {
	d := l.door
	at := sip.Uri{Scheme: "sip", Host: l.At()}
	req := d.outgoing(f, at, d.party(phone.Identity{Number: "bureau"}, f), party{"", at}).request(sip.OPTIONS, "", nil)
	ctx, cancel := context.WithTimeout(d.life, answersIn)
	defer cancel()
	res, err := d.wire.Ask(ctx, f, req)
	switch {
	case err != nil:
		l.turn(f)
		return unheard(err)
	case res.StatusCode == sip.StatusServiceUnavailable || res.StatusCode == sip.StatusRequestTimeout:
		return refused{res}
	}
	return nil
}

// fares notes that all is well.
func (l *trunk) fares(long time.Duration) {
	l.mu.Lock()
	first := !l.told || l.down || !l.up
	l.up, l.down, l.told, l.wait = true, false, true, 0
	gone, passed := l.gone, l.passed
	l.next = time.Now().Add(long / 2)
	if long == askEvery && l.Kind != phone.Registers {
		l.next = time.Now().Add(long)
	}
	l.mu.Unlock()
	if gone { // taken away meanwhile
		if !passed {
			l.leave()
		}
		return
	}
	if first {
		l.noted(func(ctx context.Context, tx db.Tx, p *phone.Phones, node string) error {
			return p.TrunkRegistered(ctx, tx, l.ID, node)
		})
	}
}

// failed notes what went wrong, and waits longer each time. A wrong password is not tried again and again: providers lock out whoever does so.
func (l *trunk) failed(err error) {
	if l.door.life.Err() != nil {
		return
	}
	l.mu.Lock()
	l.wait = min(max(2*l.wait, firstTry), lastTry)
	wait := l.wait
	var no refused
	if errors.As(err, &no) {
		wait = max(wait, no.wait())
	}
	l.next = time.Now().Add(wait + rand.N(wait/5))
	l.up, l.down, l.told = false, true, true
	l.mu.Unlock()
	l.door.cfg.Log.Warn("a line does not work", "line", l.Name, "error", err)
	l.noted(func(ctx context.Context, tx db.Tx, p *phone.Phones, node string) error {
		return p.TrunkFailed(ctx, tx, l.ID, node, err.Error())
	})
}

// noted writes how the line fares, unless it is another by now.
func (l *trunk) noted(f func(context.Context, db.Tx, *phone.Phones, string) error) {
	l.note.Lock()
	defer l.note.Unlock()
	l.mu.Lock()
	gone := l.gone
	l.mu.Unlock()
	if !gone {
		l.write(f)
	}
}

// leave takes the registration back.
func (l *trunk) leave() {
	l.mu.Lock()
	up := l.up
	l.up, l.gone = false, true
	l.mu.Unlock()
	if !up {
		return
	}
	if l.Kind == phone.Registers {
		if _, err := l.enrol(0); err != nil {
			l.door.cfg.Log.Info("a registration is not taken back", "line", l.Name, "error", err)
		}
	}
	l.write(func(ctx context.Context, tx db.Tx, p *phone.Phones, node string) error {
		return p.TrunkLeft(ctx, tx, l.ID, node)
	})
}

var errSilent, errForged = errors.New(phone.LineSilent), errors.New(phone.LineForged)

// unheard is why a provider gave no answer.
func unheard(err error) error {
	var forged *tls.CertificateVerificationError
	if errors.As(err, &forged) {
		return errForged
	}
	return errSilent
}

// refused is the answer of a provider that does not do what it was asked.
type refused struct{ res *sip.Response }

func (r refused) Error() string {
	return fmt.Sprintf("%d %s", r.res.StatusCode, plain(r.res.Reason))
}

// wait is how long the provider wants to be left alone.
func (r refused) wait() time.Duration {
	if h := r.res.GetHeader("Retry-After"); h != nil {
		digits, _, _ := strings.Cut(strings.TrimSpace(h.Value()), " ")
		digits, _, _ = strings.Cut(digits, ";")
		if n, err := strconv.Atoi(digits); err == nil && n > 0 {
			return time.Duration(min(n, 3600)) * time.Second
		}
	}
	if asks(r.res) || r.res.StatusCode == sip.StatusForbidden {
		return lastTry
	}
	return 0
}

// stale tells whether only the challenge was too old that a proof answered.
func stale(res *sip.Response) bool {
	for _, name := range []string{"WWW-Authenticate", "Proxy-Authenticate"} {
		for _, h := range res.GetHeaders(name) {
			if strings.Contains(strings.ToLower(strings.ReplaceAll(h.Value(), `"`, "")), "stale=true") {
				return true
			}
		}
	}
	return false
}
