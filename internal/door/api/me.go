package api

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/dossier"
	"bureau/internal/fault"
)

type profile struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Email        string   `json:"email"`
	Organisation named    `json:"organisation"`
	Role         string   `json:"role" enum:"owner,administrator,site-manager,member"`
	Rights       []string `json:"rights" nullable:"false" doc:"What I may do beyond my own things."`
	Language     language `json:"language"`
	Telephone    string   `json:"telephone"`
	Postcode     string   `json:"postcode"`
	Town         string   `json:"town"`
	Visible      bool     `json:"visible" doc:"Colleagues may know where I am, unless a check-in says otherwise."`
	Idle         int      `json:"idle_minutes" doc:"Minutes without activity after which a page signs me out."`
	UsualSite    *string  `json:"usual_site" doc:"Where I usually work; null for nowhere in particular."`
	Sites        []string `json:"sites" nullable:"false" doc:"The sites that I manage."`
	Rev          int64    `json:"rev" doc:"The number in the ETag."`
}

type profileOut struct {
	ETag string `header:"ETag"`
	Body profile
}

type profileIn struct {
	IfMatch string `header:"If-Match" doc:"The ETag of the profile as it was read."`
	Body    struct {
		Name      *string   `json:"name,omitempty" maxLength:"200"`
		Language  *language `json:"language,omitempty"`
		Telephone *string   `json:"telephone,omitempty" maxLength:"40"`
		Postcode  *string   `json:"postcode,omitempty" maxLength:"20"`
		Town      *string   `json:"town,omitempty" maxLength:"100"`
		Visible   *bool     `json:"visible,omitempty"`
		Idle      *int      `json:"idle_minutes,omitempty" doc:"Minutes without activity after which a page signs me out."`
		Site      *string   `json:"usual_site,omitempty" doc:"Where I usually work; empty for nowhere in particular."`
	} `nameHint:"ProfileChange"`
}

func (d *door) me() {
	handle(d, operation{id: "get-me", method: http.MethodGet, path: "/api/me", group: groupMe,
		summary: "Who I am", text: "The member for whom the token acts, with the rights of this moment."}, d.getMe)
	handle(d, operation{id: "get-my-data", method: http.MethodGet, path: "/api/me/data", group: groupMe,
		summary: "Everything that is held about me", text: "In every organisation that the token reaches, without secrets."}, d.myData)
	handle(d, operation{id: "change-me", method: http.MethodPatch, path: "/api/me", group: groupMe,
		summary: "Change my profile", text: "Changes what is named and leaves the rest. If-Match is required.",
		refusal: []fault.Code{fault.NotFound, fault.Stale, noCondition}}, d.changeMe)
}

// dataOut is a dossier; what stands in it grows with the office, so it has no schema of its own.
type dataOut struct{ Body map[string]any }

func (d *door) myData(ctx context.Context, actor directory.Actor, _ *none) (*dataOut, error) {
	all, err := dossier.Reader{DB: d.DB, Accounts: d.Accounts, Workplaces: d.Workplaces, Appointments: d.Appointments,
		Newsletters: d.Newsletters}.Of(ctx, actor.Email, callerOf(ctx).session, d.Clock.Now())
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	out := &dataOut{}
	return out, json.Unmarshal(text, &out.Body)
}

func (d *door) getMe(ctx context.Context, actor directory.Actor, _ *none) (*profileOut, error) {
	p, err := d.profileOf(ctx, actor)
	return &profileOut{etag(p.Rev), p}, err
}

func (d *door) profileOf(ctx context.Context, actor directory.Actor) (p profile, err error) {
	err = d.read(ctx, actor, func(tx db.Tx) error {
		p, err = showProfile(tx, actor)
		return err
	})
	return p, err
}

func showProfile(tx db.Tx, actor directory.Actor) (profile, error) {
	a, err := directory.ActorByID(tx, actor.Member)
	if err != nil {
		return profile{}, err
	}
	var usual *string
	if a.Site != "" {
		usual = &a.Site
	}
	m, err := directory.MemberByID(tx, actor.Member)
	return profile{ID: a.Member, Name: a.Name, Email: a.Email, Organisation: named{a.Org, a.OrgName}, Role: a.Role(),
		Rights: showRights(a.Rights), Language: language(a.Lang), Telephone: m.Telephone, Postcode: m.Postcode, Town: m.Town, Visible: a.Visible, Idle: a.Idle,
		UsualSite: usual, Sites: append([]string{}, a.Managing...), Rev: m.Rev}, err
}

