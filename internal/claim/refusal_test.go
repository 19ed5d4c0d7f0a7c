package claim_test

import (
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/id"
	"bureau/internal/span"
)

// raw is a row that no verb has looked at.
func raw(resource string, lane int, s span.Span, strength claim.Strength) claim.Claim {
	c := claim.Claim{ID: id.New(), Resource: resource, Lane: lane, Span: s, Strength: strength, Holder: "raw"}
	if strength == claim.Hold {
		c.Until = epoch.Add(time.Hour)
	}
	return c
}

func (b bench) insert(c claim.Claim) error {
	return b.write(func(tx db.Tx) error { return insertRaw(tx, c) })
}

func (b bench) update(c claim.Claim, set string, value any) error {
	return b.write(func(tx db.Tx) error {
		n, err := tx.Exec("UPDATE claim SET "+set+" = $1 WHERE id = $2", value, c.ID)
		if err == nil && n != 1 {
			b.Errorf("the update met %d rows", n)
		}
		return err
	})
}

// bypassed fails where the database let through what no two exclusive claims may do.
func (b bench) bypassed(err error) {
	b.Helper()
	if err == nil {
		b.Fatal("the database let it through")
	}
}

// The verbs never get an overlap as far as the database, or take its refusal for a look, so these tests go around them.
func TestTheDatabaseItselfRefuses(t *testing.T) {
	onEach(t, []sentence{
		{"an insert that overlaps, however it does", func(b bench) {
			r := b.resource(2)
			b.done(b.insert(raw(r, 0, hours(4, 8), claim.Taken)))
			for _, s := range []span.Span{hours(4, 8), hours(3, 5), hours(7, 9), hours(5, 6), hours(3, 9), hours(4, 5), hours(7, 8)} {
				for _, strength := range []claim.Strength{claim.Hold, claim.Taken, claim.Blocked} {
					b.bypassed(b.insert(raw(r, 0, s, strength)))
				}
			}
		}},
		{"an insert that overlaps by a microsecond", func(b bench) {
			r, s := b.resource(1), hours(4, 8)
			b.done(b.insert(raw(r, 0, s, claim.Taken)))
			b.bypassed(b.insert(raw(r, 0, span.Span{Start: s.End - 1, End: s.End + 1}, claim.Taken)))
			b.bypassed(b.insert(raw(r, 0, span.Span{Start: s.Start - 1, End: s.Start + 1}, claim.Taken)))
		}},
		{"an insert over an expired hold, which a verb would delete first", func(b bench) {
			r := b.resource(1)
			old := raw(r, 0, hours(4, 8), claim.Hold)
			old.Until = epoch.Add(-time.Hour)
			b.done(b.insert(old))
			b.bypassed(b.insert(raw(r, 0, hours(4, 8), claim.Taken)))
		}},
		{"an insert that overlaps another of the same statement's transaction", func(b bench) {
			r := b.resource(1)
			b.bypassed(b.write(func(tx db.Tx) error {
				if err := insertRaw(tx, raw(r, 0, hours(4, 8), claim.Taken)); err != nil {
					b.Error(err)
				}
				return insertRaw(tx, raw(r, 0, hours(7, 9), claim.Taken))
			}))
		}},
		{"an update of the start, the end, the lane, the resource or the strength that makes two overlap", func(b bench) {
			r, other := b.resource(2), b.resource(2)
			b.done(b.insert(raw(r, 0, hours(4, 8), claim.Taken)))
			before, after := raw(r, 0, hours(2, 4), claim.Taken), raw(r, 0, hours(8, 10), claim.Hold)
			beside, away := raw(r, 1, hours(5, 6), claim.Blocked), raw(other, 0, hours(5, 6), claim.Taken)
			shared := raw(r, -1, hours(5, 6), claim.Shareable)
			for _, c := range []claim.Claim{before, after, beside, away, shared} {
				b.done(b.insert(c))
			}
			b.bypassed(b.update(before, "ends_at", hours(2, 4).End+1))
			b.bypassed(b.update(after, "starts_at", hours(8, 10).Start-1))
			b.bypassed(b.update(beside, "lane", 0))
			b.bypassed(b.update(away, "resource", r))
			b.bypassed(b.update(shared, "strength", 2))
			b.bypassed(b.update(shared, "lane = 0, strength", 2))
		}},
		{"an exclusive claim without a lane, a shareable one on a lane, a hold without expiry, and no time", func(b bench) {
			r := b.resource(1)
			b.bypassed(b.insert(raw(r, -1, hours(4, 8), claim.Taken)))
			b.bypassed(b.insert(raw(r, 0, hours(4, 8), claim.Shareable)))
			b.bypassed(b.insert(raw(r, 0, hours(4, 4), claim.Taken)))
			b.bypassed(b.insert(raw(r, 0, hours(4, 8), 5)))
			b.bypassed(b.insert(raw("missing", 0, hours(4, 8), claim.Taken)))
			taken := raw(r, 0, hours(4, 8), claim.Taken)
			b.done(b.insert(taken))
			b.bypassed(b.update(taken, "strength", 1))
		}},
	})
}

func TestTheDatabaseItselfLetsPass(t *testing.T) {
	onEach(t, []sentence{
		{"spans that touch, in any order", func(b bench) {
			r := b.resource(1)
			for _, s := range []span.Span{hours(4, 8), hours(8, 10), hours(1, 4), hours(11, 12), hours(10, 11)} {
				b.done(b.insert(raw(r, 0, s, claim.Taken)))
			}
		}},
		{"the same span on another lane, on another resource and shareable", func(b bench) {
			r := b.resource(2)
			b.done(b.insert(raw(r, 0, hours(4, 8), claim.Taken)))
			b.done(b.insert(raw(r, 1, hours(4, 8), claim.Taken)))
			b.done(b.insert(raw(b.resource(1), 0, hours(4, 8), claim.Taken)))
			b.done(b.insert(raw(r, -1, hours(4, 8), claim.Shareable)))
			b.done(b.insert(raw(r, -1, hours(4, 8), claim.Shareable)))
		}},
		{"an update of a claim over its own span", func(b bench) {
			c := raw(b.resource(1), 0, hours(4, 8), claim.Taken)
			b.done(b.insert(c))
			b.done(b.update(c, "ends_at", hours(4, 9).End))
			b.done(b.update(c, "starts_at", hours(5, 9).Start))
			b.done(b.update(c, "lane", 3))
			b.done(b.update(c, "strength", 3))
		}},
		{"an update up to the neighbours", func(b bench) {
			r := b.resource(1)
			c := raw(r, 0, hours(5, 6), claim.Taken)
			for _, row := range []claim.Claim{raw(r, 0, hours(2, 4), claim.Taken), c, raw(r, 0, hours(8, 9), claim.Taken)} {
				b.done(b.insert(row))
			}
			b.done(b.update(c, "starts_at", hours(4, 6).Start))
			b.done(b.update(c, "ends_at", hours(4, 8).End))
			b.bypassed(b.update(c, "ends_at", hours(4, 8).End+1))
		}},
	})
}
