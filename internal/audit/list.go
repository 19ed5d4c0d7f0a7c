package audit

import (
	"encoding/json"
	"time"

	"bureau/internal/db"
)

// Filter narrows a list; what is empty narrows nothing.
type Filter struct {
	Actor  string
	Kind   string // the key of a kind
	Object string
	From   time.Time // inclusive
	Until  time.Time // exclusive
}

// Page gives entries, the newest first, after a cursor, and the cursor of the next page or "". It checks no right: it
// stands below the floor that knows them, and directory.Log is its verb.
func Page(tx db.Tx, f Filter, after string, limit int) ([]Entry, string, error) {
	from, until := bounds(f)
	got, err := db.All(tx, scanEntry, `SELECT id, at, actor, action, kind, object, label, changes FROM audit_entry
		WHERE org = $1 AND ($2 = '' OR actor = $2) AND ($3 = '' OR kind = $3) AND ($4 = '' OR object = $4)
		AND at >= $5 AND at < $6 AND ($7 = '' OR id < $7) ORDER BY id DESC LIMIT $8`,
		tx.Org(), f.Actor, f.Kind, f.Object, from, until, after, limit+1)
	if err != nil || len(got) <= limit {
		return got, "", err
	}
	return got[:limit], got[limit-1].ID, nil
}

func bounds(f Filter) (from, until int64) {
	until = int64(1)<<62 - 1
	if !f.From.IsZero() {
		from = db.Micros(f.From)
	}
	if !f.Until.IsZero() {
		until = db.Micros(f.Until)
	}
	return from, until
}

func scanEntry(row db.Scan) (Entry, error) {
	var e Entry
	var at int64
	var action, kind, changes string
	if err := row(&e.ID, &at, &e.Actor, &action, &kind, &e.Object, &e.Label, &changes); err != nil {
		return e, err
	}
	e.At, e.Action, e.Kind = db.Time(at), word(Actions, action), word(Kinds, kind)
	err := json.Unmarshal([]byte(changes), &e.Changes)
	for i, c := range e.Changes {
		e.Changes[i].Field = word(Fields, c.Key)
	}
	return e, err
}
