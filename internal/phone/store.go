package phone

import (
	"database/sql"
	"errors"
	"time"

	"bureau/internal/db"
)

// kinds of what a number can belong to.
const (
	ofMember = "member"
	ofDevice = "device"
	ofGroup  = "group"
)

// owner tells whose a number is; nothing where nobody has it.
func owner(tx db.Tx, number string) (kind, ref string, err error) {
	err = tx.Row("SELECT kind, ref FROM phone_number WHERE org = $1 AND number = $2", tx.Org(), number).Scan(&kind, &ref)
	if errors.Is(err, db.ErrNoRows) {
		return "", "", nil
	}
	return kind, ref, err
}

// rules are what a member's calls go by.
type rules struct {
	Member    string
	Name      string
	Lang      string
	Active    bool
	Hot       bool
	PIN       string // hashed
	Wrong     int
	Locked    time.Time
	Quiet     bool // do not disturb
	Always    string
	Busy      string
	NoAnswer  string
	Absent    string
	Ring      int // seconds
	Box       bool
	Mailed    bool
	Extension string
	Rev       int64
}

const rulesQuery = `SELECT m.id, m.name, m.lang, m.state = 'active', COALESCE(p.hot, FALSE), COALESCE(p.pin, ''), COALESCE(p.wrong, 0), p.locked_at,
	COALESCE(p.quiet, FALSE), COALESCE(p.to_always, ''), COALESCE(p.to_busy, ''), COALESCE(p.to_no_answer, ''), COALESCE(p.to_absent, ''),
	COALESCE(p.ring_seconds, 0), COALESCE(p.box, TRUE), COALESCE(p.mailed, TRUE), COALESCE(n.number, ''), COALESCE(p.rev, 0)
	FROM member m LEFT JOIN phone_member p ON p.member = m.id AND p.org = m.org
	LEFT JOIN phone_number n ON n.org = m.org AND n.kind = 'member' AND n.ref = m.id`

func scanRules(row db.Scan) (rules, error) {
	var r rules
	var locked sql.NullInt64
	err := row(&r.Member, &r.Name, &r.Lang, &r.Active, &r.Hot, &r.PIN, &r.Wrong, &locked, &r.Quiet, &r.Always, &r.Busy, &r.NoAnswer, &r.Absent,
		&r.Ring, &r.Box, &r.Mailed, &r.Extension, &r.Rev)
	if locked.Valid {
		r.Locked = db.Time(locked.Int64)
	}
	if r.Ring == 0 {
		r.Ring = DefaultRing
	}
	return r, none(err)
}

func rulesOf(tx db.Tx, member string) (rules, error) {
	return scanRules(tx.Row(rulesQuery+" WHERE m.id = $1 AND m.org = $2", member, tx.Org()).Scan)
}

// none is the missing row's refusal.
func none(err error) error {
	if errors.Is(err, db.ErrNoRows) {
		return missing()
	}
	return err
}

// ensureMember sees to it that a member has a row to change.
func ensureMember(tx db.Tx, member string) error {
	_, err := tx.Exec(`INSERT INTO phone_member (member, org, hot, pin, wrong, quiet, to_always, to_busy, to_no_answer, to_absent, ring_seconds, box, mailed, rev)
		VALUES ($1, $2, FALSE, '', 0, FALSE, '', '', '', '', 0, TRUE, TRUE, 0) ON CONFLICT DO NOTHING`, member, tx.Org())
	return err
}

const deviceColumns = `d.id, d.name, d.user_name, d.hot, COALESCE(d.site, ''), COALESCE(d.asset, ''), COALESCE(d.mac, ''), d.model, d.label, d.emergency_number,
	d.emergency_address, d.lang, d.wrong, d.locked_at, d.locked_until, d.locks, d.created_at, d.rev, COALESCE((SELECT n.number FROM phone_number n WHERE n.org = d.org AND n.kind = 'device'
	AND n.ref = d.id), '')`

func scanDevice(row db.Scan) (Device, error) { return scanDeviceAnd(row) }

// scanDeviceAnd reads a device and the columns that follow it.
func scanDeviceAnd(row db.Scan, more ...any) (Device, error) {
	var d Device
	var locked, until sql.NullInt64
	var created int64
	err := row(append([]any{&d.ID, &d.Name, &d.User, &d.Hot, &d.Site, &d.Asset, &d.MAC, &d.Model, &d.Label, &d.EmergencyNumber, &d.EmergencyAddress, &d.Lang,
		&d.Wrong, &locked, &until, &d.locks, &created, &d.Rev, &d.Extension}, more...)...)
	d.Created = db.Time(created)
	if locked.Valid {
		d.Locked, d.Until = db.Time(locked.Int64), db.Time(until.Int64)
	}
	return d, none(err)
}

func deviceByID(tx db.Tx, device string) (Device, error) {
	return scanDevice(tx.Row("SELECT "+deviceColumns+" FROM phone_device d WHERE d.id = $1 AND d.org = $2", device, tx.Org()).Scan)
}

const sessionQuery = `SELECT s.org, s.device, s.member, COALESCE(n.number, ''), m.name, m.lang, s.since_at, s.how, COALESCE(s.stay, ''),
	COALESCE(s.by_member, ''), COALESCE((SELECT b.name FROM member b WHERE b.id = s.by_member AND b.org = s.org), '') FROM phone_session s
	JOIN member m ON m.id = s.member AND m.org = s.org LEFT JOIN phone_number n ON n.org = s.org AND n.kind = 'member' AND n.ref = s.member`

func scanSession(row db.Scan) (Session, error) {
	var s Session
	var since int64
	err := row(&s.Org, &s.Device, &s.Member, &s.Extension, &s.Name, &s.Lang, &since, &s.How, &s.Stay, &s.By, &s.ByName)
	s.Since = db.Time(since)
	return s, err
}

func sessionAt(tx db.Tx, device string) (Session, bool, error) {
	return found(scanSession(tx.Row(sessionQuery+" WHERE s.org = $1 AND s.device = $2", tx.Org(), device).Scan))
}

func sessionOf(tx db.Tx, member string) (Session, bool, error) {
	return found(scanSession(tx.Row(sessionQuery+" WHERE s.org = $1 AND s.member = $2", tx.Org(), member).Scan))
}

// found tells a missing row from one that cannot be read.
func found[T any](v T, err error) (T, bool, error) {
	if errors.Is(err, db.ErrNoRows) {
		return v, false, nil
	}
	return v, err == nil, err
}
