package workplace

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// CheckOut ends a stay now and frees its place at once. The person may, and a manager of the stay's site; to
// everyone else it does not exist. A stay that has ended stays as it is.
func (w *Workplaces) CheckOut(_ context.Context, tx db.Tx, actor directory.Actor, stay string) (Stay, error) {
	now := w.Clock.Now()
	s, err := stayByID(tx, stay)
	if err != nil {
		return s, err
	}
	var a Asset
	if s.Asset != "" {
		if a, err = assetByID(tx, s.Asset); err != nil {
			return s, err
		}
	}
	if s.Member != actor.Member && (s.Asset == "" || !actor.Manages(a.Site)) {
		return s, fault.New(fault.NotFound, i18n.NotFound)
	}
	if err := directory.Lock(tx, s.Member); err != nil {
		return s, err
	}
	if s, err = stayByID(tx, stay); err != nil || !s.Running(now) {
		return s, err
	}
	if s, err = w.leave(tx, s, now); err != nil {
		return s, err
	}
	tx.Record(CheckedOut{s, a})
	return s, nil
}

// leave ends a running stay and gives back the rest of its claim.
func (w *Workplaces) leave(tx db.Tx, s Stay, now time.Time) (Stay, error) {
	s.End = now
	if err := endStay(tx, s.ID, now); err != nil {
		return s, err
	}
	switch {
	case s.Reservation != "":
		if err := lockReservation(tx, s.Member, s.Reservation); err != nil {
			return s, err
		}
		r, err := reservationByID(tx, s.Reservation)
		if err == nil && !r.Cancelled && r.Span.End > db.Micros(now) {
			_, err = cutShort(tx, r, now)
		}
		return s, err
	case s.Asset != "" && s.Start.Before(now):
		_, err := claim.Move(tx, s.holder(), span.Of(s.Start, now), now)
		return s, err
	case s.Asset != "":
		_, err := claim.Release(tx, s.holder())
		return s, err
	}
	return s, nil
}

// endStaysOf ends the running stays that use a reservation, before it is given back.
func (w *Workplaces) endStaysOf(tx db.Tx, r Reservation, now time.Time) error {
	if err := directory.Lock(tx, r.Member); err != nil {
		return err
	}
	running, err := runningStays(tx, r.Member, now)
	if err != nil {
		return err
	}
	for _, s := range running {
		if s.Reservation != r.ID {
			continue
		}
		s.End = now
		if err := endStay(tx, s.ID, now); err != nil {
			return err
		}
		a, err := assetByID(tx, s.Asset)
		if err != nil {
			return err
		}
		tx.Record(CheckedOut{s, a})
	}
	return nil
}

// Outage takes an asset out of use.
type Outage struct {
	ID     string
	Asset  string
	Span   span.Span
	Reason string
}

func (o Outage) holder() string { return "outage/" + o.ID }

// OutOfUse is recorded when an asset goes out of use or comes back.
type OutOfUse struct{ Asset Asset }

// TakeOut takes an asset out of use until an instant; it takes the right to manage its site, and is refused with Taken while
// somebody has the asset in that time: it says who until when.
func (w *Workplaces) TakeOut(ctx context.Context, tx db.Tx, actor directory.Actor, asset, reason string, until time.Time) (Outage, error) {
	return w.takeOut(ctx, tx, actor, asset, reason, until, false)
}

// TakeOutAnyway is TakeOut which first gives back what people have of the asset in that time, in the actor's name.
func (w *Workplaces) TakeOutAnyway(ctx context.Context, tx db.Tx, actor directory.Actor, asset, reason string, until time.Time) (Outage, error) {
	return w.takeOut(ctx, tx, actor, asset, reason, until, true)
}

