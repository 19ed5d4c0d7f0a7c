package account

import (
	"database/sql"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
)

func insertAccount(tx db.Tx, account, email, hash string, now time.Time) error {
	_, err := tx.Exec("INSERT INTO account (id, email, password, created_at) VALUES ($1, $2, $3, $4)", account, email, hash, db.Micros(now))
	return err
}

func byEmail(tx db.Tx, email string) (account, password string, err error) {
	err = tx.Row("SELECT id, password FROM account WHERE email = $1", email).Scan(&account, &password)
	return account, password, err
}

func passwordOf(tx db.Tx, account string) (hash, email string, err error) {
	err = tx.Row("SELECT password, email FROM account WHERE id = $1", account).Scan(&hash, &email)
	return hash, email, err
}

func updatePassword(tx db.Tx, account, hash string) error {
	_, err := tx.Exec("UPDATE account SET password = $1 WHERE id = $2", hash, account)
	return err
}

func quarterOf(now time.Time) int64 { return now.Unix() / int64(quarter/time.Second) }

// count adds a failure and tells how many there are in this quarter of an hour.
func count(tx db.Tx, who string, now time.Time) (n int, err error) {
	if _, err := tx.Exec("DELETE FROM attempt WHERE quarter < $1", quarterOf(now)); err != nil {
		return 0, err
	}
	err = tx.Row(`INSERT INTO attempt (who, quarter, failures) VALUES ($1, $2, 1)
		ON CONFLICT (who, quarter) DO UPDATE SET failures = attempt.failures + 1 RETURNING failures`, who, quarterOf(now)).Scan(&n)
	return n, err
}

func uncount(tx db.Tx, who string, now time.Time) error {
	_, err := tx.Exec("UPDATE attempt SET failures = failures - 1 WHERE who = $1 AND quarter = $2 AND failures > 0", who, quarterOf(now))
	return err
}

func forget(tx db.Tx, who string) error {
	_, err := tx.Exec("DELETE FROM attempt WHERE who = $1", who)
	return err
}

func insertSession(tx db.Tx, s Session) error {
	if err := admissible(tx, s.Account); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO session (id, fingerprint, account, organisation, member, created_at, seen_at, idle_minutes, device, method, bound, strong)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		s.ID, id.Fingerprint(s.Secret), s.Account, s.Org, s.Member, db.Micros(s.Created), db.Micros(s.Seen), s.Idle, s.Device,
		string(s.Method), s.Bound, s.Strong)
	return err
}

const sessionColumns = "id, account, organisation, member, created_at, seen_at, idle_minutes, ended_at, device, method, bound, strong"

func scanSession(row db.Scan) (Session, error) {
	var s Session
	var created, seen int64
	var ended sql.NullInt64
	err := row(&s.ID, &s.Account, &s.Org, &s.Member, &created, &seen, &s.Idle, &ended, &s.Device, &s.Method, &s.Bound, &s.Strong)
	s.Created, s.Seen, s.Ended = db.Time(created), db.Time(seen), ended.Valid
	return s, err
}

func sessionByFingerprint(tx db.Tx, print string) (Session, error) {
	return scanSession(tx.Row("SELECT "+sessionColumns+" FROM session WHERE fingerprint = $1", print).Scan)
}

func openSessions(tx db.Tx, account string) ([]Session, error) {
	return db.All(tx, scanSession, "SELECT "+sessionColumns+` FROM session
		WHERE account = $1 AND ended_at IS NULL ORDER BY seen_at DESC, id LIMIT 200`, account)
}

func countSessions(tx db.Tx, now time.Time) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM session WHERE ended_at IS NULL AND seen_at + idle_minutes * 60000000 > $1", db.Micros(now)).Scan(&n)
	return n, err
}

func touch(tx db.Tx, session string, now time.Time) error {
	_, err := tx.Exec("UPDATE session SET seen_at = $1 WHERE id = $2 AND ended_at IS NULL AND seen_at < $1", db.Micros(now), session)
	return err
}

// endOne ends a session that the given one sees.
func endOne(tx db.Tx, s Session, session string, now time.Time) (int64, error) {
	return tx.Exec("UPDATE session SET ended_at = COALESCE(ended_at, $1) WHERE id = $2 AND account = $3 AND ($4 = '' OR bound = $4)",
		db.Micros(now), session, s.Account, s.Bound)
}

func endOthers(tx db.Tx, account, but string, now time.Time) error {
	_, err := tx.Exec("UPDATE session SET ended_at = $1 WHERE account = $2 AND id <> $3 AND ended_at IS NULL", db.Micros(now), account, but)
	return err
}

func setIdle(tx db.Tx, member string, minutes int) error {
	_, err := tx.Exec("UPDATE session SET idle_minutes = $1 WHERE member = $2 AND ended_at IS NULL", minutes, member)
	return err
}

func moveSession(tx db.Tx, session, org, member string, idle int) error {
	_, err := tx.Exec("UPDATE session SET organisation = $1, member = $2, idle_minutes = $3 WHERE id = $4 AND ended_at IS NULL", org, member, idle, session)
	return err
}

func insertToken(tx db.Tx, member string, t Token, print, bound string) error {
	_, err := tx.Exec("INSERT INTO api_token (id, org, fingerprint, member, name, created_at, bound) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		t.ID, tx.Org(), print, member, t.Name, db.Micros(t.Created), bound)
	return err
}

// Tokens lists the actor's tokens, the newest first; their secrets are not kept.
func Tokens(tx db.Tx, actor directory.Actor) ([]Token, error) {
	return db.All(tx, func(row db.Scan) (Token, error) {
		var t Token
		var created int64
		err := row(&t.ID, &t.Name, &created)
		t.Created = db.Time(created)
		return t, err
	}, "SELECT id, name, created_at FROM api_token WHERE org = $1 AND member = $2 ORDER BY id DESC", tx.Org(), actor.Member)
}

func deleteToken(tx db.Tx, member, token string) (int64, error) {
	return tx.Exec("DELETE FROM api_token WHERE id = $1 AND member = $2 AND org = $3", token, member, tx.Org())
}

// tokenByFingerprint gives what a token stands for, as a session that has no device.
func tokenByFingerprint(tx db.Tx, print string) (s Session, err error) {
	err = tx.Row(`SELECT t.org, t.member, t.bound, m.account FROM api_token t JOIN member m ON m.id = t.member AND m.org = t.org JOIN account a ON a.id = m.account
		WHERE t.fingerprint = $1 AND a.deactivated_at IS NULL`, print).Scan(&s.Org, &s.Member, &s.Bound, &s.Account)
	return s, err
}
