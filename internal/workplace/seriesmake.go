package workplace

import (
	"context"
	"strings"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// What is recorded of a series as a whole, instead of its occurrences one by one. By is the member who did it; nobody
// where time itself did.
type (
	SeriesReserved struct {
		Series       Series
		Reservations []Reservation
		Floors       []string // on which they are or were
		By           string
	}
	SeriesChanged struct {
		Series       Series
		Cut          string // the series that it was parted from; empty for none
		Reservations []Reservation
		Floors       []string // on which they are or were
		By           string
	}
	SeriesCancelled struct {
		Series       Series
		Reservations []Reservation
		Floors       []string // on which they are or were
		By           string
	}
	// SeriesMissed says that occurrences which came within the Horizon could not be had.
	SeriesMissed struct {
		Series Series
		Days   []span.Date
	}
)

// Made is what became of a wish for a series.
type Made struct {
	Series       Series
	Reservations []Reservation
	Left         []Occurrence // that were left out
}

// MakeSeries makes a series and its occurrences up to the Horizon. Where a wish holds a promise, exactly that is made, or it
// is refused with Taken, the days that differ, and the Outlook as it is now. Nothing is made by half.
func (w *Workplaces) MakeSeries(_ context.Context, tx db.Tx, actor directory.Actor, wish SeriesWish) (Made, error) {
	now := w.Clock.Now()
	if err := directory.Lock(tx, actor.Member); err != nil {
		return Made{}, err
	}
	s := Series{ID: id.New(), Asset: wish.Asset, By: actor.Member, Rev: 1}
	if wish.Key != "" {
		s.ID = id.Derive(actor.Org, actor.Member, "series", wish.Key)
		if before, err := seriesByID(tx, s.ID); err == nil {
			return w.madeBefore(tx, before, wish)
		} else if !fault.Is(err, fault.NotFound) {
			return Made{}, err
		}
	}
	if err := claim.Lock(tx, wish.Asset); err != nil {
		return Made{}, err
	}
	o, err := w.Look(tx, actor, wish)
	if err != nil {
		return Made{}, err
	}
	if err := agreed(actor, o, wish); err != nil {
		return Made{}, err
	}
	if s.Member, s.Guest, err = whose(tx, actor, wish.For); err != nil {
		return Made{}, err
	}
	s.Repeat, s.Zone, s.MadeTo = o.Repeat, o.Site.Zone, madeTo(now, o.Site.Zone)
	if err := insertSeries(tx, s, now); err != nil {
		return Made{}, err
	}
	out, err := w.takeAll(tx, s, o, wish.Otherwise, now)
	if fault.Is(err, fault.Taken) {
		return out, fault.New(fault.Taken, i18n.RepeatMeanwhile).Because(err)
	}
	if err != nil {
		return out, err
	}
	floors, err := floorsOfSeries(tx, s.ID)
	tx.Record(SeriesReserved{s, out.Reservations, floors, actor.Member})
	return out, err
}

// madeBefore answers a key that was used before.
func (w *Workplaces) madeBefore(tx db.Tx, before Series, wish SeriesWish) (Made, error) {
	again, err := wish.Repeat.settled()
	if err != nil {
		return Made{}, err
	}
	again.Times = 0
	if before.Asset != wish.Asset || before.Repeat != again {
		return Made{}, fault.New(fault.Invalid, i18n.KeyReused).On("key")
	}
	all, err := ofSeries(tx, before.ID, "", false)
	return Made{Series: before, Reservations: all}, err
}

// agreed refuses what was not promised, or what was to be refused whole.
func agreed(actor directory.Actor, o Outlook, wish SeriesWish) error {
	if wish.Promise != "" && o.Promise(wish.Otherwise) != wish.Promise {
		if days := o.differs(wish.Promise, wish.Otherwise); len(days) > 0 {
			return fault.New(fault.Taken, i18n.RepeatDiffers, daysText(actor, days, o.Site.Zone)).With(o)
		}
		return fault.New(fault.Taken, i18n.RepeatMeanwhile).With(o)
	}
	n := o.Conflicts()
	switch wish.Otherwise {
	case RefuseAll, "":
		if n > 0 {
			return fault.New(fault.Taken, i18n.RepeatConflicts, n, len(o.Occurrences)).With(o)
		}
	case Skip:
	case Elsewhere:
		n -= o.Others()
	default:
		return fault.New(fault.Invalid, i18n.BadInput).On("otherwise")
	}
	if n == len(o.Occurrences) {
		return fault.New(fault.Taken, i18n.RepeatAllTaken).With(o)
	}
	return nil
}

// daysText names the first few days.
func daysText(actor directory.Actor, days []span.Date, zone *time.Location) string {
	l := i18n.Locale{Lang: actor.Lang, Zone: zone}
	var out []string
	for i, d := range days {
		if i == 5 {
			out = append(out, "…")
			break
		}
		out = append(out, l.Short(d.Span(zone).StartTime().Add(12*time.Hour)))
	}
	return strings.Join(out, ", ")
}

// takeAll takes what an Outlook says.
func (w *Workplaces) takeAll(tx db.Tx, s Series, o Outlook, otherwise Otherwise, now time.Time) (Made, error) {
	out := Made{Series: s}
	for _, c := range o.Occurrences {
		a := o.Asset
		if c.Why != nil {
			if a = c.Other; otherwise != Elsewhere || a.ID == "" {
				out.Left = append(out.Left, c)
				continue
			}
		}
		r, err := takeOccurrence(tx, s, a.ID, c, now)
		if err != nil {
			return out, err
		}
		out.Reservations = append(out.Reservations, r)
	}
	return out, nil
}

func takeOccurrence(tx db.Tx, s Series, asset string, c Occurrence, now time.Time) (Reservation, error) {
	r := Reservation{ID: id.New(), Asset: asset, Member: s.Member, By: s.By, Guest: s.Guest, Series: s.ID, Day: c.Day.String(),
		Span: c.Span, Created: now, Rev: 1}
	take := claim.Take{Wants: []claim.Want{{Resource: asset, Span: c.Span}}, Strength: claim.Taken, Holder: r.holder()}
	if _, err := take.Do(tx, now); err != nil {
		return r, err
	}
	return r, insertReservation(tx, r)
}

// Extend makes the occurrences of a series that have come within the Horizon. Those that cannot be had are noted as missed.
// It is the work of time, not of a member.
func (w *Workplaces) Extend(_ context.Context, tx db.Tx, series string) error {
	now := w.Clock.Now()
	s, err := seriesByID(tx, series)
	if err != nil {
		return err
	}
	if err := directory.Lock(tx, s.Member); err != nil {
		return err
	}
	if err := claim.Lock(tx, s.Asset); err != nil {
		return err
	}
	if s, err = seriesByID(tx, series); err != nil {
		return err
	}
	a, site, err := assetAndSite(tx, s.Asset)
	if err != nil {
		return err
	}
	to := madeTo(now, s.Zone)
	if s.Repeat.Last.Before(to) {
		to = s.Repeat.Last
	}
	if !s.MadeTo.Before(to) {
		return nil
	}
	days, err := s.Repeat.dates(s.MadeTo.AddDays(1), to, most)
	if err != nil {
		return err
	}
	owner, err := directory.ActorByID(tx, s.Member)
	if err != nil {
		return err
	}
	site.Zone = s.Zone
	all, err := w.look(tx, owner, a, site, s.Repeat, days, now)
	if err != nil {
		return err
	}
	return w.extendBy(tx, s, a, all, to, now)
}

func (w *Workplaces) extendBy(tx db.Tx, s Series, a Asset, all []Occurrence, to span.Date, now time.Time) error {
	made, err := w.takeAll(tx, s, Outlook{Asset: a, Occurrences: all}, Skip, now)
	if err != nil {
		return err
	}
	var missed []span.Date
	for _, c := range made.Left {
		if err := insertMissed(tx, s.ID, c.Day); err != nil {
			return err
		}
		missed = append(missed, c.Day)
	}
	if len(missed) > 0 {
		tx.Record(SeriesMissed{s, missed})
	}
	if len(made.Reservations) > 0 {
		tx.Record(SeriesReserved{s, made.Reservations, []string{a.Floor}, ""})
	}
	return setMadeTo(tx, s.ID, to)
}

func assetAndSite(tx db.Tx, asset string) (Asset, directory.Site, error) {
	a, err := assetByID(tx, asset)
	if err != nil {
		return a, directory.Site{}, err
	}
	site, err := directory.SiteByID(tx, a.Site)
	return a, site, err
}
