package front

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Front is what stands before the office's doors.
type Front struct {
	Origin       *url.URL
	Doors        http.Handler
	Log          *slog.Logger // nil: none
	Proxies      Proxies
	MetricsToken string                          // who has it may read /metrics from elsewhere; empty: nobody
	Ready        func(ctx context.Context) error // nil: always
	Leave        func()                          // sends the streams away; nil: there are none
	Drain        time.Duration                   // how long to answer on after the request to stop, while /readyz says so
	Patience     time.Duration                   // how long requests may take to finish
	Collectors   []prometheus.Collector

	metrics  *metrics
	stopping atomic.Bool
}

// Handler answers every request that reaches the ports.
func (f *Front) Handler() http.Handler {
	if f.Log == nil {
		f.Log = discarding()
	}
	f.metrics = newMetrics(f.Collectors...)
	doors := f.watch(f.atOrigin(f.Doors))
	return f.plain(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/healthz":
			f.healthz(w, r)
		case "/readyz":
			f.readyz(w, r)
		case "/metrics":
			f.serveMetrics(w, r)
		default:
			doors.ServeHTTP(w, r)
		}
	}))
}

// plain sets the headers of what the front itself answers; the doors set theirs over them.
func (f *Front) plain(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		if f.Origin.Scheme == "https" {
			h.Set("Strict-Transport-Security", HSTS)
		}
		next.ServeHTTP(w, r)
	})
}

// HSTS lets browsers ask for this origin, and for names below it, over TLS only, for two years (RFC 6797; OWASP ASVS 5.0,
// 3.4.1, level 2). So the origin is a name of its own, such as office.example.org, with nothing unencrypted below.
const HSTS = "max-age=63072000; includeSubDomains"

// healthz says that the program runs, and nothing about what it needs.
func (f *Front) healthz(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "alive\n") }

// readyTime bounds how long a check may wait for the database.
const readyTime = 3 * time.Second

// readyz says whether requests should be sent here. Why not stands in the log.
func (f *Front) readyz(w http.ResponseWriter, r *http.Request) {
	if f.stopping.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	ctx, end := context.WithTimeout(r.Context(), readyTime)
	defer end()
	if f.Ready != nil {
		if err := f.Ready(ctx); err != nil {
			f.Log.WarnContext(ctx, "not ready", "error", err)
			http.Error(w, "not ready", http.StatusServiceUnavailable)
			return
		}
	}
	io.WriteString(w, "ready\n")
}

// atOrigin lets requests for the office's own name through. Others are led there; what a trusted proxy asks under
// another name would only come round again, so that is refused with what to mend.
func (f *Front) atOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proxied := f.Proxies.trust(peer(r))
		f.Proxies.settle(r)
		switch {
		case sameHost(r.Host, f.Origin):
			next.ServeHTTP(w, r)
		case !proxied && (r.Method == http.MethodGet || r.Method == http.MethodHead):
			http.Redirect(w, r, there(f.Origin, r), http.StatusPermanentRedirect)
		default:
			http.Error(w, fmt.Sprintf("This office answers at %s only. A proxy before it must pass the header Host on.", f.Origin), http.StatusMisdirectedRequest)
		}
	})
}

// there is the same page at the origin. A request line may hold an address without a path, which leads to the start.
func there(origin *url.URL, r *http.Request) string {
	to := &url.URL{Scheme: origin.Scheme, Host: origin.Host, Path: "/"}
	if strings.HasPrefix(r.URL.Path, "/") {
		to.Path, to.RawPath, to.RawQuery = r.URL.Path, r.URL.RawPath, r.URL.RawQuery
	}
	return to.String()
}

// sameHost compares names as browsers send them: without the port that the scheme implies.
func sameHost(host string, origin *url.URL) bool {
	implied := map[string]string{"https": ":443", "http": ":80"}[origin.Scheme]
	trim := func(h string) string { return strings.TrimSuffix(strings.ToLower(h), implied) }
	return trim(host) == trim(origin.Host)
}

// ParseOrigin reads the address at which people find the office, or says what to write instead.
func ParseOrigin(s string) (*url.URL, error) {
	if s == "" {
		return nil, errors.New("--url is missing: the address that people will type, such as --url https://office.example")
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return nil, fmt.Errorf("--url %q is no web address; write it as people will type it, such as https://office.example", s)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "":
		return nil, fmt.Errorf("--url takes an address without path, name or question mark; write https://%s", u.Host)
	case hostname(u.Host) == "" || strings.ContainsAny(u.Hostname(), "*_ ") || strings.HasSuffix(u.Host, ":"):
		return nil, fmt.Errorf("--url %q names no host; write a name that leads to this machine, such as https://office.example", s)
	case u.Scheme == "http" && !loopbackName(u.Hostname()):
		return nil, fmt.Errorf("--url %s would carry passwords unencrypted; write https://%s (see --acme and --tls-cert). "+
			"Plain http is for this machine alone, as in http://localhost:8080", s, u.Host)
	}
	return &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}, nil
}
