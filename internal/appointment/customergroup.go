package appointment

import (
	"context"
	"slices"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Group is a group of customers, by which the list is filtered and letters are sent.
type Group struct {
	ID        string
	Name      string
	Customers int
	Rev       int64
}

// Bounds of groups.
const (
	MaxGroups   = 500
	MaxGroupsOf = 50 // one customer's
	maxName     = 100
)

// CustomerGroups gives the groups by name, with how many are in each.
func (a *Appointments) CustomerGroups(_ context.Context, tx db.Tx, actor directory.Actor) ([]Group, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, err
	}
	return groupList(tx)
}

func groupList(tx db.Tx) ([]Group, error) {
	return db.All(tx, scanGroup, `SELECT g.id, g.name, (SELECT count(*) FROM customer_group_customer x WHERE x.org = g.org AND x.customer_group = g.id), g.rev
		FROM customer_group g WHERE g.org = $1 ORDER BY g.name, g.id`, tx.Org())
}

func scanGroup(row db.Scan) (Group, error) {
	var g Group
	err := row(&g.ID, &g.Name, &g.Customers, &g.Rev)
	return g, err
}

func groupByID(tx db.Tx, group string) (Group, error) {
	g, err := scanGroup(tx.Row(`SELECT g.id, g.name, (SELECT count(*) FROM customer_group_customer x WHERE x.org = g.org AND x.customer_group = g.id), g.rev
		FROM customer_group g WHERE g.id = $1 AND g.org = $2`, group, tx.Org()).Scan)
	return g, directory.Missing(err)
}

// CustomerGroupByID gives one group, to those who see customers.
func (a *Appointments) CustomerGroupByID(_ context.Context, tx db.Tx, actor directory.Actor, group string) (Group, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Group{}, err
	}
	return groupByID(tx, group)
}

// groupName refuses a name that no group has.
func groupName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return "", fault.New(fault.Invalid, i18n.Required).On("name")
	}
	if len(name) > maxName {
		return "", fault.New(fault.Invalid, i18n.TooLong, maxName).On("name")
	}
	return name, nil
}

// AddCustomerGroup makes a group; a name that there is already is Taken.
func (a *Appointments) AddCustomerGroup(_ context.Context, tx db.Tx, actor directory.Actor, name string) (Group, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Group{}, err
	}
	name, err := groupName(name)
	if err != nil {
		return Group{}, err
	}
	g, made, err := ensureGroup(tx, actor, name)
	if err == nil && !made {
		err = fault.New(fault.Taken, i18n.GroupTaken).On("name")
	}
	return g, err
}

// ensureGroup gives the group of a name, made where there is none; case makes no difference.
func ensureGroup(tx db.Tx, actor directory.Actor, name string) (g Group, made bool, err error) {
	all, err := groupList(tx)
	if err != nil {
		return g, false, err
	}
	for _, g := range all {
		if fold(g.Name) == fold(name) {
			return g, false, nil
		}
	}
	if len(all) >= MaxGroups {
		return g, false, fault.New(fault.Invalid, i18n.TooManyGroups, MaxGroups).On("name")
	}
	g = Group{ID: id.New(), Name: name, Rev: 1}
	n, err := tx.Exec("INSERT INTO customer_group (id, org, name, rev) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", g.ID, tx.Org(), g.Name, g.Rev)
	if err == nil && n == 0 {
		err = fault.New(fault.Stale, i18n.Stale) // made by another meanwhile
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.CustomerGroup, Object: g.ID, Label: g.Name})
	tx.Record(CustomersChanged{})
	return g, true, err
}

// RenameCustomerGroup gives a group another name.
func (a *Appointments) RenameCustomerGroup(_ context.Context, tx db.Tx, actor directory.Actor, group, name string, rev int64) (Group, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Group{}, err
	}
	before, err := groupByID(tx, group)
	if err != nil {
		return before, err
	}
	if name, err = groupName(name); err != nil {
		return before, err
	}
	all, err := groupList(tx)
	if err != nil {
		return before, err
	}
	if slices.ContainsFunc(all, func(g Group) bool { return g.ID != group && fold(g.Name) == fold(name) }) {
		return before, fault.New(fault.Taken, i18n.GroupTaken).On("name")
	}
	n, err := tx.Exec("UPDATE customer_group SET name = $1, rev = rev + 1 WHERE id = $2 AND org = $3 AND rev = $4", name, group, tx.Org(), rev)
	if err != nil {
		return before, err
	}
	if n == 0 {
		return before, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.CustomerGroup, Object: group, Label: name,
		Changes: audit.Changed(audit.Name, before.Name, name)})
	tx.Record(CustomersChanged{})
	return groupByID(tx, group)
}

// RemoveCustomerGroup removes a group; its customers stay.
func (a *Appointments) RemoveCustomerGroup(_ context.Context, tx db.Tx, actor directory.Actor, group string, rev int64) error {
	if err := seesCustomers(tx, actor); err != nil {
		return err
	}
	g, err := groupByID(tx, group)
	if err != nil {
		return err
	}
	if g.Rev != rev {
		return fault.New(fault.Stale, i18n.Stale).With(g)
	}
	if _, err := tx.Exec("DELETE FROM customer_group_customer WHERE customer_group = $1 AND org = $2", group, tx.Org()); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM customer_group WHERE id = $1 AND org = $2", group, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.CustomerGroup, Object: group, Label: g.Name})
	tx.Record(CustomersChanged{})
	return err
}

// regroup puts a customer into exactly these groups, and into those of the names, which are made where there are none.
func regroup(tx db.Tx, actor directory.Actor, customer string, groups, names []string) error {
	in := map[string]bool{}
	for _, g := range groups {
		if _, err := groupByID(tx, g); err != nil {
			if f, ok := fault.As(err); ok {
				return f.On("groups")
			}
			return err
		}
		in[g] = true
	}
	for _, n := range names {
		name, err := groupName(n)
		if err != nil {
			continue // a comma too many
		}
		g, _, err := ensureGroup(tx, actor, name)
		if err != nil {
			return err
		}
		in[g.ID] = true
	}
	if len(in) > MaxGroupsOf {
		return fault.New(fault.Invalid, i18n.TooManyGroups, MaxGroupsOf).On("groups")
	}
	if _, err := tx.Exec("DELETE FROM customer_group_customer WHERE customer = $1 AND org = $2", customer, tx.Org()); err != nil {
		return err
	}
	for g := range in {
		if _, err := tx.Exec("INSERT INTO customer_group_customer (org, customer_group, customer) VALUES ($1, $2, $3)", tx.Org(), g, customer); err != nil {
			return err
		}
	}
	return nil
}

// groupsOf gives the ids of the groups of a customer, by name.
func groupsOf(tx db.Tx, customer string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (s string, err error) { err = row(&s); return s, err },
		`SELECT x.customer_group FROM customer_group_customer x JOIN customer_group g ON g.id = x.customer_group AND g.org = x.org
			WHERE x.org = $1 AND x.customer = $2 ORDER BY g.name, g.id`, tx.Org(), customer)
}
