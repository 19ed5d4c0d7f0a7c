package sip

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
)

// outgoing makes the leg of a call to a contact over a flow.
func (d *Door) outgoing(f wire.Flow, target sip.Uri, us, them party) *leg {
	return &leg{door: d, over: make(chan struct{}), flow: f, target: target, us: us, them: them,
		id: dialogID{call: sip.GenerateTagN(24), ours: sip.GenerateTagN(16)}}
}

// errCancelled says that nobody waits for a call any more.
var errCancelled = errors.New("the call was cancelled")

// errElsewhere says that somebody else has taken the call; elsewhere, to a phone (RFC 3326).
var errElsewhere = errors.New("the call was taken elsewhere")

const elsewhere = `SIP;cause=200;text="Call completed elsewhere"`

// taken tells whether a call is cancelled because somebody else took it.
func taken(cancel *sip.Request) bool {
	for _, h := range cancel.GetHeaders("Reason") {
		if protocol, rest, ok := strings.Cut(h.Value(), ";"); ok && strings.EqualFold(strings.TrimSpace(protocol), "SIP") {
			for _, p := range strings.Split(rest, ";") {
				if strings.ReplaceAll(strings.ToLower(p), " ", "") == "cause=200" {
					return true
				}
			}
		}
	}
	return false
}

// begin calls, and gives the final answer. Provisional ones are told on the way. When ctx ends, the call is cancelled; an answer that
// came at the same time is ended at once.
func (l *leg) begin(ctx context.Context, req *sip.Request, told func(*sip.Response)) (*sip.Response, error) {
	a := attempt{leg: l, req: req, told: told}
	if l.way().Network == fromNode {
		if err := l.door.nodes.connect(ctx, l.way()); err != nil {
			return nil, err
		}
		a.soon = time.After(soon)
	}
	tx, err := l.door.wire.Begin(context.WithoutCancel(ctx), l.way(), req)
	if err != nil {
		return nil, err
	}
	tx.OnRetransmission(func(*sip.Response) { l.ack(req) })
	a.tx = tx
	return a.wait(ctx)
}

// attempt is a call that waits for its answer.
type attempt struct {
	leg       *leg
	req       *sip.Request
	tx        sip.ClientTransaction
	told      func(*sip.Response)
	rings     bool // a provisional answer came: from then on it can be cancelled (RFC 3261, section 9.1)
	unwanted  bool
	because   error // why it is not wanted any more
	cancelled bool
	soon      <-chan time.Time // when something must have come
}

func (a *attempt) wait(ctx context.Context) (*sip.Response, error) {
	done, late := ctx.Done(), (<-chan time.Time)(nil)
	for {
		select {
		case res := <-a.tx.Responses():
			if res.IsProvisional() {
				a.progress(res)
				continue
			}
			return a.final(res)
		case <-a.tx.Done():
			return nil, errors.Join(errCancelled, a.tx.Err())
		case <-done:
			done, late, a.unwanted = nil, time.After(a.leg.door.cfg.Timers.patience()), true
			a.because = context.Cause(ctx)
			a.cancel()
		case <-a.soon:
			if a.rings {
				continue
			}
			a.rings = true // it may have it after all
			a.cancel()
			a.tx.Terminate()
			return nil, errCancelled
		case <-late:
			a.tx.Terminate()
			return nil, errCancelled
		}
	}
}

func (a *attempt) progress(res *sip.Response) {
	a.rings = true
	if a.unwanted {
		a.cancel()
		return
	}
	if a.told != nil {
		a.told(res)
	}
}

func (a *attempt) final(res *sip.Response) (*sip.Response, error) {
	if !res.IsSuccess() {
		return res, nil
	}
	a.leg.confirmed(res)
	a.leg.ack(a.req)
	if a.unwanted {
		a.leg.bye()
		return nil, errCancelled
	}
	return res, nil
}

// cancel sends CANCEL, once (RFC 3261, section 9.1): it goes the way of its INVITE, under the same branch.
func (a *attempt) cancel() {
	if !a.rings || a.cancelled {
		return
	}
	a.cancelled = true
	req := sip.NewRequest(sip.CANCEL, a.req.Recipient)
	req.AppendHeader(sip.HeaderClone(a.req.Via()))
	for _, name := range []string{"Route", "From", "To", "Call-ID"} {
		sip.CopyHeaders(name, a.req, req)
	}
	forwards := sip.MaxForwardsHeader(70)
	req.AppendHeader(&forwards)
	req.AppendHeader(&sip.CSeqHeader{SeqNo: a.req.CSeq().SeqNo, MethodName: sip.CANCEL})
	if errors.Is(a.because, errElsewhere) { // so that the phone shows no missed call
		req.AppendHeader(sip.NewHeader("Reason", elsewhere))
	}
	req.SetBody(nil)
	f := a.leg.way()
	a.leg.door.goes(func() { _, _ = a.leg.door.wire.Ask(context.Background(), f, req) })
}

// confirmed notes what an answer says of the dialog.
func (l *leg) confirmed(res *sip.Response) {
	l.mu.Lock()
	l.id.theirs, _ = res.To().Params.Get("tag")
	if c := res.Contact(); c != nil {
		l.target = *c.Address.Clone()
	}
	if !l.answered { // the way stays as it was found
		for _, h := range res.GetHeaders("Record-Route") {
			l.routes = append([]string{h.Value()}, l.routes...)
		}
	}
	l.answered = true
	if h := res.GetHeader("Allow"); h != nil {
		l.peerCan = h.Value()
	}
	if body := res.Body(); len(body) > 0 {
		l.theirs = body
	}
	seconds, refresher := sessionOf(res)
	l.timer = seconds > 0
	l.mu.Unlock()
	l.enter()
	if seconds == 0 {
		seconds, refresher = l.door.cfg.Timers.session(), "uac"
	}
	l.keep(seconds, refresher != "uas")
}

// ack acknowledges the answer to an INVITE of ours.
func (l *leg) ack(invite *sip.Request) {
	l.mu.Lock()
	req := sip.NewRequest(sip.ACK, l.target)
	l.headers(req, invite.CSeq().SeqNo)
	l.mu.Unlock()
	req.SetBody(nil)
	_ = l.door.wire.Tell(l.way(), req)
}

// inviting makes the INVITE of a call.
func (l *leg) inviting(body []byte, more ...sip.Header) *sip.Request {
	req := l.request(sip.INVITE, "application/sdp", body)
	for _, h := range append(more, sip.NewHeader("Allow", allowed), sip.NewHeader("Supported", "timer, replaces"),
		sip.NewHeader("Session-Expires", strconv.Itoa(l.door.cfg.Timers.session())), sip.NewHeader("Min-SE", strconv.Itoa(l.door.cfg.Timers.least()))) {
		req.AppendHeader(h)
	}
	return req
}
