package acceptance

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// Calls over a line, in and out, with real phones in the office and somebody outside.

// lineCalls are somebody's calls, the latest first.
func lineCalls(t *testing.T, o *officetest.Telephony, who directory.Actor) (out []phone.CallShown) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) (err error) {
		out, _, err = o.Phones.OwnCalls(context.Background(), tx, who, "")
		return err
	}))
	return out
}

// goes changes how somebody's calls go.
func goes(t *testing.T, o *officetest.Telephony, who directory.Actor, change func(*phone.OwnSetting)) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		own, err := o.Phones.Own(ctx, tx, who)
		if err != nil {
			return err
		}
		change(&own.OwnSetting)
		return o.Phones.SetOwn(ctx, tx, who, own.OwnSetting)
	}))
}

func telephony(t *testing.T, o *officetest.Telephony, change func(*phone.Setting)) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		s, err := o.Phones.Setting(ctx, tx, o.Demo.Admin.Actor)
		if err != nil {
			return err
		}
		change(&s)
		return o.Phones.SetSetting(ctx, tx, o.Demo.Admin.Actor, s)
	}))
}

const (
	outsider = "sip:+31612345678@provider.example"
	hers     = "+31201112201"
)

func calls(number string) string { return "sip:" + number + "@provider.example" }

// registered is a line that stands, with Anna's number.
func registered(t *testing.T, o *officetest.Telephony, change func(*phone.Trunk)) (*siptest.Provider, phone.Trunk) {
	t.Helper()
	p := siptest.Provide(t, provided())
	l := lined(t, o, p, change)
	p.Registered()
	inboundTo(t, o, hers, "201")
	return p, l
}

// Rule P01
func TestACallFromOutsideRingsThePhoneThatItsUserIsOnBeforeAndAfterTheyMove(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
		o.LogIn(t, o.Demo, first, "201", "482615")
		one := o.Plug(t, first, siptest.Phone{Says: spoken("fr", sound.AskPIN)})
		two := o.Plug(t, second, siptest.Phone{Says: spoken("en", sound.AskPIN)})
		p, l := registered(t, o, nil)

		world := p.Call("", outsider, calls(hers))
		world.Says(spoken("de", sound.LoggedIn))
		if rung := one.Rung(); !strings.Contains(rung.Peer, "sip:+31612345678@") || rung.Name != "Somebody" {
			t.Errorf("the phone shows %q %q", rung.Name, rung.Peer)
		}
		world.Rings()
		one.Answer()
		world.Answered()
		world.Hears(spoken("fr", sound.AskPIN))
		one.Hears(spoken("de", sound.LoggedIn))
		world.Hangup()
		one.Closed()

		two.Dial("*35*201*482615")
		two.Answered()
		at := two.HearsAfter(0, spoken("en", sound.LoggedIn))
		two.Closed()
		world = p.Call("", outsider, calls(hers))
		world.Says(spoken("de", sound.LoggedIn))
		two.Rung()
		two.Answer()
		world.Answered()
		world.Hears(spoken("en", sound.AskPIN))
		two.HearsAfter(at, spoken("de", sound.LoggedIn))
		two.Hangup()
		world.Closed()

		waitFor(t, func() bool { c := lineCalls(t, o, anna(o.Office)); return len(c) == 2 && !c[0].Ended.IsZero() })
		for _, c := range lineCalls(t, o, anna(o.Office)) {
			if c.Trunk != l.ID || c.From.Number != "+31612345678" || c.Outcome != phone.Answered || c.ToMember != anna(o.Office).Member || c.Answered.IsZero() {
				t.Errorf("her list has %+v", c)
			}
		}
	})
}

