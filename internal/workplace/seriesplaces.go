package workplace

import (
	"slices"
	"strings"

	"bureau/internal/db"
	"bureau/internal/span"
)

// SeriesAt is a place at which days of a series are.
type SeriesAt struct {
	Asset string
	Name  string
	Days  []span.Date // none where its days are still to be made
}

// mostNames of the places of a series make its title.
const mostNames = 3

// Title names the place of a series: the one that was wished where any day of it is there, else those where its days are.
func (p SeriesPlace) Title() string {
	if len(p.At) == 0 || slices.ContainsFunc(p.At, p.wished) {
		return p.AssetName
	}
	names := make([]string, len(p.At))
	for i, a := range p.At {
		names[i] = a.Name
	}
	if len(names) > mostNames {
		names = append(names[:mostNames], "…")
	}
	return strings.Join(names, ", ")
}

// Besides gives the places that need their days said: those that Title does not name, or all of several.
func (p SeriesPlace) Besides() []SeriesAt {
	if len(p.At) < 2 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.At), p.wished)
}

func (p SeriesPlace) wished(a SeriesAt) bool { return a.Asset == p.Series.Asset }

// ReadPlaces finds at which places the days of a series from one on are; of a series that was cancelled, where those were
// that went last.
func (p *SeriesPlace) ReadPlaces(tx db.Tx, from span.Date) (err error) {
	if p.At, err = placesOfSeries(tx, p.Series, "AND r.cancelled_at IS NULL", from); err != nil {
		return err
	}
	if len(p.At) > 0 {
		if p.Series.MadeTo.Before(p.Series.Repeat.Last) && !slices.ContainsFunc(p.At, p.wished) {
			p.At = append(p.At, SeriesAt{Asset: p.Series.Asset, Name: p.AssetName})
		}
		return nil
	}
	p.At, err = placesOfSeries(tx, p.Series, `AND r.cancelled_at = (SELECT max(c.cancelled_at) FROM reservation c
		WHERE c.org = r.org AND c.series = r.series)`, from)
	return err
}

func placesOfSeries(tx db.Tx, s Series, which string, from span.Date) (out []SeriesAt, err error) {
	rows, err := db.All(tx, seriesDay, `SELECT r.asset, a.name, r.series_day FROM reservation r JOIN asset a ON a.id = r.asset AND a.org = r.org
		WHERE r.org = $1 AND r.series = $2 AND r.series_day >= $3 `+which+` ORDER BY r.series_day, r.id LIMIT 1000`, tx.Org(), s.ID, from.String())
	for _, row := range rows {
		i := slices.IndexFunc(out, func(a SeriesAt) bool { return a.Asset == row.Asset })
		if i < 0 {
			out, i = append(out, SeriesAt{Asset: row.Asset, Name: row.Name}), len(out)
		}
		out[i].Days = append(out[i].Days, row.Days...)
	}
	return out, err
}

// seriesDay reads one day of a series at its place.
func seriesDay(row db.Scan) (a SeriesAt, err error) {
	var day string
	if err = row(&a.Asset, &a.Name, &day); err != nil {
		return a, err
	}
	d, err := span.ParseDate(day)
	a.Days = []span.Date{d}
	return a, err
}
