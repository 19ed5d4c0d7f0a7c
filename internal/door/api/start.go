package api

import (
	"context"
	"net/http"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/workplace"
)

type start struct {
	Done   []string `json:"done" nullable:"false" doc:"The steps that are done: of an office site, plan, places, people, work; of a practice site, services, hours, online, booked."`
	Next   *string  `json:"next" doc:"The first step that is not done; null when all are."`
	Hidden bool     `json:"hidden" doc:"Put away by an administrator."`
}

type startOut struct{ Body start }

type startIn struct {
	Body struct {
		Hidden bool `json:"hidden" doc:"Whether the guide stays away from the start page."`
	} `nameHint:"HideStart"`
}

func (d *door) starts() {
	handle(d, operation{id: "get-start", method: http.MethodGet, path: "/api/start", group: groupPlaces,
		summary: "How far the office is set up", text: "Read off what there is; for those who may change settings.",
		refusal: []fault.Code{fault.Refused}}, d.getStart)
	handle(d, operation{id: "hide-start", method: http.MethodPut, path: "/api/start", group: groupPlaces,
		summary: "Put the guide away or bring it back", text: "For those who may change settings.",
		refusal: []fault.Code{fault.Refused}}, d.hideStart)
}

func (d *door) getStart(ctx context.Context, actor directory.Actor, _ *none) (*startOut, error) {
	out := &startOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.lead(tx, actor)
		out.Body = showStart(s)
		return err
	})
}

// lead are the steps of the office, of the practice, or of both.
func (d *door) lead(tx db.Tx, actor directory.Actor) (directory.Start, error) {
	office, err := d.Workplaces.Start(tx, actor)
	if err != nil {
		return office, err
	}
	practice, err := d.Appointments.Start(tx, actor)
	if err != nil {
		return practice, err
	}
	_, both, err := workplace.Offered(tx)
	return directory.Lead(office, practice, both), err
}

func (d *door) hideStart(ctx context.Context, actor directory.Actor, in *startIn) (*startOut, error) {
	out := &startOut{}
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		if err := directory.HideStart(tx, actor, in.Body.Hidden); err != nil {
			return err
		}
		s, err := d.lead(tx, actor)
		out.Body = showStart(s)
		return err
	})
}

func showStart(s directory.Start) start {
	out := start{Done: []string{}, Hidden: s.Hidden}
	for _, step := range s.Done {
		out.Done = append(out.Done, string(step))
	}
	if next := string(s.Next()); next != "" {
		out.Next = &next
	}
	return out
}
