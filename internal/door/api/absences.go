package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// AbsenceBody is what somebody wants to enter.
type AbsenceBody struct {
	Kind     string   `json:"kind" enum:"sickness,vacation,break,closure" doc:"Sickness and vacation are whole days; a closure may be."`
	Member   string   `json:"member,omitempty" maxLength:"200" doc:"For whom; none means me. A colleague takes the right to book for others."`
	Site     string   `json:"site,omitempty" maxLength:"200" doc:"Of a closure; none means the whole practice."`
	FirstDay string   `json:"first_day" format:"date" maxLength:"10" example:"2026-11-25"`
	LastDay  string   `json:"last_day,omitempty" format:"date" maxLength:"10" doc:"Included; none means first_day."`
	From     string   `json:"from,omitempty" maxLength:"5" doc:"By the clock of the member's usual site, or of the closed site; none means whole days." example:"12:00"`
	To       string   `json:"to,omitempty" maxLength:"5" example:"13:00"`
	Weekdays []string `json:"weekdays,omitempty" maxItems:"7" nullable:"false" enum:"monday,tuesday,wednesday,thursday,friday,saturday,sunday" doc:"Of a break, only these; none means every day."`
}

// ConsentBody is what is said to what is in the way.
type ConsentBody struct {
	Shown   string `json:"shown" maxLength:"100" doc:"Of check-absence: exactly what it showed is cancelled, or nothing is done."`
	Free    bool   `json:"free,omitempty" doc:"Give back the places in the way, and check out."`
	Message string `json:"message,omitempty" maxLength:"2000" doc:"To the customers whose appointments are cancelled."`
}

type (
	checkAbsenceIn struct {
		Body struct {
			AbsenceBody
			Absence string `json:"absence,omitempty" maxLength:"200" doc:"The one that is to change; none for a new one."`
		} `nameHint:"AbsenceCheck"`
	}
	enterAbsenceIn struct {
		Keyed
		Body struct {
			AbsenceBody
			ConsentBody
		} `nameHint:"NewAbsence"`
	}
	changeAbsenceIn struct {
		ByID
		IfMatch string `header:"If-Match" doc:"The ETag of the absence as it was read; one that has changed since is left alone."`
		Body    struct {
			AbsenceBody
			ConsentBody
		} `nameHint:"AbsenceChange"`
	}
	removeAbsenceIn struct {
		ByID
		IfMatch string `header:"If-Match" doc:"The ETag of the absence as it was read."`
	}
	listAbsencesIn struct {
		Cursor
		Member string `query:"member" maxLength:"200" doc:"Only this member's."`
		Past   bool   `query:"past" doc:"Those that are over, the latest first."`
	}
	absenceTimesIn  struct{ Between }
	absenceListOut  struct{ Body list[away] }
	absenceTimesOut struct{ Body list[awayTime] }
	absenceWayOut   struct{ Body way }
	absenceOut      struct {
		ETag string `header:"ETag"`
		Body away
	}
	enteredOut struct {
		Location string `header:"Location"`
		ETag     string `header:"ETag"`
		Body     away
	}
)

type away struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind" doc:"Or absent, where why is not for me to know."`
	Member   orNull[named] `json:"member" doc:"Null for a closure."`
	Site     orNull[named] `json:"site" doc:"Of a closure; null for the whole practice."`
	FirstDay string        `json:"first_day"`
	LastDay  string        `json:"last_day"`
	From     string        `json:"from"`
	To       string        `json:"to"`
	Weekdays []string      `json:"weekdays" nullable:"false"`
	Zone     string        `json:"zone" doc:"Empty where it is each site's own."`
	Editable bool          `json:"editable"`
	Rev      int64         `json:"rev" doc:"The number in the ETag."`
}

type awayTime struct {
	away
	Start time.Time `json:"starts_at"`
	End   time.Time `json:"ends_at"`
}

type way struct {
	Shown string    `json:"shown" doc:"Names this list, for enter-absence and change-absence."`
	Items []wayItem `json:"items" nullable:"false" doc:"Appointments, which are cancelled, and places, which are given back where that is chosen."`
}

type wayItem struct {
	Sort      string    `json:"sort" enum:"appointment,hold,request,reservation,series-day,stay"`
	ID        string    `json:"id"`
	Member    named     `json:"member"`
	Start     time.Time `json:"starts_at"`
	End       time.Time `json:"ends_at"`
	What      string    `json:"what" doc:"The service or the place; empty where that is not for me to know."`
	With      string    `json:"with" doc:"The customer or the visitor."`
	Reachable bool      `json:"reachable" doc:"By mail."`
	Site      string    `json:"site"`
}

