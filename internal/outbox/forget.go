package outbox

import (
	"strings"

	"bureau/internal/db"
)

// Forget takes an address out of what is said of work that failed, as a mail relay names it: of the transaction's
// organisation, and of all where it is a global one. What is to be done is kept as ids.
func Forget(tx db.Tx, email string) error {
	like := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(email)) + "%"
	_, err := tx.Exec("UPDATE outbox_work SET reason = '' WHERE ($1 = '' OR org = $1) AND lower(reason) LIKE $2 ESCAPE '!'", tx.Org(), like)
	return err
}
