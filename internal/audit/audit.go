package audit

import (
	"embed"
	"encoding/json"
	"time"
	"unicode/utf8"

	"bureau/internal/db"
	"bureau/internal/id"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the table audit_entry.
var Migrations = db.Migrations{Owner: "audit", Files: files}

// Keep is how long an entry stays.
const Keep = 2 * 365 * 24 * time.Hour

// Limits on one entry; what is longer is cut, because a log must not be why a change is refused.
const (
	maxChanges = 40
	maxText    = 200
)

// Entry is one thing that somebody did.
type Entry struct {
	ID      string
	At      time.Time
	Actor   string // the member who did it; empty for the operator of the server
	Action  Word   // one of Actions
	Kind    Word   // of the object, one of Kinds
	Object  string // its id
	Label   string // its name at that time; empty for people, whose names are no business of the log
	Changes []Change
}

// Change is one field that changed. Before and After stay empty where they would be personal data.
type Change struct {
	Field  Word   `json:"-"`
	Key    string `json:"field"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Log notes on a transaction what its actor did; it is kept if and when the transaction commits.
func Log(tx db.Tx, e Entry) { tx.Record(e) }

// Named is a change that gives the field only: for what is personal, or too long to repeat.
func Named(field Word) Change { return Change{Field: field} }

// Changed gives a change with both values where they differ, and nothing where they are equal.
func Changed(field Word, before, after string) []Change {
	if before == after {
		return nil
	}
	return []Change{{Field: field, Before: before, After: after}}
}

// Write keeps an entry that was noted; it is the office's join. What is older than Keep goes at the same time.
func Write(tx db.Tx, e Entry, now time.Time) error {
	if _, err := tx.Exec("DELETE FROM audit_entry WHERE org = $1 AND at < $2", tx.Org(), db.Micros(now.Add(-Keep))); err != nil {
		return err
	}
	changes, err := json.Marshal(short(e.Changes))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO audit_entry (id, org, at, actor, action, kind, object, label, changes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		id.New(), tx.Org(), db.Micros(now), e.Actor, e.Action.Key, e.Kind.Key, e.Object, cut(e.Label), string(changes))
	return err
}

func short(all []Change) []Change {
	out := make([]Change, 0, len(all))
	for _, c := range all {
		out = append(out, Change{Key: c.Field.Key, Before: cut(c.Before), After: cut(c.After)})
	}
	return out[:min(len(out), maxChanges)]
}

// cut shortens a text to its limit in bytes, at the border of a character.
func cut(s string) string {
	if len(s) <= maxText {
		return s
	}
	s = s[:maxText]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s
}
