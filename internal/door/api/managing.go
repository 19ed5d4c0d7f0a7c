package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

type newMemberIn struct {
	Body struct {
		Email     string   `json:"email" minLength:"1" maxLength:"254" example:"nina@example.com"`
		Name      string   `json:"name,omitempty" maxLength:"200"`
		Language  language `json:"language,omitempty" doc:"Mine, where it is not said."`
		Telephone string   `json:"telephone,omitempty" maxLength:"40"`
		Postcode  string   `json:"postcode,omitempty" maxLength:"20"`
		Town      string   `json:"town,omitempty" maxLength:"100"`
		UsualSite string   `json:"usual_site,omitempty" maxLength:"200"`
		Elsewhere bool     `json:"elsewhere,omitempty" doc:"Also an address outside the organisation's mail domains."`
	} `nameHint:"NewMember"`
}

type memberMade struct {
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     member
}

type memberEditIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the member as it was read."`
	Body    struct {
		Email     *string   `json:"email,omitempty" maxLength:"254" doc:"Until they have joined."`
		Name      *string   `json:"name,omitempty" maxLength:"200"`
		Language  *language `json:"language,omitempty"`
		Telephone *string   `json:"telephone,omitempty" maxLength:"40"`
		Postcode  *string   `json:"postcode,omitempty" maxLength:"20"`
		Town      *string   `json:"town,omitempty" maxLength:"100"`
		UsualSite *string   `json:"usual_site,omitempty" maxLength:"200" doc:"Empty for none."`
	} `nameHint:"MemberChange"`
}

// MemberAct is what is done to one member, as it was read.
type MemberAct struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the member as it was read."`
}

type leaveIn struct {
	MemberAct
	Body struct {
		Release bool `json:"release" doc:"Give back the reservations that are not over, and cancel the appointments."`
	} `nameHint:"Leaving"`
}

type ownerIn struct {
	MemberAct
	Body struct {
		Owner bool `json:"owner"`
	} `nameHint:"Owning"`
}

var (
	changesMember = []fault.Code{fault.Refused, fault.NotFound, fault.Stale, noCondition}
	actsOnMember  = []fault.Code{fault.Refused, fault.NotFound}
)

func (d *door) managing() {
	handle(d, operation{id: "add-member", method: http.MethodPost, path: "/api/members", group: groupManaging, status: http.StatusCreated,
		summary: "Add a person", text: "Takes the right people. Nobody is invited by it.", refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.addMember)
	handle(d, operation{id: "get-member", method: http.MethodGet, path: "/api/members/{id}", group: groupManaging,
		summary: "One person", text: "Takes the right people.", refusal: actsOnMember}, d.getMember)
	handle(d, operation{id: "edit-member", method: http.MethodPatch, path: "/api/members/{id}/details", group: groupManaging,
		summary: "Change what is written about a person", text: "Takes the right people. If-Match is required.",
		refusal: append([]fault.Code{fault.Taken}, changesMember...)}, d.editMember)
	handle(d, operation{id: "deactivate-member", method: http.MethodPost, path: "/api/members/{id}/deactivate", group: groupManaging,
		summary: "Let a person leave", text: "Sessions and tokens end at once. Takes the right people. If-Match is required.", refusal: changesMember}, d.deactivate)
	handle(d, operation{id: "erase-member", method: http.MethodPost, path: "/api/members/{id}/erase", group: groupManaging,
		summary: "Erase a person for good", text: "With everything that is held about them here; what lies ahead is given back. Takes the right people. If-Match is required.",
		refusal: changesMember}, d.eraseMember)
	handle(d, operation{id: "reactivate-member", method: http.MethodPost, path: "/api/members/{id}/reactivate", group: groupManaging,
		summary: "Let a person take part again", text: "Takes the right people. If-Match is required.", refusal: changesMember}, d.reactivate)
	handle(d, operation{id: "set-owner", method: http.MethodPost, path: "/api/members/{id}/owner", group: groupManaging,
		summary: "Make an owner, or one no longer", text: "Only owners do. One active owner always stays. If-Match is required.", refusal: changesMember}, d.setOwner)
	handle(d, operation{id: "invite-member", method: http.MethodPost, path: "/api/members/{id}/invite", group: groupManaging,
		summary: "Invite a person", text: "By mail; again it sends a new link and ends the old one. Takes the right people.", refusal: actsOnMember}, d.invite)
	handle(d, operation{id: "withdraw-invitation", method: http.MethodPost, path: "/api/members/{id}/withdraw", group: groupManaging,
		summary: "Withdraw an invitation", text: "Its link ends. Takes the right people.", refusal: actsOnMember}, d.withdraw)
	handle(d, operation{id: "invite-all", method: http.MethodPost, path: "/api/invitations", group: groupManaging, status: http.StatusAccepted,
		summary: "Invite everybody who is not invited yet", text: "Where they are many, the answer comes before the last of them is invited. Takes the right people.",
		refusal: []fault.Code{fault.Refused}}, d.inviteAll)
}

func made(m directory.Member) *memberMade {
	return &memberMade{"/api/members/" + m.ID, etag(m.Rev), showMember(m)}
}

func (d *door) addMember(ctx context.Context, actor directory.Actor, in *newMemberIn) (*memberMade, error) {
	b := in.Body
	m := directory.Member{Email: b.Email, Name: b.Name, Lang: string(b.Language), Telephone: b.Telephone, Postcode: b.Postcode, Town: b.Town, Site: b.UsualSite}
	if m.Lang == "" {
		m.Lang = actor.Lang
	}
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		added, err := directory.Enrol(tx, actor, m, nil, b.Elsewhere)
		if err == nil {
			m = added
		}
		return err
	})
	return made(m), err
}

