package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/span"
)

// Amid gives the appointments that are not over and that begin before a time ends and end after it begins, buffers included: of
// a member, or at a site, by when they begin. It is no verb of an actor: the office asks for whoever has the right.
func (a *Appointments) Amid(tx db.Tx, member, site string, over span.Span) ([]Entry, error) {
	now := db.Micros(a.Clock.Now())
	wide := over.Widen(MaxBuffer, MaxBuffer)
	return entries(tx, `WHERE a.org = $1 AND a.starts_at < $2 AND a.starts_at > $3 AND a.ends_at > $4 AND a.ends_at > $5
		AND ($6 = '' OR a.member = $6) AND ($7 = '' OR a.site = $7)
		AND (a.state IN ('fixed', 'requested') OR a.state = 'held' AND a.until_at > $5) ORDER BY a.starts_at, a.id LIMIT 5001`,
		tx.Org(), wide.End, wide.Start-MaxLength.Microseconds(), wide.Start, now, member, site)
}

// Claimed is what the appointment keeps free, buffers included.
func (a Appointment) Claimed() span.Span { return a.claimed() }

// HoldAll locks appointments, then the time of these staff and everything that the appointments claim: until the transaction ends
// nobody confirms one of them, and nobody books these staff.
func (a *Appointments) HoldAll(tx db.Tx, appointments, staff []string) error {
	resources := slices.Clone(staff)
	for _, x := range appointments {
		if _, err := tx.Exec("UPDATE appointment SET rev = rev WHERE id = $1 AND org = $2", x, tx.Org()); err != nil {
			return err
		}
		claims, err := claim.Of(tx, Appointment{ID: x}.holder())
		if err != nil {
			return err
		}
		for _, c := range claims {
			resources = append(resources, c.Resource)
		}
	}
	for _, s := range staff {
		if err := claim.EnsureResource(tx, s); err != nil {
			return err
		}
	}
	return claim.Lock(tx, resources...)
}

// EndFor cancels an appointment because its staff member is away or its site is closed; the customer is told, with the
// message, where an address is known. A hold ends too: its code confirms nothing any more.
func (a *Appointments) EndFor(_ context.Context, tx db.Tx, actor directory.Actor, appointment, message string) error {
	x, err := locked(tx, appointment)
	if err != nil {
		return err
	}
	switch x.State {
	case Cancelled:
		return nil
	case Held:
		return a.endHold(tx, x)
	}
	x.Message = message
	_, err = a.end(tx, x, "absence", actor.Member)
	return err
}

// endHold ends a hold without forgetting that there was one: whoever confirms it is told that it is over.
func (a *Appointments) endHold(tx db.Tx, x Appointment) error {
	if _, err := claim.Release(tx, x.holder()); err != nil {
		return err
	}
	if err := a.Codes.Drop(tx, holdPurpose, x.ID); err != nil {
		return err
	}
	x.State, x.EndedBy, x.Until, x.Booker, x.Code, x.Rev = Cancelled, "absence", time.Time{}, Booker{}, "", x.Rev+1
	tx.Record(Noted{x})
	return update(tx, x)
}
