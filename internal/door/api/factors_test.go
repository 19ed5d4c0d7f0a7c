package api_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
)

// addPasskey lets somebody make a passkey with a device of the test, and gives its id.
func addPasskey(t *testing.T, o *officetest.Office, who officetest.Person, name string) string {
	t.Helper()
	s := account.Session{Account: who.Account}
	q, err := o.Accounts.BeginPasskey(t.Context(), s, officetest.Password, name)
	must(t, err)
	var asked struct{ Challenge string }
	must(t, json.Unmarshal([]byte(q.Options), &asked))
	_, err = o.Accounts.AddPasskey(t.Context(), s, q.Ticket, newCredential(t, o.URL, asked.Challenge))
	must(t, err)
	f, err := o.Accounts.Factors(t.Context(), s)
	must(t, err)
	return f.Passkeys[len(f.Passkeys)-1].ID
}

// newCredential is what a browser answers who asks a device for a passkey (WebAuthn, section 7.1), without attestation.
func newCredential(t *testing.T, origin, challenge string) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	point, err := key.PublicKey.Bytes()
	must(t, err)
	host, credential := sha256.Sum256([]byte("localhost")), make([]byte, 16)
	rand.Read(credential)
	data := slices.Concat(host[:], []byte{0x45, 0, 0, 0, 0}, make([]byte, 16), []byte{0, 16}, credential, // verified, with a key
		[]byte("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"), point[1:33], []byte("\x22\x58\x20"), point[33:]) // ES256, as COSE
	object := slices.Concat([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), []byte{byte(len(data))}, data)
	b64 := base64.RawURLEncoding.EncodeToString
	client := fmt.Sprintf(`{"type":"webauthn.create","challenge":%q,"origin":%q}`, challenge, origin)
	return fmt.Sprintf(`{"id":%q,"rawId":%[1]q,"type":"public-key","response":{"clientDataJSON":%q,"attestationObject":%q}}`,
		b64(credential), b64([]byte(client)), b64(object))
}

func word(more ...any) map[string]any {
	out := map[string]any{"password": officetest.Password}
	for i := 0; i+1 < len(more); i += 2 {
		out[more[i].(string)] = more[i+1]
	}
	return out
}

func TestAProgramSetsUpOneTimeCodesAndEndsThem(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		post := func(path string, body any) answer { return ask(t, o, anna, "POST", "/api/factors/"+path, body) }
		if a := ask(t, o, anna, "GET", "/api/factors", nil).want(t, 200); string(a.body) != `{"totp":null,"passkeys":[],"recovery_codes":0}`+"\n" {
			t.Errorf("at first she has %s", a.body)
		}
		post("recovery-codes", word()).refused(t, 403, "refused")
		post("totp/confirm", map[string]any{"code": "123456"}).refused(t, 404, "not-found")
		begun := post("totp", word()).want(t, 201)
		if !strings.HasPrefix(begun.text("uri"), "otpauth://totp/") || !strings.Contains(begun.text("uri"), begun.text("secret")) {
			t.Errorf("the app is told %s", begun.body)
		}
		code := func() string {
			o.Clock.Advance(30 * time.Second)
			c, err := totp.GenerateCode(begun.text("secret"), o.Clock.Now())
			must(t, err)
			return c
		}
		if a := post("totp/confirm", map[string]any{"code": "x"}).refused(t, 422, "invalid"); a.where() != "body.code" {
			t.Errorf("a wrong code is refused at %q", a.where())
		}
		given := post("totp/confirm", map[string]any{"code": code()}).want(t, 200).json["recovery_codes"].([]any)
		renewed := post("recovery-codes", word()).want(t, 200).json["recovery_codes"].([]any)
		if len(given) != 10 || len(renewed) != 10 || given[0] == renewed[0] {
			t.Errorf("the recovery codes are %v, then %v", given, renewed)
		}
		post("totp", word()).refused(t, 403, "refused")
		a := ask(t, o, anna, "GET", "/api/factors", nil).want(t, 200)
		if a.json["totp"] == nil || a.json["recovery_codes"] != 10.0 || bytes.Contains(a.body, []byte(begun.text("secret"))) {
			t.Errorf("she has %s", a.body)
		}
		if _, err := o.Accounts.SignIn(t.Context(), "anna@demo.example", officetest.Password, "127.0.0.1", ""); err == nil {
			t.Error("the password alone still lets in")
		}
		post("totp/remove", word("code", "x")).refused(t, 422, "invalid")
		post("totp/remove", word("code", given[0])).refused(t, 422, "invalid")
		post("totp/remove", word("code", code())).want(t, 204)
		if a := ask(t, o, anna, "GET", "/api/factors", nil).want(t, 200); a.json["totp"] != nil || a.json["recovery_codes"] != 0.0 {
			t.Errorf("in the end she has %s", a.body)
		}
	})
}