func TestCallsGoBothWaysOverTheConnectionThatALineHasOpened(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		o.LogIn(t, o.Demo, d, "201", "482615")
		inboundTo(t, o, hers, "201")
		one := o.Plug(t, d, siptest.Phone{Says: spoken("fr", sound.AskPIN)})
		for network, p := range map[string]*siptest.Provider{"tcp": siptest.Provide(t, provided()), "tls": siptest.Provide(t, provided(), o.TLS)} {
			l := lined(t, o, p, func(l *phone.Trunk) { l.Transport = network })
			p.Registered()
			if r, _ := p.Where(); r.Network != strings.ToUpper(network) || !strings.Contains(r.Contact.String(), "transport="+network) {
				t.Errorf("it registers by %+v", r)
			}
			world := p.Call("", outsider, calls(hers))
			one.Rung()
			one.Answer()
			world.Answered()
			world.Hears(spoken("fr", sound.AskPIN))
			world.Hangup()
			one.Closed()
			one.Dial("0612345678")
			world = p.Called()
			world.Ring()
			world.Says(spoken("de", sound.LoggedIn))
			world.Answer()
			one.Answered()
			world.Hears(spoken("fr", sound.AskPIN))
			one.Hears(spoken("de", sound.LoggedIn))
			one.Hangup()
			world.Closed()
			must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
				return o.Phones.RemoveTrunk(ctx, tx, o.Demo.Admin.Actor, l.ID)
			}))
			p.Registered() // no more
		}
	})
}

func TestALineOverTLSTakesNoOtherCertificateForItsProviders(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		p := siptest.Provide(t, provided(), officetest.Certificate(t))
		l := lined(t, o, p, func(l *phone.Trunk) { l.Transport = "tls" })
		waitFor(t, func() bool { return lineState(t, o, l.ID).Failure == phone.LineForged })
		if seen := p.Seen(""); len(seen) > 0 {
			t.Errorf("it heard %q", seen)
		}
	})
}

func TestACallFromOutsideIsForWhoeverItsNumberSaysInAnyForm(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
		o.LogIn(t, o.Demo, first, "201", "482615")
		o.LogIn(t, o.Demo, second, "202", "915736")
		one, two := o.Plug(t, first, siptest.Phone{}), o.Plug(t, second, siptest.Phone{})
		p, l := registered(t, o, nil)
		reg, _ := p.Where()
		office := reg.Contact.Host + ":" + fmt.Sprint(reg.Contact.Port)
		for _, c := range []struct {
			name, target, from, to, shown string
			more                          sip.Header
		}{
			{name: "with a plus", to: calls(hers), from: outsider, shown: "+31612345678"},
			{name: "with zeros", to: calls("0031201112201"), from: "sip:0031612345678@x.example", shown: "+31612345678"},
			{name: "national", to: calls("0201112201"), from: "sip:0612345678@x.example", shown: "+31612345678"},
			{name: "without a plus", to: calls("31201112201"), from: "sip:31612345678@x.example", shown: "+31612345678"},
			{name: "for the number itself", target: "sip:" + hers + "@" + office, to: calls("31201112200"), from: outsider, shown: "+31612345678"},
			{name: "with the number beside", to: calls("31201112200"), from: outsider, shown: "+31612345678", more: sip.NewHeader("P-Called-Party-ID", "<sip:+31201112201@x.example>")},
			{name: "vouched for", to: calls(hers), from: "sip:31201112200@x.example", shown: "+31687654321", more: sip.NewHeader("P-Asserted-Identity", `"A B" <tel:+31687654321>`)},
			{name: "by somebody unknown", to: calls(hers), from: outsider, shown: "anonymous", more: sip.NewHeader("Privacy", "id")},
		} {
			var more []sip.Header
			if c.more != nil {
				more = append(more, c.more)
			}
			world := p.Call(c.target, c.from, c.to, more...)
			if rung := one.Rung(); !strings.Contains(rung.Peer, "sip:"+c.shown+"@") {
				t.Errorf("%s: the phone shows %q", c.name, rung.Peer)
			}
			world.Rings()
			world.Cancel()
			one.Closed()
			world.Closed()
		}
		unknown := map[string]*siptest.Outer{}
		for _, number := range []string{"+31201112299", "201", "*35", "112", "+4930123456", ""} {
			unknown[number] = p.Call("", outsider, calls(number))
		}
		for number, world := range unknown {
			if status := world.Status(); status != 404 {
				t.Errorf("a call for %q is answered with %d", number, status)
			}
		}

		var group phone.Group
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
			group, err = o.Phones.SetGroup(ctx, tx, o.Demo.Admin.Actor, phone.Group{Name: "Desk", Extension: "300", Ring: 30,
				Members: []string{anna(o.Office).Member, bram(o.Office).Member}})
			return err
		}))
		inboundTo(t, o, "+31201112300", group.Extension)
		world := p.Call("", outsider, calls("+31201112300"))
		one.Rung()
		two.Rung()
		two.Answer()
		one.Closed()
		world.Answered()
		world.Hangup()
		two.Closed()

		stranger := siptest.Provide(t, siptest.Rules{})
		for _, target := range []string{"sip:" + hers + "@" + office, "sip:" + l.ID + "@" + office, "sip:+31612345678@" + office, "sip:201@" + office} {
			if status := stranger.Call(target, outsider, calls(hers)).Status(); status != 401 {
				t.Errorf("from elsewhere, %s answers %d", target, status)
			}
		}
	})
}

