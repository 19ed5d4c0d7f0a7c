package sip

import (
	"cmp"
	"context"
	"slices"
	"strconv"
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
	door    *Door
	org     string
	device  string // empty: a trunk
	member  string // on whose behalf it is here
	side    *media.Side
	over    chan struct{} // closed at its end
	us      party
	them    party
	invite  *sip.Request          // that began it
	tx      sip.ServerTransaction // where they began it
	peerCan string                // what they allow

	mu       sync.Mutex
	id       dialogID
	flow     wire.Flow
	target   sip.Uri
	routes   []string
	seq      uint32 // of our requests
	heard    uint32 // of theirs
	call     *call
	answered bool
	ended    bool
	acked    chan struct{}
	session  *time.Timer
	lamp     *lamp // of a subscription
	pressed  []numbered
	held     bool
	back     context.CancelFunc // ends what whoever was put aside hears
	rings    bool               // the caller was told that it rings
	ours     []byte             // our description for who calls; see described
	reliable *reliable
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
		u.UriParams.Add("transport", f.Network)
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
	res, err := l.door.wire.Ask(l.door.life, l.way(), req)
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
	l.retarget(req.Contact())
	body, no := description(req)
	if no != nil {
		reply(tx, no)
		return
	}
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
	if no := l.timed(req, res); no != nil {
		reply(tx, no)
		return
	}
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

// informed takes digits that a phone sends as messages: application/dtmf-relay and application/dtmf.
func (l *leg) informed(req *sip.Request, tx sip.ServerTransaction) {
	reply(tx, respond(req, sip.StatusOK, "OK"))
	kind := ""
	if c := req.ContentType(); c != nil {
		kind = strings.ToLower(c.Value())
	}
	if !strings.HasPrefix(kind, "application/dtmf") || l.side == nil {
		return
	}
	text := strings.TrimSpace(string(req.Body()))
	for _, line := range strings.Split(text, "\n") {
		if name, value, ok := strings.Cut(line, "="); ok && strings.EqualFold(strings.TrimSpace(name), "signal") {
			text = strings.TrimSpace(value)
		}
	}
	switch text {
	case "10":
		text = "*"
	case "11":
		text = "#"
	}
	if len(text) == 1 && strings.Contains("0123456789*#ABCD", text) {
		l.press(req.CSeq().SeqNo, text[0])
	}
}

// inOrder is how long a key waits for one that was pressed before it and comes after it.
const inOrder = 80 * time.Millisecond

// numbered is a key with the number of the request that brought it.
type numbered struct {
	seq uint32
	key byte
}

// press hands on keys in the order in which they were pressed.
func (l *leg) press(seq uint32, key byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range l.pressed {
		if k.seq == seq {
			return
		}
	}
	if l.pressed = append(l.pressed, numbered{seq, key}); len(l.pressed) > 1 {
		return
	}
	time.AfterFunc(inOrder, func() {
		l.mu.Lock()
		all := l.pressed
		l.pressed = nil
		l.mu.Unlock()
		slices.SortFunc(all, func(a, b numbered) int { return cmp.Compare(a.seq, b.seq) })
		for _, k := range all {
			l.side.Press(k.key)
		}
	})
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

// The session timers (RFC 4028), in seconds.
const (
	sessionTime = 1800
	minSession  = 90
)

// timed agrees on how the session is kept alive, and begins to wait for that.
func (l *leg) timed(req *sip.Request, res *sip.Response) *sip.Response {
	seconds, refresher := sessionOf(req.GetHeader("Session-Expires"))
	if seconds == 0 {
		seconds, _ = sessionOf(req.GetHeader("x"))
	}
	if seconds > 0 && seconds < minSession {
		no := respond(req, 422, "Session Interval Too Small")
		no.AppendHeader(sip.NewHeader("Min-SE", strconv.Itoa(minSession)))
		return no
	}
	can := has(req, "Supported", "timer") || has(req, "k", "timer") || has(req, "Require", "timer")
	switch {
	case seconds == 0 || !can:
		l.keep(sessionTime, true)
	case refresher == "uas":
		res.AppendHeader(sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher=uas"))
		res.AppendHeader(sip.NewHeader("Require", "timer"))
		l.keep(seconds, true)
	default:
		res.AppendHeader(sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher=uac"))
		res.AppendHeader(sip.NewHeader("Require", "timer"))
		l.keep(seconds, false)
	}
	return nil
}

func sessionOf(h sip.Header) (seconds int, refresher string) {
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
	return min(seconds, 24*3600), refresher
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
		l.refresh(seconds)
	})
}

// refresh asks whether the other end still knows of the session; ask ends it if not.
func (l *leg) refresh(seconds int) {
	method, more := sip.OPTIONS, []sip.Header(nil)
	if strings.Contains(l.peerCan, "UPDATE") {
		method = sip.UPDATE
		more = []sip.Header{sip.NewHeader("Session-Expires", strconv.Itoa(seconds)+";refresher=uac"), sip.NewHeader("Supported", "timer")}
	}
	if _, err := l.ask(method, "", nil, more...); err == nil && !l.gone() {
		l.keep(seconds, true)
	}
}

// expired ends a call whose other end does not say any more that it is there.
func (l *leg) expired() {
	l.door.cfg.Log.Info("a call ended: its session was not refreshed", "device", l.device)
	l.bye()
}
