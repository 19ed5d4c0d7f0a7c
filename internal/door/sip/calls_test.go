package sip_test

import (
	"context"
	"fmt"
	"slices"
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

func TestSeveralPhones(t *testing.T) {
	scenes(t, sip.Timers{}, slices.Concat(transfers, []scene{
		{"of a group ring together, and those who are late are told that somebody has taken the call", groupRings},
		{"that are real ring together, hear keys, hold one another and are forwarded", realPhones},
		{"ring after one another as the rules say", forwards},
		{"that forward to one another do not ring for ever", forwardsRound},
		{"hear each other again after one or both have put the other aside", holds},
		{"get the keys that are pressed, however these come", keys},
	}))
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
