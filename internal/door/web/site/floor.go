package site

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// floorForm is a floor as it is being filled in.
type floorForm struct{ Name, Level string }

func readFloor(r *http.Request) floorForm {
	return floorForm{strings.TrimSpace(r.PostForm.Get("name")), strings.TrimSpace(r.PostForm.Get("level"))}
}

// nextLevel is above the highest floor.
func nextLevel(floors []workplace.Floor) string {
	if len(floors) == 0 {
		return "0"
	}
	return strconv.Itoa(floors[len(floors)-1].Level + 1)
}

// number reads a whole number of a form.
func number(text, field string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n > 1_000_000 || n < -1_000_000 {
		return 0, fault.New(fault.Invalid, i18n.NumberUnreadable).On(field)
	}
	return n, nil
}

func (p *Pages) addFloor(v *kit.View, r *http.Request) (kit.Answer, error) {
	form, id := readFloor(r), r.PathValue("id")
	f, err := p.newFloor(v, r, id, form)
	if err == nil {
		return kit.Go("/manage/floors/"+f.ID, "added"), nil
	}
	return p.again(v, r, err, func(f *fault.Fault) sitePage { return sitePage{Floor: form, Adding: f} })
}

// newFloor adds a floor, with its plan where one came along.
func (p *Pages) newFloor(v *kit.View, r *http.Request, site string, form floorForm) (workplace.Floor, error) {
	f := workplace.Floor{Site: site, Name: form.Name}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		_, err := directory.ManagedSite(tx, v.Actor, site) // before anything is done with the file
		return err
	})
	if err != nil {
		return f, err
	}
	if f.Level, err = number(form.Level, "level"); err != nil {
		return f, err
	}
	plan, name, err := p.keepPlan(r)
	if err != nil {
		return f, err
	}
	err = p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		added, err := p.Workplaces.AddFloor(tx, v.Actor, f)
		if err == nil && name != "" {
			added, _, err = p.Workplaces.SetPlan(tx, v.Actor, added.ID, name, plan, added.Rev)
		}
		f = added
		return err
	})
	return f, err
}

// keepPlan cleans and stores the plan that a form carries; without one it gives no name.
func (p *Pages) keepPlan(r *http.Request) (workplace.Plan, string, error) {
	file, err := kit.File(r, "plan")
	if err != nil || len(file) == 0 {
		return workplace.Plan{}, "", err
	}
	plan, err := workplace.ReadPlan(file)
	if err != nil {
		return plan, "", err
	}
	name, err := p.Files.Put(plan.Data)
	return plan, name, err
}

// floorPage is a floor while it is set up.
type floorPage struct {
	Floor    workplace.Floor
	Site     directory.Site
	Assets   []workplace.Asset
	Chosen   *workplace.Asset
	Edit     placeForm // of the chosen one
	Add      rowForm
	Ghosts   []workplace.Asset // what would be added
	Undo     *undo
	Settings floorForm
	Wrong    *fault.Fault // of the form in the panel
	Removing *fault.Fault // of a place
	Setting  *fault.Fault // of the floor's own form, its plan and its removal
	Gone     string       // the place that was just removed
}

// undo leads back to where a place stood.
type undo struct{ X, Y string }

func (p *Pages) floor(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := floorPage{Add: readRow(r.Form)}
	if r.Form.Get("preview") == "" && r.Form.Get("kind") == "" {
		page.Add = usualRow()
	}
	if at, y, ok := strings.Cut(r.Form.Get("undo"), ","); ok {
		page.Undo = &undo{at, y}
	}
	page.Gone = r.Form.Get("gone")
	return p.floorPage(v, r, r.PathValue("id"), r.Form.Get("asset"), page)
}

