package claim

import (
	"errors"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// AddResource makes a resource with capacity lanes; the id is its maker's.
func AddResource(tx db.Tx, id string, capacity int) error {
	if capacity < 1 || capacity > 1000 {
		return fault.New(fault.Invalid, i18n.CapacityRange, 1, 1000).On("capacity")
	}
	_, err := tx.Exec("INSERT INTO resource (id, org, capacity, rev) VALUES ($1, $2, $3, 0)", id, tx.Org(), capacity)
	return err
}

// EnsureResource makes a resource with one lane, unless it is there: a person's time, which several owners need.
func EnsureResource(tx db.Tx, id string) error {
	_, err := tx.Exec("INSERT INTO resource (id, org, capacity, rev) VALUES ($1, $2, 1, 0) ON CONFLICT DO NOTHING", id, tx.Org())
	return err
}

// SetCapacity gives a resource more or fewer lanes. It is refused with Taken where a claim that is not over stands on a
// lane that would go, and where one that blocks the resource would leave a new lane open.
func SetCapacity(tx db.Tx, resource string, capacity int, now time.Time) error {
	if capacity < 1 || capacity > 1000 {
		return fault.New(fault.Invalid, i18n.CapacityRange, 1, 1000).On("capacity")
	}
	before, err := lock(tx, resource)
	if err != nil {
		return err
	}
	var inWay int
	err = tx.Row(`SELECT count(*) FROM claim WHERE resource = $1 AND org = $2 AND ends_at > $3
		AND (lane >= $4 AND (strength <> 1 OR expires_at > $3) OR strength = 3 AND $4 > $5)`,
		resource, tx.Org(), db.Micros(now), capacity, before).Scan(&inWay)
	if err != nil {
		return err
	}
	if inWay > 0 {
		return fault.New(fault.Taken, i18n.CapacityInUse, inWay).On("capacity")
	}
	_, err = tx.Exec("UPDATE resource SET capacity = $1 WHERE id = $2 AND org = $3", capacity, resource, tx.Org())
	return err
}

// lock takes the row of a resource until the transaction ends, and tells its capacity. Every verb that writes
// claims of a resource holds its row, so what it reads of them stays true until it commits. Where writes run one
// after the other that is so anyway, and the row is only read.
func lock(tx db.Tx, resource string) (int, error) {
	var capacity int
	var err error
	if tx.Serial() {
		err = tx.Row("SELECT capacity FROM resource WHERE id = $1 AND org = $2", resource, tx.Org()).Scan(&capacity)
	} else {
		err = tx.Row("UPDATE resource SET rev = rev + 1 WHERE id = $1 AND org = $2 RETURNING capacity", resource, tx.Org()).Scan(&capacity)
	}
	if errors.Is(err, db.ErrNoRows) {
		return 0, fault.New(fault.NotFound, i18n.NotFound)
	}
	return capacity, err
}

// lockAll locks resources in the order of their ids, each once.
func lockAll(tx db.Tx, resources []string) (map[string]int, error) {
	sorted := slices.Clone(resources)
	slices.Sort(sorted)
	capacity := map[string]int{}
	for _, r := range slices.Compact(sorted) {
		n, err := lock(tx, r)
		if err != nil {
			return nil, err
		}
		capacity[r] = n
	}
	return capacity, nil
}

// Lock holds resources until the transaction ends, so that what is read of their claims stays true until it commits.
func Lock(tx db.Tx, resources ...string) error {
	_, err := lockAll(tx, resources)
	return err
}
