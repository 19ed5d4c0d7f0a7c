package sip

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"bureau/internal/phone"
)

// together lets so many ask at once while the first of them is at work, and gives what each heard and how many panicked.
func together(c *crowd, begun <-chan struct{}, proceed chan<- struct{}, all []phone.Registering) (heard []error, panics int) {
	heard = make([]error, len(all))
	var wg sync.WaitGroup
	var mu sync.Mutex
	ask := func(i int) {
		wg.Go(func() {
			defer func() {
				mu.Lock()
				defer mu.Unlock()
				if recover() != nil {
					panics++
				}
			}()
			_, heard[i] = c.ask(all[i])
		})
	}
	ask(0)
	<-begun
	for i := 1; i < len(all); i++ {
		ask(i)
	}
	for waiting := 0; waiting < len(all)-1; runtime.Gosched() {
		c.mu.Lock()
		waiting = len(c.orgs[all[0].Org].waiting)
		c.mu.Unlock()
	}
	close(proceed)
	wg.Wait()
	return heard, panics
}

func TestThoseWhoWaitAreServedTogetherEachDeviceOnceAndOneThatFailsAlone(t *testing.T) {
	begun, proceed := make(chan struct{}, 1), make(chan struct{})
	bad := errors.New("it cannot be written")
	var most int
	c := &crowd{life: context.Background(), work: func(_ context.Context, org string, all []phone.Registering) ([]phone.Bound, error) {
		select {
		case begun <- struct{}{}:
		default:
		}
		<-proceed
		most = max(most, len(all))
		seen, out := map[string]bool{}, make([]phone.Bound, len(all))
		for _, r := range all {
			if seen[r.Device] || r.Org != org {
				t.Errorf("%s of %s is there twice or among others", r.Device, r.Org)
			}
			seen[r.Device] = true
			if r.Device == "bad" {
				return nil, bad
			}
		}
		return out, nil
	}}
	all := []phone.Registering{{Binding: phone.Binding{Org: "demo", Device: "first"}}}
	for i := range 200 {
		all = append(all, phone.Registering{Binding: phone.Binding{Org: "demo", Device: fmt.Sprint(i % 150)}})
	}
	all = append(all, phone.Registering{Binding: phone.Binding{Org: "demo", Device: "bad"}})
	heard, _ := together(c, begun, proceed, all)
	for i, err := range heard {
		if want := all[i].Device == "bad"; errors.Is(err, bad) != want || err != nil && !want {
			t.Errorf("%s: %v", all[i].Device, err)
		}
	}
	if most != phone.MaxAtOnce {
		t.Errorf("no more than %d were served together", most)
	}
	if len(c.orgs) != 0 {
		t.Errorf("%d queues are left", len(c.orgs))
	}
}

func TestAPanicOfWhoServesAllIsToldToAll(t *testing.T) {
	begun, proceed := make(chan struct{}, 1), make(chan struct{})
	first := true
	c := &crowd{life: context.Background(), work: func(_ context.Context, _ string, all []phone.Registering) ([]phone.Bound, error) {
		if first {
			first = false
			begun <- struct{}{}
			<-proceed
			return make([]phone.Bound, len(all)), nil
		}
		panic("at work")
	}}
	all := make([]phone.Registering, 6)
	for i := range all {
		all[i].Org, all[i].Device = "demo", fmt.Sprint(i)
	}
	heard, panics := together(c, begun, proceed, all)
	undone := 0
	for _, err := range heard {
		if errors.Is(err, errUndone) {
			undone++
		}
	}
	if heard[0] != nil || panics != 1 || undone != len(all)-2 || len(c.orgs) != 0 {
		t.Errorf("the first: %v; %d panicked, %d heard that it was not done, %d queues are left", heard[0], panics, undone, len(c.orgs))
	}
}
