// Package site is where those who manage sites set them up: sites with their hours, floors with their plans, the places
// on them, and the codes to print. Whatever is done on a plan with the mouse is also a form.
package site

import (
	"context"
	_ "embed" // the style
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// CSS is the style of this feature's pages.
//
//go:embed site.css
var CSS string

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces
	Files      files.Folder
}

// planBytes is how large an upload may be.
const planBytes = workplace.MaxPlanMiB << 20

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /manage/sites", p.Kit.Signed(p.list))
	mux.Handle("POST /manage/sites", p.Kit.Signed(p.add))
	mux.Handle("GET /manage/sites/new", p.Kit.Signed(p.blank))
	mux.Handle("GET /manage/sites/{id}", p.Kit.Signed(p.show))
	mux.Handle("POST /manage/sites/{id}", p.Kit.Signed(p.change))
	mux.Handle("POST /manage/sites/{id}/close", p.Kit.Signed(p.close))
	mux.Handle("POST /manage/sites/{id}/open", p.Kit.Signed(p.open))
	mux.Handle("POST /manage/sites/{id}/holidays", p.Kit.Signed(p.addHolidays))
	mux.Handle("POST /manage/sites/{id}/holidays/file", p.Kit.SignedUpload(directory.MaxHolidayFile, p.lookAtHolidays))
	mux.Handle("POST /manage/sites/{id}/holidays/remove", p.Kit.Signed(p.removeHoliday))
	mux.Handle("POST /manage/sites/{id}/floors", p.Kit.SignedUpload(planBytes, p.addFloor))
	mux.Handle("GET /manage/floors/{id}", p.Kit.Signed(p.floor))
	mux.Handle("POST /manage/floors/{id}", p.Kit.Signed(p.changeFloor))
	mux.Handle("POST /manage/floors/{id}/plan", p.Kit.SignedUpload(planBytes, p.setPlan))
	mux.Handle("POST /manage/floors/{id}/remove", p.Kit.Signed(p.removeFloor))
	mux.Handle("POST /manage/floors/{id}/places", p.Kit.Signed(p.addPlaces))
	mux.Handle("GET /manage/floors/{id}/codes", p.Kit.Signed(p.codes))
	mux.Handle("POST /manage/floors/{id}/codes", p.Kit.Signed(p.printCodes))
	mux.Handle("POST /manage/places/{id}", p.Kit.Signed(p.changePlace))
	mux.Handle("POST /manage/places/{id}/move", p.Kit.Signed(p.movePlace))
	mux.Handle("POST /manage/places/{id}/code", p.Kit.Signed(p.replaceCode))
	mux.Handle("POST /manage/places/{id}/remove", p.Kit.Signed(p.removePlace))
	mux.Handle("POST /manage/places/{id}/restore", p.Kit.Signed(p.restorePlace))
}

type listPage struct {
	Sites  []directory.Site
	Places map[string]int // by site
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := listPage{Places: map[string]int{}}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Sites, err = directory.ManagedSites(tx, v.Actor); err != nil {
			return err
		}
		all, err := workplace.Assets(tx, workplace.Filter{})
		for _, a := range all {
			page.Places[a.Site]++
		}
		return err
	})
	return kit.Page(v.T(i18n.Sites), list(v, page)), err
}

// form is a site as it is being filled in.
type form struct {
	ID, Name, Address, Phone, Email, Zone string
	Hours                                 kit.Week
	Always                                bool
	Rev                                   int64
	Confirmed                             string // the zone and hours for which it was said what comes to lie outside
}

// readForm takes the form that was sent; hours that cannot be read are refused by site.
func readForm(r *http.Request) form {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	return form{ID: r.PathValue("id"), Name: get("name"), Address: strings.ReplaceAll(get("address"), "\r\n", "\n"), Phone: get("phone"), Email: get("email"),
		Zone: get("zone"), Hours: kit.ReadWeek(r), Always: get("always") != "", Rev: kit.Rev(r), Confirmed: get("confirmed")}
}

func formOf(s directory.Site) form {
	f := form{ID: s.ID, Name: s.Name, Address: s.Address, Phone: s.Phone, Email: s.Email, Zone: s.Zone.String(), Hours: kit.WeekOf(s.Hours), Rev: s.Rev}
	if f.Always = s.Hours.String() == "always"; f.Always {
		f.Hours = kit.WeekOf(span.Week{}) // hours beside the tick are those that somebody typed
	}
	return f
}

func (f form) site() (directory.Site, error) {
	s := directory.Site{ID: f.ID, Name: f.Name, Address: f.Address, Phone: f.Phone, Email: f.Email, Rev: f.Rev}
	s.Zone, _ = span.Zone(f.Zone) // one that is missing is refused by the verb
	var err error
	if f.Always && f.typedHours() {
		return s, fault.New(fault.Invalid, i18n.AlwaysOrHours).On("always")
	}
	if f.Always {
		s.Hours, err = span.ParseWeek("always")
		return s, err
	}
	s.Hours, err = f.Hours.Read()
	return s, err
}

// typedHours tells whether any hours stand in the form.
func (f form) typedHours() bool {
	for _, day := range f.Hours {
		if slices.ContainsFunc(day, func(s kit.Stretch) bool { return s != kit.Stretch{} }) {
			return true
		}
	}
	return false
}

// confirms is what a second saving confirms.
func confirms(s directory.Site) string {
	if s.Zone == nil {
		return ""
	}
	return s.Zone.String() + " " + s.Hours.String()
}

