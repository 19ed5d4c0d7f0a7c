package absence

import (
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

func holder(member string) string { return "absence/" + member }

// block makes the claims of a member anew from all their absences that are not over. Whoever calls it holds the member's
// row and has cleared the way.
func block(tx db.Tx, member string, now time.Time) error {
	if err := claim.EnsureResource(tx, member); err != nil {
		return err
	}
	if _, err := claim.Release(tx, holder(member)); err != nil {
		return err
	}
	if err := claim.Lock(tx, member); err != nil {
		return err
	}
	all, err := ahead(tx, member, now)
	if err != nil {
		return err
	}
	times := union(all, now)
	if len(times) > maxSpans {
		return fault.New(fault.Invalid, i18n.AbsenceTooMany, maxSpans)
	}
	free, err := besideRunning(tx, member, times, now)
	if err != nil || len(free) == 0 {
		return err
	}
	t := claim.Take{Strength: claim.Blocked, Holder: holder(member)}
	for _, s := range free {
		t.Wants = append(t.Wants, claim.Want{Resource: member, Span: s})
	}
	_, err = t.Do(tx, now)
	return err
}

// union is what is left of all absences together from an instant on.
func union(all []Absence, now time.Time) []span.Span {
	var out []span.Span
	for _, a := range all {
		out = append(out, a.Spans(a.Zone, span.Span{Start: db.Micros(now), End: ever.End})...)
	}
	return span.Merge(out)
}

// besideRunning leaves to what is over, but keeps its time for a little yet, the time that it has.
func besideRunning(tx db.Tx, member string, times []span.Span, now time.Time) ([]span.Span, error) {
	at := db.Micros(now)
	running, err := claim.Busy(tx, span.Span{Start: at, End: at + 1}, now, member)
	if err != nil {
		return nil, err
	}
	var kept []span.Span
	for _, c := range running {
		kept = append(kept, c.Span)
	}
	return span.Subtract(times, span.Merge(kept)), nil
}

// Closed gives the time of a span in which a site receives nobody, beside its hours and holidays. Online booking asks
// under the lock of the staff's time, which a closure takes too when it is entered.
func (s *Absences) Closed(tx db.Tx, site string, over span.Span) ([]span.Span, error) {
	all, err := closures(tx, site, over)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	at, err := directory.SiteByID(tx, site)
	if err != nil {
		return nil, err
	}
	var out []span.Span
	for _, a := range all {
		out = append(out, a.Spans(at.Zone, over)...)
	}
	return span.Merge(out), nil
}

// zoneOf is the clock by which a member's days are counted.
func zoneOf(tx db.Tx, m directory.Member) (*time.Location, error) {
	return directory.ZoneOf(tx, directory.Actor{Site: m.Site})
}
