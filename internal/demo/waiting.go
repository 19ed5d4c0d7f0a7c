package demo

import (
	"context"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// wish is somebody who waits at the first site for a time that suits, some days from now.
type wish struct {
	service     int
	staff       string // by name; empty: anyone
	first, last int    // days from now
	days, parts appointment.Set
	who         appointment.Who
}

// wait puts some customers on the waiting list, one after the other, in the last minutes: their codes can still be mailed.
func (s *surgery) wait(ctx context.Context, tx db.Tx) error {
	for i, w := range s.clinic.waits {
		s.clock.Set(s.now.Add(-time.Duration(len(s.clinic.waits)-i) * 2 * time.Minute))
		if err := s.joins(ctx, tx, w); err != nil {
			return err
		}
	}
	return nil
}

func (s *surgery) joins(ctx context.Context, tx db.Tx, w wish) error {
	site := s.sites[0]
	today := span.DateOf(s.now, site.Zone)
	j := appointment.AskWait{Service: s.services[w.service].ID, Site: site.ID, Anyway: true, Who: appointment.Booker{Who: w.who, Lang: "de-AT", Zone: site.Zone.String()},
		Wish: appointment.Wish{First: today.AddDays(w.first), Last: today.AddDays(w.last), Days: every(w.days, appointment.EveryDay), Parts: every(w.parts, appointment.EveryPart)}}
	for i, h := range s.clinic.healers {
		if h.name == w.staff {
			j.Staff = s.staff[i].Member
		}
	}
	asked, err := s.verbs().AskToWait(ctx, tx, j)
	if fault.Is(err, fault.Invalid) {
		return nil // so much is free on such a day that nobody waits
	}
	if err != nil {
		return err
	}
	_, err = s.verbs().ConfirmWait(ctx, tx, asked.ID, s.verbs().WaitDigits(asked))
	return err
}

// every is a set, or everything where nothing is said.
func every(s, all appointment.Set) appointment.Set {
	if s == 0 {
		return all
	}
	return s
}
