package span

import (
	"math"
	"time"
)

// microsPerDay counts the microseconds that a wall clock shows on an ordinary
// day, not how long a given day lasts.
const microsPerDay = int64(24 * time.Hour / time.Microsecond)

// Grid returns the starts, in microseconds since 1970 UTC and ascending, of all
// spans of the given length that lie wholly within the windows and start where
// the wall clock of zone shows a multiple of step since 00:00. Windows that
// overlap or touch are taken as one.
//
// The step counts readings, so a step of an hour gives full hours on the clock
// even where it shifts by half an hour, and starts anew at each midnight when
// it does not divide the day. The length is elapsed time. A reading that comes
// twice gives two starts, and one in a DST gap none. A length that is not
// positive, or a step below a microsecond, gives no starts. The work grows with
// the number of starts. The zone must not be nil.
func Grid(windows []Span, length, step time.Duration, zone *time.Location) []int64 {
	stepMicros := step.Microseconds()
	if length <= 0 || stepMicros <= 0 {
		return nil
	}
	var starts []int64
	clock := wallClock{zone: zone}
	for _, w := range Merge(windows) {
		at := clock.aligned(w.Start, stepMicros)
		for (Span{Start: at, End: w.End}).Length() >= length {
			starts = append(starts, at)
			at = clock.aligned(move(at, 1), stepMicros)
		}
	}
	return starts
}

// wallClock reads the clock of a zone. Between from and to, in microseconds, it is offset ahead of UTC: it is looked up only
// where that ends.
type wallClock struct {
	zone             *time.Location
	from, to, offset int64
}

// at makes the offset that of an instant.
func (c *wallClock) at(instant int64) {
	if c.from <= instant && instant < c.to {
		return
	}
	local := time.UnixMicro(instant).In(c.zone)
	_, seconds := local.Zone()
	c.from, c.to, c.offset = instant, math.MaxInt64, int64(seconds)*1e6
	// There may be no end, or one that is too far to count in microseconds.
	if _, end := local.ZoneBounds(); end.After(local) && end.UnixMicro() > instant {
		c.to = end.UnixMicro()
	}
}

// aligned returns the first instant not before at when the clock shows a
// multiple of step. It aims for the next multiple or the next midnight,
// whichever the clock would reach first, and looks again from wherever the clock
// is set on the way, since all that was reckoned no longer holds there.
func (c *wallClock) aligned(at, step int64) int64 {
	for {
		c.at(at)
		shown := c.shown(at)
		past := shown % step
		if past == 0 {
			return at
		}
		next := move(at, min(step-past, microsPerDay-shown))
		if next < c.to || c.to == math.MaxInt64 {
			return next
		}
		at = c.to
	}
}

// shown returns what the clock shows, in microseconds since 00:00.
func (c *wallClock) shown(at int64) int64 {
	past := (at%microsPerDay + c.offset) % microsPerDay
	if past < 0 {
		past += microsPerDay
	}
	return past
}
