package phone

import (
	"context"
	"strings"

	"bureau/internal/db"
	"bureau/internal/sound"
)

// Bounds of what is dialled and how long it rings.
const (
	MaxDialled  = 64 // bytes
	DefaultRing = 20 // seconds
	maxForwards = 3  // one after the other
)

// digitsOf leaves of a number what a phone can dial: digits, stars, crosses, and a + in front.
func digitsOf(s string) string {
	s = strings.TrimSpace(s)
	plus := strings.HasPrefix(s, "+")
	s = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '*' || r == '#' {
			return r
		}
		if r == ' ' || r == '-' || r == '.' || r == '(' || r == ')' || r == '/' || r == '+' {
			return -1
		}
		return 'x' // no number any more
	}, s)
	if plus {
		s = "+" + s
	}
	return s
}

// dialling is one device's wish, with what its organisation goes by.
type dialling struct {
	p       *Phones
	tx      db.Tx
	set     Setting
	device  Device
	session Session
	on      bool // somebody is on the device
	lang    string
	digits  string
}

// Dialled says what the digits dialled at a device mean. NotFound where there is no such device any more.
func (p *Phones) Dialled(_ context.Context, tx db.Tx, device, digits string) (Plan, error) {
	d, err := deviceByID(tx, device)
	if err != nil {
		return Plan{}, err
	}
	w := dialling{p: p, tx: tx, device: d, lang: d.Lang}
	if len(digits) <= MaxDialled {
		w.digits = digitsOf(digits)
	}
	if w.set, err = settingOf(tx); err != nil {
		return Plan{}, err
	}
	if w.session, w.on, err = sessionAt(tx, device); err != nil {
		return Plan{}, err
	}
	if w.on {
		w.lang = w.session.Lang
	}
	plan, err := w.plan()
	if err != nil || plan == nil {
		return Plan{}, err
	}
	return *plan, nil
}

// plan reads the digits: emergency numbers, the feature codes, an own extension, the outside.
func (w dialling) plan() (*Plan, error) {
	if number, ok, err := w.emergency(); err != nil || ok {
		return w.toEmergency(number, err)
	}
	if plan := w.feature(); plan != nil {
		return plan, nil
	}
	if !w.on {
		return refusal(w.lang, sound.NoUser, 403), nil
	}
	from := Identity{w.session.Extension, w.session.Name}
	c := calling{p: w.p, tx: w.tx, set: w.set, from: from, member: w.session.Member, lang: w.lang, self: w.device.ID}
	return c.to(w.digits)
}

// emergency tells whether the digits are an emergency number, with or without what is dialled before outside numbers.
func (w dialling) emergency() (string, bool, error) {
	numbers, err := emergencyNumbers(w.tx, w.device.Site)
	if err != nil {
		return "", false, err
	}
	for _, n := range numbers {
		if w.digits == n || w.set.Outside != "" && w.digits == w.set.Outside+n {
			return n, true, nil
		}
	}
	return "", false, nil
}

func scanText(row db.Scan) (string, error) {
	var s string
	err := row(&s)
	return s, err
}

// toEmergency goes out with the device's own number and address.
func (w dialling) toEmergency(number string, err error) (*Plan, error) {
	if err != nil {
		return nil, err
	}
	if !w.on && !w.set.Emergency {
		return refusal(w.lang, sound.NoUser, 403), nil
	}
	trunks, err := trunkIDs(w.tx)
	if err != nil {
		return nil, err
	}
	where, err := w.p.where(w.tx, w.device, w.set)
	if err != nil {
		where = Location{Device: w.device.ID, Address: w.device.EmergencyAddress} // nothing that is missing holds the call up
	}
	return &Plan{Kind: Emergency, Number: number, From: Identity{w.device.EmergencyNumber, w.device.Called()}, Location: where,
		To: Identity{Number: number}, Member: w.session.Member, Trunks: trunks, Lang: w.lang}, nil
}

// Called is what a device is called where nobody is on it.
func (d Device) Called() string {
	if d.Label != "" {
		return d.Label
	}
	return d.Name
}

// trunkIDs are the lines to the outside, in the order in which they are tried.
func trunkIDs(tx db.Tx) ([]string, error) {
	return db.All(tx, scanText, "SELECT id FROM phone_trunk WHERE org = $1 AND enabled ORDER BY rank, name", tx.Org())
}

// feature is the plan of a code; nil for what is none.
func (w dialling) feature() *Plan {
	digits := strings.TrimSuffix(w.digits, "#")
	if digits == w.set.BoxCode {
		if !w.on {
			return refusal(w.lang, sound.NoUser, 403)
		}
		return &Plan{Kind: Listen, Mailbox: w.session.Member, Lang: w.lang}
	}
	if digits != w.set.Code && !strings.HasPrefix(digits, w.set.Code+"*") {
		return nil
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(digits, w.set.Code), "*")
	if rest == "" && w.on {
		return &Plan{Kind: HotDesk, LogOut: true, Lang: w.lang}
	}
	if !w.device.Hot {
		return refusal(w.lang, sound.PhoneNotAllowed, 403)
	}
	extension, pin, _ := strings.Cut(rest, "*")
	return &Plan{Kind: HotDesk, Extension: extension, PIN: Secret(pin), Lang: w.lang}
}
