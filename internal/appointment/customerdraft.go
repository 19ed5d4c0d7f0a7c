package appointment

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/sheet"
)

// CustomerDraft is a file with customers that somebody uploaded and has yet to import. It holds personal data, so it is kept for a
// day, is its uploader's only, and loses its lines with the import.
type CustomerDraft struct {
	ID string
	CustomerImport
	Done    bool
	Added   int // when done
	Changed int
}

// How long a draft waits, and how many somebody has; the oldest goes for the newest.
const (
	draftLife = 24 * time.Hour
	maxDrafts = 3
)

// choices are what a draft keeps beside its table.
type choices struct {
	Matching sheet.Matching
	Left     []LeftOut
	Update   bool
}

// KeepDraft keeps a file that was uploaded, with its columns as they are guessed.
func (a *Appointments) KeepDraft(_ context.Context, tx db.Tx, actor directory.Actor, in CustomerImport) (CustomerDraft, error) {
	d := CustomerDraft{ID: id.New(), CustomerImport: in}
	if err := keepsCustomers(actor); err != nil {
		return d, err
	}
	now := a.Clock.Now()
	if err := sweepDrafts(tx, now); err != nil {
		return d, err
	}
	if _, err := tx.Exec(`DELETE FROM customer_draft WHERE org = $1 AND member = $2 AND id NOT IN
		(SELECT d.id FROM customer_draft d WHERE d.org = $1 AND d.member = $2 ORDER BY d.id DESC LIMIT $3)`, tx.Org(), actor.Member, maxDrafts-1); err != nil {
		return d, err
	}
	text, err := json.Marshal(in.Table)
	if err != nil {
		return d, err
	}
	kept, err := json.Marshal(choices{in.Matching, in.Left, in.Update})
	if err != nil {
		return d, err
	}
	_, err = tx.Exec("INSERT INTO customer_draft (id, org, member, created_at, sheet, choices) VALUES ($1, $2, $3, $4, $5, $6)",
		d.ID, tx.Org(), actor.Member, db.Micros(now), string(text), string(kept))
	return d, err
}

// sweepDrafts forgets the files that nobody imported.
func sweepDrafts(tx db.Tx, now time.Time) error {
	_, err := tx.Exec("DELETE FROM customer_draft WHERE org = $1 AND created_at < $2", tx.Org(), db.Micros(now.Add(-draftLife)))
	return err
}

// Draft gives the actor's own draft; every other answers like a missing one.
func (a *Appointments) Draft(_ context.Context, tx db.Tx, actor directory.Actor, draft string) (CustomerDraft, error) {
	d := CustomerDraft{ID: draft}
	if err := keepsCustomers(actor); err != nil {
		return d, err
	}
	var text, kept string
	var added, changed sql.NullInt64
	if err := tx.Row("SELECT d.sheet, d.choices, d.added, d.changed FROM customer_draft d WHERE d.id = $1 AND d.org = $2 AND d.member = $3", draft, tx.Org(), actor.Member).
		Scan(&text, &kept, &added, &changed); err != nil {
		return d, directory.Missing(err)
	}
	var c choices
	if err := json.Unmarshal([]byte(kept), &c); err != nil {
		return d, err
	}
	d.Matching, d.Left, d.Update = c.Matching, c.Left, c.Update
	d.Done, d.Added, d.Changed = added.Valid, int(added.Int64), int(changed.Int64)
	return d, json.Unmarshal([]byte(text), &d.Table)
}

// MatchDraft says which column is which, and what becomes of those who are known.
func (a *Appointments) MatchDraft(ctx context.Context, tx db.Tx, actor directory.Actor, draft string, m sheet.Matching, update bool) error {
	d, err := a.Draft(ctx, tx, actor, draft)
	if err != nil || d.Done {
		return err
	}
	d.Matching, d.Update = m, update
	if err := d.validate(); err != nil {
		return err
	}
	kept, err := json.Marshal(choices{m, d.Left, update})
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE customer_draft SET choices = $1 WHERE id = $2 AND org = $3", string(kept), d.ID, tx.Org())
	return err
}

// ImportDraft imports a draft, all of it or nothing. Sent twice it changes nothing twice. Where expected is not the number of
// customers that change any more, nothing is changed: Stale.
func (a *Appointments) ImportDraft(ctx context.Context, tx db.Tx, actor directory.Actor, draft string, expected int) error {
	if _, err := tx.Exec("UPDATE customer_draft SET member = member WHERE id = $1 AND org = $2", draft, tx.Org()); err != nil {
		return err
	}
	d, err := a.Draft(ctx, tx, actor, draft)
	if err != nil || d.Done {
		return err
	}
	if expected < 0 {
		return fault.New(fault.Invalid, i18n.BadInput)
	}
	done, err := a.Import(ctx, tx, actor, d.CustomerImport, expected)
	if err != nil {
		return err
	}
	changed := 0
	if d.Update {
		changed = len(done.Known)
	}
	_, err = tx.Exec("UPDATE customer_draft SET added = $1, changed = $2, sheet = '{}', choices = '{}' WHERE id = $3 AND org = $4", len(done.New), changed, d.ID, tx.Org())
	return err
}

// DropDraft forgets a draft and its lines.
func (a *Appointments) DropDraft(ctx context.Context, tx db.Tx, actor directory.Actor, draft string) error {
	if _, err := a.Draft(ctx, tx, actor, draft); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM customer_draft WHERE id = $1 AND org = $2 AND member = $3", draft, tx.Org(), actor.Member)
	return err
}

// dropDraftsNaming deletes the files that wait to be imported and name a customer who is erased.
func dropDraftsNaming(tx db.Tx, c Customer) error {
	waiting, err := db.All(tx, func(row db.Scan) (d [2]string, err error) {
		err = row(&d[0], &d[1])
		return d, err
	}, "SELECT d.id, d.sheet FROM customer_draft d WHERE d.org = $1 ORDER BY d.id", tx.Org())
	if err != nil {
		return err
	}
	for _, d := range waiting {
		if !names(strings.ToLower(d[1]), c) {
			continue
		}
		if _, err := tx.Exec("DELETE FROM customer_draft WHERE id = $1 AND org = $2", d[0], tx.Org()); err != nil {
			return err
		}
	}
	return nil
}

// names tells whether a text in small letters has the address or both names of somebody.
func names(text string, c Customer) bool {
	has := func(s string) bool { return strings.Contains(text, strings.ToLower(s)) }
	return c.Email != "" && has(c.Email) || has(c.First) && has(c.Last)
}
