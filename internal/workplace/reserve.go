package workplace

import (
	"context"
	"errors"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// Bounds of a reservation.
const (
	MinReservation = time.Minute
	MaxReservation = 31 * 24 * time.Hour
	Horizon        = 366 * 24 * time.Hour
)

// Reservation is a person's period on an asset.
type Reservation struct {
	ID        string
	Asset     string
	Member    string // whose it is
	By        string // who made it: the member, or who booked for them
	Guest     Guest  // the visitor who comes; zero for the member
	Series    string // the series that it is an occurrence of; empty for none
	Day       string // of the series, YYYY-MM-DD
	Span      span.Span
	Created   time.Time
	Cancelled bool
	UndoAt    time.Time // when it was cancelled by hand; zero otherwise
	UndoEnd   int64     // its end before that
	Rev       int64
}

func (r Reservation) holder() string { return "reservation/" + r.ID }

// Reserve is the wish for a period on an asset.
type Reserve struct {
	Key   string // idempotency: the same key of the same person names the same reservation
	Asset string
	Span  span.Span
	For   Whom
}

// Reserved, Changed and Cancelled are recorded when a reservation begins to be, changes or ends. By is the member who
// did it.
type (
	Reserved struct {
		Reservation Reservation
		Asset       Asset
		By          string
	}
	Changed struct {
		Reservation Reservation
		Before      Asset
		After       Asset
		By          string
	}
	Cancelled struct {
		Reservation Reservation
		Asset       Asset
		By          string
	}
)

// Reserve gives the actor the period, or says why not: Taken where somebody has it, Invalid where it is no period
// that can be reserved, Refused where the actor may not book for others. Sent again with the same key it gives the reservation that there is.
func (w *Workplaces) Reserve(_ context.Context, tx db.Tx, actor directory.Actor, r Reserve) (Reservation, error) {
	now := w.Clock.Now()
	a, err := assetByID(tx, r.Asset)
	if err != nil {
		return Reservation{}, err
	}
	member, guest, err := whose(tx, actor, r.For)
	if err != nil {
		return Reservation{}, err
	}
	out := Reservation{ID: id.New(), Asset: a.ID, Member: member, By: actor.Member, Guest: guest, Span: r.Span, Created: now, Rev: 1}
	if r.Key != "" {
		// Two requests with one key at the same instant: the second waits here and then finds the first's.
		if err := directory.Lock(tx, actor.Member); err != nil {
			return out, err
		}
		out.ID = id.Derive(actor.Org, actor.Member, "reserve", r.Key)
		before, err := reservationByID(tx, out.ID)
		if err == nil {
			return repeated(before, out)
		}
		if !fault.Is(err, fault.NotFound) {
			return out, err
		}
	}
	if err := w.reservable(tx, a, r.Span, now); err != nil {
		return out, err
	}
	out.Span = fromNow(r.Span, now)
	take := claim.Take{Wants: []claim.Want{{Resource: a.ID, Span: out.Span}}, Strength: claim.Taken, Holder: out.holder()}
	if _, err := take.Do(tx, now); err != nil {
		return out, explain(tx, actor, a, out.Span, err)
	}
	if err := insertReservation(tx, out); err != nil {
		return out, err
	}
	tx.Record(Reserved{out, a, actor.Member})
	return out, nil
}

// repeated answers a key that was used before: with what it made then, if that still is what is wanted.
func repeated(before, again Reservation) (Reservation, error) {
	if before.Cancelled || before.Asset != again.Asset || before.Span != fromNow(again.Span, before.Created) || before.Member != again.Member || before.Guest != again.Guest {
		return before, fault.New(fault.Invalid, i18n.KeyReused).On("key")
	}
	return before, nil
}

// reservable refuses periods that no one could have.
func (w *Workplaces) reservable(tx db.Tx, a Asset, s span.Span, now time.Time) error {
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return err
	}
	return reservableAt(site, s, now)
}

// reservableAt refuses periods that no one could have at a site.
func reservableAt(site directory.Site, s span.Span, now time.Time) error {
	if err := claim.Check(s); err != nil {
		return err
	}
	today := span.DateOf(now, site.Zone).Span(site.Zone)
	switch {
	case s.End <= db.Micros(now) || s.Start < today.Start:
		return fault.New(fault.Invalid, i18n.InThePast).On("starts_at")
	case s.Length() < MinReservation:
		return fault.New(fault.Invalid, i18n.ReservationTooShort).On("ends_at")
	case s.Length() > MaxReservation:
		return fault.New(fault.Invalid, i18n.ReservationTooLong, int(MaxReservation/(24*time.Hour))).On("ends_at")
	case s.StartTime().After(now.Add(Horizon)):
		return fault.New(fault.Invalid, i18n.TooFarAhead, int(Horizon/(24*time.Hour))).On("starts_at")
	}
	if why := site.WhyClosed(s); why != nil {
		return why.On("starts_at")
	}
	return nil
}

// explain says of a taken asset by whom, as far as the reader may know, and until when.
func explain(tx db.Tx, actor directory.Actor, a Asset, wanted span.Span, err error) error {
	f, ok := fault.As(err)
	if !ok || f.Code != fault.Taken {
		return err
	}
	conflict, _ := f.More.(claim.Conflict)
	if len(conflict.By) == 0 {
		return err
	}
	site, siteErr := directory.SiteByID(tx, a.Site)
	if siteErr != nil {
		return errors.Join(err, siteErr)
	}
	by := conflict.By[0]
	l := i18n.Locale{Lang: actor.Lang, Zone: site.Zone}
	text := i18n.TakenFromTo
	if by.Strength == claim.Blocked {
		text = i18n.OutFromTo
	}
	when := l.Range(by.Span.StartTime(), by.Span.EndTime())
	return fault.New(fault.Taken, text, a.Name, l.Short(by.Span.StartTime()), when).With(conflict).Because(err)
}

