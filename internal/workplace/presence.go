package workplace

import (
	"database/sql"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Place is a stay or a reservation with everything that a list shows of it.
type Place struct {
	Stay        Stay        // zero in a list of reservations
	Reservation Reservation // zero in a list of stays
	Person      Person
	ByName      string // who booked it for them; empty for themselves
	Asset       Asset  // zero at home
	SiteName    string
	FloorName   string
	Zone        *time.Location
	Shown       bool // its person may be named to the reader
}

// Home tells whether the place is at home.
func (p Place) Home() bool { return p.Asset.ID == "" }

// Name is the asset's name, or "at home" in a language.
func (p Place) Name(lang string) string {
	if p.Home() {
		return i18n.AtHome.In(lang)
	}
	return p.Asset.Name
}

// Running gives the actor's own running stays.
func (w *Workplaces) Running(tx db.Tx, actor directory.Actor) ([]Place, error) {
	stays, err := runningStays(tx, actor.Member, w.Clock.Now())
	if err != nil {
		return nil, err
	}
	return placesOf(tx, stays)
}

func placesOf(tx db.Tx, stays []Stay) ([]Place, error) {
	var out []Place
	for _, s := range stays {
		p, err := stayPlace(tx.Row(stayPlaceSelect+" WHERE t.id = $1 AND t.org = $2", s.ID, tx.Org()).Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

const stayPlaceSelect = "SELECT " + stayColumns + `, m.name, a.id, a.name, a.kind, a.code, a.site, a.floor, f.name, s.name, s.zone
	FROM stay t JOIN member m ON m.id = t.member AND m.org = t.org
	LEFT JOIN asset a ON a.id = t.asset AND a.org = t.org
	LEFT JOIN floor f ON f.id = a.floor AND f.org = t.org LEFT JOIN site s ON s.id = a.site AND s.org = t.org`

func stayPlace(row db.Scan) (Place, error) {
	var p Place
	var asset, name, kind, code, site, floor, floorName, siteName, zone sql.NullString
	s, err := scanStay(row, &p.Person.Name, &asset, &name, &kind, &code, &site, &floor, &floorName, &siteName, &zone)
	if err != nil {
		return p, err
	}
	p.Stay, p.Person.Member = s, s.Member
	p.Asset = Asset{ID: asset.String, Name: name.String, Kind: Kind(kind.String), Code: code.String, Site: site.String, Floor: floor.String}
	p.FloorName, p.SiteName = floorName.String, siteName.String
	p.Zone, err = time.LoadLocation(zone.String)
	return p, err
}

// Present lists who is at work now, by name: everyone to be shown to the actor, and, at sites that the actor
// manages, the places in use by others too, without their names (W13, W14).
func (w *Workplaces) Present(tx db.Tx, actor directory.Actor, contains string) ([]Place, error) {
	now := w.Clock.Now()
	all, err := db.All(tx, stayPlace, stayPlaceSelect+` WHERE t.org = $1 AND t.ended_at IS NULL AND t.until_at > $2
		ORDER BY m.name, t.started_at, t.id LIMIT 5000`, tx.Org(), db.Micros(now))
	var out []Place
	for _, p := range all {
		p.Shown = p.Stay.Visible || p.Stay.Member == actor.Member
		if !p.Shown {
			if p.Home() || !actor.Manages(p.Asset.Site) {
				continue
			}
			p.Person = Person{}
		}
		if strings.Contains(strings.ToLower(p.Person.Name), strings.ToLower(contains)) {
			out = append(out, p)
		}
	}
	return out, err
}

const reservationPlaceSelect = "SELECT " + reservationColumns + `, m.name, COALESCE(b.name, ''), a.id, a.name, a.kind, a.code, a.site, a.floor, a.equipment, f.name, s.name, s.zone
	FROM reservation r JOIN member m ON m.id = r.member AND m.org = r.org LEFT JOIN member b ON b.id = r.booked_by AND b.org = r.org JOIN asset a ON a.id = r.asset AND a.org = r.org
	JOIN floor f ON f.id = a.floor AND f.org = r.org JOIN site s ON s.id = a.site AND s.org = r.org`

func reservationPlace(row db.Scan) (Place, error) {
	p := Place{Shown: true}
	var zone, equipment string
	var err error
	p.Reservation, err = scanReservationAnd(row, &p.Person.Name, &p.ByName, &p.Asset.ID, &p.Asset.Name, &p.Asset.Kind, &p.Asset.Code, &p.Asset.Site,
		&p.Asset.Floor, &equipment, &p.FloorName, &p.SiteName, &zone)
	if err != nil {
		return p, err
	}
	for _, f := range strings.Fields(equipment) {
		p.Asset.Equipment = append(p.Asset.Equipment, Feature(f))
	}
	p.Person.Member = p.Reservation.Member
	p.Zone, err = time.LoadLocation(zone)
	return p, err
}

// Upcoming lists the actor's reservations that are not over, the next first, after a cursor.
func (w *Workplaces) Upcoming(tx db.Tx, actor directory.Actor, after string, limit int) ([]Place, string, error) {
	at, last := cutCursor(after)
	return page(limit, func(p Place) string { return cursor(p.Reservation.Span.Start, p.Reservation.ID) })(
		db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.member = $2 AND r.cancelled_at IS NULL AND r.ends_at > $3
			AND (r.starts_at > $4 OR (r.starts_at = $4 AND r.id > $5)) ORDER BY r.starts_at, r.id LIMIT $6`,
			tx.Org(), actor.Member, db.Micros(w.Clock.Now()), at, last, limit+1))
}

// History lists the actor's stays, the latest first, after a cursor: which place, and how long (W09).
func (w *Workplaces) History(tx db.Tx, actor directory.Actor, after string, limit int) ([]Place, string, error) {
	at, last := cutCursor(after)
	if after == "" {
		at = 1 << 62
	}
	return page(limit, func(p Place) string { return cursor(db.Micros(p.Stay.Start), p.Stay.ID) })(
		db.All(tx, stayPlace, stayPlaceSelect+` WHERE t.org = $1 AND t.member = $2
			AND (t.started_at < $3 OR (t.started_at = $3 AND t.id < $4)) ORDER BY t.started_at DESC, t.id DESC LIMIT $5`,
			tx.Org(), actor.Member, at, last, limit+1))
}

// Booked is Upcoming with what the actor booked for colleagues.
func (w *Workplaces) Booked(tx db.Tx, actor directory.Actor, after string, limit int) ([]Place, string, error) {
	at, last := cutCursor(after)
	return page(limit, func(p Place) string { return cursor(p.Reservation.Span.Start, p.Reservation.ID) })(
		db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND (r.member = $2 OR r.booked_by = $3) AND r.cancelled_at IS NULL
			AND r.ends_at > $4 AND (r.starts_at > $5 OR (r.starts_at = $5 AND r.id > $6)) ORDER BY r.starts_at, r.id LIMIT $7`,
			tx.Org(), actor.Member, bookingAs(actor), db.Micros(w.Clock.Now()), at, last, limit+1))
}

// Visitors lists the visitors expected in a period, by start: one's own, and all of a site for whoever manages it or may
// book for others.
func Visitors(tx db.Tx, actor directory.Actor, during span.Span) ([]Place, error) {
	all, err := db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.cancelled_at IS NULL AND r.guest_name IS NOT NULL
		AND r.starts_at < $2 AND r.ends_at > $3 ORDER BY r.starts_at, r.guest_name, r.id LIMIT 2000`, tx.Org(), during.End, during.Start)
	var out []Place
	for _, p := range all {
		if p.Person.Member == actor.Member || actor.Can(directory.BookForOthers) || actor.Manages(p.Asset.Site) {
			out = append(out, p)
		}
	}
	return out, err
}

// ReservationByID gives one reservation of the actor, or one that they booked; others' answer like missing ones.
func ReservationByID(tx db.Tx, actor directory.Actor, id string) (Place, error) {
	p, err := reservationPlace(tx.Row(reservationPlaceSelect+" WHERE r.id = $1 AND r.org = $2 AND (r.member = $3 OR r.booked_by = $4) AND r.cancelled_at IS NULL",
		id, tx.Org(), actor.Member, bookingAs(actor)).Scan)
	return p, directory.Missing(err)
}

// OwnAt gives the actor's reservations of a place, and those that they booked there, in a period, by start.
func OwnAt(tx db.Tx, actor directory.Actor, asset string, during span.Span) ([]Place, error) {
	return db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.asset = $2 AND (r.member = $3 OR r.booked_by = $4)
		AND r.cancelled_at IS NULL AND r.starts_at < $5 AND r.ends_at > $6 ORDER BY r.starts_at, r.id LIMIT 5`,
		tx.Org(), asset, actor.Member, bookingAs(actor), during.End, during.Start)
}

// Expected lists colleagues who have reserved something in a period and may be shown, by name.
func Expected(tx db.Tx, actor directory.Actor, contains string, during span.Span) ([]Place, error) {
	all, err := db.All(tx, reservationPlace, reservationPlaceSelect+` WHERE r.org = $1 AND r.cancelled_at IS NULL AND r.guest_name IS NULL
		AND r.starts_at < $2 AND r.ends_at > $3 AND (m.visible OR m.id = $4) ORDER BY m.name, r.starts_at, r.id LIMIT 5000`,
		tx.Org(), during.End, during.Start, actor.Member)
	var out []Place
	for _, p := range all {
		if strings.Contains(strings.ToLower(p.Person.Name), strings.ToLower(contains)) {
			out = append(out, p)
		}
	}
	return out, err
}
