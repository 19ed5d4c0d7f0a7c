package sip

import (
	"context"
	"errors"
	"sync"
	"time"

	"bureau/internal/phone"
)

// crowd does at once what many ask for: whoever finds nobody of the organisation at work does it for all who wait there.
type crowd struct {
	work func(ctx context.Context, org string, all []phone.Registering) ([]phone.Bound, error)
	life context.Context
	mu   sync.Mutex
	orgs map[string]*queue // of organisations for which somebody is at work
}

type queue struct{ waiting []*asking }

type asking struct {
	phone.Registering
	phone.Bound
	turn chan bool // true: it is the next to do the work
}

// patient is how long the work may take.
const patient = 10 * time.Second

var errUndone = errors.New("whoever did the work for all did not end it")

// ask gives what came of a request, alone or among others.
func (c *crowd) ask(r phone.Registering) ([]phone.Binding, error) {
	a := &asking{Registering: r, turn: make(chan bool, 1)}
	a.Err = errUndone
	if c.enter(a) || <-a.turn {
		c.lead(a)
	}
	return a.All, a.Err
}

// enter queues a request and tells whether nobody is at work.
func (c *crowd) enter(a *asking) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.orgs == nil {
		c.orgs = map[string]*queue{}
	}
	q, busy := c.orgs[a.Org]
	if !busy {
		q = &queue{}
		c.orgs[a.Org] = q
	}
	q.waiting = append(q.waiting, a)
	return !busy
}

// lead does the work of those who wait, then lets the first of those who came meanwhile lead.
func (c *crowd) lead(own *asking) {
	batch := c.gather(own.Org)
	defer func() {
		c.pass(own.Org)
		for _, a := range batch {
			if a != own {
				a.turn <- false
			}
		}
	}()
	ctx, cancel := context.WithTimeout(c.life, patient)
	defer cancel()
	if c.together(ctx, batch) != nil {
		for _, a := range batch { // one of them may be the reason
			if err := c.together(ctx, []*asking{a}); err != nil {
				a.Err = err
			}
		}
	}
}

// gather takes those who wait, one of each device. The first of them is the one who leads.
func (c *crowd) gather(org string) (batch []*asking) {
	c.mu.Lock()
	defer c.mu.Unlock()
	q, seen := c.orgs[org], map[string]bool{}
	var later []*asking
	for _, a := range q.waiting {
		if seen[a.Device] || len(batch) >= phone.MaxAtOnce {
			later = append(later, a)
			continue
		}
		seen[a.Device] = true
		batch = append(batch, a)
	}
	q.waiting = later
	return batch
}

func (c *crowd) pass(org string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	q := c.orgs[org]
	if len(q.waiting) == 0 {
		delete(c.orgs, org)
		return
	}
	q.waiting[0].turn <- true
}

func (c *crowd) together(ctx context.Context, batch []*asking) error {
	all := make([]phone.Registering, len(batch))
	for i, a := range batch {
		all[i] = a.Registering
	}
	out, err := c.work(ctx, batch[0].Org, all)
	if err != nil {
		return err
	}
	for i, a := range batch {
		a.Bound = out[i]
	}
	return nil
}
