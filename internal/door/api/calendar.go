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

// appointed is an appointment as the practice sees it.
type appointed struct {
	ID       string     `json:"id"`
	Service  named      `json:"service"`
	Staff    named      `json:"staff"`
	Site     named      `json:"site"`
	Customer *string    `json:"customer" doc:"Null while it is held."`
	Name     string     `json:"name" doc:"Of the customer, or of who is booking."`
	Start    time.Time  `json:"starts_at"`
	End      time.Time  `json:"ends_at"`
	State    string     `json:"state" enum:"held,requested,fixed,cancelled" doc:"Held waits for a code until held_until; requested waits for the practice."`
	Until    *time.Time `json:"held_until"`
	Reached  bool       `json:"reachable" doc:"An e-mail address is known; otherwise nobody is told of a change."`
	Online   bool       `json:"online" doc:"The customer booked it."`
	Note     string     `json:"note"`
	Message  string     `json:"message" doc:"What the customer was told last."`
	Rev      int64      `json:"rev" doc:"The number in the ETag."`
}

func showAppointment(e appointment.Entry) appointed {
	out := appointed{ID: e.ID, Service: named{e.Service, e.ServiceName}, Staff: named{e.Appointment.Staff, e.StaffName}, Site: named{e.Appointment.Site, e.SiteName},
		Name: e.Who.Name(), Start: e.Span.StartTime(), End: e.Span.EndTime(), State: string(e.State), Until: orNone(e.Until), Reached: e.Reachable, Online: e.Online,
		Note: e.Note, Message: e.Message, Rev: e.Rev}
	if e.Customer != "" {
		out.Customer = &e.Customer
	}
	return out
}

type appointedOut struct {
	ETag string `header:"ETag"`
	Body appointed
}

type madeAppointment struct {
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     appointed
}

type calendarOut struct{ Body list[appointed] }

type calendarIn struct {
	From instant `query:"from" required:"true" format:"date-time" doc:"The start of a period (RFC 3339)." example:"2026-11-23T00:00:00+01:00"`
	To   instant `query:"to" required:"true" format:"date-time" doc:"Its end, at most 92 days later." example:"2026-11-30T00:00:00+01:00"`
}

type bookIn struct {
	Keyed
	Body struct {
		Service  string     `json:"service" minLength:"1" maxLength:"200"`
		Staff    string     `json:"staff" minLength:"1" maxLength:"200" doc:"The member whose calendar it is in. Colleagues' take the right to book for others."`
		Site     string     `json:"site" minLength:"1" maxLength:"200"`
		Customer string     `json:"customer,omitempty" maxLength:"200" doc:"Or a new one, who is added together with the appointment."`
		First    string     `json:"first,omitempty" maxLength:"100"`
		Last     string     `json:"last,omitempty" maxLength:"100"`
		Email    string     `json:"email,omitempty" maxLength:"254"`
		Phone    string     `json:"telephone,omitempty" maxLength:"50"`
		Start    time.Time  `json:"starts_at" doc:"With any offset; inside bookable hours or not." example:"2026-11-25T09:00:00+01:00"`
		End      *time.Time `json:"ends_at,omitempty" doc:"None: after the length of the service."`
		Note     string     `json:"note,omitempty" maxLength:"10000"`
	} `nameHint:"NewAppointment"`
}

// Condition is a change of one appointment as it was read.
type Condition struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the appointment as it was read; one that has changed since is left alone."`
}

type moveIn struct {
	Condition
	Body struct {
		Staff   string     `json:"staff,omitempty" maxLength:"200" doc:"None keeps whose it is; likewise the site."`
		Site    string     `json:"site,omitempty" maxLength:"200"`
		Start   time.Time  `json:"starts_at" example:"2026-11-25T09:00:00+01:00"`
		End     *time.Time `json:"ends_at,omitempty" doc:"None keeps its length."`
		Message string     `json:"message,omitempty" maxLength:"2000" doc:"To the customer, with the mail that tells them."`
	} `nameHint:"AppointmentMove"`
}

type endIn struct {
	Condition
	Body struct {
		Message string `json:"message,omitempty" maxLength:"2000" doc:"To the customer, with the mail that tells them."`
	} `nameHint:"AppointmentEnd"`
}

type noteIn struct {
	Condition
	Body struct {
		Note string `json:"note" maxLength:"10000" doc:"Customers never see it."`
	} `nameHint:"AppointmentNote"`
}

