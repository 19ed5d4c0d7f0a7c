package claim

import (
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
)

// Without figures about its tables SQLite may choose the index of the organisation, which grows with every claim.
func TestWhatChangesTheClaimsOfAHolderFindsThemByTheHolder(t *testing.T) {
	d := dbtest.Open(t, "sqlite", []db.Migrations{Migrations})
	for _, statement := range []string{confirmAll, clearExpired} {
		err := d.Read(t.Context(), "org-a", func(tx db.Tx) error {
			steps, err := db.All(tx, func(row db.Scan) (string, error) {
				var id, parent, unused int
				var step string
				err := row(&id, &parent, &unused, &step)
				return step, err
			}, "EXPLAIN QUERY PLAN "+statement, "holder", tx.Org(), 0)
			if len(steps) != 1 || !strings.Contains(steps[0], "(holder=?)") {
				t.Errorf("%s is carried out by %q", statement, steps)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
