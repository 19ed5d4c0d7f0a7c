package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

type extensionShown struct {
	Member    string        `json:"member"`
	Name      string        `json:"name"`
	Extension string        `json:"extension" doc:"Empty for none."`
	HotDesk   bool          `json:"hot_desking" doc:"They may log in on phones."`
	HasPIN    bool          `json:"has_pin"`
	Locked    bool          `json:"locked" doc:"After too many wrong PINs."`
	Phone     orNull[named] `json:"phone" doc:"Which is theirs now; null in lists."`
	Rev       int64         `json:"rev" doc:"The number in the ETag."`
}

func showExtension(m phone.MemberShown) extensionShown {
	out := extensionShown{Member: m.Member, Name: m.Name, Extension: m.Extension, HotDesk: m.Hot, HasPIN: m.HasPIN, Locked: m.Locked, Rev: m.Rev + 1}
	if m.Session != nil {
		out.Phone = some(named{m.Session.Device, m.Device})
	}
	return out
}

type telephony struct {
	Code          string   `json:"login_code"`
	BoxCode       string   `json:"voicemail_code"`
	Outside       string   `json:"outside" doc:"Dialled before an outside number; empty for nothing."`
	Country       string   `json:"country" doc:"The country's calling code."`
	Emergency     bool     `json:"emergency_without_user"`
	International bool     `json:"international"`
	Allowed       []string `json:"allowed" nullable:"false" doc:"Only numbers that begin like one of these; empty for all."`
	CallsAtOnce   int      `json:"calls_at_once"`
	CallsADay     int      `json:"calls_a_day" doc:"Of one person."`
	KeepCalls     int      `json:"keep_calls_days"`
	KeepMessages  int      `json:"keep_messages_days"`
	ByStay        bool     `json:"login_by_check_in"`
	OutMidnight   bool     `json:"logout_at_midnight"`
	OutClosing    bool     `json:"logout_at_closing"`
	Rev           int64    `json:"rev" doc:"The number in the ETag."`
}

func showTelephony(s phone.Setting) telephony {
	return telephony{s.Code, s.BoxCode, s.Outside, s.Country, s.Emergency, s.International, append([]string{}, s.Allowed...), s.CallsAtOnce, s.CallsADay, s.KeepCalls,
		s.KeepMessages, s.ByStay, s.OutMidnight, s.OutClosing, s.Rev + 1}
}

type ringGroup struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Extension string   `json:"extension"`
	Ring      int      `json:"ring_seconds"`
	NoAnswer  string   `json:"no_answer"`
	Members   []string `json:"members" nullable:"false"`
	Rev       int64    `json:"rev" doc:"The number in the ETag."`
}

func showRingGroup(g phone.Group) ringGroup {
	return ringGroup{g.ID, g.Name, g.Extension, g.Ring, g.NoAnswer, append([]string{}, g.Members...), g.Rev}
}

type phoneLine struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Kind        string `json:"kind" enum:"registration,static"`
	Host        string `json:"host"`
	Port        int    `json:"port"`
	Transport   string `json:"transport" enum:"udp,tcp,tls"`
	User        string `json:"user_name"`
	HasPassword bool   `json:"has_password"`
	Number      string `json:"number"`
	Rank        int    `json:"rank"`
	Enabled     bool   `json:"enabled"`
	AuthName    string `json:"auth_name" doc:"With which the line proves itself, where that is not user_name."`
	Domain      string `json:"domain" doc:"Of the addresses at the provider, where that is not host."`
	Proxy       string `json:"outbound_proxy" doc:"A host, with a port if it is not the line's; empty: straight to host."`
	ShownBy     string `json:"shown_by" enum:"asserted,preferred,from" doc:"P-Asserted-Identity, P-Preferred-Identity or From: where the number stands that others see."`
	PassOn      bool   `json:"pass_on" doc:"Others see who called first where a call is forwarded to them."`
	Rev         int64  `json:"rev" doc:"The number in the ETag."`
}

func showLine(t phone.Trunk) phoneLine {
	return phoneLine{t.ID, t.Name, string(t.Kind), t.Host, t.Port, t.Transport, t.User, t.HasSecret, t.Number, t.Rank, t.Enabled,
		t.AuthUser, t.Domain, t.Proxy, string(t.ShownBy), t.PassOn, t.Rev}
}

