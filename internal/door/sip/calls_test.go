package sip_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// scene is a test of an office that other tests telephone in meanwhile.
type scene struct {
	name string
	play func(t *testing.T, o *officetest.Telephony)
}

// scenes plays all at once, on both databases.
func scenes(t *testing.T, timers sip.Timers, all []scene) {
	t.Parallel()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			o := officetest.OpenPhones(t, engine, timers)
			var on sync.WaitGroup // all of them together: they wait for one another, not for the processor
			for _, s := range all {
				on.Go(func() { t.Run(s.name, func(t *testing.T) { s.play(t, o) }) })
			}
			on.Wait()
			nothingLeft(t, o)
		})
	}
}

// nothingLeft waits until nothing of all the calls is there any more.
func nothingLeft(t *testing.T, o *officetest.Telephony) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; {
		calls, dialogs, sides := o.Door.Left()
		if calls+dialogs+sides == 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%d calls, %d dialogs and %d pairs of ports are left", calls, dialogs, sides)
		}
		<-time.After(20 * time.Millisecond)
	}
}

func TestTransfers(t *testing.T) {
	scenes(t, sip.Timers{}, []scene{
		{"to somebody asked before, and the two real phones that are left speak", transferAsked},
		{"of somebody who was called, to a number", transferCallee},
		{"of somebody with a wide-band phone to one without, and they agree on what both have", transferWide},
		{"to whom nobody answers, and both speak on", transferFails},
		{"with a Replaces that names no call of this phone", transferWrong},
		{"by an INVITE with Replaces is not made", replaceByInvite},
	})
}

// connected lets one handset call another.
func connected(a, b *handset) (*dialog, *dialog) {
	a.t.Helper()
	out := a.dial(b.number, "")
	in := b.rung().rings()
	out.progress("180")
	in.takes("")
	out.stands()
	return out, in
}

func (d *dialog) refer(to string) message {
	d.t.Helper()
	return d.ask("REFER", "Refer-To: "+to+"\r\n", "", "")
}

// replaces names a dialog as its other end is to be told it.
func (d *dialog) replaces() string {
	_, theirs, _ := strings.Cut(d.them, ";tag=")
	_, ours, _ := strings.Cut(d.us, ";tag=")
	return strings.NewReplacer("@", "%40").Replace(d.id) + "%3Bto-tag%3D" + theirs + "%3Bfrom-tag%3D" + ours
}

// told takes the next that a handset is told about its transfer.
func (d *dialog) told() string {
	d.t.Helper()
	m := d.ok("NOTIFY")
	return strings.TrimSpace(m.body) + " " + m.header("Event") + " " + m.header("Subscription-State")
}

func transferAsked(t *testing.T, o *officetest.Telephony) {
	a := handsets(t, o, 1)[0]
	says := [][]int16{sound.ALaw.Samples(sound.Say("fr", sound.AskPIN)), sound.ALaw.Samples(sound.Say("de", sound.LoggedIn))}
	var real []*siptest.Running
	var whose []who
	for i := range 2 {
		w := person(t, o, o.Demo)
		whose = append(whose, w)
		real = append(real, o.Plug(t, w.Desk, siptest.Phone{Says: says[i]}))
	}
	bram, clara := real[0], real[1]
	first := a.dial(whose[0].number, "")
	bram.Rung()
	bram.Answer()
	first.stands()
	first.ask("INVITE", "", sdp, first.plain("sendonly")) // he waits
	first.say("ACK", branch(), "", "", "")
	bram.Hears(sound.ALaw.Samples(sound.Say("en", sound.PleaseHold)))
	second := a.dial(whose[1].number, "")
	clara.Rung()
	clara.Answer()
	second.stands()
	if m := first.refer("<sip:" + whose[1].number + "@" + a.office + "?Replaces=" + second.replaces() + ">"); !strings.HasPrefix(m.line, "SIP/2.0 202") {
		t.Fatal(m)
	}
	if got := first.told(); got != "SIP/2.0 100 Trying refer active;expires=60" {
		t.Error("first she is told ", got)
	}
	if got := first.told(); got != "SIP/2.0 200 OK refer terminated;reason=noresource" {
		t.Error("then she is told ", got)
	}
	first.ok("BYE")
	second.ok("BYE")
	clara.Hears(says[0])
	bram.Hears(says[1])
	bram.Hangup()
	clara.Closed()
}

