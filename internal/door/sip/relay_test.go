package sip_test

import (
	"context"
	"fmt"
	"net"
	"regexp"
	"strings"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// intruder sends whatever may be meant to reach somebody through the office.
type intruder struct {
	net.Conn
	t        *testing.T
	desk     officetest.Desk   // with which it proves itself; none: a stranger
	answered map[string]string // the final answer, by Call-ID
	sent     map[string]string // what was sent last, likewise
}

func intrudes(t *testing.T, o *officetest.Telephony, d officetest.Desk) *intruder {
	t.Helper()
	c, err := net.Dial("udp", o.Door.Addr("udp").String())
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return &intruder{Conn: c, t: t, desk: d, answered: map[string]string{}, sent: map[string]string{}}
}

// intrusion is one request of theirs.
type intrusion struct{ method, uri, from, tag, more, what string }

func (i *intruder) sends(r intrusion, call, proof string) {
	i.t.Helper()
	body, more, seq := "", r.more+proof, 1
	if proof != "" {
		seq = 2
	}
	if r.method == "INVITE" || r.method == "UPDATE" {
		body = fmt.Sprintf("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d RTP/AVP 8\r\n", i.LocalAddr().(*net.UDPAddr).Port)
		more += "Content-Type: application/sdp\r\n"
	}
	i.sent[call] = fmt.Sprintf("%s %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: <%s>;tag=1\r\nTo: <%s>%s\r\nCall-ID: %s\r\nCSeq: %d %s\r\n%sContent-Length: %d\r\n\r\n%s",
		r.method, r.uri, i.LocalAddr(), id.New(), r.from, r.uri, r.tag, call, seq, r.method, more, len(body), body)
	i.again(call)
}

func (i *intruder) again(call string) {
	i.t.Helper()
	_, err := i.Write([]byte(i.sent[call]))
	must(i.t, err)
}

// proof answers a challenge.
func (i *intruder) proof(r intrusion, challenge string) string {
	i.t.Helper()
	if r.method == "REGISTER" { // its own contact is its own affair
		return ""
	}
	raw := raw{t: i.t, desk: i.desk}
	return raw.proofOf(r.method, r.uri, challenge, i.desk.User, i.desk.Secret)
}

var answerIn = regexp.MustCompile(`(?s)^SIP/2.0 ([2-6]\d\d) .*\r\nCall-ID: (\S+)\r\nCSeq: (\d)`)

// waits reads until every request has its final answer, and proves itself where that is asked. What has none after a while is sent again, since
// a datagram may be lost.
func (i *intruder) waits(all map[string]intrusion) {
	i.t.Helper()
	buf := make([]byte, 8000)
	tries := 0
	for left := len(all); left > 0; {
		must(i.t, i.SetReadDeadline(time.Now().Add(5*time.Second)))
		n, err := i.Read(buf)
		if err != nil {
			tries++
			for call, r := range all {
				switch {
				case i.answered[call] != "":
				case tries > 12:
					i.t.Fatal("no answer to ", r.what, ": ", err)
				default:
					i.again(call)
				}
			}
			continue
		}
		m := answerIn.FindStringSubmatch(string(buf[:n]))
		if m == nil || all[m[2]].method == "" || i.answered[m[2]] != "" {
			continue
		}
		proof := ""
		if m[1] == "401" && m[3] == "1" && i.desk.User != "" {
			proof = i.proof(all[m[2]], string(buf[:n]))
		}
		if proof != "" {
			i.sends(all[m[2]], m[2], proof)
			continue
		}
		if m[1] == "401" && m[3] == "1" && i.desk.User != "" && all[m[2]].method != "REGISTER" {
			continue // the same challenge once more
		}
		i.answered[m[2]] = m[1]
		left--
	}
}

// Nobody reaches a provider or another's phone through the office who may not, whatever is asked, of whom, and by which way.
func TestTheOfficeRelaysNothingForStrangersOrOtherOrganisations(t *testing.T) {
	officetest.EachWithPhones(t, func(t *testing.T, o *officetest.Telephony) {
		provider := siptest.Provide(t, siptest.Rules{User: "account", Password: "a secret"})
		var line phone.Trunk
		o.Extension(t, o.Demo, 0, "201", "482615")
		o.Extension(t, o.Demo, 1, "202", "915736")
		o.Extension(t, o.Other, 0, "901", "735159")
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
			line, err = o.Phones.SetTrunk(ctx, tx, o.Demo.Admin.Actor, phone.Trunk{Name: "Provider", Kind: phone.Registers, Host: "127.0.0.1", Port: provider.Port(),
				Transport: "udp", User: "account", Secret: "a secret", Enabled: true})
			if err == nil {
				err = o.Phones.SetInbound(ctx, tx, o.Demo.Admin.Actor, "+31201112201", "201")
			}
			return err
		}))
		provider.Registered()
		theirs, mine, foreign := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"}), o.Desk(t, o.Other, phone.Device{Name: "Desk 1"})
		o.LogIn(t, o.Demo, theirs, "201", "482615")
		o.LogIn(t, o.Demo, mine, "202", "915736")
		o.LogIn(t, o.Other, foreign, "901", "735159")
		victim := rawPhone(t, o, theirs)
		contact := "sip:victim@" + victim.LocalAddr().String()
		if answer := victim.register("Contact: <" + contact + ">\r\nExpires: 600\r\n"); !strings.HasPrefix(answer, "SIP/2.0 200") {
			t.Fatal(answer)
		}

		office := o.Door.Addr("udp").String()
		targets := []string{"sip:+31612345678@" + office, "sip:0612345678@" + office, "sip:112@" + office, "sip:201@" + office, "sip:+31201112201@" + office, "sip:" + line.ID + "@" + office,
			"sip:" + theirs.User + "@" + office, "sip:+31612345678@" + provider.Address, contact, "sip:" + office, "tel:+31612345678"}
		ways := []string{"", "Route: <sip:" + provider.Address + ";lr>\r\n", "Route: <" + contact + ";lr>\r\n", "Refer-To: <sip:+31612345678@" + provider.Address + ">\r\nReferred-By: <sip:201@office>\r\n",
			"P-Asserted-Identity: <sip:+31201112201@provider>\r\nP-Preferred-Identity: <sip:201@office>\r\n", "Replaces: 1;to-tag=1;from-tag=1\r\n", "Diversion: <sip:201@office>\r\n"}
		froms := []string{"sip:nobody@somewhere.example", "sip:account@127.0.0.1", "sip:" + theirs.User + "@" + office}
		methods := []string{"INVITE", "REFER", "SUBSCRIBE", "MESSAGE", "OPTIONS", "NOTIFY", "PUBLISH", "UPDATE", "INFO", "BYE", "PRACK", "REGISTER"}
		tries := 0
		for name, who := range map[string]*intruder{"a stranger": intrudes(t, o, officetest.Desk{}), "another organisation's phone": intrudes(t, o, foreign)} {
			for _, method := range methods {
				calls := map[string]intrusion{}
				for n, target := range targets {
					for m, way := range ways {
						tag := ""
						if (n+m)%5 == 4 {
							tag = ";tag=1"
						}
						from := froms[(n+m)%len(froms)]
						more := way + "Contact: <sip:x@" + who.LocalAddr().String() + ">\r\n"
						if method == "SUBSCRIBE" || method == "NOTIFY" {
							more += "Event: dialog\r\n"
						}
						call := id.New()
						calls[call] = intrusion{method, target, from, tag, more, name + ": " + method + " " + target + " " + way}
						who.sends(calls[call], call, "")
						tries++
					}
				}
				who.waits(calls)
				statuses := map[string]int{}
				for call, r := range calls {
					got := who.answered[call]
					statuses[got]++
					if method == "INVITE" && got < "400" || who.desk.User == "" && got < "400" && method != "OPTIONS" {
						t.Errorf("%s is answered with %s", r.what, got)
					}
				}
				if who.desk.User != "" && method == "INVITE" && (statuses["401"] > 0 || statuses["503"] == 0 || statuses["404"] == 0) {
					t.Errorf("%s proves itself, and is answered with %v", name, statuses)
				}
			}
		}
		t.Logf("%d requests", tries)

		// What comes first at the provider and at the phone is what may come there.
		caller := rawPhone(t, o, mine)
		for _, number := range []string{"201", "0612345678"} {
			uri := "sip:" + number + "@" + office
			caller.call, caller.seq = id.New(), 1
			offer := "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n"
			caller.say("INVITE", uri, "", "", "application/sdp", offer)
			challenge := caller.hears("SIP/2.0 401")
			caller.seq = 2
			caller.say("INVITE", uri, "", caller.proofOf("INVITE", uri, challenge, mine.User, mine.Secret), "application/sdp", offer)
		}
		buf := make([]byte, 8000)
		must(t, victim.SetReadDeadline(time.Now().Add(30*time.Second)))
		n, err := victim.Read(buf)
		must(t, err)
		if s := string(buf[:n]); !strings.HasPrefix(s, "INVITE ") || !strings.Contains(s, "sip:202@") {
			t.Errorf("the phone was sent\n%s", s)
		}
		if invite := provider.Called().Invite; !strings.Contains(invite.Recipient.String(), "+31612345678@") || len(provider.Seen("INVITE")) != 2 {
			t.Errorf("the provider was asked for\n%s", strings.Join(provider.Seen("INVITE"), "\n"))
		}
		for _, s := range provider.Seen("") {
			if method, _, _ := strings.Cut(s, " "); method != "INVITE" && method != "REGISTER" && method != "ACK" {
				t.Errorf("the provider was sent\n%s", s)
			}
		}
	})
}
