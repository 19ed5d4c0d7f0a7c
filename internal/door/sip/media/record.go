package media

import (
	"context"
	"time"

	"bureau/internal/sound"
)

// recording keeps what is heard: A-law, each packet at its place by its timestamp.
type recording struct {
	sound  []byte
	most   int // bytes
	end    byte
	begun  bool
	ssrc   uint32
	origin uint32 // the timestamp of the first byte
	beats  int
	quiet  int // beats since somebody was heard
	done   chan struct{}
	over   bool
}

const (
	quietMost = 10 * sound.Rate / perBeat // beats of silence that end a recording
	gapMost   = 5 * sound.Rate            // samples that may be missing; after more the sender counts anew
	loud      = 400                       // a sample of somebody who speaks
)

// Record keeps what the other end says, until a key is pressed (which is not among Keys; 0: none), the longest time has passed, nobody has spoken for ten
// seconds, the context or the side ends. It gives A-law at 8 kHz. What was lost is silence in it.
func (s *Side) Record(ctx context.Context, longest time.Duration, end byte) []byte {
	r := &recording{most: int(longest.Milliseconds()) * sound.Rate / 1000, end: end, done: make(chan struct{})}
	s.in.record(r)
	select {
	case <-r.done:
	case <-ctx.Done():
	case <-s.over:
	}
	s.in.mu.Lock()
	defer s.in.mu.Unlock()
	if s.in.rec == r {
		s.in.rec = nil
	}
	r.finish()
	return r.sound
}

func (i *in) record(r *recording) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.rec != nil {
		i.rec.finish()
	}
	i.rec = r
}

// ends tells whether a key ends a recording, and does it.
func (i *in) ends(key byte) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.rec == nil || i.rec.over || i.rec.end != key {
		return false
	}
	i.rec.finish()
	return true
}

func (r *recording) finish() {
	if !r.over {
		r.over = true
		close(r.done)
	}
}

func (r *recording) beat() {
	r.beats++
	r.quiet++
	if r.quiet >= quietMost || r.beats*perBeat >= r.most {
		r.finish()
	}
}

// add puts a packet where it belongs.
func (r *recording) add(law sound.Law, p packet) {
	if r.over {
		return
	}
	at := int(int32(p.at - r.origin))
	if !r.begun || r.ssrc != p.ssrc || at < -gapMost || at > len(r.sound)+gapMost {
		r.begun, r.ssrc, r.origin = true, p.ssrc, p.at-uint32(len(r.sound))
		at = len(r.sound)
	}
	payload := p.payload()
	if at < 0 {
		return
	}
	for len(r.sound) < min(at+len(payload), r.most) {
		r.sound = append(r.sound, sound.ALaw.Silence())
	}
	if at >= len(r.sound) {
		r.finish()
		return
	}
	place := r.sound[at:min(at+len(payload), len(r.sound))]
	copy(place, payload)
	if law == sound.ULaw {
		sound.ULaw.Turn(place, place)
	}
	if speaks711(place) {
		r.quiet = 0
	}
}

func speaks711(alaw []byte) bool {
	for _, b := range alaw {
		if s := sound.ALaw.Decode(b); s > loud || s < -loud {
			return true
		}
	}
	return false
}
