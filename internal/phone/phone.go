package phone

import (
	"embed"
	"fmt"
	"time"

	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
	"bureau/internal/seal"
	"bureau/internal/sound"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations are the tables phone_…. A device proves itself before its organisation is known; trunks are kept up, and nodes
// are there, for all.
var Migrations = db.Migrations{Owner: "phone", Files: migrations, Global: []string{"phone_node"}, Lookup: []string{"phone_device", "phone_trunk"}}

// Hashes make and compare the stored form of a PIN; the office hands over whoever does so for passwords. Both take long on
// purpose, and are called outside of transactions only.
type Hashes interface {
	Hash(secret string) string
	Matches(stored, secret string) bool
}

// Assets tells of the places at which phones stand; the office hands over whoever knows them.
type Assets interface {
	// Place is an asset that is there; NotFound otherwise.
	Place(tx db.Tx, asset string) (Place, error)
}

// Absences tell who is away; the office hands over whoever knows.
type Absences interface {
	Away(tx db.Tx, member string, now time.Time) (bool, error)
}

// Stays tell whether somebody is still at the place at which they checked in; the office hands over whoever knows.
type Stays interface {
	Runs(tx db.Tx, stay string, now time.Time) (bool, error)
}

// Place is where a phone may stand.
type Place struct{ ID, Name, Site string }

// Phones are the verbs; they read the time from the clock inside their transaction.
type Phones struct {
	DB     *db.DB
	Clock  clock.Clock
	Key    seal.Key
	Hashes Hashes
	Assets Assets
	Absent Absences
	Stays  Stays
	Files  files.Folder // the recordings
	Outbox *outbox.Outbox
	Codes  *code.Codes
	Server Server // where devices register; the zero value: the usual port of the realm
	Post   *post.Post
	Realm  string // in which devices prove themselves; the office's host
	decoy  string // a sealed secret that is nobody's
	voices voices // what organisations say themselves
}

// Secret is a PIN or a password that prints as "…" wherever it is printed.
type Secret string

// String hides it.
func (Secret) String() string { return "…" }

// GoString hides it from %#v.
func (Secret) GoString() string { return "…" }

// Format hides it from every other verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("…")) }

// MarshalText hides it from JSON and from logs.
func (Secret) MarshalText() ([]byte, error) { return []byte("…"), nil }

// Identity is who a call is from or to, as the other phone shows it.
type Identity struct{ Number, Name string }

// How somebody came onto a phone.
type How string

// The ways.
const (
	ByDialling How = "dialled"
	ByPage     How = "page"
	ByCheckIn  How = "check-in"
	ByOffice   How = "office" // an administrator did it
)

// Session is who is on which phone.
type Session struct {
	Org       string
	Device    string
	Member    string
	Extension string
	Name      string // the member's
	Lang      string // the member's
	Since     time.Time
	How       How
	Stay      string // the stay that it came from; see workplace
	By        string // the administrator who did it, if one did
	ByName    string
}

// LoggedIn is recorded when a session begins or moves.
type LoggedIn struct {
	Session
	Before  string // the device that the member left; empty for none
	Evicted string // the member who was on the device; empty for nobody
}

// LoggedOut is recorded when a session ends without another beginning.
type LoggedOut struct{ Session }

// Reason is why a login is refused; it is the More of the fault.
type Reason string

// The reasons.
const (
	UnknownExtension Reason = "unknown_extension"
	WrongPIN         Reason = "wrong_pin"
	IsLocked         Reason = "locked"
	UserNotAllowed   Reason = "user_not_allowed"  // it is not enabled for the member
	PhoneNotAllowed  Reason = "phone_not_allowed" // nor for the device
)

// Prompt says a reason aloud.
func (r Reason) Prompt() sound.Prompt {
	switch r {
	case UnknownExtension:
		return sound.UnknownExtension
	case WrongPIN:
		return sound.WrongPIN
	case IsLocked:
		return sound.Locked
	case UserNotAllowed:
		return sound.UserNotAllowed
	case PhoneNotAllowed:
		return sound.PhoneNotAllowed
	}
	return sound.Unavailable
}

// ReasonOf tells why a login was refused; empty for whatever else went wrong.
func ReasonOf(err error) Reason {
	f, ok := fault.As(err)
	if !ok {
		return ""
	}
	r, _ := f.More.(Reason)
	return r
}

func refuse(r Reason) error {
	texts := map[Reason]i18n.Text{UnknownExtension: i18n.PhoneUnknownExtension, WrongPIN: i18n.PhoneWrongPIN, IsLocked: i18n.PhoneLocked,
		UserNotAllowed: i18n.PhoneUserNotAllowed, PhoneNotAllowed: i18n.PhoneNotAllowed}
	return fault.New(fault.Refused, texts[r]).With(r)
}

// need refuses an actor who may not change phones.
func need(actor directory.Actor) error {
	if actor.Can(directory.Phones) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}

func missing() error { return fault.New(fault.NotFound, i18n.NotFound) }

func stale(rows int64, err error) error {
	if err == nil && rows == 0 {
		return fault.New(fault.Stale, i18n.Stale)
	}
	return err
}
