package code

import (
	"time"

	"bureau/internal/db"
)

// secretOf gives the one secret of the database, which fresh becomes where there is none.
func secretOf(tx db.Tx, fresh string) (kept string, err error) {
	if _, err = tx.Exec("INSERT INTO code_secret (id, secret) VALUES (1, $1) ON CONFLICT (id) DO NOTHING", fresh); err != nil {
		return "", err
	}
	err = tx.Row("SELECT secret FROM code_secret WHERE id = 1").Scan(&kept)
	return kept, err
}

func insert(tx db.Tx, k Code) error {
	_, err := tx.Exec("INSERT INTO code (id, org, purpose, subject, tries, begun_at, expires_at) VALUES ($1, $2, $3, $4, 0, $5, $6)",
		k.ID, db.Optional(tx.Org()), string(k.Purpose), k.Subject, db.Micros(k.Begun), db.Micros(k.Expires))
	return err
}

// own keeps a transaction to its organisation's codes; a global one uses the codes of all, because a link is opened before
// anybody knows whose it is.
const own = " AND ($3 = '' OR org = $3)"

func read(tx db.Tx, purpose Purpose, code string) (Code, error) {
	k := Code{ID: code, Purpose: purpose}
	var begun, expires int64
	err := tx.Row("SELECT subject, begun_at, expires_at FROM code WHERE id = $1 AND purpose = $2 AND used_at IS NULL"+own,
		code, string(purpose), tx.Org()).Scan(&k.Subject, &begun, &expires)
	k.Begun, k.Expires = db.Time(begun), db.Time(expires)
	return k, err
}

func markUsed(tx db.Tx, code string, now time.Time) (int64, error) {
	return tx.Exec("UPDATE code SET used_at = $1 WHERE id = $2 AND used_at IS NULL"+own, db.Micros(now), code, tx.Org())
}

func countTry(tx db.Tx, purpose Purpose, code string, now time.Time) (int64, error) {
	return tx.Exec("UPDATE code SET tries = tries + 1 WHERE id = $1 AND purpose = $2 AND used_at IS NULL"+own+" AND expires_at > $4 AND tries < $5",
		code, string(purpose), tx.Org(), db.Micros(now), MaxTries)
}

func remove(tx db.Tx, purpose Purpose, subject string) error {
	_, err := tx.Exec("DELETE FROM code WHERE purpose = $1 AND subject = $2"+own, string(purpose), subject, tx.Org())
	return err
}

func sweep(tx db.Tx, before time.Time) error {
	_, err := tx.Exec("DELETE FROM code WHERE expires_at < $1", db.Micros(before))
	return err
}
