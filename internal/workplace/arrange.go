package workplace

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bureau/internal/audit"
	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// MaxRow is how many assets may be added at once.
const MaxRow = 100

// MaxAssets is how many assets a floor may have.
const MaxAssets = 2000

// Row is several assets at once, of which the first is given: so many, so far apart from edge to edge, each named by
// the number after the one before.
type Row struct {
	First Asset
	Count int
	Down  bool // one below the other instead of side by side
	Gap   int
}

// Assets gives the row, unmade. A name that ends in no number is followed by 2, 3 and so on.
func (r Row) Assets() ([]Asset, error) {
	if r.Count < 1 || r.Count > MaxRow {
		return nil, fault.New(fault.Invalid, i18n.RowCount, 1, MaxRow).On("count")
	}
	if r.Gap < 0 || r.Gap > MaxFloorSide {
		return nil, fault.New(fault.Invalid, i18n.RowGap, 0, MaxFloorSide).On("gap")
	}
	out := make([]Asset, r.Count)
	for i := range out {
		out[i] = r.First
		out[i].Name = numbered(strings.TrimSpace(r.First.Name), i)
		if r.Down {
			out[i].Y += i * (r.First.H + r.Gap)
		} else {
			out[i].X += i * (r.First.W + r.Gap)
		}
	}
	return out, nil
}

// Next is the name that follows after so many.
func (r Row) Next(after int) string { return numbered(strings.TrimSpace(r.First.Name), after) }

// Size is how large an asset of a kind is drawn where nothing else is said, in the units of a floor: wide enough for
// its name, of which the end often tells it from its neighbours.
func (k Kind) Size(name string) (w, h int) {
	w, h = 52, 34
	switch k {
	case Room:
		w, h = 150, 110
	case Parking:
		w, h = 60, 110
	case Locker:
		w, h = 42, 28
	}
	const character, sign, widest = 8, 26, 170
	return max(w, min(widest, character*utf8.RuneCountInString(strings.TrimSpace(name))+sign)), h
}

// numbered is a name that comes so many after another. Leading zeros keep names as long as they were.
func numbered(name string, after int) string {
	if after == 0 {
		return name
	}
	stem := strings.TrimRight(name, "0123456789")
	digits := name[len(stem):]
	if len(digits) > 9 {
		stem, digits = name[:len(name)-9], name[len(name)-9:]
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return fmt.Sprintf("%s %d", name, after+1)
	}
	return fmt.Sprintf("%s%0*d", stem, len(digits), n+after)
}

// AddAsset places an asset on a floor; it takes the right to manage the site.
func (w *Workplaces) AddAsset(tx db.Tx, actor directory.Actor, a Asset) (Asset, error) {
	all, err := w.AddRow(tx, actor, Row{First: a, Count: 1})
	if err != nil {
		return a, err
	}
	return all[0], nil
}

// AddRow places a row of assets on a floor, all or none; it takes the right to manage the site.
func (w *Workplaces) AddRow(tx db.Tx, actor directory.Actor, r Row) ([]Asset, error) {
	f, err := ManagedFloor(tx, actor, r.First.Floor)
	if err != nil {
		return nil, err
	}
	all, err := r.Assets()
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].ID, all[i].Site, all[i].Code, all[i].Rev = id.New(), f.Site, id.Code(codeLength), 1
		if err := all[i].validate(f); err != nil {
			return nil, err
		}
	}
	if err := unusedNames(tx, f, all...); err != nil {
		return nil, err
	}
	for _, a := range all {
		if err := claim.AddResource(tx, a.ID, a.Capacity); err != nil {
			return nil, err
		}
		if err := insertAsset(tx, a); err != nil {
			return nil, err
		}
		note(tx, actor, audit.Added, audit.Place, a.ID, a.Name)
	}
	tx.Record(Arranged{Floors: []string{f.ID}})
	return all, nil
}

