package sip

import (
	"strconv"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
)

// How often an answer is sent again until it is acknowledged, and how long that may take (RFC 3261, section 13.3.1.4).
const (
	firstRepeat = 500 * time.Millisecond
	lastRepeat  = 4 * time.Second
	unanswered  = 32 * time.Second
)

// incoming makes the leg of a call that somebody begins.
func (d *Door) incoming(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) *leg {
	theirs, _ := req.From().Params.Get("tag")
	l := &leg{door: d, over: make(chan struct{}), invite: req, tx: tx, flow: from, heard: req.CSeq().SeqNo,
		id: dialogID{req.CallID().Value(), sip.GenerateTagN(16), theirs}, seq: 1,
		us:   party{req.To().DisplayName, *req.To().Address.Clone()},
		them: party{req.From().DisplayName, *req.From().Address.Clone()}}
	if c := req.Contact(); c != nil {
		l.target = *c.Address.Clone()
	} else {
		l.target = l.them.uri
	}
	for _, h := range req.GetHeaders("Record-Route") {
		l.routes = append(l.routes, h.Value())
	}
	if h := req.GetHeader("Allow"); h != nil {
		l.peerCan = h.Value()
	}
	return l
}

// result makes an answer to an INVITE of the dialog, with our tag.
func (l *leg) result(req *sip.Request, status int, reason string) *sip.Response {
	res := respond(req, status, reason)
	if to := res.To(); to != nil {
		to.Params.Add("tag", l.id.ours)
	}
	if status > 100 && status < 300 {
		res.AppendHeader(l.door.contact(l.way()))
		able(res)
	}
	return res
}

// say sends a provisional answer, with a description where the other end is to hear something already.
func (l *leg) say(status int, reason string, body []byte) {
	res := l.result(l.invite, status, reason)
	if body != nil {
		describe(res, body)
	}
	if has(l.invite, "Require", "100rel") && status > 100 {
		l.sayReliably(res)
		return
	}
	reply(l.tx, res)
}

// refuse ends a call that was not answered.
func (l *leg) refuse(status int, reason string, more ...sip.Header) {
	res := l.result(l.invite, status, reason)
	for _, h := range more {
		res.AppendHeader(h)
	}
	reply(l.tx, res)
	l.end()
}

// answer takes the call.
func (l *leg) answer(body []byte) bool {
	res := l.result(l.invite, sip.StatusOK, "OK")
	describe(res, body)
	if no := l.timed(l.invite, res); no != nil {
		reply(l.tx, no)
		l.end()
		return false
	}
	l.mu.Lock()
	l.answered = true
	l.mu.Unlock()
	l.accept(l.invite, l.tx, res)
	return true
}

// accept sends the answer to an INVITE until it is acknowledged. One that nobody acknowledges ends the call.
func (l *leg) accept(req *sip.Request, tx sip.ServerTransaction, res *sip.Response) {
	if to := res.To(); to != nil {
		to.Params.Add("tag", l.id.ours)
	}
	if res.GetHeader("Contact") == nil {
		res.AppendHeader(l.door.contact(l.way()))
		able(res)
	}
	acked := make(chan struct{})
	l.mu.Lock()
	l.acked = acked
	l.mu.Unlock()
	reply(tx, res)
	l.door.goes(func() { l.insist(tx, res, acked) })
}

func (l *leg) insist(tx sip.ServerTransaction, res *sip.Response, acked chan struct{}) {
	late := time.After(unanswered)
	for wait := firstRepeat; ; wait = min(2*wait, lastRepeat) {
		select {
		case <-acked:
			return
		case <-l.over:
			return
		case <-l.door.life.Done():
			return
		case req := <-tx.Acks():
			l.door.acknowledged(req)
			return
		case <-late:
			l.door.cfg.Log.Info("a call ended: its answer was not acknowledged", "device", l.device)
			l.bye()
			return
		case <-time.After(wait):
			if !l.way().Reliable() {
				reply(tx, res)
			}
		}
	}
}

// acknowledged takes the ACK of an answer. Where we made the offer, it brings the answer.
func (d *Door) acknowledged(req *sip.Request) {
	l := d.find(idOf(req))
	if l == nil {
		return
	}
	l.mu.Lock()
	acked := l.acked
	l.acked = nil
	l.mu.Unlock()
	if acked == nil {
		return
	}
	close(acked)
	if body := req.Body(); len(body) > 0 && l.side != nil {
		if err := l.side.Answered(body); err != nil {
			l.bye()
		}
	}
}

// reliable is a provisional answer that waits for its PRACK (RFC 3262).
type reliable struct {
	number uint32
	taken  chan struct{}
}

func (l *leg) sayReliably(res *sip.Response) {
	l.mu.Lock()
	if l.reliable == nil {
		l.reliable = &reliable{}
	}
	l.reliable = &reliable{l.reliable.number + 1, make(chan struct{})}
	mine, taken := l.reliable, l.reliable.taken
	l.mu.Unlock()
	res.AppendHeader(sip.NewHeader("Require", "100rel"))
	res.AppendHeader(sip.NewHeader("RSeq", strconv.Itoa(int(mine.number))))
	reply(l.tx, res)
	l.door.goes(func() {
		for wait := firstRepeat; wait < unanswered; wait *= 2 {
			select {
			case <-taken:
				return
			case <-l.over:
				return
			case <-l.door.life.Done():
				return
			case <-time.After(wait):
				l.mu.Lock()
				late := l.answered || l.ended
				l.mu.Unlock()
				if late {
					return
				}
				reply(l.tx, res)
			}
		}
	})
}

func (l *leg) acknowledgedEarly(req *sip.Request, tx sip.ServerTransaction) {
	l.mu.Lock()
	r := l.reliable
	ok := r != nil && r.taken != nil
	if ok {
		close(r.taken)
		r.taken = nil
	}
	l.mu.Unlock()
	if !ok {
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Call/Transaction Does Not Exist"))
		return
	}
	reply(tx, respond(req, sip.StatusOK, "OK"))
}
