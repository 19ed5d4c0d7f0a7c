package practice

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// listsForm is how the practice gets its appointments by mail, as it is being filled in.
type listsForm struct {
	Daily, Planned, Own, Everybody bool
	At, Site, Days, Addresses      string
	Members                        []string
	Chosen                         bool // the form shows what somebody chose
	Rev                            int64
}

func listsFormOf(l appointment.Lists) listsForm {
	return listsForm{Daily: l.Daily, Planned: l.Planned, Own: l.Own, Everybody: l.Everybody, At: span.FormatClock(l.At), Site: l.Site, Days: strconv.Itoa(l.Days),
		Addresses: strings.Join(l.Addresses, "\n"), Members: l.Members, Chosen: l.Chosen, Rev: l.Rev}
}

func readListsForm(r *http.Request) listsForm {
	get := func(k string) string { return strings.TrimSpace(r.PostForm.Get(k)) }
	return listsForm{Daily: get("daily") != "", Planned: get("planned") != "", Own: get("own") != "no", Everybody: get("everybody") != "", At: get("at"),
		Site: get("site"), Days: get("days"), Addresses: plainLines(get("addresses")), Members: r.PostForm["members"], Rev: kit.Rev(r)}
}

func (f listsForm) lists() (l appointment.Lists, err error) {
	l = appointment.Lists{Daily: f.Daily, Planned: f.Planned, Own: f.Own, Everybody: f.Everybody, Site: f.Site, Members: f.Members, Rev: f.Rev}
	for _, line := range strings.Split(f.Addresses, "\n") {
		l.Addresses = append(l.Addresses, strings.TrimSpace(line))
	}
	if l.At, err = span.ParseClock(f.At); err != nil {
		return l, fault.New(fault.Invalid, i18n.TimeUnreadable).On("at").Because(err)
	}
	l.Days, err = number(f.Days, "days")
	return l, err
}

type listsPage struct {
	Form    listsForm
	Sites   []directory.Site
	Readers []appointment.Staff
	Fault   *fault.Fault
	Changed []kit.Difference
}

func (p *Pages) lists(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.listsPage(v, r, listsPage{})
}

func (p *Pages) listsPage(v *kit.View, r *http.Request, page listsPage) (kit.Answer, error) {
	var now listsForm
	err := p.read(v, r, func(ctx context.Context, tx db.Tx, _ appointment.Practice) error {
		l, err := p.Appointments.Lists(ctx, tx, v.Actor)
		if err != nil {
			return err
		}
		now = listsFormOf(l)
		if page.Readers, err = p.Appointments.Readers(ctx, tx, v.Actor); err != nil {
			return err
		}
		if page.Sites, err = directory.SiteList(tx); err == nil && now.Site == "" && len(page.Sites) > 0 {
			now.Site = page.Sites[0].ID
		}
		return err
	})
	page.Form.Chosen = now.Chosen
	typed := page.Form
	if page.Fault == nil || page.Fault.Code == fault.Stale {
		page.Form = now
	}
	if page.Fault != nil && page.Fault.Code == fault.Stale {
		page.Changed = page.differences(v, typed)
	}
	return answer(kit.Page(v.T(i18n.ListsTitle), listsSettings(v, page)), page.Fault, err)
}

// clockOf names a site with the city of its clock, where its name does not.
func clockOf(v *kit.View, s directory.Site) string {
	if city := i18n.City(s.Zone, v.Lang); !strings.Contains(s.Name, city) {
		return s.Name + " (" + city + ")"
	}
	return s.Name
}

// names are those of the members who are chosen.
func (p listsPage) names(f listsForm) string {
	var out []string
	for _, s := range p.Readers {
		if slices.Contains(f.Members, s.Member) {
			out = append(out, s.Name)
		}
	}
	return strings.Join(out, ", ")
}

func (p listsPage) differences(v *kit.View, typed listsForm) []kit.Difference {
	now := p.Form
	sites := siteNames(p.Sites)
	yes := func(b bool) string { return v.T(choice(b, i18n.Yes, i18n.No)) }
	var out []kit.Difference
	for _, d := range []kit.Difference{{Label: i18n.ListDaily, Now: yes(now.Daily), Typed: yes(typed.Daily)},
		{Label: i18n.ListPlanned, Now: yes(now.Planned), Typed: yes(typed.Planned)}, {Label: i18n.ListAt, Now: now.At, Typed: typed.At},
		{Label: i18n.ListSite, Now: sites[now.Site], Typed: sites[typed.Site]}, {Label: i18n.ListDays, Now: now.Days, Typed: typed.Days},
		{Label: i18n.ListWhat, Now: v.T(choice(now.Own, i18n.ListOwn, i18n.ListAll)), Typed: v.T(choice(typed.Own, i18n.ListOwn, i18n.ListAll))},
		{Label: i18n.ListEverybody, Now: yes(now.Everybody), Typed: yes(typed.Everybody)}, {Label: i18n.ListAlso, Now: p.names(now), Typed: p.names(typed)},
		{Label: i18n.ListAddresses, Now: now.Addresses, Typed: typed.Addresses}} {
		if d.Now != d.Typed {
			out = append(out, d)
		}
	}
	return out
}

func (p *Pages) setLists(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readListsForm(r)
	wish, err := f.lists()
	// Who may not is refused before what was typed is looked at.
	if err != nil && !v.Actor.Can(directory.Settings) {
		err = fault.New(fault.Refused, i18n.NoRight)
	}
	err = p.write(v, r, err, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.SetLists(ctx, tx, v.Actor, wish)
		return err
	})
	if err == nil {
		return kit.Go(lists, "saved"), nil
	}
	refused, ok := fault.As(err)
	if !ok || refused.Field == "" && refused.Code != fault.Stale {
		return kit.Answer{}, err
	}
	return p.listsPage(v, r, listsPage{Form: f, Fault: refused})
}

// sendList sends the reader what they may see, to their own address.
func (p *Pages) sendList(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error { return p.Appointments.SendMe(ctx, tx, v.Actor) })
	return kit.Go(lists, "list-sent"), err
}
