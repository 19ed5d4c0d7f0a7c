package sip_test

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// two opens two nodes with the numbers 201, 202 and 203.
func two(t *testing.T) (a, b *officetest.Telephony) {
	t.Helper()
	t.Parallel()
	nodes := officetest.OpenNodes(t, 2)
	for i, extension := range []string{"201", "202", "203"} {
		nodes[0].Extension(t, nodes[0].Demo, i, extension, "482615")
	}
	return nodes[0], nodes[1]
}

// watch reads what a lamp shows until it shows that, and says that it was told.
func (r *raw) watch(shows func(string) bool) string {
	r.t.Helper()
	buf := make([]byte, 8000)
	for {
		must(r.t, r.SetReadDeadline(time.Now().Add(30*time.Second)))
		n, err := r.Read(buf)
		must(r.t, err)
		told := string(buf[:n])
		if !strings.HasPrefix(told, "NOTIFY ") {
			continue
		}
		var back []string
		for _, line := range strings.Split(told, "\r\n") {
			name, _, _ := strings.Cut(line, ":")
			switch name {
			case "Via", "From", "To", "Call-ID", "CSeq":
				back = append(back, line)
			}
		}
		fmt.Fprintf(r, "SIP/2.0 200 OK\r\n%s\r\nContent-Length: 0\r\n\r\n", strings.Join(back, "\r\n"))
		if shows(told) {
			return told
		}
	}
}

func TestALampOnOneNodeFollowsCallsOfAnother(t *testing.T) {
	a, b := two(t)
	var desks []officetest.Desk
	for i, extension := range []string{"201", "202", "203"} {
		d := a.Desk(t, a.Demo, phone.Device{Name: fmt.Sprint("Desk ", i+1)})
		a.LogIn(t, a.Demo, d, extension, "482615")
		desks = append(desks, d)
	}
	lamp := rawPhone(t, a, desks[2])
	lamp.register("Contact: <sip:lamp@" + lamp.LocalAddr().String() + ">\r\nExpires: 600\r\n")
	more := "Contact: <sip:lamp@" + lamp.LocalAddr().String() + ">\r\nEvent: dialog\r\nExpires: 600\r\n"
	subscribe := func() string {
		challenge := lamp.sendTo("SUBSCRIBE", "202", desks[2].User, more)
		return lamp.sendTo("SUBSCRIBE", "202", desks[2].User, more+lamp.proofOf("SUBSCRIBE", "sip:202@"+lamp.to, challenge, desks[2].User, desks[2].Secret))
	}
	if answer := subscribe(); !strings.HasPrefix(answer, "SIP/2.0 200") {
		t.Fatal(answer)
	}
	lamp.watch(func(s string) bool { return !strings.Contains(s, "<state>") })

	anna, bram := b.Plug(t, desks[0], siptest.Phone{}), b.Plug(t, desks[1], siptest.Phone{})
	anna.Dial("202")
	bram.Rung()
	lamp.watch(func(s string) bool { return strings.Contains(s, "<state>early</state>") })
	bram.Answer()
	lamp.watch(func(s string) bool { return strings.Contains(s, "<state>confirmed</state>") })
	anna.Hangup()
	lamp.watch(func(s string) bool { return !strings.Contains(s, "<state>") })
}

// node is a machine that knows the secret of the office, or one that does not.
func node(t *testing.T, secret []byte) (*wire.Links, *wire.Wire) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	links, err := wire.Link(l, secret)
	must(t, err)
	w, err := wire.Open(wire.Config{Sockets: wire.Sockets{TCP: links}, Mute: true, Log: slog.New(slog.DiscardHandler),
		Answer: func(*sip.Request, wire.Flow) *sip.Response { return nil }, Handle: func(*sip.Request, sip.ServerTransaction, wire.Flow) {}})
	must(t, err)
	w.Serve()
	t.Cleanup(w.Close)
	return links, w
}

// handing is a call that a node hands to another for a phone.
func handing(org, device string) *sip.Request {
	req := sip.NewRequest(sip.INVITE, sip.Uri{Scheme: "sip", User: "phone", Host: "node.invalid"})
	call, forwards := sip.CallIDHeader(sip.GenerateTagN(16)), sip.MaxForwardsHeader(70)
	from := &sip.FromHeader{DisplayName: "The director", Address: sip.Uri{Scheme: "sip", User: "100", Host: "node.invalid"}}
	from.Params.Add("tag", "1")
	for _, h := range []sip.Header{from, &sip.ToHeader{Address: sip.Uri{Scheme: "sip", User: "202", Host: "node.invalid"}}, &call,
		&sip.CSeqHeader{SeqNo: 1, MethodName: sip.INVITE}, &forwards, &sip.ContactHeader{Address: sip.Uri{Scheme: "sip", User: "x", Host: "127.0.0.1", Port: 5070}},
		sip.NewHeader("X-Bureau-Organisation", org), sip.NewHeader("X-Bureau-Device", device), sip.NewHeader("Content-Type", "application/sdp")} {
		req.AppendHeader(h)
	}
	req.SetBody([]byte("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\n"))
	return req
}

