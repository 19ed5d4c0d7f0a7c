package api

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Years in which a time of a request may lie, in UTC.
const (
	firstYear = 1970
	lastYear  = 9999
)

// instant is a time in an address; given tells it from none. Fractions of a microsecond are cut off.
type instant struct {
	at    time.Time
	given bool
}

// UnmarshalText reads RFC 3339.
func (i *instant) UnmarshalText(b []byte) error {
	i.given = true
	return i.at.UnmarshalText(b)
}

// within refuses years that cannot be written in four digits or that lie before all offices.
func within(field string, times ...time.Time) error {
	for _, t := range times {
		if y := t.UTC().Year(); y < firstYear || y > lastYear {
			return invalid(field, textYears, strconv.Itoa(firstYear), strconv.Itoa(lastYear))
		}
	}
	return nil
}

// period is the span between two times of a request.
func period(from, to time.Time) (span.Span, error) {
	if err := within("starts_at", from); err != nil {
		return span.Span{}, err
	}
	return span.Of(from, to), within("ends_at", to)
}

// Between is the period of a query.
type Between struct {
	From instant `query:"from" format:"date-time" doc:"The start of a period (RFC 3339)." example:"2026-11-25T09:00:00+01:00"`
	To   instant `query:"to" format:"date-time" doc:"The end of the period." example:"2026-11-25T17:00:00+01:00"`
}

// span gives the period, and whether there is one.
func (b Between) span() (span.Span, bool, error) {
	if !b.From.given && !b.To.given {
		return span.Span{}, false, nil
	}
	if !b.From.given {
		return span.Span{}, false, invalid("starts_at", textBoth)
	}
	if !b.To.given {
		return span.Span{}, false, invalid("ends_at", textBoth)
	}
	s, err := period(b.From.at, b.To.at)
	return s, true, err
}

// Narrowing is a filter of assets.
type Narrowing struct {
	Site      string   `query:"site" doc:"Only assets of this site."`
	Floor     string   `query:"floor" doc:"Only assets of this floor."`
	Kind      assets   `query:"kind" doc:"Only assets of this kind."`
	People    int      `query:"people" minimum:"0" maximum:"1000" doc:"Only assets in which so many people have room."`
	Equipment []string `query:"equipment,explode" nullable:"false" doc:"Only assets that have all of these: several times, or separated by commas."`
}

// filter gives the filter of the domain.
func (n Narrowing) filter(contains string) (workplace.Filter, error) {
	f := workplace.Filter{Site: n.Site, Floor: n.Floor, Kind: workplace.Kind(n.Kind), People: n.People, Contains: contains}
	for _, e := range strings.FieldsFunc(strings.Join(n.Equipment, ","), func(r rune) bool { return r == ',' || r == ' ' }) {
		if !known(featureKeys(), e) {
			return f, invalid("equipment", textOneOf, strings.Join(featureKeys(), ", "))
		}
		f.Equipment = append(f.Equipment, workplace.Feature(e))
	}
	return f, nil
}

func known(all []string, s string) bool {
	for _, k := range all {
		if k == s {
			return true
		}
	}
	return false
}

func featureKeys() (all []string) {
	for _, f := range workplace.Features {
		all = append(all, string(f.Feature))
	}
	return all
}

// assets, right and language are texts of which the domains keep the list.
type (
	assets   string
	right    string
	language string
)

// Schema lists the kinds.
func (assets) Schema(huma.Registry) *huma.Schema {
	var all []string
	for _, k := range workplace.Kinds {
		all = append(all, string(k.Kind))
	}
	return oneOf(all)
}

// Schema lists the rights that can be given.
func (right) Schema(huma.Registry) *huma.Schema {
	var all []string
	for _, r := range directory.Given {
		all = append(all, r.Key)
	}
	return oneOf(all)
}

// Schema lists the languages.
func (language) Schema(huma.Registry) *huma.Schema {
	var all []string
	for _, l := range i18n.Languages {
		all = append(all, l.Tag)
	}
	return oneOf(all)
}

func oneOf(all []string) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, k := range all {
		s.Enum = append(s.Enum, k)
	}
	return s
}

// etag is a revision as a header.
func etag(rev int64) string { return strconv.Quote(strconv.FormatInt(rev, 10)) }

// expected reads If-Match against the revision there is: none and * expect nothing, and what is no ETag of ours
// is one that cannot match.
func expected(header string, anything int64) int64 {
	header = strings.TrimSpace(header)
	if header == "" || header == "*" {
		return anything
	}
	rev, err := strconv.ParseInt(strings.Trim(header, `"`), 10, 64)
	if err != nil || rev < 1 {
		return -1
	}
	return rev
}

// conditioned refuses a change that does not say what it changes.
func conditioned(header string) error {
	if strings.TrimSpace(header) == "" {
		return fault.New(noCondition, textNoCondition)
	}
	return nil
}

// Cursor is where in a long list to go on. It is opaque to programs, and made so that it fits into an address.
type Cursor struct {
	After string `query:"cursor" maxLength:"2000" doc:"Next of the previous answer, to go on from there."`
}

// domain gives the cursor as the domain made it.
func (c Cursor) domain() (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(c.After)
	if err != nil || !readable(string(b)) {
		return "", invalid("cursor", textCursor)
	}
	return string(b), nil
}

func opaque(cursor string) string { return base64.RawURLEncoding.EncodeToString([]byte(cursor)) }

// Paging is the cursor and the length of a page.
type Paging struct {
	Cursor
	Limit int `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"The most items in one answer."`
}

// list is how all lists are answered.
type list[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"The cursor of the rest; absent at the end."`
}

// listed shows a page of the domain's things.
func listed[T, V any](all []T, next string, show func(T) V) list[V] {
	l := list[V]{Items: make([]V, 0, len(all)), Next: opaque(next)}
	for _, t := range all {
		l.Items = append(l.Items, show(t))
	}
	return l
}
