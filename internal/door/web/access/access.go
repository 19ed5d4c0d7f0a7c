// Package access is where people sign in and out, and where a session that ended gives back what was typed.
//
// A form that was sent after the session ended is not lost: its fields travel with the sign-in form, and after the
// same person signed in they are shown again, to be sent or dropped. Passwords are never among them.
package access

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit         *kit.Kit
	Accounts    *account.Accounts
	Invitations *account.Invitations
	// Customer tells whether an account is known to a practice, so that it has a page to go to without any organisation.
	Customer func(ctx context.Context, account string) bool
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /sign-in", p.Kit.Open(p.form))
	mux.Handle("POST /sign-in", p.Kit.Open(p.signIn))
	mux.Handle("GET /sign-in/{step}", p.Kit.Open(p.again))
	mux.Handle("POST /sign-in/second", p.Kit.Open(p.second))
	mux.Handle("POST /sign-in/passkey", p.Kit.Open(p.askPasskey))
	mux.Handle("POST /sign-in/passkey/finish", p.Kit.Open(p.passkey))
	mux.Handle("GET /sign-in/organisation", p.Kit.Open(p.organisation))
	mux.Handle("POST /sign-in/organisation", p.Kit.Open(p.through))
	mux.Handle("GET /sign-in/back", p.Kit.Open(p.back))
	mux.Handle("POST /sign-in/back", p.Kit.Open(p.vouched))
	mux.Handle("GET /invitation", p.Kit.Open(p.invitation))
	mux.Handle("POST /invitation", p.Kit.Open(p.join))
	mux.Handle("POST /sign-out", p.Kit.Signed(p.signOut))
	mux.Handle("POST /session/ended", p.Kit.Open(p.ended))
	mux.Handle("POST /session/switch", p.Kit.Signed(p.change))
	mux.HandleFunc("GET /session", p.probe)
	mux.HandleFunc("POST /session/active", p.probe)
}

// kept is a form that was typed but not taken.
type kept struct {
	Action string
	Fields [][2]string
}

const maxKept = 64 << 10

// secretFields never leave the page on which they were typed. A form that has one is not kept at all: without it
// there would be nothing to send.
var secretFields = []string{"password", "present", "email-present", "code", "credential", "ticket", "secret"}

func keptOf(action string, fields [][2]string) kept {
	k := kept{Action: kit.Local(action)}
	for _, f := range fields {
		if slices.Contains(secretFields, f[0]) {
			return kept{}
		}
		if f[0] != "" {
			k.Fields = append(k.Fields, f)
		}
	}
	return k
}

func (k kept) json() string {
	b, err := json.Marshal(k.Fields)
	if err != nil || len(b) > maxKept {
		return ""
	}
	return string(b)
}

// any tells whether there is something worth giving back.
func (k kept) any() bool { return len(k.Fields) > 0 && k.json() != "" }

// shown are the fields that a person typed; keys and revisions go along unseen.
func (k kept) shown() [][2]string {
	var out [][2]string
	for _, f := range k.Fields {
		if f[0] != "key" && f[0] != "rev" && f[0] != "asset" && strings.TrimSpace(f[1]) != "" {
			out = append(out, f)
		}
	}
	return out
}

func readKept(r *http.Request) kept {
	raw := r.PostForm.Get("fields")
	var fields [][2]string
	if len(raw) > maxKept || json.Unmarshal([]byte(raw), &fields) != nil {
		return kept{}
	}
	return keptOf(r.PostForm.Get("action"), fields)
}

type signInForm struct {
	Email string
	Next  string
	Kept  kept
	Ended bool
	Fault *fault.Fault
}

func (p *Pages) form(v *kit.View, r *http.Request) (kit.Answer, error) {
	return kit.Page(v.T(i18n.SignInTitle), signInPage(v, signInForm{Next: kit.Local(r.Form.Get("next"))})), nil
}

