package phone

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

// Group is people whose phones ring together.
type Group struct {
	ID        string
	Name      string
	Extension string
	Ring      int    // seconds
	NoAnswer  string // where a call goes that nobody takes; empty: it ends
	Members   []string
	Rev       int64
}

// Bounds of groups, and of how long a phone rings in seconds.
const (
	MaxGroups       = 200
	MaxGroupMembers = 50
	MinRing         = 5
	MaxRing         = 120
)

const groupColumns = `g.id, g.name, g.ring_seconds, g.to_no_answer, g.rev,
	COALESCE((SELECT n.number FROM phone_number n WHERE n.org = g.org AND n.kind = 'group' AND n.ref = g.id), '')`

func scanGroup(row db.Scan) (Group, error) {
	var g Group
	err := row(&g.ID, &g.Name, &g.Ring, &g.NoAnswer, &g.Rev, &g.Extension)
	return g, none(err)
}

func groupByID(tx db.Tx, group string) (Group, error) {
	g, err := scanGroup(tx.Row("SELECT "+groupColumns+" FROM phone_group g WHERE g.id = $1 AND g.org = $2", group, tx.Org()).Scan)
	if err != nil {
		return g, err
	}
	return withMembers(tx, g)
}

func withMembers(tx db.Tx, g Group) (Group, error) {
	var err error
	g.Members, err = db.All(tx, scanText, "SELECT member FROM phone_group_member WHERE org = $1 AND phone_group = $2 ORDER BY member", tx.Org(), g.ID)
	return g, err
}

// Groups are the ring groups, by name; it takes the right Phones.
func (p *Phones) Groups(_ context.Context, tx db.Tx, actor directory.Actor) ([]Group, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	all, err := db.All(tx, scanGroup, "SELECT "+groupColumns+" FROM phone_group g WHERE g.org = $1 ORDER BY g.name, g.id", tx.Org())
	for i := range all {
		if err == nil {
			all[i], err = withMembers(tx, all[i])
		}
	}
	return all, err
}

// Group is one ring group; it takes the right Phones.
func (p *Phones) Group(_ context.Context, tx db.Tx, actor directory.Actor, group string) (Group, error) {
	if err := need(actor); err != nil {
		return Group{}, err
	}
	return groupByID(tx, group)
}

func (g Group) tidy() Group {
	g.Name, g.Extension, g.NoAnswer = strings.Join(strings.Fields(g.Name), " "), strings.TrimSpace(g.Extension), tidyTarget(g.NoAnswer)
	slices.Sort(g.Members)
	g.Members = slices.Compact(g.Members)
	return g
}

func (g Group) validate(tx db.Tx) error {
	switch {
	case g.Name == "":
		return fault.New(fault.Invalid, i18n.Required).On("name")
	case len(g.Name) > 60:
		return fault.New(fault.Invalid, i18n.TooLong, 60).On("name")
	case g.Extension == "":
		return fault.New(fault.Invalid, i18n.Required).On("extension")
	case g.Ring < MinRing || g.Ring > MaxRing:
		return fault.New(fault.Invalid, i18n.PhoneBetween, MinRing, MaxRing).On("ring")
	case len(g.Members) == 0 || len(g.Members) > MaxGroupMembers:
		return fault.New(fault.Invalid, i18n.PhoneGroupSize, MaxGroupMembers).On("members")
	case g.NoAnswer == Box:
		return fault.New(fault.Invalid, i18n.PhoneNumberForm).On("no-answer")
	case g.NoAnswer == g.Extension:
		return fault.New(fault.Invalid, i18n.PhoneGroupSelf).On("no-answer")
	}
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	if err := mayFollow(tx, set, g.NoAnswer, "no-answer"); err != nil {
		return err
	}
	n := 0
	err = tx.Row("SELECT count(*) FROM phone_group WHERE org = $1 AND name = $2 AND id <> $3", tx.Org(), g.Name, g.ID).Scan(&n)
	if err == nil && n > 0 {
		err = fault.New(fault.Taken, i18n.PhoneGroupTaken).On("name")
	}
	return err
}

