package api

import (
	"context"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// The groups of operations, in the order in which the page shows them.
const (
	groupMe           = "Me"
	groupPlaces       = "Places"
	groupReservations = "Reservations"
	groupSessions     = "Sessions"
	groupPractice     = "Practice"
	groupPhones       = "Phones"
	groupPeople       = "People"
	groupManaging     = "Managing people"
	groupSignIn       = "Signing in"
	groupJoining      = "Joining"
)

// operation is what the document says of an operation beyond its input and output.
type operation struct {
	id      string
	method  string
	path    string
	group   string
	summary string
	text    string
	status  int // 0 is 200, or 204 without a body
	refusal []fault.Code
	open    bool // takes no token
}

// handle registers an operation: fn is given the caller's actor, and its refusals become problems.
func handle[I, O any](d *door, op operation, fn func(ctx context.Context, actor directory.Actor, in *I) (*O, error)) {
	huma.Register(d.api, d.described(op), func(ctx context.Context, in *I) (*O, error) {
		out, err := fn(ctx, callerOf(ctx).actor, in)
		if err != nil {
			return nil, d.problem(ctx, err)
		}
		return out, nil
	})
}

// described gives the operation to the framework. Bounds on the body are this door's, so the framework has none.
func (d *door) described(op operation) huma.Operation {
	codes := append([]fault.Code{fault.Invalid, fault.TooMany, broken}, op.refusal...)
	var security []map[string][]string // nil: the token, as everywhere
	if op.open {
		security = []map[string][]string{}
		d.open[op.method+" "+op.path] = true
	} else {
		codes = append(codes, fault.SignedOut)
	}
	switch op.method {
	case http.MethodPost, http.MethodPut, http.MethodPatch:
		codes = append(codes, unreadable, tooLarge, notJSON)
	}
	answers := map[string]*huma.Response{}
	for _, c := range codes {
		k := kindOf(c)
		answers[strconv.Itoa(k.status)] = d.refusalOf(k)
	}
	return huma.Operation{OperationID: op.id, Method: op.method, Path: op.path, Tags: []string{op.group}, Summary: op.summary,
		Description: op.text, DefaultStatus: op.status, Responses: answers, Security: security, MaxBodyBytes: -1, BodyReadTimeout: -1}
}

// refusalOf documents one kind of problem, with the headers that come with it.
func (d *door) refusalOf(k kind) *huma.Response {
	r := &huma.Response{Description: k.title, Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/Problem"}}}}
	header := func(name, about string) {
		r.Headers = map[string]*huma.Param{name: {Description: about, Schema: &huma.Schema{Type: huma.TypeString}}}
	}
	switch k.status {
	case http.StatusUnauthorized:
		header("WWW-Authenticate", "Bearer")
	case http.StatusTooManyRequests:
		header("Retry-After", "Seconds to wait.")
	}
	return r
}

// read runs fn on what the actor's organisation has now.
func (d *door) read(ctx context.Context, actor directory.Actor, fn func(tx db.Tx) error) error {
	return d.DB.Read(ctx, actor.Org, fn)
}

// write runs fn in a transaction of the actor's organisation.
func (d *door) write(ctx context.Context, actor directory.Actor, fn func(ctx context.Context, tx db.Tx) error) error {
	return d.DB.Write(ctx, actor.Org, fn)
}

// none is the input or output of an operation that has nothing to read or to show.
type none struct{}
