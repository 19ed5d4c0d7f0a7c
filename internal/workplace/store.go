package workplace

import (
	"database/sql"
	"errors"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

const floorColumns = "f.id, f.site, f.name, f.level, f.width, f.height, f.plan, f.rev"

func scanFloor(row db.Scan) (Floor, error) {
	var f Floor
	err := row(&f.ID, &f.Site, &f.Name, &f.Level, &f.Width, &f.Height, &f.Plan, &f.Rev)
	return f, err
}

func insertFloor(tx db.Tx, f Floor) error {
	_, err := tx.Exec("INSERT INTO floor (id, org, site, name, level, width, height, plan, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		f.ID, tx.Org(), f.Site, f.Name, f.Level, f.Width, f.Height, f.Plan, f.Rev)
	return err
}

func floorByID(tx db.Tx, id string) (Floor, error) {
	f, err := scanFloor(tx.Row("SELECT "+floorColumns+" FROM floor f WHERE f.id = $1 AND f.org = $2 AND f.removed_at IS NULL", id, tx.Org()).Scan)
	return f, directory.Missing(err)
}

// FloorList gives all floors of open sites, by the name of their site and their level.
func FloorList(tx db.Tx) ([]Floor, error) {
	return db.All(tx, scanFloor, "SELECT "+floorColumns+` FROM floor f JOIN site s ON s.id = f.site AND s.org = f.org
		WHERE f.org = $1 AND f.removed_at IS NULL AND s.closed_at IS NULL ORDER BY s.name, f.level, f.id`, tx.Org())
}

// floorsAt gives the floors of one site, also of one that was closed.
func floorsAt(tx db.Tx, site string) ([]Floor, error) {
	return db.All(tx, scanFloor, "SELECT "+floorColumns+` FROM floor f
		WHERE f.org = $1 AND f.site = $2 AND f.removed_at IS NULL ORDER BY f.level, f.id`, tx.Org(), site)
}

// HasPlan tells by its error whether a floor of the organisation has this plan: nobody else's is shown.
func HasPlan(tx db.Tx, plan string) error {
	var n int
	err := tx.Row("SELECT 1 FROM floor f WHERE f.org = $1 AND f.plan = $2 AND f.plan <> '' AND f.removed_at IS NULL LIMIT 1", tx.Org(), plan).Scan(&n)
	return directory.Missing(err)
}

func updateFloor(tx db.Tx, f Floor) (int64, error) {
	return tx.Exec(`UPDATE floor SET name = $1, level = $2, width = $3, height = $4, plan = $5, rev = rev + 1
		WHERE id = $6 AND org = $7 AND rev = $8`, f.Name, f.Level, f.Width, f.Height, f.Plan, f.ID, tx.Org(), f.Rev)
}

func removeFloor(tx db.Tx, f Floor, now time.Time) (int64, error) {
	if _, err := tx.Exec("UPDATE asset SET removed_at = $1 WHERE floor = $2 AND org = $3 AND removed_at IS NULL", db.Micros(now), f.ID, tx.Org()); err != nil {
		return 0, err
	}
	return tx.Exec("UPDATE floor SET removed_at = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", db.Micros(now), f.ID, tx.Org(), f.Rev)
}

const assetColumns = "a.id, a.site, a.floor, a.kind, a.name, a.code, a.capacity, a.seats, a.x, a.y, a.w, a.h, a.equipment, a.rev"

func scanAsset(row db.Scan) (Asset, error) {
	var a Asset
	var equipment string
	err := row(&a.ID, &a.Site, &a.Floor, &a.Kind, &a.Name, &a.Code, &a.Capacity, &a.Seats, &a.X, &a.Y, &a.W, &a.H, &equipment, &a.Rev)
	for _, f := range strings.Fields(equipment) {
		a.Equipment = append(a.Equipment, Feature(f))
	}
	return a, err
}

func insertAsset(tx db.Tx, a Asset) error {
	_, err := tx.Exec(`INSERT INTO asset (id, org, site, floor, kind, name, code, capacity, seats, x, y, w, h, equipment, rev)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		a.ID, tx.Org(), a.Site, a.Floor, string(a.Kind), a.Name, a.Code, a.Capacity, a.Seats, a.X, a.Y, a.W, a.H, featureText(a.Equipment), a.Rev)
	return err
}

func featureText(all []Feature) string {
	features := make([]string, len(all))
	for i, f := range all {
		features[i] = string(f)
	}
	return strings.Join(features, " ")
}

// inPlace joins an asset with its site. What was removed, or stands at a closed site, is not there for anybody.
const inPlace = " FROM asset a JOIN site s ON s.id = a.site AND s.org = a.org AND s.closed_at IS NULL AND a.removed_at IS NULL"

func assetByID(tx db.Tx, id string) (Asset, error) {
	a, err := scanAsset(tx.Row("SELECT "+assetColumns+inPlace+" WHERE a.id = $1 AND a.org = $2", id, tx.Org()).Scan)
	return a, directory.Missing(err)
}

func updateAsset(tx db.Tx, a Asset) (int64, error) {
	return tx.Exec(`UPDATE asset SET kind = $1, name = $2, code = $3, capacity = $4, x = $5, y = $6, w = $7, h = $8, equipment = $9, seats = $10, rev = rev + 1
		WHERE id = $11 AND org = $12 AND rev = $13`,
		string(a.Kind), a.Name, a.Code, a.Capacity, a.X, a.Y, a.W, a.H, featureText(a.Equipment), a.Seats, a.ID, tx.Org(), a.Rev)
}

func removeAsset(tx db.Tx, a Asset, now time.Time) (int64, error) {
	return tx.Exec("UPDATE asset SET removed_at = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", db.Micros(now), a.ID, tx.Org(), a.Rev)
}

func removedAsset(tx db.Tx, id string) (Asset, error) {
	a, err := scanAsset(tx.Row("SELECT "+assetColumns+" FROM asset a WHERE a.id = $1 AND a.org = $2 AND a.removed_at IS NOT NULL", id, tx.Org()).Scan)
	return a, directory.Missing(err)
}

func restoreAsset(tx db.Tx, a Asset) (int64, error) {
	return tx.Exec("UPDATE asset SET removed_at = NULL, rev = rev + 1 WHERE id = $1 AND org = $2 AND rev = $3", a.ID, tx.Org(), a.Rev)
}

// namesAt gives the names that are in use at a site.
func namesAt(tx db.Tx, site string) ([]Asset, error) {
	return db.All(tx, scanAsset, "SELECT "+assetColumns+" FROM asset a WHERE a.org = $1 AND a.site = $2 AND a.removed_at IS NULL", tx.Org(), site)
}

// AssetsAt gives the assets of an open site.
func AssetsAt(tx db.Tx, site string) ([]Asset, error) {
	return db.All(tx, scanAsset, "SELECT "+assetColumns+inPlace+" WHERE a.org = $1 AND a.site = $2 ORDER BY a.name, a.id", tx.Org(), site)
}

// AssetByID gives one asset.
func AssetByID(tx db.Tx, id string) (Asset, error) { return assetByID(tx, id) }

func assetByCode(tx db.Tx, code string) (Asset, error) {
	a, err := scanAsset(tx.Row("SELECT "+assetColumns+inPlace+" WHERE a.code = $1 AND a.org = $2", code, tx.Org()).Scan)
	return a, directory.Missing(err)
}

const reservationColumns = `r.id, r.asset, r.member, COALESCE(r.booked_by, r.member), COALESCE(r.guest_name, ''), COALESCE(r.guest_email, ''),
	COALESCE(r.series, ''), COALESCE(r.series_day, ''), r.starts_at, r.ends_at, r.created_at, r.cancelled_at IS NOT NULL,
	COALESCE(r.undo_at, 0), COALESCE(r.undo_end, 0), r.rev`

func scanReservation(row db.Scan) (Reservation, error) { return scanReservationAnd(row) }

// scanReservationAnd reads a reservation and the columns that follow it.
func scanReservationAnd(row db.Scan, more ...any) (Reservation, error) {
	var r Reservation
	var created, undo int64
	err := row(append([]any{&r.ID, &r.Asset, &r.Member, &r.By, &r.Guest.Name, &r.Guest.Email, &r.Series, &r.Day,
		&r.Span.Start, &r.Span.End, &created, &r.Cancelled, &undo, &r.UndoEnd, &r.Rev}, more...)...)
	r.Created = db.Time(created)
	if undo != 0 {
		r.UndoAt = db.Time(undo)
	}
	return r, err
}

func insertReservation(tx db.Tx, r Reservation) error {
	_, err := tx.Exec(`INSERT INTO reservation (id, org, asset, member, booked_by, guest_name, guest_email, series, series_day,
			starts_at, ends_at, created_at, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		r.ID, tx.Org(), r.Asset, r.Member, bookedBy(r.By, r.Member), db.Optional(r.Guest.Name), db.Optional(r.Guest.Email), db.Optional(r.Series), db.Optional(r.Day),
		r.Span.Start, r.Span.End, db.Micros(r.Created), r.Rev)
	return err
}

// rememberEnd keeps what it takes to undo a cancellation.
func rememberEnd(tx db.Tx, r Reservation) error {
	_, err := tx.Exec("UPDATE reservation SET undo_at = $1, undo_end = $2 WHERE id = $3 AND org = $4", db.Micros(r.UndoAt), r.UndoEnd, r.ID, tx.Org())
	return err
}

// reviveReservation undoes a cancellation.
func reviveReservation(tx db.Tx, r Reservation) error {
	_, err := tx.Exec("UPDATE reservation SET cancelled_at = NULL, undo_at = NULL, undo_end = NULL, ends_at = $1, rev = $2 WHERE id = $3 AND org = $4",
		r.Span.End, r.Rev, r.ID, tx.Org())
	return err
}

// updateReservation writes the new period, also to a running stay that uses it.
func updateReservation(tx db.Tx, r Reservation) error {
	_, err := tx.Exec("UPDATE reservation SET asset = $1, starts_at = $2, ends_at = $3, rev = $4 WHERE id = $5 AND org = $6",
		r.Asset, r.Span.Start, r.Span.End, r.Rev, r.ID, tx.Org())
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE stay SET until_at = $1 WHERE reservation = $2 AND org = $3 AND ended_at IS NULL", r.Span.End, r.ID, tx.Org())
	return err
}

func cancelReservation(tx db.Tx, id string, now time.Time) error {
	_, err := tx.Exec("UPDATE reservation SET cancelled_at = $1 WHERE id = $2 AND org = $3", db.Micros(now), id, tx.Org())
	return err
}

func lockReservation(tx db.Tx, member, id string) error {
	n, err := tx.Exec("UPDATE reservation SET rev = rev WHERE id = $1 AND org = $2 AND member = $3", id, tx.Org(), member)
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

func reservationByID(tx db.Tx, id string) (Reservation, error) {
	r, err := scanReservation(tx.Row("SELECT "+reservationColumns+" FROM reservation r WHERE r.id = $1 AND r.org = $2", id, tx.Org()).Scan)
	return r, directory.Missing(err)
}

// dueReservation is the member's next reservation of an asset that has begun or begins by a time.
func dueReservation(tx db.Tx, member, asset string, now, by time.Time) (Reservation, bool, error) {
	r, err := scanReservation(tx.Row("SELECT "+reservationColumns+` FROM reservation r
		WHERE r.org = $1 AND r.member = $2 AND r.asset = $3 AND r.cancelled_at IS NULL AND r.guest_name IS NULL AND r.ends_at > $4 AND r.starts_at <= $5
		ORDER BY r.starts_at LIMIT 1`, tx.Org(), member, asset, db.Micros(now), db.Micros(by)).Scan)
	if errors.Is(err, db.ErrNoRows) {
		return r, false, nil
	}
	return r, err == nil, err
}

const stayColumns = "t.id, t.member, t.asset, t.reservation, t.started_at, t.until_at, t.ended_at, t.visible"

func scanStay(row db.Scan, more ...any) (Stay, error) {
	var s Stay
	var asset, reservation sql.NullString
	var start, until int64
	var end sql.NullInt64
	err := row(append([]any{&s.ID, &s.Member, &asset, &reservation, &start, &until, &end, &s.Visible}, more...)...)
	s.Asset, s.Reservation = asset.String, reservation.String
	s.Start, s.Until = db.Time(start), db.Time(until)
	if end.Valid {
		s.End = db.Time(end.Int64)
	}
	return s, err
}

func oneStay(row db.Scan) (Stay, error) { return scanStay(row) }

func insertStay(tx db.Tx, s Stay) error {
	_, err := tx.Exec(`INSERT INTO stay (id, org, member, asset, reservation, started_at, until_at, visible)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		s.ID, tx.Org(), s.Member, db.Optional(s.Asset), db.Optional(s.Reservation), db.Micros(s.Start), db.Micros(s.Until), s.Visible)
	return err
}

func stayByID(tx db.Tx, id string) (Stay, error) {
	s, err := oneStay(tx.Row("SELECT "+stayColumns+" FROM stay t WHERE t.id = $1 AND t.org = $2", id, tx.Org()).Scan)
	return s, directory.Missing(err)
}

// StayRuns tells whether a stay goes on; one that there is not does not.
func StayRuns(tx db.Tx, stay string, now time.Time) (bool, error) {
	s, err := stayByID(tx, stay)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil && s.Running(now), err
}

func endStay(tx db.Tx, id string, now time.Time) error {
	_, err := tx.Exec("UPDATE stay SET ended_at = $1 WHERE id = $2 AND org = $3 AND ended_at IS NULL", db.Micros(now), id, tx.Org())
	return err
}

func runningStays(tx db.Tx, member string, now time.Time) ([]Stay, error) {
	return db.All(tx, oneStay, "SELECT "+stayColumns+` FROM stay t
		WHERE t.org = $1 AND t.member = $2 AND t.ended_at IS NULL AND t.until_at > $3 ORDER BY t.started_at, t.id`,
		tx.Org(), member, db.Micros(now))
}

func insertOutage(tx db.Tx, o Outage) error {
	_, err := tx.Exec("INSERT INTO outage (id, org, asset, starts_at, ends_at, reason) VALUES ($1, $2, $3, $4, $5, $6)",
		o.ID, tx.Org(), o.Asset, o.Span.Start, o.Span.End, o.Reason)
	return err
}

func outageAt(tx db.Tx, asset string, now time.Time) (Outage, error) {
	var o Outage
	err := tx.Row(`SELECT id, asset, starts_at, ends_at, reason FROM outage
		WHERE org = $1 AND asset = $2 AND starts_at <= $3 AND ends_at > $3 ORDER BY id DESC LIMIT 1`, tx.Org(), asset, db.Micros(now)).
		Scan(&o.ID, &o.Asset, &o.Span.Start, &o.Span.End, &o.Reason)
	return o, directory.Missing(err)
}

// reasonsAt are why assets are out of use at an instant, on one floor or on all.
func reasonsAt(tx db.Tx, floor string, at int64) (map[string]string, error) {
	out := map[string]string{}
	_, err := db.All(tx, func(row db.Scan) (struct{}, error) {
		var asset, reason string
		err := row(&asset, &reason)
		out[asset] = reason
		return struct{}{}, err
	}, `SELECT o.asset, o.reason FROM outage o JOIN asset a ON a.id = o.asset AND a.org = o.org
		WHERE o.org = $1 AND (a.floor = $2 OR $2 = '') AND o.starts_at <= $3 AND o.ends_at > $3`, tx.Org(), floor, at)
	return out, err
}

func endOutage(tx db.Tx, id string, now time.Time) error {
	_, err := tx.Exec("UPDATE outage SET ends_at = $1 WHERE id = $2 AND org = $3", db.Micros(now), id, tx.Org())
	return err
}
