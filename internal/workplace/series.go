package workplace

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/span"
)

// Bounds of a series.
const (
	MaxTimes  = 1000    // occurrences
	maxSeries = 5 * 366 // days from its first to its last
	most      = 400     // occurrences made at once: those within the Horizon
)

// Series is a reservation that comes again. It keeps its rule, its wall-clock time and its zone; its occurrences are
// reservations up to the Horizon, and more of them are made as time goes on.
type Series struct {
	ID     string
	Asset  string
	Member string
	By     string
	Guest  Guest
	Repeat Repeat
	Zone   *time.Location
	MadeTo span.Date // occurrences up to this date were made or missed
	UndoAt time.Time // when the rest of it was cancelled by hand
	UndoTo span.Date // its last date before that
	Rev    int64
}

// Repeat says when a series comes: the days of a rule (RRULE without COUNT and UNTIL) from First to Last, from a minute
// of the wall clock to another so many Days later.
type Repeat struct {
	Rule     string
	First    span.Date
	Last     span.Date
	Times    int // instead of Last: how often
	From, To int // minutes since 00:00
	Days     int
}

// On gives the occurrence on a day. A minute that the clocks skip is refused; one that comes twice is the first for a start,
// and for an end the first after the start.
func (r Repeat) On(day span.Date, zone *time.Location) (span.Span, error) {
	from, _, how := span.At(day, r.From, zone)
	if how == span.Gap {
		return span.Span{}, fault.New(fault.Invalid, i18n.TimeSkipped, span.FormatClock(r.From)).On("from")
	}
	to, second, how := span.At(day.AddDays(r.Days), r.To, zone)
	if how == span.Gap {
		return span.Span{}, fault.New(fault.Invalid, i18n.TimeSkipped, span.FormatClock(r.To)).On("to")
	}
	if !to.After(from) {
		to = second
	}
	return span.Of(from, to), nil
}

func (r Repeat) dates(from, to span.Date, most int) ([]span.Date, error) {
	out, _, err := ical.Recurrence{Rule: r.Rule, Start: r.First, Minute: r.From, Zone: time.UTC}.Dates(from, to, most)
	if err != nil {
		return nil, fault.New(fault.Invalid, i18n.RepeatRule).On("rule").Because(err)
	}
	return out, nil
}

// settled refuses what is no series, and gives it a last date where it says how often.
func (r Repeat) settled() (Repeat, error) {
	r.Rule = strings.ToUpper(strings.TrimSpace(r.Rule))
	end := r.First.AddDays(maxSeries)
	switch {
	case strings.Contains(r.Rule, "COUNT") || strings.Contains(r.Rule, "UNTIL"):
		return r, fault.New(fault.Invalid, i18n.RepeatRule).On("rule")
	case r.From < 0 || r.From >= 24*60 || r.To < 0 || r.To > 24*60 || r.Days < 0 || r.Days > 31:
		return r, fault.New(fault.Invalid, i18n.TimeUnreadable).On("from")
	case r.Days == 0 && r.To <= r.From:
		return r, fault.New(fault.Invalid, i18n.SpanReversed).On("to")
	case r.Times < 0 || r.Times > MaxTimes:
		return r, fault.New(fault.Invalid, i18n.RepeatTimes, MaxTimes).On("times")
	case r.Times == 0 && r.Last == span.Date{}:
		return r, fault.New(fault.Invalid, i18n.RepeatEnd).On("until")
	case r.Times == 0 && (r.Last.Before(r.First) || end.Before(r.Last)):
		return r, fault.New(fault.Invalid, i18n.RepeatUntil, 5).On("until")
	}
	if r.Times > 0 {
		all, err := r.dates(r.First, end, r.Times)
		if err != nil {
			return r, err
		}
		if len(all) > 0 {
			r.Last = all[len(all)-1]
		}
	}
	all, err := r.dates(r.First, r.Last, 1)
	if err == nil && len(all) == 0 {
		err = fault.New(fault.Invalid, i18n.RepeatNone).On("rule")
	}
	return r, err
}

// Otherwise is what is done where an occurrence cannot be had.
type Otherwise string

// What can be done: nothing at all is reserved, those are left out, or another place is taken for them where one is free.
const (
	RefuseAll Otherwise = "refuse"
	Skip      Otherwise = "skip"
	Elsewhere Otherwise = "elsewhere"
)

// Occurrence is one of a series as it would be: free, or with the reason why not and another place.
type Occurrence struct {
	Day   span.Date
	Span  span.Span
	Why   *fault.Fault // nil where it can be had
	Other Asset        // free then; zero for none
}

