package api

import (
	"context"
	"net/http"
	"strings"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// provider is how the people of the organisation come in from elsewhere; the secret is never shown.
type provider struct {
	Issuer   string   `json:"issuer" doc:"Its address; empty where there is none."`
	Client   string   `json:"client"`
	Domains  []string `json:"domains" nullable:"false" doc:"Of the mail addresses of those who may come in through it."`
	Required bool     `json:"required" doc:"They come in no other way, owners aside."`
	Back     string   `json:"redirect_uri" doc:"What to register at the provider."`
	Rev      int64    `json:"rev" doc:"The number in the ETag; 0 where there is none."`
}

type providerOut struct {
	ETag string `header:"ETag"`
	Body provider
}

// Arranging is a change of what may not be there yet.
type Arranging struct {
	IfMatch string `header:"If-Match" doc:"The ETag as it was read."`
}

type providerIn struct {
	Arranging
	Body struct {
		Issuer   string   `json:"issuer" maxLength:"500" example:"https://login.example.com"`
		Client   string   `json:"client" maxLength:"500"`
		Secret   string   `json:"secret,omitempty" maxLength:"1000" doc:"Without it the one that is kept stays; another issuer needs its own."`
		Domains  []string `json:"domains" nullable:"false" minItems:"1" maxItems:"20"`
		Required bool     `json:"required"`
	} `nameHint:"ProviderChange"`
}

type factorRule struct {
	Needed bool  `json:"needed" doc:"Who came in with a password alone may only set a second factor up. Tokens of who has none are refused until then."`
	Rev    int64 `json:"rev" doc:"The number in the ETag; 0 where it was never set."`
}

type ruleOut struct {
	ETag string `header:"ETag"`
	Body factorRule
}

type ruleIn struct {
	Arranging
	Body struct {
		Needed bool `json:"needed"`
	} `nameHint:"FactorRuleChange"`
}

func (d *door) signIn() {
	const takes = "Takes the rights settings and people."
	changes := []fault.Code{fault.Refused, fault.Stale, noCondition}
	handle(d, operation{id: "get-provider", method: http.MethodGet, path: "/api/sign-in/provider", group: groupSignIn,
		summary: "The organisation's identity provider", text: "Without its secret. " + takes, refusal: changes[:1]}, d.getProvider)
	handle(d, operation{id: "set-provider", method: http.MethodPut, path: "/api/sign-in/provider", group: groupSignIn,
		summary: "Set the identity provider", text: "It is asked first, so that what is kept can be used. If-Match is required. " + takes, refusal: changes}, d.setProvider)
	handle(d, operation{id: "remove-provider", method: http.MethodDelete, path: "/api/sign-in/provider", group: groupSignIn,
		summary: "Remove the identity provider", text: "Whom it let in is signed out. If-Match is required. " + takes, refusal: changes}, d.removeProvider)
	handle(d, operation{id: "get-factor-rule", method: http.MethodGet, path: "/api/sign-in/second-factor", group: groupSignIn,
		summary: "Whether everybody needs a second factor", text: takes, refusal: changes[:1]}, d.getRule)
	handle(d, operation{id: "set-factor-rule", method: http.MethodPut, path: "/api/sign-in/second-factor", group: groupSignIn,
		summary: "Ask everybody for a second factor, or no longer", text: "If-Match is required. " + takes, refusal: changes}, d.setRule)
}

// rev is the revision of If-Match; zero is one here, of what was never set.
func (a Arranging) rev(now int64) int64 {
	if strings.TrimSpace(a.IfMatch) == etag(0) {
		return 0
	}
	return expected(a.IfMatch, now)
}

func (d *door) providerOf(ctx context.Context, actor directory.Actor) (provider, error) {
	p, err := d.Accounts.ProviderOf(ctx, actor, callerOf(ctx).session)
	return provider{Issuer: p.Issuer, Client: p.Client, Domains: append([]string{}, p.Domains...), Required: p.Required,
		Back: d.Origin.JoinPath(account.Back).String(), Rev: p.Rev}, err
}

func (d *door) getProvider(ctx context.Context, actor directory.Actor, _ *none) (*providerOut, error) {
	p, err := d.providerOf(ctx, actor)
	return &providerOut{etag(p.Rev), p}, err
}

func (d *door) setProvider(ctx context.Context, actor directory.Actor, in *providerIn) (*providerOut, error) {
	now := func() (provider, error) { return d.providerOf(ctx, actor) }
	before, err := in.standing(now)
	if err != nil {
		return nil, err
	}
	wish := account.Provider{Issuer: in.Body.Issuer, Client: in.Body.Client, Secret: in.Body.Secret, Required: in.Body.Required,
		Domains: account.ParseDomains(strings.Join(in.Body.Domains, " ")), Rev: in.rev(before.Rev)}
	if err := d.Accounts.SetProvider(ctx, actor, callerOf(ctx).session, wish); err != nil {
		return nil, stale(err, now)
	}
	return d.getProvider(ctx, actor, &none{})
}

func (d *door) removeProvider(ctx context.Context, actor directory.Actor, in *Arranging) (*none, error) {
	now := func() (provider, error) { return d.providerOf(ctx, actor) }
	before, err := in.standing(now)
	if err != nil {
		return nil, err
	}
	return &none{}, stale(d.Accounts.RemoveProvider(ctx, actor, callerOf(ctx).session, in.rev(before.Rev)), now)
}

// standing is the provider before a change that says what it changes.
func (a Arranging) standing(now func() (provider, error)) (provider, error) {
	if err := conditioned(a.IfMatch); err != nil {
		return provider{}, err
	}
	return now()
}

func (d *door) ruleOf(ctx context.Context, actor directory.Actor) (factorRule, error) {
	r, err := d.Accounts.FactorRuleOf(ctx, actor, callerOf(ctx).session)
	return factorRule{r.Needed, r.Rev}, err
}

func (d *door) getRule(ctx context.Context, actor directory.Actor, _ *none) (*ruleOut, error) {
	r, err := d.ruleOf(ctx, actor)
	return &ruleOut{etag(r.Rev), r}, err
}

func (d *door) setRule(ctx context.Context, actor directory.Actor, in *ruleIn) (*ruleOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	now := func() (factorRule, error) { return d.ruleOf(ctx, actor) }
	before, err := now()
	if err != nil {
		return nil, err
	}
	wish := account.FactorRule{Needed: in.Body.Needed, Rev: in.rev(before.Rev)}
	if err := d.Accounts.SetFactorRule(ctx, actor, callerOf(ctx).session, wish); err != nil {
		return nil, stale(err, now)
	}
	return d.getRule(ctx, actor, &none{})
}