func TestRulesHoldForCallsFromOutsideAndWhatIsForwardedGoesOutInTheNameOfWhoForwardsIt(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		o.LogIn(t, o.Demo, d, "201", "482615")
		one := o.Plug(t, d, siptest.Phone{})
		p, l := registered(t, o, func(l *phone.Trunk) { l.PassOn = true })

		goes(t, o, anna(o.Office), func(s *phone.OwnSetting) { s.Quiet, s.Box = true, false })
		if status := p.Call("", outsider, calls(hers)).Status(); status != 486 {
			t.Errorf("not to be disturbed, she is %d", status)
		}
		goes(t, o, anna(o.Office), func(s *phone.OwnSetting) { s.Quiet = false })
		world := p.Call("", outsider, calls(hers))
		one.Rung()
		one.Hangup()
		if status := world.Status(); status != 486 {
			t.Errorf("busy, she is %d", status)
		}
		goes(t, o, anna(o.Office), func(s *phone.OwnSetting) { s.Ring = 5 })
		world = p.Call("", outsider, calls(hers))
		one.Rung()
		if status := world.Status(); status != 480 {
			t.Errorf("without an answer, she is %d", status)
		}
		one.Closed()

		goes(t, o, anna(o.Office), func(s *phone.OwnSetting) { s.Always = "0687654321" })
		world = p.Call("", outsider, calls(hers))
		world.Says(spoken("en", sound.AskPIN))
		mobile := p.Called()
		mobile.Says(spoken("de", sound.LoggedIn))
		invite := mobile.Invite.String()
		for _, want := range []string{"INVITE sip:+31687654321@127.0.0.1", "From: \"Somebody\" <sip:+31612345678@127.0.0.1>", "Diversion: <sip:+31201112201@127.0.0.1>;reason=unconditional",
			"P-Asserted-Identity: \"Somebody\" <sip:+31201112201@127.0.0.1>"} {
			if !strings.Contains(invite, want) {
				t.Errorf("forwarded, it has no %q:\n%s", want, invite)
			}
		}
		mobile.Ring()
		world.Rings()
		mobile.Answer()
		world.Answered()
		mobile.Hears(spoken("en", sound.AskPIN))
		world.Hears(spoken("de", sound.LoggedIn))
		world.Hangup()
		mobile.Closed()
		waitFor(t, func() bool {
			c := lineCalls(t, o, anna(o.Office))
			return len(c) > 0 && c[0].To.Number == "+31687654321" && c[0].FromMember == anna(o.Office).Member && c[0].Trunk == l.ID && c[0].Outcome == phone.Answered
		})

		telephony(t, o, func(s *phone.Setting) { s.CallsADay = 1 })
		if status := p.Call("", outsider, calls(hers)).Status(); status != 503 {
			t.Errorf("forwarded once more than a day allows, it is %d", status)
		}
		telephony(t, o, func(s *phone.Setting) { s.CallsADay = 100 })
		telephony(t, o, func(s *phone.Setting) { s.International = true })
		goes(t, o, anna(o.Office), func(s *phone.OwnSetting) { s.Always = "+4930123456" })
		telephony(t, o, func(s *phone.Setting) { s.International = false })
		if status := p.Call("", outsider, calls(hers)).Status(); status != 403 {
			t.Errorf("forwarded abroad, it is %d", status)
		}
		if n := len(p.Seen("INVITE")); n != 2 {
			t.Errorf("the provider was asked for %d calls, want one and its proof", n)
		}
	})
}

