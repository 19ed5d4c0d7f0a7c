package workplace

import (
	"embed"
	"slices"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/i18n"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations are the tables floor, asset, reservation, stay and outage.
var Migrations = db.Migrations{Owner: "workplace", Files: migrations}

// Workplaces are the verbs; they read the time from the clock inside their transaction.
type Workplaces struct{ Clock clock.Clock }

// Kind is what an asset is.
type Kind string

// The kinds, in the order in which they are offered.
const (
	Desk      Kind = "desk"
	Room      Kind = "room"
	Parking   Kind = "parking"
	Locker    Kind = "locker"
	Bike      Kind = "bike"
	Equipment Kind = "equipment"
)

// Kinds pairs each kind with its names.
var Kinds = []struct {
	Kind Kind
	Text i18n.Text
}{
	{Desk, i18n.KindDesk}, {Room, i18n.KindRoom}, {Parking, i18n.KindParking},
	{Locker, i18n.KindLocker}, {Bike, i18n.KindBike}, {Equipment, i18n.KindEquipment},
}

// Text names a kind.
func (k Kind) Text() i18n.Text {
	for _, e := range Kinds {
		if e.Kind == k {
			return e.Text
		}
	}
	return i18n.KindEquipment
}

// Feature is something that an asset has and that people look for.
type Feature string

// Features pairs each feature with its names, in the order in which they are offered.
var Features = []struct {
	Feature Feature
	Text    i18n.Text
}{
	{"window", i18n.FeatureWindow}, {"monitor", i18n.FeatureMonitor}, {"two-monitors", i18n.FeatureTwoMonitors},
	{"dock", i18n.FeatureDock}, {"height", i18n.FeatureHeight}, {"quiet", i18n.FeatureQuiet},
	{"phone", i18n.FeaturePhone}, {"screen", i18n.FeatureScreen}, {"video", i18n.FeatureVideo},
	{"whiteboard", i18n.FeatureWhiteboard}, {"wheelchair", i18n.FeatureWheelchair}, {"charger", i18n.FeatureCharger},
}

// Text names a feature.
func (f Feature) Text() i18n.Text {
	for _, e := range Features {
		if e.Feature == f {
			return e.Text
		}
	}
	return i18n.Text{NL: string(f), DE: string(f), EN: string(f), FR: string(f)}
}

// Floor is one level of a site, with its plan.
type Floor struct {
	ID     string
	Site   string
	Name   string
	Level  int // 0 is the ground floor
	Width  int // of the plan's own units, in which assets are placed
	Height int
	Plan   string // the blob of the background, a cleaned drawing or picture; empty for none
	Rev    int64
}

// Asset is something on a floor that can be reserved.
type Asset struct {
	ID         string
	Site       string
	Floor      string
	Kind       Kind
	Name       string
	Code       string // random and replaceable; typed or scanned at check-in
	Capacity   int    // how many reservations it takes at once
	Seats      int    // for how many people it is; zero: not said
	X, Y, W, H int    // where it stands, in the plan's units
	Equipment  []Feature
	Rev        int64
}

// Has tells whether the asset has all the features.
func (a Asset) Has(wanted []Feature) bool {
	for _, f := range wanted {
		if !slices.Contains(a.Equipment, f) {
			return false
		}
	}
	return true
}

// MaxSeats bounds for how many people a place is.
const MaxSeats = 1000

// Fits tells whether so many people have room. Where nobody said, it is for one.
func (a Asset) Fits(people int) bool { return people <= max(1, a.Seats) }

// codeLength of an asset's code: 32^6, a thousand million, told apart by a person who types it from a label.
const codeLength = 6
