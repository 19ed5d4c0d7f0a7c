package sip

import (
	"context"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/live"
	"bureau/internal/phone"
)

// lamps are what phones watch: whether somebody telephones (RFC 4235), and whether messages wait (RFC 3842). Both follow people: what a
// lamp shows is looked up anew whenever anybody logs in or out, a call changes or a message comes.
type lamps struct {
	door *Door
	mu   sync.Mutex
	by   map[string]*orgLamps // by organisation
}

// orgLamps are those of one organisation.
type orgLamps struct {
	all  map[*lamp]bool
	poke chan struct{}
}

// lamp is one subscription (RFC 6665).
type lamp struct {
	leg     *leg
	event   string // "dialog" or "message-summary"
	watched string // the number, for dialog
	mu      sync.Mutex
	until   time.Time
	shown   string
	asked   bool // it is to be told how things are, changed or not
	version int
}

const (
	maxLamps  = 100 // of one device
	lampUsual = 3600
	lampLong  = 7200
)

// subscribe takes a subscription, or its renewal or end.
func (s *lamps) subscribe(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	d := s.door
	dev, no := d.proven(req, from)
	if no != nil {
		reply(tx, no)
		return
	}
	event := ""
	if h := req.GetHeader("Event"); h != nil {
		event, _, _ = strings.Cut(strings.ToLower(h.Value()), ";")
	} else if h := req.GetHeader("o"); h != nil {
		event, _, _ = strings.Cut(strings.ToLower(h.Value()), ";")
	}
	if event = strings.TrimSpace(event); event != "dialog" && event != "message-summary" {
		res := respond(req, 489, "Bad Event")
		res.AppendHeader(sip.NewHeader("Allow-Events", "dialog, message-summary"))
		reply(tx, res)
		return
	}
	l := d.incoming(req, tx, from)
	l.org, l.device, l.answered = dev.Org, dev.Device, true
	w := &lamp{leg: l, event: event, watched: dialled(req.Recipient.User)}
	l.lamp = w
	if !s.add(w) {
		reply(tx, respond(req, sip.StatusForbidden, "Too Many Subscriptions"))
		return
	}
	l.enter()
	s.renewed(w, req, tx)
}

// renewed answers a subscription and shows how things are.
func (s *lamps) renewed(w *lamp, req *sip.Request, tx sip.ServerTransaction) {
	seconds := lampUsual
	if h := req.GetHeader("Expires"); h != nil {
		seconds, _ = strconv.Atoi(strings.TrimSpace(h.Value()))
	}
	seconds = min(seconds, lampLong)
	w.mu.Lock()
	w.until, w.asked = time.Now().Add(time.Duration(seconds)*time.Second), true
	w.mu.Unlock()
	res := w.leg.result(req, sip.StatusOK, "OK")
	res.AppendHeader(sip.NewHeader("Expires", strconv.Itoa(seconds)))
	reply(tx, res)
	s.poke(w.leg.org)
}

func (s *lamps) add(w *lamp) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = map[string]*orgLamps{}
	}
	o := s.by[w.leg.org]
	if o == nil {
		o = &orgLamps{all: map[*lamp]bool{}, poke: make(chan struct{}, 1)}
		s.by[w.leg.org] = o
		s.door.goes(func() { s.follow(w.leg.org, o) })
	}
	n := 0
	for other := range o.all {
		if other.leg.device == w.leg.device {
			n++
		}
	}
	if n >= maxLamps {
		return false
	}
	o.all[w] = true
	return true
}

// poke asks to look at an organisation's lamps again.
func (s *lamps) poke(org string) {
	s.mu.Lock()
	o := s.by[org]
	s.mu.Unlock()
	if o == nil {
		return
	}
	select {
	case o.poke <- struct{}{}:
	default:
	}
}

// changed looks again since a call has changed.
func (s *lamps) changed(c *call) { s.poke(c.org) }

// ringing notes which phones ring.
func (s *lamps) ringing(c *call, devices map[string]bool) {
	c.mu.Lock()
	c.rings = devices
	c.mu.Unlock()
	s.poke(c.org)
}

func (s *lamps) lost(f wire.Flow) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range s.by {
		for w := range o.all {
			if w.leg.way() == f {
				delete(o.all, w)
			}
		}
	}
}

// follow shows an organisation's lamps whenever something may have changed.
func (s *lamps) follow(org string, o *orgLamps) {
	var told <-chan struct{}
	var ear *live.Listener
	if s.door.cfg.Live != nil {
		if l, ok := s.door.cfg.Live.Listen(org, "the phones' lamps"); ok {
			ear, told = l, l.Wake()
			defer s.door.cfg.Live.Close(l)
		}
	}
	tick := time.NewTicker(30 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-s.door.life.Done():
			return
		case <-s.door.trunks.over:
			return
		case <-tick.C:
		case <-o.poke:
		case <-told:
			if !slices.ContainsFunc(ear.Take(), ofPhones) {
				continue
			}
		}
		s.show(org, o)
	}
}

