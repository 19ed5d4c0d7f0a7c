package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// Codes of refusals that only this door gives.
const (
	unreadable  fault.Code = "unreadable"   // not JSON
	notJSON     fault.Code = "not-json"     // another kind of content
	tooLarge    fault.Code = "too-large"    // more than maxBody
	noMethod    fault.Code = "no-method"    // the path does not know the method
	noCondition fault.Code = "no-condition" // a change without If-Match
	broken      fault.Code = "broken"       // a failure of the program
)

// kind is how a code is answered.
type kind struct {
	code   fault.Code
	status int
	title  string
	about  string // for the page to read
}

// kinds is the one place where codes become statuses.
var kinds = []kind{
	{unreadable, http.StatusBadRequest, "Unreadable content", "The content is no JSON."},
	{fault.SignedOut, http.StatusUnauthorized, "No valid token", "The token is missing or no longer valid."},
	{fault.Refused, http.StatusForbidden, "Refused", "A rule or a missing right forbids it. A third check-in carries sessions: the two that run."},
	{fault.NotFound, http.StatusNotFound, "Not found", "It does not exist, or belongs to somebody else."},
	{noMethod, http.StatusMethodNotAllowed, "Method not allowed", "The header Allow lists the methods of the path."},
	{fault.Taken, http.StatusConflict, "Taken", "Somebody or something else has the time already."},
	{fault.Stale, http.StatusPreconditionFailed, "Changed in the meantime", "The ETag in If-Match is no longer that of the thing. The problem carries current: how it stands now."},
	{tooLarge, http.StatusRequestEntityTooLarge, "Content too large", "The content is longer than 1 MiB."},
	{notJSON, http.StatusUnsupportedMediaType, "Not JSON", "The content is of another type than application/json."},
	{fault.Invalid, http.StatusUnprocessableEntity, "Invalid input", "The input cannot be used as it stands; errors says where and why."},
	{noCondition, http.StatusPreconditionRequired, "If-Match is missing", "This change needs the ETag of what it changes."},
	{fault.TooMany, http.StatusTooManyRequests, "Too many requests", "Wait for the seconds in Retry-After."},
	{broken, http.StatusInternalServerError, "Failure", "The program failed; nothing was changed."},
	{fault.Unavailable, http.StatusServiceUnavailable, "Unavailable", "Try again shortly."},
}

func kindOf(code fault.Code) kind {
	for _, k := range kinds {
		if k.code == code {
			return k
		}
	}
	return kindOf(broken)
}

// problem is a refusal as a program reads it (RFC 9457).
type problem struct {
	Type     string    `json:"type" format:"uri" doc:"Names the kind of problem, and where it is explained."`
	Title    string    `json:"title" doc:"The kind in a few English words."`
	Status   int       `json:"status" doc:"The HTTP status."`
	Detail   string    `json:"detail" doc:"What happened and what to do, in the member's language."`
	Code     string    `json:"code" doc:"The kind for programs." example:"taken"`
	Errors   []mistake `json:"errors,omitempty" nullable:"false" doc:"Where in the request, and why."`
	Sessions []session `json:"sessions,omitempty" nullable:"false" doc:"With a third check-in: the two that run."`
	Current  any       `json:"current,omitempty" doc:"With changed in the meantime: how the thing stands now."`
	headers  http.Header
}

// mistake is what is wrong at one place of the request.
type mistake struct {
	Location string `json:"location" doc:"Such as body.starts_at, query.from or header.If-Match."`
	Message  string `json:"message" doc:"Why, in the member's language."`
}

// Error, GetStatus, ContentType and GetHeaders are what the framework asks of a refusal.
func (p *problem) Error() string             { return p.Detail }
func (p *problem) GetStatus() int            { return p.Status }
func (p *problem) ContentType(string) string { return "application/problem+json" }
func (p *problem) GetHeaders() http.Header   { return p.headers }

// standing is the More of a stale refusal: the thing as this door shows it.
type standing struct{ view any }

// stale gives a stale refusal the thing as it stands now, so that a program can decide without asking again.
func stale[T any](err error, read func() (T, error)) error {
	f, ok := fault.As(err)
	if !ok || f.Code != fault.Stale {
		return err
	}
	now, readErr := read()
	if readErr != nil {
		return readErr
	}
	return f.With(standing{now})
}

// problem says an error to the caller. What is no refusal is a failure: it is logged and not told.
func (d *door) problem(ctx context.Context, err error) *problem {
	c := callerOf(ctx)
	f, ok := fault.As(err)
	if !ok {
		if ctx.Err() == nil {
			d.Log.ErrorContext(ctx, "api request failed", "method", c.method, "error", err)
		}
		f = fault.New(broken, i18n.Broken)
	}
	p := d.blank(c, f.Code)
	p.Detail = f.In(c.lang)
	if f.Field != "" {
		p.Errors = []mistake{{location(c.method, f.Field), p.Detail}}
	}
	switch more := f.More.(type) {
	case workplace.TooMany:
		p.Sessions = d.placed(more.Stays)
	case standing:
		p.Current = more.view
	case http.Header:
		p.add(more)
	}
	return p
}

// blank is a problem of a code that says nothing in particular yet.
func (d *door) blank(c caller, code fault.Code) *problem {
	k := kindOf(code)
	p := &problem{Type: d.Origin.String() + "/api/#" + string(k.code), Title: k.title, Status: k.status, Code: string(k.code),
		headers: http.Header{"Content-Language": {c.lang}}}
	if k.status == http.StatusUnauthorized {
		p.headers.Set("WWW-Authenticate", "Bearer")
	}
	return p
}

func (p *problem) add(headers http.Header) {
	for name, values := range headers {
		p.headers[name] = values
	}
}

// location names a field of a verb as the request names it: verbs know no parameters, headers and bodies.
func location(method, field string) string {
	switch field {
	case "key":
		return "header.Idempotency-Key"
	case "lang":
		return "body.language"
	case "idle":
		return "body.idle_minutes"
	}
	if method != http.MethodGet && method != http.MethodHead {
		return "body." + field
	}
	switch field {
	case "starts_at":
		field = "from"
	case "ends_at":
		field = "to"
	}
	return "query." + field
}

// refuse answers with a problem where the framework has not been reached.
func (d *door) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := d.problem(r.Context(), err)
	h := w.Header()
	for name, values := range p.headers {
		h[name] = values
	}
	b, err := json.Marshal(p)
	if err != nil {
		panic(err) // a problem holds strings and views only
	}
	h.Set("Content-Type", p.ContentType(""))
	h.Set("Content-Length", strconv.Itoa(len(b)+1))
	w.WriteHeader(p.Status)
	w.Write(append(b, '\n'))
}
