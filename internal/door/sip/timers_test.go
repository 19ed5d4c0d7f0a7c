package sip_test

import (
	"crypto/tls"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"bureau/internal/door/sip"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

func TestMessagesOfCalls(t *testing.T) {
	scenes(t, sip.Timers{}, []scene{
		{"that come before an answer are acknowledged where the caller requires it", earlyRequired},
		{"that let the caller hear something early are acknowledged where the caller can", earlySupported},
		{"without a description make an offer, whose answer comes with the ACK", lateOffer},
		{"that cross one another leave no call behind", crossing},
		{"that come too late, twice or out of order change nothing", lateOrTwice},
		{"go over the connection that they came from", connection},
		{"that ask for too short a session are refused at once", tooBrief},
	})
}

func TestCallsWhoseOtherEndIsSilent(t *testing.T) {
	scenes(t, sip.Timers{T1: 40 * time.Millisecond, Session: 4 * time.Second, MinSession: time.Second}, []scene{
		{"end when nobody acknowledges the answer", neverAcknowledged},
		{"end when nobody acknowledges what came before the answer", neverAcknowledgedEarly},
		{"end when the phone that was to refresh them does not", notRefreshed},
		{"are refreshed by UPDATE, and end when that is not answered", refreshedByUpdate},
		{"are refreshed by INVITE where a phone knows no UPDATE, again after both have asked at once", refreshedByInvite},
		{"of a phone without session timers are asked after", askedAfter},
	})
}

func earlyRequired(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Require: 100rel\r\n")
	in := h[1].rung().rings()
	m := out.progress("180")
	if m.header("Require") != "100rel" || m.header("RSeq") == "" || out.progress("180").header("RSeq") != m.header("RSeq") { // and again, until it is acknowledged
		t.Error("it rings without asking for a PRACK: ", m)
	}
	invited := out.seq
	out.them, out.target = m.header("To"), angle.FindStringSubmatch(m.header("Contact"))[1]
	for what, c := range map[string]struct{ rack, status string }{
		"one of another number": {fmt.Sprintf("77 %d INVITE", invited), "481"}, "one of another request": {fmt.Sprintf("%s %d INVITE", m.header("RSeq"), invited+7), "481"}, "one without": {"", "481"}} {
		if got := out.ask("PRACK", "RAck: "+c.rack+"\r\n", "", ""); !strings.HasPrefix(got.line, "SIP/2.0 "+c.status) {
			t.Errorf("%s is answered with %s", what, got)
		}
	}
	if got := out.ask("PRACK", fmt.Sprintf("RAck: %s %d INVITE\r\n", m.header("RSeq"), invited), "", ""); !strings.HasPrefix(got.line, "SIP/2.0 200") {
		t.Error("the right one is answered with ", got)
	}
	in.takes("")
	seq := out.seq
	out.seq = invited
	out.stands()
	out.seq = seq
	out.speaksWith(in)
	out.bye()
	in.ok("BYE")
}

func earlySupported(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	h[1].rules(o, t, phone.OwnSetting{})
	out := h[0].dial(h[1].number, "Supported: 100rel, timer\r\n")
	in := h[1].rung().rings()
	if m := out.progress("180"); m.header("RSeq") != "" {
		t.Error("that it rings is to be acknowledged: ", m)
	}
	in.reply(in.invite, "486 Busy Here", "", "")
	in.of("ACK")
	m := out.progress("183")
	if m.header("RSeq") == "" || !strings.Contains(m.body, "m=audio") {
		t.Error("what is heard early is not to be acknowledged: ", m)
	}
	out.speak(m.body)
	out.ear.hearsPrompt(t)
	invited, them, target := out.seq, out.them, out.target
	out.them, out.target = m.header("To"), angle.FindStringSubmatch(m.header("Contact"))[1]
	out.ask("PRACK", fmt.Sprintf("RAck: %s %d INVITE\r\n", m.header("RSeq"), invited), "", "")
	out.seq, out.them, out.target = invited, them, target
	if got := out.none(); !strings.HasPrefix(got, "486") {
		t.Error("it ends with ", got)
	}
}

func lateOffer(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].begin("sip:" + h[1].number + "@" + h[0].office)
	out.events = true
	out.call("", "")
	in := h[1].rung()
	in.takes("")
	m := out.final("INVITE")
	answer := out.plain("sendrecv")
	out.confirm(m)
	again := out.seq + 1
	out.seq = again
	out.say("INVITE", branch(), "", sdp, answer) // another before the first is finished
	if m := out.final("INVITE"); !strings.HasPrefix(m.line, "SIP/2.0 491") {
		t.Error("before the ACK another is answered with ", m)
	}
	out.seq--
	out.say("ACK", branch(), "", sdp, answer)
	out.seq = again
	out.speaksWith(in)
	m = out.ask("INVITE", "", "", "") // asks for an offer
	if !strings.Contains(m.body, "m=audio") {
		t.Error("asked for an offer, it answers ", m)
	}
	out.say("ACK", branch(), "", sdp, out.plain("sendrecv"))
	out.speaksWith(in)
	in.bye()
	out.ok("BYE")
}

