package access

import (
	"net/http"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// again leads whoever asks for a page in the middle of coming in to where it begins.
func (p *Pages) again(v *kit.View, _ *http.Request) (kit.Answer, error) {
	return kit.Go("/sign-in?lang="+v.Lang, ""), nil
}

// secondPage asks for the second step; a ticket that is over leads back to the first.
func (p *Pages) secondPage(v *kit.View, r *http.Request, f signInForm, ticket string, refusal *fault.Fault) (kit.Answer, error) {
	step, err := p.Accounts.SecondStep(r.Context(), ticket)
	if err != nil {
		return p.refused(v, f, err)
	}
	a := kit.Page(v.T(i18n.SecondTitle), secondPage(v, f, step, refusal))
	if refusal != nil {
		a.Status = kit.Status(refusal.Code)
	}
	return a, nil
}

func (p *Pages) second(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, ticket := readForm(r), r.PostForm.Get("ticket")
	var s account.Session
	var err error
	if response := r.PostForm.Get("credential"); response != "" {
		s, err = p.Accounts.EnterWithBoth(r.Context(), ticket, response, caller(r))
	} else {
		s, err = p.Accounts.EnterWithCode(r.Context(), ticket, r.PostForm.Get("code"), caller(r))
	}
	if refusal, ok := fault.As(err); ok && refusal.Code != fault.Refused {
		return p.secondPage(v, r, f, ticket, refusal)
	}
	if err != nil {
		return p.refused(v, f, err)
	}
	return p.welcome(v, r, f, s)
}

func (p *Pages) askPasskey(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.passkeyPage(v, readForm(r), nil)
}

func (p *Pages) passkeyPage(v *kit.View, f signInForm, refusal *fault.Fault) (kit.Answer, error) {
	q, err := p.Accounts.AskPasskey()
	if err != nil {
		return kit.Answer{}, err
	}
	a := kit.Page(v.T(i18n.PasskeyTitle), passkeyPage(v, f, q, refusal))
	if refusal != nil {
		a.Status = kit.Status(refusal.Code)
	}
	return a, nil
}

func (p *Pages) passkey(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readForm(r)
	s, err := p.Accounts.EnterWithPasskey(r.Context(), r.PostForm.Get("ticket"), r.PostForm.Get("credential"), caller(r))
	if refusal, ok := fault.As(err); ok {
		return p.passkeyPage(v, f, refusal)
	}
	if err != nil {
		return kit.Answer{}, err
	}
	return p.welcome(v, r, f, s)
}

// throughForm is the page of coming in through an organisation.
type throughForm struct {
	Email string
	Next  string
	Doors []account.Door
	Fault *fault.Fault
}

func (p *Pages) organisation(v *kit.View, r *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.ThroughOrganisation), throughPage(v, throughForm{Next: kit.Local(r.Form.Get("next"))})), nil
}

// through finds the organisations of a mail domain, and leads to the provider of the one that was chosen or is the only one.
func (p *Pages) through(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := throughForm{Email: r.PostForm.Get("email"), Next: kit.Local(r.PostForm.Get("next"))}
	again := func(err error) (kit.Answer, error) {
		return kit.Again(err, v.T(i18n.ThroughOrganisation), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return throughPage(v, f)
		})
	}
	org := r.PostForm.Get("org")
	if org == "" {
		var err error
		if f.Doors, err = p.Accounts.Doors(r.Context(), f.Email); err != nil {
			return kit.Answer{}, err
		}
		if len(f.Doors) == 0 {
			return again(fault.New(fault.NotFound, i18n.ThroughNone).On("email"))
		}
		return kit.Page(v.T(i18n.ThroughOrganisation), throughPage(v, f)), nil
	}
	way, err := p.Accounts.ToProvider(r.Context(), org, f.Next)
	if err != nil {
		return again(err)
	}
	a := kit.Page(v.T(i18n.ThroughOrganisation), onwardPage(v, way))
	a.Way = p.Kit.Way(way.Ticket)
	return a, nil
}

// answer is what the provider sent along with the browser.
func answer(get func(string) string) account.Answer {
	return account.Answer{Code: get("code"), State: get("state"), Issuer: get("iss"), Error: get("error")}
}

// back is where the provider sends people back to. Looking at it changes nothing: its form comes in.
func (p *Pages) back(v *kit.View, r *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.ThroughOrganisation), backPage(v, answer(r.Form.Get))), nil
}

func (p *Pages) vouched(v *kit.View, r *http.Request) (kit.Answer, error) {
	s, next, err := p.Accounts.EnterVouched(r.Context(), p.Kit.WayOf(r), answer(r.PostForm.Get), caller(r))
	if err != nil {
		if refusal, ok := fault.As(err); ok && refusal.Cause != nil {
			p.Kit.Log.Warn("an identity provider's answer was refused", "error", refusal.Cause)
		}
		return kit.Again(err, v.T(i18n.ThroughOrganisation), func(refusal *fault.Fault) templ.Component {
			return throughPage(v, throughForm{Fault: refusal, Next: kit.Local(next)})
		})
	}
	a := kit.Go(kit.Local(next), "")
	a.Cookie, a.Way = p.Kit.Cookie(s.Secret), p.Kit.Way("")
	return a, nil
}
