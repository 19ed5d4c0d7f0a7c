package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// telephoned is what an organisation has of phones: Anna has extension 201 and may log in, Bram 202; two phones, the first on Desk
// 3; a ring group, a line, and a message for Anna.
type telephoned struct {
	devices []phone.Device
	group   phone.Group
	line    phone.Trunk
	message string
}

func telephone(t testing.TB, o *officetest.Office) (out telephoned) {
	t.Helper()
	owner, pin := o.Demo.Owner.Actor, o.Accounts.Hash("482913")
	if out, there := telephonedBefore(t, o); there {
		return out
	}
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		out = telephoned{}
		for i, m := range []directory.Actor{anna(o), bram(o)} {
			s := phone.MemberSetting{Member: m.Member, Extension: fmt.Sprint(201 + i), Hot: true}
			if err := o.Phones.SetMemberHashed(tx, owner, s, pin); err != nil {
				return err
			}
		}
		for i, asset := range []string{o.Demo.Asset("Desk 3").ID, ""} {
			d, err := o.Phones.AddDevice(ctx, tx, owner, phone.Device{Name: fmt.Sprint("Phone ", i+1), Hot: true, Asset: asset, Site: o.Demo.Sites[0].ID, Lang: "en"})
			if err != nil {
				return err
			}
			out.devices = append(out.devices, d)
		}
		if out.group, err = o.Phones.SetGroup(ctx, tx, owner, phone.Group{Name: "Desk", Extension: "300", Ring: phone.DefaultRing, Members: []string{anna(o).Member}}); err != nil {
			return err
		}
		out.line, err = o.Phones.SetTrunk(ctx, tx, owner, phone.Trunk{Name: "Provider", Kind: phone.Registers, Host: "sip.example", Port: 5061, Transport: "tls", User: "u", Secret: "p"})
		return err
	})
	out.message = leaves(t, o, anna(o).Member)
	return out
}

// telephonedBefore finds what telephone has made before.
func telephonedBefore(t testing.TB, o *officetest.Office) (out telephoned, there bool) {
	t.Helper()
	ctx, owner := context.Background(), o.Demo.Owner.Actor
	must(t, o.DB.Read(ctx, o.Demo.ID, func(tx db.Tx) error {
		all, _, err := o.Phones.Devices(ctx, tx, owner, "", "")
		if err != nil || len(all) == 0 {
			return err
		}
		for _, d := range all {
			out.devices = append(out.devices, d.Device)
		}
		groups, err := o.Phones.Groups(ctx, tx, owner)
		if err != nil {
			return err
		}
		lines, err := o.Phones.Trunks(ctx, tx, owner)
		if err == nil {
			out.group, out.line, there = groups[0], lines[0], true
		}
		return err
	}))
	return out, there
}

// leaves keeps a message for somebody.
func leaves(t testing.TB, o *officetest.Office, member string) string {
	t.Helper()
	m := phone.Message{ID: id.New(), Org: o.Demo.ID, Member: member, From: phone.Identity{Number: "+4930123456"}, Length: 2 * time.Second,
		Audio: sound.WriteWAV(sound.ALaw, sound.Say("en", sound.Goodbye))}
	must(t, o.Phones.KeepMessage(context.Background(), m))
	return m.ID
}

// aCall notes a call that somebody made.
func aCall(t testing.TB, o *officetest.Office, member, number string) string {
	t.Helper()
	call := id.New()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		err := o.Phones.CallBegan(ctx, tx, phone.Call{ID: call, FromMember: member, From: phone.Identity{Number: "201"}, To: phone.Identity{Number: number}})
		if err != nil {
			return err
		}
		return o.Phones.CallEnded(ctx, tx, call, phone.Missed)
	})
	return call
}

