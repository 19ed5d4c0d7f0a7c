package account_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/outbound"
)

// issuer is an OpenID provider that says whatever a test wants.
type issuer struct {
	*httptest.Server
	key      *rsa.PrivateKey
	now      func() time.Time
	lie      func(claims map[string]any)               // what is in the token
	sign     func(claims map[string]any) string        // instead of its own signature
	describe func(discovery map[string]any)            // what it says of itself
	nonce    string                                    // of the last way
	verifier string                                    // that the office showed
	secret   string                                    // that the office showed
	answer   func(w http.ResponseWriter, token string) // instead of its own answer
}

func provide(t *testing.T, now func() time.Time) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &issuer{key: key, now: now}
	mux := http.NewServeMux()
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	say := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(v)
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		d := map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/auth", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256", "none", "HS256"}}
		if p.describe != nil {
			p.describe(d)
		}
		say(w, d)
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		say(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "k", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		_, p.secret, _ = r.BasicAuth()
		p.verifier = r.PostFormValue("code_verifier")
		token := p.token()
		if p.answer != nil {
			p.answer(w, token)
			return
		}
		say(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": token})
	})
	return p
}

func (p *issuer) token() string {
	claims := map[string]any{"iss": p.URL, "sub": "1", "aud": "bureau", "exp": p.now().Add(time.Minute).Unix(), "iat": p.now().Unix(), "nonce": p.nonce,
		"email": "Anna@demo.example", "email_verified": true}
	if p.lie != nil {
		p.lie(claims)
	}
	if p.sign != nil {
		return p.sign(claims)
	}
	return signed(jose.RS256, p.key, claims)
}

func signed(alg jose.SignatureAlgorithm, key any, claims map[string]any) string {
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	if err != nil {
		panic(err)
	}
	text, _ := json.Marshal(claims)
	done, err := s.Sign(text)
	if err != nil {
		panic(err)
	}
	out, _ := done.CompactSerialize()
	return out
}

// arranged is a house whose organisation has a provider, with a second member and a second organisation of the same account.
type arranged struct {
	house
	p       *issuer
	owner   directory.Actor
	other   directory.Actor // anna's membership elsewhere
	session account.Session // anna's own
}

