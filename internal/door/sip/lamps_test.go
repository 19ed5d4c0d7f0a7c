package sip_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

func TestLamps(t *testing.T) {
	scenes(t, sip.Timers{}, []scene{
		{"show how a colleague telephones, in full each time, and numbered", lampStates},
		{"follow the colleague and the watcher to another phone at once", lampFollows},
		{"end when their time is over, when they are ended, and with the phone", lampEnds},
		{"of another organisation's number are those of a number that nobody has", lampForeign},
		{"are so many of one phone, and no more", lampsMany},
		{"say whether somebody can be reached, never why not", presence},
		{"of presence light up on a real phone", presenceReal},
		{"of messages follow who is on the phone", lampOfMessages},
	})
}

// watch subscribes to something, and gives the dialog with its first notification.
func (h *handset) watch(event, number string, seconds int) (*dialog, message) {
	h.t.Helper()
	uri := "sip:" + number + "@" + h.office
	d := h.begin(uri)
	more := fmt.Sprintf("Event: %s\r\nExpires: %d\r\n", event, seconds)
	m := d.ask("SUBSCRIBE", more, "", "")
	m = d.ask("SUBSCRIBE", more+h.proof("SUBSCRIBE", uri, m), "", "")
	if !strings.HasPrefix(m.line, "SIP/2.0 200") || m.header("Expires") != fmt.Sprint(seconds) {
		h.t.Fatal("it cannot watch ", number, ": ", m)
	}
	d.them = m.header("To")
	if c := m.header("Contact"); c != "" {
		d.target = angle.FindStringSubmatch(c)[1]
	}
	return d, d.ok("NOTIFY")
}

// info is what a lamp of calls is told.
type info struct {
	Version int    `xml:"version,attr"`
	State   string `xml:"state,attr"`
	Dialogs []struct {
		State string `xml:"state"`
	} `xml:"dialog"`
}

// lit waits until a lamp shows a state, and checks that what it is told is whole and numbered one after the other.
func (d *dialog) lit(state string, last *int) {
	d.t.Helper()
	for {
		m := d.ok("NOTIFY")
		var got info
		must(d.t, xml.Unmarshal([]byte(m.body), &got))
		if got.Version != *last+1 || got.State != "full" || len(got.Dialogs) != 1 || !strings.HasPrefix(m.header("Subscription-State"), "active;expires=") ||
			m.header("Event") != "dialog" || m.header("Content-Type") != "application/dialog-info+xml" {
			d.t.Fatalf("after version %d: %s", *last, m)
		}
		if *last = got.Version; got.Dialogs[0].State == state {
			return
		}
	}
}

func lampStates(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	w, m := h[0].watch("dialog", h[1].number, 600)
	last := 0
	if !strings.Contains(m.body, `version="0"`) || !strings.Contains(m.body, "<state>terminated</state>") {
		t.Error("to begin with: ", m)
	}
	out := h[2].dial(h[1].number, "")
	in := h[1].rung().rings()
	w.lit("early", &last)
	in.takes("")
	out.stands()
	w.lit("confirmed", &last)
	if m := w.ask("SUBSCRIBE", "Event: dialog\r\nExpires: 300\r\n", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 200") || m.header("Expires") != "300" {
		t.Error("refreshed: ", m)
	}
	w.lit("confirmed", &last) // a refreshment is answered with how things are
	out.bye()
	in.ok("BYE")
	w.lit("terminated", &last)
	h[2].rules(o, t, phone.OwnSetting{}) // without messages
	out = h[1].dial(h[2].number, "")     // when she calls herself
	in = h[2].rung()
	w.lit("confirmed", &last)
	in.reply(in.invite, "486 Busy Here", "", "")
	in.of("ACK")
	out.speak(out.final183())
	out.cancel()
	w.lit("terminated", &last)
}

// final183 is the description that comes before an answer.
func (d *dialog) final183() string { d.t.Helper(); return d.progress("183").body }

