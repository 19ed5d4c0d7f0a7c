package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// WaitingEntry is a place on the waiting list as the practice sees it.
type WaitingEntry struct {
	Waiting
	ServiceName string
	StaffName   string // empty for anyone
	SiteName    string
	Zone        *time.Location // of the site
	Who         Who
	Told        []Told // the latest first, at most maxTold
	ToldAll     int    // of how many times they were told
}

// Told is a time of which somebody who waits was told, and when that was.
type Told struct {
	Start time.Time
	At    time.Time
}

const maxTold = 10

// WaitingList gives who waits, the first to come first: for oneself or for anyone with a service that one offers, and everybody
// with the right to book for others.
func (a *Appointments) WaitingList(ctx context.Context, tx db.Tx, actor directory.Actor) ([]WaitingEntry, error) {
	if _, err := a.Desk(ctx, tx, actor); err != nil {
		return nil, err
	}
	all, err := waitingEntries(tx, "w.org = $1 AND w.joined_at IS NOT NULL", tx.Org())
	if err != nil {
		return nil, err
	}
	if all, err = seenBy(tx, actor, all); err != nil {
		return nil, err
	}
	return all, told(tx, all)
}

// seenBy leaves out whom the actor does not see.
func seenBy(tx db.Tx, actor directory.Actor, all []WaitingEntry) ([]WaitingEntry, error) {
	if actor.Can(directory.BookForOthers) {
		return all, nil
	}
	services, err := ServiceList(tx, true)
	if err != nil {
		return nil, err
	}
	offers := map[string]bool{}
	for _, s := range services {
		offers[s.ID] = slices.Contains(s.Staff, actor.Member)
	}
	return slices.DeleteFunc(all, func(w WaitingEntry) bool {
		return w.Staff != actor.Member && (w.Staff != "" || !offers[w.Service])
	}), nil
}

// told adds of which times they were told.
func told(tx db.Tx, all []WaitingEntry) error {
	at := map[string]*WaitingEntry{}
	for i := range all {
		at[all[i].ID] = &all[i]
	}
	type row struct {
		waiting     string
		start, told int64
	}
	rows, err := db.All(tx, func(scan db.Scan) (r row, err error) { return r, scan(&r.waiting, &r.start, &r.told) },
		"SELECT t.waiting, t.starts_at, t.told_at FROM waiting_told t WHERE t.org = $1 AND t.told_at IS NOT NULL ORDER BY t.told_at DESC, t.starts_at LIMIT 50000", tx.Org())
	for _, r := range rows {
		w := at[r.waiting]
		if w == nil {
			continue
		}
		if w.ToldAll++; len(w.Told) < maxTold {
			w.Told = append(w.Told, Told{db.Time(r.start), db.Time(r.told)})
		}
	}
	return err
}

// WaitFor tells how many of those whom the actor sees wait for a time like this one: its service and site, its staff member or anyone.
func (a *Appointments) WaitFor(_ context.Context, tx db.Tx, actor directory.Actor, x Appointment) (int, error) {
	p, err := PracticeOf(tx)
	if err != nil || !p.Waits || !x.Span.StartTime().After(a.Clock.Now()) {
		return 0, err
	}
	site, err := directory.SiteByID(tx, x.Site)
	if err != nil {
		return 0, err
	}
	all, err := waitings(tx, "w.joined_at IS NOT NULL AND w.service = $2 AND w.site = $3 AND (w.member IS NULL OR w.member = $4)", x.Service, x.Site, x.Staff)
	n := 0
	for _, w := range all {
		if w.Customer != x.Customer && w.Wish.Fits(x.Span.StartTime(), site.Zone) && mayWrite(actor, x.Staff) == nil {
			n++
		}
	}
	return n, err
}