func (d *door) getMember(ctx context.Context, actor directory.Actor, in *ByID) (*memberOut, error) {
	var m directory.Member
	err := d.read(ctx, actor, func(tx db.Tx) (err error) {
		m, err = directory.MemberFor(tx, actor, in.ID)
		return err
	})
	return &memberOut{etag(m.Rev), showMember(m)}, err
}

// changing runs a verb on a member at the revision of If-Match, and shows what came of it, or how it stands now.
func (d *door) changing(ctx context.Context, actor directory.Actor, who, match string, do func(tx db.Tx, now directory.Member, rev int64) error) (*memberOut, error) {
	if err := conditioned(match); err != nil {
		return nil, err
	}
	var m directory.Member
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		if m, err = directory.MemberFor(tx, actor, who); err != nil {
			return err
		}
		if err := do(tx, m, expected(match, m.Rev)); err != nil {
			return err
		}
		m, err = directory.MemberFor(tx, actor, who)
		return err
	})
	return &memberOut{etag(m.Rev), showMember(m)}, stale(err, func() (now member, err error) {
		err = d.read(ctx, actor, func(tx db.Tx) (err error) {
			m, err = directory.MemberFor(tx, actor, who)
			return err
		})
		return showMember(m), err
	})
}

func (d *door) editMember(ctx context.Context, actor directory.Actor, in *memberEditIn) (*memberOut, error) {
	b := in.Body
	return d.changing(ctx, actor, in.ID, in.IfMatch, func(tx db.Tx, m directory.Member, rev int64) error {
		e := directory.Edit{Member: m.ID, Name: or(b.Name, m.Name), Email: or(b.Email, m.Email), Lang: m.Lang, Telephone: or(b.Telephone, m.Telephone),
			Postcode: or(b.Postcode, m.Postcode), Town: or(b.Town, m.Town), Site: or(b.UsualSite, m.Site), Rev: rev}
		if b.Language != nil {
			e.Lang = string(*b.Language)
		}
		_, err := directory.EditMember(tx, actor, e)
		return renamed(err, "site", "usual_site")
	})
}

func or(wish *string, now string) string {
	if wish == nil {
		return now
	}
	return *wish
}

func (d *door) deactivate(ctx context.Context, actor directory.Actor, in *leaveIn) (*memberOut, error) {
	return d.changing(ctx, actor, in.ID, in.IfMatch, func(tx db.Tx, m directory.Member, rev int64) error {
		_, err := directory.Deactivate(tx, actor, m.ID, rev, in.Body.Release)
		return err
	})
}

