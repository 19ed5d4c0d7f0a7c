package api

import (
	"context"
	"net/http"
	"net/url"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// What somebody does who has no token yet. Each sends a mail or uses what came in one, so strangers have little of it.

type signUpIn struct {
	Body struct {
		Email    string   `json:"email" maxLength:"254" example:"nora@new.example"`
		Password string   `json:"password" maxLength:"1000"`
		Language language `json:"language"`
	} `nameHint:"SignUp"`
}

type signUpOut struct {
	Body struct {
		ID string `json:"id" doc:"Names the sign-up when its mail is asked for again."`
	} `nameHint:"SignUpBegun"`
}

type sendAgainIn struct {
	Body struct {
		SignUp string `json:"sign_up" maxLength:"100" doc:"The id that sign-up gave."`
	} `nameHint:"SignUpAgain"`
}

type confirmIn struct {
	Body struct {
		Code string `json:"code" maxLength:"100" doc:"What the link in the mail carries as code."`
	} `nameHint:"Confirmation"`
}

type confirmOut struct {
	Body struct {
		Next string `json:"next" doc:"The page on which the person founds the organisation."`
		Code string `json:"code" doc:"What founding an organisation, or joining one, takes here."`
		offers
	} `nameHint:"Confirmed"`
}

type resetIn struct {
	Body struct {
		Email    string   `json:"email" maxLength:"254"`
		Language language `json:"language"`
	} `nameHint:"Reset"`
}

type newPasswordIn struct {
	Body struct {
		Code     string `json:"code" maxLength:"100" doc:"What the link in the mail carries as code."`
		Password string `json:"password" maxLength:"1000"`
	} `nameHint:"NewPassword"`
}

func (d *door) joining() {
	handle(d, operation{id: "sign-up", method: http.MethodPost, path: "/api/sign-ups", group: groupJoining, status: http.StatusAccepted, open: true,
		summary: "Sign up", text: "Mails a link that makes the account; until it is used there is none. An address that has an account gets the same answer, and another mail.",
		refusal: []fault.Code{fault.Refused}}, d.signUp)
	handle(d, operation{id: "sign-up-again", method: http.MethodPost, path: "/api/sign-ups/again", group: groupJoining, status: http.StatusAccepted, open: true,
		summary: "Send the mail of a sign-up again", text: "The link in it is the same.", refusal: []fault.Code{fault.NotFound}}, d.sendAgain)
	handle(d, operation{id: "confirm-sign-up", method: http.MethodPost, path: "/api/sign-ups/confirm", group: groupJoining, open: true,
		summary: "Confirm a sign-up", text: "Makes the account, once.", refusal: []fault.Code{fault.NotFound, fault.Taken}}, d.confirm)
	handle(d, operation{id: "ask-reset", method: http.MethodPost, path: "/api/resets", group: groupJoining, status: http.StatusAccepted, open: true,
		summary: "Ask for a new password", text: "Mails a link that is valid for an hour, if there is an account with the address. The answer is the same if there is none."}, d.askReset)
	handle(d, operation{id: "reset", method: http.MethodPost, path: "/api/resets/confirm", group: groupJoining, open: true,
		summary: "Choose a new password", text: "Sets the password, once, and ends all sessions of the account.", refusal: []fault.Code{fault.NotFound}}, d.reset)
}

func (d *door) signUp(ctx context.Context, _ directory.Actor, in *signUpIn) (*signUpOut, error) {
	out := &signUpOut{}
	var err error
	out.Body.ID, err = d.Accounts.SignUp(ctx, account.SignUp{Email: in.Body.Email, Password: in.Body.Password, Lang: string(in.Body.Language),
		Caller: callerOf(ctx).address})
	return out, err
}

func (d *door) sendAgain(ctx context.Context, _ directory.Actor, in *sendAgainIn) (*none, error) {
	return &none{}, d.Accounts.SendAgain(ctx, in.Body.SignUp, callerOf(ctx).address)
}

func (d *door) confirm(ctx context.Context, _ directory.Actor, in *confirmIn) (*confirmOut, error) {
	link, err := d.Accounts.Confirm(ctx, in.Body.Code)
	out := &confirmOut{}
	out.Body.Code = link
	if err == nil {
		out.Body.offers, err = d.offered(ctx, link)
	}
	out.Body.Next = d.Origin.JoinPath("/found").String() + "?" + url.Values{"code": {link}}.Encode()
	return out, err
}

func (d *door) askReset(ctx context.Context, _ directory.Actor, in *resetIn) (*none, error) {
	return &none{}, d.Accounts.AskReset(ctx, in.Body.Email, string(in.Body.Language), callerOf(ctx).address)
}

func (d *door) reset(ctx context.Context, _ directory.Actor, in *newPasswordIn) (*none, error) {
	return &none{}, d.Accounts.Reset(ctx, in.Body.Code, in.Body.Password)
}
