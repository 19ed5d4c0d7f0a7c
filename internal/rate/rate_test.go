package rate

import (
	"fmt"
	"testing"
	"time"
)

func TestABucketEmptiesAndFillsAgain(t *testing.T) {
	l, now := New(Limit{PerSecond: 2, Burst: 3}), time.Now()
	for range 3 {
		if wait := l.Take("anna", now); wait != 0 {
			t.Fatalf("within the burst she waits %v", wait)
		}
	}
	if wait := l.Take("anna", now); wait != 500*time.Millisecond {
		t.Errorf("beyond the burst she waits %v", wait)
	}
	if wait := l.Take("anna", now.Add(-time.Hour)); wait == 0 {
		t.Error("a clock that goes back fills the bucket")
	}
	if wait := l.Take("anna", now.Add(time.Second)); wait != 0 {
		t.Errorf("after a rest she waits %v", wait)
	}
	if wait := l.Take("bram", now); wait != 0 {
		t.Errorf("another waits %v", wait)
	}
}

func TestTheLimiterForgetsThoseWhoRested(t *testing.T) {
	l, now := New(Limit{PerSecond: 1, Burst: 1}), time.Now()
	for i := range 3 * maxBuckets {
		l.Take(fmt.Sprint("member ", i), now.Add(time.Duration(i)*time.Millisecond))
		if len(l.buckets) > maxBuckets {
			t.Fatalf("it remembers %d members", len(l.buckets))
		}
	}
	busy := New(Limit{PerSecond: 1e-9, Burst: 1})
	for i := range 2 * maxBuckets {
		busy.Take(fmt.Sprint("member ", i), now)
		if len(busy.buckets) > maxBuckets {
			t.Fatalf("with nobody rested it remembers %d members", len(busy.buckets))
		}
	}
}