// RemoveWaiting takes somebody off the list whom the actor sees there.
func (a *Appointments) RemoveWaiting(_ context.Context, tx db.Tx, actor directory.Actor, waiting string) error {
	all, err := waitingEntries(tx, "w.org = $1 AND w.id = $2 AND w.joined_at IS NOT NULL", tx.Org(), waiting)
	if err != nil {
		return err
	}
	if all, err = seenBy(tx, actor, all); err != nil {
		return err
	}
	if len(all) == 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.WaitingList, Object: all[0].Customer})
	return a.dropWaiting(tx, []Waiting{all[0].Waiting})
}

// WaitingOf gives a place on the list with its names to whoever writes of it, or shows it to whoever has its link.
func WaitingOf(tx db.Tx, waiting string) (WaitingEntry, error) {
	all, err := waitingEntries(tx, "w.org = $1 AND w.id = $2", tx.Org(), waiting)
	if err == nil && len(all) == 0 {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return WaitingEntry{}, err
	}
	return all[0], nil
}

func waitingEntries(tx db.Tx, where string, args ...any) ([]WaitingEntry, error) {
	return db.All(tx, scanWaitingEntry, "SELECT "+waitingColumns+`, s.name, COALESCE(m.name, ''), t.name, t.zone, COALESCE(c.first, ''), COALESCE(c.last, ''),
		COALESCE(c.email, ''), COALESCE(c.telephone, '') FROM waiting w JOIN service s ON s.id = w.service AND s.org = w.org
		JOIN site t ON t.id = w.site AND t.org = w.org LEFT JOIN member m ON m.id = w.member AND m.org = w.org
		LEFT JOIN customer c ON c.id = w.customer AND c.org = w.org WHERE `+where+" ORDER BY w.joined_at, w.id LIMIT 2000", args...)
}

func scanWaitingEntry(row db.Scan) (e WaitingEntry, err error) {
	var zone string
	e.Waiting, err = scanWaiting(func(dest ...any) error {
		return row(append(dest, &e.ServiceName, &e.StaffName, &e.SiteName, &zone, &e.Who.First, &e.Who.Last, &e.Who.Email, &e.Who.Telephone)...)
	})
	if e.Customer == "" {
		e.Who = e.Booker.Who
	}
	if e.Zone, _ = span.Zone(zone); e.Zone == nil {
		e.Zone = time.UTC
	}
	return e, err
}

// OwnWait is what somebody waits for.
type OwnWait struct {
	Service string
	Staff   string // empty for anyone
	Site    string
	Wish    Wish
	Joined  time.Time
	Link    string // by which they leave
}

func (a *Appointments) ownWaits(tx db.Tx, customer string) ([]OwnWait, error) {
	all, err := waitingEntries(tx, "w.org = $1 AND w.customer = $2", tx.Org(), customer)
	out := make([]OwnWait, 0, len(all))
	for _, w := range all {
		out = append(out, OwnWait{w.ServiceName, w.StaffName, w.SiteName, w.Wish, w.Joined, a.WaitLink(w.Waiting)})
	}
	return out, err
}

// forgetWaiting takes a customer off the list, and what is asked for with their address.
func (a *Appointments) forgetWaiting(tx db.Tx, c Customer) error {
	all, err := waitings(tx, "(w.customer = $2 OR w.email = $3 AND w.email <> '')", c.ID, c.Email)
	if err != nil {
		return err
	}
	return a.dropWaiting(tx, all)
}

// forgetWaitingOf takes the customers of an account off the list.
func (a *Appointments) forgetWaitingOf(tx db.Tx, account string) error {
	all, err := waitings(tx, "w.customer IN (SELECT c.id FROM customer c WHERE c.org = $1 AND c.account = $2)", account)
	if err != nil {
		return err
	}
	asked, err := waitings(tx, "w.joined_at IS NULL")
	if err != nil {
		return err
	}
	for _, w := range asked {
		if w.Booker.Account == account {
			all = append(all, w)
		}
	}
	return a.dropWaiting(tx, all)
}
