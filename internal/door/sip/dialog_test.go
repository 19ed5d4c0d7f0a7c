package sip_test

import (
	"fmt"
	"regexp"
	"strings"

	"bureau/internal/id"
)

// dialog is one dialog of a handset.
type dialog struct {
	*handset
	id       string
	us, them string // as From and To have them
	target   string
	seq      int
	invite   message // theirs, where they called
	branch   string  // of our INVITE
	ear      *ear
	events   bool // keys come with the sound
}

// begin is a dialog that a request is to begin.
func (h *handset) begin(uri string) *dialog {
	return &dialog{handset: h, id: id.New(), us: fmt.Sprintf("<sip:%s@office>;tag=%s", h.User, id.New()), them: "<" + uri + ">", target: uri}
}

// say sends a request of the dialog.
func (d *dialog) say(method, branch, more, kind, body string) {
	d.t.Helper()
	if kind != "" {
		more += "Content-Type: " + kind + "\r\n"
	}
	d.write(fmt.Sprintf("%s %s SIP/2.0\r\n%sMax-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d %s\r\nContact: <%s>\r\n%sContent-Length: %d\r\n\r\n%s",
		method, d.target, d.via(branch), d.us, d.them, d.id, d.seq, method, d.contact, more, len(body), body))
}

// ask sends the next request of the dialog, and gives the final answer.
func (d *dialog) ask(method, more, kind, body string) message {
	d.t.Helper()
	d.seq++
	d.say(method, branch(), more, kind, body)
	return d.final(method)
}

// answers tells whether a message answers the dialog's last request.
func (d *dialog) answers(method, begin string) func(message) bool {
	seq := fmt.Sprint(d.seq, " ", method)
	return func(m message) bool {
		return strings.HasPrefix(m.line, "SIP/2.0 "+begin) && m.header("Call-ID") == d.id && m.header("CSeq") == seq
	}
}

func (d *dialog) final(method string) message {
	d.t.Helper()
	return d.wait("answer to "+method, func(m message) bool { return d.answers(method, "")(m) && !is("SIP/2.0 1")(m) })
}

// progress waits for a provisional answer.
func (d *dialog) progress(status string) message {
	d.t.Helper()
	return d.wait(status, d.answers("INVITE", status))
}

// of waits for a request of the dialog.
func (d *dialog) of(method string) message {
	d.t.Helper()
	return d.wait(method, func(m message) bool { return is(method+" ")(m) && m.header("Call-ID") == d.id })
}

// reply answers a request.
func (d *dialog) reply(m message, status, more, body string) {
	d.t.Helper()
	to := m.header("To")
	if d.us != "" && !strings.Contains(to, ";tag=") {
		to = d.us
	}
	if body != "" {
		more += "Content-Type: application/sdp\r\n"
	}
	d.write(fmt.Sprintf("SIP/2.0 %s\r\n%sTo: %s\r\nContact: <%s>\r\n%sContent-Length: %d\r\n\r\n%s",
		status, m.all("Via", "From", "Call-ID", "CSeq", "Record-Route"), to, d.contact, more, len(body), body))
}

// ok takes a request of the dialog that is to come.
func (d *dialog) ok(method string) message {
	d.t.Helper()
	m := d.of(method)
	d.reply(m, "200 OK", "", "")
	return m
}

// plain is the session description of an ordinary phone, with keys as part of the sound or without.
func (d *dialog) plain(direction string) string {
	if d.ear == nil {
		d.ear = listen(d.t)
	}
	keys, maps := "", ""
	if d.events {
		keys, maps = " 101", "a=rtpmap:101 telephone-event/8000\r\n"
	}
	if d.wide {
		keys, maps = " 8"+keys, "a=rtpmap:9 G722/8000\r\n"+maps
	}
	profile, first := "RTP/AVP", 8
	if d.wide {
		first = 9
	}
	if d.secure {
		profile = "RTP/SAVP"
		maps += "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + strings.Repeat("d2h5", 10) + "\r\n"
	}
	return fmt.Sprintf("v=0\r\no=- 1 %d IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d %s %d%s\r\na=rtpmap:8 PCMA/8000\r\n%sa=%s\r\n",
		d.seq+1, d.ear.port(), profile, first, keys, maps, direction)
}

const sdp = "application/sdp"

