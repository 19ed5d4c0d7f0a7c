package api_test

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/office/officetest"
)

// openDomain lists a domain and lets its people join.
func openDomain(t *testing.T, o *officetest.Office, actor officetest.Person, domain string) string {
	t.Helper()
	id := ask(t, o, actor.Token, "POST", "/api/mail-domains", map[string]any{"domain": domain}).want(t, 201).text("id")
	ask(t, o, actor.Token, "PUT", "/api/mail-domains/"+id+"/joining", map[string]any{"joining": true}).want(t, 200)
	return id
}

// confirmed signs somebody up and gives what came of the confirmation.
func confirmed(t *testing.T, o *officetest.Office, email string) answer {
	t.Helper()
	ask(t, o, "", "POST", "/api/sign-ups", map[string]any{"email": email, "password": chosen, "language": "de"}).want(t, 202)
	return ask(t, o, "", "POST", "/api/sign-ups/confirm", map[string]any{"code": mailedCode(t, o, email, "/sign-up/confirm")}).want(t, 200)
}

func offersOf(a answer) (names []string) {
	all, _ := a.json["offers"].([]any)
	for _, o := range all {
		names = append(names, o.(map[string]any)["name"].(string))
	}
	return names
}

// Rule O03
func TestWhoHasAConfirmedAddressAtAnOpenDomainJoinsWithPlainRights(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		openDomain(t, o, o.Demo.Admin, "demo.example")
		a := confirmed(t, o, "nora@demo.example")
		if names := offersOf(a); len(names) != 1 || names[0] != "The demo office" {
			t.Fatalf("she is offered %v", names)
		}
		wish := map[string]any{"code": a.text("code"), "organisation": o.Demo.ID, "language": "de"}
		joined := ask(t, o, "", "POST", "/api/organisations/join", wish).want(t, 201)
		me := ask(t, o, joined.text("token"), "GET", "/api/me", nil).want(t, 200)
		if rights, _ := me.json["rights"].([]any); me.text("role") != "member" || len(rights) != 0 || me.text("email") != "nora@demo.example" {
			t.Errorf("she is %s", me.body)
		}
		ask(t, o, "", "POST", "/api/organisations/join", wish).refused(t, 404, "not-found")
		log := ask(t, o, o.Demo.Admin.Token, "GET", "/api/log?object="+joined.text("member"), nil).want(t, 200).items()
		if len(log) != 1 || log[0]["action"] != "joined" || log[0]["actor"] != joined.text("member") {
			t.Errorf("the log says %v", log)
		}
		seen := ask(t, o, o.Demo.Admin.Token, "GET", "/api/members/"+joined.text("member"), nil).want(t, 200)
		if seen.text("state") != "active" {
			t.Errorf("administrators see %s", seen.body)
		}
	})
}

func TestWhoWasAddedBeforeBecomesThatMember(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		openDomain(t, o, o.Demo.Admin, "demo.example")
		added := ask(t, o, o.Demo.Admin.Token, "POST", "/api/members", map[string]any{"email": "nora@demo.example", "name": "Nora"}).want(t, 201)
		wish := map[string]any{"code": confirmed(t, o, "nora@demo.example").text("code"), "organisation": o.Demo.ID, "language": "de"}
		if a := ask(t, o, "", "POST", "/api/organisations/join", wish).want(t, 201); a.text("member") != added.text("id") {
			t.Errorf("she became %s, and was added as %s", a.text("member"), added.text("id"))
		}
	})
}

func TestNoDomainIsOpenedThatIsNotShownToBeOnesOwn(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		try := func(name, domain, says string) refusal {
			id := ask(t, o, o.Demo.Owner.Token, "POST", "/api/mail-domains", map[string]any{"domain": domain}).want(t, 201).text("id")
			return refusal{name: name, token: o.Demo.Owner.Token, method: "PUT", path: "/api/mail-domains/" + id + "/joining",
				body: map[string]any{"joining": true}, status: 403, code: "refused", says: says, where: "body.joining"}
		}
		tryAll(t, o, []refusal{
			try("another's domain", "other.example", "an address at other.example"),
			try("a domain below one's own", "mail.demo.example", "an address at mail.demo.example"),
			try("a domain that looks like one's own", "dеmo.example", "Only somebody"), // the first e is Cyrillic
			try("public mail", "gmail.com", "Anybody gets an address at gmail.com"),
			try("a public suffix", "co.uk", "Anybody gets an address"),
		})
		own := ask(t, o, o.Demo.Owner.Token, "POST", "/api/mail-domains", map[string]any{"domain": "demo.example"}).want(t, 201).text("id")
		ask(t, o, o.Demo.Members[0].Token, "PUT", "/api/mail-domains/"+own+"/joining", map[string]any{"joining": true}).refused(t, 403, "refused")
	})
}

