package api_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"bureau/internal/door/api"
	"bureau/internal/office/officetest"
	"bureau/internal/rate"
)

func TestOnlyATokenInTheHeaderLetsAProgramIn(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		token := o.Demo.Owner.Token
		get := func(name, token, says string, header ...string) refusal {
			return refusal{name: name, token: token, method: "GET", path: "/api/me", header: header, status: 401, code: "signed-out", says: says}
		}
		tryAll(t, o, []refusal{
			get("no token", "", "Authorization: Bearer"),
			get("a wrong token", "bureau_wrong", "not valid"),
			get("a token with a letter too many", token+"A", "not valid"),
			get("a token of one organisation with the end of another", token[:20]+o.Other.Owner.Token[20:], "not valid"),
			get("another scheme", "", "Authorization: Bearer", "Authorization", "Basic "+token),
			get("a scheme without a token", "", "Authorization: Bearer", "Authorization", "Bearer "),
			get("a token as a cookie", "", "Authorization: Bearer", "Cookie", "session="+token+"; token="+token+"; Authorization=Bearer "+token),
			get("the language of the browser", "", "Sende ein Token", "Accept-Language", "de-AT, en;q=0.5"),
			{name: "no token before a body is read", method: "POST", path: "/api/reservations", body: strings.Repeat("[", 1000), status: 401, code: "signed-out"},
		})
		if a := ask(t, o, "", "GET", "/api/me", nil); a.header.Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("WWW-Authenticate is %q", a.header.Get("WWW-Authenticate"))
		}
		ask(t, o, "", "GET", "/api/me", nil, "Authorization", "bearer  "+token).want(t, 200)
		ask(t, o, "", "GET", "/api/me?token="+token, nil).refused(t, 401, "signed-out")
	})
}

func TestTheSessionOfABrowserMeansNothingHere(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		s, err := o.Accounts.SignIn(t.Context(), "owner@demo.example", officetest.Password, "127.0.0.1", "test")
		must(t, err)
		for _, name := range []string{"session", "bureau", "__Host-session", "__Host-bureau", "sid"} {
			ask(t, o, "", "GET", "/api/me", nil, "Cookie", name+"="+s.Secret).refused(t, 401, "signed-out")
		}
		ask(t, o, s.Secret, "GET", "/api/me", nil).refused(t, 401, "signed-out")
	})
}

func TestWhatCannotBeReadIsRefusedBeforeAnythingIsDone(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		post := func(name, body string, status int, code, says string, header ...string) refusal {
			return refusal{name: name, token: anna, method: "POST", path: "/api/reservations", body: body, header: header, status: status, code: faultCode(code), says: says}
		}
		get := func(name, path string, status int, code, says string) refusal {
			return refusal{name: name, token: anna, method: "GET", path: path, status: status, code: faultCode(code), says: says}
		}
		good := `{"asset":"` + desk.ID + `","starts_at":"` + at(1) + `","ends_at":"` + at(2) + `"`
		tryAll(t, o, []refusal{
			post("NUL in a value", `{"asset":"a\u0000b","starts_at":"`+at(1)+`","ends_at":"`+at(2)+`"}`, 422, "invalid", "NUL"),
			post("NUL in a name", good+`,"a\u0000":1}`, 422, "invalid", "NUL"),
			post("NUL in between", good+"\x00}", 400, "unreadable", "JSON"),
			post("NUL in the depth", good+`,"x":[[{"y":"\u0000"}]]}`, 422, "invalid", "NUL"),
			get("NUL in the path", "/api/reservations/a%00b", 422, "invalid", "NUL"),
			get("NUL in the query", "/api/members?name=a%00b", 422, "invalid", "NUL"),
			get("NUL in the name of a parameter", "/api/members?n%00=a", 422, "invalid", "NUL"),
			get("no UTF-8 in the path", "/api/assets/%ff%fe", 422, "invalid", "UTF-8"),
			get("no UTF-8 in the query", "/api/members?name=%c3", 422, "invalid", "UTF-8"),
			post("no UTF-8 in the content", "{\"asset\":\"\xff\"}", 400, "unreadable", "UTF-8"),
			post("nothing", "", 400, "unreadable", "JSON"),
			post("no JSON", "asset=1&starts_at=2", 400, "unreadable", "JSON"),
			post("JSON that does not end", good, 400, "unreadable", "JSON"),
			post("JSON with something after it", good+"} {}", 400, "unreadable", "JSON"),
			{name: "no object", token: anna, method: "POST", path: "/api/reservations", body: `[1,2]`, status: 422, code: "invalid", where: "body", says: "object"},
			{name: "null", token: anna, method: "POST", path: "/api/reservations", body: `null`, status: 422, code: "invalid", where: "body", says: "object"},
			post("deep arrays", `{"asset":`+strings.Repeat("[", 40)+strings.Repeat("]", 40)+`}`, 422, "invalid", "32 levels"),
			post("deep objects without an end", strings.Repeat(`{"a":`, 100000), 422, "invalid", "32 levels"),
			post("a property twice", good+`,"asset":"other"}`, 422, "invalid", "twice"),
			post("a property twice but for its capitals", good+`,"ASSET":"other"}`, 422, "invalid", "twice"),
			post("a form", good+"}", 415, "not-json", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
			post("text", good+"}", 415, "not-json", "application/json", "Content-Type", "text/plain"),
			post("a type that cannot be read", good+"}", 415, "not-json", "application/json", "Content-Type", "a/b/c"),
			post("more than the most", good+`,"x":"`+strings.Repeat("a", 1<<20)+`"}`, 413, "too-large", "1,048,576"),
		})
		if all := ask(t, o, anna, "GET", "/api/reservations", nil).items(); len(all) != 0 {
			t.Errorf("something was done: %v", all)
		}
		whole := good + strings.Repeat(" ", 1<<20-len(good)-1) + "}"
		ask(t, o, anna, "POST", "/api/reservations", whole, "Content-Type", "application/json; charset=utf-8").want(t, 201)
	})
}

