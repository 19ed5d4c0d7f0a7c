package absence

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Diary is everything else that people have to do; the office hands over whoever knows.
type Diary interface {
	// InTheWay gives what is not over and lies in the times of a query. What the actor may not read is left empty.
	InTheWay(ctx context.Context, tx db.Tx, actor directory.Actor, q Query) ([]Item, error)
	// Hold locks those items until the transaction ends, and then whatever a new one would have to claim.
	Hold(ctx context.Context, tx db.Tx, q Query, items []Item) error
	// End cancels the items, and tells those whom it concerns.
	End(ctx context.Context, tx db.Tx, actor directory.Actor, items []Item, message string) error
}

// Query asks for what lies in some times: of one member, or at sites.
type Query struct {
	Member string
	Over   []span.Span            // of the member, in order and apart
	Sites  map[string][]span.Span // of a closure, by site
	Whole  bool                   // whole days: places are given back with them
	Now    bool                   // it has begun: who is in leaves
}

// Sort says what an item is.
type Sort string

// The sorts.
const (
	Appointment Sort = "appointment"
	Held        Sort = "hold"        // a customer is booking it just now
	Requested   Sort = "request"     // it waits to be accepted
	Reservation Sort = "reservation" // of a place
	SeriesDay   Sort = "series-day"  // a reservation that a series made
	Stay        Sort = "stay"        // somebody is in
)

// Item is one thing in the way.
type Item struct {
	Sort      Sort
	ID        string
	Rev       int64
	Member    string // whose it is
	Name      string
	Span      span.Span
	Begins    time.Time      // when the absence begins there: what lies before is kept
	Zone      *time.Location // of its site; nil at home
	Site      string         // its name; empty at home
	What      string         // the service or the place
	With      string         // the customer or the visitor
	Telephone string         // the customer’s
	Reachable bool           // by mail
}

// Place tells whether it is a place, which is given back only where that is chosen.
func (i Item) Place() bool { return i.Sort == Reservation || i.Sort == SeriesDay || i.Sort == Stay }

// MaxItems bounds what one absence may have in its way.
const MaxItems = 5000

// Preview is everything in the way of an absence.
type Preview struct {
	Absence Absence
	Items   []Item
	Shown   string // the fingerprint of the items
	Query   Query
}

// Appointments are the items that are cancelled in any case.
func (p Preview) Appointments() []Item { return p.which(false) }

// Places are those that are given back where that is chosen.
func (p Preview) Places() []Item { return p.which(true) }

func (p Preview) which(place bool) (out []Item) {
	for _, i := range p.Items {
		if i.Place() == place {
			out = append(out, i)
		}
	}
	return out
}

func (p Preview) chosen(free bool) []Item {
	if free {
		return p.Items
	}
	return p.Appointments()
}

func (s *Absences) preview(ctx context.Context, tx db.Tx, actor directory.Actor, a Absence) (Preview, error) {
	q, err := s.query(tx, a)
	if err != nil {
		return Preview{}, err
	}
	items, err := s.Diary.InTheWay(ctx, tx, actor, q)
	if err != nil {
		return Preview{}, err
	}
	if len(items) > MaxItems {
		return Preview{}, fault.New(fault.Invalid, i18n.AbsenceTooMuch, MaxItems).On("to")
	}
	slices.SortFunc(items, func(x, y Item) int {
		if x.Span.Start != y.Span.Start {
			return int(min(1, max(-1, x.Span.Start-y.Span.Start)))
		}
		return strings.Compare(x.ID, y.ID)
	})
	return Preview{Absence: a, Items: items, Shown: fingerprint(items), Query: q}, nil
}

// query is about the times of an absence that are yet to come.
func (s *Absences) query(tx db.Tx, a Absence) (Query, error) {
	now := db.Micros(s.Clock.Now())
	left := span.Span{Start: now, End: ever.End}
	if a.Member != "" {
		q := Query{Member: a.Member, Over: a.Spans(a.Zone, left), Whole: a.Whole()}
		q.Now = a.Kind == Sickness && len(q.Over) > 0 && q.Over[0].Start == now
		return q, nil
	}
	q := Query{Sites: map[string][]span.Span{}, Whole: a.Whole()}
	sites, err := directory.SiteList(tx)
	for _, site := range sites {
		if a.Site == "" || a.Site == site.ID {
			q.Sites[site.ID] = a.Spans(site.Zone, left)
		}
	}
	return q, err
}

// fingerprint names what was shown: it is another one when anything is added, goes, or changes.
func fingerprint(items []Item) string {
	h := sha256.New()
	for _, i := range items {
		fmt.Fprintf(h, "%s %s %d\n", i.Sort, i.ID, i.Rev)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
