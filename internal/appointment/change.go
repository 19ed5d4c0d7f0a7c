package appointment

import (
	"context"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Move is what the practice wants to be different about an appointment's time.
type Move struct {
	ID      string
	Rev     int64  // as it was read; 0 leaves it unchecked
	Staff   string // empty keeps it; likewise the site
	Site    string
	Start   time.Time
	End     time.Time // zero keeps the length
	Message string    // to the customer, with the mail that tells them; may be empty
}

const maxMessage = 2000

// Move moves, shortens or lengthens an appointment, all or nothing; the customer is told, where an address is known.
func (a *Appointments) Move(_ context.Context, tx db.Tx, actor directory.Actor, m Move) (Appointment, error) {
	now := a.Clock.Now()
	x, err := a.writable(tx, actor, m.ID, m.Rev)
	if err != nil {
		return x, err
	}
	if len(m.Message) > maxMessage {
		return x, fault.New(fault.Invalid, i18n.TooLong, maxMessage).On("message")
	}
	to := x
	if m.Staff != "" {
		to.Staff = m.Staff
	}
	if m.Site != "" {
		to.Site = m.Site
	}
	if m.End.IsZero() {
		m.End = m.Start.Add(x.Span.Length())
	}
	to.Span, to.Message = span.Of(m.Start, m.End), m.Message
	if err := mayWrite(actor, to.Staff); err != nil {
		return x, err
	}
	if err := a.bookable(tx, to, now); err != nil {
		return x, err
	}
	return a.move(tx, x, to, []string{to.Staff}, actor.Member, now)
}

// move gives an appointment its new time, in place of the old, with whoever of the staff is free.
func (a *Appointments) move(tx db.Tx, x, to Appointment, staff []string, by string, now time.Time) (Appointment, error) {
	if x.Span == to.Span && x.Staff == to.Staff && x.Site == to.Site {
		return x, nil
	}
	s, err := ServiceByID(tx, x.Service)
	if err != nil {
		return x, err
	}
	if _, err := claim.Release(tx, x.holder()); err != nil {
		return x, err
	}
	if err := a.take(tx, to, staff, s, claim.Take{Strength: claim.Taken}, now, &to); err != nil {
		return x, err
	}
	// The link in the mails before goes on working; one that would end too early gets a longer successor.
	if to.Span.End > x.Span.End {
		if to.Link, err = a.link(tx, to); err != nil {
			return x, err
		}
	}
	to.Sequence, to.Rev = x.Sequence+1, x.Rev+1
	if err := update(tx, to); err != nil {
		return x, err
	}
	tx.Record(Moved{to, x, by})
	return to, nil
}

// writable locks and reads an appointment that the actor may change.
func (a *Appointments) writable(tx db.Tx, actor directory.Actor, appointment string, rev int64) (Appointment, error) {
	x, err := locked(tx, appointment)
	if err != nil {
		return x, err
	}
	if err := mayWrite(actor, x.Staff); err != nil {
		return x, fault.New(fault.NotFound, i18n.NotFound) // a calendar that one does not see has no appointments
	}
	switch {
	case rev != 0 && rev != x.Rev:
		return x, fault.New(fault.Stale, i18n.Stale).With(x)
	case x.State == Held:
		return x, fault.New(fault.Refused, i18n.StillHeld)
	case x.State == Cancelled:
		return x, fault.New(fault.Refused, i18n.AppointmentOver)
	}
	return x, nil
}

// Cancel cancels an appointment, or refuses a request; the customer is told, with the message, where an address is known.
// Cancelled again it changes nothing.
func (a *Appointments) Cancel(_ context.Context, tx db.Tx, actor directory.Actor, appointment string, rev int64, message string) (Appointment, error) {
	x, err := a.writable(tx, actor, appointment, rev)
	if err != nil && x.State == Cancelled && !fault.Is(err, fault.NotFound) {
		return x, nil
	}
	if err != nil {
		return x, err
	}
	if len(message) > maxMessage {
		return x, fault.New(fault.Invalid, i18n.TooLong, maxMessage).On("message")
	}
	x.Message = message
	return a.end(tx, x, "practice", actor.Member)
}

// end gives an appointment's time back.
func (a *Appointments) end(tx db.Tx, x Appointment, endedBy, by string) (Appointment, error) {
	if _, err := claim.Release(tx, x.holder()); err != nil {
		return x, err
	}
	was := x.State
	x.State, x.EndedBy, x.Sequence, x.Rev = Cancelled, endedBy, x.Sequence+1, x.Rev+1
	if err := update(tx, x); err != nil {
		return x, err
	}
	if _, err := tx.Exec("UPDATE appointment SET ended_at = $1 WHERE id = $2 AND org = $3", db.Micros(a.Clock.Now()), x.ID, tx.Org()); err != nil {
		return x, err
	}
	tx.Record(CancelledIt{x, by, was})
	return x, nil
}

// Accept makes a request an appointment; the customer is told.
func (a *Appointments) Accept(_ context.Context, tx db.Tx, actor directory.Actor, appointment string, rev int64) (Appointment, error) {
	x, err := a.writable(tx, actor, appointment, rev)
	if err != nil || x.State == Fixed {
		return x, err
	}
	x.State, x.Sequence, x.Rev = Fixed, x.Sequence+1, x.Rev+1
	if err := update(tx, x); err != nil {
		return x, err
	}
	tx.Record(Booked{x, actor.Member})
	return x, a.served(tx, x)
}

// Note writes what the staff note about an appointment; customers never see it.
func (a *Appointments) Note(_ context.Context, tx db.Tx, actor directory.Actor, appointment string, rev int64, note string) (Appointment, error) {
	x, err := locked(tx, appointment)
	if err != nil {
		return x, err
	}
	switch {
	case mayWrite(actor, x.Staff) != nil || x.State == Held:
		return x, fault.New(fault.NotFound, i18n.NotFound)
	case rev != 0 && rev != x.Rev:
		return x, fault.New(fault.Stale, i18n.Stale).With(x)
	case len(note) > 10_000:
		return x, fault.New(fault.Invalid, i18n.TooLong, 10_000).On("note")
	}
	x.Note, x.Rev = note, x.Rev+1
	if err := update(tx, x); err != nil {
		return x, err
	}
	tx.Record(Noted{x})
	return x, nil
}

// ByLink finds the appointment of a customer's link, and leaves the link as it is.
func (a *Appointments) ByLink(_ context.Context, tx db.Tx, link string) (Appointment, error) {
	c, err := a.Codes.Look(tx, linkPurpose, link)
	if err != nil {
		return Appointment{}, err
	}
	return byID(tx, c.Subject)
}

// MoveByLink moves the customer's own appointment to a time that is offered, within the practice's rules; it keeps its
// staff member where they are free, unless the customer says anyone.
func (a *Appointments) MoveByLink(ctx context.Context, tx db.Tx, link string, start time.Time, anyone bool) (Appointment, error) {
	now := a.Clock.Now()
	x, p, err := a.changeable(ctx, tx, link, now)
	if err != nil {
		return x, err
	}
	s, err := openService(tx, x.Service)
	if err != nil {
		return x, err
	}
	to := x
	to.Span, to.Message = span.Of(start, start.Add(x.Span.Length())), ""
	to.Before, to.After = s.Before, s.After
	staff := x.Staff
	if anyone {
		staff = ""
	}
	if p.Asks {
		to.State = Requested
	}
	if to.Span == x.Span && !anyone {
		return x, nil
	}
	// Its own time is not in its way.
	if _, err := claim.Release(tx, x.holder()); err != nil {
		return x, err
	}
	who, err := a.offeredBy(tx, p, s, staff, to, now)
	if err != nil {
		return x, err
	}
	return a.move(tx, x, to, who, "", now)
}

// CancelByLink cancels the customer's own appointment, within the practice's rules.
func (a *Appointments) CancelByLink(ctx context.Context, tx db.Tx, link string) (Appointment, error) {
	x, _, err := a.changeable(ctx, tx, link, a.Clock.Now())
	if err != nil {
		return x, err
	}
	x.Message = ""
	return a.end(tx, x, "customer", "")
}

// changeable locks the appointment of a link, if its customer may still change it.
func (a *Appointments) changeable(ctx context.Context, tx db.Tx, link string, now time.Time) (Appointment, Practice, error) {
	x, err := a.ByLink(ctx, tx, link)
	if err != nil {
		return x, Practice{}, err
	}
	if x, err = locked(tx, x.ID); err != nil {
		return x, Practice{}, err
	}
	p, err := PracticeOf(tx)
	if err == nil {
		err = mayChange(x, p, now)
	}
	return x, p, err
}

// mayChange refuses a customer who comes too late.
func mayChange(x Appointment, p Practice, now time.Time) error {
	switch {
	case x.State == Cancelled:
		return fault.New(fault.Refused, i18n.AppointmentOver)
	case now.Add(p.Change).After(x.Span.StartTime()):
		return fault.New(fault.Refused, i18n.TooLateToChange, int(p.Change.Hours()))
	}
	return nil
}
