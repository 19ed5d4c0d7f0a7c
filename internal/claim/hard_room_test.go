package claim_test

import (
	"fmt"
	"testing"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/span"
)

func TestCapacity(t *testing.T) {
	onEach(t, []sentence{
		{"of n+1 concurrent clients exactly n fill a capacity of n", func(b bench) {
			for _, n := range []int{1, 2, 3, 7} {
				r := b.resource(n)
				errs := together(n+1, func(i int) error { return b.book(fmt.Sprint(b.Name(), i), r, hours(9, 10)) })
				if got := b.onlyTaken(errs); got != n {
					b.Fatalf("%d of %d clients got one of %d lanes", got, n+1, n)
				}
			}
		}},
		{"9 to 11 fits beside 9 to 10 and 10 to 11 on two lanes, and a third does not", func(b bench) {
			r := b.resource(2)
			b.done(b.book("gone", r, hours(10, 11)))
			b.done(b.book("late", r, hours(10, 11)))
			b.done(b.write(func(tx db.Tx) error { _, err := claim.Release(tx, "gone"); return err }))
			b.done(b.book("early", r, hours(9, 10)))
			if early, late := b.lane("early"), b.lane("late"); early == late {
				b.Fatalf("both are on lane %d, where nothing has to be moved", early)
			}
			b.done(b.book(b.Name(), r, hours(9, 11)))
			b.refused(b.book("third", r, hours(9, 11)), fault.Taken)
			b.holds("early", hours(9, 10))
			b.holds("late", hours(10, 11))
		}},
		{"a refusal tells the want and what stands in its way", func(b bench) {
			r := b.resource(1)
			b.done(b.book("here", r, hours(9, 11)))
			f, _ := fault.As(b.book(b.Name(), r, hours(10, 12)))
			conflict, ok := f.More.(claim.Conflict)
			if !ok || conflict.Want.Span != hours(10, 12) || len(conflict.By) != 1 || conflict.By[0].Holder != "here" {
				b.Fatalf("the refusal tells %+v", f.More)
			}
		}},
		{"a want of the whole takes every lane and is refused by any claim", func(b bench) {
			r := b.resource(3)
			whole := claim.Take{Holder: b.Name(), Strength: claim.Blocked, Wants: []claim.Want{{Resource: r, Span: hours(9, 12), Whole: true}}}
			b.done(b.book("one", r, hours(11, 13)))
			b.refused(b.take(whole), fault.Taken)
			b.done(b.move("one", hours(12, 13)))
			b.done(b.take(whole))
			b.holds(b.Name(), hours(9, 12), hours(9, 12), hours(9, 12))
			b.refused(b.book("two", r, hours(11, 13)), fault.Taken)
		}},
		{"a holder of all lanes keeps all of them when moved over itself", func(b bench) {
			r := b.resource(2)
			b.done(b.take(claim.Take{Holder: b.Name(), Strength: claim.Blocked, Wants: []claim.Want{{Resource: r, Span: hours(9, 12), Whole: true}}}))
			b.done(b.move(b.Name(), hours(10, 13)))
			b.refused(b.book("two", r, hours(12, 13)), fault.Taken)
			b.done(b.book("two", r, hours(9, 10)))
		}},
		{"a block and a booking that commit at once never both succeed", func(b bench) {
			for i := range 25 {
				r, holder := b.resource(2), fmt.Sprint(b.Name(), i)
				errs := together(2, func(n int) error {
					if n == 0 {
						return b.book(holder, r, hours(9, 10))
					}
					return b.take(claim.Take{Holder: "block", Strength: claim.Blocked, Wants: []claim.Want{{Resource: r, Span: hours(8, 12), Whole: true}}})
				})
				if n := b.onlyTaken(errs); n != 1 {
					b.Fatalf("%d of a block and a booking succeeded", n)
				}
			}
		}},
		{"shareable claims exclude nobody and are excluded by nobody", func(b bench) {
			r := b.resource(1)
			share := claim.Take{Holder: b.Name(), Strength: claim.Shareable, Wants: []claim.Want{{Resource: r, Span: hours(9, 10)}}}
			b.done(b.take(share))
			b.done(b.take(share))
			b.done(b.book("one", r, hours(9, 10)))
			b.done(b.take(share))
			b.holds(b.Name(), hours(9, 10), hours(9, 10), hours(9, 10))
			b.refused(b.book("two", r, hours(9, 10)), fault.Taken)
			b.done(b.move(b.Name(), hours(9, 12)))
		}},
		{"a capacity outside 1 to 1000 is refused", func(b bench) {
			for _, n := range []int{-1, 0, 1001} {
				b.refused(b.write(func(tx db.Tx) error { return claim.AddResource(tx, fmt.Sprint(b.Name(), n), n) }), fault.Invalid)
			}
		}},
	})
}

