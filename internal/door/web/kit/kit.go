package kit

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/a-h/templ"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/notice"
	"bureau/internal/rate"
)

// Kit turns requests into views and answers into pages.
type Kit struct {
	Accounts *account.Accounts
	Clock    clock.Clock
	Origin   *url.URL
	Log      *slog.Logger
	Assets   *Assets
	Notices  *notice.Board
	Rate     *rate.Limiter                                  // of one session, or of one network address where nobody is signed in
	Ended    func(v *View, r *http.Request) templ.Component // the page of a session that ended

	MailKept  bool // mail reaches nobody but the operator: there is no relay
	MailShown bool // there is a page with the mail that is kept: in the demo

	Around func(r *http.Request, actor directory.Actor) Around // what the actor finds in the office; for the menu
}

// Answer is what a handler gives back: a page, or where to go next.
type Answer struct {
	Status int
	Title  string
	Body   templ.Component
	Go     string // redirect with 303 instead
	Moved  bool   // to there for good, with the same method: the address is another now
	Cookie *http.Cookie
	Script string       // a further script of this page, one of the Assets
	Policy string       // a further Trusted Types policy, of a library that the script is made with
	Camera bool         // the page may use the camera, and its script may compile WebAssembly
	Way    *http.Cookie // of who is on the way through an identity provider
	File   *Download    // instead of a page
	Outer  *Outer       // a page for people of the street, who belong to no organisation
	Sheet  string       // instead of a page: a document of its own, as HTML, for a frame in a page of ours; nothing in it runs
	Media  bool         // the page plays sound of this office
	Frames bool         // the page shows such a document in a frame
}

// Outer is how a page for people of the street is shown.
type Outer struct {
	Frames []string // the origins whose pages may hold it
	Listed bool     // search engines may list it
	Data   any      // what it says to programs, as schema.org has it; nil: nothing
}

// loosen lets the pages of the origins hold this one.
func (o *Outer) loosen(h http.Header) {
	if !o.Listed {
		h.Set("X-Robots-Tag", "noindex")
	}
	if len(o.Frames) == 0 {
		return
	}
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'none'", "frame-ancestors "+strings.Join(o.Frames, " "), 1))
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Cross-Origin-Opener-Policy", "unsafe-none")
}

// Download is a file that a browser keeps.
type Download struct {
	Name string // as it is kept, plain letters
	Type string
	Body []byte
	// Write writes the file bit by bit, instead of Body. What fails then cuts the answer off.
	Write func(io.Writer) error
}

// send answers with a file. Nothing in it may do anything, should a browser show it.
func (d *Download) send(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Content-Type", d.Type)
	h.Set("Content-Disposition", `attachment; filename="`+d.Name+`"`)
	if d.Write == nil {
		_, _ = w.Write(d.Body)
		return
	}
	if err := d.Write(w); err != nil {
		panic(http.ErrAbortHandler) // the reader must not take half a file for a whole one
	}
}