func crossing(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "")
	in := h[1].rung().rings()
	out.progress("180")
	out.cancel()
	cancel := in.of("CANCEL") // which the answer has crossed
	in.reply(in.invite, "200 OK", abilities, in.plain("sendrecv"))
	in.reply(cancel, "200 OK", "", "")
	in.of("ACK")
	in.ok("BYE")

	out = h[0].dial(h[1].number, "")
	in = h[1].rung()
	in.takes("")
	m := out.final("INVITE")
	out.say("CANCEL", out.branch, "", "", "") // which crosses the answer
	out.wait("answer to CANCEL", out.answers("CANCEL", ""))
	out.confirm(m)
	out.say("ACK", branch(), "", "", "")
	out.speaksWith(in)
	out.seq++ // both hang up at once
	out.say("BYE", branch(), "", "", "")
	bye := in.of("BYE")
	in.seq++
	in.say("BYE", branch(), "", "", "")
	if m := in.final("BYE"); !strings.HasPrefix(m.line, "SIP/2.0 481") && !strings.HasPrefix(m.line, "SIP/2.0 200") {
		t.Error("who hangs up at the same time gets ", m)
	}
	in.reply(bye, "200 OK", "", "")
	out.final("BYE")
}

func lateOrTwice(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "")
	in := h[1].rung().rings()
	in.takes("")
	in.reply(in.invite, "200 OK", abilities, in.plain("sendrecv")) // as if the ACK was lost
	in.of("ACK")
	m := out.final("INVITE")
	if again := out.wait("200 again", out.answers("INVITE", "200")); again.header("To") != m.header("To") {
		t.Error("sent again, the answer is another: ", again)
	}
	out.confirm(m)
	out.say("ACK", branch(), "", "", "")
	out.speaksWith(in)
	h[1].silentFor(t)
	out.seq -= 2
	if m := out.ask("OPTIONS", "", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 500") {
		t.Error("out of order is answered with ", m)
	}
	out.seq++
	out.bye()
	in.ok("BYE")
	if m := out.ask("BYE", "", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 481") {
		t.Error("too late is answered with ", m)
	}
	if m := out.ask("INFO", "", "application/dtmf", "1"); !strings.HasPrefix(m.line, "SIP/2.0 481") {
		t.Error("too late is answered with ", m)
	}
}

func connection(t *testing.T, o *officetest.Telephony) {
	elsewhere, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer elsewhere.Close()
	a := plug(t, o, person(t, o, o.Demo), "tcp")
	b := plugWith(t, o, person(t, o, o.Demo), "tls", func(to string) (net.Conn, error) {
		return tls.Dial("tcp", to, &tls.Config{InsecureSkipVerify: true}) //nolint:gosec // the certificate is of this test
	})
	for _, h := range []*handset{a, b} {
		h.register(0)
		h.contact = fmt.Sprintf("sip:%s@%s;transport=%s", h.User, elsewhere.Addr(), h.network)
		h.register(300)
	}
	b.secure = true
	out, in := connected(a, b)
	out.aside("sendrecv")
	in.aside("sendrecv")
	in.bye()
	out.ok("BYE")
	out, in = connected(b, a)
	w, _ := a.watch("dialog", b.number, 600)
	out.bye()
	in.ok("BYE")
	last := 0
	w.lit("terminated", &last)
	_, in = connected(b, a)
	must(t, b.net.Close()) // the call's connection has gone
	in.ok("BYE")
	must(t, elsewhere.(*net.TCPListener).SetDeadline(time.Now()))
	if c, err := elsewhere.Accept(); err == nil {
		c.Close()
		t.Error("the office calls the address that a phone names")
	}
}

