package claim_test

import (
	"fmt"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/id"
	"bureau/internal/span"
)

func TestHolds(t *testing.T) {
	expiry := epoch.Add(10 * time.Minute)
	onEach(t, []sentence{
		{"a hold is not confirmed at the very instant of its expiry", func(b bench) {
			b.hold(b.Name(), expiry, claim.Want{Resource: b.resource(1), Span: hours(9, 10)})
			b.refused(b.confirm(b.Name(), expiry), fault.Taken)
			b.refused(b.confirm(b.Name(), expiry.Add(time.Hour)), fault.Taken)
		}},
		{"a hold is confirmed a microsecond before its expiry, and stays after it", func(b bench) {
			r := b.resource(1)
			b.hold(b.Name(), expiry, claim.Want{Resource: r, Span: hours(9, 10)})
			b.done(b.confirm(b.Name(), expiry.Add(-time.Microsecond)))
			b.refused(takeAt(b, expiry.Add(time.Hour), r, hours(9, 10)), fault.Taken)
		}},
		{"of concurrent confirmations of one hold exactly one succeeds", func(b bench) {
			for i := range 25 {
				holder := fmt.Sprint(b.Name(), i)
				b.hold(holder, expiry, claim.Want{Resource: b.resource(1), Span: hours(9, 10)})
				errs := together(4, func(int) error { return b.confirm(holder, epoch) })
				if n := b.onlyTaken(errs); n != 1 {
					b.Fatalf("%d of 4 confirmations succeeded", n)
				}
			}
		}},
		{"a hold that was released or never was is not confirmed", func(b bench) {
			b.hold(b.Name(), expiry, claim.Want{Resource: b.resource(1), Span: hours(9, 10)})
			b.done(b.write(func(tx db.Tx) error {
				if n, err := claim.Release(tx, b.Name()); n != 1 || err != nil {
					return fmt.Errorf("released %d: %v", n, err)
				}
				return nil
			}))
			b.refused(b.confirm(b.Name(), epoch), fault.Taken)
			b.refused(b.confirm("nobody", epoch), fault.Taken)
		}},
		{"a hold that has not expired is in the way", func(b bench) {
			r := b.resource(1)
			b.hold(b.Name(), expiry, claim.Want{Resource: r, Span: hours(9, 10)})
			b.refused(takeAt(b, expiry.Add(-time.Microsecond), r, hours(9, 10)), fault.Taken)
			b.holds(b.Name(), hours(9, 10))
		}},
		{"an expired hold in the way is gone", func(b bench) {
			r := b.resource(1)
			b.hold(b.Name(), expiry, claim.Want{Resource: r, Span: hours(9, 10)})
			b.done(takeAt(b, expiry, r, hours(9, 10)))
			b.holds(b.Name())
		}},
		{"an expired hold is gone from all its resources, so that a clock behind cannot confirm half of it", func(b bench) {
			one, two := b.resource(1), b.resource(1)
			b.hold(b.Name(), expiry, claim.Want{Resource: one, Span: hours(9, 10)}, claim.Want{Resource: two, Span: hours(9, 10)})
			b.done(takeAt(b, expiry, one, hours(9, 10)))
			b.refused(b.confirm(b.Name(), expiry.Add(-time.Second)), fault.Taken)
			b.holds(b.Name())
		}},
		{"an expired hold stays where the taker is refused for another reason", func(b bench) {
			one, two := b.resource(1), b.resource(1)
			b.hold(b.Name(), expiry, claim.Want{Resource: one, Span: hours(9, 10)})
			b.done(b.book("other", two, hours(9, 10)))
			err := b.write(func(tx db.Tx) error {
				wants := []claim.Want{{Resource: one, Span: hours(9, 10)}, {Resource: two, Span: hours(9, 10)}}
				_, err := claim.Take{Holder: "late", Strength: claim.Taken, Wants: wants}.Do(tx, expiry)
				return err
			})
			b.refused(err, fault.Taken)
			b.holds(b.Name(), hours(9, 10))
		}},
		{"an expired hold cannot be moved, one that holds can and keeps its expiry", func(b bench) {
			b.hold(b.Name(), expiry, claim.Want{Resource: b.resource(1), Span: hours(9, 10)})
			b.done(b.move(b.Name(), hours(10, 11)))
			err := b.write(func(tx db.Tx) error {
				_, err := claim.Move(tx, b.Name(), hours(12, 13), expiry)
				return err
			})
			b.refused(err, fault.Taken)
			b.holds(b.Name(), hours(10, 11))
		}},
	})
}