func (a Asset) validate(f Floor) error {
	known := slices.ContainsFunc(Kinds, func(k struct {
		Kind Kind
		Text i18n.Text
	}) bool {
		return k.Kind == a.Kind
	})
	switch {
	case strings.TrimSpace(a.Name) == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(a.Name) > 100:
		return fault.New(fault.Invalid, i18n.TooLong, 100).On("name")
	case !known:
		return fault.New(fault.Invalid, i18n.KindUnknown).On("kind")
	case a.X < 0 || a.Y < 0 || a.W < 1 || a.H < 1 || a.W > f.Width || a.H > f.Height || a.X > f.Width-a.W || a.Y > f.Height-a.H:
		return fault.New(fault.Invalid, i18n.OutsidePlan).On("x")
	case a.Seats < 0 || a.Seats > MaxSeats:
		return fault.New(fault.Invalid, i18n.SeatsRange, MaxSeats).On("seats")
	case !knownFeatures(a.Equipment):
		return fault.New(fault.Invalid, i18n.FeatureUnknown).On("equipment")
	}
	return nil
}

func knownFeatures(all []Feature) bool {
	for _, wanted := range all {
		if !slices.ContainsFunc(Features, func(f struct {
			Feature Feature
			Text    i18n.Text
		}) bool {
			return f.Feature == wanted
		}) {
			return false
		}
	}
	return true
}

// unusedNames refuses names that others at the site have, or that come twice: what is typed or said must lead to one
// place. It holds the site, so that two who add at once cannot both take a name.
func unusedNames(tx db.Tx, f Floor, wanted ...Asset) error {
	if err := directory.LockSite(tx, f.Site); err != nil {
		return err
	}
	there, err := namesAt(tx, f.Site)
	if err != nil {
		return err
	}
	used, onFloor := map[string]string{}, 0
	for _, a := range there {
		used[strings.ToLower(strings.TrimSpace(a.Name))] = a.ID
		if a.Floor == f.ID {
			onFloor++
		}
	}
	for _, a := range wanted {
		name := strings.ToLower(strings.TrimSpace(a.Name))
		if by, taken := used[name]; taken && by != a.ID {
			return fault.New(fault.Invalid, i18n.AssetNameUsed, a.Name).On("name")
		} else if !taken {
			onFloor++
		}
		used[name] = a.ID
	}
	if onFloor > MaxAssets {
		return fault.New(fault.Invalid, i18n.FloorFull, MaxAssets).On("count")
	}
	return nil
}

// ManagedAsset gives an asset whose site the actor manages.
func ManagedAsset(tx db.Tx, actor directory.Actor, asset string) (Asset, error) {
	if !actor.ManagesAny() {
		return Asset{}, fault.New(fault.Refused, i18n.NoRight)
	}
	a, err := assetByID(tx, asset)
	if err == nil && !actor.Manages(a.Site) {
		err = fault.New(fault.Refused, i18n.NoRight)
	}
	return a, err
}

func currentAsset(tx db.Tx, actor directory.Actor, asset string, rev int64) (Asset, error) {
	a, err := ManagedAsset(tx, actor, asset)
	if err == nil && a.Rev != rev {
		err = fault.New(fault.Stale, i18n.Stale).With(a)
	}
	return a, err
}

// ChangeAsset gives an asset another name, kind, capacity, position, size and equipment; its floor and its code stay.
// Fewer may use it at once only where nobody's reservation needs the room.
func (w *Workplaces) ChangeAsset(tx db.Tx, actor directory.Actor, a Asset) (Asset, error) {
	now, err := currentAsset(tx, actor, a.ID, a.Rev)
	if err != nil {
		return a, err
	}
	a.Site, a.Floor, a.Code = now.Site, now.Floor, now.Code
	f, err := floorByID(tx, a.Floor)
	if err != nil {
		return a, err
	}
	if err := a.validate(f); err != nil {
		return a, err
	}
	if err := unusedNames(tx, f, a); err != nil {
		return a, err
	}
	note(tx, actor, audit.ChangedIt, audit.Place, a.ID, a.Name, assetChanges(now, a)...)
	if a.Capacity != now.Capacity {
		if err := claim.SetCapacity(tx, a.ID, a.Capacity, w.Clock.Now()); err != nil {
			return a, err
		}
	}
	return savedAsset(tx, a)
}