// Outlook is what a series would be.
type Outlook struct {
	Repeat      Repeat
	Asset       Asset
	Site        directory.Site
	Occurrences []Occurrence // up to the Horizon
	Later       bool         // there will be others
}

// Conflicts counts the occurrences that cannot be had.
func (o Outlook) Conflicts() (n int) {
	for _, c := range o.Occurrences {
		if c.Why != nil {
			n++
		}
	}
	return n
}

// Others counts the conflicts for which another place is free.
func (o Outlook) Others() (n int) {
	for _, c := range o.Occurrences {
		if c.Other.ID != "" {
			n++
		}
	}
	return n
}

// Promise names what would be made: a letter for each occurrence, and a check of the whole. Given to MakeSeries, it makes
// exactly that or nothing.
func (o Outlook) Promise(otherwise Otherwise) string {
	var letters, whole strings.Builder
	for _, c := range o.Occurrences {
		mark, place := "y", o.Asset.ID
		if c.Why != nil {
			mark, place = "n", ""
			if otherwise == Elsewhere && c.Other.ID != "" {
				mark, place = "e", c.Other.ID
			}
		}
		letters.WriteString(mark)
		fmt.Fprintf(&whole, "%s %d %d %s\n", c.Day, c.Span.Start, c.Span.End, place)
	}
	sum := sha256.Sum256([]byte(whole.String()))
	return letters.String() + "." + base64.RawURLEncoding.EncodeToString(sum[:12])
}

// differs lists the days of occurrences that are not as promised, as far as it can be told.
func (o Outlook) differs(promise string, otherwise Otherwise) (days []span.Date) {
	before, _, _ := strings.Cut(promise, ".")
	now, _, _ := strings.Cut(o.Promise(otherwise), ".")
	for i, c := range o.Occurrences {
		if len(before) == len(now) && before[i] != now[i] {
			days = append(days, c.Day)
		}
	}
	return days
}

// SeriesWish is the wish for a series.
type SeriesWish struct {
	Key       string
	Asset     string
	For       Whom
	Repeat    Repeat
	Otherwise Otherwise
	Promise   string // of an Outlook; empty promises nothing
}

// Look tells what a series would be: every occurrence up to the Horizon, with those that cannot be had.
func (w *Workplaces) Look(tx db.Tx, actor directory.Actor, wish SeriesWish) (Outlook, error) {
	if _, _, err := whose(tx, actor, wish.For); err != nil {
		return Outlook{}, err
	}
	a, err := assetByID(tx, wish.Asset)
	if err != nil {
		return Outlook{}, err
	}
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return Outlook{}, err
	}
	out := Outlook{Asset: a, Site: site}
	if out.Repeat, err = wish.Repeat.settled(); err != nil {
		return out, err
	}
	now := w.Clock.Now()
	if first := out.Repeat.First; first.Before(span.DateOf(now, site.Zone)) {
		return out, fault.New(fault.Invalid, i18n.InThePast).On("date")
	}
	to := madeTo(now, site.Zone)
	if out.Repeat.Last.Before(to) {
		to = out.Repeat.Last
	} else {
		out.Later = to.Before(out.Repeat.Last)
	}
	days, err := out.Repeat.dates(out.Repeat.First, to, most)
	if err == nil && len(days) == 0 {
		err = fault.New(fault.Invalid, i18n.TooFarAhead, int(Horizon/(24*time.Hour))).On("date")
	}
	if err != nil {
		return out, err
	}
	out.Occurrences, err = w.look(tx, actor, a, site, out.Repeat, days, now)
	if err == nil {
		err = w.others(tx, &out, now)
	}
	return out, err
}

// madeTo is the last date whose occurrences may be made now.
func madeTo(now time.Time, zone *time.Location) span.Date {
	return span.DateOf(now.Add(Horizon), zone).AddDays(-1)
}

// look tells of days whether they can be had at an asset: by the rules for reservations, then by the claims.
func (w *Workplaces) look(tx db.Tx, actor directory.Actor, a Asset, site directory.Site, r Repeat, days []span.Date, now time.Time) ([]Occurrence, error) {
	out := make([]Occurrence, len(days))
	var wanted []span.Span
	for i, d := range days {
		s, err := r.On(d, site.Zone)
		if err == nil {
			err = reservableAt(site, s, now)
		}
		out[i] = Occurrence{Day: d, Span: s}
		if f, refused := fault.As(err); refused {
			out[i].Why = f
			continue
		} else if err != nil {
			return nil, err
		}
		if n := len(wanted); n > 0 && wanted[n-1].End > s.Start {
			return nil, fault.New(fault.Invalid, i18n.RepeatOverlap).On("end")
		}
		wanted = append(wanted, s)
	}
	return out, w.lookAtClaims(tx, actor, a, site, out, wanted, now)
}

