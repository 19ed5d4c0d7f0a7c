package sip

import (
	"slices"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"
	"github.com/icholy/digest"

	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// trunk is one line, with where its provider is and how it fares.
type trunk struct {
	phone.Line
	door *Door
	note sync.Mutex // held while its state is written, so that the last word is the latest

	mu       sync.Mutex
	flows    []wire.Flow // of the provider; the first is the one that is used
	looked   time.Time
	lost     error // why there is none
	next     time.Time
	wait     time.Duration // until the next try, after one that failed
	asking   bool
	gone     bool // nothing more is to be done for it
	passed   bool // since another goes on with its registration
	up       bool // registered, or it answers
	down     bool // it did neither when it was asked last
	told     bool // the state was written once
	asks     int  // seconds that a registration is asked for
	call     string
	tag      string
	seq      uint32
	routes   []string // that the provider wants calls to take (Service-Route, RFC 3608)
	heldTill time.Time
}

func newTrunk(d *Door, l phone.Line) *trunk {
	return &trunk{Line: l, door: d, asks: registerOn, call: sip.GenerateTagN(24), tag: sip.GenerateTagN(16)}
}

// continues tells whether a line is registered as the one before was, under the same name at the same place.
func (l *trunk) continues(old *trunk) bool {
	return l.Kind == old.Kind && l.Host == old.Host && l.Port == old.Port && l.Proxy == old.Proxy && l.Transport == old.Transport && l.User == old.User &&
		l.At() == old.At() && l.Org == old.Org
}

// inFlight is more than the requests that a line which is changed may still be sending.
const inFlight = 8

// inherit goes on with the registration of the line before a change: with its Call-ID and its numbers (RFC 3261, section 10.2.4).
func (l *trunk) inherit(old *trunk) {
	old.mu.Lock()
	defer old.mu.Unlock()
	l.flows, l.call, l.tag, l.seq, l.routes, l.asks, l.up, l.heldTill = old.flows, old.call, old.tag, old.seq+inFlight, old.routes, old.asks, old.up, old.heldTill
	old.gone, old.passed, old.up = true, true, false
}

func (l *trunk) found(flows []wire.Flow, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looked, l.lost = time.Now(), nil
	if err != nil {
		l.lost = err
		return
	}
	if len(l.flows) > 0 && slices.Contains(flows, l.flows[0]) {
		at := slices.Index(flows, l.flows[0])
		flows = append(slices.Clone(flows[at:]), flows[:at]...) // the one that answered stays the first
	}
	l.flows = flows
}

func (l *trunk) resolved() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.looked
}

// way is where the provider is asked; false: nowhere.
func (l *trunk) way() (wire.Flow, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.flows) == 0 {
		return wire.Flow{}, false
	}
	return l.flows[0], true
}

// turn takes the provider's next address, since this one does not answer.
func (l *trunk) turn(from wire.Flow) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.flows) > 1 && l.flows[0] == from {
		l.flows = append(slices.Clone(l.flows[1:]), from)
	}
}

// is tells whether a flow is the provider's.
func (l *trunk) is(f wire.Flow) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Contains(l.flows, f)
}

// from tells whether a request of a call comes from the provider: from one of its addresses, over whatever connection it opened. That it knows
// the tags of the call says the rest.
func (l *trunk) from(f wire.Flow) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.flows, func(own wire.Flow) bool { return own.Addr() == f.Addr() && f.Network != fromNode })
}

// isDown tells whether the provider did not answer when it was asked last.
func (l *trunk) isDown() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.down || len(l.flows) == 0
}

func (l *trunk) route() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.routes
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
		proof, err := digest.Digest(c, digest.Options{Method: string(req.Method), URI: req.Recipient.String(), Username: l.Proves(), Password: string(l.Secret), Count: 1})
		if err == nil {
			req.AppendHeader(sip.NewHeader(give, proof.String()))
			return true
		}
	}
	return false
}
