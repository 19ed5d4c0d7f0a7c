package profile

import (
	"net/http"

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

// person serves a page to whoever is signed in, as themselves.
func (p *Pages) person(h func(c *kit.Visitor) (kit.Answer, error)) http.Handler {
	return p.Kit.Visit(func(*http.Request) string { return kit.AccountPath }, h)
}

func (p *Pages) dossier(c *kit.Visitor) (dossier.Dossier, error) {
	return p.Dossiers.Of(c.R.Context(), c.Person.Email, c.Person.Session, c.Now)
}

func (p *Pages) ownAccount(c *kit.Visitor) (kit.Answer, error) { return p.ownPage(c, nil) }

func (p *Pages) ownPage(c *kit.Visitor, refused *fault.Fault) (kit.Answer, error) {
	d, err := p.dossier(c)
	if err != nil {
		return kit.Answer{}, err
	}
	owned, err := p.Accounts.LastOwnerOf(c.R.Context(), c.Person.Session)
	a := kit.Page(c.T(i18n.OwnAccount), own(c, d, deletePage{Factor: d.Factors != nil && (d.Factors.Codes || len(d.Factors.Passkeys) > 0), Owned: owned, Fault: refused}))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) exportOwn(c *kit.Visitor) (kit.Answer, error) {
	d, err := p.dossier(c)
	return p.zip(d), err
}

func (p *Pages) deleteOwn(c *kit.Visitor) (kit.Answer, error) {
	err := p.Accounts.Delete(c.R.Context(), c.Person.Session, c.R.PostForm.Get("present"), c.R.PostForm.Get("code"))
	if err == nil {
		return kit.Go("/sign-in", "deleted"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.ownPage(c, f)
}
