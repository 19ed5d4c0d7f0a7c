package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type member struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Email     string   `json:"email"`
	Role      string   `json:"role" enum:"owner,administrator,site-manager,member"`
	State     string   `json:"state" enum:"added,invited,active,deactivated" doc:"Only who is active takes part."`
	Rights    []string `json:"rights" nullable:"false"`
	Language  language `json:"language"`
	Telephone string   `json:"telephone"`
	Postcode  string   `json:"postcode"`
	Town      string   `json:"town"`
	UsualSite *string  `json:"usual_site"`
	Rev       int64    `json:"rev" doc:"The number in the ETag."`
}

func showMember(m directory.Member) member {
	out := member{ID: m.ID, Name: m.Name, Email: m.Email, Role: m.Role(), State: string(m.State), Rights: showRights(m.Rights), Language: language(m.Lang),
		Telephone: m.Telephone, Postcode: m.Postcode, Town: m.Town, Rev: m.Rev}
	if m.Site != "" {
		out.UsualSite = &m.Site
	}
	return out
}

type memberOut struct {
	ETag string `header:"ETag"`
	Body member
}

type membersIn struct {
	Paging
	Name  string `query:"name" maxLength:"200" doc:"Part of the name or the address."`
	State string `query:"state" enum:"added,invited,active,deactivated" doc:"Only those of this state."`
	Group string `query:"group" maxLength:"200" doc:"Only those of this group."`
}

type membersOut struct{ Body list[member] }

type rightsIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the member as it was read: its rev in quotation marks."`
	Body    struct {
		Rights []right `json:"rights" nullable:"false" doc:"Exactly these, and no others."`
	} `nameHint:"RightsChange"`
}

type presenceIn struct {
	Name string `query:"name" maxLength:"200" doc:"Part of the name."`
}

type presenceOut struct{ Body list[present] }

type expectedIn struct {
	Between
	Name string `query:"name" maxLength:"200" doc:"Part of the name."`
}

type expectedOut struct{ Body list[expectation] }

func (d *door) members() {
	handle(d, operation{id: "list-members", method: http.MethodGet, path: "/api/members", group: groupPeople,
		summary: "The people of the organisation", text: "By name. Takes the right people.", refusal: []fault.Code{fault.Refused}}, d.listMembers)
	handle(d, operation{id: "set-rights", method: http.MethodPatch, path: "/api/members/{id}", group: groupPeople,
		summary: "Give and take rights", text: "Takes the right people. Owners keep all rights. If-Match is required.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale, noCondition}}, d.setRights)
	handle(d, operation{id: "list-presence", method: http.MethodGet, path: "/api/presence", group: groupPeople,
		summary: "Who is at work now",
		text:    "Everyone who lets colleagues know, by name. At sites that I manage also the places that others use, without their names."}, d.listPresence)
	handle(d, operation{id: "list-expected", method: http.MethodGet, path: "/api/expected", group: groupPeople,
		summary: "Who is expected",
		text:    "Reservations of colleagues who let others know, by name. Without from and to: from now on for a day."}, d.listExpected)
}

func (d *door) listMembers(ctx context.Context, actor directory.Actor, in *membersIn) (*membersOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &membersOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := directory.List(tx, actor, directory.Filter{Contains: in.Name, State: directory.State(in.State), Group: in.Group}, after, in.Limit)
		out.Body = listed(all, next, showMember)
		return err
	})
}

func (d *door) setRights(ctx context.Context, actor directory.Actor, in *rightsIn) (*memberOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var m directory.Member
	read := func(tx db.Tx) (err error) {
		m, err = directory.MemberByID(tx, in.ID)
		return err
	}
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		if err := read(tx); err != nil && !fault.Is(err, fault.NotFound) {
			return err // that there is no such member is for the verb to say, after whether I may know
		}
		if err := directory.SetRights(tx, actor, in.ID, rightsOf(in.Body.Rights), expected(in.IfMatch, m.Rev)); err != nil {
			return err
		}
		return read(tx)
	})
	return &memberOut{etag(m.Rev), showMember(m)}, stale(err, func() (member, error) {
		err := d.read(ctx, actor, read)
		return showMember(m), err
	})
}

func (d *door) listPresence(ctx context.Context, actor directory.Actor, in *presenceIn) (*presenceOut, error) {
	out := &presenceOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Workplaces.Present(tx, actor, in.Name)
		out.Body = listed(all, "", showPresent)
		return err
	})
}

func (d *door) listExpected(ctx context.Context, actor directory.Actor, in *expectedIn) (*expectedOut, error) {
	during, given, err := in.span()
	if err != nil {
		return nil, err
	}
	if now := d.Clock.Now(); !given {
		during = span.Of(now, now.Add(24*time.Hour))
	}
	out := &expectedOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := workplace.Expected(tx, actor, in.Name, during)
		out.Body = listed(all, "", showExpected)
		return err
	})
}