type sitePage struct {
	Form    form
	Site    directory.Site // zero for a new one
	Floors  []workplace.Floor
	Places  map[string]int // by floor
	Fault   *fault.Fault   // of the form
	Closing *fault.Fault
	Floor   floorForm
	Adding  *fault.Fault // of a floor
	Stale   []kit.Difference

	Holidays holidays
}

func (p *Pages) blank(v *kit.View, r *http.Request) (kit.Answer, error) {
	if !v.Actor.Can(directory.Sites) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	zone := i18n.LikelyZone(r.Header.Get("Accept-Language"), v.Lang)
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		first, err := directory.ZoneOf(tx, v.Actor)
		if err == nil && first != time.UTC {
			zone = first.String() // a second site is rarely in another country than the first
		}
		return err
	})
	return kit.Page(v.T(i18n.SiteNew), blank(v, sitePage{Form: form{Zone: zone, Hours: kit.UsualWeek()}})), err
}

func (p *Pages) add(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readForm(r)
	s, err := f.site()
	if err == nil {
		err = p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
			s, err = directory.AddSite(tx, v.Actor, s)
			return err
		})
	}
	if err == nil {
		return kit.Go("/manage/sites/"+s.ID, "added"), nil
	}
	if !v.Actor.Can(directory.Sites) {
		return kit.Answer{}, err
	}
	return kit.Again(err, v.T(i18n.SiteNew), func(refused *fault.Fault) templ.Component {
		return blank(v, sitePage{Form: f, Fault: refused})
	})
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.sitePage(v, r, sitePage{})
}

// sitePage shows a site with what was refused, if anything was.
func (p *Pages) sitePage(v *kit.View, r *http.Request, page sitePage) (kit.Answer, error) {
	page.Places = map[string]int{}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Site, err = directory.ManagedSite(tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if page.Floors, err = workplace.FloorsAt(tx, v.Actor, page.Site.ID); err != nil {
			return err
		}
		all, err := workplace.Assets(tx, workplace.Filter{Site: page.Site.ID})
		for _, a := range all {
			page.Places[a.Floor]++
		}
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	page.settle()
	page.Holidays.Ahead = ahead(page.Site, span.DateOf(v.Now, page.Site.Zone))
	a := kit.Page(page.Site.Name, site(v, page))
	for _, f := range []*fault.Fault{page.Fault, page.Closing, page.Adding, page.Holidays.Fault} {
		if f != nil {
			a.Status = kit.Status(f.Code)
		}
	}
	return a, nil
}

// settle fills the form in: with what was typed after a refusal, else with the site as it stands.
func (p *sitePage) settle() {
	typed := p.Form
	if p.Fault == nil || p.Fault.Code == fault.Stale {
		p.Form = formOf(p.Site)
	}
	if p.Fault != nil && p.Fault.Code == fault.Stale {
		p.Stale = differences(p.Form, typed)
	}
	if p.Adding == nil {
		p.Floor = floorForm{Level: nextLevel(p.Floors)}
	}
}

func differences(now, typed form) []kit.Difference {
	var out []kit.Difference
	for _, d := range []kit.Difference{{Label: i18n.Name, Now: now.Name, Typed: typed.Name}, {Label: i18n.Address, Now: now.Address, Typed: typed.Address}, {Label: i18n.Phone, Now: now.Phone, Typed: typed.Phone},
		{Label: i18n.Email, Now: now.Email, Typed: typed.Email}, {Label: i18n.TimeZone, Now: now.Zone, Typed: typed.Zone}, {Label: i18n.HoursTitle, Now: now.hours(), Typed: typed.hours()}} {
		if d.Now != d.Typed {
			out = append(out, d)
		}
	}
	return out
}

func (f form) hours() string {
	s, err := f.site()
	if err != nil {
		return "–"
	}
	return s.Hours.String()
}

func (p *Pages) change(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readForm(r)
	s, err := f.site()
	if err == nil {
		err = p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
			_, err := p.Workplaces.ChangeSite(ctx, tx, v.Actor, workplace.SiteChange{Site: s, Despite: f.Confirmed != "" && f.Confirmed == confirms(s)})
			return err
		})
	}
	if err == nil {
		return kit.Go("/manage/sites/"+f.ID, "saved"), nil
	}
	refused, ok := fault.As(err)
	if !ok || refused.Code == fault.NotFound || refused.Code == fault.Refused {
		return kit.Answer{}, err
	}
	if refused.Field == "despite" {
		f.Confirmed = confirms(s)
	}
	return p.sitePage(v, r, sitePage{Form: f, Fault: refused})
}

func (p *Pages) close(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Workplaces.CloseSite(ctx, tx, v.Actor, id, kit.Rev(r), r.PostForm.Get("cancel") != "")
	})
	if err == nil {
		return kit.Go("/manage/sites", "closed"), nil
	}
	return p.again(v, r, err, func(f *fault.Fault) sitePage { return sitePage{Closing: f} })
}

func (p *Pages) open(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PathValue("id")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Workplaces.OpenSite(ctx, tx, v.Actor, id, kit.Rev(r))
	})
	if err == nil {
		return kit.Go("/manage/sites/"+url.PathEscape(id), "reopened"), nil
	}
	return p.again(v, r, err, func(f *fault.Fault) sitePage { return sitePage{Closing: f} })
}

// again shows the site with a refusal where there is a place for it; others get a page of their own.
func (p *Pages) again(v *kit.View, r *http.Request, err error, page func(f *fault.Fault) sitePage) (kit.Answer, error) {
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return kit.Answer{}, err
	}
	return p.sitePage(v, r, page(f))
}

var hourTexts = kit.DayTexts{From: i18n.OpensOn, To: i18n.ClosesOn, FromAgain: i18n.OpensAgainOn, ToLast: i18n.ClosesLastOn}
