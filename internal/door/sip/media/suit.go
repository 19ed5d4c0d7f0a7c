package media

import "slices"

// Suits tells whether what a side's other end says can be heard by another's: it says what comes first of what was agreed.
func (s *Side) Suits(o *Side) bool {
	says := s.out.takes()
	i := slices.IndexFunc(says, codec.speech)
	if i < 0 {
		return true
	}
	o.out.mu.Lock()
	defer o.out.mu.Unlock()
	_, _, ok := o.out.number(says[i])
	return ok || !o.out.agreed
}

// OfferFor is our description where the other end is to speak with another side's from now on: without what that one cannot hear.
func (s *Side) OfferFor(o *Side) []byte {
	hears := o.out.takes()
	s.mu.Lock()
	s.talks.ours = slices.DeleteFunc(slices.Clone(s.talks.ours), func(c codec) bool {
		_, law := c.law()
		_, there := find(hears, c)
		return !law && !there && c.speech()
	})
	s.mu.Unlock()
	return s.Offer()
}

// speech tells whether a codec is for what is said, rather than for keys or silence.
func (c codec) speech() bool { return !c.event() && c.name != "CN" }
