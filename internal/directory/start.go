package directory

import (
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// StartHidden tells whether the organisation has put the guide through its first steps away.
func StartHidden(tx db.Tx) (bool, error) {
	var hidden bool
	err := tx.Row("SELECT start_hidden FROM organisation WHERE org = $1", tx.Org()).Scan(&hidden)
	return hidden, err
}

// HideStart puts the guide away, or brings it back; it takes the right to change settings.
func HideStart(tx db.Tx, actor Actor, hidden bool) error {
	if !actor.Can(Settings) {
		return fault.New(fault.Refused, i18n.NoRight)
	}
	_, err := tx.Exec("UPDATE organisation SET start_hidden = $1 WHERE org = $2", hidden, tx.Org())
	return err
}
