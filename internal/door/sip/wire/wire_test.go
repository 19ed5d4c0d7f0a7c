package wire

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/clock"
)

// open opens a wire that answers everything without a transaction with 200, and within one with 202.
func open(t testing.TB, cfg Config) *Wire {
	t.Helper()
	cfg.Log = slog.New(slog.DiscardHandler)
	if cfg.Answer == nil {
		cfg.Answer = func(req *sip.Request, _ Flow) *sip.Response { return sip.NewResponseFromRequest(req, 200, "OK", nil) }
	}
	if cfg.Handle == nil {
		cfg.Handle = func(req *sip.Request, tx sip.ServerTransaction, _ Flow) {
			_ = tx.Respond(sip.NewResponseFromRequest(req, 202, "Accepted", nil))
		}
	}
	w, err := Open(cfg)
	must(t, err)
	t.Cleanup(w.Close)
	w.Serve()
	return w
}

// at takes free addresses.
func at(t testing.TB, networks ...string) Sockets {
	t.Helper()
	addresses := map[string]string{}
	for _, n := range networks {
		addresses[n] = "127.0.0.1:0"
	}
	s, err := Listen(addresses["udp"], addresses["tcp"], addresses["tls"])
	must(t, err)
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// request writes a request as a phone at an address would.
func request(method, via, more string) string {
	return method + " sip:office.example SIP/2.0\r\nVia: SIP/2.0/" + via + ";rport;branch=z9hG4bK" + sip.GenerateTagN(8) +
		"\r\nMax-Forwards: 70\r\nFrom: <sip:desk@office.example>;tag=1\r\nTo: <sip:desk@office.example>\r\nCall-ID: " + sip.GenerateTagN(8) +
		"\r\nCSeq: 1 " + method + "\r\n" + more + "Content-Length: 0\r\n\r\n"
}

// line is the first line that comes back over a connection.
func line(t testing.TB, c net.Conn) string {
	t.Helper()
	must(t, c.SetReadDeadline(time.Now().Add(5*time.Second)))
	buf := make([]byte, 4096)
	n, err := c.Read(buf)
	must(t, err)
	first, _, _ := strings.Cut(string(buf[:n]), "\r\n")
	return first
}

func dial(t testing.TB, w *Wire, network string) net.Conn {
	t.Helper()
	c, err := net.Dial(network, w.Addr(network).String())
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

func TestRequestsAreAnsweredOverUDPAndTCP(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "udp", "tcp")})
	for _, network := range []string{"udp", "tcp"} {
		c := dial(t, w, network)
		for method, want := range map[string]string{"REGISTER": "200 OK", "OPTIONS": "200 OK", "INVITE": "202 Accepted", "SUBSCRIBE": "202 Accepted"} {
			fmt.Fprint(c, request(method, strings.ToUpper(network)+" "+c.LocalAddr().String(), ""))
			if got := line(t, c); got != "SIP/2.0 "+want {
				t.Errorf("%s over %s: %s", method, network, got)
			}
		}
	}
}

func TestWhatIsMissingOrForeignInARequestIsRefused(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "udp")})
	c := dial(t, w, "udp")
	whole := func(method string) string { return request(method, "UDP "+c.LocalAddr().String(), "") }
	without := func(name string) string {
		var kept []string
		for _, l := range strings.Split(whole("INVITE"), "\r\n") {
			if !strings.HasPrefix(l, name+":") {
				kept = append(kept, l)
			}
		}
		return strings.Join(kept, "\r\n")
	}
	for message, want := range map[string]string{
		without("To"):      "400 ",
		without("From"):    "400 ",
		without("Call-ID"): "400 ",
		without("CSeq"):    "400 ",
		strings.Replace(whole("INVITE"), "SIP/2.0\r\nVia", "SIP/7.0\r\nVia", 1):                     "505 ",
		strings.Replace(whole("INVITE"), "1 INVITE", "1 BYE", 1):                                    "400 ",
		strings.Replace(whole("INVITE"), "sip:office", "mailto:office", 1):                          "416 ",
		strings.Replace(whole("INVITE"), "Max-Forwards: 70", "Max-Forwards: 300", 1):                "400 ",
		strings.Replace(whole("INVITE"), "Content-Length: 0", "Content-Length: -9", 1):              "400 ",
		strings.Replace(whole("INVITE"), "Content-Length", "Require: nothing\r\nContent-Length", 1): "420 ",
		strings.Replace(whole("INVITE"), "To:", "To: <sip:a@b>\r\nTo:", 1):                          "400 ",
	} {
		fmt.Fprint(c, message)
		if got := line(t, c); !strings.HasPrefix(got, "SIP/2.0 "+want) {
			t.Errorf("%s\nanswered %q", message, got)
		}
	}
}