// floorPage shows a floor with what was refused, if anything was.
func (p *Pages) floorPage(v *kit.View, r *http.Request, floor, chosen string, page floorPage) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Floor, err = workplace.ManagedFloor(tx, v.Actor, floor); err != nil {
			return err
		}
		if page.Site, err = directory.SiteByID(tx, page.Floor.Site); err != nil {
			return err
		}
		page.Assets, err = workplace.Assets(tx, workplace.Filter{Floor: floor})
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	page.choose(chosen)
	if r.Form.Get("preview") != "" && page.Wrong == nil {
		page.preview()
	}
	if page.Settings == (floorForm{}) || page.Setting.Code == fault.Stale {
		page.Settings = floorForm{page.Floor.Name, strconv.Itoa(page.Floor.Level)}
	}
	a := kit.Page(v.T(i18n.ArrangeFloor, page.Site.Name, page.Floor.Name), floor_(v, page))
	for _, f := range []*fault.Fault{page.Wrong, page.Removing, page.Setting} {
		if f != nil && r.Method == http.MethodPost { // a preview refuses nothing, it only says what would be
			a.Status = kit.Status(f.Code)
		}
	}
	return a, nil
}

// choose opens the form of a place; what was typed into it stays after a refusal.
func (p *floorPage) choose(id string) {
	for i, a := range p.Assets {
		if a.ID != id {
			continue
		}
		p.Chosen = &p.Assets[i]
		if p.Wrong == nil || p.Wrong.Code == fault.Stale {
			p.Edit = formOfPlace(a)
		}
	}
}

// preview draws what the form would add, or says why it cannot.
func (p *floorPage) preview() {
	row, err := p.Add.row(p.Floor.ID)
	if err == nil {
		p.Ghosts, err = row.Assets()
	}
	if err == nil && row.First.Name == "" {
		return // a click says where before a name is typed
	}
	p.Wrong, _ = fault.As(err)
}

func (p *Pages) changeFloor(v *kit.View, r *http.Request) (kit.Answer, error) {
	form, id := readFloor(r), r.PathValue("id")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		level, bad := number(form.Level, "level")
		_, err := p.Workplaces.ChangeFloor(tx, v.Actor, id, form.Name, level, kit.Rev(r))
		if bad != nil && !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Refused) {
			return bad
		}
		return err
	})
	return p.floorDone(v, r, id, "saved", form, err)
}

// floorDone answers a change of the floor itself.
func (p *Pages) floorDone(v *kit.View, r *http.Request, id, note string, form floorForm, err error) (kit.Answer, error) {
	if err == nil {
		return kit.Go("/manage/floors/"+url.PathEscape(id), note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return kit.Answer{}, err
	}
	return p.floorPage(v, r, id, "", floorPage{Add: usualRow(), Setting: f, Settings: form})
}

func (p *Pages) setPlan(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	moved, err := false, p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		_, err := workplace.ManagedFloor(tx, v.Actor, id) // before anything is done with the file
		return err
	})
	if err == nil {
		moved, err = p.putPlan(v, r, id)
	}
	note := "plan"
	if moved {
		note = "plan-moved"
	}
	return p.floorDone(v, r, id, note, floorForm{}, err)
}

func (p *Pages) putPlan(v *kit.View, r *http.Request, id string) (moved bool, err error) {
	plan, name, err := p.keepPlan(r)
	if err != nil {
		return false, err
	}
	if name == "" && r.PostForm.Get("none") == "" {
		return false, fault.New(fault.Invalid, i18n.PlanMissing).On("plan")
	}
	err = p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		_, moved, err = p.Workplaces.SetPlan(tx, v.Actor, id, name, plan, kit.Rev(r))
		return err
	})
	return moved, err
}

func (p *Pages) removeFloor(v *kit.View, r *http.Request) (kit.Answer, error) {
	id, site := r.PathValue("id"), ""
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		f, err := workplace.ManagedFloor(tx, v.Actor, id)
		if err != nil {
			return err
		}
		site = f.Site
		return p.Workplaces.RemoveFloor(ctx, tx, v.Actor, id, kit.Rev(r), r.PostForm.Get("cancel") != "")
	})
	if err == nil {
		return kit.Go("/manage/sites/"+site, "removed"), nil
	}
	return p.floorDone(v, r, id, "", floorForm{}, err)
}
