package appointment

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Entry is an appointment as the practice's calendar shows it, with what it takes to read it.
type Entry struct {
	Appointment
	ServiceName string
	Colour      string
	StaffName   string
	SiteName    string
	Who         Who // the customer; of a hold, who is booking
	Reachable   bool
}

// MaxDays bounds what a calendar shows at once.
const MaxDays = 92

// Between gives the appointments of a time that the actor may see, by when they begin: one's own, and everybody's with the right
// to book for others. Cancelled ones and expired holds are left out.
func (a *Appointments) Between(_ context.Context, tx db.Tx, actor directory.Actor, over span.Span) ([]Entry, error) {
	if !over.Valid() || over.Length() > MaxDays*24*time.Hour+2*time.Hour {
		return nil, fault.New(fault.Invalid, i18n.BetweenDays, 1, MaxDays).On("to")
	}
	whose := actor.Member
	if actor.Can(directory.BookForOthers) {
		whose = ""
	}
	// An appointment is at most MaxLength long: those that begin so long before can reach into the time.
	return entries(tx, `WHERE a.org = $1 AND a.starts_at < $2 AND a.starts_at > $3 AND a.ends_at > $4 AND ($5 = '' OR a.member = $5)
		AND (a.state IN ('fixed', 'requested') OR a.state = 'held' AND a.until_at > $6) ORDER BY a.starts_at, a.id LIMIT 20000`,
		tx.Org(), over.End, over.Start-MaxLength.Microseconds(), over.Start, whose, db.Micros(a.Clock.Now()))
}

// Get gives one appointment that the actor may see.
func (a *Appointments) Get(_ context.Context, tx db.Tx, actor directory.Actor, appointment string) (Entry, error) {
	all, err := entries(tx, "WHERE a.org = $1 AND a.id = $2", tx.Org(), appointment)
	if err != nil {
		return Entry{}, err
	}
	if len(all) == 0 || mayWrite(actor, all[0].Staff) != nil || all[0].State == Held && !all[0].Alive(a.Clock.Now()) {
		return Entry{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	return all[0], nil
}

// Requests gives what waits to be accepted, the first to come first.
func (a *Appointments) Requests(_ context.Context, tx db.Tx, actor directory.Actor) ([]Entry, error) {
	whose := actor.Member
	if actor.Can(directory.BookForOthers) {
		whose = ""
	}
	return entries(tx, "WHERE a.org = $1 AND a.state = 'requested' AND a.ends_at > $2 AND ($3 = '' OR a.member = $3) ORDER BY a.starts_at, a.id LIMIT 500",
		tx.Org(), db.Micros(a.Clock.Now()), whose)
}

// EntryOf gives an appointment with its names to whoever writes of it.
func EntryOf(tx db.Tx, appointment string) (Entry, error) {
	all, err := entries(tx, "WHERE a.org = $1 AND a.id = $2", tx.Org(), appointment)
	if err == nil && len(all) == 0 {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return Entry{}, err
	}
	return all[0], nil
}

const fromEntries = "SELECT " + columns + `, s.name, s.colour, COALESCE(m.name, ''), t.name, COALESCE(c.first, ''), COALESCE(c.last, ''), COALESCE(c.email, ''),
	COALESCE(c.telephone, '') FROM appointment a JOIN service s ON s.id = a.service AND s.org = a.org LEFT JOIN member m ON m.id = a.member AND m.org = a.org
	JOIN site t ON t.id = a.site AND t.org = a.org LEFT JOIN customer c ON c.id = a.customer AND c.org = a.org `

func entries(tx db.Tx, where string, args ...any) ([]Entry, error) {
	return db.All(tx, scanEntry, fromEntries+where, args...)
}

func scanEntry(row db.Scan) (Entry, error) {
	var e Entry
	var err error
	e.Appointment, err = scan(func(dest ...any) error {
		return row(append(dest, &e.ServiceName, &e.Colour, &e.StaffName, &e.SiteName, &e.Who.First, &e.Who.Last, &e.Who.Email, &e.Who.Telephone)...)
	})
	if e.State == Held {
		e.Who = e.Booker.Who
	}
	e.Reachable = e.Who.Email != ""
	return e, err
}
