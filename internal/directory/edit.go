package directory

import (
	"slices"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Edit is what is written about a person; all but the address may be empty.
type Edit struct {
	Member    string
	Name      string
	Email     string // can be changed until the person has joined; empty leaves it
	Lang      string
	Telephone string
	Postcode  string
	Town      string
	Site      string
	Groups    []string // exactly these; nil leaves them
	Rev       int64
}

// EditMember changes what is written about a person; it takes the right People.
func EditMember(tx db.Tx, actor Actor, e Edit) (Member, error) {
	before, err := manageable(tx, actor, e.Member, e.Rev)
	if err != nil {
		return before, err
	}
	m := before
	m.Lang, m.Site = e.Lang, e.Site
	m.Telephone, m.Postcode, m.Town = strings.TrimSpace(e.Telephone), strings.TrimSpace(e.Postcode), strings.TrimSpace(e.Town)
	if email := Address(e.Email); email != "" && email != m.Email {
		if m, err = readdress(tx, m, email); err != nil {
			return m, err
		}
	}
	m.Name = nameOf(e.Name, m.Email)
	if err := m.Validate(); err != nil {
		return m, err
	}
	if m.Site != "" {
		if _, err := SiteByID(tx, m.Site); err != nil {
			return m, err
		}
	}
	n, err := tx.Exec(`UPDATE member SET name = $1, email = $2, lang = $3, telephone = $4, postcode = $5, town = $6, site = $7, state = $8,
		rev = rev + 1 WHERE id = $9 AND org = $10 AND rev = $11`,
		m.Name, m.Email, m.Lang, m.Telephone, m.Postcode, m.Town, db.Optional(m.Site), string(m.State), m.ID, tx.Org(), m.Rev)
	if err := unchanged(n, err); err != nil {
		return m, err
	}
	m.Rev++
	changes := edited(before, m)
	if e.Groups != nil {
		regrouped, err := setGroupsOf(tx, m.ID, e.Groups)
		if err != nil {
			return m, err
		}
		changes = append(changes, regrouped...)
	}
	if len(changes) > 0 {
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Person, Object: m.ID, Changes: changes})
	}
	return m, nil
}

// readdress gives another address to somebody who has not joined; an invitation to the old one is no longer theirs.
func readdress(tx db.Tx, m Member, email string) (Member, error) {
	if m.Account != "" {
		return m, fault.New(fault.Refused, i18n.AddressIsTheirs).On("email")
	}
	var others int
	if err := tx.Row("SELECT count(*) FROM member WHERE org = $1 AND email = $2", tx.Org(), email).Scan(&others); err != nil {
		return m, err
	}
	if others > 0 {
		return m, fault.New(fault.Taken, i18n.AlreadyMember).On("email")
	}
	m.Email = email
	if m.State == Invited {
		m.State = Added
	}
	return m, nil
}

// edited names the fields that differ; values are personal, but for the language and the site.
func edited(a, b Member) (out []audit.Change) {
	for _, f := range []struct {
		word   audit.Word
		differ bool
	}{{audit.Name, a.Name != b.Name}, {audit.Email, a.Email != b.Email}, {audit.Telephone, a.Telephone != b.Telephone},
		{audit.Postcode, a.Postcode != b.Postcode}, {audit.Town, a.Town != b.Town}} {
		if f.differ {
			out = append(out, audit.Named(f.word))
		}
	}
	out = append(out, audit.Changed(audit.Language, a.Lang, b.Lang)...)
	return append(out, audit.Changed(audit.UsualSite, a.Site, b.Site)...)
}

// setGroupsOf gives a member exactly these groups.
func setGroupsOf(tx db.Tx, member string, groups []string) ([]audit.Change, error) {
	before, err := groupsOf(tx, member)
	if err != nil {
		return nil, err
	}
	for _, g := range before {
		if !slices.Contains(groups, g) {
			if err := dropFromGroup(tx, g, member); err != nil {
				return nil, err
			}
		}
	}
	for _, g := range groups {
		if slices.Contains(before, g) {
			continue
		}
		if _, err := GroupByID(tx, g); err != nil {
			return nil, err
		}
		if err := putIntoGroup(tx, g, member); err != nil {
			return nil, err
		}
	}
	slices.Sort(before)
	groups = slices.Sorted(slices.Values(groups))
	return audit.Changed(audit.Groups, strings.Join(before, " "), strings.Join(groups, " ")), nil
}
