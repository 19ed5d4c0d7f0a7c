package post

import (
	"time"

	"bureau/internal/db"
)

func insertKept(tx db.Tx, k Kept) error {
	_, err := tx.Exec(`INSERT INTO post_kept (id, organisation, org, recipient, subject, body, message, kept_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`, k.ID, k.Org, db.Optional(k.Org), k.To, k.Subject, k.Body, k.Message, db.Micros(k.At))
	return err
}

func listKept(tx db.Tx, limit int) ([]Kept, error) {
	return db.All(tx, func(row db.Scan) (k Kept, err error) {
		var at int64
		err = row(&k.ID, &k.Org, &k.To, &k.Subject, &at)
		k.At = db.Time(at)
		return k, err
	}, "SELECT id, organisation, recipient, subject, kept_at FROM post_kept ORDER BY kept_at DESC, id DESC LIMIT $1", limit)
}

func readKept(tx db.Tx, id string) (k Kept, err error) {
	var at int64
	err = tx.Row("SELECT id, organisation, recipient, subject, body, message, kept_at FROM post_kept WHERE id = $1", id).Scan(
		&k.ID, &k.Org, &k.To, &k.Subject, &k.Body, &k.Message, &at)
	k.At = db.Time(at)
	return k, err
}

func sweepKept(tx db.Tx, before time.Time) error {
	_, err := tx.Exec("DELETE FROM post_kept WHERE kept_at < $1", db.Micros(before))
	return err
}