// telephonePages are the pages of the phones.
var telephonePages = []line{
	{"my phone", "/phone", "anna", 200, telephones("/phone")},
	{"my phone without an extension", "/phone", "emma", 200, path("/phone")},
	{"my phone refused", "/phone", "anna", 422, telephoneForm("/phone", url.Values{"rev": {"1"}, "ring": {"0"}, "always": {"201"}})},
	{"phones", "/phones", "owner", 200, telephones("/phones")},
	{"phones, none yet", "/phones", "owner", 200, path("/phones")},
	{"phones, none found", "/phones", "owner", 200, path("/phones?find=nothing")},
	{"phones, not allowed", "/phones", "anna", 403, path("/phones")},
	{"a phone", "/phones/devices/{id}", "owner", 200, func(v *visitor) int {
		d := telephone(v.t, v.o).devices[0]
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
			_, err := v.o.Phones.LogInHere(ctx, tx, anna(v.o), d.ID)
			return err
		})
		return v.open("/phones/devices/" + d.ID)
	}},
	{"a new phone", "/phones/devices/{id}", "owner", 200, path("/phones/devices/new")},
	{"a new phone refused", "/phones/devices/{id}", "owner", 422, form("/phones/devices/new", url.Values{"name": {"x"}, "lang": {"en"}, "mac": {"nonsense"}})},
	{"extensions", "/phones/members", "owner", 200, telephones("/phones/members")},
	{"a person's phone", "/people/{id}/phone", "owner", 200, telephones("/people/ANNA/phone")},
	{"a person's phone refused", "/people/{id}/phone", "owner", 422, telephoneForm("/people/ANNA/phone", url.Values{"rev": {"1"}, "extension": {"201"}, "hot": {"1"}, "pin": {"123456"}})},
	{"telephony settings", "/phones/settings", "owner", 200, path("/phones/settings")},
	{"telephony settings refused", "/phones/settings", "owner", 422, form("/phones/settings", url.Values{"rev": {"0"}, "code": {"35"}})},
	{"telephony settings, emergency numbers refused", "/phones/settings", "owner", 422, form("/phones/emergency/SITE1", url.Values{"numbers": {"one"}})},
	{"ring groups", "/phones/groups", "owner", 200, telephones("/phones/groups")},
	{"ring groups, none yet", "/phones/groups", "owner", 200, path("/phones/groups")},
	{"a ring group", "/phones/groups/{id}", "owner", 200, func(v *visitor) int { return v.open("/phones/groups/" + telephone(v.t, v.o).group.ID) }},
	{"a ring group refused", "/phones/groups/{id}", "owner", 422, form("/phones/groups/new", url.Values{"name": {"x"}, "extension": {"112"}, "ring": {"20"}})},
	{"lines", "/phones/lines", "owner", 200, telephones("/phones/lines")},
	{"lines, none yet", "/phones/lines", "owner", 200, path("/phones/lines")},
	{"lines, a number refused", "/phones/lines", "owner", 422, form("/phones/numbers", url.Values{"number": {"+31205551000"}, "extension": {"999"}})},
	{"a line", "/phones/lines/{id}", "owner", 200, func(v *visitor) int { return v.open("/phones/lines/" + telephone(v.t, v.o).line.ID) }},
	{"a line refused", "/phones/lines/{id}", "owner", 422, form("/phones/lines/new", url.Values{"name": {"x"}, "host": {"no host"}, "port": {"5060"}, "transport": {"udp"}})},
	{"phones, some locked", "/phones", "owner", 200, func(v *visitor) int {
		telephone(v.t, v.o)
		lockOut(v.t, v.o)
		return v.open("/phones")
	}},
}

// telephones is a page of an organisation that has phones.
func telephones(p string) func(v *visitor) int {
	return func(v *visitor) int {
		telephone(v.t, v.o)
		return v.open(named(v.o, p))
	}
}

func telephoneForm(p string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		telephone(v.t, v.o)
		return form(p, fields)(v)
	}
}

// lockOut tries wrong PINs until Anna and the first phone are locked.
func lockOut(t testing.TB, o *officetest.Office) {
	t.Helper()
	var d phone.Device
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		all, _, err := o.Phones.Devices(context.Background(), tx, o.Demo.Owner.Actor, "", "")
		d = all[0].Device
		return err
	}))
	for range phone.MaxWrong + 1 {
		_, err := o.Phones.LogIn(context.Background(), phone.LogIn{Org: o.Demo.ID, Device: d.ID, Extension: "201", PIN: "000111", How: phone.ByDialling})
		if phone.ReasonOf(err) == phone.IsLocked {
			return
		}
		if phone.ReasonOf(err) != phone.WrongPIN {
			t.Fatal(err)
		}
	}
	t.Fatal("so many wrong PINs lock nothing")
}

// onPhone is the name of the phone that somebody is on; empty for none.
func onPhone(t testing.TB, o *officetest.Office, who directory.Actor) (name string) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		own, err := o.Phones.Own(context.Background(), tx, who)
		name = own.Device
		return err
	}))
	return name
}