func ofPhones(topic string) bool {
	return topic == "phones" || strings.HasPrefix(topic, "phone/") || topic == live.Everything
}

// show tells every phone of an organisation what has changed for it.
func (s *lamps) show(org string, o *orgLamps) {
	s.mu.Lock()
	all := make([]*lamp, 0, len(o.all))
	for w := range o.all {
		all = append(all, w)
	}
	s.mu.Unlock()
	busy := s.door.telephoning(org)
	for _, w := range all {
		w.mu.Lock()
		over := time.Now().After(w.until) || w.leg.gone()
		w.mu.Unlock()
		if over {
			s.mu.Lock()
			delete(o.all, w)
			s.mu.Unlock()
		}
		body, err := s.body(w, busy)
		if err != nil {
			s.door.cfg.Log.Error("a lamp cannot be looked up", "error", err)
			continue
		}
		s.notify(w, body, over)
		if over {
			w.leg.end()
		}
	}
}

// state is how a device telephones: "" not at all, "early" it rings, "confirmed" it speaks.
type state map[string]string

func (d *Door) telephoning(org string) state {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := state{}
	for c := range d.calls {
		if c.org != org {
			continue
		}
		c.mu.Lock()
		for device := range c.rings {
			if out[device] == "" && c.b == nil {
				out[device] = "early"
			}
		}
		for _, l := range []*leg{c.a, c.b} {
			if l != nil && l.device != "" && !c.over {
				out[l.device] = "confirmed"
			}
		}
		c.mu.Unlock()
	}
	return out
}

// body is what a lamp shows; without its number, so that it can be compared.
func (s *lamps) body(w *lamp, busy state) (string, error) {
	d, l := s.door, w.leg
	ctx, cancel := context.WithTimeout(d.life, 10*time.Second)
	defer cancel()
	if w.event == "message-summary" {
		var fresh, old int
		err := d.cfg.DB.Read(ctx, l.org, func(tx db.Tx) error {
			session, on, err := d.cfg.Phones.SessionAt(ctx, tx, l.device)
			if err == nil && on {
				fresh, old, err = d.cfg.Phones.Waiting(ctx, tx, session.Member)
			}
			return err
		})
		waiting := "no"
		if fresh > 0 {
			waiting = "yes"
		}
		return fmt.Sprintf("Messages-Waiting: %s\r\nMessage-Account: %s\r\nVoice-Message: %d/%d (0/0)\r\n", waiting, l.us.uri.String(), fresh, old), err
	}
	var plan phone.Plan
	err := d.cfg.DB.Read(ctx, l.org, func(tx db.Tx) (err error) {
		plan, err = d.cfg.Phones.Dialled(ctx, tx, l.device, w.watched)
		return err
	})
	shown := ""
	if plan.Kind == phone.Ring {
		for _, t := range plan.Targets {
			if st := busy[t.Device]; st == "confirmed" || shown == "" {
				shown = st
			}
		}
	}
	if shown == "" {
		return "", err
	}
	return `<dialog id="` + html.EscapeString(w.watched) + `"><state>` + shown + `</state></dialog>`, err
}

// notify sends what a lamp shows, if the phone does not show it already.
func (s *lamps) notify(w *lamp, body string, over bool) {
	w.mu.Lock()
	if body == w.shown && !w.asked && !over {
		w.mu.Unlock()
		return
	}
	w.shown, w.asked = body, false
	w.version++
	left := max(0, int(time.Until(w.until)/time.Second))
	contentType := "application/simple-message-summary"
	if w.event == "dialog" {
		contentType = "application/dialog-info+xml"
		body = fmt.Sprintf(`<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="full" entity="%s">%s</dialog-info>`,
			w.version-1, html.EscapeString(w.leg.us.uri.String()), body)
	}
	w.mu.Unlock()
	status := "active;expires=" + strconv.Itoa(left)
	if over {
		status = "terminated;reason=timeout"
	}
	req := w.leg.request(sip.NOTIFY, contentType, []byte(body))
	req.AppendHeader(sip.NewHeader("Event", w.event))
	req.AppendHeader(sip.NewHeader("Subscription-State", status))
	f := w.leg.way()
	s.door.goes(func() {
		res, err := s.door.wire.Ask(s.door.life, f, req)
		if err != nil || res.StatusCode == sip.StatusCallTransactionDoesNotExists {
			w.leg.end()
		}
	})
}
