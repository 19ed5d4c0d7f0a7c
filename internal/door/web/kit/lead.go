package kit

import (
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/workplace"
)

// Lead are the first steps that an administrator is led through: those of the office, of the practice, or of both.
func Lead(tx db.Tx, v *View, w *workplace.Workplaces, a *appointment.Appointments) (directory.Start, error) {
	office, err := w.Start(tx, v.Actor)
	if err != nil {
		return office, err
	}
	practice, err := a.Start(tx, v.Actor)
	if err != nil {
		return practice, err
	}
	_, both, err := workplace.Offered(tx)
	return directory.Lead(office, practice, both), err
}
