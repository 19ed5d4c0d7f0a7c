package practice

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

type servicesPage struct {
	Practice appointment.Practice
	Services []appointment.Service
	Names    map[string]string // of staff and sites
}

func (p *Pages) services(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := servicesPage{}
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, practice appointment.Practice) (err error) {
		page.Practice = practice
		if page.Services, err = p.Appointments.Services(ctx, tx, v.Actor); err != nil {
			return err
		}
		all, err := p.Appointments.Calendars(ctx, tx, v.Actor)
		if err != nil {
			return err
		}
		sites, err := directory.SiteList(tx)
		page.Names = siteNames(sites)
		for _, s := range all {
			page.Names[s.Member] = s.Name
		}
		return err
	})
	return answer(kit.Page(v.T(i18n.Services), serviceList(v, page)), nil, err)
}

// names writes a list of ids as names.
func (p servicesPage) names(ids []string) string {
	var out []string
	for _, id := range ids {
		if n := p.Names[id]; n != "" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// needs is how many needs a form offers.
const needs = 5

// serviceForm is a service as it is being filled in.
type serviceForm struct {
	ID, Name, Description                        string
	Minutes, Before, After, Price, Notice, Ahead string
	Colour                                       string
	Online                                       bool
	Sites, Staff                                 []string
	Needs                                        [needs][]string
	Rev                                          int64
}

func serviceFormOf(v *kit.View, s appointment.Service) serviceForm {
	f := serviceForm{ID: s.ID, Name: s.Name, Description: s.Description, Minutes: minutesText(s.Length), Before: minutesText(s.Before), After: minutesText(s.After),
		Price: appointment.FormatPrice(s.Price, v.Lang), Notice: hoursText(s.Notice), Ahead: strconv.Itoa(s.Ahead), Colour: s.Colour, Online: s.Online, Sites: s.Sites,
		Staff: s.Staff, Rev: s.Rev}
	for i, n := range s.Needs[:min(len(s.Needs), needs)] {
		f.Needs[i] = n
	}
	return f
}

// need names the boxes of one need.
func need(i int) string { return "need-" + strconv.Itoa(i) }

func readService(r *http.Request) serviceForm {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	f := serviceForm{ID: r.PathValue("id"), Name: get("name"), Description: plainLines(get("description")), Minutes: get("minutes"), Before: get("before"),
		After: get("after"), Price: get("price"), Notice: get("notice"), Ahead: get("ahead"), Colour: get("colour"), Online: get("online") != "",
		Sites: r.PostForm["site"], Staff: r.PostForm["staff"], Rev: kit.Rev(r)}
	for i := range needs {
		f.Needs[i] = r.PostForm[need(i)]
	}
	return f
}

func (f serviceForm) service() (s appointment.Service, err error) {
	s = appointment.Service{ID: f.ID, Name: f.Name, Description: f.Description, Colour: f.Colour, Online: f.Online, Sites: f.Sites, Staff: f.Staff, Rev: f.Rev}
	for _, n := range f.Needs {
		if len(n) > 0 {
			s.Needs = append(s.Needs, n)
		}
	}
	for _, m := range []struct {
		text, field string
		into        *time.Duration
	}{{f.Minutes, "minutes", &s.Length}, {f.Before, "before", &s.Before}, {f.After, "after", &s.After}} {
		n, err := number(m.text, m.field)
		if err != nil {
			return s, err
		}
		*m.into = time.Duration(n) * time.Minute
	}
	if s.Notice, err = hoursOf(f.Notice, "notice"); err != nil {
		return s, err
	}
	if s.Ahead, err = number(f.Ahead, "ahead"); err != nil {
		return s, err
	}
	s.Price, err = appointment.ParsePrice(f.Price)
	return s, err
}

type servicePage struct {
	Practice appointment.Practice
	Form     serviceForm
	Sites    []directory.Site
	Staff    []appointment.Staff
	Assets   []workplace.Asset // the rooms and equipment, and what else the service needs already
	Names    map[string]string // of sites
	Fault    *fault.Fault
	Changed  []kit.Difference
}

func (p *Pages) newService(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := serviceForm{Minutes: "30", Before: "0", After: "0", Notice: "2", Ahead: "60", Colour: appointment.Colours[0], Online: true}
	if one := r.URL.Query().Get("staff"); one != "" {
		f.Staff = []string{one}
	}
	return p.servicePage(v, r, servicePage{Form: f})
}

func (p *Pages) service(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.servicePage(v, r, servicePage{Form: serviceForm{ID: r.PathValue("id")}})
}

// servicePage shows a service, or a new one, with what was refused.
func (p *Pages) servicePage(v *kit.View, r *http.Request, page servicePage) (kit.Answer, error) {
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, practice appointment.Practice) (err error) {
		page.Practice = practice
		if page.Form.ID != "" {
			s, err := p.Appointments.Service(ctx, tx, v.Actor, page.Form.ID)
			if err != nil {
				return err
			}
			page.settle(v, s)
		}
		if page.Sites, err = directory.SiteList(tx); err != nil {
			return err
		}
		page.Names = siteNames(page.Sites)
		if page.Staff, err = p.Appointments.Calendars(ctx, tx, v.Actor); err != nil {
			return err
		}
		all, err := workplace.Assets(tx, workplace.Filter{})
		page.Assets = slices.DeleteFunc(all, func(a workplace.Asset) bool {
			return a.Kind != workplace.Room && a.Kind != workplace.Equipment && !page.Form.needs(a.ID)
		})
		return err
	})
	title := i18n.ServiceNew
	if page.Form.ID != "" {
		return answer(kit.Page(page.Form.Name, serviceEdit(v, page)), page.Fault, err)
	}
	return answer(kit.Page(v.T(title), serviceEdit(v, page)), page.Fault, err)
}

