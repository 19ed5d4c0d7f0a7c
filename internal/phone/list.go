package phone

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// DeviceShown is a phone in the list of those who manage them.
type DeviceShown struct {
	Device
	SiteName string
	Place    string
	Who      string // the member who is on it
	WhoName  string
	Since    time.Time
	How      How
	ByName   string // the administrator who put them there, if one did
	Online   bool   // it is registered
	Agent    string
}

const fromDevices = "SELECT " + deviceColumns + `, COALESCE(s.name, ''), COALESCE(p.member, ''), COALESCE(m.name, ''), p.since_at, COALESCE(p.how, ''),
	COALESCE((SELECT b.name FROM member b WHERE b.id = p.by_member AND b.org = d.org), ''),
	(SELECT max(b.expires_at) FROM phone_binding b WHERE b.device = d.id AND b.org = d.org),
	COALESCE((SELECT max(b.agent) FROM phone_binding b WHERE b.device = d.id AND b.org = d.org), '')
	FROM phone_device d LEFT JOIN site s ON s.id = d.site AND s.org = d.org
	LEFT JOIN phone_session p ON p.device = d.id AND p.org = d.org LEFT JOIN member m ON m.id = p.member AND m.org = p.org `

func (p *Phones) scanShown(row db.Scan) (DeviceShown, error) {
	var d DeviceShown
	var since, bound sql.NullInt64
	var err error
	d.Device, err = scanDeviceAnd(row, &d.SiteName, &d.Who, &d.WhoName, &since, &d.How, &d.ByName, &bound, &d.Agent)
	if since.Valid {
		d.Since = db.Time(since.Int64)
	}
	if !d.IsLocked(p.Clock.Now()) { // a lock that has lapsed
		d.Locked = time.Time{}
	}
	d.Online = bound.Valid && bound.Int64 > db.Micros(p.Clock.Now())
	return d, err
}

// Devices are the phones by name, of which some word is part of the name, the user name, the MAC address or the name of who is on
// it; from the cursor on, which the last page leaves empty. It takes the right Phones.
func (p *Phones) Devices(_ context.Context, tx db.Tx, actor directory.Actor, search, after string) ([]DeviceShown, string, error) {
	if err := need(actor); err != nil {
		return nil, "", err
	}
	like := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(strings.TrimSpace(search))) + "%"
	all, err := db.All(tx, p.scanShown, fromDevices+`WHERE d.org = $1 AND d.name > $2 AND (lower(d.name) LIKE $3 ESCAPE '!' OR d.user_name LIKE $3 ESCAPE '!'
		OR COALESCE(d.mac, '') LIKE $3 ESCAPE '!' OR lower(COALESCE(m.name, '')) LIKE $3 ESCAPE '!') ORDER BY d.name LIMIT $4`, tx.Org(), after, like, PageLength+1)
	next := ""
	if len(all) > PageLength {
		all = all[:PageLength]
		next = all[PageLength-1].Name
	}
	for i := range all {
		if err == nil {
			all[i].Place, err = p.placeOf(tx, all[i].Device)
		}
	}
	return all, next, err
}

// Device is one phone; it takes the right Phones.
func (p *Phones) Device(_ context.Context, tx db.Tx, actor directory.Actor, device string) (DeviceShown, error) {
	if err := need(actor); err != nil {
		return DeviceShown{}, err
	}
	d, err := p.scanShown(tx.Row(fromDevices+"WHERE d.org = $1 AND d.id = $2", tx.Org(), device).Scan)
	if err == nil {
		d.Place, err = p.placeOf(tx, d.Device)
	}
	return d, err
}

// LockedOnes are the people and the phones that wrong PINs have locked; it takes the right Phones.
func (p *Phones) LockedOnes(_ context.Context, tx db.Tx, actor directory.Actor) (people []MemberShown, devices []Device, err error) {
	if err := need(actor); err != nil {
		return nil, nil, err
	}
	people, err = db.All(tx, func(row db.Scan) (MemberShown, error) {
		r, err := scanRules(row)
		return MemberShown{Member: r.Member, Name: r.Name, Extension: r.Extension, Hot: r.Hot, HasPIN: r.PIN != "", Locked: true, Rev: r.Rev}, err
	}, rulesQuery+" WHERE m.org = $1 AND p.locked_at IS NOT NULL ORDER BY m.name, m.id LIMIT 200", tx.Org())
	if err != nil {
		return nil, nil, err
	}
	devices, err = db.All(tx, scanDevice, "SELECT "+deviceColumns+" FROM phone_device d WHERE d.org = $1 AND d.locked_until > $2 ORDER BY d.name LIMIT 200", tx.Org(), db.Micros(p.Clock.Now()))
	return people, devices, err
}