func (w *Workplaces) lookAtClaims(tx db.Tx, actor directory.Actor, a Asset, site directory.Site, all []Occurrence, wanted []span.Span, now time.Time) error {
	if len(wanted) == 0 {
		return nil
	}
	free, err := claim.Free(tx, []claim.Open{{Resource: a.ID, Windows: wanted}}, now)
	if err != nil {
		return err
	}
	is := map[span.Span]bool{}
	for _, s := range free[a.ID] {
		is[s] = true
	}
	hull := span.Span{Start: wanted[0].Start, End: wanted[len(wanted)-1].End}
	var busy []claim.Claim
	var holders map[string]holder
	for i, o := range all {
		if o.Why != nil || is[o.Span] {
			continue
		}
		if busy == nil {
			if busy, err = claim.Busy(tx, hull, now, a.ID); err != nil {
				return err
			}
			if holders, err = holdersOf(tx, hull, []Asset{a}); err != nil {
				return err
			}
		}
		all[i].Why = whyTaken(actor, a, site, o.Span, busy, holders)
	}
	return nil
}

// whyTaken says by whom, as far as the actor may know, and when.
func whyTaken(actor directory.Actor, a Asset, site directory.Site, s span.Span, busy []claim.Claim, holders map[string]holder) *fault.Fault {
	l := i18n.Locale{Lang: actor.Lang, Zone: site.Zone}
	for _, c := range busy {
		if !c.Span.Overlaps(s) || c.Strength == claim.Shareable {
			continue
		}
		when := l.Range(c.Span.StartTime(), c.Span.EndTime())
		h, known := holders[c.Holder]
		switch {
		case c.Strength == claim.Blocked:
			return fault.New(fault.Taken, i18n.WhyOut, a.Name)
		case known && h.member == actor.Member:
			return fault.New(fault.Taken, i18n.WhyYours, when)
		case known && h.visible:
			return fault.New(fault.Taken, i18n.WhyTakenBy, h.name, when)
		}
		return fault.New(fault.Taken, i18n.WhyTaken, when)
	}
	return fault.New(fault.Taken, i18n.ClaimTaken)
}

// others finds for the occurrences that are taken another place of the kind at the site: the one that is free for most
// of them first, then one on the same floor, then by name.
func (w *Workplaces) others(tx db.Tx, o *Outlook, now time.Time) error {
	var taken []span.Span
	for _, c := range o.Occurrences {
		if c.Why != nil && c.Why.Code == fault.Taken {
			taken = append(taken, c.Span)
		}
	}
	if len(taken) == 0 {
		return nil
	}
	assets, err := Assets(tx, Filter{Site: o.Asset.Site, Kind: o.Asset.Kind})
	if err != nil {
		return err
	}
	opens := make([]claim.Open, 0, len(assets))
	for _, a := range assets {
		if a.ID != o.Asset.ID {
			opens = append(opens, claim.Open{Resource: a.ID, Windows: taken})
		}
	}
	if len(opens) == 0 {
		return nil
	}
	free, err := claim.Free(tx, opens, now)
	if err != nil {
		return err
	}
	o.place(assets, wholly(free, taken))
	return nil
}

// wholly keeps of free times those that are one of the wanted.
func wholly(free map[string][]span.Span, wanted []span.Span) map[string]map[span.Span]bool {
	want := map[span.Span]bool{}
	for _, s := range wanted {
		want[s] = true
	}
	out := map[string]map[span.Span]bool{}
	for id, spans := range free {
		out[id] = map[span.Span]bool{}
		for _, s := range spans {
			if want[s] {
				out[id][s] = true
			}
		}
	}
	return out
}

func (o *Outlook) place(assets []Asset, free map[string]map[span.Span]bool) {
	for i, c := range o.Occurrences {
		if c.Why == nil || c.Why.Code != fault.Taken {
			continue
		}
		for _, a := range assets {
			if free[a.ID][c.Span] && better(free, a, o.Occurrences[i].Other, o.Asset.Floor) {
				o.Occurrences[i].Other = a
			}
		}
	}
}

func better(free map[string]map[span.Span]bool, a, than Asset, floor string) bool {
	switch n, m := len(free[a.ID]), len(free[than.ID]); {
	case than.ID == "":
		return true
	case n != m:
		return n > m
	}
	return a.Floor == floor && than.Floor != floor
}