func arrange(t *testing.T, h house, required bool) arranged {
	t.Helper()
	ctx := context.Background()
	client, err := outbound.Client([]string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	h.Outbound = client
	a := arranged{house: h, p: provide(t, h.clock.Now)}
	boss, err := h.Create(ctx, "boss@demo.example", secret)
	must(t, err)
	foreign, err := h.Create(ctx, "boss@other.example", secret)
	must(t, err)
	must(t, h.DB.Write(ctx, "work", func(_ context.Context, tx db.Tx) (err error) {
		if a.owner, err = directory.Found(tx, "Work", directory.Member{Account: boss, Email: "boss@demo.example", Lang: "nl"}); err != nil {
			return err
		}
		m, err := directory.AddMember(tx, a.owner, directory.Member{Account: h.actor.Account, Email: "anna@demo.example", Lang: "nl"})
		if err != nil {
			return err
		}
		h.actor, err = directory.ActorByID(tx, m.ID)
		return err
	}))
	a.actor = h.actor
	must(t, h.DB.Write(ctx, "other", func(_ context.Context, tx db.Tx) error {
		owner, err := directory.Found(tx, "Other", directory.Member{Account: foreign, Email: "boss@other.example", Lang: "nl"})
		if err != nil {
			return err
		}
		m, err := directory.AddMember(tx, owner, directory.Member{Account: h.actor.Account, Email: "anna@demo.example", Lang: "nl"})
		if err != nil {
			return err
		}
		a.other, err = directory.ActorByID(tx, m.ID)
		return err
	}))
	a.session, err = h.signIn("anna@demo.example", secret)
	must(t, err)
	must(t, a.set(account.Provider{Issuer: a.p.URL, Client: "bureau", Secret: "a client's secret", Domains: []string{"demo.example"}, Required: required}))
	return a
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (a arranged) set(p account.Provider) error {
	return a.SetProvider(context.Background(), a.owner, account.Session{Account: a.owner.Account}, p)
}

// way goes to the provider and gives what its browser comes back with.
func (a arranged) way(t *testing.T) (string, account.Answer, url.Values) {
	t.Helper()
	w, err := a.ToProvider(context.Background(), "work", "/presence")
	must(t, err)
	u, err := url.Parse(w.Address)
	must(t, err)
	a.p.nonce = u.Query().Get("nonce")
	return w.Ticket, account.Answer{Code: "code", State: u.Query().Get("state")}, u.Query()
}

func (a arranged) enter(ticket string, b account.Answer) (account.Session, error) {
	s, _, err := a.EnterVouched(context.Background(), ticket, b, account.Caller{Address: "192.0.2.1", Device: "Firefox"})
	return s, err
}

func TestAProviderLetsItsMemberInToItsOrganisationOnly(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		a := arrange(t, h, false)
		ctx := context.Background()
		ticket, answer, asked := a.way(t)
		s, next, err := a.EnterVouched(ctx, ticket, answer, account.Caller{Address: "192.0.2.1"})
		must(t, err)
		sum := sha256.Sum256([]byte(a.p.verifier))
		if asked.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(sum[:]) || asked.Get("code_challenge_method") != "S256" || a.p.secret != "a+client%27s+secret" {
			t.Errorf("asked with %v, then shown the verifier %q and the secret %q", asked, a.p.verifier, a.p.secret)
		}
		if s.Org != "work" || s.Bound != "work" || s.Member != a.actor.Member || next != "/presence" || s.Method != account.ByProvider {
			t.Errorf("the session is %+v, then %s", s, next)
		}
		if _, err := a.enter(ticket, answer); !fault.Is(err, fault.Invalid) {
			t.Errorf("the same way twice: %v", err)
		}
		bound, _, err := a.Resume(ctx, s.Secret, false)
		must(t, err)
		if all, err := a.Memberships(ctx, bound); err != nil || len(all) != 1 || all[0].Org != "work" {
			t.Errorf("it reaches %+v, %v", all, err)
		}
		refused := map[string]error{
			"another organisation": a.Switch(ctx, bound, a.other.Member),
			"another session":      a.End(ctx, bound, a.session.ID),
			"the password":         a.SetPassword(ctx, bound, secret, "a chair by the open door"),
		}
		_, refused["the factors"] = a.Factors(ctx, bound)
		_, refused["new codes"] = a.BeginCodes(ctx, bound, secret)
		_, refused["confirming codes"] = a.ConfirmCodes(ctx, bound, "123456")
		_, refused["showing the codes' secret"] = a.Setup(ctx, bound)
		refused["removing codes"] = a.RemoveCodes(ctx, bound, secret, "123456")
		_, refused["a passkey"] = a.BeginPasskey(ctx, bound, secret, "mine")
		_, refused["keeping a passkey"] = a.AddPasskey(ctx, bound, "", "")
		refused["removing a passkey"] = a.RemovePasskey(ctx, bound, secret, "x")
		_, refused["recovery codes"] = a.RenewRecovery(ctx, bound, secret)
		for what, err := range refused {
			if !fault.Is(err, fault.Refused) && !fault.Is(err, fault.NotFound) {
				t.Errorf("a session that a provider began reaches %s: %v", what, err)
			}
		}
		if open, err := a.Open(ctx, bound); err != nil || len(open) != 1 || open[0].ID != s.ID {
			t.Errorf("it sees the sessions %+v, %v", open, err)
		}
	})
}