// SetGroup adds a ring group, or changes the one with its id; it takes the right Phones.
func (p *Phones) SetGroup(_ context.Context, tx db.Tx, actor directory.Actor, g Group) (Group, error) {
	if err := need(actor); err != nil {
		return g, err
	}
	g = g.tidy()
	if err := g.validate(tx); err != nil {
		return g, err
	}
	action, err := audit.ChangedIt, error(nil)
	if g.ID == "" {
		g.ID, g.Rev, action = id.New(), 1, audit.Added
		err = insertGroup(tx, g)
	} else {
		err = updateGroup(tx, &g)
	}
	if err != nil {
		return g, err
	}
	if err := give(tx, ofGroup, g.ID, g.Extension); err != nil {
		return g, err
	}
	if err := setGroupMembers(tx, g); err != nil {
		return g, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.RingGroup, Object: g.ID, Label: g.Name})
	tx.Record(Changed{})
	return g, nil
}

func insertGroup(tx db.Tx, g Group) error {
	n := 0
	if err := tx.Row("SELECT count(*) FROM phone_group WHERE org = $1", tx.Org()).Scan(&n); err != nil {
		return err
	}
	if n >= MaxGroups {
		return fault.New(fault.Invalid, i18n.PhoneBetween, 0, MaxGroups)
	}
	_, err := tx.Exec("INSERT INTO phone_group (id, org, name, ring_seconds, to_no_answer, rev) VALUES ($1, $2, $3, $4, $5, 1)",
		g.ID, tx.Org(), g.Name, g.Ring, g.NoAnswer)
	return err
}

func updateGroup(tx db.Tx, g *Group) error {
	if _, err := groupByID(tx, g.ID); err != nil {
		return err
	}
	err := stale(tx.Exec("UPDATE phone_group SET name = $1, ring_seconds = $2, to_no_answer = $3, rev = rev + 1 WHERE id = $4 AND org = $5 AND rev = $6",
		g.Name, g.Ring, g.NoAnswer, g.ID, tx.Org(), g.Rev))
	g.Rev++
	return err
}

func setGroupMembers(tx db.Tx, g Group) error {
	if _, err := tx.Exec("DELETE FROM phone_group_member WHERE org = $1 AND phone_group = $2", tx.Org(), g.ID); err != nil {
		return err
	}
	for _, m := range g.Members {
		if _, err := directory.MemberByID(tx, m); err != nil {
			return err
		}
		if _, err := tx.Exec("INSERT INTO phone_group_member (org, phone_group, member) VALUES ($1, $2, $3)", tx.Org(), g.ID, m); err != nil {
			return err
		}
	}
	return nil
}

// RemoveGroup removes a ring group and its extension; it takes the right Phones.
func (p *Phones) RemoveGroup(_ context.Context, tx db.Tx, actor directory.Actor, group string) error {
	if err := need(actor); err != nil {
		return err
	}
	g, err := groupByID(tx, group)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM phone_group_member WHERE org = $1 AND phone_group = $2",
		"DELETE FROM phone_number WHERE org = $1 AND kind = 'group' AND ref = $2",
		"DELETE FROM phone_group WHERE org = $1 AND id = $2",
	} {
		if _, err := tx.Exec(statement, tx.Org(), g.ID); err != nil {
			return err
		}
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.RingGroup, Object: g.ID, Label: g.Name})
	tx.Record(Changed{})
	return nil
}

// tidyTarget is where a call is forwarded to, as it is kept.
func tidyTarget(s string) string {
	s = strings.TrimSpace(s)
	if strings.EqualFold(s, Box) {
		return Box
	}
	if s == "" {
		return s
	}
	return digitsOf(s)
}

// checkTarget refuses what no call can be forwarded to.
func checkTarget(s, field string) error {
	if s == "" || s == Box {
		return nil
	}
	if strings.ContainsAny(s, "x*#") || len(s) < MinExtension || len(s) > 20 {
		return fault.New(fault.Invalid, i18n.PhoneNumberForm).On(field)
	}
	return nil
}
