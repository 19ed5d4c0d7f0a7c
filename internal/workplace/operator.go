package workplace

import "bureau/internal/db"

// Blobs names the files that the organisation uses, for the operator to count.
func Blobs(tx db.Tx) ([]string, error) {
	return db.All(tx, func(row db.Scan) (name string, err error) {
		err = row(&name)
		return name, err
	}, "SELECT DISTINCT plan FROM floor WHERE org = $1 AND plan <> ''", tx.Org())
}