func (w *Workplaces) takeOut(ctx context.Context, tx db.Tx, actor directory.Actor, asset, reason string, until time.Time, anyway bool) (Outage, error) {
	now := w.Clock.Now()
	a, err := assetByID(tx, asset)
	if err != nil {
		return Outage{}, err
	}
	if !actor.Manages(a.Site) {
		return Outage{}, fault.New(fault.Refused, i18n.NoRight)
	}
	if len(reason) > 200 {
		return Outage{}, fault.New(fault.Invalid, i18n.TooLong, 200).On("reason")
	}
	o := Outage{ID: id.New(), Asset: a.ID, Span: span.Of(now, until), Reason: reason}
	if err := w.vacate(ctx, tx, actor, a, o.Span, anyway); err != nil {
		return o, err
	}
	take := claim.Take{Wants: []claim.Want{{Resource: a.ID, Span: o.Span, Whole: true}}, Strength: claim.Blocked, Holder: o.holder()}
	if _, err := take.Do(tx, now); err != nil {
		return o, explain(tx, actor, a, o.Span, err)
	}
	tx.Record(OutOfUse{a})
	text, err := o.logged(tx, a)
	if err != nil {
		return o, err
	}
	note(tx, actor, audit.ChangedIt, audit.Place, a.ID, a.Name, audit.Change{Field: audit.Outage, After: text})
	return o, insertOutage(tx, o)
}

// logged is the last date of an outage by its site's clock, and why.
func (o Outage) logged(tx db.Tx, a Asset) (string, error) {
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(span.DateOf(o.Span.EndTime().Add(-1), site.Zone).String() + " " + o.Reason), nil
}

// vacate sees to it that nobody has an asset in a time; where somebody does it is refused, unless it may be cancelled.
func (w *Workplaces) vacate(ctx context.Context, tx db.Tx, actor directory.Actor, a Asset, during span.Span, cancel bool) error {
	now := w.Clock.Now()
	due, err := ahead(tx, "", "", a.ID, now)
	if err != nil {
		return err
	}
	due = slices.DeleteFunc(due, func(r Reservation) bool { return !r.Span.Overlaps(during) })
	in, err := walkIns(tx, "", "", a.ID, now)
	if err != nil || len(due)+len(in) == 0 {
		return err
	}
	if cancel {
		return w.giveAllBack(ctx, tx, actor, due, in)
	}
	text, err := heldText(tx, actor, a, due, in)
	if err != nil {
		return err
	}
	return fault.New(fault.Taken, i18n.HeldThen, a.Name, text).On("cancel")
}

// maxHeld bounds how many are named who have an asset.
const maxHeld = 8

// heldText says who has an asset until when, as the clock of its site shows it.
func heldText(tx db.Tx, actor directory.Actor, a Asset, due []Reservation, in []Stay) (string, error) {
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return "", err
	}
	slices.SortFunc(due, func(a, b Reservation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var who []string
	for _, s := range in {
		who = append(who, s.Member)
	}
	for _, r := range due {
		who = append(who, r.Member)
	}
	names, err := directory.NamesOf(tx, who[:min(len(who), maxHeld)])
	if err != nil {
		return "", err
	}
	l := i18n.Locale{Lang: actor.Lang, Zone: site.Zone}
	var out []string
	for _, s := range in {
		out = append(out, names[s.Member]+", "+l.Range(s.Start, s.Until))
	}
	for _, r := range due {
		out = append(out, names[r.Member]+", "+l.Short(r.Span.StartTime())+" "+l.Range(r.Span.StartTime(), r.Span.EndTime()))
	}
	if len(out) > maxHeld {
		out = append(out[:maxHeld], "…")
	}
	return strings.Join(out, "; "), nil
}

// PutBack ends the outage of an asset now.
func (w *Workplaces) PutBack(_ context.Context, tx db.Tx, actor directory.Actor, asset string) error {
	now := w.Clock.Now()
	a, err := assetByID(tx, asset)
	if err != nil {
		return err
	}
	if !actor.Manages(a.Site) {
		return fault.New(fault.Refused, i18n.NoRight)
	}
	o, err := outageAt(tx, asset, now)
	if err != nil {
		return err
	}
	tx.Record(OutOfUse{a})
	text, err := o.logged(tx, a)
	if err != nil {
		return err
	}
	note(tx, actor, audit.ChangedIt, audit.Place, a.ID, a.Name, audit.Change{Field: audit.Outage, Before: text})
	if _, err := claim.Release(tx, o.holder()); err != nil {
		return err
	}
	return endOutage(tx, o.ID, now)
}
