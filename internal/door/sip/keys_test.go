package sip_test

import (
	"bytes"
	"fmt"
	"net"
	"regexp"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

var (
	tagIn    = regexp.MustCompile(`(?m)^To: .*;tag=([^\s;]+)`)
	targetIn = regexp.MustCompile(`(?m)^Contact: <([^>]+)>`)
	soundIn  = regexp.MustCompile(`(?m)^m=audio (\d+) `)
)

// say sends a request of a call, to whatever the URI names.
func (r *raw) say(method, uri, tag, more, kind, body string) {
	r.t.Helper()
	if kind != "" {
		more += "Content-Type: " + kind + "\r\n"
	}
	_, err := fmt.Fprintf(r, "%s %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: <sip:%s@office>;tag=1\r\nTo: <%s>%s\r\nCall-ID: %s\r\nCSeq: %d %s\r\nContact: <sip:%s@%s>\r\n%sContent-Length: %d\r\n\r\n%s",
		method, uri, r.LocalAddr(), id.New(), r.desk.User, uri, tag, r.call, r.seq, method, r.desk.User, r.LocalAddr(), more, len(body), body)
	must(r.t, err)
}

// hears reads until a message begins so.
func (r *raw) hears(begin string) string {
	r.t.Helper()
	buf := make([]byte, 8000)
	for {
		must(r.t, r.SetReadDeadline(time.Now().Add(30*time.Second)))
		n, err := r.Read(buf)
		must(r.t, err)
		if s := string(buf[:n]); strings.HasPrefix(s, begin) {
			return s
		}
	}
}

// A phone that knows no RFC 4733 sends each key as a message of the call (INFO).
func TestKeysThatComeAsMessagesLogIn(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		o.Extension(t, o.Demo, 0, "201", "482615")
		d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
		r := rawPhone(t, o, d)
		ear, err := net.ListenPacket("udp", "127.0.0.1:0")
		must(t, err)
		defer ear.Close()
		offer := fmt.Sprintf("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n",
			ear.LocalAddr().(*net.UDPAddr).Port)
		uri := "sip:*35*201@" + r.to

		r.seq = 1
		r.say("INVITE", uri, "", "", "application/sdp", offer)
		challenge := r.hears("SIP/2.0 401")
		r.seq = 2
		r.say("INVITE", uri, "", r.proofOf("INVITE", uri, challenge, d.User, d.Secret), "application/sdp", offer)
		answer := r.hears("SIP/2.0 200")
		target, tag := targetIn.FindStringSubmatch(answer)[1], ";tag="+tagIn.FindStringSubmatch(answer)[1]
		r.say("ACK", target, tag, "", "", "")
		// The sound of a phone comes first: where it comes from is where the prompt goes.
		at, err := net.ResolveUDPAddr("udp", "127.0.0.1:"+soundIn.FindStringSubmatch(answer)[1])
		must(t, err)
		_, err = ear.WriteTo(append([]byte{0x80, 8, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4}, bytes.Repeat([]byte{0xd5}, 160)...), at)
		must(t, err)
		must(t, ear.SetReadDeadline(time.Now().Add(20*time.Second)))
		if _, _, err := ear.ReadFrom(make([]byte, 2000)); err != nil {
			t.Fatal("no prompt is heard: ", err)
		}

		for i, key := range []string{"Signal=4\r\nDuration=160\r\n", "Signal=8\r\n", "2", "Signal= 6", "signal=1\r\n", "Signal=5\r\nDuration=90", "Signal=#\r\n"} {
			kind := "application/dtmf-relay"
			if !strings.Contains(key, "=") {
				kind = "application/dtmf"
			}
			r.seq = 3 + i
			r.say("INFO", target, tag, "", kind, key)
			r.hears("SIP/2.0 200")
		}
		if bye := r.hears("BYE "); !strings.Contains(bye, r.call) {
			t.Error("it hangs up another call\n", bye)
		}
		must(t, o.DB.Read(t.Context(), o.Demo.ID, func(tx db.Tx) error {
			s, there, err := o.Phones.SessionAt(t.Context(), tx, d.ID)
			if err == nil && (!there || s.Extension != "201") {
				t.Errorf("on the phone is %+v, %v", s, there)
			}
			return err
		}))
	})
}
