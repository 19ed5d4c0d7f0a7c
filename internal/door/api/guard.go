package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bureau/internal/account"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/rate"
)

// caller is who asks, and in which language they read.
type caller struct {
	actor   directory.Actor // zero before the token is known
	session account.Session // what the token stands for
	lang    string
	method  string
	address string // network address
}

type callerKey struct{}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

func with(r *http.Request, c caller) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
}

// ServeHTTP lets a request through to its operation once it can be read, is known and may be made.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	asked := r
	r = with(r, caller{lang: i18n.Match(r.Header.Get("Accept-Language")), method: r.Method, address: rate.Caller(r.RemoteAddr)})
	defer d.recovered(w, r)
	admitted, err := d.admit(w, r)
	_, asked.Pattern = d.mux.Handler(r) // for whoever counts what was asked
	if err != nil {
		d.refuse(w, admitted, err)
		return
	}
	d.mux.ServeHTTP(w, admitted)
}

// recovered answers a panic like any other failure.
func (d *door) recovered(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if cause == http.ErrAbortHandler {
		panic(cause)
	}
	d.refuse(w, r, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
}

// admit gives the request as its caller's, or says why it goes no further. The body is read last, so that
// strangers cannot fill the memory.
func (d *door) admit(w http.ResponseWriter, r *http.Request) (*http.Request, error) {
	if err := readableURL(r.URL); err != nil {
		return r, err
	}
	pattern, err := d.route(r)
	if err != nil || public(pattern) {
		return r, err
	}
	if d.open[pattern] {
		return d.stranger(w, r, pattern)
	}
	c := callerOf(r.Context())
	if c.session, c.actor, err = d.borne(r); err != nil {
		return r, err
	}
	c.lang = c.actor.Lang
	return d.paced(w, with(r, c), pattern, d.limits, c.actor.Member)
}

// stranger admits whoever needs no token, by the network address.
func (d *door) stranger(w http.ResponseWriter, r *http.Request, pattern string) (*http.Request, error) {
	return d.paced(w, r, pattern, d.strangers, callerOf(r.Context()).address)
}

// paced keeps a caller to a rate, and then reads what they sent.
func (d *door) paced(w http.ResponseWriter, r *http.Request, pattern string, limits *rate.Limiter, who string) (*http.Request, error) {
	r.Header.Del("Accept") // JSON is all there is, whatever else is asked for
	if wait := limits.Take(who, time.Now()); wait > 0 {
		seconds := int(wait/time.Second) + 1
		return r, fault.New(fault.TooMany, textTooMany, seconds).With(http.Header{"Retry-After": {strconv.Itoa(seconds)}})
	}
	return r, readBody(w, r, pattern)
}

// readableURL refuses text that no database keeps, wherever in the address it stands.
func readableURL(u *url.URL) error {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil || !readable(u.Path) {
		return fault.New(fault.Invalid, textBadText)
	}
	for name, values := range query {
		if !readable(name) || !readable(strings.Join(values, "")) {
			return fault.New(fault.Invalid, textBadText)
		}
	}
	return nil
}

func readable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// route finds the pattern that serves a request; a path or method that none serves is refused.
func (d *door) route(r *http.Request) (string, error) {
	h, pattern := d.mux.Handler(r)
	if pattern != "" {
		return pattern, nil
	}
	seen := probe{}
	h.ServeHTTP(seen, r)
	allow := seen.Header().Get("Allow")
	if allow == "" {
		return "", fault.New(fault.NotFound, textNoPath)
	}
	return "", fault.New(noMethod, textNoMethod, r.Method, allow).With(http.Header{"Allow": {allow}})
}

// probe looks at what the mux would answer, of which only the headers matter.
type probe map[string][]string

func (p probe) Header() http.Header         { return http.Header(p) }
func (p probe) Write(b []byte) (int, error) { return len(b), nil }
func (p probe) WriteHeader(int)             {}

// borne finds the member for whom the token acts, and what the token stands for. No cookie is looked at.
func (d *door) borne(r *http.Request) (account.Session, directory.Actor, error) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	token = strings.TrimSpace(token)
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return account.Session{}, directory.Actor{}, fault.New(fault.SignedOut, textNoToken)
	}
	return d.Accounts.Borne(r.Context(), token)
}
