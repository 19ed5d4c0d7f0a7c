package absence

import (
	"context"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// In is what somebody wants to enter, or to be different about what is entered.
type In struct {
	Key    string // idempotency: the same key of the same person names the same absence
	ID     string // of the absence that changes; empty for a new one
	Rev    int64  // of that, as it was read; 0 leaves it unchecked
	Kind   Kind
	Member string // for whom; empty for a closure
	Site   string // of a closure; empty for the whole practice
	First  span.Date
	Last   span.Date
	From   int
	To     int
	Days   Days
}

// Consent is what was said to what is in the way.
type Consent struct {
	Shown   string // Preview.Shown, as it was read
	Free    bool   // give the places back that are reserved or in use
	Message string // to customers whose appointments are cancelled; may be empty
}

// Entered is recorded when an absence is entered or changed, Removed when it goes. Neither names its kind.
type (
	Entered struct {
		ID, Member, Site, By string
	}
	Removed struct {
		ID, Member, Site, By string
	}
)

// MaxMessage bounds a message to customers.
const MaxMessage = 2000

// Preview shows everything in the way of an absence, and changes nothing.
func (s *Absences) Preview(ctx context.Context, tx db.Tx, actor directory.Actor, in In) (Preview, error) {
	a, _, err := s.wanted(tx, actor, in)
	if err != nil {
		return Preview{}, err
	}
	return s.preview(ctx, tx, actor, a)
}

// Enter does everything at once: the absence is entered, the appointments in the way are cancelled, places are given back
// where that was chosen. It is refused with Stale, and with the Preview as it is now, when something else is in the way
// than what was shown.
func (s *Absences) Enter(ctx context.Context, tx db.Tx, actor directory.Actor, in In, c Consent) (Absence, error) {
	if len(c.Message) > MaxMessage {
		return Absence{}, fault.New(fault.Invalid, i18n.TooLong, MaxMessage).On("message")
	}
	if err := lock(tx, in.Member, in.ID); err != nil {
		return Absence{}, err
	}
	a, before, err := s.wanted(tx, actor, in)
	if err != nil {
		return a, err
	}
	if in.Key != "" && in.ID == "" {
		a.ID = id.Derive(actor.Org, actor.Member, "absence", in.Key)
		there, err := byID(tx, a.ID)
		if err == nil || !fault.Is(err, fault.NotFound) {
			return there, err
		}
	}
	if err := s.clear(ctx, tx, actor, a, c); err != nil {
		return a, err
	}
	return a, s.keep(tx, actor, a, before)
}

// clear takes out of the way what was shown, under the locks that let nothing new come into it.
func (s *Absences) clear(ctx context.Context, tx db.Tx, actor directory.Actor, a Absence, c Consent) error {
	p, err := s.asShown(ctx, tx, actor, a, c)
	if err != nil {
		return err
	}
	if err := s.Diary.Hold(ctx, tx, p.Query, p.Items); err != nil {
		return err
	}
	// Read again under the locks: somebody may have been quicker while they were waited for.
	if p, err = s.asShown(ctx, tx, actor, a, c); err != nil {
		return err
	}
	return s.Diary.End(ctx, tx, actor, p.chosen(c.Free), c.Message)
}

func (s *Absences) asShown(ctx context.Context, tx db.Tx, actor directory.Actor, a Absence, c Consent) (Preview, error) {
	p, err := s.preview(ctx, tx, actor, a)
	if err == nil && p.Shown != c.Shown {
		err = fault.New(fault.Stale, i18n.AbsenceWayChanged).With(p)
	}
	return p, err
}

// keep writes the absence, and blocks the member's time.
func (s *Absences) keep(tx db.Tx, actor directory.Actor, a, before Absence) error {
	action, err := audit.ChangedIt, error(nil)
	if before.ID == "" {
		action, err = audit.Added, insert(tx, a)
	} else {
		err = update(tx, a, before.Rev)
	}
	if err != nil {
		return err
	}
	tx.Record(Entered{a.ID, a.Member, a.Site, actor.Member})
	return s.follow(tx, actor, a, action)
}

// follow notes what was done, and blocks the member's time as it is now.
func (s *Absences) follow(tx db.Tx, actor directory.Actor, a Absence, action audit.Word) error {
	e := audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Absence, Object: a.Member}
	if a.Member == "" {
		e.Kind, e.Object = audit.Closure, a.Site
		if a.Site != "" {
			site, err := directory.SiteByID(tx, a.Site)
			if err != nil {
				return err
			}
			e.Label = site.Name
		}
	}
	audit.Log(tx, e)
	if a.Member == "" {
		return nil
	}
	return block(tx, a.Member, s.Clock.Now())
}

