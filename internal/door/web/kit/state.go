package kit

import (
	"strings"
	"time"
	"unicode"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// StateText is a state in a word.
func StateText(s workplace.State) i18n.Text {
	switch s {
	case workplace.Soon:
		return i18n.StateSoon
	case workplace.IsReserved:
		return i18n.StateTaken
	case workplace.Occupied:
		return i18n.StateIn
	case workplace.Out:
		return i18n.StateOut
	}
	return i18n.StateFree
}

// StateLine says a status in a few words, with the time until which it holds.
func StateLine(v *View, s workplace.Status, zone *time.Location) string {
	if s.Asset.Capacity > 1 && s.State != workplace.Out {
		return v.T(i18n.LeftOf, max(0, s.Left), s.Asset.Capacity)
	}
	if s.Until.IsZero() {
		return v.T(StateText(s.State))
	}
	var text fault.Text = i18n.FreeUntil
	switch s.State {
	case workplace.IsReserved:
		text = i18n.TakenUntil
	case workplace.Occupied:
		text = i18n.InUntil
	case workplace.Out:
		text = i18n.OutUntil
	}
	return v.T(text, When(v, s.Until, zone))
}

// When is a time of today, or a day and a time.
func When(v *View, t time.Time, zone *time.Location) string {
	l := v.In(zone)
	midnight := t.In(zone).Format("15:04") == "00:00"
	switch {
	case midnight && l.ISODate(t.Add(-time.Minute)) == l.ISODate(v.Now):
		return "24:00"
	case l.ISODate(t) == l.ISODate(v.Now):
		return l.Clock(t)
	}
	return l.Short(t) + ", " + l.Clock(t)
}

// Fit cuts a text to what a width holds at so many units a character, at a word if it can. What is shown is always
// the beginning of what the label says, so that people who speak to their computer can name it.
func Fit(text string, width, each int) string {
	most := max(1, width/each)
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	cut := string(r[:most])
	if i := strings.LastIndexAny(cut, " ,"); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,")
}

// FitName cuts the name of a place to what a width holds. Places of a row are told apart by how their names end: of one
// that does not fit, its last word is shown where that is a number or nothing else is whole; that too is part of the label.
func FitName(name string, width, each int) string {
	words := strings.Fields(name)
	whole := Fit(name, width, each)
	if whole == name || len(words) == 0 {
		return whole
	}
	last := []rune(words[len(words)-1])
	numbered := strings.ContainsFunc(string(last), unicode.IsDigit)
	if !numbered && strings.HasPrefix(name, whole+" ") {
		return whole
	}
	if most := max(1, width/each); len(last) > most {
		if !numbered {
			return whole
		}
		last = last[len(last)-most:]
	}
	return string(last)
}