// phoneLineFaring is a line with how it fares.
type phoneLineFaring struct {
	phoneLine
	Since   *time.Time `json:"since,omitempty" doc:"Since when it is registered; of a static line, since when it answers."`
	Failed  *time.Time `json:"failed_at,omitempty" doc:"When it last went wrong, since it last went well."`
	Failure string     `json:"failure,omitempty" doc:"What the provider said then."`
}

func fares(states map[string]phone.TrunkState) func(phone.Trunk) phoneLineFaring {
	return func(t phone.Trunk) phoneLineFaring {
		s := states[t.ID]
		out := phoneLineFaring{phoneLine: showLine(t), Failure: s.Failure}
		if !s.Registered.IsZero() {
			out.Since = &s.Registered
		}
		if !s.Failed.IsZero() {
			out.Failed = &s.Failed
		}
		return out
	}
}

// RingGroupFields are what is set of a ring group.
type RingGroupFields struct {
	Name      *string  `json:"name,omitempty" maxLength:"60"`
	Extension *string  `json:"extension,omitempty" maxLength:"6"`
	Ring      *int     `json:"ring_seconds,omitempty"`
	NoAnswer  *string  `json:"no_answer,omitempty" maxLength:"30"`
	Members   []string `json:"members,omitempty" maxItems:"50" doc:"None keeps them as they are."`
}

func (f RingGroupFields) onto(g *phone.Group) {
	into(f.Name, &g.Name)
	into(f.Extension, &g.Extension)
	into(f.Ring, &g.Ring)
	into(f.NoAnswer, &g.NoAnswer)
	if f.Members != nil {
		g.Members = f.Members
	}
}

// PhoneLineFields are what is set of a line.
type PhoneLineFields struct {
	Name      *string `json:"name,omitempty" maxLength:"60"`
	Kind      *string `json:"kind,omitempty" enum:"registration,static"`
	Host      *string `json:"host,omitempty" maxLength:"253"`
	Port      *int    `json:"port,omitempty"`
	Transport *string `json:"transport,omitempty" enum:"udp,tcp,tls"`
	User      *string `json:"user_name,omitempty" maxLength:"100"`
	Password  *string `json:"password,omitempty" maxLength:"200" doc:"None keeps the one that there is."`
	Number    *string `json:"number,omitempty" maxLength:"30"`
	Rank      *int    `json:"rank,omitempty"`
	Enabled   *bool   `json:"enabled,omitempty"`
	AuthName  *string `json:"auth_name,omitempty" maxLength:"100"`
	Domain    *string `json:"domain,omitempty" maxLength:"253"`
	Proxy     *string `json:"outbound_proxy,omitempty" maxLength:"260"`
	ShownBy   *string `json:"shown_by,omitempty" enum:"asserted,preferred,from"`
	PassOn    *bool   `json:"pass_on,omitempty"`
}

func (f PhoneLineFields) onto(t *phone.Trunk) {
	into(f.Name, &t.Name)
	into(f.Host, &t.Host)
	into(f.Port, &t.Port)
	into(f.Transport, &t.Transport)
	into(f.User, &t.User)
	into(f.Number, &t.Number)
	into(f.Rank, &t.Rank)
	into(f.Enabled, &t.Enabled)
	into(f.AuthName, &t.AuthUser)
	into(f.Domain, &t.Domain)
	into(f.Proxy, &t.Proxy)
	into(f.PassOn, &t.PassOn)
	if f.ShownBy != nil {
		t.ShownBy = phone.ShownBy(*f.ShownBy)
	}
	if f.Kind != nil {
		t.Kind = phone.TrunkKind(*f.Kind)
	}
	if f.Password != nil {
		t.Secret = phone.Secret(*f.Password)
	}
}

type inboundShown struct {
	Number    string `json:"number"`
	Extension string `json:"extension"`
	Name      string `json:"name" doc:"Whose the extension is."`
}

