// Package people shows who is at work and who is expected, and lets those who may manage people give rights.
package people

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /presence", p.Kit.Signed(p.presence))
	mux.Handle("GET /people", p.Kit.Signed(p.list))
	mux.Handle("GET /people/{id}", p.Kit.Signed(p.rights))
	mux.Handle("POST /people/{id}", p.Kit.Signed(p.setRights))
}

type presencePage struct {
	Contains string
	Present  []workplace.Place
	Expected []workplace.Place
	Visitors []workplace.Place // today's, for those who may see them
	People   int               // each person present counts once
}

func (p *Pages) presence(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := presencePage{Contains: strings.TrimSpace(r.Form.Get("name"))}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Present, err = p.Workplaces.Present(tx, v.Actor, page.Contains); err != nil {
			return err
		}
		zone, err := directory.ZoneOf(tx, v.Actor)
		if err != nil {
			return err
		}
		rest := span.Span{Start: db.Micros(v.Now), End: span.DateOf(v.Now, zone).Span(zone).End}
		if page.Expected, err = workplace.Expected(tx, v.Actor, page.Contains, rest); err != nil {
			return err
		}
		page.Visitors, err = workplace.Visitors(tx, v.Actor, rest)
		page.Visitors = slices.DeleteFunc(page.Visitors, func(g workplace.Place) bool {
			return !strings.Contains(strings.ToLower(g.Reservation.Guest.Name), strings.ToLower(page.Contains))
		})
		return err
	})
	page.Expected = absent(page.Expected, page.Present)
	page.People = distinct(page.Present)
	return kit.Page(v.T(i18n.WhoIsThere), presence(v, page)), err
}

// absent leaves the reservations of people who are not here yet, the first of each.
func absent(expected, present []workplace.Place) []workplace.Place {
	seen := map[string]bool{}
	for _, p := range present {
		seen[p.Person.Member] = true
	}
	return slices.DeleteFunc(expected, func(p workplace.Place) bool {
		before := seen[p.Person.Member]
		seen[p.Person.Member] = true
		return before
	})
}

func distinct(present []workplace.Place) int {
	seen := map[string]bool{}
	for _, p := range present {
		if p.Shown {
			seen[p.Person.Member] = true
		}
	}
	return len(seen)
}

type listPage struct {
	Contains string
	Members  []directory.Member
	Next     string
}

const pageSize = 50

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := listPage{Contains: strings.TrimSpace(r.Form.Get("name"))}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		members, next, err := directory.List(tx, v.Actor, page.Contains, r.Form.Get("after"), pageSize)
		page.Members = members
		if next != "" {
			page.Next = "/people?name=" + url.QueryEscape(page.Contains) + "&after=" + url.QueryEscape(next)
		}
		return err
	})
	return kit.Page(v.T(i18n.PeopleAndRights), list(v, page)), err
}

type rightsPage struct {
	Member directory.Member
	Fault  *fault.Fault
}

func (p *Pages) rights(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.rightsPage(v, r, nil)
}

func (p *Pages) rightsPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	if !v.Actor.Can(directory.People) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	page := rightsPage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		page.Member, err = directory.MemberByID(tx, r.PathValue("id"))
		return err
	})
	a := kit.Page(v.T(i18n.RightsOf, page.Member.Name), rights(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) setRights(v *kit.View, r *http.Request) (kit.Answer, error) {
	var given directory.Rights
	for _, right := range directory.Given {
		if slices.Contains(r.PostForm["right"], right.Key) {
			given |= right.Right
		}
	}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.SetRights(tx, v.Actor, r.PathValue("id"), given, kit.Rev(r))
	})
	if err == nil {
		return kit.Go("/people/"+r.PathValue("id"), "saved"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.rightsPage(v, r, f)
}

func role(m directory.Member) i18n.Text {
	switch m.Role() {
	case "owner":
		return i18n.RoleOwner
	case "administrator":
		return i18n.RoleAdmin
	case "site-manager":
		return i18n.RoleManager
	}
	return i18n.RoleMember
}

// canEnd tells whether the reader may end a stay from the list.
func canEnd(v *kit.View, p workplace.Place) bool {
	return p.Stay.Member == v.Actor.Member || (!p.Home() && v.Actor.Manages(p.Asset.Site))
}

func shownName(v *kit.View, p workplace.Place) string {
	if !p.Shown {
		return v.T(i18n.SomeoneHidden)
	}
	return p.Person.Name
}