func TestCallsGoOutAsTheOrganisationAllowsWithTheNumberOfWhoMakesThem(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		first, second := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
		o.LogIn(t, o.Demo, first, "201", "482615")
		o.LogIn(t, o.Demo, second, "202", "915736")
		one := o.Plug(t, first, siptest.Phone{Says: spoken("fr", sound.AskPIN)})
		two := o.Plug(t, second, siptest.Phone{})
		p, l := registered(t, o, nil)

		one.Dial("0612345678")
		world := p.Called()
		invite := world.Invite.String()
		name := o.Demo.Members[0].Name
		for _, want := range []string{"INVITE sip:+31612345678@127.0.0.1", `From: "` + name + `" <sip:31201112200@127.0.0.1>`,
			`P-Asserted-Identity: "` + name + `" <sip:+31201112201@127.0.0.1>`, "Authorization: Digest"} {
			if !strings.Contains(invite, want) {
				t.Errorf("going out, it has no %q:\n%s", want, invite)
			}
		}
		world.Early(spoken("nl", sound.NoAnswer))
		one.Hears(spoken("nl", sound.NoAnswer))
		world.Says(spoken("de", sound.LoggedIn))
		world.Answer()
		one.Answered()
		one.Hears(spoken("de", sound.LoggedIn))
		world.Hears(spoken("fr", sound.AskPIN))
		one.Hangup()
		world.Closed()

		changed(t, o, l.ID, func(l *phone.Trunk) { l.ShownBy = phone.Preferred })
		p.Registered()
		two.Dial("+31612345678")
		world = p.Called()
		if invite := world.Invite.String(); !strings.Contains(invite, "<sip:+31201112200@127.0.0.1>") || !strings.Contains(invite, "P-Preferred-Identity") || strings.Contains(invite, "P-Asserted") {
			t.Errorf("without a number of his own, he shows\n%s", invite)
		}
		world.Ring()
		world.Answer()
		two.Answered()
		world.Hangup()
		two.Closed()

		changed(t, o, l.ID, func(l *phone.Trunk) { l.ShownBy = phone.ByFrom })
		p.Registered()
		one.Dial("0612345678")
		world = p.Called()
		if invite := world.Invite.String(); !strings.Contains(invite, `" <sip:+31201112201@127.0.0.1>;tag=`) {
			t.Errorf("by From, she shows\n%s", invite)
		}
		world.Ring()
		one.Wait("CALL_RINGING")
		one.Hangup()
		world.Closed()
		if len(p.Seen("CANCEL")) != 1 {
			t.Error("the call was not cancelled at the provider")
		}

		one.Dial("0612345678")
		p.Called().Refuse(486)
		if why := one.Refused(); !strings.Contains(why, "486") {
			t.Errorf("busy: %s", why)
		}
		calls := len(p.Seen("INVITE"))
		for _, c := range []struct {
			number, status string
			set            func(*phone.Setting)
		}{
			{"004930123456", "403", func(s *phone.Setting) {}},
			{"+31900123456", "403", func(s *phone.Setting) { s.Allowed = []string{"+3120", "+316"} }},
			{"0612345678", "503", func(s *phone.Setting) { s.Allowed, s.CallsAtOnce = nil, 0 }},
			{"0612345678", "503", func(s *phone.Setting) { s.CallsAtOnce, s.CallsADay = 4, 3 }},
			{"0612345678", "404", func(s *phone.Setting) { s.CallsADay, s.Outside = 100, "9" }},
		} {
			telephony(t, o, c.set)
			one.Dial(c.number)
			if why := one.Refused(); !strings.Contains(why, c.status) {
				t.Errorf("%s is refused with %s, want %s", c.number, why, c.status)
			}
		}
		one.Hears(spoken("en", sound.LimitReached))
		if n := len(p.Seen("INVITE")); n != calls {
			t.Errorf("%d calls went out that may not", n-calls)
		}
		telephony(t, o, func(s *phone.Setting) { s.International = true })
		one.Dial("9004930123456")
		world = p.Called()
		if !strings.Contains(world.Invite.Recipient.String(), "+4930123456@") {
			t.Errorf("abroad, %s is called", world.Invite.Recipient.String())
		}
		world.Refuse(404)
		one.Refused()

		if all := strings.Join(p.Seen(""), ""); strings.Contains(all, lineSecret) || strings.Contains(all, "482615") {
			t.Error("a secret was sent to the provider")
		}
		waitFor(t, func() bool {
			c := lineCalls(t, o, anna(o.Office))
			return len(c) > 0 && c[0].To.Number == "+4930123456" && !c[0].Ended.IsZero()
		})
		c := lineCalls(t, o, anna(o.Office))
		if last := c[len(c)-1]; last.Outcome != phone.Answered || last.To.Number != "+31612345678" || last.Trunk != l.ID || last.From.Number != hers || last.Ended.IsZero() {
			t.Errorf("the first call of her list is %+v", last)
		}
	})
}

