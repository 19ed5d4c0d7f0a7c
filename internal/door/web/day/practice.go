package day

import (
	"strings"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
)

// coming are the first appointments of the day that are not over.
func (t todayPage) coming(now time.Time, most int) (out []appointment.Entry) {
	for _, e := range t.Desk.Entries {
		if e.Span.EndTime().After(now) && len(out) < most {
			out = append(out, e)
		}
	}
	return out
}

// few are the first requests that wait.
func (t todayPage) few(most int) []appointment.Entry {
	return t.Desk.Waiting[:min(most, len(t.Desk.Waiting))]
}

// whose is whom an appointment is with.
func whose(v *kit.View, e appointment.Entry) string {
	if n := e.Who.Name(); n != "" {
		return n
	}
	return v.T(i18n.SomebodyOnline)
}

// about says what an appointment is, with whom where it need not be the reader, and where.
func about(v *kit.View, t todayPage, e appointment.Entry) string {
	parts := []string{e.ServiceName}
	if e.Staff != v.Actor.Member {
		parts = append(parts, e.StaffName)
	}
	switch e.State {
	case appointment.Requested:
		parts = append(parts, v.T(i18n.StateRequested))
	case appointment.Held:
		parts = append(parts, v.T(i18n.StateHeld))
	}
	return strings.Join(append(parts, e.SiteName), " · ")
}
