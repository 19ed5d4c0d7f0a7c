// Package live tells open pages and connections that something changed, on every node.
//
// It carries topics only, such as "floor/…" or "presence", never data: whoever hears one asks again, with its own
// rights. Topics are told after the commit, and only within their organisation. A listener that is slow hears
// each topic once, however often it changed; one that may have missed something hears Everything.
package live

import (
	"context"
	"slices"
	"strings"
	"sync"

	"bureau/internal/db"
)

// Everything is the topic of a listener that may have missed others.
const Everything = "everything"

// Hub connects those who change with those who listen.
type Hub struct {
	db        *db.DB
	mu        sync.Mutex
	listeners map[*Listener]struct{}
	left      chan struct{} // closed when nobody shall listen here any more
}

// Listener hears the topics of one organisation.
type Listener struct {
	org    string
	member string
	mu     sync.Mutex
	due    []string
	wake   chan struct{}
}

// New makes a hub that hears all nodes until ctx ends.
func New(ctx context.Context, d *db.DB) *Hub {
	h := &Hub{db: d, listeners: map[*Listener]struct{}{}, left: make(chan struct{})}
	d.Hear(ctx, h.hear)
	return h
}

// Tell announces topics of an organisation.
func (h *Hub) Tell(ctx context.Context, org string, topics ...string) error {
	slices.Sort(topics)
	for chunk := range slices.Chunk(slices.Compact(topics), 100) {
		if err := h.db.Notify(ctx, org+" "+strings.Join(chunk, " ")); err != nil {
			return err
		}
	}
	return nil
}

// Follow calls fn with the topics of every organisation until ctx ends; with none, where something may have been missed. It must not wait.
func (h *Hub) Follow(ctx context.Context, fn func(org string, topics []string)) {
	h.db.Hear(ctx, func(payload string) {
		org, topics, _ := strings.Cut(payload, " ")
		fn(org, strings.Fields(topics))
	})
}

func (h *Hub) hear(payload string) {
	org, topics, _ := strings.Cut(payload, " ")
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		switch {
		case payload == "":
			l.add(Everything)
		case l.org == org:
			l.add(strings.Fields(topics)...)
		}
	}
}

// MaxListeners bounds how many listeners one member has at once; a browser needs one, whatever its tabs.
const MaxListeners = 16

// Listen begins to hear, unless the member has too many listeners already; the caller must Close.
func (h *Hub) Listen(org, member string) (*Listener, bool) {
	l := &Listener{org: org, member: member, wake: make(chan struct{}, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for o := range h.listeners {
		if o.member == member {
			n++
		}
	}
	if n >= MaxListeners {
		return nil, false
	}
	h.listeners[l] = struct{}{}
	return l, true
}

// Leave asks every listener to go, because the program is about to end; they will find another node, or this one anew.
func (h *Hub) Leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	select {
	case <-h.left:
	default:
		close(h.left)
	}
}

// Left is closed when listeners shall go.
func (h *Hub) Left() <-chan struct{} { return h.left }

// Count is how many listen now.
func (h *Hub) Count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners)
}

// Close ends a listener.
func (h *Hub) Close(l *Listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, l)
}

// maxDue bounds what a listener is owed; beyond it, it hears Everything.
const maxDue = 200

func (l *Listener) add(topics ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, t := range topics {
		if !slices.Contains(l.due, t) {
			l.due = append(l.due, t)
		}
	}
	if len(l.due) > maxDue {
		l.due = []string{Everything}
	}
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Wake is ready when there is something to take.
func (l *Listener) Wake() <-chan struct{} { return l.wake }

// Take gives the topics since the last Take.
func (l *Listener) Take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	due := l.due
	l.due = nil
	return due
}
