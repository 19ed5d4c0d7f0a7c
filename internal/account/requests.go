package account

import (
	"time"

	"bureau/internal/db"
)

func insertRequest(tx db.Tx, r request) error {
	_, err := tx.Exec("INSERT INTO account_request (id, kind, email, password, account, lang, code, asked_at, next) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		r.ID, r.Kind, r.Email, r.Password, r.Account, r.Lang, r.Code, db.Micros(r.AskedAt), r.Next)
	return err
}

func requestByID(tx db.Tx, id string) (r request, err error) {
	var asked int64
	err = tx.Row("SELECT id, kind, email, password, account, lang, code, asked_at, next FROM account_request WHERE id = $1", id).Scan(
		&r.ID, &r.Kind, &r.Email, &r.Password, &r.Account, &r.Lang, &r.Code, &asked, &r.Next)
	r.AskedAt = db.Time(asked)
	return r, err
}

// requestedBy gives the addresses that an account asked for, or had.
func requestedBy(tx db.Tx, account string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (email string, err error) {
		err = row(&email)
		return email, err
	}, "SELECT DISTINCT email FROM account_request WHERE account = $1 ORDER BY email", account)
}

func deleteRequest(tx db.Tx, id, kind string) error {
	_, err := tx.Exec("DELETE FROM account_request WHERE id = $1 AND kind = $2", id, kind)
	return err
}

func deleteRequestsFor(tx db.Tx, email, kind string) error {
	_, err := tx.Exec("DELETE FROM account_request WHERE email = $1 AND kind = $2", email, kind)
	return err
}

func deleteRequestsOf(tx db.Tx, account, kind string) error {
	_, err := tx.Exec("DELETE FROM account_request WHERE account = $1 AND kind = $2", account, kind)
	return err
}

func sweepRequests(tx db.Tx, before time.Time) error {
	_, err := tx.Exec("DELETE FROM account_request WHERE asked_at < $1", db.Micros(before))
	return err
}

func updateEmail(tx db.Tx, account, email string) error {
	_, err := tx.Exec("UPDATE account SET email = $1 WHERE id = $2", email, account)
	return err
}
