package phone

import (
	"cmp"
	"context"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// MaxWrong is how many wrong PINs lock a member or a device.
const MaxWrong = 5

// LogIn is the wish to have a phone.
type LogIn struct {
	Org       string
	Device    string
	Extension string
	PIN       Secret
	How       How
}

// Extension tells whether somebody may log in with an extension at a device: refused with UnknownExtension, a
// …NotAllowed or IsLocked. An extension that nobody has counts as a wrong try of the device.
func (p *Phones) Extension(ctx context.Context, org, device, extension string) error {
	var refusal error
	err := p.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) (err error) {
		refusal = nil
		_, err = p.admit(tx, device, extension)
		return keepRefusal(&refusal, err)
	})
	if err != nil {
		return err
	}
	return refusal
}

// keepRefusal lets what was counted be kept although the answer is no.
func keepRefusal(refusal *error, err error) error {
	if ReasonOf(err) != "" {
		*refusal = err
		return nil
	}
	return err
}

// admit finds who would log in, if they may at this device.
func (p *Phones) admit(tx db.Tx, device, extension string) (rules, error) {
	d, err := deviceByID(tx, device)
	if err != nil {
		return rules{}, err
	}
	if !d.Hot {
		return rules{}, refuse(PhoneNotAllowed)
	}
	if d.IsLocked(p.Clock.Now()) {
		return rules{}, refuse(IsLocked)
	}
	if !d.Locked.IsZero() {
		if err := lapse(tx, d); err != nil {
			return rules{}, err
		}
	}
	kind, member, err := owner(tx, extension)
	if err != nil {
		return rules{}, err
	}
	if kind != ofMember {
		if err := p.countWrong(tx, "", d); err != nil {
			return rules{}, err
		}
		return rules{}, refuse(UnknownExtension)
	}
	return mayLogIn(tx, member)
}

// lapse lifts a lock whose time is over.
func lapse(tx db.Tx, d Device) error {
	_, err := tx.Exec("UPDATE phone_device SET wrong = 0, locked_at = NULL, locked_until = NULL WHERE id = $1 AND org = $2 AND locked_at = $3", d.ID, tx.Org(), db.Micros(d.Locked))
	return err
}

// mayLogIn refuses a member for whom it is not enabled, or no longer.
func mayLogIn(tx db.Tx, member string) (rules, error) {
	r, err := rulesOf(tx, member)
	switch {
	case err != nil:
		return r, err
	case !r.Active || !r.Hot || r.Extension == "":
		return r, refuse(UserNotAllowed)
	case !r.Locked.IsZero():
		return r, refuse(IsLocked)
	}
	return r, nil
}

// LogIn gives a device to whoever has the extension, if the PIN is theirs; they leave the phone that they were on, and who was
// on this one leaves it. It opens its own transactions, for a PIN is never computed inside one: the try is counted first.
func (p *Phones) LogIn(ctx context.Context, in LogIn) (s Session, err error) {
	var who rules
	var refusal error
	err = p.DB.Write(ctx, in.Org, func(_ context.Context, tx db.Tx) (err error) {
		refusal = nil
		who, err = p.begin(tx, in)
		return keepRefusal(&refusal, err)
	})
	if err == nil {
		err = refusal
	}
	if err != nil {
		return s, err
	}
	right := p.Hashes.Matches(who.PIN, string(in.PIN))
	err = p.DB.Write(ctx, in.Org, func(_ context.Context, tx db.Tx) (err error) {
		refusal = nil
		s, err = p.end(tx, in, who, right)
		return keepRefusal(&refusal, err)
	})
	if err == nil {
		err = refusal
	}
	return s, err
}

// begin counts a try before it is compared, so that no more than MaxWrong are ever under way.
func (p *Phones) begin(tx db.Tx, in LogIn) (rules, error) {
	who, err := p.admit(tx, in.Device, in.Extension)
	if err != nil {
		return who, err
	}
	n, err := tx.Exec("UPDATE phone_member SET wrong = wrong + 1 WHERE member = $1 AND org = $2 AND wrong < $3 AND locked_at IS NULL", who.Member, tx.Org(), MaxWrong)
	if err == nil && n == 1 {
		n, err = tx.Exec("UPDATE phone_device SET wrong = wrong + 1 WHERE id = $1 AND org = $2 AND wrong < $3 AND locked_at IS NULL", in.Device, tx.Org(), MaxWrong)
		if err == nil && n == 0 { // the member's count was not the reason
			_, err = tx.Exec("UPDATE phone_member SET wrong = wrong - 1 WHERE member = $1 AND org = $2", who.Member, tx.Org())
		}
	}
	if err == nil && n == 0 {
		err = refuse(IsLocked)
	}
	return who, err
}

// end does what follows from the comparison.
func (p *Phones) end(tx db.Tx, in LogIn, who rules, right bool) (Session, error) {
	if !right {
		if err := p.lockWrong(tx, who.Member, in.Device); err != nil {
			return Session{}, err
		}
		return Session{}, refuse(WrongPIN)
	}
	if err := lockBoth(tx, who.Member, in.Device); err != nil {
		return Session{}, err
	}
	now, err := p.admit(tx, in.Device, in.Extension)
	if err != nil {
		return Session{}, err
	}
	if now.Member != who.Member || now.PIN != who.PIN { // changed while it was compared
		return Session{}, refuse(WrongPIN)
	}
	if err := p.pardon(tx, who.Member, in.Device); err != nil {
		return Session{}, err
	}
	return p.move(tx, entry{member: who.Member, device: in.Device, how: in.How})
}

