package acceptance

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/front"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
)

// street puts a front with its log before an office at an encrypted address.
func street(t *testing.T, doors http.Handler, o *office.Office) (http.Handler, *bytes.Buffer) {
	t.Helper()
	origin, err := front.ParseOrigin("https://office.example")
	must(t, err)
	var log bytes.Buffer
	f := &front.Front{Origin: origin, Doors: doors, Log: front.NewLog(&log, "json", slog.LevelDebug), Ready: o.DB.Ready, Collectors: o.Figures()}
	return f.Handler(), &log
}

// encrypted is an office at an encrypted address, empty.
func encrypted(t *testing.T) *office.Office {
	t.Helper()
	o, err := office.Open(context.Background(), office.Config{Data: t.TempDir(), URL: "https://office.example", Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { o.Close() })
	return o
}

// OWASP ASVS 5.0, chapter 3.4: what every answer says to the browser, whatever is asked and however it is refused.
func TestEveryAnswerCarriesTheHeadersThatKeepBrowsersSafe(t *testing.T) {
	o := encrypted(t)
	h, _ := street(t, o, o)
	paths := append(routes(t, "GET"), "/api", "/api/me", "/api/openapi.json", "/api/nowhere", "/nowhere", "/static/nothing.css", "/healthz", "/readyz", "/metrics")
	for _, method := range []string{"GET", "POST", "PUT", "OPTIONS"} {
		for _, route := range append(paths, routes(t, "POST")...) {
			path := strings.NewReplacer("{id}", "x", "{name}", "x", "{$}", "", "{code}", "x").Replace(route)
			r := httptest.NewRequest(method, "https://office.example"+strings.NewReplacer("{", "", "}", "").Replace(path), nil)
			if path == "/live" && method == "GET" {
				ctx, end := context.WithCancel(r.Context())
				end()
				r = r.WithContext(ctx)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			for name, want := range map[string]string{"Strict-Transport-Security": "max-age=63072000; includeSubDomains", "X-Content-Type-Options": "nosniff",
				"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
				"Content-Security-Policy": "default-src 'none'", "Permissions-Policy": "microphone=()", "Cache-Control": "no-store"} {
				if !strings.Contains(w.Header().Get(name), want) {
					t.Errorf("%s %s answers %d with %s %q", method, path, w.Code, name, w.Header().Get(name))
				}
			}
			for _, name := range []string{"Server", "X-Powered-By", "Access-Control-Allow-Origin"} {
				if got := w.Header().Get(name); got != "" {
					t.Errorf("%s %s answers with %s %q", method, path, name, got)
				}
			}
			for _, c := range w.Result().Cookies() {
				safe(t, c)
			}
		}
	}
}

// safe wants of a cookie what ASVS 5.0 (3.3) does: bound to the host, encrypted connections only, out of scripts' reach.
func safe(t *testing.T, c *http.Cookie) {
	t.Helper()
	if !strings.HasPrefix(c.Name, "__Host-") || !c.Secure || !c.HttpOnly || c.SameSite == http.SameSiteDefaultMode || c.SameSite == http.SameSiteNoneMode || c.Path != "/" || c.Domain != "" {
		t.Errorf("the cookie %s is %v", c.Name, c)
	}
}

// Secrets are sent everywhere where somebody could put one; the log, at its most talkative, has none of them.
func TestNoSecretReachesTheLog(t *testing.T) {
	const secret = "S3CRETS3CRETS3CRET"
	o := officetest.Open(t, "sqlite")
	inside := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Host = strings.TrimPrefix(o.URL, "http://")
		o.ServeHTTP(w, r)
	})
	h, log := street(t, inside, o.Office)
	send := func(r *http.Request) *httptest.ResponseRecorder {
		r.Header.Set("Authorization", "Bearer bureau_"+secret)
		r.Header.Set("User-Agent", secret)
		r.Header.Set("Referer", "https://office.example/"+secret)
		r.Header.Set("X-Request-Id", secret)
		r.AddCookie(&http.Cookie{Name: "bureau_session", Value: secret})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	sent := 0
	for _, route := range append(append(routes(t, "GET"), routes(t, "POST")...), "/api/me", "/api/"+secret, "/"+secret) {
		path := strings.NewReplacer("{$}", "", "{id}", secret, "{name}", secret, "{code}", secret, "{", "", "}", "").Replace(route)
		if path == "/live" {
			continue
		}
		for _, method := range []string{"GET", "POST", secret} {
			body := url.Values{"email": {"anna@demo.example"}, "password": {secret}, "code": {secret}, "token": {secret}, "present": {secret}}
			r := httptest.NewRequest(method, "https://office.example"+path+"?code="+secret+"&token="+secret, strings.NewReader(body.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			send(r)
			sent++
		}
	}
	if n := strings.Count(log.String(), `"msg":"request"`); n != sent || sent < 40 {
		t.Errorf("%d requests were sent and %d logged", sent, n)
	}
	for _, s := range []string{secret, "anna@demo.example"} {
		if i := strings.Index(log.String(), s); i >= 0 {
			t.Errorf("the log says %s", log.String()[max(0, i-300):min(log.Len(), i+100)])
		}
	}
}

func TestTheCookieOfASessionIsBoundToItsHostAndOutOfReach(t *testing.T) {
	o := encrypted(t)
	h, _ := street(t, o, o)
	ctx := context.Background()
	accounts, err := o.Accounts.CreateShared(ctx, []string{"olga@one.example"}, officetest.Password)
	must(t, err)
	must(t, o.DB.Write(ctx, "one", func(_ context.Context, tx db.Tx) error {
		_, err := directory.Found(tx, "One", directory.Member{Account: accounts[0], Name: "Olga", Email: "olga@one.example", Lang: "en"})
		return err
	}))
	body := url.Values{"email": {"olga@one.example"}, "password": {officetest.Password}}
	r := httptest.NewRequest("POST", "https://office.example/sign-in", strings.NewReader(body.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	cookies := w.Result().Cookies()
	if len(cookies) == 0 {
		t.Fatalf("signing in answers %d without a cookie", w.Code)
	}
	for _, c := range cookies {
		safe(t, c)
	}
}