func transferCallee(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	out, in := connected(h[0], h[1])
	out.refer("<sip:" + h[2].number + "@" + h[0].office + ">")
	out.told()
	third := h[2].rung()
	third.takes("")
	if got := out.told(); !strings.HasPrefix(got, "SIP/2.0 200") {
		t.Error("she is told ", got)
	}
	out.ok("BYE")
	in.speaksWith(third)
	third.bye()
	in.ok("BYE")
}

func transferWide(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	h[0].wide, h[1].wide = true, true
	out, in := connected(h[0], h[1])
	if !strings.Contains(in.invite.body, " 9 8 0 ") {
		t.Error("wide-band sound is not offered on: ", in.invite)
	}
	out.refer("<sip:" + h[2].number + "@" + h[0].office + ">")
	third := h[2].rung()
	third.takes("")
	anew := in.of("INVITE")
	if strings.Contains(anew.body, "G722") || !strings.Contains(anew.body, "PCMA") {
		t.Error("they agree on ", anew)
	}
	h[1].wide = false
	in.reply(anew, "200 OK", "", in.plain("sendrecv"))
	in.of("ACK")
	in.speaksWith(third)
	out.told()
	out.told()
	out.ok("BYE")
	third.bye()
	in.ok("BYE")
}

func transferFails(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	h[2].rules(o, t, phone.OwnSetting{}) // without messages
	out, in := connected(h[0], h[1])
	in.refer("<sip:" + h[2].number + "@" + h[0].office + ">")
	in.told()
	third := h[2].rung()
	third.reply(third.invite, "486 Busy Here", "", "")
	third.of("ACK")
	if got := in.told(); !strings.HasPrefix(got, "SIP/2.0 486") {
		t.Error("he is told ", got)
	}
	out.speaksWith(in)
	in.refer("<sip:nobody@" + h[0].office + ">")
	if got := in.told(); !strings.Contains(got, " refer;id=") {
		t.Error("of the second transfer he is told ", got)
	}
	if got := in.told(); !strings.HasPrefix(got, "SIP/2.0 404") {
		t.Error("he is told ", got)
	}
	out.speaksWith(in)
	out.bye()
	in.ok("BYE")
}

func transferWrong(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 4)
	out, in := connected(h[0], h[1])
	other, end := connected(h[2], h[3]) // of somebody else
	for what, replaces := range map[string]string{"a call that is none": "nothing%3Bto-tag%3Da%3Bfrom-tag%3Db", "a call of others": other.replaces(), "itself": out.replaces()} {
		out.refer("<sip:x@office?Replaces=" + replaces + ">")
		out.told()
		if got := out.told(); !strings.HasPrefix(got, "SIP/2.0 481") {
			t.Errorf("of %s she is told %s", what, got)
		}
	}
	out.speaksWith(in)
	other.speaksWith(end)
	out.bye()
	in.ok("BYE")
	end.bye()
	other.ok("BYE")
}