// What a provider, or somebody between, may try; none of it lets anybody in.
func TestALyingProviderLetsNobodyIn(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		a := arrange(t, h, false)
		stranger, err := rsa.GenerateKey(rand.Reader, 2048)
		must(t, err)
		b64 := base64.RawURLEncoding.EncodeToString
		claim := func(name string, value any) func() {
			return func() { a.p.lie = func(c map[string]any) { c[name] = value } }
		}
		for name, lie := range map[string]func(){
			"another nonce":       claim("nonce", "x"),
			"no nonce":            claim("nonce", ""),
			"another client":      claim("aud", "somebody-else"),
			"several clients":     claim("aud", []string{"bureau", "somebody-else"}),
			"another party":       claim("azp", "somebody-else"),
			"another issuer":      claim("iss", "https://accounts.example"),
			"an expired token":    claim("exp", h.clock.Now().Add(-time.Minute).Unix()),
			"a token to come":     claim("nbf", h.clock.Now().Add(time.Hour).Unix()),
			"no verified address": claim("email_verified", false),
			"a word for verified": claim("email_verified", "true"),
			"nobody's address":    claim("email", "nobody@demo.example"),
			"no address":          claim("email", ""),
			"an object for one":   claim("email", map[string]any{"a": 1}),
			"the owner":           claim("email", "boss@demo.example"),
			"another domain":      claim("email", "boss@other.example"),
			"no signature": func() {
				a.p.sign = func(c map[string]any) string {
					text, _ := json.Marshal(c)
					return b64([]byte(`{"alg":"none"}`)) + "." + b64(text) + "."
				}
			},
			"a stranger's signature": func() {
				a.p.sign = func(c map[string]any) string { return signed(jose.RS256, stranger, c) }
			},
			"the client's secret as key": func() {
				a.p.sign = func(c map[string]any) string {
					return signed(jose.HS256, []byte(strings.Repeat("a client's secret", 2)), c)
				}
			},
			"no token": func() { a.p.sign = func(map[string]any) string { return "" } },
			"not JSON": func() { a.p.answer = func(w http.ResponseWriter, _ string) { _, _ = w.Write([]byte("<html>")) } },
			"too much": func() { a.p.answer = func(w http.ResponseWriter, _ string) { _, _ = w.Write(make([]byte, 2<<20)) } },
			"a refusal": func() {
				a.p.answer = func(w http.ResponseWriter, _ string) { http.Error(w, "no", http.StatusForbidden) }
			},
			"elsewhere": func() {
				a.p.answer = func(w http.ResponseWriter, _ string) {
					w.Header().Set("Location", "http://169.254.169.254/")
					w.WriteHeader(307)
				}
			},
		} {
			a.p.lie, a.p.sign, a.p.answer = nil, nil, nil
			lie()
			ticket, answer, _ := a.way(t)
			if s, err := a.enter(ticket, answer); err == nil {
				t.Errorf("%s lets in as %+v", name, s)
			} else if _, ok := fault.As(err); !ok {
				t.Errorf("%s is no refusal: %v", name, err)
			}
		}
		a.p.lie, a.p.sign, a.p.answer = nil, nil, nil
		ticket, answer, _ := a.way(t)
		foreign, _, _ := a.way(t)
		for name, try := range map[string]func() (account.Session, error){
			"another state":   func() (account.Session, error) { b := answer; b.State = "x"; return a.enter(ticket, b) },
			"another browser": func() (account.Session, error) { return a.enter(foreign, answer) },
			"no ticket":       func() (account.Session, error) { return a.enter("", answer) },
			"another provider": func() (account.Session, error) {
				b := answer
				b.Issuer = "https://x.example"
				return a.enter(ticket, b)
			},
			"an error": func() (account.Session, error) { b := answer; b.Error = "access_denied"; return a.enter(ticket, b) },
			"no code":  func() (account.Session, error) { b := answer; b.Code = ""; return a.enter(ticket, b) },
		} {
			if s, err := try(); err == nil {
				t.Errorf("%s lets in as %+v", name, s)
			}
		}
		h.clock.Advance(11 * time.Minute)
		if _, err := a.enter(ticket, answer); !fault.Is(err, fault.Invalid) {
			t.Errorf("a way that took too long: %v", err)
		}
	})
}

func TestARequiredProviderIsTheOnlyWayToItsOrganisationAndToNoOther(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		a := arrange(t, h, true)
		s, err := h.signIn("anna@demo.example", secret)
		must(t, err)
		if s.Org == "work" {
			t.Error("the password still leads to the organisation")
		}
		all, err := a.Memberships(ctx, s)
		must(t, err)
		for _, m := range all {
			if m.Org == "work" {
				t.Error("the organisation is still reached by the password")
			}
		}
		if err := a.Switch(ctx, s, a.actor.Member); !fault.Is(err, fault.NotFound) {
			t.Errorf("switching to it: %v", err)
		}
		if boss, err := h.signIn("boss@demo.example", secret); err != nil || boss.Org != "work" {
			t.Errorf("the owner's own password: %+v, %v", boss, err)
		}
		ticket, answer, _ := a.way(t)
		vouched, err := a.enter(ticket, answer)
		must(t, err)
		must(t, a.RemoveProvider(ctx, a.owner, account.Session{}, 1))
		if _, _, err := a.Resume(ctx, vouched.Secret, false); !fault.Is(err, fault.SignedOut) {
			t.Errorf("without its provider the session goes on: %v", err)
		}
	})
}

