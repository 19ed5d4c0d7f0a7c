package absence

import (
	"database/sql"
	"errors"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

const columns = `a.id, a.kind, COALESCE(a.member, ''), COALESCE(a.site, ''), a.first_day, a.last_day, a.from_minute, a.to_minute, a.days, a.zone,
	a.made_by, a.created_at, a.rev`

func scan(row db.Scan) (Absence, error) { return scanAnd(row) }

// scanAnd reads an absence and the columns that follow it.
func scanAnd(row db.Scan, more ...any) (Absence, error) {
	var a Absence
	var first, last string
	var zone sql.NullString
	var created int64
	err := row(append([]any{&a.ID, &a.Kind, &a.Member, &a.Site, &first, &last, &a.From, &a.To, &a.Days, &zone, &a.By, &created, &a.Rev}, more...)...)
	if err != nil {
		return a, err
	}
	a.Created = db.Time(created)
	var wrong [3]error
	a.First, wrong[0] = span.ParseDate(first)
	a.Last, wrong[1] = span.ParseDate(last)
	if zone.Valid {
		a.Zone, wrong[2] = time.LoadLocation(zone.String)
	}
	return a, errors.Join(wrong[:]...)
}

func zoneName(z *time.Location) any {
	if z == nil {
		return nil
	}
	return z.String()
}

func insert(tx db.Tx, a Absence) error {
	hull := a.hull()
	_, err := tx.Exec(`INSERT INTO absence (id, org, kind, member, site, first_day, last_day, from_minute, to_minute, days, zone, starts_at, ends_at,
			made_by, created_at, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		a.ID, tx.Org(), string(a.Kind), db.Optional(a.Member), db.Optional(a.Site), a.First.String(), a.Last.String(), a.From, a.To, int64(a.Days),
		zoneName(a.Zone), hull.Start, hull.End, a.By, db.Micros(a.Created), a.Rev)
	return err
}

// update writes everything that can change, if the row is still as it was read.
func update(tx db.Tx, a Absence, rev int64) error {
	hull := a.hull()
	n, err := tx.Exec(`UPDATE absence SET kind = $1, first_day = $2, last_day = $3, from_minute = $4, to_minute = $5, days = $6, zone = $7,
			starts_at = $8, ends_at = $9, rev = $10 WHERE id = $11 AND org = $12 AND rev = $13`,
		string(a.Kind), a.First.String(), a.Last.String(), a.From, a.To, int64(a.Days), zoneName(a.Zone), hull.Start, hull.End, a.Rev, a.ID, tx.Org(), rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Stale, i18n.Stale)
	}
	return err
}

func remove(tx db.Tx, absence string) error {
	_, err := tx.Exec("DELETE FROM absence WHERE id = $1 AND org = $2", absence, tx.Org())
	return err
}

func byID(tx db.Tx, absence string) (Absence, error) {
	a, err := scan(tx.Row("SELECT "+columns+" FROM absence a WHERE a.id = $1 AND a.org = $2", absence, tx.Org()).Scan)
	if errors.Is(err, db.ErrNoRows) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return a, err
}

// ahead are a member's absences that are not over.
func ahead(tx db.Tx, member string, now time.Time) ([]Absence, error) {
	return db.All(tx, scan, "SELECT "+columns+" FROM absence a WHERE a.org = $1 AND a.member = $2 AND a.ends_at > $3 ORDER BY a.starts_at, a.id",
		tx.Org(), member, db.Micros(now))
}

// closures are those of a site and of the whole practice that reach into a span.
func closures(tx db.Tx, site string, over span.Span) ([]Absence, error) {
	return db.All(tx, scan, `SELECT `+columns+` FROM absence a WHERE a.org = $1 AND a.member IS NULL AND (a.site IS NULL OR a.site = $2)
		AND a.ends_at > $3 AND a.starts_at < $4 ORDER BY a.starts_at, a.id`, tx.Org(), site, over.Start, over.End)
}

func countAhead(tx db.Tx, a Absence, now time.Time) (n int, err error) {
	err = tx.Row("SELECT count(*) FROM absence WHERE org = $1 AND COALESCE(member, '') = $2 AND ends_at > $3", tx.Org(), a.Member, db.Micros(now)).Scan(&n)
	return n, err
}