func takeAt(b bench, now time.Time, resource string, s span.Span) error {
	return b.write(func(tx db.Tx) error {
		want := claim.Want{Resource: resource, Span: s}
		_, err := claim.Take{Holder: id.New(), Strength: claim.Taken, Wants: []claim.Want{want}}.Do(tx, now)
		return err
	})
}

func TestSpans(t *testing.T) {
	noon := hours(12, 13)
	onEach(t, []sentence{
		{"a span of no length is refused", func(b bench) {
			b.refused(b.book(b.Name(), b.resource(1), hours(12, 12)), fault.Invalid)
		}},
		{"a reversed span is refused", func(b bench) {
			b.refused(b.book(b.Name(), b.resource(1), span.Span{Start: noon.End, End: noon.Start}), fault.Invalid)
		}},
		{"a span of the greatest length is taken and one microsecond more refused", func(b bench) {
			r := b.resource(1)
			long := span.Of(epoch, epoch.Add(claim.MaxLength))
			b.refused(b.book(b.Name(), r, span.Span{Start: long.Start, End: long.End + 1}), fault.Invalid)
			b.done(b.book(b.Name(), r, long))
			b.refused(b.book("inside", r, hours(1000, 1001)), fault.Taken)
		}},
		{"a span of all time is refused", func(b bench) {
			b.refused(b.book(b.Name(), b.resource(1), span.Span{Start: -1 << 63, End: 1<<63 - 1}), fault.Invalid)
		}},
		{"a claim is not moved to a span that is no time", func(b bench) {
			b.done(b.book(b.Name(), b.resource(1), noon))
			b.refused(b.move(b.Name(), hours(12, 12)), fault.Invalid)
			b.refused(b.move(b.Name(), span.Span{Start: noon.End, End: noon.Start}), fault.Invalid)
			b.holds(b.Name(), noon)
		}},
		{"one bad span among good ones takes nothing", func(b bench) {
			r := b.resource(2)
			b.refused(b.take(claim.Take{Holder: b.Name(), Wants: []claim.Want{{Resource: r, Span: noon}, {Resource: r, Span: hours(12, 12)}}}), fault.Invalid)
			b.holds(b.Name())
		}},
		{"touching spans both fit", func(b bench) {
			r := b.resource(1)
			b.done(b.book(b.Name(), r, hours(9, 10)))
			b.done(b.book(b.Name(), r, hours(10, 11)))
			b.done(b.book(b.Name(), r, hours(8, 9)))
			b.holds(b.Name(), hours(8, 9), hours(9, 10), hours(10, 11))
		}},
		{"buffers that are not alike touch where they meet and overlap by a microsecond more", func(b bench) {
			r := b.resource(1)
			// 09:00–10:00 with 5 minutes before and 20 after keeps clear 08:55–10:20.
			b.done(b.book(b.Name(), r, minutes(540, 600).Widen(5*time.Minute, 20*time.Minute)))
			next := minutes(625, 660)
			b.refused(b.book("next", r, next.Widen(5*time.Minute+time.Microsecond, 20*time.Minute)), fault.Taken)
			b.done(b.book("next", r, next.Widen(5*time.Minute, 20*time.Minute)))
			before := minutes(500, 515)
			b.refused(b.book("before", r, before.Widen(0, 20*time.Minute+time.Microsecond)), fault.Taken)
			b.done(b.book("before", r, before.Widen(0, 20*time.Minute)))
		}},
	})
}
