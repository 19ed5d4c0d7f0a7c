package claim

import (
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/id"
	"bureau/internal/span"
)

// Take is a wish for time, all of it or nothing.
type Take struct {
	Wants    []Want
	Strength Strength
	Until    time.Time // a hold's expiry, after now
	Holder   string
}

// Do takes every want and gives their claims in the order of the wants, a Whole want as one claim for each lane.
// It is refused with Taken where a want does not fit, with a Conflict that says why.
func (t Take) Do(tx db.Tx, now time.Time) ([]Claim, error) {
	for _, w := range t.Wants {
		if err := Check(w.Span); err != nil {
			return nil, err
		}
	}
	if tx.Serial() && len(t.Wants) == 1 && t.Strength != Shareable {
		if c, ok, err := t.straight(tx, t.Wants[0]); ok || err != nil {
			return c, err
		}
	}
	capacity, err := lockAll(tx, resourcesOf(t.Wants))
	if err != nil {
		return nil, err
	}
	var out []Claim
	for _, w := range t.Wants {
		got, err := t.one(tx, w, capacity[w.Resource], now)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

func resourcesOf(wants []Want) []string {
	out := make([]string, len(wants))
	for i, w := range wants {
		out[i] = w.Resource
	}
	return out
}

// straight takes a want on the first lane of its resource in a single statement, if nothing at all is there. That is
// the usual case, and where writes run one after the other it needs no lock and no look.
func (t Take) straight(tx db.Tx, w Want) ([]Claim, bool, error) {
	c := Claim{ID: id.New(), Resource: w.Resource, Span: w.Span, Strength: t.Strength, Until: t.Until, Holder: t.Holder}
	ok, err := insertFirst(tx, c, w.Whole)
	return []Claim{c}, ok, err
}

// one takes a want whose resource is locked.
func (t Take) one(tx db.Tx, w Want, capacity int, now time.Time) ([]Claim, error) {
	c := Claim{Resource: w.Resource, Lane: -1, Span: w.Span, Strength: t.Strength, Until: t.Until, Holder: t.Holder}
	if t.Strength == Shareable {
		c.ID = id.New()
		return []Claim{c}, insert(tx, c)
	}
	lanes, err := place(tx, w, capacity, now)
	if err != nil {
		return nil, err
	}
	out := make([]Claim, 0, len(lanes))
	for _, lane := range lanes {
		c.ID, c.Lane = id.New(), lane
		if err := insert(tx, c); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// place finds the lanes for a want on a locked resource, clearing expired holds and moving others to another
// lane where that is what it takes.
func place(tx db.Tx, w Want, capacity int, now time.Time) ([]int, error) {
	there, err := current(tx, w.Resource, w.Span, capacity, now)
	if err != nil {
		return nil, err
	}
	need := 1
	if w.Whole {
		need = capacity
	}
	if depth(there, w.Span)+need > capacity {
		return nil, taken(w, there)
	}
	if free := freeLanes(there, capacity); len(free) >= need {
		return free[:need], nil
	}
	lane, err := relane(tx, w, capacity, now)
	return []int{lane}, err
}

// current reads the exclusive claims that overlap a span, deleting those that expired.
func current(tx db.Tx, resource string, s span.Span, capacity int, now time.Time) ([]Claim, error) {
	all, err := overlapping(tx, resource, s, capacity)
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, c := range all {
		if !c.expired(now) {
			kept = append(kept, c)
			continue
		}
		if err := clear(tx, c.Holder, now); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// clear deletes all expired holds of a holder, also those on other resources: half of what was taken together must
// not be left to a confirmation whose clock is behind. Those resources are not locked, so the deletion goes on
// until it finds nothing more; one that was just being put on another lane comes up again there.
func clear(tx db.Tx, holder string, now time.Time) error {
	for {
		n, err := tx.Exec(clearExpired, holder, tx.Org(), db.Micros(now))
		if err != nil || n == 0 {
			return err
		}
	}
}

func freeLanes(there []Claim, capacity int) []int {
	used := make([]bool, capacity)
	for _, c := range there {
		used[c.Lane] = true
	}
	var free []int
	for lane, u := range used {
		if !u {
			free = append(free, lane)
		}
	}
	return free
}

// depth is the most claims that hold any one instant of the span.
func depth(there []Claim, within span.Span) int {
	type edge struct {
		at   int64
		step int
	}
	edges := make([]edge, 0, 2*len(there))
	for _, c := range there {
		if s, ok := c.Span.Intersect(within); ok {
			edges = append(edges, edge{s.Start, 1}, edge{s.End, -1})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if a.at != b.at {
			return int(min(1, max(-1, a.at-b.at)))
		}
		return a.step - b.step // an end before a start: touching spans do not meet
	})
	n, most := 0, 0
	for _, e := range edges {
		n += e.step
		most = max(most, n)
	}
	return most
}

// relane puts the claims that hang together with the want on lanes anew, in the order of their starts, each on
// the lowest lane that is free by then; for intervals this never needs more lanes than the depth. It gives the
// lane left for the want.
func relane(tx db.Tx, w Want, capacity int, now time.Time) (int, error) {
	cluster, err := connected(tx, w, capacity, now)
	if err != nil {
		return 0, err
	}
	moved := append(slices.Clone(cluster), Claim{Span: w.Span})
	slices.SortStableFunc(moved, func(a, b Claim) int {
		if a.Span.Start != b.Span.Start {
			return int(min(1, max(-1, a.Span.Start-b.Span.Start)))
		}
		return strings.Compare(a.ID, b.ID)
	})
	ends := make([]int64, capacity)
	for i := range ends {
		ends[i] = moved[0].Span.Start
	}
	mine := 0
	for i := range moved {
		lane := slices.IndexFunc(ends, func(end int64) bool { return end <= moved[i].Span.Start })
		if lane < 0 {
			return 0, taken(w, cluster)
		}
		ends[lane] = moved[i].Span.End
		moved[i].Lane = lane
		if moved[i].ID == "" {
			mine = lane
		}
	}
	return mine, rewrite(tx, cluster, moved)
}

// connected widens the span until no claim reaches over its edge, and gives all claims inside.
func connected(tx db.Tx, w Want, capacity int, now time.Time) ([]Claim, error) {
	hull := w.Span
	for {
		cluster, err := current(tx, w.Resource, hull, capacity, now)
		if err != nil {
			return nil, err
		}
		wider := hull
		for _, c := range cluster {
			wider.Start = min(wider.Start, c.Span.Start)
			wider.End = max(wider.End, c.Span.End)
		}
		if wider == hull {
			return cluster, nil
		}
		hull = wider
	}
}

// rewrite deletes those whose lane changed and inserts them again, so that no step of it overlaps. One that is
// not there any more was an expired hold, and stays away.
func rewrite(tx db.Tx, before, after []Claim) error {
	was := map[string]int{}
	for _, c := range before {
		was[c.ID] = c.Lane
	}
	var changed []Claim
	for _, c := range after {
		lane, ok := was[c.ID]
		if !ok || lane == c.Lane {
			continue
		}
		n, err := remove(tx, c)
		if err != nil {
			return err
		}
		if n > 0 {
			changed = append(changed, c)
		}
	}
	for _, c := range changed {
		if err := insert(tx, c); err != nil {
			return err
		}
	}
	return nil
}
