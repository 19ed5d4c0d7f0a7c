// Package span is the arithmetic of time that bookings and opening hours rest
// on. It reads no clock, no file and no setting: every answer follows from the
// arguments, and none depends on the zone the machine happens to run in.
//
// Three things stay true throughout.
//
// A stretch of time is a half-open interval: it holds its first instant and
// stops just short of its last. Two meetings that follow one another therefore
// touch without overlapping, and a day cut at noon loses nothing and counts
// nothing twice. A Span is a pair of instants, in microseconds since 1970 UTC,
// and has no zone.
//
// A reading of the wall clock is not an instant. It becomes one only together
// with a calendar date and an IANA zone, and on two days of the year that step
// is not one-to-one. Where clocks go forward there is a DST gap, a run of
// readings that never occur; where they go back there is a repeated hour, a run
// of readings that occur twice. At reports which case it met instead of picking
// one quietly, and everything else that turns readings into instants goes
// through it. Nothing here assumes that a shift is an hour long, that it happens
// at night, or that a day begins at 00:00.
//
// What is malformed is empty. A span whose end does not lie after its start
// overlaps nothing, lies in nothing and is dropped from every set, so that a
// mistake upstream shows as too little time on offer and never as too much.
package span