func TestAHandlerThatFailsEndsOneRequest(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "udp"), Answer: func(req *sip.Request, _ Flow) *sip.Response {
		if req.Method == sip.REGISTER {
			panic("broken")
		}
		return sip.NewResponseFromRequest(req, 200, "OK", nil)
	}, Handle: func(*sip.Request, sip.ServerTransaction, Flow) { panic("broken too") }})
	c := dial(t, w, "udp")
	for _, method := range []string{"REGISTER", "SUBSCRIBE", "OPTIONS"} {
		fmt.Fprint(c, request(method, "UDP "+c.LocalAddr().String(), ""))
	}
	if got := line(t, c); got != "SIP/2.0 200 OK" {
		t.Errorf("after two failures: %s", got)
	}
}

func TestAnAddressIsHeardAtItsRateAndMoreOnceItIsKnown(t *testing.T) {
	g := newGuard(Limits{}.whole())
	from, now := netip.MustParseAddr("192.0.2.7"), time.Now()
	burst := func() (n int) {
		for g.admits(from, now) {
			n++
		}
		return n
	}
	stranger := burst()
	g.prove(from, now)
	if known := burst(); known < 10*stranger {
		t.Errorf("%d messages of a stranger, %d of somebody known", stranger, known)
	}
}

func TestWrongProofsTireANameAndThenItsAddress(t *testing.T) {
	g := newGuard(Limits{}.whole())
	from, now := netip.MustParseAddr("192.0.2.7"), time.Now()
	for range pairStrikes {
		g.strike(from, "desk", now)
	}
	if !g.tired(from, "desk", now) || g.tired(from, "other", now) || !g.admits(from, now) {
		t.Error("ten wrong proofs are for one name at one address")
	}
	for i := range addrStrikes {
		g.strike(from, fmt.Sprint("guess ", i), now)
	}
	if g.admits(from, now) {
		t.Error("an address that guesses is still heard")
	}
	if later := now.Add(strikesFor); !g.admits(from, later) || g.tired(from, "desk", later) {
		t.Error("it is never forgiven")
	}
	g.prove(from, now)
	if !g.admits(from, now) {
		t.Error("an address behind which somebody is known is kept out for what another did there")
	}
}

func TestWhatIsRememberedOfSourcesIsBounded(t *testing.T) {
	g, now := newGuard(Limits{}.whole()), time.Now()
	for i := range 3 * maxSources {
		a := netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})
		g.prove(a, now)
		g.strike(a, "desk", now)
		if len(g.proved) > maxSources || len(g.struck) > maxSources+1 {
			t.Fatalf("%d and %d are remembered", len(g.proved), len(g.struck))
		}
	}
}

func TestTheViewOfTheSocketIsReplacedAndPhonesAreStillHeard(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "udp")})
	view := &datagrams{UDPConn: w.cfg.UDP, wire: w, seen: map[netip.AddrPort]struct{}{}}
	for i := range maxSeen {
		view.seen[netip.AddrPortFrom(netip.IPv4Unspecified(), uint16(i))] = struct{}{}
	}
	if _, _, err := view.ReadFrom(make([]byte, 100)); err != net.ErrClosed || !view.full {
		t.Fatalf("a full view: %v", err)
	}
	c := dial(t, w, "udp")
	fmt.Fprint(c, request("SUBSCRIBE", "UDP "+c.LocalAddr().String(), ""))
	if got := line(t, c); got != "SIP/2.0 202 Accepted" {
		t.Error(got)
	}
}

func TestAConnectionOfAStrangerIsClosedInTime(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "tcp")})
	c := dial(t, w, "tcp")
	fmt.Fprint(c, request("OPTIONS", "TCP "+c.LocalAddr().String(), ""))
	line(t, c)
	known := dial(t, w, "tcp")
	fmt.Fprint(known, request("OPTIONS", "TCP "+known.LocalAddr().String(), ""))
	line(t, known)
	w.Prove(Flow{"tcp", known.LocalAddr().String()})
	w.streams.sweep(time.Now().Add(time.Hour))
	must(t, c.SetReadDeadline(time.Now().Add(5*time.Second)))
	if n, err := c.Read(make([]byte, 10)); err == nil {
		t.Errorf("%d bytes over a connection that is closed", n)
	}
	fmt.Fprint(known, request("OPTIONS", "TCP "+known.LocalAddr().String(), ""))
	if got := line(t, known); got != "SIP/2.0 200 OK" {
		t.Error(got)
	}
}

