package claim

import (
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/span"
)

// Busy gives the claims that overlap a span at an instant, expired holds left out, sorted by resource and start:
// of the resources named, or of the whole organisation where none is.
func Busy(tx db.Tx, over span.Span, now time.Time, resources ...string) ([]Claim, error) {
	var all []Claim
	var err error
	if len(resources) == 0 {
		all, err = ofOrganisation(tx, over)
	} else {
		all, err = ofResources(tx, over, resources)
	}
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, c := range all {
		if !c.expired(now) {
			kept = append(kept, c)
		}
	}
	slices.SortFunc(kept, byResource)
	return kept, nil
}

// Open are the windows in which a resource may be taken.
type Open struct {
	Resource string
	Windows  []span.Span // sorted, apart
	Whole    bool        // all lanes are wanted
}

// Free gives for each resource the longest spans inside its windows in which a lane can be taken, or all lanes
// for a Whole one. Every span inside one of them is taken by Take in the same transaction; every other is
// refused. Resources that do not exist have no free time.
func Free(tx db.Tx, opens []Open, now time.Time) (map[string][]span.Span, error) {
	free := map[string][]span.Span{}
	hull, any := hullOf(opens)
	if !any {
		return free, nil
	}
	full, err := fullOf(tx, opens, hull, now)
	if err != nil {
		return nil, err
	}
	for _, o := range opens {
		if spans, ok := full[o.Resource]; ok {
			free[o.Resource] = span.Subtract(o.Windows, spans.of(o.Whole))
		}
	}
	return free, nil
}

// fullness tells when nothing more can be taken of a resource that exists.
type fullness struct {
	any []span.Span // when not even one lane is free
	all []span.Span // when not all lanes are
}

func (f fullness) of(whole bool) []span.Span {
	if whole {
		return f.all
	}
	return f.any
}

// fullOf finds it for each resource that exists. Of those with one lane, which most are, the database gives all their times in
// one row each: reading a row for each claim takes several times as long.
func fullOf(tx db.Tx, opens []Open, hull span.Span, now time.Time) (map[string]fullness, error) {
	names := make([]string, len(opens))
	for i, o := range opens {
		names[i] = o.Resource
	}
	out := map[string]fullness{}
	capacity, err := map[string]int{}, error(nil)
	if len(names) > maxNamed {
		capacity, err = capacities(tx, names)
	} else {
		capacity, err = single(tx, hull, now, names, out)
	}
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(r string) bool { _, known := out[r]; return known || capacity[r] == 0 })
	if len(names) == 0 {
		return out, nil
	}
	busy, err := Busy(tx, hull, now, names...)
	if err != nil {
		return nil, err
	}
	of := map[string][]Claim{}
	for _, c := range busy {
		if c.Strength != Shareable {
			of[c.Resource] = append(of[c.Resource], c)
		}
	}
	for _, r := range names {
		out[r] = fullness{any: full(of[r], capacity[r]), all: full(of[r], 1)}
	}
	return out, nil
}

func hullOf(opens []Open) (span.Span, bool) {
	var hull span.Span
	any := false
	for _, o := range opens {
		for _, w := range o.Windows {
			if !any {
				hull, any = w, true
			}
			hull.Start, hull.End = min(hull.Start, w.Start), max(hull.End, w.End)
		}
	}
	return hull, any
}

// full gives the spans that at least n claims hold, by one sort and one sweep.
func full(claims []Claim, n int) []span.Span {
	type edge struct {
		at   int64
		step int
	}
	edges := make([]edge, 0, 2*len(claims))
	for _, c := range claims {
		edges = append(edges, edge{c.Span.Start, 1}, edge{c.Span.End, -1})
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if a.at != b.at {
			return int(min(1, max(-1, a.at-b.at)))
		}
		return b.step - a.step // a start before an end: what touches is one full span
	})
	var out []span.Span
	depth, from := 0, int64(0)
	for _, e := range edges {
		if depth < n && depth+e.step >= n {
			from = e.at
		}
		if depth >= n && depth+e.step < n && from < e.at {
			out = append(out, span.Span{Start: from, End: e.at})
		}
		depth += e.step
	}
	return out
}
