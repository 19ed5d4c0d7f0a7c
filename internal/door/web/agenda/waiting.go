package agenda

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// waitingPage is the waiting list, as far as the reader sees it.
type waitingPage struct {
	Rows []appointment.WaitingEntry
	Off  bool // customers cannot join it
}

func (p *Pages) waiting(v *kit.View, r *http.Request) (kit.Answer, error) {
	page := waitingPage{}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		practice, err := appointment.PracticeOf(tx)
		if err != nil {
			return err
		}
		page.Off = !practice.Waits
		page.Rows, err = p.Appointments.WaitingList(r.Context(), tx, v.Actor)
		return err
	})
	return kit.Page(v.T(i18n.WaitTitle), waiting(v, page)), err
}

func (p *Pages) removeWaiting(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Appointments.RemoveWaiting(ctx, tx, v.Actor, r.PathValue("id"))
	})
	return kit.Go("/calendar/waiting", "wait-removed"), err
}

// bookLink is the form of a new appointment for whoever waits, with what is known of it.
func bookLink(v *kit.View, w appointment.WaitingEntry) string {
	q := url.Values{"customer": {w.Customer}, "service": {w.Service}, "site": {w.Site}}
	if w.Staff != "" {
		q.Set("staff", w.Staff)
	}
	if today := span.DateOf(v.Now, w.Zone); today.Before(w.Wish.First) {
		q.Set("date", w.Wish.First.String())
	}
	return "/calendar/new?" + q.Encode()
}

func wishOf(v *kit.View, w appointment.WaitingEntry) string {
	days := i18n.Locale{Lang: v.Lang, Zone: time.UTC}
	return days.Wish(w.Wish.First.Span(time.UTC).StartTime(), w.Wish.Last.Span(time.UTC).StartTime(), w.Wish.Days.Has, w.Wish.Parts.Has)
}

func staffOf(v *kit.View, w appointment.WaitingEntry) string {
	if w.StaffName == "" {
		return v.T(i18n.BookAnyone)
	}
	return w.StaffName
}

// toldText is a time of which somebody was told, and when.
func toldText(v *kit.View, w appointment.WaitingEntry, t appointment.Told) string {
	in := v.In(w.Zone)
	return v.T(i18n.WaitingToldOf, in.Short(t.Start)+", "+in.Clock(t.Start), in.Short(t.At)+", "+in.Clock(t.At))
}