func (d *door) calendar() {
	mine := "In one's own calendar; in colleagues' with the right to book for others."
	changing := []fault.Code{fault.Refused, fault.NotFound, fault.Stale}
	handle(d, operation{id: "list-appointments", method: http.MethodGet, path: "/api/appointments", group: groupPractice, summary: "The calendar",
		text: mine + " By when they begin; cancelled ones and holds that are over are left out.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listAppointments)
	handle(d, operation{id: "list-appointment-requests", method: http.MethodGet, path: "/api/appointment-requests", group: groupPractice, summary: "What waits to be accepted",
		text: mine + " The first to come first.", refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listRequests)
	handle(d, operation{id: "get-appointment", method: http.MethodGet, path: "/api/appointments/{id}", group: groupPractice, summary: "An appointment", text: mine,
		refusal: []fault.Code{fault.NotFound}}, d.getAppointment)
	handle(d, operation{id: "book-appointment", method: http.MethodPost, path: "/api/appointments", group: groupPractice, status: http.StatusCreated,
		summary: "Make an appointment", text: mine + " At any time that nobody has; with its room and equipment, all or nothing.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.bookAppointment)
	handle(d, operation{id: "move-appointment", method: http.MethodPost, path: "/api/appointments/{id}/move", group: groupPractice,
		summary: "Move an appointment, or make it longer or shorter", text: "The customer is told, where an address is known.", refusal: append(changing, fault.Taken)}, d.moveAppointment)
	handle(d, operation{id: "cancel-appointment", method: http.MethodPost, path: "/api/appointments/{id}/cancel", group: groupPractice,
		summary: "Cancel an appointment, or refuse a request", text: "The customer is told, where an address is known.", refusal: changing}, d.cancelAppointment)
	handle(d, operation{id: "accept-appointment", method: http.MethodPost, path: "/api/appointments/{id}/accept", group: groupPractice,
		summary: "Accept a request", text: "Accepted again it changes nothing.", refusal: changing}, d.acceptAppointment)
	handle(d, operation{id: "note-appointment", method: http.MethodPut, path: "/api/appointments/{id}/note", group: groupPractice,
		summary: "Write the note of an appointment", refusal: changing}, d.noteAppointment)
}

func (d *door) listAppointments(ctx context.Context, actor directory.Actor, in *calendarIn) (*calendarOut, error) {
	over, err := period(in.From.at, in.To.at)
	if err != nil {
		return nil, err
	}
	out := &calendarOut{}
	return out, d.atDesk(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.Between(ctx, tx, actor, over)
		out.Body = listed(all, "", showAppointment)
		return err
	})
}

// atDesk reads for those who may open the calendar.
func (d *door) atDesk(ctx context.Context, actor directory.Actor, fn func(tx db.Tx) error) error {
	return d.read(ctx, actor, func(tx db.Tx) error {
		if _, err := d.Appointments.Desk(ctx, tx, actor); err != nil {
			return err
		}
		return fn(tx)
	})
}

func (d *door) listRequests(ctx context.Context, actor directory.Actor, _ *none) (*calendarOut, error) {
	out := &calendarOut{}
	return out, d.atDesk(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.Requests(ctx, tx, actor)
		out.Body = listed(all, "", showAppointment)
		return err
	})
}

func (d *door) getAppointment(ctx context.Context, actor directory.Actor, in *ByID) (*appointedOut, error) {
	a, err := d.appointmentOf(ctx, actor, in.ID)
	return &appointedOut{etag(a.Rev), a}, err
}

func (d *door) appointmentOf(ctx context.Context, actor directory.Actor, id string) (a appointed, err error) {
	err = d.read(ctx, actor, func(tx db.Tx) error {
		e, err := d.Appointments.Get(ctx, tx, actor, id)
		a = showAppointment(e)
		return err
	})
	return a, err
}

func (d *door) bookAppointment(ctx context.Context, actor directory.Actor, in *bookIn) (*madeAppointment, error) {
	b := in.Body
	wish := appointment.Book{Key: in.Key, Service: b.Service, Staff: b.Staff, Site: b.Site, Customer: b.Customer, Start: b.Start, Note: b.Note,
		New: appointment.Who{First: b.First, Last: b.Last, Email: b.Email, Telephone: b.Phone}}
	if b.End != nil {
		wish.End = *b.End
	}
	if err := within("starts_at", wish.Start); err != nil {
		return nil, err
	}
	out, err := d.onAppointment(ctx, actor, "", func(ctx context.Context, tx db.Tx) (appointment.Appointment, error) {
		return d.Appointments.Book(ctx, tx, actor, wish)
	})
	if err != nil {
		return nil, err
	}
	return &madeAppointment{"/api/appointments/" + out.Body.ID, out.ETag, out.Body}, nil
}

// onAppointment runs a verb and shows the appointment as it is then; refused as stale, as it stands now.
func (d *door) onAppointment(ctx context.Context, actor directory.Actor, id string, verb func(ctx context.Context, tx db.Tx) (appointment.Appointment, error)) (*appointedOut, error) {
	var a appointed
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		x, err := verb(ctx, tx)
		if err != nil {
			return err
		}
		e, err := appointment.EntryOf(tx, x.ID)
		a = showAppointment(e)
		return err
	})
	return &appointedOut{etag(a.Rev), a}, stale(err, func() (appointed, error) { return d.appointmentOf(ctx, actor, id) })
}

func (d *door) moveAppointment(ctx context.Context, actor directory.Actor, in *moveIn) (*appointedOut, error) {
	b := in.Body
	wish := appointment.Move{ID: in.ID, Rev: expected(in.IfMatch, 0), Staff: b.Staff, Site: b.Site, Start: b.Start, Message: b.Message}
	if b.End != nil {
		wish.End = *b.End
	}
	if err := within("starts_at", wish.Start); err != nil {
		return nil, err
	}
	return d.onAppointment(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (appointment.Appointment, error) {
		return d.Appointments.Move(ctx, tx, actor, wish)
	})
}

func (d *door) cancelAppointment(ctx context.Context, actor directory.Actor, in *endIn) (*appointedOut, error) {
	return d.onAppointment(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (appointment.Appointment, error) {
		return d.Appointments.Cancel(ctx, tx, actor, in.ID, expected(in.IfMatch, 0), in.Body.Message)
	})
}

func (d *door) acceptAppointment(ctx context.Context, actor directory.Actor, in *Condition) (*appointedOut, error) {
	return d.onAppointment(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (appointment.Appointment, error) {
		return d.Appointments.Accept(ctx, tx, actor, in.ID, expected(in.IfMatch, 0))
	})
}

func (d *door) noteAppointment(ctx context.Context, actor directory.Actor, in *noteIn) (*appointedOut, error) {
	return d.onAppointment(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (appointment.Appointment, error) {
		return d.Appointments.Note(ctx, tx, actor, in.ID, expected(in.IfMatch, 0), in.Body.Note)
	})
}
