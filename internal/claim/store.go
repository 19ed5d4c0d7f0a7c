package claim

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/span"
)

const columns = "id, resource, lane, starts_at, ends_at, strength, expires_at, holder"

func scan(row db.Scan) (Claim, error) {
	var c Claim
	var until sql.NullInt64
	err := row(&c.ID, &c.Resource, &c.Lane, &c.Span.Start, &c.Span.End, &c.Strength, &until, &c.Holder)
	if until.Valid {
		c.Until = db.Time(until.Int64)
	}
	return c, err
}

func byResource(a, b Claim) int {
	return cmp.Or(strings.Compare(a.Resource, b.Resource), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Lane, b.Lane))
}

func expiry(c Claim) any {
	if c.Strength == Hold {
		return db.Micros(c.Until)
	}
	return nil
}

// insertFirst inserts a claim on the first lane of a resource. Where another reaches into its span, expired or not, the
// database refuses the row, as it always does; where the resource is not there or has too many lanes, the column is left
// without one. OR FAIL, which for a single row undoes as much as ABORT, spares SQLite a journal of the statement. Only a
// transaction that is Serial survives a refusal.
func insertFirst(tx db.Tx, c Claim, whole bool) (bool, error) {
	_, err := tx.Exec(`INSERT OR FAIL INTO claim (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder)
		VALUES ($1, $2, (SELECT id FROM resource WHERE id = $3 AND org = $2 AND ($9 = 0 OR capacity = 1)), 0, $4, $5, $6, $7, $8)`,
		c.ID, tx.Org(), c.Resource, c.Span.Start, c.Span.End, int64(c.Strength), expiry(c), c.Holder, whole)
	if db.Violates(err) {
		return false, nil
	}
	return err == nil, err
}

