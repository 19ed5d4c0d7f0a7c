package directory

import (
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Group is people under one name: to filter by, and to give something to at once.
type Group struct {
	ID      string
	Name    string
	Members int
	Rev     int64
}

// MaxGroups bounds the groups of an organisation.
const MaxGroups = 500

// AddGroup makes a group; it takes the right People.
func AddGroup(tx db.Tx, actor Actor, name string) (Group, error) {
	g := Group{ID: id.New(), Name: strings.TrimSpace(name), Rev: 1}
	if err := actor.need(People); err != nil {
		return g, err
	}
	if err := g.validate(); err != nil {
		return g, err
	}
	if _, err := tx.Exec("UPDATE organisation SET rev = rev WHERE org = $1", tx.Org()); err != nil {
		return g, err
	}
	all, err := GroupList(tx)
	if err != nil {
		return g, err
	}
	if len(all) >= MaxGroups {
		return g, fault.New(fault.Refused, i18n.GroupTooMany, MaxGroups)
	}
	n, err := tx.Exec("INSERT INTO people_group (id, org, name, rev) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", g.ID, tx.Org(), g.Name, g.Rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Taken, i18n.GroupNameTaken).On("name")
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Group, Object: g.ID, Label: g.Name})
	return g, err
}

func (g Group) validate() error {
	switch {
	case g.Name == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(g.Name) > 100:
		return fault.New(fault.Invalid, i18n.TooLong, 100).On("name")
	case !plain(g.Name):
		return fault.New(fault.Invalid, i18n.BadInput).On("name")
	}
	return nil
}

// RenameGroup gives a group another name; it takes the right People.
func RenameGroup(tx db.Tx, actor Actor, group, name string, rev int64) (Group, error) {
	g, before, err := manageableGroup(tx, actor, group, rev)
	if err != nil {
		return g, err
	}
	g.Name = strings.TrimSpace(name)
	if err := g.validate(); err != nil {
		return g, err
	}
	all, err := GroupList(tx)
	if err != nil {
		return g, err
	}
	for _, other := range all {
		if other.ID != g.ID && other.Name == g.Name {
			return g, fault.New(fault.Taken, i18n.GroupNameTaken).On("name")
		}
	}
	n, err := tx.Exec("UPDATE people_group SET name = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", g.Name, g.ID, tx.Org(), rev)
	g.Rev++
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Group, Object: g.ID, Label: g.Name,
		Changes: audit.Changed(audit.Name, before.Name, g.Name)})
	return g, unchanged(n, err)
}

// RemoveGroup removes a group; its people stay. It takes the right People.
func RemoveGroup(tx db.Tx, actor Actor, group string, rev int64) error {
	g, _, err := manageableGroup(tx, actor, group, rev)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM people_group_member WHERE people_group = $1 AND org = $2", g.ID, tx.Org()); err != nil {
		return err
	}
	n, err := tx.Exec("DELETE FROM people_group WHERE id = $1 AND org = $2 AND rev = $3", g.ID, tx.Org(), rev)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.Group, Object: g.ID, Label: g.Name})
	return unchanged(n, err)
}

func manageableGroup(tx db.Tx, actor Actor, group string, rev int64) (g, before Group, err error) {
	if err := actor.need(People); err != nil {
		return g, g, err
	}
	g, err = GroupByID(tx, group)
	if err == nil && g.Rev != rev {
		err = fault.New(fault.Stale, i18n.Stale).With(g)
	}
	return g, g, err
}

// PutIntoGroup puts a member into a group; who is in it stays in it. It takes the right People.
func PutIntoGroup(tx db.Tx, actor Actor, group, member string) error {
	return regroup(tx, actor, group, member, audit.Added, putIntoGroup)
}

// TakeFromGroup takes a member out of a group; it takes the right People.
func TakeFromGroup(tx db.Tx, actor Actor, group, member string) error {
	return regroup(tx, actor, group, member, audit.Removed, dropFromGroup)
}

func regroup(tx db.Tx, actor Actor, group, member string, how audit.Word, do func(tx db.Tx, group, member string) error) error {
	if err := actor.need(People); err != nil {
		return err
	}
	g, err := GroupByID(tx, group)
	if err != nil {
		return err
	}
	if _, err := MemberByID(tx, member); err != nil {
		return err
	}
	change := audit.Change{Field: audit.Members, After: member}
	if how == audit.Removed {
		change = audit.Change{Field: audit.Members, Before: member}
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Group, Object: g.ID, Label: g.Name, Changes: []audit.Change{change}})
	return do(tx, g.ID, member)
}

func putIntoGroup(tx db.Tx, group, member string) error {
	_, err := tx.Exec("INSERT INTO people_group_member (org, people_group, member) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", tx.Org(), group, member)
	return err
}

func dropFromGroup(tx db.Tx, group, member string) error {
	_, err := tx.Exec("DELETE FROM people_group_member WHERE people_group = $1 AND member = $2 AND org = $3", group, member, tx.Org())
	return err
}

const groupColumns = `SELECT g.id, g.name, (SELECT count(*) FROM people_group_member x WHERE x.people_group = g.id AND x.org = g.org), g.rev
	FROM people_group g`

func scanGroup(row db.Scan) (Group, error) {
	var g Group
	err := row(&g.ID, &g.Name, &g.Members, &g.Rev)
	return g, err
}

// GroupList gives the organisation's groups by name.
func GroupList(tx db.Tx) ([]Group, error) {
	return db.All(tx, scanGroup, groupColumns+" WHERE g.org = $1 ORDER BY g.name, g.id", tx.Org())
}

// GroupByID gives one group.
func GroupByID(tx db.Tx, group string) (Group, error) {
	g, err := scanGroup(tx.Row(groupColumns+" WHERE g.id = $1 AND g.org = $2", group, tx.Org()).Scan)
	return g, Missing(err)
}

// GroupsOf gives the ids of a member's groups, to those who may manage people.
func GroupsOf(tx db.Tx, actor Actor, member string) ([]string, error) {
	if err := actor.need(People); err != nil {
		return nil, err
	}
	return groupsOf(tx, member)
}

func groupsOf(tx db.Tx, member string) ([]string, error) {
	return db.All(tx, scanText, "SELECT people_group FROM people_group_member WHERE member = $1 AND org = $2 ORDER BY people_group", member, tx.Org())
}

// Groups is GroupList for those who may manage people.
func Groups(tx db.Tx, actor Actor) ([]Group, error) {
	if err := actor.need(People); err != nil {
		return nil, err
	}
	return GroupList(tx)
}

// GroupFor is GroupByID for those who may manage people.
func GroupFor(tx db.Tx, actor Actor, group string) (Group, error) {
	if err := actor.need(People); err != nil {
		return Group{}, err
	}
	return GroupByID(tx, group)
}
