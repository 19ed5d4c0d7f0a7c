package claim

import (
	"errors"
	"slices"

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
