// Package fault is how a verb says no.
//
// Every refusal that a person or a program will read is a *Fault: a code that doors turn into a status of
// their protocol, a text in the reader's language that says what happened and what to do next, and the cause
// for the log. Anything that is not a *Fault is a defect of the program, and readers learn only that it failed.
package fault

import (
	"errors"
	"fmt"
)

// Code is the kind of a refusal; each door maps it to its protocol in one place.
type Code string

// The codes, with the HTTP status that pages and API answer.
const (
	Invalid     Code = "invalid"     // 422: the input cannot be used as it stands
	Refused     Code = "refused"     // 403: a rule or a missing right forbids it
	Taken       Code = "taken"       // 409: somebody or something else has the time already
	NotFound    Code = "not-found"   // 404: missing, or another organisation's
	Stale       Code = "stale"       // 412: the row changed since it was read
	SignedOut   Code = "signed-out"  // 401: nobody is signed in, or no longer
	TooMany     Code = "too-many"    // 429: a limit on rate was reached
	Unavailable Code = "unavailable" // 503: try again shortly
)

// Text is a sentence that can be said in every language of the product.
type Text interface {
	In(lang string, args ...any) string
}

// Fault is a refusal with its reason.
type Fault struct {
	Code  Code
	Text  Text
	Args  []any
	Field string // the form field or JSON property it is about, or ""
	More  any    // what the reader can choose from, such as the two open sessions; nil otherwise
	Cause error
}

// New refuses with a code and a text.
func New(code Code, text Text, args ...any) *Fault {
	return &Fault{Code: code, Text: text, Args: args}
}

// On names the field that the refusal is about.
func (f *Fault) On(field string) *Fault {
	f.Field = field
	return f
}

// With attaches what the reader can choose from.
func (f *Fault) With(more any) *Fault {
	f.More = more
	return f
}

// Because keeps the cause for the log.
func (f *Fault) Because(err error) *Fault {
	f.Cause = err
	return f
}

// Error is for logs; people read In.
func (f *Fault) Error() string {
	if f.Cause != nil {
		return fmt.Sprintf("%s: %s: %v", f.Code, f.In("en"), f.Cause)
	}
	return fmt.Sprintf("%s: %s", f.Code, f.In("en"))
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// In says the refusal in a language.
func (f *Fault) In(lang string) string { return f.Text.In(lang, f.Args...) }

// As finds the refusal in an error.
func As(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}

// Is tells whether the error is a refusal of the code.
func Is(err error, code Code) bool {
	f, ok := As(err)
	return ok && f.Code == code
}
