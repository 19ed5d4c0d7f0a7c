package directory

import (
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Erasing is recorded when a member is to be erased for good. The office erases what each part holds about them, in the
// same transaction, and the member last (Remove).
type Erasing struct{ Member Member }

// Erase erases a member with everything that is held about them; it takes the right People, and that of an owner takes an
// owner. One active owner always stays. Nobody does it to themselves here: that takes the password (account.Delete).
func Erase(tx db.Tx, actor Actor, member string, rev int64) error {
	m, err := manageable(tx, actor, member, rev)
	if err != nil {
		return err
	}
	if m.ID == actor.Member {
		return fault.New(fault.Refused, i18n.EraseNotYourself)
	}
	return erase(tx, actor, m)
}

// EraseOwn erases the member of an account whose person deletes it; who is gone is gone. Only accounts call it, which have
// asked for the password.
func EraseOwn(tx db.Tx, member, account string) error {
	m, err := MemberByID(tx, member)
	if fault.Is(err, fault.NotFound) || err == nil && m.Account != account {
		return nil
	}
	if err != nil {
		return err
	}
	err = erase(tx, Actor{Org: tx.Org(), Member: m.ID, Rights: m.Rights}, m)
	if fault.Is(err, fault.Refused) {
		var org string
		if scan := tx.Row("SELECT name FROM organisation WHERE org = $1", tx.Org()).Scan(&org); scan != nil {
			return scan
		}
		return fault.New(fault.Refused, i18n.DeleteLastOwner, org)
	}
	return err
}

func erase(tx db.Tx, actor Actor, m Member) error {
	if err := ownerStays(tx, actor, m); err != nil {
		return err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Erased, Kind: audit.Person, Object: m.ID})
	tx.Record(Erasing{m})
	return nil
}

// Remove deletes a member whom nothing refers to any more, and every uploaded list that names them. It is no verb of an
// actor: the office calls it when the other parts have forgotten the member.
func Remove(tx db.Tx, m Member) error {
	if err := dropDraftsNaming(tx, m); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM people_group_member WHERE org = $1 AND member = $2",
		"DELETE FROM site_manager WHERE org = $1 AND member = $2",
		"UPDATE member SET invited_by = NULL WHERE org = $1 AND invited_by = $2",
		"DELETE FROM member WHERE org = $1 AND id = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), m.ID); err != nil {
			return err
		}
	}
	return nil
}

// dropDraftsNaming deletes the lists that a member uploaded, and those that wait to be imported and name them.
func dropDraftsNaming(tx db.Tx, m Member) error {
	waiting, err := db.All(tx, func(row db.Scan) (d [3]string, err error) {
		err = row(&d[0], &d[1], &d[2])
		return d, err
	}, "SELECT id, member, sheet FROM import_draft WHERE org = $1 ORDER BY id", tx.Org())
	if err != nil {
		return err
	}
	for _, d := range waiting {
		text := strings.ToLower(d[2])
		if d[1] != m.ID && !strings.Contains(text, strings.ToLower(m.Email)) && !strings.Contains(text, strings.ToLower(m.Name)) {
			continue
		}
		if _, err := tx.Exec("DELETE FROM import_draft WHERE id = $1 AND org = $2", d[0], tx.Org()); err != nil {
			return err
		}
	}
	return nil
}

// Place is an account's place in an organisation, whatever its state.
type Place struct{ Org, Member string }

// PlacesOf gives the members that an account has, whatever their state; the transaction must be a global one.
func PlacesOf(tx db.Tx, account string) ([]Place, error) {
	return db.All(tx, func(row db.Scan) (Place, error) {
		var p Place
		err := row(&p.Org, &p.Member)
		return p, err
	}, "SELECT m.org, m.id FROM member m WHERE m.account = $1 ORDER BY m.org, m.id", account)
}

// LastOwnerOf names the organisations of which an account is the last owner; the transaction must be a global one.
func LastOwnerOf(tx db.Tx, account string) ([]string, error) {
	return db.All(tx, scanText, `SELECT o.name FROM member m JOIN organisation o ON o.org = m.org
		WHERE m.account = $1 AND m.state = 'active' AND (m.rights & $2) <> 0 AND NOT EXISTS (SELECT 1 FROM member n
			WHERE n.org = m.org AND n.id <> m.id AND n.state = 'active' AND (n.rights & $2) <> 0) ORDER BY o.name`, account, int64(Owner))
}