func TestAnAddressElsewhereIsOfferedNothing(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		openDomain(t, o, o.Demo.Admin, "demo.example")
		for _, email := range []string{"nora@mail.demo.example", "nora@notdemo.example", "nora@demo.example.org", "nora@dеmo.example"} {
			a := confirmed(t, o, email)
			if names := offersOf(a); len(names) > 0 {
				t.Errorf("%s is offered %v", email, names)
			}
			wish := map[string]any{"code": a.text("code"), "organisation": o.Demo.ID, "language": "en"}
			ask(t, o, "", "POST", "/api/organisations/join", wish).refused(t, 404, "not-found")
		}
		ask(t, o, "", "POST", "/api/sign-ups", map[string]any{"email": "late@demo.example", "password": chosen, "language": "en"}).want(t, 202)
		wish := map[string]any{"code": mailedCode(t, o, "late@demo.example", "/sign-up/confirm"), "organisation": o.Demo.ID, "language": "en"}
		ask(t, o, "", "POST", "/api/organisations/join", wish).refused(t, 404, "not-found") // nothing is confirmed yet
	})
}

func TestADomainThatIsClosedMeanwhileLetsNobodyJoin(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		for i, path := range []string{"", "/joining"} {
			id := openDomain(t, o, o.Demo.Admin, "demo.example")
			email := []string{"nora@demo.example", "nils@demo.example"}[i]
			wish := map[string]any{"code": confirmed(t, o, email).text("code"), "organisation": o.Demo.ID, "language": "en"}
			if path == "" {
				ask(t, o, o.Demo.Admin.Token, "DELETE", "/api/mail-domains/"+id, nil).want(t, 204)
			} else {
				ask(t, o, o.Demo.Admin.Token, "PUT", "/api/mail-domains/"+id+path, map[string]any{"joining": false}).want(t, 200)
			}
			ask(t, o, "", "POST", "/api/organisations/join", wish).refused(t, 404, "not-found")
			must(t, o.DB.Write(t.Context(), o.Demo.ID, func(_ context.Context, tx db.Tx) error {
				if m, err := directory.JoinByDomain(tx, "somebody", email, "en"); err == nil {
					t.Errorf("the verb lets %s in as %s", email, m.ID)
				}
				return nil
			}))
		}
	})
}

func TestTwoOrganisationsOfOneDomainAreBothOffered(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		openDomain(t, o, o.Demo.Admin, "demo.example")
		must(t, o.DB.Write(t.Context(), o.Other.ID, func(_ context.Context, tx db.Tx) error {
			actor := o.Other.Owner.Actor
			actor.Email = "second@demo.example"
			d, err := directory.AddMailDomain(tx, actor, "demo.example")
			if err == nil {
				_, err = directory.SetJoining(tx, actor, d.ID, true)
			}
			return err
		}))
		a := confirmed(t, o, "nora@demo.example")
		if names := offersOf(a); len(names) != 2 || names[0] != "The demo office" || names[1] != "The other office" {
			t.Errorf("she is offered %v", names)
		}
		wish := map[string]any{"code": a.text("code"), "organisation": o.Other.ID, "language": "en"}
		token := ask(t, o, "", "POST", "/api/organisations/join", wish).want(t, 201).text("token")
		if me := ask(t, o, token, "GET", "/api/me", nil).want(t, 200); me.json["organisation"].(map[string]any)["id"] != o.Other.ID {
			t.Errorf("she is in %s", me.body)
		}
	})
}

func TestWhoWasDeactivatedDoesNotComeBackByTheDomain(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		openDomain(t, o, o.Demo.Admin, "demo.example")
		anna := o.Demo.Members[0]
		ask(t, o, o.Demo.Admin.Token, "POST", "/api/members/"+anna.Member+"/deactivate", map[string]any{"release": true}, "If-Match", "*").want(t, 200)
		a := ask(t, o, "", "POST", "/api/organisations/begin", map[string]any{"email": anna.Email, "password": officetest.Password}).want(t, 200)
		if names := offersOf(a); len(names) > 0 {
			t.Errorf("she is offered %v", names)
		}
		wish := map[string]any{"code": a.text("code"), "organisation": o.Demo.ID, "language": "en"}
		ask(t, o, "", "POST", "/api/organisations/join", wish).refused(t, 404, "not-found")
		must(t, o.DB.Write(t.Context(), o.Demo.ID, func(_ context.Context, tx db.Tx) error {
			if _, err := directory.JoinByDomain(tx, anna.Account, anna.Email, "en"); err == nil {
				t.Error("the verb lets her in")
			}
			return nil
		}))
	})
}
