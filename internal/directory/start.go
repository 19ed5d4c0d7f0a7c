package directory

import (
	"slices"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Step is one of the first steps of an organisation.
type Step string

// StepSite is a site with its address: where everything begins.
const StepSite Step = "site"

// Start is how far an organisation has come. It is read off what there is, so it can be left and taken up at any time.
type Start struct {
	Steps  []Step // in the order in which they are best taken
	Done   []Step
	Site   string // the site to go on with; empty where there is none
	Floor  string // the floor to go on with; empty where there is none
	Hidden bool   // put away by an administrator
}

// Has tells whether a step is done.
func (s Start) Has(step Step) bool { return slices.Contains(s.Done, step) }

// Next is the first step that is not done; empty when all are.
func (s Start) Next() Step {
	for _, step := range s.Steps {
		if !s.Has(step) {
			return step
		}
	}
	return ""
}

// Open tells whether the guide still has something to say.
func (s Start) Open() bool { return !s.Hidden && s.Next() != "" }

// Then are the steps of both, one after the other, each once.
func (s Start) Then(more Start) Start {
	s.Steps, s.Done = once(s.Steps, more.Steps), once(s.Done, more.Done)
	return s
}

func once(a, b []Step) []Step {
	out := slices.Clone(a)
	for _, step := range b {
		if !slices.Contains(out, step) {
			out = append(out, step)
		}
	}
	return out
}

// Lead are the first steps of an organisation: those of an office and of a practice, where it is both; those of a practice alone
// where it has no more to reserve than that takes.
func Lead(office, practice Start, isOffice bool) Start {
	switch {
	case len(practice.Steps) == 0:
		return office
	case !isOffice:
		return practice
	}
	return office.Then(practice)
}

// Take marks a step as one of the organisation's, and as done where it is.
func (s *Start) Take(step Step, done bool) {
	s.Steps = append(s.Steps, step)
	if done {
		s.Done = append(s.Done, step)
	}
}

// StartOf begins how far the organisation has come with its sites; it takes the right to change settings.
func StartOf(tx db.Tx, actor Actor) (out Start, err error) {
	if !actor.Can(Settings) {
		return out, fault.New(fault.Refused, i18n.NoRight)
	}
	if out.Hidden, err = StartHidden(tx); err != nil {
		return out, err
	}
	sites, err := SiteList(tx)
	addressed := slices.IndexFunc(sites, func(s Site) bool { return s.Address != "" })
	if len(sites) > 0 {
		out.Site = sites[max(0, addressed)].ID
	}
	out.Take(StepSite, addressed >= 0)
	return out, err
}

// StartHidden tells whether the organisation has put the guide through its first steps away.
func StartHidden(tx db.Tx) (bool, error) {
	var hidden bool
	err := tx.Row("SELECT start_hidden FROM organisation WHERE org = $1", tx.Org()).Scan(&hidden)
	return hidden, err
}

// HideStart puts the guide away, or brings it back; it takes the right to change settings.
func HideStart(tx db.Tx, actor Actor, hidden bool) error {
	if !actor.Can(Settings) {
		return fault.New(fault.Refused, i18n.NoRight)
	}
	_, err := tx.Exec("UPDATE organisation SET start_hidden = $1 WHERE org = $2", hidden, tx.Org())
	return err
}
