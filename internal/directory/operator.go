package directory

import (
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// The verbs of the operator, who runs the machine and is a member of nothing. They have no Actor: whoever can open the
// data may use them. What they change is in the organisation's log, as done by the operator.

// Organisation is one organisation as the operator sees it.
type Organisation struct {
	ID      string
	Name    string
	Members int
	Owners  int
}

// Organisations lists every organisation by name; the transaction must be a global one.
func Organisations(tx db.Tx) ([]Organisation, error) {
	return db.All(tx, func(row db.Scan) (o Organisation, err error) {
		err = row(&o.ID, &o.Name, &o.Members, &o.Owners)
		return o, err
	}, `SELECT o.org, o.name, count(m.id), COALESCE(SUM(CASE WHEN m.rights >= $1 THEN 1 ELSE 0 END), 0)
		FROM organisation o LEFT JOIN member m ON m.org = o.org GROUP BY o.org, o.name ORDER BY o.name, o.org`, int64(Owner))
}

// Owners lists the organisation's owners by name.
func Owners(tx db.Tx) ([]Member, error) {
	return db.All(tx, scanMember, "SELECT "+memberColumns+" FROM member m WHERE m.org = $1 AND m.rights >= $2 ORDER BY m.name, m.id",
		tx.Org(), int64(Owner))
}

// MakeOwner lets a member own the organisation too; making an owner of one changes nothing.
func MakeOwner(tx db.Tx, email string) (Member, error) {
	m, err := scanMember(tx.Row("SELECT "+memberColumns+" FROM member m WHERE lower(m.email) = $1 AND m.org = $2",
		strings.ToLower(strings.TrimSpace(email)), tx.Org()).Scan)
	if err = Missing(err); fault.Is(err, fault.NotFound) {
		return m, fault.New(fault.NotFound, i18n.OperatorNoMember)
	}
	if err != nil || m.Rights&Owner != 0 && m.State == Active {
		return m, err
	}
	if m.State != Active {
		return m, fault.New(fault.Refused, i18n.OwnerActive)
	}
	before := m.Role()
	m.Rights |= Owner | Administrator
	n, err := tx.Exec("UPDATE member SET rights = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", int64(m.Rights), m.ID, tx.Org(), m.Rev)
	if err = unchanged(n, err); err != nil {
		return m, err
	}
	audit.Log(tx, audit.Entry{Action: audit.ChangedIt, Kind: audit.Person, Object: m.ID, Changes: audit.Changed(audit.RightsSet, before, m.Role())})
	return m, nil
}

// RenameOrganisation gives the organisation another name.
func RenameOrganisation(tx db.Tx, name string) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return fault.New(fault.Invalid, i18n.Required).On("name")
	}
	if len(name) > 200 || !plain(name) {
		return fault.New(fault.Invalid, i18n.TooLong, 200).On("name")
	}
	if _, err := tx.Exec("UPDATE organisation SET name = $1, rev = rev + 1 WHERE org = $2", name, tx.Org()); err != nil {
		return err
	}
	audit.Log(tx, audit.Entry{Action: audit.ChangedIt, Kind: audit.Organisation, Object: tx.Org()})
	return nil
}
