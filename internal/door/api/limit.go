package api

import (
	"sync"
	"time"
)

// maxBuckets bounds the memory of the limiter. Beyond it, members who have rested are forgotten, and if there are
// none, everybody is: letting some requests too many pass is better than refusing those who asked little.
const maxBuckets = 10000

// limiter keeps every member to the rate by a token bucket, filled in real time: it is about the load on the
// machine, not about what time the office thinks it is.
type limiter struct {
	rate    Rate
	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(r Rate) *limiter { return &limiter{rate: r, buckets: map[string]bucket{}} }

// take takes one request from a member's bucket, or tells how long to wait for it.
func (l *limiter) take(member string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.buckets[member]
	if !ok {
		l.makeRoom(now)
		b = bucket{float64(l.rate.Burst), now}
	}
	b.left, b.at = l.filled(b, now), now
	if b.left < 1 {
		l.buckets[member] = b
		return time.Duration((1 - b.left) / l.rate.PerSecond * float64(time.Second))
	}
	b.left--
	l.buckets[member] = b
	return 0
}

func (l *limiter) filled(b bucket, now time.Time) float64 {
	return min(float64(l.rate.Burst), b.left+max(0, now.Sub(b.at).Seconds())*l.rate.PerSecond)
}

func (l *limiter) makeRoom(now time.Time) {
	if len(l.buckets) < maxBuckets {
		return
	}
	for member, b := range l.buckets {
		if l.filled(b, now) >= float64(l.rate.Burst) {
			delete(l.buckets, member)
		}
	}
	if len(l.buckets) >= maxBuckets {
		clear(l.buckets)
	}
}
