package office

import (
	"context"
	"slices"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// diary shows absences what else there is to do, and ends it for them.
type diary struct{ *Office }

func (d diary) InTheWay(_ context.Context, tx db.Tx, actor directory.Actor, q absence.Query) ([]absence.Item, error) {
	if q.Member == "" {
		return d.atSites(tx, actor, q)
	}
	if len(q.Over) == 0 {
		return nil, nil
	}
	items, err := d.appointments(tx, actor, q.Member, "", q.Over, true)
	if err != nil {
		return nil, err
	}
	places, err := d.places(tx, q)
	return append(items, places...), err
}

func (d diary) atSites(tx db.Tx, actor directory.Actor, q absence.Query) ([]absence.Item, error) {
	var out []absence.Item
	for site, over := range q.Sites {
		items, err := d.appointments(tx, actor, "", site, over, false)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

// appointments gives those that lie in some times; buffers count where the time itself is claimed.
func (d diary) appointments(tx db.Tx, actor directory.Actor, member, site string, over []span.Span, buffers bool) ([]absence.Item, error) {
	if len(over) == 0 {
		return nil, nil
	}
	all, err := amidAll(over, func(o span.Span) ([]appointment.Entry, error) { return d.Appointments.Amid(tx, member, site, o) },
		func(e appointment.Entry) string { return e.ID })
	if err != nil {
		return nil, err
	}
	sites, err := directory.SiteList(tx)
	if err != nil {
		return nil, err
	}
	var out []absence.Item
	for _, e := range all {
		at := e.Span
		if buffers {
			at = e.Claimed()
		}
		if !amid(at, over) {
			continue
		}
		i := absence.Item{Sort: sortOf(e.State), ID: e.ID, Rev: e.Rev, Member: e.Staff, Name: e.StaffName, Span: e.Span, Zone: zoneAt(sites, e.Site), Site: e.SiteName}
		i.Reachable = e.Reachable && e.State != appointment.Held
		// What a colleague's appointment is about is nobody's business but theirs, even where the site is closed.
		if e.Staff == actor.Member || actor.Can(directory.BookForOthers) {
			i.What, i.With, i.Telephone = e.ServiceName, e.Who.Name(), e.Who.Telephone
		}
		out = append(out, i)
	}
	return out, nil
}

func sortOf(s appointment.State) absence.Sort {
	switch s {
	case appointment.Held:
		return absence.Held
	case appointment.Requested:
		return absence.Requested
	}
	return absence.Appointment
}

// places gives the reservations that whole days take away, or those that a break covers; and, where it begins now, the stays.
func (d diary) places(tx db.Tx, q absence.Query) ([]absence.Item, error) {
	all, err := amidAll(q.Over, func(o span.Span) ([]workplace.Place, error) { return d.Workplaces.Amid(tx, q.Member, o) },
		func(p workplace.Place) string { return p.Reservation.ID })
	if err != nil {
		return nil, err
	}
	var out []absence.Item
	for _, p := range all {
		inside := slices.ContainsFunc(q.Over, func(o span.Span) bool { return o.Contains(p.Reservation.Span) })
		if !amid(p.Reservation.Span, q.Over) || !q.Whole && !inside {
			continue
		}
		i := absence.Item{Sort: absence.Reservation, ID: p.Reservation.ID, Rev: p.Reservation.Rev, With: p.Reservation.Guest.Name}
		if p.Reservation.Series != "" {
			i.Sort = absence.SeriesDay
		}
		i.Reachable = p.Reservation.Guest.Email != ""
		i = placed(i, p, p.Reservation.Span)
		i.Begins = q.Over[slices.IndexFunc(q.Over, i.Span.Overlaps)].StartTime()
		out = append(out, i)
	}
	if !q.Now {
		return out, nil
	}
	running, err := d.Workplaces.RunningOf(tx, q.Member)
	for _, p := range running {
		out = append(out, placed(absence.Item{Sort: absence.Stay, ID: p.Stay.ID}, p, span.Of(p.Stay.Start, p.Stay.Until)))
	}
	return out, err
}

func placed(i absence.Item, p workplace.Place, at span.Span) absence.Item {
	i.Member, i.Name, i.Span, i.Site, i.What = p.Person.Member, p.Person.Name, at, p.SiteName, p.Asset.Name
	if !p.Home() {
		i.Zone = p.Zone
	}
	return i
}

func (d diary) Hold(_ context.Context, tx db.Tx, q absence.Query, items []absence.Item) error {
	var appointments, staff []string
	for _, i := range items {
		if !i.Place() {
			appointments = append(appointments, i.ID)
		}
	}
	if q.Member != "" {
		staff = []string{q.Member}
	} else {
		all, err := appointment.StaffList(tx)
		if err != nil {
			return err
		}
		for _, s := range all {
			staff = append(staff, s.Member)
		}
	}
	slices.Sort(appointments) // whoever locks several does so in one order
	return d.Appointments.HoldAll(tx, appointments, staff)
}

func (d diary) End(ctx context.Context, tx db.Tx, actor directory.Actor, items []absence.Item, message string) error {
	for _, i := range items {
		var err error
		switch i.Sort {
		case absence.Reservation, absence.SeriesDay:
			err = d.Workplaces.FreeFrom(ctx, tx, actor, i.ID, i.Begins)
		case absence.Stay:
			err = d.Workplaces.EndStay(ctx, tx, i.ID)
		default:
			err = d.Appointments.EndFor(ctx, tx, actor, i.ID, message)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// amidAll asks for what lies in each of some times, and gives each once; more than an absence may have in its way it does not
// read.
func amidAll[T any](over []span.Span, ask func(span.Span) ([]T, error), id func(T) string) ([]T, error) {
	seen := map[string]bool{}
	var out []T
	for _, o := range over {
		all, err := ask(o)
		if err != nil {
			return nil, err
		}
		for _, t := range all {
			if !seen[id(t)] {
				seen[id(t)], out = true, append(out, t)
			}
		}
		if len(out) > absence.MaxItems {
			break
		}
	}
	return out, nil
}

func amid(s span.Span, over []span.Span) bool { return slices.ContainsFunc(over, s.Overlaps) }

func zoneAt(sites []directory.Site, site string) *time.Location {
	for _, s := range sites {
		if s.ID == site {
			return s.Zone
		}
	}
	return time.UTC
}
