package api

import (
	"context"
	"net/http"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

type lists struct {
	Daily     bool     `json:"daily" doc:"Every day at the time that at names."`
	Planned   bool     `json:"before_maintenance" doc:"Before maintenance that the operator announces."`
	At        string   `json:"at" example:"18:00" doc:"By the clock of the site."`
	Site      string   `json:"site" doc:"Empty: the first."`
	Days      int      `json:"days" doc:"How many days they hold, beside what is left of the one on which they are sent."`
	Own       bool     `json:"own" doc:"Each reader's own appointments only; otherwise all that they may see."`
	Everybody bool     `json:"everybody" doc:"Everybody with a calendar reads them."`
	Members   []string `json:"members" nullable:"false" doc:"Who else does."`
	Addresses []string `json:"addresses" nullable:"false" doc:"Of the practice: they get all appointments."`
	Rev       int64    `json:"rev" doc:"The number in the ETag."`
}

type listsOut struct {
	ETag string `header:"ETag"`
	Body lists
}

type listsIn struct {
	IfMatch string `header:"If-Match" doc:"The ETag of the lists as they were read."`
	Body    struct {
		Daily     *bool     `json:"daily,omitempty"`
		Planned   *bool     `json:"before_maintenance,omitempty"`
		At        *string   `json:"at,omitempty" maxLength:"5"`
		Site      *string   `json:"site,omitempty" maxLength:"200"`
		Days      *int      `json:"days,omitempty" minimum:"1" maximum:"7"`
		Own       *bool     `json:"own,omitempty"`
		Everybody *bool     `json:"everybody,omitempty"`
		Members   *[]string `json:"members,omitempty" nullable:"false" maxItems:"500"`
		Addresses *[]string `json:"addresses,omitempty" nullable:"false" maxItems:"10"`
	} `nameHint:"ListsChange"`
}

func (d *door) practiceLists() {
	settings := "Takes the right settings."
	add := func(id, method, path, summary, text string, refusal ...fault.Code) operation {
		return operation{id: id, method: method, path: path, group: groupPractice, summary: summary, text: text, refusal: refusal}
	}
	handle(d, add("get-lists", http.MethodGet, "/api/practice/lists", "How the practice gets its next appointments by mail", settings,
		fault.Refused, fault.NotFound), d.getLists)
	handle(d, add("change-lists", http.MethodPatch, "/api/practice/lists", "Change how the practice gets its next appointments by mail",
		settings+" An address that is new also takes the right book-for-others, because all calendars are read there. If-Match is required.",
		fault.Refused, fault.NotFound, fault.Stale, noCondition), d.changeLists)
	handle(d, add("send-list", http.MethodPost, "/api/practice/lists/send", "Mail oneself the next appointments",
		"To the member's own address, what they may see; as PDF and ICS. Within a minute it is sent once.", fault.Refused, fault.NotFound), d.sendList)
}

func showLists(l appointment.Lists) lists {
	return lists{Daily: l.Daily, Planned: l.Planned, At: span.FormatClock(l.At), Site: l.Site, Days: l.Days, Own: l.Own, Everybody: l.Everybody,
		Members: append([]string{}, l.Members...), Addresses: append([]string{}, l.Addresses...), Rev: l.Rev}
}

func (d *door) getLists(ctx context.Context, actor directory.Actor, _ *none) (*listsOut, error) {
	var l appointment.Lists
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		l, err = d.Appointments.Lists(ctx, tx, actor)
		return err
	})
	return &listsOut{etag(l.Rev), showLists(l)}, err
}

func (d *door) changeLists(ctx context.Context, actor directory.Actor, in *listsIn) (*listsOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var l appointment.Lists
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if l, err = d.Appointments.Lists(ctx, tx, actor); err != nil {
			return err
		}
		l.Rev = expected(in.IfMatch, l.Rev)
		b := in.Body
		into(b.Daily, &l.Daily)
		into(b.Planned, &l.Planned)
		into(b.Site, &l.Site)
		into(b.Days, &l.Days)
		into(b.Own, &l.Own)
		into(b.Everybody, &l.Everybody)
		into(b.Members, &l.Members)
		into(b.Addresses, &l.Addresses)
		if b.At != nil {
			if l.At, err = span.ParseClock(*b.At); err != nil {
				return fault.New(fault.Invalid, i18n.TimeUnreadable).On("at").Because(err)
			}
		}
		l, err = d.Appointments.SetLists(ctx, tx, actor, l)
		return err
	})
	return &listsOut{etag(l.Rev), showLists(l)}, stale(err, func() (lists, error) {
		out, err := d.getLists(ctx, actor, nil)
		return out.Body, err
	})
}

func (d *door) sendList(ctx context.Context, actor directory.Actor, _ *none) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error { return d.Appointments.SendMe(ctx, tx, actor) })
}
