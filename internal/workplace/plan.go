package workplace

import (
	"fmt"
	"strings"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// State is how an asset stands in a period.
type State string

// The states (W03). Soon is free at first and taken before the period ends.
const (
	Free       State = "free"
	Soon       State = "soon"
	IsReserved State = "reserved"
	Occupied   State = "occupied"
	Out        State = "out"
)

// Status is an asset as a reader sees it for a period.
type Status struct {
	Asset
	State State
	Until time.Time // free or taken until then; zero where nothing follows
	Mine  bool      // the reader's own reservation or stay is on it
	Who   []Person  // who has it and may be shown
	Left  int       // how many more may use it throughout the period
	Why   string    // why it is out of use, as whoever took it out wrote; may be empty
}

// Person is a colleague as others see them.
type Person struct {
	Member string
	Name   string
}

// Initials are for the small round picture.
func (p Person) Initials() string {
	out := ""
	words := strings.Fields(p.Name)
	for i, w := range words {
		if i == 0 || i == len(words)-1 {
			out += string([]rune(w)[0])
		}
	}
	return strings.ToUpper(out)
}

// Filter narrows assets; empty fields do not.
type Filter struct {
	Site      string
	Floor     string
	Kind      Kind
	Equipment []Feature
	People    int    // who must have room
	Contains  string // part of the name
}

// Assets gives the assets that pass the filter, by name.
func Assets(tx db.Tx, f Filter) ([]Asset, error) {
	args := []any{tx.Org()}
	where := inPlace + " WHERE a.org = $1"
	add := func(column, value string) {
		if value != "" {
			args = append(args, value)
			where += fmt.Sprintf(" AND a.%s = $%d", column, len(args))
		}
	}
	add("site", f.Site)
	add("floor", f.Floor)
	add("kind", string(f.Kind))
	all, err := db.All(tx, scanAsset, "SELECT "+assetColumns+where+" ORDER BY a.name, a.id", args...)
	if err != nil || (len(f.Equipment) == 0 && f.Contains == "" && f.People <= 1) {
		return all, err
	}
	kept := all[:0]
	for _, a := range all {
		if a.Has(f.Equipment) && a.Fits(f.People) && strings.Contains(strings.ToLower(a.Name), strings.ToLower(f.Contains)) {
			kept = append(kept, a)
		}
	}
	return kept, nil
}

// fromNow is what is left of a period that has begun: what was in the way before now is in nobody's way.
func fromNow(s span.Span, now time.Time) span.Span {
	if at := db.Micros(now); s.Start < at && at < s.End {
		s.Start = at
	}
	return s
}

// StatusOf tells how assets stand in a period, as the actor may see it: from the claims, and, where the period
// holds the present, from who has checked in.
func (w *Workplaces) StatusOf(tx db.Tx, actor directory.Actor, assets []Asset, during span.Span) ([]Status, error) {
	now := w.Clock.Now()
	if len(assets) == 0 {
		return nil, nil
	}
	names := make([]string, len(assets))
	for i, a := range assets {
		names[i] = a.ID
	}
	live := during.Start <= db.Micros(now) && db.Micros(now) < during.End
	during = fromNow(during, now)
	// A day beyond the period, to say until when it is free.
	over := span.Span{Start: during.Start, End: during.End + int64(24*time.Hour/time.Microsecond)}
	busy, err := claim.Busy(tx, over, now, names...)
	if err != nil {
		return nil, err
	}
	of := map[string][]claim.Claim{}
	for _, c := range busy {
		of[c.Resource] = append(of[c.Resource], c)
	}
	holders, err := holdersOf(tx, during, assets)
	if err != nil {
		return nil, err
	}
	inside := map[string][]presence{}
	if live {
		if inside, err = inUseNow(tx, now, assets); err != nil {
			return nil, err
		}
	}
	out := make([]Status, len(assets))
	broken := false
	for i, a := range assets {
		out[i] = status(actor, a, during, now, of[a.ID], holders, inside[a.ID], live)
		broken = broken || out[i].State == Out
	}
	if !broken {
		return out, nil
	}
	return out, sayWhy(tx, out, during)
}

// sayWhy gives the places that are out of use the reason.
func sayWhy(tx db.Tx, all []Status, during span.Span) error {
	var places []Asset
	for _, s := range all {
		places = append(places, s.Asset)
	}
	reasons, err := reasonsAt(tx, narrow(places), during.Start)
	for i := range all {
		if all[i].State == Out {
			all[i].Why = reasons[all[i].Asset.ID]
		}
	}
	return err
}

func status(actor directory.Actor, a Asset, during span.Span, now time.Time, claims []claim.Claim, holders map[string]holder, inside []presence, live bool) Status {
	s := Status{Asset: a, State: Free, Left: a.Capacity}
	start := during.Start
	if live {
		start = db.Micros(now)
	}
	at, next, out := 0, int64(0), false
	takenUntil := int64(0)
	for _, c := range claims {
		if c.Strength == claim.Shareable {
			continue
		}
		if c.Span.Start > start && (next == 0 || c.Span.Start < next) {
			next = c.Span.Start
		}
		if c.Span.Start <= start && start < c.Span.End {
			at++
			out = out || c.Strength == claim.Blocked
			if takenUntil == 0 || c.Span.End < takenUntil {
				takenUntil = c.Span.End
			}
		}
		h, known := holders[c.Holder]
		if c.Span.Overlaps(during) && known {
			s.Mine = s.Mine || h.member == actor.Member
			if c.Span.Start <= start && start < c.Span.End {
				s.addPerson(actor, h)
			}
		}
	}
	s.Left = a.Capacity - deepest(claims, during)
	for _, p := range inside {
		s.Mine = s.Mine || p.member == actor.Member
	}
	switch {
	case out:
		s.State = Out
	case at >= a.Capacity && len(inside) > 0:
		s.State = Occupied
	case at >= a.Capacity:
		s.State = IsReserved
	case s.Left <= 0:
		s.State = Soon
	}
	if at >= a.Capacity {
		s.Until = db.Time(takenUntil)
	} else if next != 0 && a.Capacity == 1 {
		s.Until = db.Time(next)
	}
	return s
}

func (s *Status) addPerson(actor directory.Actor, h holder) {
	if h.visible || h.member == actor.Member {
		s.Who = append(s.Who, Person{h.member, h.name})
	}
}

// deepest is the most lanes taken at any one instant of a period.
func deepest(claims []claim.Claim, during span.Span) int {
	most := 0
	for _, c := range claims {
		if c.Strength == claim.Shareable || !c.Span.Overlaps(during) {
			continue
		}
		at := max(c.Span.Start, during.Start)
		n := 0
		for _, o := range claims {
			if o.Strength != claim.Shareable && o.Span.Start <= at && at < o.Span.End {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// holder is the person behind a claim.
type holder struct {
	ref     string
	member  string
	name    string
	visible bool
}

func scanHolder(row db.Scan) (holder, error) {
	var h holder
	err := row(&h.ref, &h.member, &h.name, &h.visible)
	return h, err
}

// narrow restricts a query to one floor where the assets share it.
func narrow(assets []Asset) string {
	for _, a := range assets {
		if a.Floor != assets[0].Floor {
			return ""
		}
	}
	return assets[0].Floor
}

// holdersOf finds who is behind the claims of a period: reservations, and walk-ins.
func holdersOf(tx db.Tx, during span.Span, assets []Asset) (map[string]holder, error) {
	floor := narrow(assets)
	all, err := db.All(tx, scanHolder, `SELECT 'reservation/' || r.id, r.member, m.name,
			r.guest_name IS NULL AND COALESCE((SELECT t.visible FROM stay t WHERE t.reservation = r.id AND t.org = r.org AND t.ended_at IS NULL ORDER BY t.started_at DESC LIMIT 1), m.visible)
		FROM asset a JOIN reservation r ON r.asset = a.id AND r.org = a.org JOIN member m ON m.id = r.member AND m.org = r.org
		WHERE a.org = $1 AND (a.floor = $2 OR $2 = '') AND r.cancelled_at IS NULL
			AND r.starts_at < $3 AND r.starts_at > $4 AND r.ends_at > $5
		UNION ALL SELECT 'stay/' || t.id, t.member, m.name, t.visible FROM asset a JOIN stay t ON t.asset = a.id AND t.org = a.org
			JOIN member m ON m.id = t.member AND m.org = t.org
		WHERE a.org = $1 AND (a.floor = $2 OR $2 = '') AND t.reservation IS NULL
			AND t.started_at < $3 AND t.started_at > $4 AND t.until_at > $5`,
		tx.Org(), floor, during.End, during.Start-int64(MaxReservation/time.Microsecond), during.Start)
	out := make(map[string]holder, len(all))
	for _, h := range all {
		out[h.ref] = h
	}
	return out, err
}

type presence struct{ asset, member string }

// inUseNow tells at which assets somebody is checked in.
func inUseNow(tx db.Tx, now time.Time, assets []Asset) (map[string][]presence, error) {
	all, err := db.All(tx, func(row db.Scan) (presence, error) {
		var p presence
		err := row(&p.asset, &p.member)
		return p, err
	}, "SELECT asset, member FROM stay WHERE org = $1 AND ended_at IS NULL AND until_at > $2 AND asset IS NOT NULL", tx.Org(), db.Micros(now))
	out := map[string][]presence{}
	for _, p := range all {
		out[p.asset] = append(out[p.asset], p)
	}
	return out, err
}
