package sip_test

import (
	"strings"
	"testing"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// transfers are played with the other calls of several phones.
var transfers = []scene{
	{"transferred to somebody asked before, and the two real phones that are left speak", transferAsked},
	{"transferred of somebody who was called, to a number", transferCallee},
	{"transferred of somebody with a wide-band phone to one without, and they agree on what both have", transferWide},
	{"transferred to somebody whose phone still rings", transferRinging},
	{"transferred to whom nobody answers, and both speak on", transferFails},
	{"stay connected where a Replaces names no call of this phone", transferWrong},
	{"take no one's place by an INVITE with Replaces", replaceByInvite},
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

func transferRinging(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 3)
	out, in := connected(h[0], h[1])
	out.aside("sendonly")
	asked := h[0].dial(h[2].number, "")
	ringing := h[2].rung().rings()
	m := asked.progress("180")
	early := *asked
	early.them = m.header("To")
	out.refer("<sip:" + h[2].number + "@" + h[0].office + "?Replaces=" + early.replaces() + ">")
	if got := asked.none(); !strings.HasPrefix(got, "487") {
		t.Error("her own call ends with ", got)
	}
	ringing.cancelled()
	third := h[2].rung()
	third.takes("")
	out.told()
	if got := out.told(); !strings.HasPrefix(got, "SIP/2.0 200") {
		t.Error("she is told ", got)
	}
	out.ok("BYE")
	in.speaksWith(third)
	in.bye()
	third.ok("BYE")
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
