package appointment

import (
	"context"
	"errors"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// Book is an appointment that the practice makes itself.
type Book struct {
	Key      string // idempotency: the same key of the same person names the same appointment
	Service  string
	Staff    string
	Site     string
	Customer string
	New      Who // the customer where they are not known yet: added together with the appointment
	Start    time.Time
	End      time.Time // zero: after the service's length
	Note     string
}

// Book makes an appointment at any time that nobody has, inside bookable hours or not: in one's own calendar, and in
// colleagues' with the right to book for others. A customer who is not known yet is added with it, or neither is kept.
func (a *Appointments) Book(_ context.Context, tx db.Tx, actor directory.Actor, b Book) (Appointment, error) {
	if err := mayWrite(actor, b.Staff); err != nil {
		return Appointment{}, err
	}
	s, err := openService(tx, b.Service)
	if err != nil {
		return Appointment{}, err
	}
	if b.End.IsZero() {
		b.End = b.Start.Add(s.Length)
	}
	now := a.Clock.Now()
	out := Appointment{ID: id.New(), Service: s.ID, Staff: b.Staff, Site: b.Site, Customer: b.Customer, Span: span.Of(b.Start, b.End), Before: s.Before,
		After: s.After, State: Fixed, Price: s.Price, Note: b.Note, By: actor.Member, Created: now, Rev: 1}
	if b.Key != "" {
		if err := directory.Lock(tx, actor.Member); err != nil {
			return out, err
		}
		out.ID = id.Derive(actor.Org, actor.Member, "book", b.Key)
		before, err := byID(tx, out.ID)
		if err == nil || !fault.Is(err, fault.NotFound) {
			return before, err
		}
	}
	switch {
	case b.Customer == "" && b.New == (Who{}):
		return out, fault.New(fault.Invalid, i18n.CustomerMissing).On("customer")
	case b.Customer == "":
		c, err := a.addCustomer(tx, Customer{Who: b.New, Lang: actor.Lang})
		if err != nil {
			return out, err
		}
		out.Customer = c.ID
	}
	if err := a.bookable(tx, out, now); err != nil {
		return out, err
	}
	if err := a.take(tx, out, []string{out.Staff}, s, claim.Take{Strength: claim.Taken}, now, &out); err != nil {
		return out, err
	}
	if out.Link, err = a.link(tx, out); err != nil {
		return out, err
	}
	if err := insert(tx, out); err != nil {
		return out, err
	}
	tx.Record(Booked{out, actor.Member})
	return out, a.served(tx, out)
}

// mayWrite refuses who may not change a calendar.
func mayWrite(actor directory.Actor, staff string) error {
	if actor.Member == staff || actor.Can(directory.BookForOthers) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight).On("staff")
}

// bookable refuses appointments of people, places and times that there are not.
func (a *Appointments) bookable(tx db.Tx, x Appointment, now time.Time) error {
	if _, err := staffByID(tx, x.Staff); err != nil {
		return err
	}
	if _, err := directory.SiteByID(tx, x.Site); err != nil {
		return err
	}
	if _, err := customerByID(tx, x.Customer); err != nil {
		if f, ok := fault.As(err); ok {
			return f.On("customer")
		}
		return err
	}
	if len(x.Note) > 10_000 {
		return fault.New(fault.Invalid, i18n.TooLong, 10_000).On("note")
	}
	return sensible(x.Span, now)
}

// furthest is how far ahead staff may book.
const furthest = 3 * 366 * 24 * time.Hour

// sensible refuses periods that no appointment has. Staff may enter one that was, up to a month after it.
func sensible(s span.Span, now time.Time) error {
	if err := claim.Check(s); err != nil {
		return err
	}
	switch {
	case s.Length() < time.Minute || s.Length() > MaxLength:
		return fault.New(fault.Invalid, i18n.BetweenMinutes, 1, int(MaxLength.Minutes())).On("ends_at")
	case s.EndTime().Before(now.AddDate(0, -1, 0)):
		return fault.New(fault.Invalid, i18n.InThePast).On("starts_at")
	case s.StartTime().After(now.Add(furthest)):
		return fault.New(fault.Invalid, i18n.TooFarAhead, int(furthest/(24*time.Hour))).On("starts_at")
	}
	return nil
}

// take claims the time of the first of the staff who is free, with one asset for each need, and says in out who it is. All that
// may be claimed is locked first, so what is chosen can be taken.
func (a *Appointments) take(tx db.Tx, x Appointment, staff []string, s Service, t claim.Take, now time.Time, out *Appointment) error {
	needs, err := a.needsAt(tx, s, x.Site)
	if err != nil {
		return err
	}
	o := occasion{staff: staff, needs: needs}
	if err := claim.Lock(tx, o.resources()...); err != nil {
		return err
	}
	if err := stillThere(tx, staff, x); err != nil {
		return err
	}
	free, err := freeOf(tx, o, x.claimed(), now)
	if err != nil {
		return err
	}
	assets, met := choose(needs, free)
	who := slices.IndexFunc(staff, free)
	if who < 0 || !met {
		return why(tx, o, x, now, who < 0)
	}
	t.Holder = x.holder()
	for _, r := range append([]string{staff[who]}, assets...) {
		t.Wants = append(t.Wants, claim.Want{Resource: r, Span: x.claimed()})
	}
	if _, err := t.Do(tx, now); err != nil {
		return err
	}
	out.Staff = staff[who]
	return nil
}

// stillThere refuses who lost their calendar while their lock was waited for. Who holds online was looked for under the lock.
func stillThere(tx db.Tx, staff []string, x Appointment) error {
	if x.State == Held {
		return nil
	}
	for _, member := range staff {
		if _, err := staffByID(tx, member); err != nil {
			return err
		}
	}
	return nil
}

// freeOf tells which of an occasion's resources are free for a time.
func freeOf(tx db.Tx, o occasion, during span.Span, now time.Time) (func(string) bool, error) {
	free, err := claim.Free(tx, openAll(o.resources(), during), now)
	if err != nil {
		return nil, err
	}
	return func(r string) bool { return within(free[r], during) }, nil
}

func openAll(resources []string, s span.Span) []claim.Open {
	out := make([]claim.Open, len(resources))
	for i, r := range resources {
		out[i] = claim.Open{Resource: r, Windows: []span.Span{s}}
	}
	return out
}

// why says what stands in the way: the staff member's time, or what the service needs.
func why(tx db.Tx, o occasion, x Appointment, now time.Time, staff bool) error {
	busy, err := claim.Busy(tx, x.claimed(), now, o.resources()...)
	if err != nil {
		return err
	}
	text := i18n.NeedTaken
	if staff {
		text = i18n.StaffTaken
	}
	return fault.New(fault.Taken, text).On("starts_at").With(claim.Conflict{By: busy})
}

// link begins the code by whose link the customer moves or cancels, as long as that makes sense.
func (a *Appointments) link(tx db.Tx, x Appointment) (string, error) {
	life := x.Span.EndTime().Sub(a.Clock.Now()) + 24*time.Hour
	if life <= 0 {
		return "", nil
	}
	c, err := a.Codes.Begin(tx, linkPurpose, x.ID, life)
	return c.ID, err
}

// takenBy tells whether an error is that somebody has the time.
func takenBy(err error) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Code == fault.Taken
}
