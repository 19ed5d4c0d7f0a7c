package workplace

import (
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// The steps of an office after its site, in the order in which they are best taken.
const (
	StepPlan   directory.Step = "plan"   // a floor with its plan
	StepPlaces directory.Step = "places" // something that can be reserved
	StepPeople directory.Step = "people" // somebody besides the owner
	StepWork   directory.Step = "work"   // somebody has checked in at a place
)

// Start tells how far the organisation has come as an office; it takes the right to change settings.
func (w *Workplaces) Start(tx db.Tx, actor directory.Actor) (directory.Start, error) {
	out, err := directory.StartOf(tx, actor)
	if err != nil {
		return out, err
	}
	floors, err := FloorList(tx)
	if err != nil {
		return out, err
	}
	people, err := directory.CountMembers(tx)
	if err != nil {
		return out, err
	}
	var places, stays int
	err = tx.Row(`SELECT (SELECT count(*) FROM asset WHERE org = $1), (SELECT count(*) FROM stay WHERE org = $1 AND asset IS NOT NULL)`,
		tx.Org()).Scan(&places, &stays)
	planned := slices.IndexFunc(floors, func(f Floor) bool { return f.Plan != "" })
	if len(floors) > 0 {
		out.Floor = floors[max(0, planned)].ID
	}
	out.Take(StepPlan, planned >= 0)
	out.Take(StepPlaces, places > 0)
	out.Take(StepPeople, people > 1)
	out.Take(StepWork, stays > 0)
	return out, err
}

// Offered tells what the organisation has to work at: whether anything can be reserved, and whether that is more than the rooms and
// the equipment of a practice.
func Offered(tx db.Tx) (anything, office bool, err error) {
	err = tx.Row(`SELECT EXISTS (SELECT 1 FROM asset a WHERE a.org = $1 AND a.removed_at IS NULL),
		EXISTS (SELECT 1 FROM asset a WHERE a.org = $1 AND a.removed_at IS NULL AND a.kind NOT IN ($2, $3))`,
		tx.Org(), string(Room), string(Equipment)).Scan(&anything, &office)
	return anything, office, err
}
