package workplace

import (
	"context"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Holidays are days on which a site is to be closed.
type Holidays struct {
	Site    string
	Days    []directory.Holiday
	Despite bool // also where reservations lie on them; they stay as they are
}

// AddHolidays closes a site on days. Where reservations that are not over lie on them, it is refused with Taken, which says
// how many, unless they are to be added despite them.
func (w *Workplaces) AddHolidays(_ context.Context, tx db.Tx, actor directory.Actor, h Holidays) (directory.AddedHolidays, error) {
	before, err := directory.ManagedSite(tx, actor, h.Site)
	if err != nil {
		return directory.AddedHolidays{}, err
	}
	after, did, err := directory.AddHolidays(tx, actor, h.Site, h.Days, w.Clock.Now())
	if err != nil || did.New+did.Renamed == 0 {
		return did, err
	}
	out, err := w.outside(tx, before, after)
	if err != nil {
		return did, err
	}
	if out > 0 && !h.Despite {
		return did, fault.New(fault.Taken, i18n.OnNewHolidays, out).On("despite")
	}
	return did, rearranged(tx, h.Site)
}

// RemoveHoliday opens a site again on a day, in its usual hours.
func (w *Workplaces) RemoveHoliday(_ context.Context, tx db.Tx, actor directory.Actor, site string, day span.Date) error {
	if err := directory.RemoveHoliday(tx, actor, site, day); err != nil {
		return err
	}
	return rearranged(tx, site)
}

// HolidayPlan is what adding holidays would do.
type HolidayPlan struct {
	directory.AddedHolidays
	Reservations int // that lie on them
}

// PlanHolidays tells what adding holidays would do, to those who manage the site.
func (w *Workplaces) PlanHolidays(tx db.Tx, actor directory.Actor, site string, days []directory.Holiday) (HolidayPlan, error) {
	before, err := directory.ManagedSite(tx, actor, site)
	if err != nil {
		return HolidayPlan{}, err
	}
	after, did := before.WithHolidays(days)
	out, err := w.outside(tx, before, after)
	return HolidayPlan{did, out}, err
}
