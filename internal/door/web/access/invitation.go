package access

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// invitationForm is what the invited see before they join.
type invitationForm struct {
	directory.Invitation
	Code  string
	Known bool // the address has an account
	Fault *fault.Fault
}

// action keeps the code in the address, so that the page can also be read in another language.
func (f invitationForm) action(v *kit.View) string {
	return "/invitation?" + url.Values{"code": {f.Code}, "lang": {v.Lang}}.Encode()
}

func (p *Pages) invitation(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := invitationForm{Code: r.Form.Get("code")}
	var err error
	f.Invitation, f.Known, err = p.Invitations.Open(r.Context(), f.Code)
	if err != nil {
		return invitationGone(v, err)
	}
	v.Lang = languageFor(v, r, f.Lang)
	return kit.Page(v.T(i18n.InviteTitle, f.OrgName), invitationPage(v, f)), nil
}

// languageFor is the language of the page: the one asked for, else the one that was set for the person.
func languageFor(v *kit.View, r *http.Request, theirs string) string {
	if v.Signed || i18n.Known(r.Form.Get("lang")) || !i18n.Known(theirs) {
		return v.Lang
	}
	return theirs
}

func invitationGone(v *kit.View, err error) (kit.Answer, error) {
	if !fault.Is(err, fault.NotFound) {
		return kit.Answer{}, err
	}
	return kit.Answer{}, fault.New(fault.NotFound, i18n.InviteGone)
}

func (p *Pages) join(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := invitationForm{Code: r.URL.Query().Get("code")}
	var err error
	if f.Invitation, f.Known, err = p.Invitations.Open(r.Context(), f.Code); err != nil {
		return invitationGone(v, err)
	}
	s, entered, err := p.Invitations.Enter(r.Context(), f.Code, r.PostForm.Get("password"), v.Lang,
		account.Caller{Address: kit.Address(r), Device: kit.Device(r.UserAgent())})
	switch {
	case fault.Is(err, fault.NotFound):
		return invitationGone(v, err)
	case err != nil:
		return kit.Again(err, v.T(i18n.InviteTitle, f.OrgName), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return invitationPage(v, f)
		})
	case !entered:
		return kit.Go("/sign-in?"+url.Values{"lang": {v.Lang}}.Encode(), "joined"), nil
	}
	a := kit.Go("/", "joined-in")
	a.Cookie = p.Kit.Cookie(s.Secret)
	return a, nil
}

// inviter names who invites; the organisation itself where they are gone.
func inviter(f invitationForm) string {
	if f.By == "" {
		return f.OrgName
	}
	return f.By
}