type (
	extensionsIn struct {
		Cursor
		Name string `query:"name" maxLength:"100" doc:"Part of their name, or of the extension."`
	}
	extensionsOut struct{ Body list[extensionShown] }
	extensionOut  struct {
		ETag string `header:"ETag"`
		Body extensionShown
	}
	extensionIn struct {
		ByID
		IfMatch string `header:"If-Match" doc:"The ETag of the person's phone as it was read."`
		Body    struct {
			Extension *string `json:"extension,omitempty" maxLength:"6"`
			HotDesk   *bool   `json:"hot_desking,omitempty" doc:"They may log in on phones."`
			Despite   bool    `json:"despite_numbers,omitempty" doc:"Also take an extension away that numbers from outside ring."`
			PIN       *string `json:"pin,omitempty" maxLength:"12" doc:"None keeps the one that there is; six digits are good."`
		} `nameHint:"MemberPhoneFields"`
	}
	telephonyOut struct {
		ETag string `header:"ETag"`
		Body telephony
	}
	telephonyIn struct {
		IfMatch string `header:"If-Match" doc:"The ETag of the settings as they were read."`
		Body    struct {
			Code          *string  `json:"login_code,omitempty" maxLength:"5"`
			BoxCode       *string  `json:"voicemail_code,omitempty" maxLength:"5"`
			Outside       *string  `json:"outside,omitempty" maxLength:"2"`
			Country       *string  `json:"country,omitempty" maxLength:"3"`
			Emergency     *bool    `json:"emergency_without_user,omitempty"`
			International *bool    `json:"international,omitempty"`
			Allowed       []string `json:"allowed,omitempty" maxItems:"100"`
			CallsAtOnce   *int     `json:"calls_at_once,omitempty"`
			CallsADay     *int     `json:"calls_a_day,omitempty"`
			KeepCalls     *int     `json:"keep_calls_days,omitempty"`
			KeepMessages  *int     `json:"keep_messages_days,omitempty"`
			ByStay        *bool    `json:"login_by_check_in,omitempty"`
			OutMidnight   *bool    `json:"logout_at_midnight,omitempty"`
			OutClosing    *bool    `json:"logout_at_closing,omitempty"`
		} `nameHint:"TelephonyFields"`
	}
	emergencyOut struct {
		Body struct {
			Numbers []string `json:"numbers" nullable:"false" doc:"112 is always one of them."`
		} `nameHint:"EmergencyNumbersShown"`
	}
	emergencyIn struct {
		ByID
		Body struct {
			Numbers []string `json:"numbers" nullable:"false" maxItems:"21"`
		} `nameHint:"EmergencyNumbers"`
	}
	ringGroupsOut struct{ Body list[ringGroup] }
	ringGroupOut  struct {
		ETag string `header:"ETag"`
		Body ringGroup
	}
	ringGroupIn struct {
		Body RingGroupFields `nameHint:"RingGroupFields"`
	}
	ringGroupChangeIn struct {
		ByID
		IfMatch string          `header:"If-Match" doc:"The ETag of the group as it was read."`
		Body    RingGroupFields `nameHint:"RingGroupFields"`
	}
	phoneLinesOut struct{ Body list[phoneLineFaring] }
	phoneLineOut  struct {
		ETag string `header:"ETag"`
		Body phoneLine
	}
	phoneLineIn struct {
		Body PhoneLineFields `nameHint:"PhoneLineFields"`
	}
	phoneLineChangeIn struct {
		ByID
		IfMatch string          `header:"If-Match" doc:"The ETag of the line as it was read."`
		Body    PhoneLineFields `nameHint:"PhoneLineFields"`
	}
	inboundOut struct{ Body list[inboundShown] }
	inboundIn  struct {
		Body struct {
			Number    string `json:"number" maxLength:"30"`
			Extension string `json:"extension" maxLength:"6" doc:"Empty takes the number away."`
		} `nameHint:"PhoneNumber"`
	}
)

