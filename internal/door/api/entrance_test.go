package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/office/officetest"
)

// signedIn is a browser session of somebody.
func signedIn(t testing.TB, o *officetest.Office, email string) account.Session {
	t.Helper()
	s, err := o.Accounts.SignIn(context.Background(), email, officetest.Password, "127.0.0.1", "A browser")
	must(t, err)
	return s
}

// open tells whether a browser session still acts.
func open(o *officetest.Office, s account.Session) bool {
	_, _, err := o.Accounts.Resume(context.Background(), s.Secret, false)
	return err == nil
}

func TestAProgramChangesThePasswordOfWhoKnowsIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		browser := signedIn(t, o, anna.Email)
		wish := func(present, next string) map[string]any {
			return map[string]any{"password": present, "new_password": next}
		}
		put := refusal{token: anna.Token, method: "PUT", path: "/api/me/password", status: 422, code: "invalid"}
		wrong, short := put, put
		wrong.name, wrong.body, wrong.where = "the present one is wrong", wish("not this one", chosen), "body.password"
		short.name, short.body, short.where = "the new one is short", wish(officetest.Password, "short"), "body.new_password"
		tryAll(t, o, []refusal{wrong, short})
		if !open(o, browser) {
			t.Fatal("a refused change ended a browser session")
		}
		ask(t, o, anna.Token, "PUT", "/api/me/password", wish(officetest.Password, chosen)).want(t, 204)
		if open(o, browser) {
			t.Error("a browser is still signed in with the old password")
		}
		if _, err := o.Accounts.SignIn(t.Context(), anna.Email, chosen, "127.0.0.1", ""); err != nil {
			t.Errorf("the new password is refused: %v", err)
		}
		ask(t, o, anna.Token, "GET", "/api/me", nil).want(t, 200)
	})
}

func TestAProgramListsAndEndsBrowserSessions(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		one, two, other := signedIn(t, o, anna.Email), signedIn(t, o, anna.Email), signedIn(t, o, o.Demo.Members[1].Email)
		all := ask(t, o, anna.Token, "GET", "/api/browsers", nil).want(t, 200)
		if len(all.items()) != 2 || all.items()[0]["device"] != "A browser" || all.items()[0]["method"] != "password" {
			t.Errorf("it lists %s", all.body)
		}
		if strings.Contains(string(all.body), one.Secret) {
			t.Error("the secret of a cookie is shown")
		}
		ask(t, o, anna.Token, "DELETE", "/api/browsers/"+one.ID, nil).want(t, 204)
		ask(t, o, anna.Token, "DELETE", "/api/browsers/"+other.ID, nil).refused(t, 404, "not-found")
		if open(o, one) || !open(o, two) || !open(o, other) {
			t.Errorf("open are %t %t %t", open(o, one), open(o, two), open(o, other))
		}
	})
}

func founding(code string) map[string]any {
	return map[string]any{"code": code, "name": "Nora & Co", "zone": "Europe/Vienna", "language": "de", "person_name": "Nora"}
}

// Rule O01
func TestAProgramFoundsAnOrganisationFromASignUp(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ask(t, o, "", "POST", "/api/sign-ups", map[string]any{"email": "nora@new.example", "password": chosen, "language": "de"}).want(t, 202)
		ask(t, o, "", "POST", "/api/organisations/begin", map[string]any{"email": "nora@new.example", "password": chosen}).refused(t, 422, "invalid")
		mailed := map[string]any{"code": mailedCode(t, o, "nora@new.example", "/sign-up/confirm")}
		link := ask(t, o, "", "POST", "/api/sign-ups/confirm", mailed).want(t, 200).text("code")
		nowhere := founding(link)
		nowhere["zone"] = "Europe/Atlantis"
		ask(t, o, "", "POST", "/api/organisations", nowhere).refused(t, 422, "invalid")
		a := ask(t, o, "", "POST", "/api/organisations", founding(link)).want(t, 201)
		me := ask(t, o, a.text("token"), "GET", "/api/me", nil).want(t, 200)
		if me.text("role") != "owner" || me.text("name") != "Nora" || me.text("id") != a.text("member") {
			t.Errorf("the token acts for %s", me.body)
		}
		if sites := ask(t, o, a.text("token"), "GET", "/api/sites", nil).want(t, 200).items(); len(sites) != 1 || sites[0]["zone"] != "Europe/Vienna" {
			t.Errorf("it has the sites %v", sites)
		}
		ask(t, o, "", "POST", "/api/organisations", founding(link)).refused(t, 404, "not-found")
	})
}