func TestSeveralResources(t *testing.T) {
	pair := func(holder, one, two string, s span.Span) claim.Take {
		return claim.Take{Holder: holder, Wants: []claim.Want{{Resource: one, Span: s}, {Resource: two, Span: s}}}
	}
	onEach(t, []sentence{
		{"where the second of two is taken nothing is left of the first", func(b bench) {
			one, two := b.resource(1), b.resource(1)
			b.done(b.book("there", two, hours(9, 10)))
			b.refused(b.take(pair(b.Name(), one, two, hours(9, 10))), fault.Taken)
			b.refused(b.take(pair(b.Name(), two, one, hours(9, 10))), fault.Taken)
			b.holds(b.Name())
			b.done(b.book("free", one, hours(9, 10)))
		}},
		{"a missing resource among those that exist leaves nothing", func(b bench) {
			one := b.resource(1)
			b.refused(b.take(pair(b.Name(), one, "missing", hours(9, 10))), fault.NotFound)
			b.holds(b.Name())
		}},
		{"the same resource twice needs two lanes", func(b bench) {
			one, two := b.resource(1), b.resource(2)
			b.refused(b.take(pair(b.Name(), one, one, hours(9, 10))), fault.Taken)
			b.holds(b.Name())
			b.done(b.take(pair(b.Name(), two, two, hours(9, 10))))
			b.refused(b.book("third", two, hours(9, 10)), fault.Taken)
		}},
		{"two pairs in opposite order at once take all or nothing", func(b bench) {
			for i := range 25 {
				one, two := b.resource(1), b.resource(1)
				errs := together(2, func(n int) error {
					if n == 0 {
						return b.take(pair(fmt.Sprint(b.Name(), i, "a"), one, two, hours(9, 10)))
					}
					return b.take(pair(fmt.Sprint(b.Name(), i, "b"), two, one, hours(9, 10)))
				})
				if n := b.onlyTaken(errs); n != 1 {
					b.Fatalf("%d of two pairs succeeded", n)
				}
			}
		}},
		{"a move may overlap the place it leaves", func(b bench) {
			r := b.resource(1)
			b.done(b.book(b.Name(), r, hours(9, 11)))
			b.done(b.move(b.Name(), hours(10, 12)))
			b.holds(b.Name(), hours(10, 12))
			b.done(b.book("next", r, hours(9, 10)))
		}},
		{"a move of a pair of which one does not fit changes nothing", func(b bench) {
			one, two := b.resource(1), b.resource(1)
			b.done(b.take(pair(b.Name(), one, two, hours(9, 10))))
			b.done(b.book("there", two, hours(11, 12)))
			b.refused(b.move(b.Name(), hours(11, 12)), fault.Taken)
			b.holds(b.Name(), hours(9, 10), hours(9, 10))
			b.done(b.move(b.Name(), hours(10, 11)))
			b.holds(b.Name(), hours(10, 11), hours(10, 11))
		}},
		{"a claim moves to another resource where there is room", func(b bench) {
			one, two := b.resource(1), b.resource(1)
			b.done(b.book(b.Name(), one, hours(9, 10)))
			b.done(b.book("there", two, hours(9, 10)))
			b.refused(b.moveTo(b.Name(), two, hours(9, 10)), fault.Taken)
			b.holds(b.Name(), hours(9, 10))
			b.done(b.moveTo(b.Name(), two, hours(10, 11)))
			b.done(b.book("after", one, hours(9, 10)))
			b.refused(b.book("same", two, hours(10, 11)), fault.Taken)
		}},
		{"what nobody holds is not found for a move, and gives nothing back", func(b bench) {
			b.refused(b.move("nobody", hours(9, 10)), fault.NotFound)
			b.done(b.write(func(tx db.Tx) error {
				if n, err := claim.Release(tx, "nobody"); n != 0 || err != nil {
					return fmt.Errorf("released %d: %v", n, err)
				}
				return nil
			}))
		}},
		{"another organisation's resource answers exactly like a missing one", func(b bench) {
			theirs := bench{T: b.T, d: b.d, org: "org-b"}
			r := theirs.resource(1)
			theirs.done(theirs.book("their "+b.Name(), r, hours(9, 10)))
			b.done(b.book(b.Name(), b.resource(1), hours(9, 10)))
			for _, ask := range []func(resource, holder string) error{
				func(resource, _ string) error { return b.book("mine", resource, hours(9, 10)) },
				func(resource, _ string) error { return b.moveTo(b.Name(), resource, hours(9, 10)) },
				func(_, holder string) error { return b.move(holder, hours(10, 11)) },
				func(_, holder string) error { return b.confirm(holder, epoch) },
			} {
				foreign, missing := ask(r, "their "+b.Name()), ask("missing", "nobody")
				if foreign == nil || missing == nil || fmt.Sprint(foreign) != fmt.Sprint(missing) {
					b.Fatalf("foreign: %v, missing: %v", foreign, missing)
				}
			}
			b.read(func(tx db.Tx) error {
				free, err := claim.Free(tx, []claim.Open{{Resource: r, Windows: []span.Span{hours(0, 24)}}}, epoch)
				if len(free) > 0 {
					b.Errorf("free time of a foreign resource: %v", free)
				}
				return err
			})
			theirs.holds("their "+b.Name(), hours(9, 10))
		}},
	})
}
