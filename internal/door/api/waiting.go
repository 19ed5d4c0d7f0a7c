package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

// waits is a place on the waiting list as the practice sees it.
type waits struct {
	ID       string    `json:"id"`
	Service  named     `json:"service"`
	Staff    *named    `json:"staff" doc:"Null for anyone."`
	Site     named     `json:"site"`
	Customer string    `json:"customer"`
	Name     string    `json:"name" doc:"Of the customer."`
	First    string    `json:"first_day" format:"date" doc:"By the calendar of the site, likewise the last."`
	Last     string    `json:"last_day" format:"date"`
	Weekdays []int     `json:"weekdays" nullable:"false" doc:"That suit: 1 is Monday, 7 is Sunday."`
	Parts    []string  `json:"parts" nullable:"false" enum:"morning,afternoon,evening" doc:"That suit, by when the time begins on the clock of the site: before 12:00, before 17:00, after."`
	Joined   time.Time `json:"joined_at"`
	Told     []toldOf  `json:"told" nullable:"false" doc:"Of which times they were told, the latest first; at most ten."`
}

type toldOf struct {
	Start time.Time `json:"starts_at"`
	At    time.Time `json:"told_at"`
}

type waitsOut struct{ Body list[waits] }

func (d *door) waitingList() {
	sees := "Who waits for oneself, or for anyone with a service that one offers; everybody with the right book-for-others."
	handle(d, operation{id: "list-waiting", method: http.MethodGet, path: "/api/waiting-list", group: groupPractice, summary: "The waiting list",
		text: sees + " Who joined first comes first, all in one answer.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listWaiting)
	handle(d, operation{id: "remove-waiting", method: http.MethodDelete, path: "/api/waiting-list/{id}", group: groupPractice, status: http.StatusNoContent,
		summary: "Take somebody off the waiting list", text: sees + " Nobody is told.", refusal: []fault.Code{fault.NotFound}}, d.removeWaiting)
}

var dayParts = []string{"morning", "afternoon", "evening"}

func showWaits(w appointment.WaitingEntry) waits {
	out := waits{ID: w.ID, Service: named{w.Waiting.Service, w.ServiceName}, Site: named{w.Waiting.Site, w.SiteName}, Customer: w.Customer, Name: w.Who.Name(),
		First: w.Wish.First.String(), Last: w.Wish.Last.String(), Weekdays: []int{}, Parts: []string{}, Joined: w.Joined, Told: []toldOf{}}
	if w.Staff != "" {
		out.Staff = &named{w.Staff, w.StaffName}
	}
	for day := 1; day <= 7; day++ {
		if w.Wish.Days.Has(day % 7) {
			out.Weekdays = append(out.Weekdays, day)
		}
	}
	for i, name := range dayParts {
		if w.Wish.Parts.Has(i) {
			out.Parts = append(out.Parts, name)
		}
	}
	for _, t := range w.Told {
		out.Told = append(out.Told, toldOf{t.Start, t.At})
	}
	return out
}

func (d *door) listWaiting(ctx context.Context, actor directory.Actor, _ *none) (*waitsOut, error) {
	out := &waitsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.WaitingList(ctx, tx, actor)
		out.Body = listed(all, "", showWaits)
		return err
	})
}

func (d *door) removeWaiting(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Appointments.RemoveWaiting(ctx, tx, actor, in.ID)
	})
}
