package phone

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
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
	Online   bool // it is registered
	Agent    string
}

const fromDevices = "SELECT " + deviceColumns + `, COALESCE(s.name, ''), COALESCE(p.member, ''), COALESCE(m.name, ''), p.since_at, COALESCE(p.how, ''),
	(SELECT max(b.expires_at) FROM phone_binding b WHERE b.device = d.id AND b.org = d.org),
	COALESCE((SELECT max(b.agent) FROM phone_binding b WHERE b.device = d.id AND b.org = d.org), '')
	FROM phone_device d LEFT JOIN site s ON s.id = d.site AND s.org = d.org
	LEFT JOIN phone_session p ON p.device = d.id AND p.org = d.org LEFT JOIN member m ON m.id = p.member AND m.org = p.org `

func (p *Phones) scanShown(row db.Scan) (DeviceShown, error) {
	var d DeviceShown
	var since, bound sql.NullInt64
	var err error
	d.Device, err = scanDeviceAnd(row, &d.SiteName, &d.Who, &d.WhoName, &since, &d.How, &bound, &d.Agent)
	if since.Valid {
		d.Since = db.Time(since.Int64)
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
	devices, err = db.All(tx, scanDevice, "SELECT "+deviceColumns+" FROM phone_device d WHERE d.org = $1 AND d.locked_at IS NOT NULL ORDER BY d.name LIMIT 200", tx.Org())
	return people, devices, err
}

// ForceLogOut ends the session at a phone; it takes the right Phones, and is noted.
func (p *Phones) ForceLogOut(ctx context.Context, tx db.Tx, actor directory.Actor, device string) error {
	if err := need(actor); err != nil {
		return err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	if _, there, err := sessionAt(tx, d.ID); err != nil || !there {
		return err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.LoggedOut, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	return p.LogOut(ctx, tx, d.ID)
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
	_, err = tx.Exec("UPDATE phone_device SET wrong = 0, locked_at = NULL, rev = rev + 1 WHERE id = $1 AND org = $2", d.ID, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Unlocked, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	tx.Record(Changed{})
	return err
}

// Person is somebody with an extension.
type Person struct{ ID, Name, Extension string }

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

// Any tells whether the organisation has a phone.
func Any(tx db.Tx) (there bool, err error) {
	err = tx.Row("SELECT EXISTS (SELECT 1 FROM phone_device WHERE org = $1)", tx.Org()).Scan(&there)
	return there, err
}