// wanted is the absence as it is wanted, with the one that it replaces.
func (s *Absences) wanted(tx db.Tx, actor directory.Actor, in In) (a, before Absence, err error) {
	now := s.Clock.Now()
	a = Absence{ID: id.New(), By: actor.Member, Created: now, Member: in.Member, Site: in.Site}
	if in.ID != "" {
		if before, err = changeable(tx, actor, in.ID, in.Rev); err != nil {
			return a, before, err
		}
		a = before
	}
	a.Rev = before.Rev + 1
	a.Kind, a.First, a.Last, a.From, a.To, a.Days = in.Kind, in.First, in.Last, in.From, in.To, in.Days
	if in.ID != "" && (in.Member != a.Member || in.Site != a.Site) {
		return a, before, fault.New(fault.Invalid, i18n.AbsenceWhose).On("staff")
	}
	if (a.Kind == Closure) != (a.Member == "") || a.Member != "" && a.Site != "" {
		return a, before, fault.New(fault.Invalid, i18n.AbsenceWhose).On("staff")
	}
	if err := mayEnter(actor, a); err != nil {
		return a, before, err
	}
	today, err := s.clockOf(tx, &a, before.ID == "", now)
	if err != nil {
		return a, before, err
	}
	since := today.AddDays(-MaxBack)
	if before.ID != "" && before.First.Before(since) {
		since = before.First // who has been away for long comes back, too
	}
	if err := a.Validate(today, since); err != nil {
		return a, before, err
	}
	n, err := countAhead(tx, a, now)
	if err == nil && n >= MaxMany && before.ID == "" {
		err = fault.New(fault.Invalid, i18n.AbsenceTooMany, MaxMany)
	}
	return a, before, err
}

// clockOf finds the zone of a new absence, and the day that it is there.
func (s *Absences) clockOf(tx db.Tx, a *Absence, fresh bool, now time.Time) (span.Date, error) {
	switch {
	case a.Member != "":
		m, err := directory.MemberByID(tx, a.Member)
		if err == nil && m.State == directory.Deactivated && fresh {
			err = fault.New(fault.NotFound, i18n.NotFound).On("staff")
		}
		if err != nil {
			return span.Date{}, err
		}
		if fresh {
			if a.Zone, err = zoneOf(tx, m); err != nil {
				return span.Date{}, err
			}
		}
	case a.Site != "":
		site, err := directory.SiteByID(tx, a.Site)
		if err != nil {
			return span.Date{}, err
		}
		a.Zone = site.Zone
	default:
		return span.DateOf(now, time.UTC), nil
	}
	return span.DateOf(now, a.Zone), nil
}

// Remove takes an absence back; its time is free again, and what was cancelled stays cancelled.
func (s *Absences) Remove(_ context.Context, tx db.Tx, actor directory.Actor, absence string, rev int64) (Absence, error) {
	a, err := changeable(tx, actor, absence, rev)
	if err != nil {
		return a, err
	}
	if err := lock(tx, a.Member, a.ID); err != nil {
		return a, err
	}
	// Read again under the lock: somebody may have been quicker.
	if a, err = changeable(tx, actor, absence, rev); err != nil {
		return a, err
	}
	if err := remove(tx, a.ID); err != nil {
		return a, err
	}
	tx.Record(Removed{a.ID, a.Member, a.Site, actor.Member})
	return a, s.follow(tx, actor, a, audit.Removed)
}