func tooBrief(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 60\r\n")
	m := out.final("INVITE")
	out.refused(m)
	if !strings.HasPrefix(m.line, "SIP/2.0 422") || m.header("Min-SE") != "90" {
		t.Error("a session of a minute is answered with ", m)
	}
	h[1].silentFor(t)
	out = h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 90\r\nMin-SE: 90\r\n")
	in := h[1].rung()
	if in.invite.header("Session-Expires") != "1800" || in.invite.header("Min-SE") != "90" || !strings.Contains(in.invite.header("Supported"), "timer") {
		t.Error("the call asks for no session: ", in.invite)
	}
	in.takes("")
	if m := out.stands(); m.header("Session-Expires") != "90;refresher=uac" || m.header("Require") != "timer" {
		t.Error("it is answered with ", m)
	}
	if m := out.ask("UPDATE", "Supported: timer\r\nSession-Expires: 30\r\n", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 422") {
		t.Error("half a minute later is answered with ", m)
	}
	if m := out.ask("UPDATE", "Supported: timer\r\nSession-Expires: 100;refresher=uas\r\n", "", ""); m.header("Session-Expires") != "100;refresher=uas" {
		t.Error("refreshed, it answers ", m)
	}
	out.bye()
	in.ok("BYE")
}

func neverAcknowledged(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "")
	in := h[1].rung()
	in.takes("")
	m := out.final("INVITE")
	out.wait("200 again", out.answers("INVITE", "200"))
	out.them = m.header("To")
	out.ok("BYE")
	in.ok("BYE")
}

func neverAcknowledgedEarly(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Require: 100rel\r\n")
	in := h[1].rung().rings()
	if got := out.none(); !strings.HasPrefix(got, "504") {
		t.Error("it ends with ", got)
	}
	in.cancelled()
}

func notRefreshed(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 2;refresher=uac\r\n")
	in := h[1].rung()
	in.takes("Require: timer\r\nSession-Expires: 900;refresher=uac\r\n")
	out.stands()
	out.speaksWith(in)
	if m := out.ask("UPDATE", "Supported: timer\r\nSession-Expires: 2;refresher=uac\r\n", "", ""); m.header("Session-Expires") != "2;refresher=uac" {
		t.Error("refreshed by UPDATE, it answers ", m)
	}
	m := out.ask("INVITE", "Supported: timer\r\nSession-Expires: 1;refresher=uac\r\n", sdp, out.plain("sendrecv"))
	out.say("ACK", branch(), "", "", "")
	if m.header("Session-Expires") != "1;refresher=uac" {
		t.Error("refreshed by INVITE, it answers ", m)
	}
	out.ok("BYE")
	in.ok("BYE")
}

func refreshedByUpdate(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 900;refresher=uac\r\n")
	in := h[1].rung()
	in.takes("Require: timer\r\nSession-Expires: 1;refresher=uac\r\n")
	out.stands()
	m := in.of("UPDATE")
	if m.header("Session-Expires") != "1;refresher=uac" || m.body != "" {
		t.Error("it is refreshed by ", m)
	}
	in.reply(m, "200 OK", "Session-Expires: 1;refresher=uac\r\nRequire: timer\r\n", "")
	in.of("UPDATE")
	must(t, h[1].net.Close()) // the phone is gone
	out.ok("BYE")
}

func refreshedByInvite(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 900;refresher=uac\r\n")
	in := h[1].rung()
	in.reply(in.invite, "200 OK", "Require: timer\r\nSession-Expires: 1;refresher=uac\r\nAllow: INVITE, ACK, BYE\r\n", in.plain("sendrecv"))
	in.of("ACK")
	in.speak(in.invite.body)
	out.stands()
	theirs := in.of("INVITE")
	if !strings.Contains(theirs.body, "m=audio") || theirs.header("Session-Expires") != "1;refresher=uac" {
		t.Error("it is refreshed by ", theirs)
	}
	if m := in.ask("INVITE", "", sdp, in.plain("sendrecv")); !strings.HasPrefix(m.line, "SIP/2.0 491") { // both at once
		t.Error("at the same time it answers ", m)
	}
	in.reply(theirs, "491 Request Pending", "", "")
	in.of("ACK")
	again := in.of("INVITE")
	in.reply(again, "200 OK", "Require: timer\r\nSession-Expires: 900;refresher=uac\r\n", in.plain("sendrecv"))
	in.of("ACK")
	out.speaksWith(in)
	if in.aside("sendrecv") != "sendrecv" { // and theirs is taken now
		t.Error("it is not taken afterwards")
	}
	out.bye()
	in.ok("BYE")
}

func askedAfter(t *testing.T, o *officetest.Telephony) {
	h := handsets(t, o, 2)
	out := h[0].dial(h[1].number, "Supported: timer\r\nSession-Expires: 900;refresher=uac\r\n")
	in := h[1].rung()
	in.reply(in.invite, "200 OK", "Allow: INVITE, ACK, BYE\r\n", in.plain("sendrecv"))
	in.of("ACK")
	out.stands()
	in.ok("OPTIONS")
	m := in.of("OPTIONS")
	in.reply(m, "481 Call/Transaction Does Not Exist", "", "")
	out.ok("BYE")
}
