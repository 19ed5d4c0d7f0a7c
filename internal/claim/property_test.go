package claim_test

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

// checkOnEach checks a property on both databases; on PostgreSQL, where each statement is a message to another
// process, a quarter as often.
func checkOnEach(t *testing.T, property func(b bench, rt *rapid.T)) {
	t.Helper()
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		checks := flag.Lookup("rapid.checks")
		was := checks.Value.String()
		defer checks.Value.Set(was)
		if n, err := strconv.Atoi(was); err == nil && d.Postgres() {
			checks.Value.Set(strconv.Itoa(max(1, n/4)))
		}
		rapid.Check(t, func(rt *rapid.T) { property(bench{T: t, d: d, org: org}, rt) })
	})
}

// shelf is one resource and what the model believes to be on it.
type shelf struct {
	name     string
	capacity int
	unit     time.Duration // how long a slot is; some make claims longer than a day
	on       []entry
}

func newShelf(b bench, rt *rapid.T) *shelf {
	n := rapid.IntRange(1, 3).Draw(rt, "capacity")
	unit := rapid.SampledFrom([]time.Duration{time.Hour, 7 * time.Hour, 24 * time.Hour}).Draw(rt, "unit")
	return &shelf{name: b.resource(n), capacity: n, unit: unit}
}

func (s *shelf) span(x stretch) span.Span {
	return span.Of(epoch.Add(time.Duration(x.from)*s.unit), epoch.Add(time.Duration(x.to)*s.unit))
}

// later is when the probes are made; holds until sooner have expired by then.
var later = epoch.Add(time.Hour)

// fits counts slot by slot what holds at an instant, without one holder.
func (s *shelf) fits(x stretch, need int, now time.Time, without int) bool {
	for slot := x.from; slot < x.to; slot++ {
		depth := need
		for _, e := range s.on {
			if e.holder != without && e.from <= slot && slot < e.to && e.strength != claim.Shareable && !e.dead(now.Sub(epoch).Microseconds()) {
				depth++
			}
		}
		if depth > s.capacity {
			return false
		}
	}
	return true
}

func drawStretch(rt *rapid.T) stretch {
	from := rapid.IntRange(0, slots-1).Draw(rt, "from")
	return stretch{from, rapid.IntRange(from+1, slots).Draw(rt, "to")}
}

// holder is unique to the shelf and the number.
func (s *shelf) holder(n int) string { return fmt.Sprint(s.name, "/", n) }

// put takes something random, and checks that the answer is the model's.
func (s *shelf) put(b bench, rt *rapid.T, number int) {
	x := drawStretch(rt)
	strength := rapid.SampledFrom([]claim.Strength{claim.Hold, claim.Taken, claim.Taken, claim.Blocked, claim.Shareable}).Draw(rt, "strength")
	t := claim.Take{Holder: s.holder(number), Strength: strength, Wants: []claim.Want{{Resource: s.name, Span: s.span(x), Whole: strength == claim.Blocked}}}
	e := entry{holder: number, stretch: x, strength: strength}
	if strength == claim.Hold {
		t.Until = epoch.Add(rapid.SampledFrom([]time.Duration{time.Microsecond, time.Hour, time.Hour + time.Microsecond}).Draw(rt, "life"))
		e.until = t.Until.Sub(epoch).Microseconds()
	}
	need := 1
	switch strength {
	case claim.Blocked:
		need = s.capacity
	case claim.Shareable:
		need = -1000 // fits always
	}
	s.agree(rt, "take", b.take(t), s.fits(x, need, epoch, -1))
	if s.fits(x, need, epoch, -1) {
		s.on = append(s.on, slices.Repeat([]entry{e}, max(1, need))...)
	}
}

func (s *shelf) agree(rt *rapid.T, what string, err error, fits bool) {
	rt.Helper()
	if (err == nil) != fits || err != nil && !fault.Is(err, fault.Taken) {
		rt.Fatalf("%s: got %v where the model says fits = %t; on the shelf: %+v", what, err, fits, s.on)
	}
}

// shift moves one of the holders anywhere, most often over itself.
func (s *shelf) shift(b bench, rt *rapid.T) {
	e := rapid.SampledFrom(s.on).Draw(rt, "whose")
	x := drawStretch(rt)
	need := 0
	for _, o := range s.on {
		if o.holder == e.holder {
			need++
		}
	}
	if e.strength == claim.Shareable {
		need = -1000
	}
	fits := s.fits(x, need, epoch, e.holder)
	s.agree(rt, "move", b.move(s.holder(e.holder), s.span(x)), fits)
	for i := range s.on {
		if fits && s.on[i].holder == e.holder {
			s.on[i].stretch = x
		}
	}
}

func (s *shelf) giveBack(b bench, rt *rapid.T) {
	e := rapid.SampledFrom(s.on).Draw(rt, "whose")
	b.done(b.write(func(tx db.Tx) error { _, err := claim.Release(tx, s.holder(e.holder)); return err }))
	s.on = slices.DeleteFunc(s.on, func(o entry) bool { return o.holder == e.holder })
}

