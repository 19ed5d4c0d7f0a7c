package join

import (
	"net/http"

	"github.com/a-h/templ"

	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

type resetForm struct {
	Email string
	Fault *fault.Fault
}

func (p *Pages) reset(v *kit.View, _ *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.ResetTitle), resetPage(v, resetForm{})), nil
}

func (p *Pages) askReset(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := resetForm{Email: r.PostForm.Get("email")}
	if err := p.Accounts.AskReset(r.Context(), f.Email, v.Lang, kit.Address(r)); err != nil {
		return kit.Again(err, v.T(i18n.ResetTitle), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return resetPage(v, f)
		})
	}
	return kit.Go(to(v, "/reset/sent"), ""), nil
}

func (p *Pages) resetSent(v *kit.View, _ *http.Request) (kit.Answer, error) {
	return kit.Page(sentTitle(v), resetSentPage(v)), nil
}

type passwordForm struct {
	Email, Code string
	Fault       *fault.Fault
}

func (p *Pages) newPassword(v *kit.View, r *http.Request) (kit.Answer, error) {
	email, err := p.Accounts.ResetOf(r.Context(), code(r))
	return kit.Page(v.T(i18n.ResetNew), passwordPage(v, passwordForm{Email: email, Code: code(r)})), err
}

func (p *Pages) setPassword(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := passwordForm{Code: code(r)}
	var err error
	if f.Email, err = p.Accounts.ResetOf(r.Context(), f.Code); err != nil {
		return kit.Answer{}, err
	}
	if err := p.Accounts.Reset(r.Context(), f.Code, r.PostForm.Get("password")); err != nil {
		return kit.Again(err, v.T(i18n.ResetNew), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return passwordPage(v, f)
		})
	}
	return kit.Go(to(v, "/sign-in"), "password-reset"), nil
}