func replaceByInvite(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	out, in := connected(h[0], h[1])
	foreign := plug(t, o, person(t, o, o.Other), "udp")
	for _, by := range []*handset{h[2], foreign} {
		d := by.dial(h[1].number, "Replaces: "+strings.NewReplacer("%3B", ";", "%3D", "=", "%40", "@").Replace(out.replaces())+"\r\n")
		if got := d.none(); !strings.HasPrefix(got, "481") {
			t.Error("one who is in no such call gets ", got)
		}
	}
	stranger := foreign.begin("sip:x@office")
	stranger.id, stranger.us, stranger.them, stranger.target, stranger.seq = out.id, out.us, out.them, out.target, 90
	if m := stranger.ask("BYE", "", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 401") {
		t.Error("from another address the end of a call is taken: ", m)
	}
	if m := stranger.ask("BYE", foreign.proof("BYE", stranger.target, stranger.ask("BYE", "", "", "")), "", ""); !strings.HasPrefix(m.line, "SIP/2.0 403") {
		t.Error("another phone ends the call: ", m)
	}
	out.speaksWith(in)
	in.bye()
	out.ok("BYE")
}

func TestSeveralPhones(t *testing.T) {
	scenes(t, sip.Timers{}, []scene{
		{"of a group ring together, and those who are late are told that somebody has taken the call", groupRings},
		{"that are real ring together, hear keys, hold one another and are forwarded", realPhones},
		{"ring after one another as the rules say", forwards},
		{"that forward to one another do not ring for ever", forwardsRound},
		{"hear each other again after one or both have put the other aside", holds},
		{"get the keys that are pressed, however these come", keys},
	})
}

func (h *handset) silentFor(t *testing.T) {
	t.Helper()
	if m, there := h.find(is("INVITE ")); there {
		t.Error("a phone rings that should not: ", m)
	}
}

// group makes a ring group, and gives its number.
func group(t *testing.T, o *officetest.Telephony, then string, members ...string) string {
	t.Helper()
	number := fmt.Sprint(4000 + numbers.Add(1))
	must(t, o.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := o.Phones.SetGroup(ctx, tx, o.Demo.Admin.Actor, phone.Group{Name: "Group " + number, Extension: number, Members: members, NoAnswer: then, Ring: 5})
		return err
	}))
	return number
}

func realPhones(t *testing.T, o *officetest.Telephony) {
	var whose []who
	var p []*siptest.Running
	says := [][]int16{sound.ALaw.Samples(sound.Say("fr", sound.AskPIN)), sound.ALaw.Samples(sound.Say("de", sound.LoggedIn)), sound.ALaw.Samples(sound.Say("en", sound.AskPIN))}
	for i := range says {
		whose = append(whose, person(t, o, o.Demo))
		p = append(p, o.Plug(t, whose[i].Desk, siptest.Phone{Says: says[i]}))
	}
	p[0].Dial(group(t, o, "", whose[1].Member, whose[2].Member))
	p[1].Rung()
	p[2].Rung()
	p[1].Answer()
	p[0].Answered()
	p[2].Closed()
	for _, way := range []struct{ from, to *siptest.Running }{{p[0], p[1]}, {p[1], p[0]}} {
		way.from.Digits("5")
		if e := way.to.Wait("CALL_DTMF_START"); e.Param != "5" {
			t.Errorf("the key 5 comes as %q", e.Param)
		}
	}
	p[0].Hold()
	p[1].Hears(sound.ALaw.Samples(sound.Say("en", sound.PleaseHold)))
	p[0].Resume()
	p[1].HearsAfter(len(p[1].Heard()), says[0])
	p[0].Hangup()
	p[1].Closed()

	whose[1].rules(o, t, phone.OwnSetting{Always: whose[2].number})
	p[0].Dial(whose[1].number)
	if e := p[2].Rung(); !strings.Contains(e.Peer, whose[0].number+"@") {
		t.Errorf("forwarded, she sees %q", e.Peer)
	}
	p[2].Answer()
	p[0].Answered()
	p[0].Hangup()
	p[2].Closed()
}

