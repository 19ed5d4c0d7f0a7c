package directory

import (
	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// State is whether a person takes part.
type State string

// The states. Only an active member acts; one who was added or invited has no account here yet.
const (
	Added       State = "added"
	Invited     State = "invited"
	Active      State = "active"
	Deactivated State = "deactivated"
)

// States are the states with their words, in the order in which they are offered.
var States = []struct {
	State State
	Text  i18n.Text
}{{Active, i18n.StateActive}, {Invited, i18n.StateInvited}, {Added, i18n.StateAdded}, {Deactivated, i18n.StateDeactivated}}

// Left is recorded when a member is deactivated: sessions and tokens end, and the times ahead are given back where that
// was chosen.
type Left struct {
	Member  string
	Release bool
}

// Deactivate ends a person's part in the organisation; it takes the right People, and that of an owner takes an owner.
// Nobody does it to themselves, and one owner always stays.
func Deactivate(tx db.Tx, actor Actor, member string, rev int64, release bool) (Member, error) {
	m, err := manageable(tx, actor, member, rev)
	if err != nil {
		return m, err
	}
	switch {
	case m.ID == actor.Member:
		return m, fault.New(fault.Refused, i18n.NotYourself)
	case m.State == Deactivated:
		return m, nil
	}
	if err := ownerStays(tx, actor, m); err != nil {
		return m, err
	}
	if m, err = setState(tx, m, Deactivated); err != nil {
		return m, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Deactivated, Kind: audit.Person, Object: m.ID})
	tx.Record(Left{m.ID, release})
	return m, nil
}

// Reactivate lets a deactivated person take part again, with the rights they had; it takes the right People, and that of
// an owner takes an owner.
func Reactivate(tx db.Tx, actor Actor, member string, rev int64) (Member, error) {
	m, err := manageable(tx, actor, member, rev)
	if err != nil || m.State != Deactivated {
		return m, err
	}
	if m.Rights&Owner != 0 && actor.Rights&Owner == 0 {
		return m, fault.New(fault.Refused, i18n.OwnerOnly)
	}
	next := Active
	if m.Account == "" {
		next = Added
	}
	if m, err = setState(tx, m, next); err != nil {
		return m, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Reactivated, Kind: audit.Person, Object: m.ID})
	return m, nil
}

// manageable reads one member whom the actor may manage, at the revision that was read before.
func manageable(tx db.Tx, actor Actor, member string, rev int64) (Member, error) {
	if err := actor.need(People); err != nil {
		return Member{}, err
	}
	m, err := MemberByID(tx, member)
	if err == nil && m.Rev != rev {
		err = fault.New(fault.Stale, i18n.Stale).With(m)
	}
	return m, err
}

func setState(tx db.Tx, m Member, next State) (Member, error) {
	n, err := tx.Exec("UPDATE member SET state = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", string(next), m.ID, tx.Org(), m.Rev)
	m.State = next
	m.Rev++
	return m, unchanged(n, err)
}

// SetOwner makes a member an owner, or one who no longer is; only owners do, and one active owner always stays.
func SetOwner(tx db.Tx, actor Actor, member string, owner bool, rev int64) (Member, error) {
	if actor.Rights&Owner == 0 {
		return Member{}, fault.New(fault.Refused, i18n.OwnerOnly)
	}
	m, err := manageable(tx, actor, member, rev)
	if err != nil || owner == (m.Rights&Owner != 0) {
		return m, err
	}
	before := keysOf(m.Rights)
	switch {
	case !owner:
		if err := ownerStays(tx, actor, m); err != nil {
			return m, err
		}
		m.Rights = Administrator
	case m.State != Active:
		return m, fault.New(fault.Refused, i18n.OwnerActive)
	default:
		m.Rights |= Owner | Administrator
	}
	n, err := tx.Exec("UPDATE member SET rights = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", int64(m.Rights), m.ID, tx.Org(), m.Rev)
	m.Rev++
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Person, Object: m.ID,
		Changes: audit.Changed(audit.RightsSet, before, keysOf(m.Rights))})
	return m, unchanged(n, err)
}

// ownerStays refuses to take an owner who is the last active one, or whom the actor may not touch. It holds the
// organisation's row, so that two owners do not take each other.
func ownerStays(tx db.Tx, actor Actor, m Member) error {
	if m.Rights&Owner == 0 {
		return nil
	}
	if actor.Rights&Owner == 0 {
		return fault.New(fault.Refused, i18n.OwnerOnly)
	}
	if _, err := tx.Exec("UPDATE organisation SET rev = rev WHERE org = $1", tx.Org()); err != nil {
		return err
	}
	var others int
	err := tx.Row("SELECT count(*) FROM member WHERE org = $1 AND state = 'active' AND id <> $2 AND (rights & $3) <> 0",
		tx.Org(), m.ID, int64(Owner)).Scan(&others)
	if err == nil && others == 0 {
		err = fault.New(fault.Refused, i18n.LastOwner)
	}
	return err
}

// Holders are the active members who have a right, owners included, by id.
func Holders(tx db.Tx, r Rights) ([]string, error) {
	return db.All(tx, func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}, "SELECT id FROM member WHERE org = $1 AND state = 'active' AND (rights & $2) <> 0 ORDER BY id", tx.Org(), int64(r|Owner))
}
