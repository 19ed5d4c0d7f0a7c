package sip

import (
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
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
	if status > 100 && (has(l.invite, "Require", "100rel") || body != nil && (has(l.invite, "Supported", "100rel") || has(l.invite, "k", "100rel"))) {
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
	l.timed(l.invite, res)
	l.awaitEarly()
	l.mu.Lock()
	l.answered = true
	l.mu.Unlock()
	l.accept(l.invite, l.tx, res)
	return true
}

// accept sends the answer to an INVITE until it is acknowledged, and again meanwhile (RFC 3261, section 13.3.1.4). One that nobody acknowledges ends the call.
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
	l.acked, l.ackFor, l.offered = acked, req.CSeq().SeqNo, len(req.Body()) == 0
	l.mu.Unlock()
	reply(tx, res)
	l.door.goes(func() { l.insist(tx, res, acked) })
}

func (l *leg) insist(tx sip.ServerTransaction, res *sip.Response, acked chan struct{}) {
	t := l.door.cfg.Timers
	late := time.After(t.patience())
	for wait := t.T1; ; wait = min(2*wait, t.longest()) {
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
	acked, offered := l.acked, l.offered
	if acked == nil || req.CSeq().SeqNo != l.ackFor {
		l.mu.Unlock()
		return
	}
	l.acked = nil
	l.mu.Unlock()
	close(acked)
	if body := req.Body(); offered && len(body) > 0 && l.side != nil {
		if err := l.side.Answered(body); err != nil {
			l.bye()
		}
	}
}