// fill makes a random past of the shelf.
func (s *shelf) fill(b bench, rt *rapid.T) {
	for i := range rapid.IntRange(0, 16).Draw(rt, "steps") {
		switch dice := rapid.IntRange(0, 9).Draw(rt, "dice"); {
		case dice < 6 || len(s.on) == 0:
			s.put(b, rt, i)
		case dice < 8:
			s.shift(b, rt)
		default:
			s.giveBack(b, rt)
		}
	}
}

func TestAnySequenceOfVerbsIsAnsweredByDepthAndLeavesLanesWithoutOverlap(t *testing.T) {
	checkOnEach(t, func(b bench, rt *rapid.T) {
		s := newShelf(b, rt)
		s.fill(b, rt)
		var all []claim.Claim
		b.read(func(tx db.Tx) (err error) {
			all, err = claim.Busy(tx, s.span(stretch{0, slots}), epoch, s.name)
			return err
		})
		for i, c := range all {
			if c.Strength == claim.Shareable {
				continue
			}
			if c.Lane < 0 || c.Lane >= s.capacity {
				rt.Fatalf("%+v is on none of %d lanes", c, s.capacity)
			}
			for _, o := range all[:i] {
				if o.Lane == c.Lane && o.Span.Overlaps(c.Span) {
					rt.Fatalf("%+v and %+v overlap", o, c)
				}
			}
		}
	})
}

func TestWhatFreeOffersCanBeTakenAndNothingElse(t *testing.T) {
	checkOnEach(t, func(b bench, rt *rapid.T) {
		s := newShelf(b, rt)
		s.fill(b, rt)
		for _, whole := range []bool{false, true} {
			var free []span.Span
			b.read(func(tx db.Tx) error {
				got, err := claim.Free(tx, []claim.Open{{Resource: s.name, Windows: []span.Span{s.span(stretch{0, slots})}, Whole: whole}}, later)
				free = got[s.name]
				return err
			})
			for from := range slots {
				for to := from + 1; to <= slots; to++ {
					s.probe(b, rt, stretch{from, to}, whole, free)
				}
			}
		}
	})
}

// probe takes a stretch, undoes that, and compares what happened with what was offered and with the model.
func (s *shelf) probe(b bench, rt *rapid.T, x stretch, whole bool, free []span.Span) {
	offered := slices.ContainsFunc(free, func(f span.Span) bool { return f.Contains(s.span(x)) })
	err := b.write(func(tx db.Tx) error {
		want := claim.Want{Resource: s.name, Span: s.span(x), Whole: whole}
		if _, err := (claim.Take{Holder: "probe", Strength: claim.Taken, Wants: []claim.Want{want}}).Do(tx, later); err != nil {
			return err
		}
		return errUndo
	})
	need := 1
	if whole {
		need = s.capacity
	}
	if fits := s.fits(x, need, later, -1); offered != fits {
		rt.Fatalf("%v, whole %t: offered is %t, the model says %t; on the shelf: %+v", x, whole, offered, fits, s.on)
	}
	if offered != (err == errUndo) || err != errUndo && !fault.Is(err, fault.Taken) {
		rt.Fatalf("%v, whole %t: offered is %t, and taking it gave %v", x, whole, offered, err)
	}
}

func TestBusyIsWhatTheModelHolds(t *testing.T) {
	checkOnEach(t, func(b bench, rt *rapid.T) {
		s := newShelf(b, rt)
		s.fill(b, rt)
		x := drawStretch(rt)
		var want []entry
		for _, e := range s.on {
			if e.from < x.to && x.from < e.to && !e.dead(later.Sub(epoch).Microseconds()) {
				want = append(want, e)
			}
		}
		slices.SortStableFunc(want, entry.compare)
		many := []string{s.name}
		for range 40 {
			many = append(many, id.New())
		}
		for _, names := range [][]string{{s.name}, {s.name, "missing"}, many, nil} {
			if got := s.seen(b, x, names); !slices.Equal(got, want) {
				rt.Fatalf("of %d names: got %+v, want %+v", len(names), got, want)
			}
		}
	})
}

// seen asks Busy and says the answer in the words of the model.
func (s *shelf) seen(b bench, x stretch, names []string) []entry {
	var out []entry
	b.read(func(tx db.Tx) error {
		found, err := claim.Busy(tx, s.span(x), later, names...)
		if !slices.IsSortedFunc(found, func(a, b claim.Claim) int {
			return cmp.Or(cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Span.Start, b.Span.Start))
		}) {
			b.Errorf("not sorted: %+v", found)
		}
		for _, c := range found {
			if c.Resource != s.name {
				continue
			}
			e := entry{strength: c.Strength}
			fmt.Sscanf(c.Holder[len(s.name):], "/%d", &e.holder)
			e.from, e.to = int(c.Span.StartTime().Sub(epoch)/s.unit), int(c.Span.EndTime().Sub(epoch)/s.unit)
			if c.Strength == claim.Hold {
				e.until = c.Until.Sub(epoch).Microseconds()
			}
			out = append(out, e)
		}
		return err
	})
	slices.SortStableFunc(out, entry.compare)
	return out
}