// sendSheet answers with a document that was written for mail programs: it brings its style along, loads nothing and runs nothing.
func sendSheet(w http.ResponseWriter, sheet string) {
	w.Header().Set("Content-Security-Policy", "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, sheet)
}

// Page answers with a page.
func Page(title string, body templ.Component) Answer {
	return Answer{Status: http.StatusOK, Title: title, Body: body}
}

// Go answers by sending the reader on, with a note for the next page.
func Go(to, note string) Answer {
	if note != "" {
		sep := "?"
		if strings.Contains(to, "?") {
			sep = "&"
		}
		to += sep + "note=" + note
	}
	return Answer{Go: to}
}

// Again answers a refused form with its own page: the reason in it, the status of the refusal.
func Again(err error, title string, body func(f *fault.Fault) templ.Component) (Answer, error) {
	f, ok := fault.As(err)
	if !ok {
		return Answer{}, err
	}
	return Answer{Status: Status(f.Code), Title: title, Body: body(f)}, nil
}

// Handler serves a page to whoever is signed in.
type Handler func(v *View, r *http.Request) (Answer, error)

// Limits on what a form may send.
const (
	maxBody   = 256 << 10
	maxFields = 200
)

// cookieName carries the session; with TLS it is bound to the host.
func (k *Kit) cookieName() string {
	if k.https() {
		return "__Host-bureau"
	}
	return "bureau_session"
}

func (k *Kit) https() bool { return k.Origin.Scheme == "https" }

// Cookie is the session's cookie; an empty secret takes it away.
func (k *Kit) Cookie(secret string) *http.Cookie {
	c := &http.Cookie{Name: k.cookieName(), Value: secret, Path: "/", HttpOnly: true, Secure: k.https(), SameSite: http.SameSiteLaxMode}
	if secret == "" {
		c.MaxAge = -1
	}
	return c
}

func (k *Kit) wayName() string {
	if k.https() {
		return "__Host-bureau-way"
	}
	return "bureau_way"
}

// Way is the cookie that stays with a browser while its person is at an identity provider; an empty ticket takes it away.
func (k *Kit) Way(ticket string) *http.Cookie {
	c := &http.Cookie{Name: k.wayName(), Value: ticket, Path: "/", HttpOnly: true, Secure: k.https(), SameSite: http.SameSiteLaxMode, MaxAge: 600}
	if ticket == "" {
		c.MaxAge = -1
	}
	return c
}

// WayOf is the ticket of the way that a request's browser is on.
func (k *Kit) WayOf(r *http.Request) string {
	c, err := r.Cookie(k.wayName())
	if err != nil {
		return ""
	}
	return c.Value
}

// Open serves a page that needs nobody signed in.
func (k *Kit) Open(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := k.view(r)
		err := k.admit(w, "address:"+Address(r))
		if err == nil {
			err = readForm(w, r)
		}
		if err != nil {
			k.fail(w, r, v, err)
			return
		}
		k.serve(w, r, v, h)
	})
}

// Signed serves a page to whoever is signed in; others are asked to sign in, and what they had typed is kept.
func (k *Kit) Signed(h Handler) http.Handler { return k.signed(h, readForm) }

func (k *Kit) signed(h Handler, read func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := k.view(r)
		err := k.resume(v, r)
		if err == nil {
			err = k.admit(w, "session:"+v.Session.ID)
		}
		// Read also for whoever is not signed in any more: what they typed is kept.
		if unread := read(w, r); unread != nil && (err == nil || fault.Is(err, fault.SignedOut)) {
			err = unread
		}
		switch {
		case err == nil && v.Session.Weak && !open(r.URL.Path):
			k.askForFactor(w, r, v)
		case err == nil:
			k.serve(w, r, v, h)
		case fault.Is(err, fault.SignedOut):
			k.askToSignIn(w, r, v, err)
		default:
			k.fail(w, r, v, err)
		}
	})
}

// security is where somebody arranges how they come in.
const security = "/profile/security"

// open tells what whoever lacks a second factor may still do: set one up, or leave.
func open(path string) bool {
	return path == security || strings.HasPrefix(path, security+"/") || path == "/sign-out" || path == "/session/switch"
}

// askForFactor leads to where a second factor is set up; what was sent is refused.
func (k *Kit) askForFactor(w http.ResponseWriter, r *http.Request, v *View) {
	if r.Method == http.MethodGet {
		k.render(w, r, v, Go(security, ""))
		return
	}
	k.fail(w, r, v, fault.New(fault.Refused, i18n.FactorNeeded))
}

// admit keeps a caller to the rate.
func (k *Kit) admit(w http.ResponseWriter, caller string) error {
	wait := k.Rate.Take(caller, time.Now())
	if wait == 0 {
		return nil
	}
	w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
	return fault.New(fault.TooMany, i18n.TooManyRequests)
}

// view begins a view before it is known who reads.
func (k *Kit) view(r *http.Request) *View {
	v := &View{Lang: i18n.Match(r.Header.Get("Accept-Language")), Now: k.Clock.Now(), Nonce: nonce(), Path: r.URL.Path,
		Query: r.URL.Query(), Assets: k.Assets, Board: k.Notices.Now(r.Context()), SignUp: !k.Accounts.Closed, MailKept: k.MailKept, MailShown: k.MailShown}
	if l := v.Query.Get("lang"); i18n.Known(l) {
		v.Lang = l
	}
	v.Note = v.noteOf(v.Query)
	return v
}

