package workplace

import (
	"cmp"
	"context"
	"slices"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// What lies ahead: reservations that are not over and people who are in. Places are not taken away from under them
// unless it is said that they may be.

// Arranged is recorded when sites, floors or assets are set up otherwise: what open pages show of the floors has
// changed.
type Arranged struct{ Floors []string }

// note keeps in the log what somebody set up.
func note(tx db.Tx, actor directory.Actor, action, kind audit.Word, object, label string, changes ...audit.Change) {
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: kind, Object: object, Label: label, Changes: changes})
}

// ahead gives the reservations that are not over of a site, of one of its floors or of one asset; empty means any.
func ahead(tx db.Tx, site, floor, asset string, now time.Time) ([]Reservation, error) {
	return db.All(tx, scanReservation, "SELECT "+reservationColumns+` FROM reservation r JOIN asset a ON a.id = r.asset AND a.org = r.org
		WHERE r.org = $1 AND r.cancelled_at IS NULL AND r.ends_at > $2
			AND (a.site = $3 OR $3 = '') AND (a.floor = $4 OR $4 = '') AND (a.id = $5 OR $5 = '') ORDER BY r.member, r.id`,
		tx.Org(), db.Micros(now), site, floor, asset)
}

// walkIns gives the running stays without a reservation of a site, a floor or an asset.
func walkIns(tx db.Tx, site, floor, asset string, now time.Time) ([]Stay, error) {
	return db.All(tx, oneStay, "SELECT "+stayColumns+` FROM stay t JOIN asset a ON a.id = t.asset AND a.org = t.org
		WHERE t.org = $1 AND t.ended_at IS NULL AND t.until_at > $2 AND t.reservation IS NULL
			AND (a.site = $3 OR $3 = '') AND (a.floor = $4 OR $4 = '') AND (a.id = $5 OR $5 = '') ORDER BY t.member, t.id`,
		tx.Org(), db.Micros(now), site, floor, asset)
}

// clear sees to it that nothing lies ahead of a site, a floor or an asset. Where something does, it is refused with
// Taken, which says how much, unless it may be cancelled; then everybody's is given back, as if they had.
func (w *Workplaces) clear(ctx context.Context, tx db.Tx, actor directory.Actor, site, floor, asset string, cancel bool) error {
	now := w.Clock.Now()
	due, err := ahead(tx, site, floor, asset, now)
	if err != nil {
		return err
	}
	in, err := walkIns(tx, site, floor, asset, now)
	if err != nil {
		return err
	}
	if n := len(due) + len(in); n > 0 && !cancel {
		return fault.New(fault.Taken, i18n.LiesAhead, n).On("cancel")
	}
	return w.giveAllBack(ctx, tx, actor, due, in)
}

// giveAllBack gives people's reservations back and ends the stays of those who walked in, in the actor's name.
func (w *Workplaces) giveAllBack(ctx context.Context, tx db.Tx, actor directory.Actor, due []Reservation, in []Stay) error {
	now := w.Clock.Now()
	slices.SortFunc(due, func(a, b Reservation) int { return cmp.Compare(a.Member, b.Member) })
	for _, r := range due {
		if err := w.giveBack(tx, r, actor.Member, now); err != nil {
			return err
		}
	}
	for _, s := range in {
		if _, err := w.CheckOut(ctx, tx, actor, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// giveBack cancels somebody's reservation with the stay that uses it, in the name of a member.
func (w *Workplaces) giveBack(tx db.Tx, r Reservation, by string, now time.Time) error {
	if err := directory.Lock(tx, r.Member); err != nil {
		return err
	}
	if err := lockReservation(tx, r.Member, r.ID); err != nil {
		return err
	}
	r, err := reservationByID(tx, r.ID)
	if err != nil || r.Cancelled || r.Span.End <= db.Micros(now) {
		return err
	}
	a, err := assetByID(tx, r.Asset)
	if err != nil {
		return err
	}
	if err := w.endStaysOf(tx, r, now); err != nil {
		return err
	}
	if r, err = cutShort(tx, r, now); err != nil {
		return err
	}
	tx.Record(Cancelled{r, a, by})
	return nil
}
