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
	return change(tx, holder, now, func(Claim) Want { return Want{Resource: resource, Span: to} })
}

func change(tx db.Tx, holder string, now time.Time, target func(Claim) Want) ([]Claim, error) {
	own, err := held(tx, holder)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, fault.New(fault.NotFound, i18n.NotFound)
	}
	var touched []string
	for _, c := range own {
		w := target(c)
		if err := Check(w.Span); err != nil {
			return nil, err
		}
		touched = append(touched, c.Resource, w.Resource)
	}
	capacity, err := lockAll(tx, touched)
	if err != nil {
		return nil, err
	}
	if own, err = stillHeld(tx, holder, own, now); err != nil {
		return nil, err
	}
	for _, c := range own {
		if err := remove(tx, c.ID); err != nil {
			return nil, err
		}
	}
	return replace(tx, own, target, capacity, now)
}

// stillHeld reads the claims again under the locks, and refuses where they are no longer what was locked.
func stillHeld(tx db.Tx, holder string, before []Claim, now time.Time) ([]Claim, error) {
	own, err := held(tx, holder)
	if err != nil {
		return nil, err
	}
	same := func(a, b Claim) bool { return a.ID == b.ID && a.Resource == b.Resource }
	if !slices.EqualFunc(own, before, same) || slices.ContainsFunc(own, func(c Claim) bool { return c.expired(now) }) {
		return nil, fault.New(fault.Taken, i18n.HoldExpired)
	}
	return own, nil
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
	own, err := held(tx, holder)
	if err != nil || len(own) == 0 {
		return 0, err
	}
	if _, err := lockAll(tx, resourcesHeld(own)); err != nil {
		return 0, err
	}
	n, err := tx.Exec("DELETE FROM claim WHERE holder = $1 AND org = $2", holder, tx.Org())
	return int(n), err
}

// Confirm turns every hold of a holder into a taken claim, if all still hold at now: two confirmations of one
// hold, or one at the very instant of its expiry, do not both succeed. What is refused changes nothing.
func Confirm(tx db.Tx, holder string, now time.Time) error {
	own, err := held(tx, holder)
	if err != nil {
		return err
	}
	if _, err := lockAll(tx, resourcesHeld(own)); err != nil {
		return err
	}
	n, err := tx.Exec(`UPDATE claim SET strength = 2, expires_at = NULL
		WHERE holder = $1 AND org = $2 AND strength = 1 AND expires_at > $3`, holder, tx.Org(), db.Micros(now))
	if err != nil {
		return err
	}
	if n == 0 || int(n) != len(own) {
		return fault.New(fault.Taken, i18n.HoldExpired)
	}
	return nil
}
