package wire

import (
	"net/netip"
	"sync"
	"time"

	"bureau/internal/rate"
)

// Limits are how much the door takes. The zero value of each is its default.
type Limits struct {
	Stranger    rate.Limit // messages from an address behind which nobody has proved anything yet
	Known       rate.Limit // messages from one behind which somebody has
	Connections int        // TCP and TLS, together
	PerAddress  int        // TCP and TLS, from one address
	Idle        time.Duration
	Unproved    time.Duration // how long a connection may stay without anybody proving who they are
}

func (l Limits) whole() Limits {
	if l.Stranger.Burst == 0 {
		l.Stranger = rate.Limit{PerSecond: 100, Burst: 400}
	}
	if l.Known.Burst == 0 {
		l.Known = rate.Limit{PerSecond: 2000, Burst: 8000}
	}
	l.Connections = orElse(l.Connections, 20000)
	l.PerAddress = orElse(l.PerAddress, 2000)
	l.Idle = orElse(l.Idle, time.Hour)
	l.Unproved = orElse(l.Unproved, 30*time.Second)
	return l
}

func orElse[T int | time.Duration](v, otherwise T) T {
	if v == 0 {
		return otherwise
	}
	return v
}

const (
	maxSources  = 20000            // what is remembered of addresses, and of names tried at them
	knownFor    = 2 * time.Hour    // how long an address counts as known after the last proof
	strikesFor  = 10 * time.Minute // how long a wrong proof counts
	pairStrikes = 10               // wrong proofs for one name from one address, before its proofs are no longer looked at
	addrStrikes = 100              // wrong proofs from one address where nobody is known, before it is not heard at all
)

// guard remembers how sources behaved. Its time is the machine's: it is about load, not about the office.
type guard struct {
	strangers, known *rate.Limiter
	mu               sync.Mutex
	proved           map[netip.Addr]time.Time // the last proof from an address
	struck           map[string]strikes       // by address, and by address and name
}

type strikes struct {
	count int
	since time.Time
}

func newGuard(l Limits) *guard {
	return &guard{strangers: rate.New(l.Stranger), known: rate.New(l.Known), proved: map[netip.Addr]time.Time{}, struck: map[string]strikes{}}
}

// admits tells whether a message from an address is to be looked at now.
func (g *guard) admits(from netip.Addr, now time.Time) bool {
	key := rate.Of(from)
	known, banned := g.standing(from, key, now)
	if known {
		return g.known.Take(key, now) == 0
	}
	return !banned && g.strangers.Take(key, now) == 0
}

func (g *guard) standing(from netip.Addr, key string, now time.Time) (known, banned bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if at, ok := g.proved[from]; ok && now.Sub(at) < knownFor {
		return true, false
	}
	return false, g.count(key, now) >= addrStrikes
}

// prove notes that somebody behind the address proved who they are.
func (g *guard) prove(from netip.Addr, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, ok := g.proved[from]; !ok && len(g.proved) >= maxSources {
		forget(g.proved, func(at time.Time) bool { return now.Sub(at) >= knownFor })
	}
	g.proved[from] = now
}

// strike notes a wrong proof. Only proofs over a nonce that was given to this very address are wrong ones, so nobody is struck
// by messages that another sent in his name.
func (g *guard) strike(from netip.Addr, name string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.struck) >= maxSources {
		forget(g.struck, func(s strikes) bool { return now.Sub(s.since) >= strikesFor })
	}
	key := rate.Of(from)
	for _, k := range []string{key, key + " " + name} {
		s := g.struck[k]
		if now.Sub(s.since) >= strikesFor {
			s = strikes{since: now}
		}
		s.count++
		g.struck[k] = s
	}
}

// tired tells whether a name was tried too often from an address: its proofs are not looked at for a while.
func (g *guard) tired(from netip.Addr, name string, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.count(rate.Of(from)+" "+name, now) >= pairStrikes
}

func (g *guard) count(key string, now time.Time) int {
	s, ok := g.struck[key]
	if !ok || now.Sub(s.since) >= strikesFor {
		return 0
	}
	return s.count
}

// forget makes room: by what is over, else by everything, since forgetting lets somebody in too easily and never keeps
// anybody out.
func forget[K comparable, V any](m map[K]V, over func(V) bool) {
	for k, v := range m {
		if over(v) {
			delete(m, k)
		}
	}
	if len(m) >= maxSources {
		clear(m)
	}
}
