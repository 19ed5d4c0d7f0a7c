package claim

import (
	"embed"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables resource and claim.
var Migrations = db.Migrations{Owner: "claim", Files: files}

// Strength tells what a claim excludes.
type Strength int64

// The strengths. All but Shareable exclude others from their lane.
const (
	Hold      Strength = 1 // until its expiry, unless confirmed before
	Taken     Strength = 2
	Blocked   Strength = 3 // out of use, or an absence
	Shareable Strength = 4 // shown as busy, excludes nobody
)

// Claim is one lane of a resource for a span.
type Claim struct {
	ID       string
	Resource string
	Lane     int // 0 … capacity-1; -1 for a shareable claim
	Span     span.Span
	Strength Strength
	Until    time.Time // a hold's expiry; zero otherwise
	Holder   string
}

// expired tells whether a hold holds nothing any more at an instant.
func (c Claim) expired(now time.Time) bool {
	return c.Strength == Hold && !now.Before(c.Until)
}

// Want is a span wanted of a resource. Whole takes all its lanes.
type Want struct {
	Resource string
	Span     span.Span
	Whole    bool
}

// MaxLength bounds a single claim.
const MaxLength = 5 * 366 * 24 * time.Hour

// Conflict names the first want that did not fit and what stands in its way; it is the More of a Taken fault.
type Conflict struct {
	Want Want
	By   []Claim
}

// taken is the refusal of a want.
func taken(w Want, by []Claim) error {
	return fault.New(fault.Taken, i18n.ClaimTaken).With(Conflict{Want: w, By: by})
}

// Check refuses a span that is no time: empty, reversed or longer than MaxLength.
func Check(s span.Span) error {
	switch {
	case s.Start == s.End:
		return fault.New(fault.Invalid, i18n.SpanEmpty).On("ends_at")
	case !s.Valid():
		return fault.New(fault.Invalid, i18n.SpanReversed).On("ends_at")
	case s.Length() > MaxLength || s.Length() < 0:
		return fault.New(fault.Invalid, i18n.SpanTooLong).On("ends_at")
	}
	return nil
}