func lampFollows(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	anna, caller := h[0], h[1]
	later := o.Desk(t, o.Demo, phone.Device{Name: "Later of " + anna.number})
	elsewhere := plug(t, o, who{anna.Actor, later, anna.number}, "udp")
	watcher := plug(t, o, who{Desk: o.Desk(t, o.Demo, phone.Device{Name: "Watches " + anna.number})}, "udp")
	w, m := watcher.watch("dialog", anna.number, 600)
	if !strings.Contains(m.body, "terminated") {
		t.Error("a phone that nobody is on sees ", m)
	}
	last := 0
	out := caller.dial(anna.number, "")
	in := anna.rung().rings()
	in.takes("")
	out.stands()
	bram := arrival(t, o, o.Demo)
	bram.logIn(o, t, watcher.Desk) // from now on the phone sees what he may
	w.lit("confirmed", &last)
	anna.logIn(o, t, later) // she goes on with her call at the phone before
	w.lit("terminated", &last)
	second := caller.dial(anna.number, "")
	there := elsewhere.rung().rings()
	w.lit("early", &last)
	second.cancelWith(there)
	w.lit("terminated", &last)
	third := plug(t, o, who{Desk: o.Desk(t, o.Demo, phone.Device{Name: "Third " + anna.number})}, "udp")
	anna.logIn(o, t, anna.Desk)
	w.lit("confirmed", &last)
	bram.logIn(o, t, third.Desk) // who watched has gone
	w.lit("terminated", &last)
	out.bye()
	in.ok("BYE")
}

// cancelWith gives up a call that rings at another handset.
func (d *dialog) cancelWith(in *dialog) {
	d.t.Helper()
	d.progress("180")
	d.cancel()
	in.cancelled()
}

func lampEnds(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	ended := func(what string, d *dialog, why string) {
		t.Helper()
		if m := d.ok("NOTIFY"); m.header("Subscription-State") != "terminated;reason="+why {
			t.Errorf("%s, it is told %v", what, m)
		}
		if m := d.ask("SUBSCRIBE", "Event: dialog\r\nExpires: 300\r\n", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 481") {
			t.Errorf("%s, it is refreshed: %v", what, m)
		}
	}
	w, _ := h[0].watch("dialog", h[1].number, 1)
	ended("its time over", w, "timeout")
	w, _ = h[0].watch("dialog", h[1].number, 600)
	w.ask("SUBSCRIBE", "Event: dialog\r\nExpires: 0\r\n", "", "")
	ended("ended", w, "timeout")
	if w, m := h[0].watch("dialog", h[1].number, 0); !strings.HasPrefix(m.header("Subscription-State"), "terminated") {
		t.Error("asked once, it is told ", m, w.id)
	}
	w, _ = h[0].watch("dialog", h[1].number, 600)
	h[0].register(0)
	ended("not registered any more", w, "timeout")
	w, _ = h[0].watch("dialog", h[1].number, 600)
	must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
		return o.Phones.RemoveDevice(ctx, tx, o.Demo.Admin.Actor, h[0].ID)
	}))
	ended("its phone removed", w, "noresource")
	w = h[1].begin("sip:x@" + h[1].office)
	if m := h[1].ask("SUBSCRIBE", w.target, "Event: weather\r\n"); !strings.HasPrefix(m.line, "SIP/2.0 489") || m.header("Allow-Events") == "" {
		t.Error("of something else: ", m)
	}
}

func lampForeign(t *testing.T, o *officetest.Telephony) {
	a := handsets(t, o, 1)[0]
	foreign := person(t, o, o.Other)
	f := plug(t, o, foreign, "udp")
	_, theirs := a.watch("dialog", foreign.number, 600)
	_, nobodys := a.watch("dialog", "3999", 600)
	if got := strings.ReplaceAll(theirs.body, foreign.number, "3999"); got != nobodys.body {
		t.Errorf("%s\n%s", got, nobodys.body)
	}
	w, _ := f.watch("dialog", foreign.number, 600)
	out := f.dial("3998", "")
	last := 0
	w.lit("confirmed", &last)
	out.progress("183")
	out.cancel()
	if m, there := a.find(is("NOTIFY ")); there {
		t.Error("it hears of the other organisation: ", m)
	}
	_, theirs = a.watch("presence", foreign.number, 600)
	_, nobodys = a.watch("presence", "3999", 600)
	if got := strings.ReplaceAll(theirs.body, foreign.number, "3999"); got != nobodys.body || !strings.Contains(got, "closed") {
		t.Errorf("%s\n%s", got, nobodys.body)
	}
}

