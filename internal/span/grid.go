package span

import "time"

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
	for _, w := range Merge(windows) {
		at := aligned(w.Start, stepMicros, zone)
		for (Span{Start: at, End: w.End}).Length() >= length {
			starts = append(starts, at)
			at = aligned(move(at, 1), stepMicros, zone)
		}
	}
	return starts
}

// aligned returns the first instant not before at when the clock of zone shows
// a multiple of step. It aims for the next multiple or the next midnight,
// whichever the clock would reach first, and looks again from wherever the clock
// is set on the way, since all that was reckoned no longer holds there.
func aligned(at, step int64, zone *time.Location) int64 {
	for {
		local := time.UnixMicro(at).In(zone)
		shown := microsShown(local)
		past := shown % step
		if past == 0 {
			return at
		}
		next := move(at, min(step-past, microsPerDay-shown))
		_, end := local.ZoneBounds()
		if !end.After(local) || time.UnixMicro(next).Before(end) {
			return next
		}
		at = end.UnixMicro()
	}
}

// microsShown returns what the clock shows, in microseconds since 00:00.
func microsShown(local time.Time) int64 {
	hour, minute, second := local.Clock()
	seconds := int64(hour*60+minute)*60 + int64(second)
	return seconds*1e6 + int64(local.Nanosecond()/1e3)
}
