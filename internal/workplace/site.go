package workplace

import (
	"context"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SiteChange is what is to be different about a site.
type SiteChange struct {
	directory.Site
	Despite bool // save also where reservations come to lie outside the opening hours; they stay as they are
}

// ChangeSite changes a site as directory.ChangeSite does. Where reservations that are not over come to lie outside its
// opening hours, it is refused with Taken, which says how many, unless it is to be saved despite them.
func (w *Workplaces) ChangeSite(_ context.Context, tx db.Tx, actor directory.Actor, c SiteChange) (directory.Site, error) {
	before, err := directory.ManagedSite(tx, actor, c.ID)
	if err != nil {
		return before, err
	}
	after, err := directory.ChangeSite(tx, actor, c.Site)
	if err != nil {
		return after, err
	}
	out, err := w.outside(tx, before, after)
	if err != nil {
		return after, err
	}
	if out > 0 && !c.Despite {
		return after, fault.New(fault.Taken, i18n.OutsideNewHours, out).On("despite")
	}
	return after, rearranged(tx, c.ID)
}

// outside counts the reservations for which a site was open and would no longer be.
func (w *Workplaces) outside(tx db.Tx, before, after directory.Site) (int, error) {
	same := before.Zone.String() == after.Zone.String() && before.Hours.String() == after.Hours.String()
	if same && slices.Equal(before.Holidays, after.Holidays) {
		return 0, nil
	}
	due, err := ahead(tx, after.ID, "", "", w.Clock.Now())
	return len(slices.DeleteFunc(due, func(r Reservation) bool { return after.IsOpen(r.Span) || !before.IsOpen(r.Span) })), err
}

// CloseSite closes a site: its floors and places are shown to nobody until it is opened again. It takes the right to
// manage all sites, and is refused with Taken while something lies ahead there, unless that is to be cancelled.
func (w *Workplaces) CloseSite(ctx context.Context, tx db.Tx, actor directory.Actor, site string, rev int64, cancel bool) error {
	if !actor.Can(directory.Sites) {
		return fault.New(fault.Refused, i18n.NoRight)
	}
	if err := directory.LockSite(tx, site); err != nil {
		return err
	}
	if err := w.clear(ctx, tx, actor, site, "", "", cancel); err != nil {
		return err
	}
	if err := rearranged(tx, site); err != nil {
		return err
	}
	return directory.SetClosed(tx, actor, site, w.Clock.Now(), rev)
}

// OpenSite opens a closed site again, with the floors and places that it had.
func (w *Workplaces) OpenSite(_ context.Context, tx db.Tx, actor directory.Actor, site string, rev int64) error {
	if err := directory.SetClosed(tx, actor, site, time.Time{}, rev); err != nil {
		return err
	}
	return rearranged(tx, site)
}

// rearranged records that all floors of a site have changed.
func rearranged(tx db.Tx, site string) error {
	floors, err := floorsAt(tx, site)
	var changed Arranged
	for _, f := range floors {
		changed.Floors = append(changed.Floors, f.ID)
	}
	tx.Record(changed)
	return err
}