func groupRings(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 7)
	caller, members := h[0], h[1:6]
	var ids []string
	for _, m := range members {
		ids = append(ids, m.Member)
	}
	members[3].rules(o, t, phone.OwnSetting{Quiet: true})
	members[4].sick(o, t)
	number := group(t, o, h[6].number, ids...)

	out := caller.dial(number, "")
	var in []*dialog
	for _, m := range members[:3] {
		in = append(in, m.rung().rings())
	}
	in[1].takes("")
	out.stands()
	for _, late := range []*dialog{in[0], in[2]} {
		if m := late.cancelled(); m.header("Reason") != `SIP;cause=200;text="Call completed elsewhere"` {
			t.Errorf("the other is told %q", m.header("Reason"))
		}
	}
	out.speaksWith(in[1])
	out.bye()
	in[1].ok("BYE")

	out = caller.dial(number, "")
	in = nil
	for _, m := range members[:3] {
		in = append(in, m.rung().rings())
	}
	in[0].reply(in[0].invite, "603 Decline", "", "") // the others ring on
	in[0].of("ACK")
	for _, late := range in[1:] { // nobody takes it
		if m := late.cancelled(); m.header("Reason") != "" {
			t.Errorf("of a call that nobody took they are told %q", m.header("Reason"))
		}
	}
	last := h[6].rung()
	last.takes("")
	out.stands()
	last.bye()
	out.ok("BYE")

	out = caller.dial(number, "")
	for _, m := range members[:3] {
		in = append(in, m.rung().rings())
	}
	out.progress("180")
	out.cancel()
	for _, d := range in[3:] {
		if m := d.cancelled(); m.header("Reason") != "" {
			t.Errorf("of a call that the caller gave up they are told %q", m.header("Reason"))
		}
	}
	members[3].silentFor(t)
	members[4].silentFor(t)
}

// cancel gives up a call that rings.
func (d *dialog) cancel() {
	d.t.Helper()
	d.say("CANCEL", d.branch, "", "", "")
	d.wait("answer to CANCEL", d.answers("CANCEL", "200"))
	if got := d.none(); !strings.HasPrefix(got, "487") {
		d.t.Error("a call that was given up ends with ", got)
	}
}

func forwards(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	caller, anna, bram := h[0], h[1], h[2]
	taken := func(what string, out *dialog) {
		t.Helper()
		in := bram.rung()
		if from := in.invite.header("From"); !strings.Contains(from, "sip:"+caller.number+"@") {
			t.Errorf("%s, he sees %s", what, from)
		}
		in.takes("")
		out.stands()
		out.bye()
		in.ok("BYE")
	}
	anna.rules(o, t, phone.OwnSetting{Always: bram.number})
	taken("always", caller.dial(anna.number, ""))
	anna.rules(o, t, phone.OwnSetting{Busy: bram.number, Quiet: true})
	taken("not to be disturbed", caller.dial(anna.number, ""))
	anna.rules(o, t, phone.OwnSetting{Busy: bram.number})
	out := caller.dial(anna.number, "")
	in := anna.rung()
	in.reply(in.invite, "486 Busy Here", "", "")
	in.of("ACK")
	taken("busy", out)
	anna.rules(o, t, phone.OwnSetting{NoAnswer: bram.number, Ring: 5})
	out = caller.dial(anna.number, "")
	anna.rung().rings().cancelled()
	taken("no answer", out)
	anna.rules(o, t, phone.OwnSetting{Absent: bram.number})
	anna.register(0)
	taken("no phone", caller.dial(anna.number, ""))
	anna.rules(o, t, phone.OwnSetting{Quiet: true})
	anna.register(300)
	out = caller.dial(anna.number, "")
	out.speak(out.progress("183").body)
	if got := out.none(); !strings.HasPrefix(got, "486") {
		t.Error("who is not to be disturbed ends a call with ", got)
	}
	anna.silentFor(t)
}