func insert(tx db.Tx, c Claim) error {
	_, err := tx.Exec(`INSERT INTO claim (id, org, resource, lane, starts_at, ends_at, strength, expires_at, holder)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		c.ID, tx.Org(), c.Resource, c.Lane, c.Span.Start, c.Span.End, int64(c.Strength), expiry(c), c.Holder)
	return err
}

// What changes all claims of a holder finds them by the holder. The organisation is compared as an expression, because
// SQLite would rather go through all that it ever claimed, by its index by day.
const (
	confirmAll = `UPDATE claim SET strength = 2, expires_at = NULL
		WHERE holder = $1 AND org || '' = $2 AND strength = 1 AND expires_at > $3`
	clearExpired = "DELETE FROM claim WHERE holder = $1 AND org || '' = $2 AND strength = 1 AND expires_at <= $3"
)

func remove(tx db.Tx, c Claim) (int64, error) {
	return tx.Exec("DELETE FROM claim WHERE holder = $1 AND id = $2 AND org = $3", c.Holder, c.ID, tx.Org())
}

// held reads a holder's claims in a fixed order.
func held(tx db.Tx, holder string) ([]Claim, error) {
	return db.All(tx, scan, "SELECT "+columns+" FROM claim WHERE holder = $1 AND org = $2 ORDER BY resource, lane, id", holder, tx.Org())
}

// Of gives a holder's claims, expired holds included.
func Of(tx db.Tx, holder string) ([]Claim, error) { return held(tx, holder) }

// overlapping reads the exclusive claims of a locked resource that overlap a span. On a lane nothing overlaps,
// so besides those that start inside the span only the nearest earlier one of each lane can reach into it. The
// organisation is compared as an expression, because its index by day would read all that it ever claimed.
func overlapping(tx db.Tx, resource string, s span.Span, capacity int) ([]Claim, error) {
	if capacity == 1 {
		return db.All(tx, scan, `SELECT `+columns+` FROM claim
			WHERE resource = $1 AND org || '' = $2 AND lane = 0 AND starts_at < $3 AND ends_at > $4
			AND starts_at >= COALESCE((SELECT e.starts_at FROM claim e WHERE e.resource = $1 AND e.lane = 0
				AND e.starts_at <= $4 ORDER BY e.starts_at DESC LIMIT 1), $4) ORDER BY starts_at`,
			resource, tx.Org(), s.End, s.Start)
	}
	return db.All(tx, scan, `WITH RECURSIVE lanes (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM lanes WHERE n + 1 < $5)
		SELECT `+columns+` FROM lanes JOIN claim ON resource = $1 AND lane = n AND org || '' = $2 AND starts_at < $3 AND ends_at > $4
			AND starts_at >= COALESCE((SELECT e.starts_at FROM claim e WHERE e.resource = $1 AND e.lane = n
				AND e.starts_at <= $4 ORDER BY e.starts_at DESC LIMIT 1), $4) ORDER BY starts_at, lane`,
		resource, tx.Org(), s.End, s.Start, capacity)
}

// day is how long a claim may be and still be found by its start alone; longer ones have an index of their own.
const day = 86400000000

// ofOrganisation reads what overlaps a span in the whole organisation: by start for claims of up to a day, and
// the few longer ones by their end.
func ofOrganisation(tx db.Tx, s span.Span) ([]Claim, error) {
	return db.All(tx, scan, `SELECT `+columns+` FROM claim
			WHERE org = $1 AND starts_at > $2 AND starts_at < $3 AND ends_at > $4 AND ends_at - starts_at <= 86400000000
		UNION ALL SELECT `+columns+` FROM claim
			WHERE org = $1 AND ends_at > $4 AND starts_at < $3 AND ends_at - starts_at > 86400000000`,
		tx.Org(), s.Start-day, s.End, s.Start)
}

// ofResources asks by resource and lane; the organisation's index by day is kept out of it, because for few
// resources and many weeks it would read everybody else's claims.

// maxNamed is how many resources are asked one by one; more are filtered from the organisation's.
const maxNamed = 32

func ofResources(tx db.Tx, s span.Span, resources []string) ([]Claim, error) {
	if len(resources) > maxNamed {
		return filtered(tx, s, resources)
	}
	capacity, err := capacities(tx, resources)
	if err != nil {
		return nil, err
	}
	widest := 0
	for _, n := range capacity {
		widest = max(widest, n)
	}
	lanes := "-1"
	for lane := range widest {
		lanes += fmt.Sprintf(", %d", lane)
	}
	args := []any{tx.Org(), s.Start - day, s.End, s.Start}
	names := make([]string, len(resources))
	for i, r := range resources {
		args = append(args, r)
		names[i] = fmt.Sprintf("$%d", len(args))
	}
	in := strings.Join(names, ", ")
	return db.All(tx, scan, `SELECT `+columns+` FROM claim WHERE resource IN (`+in+`) AND lane IN (`+lanes+`)
			AND org || '' = $1 AND starts_at > $2 AND starts_at < $3 AND ends_at > $4 AND ends_at - starts_at <= 86400000000
		UNION ALL SELECT `+columns+` FROM claim WHERE org = $1 AND ends_at > $4 AND starts_at < $3
			AND ends_at - starts_at > 86400000000 AND resource IN (`+in+`)`, args...)
}

// single reads when the resources with one lane are taken, and the capacity of all that exist. What is read of each claim is in
// the index of its lane; what is not there is asked apart, and is little: the holds that are over, and the claims of more than
// a day that began long ago.
func single(tx db.Tx, s span.Span, now time.Time, resources []string, out map[string]fullness) (map[string]int, error) {
	over, long, err := besides(tx, s, now)
	if err != nil {
		return nil, err
	}
	args := []any{tx.Org(), s.Start - day, s.End, s.Start}
	names := make([]string, len(resources))
	for i, r := range resources {
		args = append(args, r)
		names[i] = fmt.Sprintf("$%d", len(args))
	}
	type row struct {
		id       string
		capacity int
		times    sql.NullString
	}
	all, err := db.All(tx, func(scan db.Scan) (r row, err error) { return r, scan(&r.id, &r.capacity, &r.times) },
		`SELECT r.id, r.capacity, CASE WHEN r.capacity = 1 THEN (
			SELECT `+tx.List("c.starts_at")+` || ';' || `+tx.List("c.ends_at")+` FROM claim c
			WHERE c.resource = r.id AND c.lane = 0 AND c.starts_at > $2 AND c.starts_at < $3 AND c.ends_at > $4) END
		FROM resource r WHERE r.org = $1 AND r.id IN (`+strings.Join(names, ", ")+`)`, args...)
	if err != nil {
		return nil, err
	}
	capacity := map[string]int{}
	for _, r := range all {
		if capacity[r.id] = r.capacity; r.capacity != 1 {
			continue
		}
		spans, err := spansOf(r.times.String)
		if err != nil {
			return nil, err
		}
		spans = slices.DeleteFunc(spans, func(s span.Span) bool { return slices.Contains(over[r.id], s) })
		spans = append(spans, long[r.id]...)
		out[r.id] = fullness{any: spans, all: spans}
	}
	return capacity, nil
}

// besides reads what is not to be seen in the index of the lanes: the spans of the holds that are over but still there, and those
// of claims of more than a day that began more than a day before a span, both by resource.
func besides(tx db.Tx, s span.Span, now time.Time) (over, long map[string][]span.Span, err error) {
	all, err := db.All(tx, scan, "SELECT "+columns+` FROM claim WHERE org = $1 AND strength = 1 AND expires_at <= $2
		UNION ALL SELECT `+columns+` FROM claim WHERE org = $1 AND ends_at > $3 AND starts_at <= $4 AND ends_at - starts_at > 86400000000`,
		tx.Org(), db.Micros(now), s.Start, s.Start-day)
	over, long = map[string][]span.Span{}, map[string][]span.Span{}
	for _, c := range all {
		switch {
		case c.expired(now):
			over[c.Resource] = append(over[c.Resource], c.Span)
		case c.Strength != Shareable:
			long[c.Resource] = append(long[c.Resource], c.Span)
		}
	}
	return over, long, err
}

// spansOf reads starts and ends, each list apart, in the same order.
func spansOf(times string) ([]span.Span, error) {
	starts, ends, _ := strings.Cut(times, ";")
	out := make([]span.Span, 0, 1+strings.Count(starts, ","))
	for starts != "" {
		var from, to string
		from, starts, _ = strings.Cut(starts, ",")
		to, ends, _ = strings.Cut(ends, ",")
		start, err := strconv.ParseInt(from, 10, 64)
		if err != nil {
			return nil, err
		}
		end, err := strconv.ParseInt(to, 10, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, span.Span{Start: start, End: end})
	}
	return out, nil
}

func filtered(tx db.Tx, s span.Span, resources []string) ([]Claim, error) {
	all, err := ofOrganisation(tx, s)
	wanted := make(map[string]bool, len(resources))
	for _, r := range resources {
		wanted[r] = true
	}
	return slices.DeleteFunc(all, func(c Claim) bool { return !wanted[c.Resource] }), err
}

// capacities reads the capacity of each resource that exists.
func capacities(tx db.Tx, resources []string) (map[string]int, error) {
	type pair struct {
		id string
		n  int
	}
	out := map[string]int{}
	for chunk := range slices.Chunk(resources, 500) {
		args := []any{tx.Org()}
		names := make([]string, len(chunk))
		for i, r := range chunk {
			args = append(args, r)
			names[i] = fmt.Sprintf("$%d", len(args))
		}
		got, err := db.All(tx, func(row db.Scan) (pair, error) {
			var p pair
			err := row(&p.id, &p.n)
			return p, err
		}, "SELECT id, capacity FROM resource WHERE org = $1 AND id IN ("+strings.Join(names, ", ")+")", args...)
		if err != nil {
			return nil, err
		}
		for _, p := range got {
			out[p.id] = p.n
		}
	}
	return out, nil
}
