package workplace

import (
	"context"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// MaxFloorSide is the greatest width and height of a floor, in its own units.
const MaxFloorSide = 20_000

// Levels that a floor may have; 0 is the ground floor.
const (
	MinLevel = -20
	MaxLevel = 200
)

func (f Floor) validate() error {
	switch {
	case strings.TrimSpace(f.Name) == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(f.Name) > 100:
		return fault.New(fault.Invalid, i18n.TooLong, 100).On("name")
	case f.Level < MinLevel || f.Level > MaxLevel:
		return fault.New(fault.Invalid, i18n.LevelRange, MinLevel, MaxLevel).On("level")
	case f.Width < 1 || f.Height < 1 || f.Width > MaxFloorSide || f.Height > MaxFloorSide:
		return fault.New(fault.Invalid, i18n.PlanSize, 1, MaxFloorSide).On("width")
	}
	return nil
}

// AddFloor adds a floor to a site; it takes the right to manage the site. Without a size it is given one on which
// desks can be placed before there is a plan.
func (w *Workplaces) AddFloor(tx db.Tx, actor directory.Actor, f Floor) (Floor, error) {
	if _, err := directory.ManagedSite(tx, actor, f.Site); err != nil {
		return f, err
	}
	if f.Width == 0 && f.Height == 0 {
		f.Width, f.Height = usualSide, usualSide*3/4
	}
	if err := f.validate(); err != nil {
		return f, err
	}
	f.ID, f.Rev = id.New(), 1
	if err := w.unusedFloor(tx, f); err != nil {
		return f, err
	}
	tx.Record(Arranged{Floors: []string{f.ID}})
	note(tx, actor, audit.Added, audit.Floor, f.ID, f.Name)
	return f, insertFloor(tx, f)
}

// unusedFloor refuses a name that another floor of the site has.
func (w *Workplaces) unusedFloor(tx db.Tx, f Floor) error {
	if err := directory.LockSite(tx, f.Site); err != nil {
		return err
	}
	all, err := floorsAt(tx, f.Site)
	for _, other := range all {
		if other.ID != f.ID && strings.EqualFold(strings.TrimSpace(other.Name), strings.TrimSpace(f.Name)) {
			return fault.New(fault.Invalid, i18n.FloorNameUsed, other.Name).On("name")
		}
	}
	return err
}

// ManagedFloor gives a floor whose site the actor manages.
func ManagedFloor(tx db.Tx, actor directory.Actor, floor string) (Floor, error) {
	if !actor.ManagesAny() {
		return Floor{}, fault.New(fault.Refused, i18n.NoRight)
	}
	f, err := floorByID(tx, floor)
	if err == nil && !actor.Manages(f.Site) {
		err = fault.New(fault.Refused, i18n.NoRight)
	}
	return f, err
}

// FloorsAt gives the floors of a site that the actor manages, from the lowest.
func FloorsAt(tx db.Tx, actor directory.Actor, site string) ([]Floor, error) {
	if _, err := directory.ManagedSite(tx, actor, site); err != nil {
		return nil, err
	}
	return floorsAt(tx, site)
}

// current reads a floor for a change of it, and refuses with Stale and the floor as it stands where rev is not its.
func current(tx db.Tx, actor directory.Actor, floor string, rev int64) (Floor, error) {
	f, err := ManagedFloor(tx, actor, floor)
	if err == nil && f.Rev != rev {
		err = fault.New(fault.Stale, i18n.Stale).With(f)
	}
	return f, err
}

// ChangeFloor gives a floor another name and level.
func (w *Workplaces) ChangeFloor(tx db.Tx, actor directory.Actor, floor, name string, level int, rev int64) (Floor, error) {
	f, err := current(tx, actor, floor, rev)
	if err != nil {
		return f, err
	}
	note(tx, actor, audit.ChangedIt, audit.Floor, f.ID, f.Name, audit.Changed(audit.Name, f.Name, name)...)
	f.Name, f.Level = name, level
	if err := f.validate(); err != nil {
		return f, err
	}
	if err := w.unusedFloor(tx, f); err != nil {
		return f, err
	}
	return saved(tx, f)
}

func saved(tx db.Tx, f Floor) (Floor, error) {
	n, err := updateFloor(tx, f)
	f.Rev++
	tx.Record(Arranged{Floors: []string{f.ID}})
	return f, unchanged(n, err)
}

// unchanged refuses an update that found another revision.
func unchanged(rows int64, err error) error {
	if err == nil && rows == 0 {
		return fault.New(fault.Stale, i18n.Stale)
	}
	return err
}

// SetPlan puts a plan under a floor, or takes it away for an empty blob. What stands on the floor keeps its place in
// relation to the plan: where the new one is higher or lower for its width, everything moves with it. It tells whether
// anything moved.
func (w *Workplaces) SetPlan(tx db.Tx, actor directory.Actor, floor, blob string, p Plan, rev int64) (Floor, bool, error) {
	f, err := current(tx, actor, floor, rev)
	if err != nil {
		return f, false, err
	}
	f.Plan = blob
	note(tx, actor, audit.Replaced, audit.Floor, f.ID, f.Name, audit.Named(audit.Plan))
	if blob == "" {
		f, err = saved(tx, f)
		return f, false, err
	}
	assets, err := Assets(tx, Filter{Floor: f.ID})
	if err != nil {
		return f, false, err
	}
	before := f
	f.Width, f.Height = p.size()
	if len(assets) > 0 {
		f.Width, f.Height = before.Width, max(1, before.Width*p.Height/p.Width)
	}
	if err := f.validate(); err != nil {
		return f, false, err
	}
	moved, err := follow(tx, assets, before, f)
	if err != nil {
		return f, moved, err
	}
	f, err = saved(tx, f)
	return f, moved, err
}

// follow moves assets with a plan that has become higher or lower. A difference that nobody sees moves nothing.
func follow(tx db.Tx, assets []Asset, before, after Floor) (bool, error) {
	if len(assets) == 0 || before.Height == after.Height {
		return false, nil
	}
	for _, a := range assets {
		middle := (a.Y + a.H/2) * after.Height / before.Height
		a.H = min(a.H, after.Height)
		a.Y = min(max(0, middle-a.H/2), after.Height-a.H)
		if n, err := updateAsset(tx, a); err != nil || n == 0 {
			return true, unchanged(n, err)
		}
	}
	return true, nil
}

// RemoveFloor removes a floor with all that stands on it; what was used there stays in people's histories. It is
// refused with Taken while something lies ahead there, unless that is to be cancelled.
func (w *Workplaces) RemoveFloor(ctx context.Context, tx db.Tx, actor directory.Actor, floor string, rev int64, cancel bool) error {
	f, err := current(tx, actor, floor, rev)
	if err != nil {
		return err
	}
	if err := w.clear(ctx, tx, actor, "", f.ID, "", cancel); err != nil {
		return err
	}
	tx.Record(Arranged{Floors: []string{f.ID}})
	note(tx, actor, audit.Removed, audit.Floor, f.ID, f.Name)
	return unchanged(removeFloor(tx, f, w.Clock.Now()))
}
