package sip_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/span"
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
	wide    bool   // it can do wide-band sound, and likes that best
	secure  bool   // its sound is to be encrypted, which these do not: none is listened to

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
	must(t, o.DB.Write(t.Context(), w.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Phones.LogInHere(ctx, tx, w.Actor, d.ID)
		return err
	}))
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

// sick lets somebody be away today.
func (w who) sick(o *officetest.Telephony, t *testing.T) {
	t.Helper()
	day := span.Date{Year: 2026, Month: 11, Day: 24}
	must(t, o.DB.Write(t.Context(), w.Org, func(ctx context.Context, tx db.Tx) error {
		in := absence.In{Kind: absence.Sickness, Member: w.Member, First: day, Last: day, To: absence.WholeDay}
		p, err := o.Absences.Preview(ctx, tx, w.Actor, in)
		if err == nil {
			_, err = o.Absences.Enter(ctx, tx, w.Actor, in, absence.Consent{Shown: p.Shown})
		}
		return err
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
	return plugWith(t, o, w, network, func(to string) (net.Conn, error) { return net.Dial(network, to) })
}

func plugWith(t *testing.T, o *officetest.Telephony, w who, network string, dial func(string) (net.Conn, error)) *handset {
	t.Helper()
	h := &handset{who: w, t: t, network: network, office: o.Door.Addr(network).String(), moved: make(chan struct{}, 1), voice: byte(1 + voices.Add(1)%100)}
	var err error
	h.net, err = dial(h.office)
	must(t, err)
	t.Cleanup(func() { h.net.Close() })
	h.contact = fmt.Sprintf("sip:%s@%s;transport=%s", h.User, h.net.LocalAddr(), network)
	go h.listen()
	h.register(300)
	return h
}

func (h *handset) register(seconds int) {
	h.t.Helper()
	if m := h.ask("REGISTER", "sip:"+h.User+"@"+h.office, fmt.Sprintf("Expires: %d\r\n", seconds)); !strings.HasPrefix(m.line, "SIP/2.0 200") {
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