// pardon forgets the wrong tries of who has shown the right PIN.
func (p *Phones) pardon(tx db.Tx, member, device string) error {
	if _, err := tx.Exec("UPDATE phone_member SET wrong = 0 WHERE member = $1 AND org = $2", member, tx.Org()); err != nil {
		return err
	}
	_, err := tx.Exec("UPDATE phone_device SET wrong = 0, locks = 0 WHERE id = $1 AND org = $2", device, tx.Org())
	return err
}

// lockBoth holds a member's row and then a device's, always in this order.
func lockBoth(tx db.Tx, member, device string) error {
	if err := directory.Lock(tx, member); err != nil {
		return err
	}
	return lockDevice(tx, device)
}

// entry is that a member gets a device: how, from which stay, and by which administrator, if any.
type entry struct {
	member, device string
	how            How
	stay, by       string
	ask            bool // where somebody else is on the device, it is refused with who that is
}

// move gives a device to a member. The session is one row: whoever was on the device goes, and the member's row is written or
// moves in one statement; behind it the database holds member and device unique. The rows of both are locked.
func (p *Phones) move(tx db.Tx, e entry) (Session, error) {
	member, device := e.member, e.device
	before, _, err := sessionOf(tx, member)
	if err != nil {
		return before, err
	}
	evicted, there, err := sessionAt(tx, device)
	if err != nil {
		return before, err
	}
	switch {
	case there && evicted.Member == member:
		return evicted, nil
	case there && e.ask:
		return before, somebodyOn(tx, evicted.Member)
	}
	if _, err := tx.Exec("DELETE FROM phone_session WHERE org = $1 AND device = $2 AND member <> $3", tx.Org(), device, member); err != nil {
		return before, err
	}
	_, err = tx.Exec(`INSERT INTO phone_session (member, org, device, since_at, how, stay, by_member) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (member) DO UPDATE SET device = excluded.device, since_at = excluded.since_at, how = excluded.how, stay = excluded.stay, by_member = excluded.by_member
		WHERE phone_session.org = $2`, member, tx.Org(), device, db.Micros(p.Clock.Now()), string(e.how), db.Optional(e.stay), db.Optional(e.by))
	if err != nil {
		return before, err
	}
	if err := p.tellEvicted(tx, e, evicted.Member); err != nil {
		return before, err
	}
	if err := forgetOff(tx, member); err != nil {
		return before, err
	}
	s, _, err := sessionOf(tx, member)
	if err == nil {
		tx.Record(LoggedIn{Session: s, Before: before.Device, Evicted: evicted.Member})
	}
	return s, err
}

func somebodyOn(tx db.Tx, member string) error {
	who, err := directory.MemberByID(tx, member)
	if err != nil {
		return err
	}
	return fault.New(fault.Taken, i18n.PhoneSomebodyOn, who.Name).On("phone")
}

// tellEvicted keeps for whoever loses a device who took it: the administrator who put somebody else there, or who is on it now.
func (p *Phones) tellEvicted(tx db.Tx, e entry, evicted string) error {
	if evicted == "" {
		return nil
	}
	d, err := deviceByID(tx, e.device)
	if err != nil {
		return err
	}
	return keepOff(tx, evicted, TakenOff{At: p.Clock.Now(), By: cmp.Or(e.by, e.member), Phone: d.Name})
}

// LogOut ends the session at a device; where there is none it does nothing.
func (p *Phones) LogOut(_ context.Context, tx db.Tx, device string) error {
	s, there, err := sessionAt(tx, device)
	if err != nil || !there {
		return err
	}
	return endSession(tx, s)
}

// endSession ends a session if it is still where it was read.
func endSession(tx db.Tx, s Session) error {
	n, err := tx.Exec("DELETE FROM phone_session WHERE org = $1 AND member = $2 AND device = $3", tx.Org(), s.Member, s.Device)
	if err == nil && n > 0 {
		tx.Record(LoggedOut{s})
	}
	return err
}

// Locked is recorded when wrong PINs have locked a member or a device; both where both were.
type Locked struct{ Member, Device string }

// countWrong counts a try that is wrong at once, and locks what has had too many.
func (p *Phones) countWrong(tx db.Tx, member string, d Device) error {
	if _, err := tx.Exec("UPDATE phone_device SET wrong = wrong + 1 WHERE id = $1 AND org = $2 AND wrong < $3", d.ID, tx.Org(), MaxWrong); err != nil {
		return err
	}
	return p.lockWrong(tx, member, d.ID)
}

// lockWrong locks the member and the device if their tries, which are counted already, are too many.
func (p *Phones) lockWrong(tx db.Tx, member, device string) error {
	now := db.Micros(p.Clock.Now())
	var l Locked
	n, err := tx.Exec("UPDATE phone_member SET locked_at = $1 WHERE member = $2 AND org = $3 AND wrong >= $4 AND locked_at IS NULL", now, member, tx.Org(), MaxWrong)
	if err != nil {
		return err
	}
	if n > 0 {
		l.Member = member
		audit.Log(tx, audit.Entry{Action: audit.Locked, Kind: audit.Person, Object: member})
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return err
	}
	n, err = tx.Exec("UPDATE phone_device SET locked_at = $1, locked_until = $2, locks = locks + 1 WHERE id = $3 AND org = $4 AND wrong >= $5 AND locked_at IS NULL",
		now, now+lockFor(d.locks).Microseconds(), device, tx.Org(), MaxWrong)
	if err != nil {
		return err
	}
	if n > 0 {
		l.Device = device
		audit.Log(tx, audit.Entry{Action: audit.Locked, Kind: audit.Phone, Object: device, Label: d.Name})
	}
	if l != (Locked{}) {
		tx.Record(l)
	}
	return nil
}
