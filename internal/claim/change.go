package claim

import (
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Move gives every claim of a holder the new span, on the same resources, or changes nothing and is refused with
// Taken. The old spans do not stand in the way of the new. An expired hold cannot be moved.
func Move(tx db.Tx, holder string, to span.Span, now time.Time) ([]Claim, error) {
	return change(tx, holder, now, func(c Claim) Want { return Want{Resource: c.Resource, Span: to} })
}

// MoveTo is Move to one other resource, for a holder of a single claim.
func MoveTo(tx db.Tx, holder, resource string, to span.Span, now time.Time) ([]Claim, error) {
	return change(tx, holder, now, func(Claim) Want { return Want{Resource: resource, Span: to} }, resource)
}

func change(tx db.Tx, holder string, now time.Time, target func(Claim) Want, more ...string) ([]Claim, error) {
	own, capacity, err := lockHeld(tx, holder, more...)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, fault.New(fault.NotFound, i18n.NotFound)
	}
	for _, c := range own {
		if c.expired(now) {
			return nil, fault.New(fault.Taken, i18n.HoldExpired)
		}
		if err := Check(target(c).Span); err != nil {
			return nil, err
		}
	}
	for _, c := range own {
		if _, err := remove(tx, c); err != nil {
			return nil, err
		}
	}
	tx.Record(Freed{})
	return replace(tx, own, target, capacity, now)
}

// lockHeld locks the resources of a holder's claims, and some more, and reads the claims under those locks. What
// another verb has moved to a resource that is not locked yet is followed there.
func lockHeld(tx db.Tx, holder string, more ...string) ([]Claim, map[string]int, error) {
	own, err := held(tx, holder)
	if err != nil {
		return nil, nil, err
	}
	for {
		capacity, err := lockAll(tx, append(resourcesHeld(own), more...))
		if err != nil {
			return nil, nil, err
		}
		if own, err = held(tx, holder); err != nil {
			return nil, nil, err
		}
		if !slices.ContainsFunc(own, func(c Claim) bool { return capacity[c.Resource] == 0 }) {
			return own, capacity, nil
		}
	}
}

// replace puts removed claims back with their new wants, keeping their ids. A holder of all lanes keeps all.
func replace(tx db.Tx, own []Claim, target func(Claim) Want, capacity map[string]int, now time.Time) ([]Claim, error) {
	for i, c := range own {
		w := target(c)
		c.Resource, c.Span = w.Resource, w.Span
		if c.Strength != Shareable {
			lanes, err := place(tx, w, capacity[w.Resource], now)
			if err != nil {
				return nil, err
			}
			c.Lane = lanes[0]
		}
		if err := insert(tx, c); err != nil {
			return nil, err
		}
		own[i] = c
	}
	return own, nil
}

func resourcesHeld(own []Claim) []string {
	out := make([]string, len(own))
	for i, c := range own {
		out[i] = c.Resource
	}
	return out
}

// Release gives back every claim of a holder, and tells how many there were. It locks the resources too, because
// a claim that is just being put on another lane would escape a bare delete.
func Release(tx db.Tx, holder string) (int, error) {
	own, _, err := lockHeld(tx, holder)
	if err != nil {
		return 0, err
	}
	count := int64(0)
	for _, c := range own {
		n, err := remove(tx, c)
		if err != nil {
			return 0, err
		}
		count += n
	}
	if count > 0 {
		tx.Record(Freed{})
	}
	return int(count), nil
}

// Freed is recorded when time that was claimed may be free again: it was released, or what claimed it was moved. The end of a hold
// that nobody confirms is not recorded, because nothing is done then.
type Freed struct{}

// Confirm turns every hold of a holder into a taken claim, if all still hold at now: two confirmations of one
// hold, or one at the very instant of its expiry, do not both succeed. What is refused changes nothing.
func Confirm(tx db.Tx, holder string, now time.Time) error {
	own, _, err := lockHeld(tx, holder)
	if err != nil {
		return err
	}
	n, err := tx.Exec(confirmAll, holder, tx.Org(), db.Micros(now))
	if err != nil {
		return err
	}
	if n == 0 || int(n) != len(own) {
		return fault.New(fault.Taken, i18n.HoldExpired)
	}
	return nil
}
