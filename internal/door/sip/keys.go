package sip

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"
)

// informed takes digits that a phone sends as messages: application/dtmf-relay and application/dtmf.
func (l *leg) informed(req *sip.Request, tx sip.ServerTransaction) {
	reply(tx, respond(req, sip.StatusOK, "OK"))
	kind := ""
	if c := req.ContentType(); c != nil {
		kind = strings.ToLower(c.Value())
	}
	if !strings.HasPrefix(kind, "application/dtmf") || l.side == nil {
		return
	}
	text := strings.TrimSpace(string(req.Body()))
	for _, line := range strings.Split(text, "\n") {
		if name, value, ok := strings.Cut(line, "="); ok && strings.EqualFold(strings.TrimSpace(name), "signal") {
			text = strings.TrimSpace(value)
		}
	}
	switch text {
	case "10":
		text = "*"
	case "11":
		text = "#"
	}
	if len(text) == 1 && strings.Contains("0123456789*#ABCD", text) {
		l.press(req.CSeq().SeqNo, text[0])
	}
}

// inOrder is how long a key waits for one that was pressed before it and comes after it.
const inOrder = 80 * time.Millisecond

// numbered is a key with the number of the request that brought it.
type numbered struct {
	seq uint32
	key byte
}

// press hands on keys in the order in which they were pressed.
func (l *leg) press(seq uint32, key byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range l.pressed {
		if k.seq == seq {
			return
		}
	}
	if l.pressed = append(l.pressed, numbered{seq, key}); len(l.pressed) > 1 {
		return
	}
	time.AfterFunc(inOrder, func() {
		l.mu.Lock()
		all := l.pressed
		l.pressed = nil
		l.mu.Unlock()
		slices.SortFunc(all, func(a, b numbered) int { return cmp.Compare(a.seq, b.seq) })
		for _, k := range all {
			l.side.Press(k.key)
		}
	})
}

// passOn begins to hand on keys, once. What was pressed before is forgotten.
func (l *leg) passOn() {
	l.mu.Lock()
	begun := l.passes
	l.passes = true
	l.mu.Unlock()
	if begun {
		return
	}
	for {
		select {
		case <-l.side.Keys():
			continue
		default:
		}
		break
	}
	l.door.goes(l.pass)
}

// pass hands on the keys that the other end presses, as messages, as long as the leg lives: to whoever it speaks with, where that end does not take keys with the
// sound. Those that it takes so, the sound carries.
func (l *leg) pass() {
	for {
		select {
		case <-l.over:
			return
		case key := <-l.side.Keys():
			c := l.in()
			if c == nil {
				continue
			}
			if far := c.other(l); far != nil && !far.side.TakesKeys() {
				far.inform(key)
			}
		}
	}
}

// inform sends a key as a message, if the other end says that it takes any.
func (l *leg) inform(key byte) {
	l.mu.Lock()
	can := strings.Contains(l.peerCan, string(sip.INFO))
	l.mu.Unlock()
	if can {
		_, _ = l.ask(sip.INFO, "application/dtmf-relay", []byte("Signal="+string(key)+"\r\nDuration=160\r\n"))
	}
}
