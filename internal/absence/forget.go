package absence

import (
	"bureau/internal/claim"
	"bureau/internal/db"
)

// Forget erases what a member has here: their absences go, and what these claimed; what they entered for others stays without
// them. It is no verb of an actor.
func Forget(tx db.Tx, member string) error {
	if _, err := claim.Release(tx, holder(member)); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM absence WHERE org = $1 AND member = $2", tx.Org(), member); err != nil {
		return err
	}
	_, err := tx.Exec("UPDATE absence SET made_by = '' WHERE org = $1 AND made_by = $2", tx.Org(), member)
	return err
}
