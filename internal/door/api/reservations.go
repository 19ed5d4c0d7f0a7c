package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/workplace"
)

type reservationsOut struct{ Body list[reservation] }

type reservationOut struct {
	ETag string `header:"ETag"`
	Body reservation
}

type madeReservation struct {
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     reservation
}

// Keyed is a request that may be sent again.
type Keyed struct {
	Key string `header:"Idempotency-Key" maxLength:"200" doc:"A text of my own choice: the same request sent again with it is done once."`
}

// Whom says for whom something is reserved.
type Whom struct {
	Member     string `json:"member,omitempty" maxLength:"200" doc:"A colleague whose it becomes; none means me. It takes the right to book for others."`
	Guest      string `json:"guest,omitempty" maxLength:"200" doc:"The name of a visitor who comes instead of the member. It takes the right to book for others."`
	GuestEmail string `json:"guest_email,omitempty" maxLength:"254" doc:"To tell the visitor; may be empty."`
}

func (w Whom) domain() workplace.Whom {
	return workplace.Whom{Member: w.Member, Guest: workplace.Guest{Name: w.Guest, Email: w.GuestEmail}}
}

type reserveIn struct {
	Keyed
	Body struct {
		Whom
		Asset string    `json:"asset" minLength:"1" maxLength:"200"`
		Start time.Time `json:"starts_at" doc:"With any offset." example:"2026-11-25T09:00:00+01:00"`
		End   time.Time `json:"ends_at" example:"2026-11-25T17:00:00+01:00"`
	} `nameHint:"NewReservation"`
}

type amendIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the reservation as it was read; a reservation that has changed since is left alone."`
	Body    struct {
		Asset *string    `json:"asset,omitempty" minLength:"1" maxLength:"200"`
		Start *time.Time `json:"starts_at,omitempty" example:"2026-11-25T09:00:00+01:00"`
		End   *time.Time `json:"ends_at,omitempty" example:"2026-11-25T17:00:00+01:00"`
	} `nameHint:"ReservationChange"`
}

type cancelIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the reservation as it was read."`
}

func (d *door) reservations() {
	handle(d, operation{id: "list-reservations", method: http.MethodGet, path: "/api/reservations", group: groupReservations,
		summary: "My reservations", text: "Those that are not over, the next first; what I booked for colleagues too."}, d.listReservations)
	handle(d, operation{id: "get-reservation", method: http.MethodGet, path: "/api/reservations/{id}", group: groupReservations,
		summary: "One of my reservations", refusal: []fault.Code{fault.NotFound}}, d.getReservation)
	handle(d, operation{id: "reserve", method: http.MethodPost, path: "/api/reservations", group: groupReservations, status: http.StatusCreated,
		summary: "Make a reservation", text: "Within the opening hours of the site; all of the period or nothing.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.reserve)
	handle(d, operation{id: "change-reservation", method: http.MethodPatch, path: "/api/reservations/{id}", group: groupReservations,
		summary: "Change a reservation", text: "Changes what is named and leaves the rest. Once it has begun, only its end can change.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken, fault.Stale}}, d.amend)
	handle(d, operation{id: "cancel-reservation", method: http.MethodDelete, path: "/api/reservations/{id}", group: groupReservations,
		summary: "Cancel a reservation", text: "One that has begun ends now. Cancelled again it changes nothing.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale}}, d.cancel)
	handle(d, operation{id: "undo-cancellation", method: http.MethodDelete, path: "/api/reservations/{id}/cancellation", group: groupReservations,
		summary: "Take a cancelled reservation back", text: "For ten minutes after it was cancelled, while its time is still free.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.undo)
}

func (d *door) listReservations(ctx context.Context, actor directory.Actor, in *Paging) (*reservationsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &reservationsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Workplaces.Booked(tx, actor, after, in.Limit)
		out.Body = listed(all, next, showReserved)
		return err
	})
}

func (d *door) getReservation(ctx context.Context, actor directory.Actor, in *ByID) (*reservationOut, error) {
	r, err := d.reservationOf(ctx, actor, in.ID)
	return &reservationOut{etag(r.Rev), r}, err
}

func (d *door) reservationOf(ctx context.Context, actor directory.Actor, id string) (r reservation, err error) {
	err = d.read(ctx, actor, func(tx db.Tx) error {
		p, err := workplace.ReservationByID(tx, actor, id)
		if err == nil {
			r = showReserved(p)
		}
		return err
	})
	return r, err
}

func (d *door) reserve(ctx context.Context, actor directory.Actor, in *reserveIn) (*madeReservation, error) {
	during, err := period(in.Body.Start, in.Body.End)
	if err != nil {
		return nil, err
	}
	wish := workplace.Reserve{Key: in.Key, Asset: in.Body.Asset, Span: during, For: in.Body.Whom.domain()}
	var r reservation
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		made, err := d.Workplaces.Reserve(ctx, tx, actor, wish)
		if err == nil {
			r, err = shown(tx, made)
		}
		return err
	})
	return &madeReservation{"/api/reservations/" + r.ID, etag(r.Rev), r}, err
}

// shown adds to a reservation what its asset and site tell.
func shown(tx db.Tx, r workplace.Reservation) (reservation, error) {
	a, err := workplace.AssetByID(tx, r.Asset)
	if err != nil {
		return reservation{}, err
	}
	s, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return reservation{}, err
	}
	return showReservation(r, a.Name, s.Zone), nil
}

func (d *door) amend(ctx context.Context, actor directory.Actor, in *amendIn) (*reservationOut, error) {
	wish, err := in.wish()
	if err != nil {
		return nil, err
	}
	var r reservation
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		changed, err := d.Workplaces.Amend(ctx, tx, actor, wish)
		if err == nil {
			r, err = shown(tx, changed)
		}
		return err
	})
	return &reservationOut{etag(r.Rev), r}, stale(err, func() (reservation, error) { return d.reservationOf(ctx, actor, in.ID) })
}

func (in *amendIn) wish() (workplace.Amendment, error) {
	b := in.Body
	a := workplace.Amendment{ID: in.ID, Rev: expected(in.IfMatch, 0)}
	if b.Asset == nil && b.Start == nil && b.End == nil {
		return a, fault.New(fault.Invalid, textNothing)
	}
	set(&a.Asset, b.Asset)
	if b.Start != nil {
		a.Start = *b.Start
		if err := within("starts_at", a.Start); err != nil {
			return a, err
		}
	}
	if b.End != nil {
		a.End = *b.End
		return a, within("ends_at", a.End)
	}
	return a, nil
}

func (d *door) cancel(ctx context.Context, actor directory.Actor, in *cancelIn) (*none, error) {
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		_, err := d.Workplaces.Cancel(ctx, tx, actor, in.ID, expected(in.IfMatch, 0))
		return err
	})
	return &none{}, stale(err, func() (reservation, error) { return d.reservationOf(ctx, actor, in.ID) })
}

func (d *door) undo(ctx context.Context, actor directory.Actor, in *ByID) (*reservationOut, error) {
	var r reservation
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		back, err := d.Workplaces.Restore(ctx, tx, actor, in.ID)
		if err == nil {
			r, err = shown(tx, back)
		}
		return err
	})
	return &reservationOut{etag(r.Rev), r}, err
}
