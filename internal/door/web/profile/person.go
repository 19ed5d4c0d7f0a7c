package profile

import (
	"net/http"
	"net/url"

	"bureau/internal/account"
	"bureau/internal/door/web/kit"
	"bureau/internal/dossier"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// mountPerson puts the pages on their addresses on which somebody who need be no member of any organisation, such as the customer of a
// practice, sees what is kept of them, takes it along and deletes their account.
func (p *Pages) mountPerson(mux *http.ServeMux) {
	mux.Handle("GET /my-account", p.person(p.ownAccount))
	mux.Handle("POST /my-account/export", p.person(p.exportOwn))
	mux.Handle("POST /my-account/delete", p.person(p.deleteOwn))
}

// visitor is a request of somebody who is signed in, as themselves.
type visitor struct {
	*kit.View
	r      *http.Request
	person account.Person
}

func (p *Pages) person(h func(c visitor) (kit.Answer, error)) http.Handler {
	return p.Kit.Open(func(v *kit.View, r *http.Request) (kit.Answer, error) {
		person, known, err := p.Kit.Person(r)
		if err != nil {
			return kit.Answer{}, err
		}
		if !known {
			return kit.Go("/sign-in?"+url.Values{"next": {kit.AccountPath}, "lang": {v.Lang}}.Encode(), ""), nil
		}
		lang, works, err := p.Accounts.Speaks(r.Context(), person.Session.Account)
		if err != nil {
			return kit.Answer{}, err
		}
		if works && !i18n.Known(v.Query.Get("lang")) {
			v.Lang = lang
		}
		a, err := h(visitor{v, r, person})
		a.Outer = &kit.Outer{}
		return a, err
	})
}

func (p *Pages) dossier(c visitor) (dossier.Dossier, error) {
	return p.Dossiers.Of(c.r.Context(), c.person.Email, c.person.Session, c.Now)
}

func (p *Pages) ownAccount(c visitor) (kit.Answer, error) { return p.ownPage(c, nil) }

func (p *Pages) ownPage(c visitor, refused *fault.Fault) (kit.Answer, error) {
	d, err := p.dossier(c)
	if err != nil {
		return kit.Answer{}, err
	}
	owned, err := p.Accounts.LastOwnerOf(c.r.Context(), c.person.Session)
	a := kit.Page(c.T(i18n.OwnAccount), own(c, d, deletePage{Factor: d.Factors != nil && (d.Factors.Codes || len(d.Factors.Passkeys) > 0), Owned: owned, Fault: refused}))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) exportOwn(c visitor) (kit.Answer, error) {
	d, err := p.dossier(c)
	return p.zip(d), err
}

func (p *Pages) deleteOwn(c visitor) (kit.Answer, error) {
	err := p.Accounts.Delete(c.r.Context(), c.person.Session, c.r.PostForm.Get("present"), c.r.PostForm.Get("code"))
	if err == nil {
		return kit.Go("/sign-in", "deleted"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.ownPage(c, f)
}
