package sip

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"
)

// Session timers (RFC 4028): a call whose other end has vanished ends.

// tooBrief refuses a session that is to be refreshed too often.
func (l *leg) tooBrief(req *sip.Request) *sip.Response {
	least := l.door.cfg.Timers.least()
	if seconds, _ := sessionOf(req); seconds == 0 || seconds >= least {
		return nil
	}
	no := respond(req, 422, "Session Interval Too Small")
	no.AppendHeader(sip.NewHeader("Min-SE", strconv.Itoa(least)))
	return no
}

// timed agrees on how the session is kept alive, and begins to wait for that.
func (l *leg) timed(req *sip.Request, res *sip.Response) {
	seconds, refresher := sessionOf(req)
	can := has(req, "Supported", "timer") || has(req, "k", "timer") || has(req, "Require", "timer")
	l.mu.Lock()
	l.timer = can && seconds > 0
	l.mu.Unlock()
	if seconds == 0 || !can {
		l.keep(l.door.cfg.Timers.session(), true)
		return
	}
	if refresher != "uas" {
		refresher = "uac"
	}
	res.AppendHeader(sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher="+refresher))
	res.AppendHeader(sip.NewHeader("Require", "timer"))
	l.keep(seconds, refresher == "uas")
}

// sessionOf is what a message says of the session's time, in seconds, and of who is to refresh it.
func sessionOf(msg sip.Message) (seconds int, refresher string) {
	var h sip.Header
	for _, name := range []string{"Session-Expires", "x"} {
		if all := msg.GetHeaders(name); h == nil && len(all) > 0 {
			h = all[0]
		}
	}
	if h == nil {
		return 0, ""
	}
	parts := strings.Split(h.Value(), ";")
	seconds, _ = strconv.Atoi(strings.TrimSpace(parts[0]))
	for _, p := range parts[1:] {
		if name, value, ok := strings.Cut(strings.TrimSpace(p), "="); ok && strings.EqualFold(name, "refresher") {
			refresher = strings.ToLower(value)
		}
	}
	return max(0, min(seconds, 24*3600)), refresher
}

// keep ends the call if the session is not refreshed in time: by the other end, or else by us, which shows whether it is still there.
func (l *leg) keep(seconds int, ours bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.session != nil {
		l.session.Stop()
	}
	if l.ended {
		return
	}
	if !ours {
		l.session = time.AfterFunc(time.Duration(seconds)*time.Second, l.expired)
		return
	}
	l.session = time.AfterFunc(time.Duration(seconds)*time.Second/2, func() {
		l.door.goes(func() { l.refresh(seconds) })
	})
}

// refresh says that the call goes on, and so asks whether the other end still knows of it; ask ends it if not. Whoever agreed to
// a time is told by what counts as a refreshment, anybody else just asked.
func (l *leg) refresh(seconds int) {
	l.mu.Lock()
	timer, update := l.timer, strings.Contains(l.peerCan, string(sip.UPDATE))
	l.mu.Unlock()
	var err error
	switch {
	case timer && !update:
		err = l.reinvite(seconds, l.side.Offer())
	case timer || update:
		_, err = l.ask(sip.UPDATE, "", nil, sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher=uac"), sip.NewHeader("Supported", "timer"))
	default:
		_, err = l.ask(sip.OPTIONS, "", nil)
	}
	if err == nil && !l.gone() {
		l.keep(seconds, true)
	}
}

// expired ends a call whose other end does not say any more that it is there.
func (l *leg) expired() {
	l.door.cfg.Log.Info("a call ended: its session was not refreshed", "device", l.device)
	l.bye()
}

// suit lets two who are to speak with one another say what the other can hear: they may have agreed on something else with whom they spoke before.
func (c *call) suit(a, b *leg) {
	for _, pair := range [][2]*leg{{a, b}, {b, a}} {
		l, far := pair[0], pair[1]
		if !l.side.Suits(far.side) {
			c.door.goes(func() { _ = l.reinvite(c.door.cfg.Timers.session(), l.side.OfferFor(far.side)) })
		}
	}
}

// errGlare says that the other end asks at the same time.
var errGlare = errors.New("the other end asks at the same time")

// maxGlares is how often we ask again where both ends ask at once.
const maxGlares = 5

// reinvite sends an INVITE within the dialog. Where the other end sends one at the same time, we try
// again after a moment (RFC 3261, section 14.1).
func (l *leg) reinvite(seconds int, offer []byte) error {
	for try := 0; ; try++ {
		res, err := l.inviteAgain(seconds, offer)
		switch {
		case (errors.Is(err, errGlare) || err == nil && res.StatusCode == sip.StatusRequestPending) && try < maxGlares:
			if !l.pause() {
				return errGlare
			}
			continue
		case err != nil || res.StatusCode == sip.StatusCallTransactionDoesNotExists || res.StatusCode == sip.StatusRequestTimeout:
			l.bye()
		case res.IsSuccess() && len(res.Body()) > 0:
			if l.side.Answered(res.Body()) != nil {
				l.bye()
			}
		}
		return err
	}
}

func (l *leg) inviteAgain(seconds int, offer []byte) (*sip.Response, error) {
	l.mu.Lock()
	if l.asking || l.acked != nil { // theirs is not finished yet
		l.mu.Unlock()
		return nil, errGlare
	}
	l.asking = true
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		l.asking = false
		l.mu.Unlock()
	}()
	req := l.request(sip.INVITE, "application/sdp", offer)
	for _, h := range []sip.Header{sip.NewHeader("Supported", "timer"), sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher=uac"),
		sip.NewHeader("Min-SE", strconv.Itoa(l.door.cfg.Timers.least()))} {
		req.AppendHeader(h)
	}
	ctx, cancel := context.WithTimeout(l.door.life, l.door.cfg.Timers.patience())
	defer cancel()
	return l.begin(ctx, req, nil)
}

// pause waits before another try: longer where the dialog is ours, so that the two ends do not ask at once again. It tells whether the dialog still lives.
func (l *leg) pause() bool {
	t1 := l.door.cfg.Timers.T1
	wait := rand.N(4 * t1) //nolint:gosec // nobody gains by knowing it
	if l.invite == nil {
		wait += 4 * t1
	}
	select {
	case <-time.After(wait):
		return true
	case <-l.over:
	case <-l.door.life.Done():
	}
	return false
}

// glare refuses an INVITE of the other end while one of ours is under way, or while theirs before has not brought its description yet. That an answer of ours was
// heard, another INVITE shows as well as its ACK would.
func (l *leg) glare(req *sip.Request) *sip.Response {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asking || l.acked != nil && l.offered {
		return respond(req, sip.StatusRequestPending, "Request Pending")
	}
	if l.acked != nil {
		close(l.acked)
		l.acked = nil
	}
	return nil
}
