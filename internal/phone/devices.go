package phone

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// MaxDevices is how many phones an organisation has at most.
const MaxDevices = 10_000

// Models are the makes of phones for which files to set them up are written; the empty one is set up by hand.
var Models = []string{"", "yealink", "snom", "grandstream", "poly"}

var macForm = regexp.MustCompile(`^[0-9a-f]{12}$`)

// NormalMAC is an address as it is kept: twelve small hexadecimal digits.
func NormalMAC(s string) string {
	return strings.ToLower(strings.NewReplacer(":", "", "-", "", ".", "", " ", "").Replace(s))
}

func (d Device) tidy() Device {
	d.Name, d.Label = strings.Join(strings.Fields(d.Name), " "), strings.Join(strings.Fields(d.Label), " ")
	d.EmergencyAddress = strings.Join(strings.Fields(d.EmergencyAddress), " ")
	d.MAC, d.Extension = NormalMAC(d.MAC), strings.TrimSpace(d.Extension)
	if d.EmergencyNumber = strings.TrimSpace(d.EmergencyNumber); d.EmergencyNumber != "" {
		d.EmergencyNumber = digitsOf(d.EmergencyNumber)
	}
	return d
}

// Validate refuses a device that could not be shown or called.
func (d Device) Validate() error {
	for _, f := range []struct {
		name, text string
		most       int
	}{{"name", d.Name, 60}, {"label", d.Label, 60}, {"emergency-number", d.EmergencyNumber, 20}, {"emergency-address", d.EmergencyAddress, 200}} {
		if len(f.text) > f.most {
			return fault.New(fault.Invalid, i18n.TooLong, f.most).On(f.name)
		}
		if strings.ContainsFunc(f.text, unicode.IsControl) {
			return fault.New(fault.Invalid, i18n.BadInput).On(f.name)
		}
	}
	switch {
	case d.Name == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case d.MAC != "" && !macForm.MatchString(d.MAC):
		return fault.New(fault.Invalid, i18n.PhoneMACForm).On("mac")
	case d.EmergencyNumber != "" && strings.ContainsAny(d.EmergencyNumber, "x*#"):
		return fault.New(fault.Invalid, i18n.PhoneNumberForm).On("emergency-number")
	case !contains(Models, d.Model):
		return fault.New(fault.Invalid, i18n.BadInput).On("model")
	case d.Model != "" && d.MAC == "":
		return fault.New(fault.Invalid, i18n.PhoneMACForm).On("mac")
	case !i18n.Known(d.Lang):
		return fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	}
	return nil
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}