// Change is what a person wants to be different about a reservation.
type Change struct {
	ID    string
	Rev   int64  // as it was read; 0 leaves it unchecked
	Asset string // empty keeps the asset
	Span  span.Span
}

// Change moves, shortens or extends the actor's reservation, all or nothing. Once it has begun only its end can
// change. A stay that uses it ends with it.
func (w *Workplaces) Change(_ context.Context, tx db.Tx, actor directory.Actor, c Change) (Reservation, error) {
	now := w.Clock.Now()
	r, err := ownReservation(tx, actor, c.ID)
	if err != nil {
		return r, err
	}
	if c.Rev != 0 && c.Rev != r.Rev {
		return r, fault.New(fault.Stale, i18n.Stale).With(r)
	}
	if r.Span.End <= db.Micros(now) {
		return r, fault.New(fault.Refused, i18n.ReservationOver)
	}
	before, err := assetByID(tx, r.Asset)
	if err != nil {
		return r, err
	}
	if c.Asset == "" {
		c.Asset = r.Asset
	}
	after, err := assetByID(tx, c.Asset)
	if err != nil {
		return r, err
	}
	if err := w.changeable(tx, r, c, after, now); err != nil {
		return r, err
	}
	if _, err := claim.MoveTo(tx, r.holder(), after.ID, c.Span, now); err != nil {
		return r, explain(tx, actor, after, c.Span, err)
	}
	r.Asset, r.Span, r.Rev = after.ID, c.Span, r.Rev+1
	if err := updateReservation(tx, r); err != nil {
		return r, err
	}
	tx.Record(Changed{r, before, after, actor.Member})
	return r, nil
}

func (w *Workplaces) changeable(tx db.Tx, r Reservation, c Change, after Asset, now time.Time) error {
	begun := r.Span.Start <= db.Micros(now)
	if begun && (c.Span.Start != r.Span.Start || c.Asset != r.Asset) {
		return fault.New(fault.Refused, i18n.ReservationBegun).On("starts_at")
	}
	if !begun {
		return w.reservable(tx, after, c.Span, now)
	}
	if err := claim.Check(c.Span); err != nil {
		return err
	}
	if c.Span.End <= db.Micros(now) {
		return fault.New(fault.Invalid, i18n.InThePast).On("ends_at")
	}
	if c.Span.Length() > MaxReservation {
		return fault.New(fault.Invalid, i18n.ReservationTooLong, int(MaxReservation/(24*time.Hour))).On("ends_at")
	}
	site, err := directory.SiteByID(tx, after.Site)
	if err != nil || c.Span.End <= r.Span.End {
		return err
	}
	if why := site.WhyClosed(c.Span); why != nil {
		return why.On("ends_at")
	}
	return nil
}

// Cancel gives the actor's reservation back; what of it has passed stays as it was. Cancelled again it changes
// nothing. A stay that uses it ends.
func (w *Workplaces) Cancel(_ context.Context, tx db.Tx, actor directory.Actor, reservation string, rev int64) (Reservation, error) {
	now := w.Clock.Now()
	r, err := anyOwnReservation(tx, actor, reservation)
	if err != nil || r.Cancelled {
		return r, err
	}
	if rev != 0 && rev != r.Rev {
		return r, fault.New(fault.Stale, i18n.Stale).With(r)
	}
	if r.Span.End <= db.Micros(now) {
		return r, fault.New(fault.Refused, i18n.ReservationOver)
	}
	a, err := assetByID(tx, r.Asset)
	if err != nil {
		return r, err
	}
	if r, err = w.giveUp(tx, r, now); err != nil {
		return r, err
	}
	tx.Record(Cancelled{r, a, actor.Member})
	return r, nil
}

// giveUp ends a reservation by hand, with the stay that uses it, and keeps what it takes to undo it.
func (w *Workplaces) giveUp(tx db.Tx, r Reservation, now time.Time) (Reservation, error) {
	if err := w.endStaysOf(tx, r, now); err != nil {
		return r, err
	}
	end := r.Span.End
	r, err := cutShort(tx, r, now)
	if err != nil {
		return r, err
	}
	r.UndoAt, r.UndoEnd = now, end
	return r, rememberEnd(tx, r)
}

// cutShort ends a reservation now: one that has begun keeps what has passed, another is cancelled.
func cutShort(tx db.Tx, r Reservation, now time.Time) (Reservation, error) {
	at := db.Micros(now)
	var err error
	if r.Span.Start < at {
		r.Span.End = at
		_, err = claim.Move(tx, r.holder(), r.Span, now)
	} else {
		r.Cancelled = true
		_, err = claim.Release(tx, r.holder())
	}
	if err != nil {
		return r, err
	}
	r.Rev++
	if err := updateReservation(tx, r); err != nil || !r.Cancelled {
		return r, err
	}
	return r, cancelReservation(tx, r.ID, now)
}

// ownReservation locks and reads a reservation of the actor; everyone else's answers like a missing one.
func ownReservation(tx db.Tx, actor directory.Actor, id string) (Reservation, error) {
	r, err := anyOwnReservation(tx, actor, id)
	if err == nil && r.Cancelled {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return r, err
}

// anyOwnReservation locks and reads a reservation of the actor, or one that they booked for somebody.
func anyOwnReservation(tx db.Tx, actor directory.Actor, id string) (Reservation, error) {
	return lockFor(tx, actor, id)
}
