package post

import (
	"strings"

	"bureau/internal/db"
)

// Forget deletes what was kept of mail to a person, or that names them: of the transaction's organisation, and of all where
// it is a global one. An empty address or name is looked for nowhere. Mail that is yet to be written is written from ids, and finds nobody.
func Forget(tx db.Tx, email, name string) error {
	address := pattern(strings.ToLower(email))
	_, err := tx.Exec(`DELETE FROM post_kept WHERE ($1 = '' OR org = $1)
		AND ($2 <> '' AND (lower(recipient) = $2 OR lower(body) LIKE $3 ESCAPE '!' OR lower(message) LIKE $3 ESCAPE '!')
			OR $4 <> '' AND (subject LIKE $5 ESCAPE '!' OR body LIKE $5 ESCAPE '!'))`,
		tx.Org(), strings.ToLower(email), address, name, pattern(name))
	return err
}

func pattern(s string) string {
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s) + "%"
}