func lampsMany(t *testing.T, o *officetest.Telephony) {
	a := handsets(t, o, 1)[0]
	for i := range 100 {
		a.watch("dialog", fmt.Sprint(2000+i), 600)
	}
	d := a.begin("sip:2100@" + a.office)
	more := "Event: dialog\r\nExpires: 600\r\n"
	m := d.ask("SUBSCRIBE", more, "", "")
	if m = d.ask("SUBSCRIBE", more+a.proof("SUBSCRIBE", d.target, m), "", ""); !strings.HasPrefix(m.line, "SIP/2.0 403") {
		t.Error("one too many: ", m)
	}
	a.watch("dialog", "2050", 600) // the same again, as after it was switched off and on
}

func presence(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	w, m := h[0].watch("presence", h[1].number, 600)
	shows := func(m message, basic, doing string) {
		t.Helper()
		if !strings.Contains(m.body, "<basic>"+basic+"</basic>") || doing != "" && !strings.Contains(m.body, "<rpid:"+doing+"/>") ||
			doing == "" && strings.Contains(m.body, "rpid:activities>") || m.header("Content-Type") != "application/pidf+xml" {
			t.Errorf("instead of %s %s: %s", basic, doing, m)
		}
		must(t, xml.Unmarshal([]byte(m.body), &struct{}{}))
	}
	shows(m, "open", "")
	h[1].rules(o, t, phone.OwnSetting{Quiet: true})
	shows(w.ok("NOTIFY"), "open", "busy")
	h[1].rules(o, t, phone.OwnSetting{})
	shows(w.ok("NOTIFY"), "open", "")
	out := h[1].dial(h[2].number, "")
	shows(w.ok("NOTIFY"), "open", "on-the-phone")
	out.cancelWith(h[2].rung().rings())
	shows(w.ok("NOTIFY"), "open", "")
	h[1].sick(o, t)
	m = w.ok("NOTIFY")
	shows(m, "closed", "away")
	if strings.Contains(strings.ToLower(m.body), "sick") {
		t.Error("it says why: ", m)
	}
}

// A real phone watches the presence of its contacts.
func presenceReal(t *testing.T, o *officetest.Telephony) {
	anna, bram := person(t, o, o.Demo), handsets(t, o, 2)
	real := o.Plug(t, anna.Desk, siptest.Phone{Modules: []string{"contact", "presence"}, Contacts: []string{bram[0].number}})
	shows := func(want string) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); !strings.Contains(real.Command("contacts", ""), want); {
			if time.Now().After(end) {
				t.Fatalf("it shows %q, not %s", real.Command("contacts", ""), want)
			}
		}
	}
	shows("Online")
	out := bram[0].dial(bram[1].number, "")
	in := bram[1].rung().rings()
	shows("Busy")
	out.cancelWith(in)
	shows("Online")
	must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error { return o.Phones.LogOut(ctx, tx, bram[0].ID) }))
	shows("Offline")
}

func lampOfMessages(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 1)
	there := plug(t, o, who{Desk: o.Desk(t, o.Demo, phone.Device{Name: "Messages of " + h[0].number})}, "udp")
	must(t, o.Phones.KeepMessage(t.Context(), phone.Message{ID: id.New(), Org: "demo", Member: h[0].Member, From: phone.Identity{Number: "+4930123456"},
		Length: 2 * time.Second, Audio: sound.WriteWAV(sound.ALaw, sound.Say("en", sound.Goodbye))}))
	here, m := h[0].watch("message-summary", h[0].User, 600)
	if !strings.Contains(m.body, "Messages-Waiting: yes") || !strings.Contains(m.body, "Voice-Message: 1/0") {
		t.Error("where she is: ", m)
	}
	then, m := there.watch("message-summary", there.User, 600)
	if !strings.Contains(m.body, "Messages-Waiting: no") {
		t.Error("where she is not: ", m)
	}
	h[0].logIn(o, t, there.Desk)
	if m := then.ok("NOTIFY"); !strings.Contains(m.body, "Messages-Waiting: yes") {
		t.Error("where she is now: ", m)
	}
	if m := here.ok("NOTIFY"); !strings.Contains(m.body, "Messages-Waiting: no") {
		t.Error("where she was: ", m)
	}
}