func TestNoMoreConnectionsThanTheCapsAreTaken(t *testing.T) {
	w := open(t, Config{Sockets: at(t, "tcp"), Limits: Limits{PerAddress: 2}})
	for range 2 {
		c := dial(t, w, "tcp")
		fmt.Fprint(c, request("OPTIONS", "TCP "+c.LocalAddr().String(), ""))
		line(t, c)
	}
	third := dial(t, w, "tcp")
	must(t, third.SetReadDeadline(time.Now().Add(5*time.Second)))
	if _, err := third.Read(make([]byte, 10)); err == nil {
		t.Error("a third connection is taken")
	}
}

func TestDigest(t *testing.T) {
	at := clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
	d, here, there := NewDigest("office.example", at), netip.MustParseAddr("192.0.2.7"), netip.MustParseAddr("192.0.2.8")
	md5sum, sha := Secrets("desk", "office.example", "secret")
	prove := func(nonce, algorithm, secret string, nc int, call string) (*Proof, *sip.Request) {
		sum := md5Hex
		if algorithm == "SHA-256" {
			sum = sha256Hex
		}
		response := sum(sum("desk:office.example:"+secret) + ":" + nonce + ":" + count(uint32(nc)) + ":c:auth:" + sum("REGISTER:sip:office.example"))
		auth := fmt.Sprintf("Authorization: Digest username=\"desk\", realm=\"office.example\", nonce=%q, uri=\"sip:office.example\", response=%q, algorithm=%s, cnonce=\"c\", qop=auth, nc=%s\r\n",
			nonce, response, algorithm, count(uint32(nc)))
		msg, err := sip.ParseMessage([]byte(strings.Replace(request("REGISTER", "UDP 192.0.2.7", auth), "Call-ID: ", "Call-ID: "+call, 1)))
		must(t, err)
		msg.(*sip.Request).ReplaceHeader(callID(call))
		return d.Proof(msg.(*sip.Request)), msg.(*sip.Request)
	}
	verdict := func(nonce, algorithm, secret string, nc int, call string) Verdict {
		p, req := prove(nonce, algorithm, secret, nc, call)
		if p == nil {
			t.Fatal("the proof is not found")
		}
		return d.Verify(p, req, here, md5sum, sha)
	}
	nonce := d.nonce(at.Now(), []byte("123456"), here)
	for _, c := range []struct {
		what             string
		nonce, algo, key string
		nc               int
		call             string
		want             Verdict
	}{
		{"the first use", nonce, "MD5", "secret", 1, "a", Right},
		{"the same message again", nonce, "MD5", "secret", 1, "a", Right},
		{"the same count in another message", nonce, "MD5", "secret", 1, "b", Stale},
		{"the next count", nonce, "SHA-256", "secret", 2, "b", Right},
		{"an earlier count", nonce, "SHA-256", "secret", 1, "a", Stale},
		{"another secret", nonce, "MD5", "wrong", 3, "c", Wrong},
		{"a nonce given to another address", d.nonce(at.Now(), []byte("123456"), there), "MD5", "secret", 1, "d", Stale},
		{"a nonce of nobody", "AAAA", "MD5", "wrong", 1, "d", Stale},
	} {
		if got := verdict(c.nonce, c.algo, c.key, c.nc, c.call); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
	at.Advance(nonceLife + time.Second)
	if got := verdict(nonce, "MD5", "secret", 9, "e"); got != Stale {
		t.Errorf("an old nonce: %v", got)
	}
}

func callID(s string) sip.Header { h := sip.CallIDHeader(s); return &h }

func FuzzNoMessageBreaksTheDoor(f *testing.F) {
	f.Add([]byte(request("INVITE", "UDP 192.0.2.1:5060", "")))
	f.Add([]byte(request("REGISTER", "TLS [2001:db8::1]", "Contact: *\r\nExpires: 0\r\n")))
	f.Add([]byte("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom: a\r\nTo: b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n"))
	parser, from := sip.NewParser(), netip.MustParseAddrPort("192.0.2.1:5060")
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, parser, data, from) })
}

// survive takes a message as far as its answer.
func survive(t testing.TB, parser *sip.Parser, data []byte, from netip.AddrPort) (status int) {
	if !likely(data) {
		return 0
	}
	msg, err := read(parser, data)
	if err != nil {
		answer := strings.Fields(string(unreadable(data, from)))
		if len(answer) < 2 {
			return 0
		}
		status, err = strconv.Atoi(answer[1])
		must(t, err)
		return status
	}
	req, ok := msg.(*sip.Request)
	if !ok {
		responds(msg)
		return 0
	}
	req.SetSource(from.String())
	if no := check(req); no != nil {
		if req.Via() != nil && req.CSeq() != nil && len(refusing(req, no)) == 0 {
			t.Error("a refusal without words")
		}
		return no.status
	}
	answerTo(req.Via(), from)
	NewDigest("office.example", clock.System{}).Proof(req)
	return 200
}