func TestTheNextLineTakesACallThatTheFirstCannot(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		o.LogIn(t, o.Demo, d, "201", "482615")
		one := o.Plug(t, d, siptest.Phone{})
		p, l := registered(t, o, nil)
		q := siptest.Provide(t, siptest.Rules{})
		second := lined(t, o, q, func(l *phone.Trunk) { l.Name, l.Kind, l.Rank, l.User, l.Secret = "Second", phone.Static, 1, "", "" })
		waitFor(t, func() bool { return !lineState(t, o, second.ID).Registered.IsZero() })

		p.Set(func(r *siptest.Rules) { r.Turns = 503 })
		one.Dial("0612345678")
		world := q.Called()
		world.Answer()
		one.Answered()
		world.Hangup()
		one.Closed()
		p.Deaf(true)
		one.Dial("0612345678")
		world = q.Called()
		world.Answer()
		one.Answered()
		one.Hangup()
		world.Closed()
		waitFor(t, func() bool { c := lineCalls(t, o, anna(o.Office)); return len(c) == 2 && !c[0].Ended.IsZero() })
		for _, c := range lineCalls(t, o, anna(o.Office)) {
			if c.Trunk != second.ID || c.Outcome != phone.Answered {
				t.Errorf("her list has %+v, over %s", c, l.ID)
			}
		}
		q.Set(func(r *siptest.Rules) { r.Turns = 503 })
		p.Deaf(false)
		one.Dial("0612345678")
		if why := one.Refused(); !strings.Contains(why, "503") {
			t.Errorf("over no line: %s", why)
		}
	})
}

// located is a PIDF-LO as its readers see it.
type located struct {
	XMLName xml.Name `xml:"urn:ietf:params:xml:ns:pidf presence"`
	Entity  string   `xml:"entity,attr"`
	Devices []struct {
		ID      string `xml:"id,attr"`
		Geopriv struct {
			Rules struct {
				Again string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:basicPolicy retransmission-allowed"`
			} `xml:"urn:ietf:params:xml:ns:pidf:geopriv10 usage-rules"`
			Method string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10 method"`
			Info   struct {
				Civic struct {
					Country string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr country"`
					A3      string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr A3"`
					RD      string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr RD"`
					HNO     string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr HNO"`
					PC      string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr PC"`
					LOC     string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr LOC"`
					NAM     string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr NAM"`
					SEAT    string `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr SEAT"`
				} `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr civicAddress"`
			} `xml:"urn:ietf:params:xml:ns:pidf:geopriv10 location-info"`
		} `xml:"urn:ietf:params:xml:ns:pidf:geopriv10 geopriv"`
		DeviceID string `xml:"urn:ietf:params:xml:ns:pidf:data-model deviceID"`
	} `xml:"urn:ietf:params:xml:ns:pidf:data-model device"`
}

// parts reads the body of an INVITE: its description, and the location that the Geolocation header names.
func parts(t *testing.T, invite *sip.Request) (described string, where *located) {
	t.Helper()
	kind, params, err := mime.ParseMediaType(invite.ContentType().Value())
	must(t, err)
	if kind == "application/sdp" {
		return string(invite.Body()), nil
	}
	if kind != "multipart/mixed" {
		t.Fatal("the body is ", kind)
	}
	geo := invite.GetHeader("Geolocation")
	if geo == nil {
		t.Fatal("no Geolocation in\n", invite.String())
	}
	in := multipart.NewReader(strings.NewReader(string(invite.Body())), params["boundary"])
	for {
		part, err := in.NextPart()
		if err == io.EOF {
			return described, where
		}
		must(t, err)
		text, err := io.ReadAll(part)
		must(t, err)
		switch part.Header.Get("Content-Type") {
		case "application/sdp":
			described = string(text)
		case "application/pidf+xml":
			if id := strings.Trim(part.Header.Get("Content-ID"), "<>"); geo.Value() != "<cid:"+id+">" {
				t.Errorf("%s names no part %s", geo.Value(), id)
			}
			where = &located{}
			must(t, xml.Unmarshal(text, where))
		}
	}
}

