package kit

import (
	"net/http"
	"net/url"

	"bureau/internal/account"
	"bureau/internal/i18n"
)

// Visitor is a request of somebody who is signed in as themselves, member of an organisation or not.
type Visitor struct {
	*View
	R      *http.Request
	Person account.Person
	Works  bool // at an organisation
}

// Visit serves a page to whoever is signed in, as themselves, in the language of the address, or else that in which they work at an
// organisation. Everybody else is asked to sign in first, and then comes back to home.
func (k *Kit) Visit(home func(r *http.Request) string, h func(c *Visitor) (Answer, error)) http.Handler {
	return k.Open(func(v *View, r *http.Request) (Answer, error) {
		person, known, err := k.Person(r)
		if err != nil {
			return Answer{}, err
		}
		if !known {
			return Go("/sign-in?"+url.Values{"next": {home(r)}, "lang": {v.Lang}}.Encode(), ""), nil
		}
		c := &Visitor{View: v, R: r, Person: person}
		lang, works, err := k.Accounts.Speaks(r.Context(), person.Session.Account)
		if err != nil {
			return Answer{}, err
		}
		if c.Works = works; works && !i18n.Known(v.Query.Get("lang")) {
			v.Lang = lang
		}
		a, err := h(c)
		a.Outer = &Outer{}
		return a, err
	})
}
