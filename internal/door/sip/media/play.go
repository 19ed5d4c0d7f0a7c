package media

import (
	"context"

	"bureau/internal/sound"
)

// playing is a sound that is being said on a side. It is done when its last packet has been heard to the end.
type playing struct {
	ctx      context.Context
	sound    []byte // A-law
	at       int
	again    bool // from the beginning, for ever
	untilKey bool
	waited   int // beats without anybody to hear it
	rested   int // beats since its last packet
	done     chan struct{}
	started  bool
}

// deaf is how long a sound waits for somebody to hear it, in beats; after that it passes unheard.
const deaf = 250

// rest is how long phones keep sound back to make up for delays, in beats: whoever hung up sooner would cut off the last word.
const rest = 10

// Play says a sound, A-law at 8 kHz, and returns at its end, when the context ends, or with the side. Whoever the side is joined with is not heard
// meanwhile. Where something is being said already, that ends.
func (s *Side) Play(ctx context.Context, alaw []byte) { s.play(&playing{ctx: ctx, sound: alaw}) }

// PlayUntilKey says a sound likewise; the first key that is pressed, or that waits already, ends it at once. The key is among Keys.
func (s *Side) PlayUntilKey(ctx context.Context, alaw []byte) {
	s.play(&playing{ctx: ctx, sound: alaw, untilKey: true})
}

// Repeat says a sound again and again until the context ends.
func (s *Side) Repeat(ctx context.Context, alaw []byte) {
	s.play(&playing{ctx: ctx, sound: alaw, again: true})
}

func (s *Side) play(p *playing) {
	p.done = make(chan struct{})
	if len(p.sound) == 0 || !s.out.start(p) {
		return
	}
	defer s.out.stop(p)
	if p.untilKey && len(s.keys) > 0 {
		return
	}
	select {
	case <-p.done:
	case <-p.ctx.Done():
	case <-s.over:
	}
}

func (o *out) start(p *playing) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if p.ctx.Err() != nil {
		return false
	}
	o.silence()
	o.playing = p
	return true
}

func (o *out) stop(p *playing) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.playing == p {
		o.silence()
	}
}

// silence ends what is being said.
func (o *out) silence() {
	if o.playing != nil {
		close(o.playing.done)
		o.playing = nil
	}
}

// keyed ends what a key ends.
func (o *out) keyed() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.playing != nil && o.playing.untilKey {
		o.silence()
	}
}

// play says the next packet.
func (o *out) play() {
	p := o.playing
	if p.again && p.at >= len(p.sound) {
		p.at = 0
	}
	if p.ctx.Err() != nil || p.rested >= rest {
		o.silence()
		return
	}
	if p.at >= len(p.sound) {
		p.rested++
		return
	}
	c, law, ok := g711(o.codecs)
	if !ok || !o.ready() {
		if p.waited++; p.waited > deaf {
			p.at += perBeat
		}
		return
	}
	b := o.room[:headerLength+perBeat]
	n := copy(b[headerLength:], p.sound[p.at:])
	for i := headerLength + n; i < len(b); i++ {
		b[i] = sound.ALaw.Silence()
	}
	if law == sound.ULaw {
		sound.ALaw.Turn(b[headerLength:], b[headerLength:])
	}
	o.say(b, c.pt, !p.started)
	p.at, p.started = p.at+perBeat, true
}

// say sends a packet of our own: in a stream whose timestamps run with the clock, also while nothing is said.
func (o *out) say(b []byte, pt uint8, marker bool) {
	st := &o.stream
	if !st.any || st.from != nil {
		o.renew(nil, 0)
		st.at = st.topAt - o.beats*perBeat
	} else {
		st.top++
	}
	st.topAt, st.lastClock = st.at+o.beats*perBeat, sound.Rate
	header(b, pt, marker, st.top, st.topAt, st.ssrc)
	o.send(b)
}