// Rule P09
func TestACallForHelpGoesOutWithWhereThePhoneStandsBeforeAnyLimitAndOverAnyLineThatWorks(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		site, desk := o.Demo.Sites[0], o.Demo.Asset("Desk 1")
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1", Site: site.ID, Asset: desk.ID, EmergencyNumber: "+31201112277",
			EmergencyAddress: "Damrak 1, 1012 LG Amsterdam"})
		bare := o.Desk(t, o.Demo, phone.Device{Name: "Nowhere"})
		o.LogIn(t, o.Demo, bare, "201", "482615")
		one, two := o.Plug(t, d, siptest.Phone{Says: spoken("fr", sound.AskPIN)}), o.Plug(t, bare, siptest.Phone{})
		p, l := registered(t, o, nil)
		telephony(t, o, func(s *phone.Setting) {
			s.CallsAtOnce, s.CallsADay, s.Allowed, s.Outside = 0, 0, []string{"+3199"}, "0"
		})

		one.Dial("112")
		world := p.Called()
		described, where := parts(t, world.Invite)
		if !strings.Contains(described, "m=audio") || where == nil || len(where.Devices) != 1 {
			t.Fatalf("it says %q, %+v", described, where)
		}
		at := where.Devices[0]
		c := at.Geopriv.Info.Civic
		if got := fmt.Sprint(c.Country, "|", c.A3, "|", c.RD, "|", c.HNO, "|", c.PC, "|", c.LOC, "|", c.NAM, "|", c.SEAT); got !=
			"NL|Amsterdam|Damrak|1|1012 LG|Damrak 1, 1012 LG Amsterdam|"+site.Name+"|Desk 1" {
			t.Errorf("it stands at %s", got)
		}
		if at.ID == "" || at.DeviceID != "urn:uuid:"+d.ID || at.Geopriv.Method != "Manual" || at.Geopriv.Rules.Again != "true" || where.Entity == "" {
			t.Errorf("the location is %+v", where)
		}
		text := world.Invite.String()
		for _, want := range []string{"INVITE sip:112@", "P-Asserted-Identity: \"Desk 1\" <sip:+31201112277@", "X-Location: Damrak 1, 1012 LG Amsterdam", "Priority: emergency", "Geolocation-Routing: yes"} {
			if !strings.Contains(text, want) {
				t.Errorf("it has no %q:\n%s", want, text)
			}
		}
		world.Says(spoken("nl", sound.AskPIN))
		world.Early(spoken("nl", sound.AskPIN))
		world.Answer()
		one.Answered()
		one.Hears(spoken("nl", sound.AskPIN))
		world.Hears(spoken("fr", sound.AskPIN))
		world.Hangup()
		one.Closed()

		two.Dial("0112")
		world = p.Called()
		if _, where := parts(t, world.Invite); where != nil || !strings.Contains(world.Invite.String(), "<sip:+31201112200@") {
			t.Errorf("from nowhere it says\n%s", world.Invite.String())
		}
		world.Answer()
		two.Answered()
		two.Hangup()
		world.Closed()

		p.Set(func(r *siptest.Rules) { r.OneBody = true })
		one.Dial("112")
		world = p.Called()
		if described, where := parts(t, world.Invite); where != nil || !strings.Contains(described, "m=audio") || !strings.Contains(world.Invite.String(), "X-Location: Damrak 1") {
			t.Errorf("to a provider that takes no parts it says\n%s", world.Invite.String())
		}
		world.Answer()
		one.Answered()
		one.Hangup()
		world.Closed()

		q := siptest.Provide(t, siptest.Rules{})
		lined(t, o, q, func(l *phone.Trunk) { l.Name, l.Kind, l.Rank, l.User, l.Secret = "Second", phone.Static, 1, "", "" })
		for _, c := range []struct {
			name string
			set  func()
		}{
			{"refused", func() { p.Set(func(r *siptest.Rules) { r.Turns = 403 }) }},
			{"silent", func() { p.Deaf(true) }},
		} {
			c.set()
			one.Dial("112")
			world = q.Called()
			if _, where := parts(t, world.Invite); where == nil {
				t.Errorf("%s over %s, it says\n%s", c.name, l.ID, world.Invite.String())
			}
			world.Answer()
			one.Answered()
			world.Hangup()
			one.Closed()
		}
	})
}
