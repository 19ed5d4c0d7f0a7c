package appointment

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Lists is how a practice gets its next appointments by mail, so that it knows them while Bureau cannot be reached.
type Lists struct {
	Daily     bool     // every day at At
	Planned   bool     // before maintenance that the operator announces
	At        int      // minutes after midnight, on the clock of Site
	Site      string   // whose clock it is; empty, or closed by now: the first site's
	Days      int      // how many days they hold, beside what is left of the one on which they are sent
	Own       bool     // each reader's own appointments only; else all that they may see
	Everybody bool     // who has a calendar reads them
	Members   []string // who else does
	Addresses []string // of the practice: they get all appointments
	Lang      string   // in which the addresses are written to
	Chosen    bool     // somebody has; else these are the usual
	Rev       int64

	sent string // the day of which the daily ones were sent last, YYYY-MM-DD
}

// Bounds of lists.
const (
	MaxListDays      = 7
	MaxListAddresses = 10
	maxListMembers   = 500
	// MaxListed is how many appointments one list holds.
	MaxListed = 5000
)

// usualLists are those of a practice that has not chosen: before planned maintenance the staff get their own.
func usualLists() Lists {
	return Lists{Planned: true, At: 18 * 60, Days: 2, Own: true, Everybody: true, Rev: 1}
}

// Validate refuses what cannot be sent.
func (l Lists) Validate() error {
	switch {
	case l.At < 0 || l.At >= 24*60:
		return fault.New(fault.Invalid, i18n.TimeUnreadable).On("at")
	case l.Days < 1 || l.Days > MaxListDays:
		return fault.New(fault.Invalid, i18n.BetweenDays, 1, MaxListDays).On("days")
	case len(l.Addresses) > MaxListAddresses:
		return fault.New(fault.Invalid, i18n.ListAddressesMany, MaxListAddresses).On("addresses")
	case len(l.Members) > maxListMembers:
		return fault.New(fault.Invalid, i18n.TooManyStaff, maxListMembers).On("members")
	case (l.Daily || l.Planned) && !l.Everybody && len(l.Members) == 0 && len(l.Addresses) == 0:
		return fault.New(fault.Invalid, i18n.ListNobody).On("members")
	}
	for _, a := range l.Addresses {
		if len(a) > 254 || !directory.Reachable(a) {
			return fault.New(fault.Invalid, i18n.ListAddressWrong, a).On("addresses")
		}
	}
	return nil
}

// Lists gives how the practice gets its next appointments by mail; it takes the right Settings.
func (a *Appointments) Lists(_ context.Context, tx db.Tx, actor directory.Actor) (Lists, error) {
	if err := need(actor, directory.Settings); err != nil {
		return Lists{}, err
	}
	if _, err := PracticeOf(tx); err != nil {
		return Lists{}, err
	}
	return listsOf(tx)
}

// SetLists changes it. It takes the right Settings; addresses that are new also take the right to book for others, because
// whoever reads there sees every calendar.
func (a *Appointments) SetLists(ctx context.Context, tx db.Tx, actor directory.Actor, l Lists) (Lists, error) {
	before, err := a.Lists(ctx, tx, actor)
	if err != nil {
		return l, err
	}
	if l, err = a.arranged(tx, actor, l, before); err != nil {
		return l, err
	}
	now := a.Clock.Now()
	var due any
	if l.Daily {
		zone, err := l.zone(tx)
		if err != nil {
			return l, err
		}
		due = db.Micros(l.after(now, zone))
	}
	l.Chosen = before.Chosen
	n, err := writeLists(tx, l, due)
	if err != nil {
		return l, err
	}
	if n == 0 {
		return l, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Practice, Object: tx.Org()})
	return listsOf(tx)
}

// arranged is the wish as it can be kept: in order, valid, and the actor's to make.
func (a *Appointments) arranged(tx db.Tx, actor directory.Actor, l, before Lists) (Lists, error) {
	l.Members, l.Addresses = tidy(l.Members), tidy(l.Addresses)
	if l.Lang = before.Lang; len(l.Addresses) > 0 && !slices.Equal(l.Addresses, before.Addresses) {
		l.Lang = actor.Lang
	}
	if err := l.Validate(); err != nil {
		return l, err
	}
	for _, address := range l.Addresses {
		if !slices.Contains(before.Addresses, address) && !actor.Can(directory.BookForOthers) {
			return l, fault.New(fault.Refused, i18n.ListAddressRight).On("addresses")
		}
	}
	if l.Site != "" && l.Site != before.Site {
		if _, err := directory.SiteByID(tx, l.Site); err != nil {
			return l, on(err, "site")
		}
	}
	for _, m := range l.Members {
		if _, err := directory.MemberByID(tx, m); err != nil {
			return l, on(err, "members")
		}
	}
	return l, nil
}