// extensions are what is set of people.
func (d *door) extensions(need string) {
	one := []fault.Code{fault.Refused, fault.NotFound}
	handle(d, operation{id: "list-extensions", method: http.MethodGet, path: "/api/extensions", group: groupPhones, summary: "Who has which extension", text: "By name. " + need,
		refusal: []fault.Code{fault.Refused}}, d.listExtensions)
	handle(d, operation{id: "get-member-phone", method: http.MethodGet, path: "/api/members/{id}/phone", group: groupPhones, summary: "A person's phone",
		text: need, refusal: one}, d.getMemberPhone)
	handle(d, operation{id: "set-member-phone", method: http.MethodPatch, path: "/api/members/{id}/phone", group: groupPhones,
		summary: "Set a person's extension and PIN, and whether they may log in on phones", text: "What is not given stays. " + need + " If-Match is required.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Stale, fault.Taken, noCondition}}, d.setMemberPhone)
	handle(d, operation{id: "unlock-member-phone", method: http.MethodPost, path: "/api/members/{id}/phone/unlock", group: groupPhones, status: http.StatusNoContent,
		summary: "Unlock a person", text: "After too many wrong PINs. " + need, refusal: one}, d.onPhone((*phone.Phones).Unlock))
	handle(d, operation{id: "look-at-calls", method: http.MethodPost, path: "/api/members/{id}/calls", group: groupPhones, summary: "Look at a person's calls",
		text: "The latest first, without the end of numbers outside. It is noted in the log, so it is no GET. " + need, refusal: one}, d.lookAtCalls)
}

func (d *door) telephony(need string) {
	one, only := []fault.Code{fault.Refused, fault.NotFound}, []fault.Code{fault.Refused}
	add := []fault.Code{fault.Refused, fault.NotFound, fault.Taken}
	change := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, fault.Taken, noCondition}
	handle(d, operation{id: "get-telephony", method: http.MethodGet, path: "/api/telephony", group: groupPhones, summary: "How the organisation telephones", text: need, refusal: only},
		d.getTelephony)
	handle(d, operation{id: "change-telephony", method: http.MethodPatch, path: "/api/telephony", group: groupPhones, summary: "Change how the organisation telephones",
		text: "What is not given stays. " + need + " If-Match is required.", refusal: []fault.Code{fault.Refused, fault.Stale, fault.Taken, noCondition}}, d.changeTelephony)
	handle(d, operation{id: "get-emergency-numbers", method: http.MethodGet, path: "/api/sites/{id}/emergency-numbers", group: groupPhones,
		summary: "The emergency numbers of a site", text: need, refusal: one}, d.getEmergency)
	handle(d, operation{id: "set-emergency-numbers", method: http.MethodPut, path: "/api/sites/{id}/emergency-numbers", group: groupPhones,
		summary: "Set the emergency numbers of a site", text: "112 is always one of them. " + need, refusal: add}, d.setEmergency)
	handle(d, operation{id: "list-ring-groups", method: http.MethodGet, path: "/api/ring-groups", group: groupPhones, summary: "The ring groups", text: need, refusal: only},
		d.listRingGroups)
	handle(d, operation{id: "add-ring-group", method: http.MethodPost, path: "/api/ring-groups", group: groupPhones, status: http.StatusCreated, summary: "Add a ring group",
		text: need, refusal: add}, d.addRingGroup)
	handle(d, operation{id: "change-ring-group", method: http.MethodPatch, path: "/api/ring-groups/{id}", group: groupPhones, summary: "Change a ring group",
		text: "What is not given stays. " + need + " If-Match is required.", refusal: change}, d.changeRingGroup)
	handle(d, operation{id: "remove-ring-group", method: http.MethodDelete, path: "/api/ring-groups/{id}", group: groupPhones, status: http.StatusNoContent,
		summary: "Remove a ring group", text: need, refusal: one}, d.onPhone((*phone.Phones).RemoveGroup))
	handle(d, operation{id: "list-phone-lines", method: http.MethodGet, path: "/api/phone-lines", group: groupPhones, summary: "The lines to the outside",
		text: "In the order in which they are tried. " + need, refusal: only}, d.listPhoneLines)
	handle(d, operation{id: "add-phone-line", method: http.MethodPost, path: "/api/phone-lines", group: groupPhones, status: http.StatusCreated, summary: "Add a line to the outside",
		text: need, refusal: add}, d.addPhoneLine)
	handle(d, operation{id: "change-phone-line", method: http.MethodPatch, path: "/api/phone-lines/{id}", group: groupPhones, summary: "Change a line to the outside",
		text: "What is not given stays. " + need + " If-Match is required.", refusal: change}, d.changePhoneLine)
	handle(d, operation{id: "remove-phone-line", method: http.MethodDelete, path: "/api/phone-lines/{id}", group: groupPhones, status: http.StatusNoContent,
		summary: "Remove a line to the outside", text: need, refusal: one}, d.onPhone((*phone.Phones).RemoveTrunk))
	handle(d, operation{id: "list-phone-numbers", method: http.MethodGet, path: "/api/phone-numbers", group: groupPhones, summary: "The organisation's numbers", text: need, refusal: only},
		d.listPhoneNumbers)
	handle(d, operation{id: "set-phone-number", method: http.MethodPut, path: "/api/phone-numbers", group: groupPhones, status: http.StatusNoContent,
		summary: "Say which extension a number rings", text: need, refusal: one}, d.setPhoneNumber)
}

func (d *door) listExtensions(ctx context.Context, actor directory.Actor, in *extensionsIn) (*extensionsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &extensionsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Phones.People(ctx, tx, actor, in.Name, after)
		out.Body = listed(all, next, showExtension)
		return err
	})
}