// dial begins a call, which proves who it is from.
func (h *handset) dial(to, more string) *dialog {
	h.t.Helper()
	return h.dialWith(to, more, "sendrecv")
}

func (h *handset) dialWith(to, more, direction string) *dialog {
	h.t.Helper()
	uri := "sip:" + to + "@" + h.office
	d := h.begin(uri)
	d.events = true
	d.call(more, direction)
	return d
}

// call sends the INVITE; with an empty direction, without a description.
func (d *dialog) call(more, direction string) {
	d.t.Helper()
	uri, body, kind := d.target, "", ""
	if direction != "" {
		body, kind = d.plain(direction), sdp
	}
	d.seq++
	d.branch = branch()
	d.say("INVITE", d.branch, more, kind, body)
	challenge := d.wait("challenge", d.answers("INVITE", "401"))
	d.refused(challenge)
	d.seq++
	d.branch = branch()
	d.say("INVITE", d.branch, more+d.proof("INVITE", uri, challenge), kind, body)
}

// refused acknowledges a refusal, in the transaction that was refused.
func (d *dialog) refused(m message) {
	d.write(fmt.Sprintf("ACK %s SIP/2.0\r\n%sMax-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d ACK\r\nContent-Length: 0\r\n\r\n",
		d.target, d.via(d.branch), d.us, m.header("To"), d.id, d.seq))
}

// none waits until the call is refused, and says how.
func (d *dialog) none() string {
	d.t.Helper()
	m := d.final("INVITE")
	d.refused(m)
	_, status, _ := strings.Cut(m.line, " ")
	return status
}

var angle = regexp.MustCompile(`<([^>]+)>`)

// stands waits until the call is answered, acknowledges that, and begins to speak.
func (d *dialog) stands() message {
	d.t.Helper()
	m := d.final("INVITE")
	if !strings.HasPrefix(m.line, "SIP/2.0 200") {
		d.t.Fatal("the call came to nothing: ", m)
	}
	d.confirm(m)
	d.say("ACK", branch(), "", "", "")
	return m
}

// confirm notes what an answer says of the dialog.
func (d *dialog) confirm(m message) {
	d.them, d.target = m.header("To"), angle.FindStringSubmatch(m.header("Contact"))[1]
	d.speak(m.body)
}

var audioAt = regexp.MustCompile(`m=audio (\d+) `)

// speak says the handset's voice to where a description names.
func (d *dialog) speak(described string) {
	if at := audioAt.FindStringSubmatch(described); at != nil && d.ear != nil {
		d.ear.speak("127.0.0.1:"+at[1], d.voice)
	}
}

// rung waits for a call.
func (h *handset) rung() *dialog {
	h.t.Helper()
	m := h.hears("INVITE ")
	return &dialog{handset: h, id: m.header("Call-ID"), us: m.header("To") + ";tag=" + id.New(), them: m.header("From"),
		target: angle.FindStringSubmatch(m.header("Contact"))[1], invite: m, events: true}
}

// rings says that it rings, and takes lets the call begin; both as the test has waited for.
func (d *dialog) rings() *dialog {
	d.t.Helper()
	d.reply(d.invite, "180 Ringing", "", "")
	return d
}

const abilities = "Allow: INVITE, ACK, BYE, CANCEL, INFO, UPDATE, NOTIFY\r\n"

func (d *dialog) takes(more string) *dialog {
	d.t.Helper()
	d.reply(d.invite, "200 OK", more+abilities, d.plain("sendrecv"))
	d.of("ACK")
	d.speak(d.invite.body)
	return d
}

// cancelled takes the CANCEL of a call that rings, and gives it.
func (d *dialog) cancelled() message {
	d.t.Helper()
	m := d.of("CANCEL")
	d.reply(m, "200 OK", "", "")
	d.reply(d.invite, "487 Request Terminated", "", "")
	d.of("ACK")
	return m
}

func (d *dialog) bye() {
	d.t.Helper()
	if m := d.ask("BYE", "", "", ""); !strings.HasPrefix(m.line, "SIP/2.0 200") {
		d.t.Error("hanging up: ", m)
	}
}

// speaksWith waits until both hear each other.
func (d *dialog) speaksWith(o *dialog) {
	d.t.Helper()
	d.ear.hears(d.t, o.voice)
	o.ear.hears(o.t, d.voice)
}