// Ended is the page that answers a request after the session ended.
func (p *Pages) Ended(v *kit.View, r *http.Request) templ.Component {
	f := signInForm{Ended: true, Next: "/"}
	if r.Method == http.MethodGet {
		f.Next = r.URL.RequestURI()
		return signInPage(v, f)
	}
	var fields [][2]string
	for name, values := range r.PostForm {
		for _, value := range values {
			fields = append(fields, [2]string{name, value})
		}
	}
	slices.SortFunc(fields, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	f.Kept = keptOf(r.URL.Path, fields)
	return signInPage(v, f)
}

// ended is where a page's script goes when it sees the session end, with what was typed.
func (p *Pages) ended(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := signInForm{Ended: true, Next: kit.Local(r.PostForm.Get("next")), Kept: readKept(r)}
	return kit.Answer{Status: http.StatusUnauthorized, Title: v.T(i18n.EndedTitle), Body: signInPage(v, f)}, nil
}

func readForm(r *http.Request) signInForm {
	return signInForm{Email: r.PostForm.Get("email"), Next: kit.Local(r.PostForm.Get("next")), Kept: readKept(r), Ended: r.PostForm.Get("ended") != ""}
}

func caller(r *http.Request) account.Caller {
	return account.Caller{Address: kit.Address(r), Device: kit.Device(r.UserAgent()), Customer: kit.Booking(r.Form.Get("next"))}
}

func (p *Pages) signIn(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readForm(r)
	e, err := p.Accounts.Enter(r.Context(), f.Email, r.PostForm.Get("password"), caller(r))
	if h, ok := homeless(err); ok && p.Customer(r.Context(), h.Account) {
		from := caller(r)
		from.Customer, f.Next = true, kit.OwnPath
		e, err = p.Accounts.Enter(r.Context(), f.Email, r.PostForm.Get("password"), from)
	} else if ok && v.SignUp {
		return p.toFounding(v, r, h)
	}
	if err != nil {
		return p.refused(v, f, err)
	}
	if e.Ticket != "" {
		return p.secondPage(v, r, f, e.Ticket, nil)
	}
	return p.welcome(v, r, f, e.Session)
}

// refused shows the sign-in form again with the reason.
func (p *Pages) refused(v *kit.View, f signInForm, err error) (kit.Answer, error) {
	return kit.Again(err, v.T(i18n.SignInTitle), func(refusal *fault.Fault) templ.Component {
		f.Fault = refusal
		return signInPage(v, f)
	})
}

// welcome leads whoever came in to where they wanted, or gives back what the same person had typed before.
func (p *Pages) welcome(v *kit.View, r *http.Request, f signInForm, s account.Session) (kit.Answer, error) {
	before, known := p.Kit.Ours(r)
	a := kit.Go(f.Next, "")
	if f.Kept.any() && known && before.Account == s.Account {
		a = kit.Page(v.T(i18n.KeptTitle), keptPage(v, f.Kept, f.Next))
	}
	a.Cookie = p.Kit.Cookie(s.Secret)
	return a, nil
}

// toFounding leads an account without an organisation to founding one.
func (p *Pages) toFounding(v *kit.View, r *http.Request, h account.Homeless) (kit.Answer, error) {
	link, err := p.Accounts.FoundingLink(r.Context(), h)
	return kit.Go("/found?code="+link+"&lang="+v.Lang, ""), err
}

// homeless tells whether a sign-in was refused only because the account belongs to no organisation.
func homeless(err error) (account.Homeless, bool) {
	f, ok := fault.As(err)
	if !ok {
		return account.Homeless{}, false
	}
	h, ok := f.More.(account.Homeless)
	return h, ok
}

func (p *Pages) signOut(v *kit.View, r *http.Request) (kit.Answer, error) {
	if err := p.Accounts.SignOut(r.Context(), v.Session); err != nil {
		return kit.Answer{}, err
	}
	a := kit.Go("/sign-in", "signed-out")
	a.Cookie = p.Kit.Cookie("")
	return a, nil
}

func (p *Pages) change(v *kit.View, r *http.Request) (kit.Answer, error) {
	if err := p.Accounts.Switch(r.Context(), v.Session, r.PostForm.Get("member")); err != nil {
		return kit.Answer{}, err
	}
	return kit.Go("/", ""), nil
}

// probe tells a page's script whether its session goes on; a POST is activity, a GET with the refresh mark is not.
func (p *Pages) probe(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch _, err := p.Kit.Resume(r); {
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	case fault.Is(err, fault.SignedOut):
		w.WriteHeader(http.StatusUnauthorized)
	default:
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}
