package workplace

import (
	"errors"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// OwnMail tells whether a member wants calendar mails for what they do themselves too.
func OwnMail(tx db.Tx, member string) (bool, error) {
	var n int
	err := tx.Row("SELECT count(*) FROM own_mail WHERE org = $1 AND member = $2", tx.Org(), member).Scan(&n)
	return n > 0, err
}

// SetOwnMail is the actor's choice of that.
func SetOwnMail(tx db.Tx, actor directory.Actor, on bool) error {
	statement := "DELETE FROM own_mail WHERE org = $1 AND member = $2"
	if on {
		statement = "INSERT INTO own_mail (org, member) VALUES ($1, $2) ON CONFLICT DO NOTHING"
	}
	_, err := tx.Exec(statement, tx.Org(), actor.Member)
	return err
}

// Told is a reservation with what a mail says of it, cancelled or not.
type Told struct {
	Place
	Original time.Time // of an occurrence, when the series would have had it; zero otherwise
}

// ToldReservation reads a reservation for a mail. It is for the office, which tells its people; no actor asks.
func ToldReservation(tx db.Tx, id string) (Told, error) {
	p, err := reservationPlace(tx.Row(reservationPlaceSelect+" WHERE r.id = $1 AND r.org = $2", id, tx.Org()).Scan)
	if err != nil || p.Reservation.Series == "" {
		return Told{Place: p}, directory.Missing(err)
	}
	s, err := seriesByID(tx, p.Reservation.Series)
	if err != nil {
		return Told{Place: p}, err
	}
	original, err := s.original(p.Reservation)
	return Told{p, original}, err
}

// original is when a series has an occurrence, whatever became of it.
func (s Series) original(r Reservation) (time.Time, error) {
	day, err := span.ParseDate(r.Day)
	if err != nil {
		return time.Time{}, err
	}
	o, err := s.Repeat.On(day, s.Zone)
	return o.StartTime().In(s.Zone), err
}

// ToldSeries is a series with what a mail says of it.
type ToldSeries struct {
	SeriesPlace
	Address  string
	Starts   []span.Span // every occurrence that the rule names, as far as they were made
	Standing []Told      // of those that are, the ones that are not as the rule has them
	Gone     []span.Date // the days that are not
}

// ToldSeriesByID reads a series for a mail.
func ToldSeriesByID(tx db.Tx, id string) (ToldSeries, error) {
	p, err := seriesPlace(tx.Row(seriesPlaceSelect+" WHERE q.id = $1 AND q.org = $2", id, tx.Org()).Scan)
	if errors.Is(err, db.ErrNoRows) {
		return ToldSeries{}, directory.Missing(err)
	}
	if err != nil {
		return ToldSeries{}, err
	}
	out := ToldSeries{SeriesPlace: p}
	_, site, err := assetAndSite(tx, p.Series.Asset)
	if err != nil {
		return out, err
	}
	out.Address = site.Address
	all, err := ofSeries(tx, id, "", true)
	if err != nil {
		return out, err
	}
	by := map[string]Reservation{}
	for _, r := range all {
		by[r.Day] = r
	}
	return out, out.compare(tx, by)
}

// compare finds the days that are not as the rule has them.
func (t *ToldSeries) compare(tx db.Tx, by map[string]Reservation) error {
	s := t.Series
	to := s.Repeat.Last
	if s.MadeTo.Before(to) {
		to = s.MadeTo
	}
	if to.Before(s.Repeat.First) {
		return nil
	}
	days, err := s.Repeat.dates(s.Repeat.First, to, MaxTimes)
	if err != nil {
		return err
	}
	for _, d := range days {
		r, stands := by[d.String()]
		o, err := s.Repeat.On(d, s.Zone)
		switch {
		case err != nil || !stands:
			t.Gone = append(t.Gone, d)
		case r.Asset != s.Asset || r.Span != o:
			told, err := ToldReservation(tx, r.ID)
			if err != nil {
				return err
			}
			t.Standing = append(t.Standing, told)
		}
		if err == nil {
			t.Starts = append(t.Starts, o)
		}
	}
	return nil
}
