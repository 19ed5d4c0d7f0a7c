package notice

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Planned is maintenance of which the notice warns. The zero value is none.
type Planned struct {
	ID         string
	Start, End time.Time
}

// MaxPlanned bounds how long maintenance can take.
const MaxPlanned = 14 * 24 * time.Hour

// Validate refuses maintenance that has begun, or lasts no time or too long.
func (p Planned) Validate(now time.Time) error {
	switch {
	case !p.Start.After(now):
		return fault.New(fault.Invalid, i18n.PlannedPast).On("start")
	case !p.End.After(p.Start) || p.End.Sub(p.Start) > MaxPlanned:
		return fault.New(fault.Invalid, i18n.PlannedLength, int(MaxPlanned.Hours()/24)).On("end")
	}
	return nil
}

// Plan gives the maintenance of which the notice warns.
func (b *Board) Plan(ctx context.Context) (p Planned, err error) {
	err = b.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err := db.All(tx, func(row db.Scan) (p Planned, err error) {
			var start, end int64
			err = row(&p.ID, &start, &end)
			p.Start, p.End = db.Time(start), db.Time(end)
			return p, err
		}, "SELECT id, starts_at, ends_at FROM notice_planned")
		if len(all) > 0 {
			p = all[0]
		}
		return err
	})
	return p, err
}

func insertPlanned(tx db.Tx, p Planned) error {
	_, err := tx.Exec("INSERT INTO notice_planned (id, starts_at, ends_at) VALUES ($1, $2, $3)", p.ID, db.Micros(p.Start), db.Micros(p.End))
	return err
}