func TestACallIsHandedOnceAndByNodesOfTheOfficeOnly(t *testing.T) {
	a, b := two(t)
	d := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"})
	a.LogIn(t, a.Demo, d, "202", "482615")
	bram := b.Plug(t, d, siptest.Phone{})
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()

	// With the secret: the node at which the phone is rings it, another does not ask further.
	links, w := node(t, a.Accounts.Key.Derive("nodes of phones"))
	there, err := links.Dial(ctx, a.NodeAddress())
	must(t, err)
	if res, err := w.Ask(ctx, there, handing(a.Demo.ID, d.ID)); err != nil || res.StatusCode != 404 {
		t.Errorf("a node at which the phone is not answers %v, %v", res, err)
	}
	if res, err := w.Ask(ctx, there, handing(a.Other.ID, d.ID)); err != nil || res.StatusCode != 404 {
		t.Errorf("in another organisation: %v, %v", res, err)
	}
	if res, err := w.Ask(ctx, there, handing("", "")); err != nil || res.StatusCode != 400 {
		t.Errorf("for nobody: %v, %v", res, err)
	}
	for _, e := range bram.Events() {
		if e.Type == "CALL_INCOMING" {
			t.Error("the phone rings, though its own node was not asked")
		}
	}
	there, err = links.Dial(ctx, b.NodeAddress())
	must(t, err)
	answered := make(chan *sip.Response, 1)
	go func() {
		res, _ := w.Ask(ctx, there, handing(a.Demo.ID, d.ID))
		answered <- res
	}()
	if rung := bram.Rung(); rung.Name != "The director" {
		t.Errorf("the phone shows %q", rung.Name)
	}
	bram.Command("hangup", "")
	if res := <-answered; res == nil || res.StatusCode != 486 {
		t.Errorf("refused with %v", res)
	}
	before := len(bram.Events())

	// Another secret, and the same words at the door of the phones.
	stranger, _ := node(t, b.Accounts.Key.Derive("something else"))
	if f, err := stranger.Dial(ctx, b.NodeAddress()); err == nil {
		t.Errorf("a stranger is a node, over %v", f)
	}
	r := rawPhone(t, b, d)
	answer := r.send("INVITE", "phone", "Contact: <sip:x@127.0.0.1>\r\nX-Bureau-Organisation: "+a.Demo.ID+"\r\nX-Bureau-Device: "+d.ID+"\r\n")
	if !strings.HasPrefix(answer, "SIP/2.0 401") {
		t.Errorf("forged header fields are answered with %s", answer)
	}
	for _, e := range bram.Events()[before:] {
		if e.Type == "CALL_INCOMING" {
			t.Error("a stranger rings the phone")
		}
	}
}

func TestANodeThatSaysNothingHoldsUpACallForSecondsOnly(t *testing.T) {
	a, _ := two(t)
	first, second := a.Desk(t, a.Demo, phone.Device{Name: "Desk 1"}), a.Desk(t, a.Demo, phone.Device{Name: "Desk 2"})
	a.LogIn(t, a.Demo, first, "201", "482615")
	a.LogIn(t, a.Demo, second, "202", "482615")
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections, and that is all
	must(t, err)
	t.Cleanup(func() { silent.Close() })
	address := silent.Addr().String()
	must(t, a.DB.WriteGlobal(context.Background(), func(ctx context.Context, tx db.Tx) error {
		return a.Phones.Announce(ctx, tx, phone.Node{Address: address, Run: "run"})
	}))
	must(t, a.DB.Write(context.Background(), a.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		out, err := a.Phones.Register(ctx, tx, []phone.Registering{{Binding: phone.Binding{Device: second.ID, Org: a.Demo.ID, Contact: "sip:x@192.0.2.1", Node: address,
			Flow: "udp/192.0.2.1:5060", Transport: "udp", CallID: "1", CSeq: 1, Expires: a.Clock.Now().Add(time.Hour)}}})
		if err == nil {
			err = out[0].Err
		}
		return err
	}))
	anna := a.Plug(t, first, siptest.Phone{})
	anna.Dial("202")
	anna.Answered() // by the box for messages, and within the patience of a phone
	anna.Hangup()
}