func TestWhoIsSignedInOtherwiseIsSignedOutWhenTheProviderIsRequired(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		a := arrange(t, h, false)
		must(t, a.Switch(ctx, a.session, a.actor.Member))
		must(t, a.set(account.Provider{Issuer: a.p.URL, Client: "bureau", Domains: []string{"demo.example"}, Required: true, Rev: 1}))
		if _, _, err := a.Resume(ctx, a.session.Secret, false); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the session goes on: %v", err)
		}
	})
}

func TestAProviderIsArrangedByAdministratorsForTheirOwnDomainsOnly(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		a := arrange(t, h, false)
		good := account.Provider{Issuer: a.p.URL, Client: "bureau", Domains: []string{"demo.example"}, Rev: 1}
		with := func(change func(p *account.Provider)) account.Provider {
			p := good
			change(&p)
			return p
		}
		for name, c := range map[string]struct {
			p    account.Provider
			code fault.Code
		}{
			"a foreign domain":          {with(func(p *account.Provider) { p.Domains = []string{"demo.example", "other.example"} }), fault.Invalid},
			"the domain above":          {with(func(p *account.Provider) { p.Domains = []string{"example"} }), fault.Invalid},
			"no domain":                 {with(func(p *account.Provider) { p.Domains = nil }), fault.Invalid},
			"an old revision":           {with(func(p *account.Provider) { p.Rev = 9 }), fault.Stale},
			"no address":                {with(func(p *account.Provider) { p.Issuer = "x" }), fault.Invalid},
			"a script":                  {with(func(p *account.Provider) { p.Issuer = "javascript:alert(1)" }), fault.Invalid},
			"a provider that is silent": {with(func(p *account.Provider) { p.Issuer = "http://127.0.0.1:1" }), fault.Invalid},
			"a private address":         {with(func(p *account.Provider) { p.Issuer = "http://169.254.169.254" }), fault.Invalid},
			"no client":                 {with(func(p *account.Provider) { p.Client = " " }), fault.Invalid},
		} {
			if err := a.set(c.p); !fault.Is(err, c.code) {
				t.Errorf("%s: %v", name, err)
			}
		}
		second := provide(t, h.clock.Now)
		if err := a.set(with(func(p *account.Provider) { p.Issuer = second.URL })); !fault.Is(err, fault.Invalid) {
			t.Errorf("the secret of one provider goes to another: %v", err)
		}
		must(t, a.set(with(func(p *account.Provider) { p.Domains = []string{"demo.example", "mail.demo.example"} })))
		if _, err := a.ProviderOf(ctx, a.actor, a.session); !fault.Is(err, fault.Refused) {
			t.Errorf("a member reads it: %v", err)
		}
		if err := a.SetProvider(ctx, a.actor, a.session, good); !fault.Is(err, fault.Refused) {
			t.Errorf("a member changes it: %v", err)
		}
		if err := a.SetProvider(ctx, a.owner, account.Session{Bound: "work"}, good); !fault.Is(err, fault.Refused) {
			t.Errorf("a session that the provider began changes it: %v", err)
		}
		p, err := a.ProviderOf(ctx, a.owner, account.Session{})
		if err != nil || p.Secret != "" || p.Rev != 2 {
			t.Errorf("it reads %+v, %v", p, err)
		}
		must(t, h.DB.Read(ctx, "work", func(tx db.Tx) error {
			var kept string
			err := tx.Row("SELECT secret FROM identity_provider WHERE org = $1", "work").Scan(&kept)
			if strings.Contains(kept, "client") || kept == "" {
				t.Errorf("the database holds %q", kept)
			}
			return err
		}))
	})
}
