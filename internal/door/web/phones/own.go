package phones

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
	"bureau/internal/sheet"
)

// ownPage is somebody's own telephone.
type ownPage struct {
	Own      phone.Own
	Form     phone.OwnSetting
	Choices  []phone.Choice
	Chosen   string // a phone that was to be taken
	On       string // who is on that; empty: nobody was asked about
	Messages []phone.Message
	Calls    []phone.CallShown
	Next     string
	Zone     *time.Location
	Fault    *fault.Fault
	Changed  []kit.Difference
}

func (p *Pages) own(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.ownPage(v, r, ownPage{})
}

func (p *Pages) ownPage(v *kit.View, r *http.Request, o ownPage) (kit.Answer, error) {
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if o.Own, err = p.Phones.Own(ctx, tx, v.Actor); err != nil {
			return err
		}
		if o.Form == (phone.OwnSetting{}) {
			o.Form = o.Own.OwnSetting
		}
		if isStale(o.Fault) {
			o.Changed, o.Form.Rev = o.differences(v), o.Own.Rev
		}
		if o.Own.Hot {
			if o.Choices, err = p.Phones.Choices(ctx, tx, v.Actor); err != nil {
				return err
			}
			o.On = onIt(o)
		}
		if o.Messages, err = p.Phones.Messages(ctx, tx, v.Actor.Member); err != nil {
			return err
		}
		if o.Calls, o.Next, err = p.Phones.OwnCalls(ctx, tx, v.Actor, r.Form.Get("after")); err != nil {
			return err
		}
		o.Zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	if o.Next != "" {
		o.Next = own + "?after=" + o.Next
	}
	a := answered(kit.Page(v.T(i18n.MyPhone), mine(v, o)), o.Fault)
	a.Media = len(o.Messages) > 0
	return a, err
}

// onIt is who is on a phone that was refused because somebody is.
func onIt(o ownPage) string {
	if o.Fault == nil || o.Fault.Code != fault.Taken {
		return ""
	}
	for _, c := range o.Choices {
		if c.Device == o.Chosen {
			return c.Who
		}
	}
	return ""
}

func (p *Pages) setOwn(v *kit.View, r *http.Request) (kit.Answer, error) {
	s := phone.OwnSetting{Quiet: get(r, "quiet") != "", Always: get(r, "always"), Busy: get(r, "busy"), NoAnswer: get(r, "no-answer"), Absent: get(r, "absent"),
		Ring: number(r, "ring"), Box: get(r, "box") != "", Mailed: get(r, "mailed") != "", Rev: revOf(r)}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error { return p.Phones.SetOwn(ctx, tx, v.Actor, s) })
	if f != nil {
		return p.ownPage(v, r, ownPage{Form: s, Fault: f})
	}
	return kit.Go(own, "saved"), err
}

func (p *Pages) setPIN(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, err := shown(p.Phones.SetOwnPIN(r.Context(), v.Actor, phone.Secret(get(r, "pin"))))
	if f != nil {
		return p.ownPage(v, r, ownPage{Fault: f})
	}
	return kit.Go(own, "pin-changed"), err
}

func (p *Pages) logIn(v *kit.View, r *http.Request) (kit.Answer, error) {
	chosen := get(r, "phone")
	take := p.Phones.LogInFree
	if chosen != "" && get(r, "take") == chosen { // who is on it has been seen
		take = p.Phones.LogInHere
	}
	f, err := p.try(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := take(ctx, tx, v.Actor, chosen)
		return err
	})
	if f != nil {
		return p.ownPage(v, r, ownPage{Chosen: chosen, Fault: f})
	}
	return kit.Go(own, "phone-taken"), err
}

func (p *Pages) logOut(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, own, "phone-left", func(ctx context.Context, tx db.Tx) error { return p.Phones.LogOutOwn(ctx, tx, v.Actor) })
}

// message finds one of the reader's own messages.
func (p *Pages) message(v *kit.View, r *http.Request) (m phone.Message, err error) {
	err = read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		m, err = p.Phones.Message(ctx, tx, v.Actor.Member, r.PathValue("id"))
		return err
	})
	return m, err
}