func TestPathsAndMethodsThatDoNotExistAreProblemsToo(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		token := o.Demo.Owner.Token
		tryAll(t, o, []refusal{
			{name: "no such path", token: token, method: "GET", path: "/api/desks", status: 404, code: "not-found", says: "/api/"},
			{name: "no such path, and no token", method: "GET", path: "/api/desks", status: 404, code: "not-found", says: "/api/"},
			{name: "a slash too many", token: token, method: "GET", path: "/api/sites/", status: 404, code: "not-found", says: "/api/"},
			{name: "no docs of the framework", token: token, method: "GET", path: "/api/docs", status: 404, code: "not-found"},
			{name: "no schemas of the framework", token: token, method: "GET", path: "/api/schemas/Asset", status: 404, code: "not-found"},
			{name: "no such method", token: token, method: "DELETE", path: "/api/sites", status: 405, code: "no-method", says: "DELETE"},
			{name: "no such method on one thing", token: token, method: "PUT", path: "/api/reservations/x", status: 405, code: "no-method", says: "PATCH"},
		})
		if a := ask(t, o, token, "PATCH", "/api/sites", "{}"); a.header.Get("Allow") != "GET, HEAD, POST" {
			t.Errorf("Allow is %q", a.header.Get("Allow"))
		}
		if a := ask(t, o, token, "OPTIONS", "/api/reservations", nil, "Origin", "https://evil.example"); a.status != 405 || a.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("a page of another origin is answered %d %v", a.status, a.header)
		}
		if a := ask(t, o, token, "HEAD", "/api/sites", nil).want(t, 200); len(a.body) != 0 {
			t.Errorf("HEAD answers %q", a.body)
		}
		if a := ask(t, o, token, "GET", "/api/sites", nil, "Accept", "text/html, application/xml;q=0.9").want(t, 200); a.header.Get("Content-Type") != "application/json" {
			t.Errorf("JSON is all there is, and the answer is %q", a.header.Get("Content-Type"))
		}
	})
}

func TestRefusalsAreInTheLanguageOfTheMember(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		reserve(t, o, o.Demo.Members[1].Token, desk, 1, 2)
		for i, c := range []struct{ lang, taken, missing string }{
			{"nl", "Desk 1 is al bezet", "Dit ontbreekt."},
			{"de", "Desk 1 ist schon vergeben", "Das fehlt."},
			{"de-AT", "Desk 1 ist schon vergeben", "Das fehlt."},
			{"fr", "Desk 1 est déjà pris", "Ceci manque."},
			{"en", "Desk 1 is already taken", "This is missing."},
		} {
			ask(t, o, anna, "PATCH", "/api/me", map[string]any{"language": c.lang}, "If-Match", strconv.Quote(strconv.Itoa(i+1))).want(t, 200)
			a := ask(t, o, anna, "POST", "/api/reservations", wish(desk, 1, 2), "Accept-Language", "es").refused(t, 409, "taken")
			b := ask(t, o, anna, "POST", "/api/sessions", map[string]any{}).refused(t, 422, "invalid")
			if !strings.HasPrefix(a.text("detail"), c.taken) || !strings.Contains(b.text("detail"), c.missing) || a.header.Get("Content-Language") != c.lang {
				t.Errorf("%s: %q, %q", c.lang, a.text("detail"), b.text("detail"))
			}
		}
	})
}

func TestAFailureRevealsNothing(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		must(t, o.DB.Close())
		a := ask(t, o, o.Demo.Owner.Token, "GET", "/api/me", nil, "Accept-Language", "nl").refused(t, 500, "broken")
		if a.text("detail") != "Er ging iets mis bij ons. Er is niets gewijzigd; probeer het zo nog eens." {
			t.Errorf("it says %s", a.body)
		}
	})
}

func TestWhoAsksTooOftenWaits(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		slow := httptest.NewServer(api.New(api.Parts{DB: o.DB, Accounts: o.Accounts, Workplaces: o.Workplaces, Clock: o.Clock,
			Rate: rate.Limit{PerSecond: 0.001, Burst: 3}}))
		defer slow.Close()
		get := func(token string) answer {
			r, err := http.NewRequest("GET", slow.URL+"/api/me", nil)
			must(t, err)
			r.Header.Set("Authorization", "Bearer "+token)
			return send(t, r)
		}
		anna := o.Demo.Members[0].Token
		for range 3 {
			get(anna).want(t, 200)
		}
		a := get(anna).refused(t, 429, "too-many")
		if seconds, err := strconv.Atoi(a.header.Get("Retry-After")); err != nil || seconds < 1 || seconds > 1001 {
			t.Errorf("Retry-After is %q", a.header.Get("Retry-After"))
		}
		get(o.Demo.Members[1].Token).want(t, 200) // one member's haste is nobody else's
	})
}
