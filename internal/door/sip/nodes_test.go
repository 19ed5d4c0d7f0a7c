package sip_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/db"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// across plays scenes at two nodes of one office, all at once.
func across(t *testing.T, all map[string]func(t *testing.T, a, b *officetest.Telephony)) {
	t.Parallel()
	nodes := officetest.OpenNodes(t, 2)
	var on sync.WaitGroup
	for name, play := range all {
		on.Go(func() { t.Run(name, func(t *testing.T) { play(t, nodes[0], nodes[1]) }) })
	}
	on.Wait()
	nothingLeft(t, nodes[0])
	nothingLeft(t, nodes[1])
}

func TestSeveralNodes(t *testing.T) {
	across(t, map[string]func(t *testing.T, a, b *officetest.Telephony){
		"speak, and keys pass":                                        speakAcross,
		"show on their lamps who telephones on others":                lampsAcross,
		"ring a group, and tell the losers that it was taken":         groupAcross,
		"transfer, whoever does so and wherever to":                   transfersAcross,
		"find a phone where it registered last":                       wandersAcross,
		"hand a call on once":                                         handsOnce,
		"are not waited for when they say nothing":                    silentNode,
		"are held by no stranger for one of them, whatever they say":  strangers,
		"take from a phone nothing that another node would have said": forgedByPhone,
	})
}

func speakAcross(t *testing.T, a, b *officetest.Telephony) {
	anna, bram := plug(t, a, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "tcp")
	out, in := connected(anna, bram)
	if !strings.Contains(in.invite.header("From"), "sip:"+anna.number+"@") || !strings.Contains(in.invite.header("From"), "Person "+anna.number) {
		t.Error("the phone shows ", in.invite.header("From"))
	}
	out.speaksWith(in)
	in.ask("INFO", "", "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n")
	out.ear.pressed(t, "5")
	in.bye()
	out.ok("BYE")

	bram.rules(a, t, phone.OwnSetting{})
	out = anna.dial(bram.number, "") // given up
	out.cancelWith(bram.rung().rings())
	out = anna.dial(bram.number, "") // refused
	in = bram.rung()
	in.reply(in.invite, "486 Busy Here", "", "")
	in.of("ACK")
	out.speak(out.final183()) // the reason is said first
	if got := out.none(); !strings.HasPrefix(got, "486") {
		t.Error("refused with ", got)
	}
}

