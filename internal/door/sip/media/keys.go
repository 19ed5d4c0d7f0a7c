package media

import (
	"slices"

	"bureau/internal/sound"
)

// maxKeysWaiting is how many keys wait to be read. If there are more, the oldest is forgotten.
const maxKeysWaiting = 32

// Keys are the keys that the other end presses, 0–9, *, #, A–D, each once.
func (s *Side) Keys() <-chan byte { return s.keys }

// Press is a key that came another way than with the sound, such as in a SIP INFO. Whoever the side is joined with hears it.
func (s *Side) Press(key byte) {
	if _, ok := sound.Key(key); !ok {
		return
	}
	s.pressed(key)
	if other := s.in.partner(); other != nil {
		other.Send(key)
	}
}

// Send presses a key towards the other end, as events of RFC 4733. False: the other end does not take these, see TakesKeys.
func (s *Side) Send(key byte) bool {
	if _, ok := sound.Key(key); !ok || !s.TakesKeys() {
		return false
	}
	s.out.mu.Lock()
	defer s.out.mu.Unlock()
	if len(s.out.pressed) < maxKeysWaiting {
		s.out.pressed = append(s.out.pressed, key)
	}
	return true
}

// TakesKeys tells whether the other end takes keys with the sound. Where it does not, they are for the signalling to pass on.
func (s *Side) TakesKeys() bool {
	return slices.ContainsFunc(s.out.takes(), func(c codec) bool { return c.event() && c.clock == sound.Rate })
}

// pressed takes a key: it ends a recording that waits for it, else it is there to be read. It ends what is said, too, where that is said until a key.
func (s *Side) pressed(key byte) {
	if s.in.ends(key) {
		return
	}
	defer s.out.keyed() // once it is there to be read
	for {
		select {
		case s.keys <- key:
			return
		default:
		}
		select {
		case <-s.keys:
		default:
		}
	}
}

// pressing is a key on its way to the other end.
type pressing struct {
	press sound.Press
	at    uint32
	pause int // beats after it before the next
}

// pressed for 100 ms, and 60 ms between two.
const (
	pressTime  = 5 * perBeat
	pressPause = 3
)

// pressOn sends the next packet of the key that is pressed, or begins with the next one.
func (o *out) pressOn() {
	event, ok := find(o.codecs, codec{name: "TELEPHONE-EVENT", clock: sound.Rate, channels: 1})
	if !ok || !o.ready() {
		o.press, o.pressed = nil, nil
		return
	}
	if o.press == nil {
		p, _ := sound.NewPress(o.pressed[0], pressTime)
		o.press, o.pressed = &pressing{press: p}, o.pressed[1:]
	}
	if o.press.pause > 0 {
		if o.press.pause--; o.press.pause == 0 {
			o.press = nil
		}
		return
	}
	e, first, more := o.press.press.Next()
	if first {
		o.press.at = o.now()
	}
	b := e.Append(o.room[:headerLength])
	header(b, event.pt, first, o.stream.top+1, o.press.at, o.stream.ssrc)
	o.stream.top, o.stream.seq = o.stream.top+1, o.stream.seq+1
	o.send(b)
	if !more {
		o.press.pause = pressPause
	}
}

// now is the timestamp of what is said at this moment, in the stream that is sent; where there is none, one of our own begins.
func (o *out) now() uint32 {
	st := &o.stream
	if !st.any {
		o.renew(nil, 0)
		st.at = st.topAt - o.beats*perBeat
	}
	if st.from == nil {
		return st.at + o.beats*perBeat
	}
	return st.topAt + uint32(perBeat*max(1, st.lastClock/sound.Rate))
}
