package media

import "time"

// Counts is what passed a side, in packets.
type Counts struct {
	Received  uint64
	Sent      uint64
	Lost      uint64 // never came
	Late      uint64 // came more than lateAfter later than the fastest of the last seconds
	Strangers uint64 // came from elsewhere than allowed, and were dropped
	Invalid   uint64 // were no packets, of a codec that was not agreed on, forged, or replayed
	Dropped   uint64 // could not be sent on, such as for want of a common codec
}

// Counts gives what passed so far.
func (s *Side) Counts() Counts {
	s.in.mu.Lock()
	c := s.in.counts
	c.Lost += s.in.source.lost()
	s.in.mu.Unlock()
	s.out.mu.Lock()
	defer s.out.mu.Unlock()
	c.Sent, c.Dropped = s.out.sent, s.out.dropped
	return c
}

// lateAfter is how much a jitter buffer of a phone makes up for.
const lateAfter = 60 * time.Millisecond

// source is an RTP stream that is received (RFC 3550, A.1, A.3, A.8).
type source struct {
	ssrc     uint32
	begin    time.Time
	base     uint32 // the first sequence number
	top      uint32 // the highest, with how often it began anew above it
	received uint32
	startAt  uint32
	transit  time.Duration // of the last packet, against the first
	jitter   float64       // in seconds
	fastest  time.Duration // transit, in the ten seconds before these and in these
	current  time.Duration
	since    time.Duration
	reported struct{ expected, received uint32 }
}

// note counts a packet and tells whether it was late.
func (r *source) note(seq uint16, at uint32, clock int, now time.Time) bool {
	if r.received == 0 {
		r.begin, r.base, r.top, r.startAt = now, uint32(seq), uint32(seq), at
	}
	r.received++
	if ahead := int16(seq - uint16(r.top)); ahead > 0 {
		r.top += uint32(ahead)
	}
	arrived := now.Sub(r.begin)
	transit := arrived - time.Duration(int32(at-r.startAt))*time.Second/time.Duration(clock)
	change := (transit - r.transit).Abs().Seconds()
	r.jitter += (change - r.jitter) / 16
	r.transit = transit
	if arrived-r.since > 10*time.Second {
		r.since, r.fastest, r.current = arrived, r.current, transit
	}
	r.current = min(r.current, transit)
	return transit-min(r.fastest, r.current) > lateAfter && change < 1
}

func (r *source) expected() uint32 {
	if r.received == 0 {
		return 0
	}
	return r.top - r.base + 1
}

func (r *source) lost() uint64 { return uint64(max(0, int64(r.expected())-int64(r.received))) }
