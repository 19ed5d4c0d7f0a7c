package practice

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type staffPage struct {
	Staff    []appointment.Staff
	Services []appointment.Service
	Names    map[string]string // of sites
	Contains string
	Found    []appointment.Staff // who could have a calendar
	Fault    *fault.Fault
}

func (p *Pages) staff(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.staffPage(v, r, nil)
}

// offered is how many people a page offers to give a calendar to.
const offered = 20

func (p *Pages) staffPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := staffPage{Contains: strings.TrimSpace(r.Form.Get("find")), Fault: refused}
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, _ appointment.Practice) (err error) {
		if page.Staff, err = p.Appointments.Calendars(ctx, tx, v.Actor); err != nil {
			return err
		}
		if page.Services, err = p.Appointments.Services(ctx, tx, v.Actor); err != nil {
			return err
		}
		sites, err := directory.SiteList(tx)
		if err != nil {
			return err
		}
		page.Names = siteNames(sites)
		page.Found, err = p.Appointments.WithoutCalendar(ctx, tx, v.Actor, page.Contains, offered)
		return err
	})
	return answer(kit.Page(v.T(i18n.StaffTitle), staffList(v, page)), refused, err)
}

// offer names the services of a staff member.
func (p staffPage) offer(s appointment.Staff) string {
	var out []string
	for _, x := range p.Services {
		if slices.Contains(x.Staff, s.Member) {
			out = append(out, x.Name)
		}
	}
	return strings.Join(out, ", ")
}

func (p *Pages) addStaff(v *kit.View, r *http.Request) (kit.Answer, error) {
	member := r.PostForm.Get("member")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.AddStaff(ctx, tx, v.Actor, member)
		return err
	})
	return p.staffDone(v, r, err, staff+"/"+member, "added")
}

func (p *Pages) removeStaff(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.RemoveStaff(ctx, tx, v.Actor, r.PathValue("id"))
	})
	return p.staffDone(v, r, err, staff, "removed")
}

func (p *Pages) staffDone(v *kit.View, r *http.Request, err error, to, note string) (kit.Answer, error) {
	if err == nil {
		return kit.Go(to, note), nil
	}
	refused, ok := shown(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.staffPage(v, r, refused)
}

// hoursPage is one staff member's hours, site by site; the form of one site may carry a refusal.
type hoursPage struct {
	Staff   appointment.Staff
	Sites   []directory.Site
	Action  string
	May     bool
	Refused string // the site whose form was refused
	Typed   kit.Week
	Filled  bool // days of that form were filled in by others; nothing is saved yet
	Fault   *fault.Fault
}

// faultAt is the refusal of a site's form.
func (p hoursPage) faultAt(site string) *fault.Fault {
	if p.Refused == site {
		return p.Fault
	}
	return nil
}

// week is a site's hours as its form shows them.
func (p hoursPage) week(site string) kit.Week {
	if p.Refused == site && (p.Filled || p.Fault != nil && p.Fault.Code != fault.Stale) {
		return p.Typed
	}
	return kit.WeekOf(p.Staff.At(site))
}

func (p *Pages) hours(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.hoursPage(v, r, r.PathValue("id"), filled(r))
}

// filled is the page with days filled in as asked.
func filled(r *http.Request) hoursPage {
	week, asked := kit.ReadFilled(r)
	return hoursPage{Refused: r.Form.Get("site"), Typed: week, Filled: asked}
}

func (p *Pages) hoursPage(v *kit.View, r *http.Request, member string, page hoursPage) (kit.Answer, error) {
	page.Action, page.May = staff+"/"+member, true
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, _ appointment.Practice) (err error) {
		if page.Staff, err = p.Appointments.Calendar(ctx, tx, v.Actor, member); err != nil {
			return err
		}
		page.Sites, err = directory.SiteList(tx)
		return err
	})
	return answer(kit.Page(v.T(i18n.StaffHoursOf, page.Staff.Name), staffHours(v, page)), page.Fault, err)
}

func (p *Pages) setHours(v *kit.View, r *http.Request) (kit.Answer, error) {
	member := r.PathValue("id")
	page, err := p.writeHours(v, r, member)
	if err == nil {
		return kit.Go(staff+"/"+member, "saved"), nil
	}
	if page.Fault == nil {
		return kit.Answer{}, err
	}
	return p.hoursPage(v, r, member, page)
}

// writeHours sets the hours at one site; a refusal that belongs on the form is in the page.
func (p *Pages) writeHours(v *kit.View, r *http.Request, member string) (hoursPage, error) {
	page := hoursPage{Refused: r.PostForm.Get("site"), Typed: kit.ReadWeek(r)}
	week, err := page.Typed.Read()
	err = p.write(v, r, err, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.SetHoursAt(ctx, tx, v.Actor, member, appointment.Hours{Site: page.Refused, Week: week}, kit.Rev(r))
		return err
	})
	if f, ok := shown(err); ok {
		page.Fault = f
	}
	return page, err
}

func (p *Pages) myHours(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.myPage(v, r, filled(r))
}

// myPage is one's own hours: to be changed by those who may, else to be read.
func (p *Pages) myPage(v *kit.View, r *http.Request, page hoursPage) (kit.Answer, error) {
	page.Action, page.May = "/my-hours", v.Actor.Can(directory.OwnAvailability) || v.Actor.Can(directory.Settings)
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Staff, err = p.Appointments.Calendar(r.Context(), tx, v.Actor, v.Actor.Member); err != nil {
			return err
		}
		page.Sites, err = directory.SiteList(tx)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return kit.Page(v.T(i18n.MyHours), noHours(v)), nil
	}
	return answer(kit.Page(v.T(i18n.MyHours), myHours(v, page)), page.Fault, err)
}

func (p *Pages) setMyHours(v *kit.View, r *http.Request) (kit.Answer, error) {
	page, err := p.writeHours(v, r, v.Actor.Member)
	if err == nil {
		return kit.Go("/my-hours", "saved"), nil
	}
	if page.Fault == nil {
		return kit.Answer{}, err
	}
	return p.myPage(v, r, page)
}

var hourTexts = kit.DayTexts{From: i18n.BeginsOn, To: i18n.EndsOn, FromAgain: i18n.OpensAgainOn, ToLast: i18n.ClosesLastOn}
