package front

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func at(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := ParseOrigin(s)
	must(t, err)
	return u
}

func TestAnOriginThatCannotBeIsRefusedWithWhatToWrite(t *testing.T) {
	for given, want := range map[string]string{
		"":                             "--url https://office.example",
		"office.example":               "https://office.example",
		"ftp://office.example":         "https://office.example",
		"https://":                     "https://office.example",
		"https://:443":                 "names no host",
		"https://office.example:":      "names no host",
		"https://*.example":            "names no host",
		"https://office.example/desk":  "write https://office.example",
		"https://office.example?a=b":   "write https://office.example",
		"https://office.example#a":     "write https://office.example",
		"https://me:pw@office.example": "write https://office.example",
		"http://office.example":        "https://office.example",
		"http://192.0.2.7":             "https://192.0.2.7",
		"https://office example":       "is no web address",
	} {
		if _, err := ParseOrigin(given); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is answered %v", given, err)
		}
	}
	for given, want := range map[string]string{
		"https://office.example": "https://office.example", "https://Office.Example/": "https://office.example", "http://localhost:8080": "http://localhost:8080",
		"http://127.0.0.1:1": "http://127.0.0.1:1", "http://[::1]:1": "http://[::1]:1", "https://office.example:8443": "https://office.example:8443",
	} {
		if u, err := ParseOrigin(given); err != nil || u.String() != want {
			t.Errorf("%q gives %v, %v", given, u, err)
		}
	}
}

func FuzzAnOriginIsAnOriginOrRefused(f *testing.F) {
	for _, s := range []string{"https://office.example", "http://localhost:8080", "https://[::1%25eth0]:1/", "https://a:b@c/?d#e", "//x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := ParseOrigin(s)
		if err != nil {
			return
		}
		if again, err := ParseOrigin(u.String()); err != nil || *again != *u || u.Path != "" || u.User != nil {
			t.Errorf("%q gives %v, which gives %v, %v", s, u, again, err)
		}
	})
}

func request(method, target, peer string, header http.Header) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = peer
	for k, v := range header {
		r.Header[k] = v
	}
	return r
}

func TestOnlyATrustedProxyChoosesTheAddressOfTheCaller(t *testing.T) {
	trusted, err := ParseProxies([]string{"10.0.0.0/8", "2001:db8::7", "127.0.0.1"})
	must(t, err)
	for _, c := range []struct{ peer, said, want string }{
		{"192.0.2.1:5", "", "192.0.2.1"},
		{"192.0.2.1:5", "198.51.100.9", "192.0.2.1"},
		{"10.1.1.1:5", "", "10.1.1.1"},
		{"10.1.1.1:5", "198.51.100.9", "198.51.100.9"},
		{"10.1.1.1:5", "6.6.6.6, 198.51.100.9", "198.51.100.9"},
		{"10.1.1.1:5", "6.6.6.6, 198.51.100.9, 10.2.2.2", "198.51.100.9"},
		{"10.1.1.1:5", "10.3.3.3, 10.2.2.2", "10.3.3.3"},
		{"10.1.1.1:5", "198.51.100.9, nonsense", "10.1.1.1"},
		{"10.1.1.1:5", "198.51.100.9, nonsense, 10.2.2.2", "10.2.2.2"},
		{"[2001:db8::7]:5", "2001:db8:1::1", "2001:db8:1::1"},
		{"[::ffff:10.1.1.1]:5", "::ffff:198.51.100.9", "198.51.100.9"},
		{"[::1]:5", "198.51.100.9", "::1"},
	} {
		r := request("GET", "/", c.peer, http.Header{})
		if c.said != "" {
			r.Header.Set("X-Forwarded-For", c.said)
		}
		if got := trusted.client(r).String(); got != c.want {
			t.Errorf("%s saying %q is %s, not %s", c.peer, c.said, got, c.want)
		}
		trusted.settle(r)
		if host, _, err := net.SplitHostPort(r.RemoteAddr); err != nil || host != c.want || r.Header.Get("X-Forwarded-For") != "" {
			t.Errorf("%s was settled as %s %v", c.peer, r.RemoteAddr, r.Header)
		}
	}
	for _, bad := range []string{"10.0.0.0/33", "everybody", "10.0.0", ""} {
		if _, err := ParseProxies([]string{bad}); err == nil || !strings.Contains(err.Error(), "10.0.0.0/8") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzForwardedAddresses(f *testing.F) {
	f.Add("198.51.100.9, 10.2.2.2")
	f.Add("::1%eth0,,\x00")
	trusted, err := ParseProxies([]string{"10.0.0.0/8"})
	must(f, err)
	f.Fuzz(func(t *testing.T, said string) {
		r := request("GET", "/", "10.1.1.1:5", http.Header{"X-Forwarded-For": {said}})
		trusted.settle(r)
		if _, _, err := net.SplitHostPort(r.RemoteAddr); err != nil || !peer(r).IsValid() {
			t.Errorf("%q gives %q", said, r.RemoteAddr)
		}
	})
}

// office is a front before doors that say little.
func office(t testing.TB, change func(*Front)) (http.Handler, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	mux := http.NewServeMux()
	mux.HandleFunc("GET /desk/{id}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.RemoteAddr) })
	mux.HandleFunc("GET /broken", func(http.ResponseWriter, *http.Request) { panic("a defect") })
	mux.HandleFunc("GET /half", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "half"); panic("a defect") })
	mux.HandleFunc("GET /stream", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "text/event-stream") })
	f := &Front{Origin: at(t, "https://office.example"), Doors: mux, Log: NewLog(&log, "json", slog.LevelInfo)}
	if change != nil {
		change(f)
	}
	return f.Handler(), &log
}

