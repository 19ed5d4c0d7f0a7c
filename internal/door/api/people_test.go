package api_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"bureau/internal/office/officetest"
)

func TestAProfileIsReadAndChanged(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		owner, manager, anna := o.Demo.Owner, o.Demo.Manager, o.Demo.Members[0]
		if a := ask(t, o, owner.Token, "GET", "/api/me", nil).want(t, 200); a.text("role") != "owner" || !strings.Contains(fmt.Sprint(a.json["rights"]), "people owner") {
			t.Errorf("the owner is %s", a.body)
		}
		if a := ask(t, o, manager.Token, "GET", "/api/me", nil).want(t, 200); a.text("role") != "site-manager" || fmt.Sprint(a.json["sites"]) != "["+o.Demo.Sites[0].ID+"]" {
			t.Errorf("the manager is %s", a.body)
		}
		a := ask(t, o, anna.Token, "GET", "/api/me", nil).want(t, 200)
		if want := fmt.Sprintf(`{"id":%q,"name":"Anna Demo","email":"anna@demo.example","organisation":{"id":"demo","name":"The demo office"},"role":"member","rights":[],"language":"en","telephone":"","postcode":"","town":"","visible":true,"idle_minutes":600,"usual_site":%q,"sites":[],"rev":1}`+"\n", anna.Member, o.Demo.Sites[0].ID); string(a.body) != want {
			t.Errorf("anna is %s", a.body)
		}
		patch := func(name string, body any, status int, code, where, says string, header ...string) refusal {
			return refusal{name: name, token: anna.Token, method: "PATCH", path: "/api/me", body: body, header: header, status: status, code: faultCode(code), where: where, says: says}
		}
		match := []string{"If-Match", `"1"`}
		tryAll(t, o, []refusal{
			patch("no revision is named", map[string]any{"name": "A"}, 428, "no-condition", "", "If-Match"),
			patch("another revision is named", map[string]any{"name": "A"}, 412, "stale", "", "changed", "If-Match", `"2"`),
			patch("the minutes are too many", map[string]any{"idle_minutes": 1441}, 422, "invalid", "body.idle_minutes", "1 and 1,440", match...),
			patch("the minutes are no number", map[string]any{"idle_minutes": "60"}, 422, "invalid", "body.idle_minutes", "whole number", match...),
			patch("the minutes are beyond all numbers", `{"idle_minutes": 1e30}`, 422, "invalid", "body", "cannot be read", match...),
			patch("the language is unknown", map[string]any{"language": "tlh"}, 422, "invalid", "body.language", "de-AT", match...),
			patch("visible is a word", map[string]any{"visible": "yes"}, 422, "invalid", "body.visible", "true or false", match...),
			patch("the name is too long", map[string]any{"name": strings.Repeat("a", 201)}, 422, "invalid", "body.name", "200", match...),
		})
		changed := ask(t, o, anna.Token, "PATCH", "/api/me", map[string]any{"name": "Anna A", "language": "de", "idle_minutes": 5}, match...).want(t, 200)
		if changed.text("name") != "Anna A" || changed.text("language") != "de" || changed.json["idle_minutes"] != 5.0 || changed.json["visible"] != true || changed.header.Get("ETag") != `"2"` {
			t.Errorf("changed it is %s", changed.body)
		}
		moved := ask(t, o, anna.Token, "PATCH", "/api/me", map[string]any{"usual_site": o.Demo.Sites[1].ID}, "If-Match", `"2"`).want(t, 200)
		if moved.text("usual_site") != o.Demo.Sites[1].ID || moved.text("name") != "Anna A" {
			t.Errorf("at another site it is %s", moved.body)
		}
		if g := ask(t, o, anna.Token, "GET", "/api/reservations/x", nil).refused(t, 404, "not-found"); !strings.Contains(g.text("detail"), "gibt es nicht") {
			t.Errorf("from then on she reads %q", g.text("detail"))
		}
	})
}

