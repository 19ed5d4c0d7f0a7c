package people

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// editPage is the form about one person, who is new where there is no id.
type editPage struct {
	Member    directory.Member
	In        []string // ids of groups
	Groups    []directory.Group
	Sites     []directory.Site
	Domains   int
	Elsewhere bool
	Fault     *fault.Fault
}

func (e editPage) action() string {
	if e.Member.ID == "" {
		return "/people/new"
	}
	return "/people/" + e.Member.ID + "/edit"
}

func (p *Pages) newPerson(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.editPage(v, r, editPage{Member: directory.Member{Lang: v.Actor.Lang}})
}

func (p *Pages) edit(v *kit.View, r *http.Request) (kit.Answer, error) {
	var page editPage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.In, err = directory.GroupsOf(tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		page.Member, err = directory.MemberByID(tx, r.PathValue("id"))
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return p.editPage(v, r, page)
}

// editPage completes the form with what it offers, and shows it.
func (p *Pages) editPage(v *kit.View, r *http.Request, page editPage) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		domains, err := directory.MailDomains(tx, v.Actor)
		if err != nil {
			return err
		}
		page.Domains = len(domains)
		if page.Sites, err = directory.SiteList(tx); err != nil {
			return err
		}
		page.Groups, err = directory.GroupList(tx)
		return err
	})
	title := v.T(i18n.AddPerson)
	if page.Member.ID != "" {
		title = v.T(i18n.EditPerson) + ": " + page.Member.Name
	}
	a := kit.Page(title, edit(v, title, page))
	if page.Fault != nil {
		a.Status = kit.Status(page.Fault.Code)
	}
	return a, err
}

// typed is what the form holds.
func typed(r *http.Request) directory.Member {
	f := r.PostForm
	return directory.Member{ID: r.PathValue("id"), Name: f.Get("name"), Email: f.Get("email"), Lang: f.Get("lang"), Telephone: f.Get("telephone"),
		Postcode: f.Get("postcode"), Town: f.Get("town"), Site: f.Get("site")}
}

func (p *Pages) add(v *kit.View, r *http.Request) (kit.Answer, error) {
	m := typed(r)
	elsewhere := r.PostForm.Get("elsewhere") == "1"
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		added, err := directory.Enrol(tx, v.Actor, m, r.PostForm["group"], elsewhere)
		if err == nil {
			m.ID = added.ID
		}
		return err
	})
	if err == nil {
		return kit.Go("/people/"+m.ID, "person-added"), nil
	}
	f, ok := fault.As(err)
	if !ok || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	m.ID = ""
	return p.editPage(v, r, editPage{Member: m, In: r.PostForm["group"], Elsewhere: elsewhere, Fault: f})
}

func (p *Pages) save(v *kit.View, r *http.Request) (kit.Answer, error) {
	m := typed(r)
	groups := append([]string{}, r.PostForm["group"]...)
	err := p.DB.Write(r.Context(), v.Actor.Org, func(_ context.Context, tx db.Tx) error {
		_, err := directory.EditMember(tx, v.Actor, directory.Edit{Member: m.ID, Name: m.Name, Email: m.Email, Lang: m.Lang, Telephone: m.Telephone,
			Postcode: m.Postcode, Town: m.Town, Site: m.Site, Groups: groups, Rev: kit.Rev(r)})
		return err
	})
	if err == nil {
		return kit.Go("/people/"+m.ID, "saved"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || !v.Actor.Can(directory.People) {
		return kit.Answer{}, err
	}
	return p.editAgain(v, r, m, groups, f)
}

// editAgain shows the form as it was typed; where the person changed meanwhile, as they are now.
func (p *Pages) editAgain(v *kit.View, r *http.Request, m directory.Member, groups []string, f *fault.Fault) (kit.Answer, error) {
	now := directory.Member{}
	var in []string
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if in, err = directory.GroupsOf(tx, v.Actor, m.ID); err != nil {
			return err
		}
		now, err = directory.MemberByID(tx, m.ID)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if f.Code == fault.Stale {
		return p.editPage(v, r, editPage{Member: now, In: in, Fault: f})
	}
	m.Rev, m.Account, m.State = now.Rev, now.Account, now.State
	if m.Account != "" {
		m.Email = now.Email
	}
	return p.editPage(v, r, editPage{Member: m, In: groups, Fault: f})
}
