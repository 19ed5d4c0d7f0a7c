// Package join is how people come in by mail: signing up and confirming it, founding the organisation, choosing a new password,
// and confirming a new address.
//
// A link from a mail opens a page that changes nothing; its button does. So no program that looks at links uses them up.
package join

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit      *kit.Kit
	Accounts *account.Accounts
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /sign-up", p.Kit.Open(p.form))
	mux.Handle("POST /sign-up", p.Kit.Open(p.signUp))
	mux.Handle("GET /sign-up/sent", p.Kit.Open(p.sent))
	mux.Handle("POST /sign-up/again", p.Kit.Open(p.again))
	mux.Handle("GET /sign-up/confirm", p.Kit.Open(p.confirm))
	mux.Handle("POST /sign-up/confirm", p.Kit.Open(p.confirmed))
	mux.Handle("GET /found", p.Kit.Open(p.founding))
	mux.Handle("POST /found", p.Kit.Open(p.found))
	mux.Handle("POST /found/join", p.Kit.Open(p.join))
	mux.Handle("GET /reset", p.Kit.Open(p.reset))
	mux.Handle("POST /reset", p.Kit.Open(p.askReset))
	mux.Handle("GET /reset/sent", p.Kit.Open(p.resetSent))
	mux.Handle("GET /reset/new", p.Kit.Open(p.newPassword))
	mux.Handle("POST /reset/new", p.Kit.Open(p.setPassword))
	mux.Handle("GET /email/confirm", p.Kit.Open(p.newAddress))
	mux.Handle("POST /email/confirm", p.Kit.Open(p.confirmAddress))
}

// to is an address in the reader's language, with what it is about.
func to(v *kit.View, path string, pairs ...string) string {
	q := url.Values{"lang": {v.Lang}}
	for i := 0; i < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return path + "?" + q.Encode()
}

type signUpForm struct {
	Email, Lang, Instead string
	Next                 string // where a customer goes on
	Fault                *fault.Fault
}

// form is the empty form, or one that corrects an earlier sign-up.
func (p *Pages) form(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := signUpForm{Lang: v.Lang, Next: customers(r)}
	if p.Accounts.Closed && f.Next == "" {
		return kit.Answer{}, fault.New(fault.Refused, i18n.SignUpClosed)
	}
	if before := r.Form.Get("instead"); before != "" {
		if w, err := p.Accounts.SignUpByID(r.Context(), before); err == nil {
			f.Email, f.Instead, f.Next = w.Email, w.ID, w.Next
		}
	}
	return kit.Page(v.T(i18n.SignUpTitle), signUpPage(v, f)), nil
}

func (p *Pages) signUp(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := signUpForm{Email: r.PostForm.Get("email"), Lang: r.PostForm.Get("lang"), Instead: r.PostForm.Get("instead"), Next: customers(r)}
	id, err := p.Accounts.SignUp(r.Context(), account.SignUp{Email: f.Email, Password: r.PostForm.Get("password"), Lang: f.Lang,
		Caller: kit.Address(r), Instead: f.Instead, Next: f.Next})
	if err != nil {
		return kit.Again(err, v.T(i18n.SignUpTitle), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return signUpPage(v, f)
		})
	}
	return kit.Go(to(v, "/sign-up/sent", "id", id), ""), nil
}

func (p *Pages) sent(v *kit.View, r *http.Request) (kit.Answer, error) {
	w, err := p.Accounts.SignUpByID(r.Context(), r.Form.Get("id"))
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Page(sentTitle(v), sentPage(v, w, nil)), nil
}

func (p *Pages) again(v *kit.View, r *http.Request) (kit.Answer, error) {
	id := r.PostForm.Get("id")
	err := p.Accounts.SendAgain(r.Context(), id, kit.Address(r))
	if err == nil {
		return kit.Go(to(v, "/sign-up/sent", "id", id), "sent-again"), nil
	}
	w, unknown := p.Accounts.SignUpByID(r.Context(), id)
	if unknown != nil {
		return kit.Answer{}, unknown
	}
	return kit.Again(err, sentTitle(v), func(refusal *fault.Fault) templ.Component { return sentPage(v, w, refusal) })
}

// code is what the link in a mail carries.
func code(r *http.Request) string { return r.Form.Get("code") }

