package newsletter

import (
	"database/sql"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
)

const columns = `l.id, l.subject, l.body, l.lang, l.only_lang, l.everybody, l.state, l.step, l.made_by, COALESCE(l.sent_by, ''), l.created_at, l.begun_at,
	l.ended_at, l.rev`

func scan(row db.Scan) (Letter, error) {
	var l Letter
	var created int64
	var begun, ended sql.NullInt64
	err := row(&l.ID, &l.Subject, &l.Text, &l.Lang, &l.OnlyLang, &l.All, &l.State, &l.step, &l.By, &l.SentBy, &created, &begun, &ended, &l.Rev)
	l.Created, l.Begun, l.Ended = db.Time(created), instant(begun), instant(ended)
	return l, err
}

func instant(at sql.NullInt64) time.Time {
	if !at.Valid {
		return time.Time{}
	}
	return db.Time(at.Int64)
}

// orNone is an instant as it is kept; the zero time is none.
func orNone(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return db.Micros(at)
}

func insertLetter(tx db.Tx, l Letter) error {
	_, err := tx.Exec(`INSERT INTO newsletter (id, org, subject, body, lang, only_lang, everybody, state, step, made_by, created_at, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11)`,
		l.ID, tx.Org(), l.Subject, l.Text, l.Lang, l.OnlyLang, l.All, string(l.State), l.By, db.Micros(l.Created), l.Rev)
	return err
}

// updateLetter writes everything that can change; the caller holds the row.
func updateLetter(tx db.Tx, l Letter) error {
	_, err := tx.Exec(`UPDATE newsletter SET subject = $1, body = $2, lang = $3, only_lang = $4, everybody = $5, state = $6, step = $7, sent_by = $8,
			begun_at = $9, ended_at = $10, rev = $11 WHERE id = $12 AND org = $13`,
		l.Subject, l.Text, l.Lang, l.OnlyLang, l.All, string(l.State), l.step, db.Optional(l.SentBy), orNone(l.Begun), orNone(l.Ended), l.Rev, l.ID, tx.Org())
	return err
}

func removeLetter(tx db.Tx, letter string) error {
	for _, q := range []string{"DELETE FROM newsletter_delivery WHERE newsletter = $1 AND org = $2", "DELETE FROM newsletter_group WHERE newsletter = $1 AND org = $2",
		"DELETE FROM newsletter WHERE id = $1 AND org = $2"} {
		if _, err := tx.Exec(q, letter, tx.Org()); err != nil {
			return err
		}
	}
	return nil
}

func byID(tx db.Tx, letter string) (Letter, error) {
	l, err := scan(tx.Row("SELECT "+columns+" FROM newsletter l WHERE l.id = $1 AND l.org = $2", letter, tx.Org()).Scan)
	if err != nil {
		return l, directory.Missing(err)
	}
	l.Groups, err = groupsOf(tx, letter)
	return l, err
}

// locked reads a letter and holds its row until the transaction ends.
func locked(tx db.Tx, letter string) (Letter, error) {
	if _, err := tx.Exec("UPDATE newsletter SET rev = rev WHERE id = $1 AND org = $2", letter, tx.Org()); err != nil {
		return Letter{}, err
	}
	return byID(tx, letter)
}

// groupsOf are the groups of a letter as they are called now; one that is gone as it was called.
func groupsOf(tx db.Tx, letter string) ([]Group, error) {
	return db.All(tx, func(row db.Scan) (g Group, err error) { err = row(&g.ID, &g.Name); return g, err },
		`SELECT x.customer_group, COALESCE(g.name, x.name) FROM newsletter_group x LEFT JOIN customer_group g ON g.id = x.customer_group AND g.org = x.org
			WHERE x.org = $1 AND x.newsletter = $2 ORDER BY 2, 1`, tx.Org(), letter)
}

func groupName(tx db.Tx, group string) (name string, err error) {
	err = tx.Row("SELECT g.name FROM customer_group g WHERE g.id = $1 AND g.org = $2", group, tx.Org()).Scan(&name)
	return name, directory.Missing(err)
}

func listLetters(tx db.Tx, after string, limit int) ([]Letter, error) {
	all, err := db.All(tx, scan, "SELECT "+columns+" FROM newsletter l WHERE l.org = $1 AND ($2 = '' OR l.id < $2) ORDER BY l.id DESC LIMIT $3", tx.Org(), after, limit)
	for i := 0; err == nil && i < len(all); i++ {
		all[i].Groups, err = groupsOf(tx, all[i].ID)
	}
	return all, err
}

func countDrafts(tx db.Tx) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM newsletter l WHERE l.org = $1 AND l.state = 'draft'", tx.Org()).Scan(&n)
	return n, err
}

func countBegun(tx db.Tx, since time.Time) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM newsletter l WHERE l.org = $1 AND l.begun_at > $2", tx.Org(), db.Micros(since)).Scan(&n)
	return n, err
}

// prints are those that a table of prints has, or whether it has one, with the time of each.
func prints(tx db.Tx, query, print string) (map[string]int64, error) {
	type one struct {
		print string
		at    int64
	}
	all, err := db.All(tx, func(row db.Scan) (o one, err error) { err = row(&o.print, &o.at); return o, err }, query, tx.Org(), print)
	out := make(map[string]int64, len(all))
	for _, o := range all {
		out[o.print] = o.at
	}
	return out, err
}

func refusals(tx db.Tx, print string) (map[string]int64, error) {
	return prints(tx, "SELECT r.print, r.refused_at FROM newsletter_refusal r WHERE r.org = $1 AND ($2 = '' OR r.print = $2)", print)
}

func bounces(tx db.Tx, print string) (map[string]int64, error) {
	return prints(tx, "SELECT b.print, b.bounced_at FROM newsletter_bounce b WHERE b.org = $1 AND ($2 = '' OR b.print = $2)", print)
}
