package directory

import (
	"database/sql"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Invite notes that a person who has no part here yet is asked to join; it takes the right People. Package account mails
// the link. Inviting again starts anew.
func Invite(tx db.Tx, actor Actor, member string, now time.Time) (Member, error) {
	if err := actor.need(People); err != nil {
		return Member{}, err
	}
	m, err := MemberByID(tx, member)
	if err != nil {
		return m, err
	}
	if m.State != Added && m.State != Invited {
		return m, fault.New(fault.Refused, i18n.InviteNot)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Invited, Kind: audit.Person, Object: m.ID})
	m.State = Invited
	m.Rev++
	_, err = tx.Exec("UPDATE member SET state = $1, invited_by = $2, invited_at = $3, rev = rev + 1 WHERE id = $4 AND org = $5",
		string(Invited), actor.Member, db.Micros(now), m.ID, tx.Org())
	return m, err
}

// Withdraw takes an invitation back; the person stays, not invited. It takes the right People.
func Withdraw(tx db.Tx, actor Actor, member string) (Member, error) {
	if err := actor.need(People); err != nil {
		return Member{}, err
	}
	m, err := MemberByID(tx, member)
	if err != nil || m.State != Invited {
		return m, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Withdrawn, Kind: audit.Person, Object: m.ID})
	return setState(tx, m, Added)
}

// Invitation is what the invited see: who asks them, and to what.
type Invitation struct {
	Member
	OrgName string
	By      string    // the name of who invites; empty where they are gone
	At      time.Time // when
}

// InvitationOf gives the invitation of a member; who is not invited has none.
func InvitationOf(tx db.Tx, member string) (Invitation, error) {
	m, err := MemberByID(tx, member)
	if err == nil && m.State != Invited {
		err = fault.New(fault.NotFound, i18n.CodeGone)
	}
	if err != nil {
		return Invitation{}, err
	}
	i := Invitation{Member: m}
	var at sql.NullInt64
	var by sql.NullString
	err = tx.Row(`SELECT o.name, b.name, m.invited_at FROM member m JOIN organisation o ON o.org = m.org
		LEFT JOIN member b ON b.id = m.invited_by AND b.org = m.org WHERE m.id = $1 AND m.org = $2`, member, tx.Org()).Scan(&i.OrgName, &by, &at)
	i.By, i.At = by.String, db.Time(at.Int64)
	return i, err
}

// Join makes an invited member one who takes part, with their account.
func Join(tx db.Tx, member, account, lang string) (Member, error) {
	i, err := InvitationOf(tx, member)
	if err != nil {
		return i.Member, err
	}
	var others int
	if err := tx.Row("SELECT count(*) FROM member WHERE org = $1 AND account = $2", tx.Org(), account).Scan(&others); err != nil {
		return i.Member, err
	}
	if others > 0 {
		return i.Member, fault.New(fault.Taken, i18n.AlreadyMember)
	}
	audit.Log(tx, audit.Entry{Actor: member, Action: audit.Joined, Kind: audit.Person, Object: member})
	if err := takePart(tx, i.Member, account); err != nil || !i18n.Known(lang) {
		return i.Member, err
	}
	// Whoever invited guessed the language; who joins has just read the page in theirs.
	_, err = tx.Exec("UPDATE member SET lang = $1 WHERE id = $2 AND org = $3", lang, i.ID, tx.Org())
	return i.Member, err
}

// Uninvited gives ids of people who are not invited yet, up to one that was the last when somebody asked.
func Uninvited(tx db.Tx, last string, limit int) ([]string, error) {
	return db.All(tx, scanText, "SELECT id FROM member WHERE org = $1 AND state = 'added' AND id <= $2 ORDER BY id LIMIT $3", tx.Org(), last, limit)
}
