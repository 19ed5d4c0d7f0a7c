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

// Home is the code that begins a stay at home.
const Home = "HOME"

// MaxStays is at how many places a person may be at once.
const MaxStays = 2

// Stay is a running or past session of a person at a place, or at home.
type Stay struct {
	ID          string
	Member      string
	Asset       string // empty at home
	Reservation string // the reservation it uses, if any
	Start       time.Time
	Until       time.Time // when it ends by itself
	End         time.Time // when it ended before that; zero while it runs
	Visible     bool
}

func (s Stay) holder() string { return "stay/" + s.ID }

// Running tells whether the stay goes on at an instant.
func (s Stay) Running(now time.Time) bool { return s.End.IsZero() && now.Before(s.Until) }

// Used is the span of the stay up to an instant.
func (s Stay) Used(now time.Time) span.Span {
	end := s.Until
	if !s.End.IsZero() {
		end = s.End
	}
	if now.Before(end) {
		end = now
	}
	return span.Of(s.Start, end)
}

// CheckIn is the wish to begin a stay.
type CheckIn struct {
	Key     string // idempotency
	Code    string // the asset's code, or HOME; capitals and spaces do not matter
	Visible *bool  // let colleagues know where I am; nil takes the profile's choice
}

// CheckedIn and CheckedOut are recorded when a stay begins and ends.
type (
	CheckedIn struct {
		Stay  Stay
		Asset Asset // zero at home
	}
	CheckedOut struct {
		Stay  Stay
		Asset Asset
	}
)

// TooMany is the More of the refusal of a third stay: the two that run.
type TooMany struct{ Stays []Place }

// CheckIn begins a stay of the actor. It is the one verb behind every way to check in. Where the actor is there
// already, it gives the stay that runs. It is refused with NotFound for an unknown code, with Taken where the
// place is somebody else's now, and with Refused and TooMany where the actor is at two places already.
func (w *Workplaces) CheckIn(_ context.Context, tx db.Tx, actor directory.Actor, c CheckIn) (Stay, error) {
	now := w.Clock.Now()
	if err := directory.Lock(tx, actor.Member); err != nil {
		return Stay{}, err
	}
	s := Stay{ID: id.New(), Member: actor.Member, Start: now, Visible: actor.Visible}
	if c.Visible != nil {
		s.Visible = *c.Visible
	}
	if c.Key != "" {
		s.ID = id.Derive(actor.Org, actor.Member, "check-in", c.Key)
	}
	a, home, err := byCode(tx, c.Code)
	if err != nil {
		return s, err
	}
	if before, err := stayByID(tx, s.ID); err == nil && before.Asset != a.ID {
		return before, fault.New(fault.Invalid, i18n.KeyReused).On("key")
	} else if err == nil || !fault.Is(err, fault.NotFound) {
		return before, err
	}
	running, err := runningStays(tx, actor.Member, now)
	if err != nil {
		return s, err
	}
	for _, r := range running {
		if r.Asset == a.ID {
			return r, nil
		}
	}
	if len(running) >= MaxStays {
		return s, w.tooMany(tx, actor, running)
	}
	if home {
		s.Until, err = midnightOf(tx, actor, now)
	} else {
		s.Asset = a.ID
		s, err = w.occupy(tx, actor, a, s, now)
	}
	if err != nil {
		return s, err
	}
	if err := insertStay(tx, s); err != nil {
		return s, err
	}
	tx.Record(CheckedIn{s, a})
	return s, nil
}

// NormalCode is a typed code as it is stored.
func NormalCode(code string) string {
	return strings.ToUpper(strings.Join(strings.FieldsFunc(code, func(r rune) bool { return r == ' ' || r == '-' || r == '\t' }), ""))
}

func byCode(tx db.Tx, code string) (Asset, bool, error) {
	code = NormalCode(code)
	switch {
	case code == "":
		return Asset{}, false, fault.New(fault.Invalid, i18n.Required).On("code")
	case code == Home:
		return Asset{}, true, nil
	}
	a, err := assetByCode(tx, code)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, i18n.CodeUnknown).On("code")
	}
	return a, false, err
}

func (w *Workplaces) tooMany(tx db.Tx, actor directory.Actor, running []Stay) error {
	places, err := placesOf(tx, running)
	if err != nil {
		return err
	}
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.Name(actor.Lang)
	}
	return fault.New(fault.Refused, i18n.ThirdStay, names[0], names[1]).With(TooMany{places})
}

// midnightOf is when a stay at home ends: the next midnight at the person's usual site, else at the first.
func midnightOf(tx db.Tx, actor directory.Actor, now time.Time) (time.Time, error) {
	zone, err := directory.ZoneOf(tx, actor)
	if err != nil {
		return now, err
	}
	return span.DateOf(now, zone).Span(zone).EndTime(), nil
}

// early is how long before one's own reservation a check-in uses it.
const early = 60 * time.Minute

// least is the shortest time for which a walk-in is worth a claim.
const least = time.Minute

// occupy claims the place for the stay: the actor's own reservation if it is due, else what is free from now on.
func (w *Workplaces) occupy(tx db.Tx, actor directory.Actor, a Asset, s Stay, now time.Time) (Stay, error) {
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return s, err
	}
	own, due, err := dueReservation(tx, actor.Member, a.ID, now, now.Add(early))
	if err != nil {
		return s, err
	}
	if due && own.Span.Start <= db.Micros(now) {
		s.Reservation, s.Until = own.ID, own.Span.EndTime()
		return s, nil
	}
	closing := site.ClosingAfter(now)
	free, err := freeFrom(tx, a, now, closing)
	if err != nil {
		return s, err
	}
	if due && free.End >= own.Span.Start && free.Valid() {
		return w.arriveEarly(tx, actor, s, own, now)
	}
	if free.Length() < least {
		return s, w.inUse(tx, actor, a, now)
	}
	s.Until = free.EndTime()
	take := claim.Take{Wants: []claim.Want{{Resource: a.ID, Span: free}}, Strength: claim.Taken, Holder: s.holder()}
	_, err = take.Do(tx, now)
	return s, err
}

// arriveEarly widens the actor's reservation to begin now.
func (w *Workplaces) arriveEarly(tx db.Tx, actor directory.Actor, s Stay, own Reservation, now time.Time) (Stay, error) {
	if err := lockReservation(tx, actor.Member, own.ID); err != nil {
		return s, err
	}
	own.Span.Start = db.Micros(now)
	own.Rev++
	if _, err := claim.Move(tx, own.holder(), own.Span, now); err != nil {
		return s, err
	}
	s.Reservation, s.Until = own.ID, own.Span.EndTime()
	return s, updateReservation(tx, own)
}

// freeFrom is the span that starts now and in which the asset is free; not valid where it is taken now.
func freeFrom(tx db.Tx, a Asset, now, until time.Time) (span.Span, error) {
	window := span.Of(now, until)
	free, err := claim.Free(tx, []claim.Open{{Resource: a.ID, Windows: []span.Span{window}}}, now)
	if err != nil || len(free[a.ID]) == 0 || free[a.ID][0].Start != window.Start {
		return span.Span{}, err
	}
	return free[a.ID][0], nil
}

// inUse says until when a place is somebody else's.
func (w *Workplaces) inUse(tx db.Tx, actor directory.Actor, a Asset, now time.Time) error {
	soon := span.Of(now, now.Add(least))
	by, err := claim.Busy(tx, soon, now, a.ID)
	if err != nil {
		return err
	}
	return explain(tx, actor, a, soon, fault.New(fault.Taken, i18n.ClaimTaken).With(claim.Conflict{By: by}))
}