func forwardsRound(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	h[1].rules(o, t, phone.OwnSetting{Always: h[2].number})
	h[2].rules(o, t, phone.OwnSetting{Always: h[1].number})
	out := h[0].dial(h[1].number, "")
	out.speak(out.progress("183").body)
	if got := out.none(); !strings.HasPrefix(got, "482") {
		t.Error("a call in a circle ends with ", got)
	}
	h[1].rules(o, t, phone.OwnSetting{Busy: h[2].number})
	h[2].rules(o, t, phone.OwnSetting{Busy: h[1].number})
	out = h[0].dial(h[1].number, "")
	for _, h := range h[1:] {
		in := h.rung()
		in.reply(in.invite, "486 Busy Here", "", "")
		in.of("ACK")
	}
	out.speak(out.progress("183").body)
	if got := out.none(); !strings.HasPrefix(got, "482") {
		t.Error("a call between two who are busy ends with ", got)
	}
	h[1].silentFor(t)
}

// direction is what the description of an answer says of who speaks.
func direction(m message) string {
	for _, d := range []string{"sendrecv", "sendonly", "recvonly", "inactive"} {
		if strings.Contains(m.body, "a="+d) {
			return d
		}
	}
	return "nothing"
}

// aside sends another description, and gives what the answer says.
func (d *dialog) aside(direct string) string {
	d.t.Helper()
	m := d.ask("INVITE", "", sdp, d.plain(direct))
	d.say("ACK", branch(), "", "", "")
	return direction(m)
}

func holds(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out, in := connected(h[0], h[1])
	out.speaksWith(in)
	for _, by := range []struct{ one, other *dialog }{{out, in}, {in, out}} {
		for said, want := range map[string]string{"sendonly": "recvonly", "inactive": "inactive"} {
			if got := by.one.aside(said); got != want {
				t.Errorf("%s is answered with %s", said, got)
			}
			by.other.ear.hearsPrompt(t)
			if got := by.one.aside("sendrecv"); got != "sendrecv" {
				t.Error("taken back is answered with ", got)
			}
			out.speaksWith(in)
		}
	}
	out.aside("sendonly") // both
	in.aside("inactive")
	out.aside("sendrecv")
	out.ear.hearsPrompt(t)
	in.aside("sendrecv")
	out.speaksWith(in)
	if got := in.aside("recvonly"); got != "sendonly" { // who only listens puts nobody aside
		t.Error("recvonly is answered with ", got)
	}
	in.ear.hears(t, out.voice)
	in.aside("sendrecv")
	out.speaksWith(in)
	in.bye()
	out.ok("BYE")
}

// press presses a key as an event of RFC 4733.
func (e *ear) press(t *testing.T, key byte, at byte) {
	t.Helper()
	code := byte(strings.IndexByte("0123456789*#ABCD", key))
	for i := range byte(5) {
		end := byte(0)
		if i > 1 {
			end = 0x80
		}
		e.event(t, at, i == 0, []byte{code, end | 10, 0, 160 * (i%2 + 1)})
	}
}

func keys(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 4)
	out, in := connected(h[0], h[1])
	out.speaksWith(in)
	out.ear.press(t, '5', 1)
	out.ear.press(t, '#', 2)
	in.ear.pressed(t, "5#")
	in.ask("INFO", "", "application/dtmf-relay", "Signal=7\r\nDuration=160\r\n")
	out.ear.pressed(t, "7")
	out.bye()
	in.ok("BYE")

	// The one who is called takes no keys with the sound.
	out = h[2].dial(h[3].number, "")
	in = h[3].rung()
	in.events = false
	in.takes("")
	out.stands()
	out.speaksWith(in)
	out.ear.press(t, '8', 1)
	if m := in.ok("INFO"); !strings.HasPrefix(m.body, "Signal=8\r\n") || m.header("Content-Type") != "application/dtmf-relay" {
		t.Error("the key 8 comes as ", m)
	}
	out.ask("INFO", "", "application/dtmf", "*")
	if m := in.ok("INFO"); !strings.HasPrefix(m.body, "Signal=*\r\n") {
		t.Error("the key * comes as ", m)
	}
	in.ask("INFO", "", "application/dtmf", "3")
	out.ear.pressed(t, "3")
	out.bye()
	in.ok("BYE")
}
