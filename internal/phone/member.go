package phone

import (
	"context"
	"strconv"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// MemberSetting is what an administrator sets for a member (P02).
type MemberSetting struct {
	Member    string
	Extension string // empty: none
	Hot       bool
	PIN       Secret // empty leaves the one that is set
	Unlock    bool
	Despite   bool // outside numbers ring the extension that is taken away
	Rev       int64
}

// MemberShown is a member's part of the phones as an administrator reads it.
type MemberShown struct {
	Member    string
	Name      string
	Extension string
	Hot       bool
	HasPIN    bool
	Locked    bool
	Session   *Session // which phone is theirs now
	Device    string   // its name
	Rev       int64
}

// Changed is recorded when phones, numbers, lines or settings are different; a trunk's, with its id.
type Changed struct{ Trunk string }

// SetMember gives a member an extension, a PIN, and lets them log in or not; it takes the right Phones. A PIN is hashed
// outside of transactions, so it opens its own.
func (p *Phones) SetMember(ctx context.Context, actor directory.Actor, s MemberSetting) error {
	if err := need(actor); err != nil {
		return err
	}
	var hashed string
	if s.PIN != "" {
		if err := CheckPIN(s.PIN, s.Extension); err != nil {
			return err
		}
		hashed = p.Hashes.Hash(string(s.PIN))
	}
	return p.DB.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error {
		actor, err := directory.ActorByID(tx, actor.Member) // with the rights of this moment
		if err != nil {
			return err
		}
		return p.SetMemberHashed(tx, actor, s, hashed)
	})
}

// SetMemberHashed is SetMember inside a transaction, with a PIN that was checked and hashed before; an empty one leaves what is
// set. What the demonstration is filled with may be weak.
func (p *Phones) SetMemberHashed(tx db.Tx, actor directory.Actor, s MemberSetting, hashed string) error {
	if err := need(actor); err != nil {
		return err
	}
	if err := directory.Lock(tx, s.Member); err != nil {
		return err
	}
	before, err := rulesOf(tx, s.Member)
	if err != nil {
		return err
	}
	if before.Rev != s.Rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	if s.Hot && s.Extension == "" {
		return fault.New(fault.Invalid, i18n.PhoneNeedsExtension).On("extension")
	}
	if s.Hot && hashed == "" && before.PIN == "" {
		return fault.New(fault.Invalid, i18n.PhoneNeedsPIN).On("pin")
	}
	if err := keepsRung(tx, before, s); err != nil {
		return err
	}
	if err := give(tx, ofMember, s.Member, s.Extension); err != nil {
		return err
	}
	if err := p.writeMember(tx, before, s, hashed); err != nil {
		return err
	}
	p.logMember(tx, actor, before, s, hashed)
	return p.endWhereNotAllowed(tx, s)
}

// keepsRung refuses to take an extension from a member that outside numbers ring, unless that was seen.
func keepsRung(tx db.Tx, before rules, s MemberSetting) error {
	if s.Despite || before.Extension == "" || s.Extension == before.Extension {
		return nil
	}
	all, err := rungFrom(tx, before.Extension)
	if err == nil && len(all) > 0 {
		err = fault.New(fault.Taken, i18n.PhoneExtensionRung, before.Extension, strings.Join(all, ", ")).On("extension").With(StillRung{})
	}
	return err
}

// StillRung says beside a refusal that an extension is called from outside.
type StillRung struct{}

// SetOwnPIN gives the actor another PIN; it lifts the lock that wrong ones have brought. Who it is has been shown by signing in.
// A PIN is hashed outside of transactions, so it opens its own.
func (p *Phones) SetOwnPIN(ctx context.Context, actor directory.Actor, pin Secret) error {
	var before rules
	err := p.DB.Read(ctx, actor.Org, func(tx db.Tx) (err error) {
		before, err = rulesOf(tx, actor.Member)
		return err
	})
	switch {
	case err != nil:
		return err
	case !before.Hot:
		return refuse(UserNotAllowed)
	}
	if err := CheckPIN(pin, before.Extension); err != nil {
		return err
	}
	hashed := p.Hashes.Hash(string(pin))
	return p.DB.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error {
		n, err := tx.Exec("UPDATE phone_member SET pin = $1, wrong = 0, locked_at = NULL, rev = rev + 1 WHERE member = $2 AND org = $3 AND hot", hashed, actor.Member, tx.Org())
		if err == nil && n == 0 {
			err = refuse(UserNotAllowed)
		}
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Person, Object: actor.Member, Changes: []audit.Change{audit.Named(audit.PIN)}})
		tx.Record(Changed{})
		tx.Record(OwnChanged{actor.Member})
		return err
	})
}

func (p *Phones) writeMember(tx db.Tx, before rules, s MemberSetting, hashed string) error {
	if err := ensureMember(tx, s.Member); err != nil {
		return err
	}
	pin, unlock := before.PIN, s.Unlock || hashed != ""
	if hashed != "" {
		pin = hashed
	}
	_, err := tx.Exec(`UPDATE phone_member SET hot = $1, pin = $2, rev = rev + 1, wrong = CASE WHEN $3 THEN 0 ELSE wrong END,
		locked_at = CASE WHEN $3 THEN NULL ELSE locked_at END WHERE member = $4 AND org = $5`, s.Hot, pin, unlock, s.Member, tx.Org())
	return err
}

func (p *Phones) logMember(tx db.Tx, actor directory.Actor, before rules, s MemberSetting, hashed string) {
	changes := audit.Changed(audit.Extension, before.Extension, s.Extension)
	changes = append(changes, audit.Changed(audit.HotDesking, strconv.FormatBool(before.Hot), strconv.FormatBool(s.Hot))...)
	if hashed != "" {
		changes = append(changes, audit.Named(audit.PIN))
	}
	action := audit.ChangedIt
	if len(changes) == 0 && s.Unlock {
		action = audit.Unlocked
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Person, Object: s.Member, Changes: changes})
	tx.Record(Changed{})
}

// endWhereNotAllowed logs a member out who may not be logged in any more, or who has another number now.
func (p *Phones) endWhereNotAllowed(tx db.Tx, s MemberSetting) error {
	if s.Hot && s.Extension != "" {
		return nil
	}
	return p.logOutMember(tx, s.Member)
}

func (p *Phones) logOutMember(tx db.Tx, member string) error {
	s, there, err := sessionOf(tx, member)
	if err != nil || !there {
		return err
	}
	return endSession(tx, s)
}

// MemberFor shows a member's part of the phones as it can be changed; it takes the right Phones.
func (p *Phones) MemberFor(ctx context.Context, tx db.Tx, actor directory.Actor, member string) (MemberShown, error) {
	if err := need(actor); err != nil {
		return MemberShown{}, err
	}
	return p.Member(ctx, tx, actor, member)
}

// Member shows a member's part of the phones; it takes the right Phones, or is one's own.
func (p *Phones) Member(_ context.Context, tx db.Tx, actor directory.Actor, member string) (MemberShown, error) {
	if member != actor.Member {
		if err := need(actor); err != nil {
			return MemberShown{}, err
		}
	}
	r, err := rulesOf(tx, member)
	if err != nil {
		return MemberShown{}, err
	}
	out := MemberShown{Member: member, Name: r.Name, Extension: r.Extension, Hot: r.Hot, HasPIN: r.PIN != "", Locked: !r.Locked.IsZero(), Rev: r.Rev}
	s, there, err := sessionOf(tx, member)
	if err != nil || !there {
		return out, err
	}
	d, err := deviceByID(tx, s.Device)
	out.Session, out.Device = &s, d.Name
	return out, err
}