// refresh marks what a page fetches by itself; it is no activity of its person.
const refresh = "X-Bureau-Refresh"

func (k *Kit) resume(v *View, r *http.Request) error {
	c, err := r.Cookie(k.cookieName())
	if err != nil || len(c.Value) > 100 {
		return fault.New(fault.SignedOut, i18n.SignedOutText)
	}
	s, a, err := k.Accounts.Resume(r.Context(), c.Value, r.Header.Get(refresh) == "")
	if err != nil {
		return err
	}
	v.Session, v.Actor, v.Signed, v.Lang = s, a, true, a.Lang
	v.around = sync.OnceValue(func() Around {
		if k.Around == nil {
			return Around{}
		}
		return k.Around(r, a)
	})
	return nil
}

// Resume finds who is signed in, for doors that are not pages, such as the stream of changes.
func (k *Kit) Resume(r *http.Request) (*View, error) {
	v := k.view(r)
	return v, k.resume(v, r)
}

// Person finds whose session a request has, member of an organisation or not; false where it has none.
func (k *Kit) Person(r *http.Request) (account.Person, bool, error) {
	c, err := r.Cookie(k.cookieName())
	if err != nil || len(c.Value) > 100 {
		return account.Person{}, false, nil
	}
	p, err := k.Accounts.PersonOf(r.Context(), c.Value)
	if fault.Is(err, fault.SignedOut) {
		return p, false, nil
	}
	return p, err == nil, err
}

// Ours finds the session that a request once had, ended or not; used to give typed text back to its own person only.
func (k *Kit) Ours(r *http.Request) (account.Session, bool) {
	c, err := r.Cookie(k.cookieName())
	if err != nil {
		return account.Session{}, false
	}
	s, _, err := k.Accounts.Resume(r.Context(), c.Value, false)
	if f, ok := fault.As(err); ok && err != nil {
		s, ok = f.More.(account.Session)
		return s, ok
	}
	return s, err == nil
}

