package phone

import "bureau/internal/db"

// Group is people whose phones ring together.
type Group struct {
	ID        string
	Name      string
	Extension string
	Ring      int    // seconds
	NoAnswer  string // where a call goes that nobody takes; empty: it ends
	Members   []string
	Rev       int64
}

func scanGroup(row db.Scan) (Group, error) {
	var g Group
	err := row(&g.ID, &g.Name, &g.Ring, &g.NoAnswer, &g.Rev, &g.Extension)
	return g, none(err)
}

const groupColumns = `g.id, g.name, g.ring_seconds, g.to_no_answer, g.rev,
	COALESCE((SELECT n.number FROM phone_number n WHERE n.org = g.org AND n.kind = 'group' AND n.ref = g.id), '')`

func groupByID(tx db.Tx, group string) (Group, error) {
	return scanGroup(tx.Row("SELECT "+groupColumns+" FROM phone_group g WHERE g.id = $1 AND g.org = $2", group, tx.Org()).Scan)
}
