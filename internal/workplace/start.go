package workplace

import (
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Step is one of the first steps of an organisation.
type Step string

// The steps, in the order in which they are best taken.
const (
	StepSite   Step = "site"   // a site with its address
	StepPlan   Step = "plan"   // a floor with its plan
	StepPlaces Step = "places" // something that can be reserved
	StepPeople Step = "people" // somebody besides the owner
	StepWork   Step = "work"   // somebody has checked in at a place
)

// Steps are all steps in their order.
var Steps = []Step{StepSite, StepPlan, StepPlaces, StepPeople, StepWork}

// Start is how far an organisation has come. It is read off what there is, so it can be left and taken up at any time.
type Start struct {
	Done   []Step
	Site   string // the site to go on with; empty where there is none
	Floor  string // the floor to go on with; empty where there is none
	Hidden bool   // put away by an administrator
}

// Has tells whether a step is done.
func (s Start) Has(step Step) bool { return slices.Contains(s.Done, step) }

// Next is the first step that is not done; empty when all are.
func (s Start) Next() Step {
	for _, step := range Steps {
		if !s.Has(step) {
			return step
		}
	}
	return ""
}

// Open tells whether the guide still has something to say.
func (s Start) Open() bool { return !s.Hidden && s.Next() != "" }

// Start tells how far the organisation has come; it takes the right to change settings.
func (w *Workplaces) Start(tx db.Tx, actor directory.Actor) (out Start, err error) {
	if !actor.Can(directory.Settings) {
		return out, fault.New(fault.Refused, i18n.NoRight)
	}
	if out.Hidden, err = directory.StartHidden(tx); err != nil {
		return out, err
	}
	sites, err := directory.SiteList(tx)
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
	addressed := slices.IndexFunc(sites, func(s directory.Site) bool { return s.Address != "" })
	planned := slices.IndexFunc(floors, func(f Floor) bool { return f.Plan != "" })
	if len(sites) > 0 {
		out.Site = sites[max(0, addressed)].ID
	}
	if len(floors) > 0 {
		out.Floor = floors[max(0, planned)].ID
	}
	for _, s := range []struct {
		step Step
		done bool
	}{{StepSite, addressed >= 0}, {StepPlan, planned >= 0}, {StepPlaces, places > 0}, {StepPeople, people > 1}, {StepWork, stays > 0}} {
		if s.done {
			out.Done = append(out.Done, s.step)
		}
	}
	return out, err
}
