package directory

import (
	"bureau/internal/audit"
	"bureau/internal/db"
)

// Log gives what administrators changed, the newest first; it takes the right Settings.
func Log(tx db.Tx, actor Actor, f audit.Filter, after string, limit int) ([]audit.Entry, string, error) {
	if err := actor.need(Settings); err != nil {
		return nil, "", err
	}
	return audit.Page(tx, f, after, limit)
}

// OwnLog gives entries that the actor made, or that are about them; a filter that names neither is narrowed to the actor.
func OwnLog(tx db.Tx, actor Actor, f audit.Filter, limit int) ([]audit.Entry, error) {
	if f.Object != actor.Member {
		f.Actor = actor.Member
	}
	all, _, err := audit.Page(tx, f, "", limit)
	return all, err
}

// OwnGroups gives the names of the groups that the actor is in.
func OwnGroups(tx db.Tx, actor Actor) ([]string, error) {
	all, err := db.All(tx, scanText, `SELECT g.name FROM people_group g JOIN people_group_member x ON x.people_group = g.id AND x.org = g.org
		WHERE g.org = $1 AND x.member = $2 ORDER BY g.name`, tx.Org(), actor.Member)
	return append([]string{}, all...), err
}

// NamesOf gives the names of members by id, for lists that keep ids only; who is gone has none.
func NamesOf(tx db.Tx, members []string) (map[string]string, error) {
	names := map[string]string{}
	for _, m := range members {
		if _, asked := names[m]; asked || m == "" {
			continue
		}
		names[m] = ""
		one, err := db.All(tx, scanText, "SELECT name FROM member WHERE id = $1 AND org = $2", m, tx.Org())
		if err != nil {
			return nil, err
		}
		if len(one) == 1 {
			names[m] = one[0]
		}
	}
	return names, nil
}

func scanText(row db.Scan) (string, error) {
	var s string
	err := row(&s)
	return s, err
}