// Rule P02
func TestAnAdministratorLetsAUserLogInOnTheUsersPageAndSetsAPINThere(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, v.o)
		clara := v.o.Demo.Members[2]
		v.comes("owner@demo.example")
		v.open("/people/" + clara.Member)
		v.typed("#extension", "203")
		v.typed("#pin", "204815")
		v.click("input[name=hot]", "")
		v.press("[aria-labelledby=phone] button.main", "")
		v.see(".notes", "Saved")
		in := phone.LogIn{Org: v.o.Demo.ID, Device: deviceNamed(t, v.o, "Phone 1"), Extension: "203", PIN: "204815", How: phone.ByDialling}
		if _, err := v.o.Phones.LogIn(context.Background(), in); err != nil {
			t.Errorf("Clara, who may by now: %v", err)
		}
		v.open("/people/" + clara.Member + "/phone")
		v.see("[aria-labelledby=phone]", "Phone 1")
		v.click("input[name=hot]", "")
		v.press("[aria-labelledby=phone] button.main", "")
		if got := onPhone(t, v.o, clara.Actor); got != "" {
			t.Errorf("Clara, who may not any more, is on %s", got)
		}
		if _, err := v.o.Phones.LogIn(context.Background(), in); phone.ReasonOf(err) != phone.UserNotAllowed {
			t.Errorf("Clara logs in again: %v", err)
		}
		nobodyElse(t, v, "/people/"+clara.Member+"/phone", url.Values{"extension": {"203"}, "hot": {"1"}})
	})
}

// Rule P03
func TestAnAdministratorLetsAPhoneBeLoggedInOnOnThePhonesPageAndNobodyElseDoes(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		d := telephone(t, v.o).devices[1]
		in := phone.LogIn{Org: v.o.Demo.ID, Device: d.ID, Extension: "201", PIN: "482913", How: phone.ByDialling}
		try := func(want phone.Reason) {
			t.Helper()
			if _, err := v.o.Phones.LogIn(context.Background(), in); phone.ReasonOf(err) != want {
				t.Errorf("logging in is answered with %v, want %q", err, want)
			}
		}
		try("")
		v.comes("owner@demo.example")
		v.open("/phones")
		v.see("#phones", "Anna")
		v.press("#phones a[href='/phones/devices/"+d.ID+"']", "")
		v.click("input[name=hot]", "")
		v.press("[aria-labelledby=set] button.main", "")
		try(phone.PhoneNotAllowed)
		if got := onPhone(t, v.o, anna(v.o)); got != "" {
			t.Errorf("Anna is still on %s", got)
		}
		v.click("input[name=hot]", "")
		v.press("[aria-labelledby=set] button.main", "")
		try("")
		v.open("/phones/devices/" + d.ID)
		v.press("#on form[action$=log-out] button", "")
		if got := onPhone(t, v.o, anna(v.o)); got != "" {
			t.Errorf("Anna, whom an administrator has logged out, is on %s", got)
		}
		nobodyElse(t, v, "/phones/devices/"+d.ID, url.Values{"name": {"Mine"}, "lang": {"en"}})
	})
}

// nobodyElse posts as a member without the right, who is refused.
func nobodyElse(t *testing.T, v *visitor, path string, fields url.Values) {
	t.Helper()
	w := visit(t, v.o)
	w.comes("bram@demo.example")
	w.open("/more")
	fields.Set("rev", "1")
	if status := w.post(path, fields); status != 403 {
		t.Errorf("a member posts to %s: %d", path, status)
	}
}

func deviceNamed(t testing.TB, o *officetest.Office, name string) (device string) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		all, _, err := o.Phones.Devices(context.Background(), tx, o.Demo.Owner.Actor, name, "")
		device = all[0].ID
		return err
	}))
	return device
}

// Rule X01
func TestCheckingInAtADeskMakesItsPhoneMineAndCheckingOutGivesItBack(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, v.o)
		v.comes("anna@demo.example")
		v.open("/a/" + v.o.Demo.Asset("Desk 3").Code)
		v.press("main form button.main", "")
		v.open("/phone")
		v.see("#now", "Phone 1")
		if got := onPhone(t, v.o, anna(v.o)); got != "Phone 1" {
			t.Fatalf("checked in at the desk, Anna is on %q", got)
		}
		v.open("/")
		v.press("main form[action^='/stays/'] button", "")
		if got := onPhone(t, v.o, anna(v.o)); got != "" {
			t.Errorf("checked out, Anna is on %s", got)
		}
	})
}