func (p *Pages) sound(v *kit.View, r *http.Request) (kit.Answer, error) {
	m, err := p.message(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	audio, err := p.Phones.Recording(m)
	return kit.Answer{File: &kit.Download{Name: "message.wav", Type: "audio/wav", Body: audio}}, err
}

func (p *Pages) heard(v *kit.View, r *http.Request) (kit.Answer, error) {
	m, err := p.message(v, r)
	if err != nil {
		return kit.Answer{}, err
	}
	return p.step(v, r, own, "saved", func(ctx context.Context, tx db.Tx) error { return p.Phones.Heard(ctx, tx, v.Actor.Member, m.ID) })
}

func (p *Pages) dropMessage(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, own, "removed", func(ctx context.Context, tx db.Tx) error {
		return p.Phones.DropMessage(ctx, tx, v.Actor.Member, r.PathValue("id"))
	})
}

func (p *Pages) dropCall(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, own, "removed", func(ctx context.Context, tx db.Tx) error {
		return p.Phones.DropCall(ctx, tx, v.Actor, r.PathValue("id"))
	})
}

func (p *Pages) dropCalls(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.step(v, r, own, "removed", func(ctx context.Context, tx db.Tx) error { return p.Phones.DropCall(ctx, tx, v.Actor, "") })
}

// callsPage are another's calls.
type callsPage struct {
	Member phone.MemberShown
	All    []phone.CallShown
	Zone   *time.Location
}

// lookAt reads another's calls, which is noted; so it is no GET.
func (p *Pages) lookAt(v *kit.View, r *http.Request, most int) (c callsPage, err error) {
	err = p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) (err error) {
		if c.Member, err = p.Phones.MemberFor(ctx, tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if c.All, _, err = p.Phones.CallsOf(ctx, tx, v.Actor, c.Member.Member, "", most); err != nil {
			return err
		}
		c.Zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	return c, err
}

func (p *Pages) callsOf(v *kit.View, r *http.Request) (kit.Answer, error) {
	c, err := p.lookAt(v, r, phone.PageLength)
	title := v.T(i18n.PhoneCallsOf, c.Member.Name)
	return kit.Page(title, callsOf(v, title, c)), err
}

func (p *Pages) exportOf(v *kit.View, r *http.Request) (kit.Answer, error) {
	c, err := p.lookAt(v, r, phone.MaxExport)
	if err != nil {
		return kit.Answer{}, err
	}
	return callTable(v, c.All, c.Zone)
}

// export gives one's own calls as a table.
func (p *Pages) export(v *kit.View, r *http.Request) (kit.Answer, error) {
	var calls []phone.CallShown
	var zone *time.Location
	err := read(p, v, r, func(ctx context.Context, tx db.Tx) (err error) {
		if calls, _, err = p.Phones.Calls(ctx, tx, v.Actor, "", phone.MaxExport); err != nil {
			return err
		}
		zone, err = directory.ZoneOf(tx, v.Actor)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return callTable(v, calls, zone)
}

// callTable is calls as a table, with the reader's clock.
func callTable(v *kit.View, calls []phone.CallShown, zone *time.Location) (kit.Answer, error) {
	table := sheet.Table{Header: []string{v.T(i18n.PhoneWhen), v.T(i18n.PhoneWay), v.T(i18n.Name), v.T(i18n.PhoneNumber), v.T(i18n.PhoneOutcome), v.T(i18n.PhoneSeconds)}}
	for _, c := range calls {
		table.Lines = append(table.Lines, sheet.Line{Fields: []string{c.Began.In(zone).Format("2006-01-02 15:04:05"), v.T(wayText(c)), c.Other.Name, c.Other.Number, v.T(outcomeText(c)),
			strconv.Itoa(int(c.Lasted().Seconds()))}})
	}
	body, err := sheet.Write(table, ';', true)
	return kit.Answer{File: &kit.Download{Name: "calls.csv", Type: "text/csv; charset=utf-8", Body: body}}, err
}
