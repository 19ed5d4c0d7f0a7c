package sip

import (
	"strconv"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"
)

// early are the provisional answers that the caller is to acknowledge (RFC 3262): one after the other, each again until its PRACK comes. That one is
// needed, the caller says; without that, those get one that let the caller hear something.
type early struct {
	number  uint32          // of the last one
	waits   *sip.Response   // the one that is under way
	taken   chan struct{}   // closed by its PRACK
	waiting []*sip.Response // those that come after it
}

// maxEarly is how many provisional answers wait for their turn.
const maxEarly = 4

func (l *leg) sayReliably(res *sip.Response) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := &l.early
	if len(e.waiting) < maxEarly {
		e.waiting = append(e.waiting, res)
	}
	l.nextEarly()
}

// nextEarly sends the next one, if none is under way; the lock is held.
func (l *leg) nextEarly() {
	e := &l.early
	if e.waits != nil || len(e.waiting) == 0 || l.answered || l.ended {
		return
	}
	e.waits, e.waiting = e.waiting[0], e.waiting[1:]
	e.number++
	e.taken = make(chan struct{})
	res, taken := e.waits, e.taken
	res.AppendHeader(sip.NewHeader("Require", "100rel"))
	res.AppendHeader(sip.NewHeader("RSeq", strconv.Itoa(int(e.number))))
	l.door.goes(func() { l.insistEarly(res, taken) })
}

// insistEarly sends a provisional answer until it is acknowledged. A call whose caller never does so is refused.
func (l *leg) insistEarly(res *sip.Response, taken chan struct{}) {
	reply(l.tx, res)
	t := l.door.cfg.Timers
	late := time.After(t.patience())
	for wait := t.T1; ; wait *= 2 {
		select {
		case <-taken:
			return
		case <-l.over:
			return
		case <-l.door.life.Done():
			return
		case <-late:
			if !l.isAnswered() {
				l.refuse(sip.StatusGatewayTimeout, "Server Time-out")
			}
			return
		case <-time.After(wait):
			if l.isAnswered() {
				return
			}
			reply(l.tx, res)
		}
	}
}

// awaitEarly waits for the PRACK of a provisional answer with a description: the call may not be answered before it.
func (l *leg) awaitEarly() {
	l.mu.Lock()
	res, taken := l.early.waits, l.early.taken
	l.mu.Unlock()
	if res == nil || len(res.Body()) == 0 {
		return
	}
	select {
	case <-taken:
	case <-l.over:
	case <-time.After(l.door.cfg.Timers.patience()):
	}
}

// acknowledgedEarly takes a PRACK. Where the provisional answer made the offer, it brings the answer; else it may bring another offer.
func (l *leg) acknowledgedEarly(req *sip.Request, tx sip.ServerTransaction) {
	body, no := description(req)
	if no != nil {
		reply(tx, no)
		return
	}
	if !l.takesEarly(req) {
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist"))
		return
	}
	res := respond(req, sip.StatusOK, "OK")
	switch {
	case len(body) == 0:
	case len(l.invite.Body()) == 0:
		if err := l.side.Answered(body); err != nil {
			reply(tx, respond(req, sip.StatusNotAcceptableHere, "Not Acceptable Here"))
			return
		}
	default:
		answer, err := l.side.Answer(body)
		if err != nil {
			reply(tx, respond(req, sip.StatusNotAcceptableHere, "Not Acceptable Here"))
			return
		}
		describe(res, answer)
	}
	reply(tx, res)
}

// takesEarly tells whether a PRACK is for the answer that is under way, and lets the next one follow.
func (l *leg) takesEarly(req *sip.Request) bool {
	h := req.GetHeader("RAck")
	if h == nil || l.invite == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	e := &l.early
	want := []string{strconv.Itoa(int(e.number)), strconv.Itoa(int(l.invite.CSeq().SeqNo)), string(sip.INVITE)}
	if e.waits == nil || strings.Join(strings.Fields(h.Value()), " ") != strings.Join(want, " ") {
		return false
	}
	close(e.taken)
	e.waits = nil
	l.nextEarly()
	return true
}