// LogInFor puts a member on a phone, where both may; no PIN is asked. It takes the right Phones, and is noted.
func (p *Phones) LogInFor(_ context.Context, tx db.Tx, actor directory.Actor, device, member string) (Session, error) {
	if err := need(actor); err != nil {
		return Session{}, err
	}
	if member == "" {
		return Session{}, fault.New(fault.Invalid, i18n.Required).On("member")
	}
	before, there, err := sessionOf(tx, member)
	if err != nil {
		return before, err
	}
	s, err := p.take(tx, entry{member: member, device: device, how: ByOffice, by: actor.Member})
	if err != nil || there && before.Device == device {
		return s, err
	}
	return s, p.logSession(tx, actor, audit.LoggedIn, member, before.Device, device)
}

// logSession notes that an administrator moved a member from one phone to another; either may be none.
func (p *Phones) logSession(tx db.Tx, actor directory.Actor, action audit.Word, member, from, to string) error {
	names := map[string]string{}
	for _, device := range []string{from, to} {
		if device == "" {
			continue
		}
		d, err := deviceByID(tx, device)
		if err != nil {
			return err
		}
		names[device] = d.Name
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Person, Object: member, Changes: audit.Changed(audit.OnPhone, names[from], names[to])})
	return nil
}

// ForceLogOut ends the session at a phone; it takes the right Phones, is noted, and its member reads on their own page who did it.
func (p *Phones) ForceLogOut(ctx context.Context, tx db.Tx, actor directory.Actor, device string) error {
	if err := need(actor); err != nil {
		return err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	s, there, err := sessionAt(tx, d.ID)
	if err != nil || !there {
		return err
	}
	if err := p.logSession(tx, actor, audit.LoggedOut, s.Member, d.ID, ""); err != nil {
		return err
	}
	if err := keepOff(tx, s.Member, TakenOff{At: p.Clock.Now(), By: actor.Member, Phone: d.Name}); err != nil {
		return err
	}
	return p.LogOut(ctx, tx, d.ID)
}

// TakenOff is that somebody has logged a member out or taken their phone; the zero value where that was not how the last session ended.
type TakenOff struct {
	At    time.Time
	By    string // their name; empty where they are no more
	Phone string
}

// keepOff keeps that a member was logged out, by the one with the id in By.
func keepOff(tx db.Tx, member string, o TakenOff) error {
	_, err := tx.Exec("UPDATE phone_member SET off_at = $1, off_by = $2, off_phone = $3 WHERE member = $4 AND org = $5", db.Micros(o.At), o.By, o.Phone, member, tx.Org())
	return err
}

func takenOff(tx db.Tx, member string) (TakenOff, error) {
	var at int64
	var out TakenOff
	err := tx.Row(`SELECT p.off_at, p.off_phone, COALESCE(b.name, '') FROM phone_member p LEFT JOIN member b ON b.id = p.off_by AND b.org = p.org
		WHERE p.member = $1 AND p.org = $2 AND p.off_at IS NOT NULL`, member, tx.Org()).Scan(&at, &out.Phone, &out.By)
	if errors.Is(err, db.ErrNoRows) {
		return out, nil
	}
	out.At = db.Time(at)
	return out, err
}

func forgetOff(tx db.Tx, member string) error {
	_, err := tx.Exec("UPDATE phone_member SET off_at = NULL, off_by = NULL, off_phone = '' WHERE member = $1 AND org = $2 AND off_at IS NOT NULL", member, tx.Org())
	return err
}

// Unlock lets a member be logged in again whom wrong PINs have locked; it takes the right Phones.
func (p *Phones) Unlock(_ context.Context, tx db.Tx, actor directory.Actor, member string) error {
	if err := need(actor); err != nil {
		return err
	}
	if _, err := directory.MemberByID(tx, member); err != nil {
		return err
	}
	_, err := tx.Exec("UPDATE phone_member SET wrong = 0, locked_at = NULL, rev = rev + 1 WHERE member = $1 AND org = $2", member, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Unlocked, Kind: audit.Person, Object: member})
	tx.Record(Changed{})
	return err
}

