package sip_test

import (
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

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
