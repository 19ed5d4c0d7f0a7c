package workplace

import (
	"cmp"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// Reason says why a place is suggested.
type Reason string

// The reasons, the strongest first.
const (
	Usual   Reason = "usual"   // the actor was here most often
	Nearby  Reason = "nearby"  // on the floor where the actor has something in that period
	Fitting Reason = "fitting" // it leaves the longest other times whole
)

// Suggestion is a free place with the reason for it.
type Suggestion struct {
	Asset
	Reason Reason
	Times  int // how often the actor used it in the last six weeks
}

// habit is how far back the actor's use counts.
const habit = 42 * 24 * time.Hour

// Find suggests assets that are free throughout a period, the best first: where the actor usually is, then on the
// floor where the actor is in that period anyway, then where the time fits most tightly between its neighbours,
// so that long free times stay whole.
func (w *Workplaces) Find(tx db.Tx, actor directory.Actor, f Filter, during span.Span, limit int) ([]Suggestion, error) {
	now := w.Clock.Now()
	if err := claim.Check(during); err != nil {
		return nil, err
	}
	during = fromNow(during, now)
	assets, err := w.openAssets(tx, f, during)
	if err != nil {
		return nil, err
	}
	free, err := claim.Free(tx, opens(assets, around(during)), now)
	if err != nil {
		return nil, err
	}
	times, err := usedSince(tx, actor.Member, now.Add(-habit))
	if err != nil {
		return nil, err
	}
	near, err := floorsOf(tx, actor.Member, during)
	if err != nil {
		return nil, err
	}
	type scored struct {
		Suggestion
		slack int64
	}
	var found []scored
	for _, a := range assets {
		i := slices.IndexFunc(free[a.ID], func(s span.Span) bool { return s.Contains(during) })
		if i < 0 {
			continue
		}
		s := scored{Suggestion{a, Fitting, times[a.ID]}, free[a.ID][i].End - free[a.ID][i].Start}
		if s.Times > 0 {
			s.Reason = Usual
		} else if slices.Contains(near, a.Floor) {
			s.Reason = Nearby
		}
		found = append(found, s)
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		nearer := func(s scored) int {
			if slices.Contains(near, s.Floor) {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(nearer(a), nearer(b)), cmp.Compare(a.slack, b.slack), cmp.Compare(a.Name, b.Name))
	})
	out := make([]Suggestion, 0, limit)
	for _, s := range found[:min(limit, len(found))] {
		out = append(out, s.Suggestion)
	}
	return out, nil
}

// around looks a day to both sides, to see what the period's neighbours leave.
func around(during span.Span) span.Span { return during.Widen(24*time.Hour, 24*time.Hour) }

func opens(assets []Asset, window span.Span) []claim.Open {
	out := make([]claim.Open, len(assets))
	for i, a := range assets {
		out[i] = claim.Open{Resource: a.ID, Windows: []span.Span{window}}
	}
	return out
}

// openAssets gives the assets whose site is open throughout the period.
func (w *Workplaces) openAssets(tx db.Tx, f Filter, during span.Span) ([]Asset, error) {
	sites, err := directory.SiteList(tx)
	if err != nil {
		return nil, err
	}
	open := map[string]bool{}
	for _, s := range sites {
		open[s.ID] = s.IsOpen(during)
	}
	assets, err := Assets(tx, f)
	return slices.DeleteFunc(assets, func(a Asset) bool { return !open[a.Site] }), err
}

// FreeAssets gives the assets that pass the filter and can be reserved throughout a period.
func (w *Workplaces) FreeAssets(tx db.Tx, f Filter, during span.Span) ([]Asset, error) {
	if err := claim.Check(during); err != nil {
		return nil, err
	}
	during = fromNow(during, w.Clock.Now())
	assets, err := w.openAssets(tx, f, during)
	if err != nil || len(assets) == 0 {
		return nil, err
	}
	free, err := claim.Free(tx, opens(assets, during), w.Clock.Now())
	return slices.DeleteFunc(assets, func(a Asset) bool {
		return !slices.Contains(free[a.ID], during)
	}), err
}

func usedSince(tx db.Tx, member string, since time.Time) (map[string]int, error) {
	type used struct {
		asset string
		n     int
	}
	all, err := db.All(tx, func(row db.Scan) (used, error) {
		var u used
		err := row(&u.asset, &u.n)
		return u, err
	}, `SELECT asset, count(*) FROM stay WHERE org = $1 AND member = $2 AND started_at > $3 AND asset IS NOT NULL GROUP BY asset`,
		tx.Org(), member, db.Micros(since))
	out := map[string]int{}
	for _, u := range all {
		out[u.asset] = u.n
	}
	return out, err
}

// floorsOf gives the floors on which a member has reserved something in a period.
func floorsOf(tx db.Tx, member string, during span.Span) ([]string, error) {
	return db.All(tx, func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}, `SELECT DISTINCT a.floor FROM reservation r JOIN asset a ON a.id = r.asset AND a.org = r.org
		WHERE r.org = $1 AND r.member = $2 AND r.cancelled_at IS NULL AND r.starts_at < $3 AND r.ends_at > $4`,
		tx.Org(), member, during.End, during.Start)
}