func (d *door) getMemberPhone(ctx context.Context, actor directory.Actor, in *ByID) (out *extensionOut, err error) {
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		m, err := d.Phones.MemberFor(ctx, tx, actor, in.ID)
		out = &extensionOut{etag(m.Rev + 1), showExtension(m)}
		return err
	})
}

func (d *door) setMemberPhone(ctx context.Context, actor directory.Actor, in *extensionIn) (*extensionOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	now, err := d.getMemberPhone(ctx, actor, &in.ByID)
	if err != nil {
		return nil, err
	}
	s := phone.MemberSetting{Member: in.ID, Extension: now.Body.Extension, Hot: now.Body.HotDesk, Rev: expected(in.IfMatch, now.Body.Rev) - 1,
		Despite: in.Body.Despite}
	into(in.Body.Extension, &s.Extension)
	into(in.Body.HotDesk, &s.Hot)
	if in.Body.PIN != nil {
		s.PIN = phone.Secret(*in.Body.PIN)
	}
	err = d.Phones.SetMember(ctx, actor, s)
	again, wrong := d.getMemberPhone(ctx, actor, &in.ByID)
	if err == nil {
		return again, wrong
	}
	return nil, stale(err, func() (extensionShown, error) { return again.Body, wrong })
}

func (d *door) lookAtCalls(ctx context.Context, actor directory.Actor, in *memberCallsIn) (*callsOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &callsOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		all, next, err := d.Phones.CallsOf(ctx, tx, actor, in.ID, after, in.Limit)
		out.Body = listed(all, next, showCall)
		return err
	})
}

func (d *door) getTelephony(ctx context.Context, actor directory.Actor, _ *none) (out *telephonyOut, err error) {
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.Phones.Setting(ctx, tx, actor)
		out = &telephonyOut{etag(s.Rev + 1), showTelephony(s)}
		return err
	})
}

func (d *door) changeTelephony(ctx context.Context, actor directory.Actor, in *telephonyIn) (out *telephonyOut, err error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		s, err := d.Phones.Setting(ctx, tx, actor)
		if err != nil {
			return err
		}
		b := in.Body
		for _, x := range []struct{ wish, at *string }{{b.Code, &s.Code}, {b.BoxCode, &s.BoxCode}, {b.Outside, &s.Outside}, {b.Country, &s.Country}} {
			into(x.wish, x.at)
		}
		for _, x := range []struct{ wish, at *bool }{{b.Emergency, &s.Emergency}, {b.International, &s.International}, {b.ByStay, &s.ByStay}, {b.OutMidnight, &s.OutMidnight},
			{b.OutClosing, &s.OutClosing}} {
			into(x.wish, x.at)
		}
		for _, x := range []struct{ wish, at *int }{{b.CallsAtOnce, &s.CallsAtOnce}, {b.CallsADay, &s.CallsADay}, {b.KeepCalls, &s.KeepCalls}, {b.KeepMessages, &s.KeepMessages}} {
			into(x.wish, x.at)
		}
		if b.Allowed != nil {
			s.Allowed = b.Allowed
		}
		s.Rev = expected(in.IfMatch, s.Rev+1) - 1
		if err := d.Phones.SetSetting(ctx, tx, actor, s); err != nil {
			return phoneField(renamed(err, "code", "login_code"))
		}
		now, err := d.Phones.Setting(ctx, tx, actor)
		out = &telephonyOut{etag(now.Rev + 1), showTelephony(now)}
		return err
	})
	return out, stale(err, func() (telephony, error) {
		now, err := d.getTelephony(ctx, actor, nil)
		return now.Body, err
	})
}

