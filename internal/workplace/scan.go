package workplace

import (
	"cmp"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// Scanned is what a person who stands before an asset may know of it and do there, now.
type Scanned struct {
	Status
	Site  directory.Site
	Floor Floor
	Here  Stay      // the reader's own running stay at it; zero where there is none
	Ready bool      // a check-in would begin a stay
	Ends  time.Time // when that stay would end by itself
	Near  []Nearest // where it is not Ready: the nearest that are free
}

// Nearest is an asset of the same kind that is free from now on.
type Nearest struct {
	Asset
	FloorName string
	SameFloor bool
	Until     time.Time // free until then, or until the site closes
}

// maxNear is how many other places are offered.
const maxNear = 3

// worthwhile is how long another place must be free to be offered.
const worthwhile = 30 * time.Minute

// Scan tells how the asset with a code stands for the actor. Like CheckIn it knows the code however it is written,
// and refuses one that is unknown with NotFound. It changes nothing.
func (w *Workplaces) Scan(tx db.Tx, actor directory.Actor, code string) (Scanned, error) {
	now := w.Clock.Now()
	a, home, err := byCode(tx, code)
	if err == nil && home {
		err = directory.Missing(db.ErrNoRows)
	}
	if err != nil {
		return Scanned{}, err
	}
	out, err := w.stands(tx, actor, a, now)
	if err != nil {
		return out, err
	}
	running, err := runningStays(tx, actor.Member, now)
	if err != nil {
		return out, err
	}
	if i := slices.IndexFunc(running, func(s Stay) bool { return s.Asset == a.ID }); i >= 0 {
		out.Here = running[i]
		return out, nil
	}
	if err := w.offer(tx, actor, &out, now); err != nil || out.Ready {
		return out, err
	}
	out.Near, err = w.nearest(tx, out, now)
	return out, err
}

// stands fills in what everybody sees of an asset.
func (w *Workplaces) stands(tx db.Tx, actor directory.Actor, a Asset, now time.Time) (out Scanned, err error) {
	if out.Site, err = directory.SiteByID(tx, a.Site); err != nil {
		return out, err
	}
	if out.Floor, err = floorByID(tx, a.Floor); err != nil {
		return out, err
	}
	all, err := w.StatusOf(tx, actor, []Asset{a}, span.Of(now, now.Add(time.Hour)))
	if err == nil {
		out.Status = all[0]
	}
	return out, err
}

// offer tells whether a check-in would succeed, and until when: by the same rules as occupy.
func (w *Workplaces) offer(tx db.Tx, actor directory.Actor, out *Scanned, now time.Time) error {
	own, due, err := dueReservation(tx, actor.Member, out.Asset.ID, now, now.Add(early))
	if err != nil {
		return err
	}
	free, err := freeFrom(tx, out.Asset, now, out.Site.ClosingAfter(now))
	if err != nil {
		return err
	}
	switch {
	case due && (own.Span.Start <= db.Micros(now) || free.Valid() && free.End >= own.Span.Start):
		out.Ready, out.Ends = true, own.Span.EndTime()
	case free.Length() >= least:
		out.Ready, out.Ends = true, free.EndTime()
	}
	return nil
}

// nearest finds free assets of the same kind: on the same floor the closest as the crow flies, then on the floors
// next to it.
func (w *Workplaces) nearest(tx db.Tx, from Scanned, now time.Time) ([]Nearest, error) {
	open := span.Of(now, from.Site.ClosingAfter(now))
	if open.Length() < worthwhile || !from.Site.IsOpen(open) {
		return nil, nil
	}
	assets, err := Assets(tx, Filter{Site: from.Site.ID, Kind: from.Asset.Kind})
	if err != nil {
		return nil, err
	}
	free, err := claim.Free(tx, opens(assets, open), now)
	if err != nil {
		return nil, err
	}
	floors, err := FloorList(tx)
	if err != nil {
		return nil, err
	}
	var out []Nearest
	for _, a := range assets {
		f := free[a.ID]
		if len(f) == 0 || f[0].Start != open.Start || f[0].Length() < worthwhile {
			continue
		}
		out = append(out, Nearest{Asset: a, SameFloor: a.Floor == from.Floor.ID, Until: f[0].EndTime()})
	}
	level := map[string]Floor{}
	for _, f := range floors {
		level[f.ID] = f
	}
	slices.SortStableFunc(out, func(a, b Nearest) int {
		return cmp.Or(cmp.Compare(storeys(level[a.Floor], from.Floor), storeys(level[b.Floor], from.Floor)),
			cmp.Compare(distance(a.Asset, from.Asset), distance(b.Asset, from.Asset)), cmp.Compare(a.Name, b.Name))
	})
	out = out[:min(maxNear, len(out))]
	for i := range out {
		out[i].FloorName = level[out[i].Floor].Name
	}
	return out, nil
}

// storeys is how far two floors are apart; another wing on the same level is further than the same floor.
func storeys(a, b Floor) int {
	if a.ID == b.ID {
		return 0
	}
	return 1 + max(a.Level-b.Level, b.Level-a.Level)
}

// distance is the square of how far apart two assets of a floor stand, in the plan's units.
func distance(a, b Asset) int {
	x, y := (2*a.X+a.W)-(2*b.X+b.W), (2*a.Y+a.H)-(2*b.Y+b.H)
	return x*x + y*y
}
