// Package start leads an administrator through the first steps of an office: site, plan, places, people, first check-in.
// What is done is read off the office itself, so the guide can be left at any time and goes on where the office is.
package start

import (
	"context"
	_ "embed" // the style below
	"net/http"
	"slices"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// CSS is the style of these pages.
//
//go:embed start.css
var CSS string

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces

	Appointments *appointment.Appointments
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /start", p.Kit.Signed(p.guide))
	mux.Handle("POST /start", p.Kit.Signed(p.hide))
}

func (p *Pages) guide(v *kit.View, r *http.Request) (kit.Answer, error) {
	var s directory.Start
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		s, err = kit.Lead(tx, v, p.Workplaces, p.Appointments)
		return err
	})
	return kit.Page(v.T(titleOf(s)), guide(v, s)), err
}

func (p *Pages) hide(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.HideStart(tx, v.Actor, r.PostForm.Get("hidden") == "1")
	})
	return kit.Go("/", "saved"), err
}

// way is where a step is taken.
type way struct {
	path string
	text i18n.Text
}

// stage is a step with its words.
type stage struct {
	step directory.Step
	name i18n.Text
	how  i18n.Text
	ways []way // the usual one first
}

func stages(s directory.Start) (out []stage) {
	site, details, floor := "/manage/sites/new", "/manage/sites/new", "/manage/sites"
	if s.Site != "" {
		site = "/manage/sites/" + s.Site
		details = site + "#details"
	}
	if s.Floor != "" {
		floor = "/manage/floors/" + s.Floor
	}
	plan, codes := []way{{site, i18n.StartPlanDo}}, []way{{floor, i18n.StartPlacesDo}}
	if s.Floor != "" {
		plan[0].path = floor
	}
	if s.Has(workplace.StepPlaces) {
		codes = append(codes, way{floor + "/codes", i18n.StartCodesDo})
	}
	all := []stage{
		{directory.StepSite, i18n.StartSite, i18n.StartSiteHow, []way{{details, i18n.StartSiteDo}}},
		{workplace.StepPlan, i18n.StartPlan, i18n.StartPlanHow, plan},
		{workplace.StepPlaces, i18n.StartPlaces, i18n.StartPlacesHow, codes},
		{workplace.StepPeople, i18n.StartPeople, i18n.StartPeopleHow, []way{{"/people/new", i18n.StartPeopleDo}, {"/manage/import", i18n.StartImportDo}}},
		{workplace.StepWork, i18n.StartWork, i18n.StartWorkHow, []way{{"/check-in", i18n.StartWorkDo}}},
		{appointment.StepServices, i18n.StartServices, i18n.StartServicesHow, []way{{"/manage/practice/services/new", i18n.StartServicesDo}}},
		{appointment.StepHours, i18n.StartHours, i18n.StartHoursHow, []way{{"/manage/practice/staff", i18n.StartHoursDo}, {"/people/new", i18n.StartPeopleDo}}},
		{appointment.StepOnline, i18n.StartOnline, i18n.StartOnlineHow, []way{{"/manage/practice", i18n.StartOnlineDo}}},
		{appointment.StepBooked, i18n.StartBooked, i18n.StartBookedHow, []way{{"/calendar/new", i18n.AppointmentNew}}},
	}
	for _, e := range all {
		if slices.Contains(s.Steps, e.step) {
			out = append(out, e)
		}
	}
	return out
}

// practises tells whether the steps are those of a practice, and works whether they are those of an office; they may be both.
func practises(s directory.Start) bool { return slices.Contains(s.Steps, appointment.StepServices) }

func works(s directory.Start) bool { return slices.Contains(s.Steps, workplace.StepPlaces) }

func titleOf(s directory.Start) i18n.Text {
	if !works(s) {
		return i18n.StartPractice
	}
	return i18n.StartTitle
}
