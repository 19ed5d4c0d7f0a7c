package directory

import (
	"strings"

	"bureau/internal/db"
)

// Colleagues gives those whose name or address contains a text, by name, to those who may book for them; anyone else is
// refused. Whoever was deactivated is not among them.
func Colleagues(tx db.Tx, actor Actor, contains string, limit int) ([]Member, error) {
	if err := actor.need(BookForOthers); err != nil {
		return nil, err
	}
	like := "%" + escapeLike(strings.ToLower(contains)) + "%"
	return db.All(tx, scanMember, "SELECT "+memberColumns+` FROM member m
		WHERE m.org = $1 AND (lower(m.name) LIKE $2 ESCAPE '!' OR lower(m.email) LIKE $2 ESCAPE '!') AND m.state <> 'deactivated'
		ORDER BY m.name, m.id LIMIT $3`, tx.Org(), like, limit)
}
