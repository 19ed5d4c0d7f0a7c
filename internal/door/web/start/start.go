// Package start leads an administrator through the first steps of an office: site, plan, places, people, first check-in.
// What is done is read off the office itself, so the guide can be left at any time and goes on where the office is.
package start

import (
	"context"
	_ "embed" // the style below
	"net/http"

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
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /start", p.Kit.Signed(p.guide))
	mux.Handle("POST /start", p.Kit.Signed(p.hide))
}

func (p *Pages) guide(v *kit.View, r *http.Request) (kit.Answer, error) {
	var s workplace.Start
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		s, err = p.Workplaces.Start(tx, v.Actor)
		return err
	})
	return kit.Page(v.T(i18n.StartTitle), guide(v, s)), err
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
	step workplace.Step
	name i18n.Text
	how  i18n.Text
	ways []way // the usual one first
}

func stages(s workplace.Start) []stage {
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
	return []stage{
		{workplace.StepSite, i18n.StartSite, i18n.StartSiteHow, []way{{details, i18n.StartSiteDo}}},
		{workplace.StepPlan, i18n.StartPlan, i18n.StartPlanHow, plan},
		{workplace.StepPlaces, i18n.StartPlaces, i18n.StartPlacesHow, codes},
		{workplace.StepPeople, i18n.StartPeople, i18n.StartPeopleHow, []way{{"/people/new", i18n.StartPeopleDo}, {"/manage/import", i18n.StartImportDo}}},
		{workplace.StepWork, i18n.StartWork, i18n.StartWorkHow, []way{{"/check-in", i18n.StartWorkDo}}},
	}
}
