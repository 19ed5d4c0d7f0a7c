package appointment

import (
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Wish is when a time would suit whoever waits for one, by the calendar and the clock of the site.
type Wish struct {
	First span.Date
	Last  span.Date // included
	Days  Set       // of the week, by time.Weekday
	Parts Set       // of the day, by when it begins: Morning, Afternoon, Evening
}

// Set is a set of small numbers.
type Set uint8

// SetOf makes a set.
func SetOf(all ...int) (s Set) {
	for _, n := range all {
		s |= 1 << n
	}
	return s
}

// Has tells whether a number is in the set.
func (s Set) Has(n int) bool { return n >= 0 && n < 8 && s>>n&1 == 1 }

// Parts of a day: before noon, before five, and after.
const (
	Morning = iota
	Afternoon
	Evening
)

// Sets that name everything.
const (
	EveryDay  Set = 1<<7 - 1
	EveryPart Set = 1<<3 - 1
)

// noon and evening are the hours at which a part of the day begins.
const (
	noon    = 12
	evening = 17
)

// MaxWish bounds the days between today and the last of a wish.
const MaxWish = 92

func partOf(hour int) int {
	switch {
	case hour < noon:
		return Morning
	case hour < evening:
		return Afternoon
	}
	return Evening
}

// Fits tells whether a time that begins then would suit, as a clock on the wall of the site shows it.
func (w Wish) Fits(start time.Time, zone *time.Location) bool {
	day := span.DateOf(start, zone)
	return !day.Before(w.First) && !w.Last.Before(day) && w.Days.Has(int(day.Weekday())) && w.Parts.Has(partOf(start.In(zone).Hour()))
}

// from is the wish as it can be kept from a day on; refused where nothing could ever suit.
func (w Wish) from(today span.Date) (Wish, error) {
	if w.First.Before(today) {
		w.First = today
	}
	w.Days, w.Parts = w.Days&EveryDay, w.Parts&EveryPart
	switch {
	case w.Last.Before(today):
		return w, fault.New(fault.Invalid, i18n.WaitPast).On("last_day")
	case w.Last.Before(w.First):
		return w, fault.New(fault.Invalid, i18n.WaitOrder).On("last_day")
	case today.AddDays(MaxWish).Before(w.Last):
		return w, fault.New(fault.Invalid, i18n.WaitFar, MaxWish).On("last_day")
	case w.Days == 0:
		return w, fault.New(fault.Invalid, i18n.WaitNoDay).On("weekdays")
	case w.Parts == 0:
		return w, fault.New(fault.Invalid, i18n.WaitNoPart).On("parts")
	}
	if !w.meets() {
		return w, fault.New(fault.Invalid, i18n.WaitNever).On("weekdays")
	}
	return w, nil
}

// meets tells whether one of the days is one of the week that suits.
func (w Wish) meets() bool {
	for d, n := w.First, 0; n < 7 && !w.Last.Before(d); d, n = d.AddDays(1), n+1 {
		if w.Days.Has(int(d.Weekday())) {
			return true
		}
	}
	return false
}