func ask(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTheOfficeAnswersAtItsOriginOnly(t *testing.T) {
	h, _ := office(t, func(f *Front) { f.Proxies, _ = ParseProxies([]string{"10.0.0.0/8"}) })
	for _, c := range []struct {
		method, host, path, peer string
		status                   int
		location                 string
	}{
		{"GET", "office.example", "/desk/7", "192.0.2.1:5", 200, ""},
		{"GET", "OFFICE.example:443", "/desk/7", "192.0.2.1:5", 200, ""},
		{"GET", "192.0.2.9", "/desk/7?a=b", "192.0.2.1:5", 308, "https://office.example/desk/7?a=b"},
		{"GET", "office.example:8443", "/desk/7", "192.0.2.1:5", 308, "https://office.example/desk/7"},
		{"HEAD", "evil.example", "//evil.example/x", "192.0.2.1:5", 308, "https://office.example//evil.example/x"},
		{"POST", "evil.example", "/desk/7", "192.0.2.1:5", 421, ""},
		{"GET", "upstream", "/desk/7", "10.0.0.1:5", 421, ""},
		{"GET", "office.example", "/desk/7", "10.0.0.1:5", 200, ""},
	} {
		r := request(c.method, "http://"+c.host+c.path, c.peer, nil)
		w := ask(h, r)
		if w.Code != c.status || w.Header().Get("Location") != c.location {
			t.Errorf("%s %s%s from %s answers %d %q", c.method, c.host, c.path, c.peer, w.Code, w.Header().Get("Location"))
		}
		if c.status == 421 && !strings.Contains(w.Body.String(), "https://office.example") {
			t.Errorf("the refusal says %q", w.Body)
		}
		if w.Header().Get("Strict-Transport-Security") != HSTS {
			t.Errorf("%s answers without HSTS", c.host)
		}
	}
	opaque := request("GET", "/", "192.0.2.1:5", nil)
	opaque.Host, opaque.URL = "evil.example", &url.URL{Scheme: "http", Opaque: ".evil.example"}
	if w := ask(h, opaque); w.Header().Get("Location") != "https://office.example/" {
		t.Errorf("an address without a path is led to %q", w.Header().Get("Location"))
	}
}

func TestPlainRequestsAreLedToTheEncryptedOrigin(t *testing.T) {
	h := ToOrigin(at(t, "https://office.example:8443"))
	if w := ask(h, request("GET", "http://office.example/a%20b?c=d", "192.0.2.1:5", nil)); w.Code != 308 || w.Header().Get("Location") != "https://office.example:8443/a%20b?c=d" {
		t.Errorf("GET answers %d %v", w.Code, w.Header())
	}
	if w := ask(h, request("POST", "http://office.example/sign-in", "192.0.2.1:5", nil)); w.Code != 403 {
		t.Errorf("POST answers %d", w.Code)
	}
}

func TestMetricsAreForThisMachineOrWhoeverHasTheToken(t *testing.T) {
	const token = "0123456789abcdef"
	bearer := http.Header{"Authorization": {"Bearer " + token}}
	for _, c := range []struct {
		what, host, peer, token string
		header                  http.Header
		status                  int
	}{
		{"this machine", "127.0.0.1:8080", "127.0.0.1:5", "", nil, 200},
		{"this machine by name", "localhost", "[::1]:5", "", nil, 200},
		{"a proxy on this machine", "office.example", "127.0.0.1:5", "", nil, 404},
		{"a proxy that says for whom", "localhost", "127.0.0.1:5", "", http.Header{"X-Forwarded-For": {"192.0.2.1"}}, 404},
		{"a proxy of another kind", "localhost", "127.0.0.1:5", "", http.Header{"Forwarded": {"for=192.0.2.1"}}, 404},
		{"somebody", "office.example", "192.0.2.1:5", "", nil, 404},
		{"somebody who claims to be near", "localhost", "192.0.2.1:5", "", nil, 404},
		{"somebody with an empty token", "office.example", "192.0.2.1:5", "", http.Header{"Authorization": {"Bearer "}}, 404},
		{"a wrong token", "office.example", "192.0.2.1:5", token + "x", bearer, 404},
		{"the token", "office.example", "192.0.2.1:5", token, bearer, 200},
	} {
		h, _ := office(t, func(f *Front) { f.MetricsToken = c.token })
		if w := ask(h, request("GET", "http://"+c.host+"/metrics", c.peer, c.header)); w.Code != c.status {
			t.Errorf("%s is answered %d", c.what, w.Code)
		}
	}
}

func TestRequestsAreCountedByRouteAndNothingOfAPersonIsInIt(t *testing.T) {
	h, log := office(t, nil)
	for _, path := range []string{"/desk/anna@demo.example?code=S3CRET", "/nowhere/anna", "/stream", "/broken"} {
		ask(h, request("GET", "https://office.example"+path, "192.0.2.1:5", nil))
	}
	ask(h, request("ANNA", "https://office.example/desk/7", "192.0.2.1:5", nil))
	text := ask(h, request("GET", "http://localhost/metrics", "127.0.0.1:5", nil)).Body.String()
	for _, want := range []string{`bureau_http_requests_total{method="GET",route="/desk/{id}",status="200"} 1`,
		`bureau_http_requests_total{method="GET",route="/broken",status="500"} 1`, `bureau_http_request_duration_seconds_count{method="GET",route="/desk/{id}"} 1`,
		`bureau_http_requests_total{method="GET",route="/stream",status="200"} 1`, `status="404"`, `method="other"`, "go_goroutines", "bureau_http_requests_under_way 0"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not counted", want)
		}
	}
	if strings.Contains(text, `duration_seconds_count{method="GET",route="/stream"}`) {
		t.Error("a stream counts as a slow request")
	}
	for _, s := range []string{"anna", "ANNA", "S3CRET", "192.0.2.1"} {
		if strings.Contains(text+log.String(), s) {
			t.Errorf("%s is in the figures or in the log:\n%s", s, log)
		}
	}
}