func (p *Pages) confirm(v *kit.View, r *http.Request) (kit.Answer, error) {
	email, err := p.Accounts.SignUpOf(r.Context(), code(r))
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Page(v.T(i18n.ConfirmTitle), askPage(v, "/sign-up/confirm", code(r), v.T(i18n.ConfirmText, email))), nil
}

// customers is where somebody goes on who signs up to book; empty for everybody else.
func customers(r *http.Request) string {
	if next := r.Form.Get("next"); kit.Booking(next) {
		return kit.Local(next)
	}
	return ""
}

func (p *Pages) confirmed(v *kit.View, r *http.Request) (kit.Answer, error) {
	next, err := p.Accounts.NextOf(r.Context(), code(r))
	if err != nil {
		return kit.Answer{}, err
	}
	if next != "" {
		s, next, err := p.Accounts.ConfirmCustomer(r.Context(), code(r), account.Caller{Address: kit.Address(r), Device: kit.Device(r.UserAgent())})
		a := kit.Go(kit.Local(next), "")
		a.Cookie = p.Kit.Cookie(s.Secret)
		return a, err
	}
	link, err := p.Accounts.Confirm(r.Context(), code(r))
	return kit.Go(to(v, "/found", "code", link), ""), err
}

type foundForm struct {
	account.Founding
	Code, Email string
	Offers      []directory.Offer // to join instead
	Fresh       bool              // nobody has chosen anything yet
	Fault       *fault.Fault
}

func (p *Pages) founding(v *kit.View, r *http.Request) (kit.Answer, error) {
	email, err := p.Accounts.FounderOf(r.Context(), code(r))
	f := foundForm{Code: code(r), Email: email}
	f.Lang, f.Zone, f.Fresh = v.Lang, i18n.LikelyZone(r.Header.Get("Accept-Language"), v.Lang), true
	if err == nil {
		f.Offers, err = p.Accounts.Offers(r.Context(), f.Code)
	}
	return kit.Page(v.T(i18n.FoundTitle), foundPage(v, f)), err
}

// join makes whoever has the link a member of an organisation that is offered to them.
func (p *Pages) join(v *kit.View, r *http.Request) (kit.Answer, error) {
	s, err := p.Accounts.JoinOffered(r.Context(), code(r), r.PostForm.Get("organisation"), v.Lang, kit.Device(r.UserAgent()))
	if err != nil {
		return kit.Answer{}, err
	}
	a := kit.Go("/", "")
	a.Cookie = p.Kit.Cookie(s.Secret)
	return a, nil
}

func (p *Pages) found(v *kit.View, r *http.Request) (kit.Answer, error) {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	email, err := p.Accounts.FounderOf(r.Context(), code(r))
	if err != nil {
		return kit.Answer{}, err
	}
	f := foundForm{Code: code(r), Email: email, Founding: account.Founding{Name: get("name"), Site: get("site"), Zone: get("zone"),
		Lang: get("lang"), Person: get("person"), Device: kit.Device(r.UserAgent())}}
	if f.Offers, err = p.Accounts.Offers(r.Context(), f.Code); err != nil {
		return kit.Answer{}, err
	}
	s, err := p.Accounts.Found(r.Context(), f.Code, f.Founding)
	if err != nil {
		return kit.Again(err, v.T(i18n.FoundTitle), func(refusal *fault.Fault) templ.Component {
			f.Fault = refusal
			return foundPage(v, f)
		})
	}
	a := kit.Go("/", "")
	a.Cookie = p.Kit.Cookie(s.Secret)
	return a, nil
}

func (p *Pages) newAddress(v *kit.View, r *http.Request) (kit.Answer, error) {
	email, err := p.Accounts.NewAddressOf(r.Context(), code(r))
	if err != nil {
		return kit.Answer{}, err
	}
	return kit.Page(v.T(i18n.ConfirmTitle), askPage(v, "/email/confirm", code(r), v.T(i18n.EmailConfirmText, email))), nil
}

func (p *Pages) confirmAddress(v *kit.View, r *http.Request) (kit.Answer, error) {
	return kit.Go(to(v, "/sign-in"), "email-changed"), p.Accounts.ConfirmAddress(r.Context(), code(r))
}
