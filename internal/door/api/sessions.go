package api

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/workplace"
)

type sessionsOut struct{ Body list[session] }

type checkInIn struct {
	Keyed
	Body struct {
		Code    string `json:"code" minLength:"1" maxLength:"100" doc:"The code on the label of the place, or HOME. Capitals and spaces do not matter." example:"HOME"`
		Visible *bool  `json:"visible,omitempty" doc:"Colleagues may know; without it my profile decides."`
	} `nameHint:"CheckIn"`
}

type checkInOut struct {
	Body session
}

func (d *door) sessions() {
	handle(d, operation{id: "list-sessions", method: http.MethodGet, path: "/api/sessions", group: groupSessions,
		summary: "Where I was, and how long", text: "My sessions, the latest first; those that run among them."}, d.listSessions)
	handle(d, operation{id: "check-in", method: http.MethodPost, path: "/api/sessions", group: groupSessions, status: http.StatusCreated,
		summary: "Check in",
		text: "Begins a session at a place or at home. It uses my own reservation, or takes the place until somebody else has it, the site closes or the day ends. " +
			"Where I am checked in already, the answer is the session that runs.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.checkIn)
	handle(d, operation{id: "check-out", method: http.MethodDelete, path: "/api/sessions/{id}", group: groupSessions,
		summary: "Check out", text: "Ends a session and frees its place at once: my own, or one at a site that I manage. One that has ended stays as it is.",
		refusal: []fault.Code{fault.NotFound}}, d.checkOut)
}

func (d *door) listSessions(ctx context.Context, actor directory.Actor, in *Paging) (*sessionsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &sessionsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Workplaces.History(tx, actor, after, in.Limit)
		out.Body = listed(all, next, d.showStay)
		return err
	})
}

func (d *door) checkIn(ctx context.Context, actor directory.Actor, in *checkInIn) (*checkInOut, error) {
	wish := workplace.CheckIn{Key: in.Key, Code: in.Body.Code, Visible: in.Body.Visible}
	out := &checkInOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		s, err := d.Workplaces.CheckIn(ctx, tx, actor, wish)
		if err != nil {
			return err
		}
		var a workplace.Asset
		if s.Asset != "" {
			a, err = workplace.AssetByID(tx, s.Asset)
		}
		out.Body = d.showSession(s, a)
		return err
	})
}

func (d *door) checkOut(ctx context.Context, actor directory.Actor, in *ByID) (*none, error) {
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		_, err := d.Workplaces.CheckOut(ctx, tx, actor, in.ID)
		return err
	})
}