func TestAPanicIsAnsweredLoggedAndOver(t *testing.T) {
	h, log := office(t, nil)
	w := ask(h, request("GET", "https://office.example/broken", "192.0.2.1:5", nil))
	if w.Code != 500 || strings.Contains(w.Body.String(), "defect") {
		t.Errorf("answers %d %q", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "a defect") || !strings.Contains(log.String(), w.Header().Get("X-Request-Id")) {
		t.Errorf("the log says %s", log)
	}
	func() {
		defer func() {
			if cause := recover(); cause != http.ErrAbortHandler {
				t.Errorf("an answer that broke off half-way ended as if it were whole: %v", cause)
			}
		}()
		ask(h, request("GET", "https://office.example/half", "192.0.2.1:5", nil))
	}()
}

func TestHealthAndReadinessSayWhatTheyAreAskedFor(t *testing.T) {
	var broken error
	h, log := office(t, func(f *Front) { f.Ready = func(context.Context) error { return broken } })
	for _, peer := range []string{"192.0.2.1:5", "127.0.0.1:5"} {
		if w := ask(h, request("GET", "http://10.0.0.7/healthz", peer, nil)); w.Code != 200 || w.Body.String() != "alive\n" {
			t.Errorf("/healthz answers %d %q", w.Code, w.Body)
		}
		if w := ask(h, request("GET", "http://10.0.0.7/readyz", peer, nil)); w.Code != 200 {
			t.Errorf("/readyz answers %d", w.Code)
		}
	}
	broken = errors.New("the database at postgres://bureau_app:hunter2@10.0.0.9/bureau does not answer")
	w := ask(h, request("GET", "http://10.0.0.7/readyz", "192.0.2.1:5", nil))
	if w.Code != 503 || w.Body.String() != "not ready\n" || !strings.Contains(log.String(), "does not answer") || strings.Contains(log.String(), "hunter2") {
		t.Errorf("/readyz answers %d %q, and the log says %s", w.Code, w.Body, log)
	}
	if w := ask(h, request("GET", "http://10.0.0.7/healthz", "192.0.2.1:5", nil)); w.Code != 200 {
		t.Errorf("without a database /healthz answers %d", w.Code)
	}
}

func TestTheLogMasksWhatLooksLikeASecret(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		var b bytes.Buffer
		log := NewLog(&b, format, slog.LevelDebug)
		log.Info("x", "password", "S3CRET", "Token", "S3CRET", "error", errors.New("with bureau_S3CRETS3CRET and Bearer S3CRET at postgres://a:S3CRET@b/c"),
			"group", slog.GroupValue(slog.String("cookie", "S3CRET")))
		log.With("code", "S3CRET").WithGroup("g").Debug("y", "url", "https://me:S3CRET@office.example")
		if strings.Contains(b.String(), "S3CRET") || strings.Count(b.String(), masked) < 7 {
			t.Errorf("%s says %s", format, &b)
		}
	}
	var b bytes.Buffer
	NewLog(&b, "text", slog.LevelWarn).Info("quiet")
	if b.Len() > 0 {
		t.Errorf("below its level it says %s", &b)
	}
}
