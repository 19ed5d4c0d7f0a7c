package sip_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// message is one SIP message.
type message struct {
	line, head, body string
}

// header is the value of the first header field of a name.
func (m message) header(name string) string {
	for _, l := range strings.Split(m.head, "\r\n") {
		if n, v, ok := strings.Cut(l, ":"); ok && strings.EqualFold(n, name) {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// all are the lines of the header fields of some names, as they stand.
func (m message) all(names ...string) (out string) {
	for _, l := range strings.Split(m.head, "\r\n") {
		for _, n := range names {
			if strings.HasPrefix(strings.ToLower(l), strings.ToLower(n)+":") {
				out += l + "\r\n"
			}
		}
	}
	return out
}

func (m message) String() string { return m.line + "\r\n" + m.head + "\r\n\r\n" + m.body }

// is tells whether a message begins so: "INVITE ", "SIP/2.0 180".
func is(begin string) func(message) bool {
	return func(m message) bool { return strings.HasPrefix(m.line, begin) }
}

// handset is a phone that says exactly what a test wants, message by message, and that does nothing by itself.
type handset struct {
	who
	t       *testing.T
	net     net.Conn
	network string
	office  string // its address
	contact string // as it calls itself
	voice   byte   // what it says in each sample

	mu    sync.Mutex
	mail  []message
	moved chan struct{}
}

// who has a desk and an extension.
type who struct {
	directory.Actor
	officetest.Desk
	number string
}

var numbers, voices atomic.Int64

// person adds a member of an organisation with an extension and a phone, who is on it.
func person(t *testing.T, o *officetest.Telephony, org officetest.Org) who {
	t.Helper()
	w := arrival(t, o, org)
	w.Desk = o.Desk(t, org, phone.Device{Name: "Desk of " + w.number})
	w.logIn(o, t, w.Desk)
	return w
}

// arrival adds a member with an extension, who is on no phone yet.
func arrival(t *testing.T, o *officetest.Telephony, org officetest.Org) (w who) {
	t.Helper()
	ctx := t.Context()
	w.number = fmt.Sprint(4000 + numbers.Add(1))
	email := "p" + w.number + "@" + org.ID + ".example"
	accounts, err := o.Accounts.CreateShared(ctx, []string{email}, officetest.Password)
	must(t, err)
	must(t, o.DB.Write(ctx, org.ID, func(_ context.Context, tx db.Tx) error {
		m, err := directory.AddMember(tx, org.Owner.Actor, directory.Member{Account: accounts[0], Name: "Person " + w.number, Email: email, Lang: "en", Visible: true})
		if err == nil {
			w.Actor, err = directory.ActorByID(tx, m.ID)
		}
		return err
	}))
	must(t, o.Phones.SetMember(ctx, org.Admin.Actor, phone.MemberSetting{Member: w.Member, Extension: w.number, Hot: true, PIN: "482615"}))
	return w
}

func (w who) logIn(o *officetest.Telephony, t *testing.T, d officetest.Desk) {
	t.Helper()
	must(t, o.DB.Write(t.Context(), w.Org, func(ctx context.Context, tx db.Tx) error { _, err := o.Phones.LogInHere(ctx, tx, w.Actor, d.ID); return err }))
}

// rules changes how somebody's calls go.
func (w who) rules(o *officetest.Telephony, t *testing.T, set phone.OwnSetting) {
	t.Helper()
	if set.Ring == 0 {
		set.Ring = 20
	}
	must(t, o.DB.Write(t.Context(), w.Org, func(ctx context.Context, tx db.Tx) error {
		own, err := o.Phones.Own(ctx, tx, w.Actor)
		if err != nil {
			return err
		}
		set.Rev = own.Rev
		return o.Phones.SetOwn(ctx, tx, w.Actor, set)
	}))
}

// handsets gives so many people a handset each, over UDP.
func handsets(t *testing.T, o *officetest.Telephony, n int) (out []*handset) {
	t.Helper()
	for range n {
		out = append(out, plug(t, o, person(t, o, o.Demo), "udp"))
	}
	return out
}

// plug connects a handset, and registers it.
func plug(t *testing.T, o *officetest.Telephony, w who, network string) *handset {
	t.Helper()
	h := &handset{who: w, t: t, network: network, office: o.Door.Addr(network).String(), moved: make(chan struct{}, 1), voice: byte(1 + voices.Add(1)%100)}
	var err error
	h.net, err = net.Dial(network, h.office)
	must(t, err)
	t.Cleanup(func() { h.net.Close() })
	h.contact = fmt.Sprintf("sip:%s@%s;transport=%s", h.User, h.net.LocalAddr(), network)
	go h.listen()
	h.register(300)
	return h
}

func (h *handset) register(seconds int) {
	h.t.Helper()
	if m := h.ask("REGISTER", "sip:"+h.office, fmt.Sprintf("Expires: %d\r\n", seconds)); !strings.HasPrefix(m.line, "SIP/2.0 200") {
		h.t.Fatal("it cannot register: ", m)
	}
}

func (h *handset) listen() {
	if h.network != "udp" {
		h.stream()
		return
	}
	buf := make([]byte, 65536)
	for {
		n, err := h.net.Read(buf)
		if err != nil {
			return
		}
		head, body, ok := strings.Cut(string(buf[:n]), "\r\n\r\n")
		if ok {
			h.took(head, body)
		}
	}
}

// stream reads messages from a connection.
func (h *handset) stream() {
	in := bufio.NewReader(h.net)
	for {
		var head strings.Builder
		for !strings.HasSuffix(head.String(), "\r\n\r\n") {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			if line != "\r\n" || head.Len() > 0 {
				head.WriteString(line)
			}
		}
		m := message{head: head.String()}
		n, _ := strconv.Atoi(m.header("Content-Length"))
		body := make([]byte, n)
		if _, err := io.ReadFull(in, body); err != nil {
			return
		}
		h.took(strings.TrimSuffix(head.String(), "\r\n\r\n"), string(body))
	}
}

func (h *handset) took(head, body string) {
	line, rest, _ := strings.Cut(head, "\r\n")
	h.mu.Lock()
	h.mail = append(h.mail, message{line, rest, body})
	h.mu.Unlock()
	select {
	case h.moved <- struct{}{}:
	default:
	}
}

// wait waits for a message, and takes it out of those that came.
func (h *handset) wait(what string, is func(message) bool) message {
	h.t.Helper()
	late := time.After(30 * time.Second)
	for {
		if m, ok := h.find(is); ok {
			return m
		}
		select {
		case <-h.moved:
		case <-late:
			h.mu.Lock()
			defer h.mu.Unlock()
			h.t.Fatalf("%s hears no %s, but %v", h.number, what, h.mail)
		}
	}
}

func (h *handset) find(is func(message) bool) (message, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for i, m := range h.mail {
		if is(m) {
			h.mail = append(h.mail[:i:i], h.mail[i+1:]...)
			return m, true
		}
	}
	return message{}, false
}

// hears waits for a message that begins so.
func (h *handset) hears(begin string) message { h.t.Helper(); return h.wait(begin, is(begin)) }

func (h *handset) write(text string) {
	h.t.Helper()
	_, err := io.WriteString(h.net, text)
	must(h.t, err)
}

// via is the way that answers come back by.
func (h *handset) via(branch string) string {
	return fmt.Sprintf("Via: SIP/2.0/%s %s;rport;branch=%s\r\n", strings.ToUpper(h.network), h.net.LocalAddr(), branch)
}

func branch() string { return "z9hG4bK" + id.New() }

// ask sends a request outside of a dialog, proves who it is where that is asked, and gives the final answer.
func (h *handset) ask(method, uri, more string) message {
	h.t.Helper()
	d := h.begin(uri)
	m := d.ask(method, more, "", "")
	if strings.HasPrefix(m.line, "SIP/2.0 401") {
		m = d.ask(method, more+h.proof(method, uri, m), "", "")
	}
	return m
}

// proof answers a challenge.
func (h *handset) proof(method, uri string, challenge message) string {
	r := &raw{t: h.t}
	return r.proofOf(method, uri, challenge.String(), h.User, h.Secret)
}

// dialog is one dialog of a handset.
type dialog struct {
	*handset
	id           string
	us, them     string // as From and To have them
	target       string
	seq          int
	invite       message // theirs, where they called
	branch       string  // of our INVITE
	ear          *ear
	events, info bool
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
	return fmt.Sprintf("v=0\r\no=- 1 %d IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d RTP/AVP 8%s\r\na=rtpmap:8 PCMA/8000\r\n%sa=%s\r\n",
		d.seq+1, d.ear.port(), keys, maps, direction)
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

// ear is where a dialog's sound is heard, and its mouth.
type ear struct {
	*net.UDPConn
	mu     sync.Mutex
	voices map[byte]int // packets of one sample throughout
	others int          // such as of prompts
	keys   string
	at     uint32
	to     *net.UDPAddr
	more   chan struct{}
	seq    uint16
}

func listen(t *testing.T) *ear {
	t.Helper()
	c, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	must(t, err)
	e := &ear{UDPConn: c, voices: map[byte]int{}, more: make(chan struct{}, 1)}
	t.Cleanup(func() { c.Close() })
	go e.listen()
	return e
}

func (e *ear) port() int { return e.LocalAddr().(*net.UDPAddr).Port }

func (e *ear) listen() {
	buf := make([]byte, 2000)
	for {
		n, err := e.Read(buf)
		if err != nil {
			return
		}
		if n > 12 {
			e.took(buf[:n])
		}
		select {
		case e.more <- struct{}{}:
		default:
		}
	}
}

func (e *ear) took(p []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	payload := p[12:]
	switch {
	case p[1]&0x7f == 101:
		if event, ok := sound.ParseEvent(payload); ok {
			at := uint32(p[4])<<24 | uint32(p[5])<<16 | uint32(p[6])<<8 | uint32(p[7])
			if e.keys == "" || at != e.at {
				e.keys, e.at = e.keys+string("0123456789*#ABCD"[event.Code]), at
			}
		}
	case bytes.Count(payload, payload[:1]) == len(payload):
		e.voices[payload[0]]++
	default:
		e.others++
	}
}

// speak says a sample, again and again, until the ear is closed.
func (e *ear) speak(to string, voice byte) {
	at, err := net.ResolveUDPAddr("udp", to)
	if err != nil {
		return
	}
	e.mu.Lock()
	begun := e.to != nil
	e.to = at
	e.mu.Unlock()
	if begun {
		return
	}
	go func() {
		for e.packet(8, bytes.Repeat([]byte{voice}, 160)) == nil {
			time.Sleep(20 * time.Millisecond) // the beat of sound
		}
	}()
}

func (e *ear) packet(kind byte, payload []byte) error {
	e.mu.Lock()
	e.seq++
	at := uint32(e.seq) * 160
	p := append([]byte{0x80, kind, byte(e.seq >> 8), byte(e.seq), byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), 1, 2, 3, byte(e.port())}, payload...)
	to := e.to
	e.mu.Unlock()
	_, err := e.WriteToUDP(p, to)
	return err
}

// hears waits until a voice is heard from now on.
func (e *ear) hears(t *testing.T, voice byte) {
	t.Helper()
	e.until(t, fmt.Sprint("voice ", voice), func() bool { return e.voices[voice] > 1 })
}

// hearsPrompt waits until the office is heard to speak.
func (e *ear) hearsPrompt(t *testing.T) {
	t.Helper()
	e.until(t, "prompt", func() bool { return e.others > 3 })
}

func (e *ear) until(t *testing.T, what string, is func() bool) {
	t.Helper()
	e.mu.Lock()
	e.others = 0
	clear(e.voices)
	e.mu.Unlock()
	e.waits(t, what, is)
}

func (e *ear) waits(t *testing.T, what string, is func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		e.mu.Lock()
		now := is()
		e.mu.Unlock()
		if now {
			return
		}
		select {
		case <-e.more:
		case <-late:
			e.mu.Lock()
			defer e.mu.Unlock()
			t.Fatalf("no %s is heard, but %v, %d others and the keys %q", what, e.voices, e.others, e.keys)
		}
	}
}