func (k *Kit) askToSignIn(w http.ResponseWriter, r *http.Request, v *View, err error) {
	f, _ := fault.As(err)
	_, ended := f.More.(account.Session)
	if r.Method == http.MethodGet && !ended {
		secure(w.Header(), v.Nonce)
		http.Redirect(w, r, "/sign-in?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	k.render(w, r, v, Answer{Status: http.StatusUnauthorized, Title: v.T(i18n.EndedTitle), Body: k.Ended(v, r)})
}

func (k *Kit) serve(w http.ResponseWriter, r *http.Request, v *View, h Handler) {
	a, err := h(v, r)
	if err != nil {
		k.fail(w, r, v, err)
		return
	}
	k.render(w, r, v, a)
}

func (k *Kit) render(w http.ResponseWriter, r *http.Request, v *View, a Answer) {
	secure(w.Header(), v.Nonce)
	if a.Camera {
		allowCamera(w.Header())
	}
	if a.Policy != "" {
		allowPolicy(w.Header(), a.Policy)
	}
	v.script, v.outer = a.Script, a.Outer
	if a.Outer != nil {
		a.Outer.loosen(w.Header())
	}
	if a.Cookie != nil {
		http.SetCookie(w, a.Cookie)
	}
	if a.Way != nil {
		http.SetCookie(w, a.Way)
	}
	if a.Go != "" {
		status := http.StatusSeeOther
		if a.Moved {
			status = http.StatusPermanentRedirect
		}
		http.Redirect(w, r, a.Go, status)
		return
	}
	if a.File != nil {
		a.File.send(w)
		return
	}
	if a.Sheet != "" {
		sendSheet(w, a.Sheet)
		return
	}
	if a.Media {
		allowMedia(w.Header())
	}
	if a.Frames {
		allowFrames(w.Header())
	}
	if a.Status == http.StatusTooManyRequests && w.Header().Get("Retry-After") == "" {
		w.Header().Set("Retry-After", "900")
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(a.Status)
	if err := layout(v, a.Title, a.Body).Render(r.Context(), w); err != nil && r.Context().Err() == nil {
		k.Log.ErrorContext(r.Context(), "page not rendered", "route", r.Pattern, "error", err)
	}
}

// fail answers a refusal with a page that says why and what to do; a defect is logged and says only that it is one.
func (k *Kit) fail(w http.ResponseWriter, r *http.Request, v *View, err error) {
	f, ok := fault.As(err)
	if !ok {
		if r.Context().Err() == nil {
			k.Log.ErrorContext(r.Context(), "request failed", "route", r.Pattern, "error", err)
		}
		f = fault.New("broken", i18n.Broken)
	}
	status := Status(f.Code)
	var tooBig *http.MaxBytesError
	if errors.As(f, &tooBig) {
		status = http.StatusRequestEntityTooLarge
	}
	k.render(w, r, v, Answer{Status: status, Title: v.T(titleOf(f.Code)), Body: errorPage(v, f)})
}

// NotFound is the page of an address that leads nowhere.
func (k *Kit) NotFound(_ *View, _ *http.Request) (Answer, error) {
	return Answer{}, fault.New(fault.NotFound, i18n.PageNotFound)
}

// Status is the HTTP status of a refusal; the one place where pages decide it.
func Status(c fault.Code) int {
	switch c {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Refused:
		return http.StatusForbidden
	case fault.Taken:
		return http.StatusConflict
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Stale:
		return http.StatusPreconditionFailed
	case fault.SignedOut:
		return http.StatusUnauthorized
	case fault.TooMany:
		return http.StatusTooManyRequests
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

func titleOf(c fault.Code) i18n.Text {
	switch c {
	case fault.NotFound:
		return i18n.TitleNotFound
	case fault.Refused:
		return i18n.TitleRefused
	case fault.TooMany:
		return i18n.TitleTooMany
	}
	return i18n.TitleBroken
}

// readForm reads a form within its limits. NUL is in no text that a person types, and PostgreSQL keeps none.
func readForm(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if err := r.ParseForm(); err != nil {
		var tooBig *http.MaxBytesError
		if errors.As(err, &tooBig) {
			return fault.New(fault.Invalid, i18n.FormTooBig).Because(err)
		}
		return fault.New(fault.Invalid, i18n.BadInput).Because(err)
	}
	return checkForm(r)
}

// checkForm refuses what no text of a form is.
func checkForm(r *http.Request) error {
	if len(r.Form) > maxFields || strings.ContainsRune(r.URL.Path, 0) {
		return fault.New(fault.Invalid, i18n.BadInput)
	}
	for key, values := range r.Form {
		for _, value := range append(values, key) {
			if strings.ContainsRune(value, 0) || !validText(value) {
				return fault.New(fault.Invalid, i18n.BadInput)
			}
		}
	}
	return nil
}

func validText(s string) bool { return strings.ToValidUTF8(s, "") == s }

// Address is the network address of the caller; see rate.Caller.
func Address(r *http.Request) string { return rate.Caller(r.RemoteAddr) }

// OwnPath is where customers see their appointments and what practices keep of them.
const OwnPath = "/my-practices"

// AccountPath is where somebody sees their own account, member of an organisation or not.
const AccountPath = "/my-account"

// Booking tells whether a path leads to where customers book, or see what is theirs: whoever goes there needs no organisation.
func Booking(path string) bool {
	path = Local(path)
	return strings.HasPrefix(path, "/book/") || path == OwnPath || path == AccountPath || strings.HasPrefix(path, OwnPath+"/")
}

// CalendarOf is the view of the practice's calendar that a form was opened from, to come back to; empty where it was not.
func CalendarOf(r *http.Request) string {
	back := Local(r.Form.Get("back"))
	if len(back) > 200 || back != "/calendar" && !strings.HasPrefix(back, "/calendar?") {
		return ""
	}
	return back
}

// Local keeps a path to go to inside this office; everything else becomes the start page.
func Local(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, "\\") {
		return "/"
	}
	return path
}
