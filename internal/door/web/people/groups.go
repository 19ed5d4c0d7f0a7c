package people

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type groupsPage struct {
	Groups []directory.Group
	Typed  string
	Fault  *fault.Fault
}

func (p *Pages) groups(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.groupsPage(v, r, groupsPage{})
}

func (p *Pages) groupsPage(v *kit.View, r *http.Request, page groupsPage) (kit.Answer, error) {
	if !v.Actor.Can(directory.People) {
		return kit.Answer{}, fault.New(fault.Refused, i18n.NoRight)
	}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		page.Groups, err = directory.GroupList(tx)
		return err
	})
	return answered(kit.Page(v.T(i18n.Groups), groups(v, page)), page.Fault), err
}

// answered gives an answer the status of the refusal that it shows.
func answered(a kit.Answer, refused *fault.Fault) kit.Answer {
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a
}

func (p *Pages) addGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	name := r.PostForm.Get("name")
	var g directory.Group
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) (err error) {
		g, err = directory.AddGroup(tx, v.Actor, name)
		return err
	})
	if err == nil {
		return kit.Go("/manage/groups/"+g.ID, "added"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.groupsPage(v, r, groupsPage{Typed: name, Fault: f})
}

type groupPage struct {
	Group    directory.Group
	Members  []directory.Member
	Next     string
	Contains string
	Found    []directory.Member // who could be put into it
	Fault    *fault.Fault
}

func (p *Pages) group(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.groupPage(v, r, nil)
}

func (p *Pages) groupPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := groupPage{Contains: strings.TrimSpace(r.Form.Get("find")), Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Members, page.Next, err = directory.List(tx, v.Actor, directory.Filter{Group: r.PathValue("id")}, r.Form.Get("after"), pageSize); err != nil {
			return err
		}
		if page.Group, err = directory.GroupByID(tx, r.PathValue("id")); err != nil {
			return err
		}
		if page.Next != "" {
			page.Next = "/manage/groups/" + page.Group.ID + "?after=" + url.QueryEscape(page.Next)
		}
		if page.Contains != "" {
			page.Found, _, err = directory.List(tx, v.Actor, directory.Filter{Contains: page.Contains, Outside: page.Group.ID}, "", 20)
		}
		return err
	})
	return answered(kit.Page(page.Group.Name, group(v, page)), refused), err
}

func (p *Pages) renameGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "/manage/groups/"+r.PathValue("id"), "saved", func(tx db.Tx) error {
		_, err := directory.RenameGroup(tx, v.Actor, r.PathValue("id"), r.PostForm.Get("name"), kit.Rev(r))
		return err
	})
}

func (p *Pages) removeGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "/manage/groups", "removed", func(tx db.Tx) error {
		return directory.RemoveGroup(tx, v.Actor, r.PathValue("id"), kit.Rev(r))
	})
}

func (p *Pages) putIntoGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	back := "/manage/groups/" + r.PathValue("id")
	if find := r.PostForm.Get("find"); find != "" {
		back += "?find=" + url.QueryEscape(find)
	}
	return p.changeGroup(v, r, back, "added", func(tx db.Tx) error {
		return directory.PutIntoGroup(tx, v.Actor, r.PathValue("id"), r.PostForm.Get("member"))
	})
}

func (p *Pages) takeFromGroup(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.changeGroup(v, r, "/manage/groups/"+r.PathValue("id"), "removed", func(tx db.Tx) error {
		return directory.TakeFromGroup(tx, v.Actor, r.PathValue("id"), r.PostForm.Get("member"))
	})
}

func (p *Pages) changeGroup(v *kit.View, r *http.Request, back, note string, do func(tx db.Tx) error) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error { return do(tx) })
	if err == nil {
		return kit.Go(back, note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.groupPage(v, r, f)
}

type domainsPage struct {
	Domains []directory.MailDomain
	Typed   string
	Fault   *fault.Fault
}

func (p *Pages) domains(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.domainsPage(v, r, domainsPage{})
}

func (p *Pages) domainsPage(v *kit.View, r *http.Request, page domainsPage) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		page.Domains, err = directory.MailDomains(tx, v.Actor)
		return err
	})
	return answered(kit.Page(v.T(i18n.MailDomains), domains(v, page)), page.Fault), err
}

func (p *Pages) addDomain(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		_, err := directory.AddMailDomain(tx, v.Actor, r.PostForm.Get("domain"))
		return err
	})
	if err == nil {
		return kit.Go("/manage/mail-domains", "added"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.domainsPage(v, r, domainsPage{Typed: r.PostForm.Get("domain"), Fault: f})
}

func (p *Pages) setJoining(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		_, err := directory.SetJoining(tx, v.Actor, r.PathValue("id"), r.PostForm.Get("joining") == "yes")
		return err
	})
	if err == nil {
		return kit.Go("/manage/mail-domains", "saved"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Field == "" {
		return kit.Answer{}, err
	}
	return p.domainsPage(v, r, domainsPage{Fault: f.On("joining")})
}

func (p *Pages) removeDomain(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		return directory.RemoveMailDomain(tx, v.Actor, r.PathValue("id"))
	})
	return kit.Go("/manage/mail-domains", "removed"), err
}