func TestAnAccountWithoutAnOrganisationFoundsOneByAProgram(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		_, err := o.Accounts.Create(t.Context(), "nora@new.example", chosen)
		must(t, err)
		begin := func(email, password string) answer {
			return ask(t, o, "", "POST", "/api/organisations/begin", map[string]any{"email": email, "password": password})
		}
		begin("nora@new.example", "not this one").refused(t, 422, "invalid")
		begin("anna@demo.example", "not this one").refused(t, 422, "invalid")
		begin("anna@demo.example", officetest.Password).refused(t, 403, "refused")
		link := begin("nora@new.example", chosen).want(t, 200).text("code")
		ask(t, o, "", "POST", "/api/organisations", founding(link)).want(t, 201)
		begin("nora@new.example", chosen).refused(t, 403, "refused")
		o.Accounts.Closed = true
		begin("nora@new.example", chosen).refused(t, 403, "refused")
	})
}

func TestFoundingAsksAnAccountForItsSecondFactor(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		nora, err := o.Accounts.Create(t.Context(), "nora@new.example", officetest.Password)
		must(t, err)
		addPasskey(t, o, officetest.Person{Actor: directory.Actor{Account: nora}}, "Key")
		wish := map[string]any{"email": "nora@new.example", "password": officetest.Password}
		ask(t, o, "", "POST", "/api/organisations/begin", wish).refused(t, 422, "invalid")
		wish["one_time_code"] = "123456"
		if a := ask(t, o, "", "POST", "/api/organisations/begin", wish).refused(t, 422, "invalid"); a.where() != "body.one_time_code" {
			t.Errorf("it points to %s", a.where())
		}
	})
}

// Rule O03
func TestAProgramAcceptsAnInvitation(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		var member directory.Member
		must(t, o.DB.Write(t.Context(), o.Demo.ID, func(_ context.Context, tx db.Tx) (err error) {
			if member, err = directory.Enrol(tx, o.Demo.Owner.Actor, directory.Member{Email: "nina@demo.example", Lang: "en"}, nil, false); err != nil {
				return err
			}
			_, err = o.Invitations.Invite(tx, o.Demo.Owner.Actor, member.ID)
			return err
		}))
		wish := map[string]any{"code": mailedCode(t, o, "nina@demo.example", "/invitation")}
		ask(t, o, "", "POST", "/api/invitations/accept", wish).refused(t, 422, "invalid")
		wish["password"] = chosen
		ask(t, o, "", "POST", "/api/invitations/accept", wish).want(t, 204)
		ask(t, o, "", "POST", "/api/invitations/accept", wish).refused(t, 404, "not-found")
		if s, err := o.Accounts.SignIn(t.Context(), "nina@demo.example", chosen, "127.0.0.1", ""); err != nil || s.Member != member.ID {
			t.Errorf("she signs in as %s: %v", s.Member, err)
		}
	})
}

func TestAProgramConfirmsANewAddress(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		ask(t, o, anna.Token, "POST", "/api/me/email", map[string]any{"email": "anna@new.example", "password": officetest.Password}).want(t, 202)
		wish := map[string]any{"code": mailedCode(t, o, "anna@new.example", "/email/confirm")}
		ask(t, o, "", "POST", "/api/me/email/confirm", wish).want(t, 204)
		must(t, o.Outbox.Drain(t.Context()))
		if me := ask(t, o, anna.Token, "GET", "/api/me", nil).want(t, 200); me.text("email") != "anna@new.example" {
			t.Errorf("she is %s", me.body)
		}
		ask(t, o, "", "POST", "/api/me/email/confirm", wish).refused(t, 404, "not-found")
	})
}

func TestLabelsOfSomePlacesArePrintedAlone(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		path := "/api/floors/" + o.Demo.Floors[0].ID + "/labels"
		all := ask(t, o, o.Demo.Manager.Token, http.MethodGet, path, nil).want(t, 200)
		one := ask(t, o, o.Demo.Manager.Token, http.MethodGet, path+"?asset="+o.Demo.Asset("Desk 1").ID, nil).want(t, 200)
		if len(one.body) >= len(all.body) {
			t.Errorf("one label takes %d bytes, all take %d", len(one.body), len(all.body))
		}
		ask(t, o, o.Demo.Manager.Token, http.MethodGet, path+"?asset="+o.Other.Asset("Desk 1").ID, nil).refused(t, 404, "not-found")
	})
}
