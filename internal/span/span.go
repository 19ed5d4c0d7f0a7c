package span

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Span is the half-open interval [Start, End) of instants, both counted in
// microseconds since 1970-01-01 00:00 UTC. A Span that is not Valid holds no
// instant at all.
type Span struct{ Start, End int64 }

// Of makes a Span of two instants, whatever zones they are shown in. Fractions
// of a microsecond are cut towards the past. The result is not Valid when end
// is not after start.
func Of(start, end time.Time) Span {
	return Span{Start: start.UnixMicro(), End: end.UnixMicro()}
}

// Valid reports whether the span holds at least one instant, that is whether
// Start lies before End.
func (s Span) Valid() bool { return s.Start < s.End }

// Overlaps reports whether some instant lies in both spans. Spans that only
// touch do not overlap, and a span that is not Valid overlaps nothing.
func (s Span) Overlaps(o Span) bool {
	_, shared := s.Intersect(o)
	return shared
}

// Contains reports whether every instant of o lies in s. It is false when
// either is not Valid: an empty booking fits nowhere rather than everywhere.
func (s Span) Contains(o Span) bool {
	return s.Valid() && o.Valid() && s.Start <= o.Start && o.End <= s.End
}

// Intersect returns the instants that lie in both spans. It returns false and
// the zero Span when there are none.
func (s Span) Intersect(o Span) (Span, bool) {
	both := Span{Start: max(s.Start, o.Start), End: min(s.End, o.End)}
	if !both.Valid() {
		return Span{}, false
	}
	return both, true
}

// Length returns how long the span lasts in elapsed time, not by the wall
// clock. It is zero for a span that is not Valid, and the longest Duration,
// some 292 years, for any span longer than that.
func (s Span) Length() time.Duration {
	if !s.Valid() {
		return 0
	}
	// The difference of two far apart int64 wraps around to a negative number.
	micros := s.End - s.Start
	if micros < 0 || micros > math.MaxInt64/int64(time.Microsecond) {
		return math.MaxInt64
	}
	return time.Duration(micros) * time.Microsecond
}

// StartTime returns the first instant of the span, in UTC.
func (s Span) StartTime() time.Time { return time.UnixMicro(s.Start).UTC() }

// EndTime returns the instant just after the span, in UTC.
func (s Span) EndTime() time.Time { return time.UnixMicro(s.End).UTC() }

// Widen returns the span with a buffer of elapsed time put before and after it,
// each in whole microseconds. Negative buffers narrow it, possibly until it is
// no longer Valid. A span that is not Valid comes back as it was, since a
// buffer around nothing must not turn into time that is taken or on offer.
func (s Span) Widen(before, after time.Duration) Span {
	if !s.Valid() {
		return s
	}
	return Span{Start: move(s.Start, -before.Microseconds()), End: move(s.End, after.Microseconds())}
}

// move shifts an instant by microseconds and stops at the ends of the number
// range, where plain addition would jump from the far future to the far past.
func move(at, micros int64) int64 {
	sum := at + micros
	switch {
	case micros > 0 && sum < at:
		return math.MaxInt64
	case micros < 0 && sum > at:
		return math.MinInt64
	}
	return sum
}

// Merge returns the same instants as the fewest spans possible: sorted, with
// overlapping and touching spans joined, and those that are not Valid left out.
// The input keeps its order and content.
func Merge(spans []Span) []Span {
	valid := sorted(spans)
	if len(valid) == 0 {
		return nil
	}
	merged := valid[:0] // never grows past what is read
	for _, s := range valid {
		last := len(merged) - 1
		if last >= 0 && s.Start <= merged[last].End {
			merged[last].End = max(merged[last].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// sorted copies the Valid spans in order of their start.
func sorted(spans []Span) []Span {
	valid := make([]Span, 0, len(spans))
	for _, s := range spans {
		if s.Valid() {
			valid = append(valid, s)
		}
	}
	slices.SortFunc(valid, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) }) // quick where they are in order, as most are
	return valid
}

// Subtract returns the instants of from that lie in no span of away, merged as
// by Merge. Neither input is changed.
func Subtract(from, away []Span) []Span {
	holes := Merge(away)
	left := make([]Span, 0, len(from)+len(holes))
	for _, s := range Merge(from) {
		// Holes that end before this span end before every later one too.
		for len(holes) > 0 && holes[0].End <= s.Start {
			holes = holes[1:]
		}
		left = s.without(holes, left)
	}
	if len(left) == 0 {
		return nil
	}
	return left
}

// without cuts merged holes, none of which ends before the span starts, out of
// a Valid span, and adds what is left.
func (s Span) without(holes, left []Span) []Span {
	start := s.Start
	for _, hole := range holes {
		if hole.Start >= s.End {
			break
		}
		if start < hole.Start {
			left = append(left, Span{Start: start, End: hole.Start})
		}
		start = hole.End
	}
	if start < s.End {
		left = append(left, Span{Start: start, End: s.End})
	}
	return left
}

// Common returns the instants that lie in both sets, merged as by Merge.
// Neither input is changed.
func Common(a, b []Span) []Span {
	var common []Span
	a, b = Merge(a), Merge(b)
	for len(a) > 0 && len(b) > 0 {
		if both, shared := a[0].Intersect(b[0]); shared {
			common = append(common, both)
		}
		// Whichever ends first can meet nothing further on the other side.
		if a[0].End < b[0].End {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return common
}