func lampsAcross(t *testing.T, a, b *officetest.Telephony) {
	watcher, anna, bram := plug(t, a, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp")
	w, _ := watcher.watch("dialog", bram.number, 600)
	last := 0
	out := anna.dial(bram.number, "")
	in := bram.rung().rings()
	w.lit("early", &last)
	in.takes("")
	out.stands()
	w.lit("confirmed", &last)
	out.bye()
	in.ok("BYE")
	w.lit("terminated", &last)
	third := plug(t, a, who{Desk: a.Desk(t, a.Demo, phone.Device{Name: "Third " + bram.number})}, "udp")
	bram.logIn(a, t, third.Desk) // he goes on to a phone of the other node, and the lamp with him
	out = anna.dial(bram.number, "")
	w2 := third.rung().rings()
	w.lit("early", &last)
	out.cancelWith(w2)
	w.lit("terminated", &last)
}

func groupAcross(t *testing.T, a, b *officetest.Telephony) {
	caller := plug(t, a, person(t, a, a.Demo), "udp")
	members := []*handset{plug(t, a, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp")}
	var ids []string
	for _, m := range members {
		ids = append(ids, m.Member)
	}
	number := fmt.Sprint(4000 + numbers.Add(1))
	must(t, a.DB.Write(t.Context(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := a.Phones.SetGroup(ctx, tx, a.Demo.Admin.Actor, phone.Group{Name: "Group " + number, Extension: number, Members: ids, Ring: 20})
		return err
	}))
	for taker := range members {
		out := caller.dial(number, "")
		var in []*dialog
		for _, m := range members {
			in = append(in, m.rung().rings())
		}
		in[taker].takes("")
		out.stands()
		for i, late := range in {
			if i == taker {
				continue
			}
			if m := late.cancelled(); m.header("Reason") != `SIP;cause=200;text="Call completed elsewhere"` {
				t.Errorf("the other is told %q", m.header("Reason"))
			}
		}
		out.speaksWith(in[taker])
		out.bye()
		in[taker].ok("BYE")
	}
}

func transfersAcross(t *testing.T, a, b *officetest.Telephony) {
	h := []*handset{plug(t, a, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp"),
		plug(t, a, person(t, a, a.Demo), "udp")}
	for _, to := range h[2:] {
		out, in := connected(h[0], h[1]) // by whoever called
		out.refer("<sip:" + to.number + "@" + h[0].office + ">")
		out.told()
		third := to.rung()
		third.takes("")
		if got := out.told(); !strings.HasPrefix(got, "SIP/2.0 200") {
			t.Error("she is told ", got)
		}
		out.ok("BYE")
		in.speaksWith(third)
		third.bye()
		in.ok("BYE")

		out, in = connected(h[0], h[1]) // by whoever was called
		in.refer("<sip:" + to.number + "@" + h[1].office + ">")
		in.told()
		third = to.rung()
		third.takes("")
		if got := in.told(); !strings.HasPrefix(got, "SIP/2.0 200") {
			t.Error("he is told ", got)
		}
		in.ok("BYE")
		out.speaksWith(third)
		out.bye()
		third.ok("BYE")

		first, in := connected(h[0], h[1]) // asked before
		second, third := connected(h[0], to)
		first.refer("<sip:" + to.number + "@" + h[0].office + "?Replaces=" + second.replaces() + ">")
		first.told()
		if got := first.told(); !strings.HasPrefix(got, "SIP/2.0 200") {
			t.Error("she is told ", got)
		}
		first.ok("BYE")
		second.ok("BYE")
		in.speaksWith(third)
		in.bye()
		third.ok("BYE")
	}
}

// wandersAcross lets one phone register at one node, then at the other, and again at the first, by the same contact.
func wandersAcross(t *testing.T, a, b *officetest.Telephony) {
	w, caller := person(t, a, a.Demo), plug(t, a, person(t, a, a.Demo), "udp")
	first := plug(t, a, w, "udp")
	at := first.net.LocalAddr()
	last := first
	for _, o := range []*officetest.Telephony{b, a} {
		last.net.Close()
		last = plugWith(t, o, w, "udp", func(to string) (net.Conn, error) { return (&net.Dialer{LocalAddr: at}).Dial("udp", to) })
		var all []phone.Binding
		must(t, a.DB.Read(t.Context(), a.Demo.ID, func(tx db.Tx) (err error) { all, err = a.Phones.Bindings(t.Context(), tx, w.ID); return err }))
		if len(all) != 1 || all[0].Node != o.NodeAddress() {
			t.Errorf("the phone is at %+v", all)
		}
		out, in := connected(caller, last)
		out.speaksWith(in)
		out.bye()
		in.ok("BYE")
	}
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

// handsOnce lets a node that has the secret ask others for a phone: that at which it is rings it, another does not ask further.
func handsOnce(t *testing.T, a, b *officetest.Telephony) {
	bram := plug(t, b, person(t, a, a.Demo), "udp")
	links, w := node(t, a.Accounts.Key.Derive("nodes of phones"))
	there, err := links.Dial(t.Context(), a.NodeAddress())
	must(t, err)
	for what, c := range map[string]struct {
		req    *sip.Request
		status int
	}{
		"not at this node":        {handing(a.Demo.ID, bram.ID), 404},
		"of another organisation": {handing(a.Other.ID, bram.ID), 404},
		"of none":                 {handing("", ""), 400},
	} {
		if res, err := w.Ask(t.Context(), there, c.req); err != nil || res.StatusCode != c.status {
			t.Errorf("a phone %s: %v, %v", what, res, err)
		}
	}
	bram.silentFor(t)
	there, err = links.Dial(t.Context(), b.NodeAddress())
	must(t, err)
	answered := make(chan *sip.Response, 1)
	go func() {
		res, _ := w.Ask(context.Background(), there, handing(a.Demo.ID, bram.ID))
		answered <- res
	}()
	in := bram.rung()
	if !strings.Contains(in.invite.header("From"), "The director") {
		t.Error("the phone shows ", in.invite.header("From"))
	}
	in.reply(in.invite, "603 Decline", "", "")
	in.of("ACK")
	if res := <-answered; res == nil || res.StatusCode != 486 {
		t.Errorf("declined with %v", res)
	}
}

func strangers(t *testing.T, a, b *officetest.Telephony) {
	stranger, w := node(t, b.Accounts.Key.Derive("something else"))
	if f, err := stranger.Dial(t.Context(), b.NodeAddress()); err == nil {
		t.Errorf("one with another secret is a node, over %v", f)
	}
	bram := plug(t, b, person(t, a, a.Demo), "udp")
	req := handing(a.Demo.ID, bram.ID)
	if _, err := w.Ask(t.Context(), wire.Flow{Network: "tcp", Remote: b.NodeAddress()}, req); err == nil {
		t.Error("it is answered without a connection")
	}
	req.AppendHeader(sip.NewHeader("Via", "SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK"+sip.GenerateTagN(8)))
	for _, dial := range []func() (net.Conn, error){ // in clear words, and with a certificate of one's own
		func() (net.Conn, error) { return net.Dial("tcp", b.NodeAddress()) },
		func() (net.Conn, error) {
			return tls.Dial("tcp", b.NodeAddress(), &tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{selfMade(t)}})
		},
	} {
		c, err := dial()
		must(t, err)
		_, _ = io.WriteString(c, req.String())
		if answer, _ := io.ReadAll(c); strings.Contains(string(answer), "SIP/2.0") {
			t.Errorf("it is answered: %s", answer)
		}
		c.Close()
	}
	bram.silentFor(t)
}

// selfMade is a certificate such as a stranger makes.
func selfMade(t *testing.T) tls.Certificate {
	t.Helper()
	public, key, err := ed25519.GenerateKey(nil)
	must(t, err)
	cover := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "bureau"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, cover, cover, public, key)
	must(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// forgedByPhone puts a node's words into what a phone sends: they mean nothing there, whether it proves who it is or not.
func forgedByPhone(t *testing.T, a, b *officetest.Telephony) {
	bram, mallory := plug(t, b, person(t, a, a.Demo), "udp"), plug(t, b, person(t, a, a.Demo), "udp")
	mallory.rules(a, t, phone.OwnSetting{})
	words := "X-Bureau-Organisation: " + a.Demo.ID + "\r\nX-Bureau-Device: " + bram.ID + "\r\nX-Bureau-Member: " + bram.Member + "\r\n"
	d := mallory.begin("sip:phone@" + mallory.office)
	if m := d.ask("INVITE", words, sdp, d.plain("sendrecv")); !strings.HasPrefix(m.line, "SIP/2.0 401") {
		t.Error("without a proof: ", m)
	}
	out := mallory.dial("4999999", words)
	out.speak(out.final183()) // the reason is said first
	if got := out.none(); !strings.HasPrefix(got, "404") {
		t.Error("with one: ", got)
	}
	bram.silentFor(t)
}

// silentNode announces a node that takes connections and says nothing.
func silentNode(t *testing.T, a, _ *officetest.Telephony) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { silent.Close() })
	address, w := silent.Addr().String(), person(t, a, a.Demo)
	must(t, a.DB.WriteGlobal(t.Context(), func(ctx context.Context, tx db.Tx) error {
		return a.Phones.Announce(ctx, tx, phone.Node{Address: address, Run: "run"})
	}))
	must(t, a.DB.Write(t.Context(), a.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		out, err := a.Phones.Register(ctx, tx, []phone.Registering{{Binding: phone.Binding{Device: w.ID, Org: a.Demo.ID, Contact: "sip:x@192.0.2.1", Node: address,
			Flow: "udp/192.0.2.1:5060", Transport: "udp", CallID: "1", CSeq: 1, Expires: a.Clock.Now().Add(time.Hour)}}})
		if err == nil {
			err = out[0].Err
		}
		return err
	}))
	anna := plug(t, a, person(t, a, a.Demo), "udp")
	out := anna.dial(w.number, "")
	out.stands() // the box for messages answers within the patience of a phone
	out.bye()
}
