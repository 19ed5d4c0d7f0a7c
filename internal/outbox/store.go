package outbox

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	"bureau/internal/db"
)

// turnOf keeps the keys of organisations apart.
func turnOf(org, key string) any {
	if key == "" {
		return nil
	}
	return org + "/" + key
}

func insert(tx db.Tx, w Work, ref string) error {
	_, err := tx.Exec(`INSERT INTO outbox_work (id, org, kind, turn, ref, due_at, until, run_at, locked_until, attempt, outcome, reason)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $6, 0, 0, '', '') ON CONFLICT (id) DO NOTHING`,
		w.ID, db.Optional(tx.Org()), w.Kind, turnOf(tx.Org(), w.Key), ref, db.Micros(w.At), db.Micros(w.Until))
	return err
}

func remove(tx db.Tx, work string) error {
	_, err := tx.Exec("DELETE FROM outbox_work WHERE id = $1 AND COALESCE(org, '') = $2 AND ended_at IS NULL", work, tx.Org())
	return err
}

func absorb(tx db.Tx, w Work, now time.Time) error {
	_, err := tx.Exec(`DELETE FROM outbox_work WHERE COALESCE(org, '') = $1 AND kind = $2 AND turn = $3 AND ended_at IS NULL AND locked_until = 0 AND attempt = 0
		AND due_at <= $4 AND id <> $5`, tx.Org(), w.Kind, turnOf(tx.Org(), w.Key), db.Micros(now), w.ID)
	return err
}

const columns = "w.seq, w.id, w.org, w.kind, w.turn, w.ref, w.due_at, w.until, w.attempt, w.reason"

func scan(row db.Scan) (Work, error) {
	var w Work
	var org, turn sql.NullString
	var at, until int64
	err := row(&w.seq, &w.ID, &org, &w.Kind, &turn, &w.raw, &at, &until, &w.Attempt, &w.reason)
	w.Org, w.At, w.Until = org.String, db.Time(at), db.Time(until)
	w.Key = strings.TrimPrefix(turn.String, org.String+"/")
	return w, err
}

// itsTurn tells whether no earlier work of the key is open.
const itsTurn = `NOT EXISTS (SELECT 1 FROM outbox_work e WHERE e.turn = w.turn AND e.ended_at IS NULL
	AND (e.due_at < w.due_at OR e.due_at = w.due_at AND e.seq < w.seq))`

// due finds work that nobody does and whose turn it is, and keeps others from finding it too.
func due(tx db.Tx, kinds []string, now time.Time, limit int) ([]Work, error) {
	args := []any{db.Micros(now), limit}
	var in []string
	for _, k := range kinds {
		args = append(args, k)
		in = append(in, fmt.Sprintf("$%d", len(args)))
	}
	query := "SELECT " + columns + ` FROM outbox_work w WHERE w.ended_at IS NULL AND w.run_at <= $1 AND w.locked_until <= $1 AND ` + itsTurn + `
		AND w.kind IN (` + strings.Join(in, ", ") + ") ORDER BY w.run_at, w.seq LIMIT $2"
	if !tx.Serial() {
		query += " FOR UPDATE OF w SKIP LOCKED"
	}
	return db.All(tx, scan, query, args...)
}

func lock(tx db.Tx, w Work, until time.Time) error {
	_, err := tx.Exec("UPDATE outbox_work SET locked_until = $1, attempt = $2 WHERE seq = $3", db.Micros(until), w.Attempt, w.seq)
	return err
}

// The attempt's number tells whether the work is still this node's: whoever took it over has a higher one.
func end(tx db.Tx, w Work, now time.Time, outcome, reason string) error {
	_, err := tx.Exec("UPDATE outbox_work SET ended_at = $1, outcome = $2, reason = $3 WHERE seq = $4 AND attempt = $5 AND ended_at IS NULL",
		db.Micros(now), outcome, reason, w.seq, w.Attempt)
	return err
}

func postpone(tx db.Tx, w Work, next time.Time, reason string) error {
	_, err := tx.Exec("UPDATE outbox_work SET run_at = $1, locked_until = 0, reason = $2 WHERE seq = $3 AND attempt = $4 AND ended_at IS NULL",
		db.Micros(next), reason, w.seq, w.Attempt)
	return err
}

func sweepEnded(tx db.Tx, done, lost time.Time) error {
	_, err := tx.Exec("DELETE FROM outbox_work WHERE ended_at < $1 OR ended_at < $2 AND outcome = 'done'", db.Micros(lost), db.Micros(done))
	return err
}

// open counts the work that can be done now, or that somebody is doing.
func open(tx db.Tx, now time.Time) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM outbox_work w WHERE w.ended_at IS NULL AND w.run_at <= $1 AND "+itsTurn, db.Micros(now)).Scan(&n)
	return n, err
}

func insertTimer(tx db.Tx, name string, next time.Time) error {
	_, err := tx.Exec("INSERT INTO outbox_timer (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, db.Micros(next))
	return err
}

func dueTimers(tx db.Tx, now time.Time) ([]string, error) {
	return db.All(tx, func(row db.Scan) (name string, err error) {
		err = row(&name)
		return name, err
	}, "SELECT name FROM outbox_timer WHERE next_at <= $1", db.Micros(now))
}

// moveTimer tells whether it was this node that moved the timer on.
func moveTimer(tx db.Tx, name string, now, next time.Time) (bool, error) {
	n, err := tx.Exec("UPDATE outbox_timer SET next_at = $1 WHERE name = $2 AND next_at <= $3", db.Micros(next), name, db.Micros(now))
	return n == 1, err
}

func waiting(tx db.Tx, kind string) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM outbox_work WHERE kind = $1 AND ended_at IS NULL", kind).Scan(&n)
	return n, err
}

// Tally is how the work of one kind stands.
type Tally struct{ Waiting, Done, Lost int }

// Count tallies the work of a kind whose ids name something; what was done is counted for a day. The transaction must be a
// global one.
func Count(tx db.Tx, kind, named string) (t Tally, err error) {
	like := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(named) + "%"
	err = tx.Row(`SELECT COALESCE(SUM(CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN outcome = 'done' THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN outcome = 'lost' THEN 1 ELSE 0 END), 0) FROM outbox_work WHERE kind = $1 AND ref LIKE $2 ESCAPE '!'`,
		kind, like).Scan(&t.Waiting, &t.Done, &t.Lost)
	return t, err
}

// Lost is work that was given up.
type Lost struct {
	ID, Org, Kind, Reason string
	At                    time.Time
	Attempts              int
}

// ListLost tells what was given up, the latest first; the transaction must be a global one.
func ListLost(tx db.Tx, limit int) ([]Lost, error) {
	return db.All(tx, func(row db.Scan) (l Lost, err error) {
		var org sql.NullString
		var at int64
		err = row(&l.ID, &org, &l.Kind, &l.Reason, &at, &l.Attempts)
		l.Org, l.At = org.String, db.Time(at)
		return l, err
	}, "SELECT id, org, kind, reason, ended_at, attempt FROM outbox_work WHERE outcome = 'lost' ORDER BY ended_at DESC, seq DESC LIMIT $1", limit)
}
