package sip

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/media"
	"bureau/internal/door/sip/wire"
)

// dialogID names a dialog as a request to us does (RFC 3261, section 12): the call, our tag, the other end's.
type dialogID struct{ call, ours, theirs string }

func idOf(req *sip.Request) dialogID {
	ours, _ := req.To().Params.Get("tag")
	theirs, _ := req.From().Params.Get("tag")
	return dialogID{req.CallID().Value(), ours, theirs}
}

// party is one end of a dialog, as From and To show it.
type party struct {
	name string
	uri  sip.Uri
}

// leg is one dialog, with a phone or a trunk.
type leg struct {
	door   *Door
	org    string
	device string // empty: a trunk
	trunk  *trunk // with whose provider it is; nil: with a phone
	member string // on whose behalf it is here
	side   *media.Side
	over   chan struct{} // closed at its end
	us     party
	them   party
	invite *sip.Request          // that began it
	tx     sip.ServerTransaction // where they began it

	mu       sync.Mutex
	id       dialogID
	flow     wire.Flow
	target   sip.Uri
	routes   []string
	seq      uint32 // of our requests
	heard    uint32 // of theirs
	peerCan  string // what they allow
	theirs   []byte // their description, where they were called
	timer    bool   // they agreed to session timers
	asking   bool   // an INVITE of ours within the dialog is under way
	refers   int    // how often they asked for a transfer
	call     *call
	answered bool
	ended    bool
	acked    chan struct{} // closed by the ACK that is waited for
	ackFor   uint32        // the number of its INVITE
	offered  bool          // which our answer described ourselves to first
	passes   bool          // keys are handed on
	session  *time.Timer
	lamp     *lamp // of a subscription
	pressed  []numbered
	held     bool
	back     context.CancelFunc // ends what whoever was put aside hears
	rung     bool               // the caller was told that it rings
	ours     []byte             // our description for who calls; see description
	early    early
}

// enter makes the leg findable.
func (l *leg) enter() {
	d := l.door
	d.mu.Lock()
	defer d.mu.Unlock()
	d.legs[l.id] = l
}

// moved notes that requests come over another flow from now on.
func (l *leg) moved(f wire.Flow) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flow = f
}

// way is the leg's flow.
func (l *leg) way() wire.Flow {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.flow
}

// contact is where the other end reaches this one.
func (d *Door) contact(f wire.Flow) sip.Header {
	host, port := d.wire.Host(f)
	u := sip.Uri{Scheme: "sip", User: "bureau", Host: host, Port: port}
	if f.Reliable() {
		u.UriParams.Add("transport", road(f).Network)
	}
	return &sip.ContactHeader{Address: u}
}

// request makes the next request of the dialog.
func (l *leg) request(method sip.RequestMethod, contentType string, body []byte) *sip.Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seq++
	req := sip.NewRequest(method, l.target)
	l.headers(req, l.seq)
	if contentType != "" {
		req.AppendHeader(sip.NewHeader("Content-Type", contentType))
	}
	req.SetBody(body)
	return req
}

// headers puts in what every request of the dialog has; the lock is held.
func (l *leg) headers(req *sip.Request, seq uint32) {
	from := &sip.FromHeader{DisplayName: plain(l.us.name), Address: l.us.uri}
	from.Params.Add("tag", l.id.ours)
	to := &sip.ToHeader{DisplayName: plain(l.them.name), Address: l.them.uri}
	if l.id.theirs != "" {
		to.Params.Add("tag", l.id.theirs)
	}
	for _, r := range l.routes {
		req.AppendHeader(sip.NewHeader("Route", r))
	}
	call, forwards := sip.CallIDHeader(l.id.call), sip.MaxForwardsHeader(70)
	for _, h := range []sip.Header{from, to, &call, &sip.CSeqHeader{SeqNo: seq, MethodName: req.Method}, &forwards} {
		req.AppendHeader(h)
	}
	if req.Method != sip.BYE && req.Method != sip.ACK {
		req.AppendHeader(l.door.contact(l.flow))
	}
	req.AppendHeader(sip.NewHeader("User-Agent", "Bureau"))
}

// ask sends a request of the dialog and waits for its answer. One that says that the dialog is over ends it.
func (l *leg) ask(method sip.RequestMethod, contentType string, body []byte, more ...sip.Header) (*sip.Response, error) {
	req := l.request(method, contentType, body)
	for _, h := range more {
		req.AppendHeader(h)
	}
	ctx, cancel := context.WithTimeout(l.door.life, l.door.cfg.Timers.patience())
	defer cancel()
	res, err := l.door.wire.Ask(ctx, l.way(), req)
	if err != nil || res.StatusCode == sip.StatusCallTransactionDoesNotExists || res.StatusCode == sip.StatusRequestTimeout {
		l.end()
	}
	return res, err
}

// bye ends the dialog, and tells the other end.
func (l *leg) bye() {
	l.mu.Lock()
	tell := l.answered && !l.ended
	l.mu.Unlock()
	if !tell {
		l.end()
		return
	}
	req := l.request(sip.BYE, "", nil)
	f := l.way()
	l.end()
	l.door.goes(func() { _, _ = l.door.wire.Ask(context.WithoutCancel(l.door.life), f, req) })
}

