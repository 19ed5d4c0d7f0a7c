package demo

import (
	"bureau/internal/db"
	"bureau/internal/directory"
)

// arrange puts people into groups, opens the firm's mail domain for who joins by themselves, and leaves two newcomers for whoever invites them.
func arrange(tx db.Tx, g *founded, first directory.Actor) error {
	domain, err := directory.AddMailDomain(tx, first, g.domain)
	if err == nil {
		_, err = directory.SetJoining(tx, first, domain.ID, true)
	}
	if err != nil {
		return err
	}
	if g.id != "demo" {
		return nil
	}
	for _, group := range []struct {
		name     string
		from, to int
	}{{"Verkoop", 3, 12}, {"Ontwerp", 12, 24}, {"Wien", 40, 60}} {
		made, err := directory.AddGroup(tx, first, group.name)
		if err != nil {
			return err
		}
		for _, a := range g.actors[group.from:min(group.to, len(g.actors))] {
			if err := directory.PutIntoGroup(tx, first, made.ID, a.Member); err != nil {
				return err
			}
		}
	}
	for _, m := range []directory.Member{{Name: "Saar Nieuwenhuis", Lang: "nl"}, {Name: "Felix Neumann", Lang: "de-AT"}} {
		m.Email = hand{name: m.Name}.email(g.domain)
		if _, err := directory.Enrol(tx, first, m, nil, false); err != nil {
			return err
		}
	}
	return nil
}
