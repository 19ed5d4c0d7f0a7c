package sip

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

// trunks are the lines to providers: those that ask for it are registered at and kept so, of the others it is known whether they answer.
// What is known of them is what was read last, so that no call waits for a name to be looked up.
type trunks struct {
	door *Door
	mu   sync.Mutex
	all  map[string]*trunk // by id
	poke chan struct{}
	over chan struct{}
	once sync.Once
}

const (
	trunksFor = 10 * time.Second // how long what was read of the lines counts, unless something is told to have changed
	namesFor  = 5 * time.Minute  // how long the addresses of a name count
	maxFlows  = 4                // addresses of a provider
)

func (t *trunks) start() {
	t.over, t.poke = make(chan struct{}), make(chan struct{}, 1)
	t.door.cfg.DB.Hear(t.door.life, func(told string) {
		if _, topics, _ := strings.Cut(told, " "); told == "" || slices.Contains(strings.Fields(topics), "phones") {
			t.again()
		}
	})
	t.door.goes(t.keep)
}

// again has the lines read anew.
func (t *trunks) again() {
	select {
	case t.poke <- struct{}{}:
	default:
	}
}

func (t *trunks) stop() { t.once.Do(func() { close(t.over) }) }

// keep keeps the lines up until the door closes, and then takes their registrations back.
func (t *trunks) keep() {
	for {
		t.refresh()
		wait := time.NewTimer(t.keepUp())
		select {
		case <-t.over:
			wait.Stop()
			for _, l := range t.current() {
				t.door.goes(l.leave)
			}
			return
		case <-wait.C:
		case <-t.poke:
		}
		wait.Stop()
	}
}

// keepUp asks the providers whose time has come, and gives how long it is until the next.
func (t *trunks) keepUp() time.Duration {
	now, wait := time.Now(), trunksFor
	for _, l := range t.current() {
		if left := l.left(now); left > 0 {
			wait = min(wait, left)
		} else if l.begins() {
			t.door.goes(l.keep)
		}
	}
	return wait
}

// current are the lines as they were read last.
func (t *trunks) current() map[string]*trunk {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all
}

// refresh reads the lines. Those that are not there any more, or are others now, are left.
func (t *trunks) refresh() map[string]*trunk {
	ctx, cancel := context.WithTimeout(t.door.life, 10*time.Second)
	defer cancel()
	before := t.current()
	lines, err := t.read(ctx)
	if err != nil {
		return before
	}
	now := map[string]*trunk{}
	for _, l := range lines {
		now[l.ID] = t.kept(ctx, before[l.ID], l)
	}
	t.mu.Lock()
	t.all = now
	t.mu.Unlock()
	for id, l := range before {
		if n := now[id]; n == nil || n != l && !n.continues(l) {
			t.door.goes(l.leave)
		}
	}
	return now
}

func (t *trunks) read(ctx context.Context) (lines []phone.Line, err error) {
	err = t.door.cfg.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) { lines, err = t.door.cfg.Phones.Lines(ctx, tx); return err })
	if err != nil && ctx.Err() == nil {
		t.door.cfg.Log.Error("the lines cannot be read", "error", err)
	}
	return lines, err
}

// kept is a line as it was, where nothing of it has changed; else one that goes on where it was.
func (t *trunks) kept(ctx context.Context, old *trunk, l phone.Line) *trunk {
	if old != nil && old.Rev == l.Rev {
		if time.Since(old.resolved()) > namesFor {
			t.resolve(ctx, old)
		}
		return old
	}
	n := newTrunk(t.door, l)
	if old != nil && n.continues(old) {
		n.inherit(old)
	}
	t.resolve(ctx, n)
	return n
}

// having are the current lines, read again where one of these is not among them: it may have been added just now.
func (t *trunks) having(ids []string) map[string]*trunk {
	all := t.current()
	if slices.ContainsFunc(ids, func(id string) bool { return all[id] == nil }) {
		return t.refresh()
	}
	return all
}

var (
	errUnreachable = errors.New(phone.LineBarred)
	errUnknown     = errors.New(phone.LineUnknown)
)

// resolve finds where a provider is. Only addresses that may be called are. A name that cannot be looked up leaves what was known.
func (t *trunks) resolve(ctx context.Context, l *trunk) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	host, port := l.Reached()
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	var flows []wire.Flow
	for _, a := range all {
		at := netip.AddrPortFrom(a.Unmap(), uint16(port))
		if t.door.cfg.Reach != nil && t.door.cfg.Reach(at) && len(flows) < maxFlows {
			f := wire.Flow{Network: l.Transport, Remote: at.String()}
			t.door.wire.Dial(f, net.JoinHostPort(host, strconv.Itoa(port)))
			flows = append(flows, f)
		}
	}
	switch {
	case err != nil:
		t.door.cfg.Log.Warn("a line's server is not found", "line", l.Name, "error", err)
		err = errUnknown
	case flows == nil:
		err = errUnreachable
	}
	l.found(flows, err)
}