// showRights names the rights, owning last.
func showRights(r directory.Rights) []string {
	out := []string{}
	for _, g := range directory.Given {
		if (directory.Actor{Rights: r}).Can(g.Right) {
			out = append(out, g.Key)
		}
	}
	if r&directory.Owner != 0 {
		out = append(out, "owner")
	}
	return out
}

func (d *door) changeMe(ctx context.Context, actor directory.Actor, in *profileIn) (*profileOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var p profile
	var before directory.Member
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		if before, err = directory.MemberByID(tx, actor.Member); err != nil {
			return err
		}
		if err := in.apply(tx, actor, before); err != nil {
			return err
		}
		p, err = showProfile(tx, actor)
		return err
	})
	if err == nil && p.Idle != before.Idle {
		err = d.Accounts.SetIdle(ctx, actor.Member, p.Idle)
	}
	return &profileOut{etag(p.Rev), p}, stale(err, func() (profile, error) { return d.profileOf(ctx, actor) })
}

// apply makes the change; the usual site has a verb of its own, which finds the revision that the other one left.
func (in *profileIn) apply(tx db.Tx, actor directory.Actor, before directory.Member) error {
	wish := in.change(before)
	if err := directory.SetProfile(tx, actor, wish); err != nil || in.Body.Site == nil {
		return err
	}
	return directory.SetUsualSite(tx, actor, *in.Body.Site, wish.Rev+1)
}

// change is the profile with what the request names.
func (in *profileIn) change(m directory.Member) directory.Profile {
	p := directory.Profile{Name: m.Name, Lang: m.Lang, Telephone: m.Telephone, Postcode: m.Postcode, Town: m.Town, Visible: m.Visible, Idle: m.Idle,
		Rev: expected(in.IfMatch, m.Rev)}
	set(&p.Name, in.Body.Name)
	set(&p.Telephone, in.Body.Telephone)
	set(&p.Postcode, in.Body.Postcode)
	set(&p.Town, in.Body.Town)
	set(&p.Visible, in.Body.Visible)
	set(&p.Idle, in.Body.Idle)
	if in.Body.Language != nil {
		p.Lang = string(*in.Body.Language)
	}
	return p
}

func set[T any](to *T, value *T) {
	if value != nil {
		*to = *value
	}
}

type tokenIn struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100" doc:"To tell it from others." example:"Calendar sync"`
	} `nameHint:"NewToken"`
}

type tokenOut struct {
	Body madeToken
}

type madeToken struct {
	token
	Secret string `json:"secret" doc:"What to send as the token. It is shown this once."`
}

type tokensOut struct{ Body list[token] }

// ByID is the input of operations on one thing.
type ByID struct {
	ID string `path:"id"`
}

func (d *door) tokens() {
	handle(d, operation{id: "list-tokens", method: http.MethodGet, path: "/api/tokens", group: groupMe,
		summary: "My tokens", text: "The newest first, without their secrets."}, d.listTokens)
	handle(d, operation{id: "make-token", method: http.MethodPost, path: "/api/tokens", group: groupMe, status: http.StatusCreated,
		summary: "Make a token", text: "A token acts for me with all my rights until it is revoked.", refusal: []fault.Code{fault.Refused}}, d.makeToken)
	handle(d, operation{id: "revoke-token", method: http.MethodDelete, path: "/api/tokens/{id}", group: groupMe,
		summary: "Revoke a token", text: "It is refused from the next request on.", refusal: []fault.Code{fault.NotFound}}, d.revokeToken)
}

func (d *door) listTokens(ctx context.Context, actor directory.Actor, _ *none) (out *tokensOut, err error) {
	out = &tokensOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := account.Tokens(tx, actor)
		out.Body = listed(all, "", showToken)
		return err
	})
}

func (d *door) makeToken(ctx context.Context, actor directory.Actor, in *tokenIn) (*tokenOut, error) {
	out, session := &tokenOut{}, callerOf(ctx).session
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		t, secret, err := d.Accounts.AddTokenIn(tx, actor, session, in.Body.Name, "")
		out.Body = madeToken{showToken(t), secret}
		return err
	})
}

func (d *door) revokeToken(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error { return d.Accounts.RevokeToken(tx, actor, in.ID) })
}

// rightsOf reads keys of rights; the schema has refused unknown ones.
func rightsOf(keys []right) (r directory.Rights) {
	for _, g := range directory.Given {
		if slices.Contains(keys, right(g.Key)) {
			r |= g.Right
		}
	}
	return r
}
