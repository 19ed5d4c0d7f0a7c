package workplace

import (
	"context"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// SeriesChange gives the occurrences of a series from a day on another place or another time of the day.
type SeriesChange struct {
	ID       string
	Rev      int64     // as it was read; 0 leaves it unchecked
	From     span.Date // zero for all that have not begun
	Asset    string    // empty keeps the asset
	At       bool      // Begin and End are to be
	Begin    int       // minutes since 00:00
	End      int
	KeepDays bool   // the series ends so many days later as it did; else on the same day
	Rule     string // other days, as an RRULE; empty keeps them
}

// ChangeSeries changes what is ahead of a series, all of it or nothing; days that were changed by themselves become as
// the others. With another rule, days that it lacks are given back, and those that only it has are reserved. From a later day than its first, the series is parted in two. It is refused with Taken where a day cannot
// be had, and names those days.
func (w *Workplaces) ChangeSeries(_ context.Context, tx db.Tx, actor directory.Actor, c SeriesChange) (Series, error) {
	now := w.Clock.Now()
	s, err := lockSeries(tx, actor, c.ID, c.Rev)
	if err != nil {
		return s, err
	}
	after, site, err := w.changedSeries(tx, s, c)
	if err != nil {
		return s, err
	}
	all, err := aheadOf(tx, s.ID, c.From, now)
	if err != nil {
		return s, err
	}
	if len(all) == 0 && !now.Before(s.Repeat.Last.Span(s.Zone).StartTime()) {
		return s, fault.New(fault.Refused, i18n.SeriesOver)
	}
	floors, err := floorsOfSeries(tx, s.ID)
	if err != nil {
		return s, err
	}
	if after, err = w.part(tx, s, after, all, c.From, now); err != nil {
		return s, err
	}
	all, gone, err := w.thin(tx, s, after, all, now)
	if err != nil {
		return s, err
	}
	moved, err := w.moveAll(tx, actor, after, site, all, now)
	if err != nil {
		return s, err
	}
	added, err := w.fill(tx, actor, s, after, site, beginning(s, append(gone, all...), c.From), now)
	if err != nil {
		return s, err
	}
	moved = append(moved, added...)
	more, err := floorsOfSeries(tx, after.ID)
	changed := SeriesChanged{Series: after, Reservations: moved, Floors: append(floors, more...), By: actor.Member}
	if after.ID != s.ID {
		changed.Cut = s.ID
	}
	tx.Record(changed)
	return after, err
}

// changedSeries is the series as it will be.
func (w *Workplaces) changedSeries(tx db.Tx, s Series, c SeriesChange) (Series, directory.Site, error) {
	if c.Asset != "" {
		s.Asset = c.Asset
	}
	a, site, err := assetAndSite(tx, s.Asset)
	if err != nil {
		return s, site, err
	}
	s.Asset, s.Zone = a.ID, site.Zone
	if c.Rule != "" {
		s.Repeat.Rule = c.Rule
	}
	if c.At {
		s.Repeat.From, s.Repeat.To = c.Begin, c.End
		if !c.KeepDays {
			s.Repeat.Days = 0
		}
	}
	s.Repeat, err = s.Repeat.settled()
	return s, site, err
}

// part cuts a series before a day and gives the rest of it, which becomes a series of its own. A series of which nothing
// has been is changed as it is.
func (w *Workplaces) part(tx db.Tx, before, after Series, all []Reservation, from span.Date, now time.Time) (Series, error) {
	day := beginning(before, all, from)
	first, err := before.Repeat.dates(before.Repeat.First, before.Repeat.Last, 1)
	if err != nil {
		return after, err
	}
	after.Rev = before.Rev + 1
	if len(first) == 0 || !first[0].Before(day) {
		return after, updateSeries(tx, after)
	}
	before.Repeat.Last, before.Rev = day.AddDays(-1), before.Rev+1
	if err := updateSeries(tx, before); err != nil {
		return after, err
	}
	after.ID, after.Rev = id.New(), 1
	// The days of a rule count from its first: every second week stays every second week.
	if err := insertSeries(tx, after, now); err != nil {
		return after, err
	}
	return after, reassign(tx, before.ID, after.ID, day)
}

// beginning is the first day that a change is about: the one that was named, or that of the first occurrence ahead.
func beginning(s Series, all []Reservation, from span.Date) span.Date {
	if from != (span.Date{}) {
		return from
	}
	first := s.MadeTo.AddDays(1)
	for _, r := range all {
		if day, err := span.ParseDate(r.Day); err == nil && day.Before(first) {
			first = day
		}
	}
	return first
}

// thin gives back the occurrences on days that the rule of a series lacks, and gives the others and those.
func (w *Workplaces) thin(tx db.Tx, before, s Series, all []Reservation, now time.Time) (kept, gone []Reservation, err error) {
	if s.Repeat.Rule == before.Repeat.Rule {
		return all, nil, nil
	}
	days, err := s.Repeat.dates(s.Repeat.First, s.Repeat.Last, maxSeries)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range all {
		if slices.ContainsFunc(days, func(d span.Date) bool { return d.String() == r.Day }) {
			kept = append(kept, r)
			continue
		}
		if _, err := w.giveUp(tx, r, now); err != nil {
			return nil, nil, err
		}
		gone = append(gone, r)
	}
	return kept, gone, nil
}

// fill reserves the days, as far as they are made yet, that the rule of a series has and that of the series before lacks. What
// was cancelled by itself on a day of both stays cancelled.
func (w *Workplaces) fill(tx db.Tx, actor directory.Actor, before, s Series, site directory.Site, from span.Date, now time.Time) ([]Reservation, error) {
	to := s.MadeTo
	if s.Repeat.Last.Before(to) {
		to = s.Repeat.Last
	}
	if s.Repeat.Rule == before.Repeat.Rule || to.Before(from) {
		return nil, nil
	}
	had, err := before.Repeat.dates(from, to, maxSeries)
	if err != nil {
		return nil, err
	}
	days, err := s.Repeat.dates(from, to, maxSeries)
	if err != nil {
		return nil, err
	}
	days = slices.DeleteFunc(days, func(d span.Date) bool {
		at, err := s.Repeat.On(d, s.Zone)
		return slices.Contains(had, d) || err == nil && at.Start <= db.Micros(now)
	})
	a := Asset{ID: s.Asset}
	if len(days) > 0 {
		if a, err = assetByID(tx, s.Asset); err != nil {
			return nil, err
		}
	}
	site.Zone = s.Zone
	all, err := w.look(tx, actor, a, site, s.Repeat, days, now)
	if err != nil {
		return nil, err
	}
	made, err := w.takeAll(tx, s, Outlook{Asset: a, Occurrences: all}, Skip, now)
	if err != nil || len(made.Left) == 0 {
		return made.Reservations, err
	}
	refused := make([]span.Date, len(made.Left))
	for i, c := range made.Left {
		refused[i] = c.Day
	}
	return nil, fault.New(fault.Taken, i18n.SeriesChangeTaken, len(refused), daysText(actor, refused, s.Zone))
}

func (w *Workplaces) moveAll(tx db.Tx, actor directory.Actor, s Series, site directory.Site, all []Reservation, now time.Time) ([]Reservation, error) {
	if err := claim.Lock(tx, append(assetsOf(all), s.Asset)...); err != nil {
		return nil, err
	}
	var refused []span.Date
	for i, r := range all {
		day, err := span.ParseDate(r.Day)
		if err != nil {
			return nil, err
		}
		to, err := s.Repeat.On(day, s.Zone)
		if err == nil {
			err = reservableAt(site, to, now)
		}
		if err == nil {
			_, err = claim.MoveTo(tx, r.holder(), s.Asset, to, now)
		}
		if _, said := fault.As(err); said {
			refused = append(refused, day)
			continue
		} else if err != nil {
			return nil, err
		}
		all[i].Asset, all[i].Span, all[i].Rev, all[i].Series = s.Asset, to, r.Rev+1, s.ID
		if err := updateReservation(tx, all[i]); err != nil {
			return nil, err
		}
	}
	if len(refused) > 0 {
		return nil, fault.New(fault.Taken, i18n.SeriesChangeTaken, len(refused), daysText(actor, refused, s.Zone))
	}
	return all, nil
}

func assetsOf(all []Reservation) []string {
	out := make([]string, len(all))
	for i, r := range all {
		out[i] = r.Asset
	}
	return out
}

// CancelSeries gives back what is ahead of a series from a day on; the zero day means all that is not over. One that has
// begun ends now. No more occurrences are made. Cancelled again it changes nothing.
func (w *Workplaces) CancelSeries(_ context.Context, tx db.Tx, actor directory.Actor, series string, from span.Date, rev int64) (Series, error) {
	now := w.Clock.Now()
	s, err := lockSeries(tx, actor, series, rev)
	if err != nil {
		return s, err
	}
	if from == (span.Date{}) || from.Before(s.Repeat.First) {
		from = s.Repeat.First
	}
	all, err := ofSeries(tx, s.ID, from.String(), true)
	if err != nil {
		return s, err
	}
	if s.Repeat.Last.Before(from) {
		return s, nil
	}
	var gone []Reservation
	for _, r := range all {
		if r.Span.End <= db.Micros(now) {
			continue
		}
		if r, err = w.giveUp(tx, r, now); err != nil {
			return s, err
		}
		gone = append(gone, r)
	}
	s.UndoAt, s.UndoTo = now, s.Repeat.Last
	s.Repeat.Last, s.Rev = from.AddDays(-1), s.Rev+1
	if err := updateSeries(tx, s); err != nil {
		return s, err
	}
	floors, err := floorsOfSeries(tx, s.ID)
	tx.Record(SeriesCancelled{s, gone, floors, actor.Member})
	return s, err
}

// RestoreSeries takes back what CancelSeries gave up, for UndoFor after it: all of it, or it is refused with Taken and the
// days that are somebody else's meanwhile.
func (w *Workplaces) RestoreSeries(_ context.Context, tx db.Tx, actor directory.Actor, series string) (Series, error) {
	now := w.Clock.Now()
	s, err := lockSeries(tx, actor, series, 0)
	if err != nil || s.UndoAt.IsZero() {
		return s, err
	}
	if now.Sub(s.UndoAt) > UndoFor {
		return s, fault.New(fault.Refused, i18n.UndoTooLate)
	}
	all, err := cancelledAt(tx, s.ID, s.UndoAt)
	if err != nil {
		return s, err
	}
	if err := claim.Lock(tx, append(assetsOf(all), s.Asset)...); err != nil {
		return s, err
	}
	var refused []span.Date
	for i, r := range all {
		if r.UndoEnd <= db.Micros(now) {
			continue
		}
		if all[i], err = w.restore(tx, actor, Asset{ID: r.Asset}, r, now); fault.Is(err, fault.Taken) {
			day, _ := span.ParseDate(r.Day)
			refused = append(refused, day)
		} else if err != nil {
			return s, err
		}
	}
	if len(refused) > 0 {
		return s, fault.New(fault.Taken, i18n.UndoTaken, daysText(actor, refused, s.Zone))
	}
	s.Repeat.Last, s.UndoAt, s.UndoTo, s.Rev = s.UndoTo, time.Time{}, span.Date{}, s.Rev+1
	if err := updateSeries(tx, s); err != nil {
		return s, err
	}
	floors, err := floorsOfSeries(tx, s.ID)
	tx.Record(SeriesReserved{s, all, floors, actor.Member})
	return s, err
}

// lockSeries locks the person of a series that the actor may reach, then reads it. All others answer like missing ones.
func lockSeries(tx db.Tx, actor directory.Actor, series string, rev int64) (Series, error) {
	s, err := reachSeries(tx, actor, series)
	if err != nil {
		return s, err
	}
	if err := directory.Lock(tx, s.Member); err != nil {
		return s, err
	}
	if s, err = seriesByID(tx, series); err != nil {
		return s, err
	}
	if rev != 0 && rev != s.Rev {
		return s, fault.New(fault.Stale, i18n.Stale).With(s)
	}
	return s, lockOccurrences(tx, s.ID)
}

func reachSeries(tx db.Tx, actor directory.Actor, series string) (Series, error) {
	s, err := seriesByID(tx, series)
	if err == nil && s.Member != actor.Member && (s.By != actor.Member || bookingAs(actor) == "") {
		return Series{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	return s, err
}

// aheadOf gives the occurrences of a series that have not begun, from a day on.
func aheadOf(tx db.Tx, series string, from span.Date, now time.Time) ([]Reservation, error) {
	day := ""
	if from != (span.Date{}) {
		day = from.String()
	}
	all, err := ofSeries(tx, series, day, true)
	var out []Reservation
	for _, r := range all {
		if r.Span.Start > db.Micros(now) {
			out = append(out, r)
		}
	}
	return out, err
}
