package profile

import (
	"io"
	"net/http"
	"time"

	"bureau/internal/door/web/kit"
	"bureau/internal/dossier"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// mountData puts the pages on their addresses that show a person's data, hand it over and delete it.
func (p *Pages) mountData(mux *http.ServeMux) {
	p.mountPerson(mux)
	mux.Handle("GET /profile/data", p.Kit.Signed(p.data))
	mux.Handle("POST /profile/data/export", p.Kit.Signed(p.export))
	mux.Handle("GET /profile/delete", p.Kit.Signed(p.confirmDelete))
	mux.Handle("POST /profile/delete", p.Kit.Signed(p.delete))
}

type dataPage struct {
	dossier.Dossier
	Zone *time.Location
}

func (p *Pages) data(v *kit.View, r *http.Request) (kit.Answer, error) {
	d, err := p.Dossiers.Of(r.Context(), v.Actor.Email, v.Session, v.Now)
	if err != nil {
		return kit.Answer{}, err
	}
	zone, err := p.zone(v, r)
	return kit.Page(v.T(i18n.DataTitle), data(v, dataPage{d, zone})), err
}

func (p *Pages) export(v *kit.View, r *http.Request) (kit.Answer, error) {
	d, err := p.Dossiers.Of(r.Context(), v.Actor.Email, v.Session, v.Now)
	if err != nil {
		return kit.Answer{}, err
	}
	return p.zip(d), nil
}

func (p *Pages) zip(d dossier.Dossier) kit.Answer {
	write := func(to io.Writer) error { return d.Write(to, p.Host) }
	return kit.Answer{File: &kit.Download{Name: "about-you.zip", Type: "application/zip", Write: write}}
}

type deletePage struct {
	Factor bool     // there is a second one
	Owned  []string // organisations that would have no owner
	Fault  *fault.Fault
}

func (p *Pages) confirmDelete(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.deletePage(v, r, nil)
}

func (p *Pages) deletePage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	pg := deletePage{Fault: refused}
	if v.Session.Bound == "" {
		f, err := p.Accounts.Factors(r.Context(), v.Session)
		if err != nil {
			return kit.Answer{}, err
		}
		if pg.Owned, err = p.Accounts.LastOwnerOf(r.Context(), v.Session); err != nil {
			return kit.Answer{}, err
		}
		pg.Factor = f.Any()
	}
	a := kit.Page(v.T(i18n.DeleteAccount), deleting(v, pg))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

func (p *Pages) delete(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.Accounts.Delete(r.Context(), v.Session, r.PostForm.Get("present"), r.PostForm.Get("code"))
	if err == nil {
		return kit.Go("/sign-in", "deleted"), nil
	}
	f, ok := fault.As(err)
	if !ok {
		return kit.Answer{}, err
	}
	return p.deletePage(v, r, f)
}

// yes says a choice in words.
func yes(v *kit.View, b bool) string {
	if b {
		return v.T(i18n.DataYes)
	}
	return v.T(i18n.DataNo)
}
