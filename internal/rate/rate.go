// Package rate keeps callers to a rate by token buckets: so many requests a second for ever, and so many at once after a
// rest. Time is real time, not the office's: it is about the load on the machine.
package rate

import (
	"net/netip"
	"sync"
	"time"
)

// maxBuckets bounds the memory of the limiter. Beyond it, callers who have rested are forgotten, and if there are
// none, everybody is: letting some requests too many pass is better than refusing those who asked little.
const maxBuckets = 10000

// Limit is how many requests may be made: so many a second for ever, and so many at once after a rest.
type Limit struct {
	PerSecond float64
	Burst     int
}

// Limiter keeps every caller to a limit. It is safe for concurrent use.
type Limiter struct {
	limit   Limit
	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

// New makes a limiter.
func New(l Limit) *Limiter { return &Limiter{limit: l, buckets: map[string]bucket{}} }

// Take takes one request from a caller's bucket, or tells how long to wait for it.
func (l *Limiter) Take(caller string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.buckets[caller]
	if !ok {
		l.makeRoom(now)
		b = bucket{float64(l.limit.Burst), now}
	}
	b.left, b.at = l.filled(b, now), now
	if b.left < 1 {
		l.buckets[caller] = b
		return time.Duration((1 - b.left) / l.limit.PerSecond * float64(time.Second))
	}
	b.left--
	l.buckets[caller] = b
	return 0
}

func (l *Limiter) filled(b bucket, now time.Time) float64 {
	return min(float64(l.limit.Burst), b.left+max(0, now.Sub(b.at).Seconds())*l.limit.PerSecond)
}

func (l *Limiter) makeRoom(now time.Time) {
	if len(l.buckets) < maxBuckets {
		return
	}
	for caller, b := range l.buckets {
		if l.filled(b, now) >= float64(l.limit.Burst) {
			delete(l.buckets, caller)
		}
	}
	if len(l.buckets) >= maxBuckets {
		clear(l.buckets)
	}
}

// Caller is the network address of a request's remote end, without the port. Of IPv6 it is the network of 64 bits: one
// caller has all the addresses in it.
func Caller(remote string) string {
	a, err := netip.ParseAddrPort(remote)
	if err != nil {
		return remote
	}
	return Of(a.Addr())
}

// Of is the network address of a caller; see Caller.
func Of(a netip.Addr) string {
	ip := a.Unmap().WithZone("")
	if ip.Is6() {
		return netip.PrefixFrom(ip, 64).Masked().String()
	}
	return ip.String()
}
