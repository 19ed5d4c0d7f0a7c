package span

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Hours is one stretch of a wall-clock day, from the minute From up to but not
// including the minute To. Both count minutes since 00:00, To at most 1440.
type Hours struct{ From, To int }

// wholeDay is open at every reading of the clock.
var wholeDay = Hours{From: 0, To: minutesPerDay}

// valid reports whether the hours lie within one day and hold a minute.
func (h Hours) valid() bool {
	return 0 <= h.From && h.From < h.To && h.To <= minutesPerDay
}

// text writes the hours as HH:MM-HH:MM.
func (h Hours) text() string {
	return FormatClock(h.From) + "-" + FormatClock(h.To)
}

// Week gives the open hours of each day, indexed by time.Weekday. It holds
// readings of the wall clock and becomes time only in a zone. The zero Week is
// always closed.
type Week [7][]Hours

// dayNames are the names of the text form, indexed by time.Weekday.
var dayNames = [7]string{"su", "mo", "tu", "we", "th", "fr", "sa"}

// writtenOrder is the order of days in the text form, which starts on Monday.
var writtenOrder = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday,
	time.Friday, time.Saturday, time.Sunday,
}

// alwaysOpen is the text form of a week open at every reading of every day.
const alwaysOpen = "always"

// Validate returns an error naming the first hours that leave the day, hold no
// minute, or start before the ones listed ahead of them are over. Hours may
// touch.
func (w Week) Validate() error {
	for _, day := range writtenOrder {
		if err := validateDay(w[day]); err != nil {
			return fmt.Errorf("span: %s: %w", dayNames[day], err)
		}
	}
	return nil
}

func validateDay(hours []Hours) error {
	end := 0
	for _, h := range hours {
		if !h.valid() {
			return fmt.Errorf("%s is not a stretch of one day", h.text())
		}
		if h.From < end {
			return fmt.Errorf("%s starts before the hours ahead of it are over", h.text())
		}
		end = h.To
	}
	return nil
}

// Windows returns the time within over during which the week is open when its
// readings are taken in zone: sorted, clipped to over, with touching windows
// such as …–24:00 and 00:00–… joined.
//
// Hours that lie wholly in a DST gap vanish, and hours that straddle one lose
// what the clock jumped over. Hours that start in a repeated hour open when the
// reading first comes, and hours that run into one close when their last minute
// has come for the second time, so that nothing open is lost; the time between
// the two counts as open. Hours that end just where the repeat begins do not
// run into it and close on time.
//
// Hours that Validate would refuse as leaving the day or holding no minute are
// ignored. The work grows with the number of days in over. The zone must not be
// nil.
func (w Week) Windows(over Span, zone *time.Location) []Span {
	if !over.Valid() {
		return nil
	}
	var open []Span
	// A day on either side covers dates that come again when clocks go back.
	last := DateOf(over.EndTime(), zone).AddDays(1)
	for d := DateOf(over.StartTime(), zone).AddDays(-1); !last.Before(d); d = d.AddDays(1) {
		open = append(open, w.onDate(d, zone)...)
	}
	return Common(open, []Span{over})
}

// onDate returns the open time of one date. A span may come out empty, where a
// gap has swallowed it, and is left for Merge to drop.
func (w Week) onDate(d Date, zone *time.Location) []Span {
	var open []Span
	for _, h := range w[d.Weekday()] {
		if h.valid() {
			open = append(open, Of(opening(d, h.From, zone), closing(d, h.To, zone)))
		}
	}
	return open
}

// ParseWeek reads the text form of a week: days parted by semicolons, each a
// two-letter name (mo tu we th fr sa su) followed by one or more HH:MM-HH:MM in
// order, as in "mo 09:00-12:00 13:00-17:00; tu 09:00-12:00". Days may come in
// any order and those left out are closed. The empty text is always closed and
// "always" is open all of every day. Unknown or repeated days, days without
// hours, and hours that Validate refuses are errors.
func ParseWeek(s string) (Week, error) {
	var w Week
	switch s {
	case "":
		return w, nil
	case alwaysOpen:
		return everyDay(wholeDay), nil
	}
	for part := range strings.SplitSeq(s, ";") {
		if err := w.readDay(strings.Fields(part)); err != nil {
			return Week{}, fmt.Errorf("span: week %q: %w", s, err)
		}
	}
	if err := w.Validate(); err != nil {
		return Week{}, err
	}
	return w, nil
}

// readDay sets one day from its name and the hours that follow it. A day
// without hours is refused because nobody can tell whether it was meant as open
// or as closed.
func (w *Week) readDay(words []string) error {
	if len(words) < 2 {
		return errors.New("a day needs a name and at least one HH:MM-HH:MM")
	}
	day := slices.Index(dayNames[:], words[0])
	if day < 0 {
		return fmt.Errorf("%q is not one of mo tu we th fr sa su", words[0])
	}
	if w[day] != nil {
		return fmt.Errorf("%s is given more than once", words[0])
	}
	for _, word := range words[1:] {
		h, err := parseHours(word)
		if err != nil {
			return err
		}
		w[day] = append(w[day], h)
	}
	return nil
}

func parseHours(word string) (Hours, error) {
	fromText, toText, _ := strings.Cut(word, "-")
	from, badFrom := ParseClock(fromText)
	to, badTo := ParseClock(toText)
	if badFrom != nil || badTo != nil {
		return Hours{}, fmt.Errorf("%q is not of the form HH:MM-HH:MM", word)
	}
	return Hours{From: from, To: to}, nil
}

// String writes the text form that ParseWeek reads, days from Monday on and
// closed days left out. Equal weeks give equal texts. For a week that Validate
// refuses it is of use only in messages.
func (w Week) String() string {
	if w.open24() {
		return alwaysOpen
	}
	var days []string
	for _, day := range writtenOrder {
		if len(w[day]) == 0 {
			continue
		}
		words := []string{dayNames[day]}
		for _, h := range w[day] {
			words = append(words, h.text())
		}
		days = append(days, strings.Join(words, " "))
	}
	return strings.Join(days, "; ")
}

// open24 reports whether every day consists of 00:00-24:00 and nothing else.
func (w Week) open24() bool {
	for _, hours := range w {
		if len(hours) != 1 || hours[0] != wholeDay {
			return false
		}
	}
	return true
}

// everyDay makes a week with the same hours on all days.
func everyDay(hours ...Hours) Week {
	var w Week
	for day := range w {
		w[day] = slices.Clone(hours)
	}
	return w
}

// On writes the hours of one day for people, such as "09:00 – 12:00, 13:00 – 17:00"; "–" for a closed day.
func (w Week) On(day time.Weekday) string {
	out := make([]string, len(w[day]))
	for i, h := range w[day] {
		out[i] = FormatClock(h.From) + " – " + FormatClock(h.To)
	}
	if len(out) == 0 {
		return "–"
	}
	return strings.Join(out, ", ")
}
