package acceptance

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

// onceOnly are what differs between any two answers: nonces, ids, and the address that was typed.
var onceOnly = regexp.MustCompile(`nonce[=-]"?[\w-]{20,}|[0-9a-f]{8}-[0-9a-f-]{27}|(anna|xxxx)(@|%40)other\.example`)

// told is all that an answer tells whoever asked: its status, its headers and its body.
func told(w *httptest.ResponseRecorder) string {
	return onceOnly.ReplaceAllString(fmt.Sprint(w.Code, w.Header(), w.Body), "x")
}

func TestNoAnswerTellsWhetherAnAddressHasAnAccount(t *testing.T) {
	t.Parallel()
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		c := &crawled{t: t, o: o}
		nobody, owner := &role{}, c.comes("owner", o.Demo.Owner.Actor)
		// One of another organisation and one of nobody; both are as long.
		known, unknown := "anna@other.example", "xxxx@other.example"
		last := map[string]*httptest.ResponseRecorder{}
		id := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)
		for _, step := range []struct {
			name   string
			as     *role
			path   string
			body   func(email string) string
			status int
		}{
			{"signing in", nobody, "/sign-in", filled("email", "password", "not the password"), http.StatusUnprocessableEntity},
			{"signing up", nobody, "/sign-up", filled("email", "password", chosen, "lang", "en"), http.StatusSeeOther},
			{"sending again", nobody, "/sign-up/again", func(email string) string {
				return "id=" + id.FindString(last["signing up"+email].Header().Get("Location"))
			}, http.StatusSeeOther},
			{"forgetting", nobody, "/reset", filled("email", "lang", "en"), http.StatusSeeOther},
			{"signing up by program", nobody, "/api/sign-ups", func(email string) string {
				return fmt.Sprintf(`{"email":%q,"password":%q,"language":"en"}`, email, chosen)
			}, http.StatusAccepted},
			{"forgetting by program", nobody, "/api/resets", func(email string) string {
				return fmt.Sprintf(`{"email":%q,"language":"en"}`, email)
			}, http.StatusAccepted},
			{"adding a person", owner, "/people/new", filled("email", "lang", "en", "elsewhere", "1"), http.StatusSeeOther},
			{"inviting them", owner, "/people/{id}/invite", func(string) string { return "" }, http.StatusSeeOther},
		} {
			ask := func(email string) string {
				path := step.path
				if before, after, ok := strings.Cut(path, "{id}"); ok {
					path = before + id.FindString(last["adding a person"+email].Header().Get("Location")) + after
				}
				w := c.ask(step.as, "POST", path, step.body(email))
				last[step.name+email] = w
				if w.Code != step.status {
					t.Errorf("%s answers %d: %.300s", step.name, w.Code, text(w))
				}
				return told(w)
			}
			if k, u := ask(known), ask(unknown); k != u {
				t.Errorf("%s: a known address gets\n%s\nan unknown one\n%s", step.name, k, u)
			}
		}
	})
}

// filled is a form with an address in one of its fields and more in others, in pairs.
func filled(field string, more ...string) func(email string) string {
	return func(email string) string {
		f := url.Values{field: {email}}
		for i := 0; i+1 < len(more); i += 2 {
			f.Set(more[i], more[i+1])
		}
		return f.Encode()
	}
}
