package api_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

const chosen = "a lamp over the stairs"

// mailedCode is the code of the latest link to a page that was mailed to an address.
func mailedCode(t *testing.T, o *officetest.Office, to, page string) string {
	t.Helper()
	must(t, o.Outbox.Drain(context.Background()))
	all, err := o.Post.ListKept(context.Background(), 100)
	must(t, err)
	for _, k := range all {
		k, err = o.Post.KeptByID(context.Background(), k.ID)
		must(t, err)
		if m := regexp.MustCompile(page + `\?code=([\w-]+)`).FindStringSubmatch(k.Body); k.To == to && m != nil {
			return m[1]
		}
	}
	t.Fatalf("no link to %s was mailed to %s", page, to)
	return ""
}

func TestAProgramSignsSomebodyUp(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		wish := map[string]any{"email": "nora@new.example", "password": chosen, "language": "de"}
		begun := ask(t, o, "", "POST", "/api/sign-ups", wish).want(t, 202).text("id")
		ask(t, o, "", "POST", "/api/sign-ups/again", map[string]any{"sign_up": begun}).want(t, 202)
		code := map[string]any{"code": mailedCode(t, o, "nora@new.example", "/sign-up/confirm")}
		a := ask(t, o, "", "POST", "/api/sign-ups/confirm", code).want(t, 200)
		if !strings.HasPrefix(a.text("next"), o.URL+"/found?code=") {
			t.Errorf("it goes on at %q", a.text("next"))
		}
		ask(t, o, "", "POST", "/api/sign-ups/confirm", code).refused(t, 404, "not-found")
	})
}

func TestAProgramGetsTheSameAnswerForAKnownAddress(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		for _, path := range []string{"/api/sign-ups", "/api/resets"} {
			var answers []string
			for _, email := range []string{"anna@demo.example", "nobody@demo.example"} {
				wish := map[string]any{"email": email, "language": "en"}
				if path == "/api/sign-ups" {
					wish["password"] = chosen
				}
				a := ask(t, o, "", "POST", path, wish).want(t, 202)
				answers = append(answers, regexp.MustCompile(`[0-9a-f-]{36}`).ReplaceAllString(string(a.body), "x"))
			}
			if answers[0] != answers[1] {
				t.Errorf("%s: %q", path, answers)
			}
		}
	})
}

func TestAProgramResetsAPassword(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ask(t, o, "", "POST", "/api/resets", map[string]any{"email": "anna@demo.example", "language": "en"}).want(t, 202)
		code := mailedCode(t, o, "anna@demo.example", "/reset/new")
		ask(t, o, "", "POST", "/api/resets/confirm", map[string]any{"code": code, "password": "short"}).refused(t, 422, "invalid")
		ask(t, o, "", "POST", "/api/resets/confirm", map[string]any{"code": code, "password": chosen}).want(t, 204)
		ask(t, o, "", "POST", "/api/resets/confirm", map[string]any{"code": code, "password": chosen}).refused(t, 404, "not-found")
		if _, err := o.Accounts.SignIn(context.Background(), "anna@demo.example", chosen, "127.0.0.1", ""); err != nil {
			t.Error(err)
		}
	})
}

func TestStrangersAreKeptToARate(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	for n := range 200 {
		a := ask(t, o, "", "POST", "/api/resets/confirm", map[string]any{"code": "x", "password": chosen})
		if a.status == 429 {
			if a.header.Get("Retry-After") == "" || n < 60 {
				t.Errorf("after %d: %v", n, a.header)
			}
			return
		}
	}
	t.Error("two hundred requests in a row were answered")
}