func TestAProgramListsAndRemovesPasskeys(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram := o.Demo.Members[0], o.Demo.Members[1]
		laptop := addPasskey(t, o, anna, "Laptop")
		a := ask(t, o, anna.Token, "GET", "/api/factors", nil).want(t, 200)
		if !strings.Contains(string(a.body), fmt.Sprintf(`"passkeys":[{"id":%q,"name":"Laptop"`, laptop)) {
			t.Errorf("she has %s", a.body)
		}
		path := "/api/passkeys/" + laptop + "/remove"
		ask(t, o, bram.Token, "POST", path, word()).refused(t, 404, "not-found")
		ask(t, o, anna.Token, "POST", path, word()).want(t, 204)
		ask(t, o, anna.Token, "POST", path, word()).refused(t, 404, "not-found")
	})
}

// Every change of how somebody comes in wants the present password, and wrong ones are counted over all of them.
func TestAStolenTokenChangesNothingOfTheAccount(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		key := addPasskey(t, o, anna, "Laptop")
		paths := map[string]map[string]any{"/api/factors/totp": {}, "/api/factors/totp/remove": {"code": "x"}, "/api/factors/recovery-codes": {},
			"/api/passkeys/" + key + "/remove": {}, "/api/me/email": {"email": "new@demo.example"}}
		for path, body := range paths {
			for _, wrong := range []string{"", "wrong"} {
				body["password"] = wrong
				if a := ask(t, o, anna.Token, "POST", path, body).refused(t, 422, "invalid"); a.where() != "body.password" {
					t.Errorf("%s is refused at %q", path, a.where())
				}
			}
		}
		for path, body := range paths {
			body["password"] = officetest.Password
			ask(t, o, anna.Token, "POST", path, body).refused(t, 429, "too-many")
		}
		if a := ask(t, o, anna.Token, "GET", "/api/factors", nil).want(t, 200); !strings.Contains(string(a.body), key) || a.json["totp"] != nil {
			t.Errorf("she has %s", a.body)
		}
	})
}

func TestAProgramAsksForAnotherAddress(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		if a := ask(t, o, anna, "POST", "/api/me/email", word("email", "no address")).refused(t, 422, "invalid"); a.where() != "body.email" {
			t.Errorf("it is refused at %q", a.where())
		}
		ask(t, o, anna, "POST", "/api/me/email", word("email", "Anna.New@demo.example")).want(t, 202)
		if a := ask(t, o, anna, "GET", "/api/me", nil); a.text("email") != "anna@demo.example" {
			t.Errorf("before the link is opened it is %q", a.text("email"))
		}
		must(t, o.Accounts.ConfirmAddress(t.Context(), mailedCode(t, o, "anna.new@demo.example", "/email/confirm")))
		must(t, o.Outbox.Drain(t.Context()))
		if a := ask(t, o, anna, "GET", "/api/me", nil); a.text("email") != "anna.new@demo.example" {
			t.Errorf("then it is %q", a.text("email"))
		}
	})
}

