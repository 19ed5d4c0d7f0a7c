package appointment

import (
	"context"
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// The steps of a practice after its site, in the order in which they are best taken.
const (
	StepServices directory.Step = "services" // a service that can be booked
	StepHours    directory.Step = "hours"    // somebody who offers it, and when
	StepOnline   directory.Step = "online"   // customers book online
	StepBooked   directory.Step = "booked"   // there is an appointment
)

// Start tells how far the organisation has come as a practice; without steps where it is none. It takes the right to change settings.
func (a *Appointments) Start(tx db.Tx, actor directory.Actor) (directory.Start, error) {
	p, err := PracticeOf(tx)
	if fault.Is(err, fault.NotFound) {
		return directory.Start{}, nil
	}
	if err != nil {
		return directory.Start{}, err
	}
	out, err := directory.StartOf(tx, actor)
	if err != nil {
		return out, err
	}
	services, err := ServiceList(tx, false)
	if err != nil {
		return out, err
	}
	staff, err := StaffList(tx)
	if err != nil {
		return out, err
	}
	var booked bool
	err = tx.Row("SELECT EXISTS (SELECT 1 FROM appointment a WHERE a.org = $1 AND a.state <> 'held')", tx.Org()).Scan(&booked)
	out.Take(StepServices, len(services) > 0)
	out.Take(StepHours, slices.ContainsFunc(staff, func(s Staff) bool { return len(s.Hours) > 0 }))
	out.Take(StepOnline, p.Open)
	out.Take(StepBooked, booked)
	return out, err
}

// Day is what somebody has to do in the practice on a day: their own appointments, or everybody's that they see where they have no
// calendar themselves, and what waits to be accepted.
type Day struct {
	Entries []Entry
	Waiting []Entry
	Own     bool
}

// Day gives a day of the calendar to whoever may open it.
func (a *Appointments) Day(ctx context.Context, tx db.Tx, actor directory.Actor, during span.Span) (d Day, err error) {
	staff, err := StaffList(tx)
	if err != nil {
		return d, err
	}
	if d.Entries, err = a.Between(ctx, tx, actor, during); err != nil {
		return d, err
	}
	d.Own = slices.ContainsFunc(staff, func(s Staff) bool { return s.Member == actor.Member })
	d.Entries = slices.DeleteFunc(d.Entries, func(e Entry) bool { return d.Own && e.Staff != actor.Member })
	d.Waiting, err = a.Requests(ctx, tx, actor)
	return d, err
}