// settle fills the form in: with what was typed after a refusal, else with the service as it stands.
func (p *servicePage) settle(v *kit.View, s appointment.Service) {
	typed := p.Form
	if p.Fault == nil || p.Fault.Code == fault.Stale {
		p.Form = serviceFormOf(v, s)
	}
	if p.Fault == nil || p.Fault.Code != fault.Stale {
		return
	}
	for _, d := range []kit.Difference{{Label: i18n.Name, Now: p.Form.Name, Typed: typed.Name}, {Label: i18n.ServiceText, Now: p.Form.Description, Typed: typed.Description},
		{Label: i18n.ServiceMinutes, Now: p.Form.Minutes, Typed: typed.Minutes}, {Label: i18n.ServiceBefore, Now: p.Form.Before, Typed: typed.Before},
		{Label: i18n.ServiceAfter, Now: p.Form.After, Typed: typed.After}, {Label: i18n.ServiceNotice, Now: p.Form.Notice, Typed: typed.Notice},
		{Label: i18n.ServiceAhead, Now: p.Form.Ahead, Typed: typed.Ahead},
		{Label: i18n.ServiceColour, Now: v.T(i18n.ColourNames[p.Form.Colour]), Typed: v.T(i18n.ColourNames[typed.Colour])}} {
		if d.Now != d.Typed {
			p.Changed = append(p.Changed, d)
		}
	}
}

// needs tells whether the service needs an asset.
func (f serviceForm) needs(asset string) bool {
	return slices.ContainsFunc(f.Needs[:], func(n []string) bool { return slices.Contains(n, asset) })
}

func (p *Pages) addService(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readService(r)
	s, err := f.service()
	err = p.write(v, r, err, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.AddService(ctx, tx, v.Actor, s)
		return err
	})
	return p.serviceSaved(v, r, f, err, "added")
}

func (p *Pages) changeService(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readService(r)
	s, err := f.service()
	err = p.write(v, r, err, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.ChangeService(ctx, tx, v.Actor, s)
		return err
	})
	return p.serviceSaved(v, r, f, err, "saved")
}

func (p *Pages) serviceSaved(v *kit.View, r *http.Request, f serviceForm, err error, note string) (kit.Answer, error) {
	if err == nil {
		return kit.Go(services, note), nil
	}
	refused, ok := shown(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.servicePage(v, r, servicePage{Form: f, Fault: refused})
}

type removalPage struct {
	Service appointment.Service
	Fault   *fault.Fault
}

func (p *Pages) askRemoval(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.removalPage(v, r, nil)
}

func (p *Pages) removalPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := removalPage{Fault: refused}
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, _ appointment.Practice) (err error) {
		page.Service, err = p.Appointments.Service(ctx, tx, v.Actor, r.PathValue("id"))
		return err
	})
	return answer(kit.Page(v.T(i18n.ServiceRemoveH, page.Service.Name), removal(v, page)), refused, err)
}

func (p *Pages) removeService(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.RemoveService(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
	if err == nil {
		return kit.Go(services, "removed"), nil
	}
	refused, ok := shown(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.removalPage(v, r, refused)
}