func assetChanges(before, after Asset) []audit.Change {
	return slices.Concat(audit.Changed(audit.Name, before.Name, after.Name), audit.Changed(audit.Equipment, featureText(before.Equipment), featureText(after.Equipment)),
		audit.Changed(audit.Position, positionText(before), positionText(after)), audit.Changed(audit.Count, fmt.Sprint(before.Capacity), fmt.Sprint(after.Capacity)),
		audit.Changed(audit.Seats, fmt.Sprint(before.Seats), fmt.Sprint(after.Seats)))
}

func positionText(a Asset) string { return fmt.Sprintf("%d, %d", a.X, a.Y) }

func savedAsset(tx db.Tx, a Asset) (Asset, error) {
	n, err := updateAsset(tx, a)
	a.Rev++
	tx.Record(Arranged{Floors: []string{a.Floor}})
	return a, unchanged(n, err)
}

// MoveAsset moves an asset on its plan; beyond an edge it stays at the edge.
func (w *Workplaces) MoveAsset(tx db.Tx, actor directory.Actor, asset string, x, y int, rev int64) (Asset, error) {
	a, err := currentAsset(tx, actor, asset, rev)
	if err != nil {
		return a, err
	}
	f, err := floorByID(tx, a.Floor)
	if err != nil {
		return a, err
	}
	before := a
	a.X, a.Y = max(0, min(x, f.Width-a.W)), max(0, min(y, f.Height-a.H))
	note(tx, actor, audit.ChangedIt, audit.Place, a.ID, a.Name, assetChanges(before, a)...)
	return savedAsset(tx, a)
}

// RemoveAsset removes an asset; what was used stays in people's histories. It is refused with Taken while something
// lies ahead, unless that is to be cancelled.
func (w *Workplaces) RemoveAsset(ctx context.Context, tx db.Tx, actor directory.Actor, asset string, rev int64, cancel bool) (Asset, error) {
	a, err := currentAsset(tx, actor, asset, rev)
	if err != nil {
		return a, err
	}
	if err := w.clear(ctx, tx, actor, "", "", a.ID, cancel); err != nil {
		return a, err
	}
	tx.Record(Arranged{Floors: []string{a.Floor}})
	note(tx, actor, audit.Removed, audit.Place, a.ID, a.Name)
	return a, unchanged(removeAsset(tx, a, w.Clock.Now()))
}

// RestoreAsset puts back an asset that was removed, where its floor still is and its name is free.
func (w *Workplaces) RestoreAsset(tx db.Tx, actor directory.Actor, asset string) (Asset, error) {
	if !actor.ManagesAny() {
		return Asset{}, fault.New(fault.Refused, i18n.NoRight)
	}
	a, err := removedAsset(tx, asset)
	if err != nil {
		return a, err
	}
	f, err := ManagedFloor(tx, actor, a.Floor)
	if err != nil {
		return a, err
	}
	if err := a.validate(f); err != nil {
		return a, err
	}
	if err := unusedNames(tx, f, a); err != nil {
		return a, err
	}
	tx.Record(Arranged{Floors: []string{a.Floor}})
	note(tx, actor, audit.Restored, audit.Place, a.ID, a.Name)
	return a, unchanged(restoreAsset(tx, a))
}

// ReplaceCode gives an asset a new code, for when the old one is in hands that it should not be in. The old one leads
// nowhere from then on.
func (w *Workplaces) ReplaceCode(tx db.Tx, actor directory.Actor, asset string, rev int64) (Asset, error) {
	a, err := currentAsset(tx, actor, asset, rev)
	if err != nil {
		return a, err
	}
	a.Code = id.Code(codeLength)
	note(tx, actor, audit.Replaced, audit.Place, a.ID, a.Name, audit.Named(audit.Code))
	return savedAsset(tx, a)
}