func TestRightsAreGivenByThoseWhoManagePeople(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, admin := o.Demo.Members[0], o.Demo.Admin.Token
		path, match := "/api/members/"+anna.Member, []string{"If-Match", `"1"`}
		body := map[string]any{"rights": []string{"sites", "people"}}
		patch := func(name, token, path string, body any, status int, code, where, says string, header ...string) refusal {
			return refusal{name: name, token: token, method: "PATCH", path: path, body: body, header: header, status: status, code: faultCode(code), where: where, says: says}
		}
		tryAll(t, o, []refusal{
			patch("a member may not", anna.Token, path, body, 403, "refused", "", "right", match...),
			patch("no revision is named", admin, path, body, 428, "no-condition", "", "If-Match"),
			patch("another revision is named", admin, path, body, 412, "stale", "", "changed", "If-Match", `"9"`),
			patch("owners keep theirs", admin, "/api/members/"+o.Demo.Owner.Member, body, 403, "refused", "", "owner", match...),
			patch("owning is not given", admin, path, map[string]any{"rights": []string{"owner"}}, 422, "invalid", "body.rights[0]", "book-for-others", match...),
			patch("the rights are missing", admin, path, map[string]any{}, 422, "invalid", "body.rights", "missing", match...),
			patch("nobody has the id", admin, "/api/members/nobody", body, 404, "not-found", "", "exist", match...),
		})
		a := ask(t, o, admin, "PATCH", path, body, match...).want(t, 200)
		if fmt.Sprint(a.json["rights"]) != "[sites people]" || a.header.Get("ETag") != `"2"` || a.json["rev"] != 2.0 {
			t.Errorf("it shows %s", a.body)
		}
		// She may now give and take rights herself, also her own.
		ask(t, o, anna.Token, "PATCH", path, map[string]any{"rights": []string{}}, "If-Match", `"2"`).want(t, 200)
		ask(t, o, anna.Token, "PATCH", path, body, "If-Match", `"3"`).refused(t, 403, "refused")
	})
}

func TestOfManyChangesOfOneRevisionOneIsMade(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		for path, body := range map[string]any{
			"/api/members/" + o.Demo.Members[0].Member: map[string]any{"rights": []string{"sites"}},
			"/api/me": map[string]any{"visible": false},
		} {
			var wg sync.WaitGroup
			var made, stale atomic.Int32
			for range 16 {
				wg.Go(func() {
					switch ask(t, o, o.Demo.Admin.Token, "PATCH", path, body, "If-Match", `"1"`).status {
					case 200:
						made.Add(1)
					case 412:
						stale.Add(1)
					}
				})
			}
			wg.Wait()
			if made.Load() != 1 || stale.Load() != 15 {
				t.Errorf("%s: %d were made and %d were stale", path, made.Load(), stale.Load())
			}
		}
	})
}

// Rule W02
func TestPeopleAreListedAndFoundByName(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		ask(t, o, o.Demo.Members[0].Token, "GET", "/api/members", nil).refused(t, 403, "refused")
		anna := o.Demo.Admin.Token
		first := ask(t, o, anna, "GET", "/api/members?limit=5", nil).want(t, 200)
		rest := ask(t, o, anna, "GET", "/api/members?limit=5&cursor="+first.text("next"), nil).want(t, 200)
		if len(first.items()) != 5 || len(rest.items()) != 4 || rest.text("next") != "" || first.items()[0]["name"] != "Admin Demo" {
			t.Errorf("the pages show %s and %s", names(first), names(rest))
		}
		if got := names(ask(t, o, anna, "GET", "/api/members?name=bra", nil)); got != "[Bram Demo]" {
			t.Errorf("bra finds %s", got)
		}
		if got := names(ask(t, o, anna, "GET", "/api/members?name=%25", nil)); got != "[]" {
			t.Errorf("a per cent sign finds %s", got)
		}
	})
}

func TestTokensAreMadeUsedAndRevoked(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		made := ask(t, o, anna, "POST", "/api/tokens", map[string]any{"name": " Calendar "}).want(t, 201)
		secret := made.text("secret")
		if made.text("name") != "Calendar" || !strings.HasPrefix(secret, "bureau_") {
			t.Fatalf("it shows %s", made.body)
		}
		list := ask(t, o, secret, "GET", "/api/tokens", nil).want(t, 200)
		if names(list) != "[Calendar test]" || list.items()[0]["id"] != made.text("id") || strings.Contains(string(list.body), secret) {
			t.Errorf("the list shows %s", list.body)
		}
		ask(t, o, o.Demo.Owner.Token, "DELETE", "/api/tokens/"+made.text("id"), nil).refused(t, 404, "not-found")
		ask(t, o, anna, "DELETE", "/api/tokens/"+made.text("id"), nil).want(t, 204)
		ask(t, o, secret, "GET", "/api/me", nil).refused(t, 401, "signed-out")
		ask(t, o, anna, "DELETE", "/api/tokens/"+made.text("id"), nil).refused(t, 404, "not-found")
		tryAll(t, o, []refusal{
			{name: "without a name", token: anna, method: "POST", path: "/api/tokens", body: map[string]any{"name": ""}, status: 422, code: "invalid", where: "body.name", says: "missing"},
			{name: "with a blank name", token: anna, method: "POST", path: "/api/tokens", body: map[string]any{"name": "  "}, status: 422, code: "invalid", where: "body.name", says: "Fill in"},
			{name: "with a long name", token: anna, method: "POST", path: "/api/tokens", body: map[string]any{"name": strings.Repeat("n", 101)}, status: 422, code: "invalid", where: "body.name", says: "100"},
		})
		for range 19 {
			ask(t, o, anna, "POST", "/api/tokens", map[string]any{"name": "one more"}).want(t, 201)
		}
		ask(t, o, anna, "POST", "/api/tokens", map[string]any{"name": "too many"}).refused(t, 403, "refused")
	})
}
