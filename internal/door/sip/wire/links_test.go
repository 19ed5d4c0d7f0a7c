package wire

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"testing"
	"time"

	"github.com/emiago/sipgo/sip"
)

// linked is a wire between nodes; what arrives is answered with 200 and told.
func linked(t *testing.T, secret byte) (*Links, *Wire, chan Flow) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	links, err := Link(l, bytes.Repeat([]byte{secret}, 32))
	must(t, err)
	heard := make(chan Flow, 16)
	w, err := Open(Config{Sockets: Sockets{TCP: links}, Mute: true, Log: slog.New(slog.DiscardHandler),
		Answer: func(*sip.Request, Flow) *sip.Response { return nil },
		Handle: func(req *sip.Request, tx sip.ServerTransaction, from Flow) {
			heard <- from
			_ = tx.Respond(sip.NewResponseFromRequest(req, 200, "OK", nil))
		}})
	must(t, err)
	w.Serve()
	t.Cleanup(w.Close)
	return links, w, heard
}

func info() *sip.Request {
	req := sip.NewRequest(sip.INFO, sip.Uri{Scheme: "sip", Host: "node.invalid"})
	call, forwards := sip.CallIDHeader(sip.GenerateTagN(8)), sip.MaxForwardsHeader(70)
	from := &sip.FromHeader{Address: sip.Uri{Scheme: "sip", User: "a", Host: "node.invalid"}}
	from.Params.Add("tag", "1")
	for _, h := range []sip.Header{from, &sip.ToHeader{Address: req.Recipient}, &call, &sip.CSeqHeader{SeqNo: 1, MethodName: sip.INFO}, &forwards} {
		req.AppendHeader(h)
	}
	req.SetBody(nil)
	return req
}

func TestNodesWithTheSameSecretHearEachOtherBothWaysOverOneConnection(t *testing.T) {
	a, wa, atA := linked(t, 1)
	b, wb, atB := linked(t, 1)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	there, err := a.Dial(ctx, b.Addr().String())
	must(t, err)
	res, err := wa.Ask(ctx, there, info())
	must(t, err)
	back := <-atB
	if res.StatusCode != 200 || !wb.Alive(back) {
		t.Errorf("%s, over %v", res.StartLine(), back)
	}
	if res, err = wb.Ask(ctx, back, info()); err != nil || res.StatusCode != 200 {
		t.Errorf("the way back: %v", err)
	}
	if from := <-atA; from != there {
		t.Errorf("it came over %v, not %v", from, there)
	}
}

func TestAStrangerIsNeitherHeardNorCalled(t *testing.T) {
	a, wa, _ := linked(t, 1)
	b, _, atB := linked(t, 2)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if f, err := a.Dial(ctx, b.Addr().String()); err == nil {
		t.Errorf("a node with another secret is called over %v", f)
	}
	// Without any secret, in clear words, and with a certificate that a stranger made.
	c, err := net.Dial("tcp", b.Addr().String())
	must(t, err)
	defer c.Close()
	req := info()
	req.AppendHeader(sip.NewHeader("Via", "SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1"))
	_, err = io.WriteString(c, req.String())
	must(t, err)
	answer, _ := io.ReadAll(c)
	if bytes.Contains(answer, []byte("SIP/2.0")) {
		t.Errorf("it is answered: %q", answer)
	}
	// What is gone is not made anew in clear words.
	if _, err := wa.Ask(ctx, Flow{"tcp", b.Addr().String()}, info()); err == nil {
		t.Error("something was sent without a connection")
	}
	select {
	case from := <-atB:
		t.Errorf("%v was heard", from)
	default:
	}
}

func TestAStrangerWhoBeginsManyConnectionsKeepsNoNodeOut(t *testing.T) {
	a, _, _ := linked(t, 1)
	b, _, _ := linked(t, 1)
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 7)}}
	for range 3 * handshakes / fromOne {
		c, err := from.Dial("tcp", b.Addr().String()) // and says nothing
		must(t, err)
		t.Cleanup(func() { c.Close() })
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if _, err := a.Dial(ctx, b.Addr().String()); err != nil {
		t.Error("a node is kept out: ", err)
	}
}

func TestASecretOfAnotherLengthIsNone(t *testing.T) {
	if _, err := Link(nil, []byte("short")); err == nil {
		t.Error("it is taken")
	}
}
