package site

import (
	"net/http"
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/label"
	"bureau/internal/workplace"
)

// codesPage chooses which labels are printed, and how large.
type codesPage struct {
	Floor  workplace.Floor
	Site   directory.Site
	Assets []workplace.Asset
	Layout label.Layout
	Chosen []string // empty for all
	Fault  *fault.Fault
}

func (c codesPage) has(id string) bool { return len(c.Chosen) == 0 || slices.Contains(c.Chosen, id) }

func (p *Pages) codes(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.codesPage(v, r, nil)
}

func (p *Pages) codesPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page, err := p.readCodes(v, r)
	page.Fault = refused
	a := kit.Page(v.T(i18n.CodesOf, page.Site.Name, page.Floor.Name), codes(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) readCodes(v *kit.View, r *http.Request) (codesPage, error) {
	page := codesPage{Layout: label.LayoutOf(r.Form.Get("layout")), Chosen: r.Form["place"]}
	return page, p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Floor, err = workplace.ManagedFloor(tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if page.Site, err = directory.SiteByID(tx, page.Floor.Site); err != nil {
			return err
		}
		page.Assets, err = workplace.Assets(tx, workplace.Filter{Floor: page.Floor.ID})
		return err
	})
}

// printCodes answers with the sheet as a file.
func (p *Pages) printCodes(v *kit.View, r *http.Request) (kit.Answer, error) {
	page, err := p.readCodes(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	var labels []label.Label
	for _, a := range page.Assets {
		if slices.Contains(page.Chosen, a.ID) {
			labels = append(labels, label.Label{URL: p.Kit.Origin.JoinPath("a", a.Code).String(), Name: a.Name, Code: a.Code, Where: page.Site.Name + " · " + page.Floor.Name})
		}
	}
	if len(labels) == 0 {
		return p.codesPage(v, r, fault.New(fault.Invalid, i18n.NothingChosen).On("place"))
	}
	pdf, err := label.Sheet(page.Layout, v.T(i18n.CodesOf, page.Site.Name, page.Floor.Name), v.Lang, labels, v.Now)
	return kit.Answer{Status: http.StatusOK, File: &kit.Download{Name: "qr.pdf", Type: "application/pdf", Body: pdf}}, err
}
