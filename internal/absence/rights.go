package absence

import (
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// MayEnter tells whether an actor may enter a kind of absence for a member, or a closure for a site or the whole practice.
func MayEnter(actor directory.Actor, kind Kind, member, site string) bool {
	switch {
	case kind == Closure && site != "":
		return actor.Can(directory.Settings) || actor.Manages(site)
	case kind == Closure:
		return actor.Can(directory.Settings)
	case member != actor.Member:
		return actor.Can(directory.BookForOthers)
	}
	return kind == Sickness || actor.Can(directory.OwnAvailability) || actor.Can(directory.BookForOthers)
}

func mayEnter(actor directory.Actor, a Absence) error {
	if MayEnter(actor, a.Kind, a.Member, a.Site) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight).On("kind")
}

// knows tells whether the actor may read why a member is away.
func knows(actor directory.Actor, a Absence) bool {
	return a.Member == "" || a.Member == actor.Member || actor.Can(directory.BookForOthers)
}

// changeable reads an absence that the actor may change. One whose kind is hidden from them answers like a missing one.
func changeable(tx db.Tx, actor directory.Actor, absence string, rev int64) (Absence, error) {
	a, err := byID(tx, absence)
	if err != nil {
		return a, err
	}
	if !knows(actor, a) {
		return Absence{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	if err := mayEnter(actor, a); err != nil {
		return a, err
	}
	if rev != 0 && rev != a.Rev {
		return a, fault.New(fault.Stale, i18n.Stale).With(a)
	}
	return a, nil
}

// lock holds a member's row, so that their absences are changed one after the other, and the row of an absence.
func lock(tx db.Tx, member, absence string) error {
	if member != "" {
		if err := directory.Lock(tx, member); err != nil {
			return err
		}
	}
	if absence == "" {
		return nil
	}
	_, err := tx.Exec("UPDATE absence SET rev = rev WHERE id = $1 AND org = $2", absence, tx.Org())
	return err
}