// end is the dialog's end, whoever wished it.
func (l *leg) end() {
	l.mu.Lock()
	if l.ended {
		l.mu.Unlock()
		return
	}
	l.ended = true
	if l.session != nil {
		l.session.Stop()
	}
	if l.back != nil {
		l.back()
	}
	c, id := l.call, l.id
	l.mu.Unlock()
	l.door.mu.Lock()
	if l.door.legs[id] == l {
		delete(l.door.legs, id)
	}
	l.door.mu.Unlock()
	close(l.over)
	if l.side != nil {
		l.side.Close()
	}
	if c != nil {
		c.left(l)
	}
}

// gone tells whether the dialog is over.
func (l *leg) gone() bool {
	select {
	case <-l.over:
		return true
	default:
		return false
	}
}

// join says which call the leg belongs to.
func (l *leg) join(c *call) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.call = c
}

func (l *leg) in() *call {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.call
}

// asked takes a request of the dialog.
func (l *leg) asked(req *sip.Request, tx sip.ServerTransaction) {
	if !l.next(req) && !(req.Method == sip.INFO && l.lately(req)) {
		reply(tx, respond(req, sip.StatusInternalServerError, "Out Of Order"))
		return
	}
	switch req.Method {
	case sip.BYE:
		reply(tx, respond(req, sip.StatusOK, "OK"))
		l.end()
	case sip.INVITE, sip.UPDATE:
		l.changed(req, tx)
	case sip.INFO:
		l.informed(req, tx)
	case sip.PRACK:
		l.acknowledgedEarly(req, tx)
	case sip.REFER:
		l.referred(req, tx)
	case sip.SUBSCRIBE:
		if l.lamp == nil {
			reply(tx, respond(req, 489, "Bad Event"))
			return
		}
		l.door.lamps.renewed(l.lamp, req, tx)
	case sip.NOTIFY, sip.OPTIONS:
		reply(tx, able(respond(req, sip.StatusOK, "OK")))
	default:
		reply(tx, able(respond(req, sip.StatusMethodNotAllowed, "Method Not Allowed")))
	}
}

// next takes the number of a request; one that is not higher than the last is out of order.
func (l *leg) next(req *sip.Request) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := req.CSeq().SeqNo; n > l.heard {
		l.heard = n
		return !l.ended
	}
	return false
}

// overtaken is how many requests may overtake one that carries a key: a phone sends several keys without waiting.
const overtaken = 16

func (l *leg) lately(req *sip.Request) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.ended && req.CSeq().SeqNo+overtaken > l.heard
}

// changed answers a re-INVITE or UPDATE: hold, another codec, another address, or a session that goes on (RFC 3261 section 14, RFC 3311).
func (l *leg) changed(req *sip.Request, tx sip.ServerTransaction) {
	if l.side == nil {
		reply(tx, respond(req, sip.StatusNotAcceptableHere, "Not Acceptable Here"))
		return
	}
	body, no := description(req)
	if no == nil {
		no = l.tooBrief(req)
	}
	if no == nil && req.Method == sip.INVITE {
		no = l.glare(req)
	}
	if no != nil {
		reply(tx, no)
		return
	}
	l.retarget(req.Contact())
	res := respond(req, sip.StatusOK, "OK")
	switch {
	case len(body) > 0:
		answer, err := l.side.Answer(body)
		if err != nil {
			reply(tx, respond(req, sip.StatusNotAcceptableHere, "Not Acceptable Here"))
			return
		}
		describe(res, answer)
		l.hold(l.side.Held())
	case req.Method == sip.INVITE:
		describe(res, l.side.Offer())
	}
	l.timed(req, res)
	if req.Method == sip.UPDATE {
		res.AppendHeader(l.door.contact(l.way()))
		reply(tx, res)
		return
	}
	l.accept(req, tx, res)
}

// hold notes whether the other end has put the call aside; whoever is at the far end hears so.
func (l *leg) hold(held bool) {
	l.mu.Lock()
	was := l.held
	l.held = held
	c := l.call
	l.mu.Unlock()
	if c != nil && was != held {
		c.holding(l, held)
	}
}

func (l *leg) retarget(c *sip.ContactHeader) {
	if c == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.target = *c.Address.Clone()
}

// description is the session description of a request; one of another kind is refused.
func description(req *sip.Request) ([]byte, *sip.Response) {
	body := req.Body()
	if len(body) == 0 {
		return nil, nil
	}
	if c := req.ContentType(); c == nil || !strings.HasPrefix(strings.ToLower(c.Value()), "application/sdp") {
		res := respond(req, sip.StatusUnsupportedMediaType, "Unsupported Media Type")
		res.AppendHeader(sip.NewHeader("Accept", "application/sdp"))
		return nil, res
	}
	return body, nil
}

func describe(res *sip.Response, body []byte) {
	res.AppendHeader(sip.NewHeader("Content-Type", "application/sdp"))
	res.SetBody(body)
}

// has tells whether a header field lists an option.
func has(msg sip.Message, name, option string) bool {
	for _, h := range msg.GetHeaders(name) {
		for _, o := range strings.Split(h.Value(), ",") {
			if strings.EqualFold(strings.TrimSpace(o), option) {
				return true
			}
		}
	}
	return false
}