func (d *door) absences() {
	handle(d, operation{id: "check-absence", method: http.MethodPost, path: "/api/absences/check", group: groupPeople,
		summary: "See what is in the way of an absence", text: "Appointments, requests, holds, reservations, stays. Nothing is changed.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.checkAbsence)
	handle(d, operation{id: "enter-absence", method: http.MethodPost, path: "/api/absences", group: groupPeople, status: http.StatusCreated,
		summary: "Enter an absence", text: "All in one step: what is in the way is cancelled, and the customers are told. Nothing is done where something else is in the way than was shown.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale}}, d.enterAbsence)
	handle(d, operation{id: "list-absences", method: http.MethodGet, path: "/api/absences", group: groupPeople,
		summary: "Absences", text: "Mine and closures; everybody's with the right to book for others."}, d.listAbsences)
	handle(d, operation{id: "absence-times", method: http.MethodGet, path: "/api/absences/times", group: groupPeople,
		summary: "Who is away when", text: "As a calendar shows it; of colleagues whole days, without why, unless I may book for them. Without a period, the next 31 days."},
		d.absenceTimes)
	handle(d, operation{id: "get-absence", method: http.MethodGet, path: "/api/absences/{id}", group: groupPeople,
		summary: "One absence", refusal: []fault.Code{fault.NotFound}}, d.getAbsence)
	handle(d, operation{id: "change-absence", method: http.MethodPut, path: "/api/absences/{id}", group: groupPeople,
		summary: "Change an absence", text: "Whole, as it shall be. A shorter one frees its time; what was cancelled stays cancelled.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale}}, d.changeAbsence)
	handle(d, operation{id: "remove-absence", method: http.MethodDelete, path: "/api/absences/{id}", group: groupPeople,
		summary: "Remove an absence", text: "Its time is free again; what was cancelled stays cancelled.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale}}, d.removeAbsence)
}

// weekdays are the names of the days, Sunday first.
var weekdays = strings.Fields("sunday monday tuesday wednesday thursday friday saturday")

func (b AbsenceBody) wish(actor directory.Actor) (in absence.In, err error) {
	in = absence.In{Kind: absence.Kind(b.Kind), Member: b.Member, Site: b.Site, To: absence.WholeDay}
	if in.Member == "" && in.Kind != absence.Closure {
		in.Member = actor.Member
	}
	if in.First, err = day("first_day", b.FirstDay); err != nil {
		return in, err
	}
	in.Last = in.First
	if b.LastDay != "" {
		if in.Last, err = day("last_day", b.LastDay); err != nil {
			return in, err
		}
	}
	if b.From != "" || b.To != "" {
		if in.From, err = clockTime("from", b.From); err != nil {
			return in, err
		}
		if in.To, err = clockTime("to", b.To); err != nil {
			return in, err
		}
	}
	for _, w := range b.Weekdays {
		n := slices.Index(weekdays, w)
		if n < 0 {
			return in, invalid("weekdays", textOneOf, strings.Join(weekdays, ", "))
		}
		in.Days = in.Days.On(time.Weekday(n))
	}
	return in, nil
}

func (c ConsentBody) consent() absence.Consent {
	return absence.Consent{Shown: c.Shown, Free: c.Free, Message: c.Message}
}

// absentField puts the refusal of a field where this door has it; the domain's names are those of the page.
func absentField(err error) error {
	f, ok := fault.As(err)
	if !ok {
		return err
	}
	if name, ok := map[string]string{"from": "first_day", "to": "last_day", "at": "from", "until": "to", "days": "weekdays", "staff": "member"}[f.Field]; ok {
		return f.On(name)
	}
	return err
}

func (d *door) checkAbsence(ctx context.Context, actor directory.Actor, in *checkAbsenceIn) (*absenceWayOut, error) {
	wish, err := in.Body.wish(actor)
	if err != nil {
		return nil, err
	}
	wish.ID = in.Body.Absence
	out := &absenceWayOut{}
	err = d.read(ctx, actor, func(tx db.Tx) error {
		p, err := d.Absences.Preview(ctx, tx, actor, wish)
		out.Body = showWay(p)
		return err
	})
	return out, absentField(err)
}

func showWay(p absence.Preview) way {
	out := way{Shown: p.Shown, Items: []wayItem{}}
	for _, i := range p.Items {
		out.Items = append(out.Items, wayItem{string(i.Sort), i.ID, named{i.Member, i.Name}, i.Span.StartTime(), i.Span.EndTime(), i.What, i.With, i.Reachable, i.Site})
	}
	return out
}

// inTheWay gives a refused absence what is in its way by now.
func inTheWay(err error) error {
	if f, ok := fault.As(err); ok {
		switch more := f.More.(type) {
		case absence.Preview:
			return f.With(standing{showWay(more)})
		case absence.Absence:
			return f.With(nil)
		}
	}
	return absentField(err)
}

func (d *door) enterAbsence(ctx context.Context, actor directory.Actor, in *enterAbsenceIn) (*enteredOut, error) {
	wish, err := in.Body.wish(actor)
	if err != nil {
		return nil, err
	}
	wish.Key = in.Key
	a, err := d.entered(ctx, actor, wish, in.Body.consent())
	return &enteredOut{"/api/absences/" + a.ID, etag(a.Rev), showAway(a)}, err
}

func (d *door) changeAbsence(ctx context.Context, actor directory.Actor, in *changeAbsenceIn) (*absenceOut, error) {
	wish, err := in.Body.wish(actor)
	if err != nil {
		return nil, err
	}
	wish.ID, wish.Rev = in.ID, expected(in.IfMatch, 0)
	a, err := d.entered(ctx, actor, wish, in.Body.consent())
	return &absenceOut{etag(a.Rev), showAway(a)}, err
}

func (d *door) entered(ctx context.Context, actor directory.Actor, wish absence.In, c absence.Consent) (out absence.Shown, err error) {
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		a, err := d.Absences.Enter(ctx, tx, actor, wish, c)
		if err != nil {
			return err
		}
		out, err = d.Absences.Get(ctx, tx, actor, a.ID)
		return err
	})
	return out, inTheWay(err)
}

func (d *door) removeAbsence(ctx context.Context, actor directory.Actor, in *removeAbsenceIn) (*none, error) {
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		_, err := d.Absences.Remove(ctx, tx, actor, in.ID, expected(in.IfMatch, 0))
		return err
	})
	return nil, inTheWay(err)
}

func (d *door) listAbsences(ctx context.Context, actor directory.Actor, in *listAbsencesIn) (*absenceListOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &absenceListOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Absences.List(ctx, tx, actor, absence.Filter{Member: in.Member, Past: in.Past}, after)
		out.Body = listed(all, next, showAway)
		return err
	})
}

func (d *door) absenceTimes(ctx context.Context, actor directory.Actor, in *absenceTimesIn) (*absenceTimesOut, error) {
	over, given, err := in.span()
	if err != nil {
		return nil, err
	}
	if !given {
		over = span.Of(d.Clock.Now(), d.Clock.Now().AddDate(0, 0, 31))
	}
	out := &absenceTimesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Absences.Between(ctx, tx, actor, over)
		out.Body = listed(all, "", func(t absence.Time) awayTime {
			return awayTime{showAway(t.Shown), t.Span.StartTime(), t.Span.EndTime()}
		})
		return err
	})
}

func (d *door) getAbsence(ctx context.Context, actor directory.Actor, in *ByID) (*absenceOut, error) {
	var a absence.Shown
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		a, err = d.Absences.Get(ctx, tx, actor, in.ID)
		return err
	})
	return &absenceOut{etag(a.Rev), showAway(a)}, err
}

func showAway(a absence.Shown) away {
	out := away{ID: a.ID, Kind: string(a.Kind), FirstDay: a.First.String(), LastDay: a.Last.String(), From: span.FormatClock(a.From), To: span.FormatClock(a.To),
		Weekdays: []string{}, Editable: a.Editable, Rev: a.Rev}
	if a.Member != "" {
		out.Member = some(named{a.Member, a.Name})
	}
	if a.Site != "" {
		out.Site = some(named{a.Site, a.SiteName})
	}
	if a.Zone != nil {
		out.Zone = a.Zone.String()
	}
	for n, w := range weekdays {
		if a.Days != 0 && a.Days.Has(time.Weekday(n)) {
			out.Weekdays = append(out.Weekdays, w)
		}
	}
	return out
}