func (d *door) eraseMember(ctx context.Context, actor directory.Actor, in *MemberAct) (*none, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		m, err := directory.MemberFor(tx, actor, in.ID)
		if err != nil {
			return err
		}
		return directory.Erase(tx, actor, m.ID, expected(in.IfMatch, m.Rev))
	})
	return &none{}, stale(err, func() (now member, err error) {
		err = d.read(ctx, actor, func(tx db.Tx) error {
			m, err := directory.MemberFor(tx, actor, in.ID)
			now = showMember(m)
			return err
		})
		return now, err
	})
}

func (d *door) reactivate(ctx context.Context, actor directory.Actor, in *MemberAct) (*memberOut, error) {
	return d.changing(ctx, actor, in.ID, in.IfMatch, func(tx db.Tx, m directory.Member, rev int64) error {
		_, err := directory.Reactivate(tx, actor, m.ID, rev)
		return err
	})
}

func (d *door) setOwner(ctx context.Context, actor directory.Actor, in *ownerIn) (*memberOut, error) {
	return d.changing(ctx, actor, in.ID, in.IfMatch, func(tx db.Tx, m directory.Member, rev int64) error {
		_, err := directory.SetOwner(tx, actor, m.ID, in.Body.Owner, rev)
		return err
	})
}

func (d *door) invite(ctx context.Context, actor directory.Actor, in *ByID) (*memberOut, error) {
	return d.inviting(ctx, actor, in.ID, d.Invitations.Invite)
}

func (d *door) withdraw(ctx context.Context, actor directory.Actor, in *ByID) (*memberOut, error) {
	return d.inviting(ctx, actor, in.ID, d.Invitations.Withdraw)
}

func (d *door) inviting(ctx context.Context, actor directory.Actor, member string, do func(db.Tx, directory.Actor, string) (directory.Member, error)) (*memberOut, error) {
	var m directory.Member
	err := d.write(ctx, actor, func(_ context.Context, tx db.Tx) (err error) {
		m, err = do(tx, actor, member)
		return err
	})
	return &memberOut{etag(m.Rev), showMember(m)}, err
}

func (d *door) inviteAll(ctx context.Context, actor directory.Actor, _ *none) (*none, error) {
	return &none{}, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error {
		_, _, err := d.Invitations.InviteAll(tx, actor)
		return err
	})
}

type logIn struct {
	Paging
	Actor  string  `query:"actor" maxLength:"200" doc:"Only what this member did."`
	Object string  `query:"object" maxLength:"200" doc:"Only what was done to this."`
	From   instant `query:"from" format:"date-time" doc:"Only from then on (RFC 3339)." example:"2026-11-25T09:00:00+01:00"`
	To     instant `query:"to" format:"date-time" doc:"Only before then." example:"2026-11-25T17:00:00+01:00"`
}

type logOut struct{ Body list[logEntry] }

type logEntry struct {
	ID      string         `json:"id"`
	At      time.Time      `json:"at"`
	Actor   string         `json:"actor" doc:"A member; empty for the operator of the server."`
	Action  string         `json:"action"`
	Kind    string         `json:"kind"`
	Object  string         `json:"object"`
	Label   string         `json:"label" doc:"The name of the object at that time; empty for people."`
	Changes []audit.Change `json:"changes" nullable:"false" doc:"Fields; before and after only where they say nothing of a person."`
}

func showEntry(e audit.Entry) logEntry {
	return logEntry{e.ID, e.At, e.Actor, e.Action.Key, e.Kind.Key, e.Object, e.Label, append([]audit.Change{}, e.Changes...)}
}

func (d *door) log() {
	handle(d, operation{id: "list-log", method: http.MethodGet, path: "/api/log", group: groupManaging,
		summary: "Who changed what", text: "The newest first. Takes the right settings.", refusal: []fault.Code{fault.Refused}}, d.listLog)
}

func (d *door) listLog(ctx context.Context, actor directory.Actor, in *logIn) (*logOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &logOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := directory.Log(tx, actor, audit.Filter{Actor: in.Actor, Object: in.Object, From: in.From.at, Until: in.To.at}, after, in.Limit)
		out.Body = listed(all, next, showEntry)
		return err
	})
}
