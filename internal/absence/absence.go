package absence

import (
	"embed"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the table absence.
var Migrations = db.Migrations{Owner: "absence", Files: files}

// Kind says why somebody is away, or that a site is closed.
type Kind string

// The kinds. Away is what is shown of a member's absence to those whom the kind is no business of.
const (
	Sickness Kind = "sickness"
	Vacation Kind = "vacation"
	Break    Kind = "break"
	Closure  Kind = "closure"
	Away     Kind = "absent"
)

// Absences are the verbs; they read the time from the clock inside their transaction.
type Absences struct {
	Clock clock.Clock
	Diary Diary
}

// Absence is when somebody is away, or a site is closed.
type Absence struct {
	ID      string
	Kind    Kind
	Member  string // empty for a closure
	Site    string // of a closure; empty for the whole practice
	First   span.Date
	Last    span.Date // included
	From    int       // minutes of the wall clock; whole days are 0 to WholeDay
	To      int
	Days    Days
	Zone    *time.Location // nil for the whole practice: each site's own
	By      string         // the member who entered it
	Created time.Time
	Rev     int64
}

// WholeDay is the minute at which a day ends.
const WholeDay = 24 * 60

// Days are weekdays as a set of bits, Sunday first; none stands for all of them.
type Days int64

// On gives the days with a weekday more.
func (d Days) On(w time.Weekday) Days { return d | 1<<w }

// Has tells whether a weekday is one of them.
func (d Days) Has(w time.Weekday) bool { return d == 0 || d&(1<<w) != 0 }

// Whole tells whether it covers whole days.
func (a Absence) Whole() bool { return a.From == 0 && a.To == WholeDay }

func (a Absence) week() span.Week {
	var w span.Week
	for day := range w {
		if a.Days.Has(time.Weekday(day)) {
			w[day] = []span.Hours{{From: a.From, To: a.To}}
		}
	}
	return w
}

// Spans are its times within a span, in order, as the wall clock of a zone shows them.
func (a Absence) Spans(zone *time.Location, within span.Span) []span.Span {
	range_ := span.Span{Start: a.First.Span(zone).Start, End: a.Last.Span(zone).End}
	part, ok := range_.Intersect(within)
	if !ok {
		return nil
	}
	return a.week().Windows(part, zone)
}

// ever is longer than any absence.
var ever = span.Span{Start: 0, End: 1 << 60}

// hull is a span that holds all its times, whichever zone it is read in.
func (a Absence) hull() span.Span {
	zone, around := a.Zone, time.Duration(0)
	if zone == nil {
		zone, around = time.UTC, 15*time.Hour
	}
	return span.Span{Start: a.First.Span(zone).Start, End: a.Last.Span(zone).End}.Widen(around, around)
}

// Bounds of an absence.
const (
	MaxDays  = 2 * 366        // that are whole
	MaxRange = 366            // days over which a break comes again
	MaxAhead = 3 * 366        // days from today to the last
	MaxBack  = 62             // days from the first to today
	MaxMany  = 200            // absences of one member, or of sites, that are not over
	maxSpans = 1000           // that block a member's time
	day      = 24 * time.Hour // of a calendar without clock changes
)

// Validate refuses what is no absence; today is the day of its own clock, and it may not begin before the day since.
func (a Absence) Validate(today, since span.Date) error {
	switch {
	case a.Kind != Sickness && a.Kind != Vacation && a.Kind != Break && a.Kind != Closure:
		return fault.New(fault.Invalid, i18n.AbsenceKindUnknown).On("kind")
	case a.Last.Before(a.First):
		return fault.New(fault.Invalid, i18n.AbsenceReversed).On("to")
	case a.From < 0 || a.To > WholeDay || a.From >= a.To:
		return fault.New(fault.Invalid, i18n.AbsenceHours).On("until")
	case (a.Kind == Sickness || a.Kind == Vacation) && (!a.Whole() || a.Days != 0):
		return fault.New(fault.Invalid, i18n.AbsenceWholeDays).On("at")
	case a.Days < 0 || a.Days > 127:
		return fault.New(fault.Invalid, i18n.BadInput).On("days")
	}
	return a.bounded(today, since)
}

func (a Absence) bounded(today, since span.Date) error {
	most := MaxDays
	if !a.Whole() || a.Days != 0 {
		most = MaxRange
	}
	switch {
	case !a.Last.Before(a.First.AddDays(most)):
		return fault.New(fault.Invalid, i18n.BetweenDays, 1, most).On("to")
	case today.AddDays(MaxAhead).Before(a.Last):
		return fault.New(fault.Invalid, i18n.TooFarAhead, MaxAhead).On("to")
	case a.First.Before(since):
		return fault.New(fault.Invalid, i18n.AbsenceTooOld, MaxBack).On("from")
	}
	zone := a.Zone
	if zone == nil {
		zone = time.UTC
	}
	if len(a.Spans(zone, ever)) == 0 {
		return fault.New(fault.Invalid, i18n.AbsenceNever).On("at")
	}
	return nil
}
