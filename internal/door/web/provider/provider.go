// Package provider is where administrators arrange how the people of their organisation come in: through which OpenID
// provider, and whether in no other way.
package provider

import (
	"net/http"
	"net/url"
	"strings"

	"bureau/internal/account"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit      *kit.Kit
	Accounts *account.Accounts
}

// Mount puts the page on its addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /organisation/sign-in", p.Kit.Signed(p.show))
	mux.Handle("POST /organisation/sign-in", p.Kit.Signed(p.save))
	mux.Handle("POST /organisation/sign-in/remove", p.Kit.Signed(p.remove))
	mux.Handle("POST /organisation/sign-in/rule", p.Kit.Signed(p.rule))
}

type page struct {
	account.Provider
	Domains string // as they were typed
	Back    string
	Fault   *fault.Fault
	Rule    account.FactorRule
}

func (p *Pages) show(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.page(v, r, nil, nil)
}

// page shows what is arranged; what was typed and refused stays, unless somebody else changed it meanwhile.
func (p *Pages) page(v *kit.View, r *http.Request, typed *page, refused *fault.Fault) (kit.Answer, error) {
	now, err := p.Accounts.ProviderOf(r.Context(), v.Actor, v.Session)
	if err != nil {
		return kit.Answer{}, err
	}
	pg := page{Provider: now, Domains: strings.Join(now.Domains, ", ")}
	if typed != nil && refused.Code != fault.Stale {
		pg = *typed
		pg.Provider.Rev = now.Rev
	}
	pg.Fault = refused
	if pg.Rule, err = p.Accounts.FactorRuleOf(r.Context(), v.Actor, v.Session); err != nil {
		return kit.Answer{}, err
	}
	back := url.URL{Scheme: p.Kit.Origin.Scheme, Host: p.Kit.Origin.Host, Path: account.Back}
	pg.Back = back.String()
	a := kit.Page(v.T(i18n.ProviderTitle), providerPage(v, pg))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

func (p *Pages) save(v *kit.View, r *http.Request) (kit.Answer, error) {
	get := r.PostForm.Get
	wish := account.Provider{Issuer: get("issuer"), Client: get("client"), Secret: get("secret"), Domains: account.ParseDomains(get("domains")),
		Required: get("required") != "", Rev: max(0, kit.Rev(r))}
	err := p.Accounts.SetProvider(r.Context(), v.Actor, v.Session, wish)
	if f, ok := fault.As(err); ok {
		return p.page(v, r, &page{Provider: wish, Domains: get("domains")}, f)
	}
	return kit.Go("/organisation/sign-in", "saved"), err
}

// rule changes whether everybody needs a second factor.
func (p *Pages) rule(v *kit.View, r *http.Request) (kit.Answer, error) {
	wish := account.FactorRule{Needed: r.PostForm.Get("needed") != "", Rev: max(0, kit.Rev(r))}
	err := p.Accounts.SetFactorRule(r.Context(), v.Actor, v.Session, wish)
	if f, ok := fault.As(err); ok && f.Code == fault.Stale {
		return p.page(v, r, nil, f)
	}
	return kit.Go("/organisation/sign-in", "saved"), err
}

func (p *Pages) remove(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.Accounts.RemoveProvider(r.Context(), v.Actor, v.Session, kit.Rev(r))
	if f, ok := fault.As(err); ok && f.Code == fault.Stale {
		return p.page(v, r, nil, f)
	}
	return kit.Go("/organisation/sign-in", "provider-removed"), err
}