// UnlockDevice lets a phone be logged in on again that wrong PINs have locked; it takes the right Phones.
func (p *Phones) UnlockDevice(_ context.Context, tx db.Tx, actor directory.Actor, device string) error {
	if err := need(actor); err != nil {
		return err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE phone_device SET wrong = 0, locks = 0, locked_at = NULL, locked_until = NULL, rev = rev + 1 WHERE id = $1 AND org = $2", d.ID, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Unlocked, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	tx.Record(Changed{})
	return err
}

// Person is somebody with an extension.
type Person struct {
	ID, Name, Extension string
	Locked              bool // by wrong PINs
}

// Numbered are the active people who have an extension, by name; it takes the right Phones.
func (p *Phones) Numbered(_ context.Context, tx db.Tx, actor directory.Actor) ([]Person, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	return db.All(tx, func(row db.Scan) (x Person, err error) {
		err = row(&x.ID, &x.Name, &x.Extension)
		return x, err
	}, `SELECT m.id, m.name, n.number FROM phone_number n JOIN member m ON m.id = n.ref AND m.org = n.org
		WHERE n.org = $1 AND n.kind = 'member' AND m.state = 'active' ORDER BY m.name, m.id LIMIT 1000`, tx.Org())
}

// People are the active members by name, of which some word is part of the name or who have the extension; from the cursor on, which
// the last page leaves empty. It takes the right Phones.
func (p *Phones) People(_ context.Context, tx db.Tx, actor directory.Actor, search, after string) ([]MemberShown, string, error) {
	if err := need(actor); err != nil {
		return nil, "", err
	}
	like := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(strings.TrimSpace(search))) + "%"
	id, name := "", ""
	if len(after) > 36 {
		id, name = after[:36], after[36:]
	}
	all, err := db.All(tx, func(row db.Scan) (MemberShown, error) {
		r, err := scanRules(row)
		return MemberShown{Member: r.Member, Name: r.Name, Extension: r.Extension, Hot: r.Hot, HasPIN: r.PIN != "", Locked: !r.Locked.IsZero(), Rev: r.Rev}, err
	}, rulesQuery+` WHERE m.org = $1 AND m.state = 'active' AND (lower(m.name) LIKE $2 ESCAPE '!' OR COALESCE(n.number, '') LIKE $2 ESCAPE '!')
		AND ($3 = '' OR m.name > $4 OR m.name = $4 AND m.id > $3) ORDER BY m.name, m.id LIMIT $5`, tx.Org(), like, id, name, PageLength+1)
	next := ""
	if len(all) > PageLength {
		all = all[:PageLength]
		next = all[PageLength-1].Member + all[PageLength-1].Name
	}
	return all, next, err
}

// MayLogIn are the active people for whom logging in on phones is enabled, by name, also those who are locked; it takes the right Phones.
func (p *Phones) MayLogIn(_ context.Context, tx db.Tx, actor directory.Actor) ([]Person, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	return db.All(tx, func(row db.Scan) (x Person, err error) {
		err = row(&x.ID, &x.Name, &x.Extension, &x.Locked)
		return x, err
	}, `SELECT m.id, m.name, n.number, p.locked_at IS NOT NULL FROM phone_member p JOIN member m ON m.id = p.member AND m.org = p.org
		JOIN phone_number n ON n.org = p.org AND n.kind = 'member' AND n.ref = p.member
		WHERE p.org = $1 AND p.hot AND m.state = 'active' ORDER BY m.name, m.id LIMIT 2000`, tx.Org())
}

// Any tells whether the organisation has a phone.
func Any(tx db.Tx) (there bool, err error) {
	err = tx.Row("SELECT EXISTS (SELECT 1 FROM phone_device WHERE org = $1)", tx.Org()).Scan(&there)
	return there, err
}