// tidy sorts texts and leaves out what is empty or there twice.
func tidy(all []string) []string {
	out := []string{}
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// zone is that of the clock by which the lists are sent.
func (l Lists) zone(tx db.Tx) (*time.Location, error) {
	all, err := directory.SiteList(tx)
	if err != nil || len(all) == 0 {
		return time.UTC, err
	}
	if n := slices.IndexFunc(all, func(s directory.Site) bool { return s.ID == l.Site }); n >= 0 {
		return all[n].Zone, nil
	}
	return all[0].Zone, nil
}

// ListZone gives the zone of the clock by which the practice's lists are sent.
func ListZone(tx db.Tx) (*time.Location, error) {
	l, err := listsOf(tx)
	if err != nil {
		return nil, err
	}
	return l.zone(tx)
}

// on is when the clock shows At on a day: where it comes twice the first time, where the clock leaves it out as it does so.
func (l Lists) on(d span.Date, zone *time.Location) time.Time {
	first, _, _ := span.At(d, l.At, zone)
	return first
}

// after is when the lists are due next after an instant.
func (l Lists) after(now time.Time, zone *time.Location) time.Time {
	d := span.DateOf(now, zone)
	if at := l.on(d, zone); at.After(now) {
		return at
	}
	return l.on(d.AddDays(1), zone)
}

// day is the latest day on which they were due by an instant.
func (l Lists) day(now time.Time, zone *time.Location) span.Date {
	d := span.DateOf(now, zone)
	if l.on(d, zone).After(now) {
		return d.AddDays(-1)
	}
	return d
}

// Readers gives those who may be sent lists, by name: who has a calendar or may book in others'. It takes the right Settings.
func (a *Appointments) Readers(_ context.Context, tx db.Tx, actor directory.Actor) ([]Staff, error) {
	if err := need(actor, directory.Settings); err != nil {
		return nil, err
	}
	return readers(tx)
}

func readers(tx db.Tx) ([]Staff, error) {
	return db.All(tx, func(row db.Scan) (s Staff, err error) {
		err = row(&s.Member, &s.Name)
		return s, err
	}, `SELECT m.id, m.name FROM member m WHERE m.org = $1 AND m.state = $2 AND (m.rights & $3 <> 0
		OR EXISTS (SELECT 1 FROM staff t WHERE t.member = m.id AND t.org = m.org AND t.removed_at IS NULL)) ORDER BY m.name, m.id LIMIT 2000`,
		tx.Org(), string(directory.Active), int64(directory.BookForOthers|directory.Owner))
}

const listColumns = "l.daily, l.planned, l.at_minute, l.site, l.days, l.own, l.everybody, l.addresses, l.lang, l.sent_day, l.rev"

// listsOf gives what is chosen, or what is usual.
func listsOf(tx db.Tx) (Lists, error) {
	all, err := db.All(tx, func(row db.Scan) (l Lists, err error) {
		var addresses string
		err = row(&l.Daily, &l.Planned, &l.At, &l.Site, &l.Days, &l.Own, &l.Everybody, &addresses, &l.Lang, &l.sent, &l.Rev)
		l.Addresses = strings.Fields(addresses)
		return l, err
	}, "SELECT "+listColumns+" FROM practice_list l WHERE l.org = $1", tx.Org())
	if err != nil || len(all) == 0 {
		return usualLists(), err
	}
	all[0].Chosen = true
	all[0].Members, err = db.All(tx, func(row db.Scan) (s string, err error) {
		err = row(&s)
		return s, err
	}, "SELECT p.member FROM practice_list_member p WHERE p.org = $1 ORDER BY p.member", tx.Org())
	return all[0], err
}

// writeLists writes all but when they were sent; 0 where somebody else did since the revision.
func writeLists(tx db.Tx, l Lists, due any) (n int64, err error) {
	args := []any{l.Daily, l.Planned, l.At, l.Site, l.Days, l.Own, l.Everybody, strings.Join(l.Addresses, " "), l.Lang, due, tx.Org()}
	if !l.Chosen && l.Rev == 1 {
		n, err = tx.Exec(`INSERT INTO practice_list (daily, planned, at_minute, site, days, own, everybody, addresses, lang, due_at, org, sent_day, rev)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', 2) ON CONFLICT DO NOTHING`, args...)
	} else {
		n, err = tx.Exec(`UPDATE practice_list SET daily = $1, planned = $2, at_minute = $3, site = $4, days = $5, own = $6, everybody = $7, addresses = $8,
			lang = $9, due_at = $10, rev = rev + 1 WHERE org = $11 AND rev = $12`, append(args, l.Rev)...)
	}
	if err != nil || n == 0 {
		return n, err
	}
	if _, err := tx.Exec("DELETE FROM practice_list_member WHERE org = $1", tx.Org()); err != nil {
		return n, err
	}
	for _, m := range l.Members {
		if _, err := tx.Exec("INSERT INTO practice_list_member (org, member) VALUES ($1, $2)", tx.Org(), m); err != nil {
			return n, err
		}
	}
	return n, nil
}
