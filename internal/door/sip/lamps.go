package sip

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
	"bureau/internal/live"
)

// lamps are what phones watch: whether somebody telephones (RFC 4235), whether they can be reached (RFC 3856), and whether messages wait (RFC 3842). All
// follow people: what a lamp shows is looked up anew whenever anybody logs in or out, a call changes or a message comes. A phone that nobody is on
// shows nothing, and everything again as soon as somebody is.
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
	event   string // one of lampKinds
	watched string // the number, but for messages
	mu      sync.Mutex
	until   time.Time
	shown   string
	asked   bool // it is to be told how things are, changed or not
	fresh   bool // the phone does not know yet that it may watch
	telling bool // the phone has not answered what it was told last
	version int
	over    bool // what is not answered yet is the last that the phone is told
}

// lampKinds are what can be watched, with how it is said.
var lampKinds = map[string]string{"dialog": "application/dialog-info+xml", "presence": "application/pidf+xml", "message-summary": "application/simple-message-summary"}

const lampEvents = "dialog, presence, message-summary"

const (
	maxLamps  = 100 // of one device
	lampUsual = 3600
	lampLong  = 7200
)

// subscribe takes a new subscription.
func (s *lamps) subscribe(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	d := s.door
	dev, no := d.proven(req, from)
	if no != nil {
		reply(tx, no)
		return
	}
	event := eventOf(req)
	if lampKinds[event] == "" {
		res := respond(req, 489, "Bad Event")
		res.AppendHeader(sip.NewHeader("Allow-Events", lampEvents))
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

// eventOf is what a SUBSCRIBE asks for.
func eventOf(req *sip.Request) string {
	for _, name := range []string{"Event", "o"} {
		if h := req.GetHeader(name); h != nil {
			event, _, _ := strings.Cut(strings.ToLower(h.Value()), ";")
			return strings.TrimSpace(event)
		}
	}
	return ""
}

// renewed answers a subscription, its renewal or its end, and shows how things are.
func (s *lamps) renewed(w *lamp, req *sip.Request, tx sip.ServerTransaction) {
	seconds := lampUsual
	if h := req.GetHeader("Expires"); h != nil {
		seconds, _ = strconv.Atoi(strings.TrimSpace(h.Value()))
	}
	seconds = max(0, min(seconds, lampLong))
	w.mu.Lock()
	over := w.over
	w.mu.Unlock()
	if over {
		reply(tx, respond(req, sip.StatusCallTransactionDoesNotExists, "Subscription Does Not Exist"))
		return
	}
	w.leg.retarget(req.Contact())
	res := w.leg.result(req, sip.StatusOK, "OK")
	res.AppendHeader(sip.NewHeader("Expires", strconv.Itoa(seconds)))
	reply(tx, res)
	w.mu.Lock()
	w.until, w.asked, w.fresh = time.Now().Add(time.Duration(seconds)*time.Second), true, false
	w.mu.Unlock()
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
	if !o.room(w) {
		return false
	}
	w.until, w.fresh = time.Now().Add(lampUsual*time.Second), true
	o.all[w] = true
	return true
}

// room tells whether a phone may watch one more. One that was switched off and on forgets what it watched: where there is no room, what it asked for
// before in the same words makes some.
func (o *orgLamps) room(w *lamp) bool {
	n, before := 0, (*lamp)(nil)
	for other := range o.all {
		if other.leg.device != w.leg.device {
			continue
		}
		if n++; other.event == w.event && other.watched == w.watched {
			before = other
		}
	}
	if n >= maxLamps && before != nil {
		delete(o.all, before)
		before.leg.end()
		n--
	}
	return n < maxLamps
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
func (s *lamps) changed(c *call) {
	s.poke(c.org)
	s.door.nodes.publish(c.org)
}

// ringing notes which phones ring.
func (s *lamps) ringing(c *call, devices map[string]bool) {
	c.mu.Lock()
	c.rings = devices
	c.mu.Unlock()
	s.changed(c)
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

// leaves ends what a phone watches that cannot be reached any more, by its own wish.
func (s *lamps) leaves(org, device string) {
	s.mu.Lock()
	if o := s.by[org]; o != nil {
		for w := range o.all {
			if w.leg.device == device {
				w.ends()
			}
		}
	}
	s.mu.Unlock()
	s.poke(org)
}

func (w *lamp) ends() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.until = time.Now()
}

// follow shows an organisation's lamps whenever something may have changed, and when the time of one is over.
func (s *lamps) follow(org string, o *orgLamps) {
	var told <-chan struct{}
	var ear *live.Listener
	if s.door.cfg.Live != nil {
		if l, ok := s.door.cfg.Live.Listen(org, "the phones' lamps"); ok {
			ear, told = l, l.Wake()
			defer s.door.cfg.Live.Close(l)
		}
	}
	for {
		over := time.NewTimer(s.rest(o))
		select {
		case <-s.door.life.Done():
			return
		case <-s.door.trunks.over:
			return
		case <-over.C:
		case <-o.poke:
		case <-told:
			if !slices.ContainsFunc(ear.Take(), ofPhones) {
				over.Stop()
				continue
			}
		}
		over.Stop()
		s.show(org, o)
	}
}

// atLeast is how often lamps are looked at without a reason: absences begin and end by the clock.
const atLeast = 30 * time.Second

// rest is how long nothing is due.
func (s *lamps) rest(o *orgLamps) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	least := atLeast
	for w := range o.all {
		w.mu.Lock()
		if !w.telling {
			least = min(least, time.Until(w.until))
		}
		w.mu.Unlock()
	}
	return max(0, least)
}

func ofPhones(topic string) bool {
	return topic == "phones" || topic == "absences" || strings.HasPrefix(topic, "phone/") || topic == live.Everything
}

// show tells every phone of an organisation what has changed for it.
func (s *lamps) show(org string, o *orgLamps) {
	s.mu.Lock()
	all := make([]*lamp, 0, len(o.all))
	for w := range o.all {
		if w.leg.gone() {
			delete(o.all, w)
			continue
		}
		all = append(all, w)
	}
	s.mu.Unlock()
	if len(all) == 0 {
		return
	}
	bodies, err := s.bodies(org, all)
	if err != nil {
		s.door.cfg.Log.Error("the lamps cannot be looked up", "error", err)
		return
	}
	for i, w := range all {
		if s.notify(w, bodies[i]) {
			s.mu.Lock()
			delete(o.all, w)
			s.mu.Unlock()
		}
	}
}

// notify sends what a lamp shows, if the phone does not show it already, and tells whether that was the last. The next is sent only once the phone
// has answered, so that none overtakes another.
func (s *lamps) notify(w *lamp, now shown) (over bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.telling || w.fresh {
		return false
	}
	status := "active;expires=" + strconv.Itoa(max(0, int(time.Until(w.until)/time.Second)))
	switch {
	case now.gone:
		over, status = true, "terminated;reason=noresource"
	case !time.Now().Before(w.until):
		over, status = true, "terminated;reason=timeout"
	case now.body == w.shown && !w.asked:
		return false
	}
	body := w.say(now.body)
	w.shown, w.asked, w.telling, w.over = now.body, false, true, over
	s.door.goes(func() { s.tell(w, body, status, over) })
	return over
}

func (s *lamps) tell(w *lamp, body, status string, over bool) {
	res, err := w.leg.ask(sip.NOTIFY, lampKinds[w.event], []byte(body), sip.NewHeader("Event", w.event), sip.NewHeader("Subscription-State", status))
	if over || err == nil && !res.IsSuccess() && res.StatusCode != sip.StatusInternalServerError {
		w.leg.end()
	}
	w.mu.Lock()
	w.telling = false
	w.mu.Unlock()
	s.poke(w.leg.org)
}