// discovered is a provider that says no more than who it is.
func discovered(t *testing.T) string {
	t.Helper()
	var srv *httptest.Server
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"issuer":%q,"authorization_endpoint":"%[1]s/authorize","token_endpoint":"%[1]s/token","jwks_uri":"%[1]s/keys"}`, srv.URL)
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

func TestAProgramArrangesTheProvider(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			o := officetest.OpenIn(t, office.Config{Data: t.TempDir(), Demo: true, Database: dbtest.Config(t, engine, office.Owners),
				Log: slog.New(slog.DiscardHandler), AllowPrivate: []string{"127.0.0.1"}})
			const path = "/api/sign-in/provider"
			admin, wish := o.Demo.Admin.Token, map[string]any{"issuer": discovered(t), "client": "bureau", "secret": "a client's secret",
				"domains": []string{"DEMO.example"}, "required": true}
			none := ask(t, o, admin, "GET", path, nil).want(t, 200)
			if none.text("issuer") != "" || none.header.Get("ETag") != `"0"` || none.text("redirect_uri") != o.URL+"/sign-in/back" {
				t.Errorf("at first it is %s", none.body)
			}
			with := func(name string, value any) map[string]any {
				out := map[string]any{}
				for k, v := range wish {
					out[k] = v
				}
				out[name] = value
				return out
			}
			put := func(name, token string, body any, status int, code, where string, header ...string) refusal {
				return refusal{name: name, token: token, method: "PUT", path: path, body: body, status: status, code: faultCode(code), where: where, header: header}
			}
			fresh := []string{"If-Match", `"0"`}
			tryAll(t, o, []refusal{
				put("no revision is named", admin, wish, 428, "no-condition", ""),
				put("another revision is named", admin, wish, 412, "stale", "", "If-Match", `"3"`),
				put("a member may not", o.Demo.Members[0].Token, wish, 403, "refused", "", fresh...),
				put("another organisation's domain", admin, with("domains", []string{"other.example"}), 422, "invalid", "body.domains", fresh...),
				put("no secret", admin, with("secret", ""), 422, "invalid", "body.secret", fresh...),
				put("an issuer that is silent", admin, with("issuer", "http://127.0.0.1:1"), 422, "invalid", "body.issuer", fresh...),
				{name: "a member reads it", token: o.Demo.Members[0].Token, method: "GET", path: path, status: 403, code: "refused"},
			})
			set := ask(t, o, admin, "PUT", path, wish, fresh...).want(t, 200)
			delete(wish, "secret")
			wish["required"] = false
			kept := ask(t, o, admin, "PUT", path, wish, "If-Match", set.header.Get("ETag")).want(t, 200)
			if kept.header.Get("ETag") != `"2"` || kept.json["required"] != false || fmt.Sprint(kept.json["domains"]) != "[demo.example]" {
				t.Errorf("changed it is %s", kept.body)
			}
			for _, a := range []answer{set, kept, ask(t, o, admin, "GET", path, nil), ask(t, o, admin, "PUT", path, wish, fresh...)} {
				if bytes.Contains(a.body, []byte("client's")) || a.json["secret"] != nil {
					t.Errorf("the secret comes back: %s", a.body)
				}
			}
			ask(t, o, admin, "DELETE", path, nil).refused(t, 428, "no-condition")
			ask(t, o, admin, "DELETE", path, nil, "If-Match", `"1"`).refused(t, 412, "stale")
			ask(t, o, admin, "DELETE", path, nil, "If-Match", `"2"`).want(t, 204)
			ask(t, o, admin, "DELETE", path, nil, "If-Match", "*").refused(t, 412, "stale")
		})
	}
}

func TestAProgramAsksEverybodyForASecondFactor(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		const path = "/api/sign-in/second-factor"
		admin, needed := o.Demo.Admin.Token, map[string]any{"needed": true}
		ask(t, o, o.Demo.Members[0].Token, "PUT", path, needed, "If-Match", "*").refused(t, 403, "refused")
		ask(t, o, admin, "PUT", path, needed).refused(t, 428, "no-condition")
		if a := ask(t, o, admin, "PUT", path, needed, "If-Match", `"0"`).want(t, 200); a.json["needed"] != true || a.header.Get("ETag") != `"1"` {
			t.Errorf("it is %s", a.body)
		}
		for _, token := range []string{admin, o.Demo.Members[0].Token} {
			if a := ask(t, o, token, "GET", "/api/me", nil).refused(t, 401, "signed-out"); !strings.Contains(a.text("detail"), "second step") {
				t.Errorf("a token of an account without a second factor is refused with %s", a.body)
			}
		}
		addPasskey(t, o, o.Demo.Admin, "Key")
		ask(t, o, o.Demo.Members[0].Token, "GET", "/api/me", nil).refused(t, 401, "signed-out")
		ask(t, o, admin, "PUT", path, needed, "If-Match", `"0"`).refused(t, 412, "stale")
		if a := ask(t, o, o.Other.Admin.Token, "GET", path, nil).want(t, 200); a.json["needed"] != false {
			t.Errorf("the other organisation's is %s", a.body)
		}
		s, err := o.Accounts.SignIn(t.Context(), "anna@demo.example", officetest.Password, "127.0.0.1", "")
		must(t, err)
		if s, _, err = o.Accounts.Resume(t.Context(), s.Secret, false); err != nil || !s.Weak {
			t.Errorf("with a password alone the session is %+v, %v", s, err)
		}
	})
}

// Whoever runs a provider could come in as anybody there; a token made then leads no further than that session.
func TestATokenReachesNoFurtherThanTheSessionThatMadeIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := o.Demo.Admin
		var token string
		must(t, o.DB.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) (err error) {
			_, token, err = o.Accounts.AddTokenIn(tx, admin.Actor, account.Session{Account: admin.Account, Bound: "demo"}, "bound", "")
			return err
		}))
		next := ask(t, o, token, "POST", "/api/tokens", map[string]any{"name": "the next"}).want(t, 201).text("secret")
		for _, bound := range []string{token, next} {
			ask(t, o, bound, "GET", "/api/me", nil).want(t, 200)
			ask(t, o, bound, "GET", "/api/factors", nil).refused(t, 403, "refused")
			ask(t, o, bound, "POST", "/api/factors/totp", word()).refused(t, 403, "refused")
			ask(t, o, bound, "POST", "/api/me/email", word("email", "new@demo.example")).refused(t, 403, "refused")
			ask(t, o, bound, "GET", "/api/sign-in/provider", nil).refused(t, 403, "refused")
			ask(t, o, bound, "PUT", "/api/sign-in/second-factor", map[string]any{"needed": true}, "If-Match", "*").refused(t, 403, "refused")
		}
	})
}

func TestAProgramMakesAnOwnerAndLetsAPersonLeave(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		owner, path := o.Demo.Owner.Token, "/api/members/"+o.Demo.Members[0].Member
		ask(t, o, owner, "POST", path+"/owner", map[string]any{"owner": true}).refused(t, 428, "no-condition")
		made := ask(t, o, owner, "POST", path+"/owner", map[string]any{"owner": true}, "If-Match", `"1"`).want(t, 200)
		ask(t, o, owner, "POST", path+"/owner", map[string]any{"owner": false}, "If-Match", `"1"`).refused(t, 412, "stale")
		less := ask(t, o, owner, "POST", path+"/owner", map[string]any{"owner": false}, "If-Match", made.header.Get("ETag")).want(t, 200)
		ask(t, o, owner, "POST", path+"/deactivate", map[string]any{"release": true}, "If-Match", less.header.Get("ETag")).want(t, 200)
		ask(t, o, o.Demo.Members[0].Token, "GET", "/api/me", nil).refused(t, 401, "signed-out")
	})
}