// Rule X03
func TestWhoIsSickHasTheirCallsGoWhereTheyChoseForAbsence(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		phones := telephone(t, v.o)
		ctx := context.Background()
		write(t, v.o, func(ctx context.Context, tx db.Tx) error {
			for i, who := range []directory.Actor{anna(v.o), bram(v.o)} {
				if _, err := v.o.Phones.LogInHere(ctx, tx, who, phones.devices[i].ID); err != nil {
					return err
				}
			}
			own, err := v.o.Phones.Own(ctx, tx, anna(v.o))
			if err != nil {
				return err
			}
			own.OwnSetting.Absent = "300"
			own.Box = false
			return v.o.Phones.SetOwn(ctx, tx, anna(v.o), own.OwnSetting)
		})
		plan := func() (p phone.Plan) {
			must(t, v.o.DB.Read(ctx, v.o.Demo.ID, func(tx db.Tx) (err error) {
				p, err = v.o.Phones.Dialled(ctx, tx, phones.devices[1].ID, "201")
				return err
			}))
			return p
		}
		if p := plan(); p.Kind != phone.Ring || p.Targets[0].Device != phones.devices[0].ID {
			t.Fatalf("before: %+v", p)
		}
		v.comes("anna@demo.example")
		v.open("/absences/new?kind=sickness&look=1")
		v.press("main form[action='/absences'] button.main", "")
		if p := plan(); p.To.Number == "201" {
			t.Errorf("while she is sick, 201 is %+v", p)
		}
		v.open("/phone")
		v.see("#now", "absent")
	})
}

func TestMyPhoneIsTakenLeftAndItsMessagesPlayed(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, v.o)
		v.comes("anna@demo.example")
		v.open("/phone")
		v.set("#phone", deviceNamed(t, v.o, "Phone 1"))
		v.press("#now form[action$=log-in] button", "")
		v.see("#now", "Phone")
		if onPhone(t, v.o, anna(v.o)) == "" {
			t.Error("the page has logged nobody in")
		}
		eval[bool](v, `(() => { const a = document.querySelector("audio"); a.preload = "auto"; a.muted = true; a.load(); return true })()`)
		v.until(`document.querySelector("audio").duration > 0.5`)
		v.press("#messages form[action$=heard] button", "")
		if v.shows("#messages form[action$=heard]", "") {
			t.Error("what was heard is offered as new")
		}
		v.press("#now form[action$=log-out] button", "")
		if got := onPhone(t, v.o, anna(v.o)); got != "" {
			t.Errorf("Anna is still on %s", got)
		}
		v.typed("#always", "202")
		v.press("[aria-labelledby=going] button", "")
		if got := v.value("#always"); got != "202" {
			t.Errorf("calls go to %q", got)
		}
	})
}

func TestAdministratorsAreToldOfWrongPINsByMailAndOnThePage(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, v.o)
		lockOut(t, v.o)
		must(t, v.o.Outbox.Drain(context.Background()))
		kept, err := v.o.Post.ListKept(context.Background(), 50)
		must(t, err)
		told := 0
		for _, m := range kept {
			if strings.Contains(m.Subject, "Phone 1") && strings.Contains(m.Subject, "Anna") {
				told++
			}
		}
		if told != 2 {
			t.Errorf("%d administrators are told, want the owner and the administrator", told)
		}
		v.comes("owner@demo.example")
		v.open("/phones")
		v.see("[aria-labelledby=locked]", "Anna")
		for _, name := range []string{"Anna", "Phone 1"} {
			v.press("[aria-labelledby=locked] form button", name)
		}
		if v.shows("[aria-labelledby=locked]", "") {
			t.Error("somebody is still locked")
		}
	})
}

// telephone makes what is looked at and changed: the first of each stays, the second is removed.
func (c *crawled) telephone() {
	t, o, owner := c.t, c.o, c.o.Demo.Owner.Actor
	first := telephone(t, o)
	c.things["PHONE1"], c.things["PHONE2"], c.things["RING1"], c.things["LINE1"] = first.devices[0].ID, first.devices[1].ID, first.group.ID, first.line.ID
	for i := range 2 {
		c.things[fmt.Sprint("CALL", i+1)] = aCall(t, o, anna(o).Member, "+31205551234")
	}
	must(t, o.Phones.SetPrompt(context.Background(), owner, "en", sound.LoggedIn, []byte(recording)))
	c.things["VOICE1"], c.things["VOICE2"], c.things["VOICE3"] = first.message, leaves(t, o, anna(o).Member), leaves(t, o, anna(o).Member)
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		g, err := o.Phones.SetGroup(ctx, tx, owner, phone.Group{Name: "Spare", Extension: "301", Ring: phone.DefaultRing, Members: []string{anna(o).Member}})
		if err != nil {
			return err
		}
		l, err := o.Phones.SetTrunk(ctx, tx, owner, phone.Trunk{Name: "Spare", Kind: phone.Static, Host: "spare.example", Port: 5060, Transport: "udp"})
		if err != nil {
			return err
		}
		d, err := o.Phones.AddDevice(ctx, tx, owner, phone.Device{Name: "Phone 3", Hot: true, Lang: "en", Model: "yealink", MAC: "001565123456"})
		c.things["RING2"], c.things["LINE2"], c.things["PHONE3"] = g.ID, l.ID, d.ID
		return err
	})
}
