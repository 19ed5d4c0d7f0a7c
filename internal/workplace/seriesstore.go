package workplace

import (
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

const seriesColumns = `q.id, q.asset, q.member, COALESCE(q.booked_by, q.member), COALESCE(q.guest_name, ''), COALESCE(q.guest_email, ''),
	q.rule, q.first_day, q.last_day, q.made_to, q.from_minute, q.to_minute, q.days, q.zone, COALESCE(q.undo_at, 0), COALESCE(q.undo_day, ''), q.rev`

func scanSeries(row db.Scan) (Series, error) { return scanSeriesAnd(row) }

func scanSeriesAnd(row db.Scan, more ...any) (Series, error) {
	var s Series
	var first, last, made, zone, undo string
	var at int64
	err := row(append([]any{&s.ID, &s.Asset, &s.Member, &s.By, &s.Guest.Name, &s.Guest.Email, &s.Repeat.Rule, &first, &last, &made,
		&s.Repeat.From, &s.Repeat.To, &s.Repeat.Days, &zone, &at, &undo, &s.Rev}, more...)...)
	if err != nil {
		return s, err
	}
	if at != 0 {
		s.UndoAt = db.Time(at)
		if s.UndoTo, err = span.ParseDate(undo); err != nil {
			return s, err
		}
	}
	for _, d := range []struct {
		text string
		to   *span.Date
	}{{first, &s.Repeat.First}, {last, &s.Repeat.Last}, {made, &s.MadeTo}} {
		if *d.to, err = span.ParseDate(d.text); err != nil {
			return s, err
		}
	}
	s.Zone, err = time.LoadLocation(zone)
	return s, err
}

func insertSeries(tx db.Tx, s Series, now time.Time) error {
	_, err := tx.Exec(`INSERT INTO series (id, org, asset, member, booked_by, guest_name, guest_email, rule, first_day, last_day, made_to,
			from_minute, to_minute, days, zone, created_at, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		s.ID, tx.Org(), s.Asset, s.Member, bookedBy(s.By, s.Member), db.Optional(s.Guest.Name), db.Optional(s.Guest.Email), s.Repeat.Rule,
		s.Repeat.First.String(), s.Repeat.Last.String(), s.MadeTo.String(), s.Repeat.From, s.Repeat.To, s.Repeat.Days, s.Zone.String(),
		db.Micros(now), s.Rev)
	return err
}

// updateSeries writes what may change of a series.
func updateSeries(tx db.Tx, s Series) error {
	var at, day any
	if !s.UndoAt.IsZero() {
		at, day = db.Micros(s.UndoAt), s.UndoTo.String()
	}
	_, err := tx.Exec(`UPDATE series SET asset = $1, last_day = $2, from_minute = $3, to_minute = $4, days = $5, zone = $6, rev = $7,
			undo_at = $8, undo_day = $9, rule = $10 WHERE id = $11 AND org = $12`,
		s.Asset, s.Repeat.Last.String(), s.Repeat.From, s.Repeat.To, s.Repeat.Days, s.Zone.String(), s.Rev, at, day, s.Repeat.Rule, s.ID, tx.Org())
	return err
}

// endSeriesOf lets a member's series have no day after another.
func endSeriesOf(tx db.Tx, member string, last span.Date) error {
	_, err := tx.Exec("UPDATE series SET last_day = $1, rev = rev + 1 WHERE member = $2 AND org = $3 AND last_day > $1", last.String(), member, tx.Org())
	return err
}

func setMadeTo(tx db.Tx, series string, to span.Date) error {
	_, err := tx.Exec("UPDATE series SET made_to = $1 WHERE id = $2 AND org = $3", to.String(), series, tx.Org())
	return err
}

func insertMissed(tx db.Tx, series string, day span.Date) error {
	_, err := tx.Exec("INSERT INTO series_missed (org, series, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", tx.Org(), series, day.String())
	return err
}

func seriesByID(tx db.Tx, id string) (Series, error) {
	s, err := scanSeries(tx.Row("SELECT "+seriesColumns+" FROM series q WHERE q.id = $1 AND q.org = $2", id, tx.Org()).Scan)
	return s, directory.Missing(err)
}

// lockOccurrences holds the reservations of a series until the transaction ends.
func lockOccurrences(tx db.Tx, series string) error {
	_, err := tx.Exec("UPDATE reservation SET rev = rev WHERE series = $1 AND org = $2", series, tx.Org())
	return err
}

// ofSeries gives the occurrences of a series from a day on that were not cancelled, by day.
func ofSeries(tx db.Tx, series, from string, all bool) ([]Reservation, error) {
	limit := MaxTimes
	if !all {
		limit = most
	}
	return db.All(tx, scanReservation, "SELECT "+reservationColumns+` FROM reservation r
		WHERE r.org = $1 AND r.series = $2 AND r.series_day >= $3 AND r.cancelled_at IS NULL ORDER BY r.series_day, r.id LIMIT $4`,
		tx.Org(), series, from, limit)
}

// cancelledAt gives the occurrences of a series that were cancelled by hand at an instant, by day.
func cancelledAt(tx db.Tx, series string, at time.Time) ([]Reservation, error) {
	return db.All(tx, scanReservation, "SELECT "+reservationColumns+` FROM reservation r
		WHERE r.org = $1 AND r.series = $2 AND r.undo_at = $3 ORDER BY r.series_day, r.id`, tx.Org(), series, db.Micros(at))
}

// reassign gives the occurrences from a day on to another series.
func reassign(tx db.Tx, before, after string, from span.Date) error {
	_, err := tx.Exec("UPDATE reservation SET series = $1 WHERE series = $2 AND org = $3 AND series_day >= $4", after, before, tx.Org(), from.String())
	return err
}

// Due lists the series of the organisation that have days within the Horizon which were not made yet.
func (w *Workplaces) Due(tx db.Tx) ([]string, error) {
	// A day later than any zone's: Extend looks for itself.
	to := madeTo(w.Clock.Now(), time.UTC).AddDays(1).String()
	return db.All(tx, func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}, `SELECT q.id FROM series q JOIN member m ON m.id = q.member AND m.org = q.org
		WHERE q.org = $1 AND q.made_to < $2 AND q.made_to < q.last_day AND m.state <> 'deactivated' ORDER BY q.made_to, q.id LIMIT 10000`, tx.Org(), to)
}

// SeriesPlace is a series with everything that a list shows of it.
type SeriesPlace struct {
	Series    Series
	Person    string
	ByName    string
	AssetName string
	SiteName  string
	Missed    []span.Date // days from today on that could not be had
	Next      string      // the reservation that comes next; empty for none
	At        []SeriesAt  // where its days from today on are, which may not be where it was wished
}

const seriesPlaceSelect = "SELECT " + seriesColumns + `, m.name, COALESCE(b.name, ''), a.name, s.name
	FROM series q JOIN member m ON m.id = q.member AND m.org = q.org LEFT JOIN member b ON b.id = q.booked_by AND b.org = q.org
	JOIN asset a ON a.id = q.asset AND a.org = q.org JOIN site s ON s.id = a.site AND s.org = q.org`

func seriesPlace(row db.Scan) (SeriesPlace, error) {
	var p SeriesPlace
	var err error
	p.Series, err = scanSeriesAnd(row, &p.Person, &p.ByName, &p.AssetName, &p.SiteName)
	return p, err
}

// SeriesList gives the series of the actor, and those that they booked, that are not over, by their first day.
func (w *Workplaces) SeriesList(tx db.Tx, actor directory.Actor) ([]SeriesPlace, error) {
	today := span.DateOf(w.Clock.Now(), time.UTC).AddDays(-1)
	all, err := db.All(tx, seriesPlace, seriesPlaceSelect+` WHERE q.org = $1 AND (q.member = $2 OR q.booked_by = $3) AND q.last_day >= $4
		ORDER BY q.first_day, q.id LIMIT 200`, tx.Org(), actor.Member, bookingAs(actor), today.String())
	for i := range all {
		if err == nil {
			err = w.fillSeries(tx, &all[i])
		}
	}
	return all, err
}

// SeriesByID gives one series of the actor, or that they booked; all others answer like missing ones.
func (w *Workplaces) SeriesByID(tx db.Tx, actor directory.Actor, series string) (SeriesPlace, error) {
	if _, err := reachSeries(tx, actor, series); err != nil {
		return SeriesPlace{}, err
	}
	p, err := seriesPlace(tx.Row(seriesPlaceSelect+" WHERE q.id = $1 AND q.org = $2", series, tx.Org()).Scan)
	if err == nil {
		err = w.fillSeries(tx, &p)
	}
	return p, directory.Missing(err)
}

// fillSeries reads what comes next, and what could not be had.
func (w *Workplaces) fillSeries(tx db.Tx, p *SeriesPlace) (err error) {
	today := span.DateOf(w.Clock.Now(), p.Series.Zone)
	if p.Missed, err = missedDays(tx, p.Series.ID, today); err != nil {
		return err
	}
	if err = p.ReadPlaces(tx, today); err != nil {
		return err
	}
	next, err := db.All(tx, scanReservation, "SELECT "+reservationColumns+` FROM reservation r WHERE r.org = $1 AND r.series = $2
		AND r.cancelled_at IS NULL AND r.starts_at > $3 ORDER BY r.starts_at, r.id LIMIT 1`, tx.Org(), p.Series.ID, db.Micros(w.Clock.Now()))
	if len(next) > 0 {
		p.Next = next[0].ID
	}
	return err
}

// MissedDays gives the days of a series from a date on that could not be had.
func MissedDays(tx db.Tx, series string, from span.Date) ([]span.Date, error) {
	return missedDays(tx, series, from)
}

func missedDays(tx db.Tx, series string, from span.Date) ([]span.Date, error) {
	return db.All(tx, func(row db.Scan) (span.Date, error) {
		var s string
		if err := row(&s); err != nil {
			return span.Date{}, err
		}
		return span.ParseDate(s)
	}, "SELECT day FROM series_missed WHERE org = $1 AND series = $2 AND day >= $3 ORDER BY day LIMIT 100", tx.Org(), series, from.String())
}

// Occurrences gives the reservations of a series that are not over, by time.
func (w *Workplaces) Occurrences(tx db.Tx, actor directory.Actor, series string) ([]Place, error) {
	if _, err := reachSeries(tx, actor, series); err != nil {
		return nil, err
	}
	return db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.series = $2 AND r.cancelled_at IS NULL AND r.ends_at > $3
		ORDER BY r.starts_at, r.id LIMIT 500`, tx.Org(), series, db.Micros(w.Clock.Now()))
}

// floorsOfSeries gives the floors on which the occurrences of a series are.
func floorsOfSeries(tx db.Tx, series string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}, "SELECT DISTINCT a.floor FROM reservation r JOIN asset a ON a.id = r.asset AND a.org = r.org WHERE r.org = $1 AND r.series = $2", tx.Org(), series)
}
