package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// factors are what I come in with besides my password. Passkeys are made in a browser only, for its origin.
type factors struct {
	Codes    orNull[since] `json:"totp" doc:"One-time codes (RFC 6238); null where they are not set up."`
	Passkeys []passkey     `json:"passkeys" nullable:"false" doc:"In the order in which they were added."`
	Recovery int           `json:"recovery_codes" doc:"How many are left."`
}

type since struct {
	Since time.Time `json:"since"`
}

type passkey struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Created time.Time  `json:"created_at"`
	Used    *time.Time `json:"used_at" doc:"Null before its first use."`
}

type factorsOut struct{ Body factors }

type setupOut struct {
	Body struct {
		Secret string `json:"secret" doc:"For an authenticator app, in base32. It is shown this once."`
		URI    string `json:"uri" doc:"The same as an otpauth address."`
	} `nameHint:"TOTPSetup"`
}

type recoveryOut struct {
	Body struct {
		Codes []string `json:"recovery_codes" nullable:"false" doc:"Each good for one time; shown this once. None where there are some already."`
	} `nameHint:"RecoveryCodes"`
}

type presentIn struct {
	Body struct {
		Password string `json:"password" maxLength:"1000" doc:"My present one."`
	} `nameHint:"PresentPassword"`
}

type passkeyIn struct {
	ByID
	presentIn
}

type firstCodeIn struct {
	Body struct {
		Code string `json:"code" maxLength:"100" doc:"The first one-time code."`
	} `nameHint:"FirstCode"`
}

type removeCodesIn struct {
	Body struct {
		Password string `json:"password" maxLength:"1000" doc:"My present one."`
		Code     string `json:"code" maxLength:"100" doc:"A one-time code or a recovery code."`
	} `nameHint:"RemoveTOTP"`
}

type deleteIn struct {
	Body struct {
		Password string `json:"password" maxLength:"1000" doc:"My present one."`
		Code     string `json:"code,omitempty" maxLength:"100" doc:"A one-time code or a recovery code, where I have a second factor."`
	} `nameHint:"AccountDeletion"`
}

func (d *door) deleteAccount(ctx context.Context, _ directory.Actor, in *deleteIn) (*none, error) {
	return &none{}, byPassword(d.Accounts.Delete(ctx, callerOf(ctx).session, in.Body.Password, in.Body.Code))
}

type newAddressIn struct {
	Body struct {
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"1000" doc:"My present one."`
	} `nameHint:"NewAddress"`
}

func (d *door) factors() {
	own := []fault.Code{fault.Refused}
	handle(d, operation{id: "get-factors", method: http.MethodGet, path: "/api/factors", group: groupSignIn,
		summary: "My second factors", text: "Never their secrets. A token that was made in a session which an organisation's provider began is refused, here and below.",
		refusal: own}, d.getFactors)
	handle(d, operation{id: "begin-totp", method: http.MethodPost, path: "/api/factors/totp", group: groupSignIn, status: http.StatusCreated,
		summary: "Set up one-time codes", text: "Gives a secret, which holds from when it is confirmed with a first code.", refusal: own}, d.beginTOTP)
	handle(d, operation{id: "confirm-totp", method: http.MethodPost, path: "/api/factors/totp/confirm", group: groupSignIn,
		summary: "Confirm one-time codes", text: "With a first code. Whoever has no recovery codes yet gets them.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.confirmTOTP)
	handle(d, operation{id: "remove-totp", method: http.MethodPost, path: "/api/factors/totp/remove", group: groupSignIn,
		summary: "Remove one-time codes", text: "Takes the password and a code.", refusal: own}, d.removeTOTP)
	handle(d, operation{id: "renew-recovery-codes", method: http.MethodPost, path: "/api/factors/recovery-codes", group: groupSignIn,
		summary: "New recovery codes", text: "The old ones end.", refusal: own}, d.renewRecovery)
	handle(d, operation{id: "remove-passkey", method: http.MethodPost, path: "/api/passkeys/{id}/remove", group: groupSignIn,
		summary: "Remove a passkey", text: "With the last factor the recovery codes end, too.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.removePasskey)
	handle(d, operation{id: "delete-account", method: http.MethodPost, path: "/api/me/delete", group: groupSignIn,
		summary: "Delete my account for good", text: "With everything that is held about me in every organisation. Takes the password, and a code where there is a second factor.",
		refusal: own}, d.deleteAccount)
	handle(d, operation{id: "ask-new-address", method: http.MethodPost, path: "/api/me/email", group: groupSignIn, status: http.StatusAccepted,
		summary: "Ask for another e-mail address", text: "Mails a link to the new address; until it is opened, the present one stays.", refusal: own}, d.askNewAddress)
}

func (d *door) getFactors(ctx context.Context, _ directory.Actor, _ *none) (*factorsOut, error) {
	f, err := d.Accounts.Factors(ctx, callerOf(ctx).session)
	return &factorsOut{showFactors(f)}, err
}

func showFactors(f account.Factors) factors {
	out := factors{Passkeys: []passkey{}, Recovery: f.Recovery}
	if f.Codes {
		out.Codes = some(since{f.CodesFrom})
	}
	for _, p := range f.Passkeys {
		out.Passkeys = append(out.Passkeys, passkey{p.ID, p.Name, p.Created, orNone(p.Used)})
	}
	return out
}

// byPassword says of a refusal of the password where in the request it stands.
func byPassword(err error) error { return renamed(err, "present", "password") }

func (d *door) beginTOTP(ctx context.Context, _ directory.Actor, in *presentIn) (*setupOut, error) {
	s, err := d.Accounts.BeginCodes(ctx, callerOf(ctx).session, in.Body.Password)
	out := &setupOut{}
	out.Body.Secret, out.Body.URI = s.Secret, s.URL
	return out, byPassword(err)
}

func showRecovery(codes []string, err error) (*recoveryOut, error) {
	out := &recoveryOut{}
	out.Body.Codes = append([]string{}, codes...)
	return out, byPassword(err)
}

func (d *door) confirmTOTP(ctx context.Context, _ directory.Actor, in *firstCodeIn) (*recoveryOut, error) {
	return showRecovery(d.Accounts.ConfirmCodes(ctx, callerOf(ctx).session, in.Body.Code))
}

func (d *door) removeTOTP(ctx context.Context, _ directory.Actor, in *removeCodesIn) (*none, error) {
	return &none{}, byPassword(d.Accounts.RemoveCodes(ctx, callerOf(ctx).session, in.Body.Password, in.Body.Code))
}

func (d *door) renewRecovery(ctx context.Context, _ directory.Actor, in *presentIn) (*recoveryOut, error) {
	return showRecovery(d.Accounts.RenewRecovery(ctx, callerOf(ctx).session, in.Body.Password))
}

func (d *door) removePasskey(ctx context.Context, _ directory.Actor, in *passkeyIn) (*none, error) {
	return &none{}, byPassword(d.Accounts.RemovePasskey(ctx, callerOf(ctx).session, in.Body.Password, in.ID))
}

func (d *door) askNewAddress(ctx context.Context, actor directory.Actor, in *newAddressIn) (*none, error) {
	c := callerOf(ctx)
	err := d.Accounts.AskNewAddress(ctx, c.session, in.Body.Email, in.Body.Password, actor.Lang, c.address)
	return &none{}, renamed(err, "email-present", "password")
}
