package people

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type listPage struct {
	Filter  directory.Filter
	Counts  map[directory.State]int
	Groups  []directory.Group
	Members []directory.Member
	Next    string
}

// narrowed tells whether the list shows less than everybody.
func (l listPage) narrowed() bool { return l.Filter != directory.Filter{} }

const pageSize = 50

func filterOf(q url.Values) directory.Filter {
	return directory.Filter{Contains: strings.TrimSpace(q.Get("name")), State: directory.State(q.Get("state")), Group: q.Get("group")}
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := listPage{Filter: filterOf(r.Form)}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		var next string
		if page.Members, next, err = directory.List(tx, v.Actor, page.Filter, r.Form.Get("after"), pageSize); err != nil {
			return err
		}
		if next != "" {
			page.Next = "/people?" + url.Values{"name": {page.Filter.Contains}, "state": {string(page.Filter.State)}, "group": {page.Filter.Group}, "after": {next}}.Encode()
		}
		if page.Counts, err = directory.Count(tx, v.Actor); err != nil {
			return err
		}
		page.Groups, err = directory.GroupList(tx)
		return err
	})
	return kit.Page(v.T(i18n.PeopleAndRights), list(v, page)), err
}

type personPage struct {
	Member directory.Member
	Site   string
	Groups []string // names
	Phone  *phonePage
	Fault  *fault.Fault
}

func (p *Pages) person(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.personPage(v, r, nil)
}

func (p *Pages) personPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	if !v.Actor.Can(directory.People) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	page := personPage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Member, err = directory.MemberByID(tx, r.PathValue("id")); err != nil {
			return err
		}
		if page.Member.Site != "" {
			s, err := directory.SiteByID(tx, page.Member.Site)
			if err != nil {
				return err
			}
			page.Site = s.Name
		}
		if v.Actor.Can(directory.Phones) {
			m, err := p.Phones.Member(r.Context(), tx, v.Actor, page.Member.ID)
			if err != nil {
				return err
			}
			shown := phoneOf(m)
			page.Phone = &shown
		}
		page.Groups, err = groupNames(tx, v.Actor, page.Member.ID)
		return err
	})
	a := kit.Page(v.T(i18n.RightsOf, page.Member.Name), person(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func groupNames(tx db.Tx, actor directory.Actor, member string) ([]string, error) {
	in, err := directory.GroupsOf(tx, actor, member)
	if err != nil || len(in) == 0 {
		return nil, err
	}
	all, err := directory.GroupList(tx)
	var names []string
	for _, g := range all {
		if slices.Contains(in, g.ID) {
			names = append(names, g.Name)
		}
	}
	return names, err
}

func (p *Pages) setRights(v *kit.View, r *http.Request) (kit.Answer, error) {
	var given directory.Rights
	for _, right := range directory.Given {
		if slices.Contains(r.PostForm["right"], right.Key) {
			given |= right.Right
		}
	}
	return p.change(v, r, "saved", func(tx db.Tx) error {
		return directory.SetRights(tx, v.Actor, r.PathValue("id"), given, kit.Rev(r))
	})
}

func (p *Pages) setOwner(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.change(v, r, "saved", func(tx db.Tx) error {
		_, err := directory.SetOwner(tx, v.Actor, r.PathValue("id"), r.PostForm.Get("owner") == "1", kit.Rev(r))
		return err
	})
}

func (p *Pages) reactivate(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.change(v, r, "reactivated", func(tx db.Tx) error {
		_, err := directory.Reactivate(tx, v.Actor, r.PathValue("id"), kit.Rev(r))
		return err
	})
}

func (p *Pages) invite(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.change(v, r, "invited", func(tx db.Tx) error {
		_, err := p.Invitations.Invite(tx, v.Actor, r.PathValue("id"))
		return err
	})
}

func (p *Pages) withdraw(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.change(v, r, "withdrawn", func(tx db.Tx) error {
		_, err := p.Invitations.Withdraw(tx, v.Actor, r.PathValue("id"))
		return err
	})
}

func (p *Pages) inviteAll(v *kit.View, r *http.Request) (kit.Answer, error) {
	var sent int
	var more bool
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		sent, more, err = p.Invitations.InviteAll(tx, v.Actor)
		return err
	})
	note := "inviting"
	if more {
		note = "inviting-more"
	}
	return kit.Go("/people?state=invited&many="+strconv.Itoa(sent), note), err
}

// change does one thing to a person and leads back to their page; a refusal stands on that page.
func (p *Pages) change(v *kit.View, r *http.Request, note string, do func(tx db.Tx) error) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error { return do(tx) })
	if err == nil {
		return kit.Go("/people/"+r.PathValue("id"), note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.personPage(v, r, f)
}

type leavePage struct {
	Member directory.Member
	Ahead  int // reservations
	Visits int // appointments of customers
	Fault  *fault.Fault
}

func (p *Pages) leave(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.leavePage(v, r, nil)
}

func (p *Pages) leavePage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	return p.goingPage(v, r, i18n.DeactivateOf, leave, refused)
}

func (p *Pages) confirmErase(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.goingPage(v, r, i18n.EraseOf, erase, nil)
}

func (p *Pages) erase(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.Erase(tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
	if err == nil {
		return kit.Go("/people", "erased"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.goingPage(v, r, i18n.EraseOf, erase, f)
}

// goingPage asks whether a person is to go, in one way or the other.
func (p *Pages) goingPage(v *kit.View, r *http.Request, title i18n.Text, show func(*kit.View, leavePage) templ.Component, refused *fault.Fault) (kit.Answer, error) {
	if !v.Actor.Can(directory.People) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	page := leavePage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Member, err = directory.MemberByID(tx, r.PathValue("id")); err != nil {
			return err
		}
		if page.Ahead, err = p.Workplaces.Ahead(tx, page.Member.ID); err != nil {
			return err
		}
		page.Visits, err = p.Appointments.Ahead(tx, page.Member.ID)
		return err
	})
	a := kit.Page(v.T(title, page.Member.Name), show(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) deactivate(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		_, err := directory.Deactivate(tx, v.Actor, r.PathValue("id"), kit.Rev(r), r.PostForm.Get("ahead") != "keep")
		return err
	})
	if err == nil {
		return kit.Go("/people/"+r.PathValue("id"), "deactivated"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.leavePage(v, r, f)
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

func stateText(s directory.State) i18n.Text {
	for _, known := range directory.States {
		if known.State == s {
			return known.Text
		}
	}
	return i18n.StateActive
}

func langName(tag string) string {
	for _, l := range i18n.Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}
