package directory

import (
	"database/sql"
	"encoding/json"
	"strconv"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/sheet"
)

// Draft is a table that somebody uploaded and has yet to import. It holds personal data, so it is kept for a day, is its
// uploader's only, and loses its lines with the import.
type Draft struct {
	ID string
	Import
	Done  bool
	Added int // when done
}

// draftLife is how long a draft waits.
const draftLife = 24 * time.Hour

// maxDrafts bounds what one person has waiting; the oldest goes for the newest.
const maxDrafts = 5

// KeepDraft keeps a table that was uploaded, with its columns as they are guessed; it takes the right People.
func KeepDraft(tx db.Tx, actor Actor, t sheet.Table, now time.Time) (Draft, error) {
	t = Headed(t)
	d := Draft{ID: id.New(), Import: Import{Table: t, Matching: sheet.Match(t, Columns)}}
	if err := actor.need(People); err != nil {
		return d, err
	}
	if _, err := tx.Exec(`DELETE FROM import_draft WHERE org = $1 AND (created_at < $2 OR member = $3 AND id NOT IN
		(SELECT id FROM import_draft WHERE org = $1 AND member = $3 ORDER BY id DESC LIMIT $4))`,
		tx.Org(), db.Micros(now.Add(-draftLife)), actor.Member, maxDrafts-1); err != nil {
		return d, err
	}
	text, err := json.Marshal(t)
	if err != nil {
		return d, err
	}
	matching, err := json.Marshal(d.stored())
	if err != nil {
		return d, err
	}
	_, err = tx.Exec("INSERT INTO import_draft (id, org, member, created_at, sheet, matching) VALUES ($1, $2, $3, $4, $5, $6)",
		d.ID, tx.Org(), actor.Member, db.Micros(now), string(text), string(matching))
	return d, err
}

// stored is what a draft's columns are kept as.
type stored struct {
	Matching  sheet.Matching
	Elsewhere bool
}

func (d Draft) stored() stored { return stored{d.Matching, d.Elsewhere} }

// DraftByID gives the actor's own draft; every other answers like a missing one.
func DraftByID(tx db.Tx, actor Actor, draft string) (Draft, error) {
	d := Draft{ID: draft}
	if err := actor.need(People); err != nil {
		return d, err
	}
	var text, matching string
	var added sql.NullInt64
	err := tx.Row("SELECT sheet, matching, added FROM import_draft WHERE id = $1 AND org = $2 AND member = $3", draft, tx.Org(), actor.Member).
		Scan(&text, &matching, &added)
	if err != nil {
		return d, Missing(err)
	}
	var s stored
	if err := json.Unmarshal([]byte(matching), &s); err != nil {
		return d, err
	}
	d.Matching, d.Elsewhere, d.Done, d.Added = s.Matching, s.Elsewhere, added.Valid, int(added.Int64)
	return d, json.Unmarshal([]byte(text), &d.Table)
}

// MatchDraft says which column is which.
func MatchDraft(tx db.Tx, actor Actor, draft string, m sheet.Matching, elsewhere bool) error {
	d, err := DraftByID(tx, actor, draft)
	if err != nil || d.Done {
		return err
	}
	if err := validate(m, d.Table); err != nil {
		return err
	}
	d.Matching, d.Elsewhere = m, elsewhere
	text, err := json.Marshal(d.stored())
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE import_draft SET matching = $1 WHERE id = $2 AND org = $3", string(text), d.ID, tx.Org())
	return err
}

// ImportDraft adds the people of a draft's good lines, all or none, and tells how many. Sent twice it adds nobody twice,
// and answers alike. Where expected is not the number of good lines any more, nothing is added: Stale.
func ImportDraft(tx db.Tx, actor Actor, draft string, expected int) (int, error) {
	if _, err := tx.Exec("UPDATE import_draft SET member = member WHERE id = $1 AND org = $2", draft, tx.Org()); err != nil {
		return 0, err
	}
	d, err := DraftByID(tx, actor, draft)
	if err != nil || d.Done {
		return d.Added, err
	}
	c, err := d.Do(tx, actor)
	if err != nil {
		return 0, err
	}
	if len(c.Good) != expected {
		return 0, fault.New(fault.Stale, i18n.Stale)
	}
	_, err = tx.Exec("UPDATE import_draft SET added = $1, sheet = '{}' WHERE id = $2 AND org = $3", len(c.Good), d.ID, tx.Org())
	return len(c.Good), err
}

// DropDraft forgets a draft and its lines.
func DropDraft(tx db.Tx, actor Actor, draft string) error {
	if _, err := DraftByID(tx, actor, draft); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM import_draft WHERE id = $1 AND org = $2 AND member = $3", draft, tx.Org(), actor.Member)
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