func (d *door) getEmergency(ctx context.Context, actor directory.Actor, in *ByID) (*emergencyOut, error) {
	out := &emergencyOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) (err error) {
		out.Body.Numbers, err = d.Phones.EmergencyOf(ctx, tx, actor, in.ID)
		return err
	})
}

func (d *door) setEmergency(ctx context.Context, actor directory.Actor, in *emergencyIn) (*emergencyOut, error) {
	out := &emergencyOut{}
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if err := d.Phones.SetEmergency(ctx, tx, actor, in.ID, in.Body.Numbers); err != nil {
			return phoneField(err)
		}
		out.Body.Numbers, err = d.Phones.EmergencyOf(ctx, tx, actor, in.ID)
		return err
	})
}

func (d *door) listRingGroups(ctx context.Context, actor directory.Actor, _ *none) (*ringGroupsOut, error) {
	out := &ringGroupsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Groups(ctx, tx, actor)
		out.Body = listed(all, "", showRingGroup)
		return err
	})
}

func (d *door) addRingGroup(ctx context.Context, actor directory.Actor, in *ringGroupIn) (out *ringGroupOut, err error) {
	g := phone.Group{Ring: phone.DefaultRing}
	in.Body.onto(&g)
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		made, err := d.Phones.SetGroup(ctx, tx, actor, g)
		out = &ringGroupOut{etag(made.Rev), showRingGroup(made)}
		return phoneField(err)
	})
}

func (d *door) changeRingGroup(ctx context.Context, actor directory.Actor, in *ringGroupChangeIn) (out *ringGroupOut, err error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var now phone.Group
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if now, err = d.Phones.Group(ctx, tx, actor, in.ID); err != nil {
			return err
		}
		g := now
		in.Body.onto(&g)
		g.Rev = expected(in.IfMatch, g.Rev)
		made, err := d.Phones.SetGroup(ctx, tx, actor, g)
		out = &ringGroupOut{etag(made.Rev), showRingGroup(made)}
		return phoneField(err)
	})
	return out, stale(err, func() (ringGroup, error) { return showRingGroup(now), nil })
}

func (d *door) listPhoneLines(ctx context.Context, actor directory.Actor, _ *none) (*phoneLinesOut, error) {
	out := &phoneLinesOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Trunks(ctx, tx, actor)
		if err != nil {
			return err
		}
		states, err := d.Phones.TrunkStates(ctx, tx, actor)
		out.Body = listed(all, "", fares(states))
		return err
	})
}

func (d *door) addPhoneLine(ctx context.Context, actor directory.Actor, in *phoneLineIn) (out *phoneLineOut, err error) {
	t := phone.Trunk{Kind: phone.Registers, Port: 5061, Transport: "tls", Enabled: true}
	in.Body.onto(&t)
	return out, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		made, err := d.Phones.SetTrunk(ctx, tx, actor, t)
		out = &phoneLineOut{etag(made.Rev), showLine(made)}
		return phoneField(err)
	})
}

func (d *door) changePhoneLine(ctx context.Context, actor directory.Actor, in *phoneLineChangeIn) (out *phoneLineOut, err error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var now phone.Trunk
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if now, err = d.Phones.Trunk(ctx, tx, actor, in.ID); err != nil {
			return err
		}
		t := now
		in.Body.onto(&t)
		t.Rev = expected(in.IfMatch, t.Rev)
		made, err := d.Phones.SetTrunk(ctx, tx, actor, t)
		out = &phoneLineOut{etag(made.Rev), showLine(made)}
		return phoneField(err)
	})
	return out, stale(err, func() (phoneLine, error) { return showLine(now), nil })
}

func (d *door) listPhoneNumbers(ctx context.Context, actor directory.Actor, _ *none) (*inboundOut, error) {
	out := &inboundOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Phones.Inbound(ctx, tx, actor)
		out.Body = listed(all, "", func(i phone.Inbound) inboundShown { return inboundShown{i.Number, i.Extension, i.Name} })
		return err
	})
}

func (d *door) setPhoneNumber(ctx context.Context, actor directory.Actor, in *inboundIn) (*none, error) {
	return nil, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		return d.Phones.SetInbound(ctx, tx, actor, in.Body.Number, in.Body.Extension)
	})
}
