package directory

import "bureau/internal/db"

// OrgName is what the organisation is called.
func OrgName(tx db.Tx) (name string, err error) {
	err = tx.Row("SELECT name FROM organisation WHERE org = $1", tx.Org()).Scan(&name)
	return name, err
}