// AddDevice adds a phone with a user name and a secret of its own, which DeviceSecret tells; it takes the right Phones.
func (p *Phones) AddDevice(_ context.Context, tx db.Tx, actor directory.Actor, d Device) (Device, error) {
	if err := need(actor); err != nil {
		return d, err
	}
	var n int
	if err := tx.Row("SELECT count(*) FROM phone_device WHERE org = $1", tx.Org()).Scan(&n); err != nil {
		return d, err
	}
	if n >= MaxDevices {
		return d, fault.New(fault.Invalid, i18n.PhoneTooMany, MaxDevices)
	}
	d = d.tidy()
	d.ID, d.User, d.Created, d.Rev = id.New(), strings.ToLower(id.Code(12)), p.Clock.Now(), 1
	d, err := p.placed(tx, d)
	if err != nil {
		return d, err
	}
	_, err = tx.Exec(`INSERT INTO phone_device (id, org, name, user_name, secret, hot, site, asset, mac, model, label, emergency_number, emergency_address, lang,
		wrong, created_at, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, $15, 1)`,
		d.ID, tx.Org(), d.Name, d.User, p.freshSecret(d.ID), d.Hot, db.Optional(d.Site), db.Optional(d.Asset), db.Optional(d.MAC), d.Model, d.Label,
		d.EmergencyNumber, d.EmergencyAddress, d.Lang, db.Micros(d.Created))
	if err != nil {
		return d, err
	}
	if err := give(tx, ofDevice, d.ID, d.Extension); err != nil {
		return d, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	tx.Record(Changed{})
	return d, nil
}

// freshSecret is a new one, sealed.
func (p *Phones) freshSecret(device string) string {
	secret := id.Secret()[:32]
	for strings.HasPrefix(secret, "0x") { // SIPp takes such a one for a number
		secret = id.Secret()[:32]
	}
	return p.Key.Seal([]byte(secret), devicePurpose(device))
}

// placed finds the site of the place at which a device stands, and refuses what another device has.
func (p *Phones) placed(tx db.Tx, d Device) (Device, error) {
	if err := d.Validate(); err != nil {
		return d, err
	}
	if err := mayBeCalled(tx, d.EmergencyNumber, "emergency-number"); err != nil {
		return d, err
	}
	if d.Asset != "" {
		place, err := p.Assets.Place(tx, d.Asset)
		if err != nil {
			return d, err
		}
		d.Site = place.Site
	}
	if d.Site != "" {
		if _, err := directory.SiteByID(tx, d.Site); err != nil {
			return d, err
		}
	}
	for _, f := range []struct {
		query, value, field string
		taken               i18n.Text
	}{{"SELECT name FROM phone_device WHERE org = $1 AND id <> $2 AND name = $3", d.Name, "name", i18n.PhoneNameTaken},
		{"SELECT name FROM phone_device WHERE org = $1 AND id <> $2 AND asset = $3", d.Asset, "asset", i18n.PhonePlaceTaken},
		{"SELECT name FROM phone_device WHERE org = $1 AND id <> $2 AND mac = $3", d.MAC, "mac", i18n.PhoneMACTaken}} {
		all, err := db.All(tx, scanText, f.query, tx.Org(), d.ID, f.value)
		if err != nil {
			return d, err
		}
		if len(all) == 0 {
			continue
		}
		if f.field == "name" {
			return d, fault.New(fault.Taken, f.taken).On(f.field)
		}
		return d, fault.New(fault.Taken, f.taken, all[0]).On(f.field)
	}
	return d, nil
}

// SetDevice changes a phone; it takes the right Phones. Where it may not be logged in on any more, whoever is on it is logged out.
func (p *Phones) SetDevice(ctx context.Context, tx db.Tx, actor directory.Actor, d Device, unlock bool) (Device, error) {
	if err := need(actor); err != nil {
		return d, err
	}
	before, err := deviceByID(tx, d.ID)
	if err != nil {
		return d, err
	}
	if before.Rev != d.Rev {
		return d, fault.New(fault.Stale, i18n.Stale)
	}
	d = d.tidy()
	d.User, d.Created = before.User, before.Created
	if d, err = p.placed(tx, d); err != nil {
		return d, err
	}
	if err := stale(tx.Exec(`UPDATE phone_device SET name = $1, hot = $2, site = $3, asset = $4, mac = $5, model = $6, label = $7, emergency_number = $8,
		emergency_address = $9, lang = $10, wrong = CASE WHEN $11 THEN 0 ELSE wrong END, locked_at = CASE WHEN $11 THEN NULL ELSE locked_at END, locked_until = CASE WHEN $11 THEN NULL ELSE locked_until END, rev = rev + 1
		WHERE id = $12 AND org = $13 AND rev = $14`, d.Name, d.Hot, db.Optional(d.Site), db.Optional(d.Asset), db.Optional(d.MAC), d.Model, d.Label,
		d.EmergencyNumber, d.EmergencyAddress, d.Lang, unlock, d.ID, tx.Org(), d.Rev)); err != nil {
		return d, err
	}
	if err := give(tx, ofDevice, d.ID, d.Extension); err != nil {
		return d, err
	}
	d.Rev++
	changes := append(audit.Changed(audit.Name, before.Name, d.Name), audit.Changed(audit.Extension, before.Extension, d.Extension)...)
	changes = append(changes, audit.Changed(audit.HotDesking, strconv.FormatBool(before.Hot), strconv.FormatBool(d.Hot))...)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Phone, Object: d.ID, Label: d.Name, Changes: changes})
	tx.Record(Changed{})
	if before.Hot && !d.Hot {
		return d, p.LogOut(ctx, tx, d.ID)
	}
	return d, nil
}

// RemoveDevice takes a phone away: who is on it is logged out, and it registers no more. It takes the right Phones.
func (p *Phones) RemoveDevice(ctx context.Context, tx db.Tx, actor directory.Actor, device string) error {
	if err := need(actor); err != nil {
		return err
	}
	if err := lockDevice(tx, device); err != nil { // it may be registering
		return err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	if err := p.LogOut(ctx, tx, d.ID); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM phone_binding WHERE org = $1 AND device = $2",
		"DELETE FROM phone_number WHERE org = $1 AND kind = 'device' AND ref = $2",
		"DELETE FROM phone_device WHERE org = $1 AND id = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), d.ID); err != nil {
			return err
		}
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	tx.Record(DeviceGone{d.ID})
	return nil
}

// DeviceGone is recorded when a device proves itself no more as it did: it was removed, or has another secret.
type DeviceGone struct{ Device string }

// DeviceSecret tells a device's password, for whoever sets it up by hand; it takes the right Phones, and is noted.
func (p *Phones) DeviceSecret(_ context.Context, tx db.Tx, actor directory.Actor, device string) (Secret, error) {
	if err := need(actor); err != nil {
		return "", err
	}
	var sealed string
	if err := none(tx.Row("SELECT secret FROM phone_device WHERE id = $1 AND org = $2", device, tx.Org()).Scan(&sealed)); err != nil {
		return "", err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return "", err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.LookedAt, Kind: audit.Phone, Object: d.ID, Label: d.Name, Changes: []audit.Change{audit.Named(audit.Password)}})
	secret, err := p.Key.Open(sealed, devicePurpose(device))
	return Secret(secret), err
}

// RenewSecret gives a device another password; the old one proves nothing from then on.
func (p *Phones) RenewSecret(_ context.Context, tx db.Tx, actor directory.Actor, device string) error {
	if err := need(actor); err != nil {
		return err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE phone_device SET secret = $1, rev = rev + 1 WHERE id = $2 AND org = $3", p.freshSecret(d.ID), d.ID, tx.Org())
	if err == nil {
		_, err = tx.Exec("DELETE FROM phone_binding WHERE org = $1 AND device = $2", tx.Org(), d.ID)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Replaced, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	tx.Record(DeviceGone{d.ID})
	return err
}
