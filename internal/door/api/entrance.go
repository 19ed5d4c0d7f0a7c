package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// How somebody comes in: the password, the browsers in which they are signed in, and what a link in a mail does. Whatever
// is done by a link takes no token: who has the link reads that mailbox.

type passwordIn struct {
	Body struct {
		Password string `json:"password" maxLength:"1000" doc:"My present one."`
		Next     string `json:"new_password" maxLength:"1000"`
	} `nameHint:"PasswordChange"`
}

type browser struct {
	ID      string    `json:"id"`
	Device  string    `json:"device" doc:"What the browser says it is; empty where it says nothing."`
	Method  string    `json:"method" enum:"password,code,recovery,both,passkey,provider" doc:"How the person came in."`
	Created time.Time `json:"created_at"`
	Seen    time.Time `json:"seen_at" doc:"The last activity, to half a minute."`
}

type browsersOut struct{ Body list[browser] }

type acceptIn struct {
	Body struct {
		Code     string `json:"code" maxLength:"100" doc:"What the link in the mail carries as code."`
		Password string `json:"password,omitempty" maxLength:"1000" doc:"For the account that is made; where the address has one it is not looked at."`
	} `nameHint:"InvitationAccepted"`
}

type foundingIn struct {
	Body struct {
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"1000"`
		OneTime  string `json:"one_time_code,omitempty" maxLength:"100" doc:"A one-time code or a recovery code, where the account has a second factor."`
	} `nameHint:"BeginFounding"`
}

type foundIn struct {
	Body struct {
		Code     string   `json:"code" maxLength:"100" doc:"As confirming a sign-up, or beginning here, gave it."`
		Name     string   `json:"name" maxLength:"200"`
		Site     string   `json:"site_name,omitempty" maxLength:"200" doc:"Of the first site; without it the name of the organisation."`
		Zone     string   `json:"zone" maxLength:"100" example:"Europe/Vienna"`
		Language language `json:"language" doc:"The owner's."`
		Person   string   `json:"person_name,omitempty" maxLength:"200" doc:"The owner's; without it they are known by the address."`
	} `nameHint:"Founding"`
}

func (d *door) entrance() {
	handle(d, operation{id: "change-password", method: http.MethodPut, path: "/api/me/password", group: groupSignIn,
		summary: "Change my password", text: "Ends all browser sessions, and tells me by mail. Tokens stay.",
		refusal: []fault.Code{fault.Refused}}, d.changePassword)
	handle(d, operation{id: "list-browsers", method: http.MethodGet, path: "/api/browsers", group: groupSignIn,
		summary: "Where I am signed in", text: "My browser sessions that have not ended, the latest activity first."}, d.listBrowsers)
	handle(d, operation{id: "end-browser", method: http.MethodDelete, path: "/api/browsers/{id}", group: groupSignIn,
		summary: "End a browser session", text: "From its next request on it is signed out.", refusal: []fault.Code{fault.NotFound}}, d.endBrowser)
	handle(d, operation{id: "confirm-new-address", method: http.MethodPost, path: "/api/me/email/confirm", group: groupJoining, open: true,
		summary: "Confirm another e-mail address", text: "The account has it from then on; the old address is told.",
		refusal: []fault.Code{fault.NotFound, fault.Taken}}, d.confirmAddress)
	handle(d, operation{id: "accept-invitation", method: http.MethodPost, path: "/api/invitations/accept", group: groupJoining, open: true,
		summary: "Accept an invitation", text: "Once. Where the address has no account, one is made with the password.",
		refusal: []fault.Code{fault.NotFound, fault.Taken}}, d.acceptInvitation)
	handle(d, operation{id: "begin-founding", method: http.MethodPost, path: "/api/organisations/begin", group: groupJoining, open: true,
		summary: "Begin an organisation with an account that has none", text: "Gives the code that founding takes, for a day.",
		refusal: []fault.Code{fault.Refused}}, d.beginFounding)
	handle(d, operation{id: "join", method: http.MethodPost, path: "/api/organisations/join", group: groupJoining, status: http.StatusCreated, open: true,
		summary: "Join an organisation by the domain of my address", text: "As a member with plain rights. Gives a first token.",
		refusal: []fault.Code{fault.NotFound}}, d.join)
	handle(d, operation{id: "found", method: http.MethodPost, path: "/api/organisations", group: groupJoining, status: http.StatusCreated, open: true,
		summary: "Found an organisation", text: "With a first site that is always open, and its owner's first token.",
		refusal: []fault.Code{fault.NotFound}}, d.found)
}

func (d *door) changePassword(ctx context.Context, _ directory.Actor, in *passwordIn) (*none, error) {
	err := d.Accounts.SetPassword(ctx, callerOf(ctx).session, in.Body.Password, in.Body.Next)
	return &none{}, byPassword(renamed(err, "password", "new_password"))
}

func (d *door) listBrowsers(ctx context.Context, _ directory.Actor, _ *none) (*browsersOut, error) {
	all, err := d.Accounts.Open(ctx, callerOf(ctx).session)
	return &browsersOut{listed(all, "", func(s account.Session) browser {
		return browser{s.ID, s.Device, string(s.Method), s.Created, s.Seen}
	})}, err
}

func (d *door) endBrowser(ctx context.Context, _ directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.Accounts.End(ctx, callerOf(ctx).session, in.ID)
}

func (d *door) confirmAddress(ctx context.Context, _ directory.Actor, in *confirmIn) (*none, error) {
	return &none{}, d.Accounts.ConfirmAddress(ctx, in.Body.Code)
}

func (d *door) acceptInvitation(ctx context.Context, _ directory.Actor, in *acceptIn) (*none, error) {
	_, err := d.Invitations.Accept(ctx, in.Body.Code, in.Body.Password, "")
	return &none{}, err
}

type foundingOut struct {
	Body struct {
		Code string `json:"code"`
		offers
	} `nameHint:"FoundingBegun"`
}

func (d *door) beginFounding(ctx context.Context, _ directory.Actor, in *foundingIn) (*foundingOut, error) {
	out := &foundingOut{}
	var err error
	out.Body.Code, err = d.Accounts.BeginFounding(ctx, in.Body.Email, in.Body.Password, in.Body.OneTime, account.Caller{Address: callerOf(ctx).address})
	if err == nil {
		out.Body.offers, err = d.offered(ctx, out.Body.Code)
	}
	return out, renamed(err, "code", "one_time_code")
}

type foundOut struct {
	Body struct {
		Organisation string `json:"organisation"`
		Member       string `json:"member" doc:"Whose token it is."`
		Token        string `json:"token" doc:"Acts for that member. It is shown this once."`
	} `nameHint:"Founded"`
}

// offers are the organisations that somebody may join instead of founding one.
type offers struct {
	Offers []named `json:"offers" nullable:"false" doc:"Organisations that let whoever has an address at my domain join."`
}

func (d *door) offered(ctx context.Context, link string) (offers, error) {
	all, err := d.Accounts.Offers(ctx, link)
	out := offers{Offers: []named{}}
	for _, o := range all {
		out.Offers = append(out.Offers, named{o.Org, o.Name})
	}
	return out, err
}

type joinIn struct {
	Body struct {
		Code         string   `json:"code" maxLength:"100" doc:"As confirming a sign-up, or beginning an organisation, gave it."`
		Organisation string   `json:"organisation" maxLength:"200" doc:"One of the offers."`
		Language     language `json:"language"`
	} `nameHint:"Joining"`
}

func (d *door) join(ctx context.Context, _ directory.Actor, in *joinIn) (*foundOut, error) {
	m, secret, err := d.Accounts.JoinByProgram(ctx, in.Body.Code, in.Body.Organisation, string(in.Body.Language))
	out := &foundOut{}
	out.Body.Organisation, out.Body.Member, out.Body.Token = in.Body.Organisation, m.ID, secret
	return out, err
}

func (d *door) found(ctx context.Context, _ directory.Actor, in *foundIn) (*foundOut, error) {
	b := in.Body
	actor, secret, err := d.Accounts.FoundByProgram(ctx, b.Code, account.Founding{Name: b.Name, Site: b.Site, Zone: b.Zone,
		Lang: string(b.Language), Person: b.Person})
	out := &foundOut{}
	out.Body.Organisation, out.Body.Member, out.Body.Token = actor.Org, actor.Member, secret
	return out, err
}
