package appointment

import (
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Work is what a browser has computed before it may ask for a time: the door has seen that it is right, and it counts once.
type Work struct {
	Print string // tells one from the others; empty: none was done
	Until time.Time
}

// spend takes a work once.
func (a *Appointments) spend(tx db.Tx, w Work, now time.Time) error {
	if w.Print == "" {
		return nil
	}
	if _, err := tx.Exec("DELETE FROM hold_work WHERE org = $1 AND expires_at <= $2", tx.Org(), db.Micros(now)); err != nil {
		return err
	}
	n, err := tx.Exec("INSERT INTO hold_work (org, print, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", tx.Org(), w.Print, db.Micros(w.Until))
	if err == nil && n == 0 {
		err = fault.New(fault.Invalid, i18n.WorkSpent)
	}
	return err
}
