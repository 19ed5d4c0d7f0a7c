//go:build bench

package bench

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"net"
	"regexp"
	"strings"
	"testing"
	"time"

	"bureau/internal/id"
)

// softPhone is as much of a phone as a measurement needs.
type softPhone struct {
	net.Conn
	to, user, secret string
	seq              int
}

func phoneAt(t testing.TB, to, user, secret string) *softPhone {
	t.Helper()
	c, err := net.Dial("udp", to)
	must(t, err)
	return &softPhone{Conn: c, to: to, user: user, secret: secret}
}

var (
	nonceIn = regexp.MustCompile(`nonce="([^"]+)"`)
	realmIn = regexp.MustCompile(`realm="([^"]+)"`)
	tagIn   = regexp.MustCompile(`(?m)^To: .*;tag=(\S+)`)
)

// ask sends a request, proves who it is when asked, and gives the final answer.
func (p *softPhone) ask(t testing.TB, method, user, more, body string) (answer, call string, seq int) {
	t.Helper()
	call, proof := id.New(), ""
	uri := "sip:" + user + p.to
	for range 2 {
		p.seq++
		fmt.Fprintf(p, "%s %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: <sip:%s@%s>;tag=1\r\nTo: <sip:%s@%s>\r\nCall-ID: %s\r\nCSeq: %d %s\r\n"+
			"Contact: <sip:%s@%s>\r\nUser-Agent: SIPp\r\n%s%sContent-Length: %d\r\n\r\n%s", method, uri, p.LocalAddr(), id.New(), p.user, p.to, p.user, p.to, call, p.seq, method,
			p.user, p.LocalAddr(), proof, more, len(body), body)
		answer = p.final(t)
		if !strings.HasPrefix(answer, "SIP/2.0 401") {
			return answer, call, p.seq
		}
		if method == "INVITE" {
			p.ack(call, uri, answer)
		}
		nonce, realm := nonceIn.FindStringSubmatch(answer)[1], realmIn.FindStringSubmatch(answer)[1]
		response := sum(sum(p.user+":"+realm+":"+p.secret) + ":" + nonce + ":00000001:c:auth:" + sum(method+":"+uri))
		proof = fmt.Sprintf("Authorization: Digest username=%q, realm=%q, nonce=%q, uri=%q, response=%q, algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001\r\n",
			p.user, realm, nonce, uri, response)
	}
	t.Fatalf("%s: %s", method, answer)
	return
}

func (p *softPhone) ack(call, uri, answer string) {
	tag := ""
	if m := tagIn.FindStringSubmatch(answer); m != nil {
		tag = ";tag=" + strings.TrimSpace(m[1])
	}
	via := "z9hG4bK" + id.New()
	if m := regexp.MustCompile(`branch=([^;\r]+)`).FindStringSubmatch(answer); m != nil && strings.HasPrefix(answer, "SIP/2.0 401") {
		via = m[1]
	}
	fmt.Fprintf(p, "ACK %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=%s\r\nMax-Forwards: 70\r\nFrom: <sip:%s@%s>;tag=1\r\nTo: <sip:%s@%s>%s\r\nCall-ID: %s\r\nCSeq: %d ACK\r\nContent-Length: 0\r\n\r\n",
		uri, p.LocalAddr(), via, p.user, p.to, p.user, p.to, tag, call, p.seq)
}

func (p *softPhone) final(t testing.TB) string {
	t.Helper()
	buf := make([]byte, 8000)
	for {
		must(t, p.SetReadDeadline(time.Now().Add(10*time.Second)))
		n, err := p.Read(buf)
		must(t, err)
		if s := string(buf[:n]); strings.HasPrefix(s, "SIP/2.0 ") && !strings.HasPrefix(s, "SIP/2.0 1") {
			return s
		}
	}
}

func (p *softPhone) register(t testing.TB) {
	t.Helper()
	if answer, _, _ := p.ask(t, "REGISTER", "", "Expires: 3600\r\n", ""); !strings.HasPrefix(answer, "SIP/2.0 200") {
		t.Fatal(answer)
	}
}

func sum(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const soundOf = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n"

// call calls a number, and ends the call once it is answered.
func (p *softPhone) call(t testing.TB, number string) error {
	answer, call, seq := p.ask(t, "INVITE", number+"@", "Content-Type: application/sdp\r\n", soundOf)
	if !strings.HasPrefix(answer, "SIP/2.0 200") {
		return fmt.Errorf("%s", strings.SplitN(answer, "\r\n", 2)[0])
	}
	uri := "sip:" + number + "@" + p.to
	p.ack(call, uri, answer)
	tag := tagIn.FindStringSubmatch(answer)[1]
	p.seq = seq + 1
	fmt.Fprintf(p, "BYE %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: <sip:%s@%s>;tag=1\r\nTo: <sip:%s@%s>;tag=%s\r\nCall-ID: %s\r\nCSeq: %d BYE\r\nContent-Length: 0\r\n\r\n",
		uri, p.LocalAddr(), id.New(), p.user, p.to, p.user, p.to, strings.TrimSpace(tag), call, p.seq)
	for {
		if got := p.final(t); strings.Contains(got, " BYE\r\n") {
			return nil
		}
	}
}

// answerAll takes every call and its end.
func (p *softPhone) answerAll() {
	buf := make([]byte, 8000)
	p.SetReadDeadline(time.Time{})
	for {
		n, err := p.Read(buf)
		if err != nil {
			return
		}
		text := string(buf[:n])
		if strings.HasPrefix(text, "SIP/2.0") || strings.HasPrefix(text, "ACK ") {
			continue
		}
		var b strings.Builder
		b.WriteString("SIP/2.0 200 OK\r\n")
		for _, line := range strings.Split(text, "\r\n") {
			name, _, _ := strings.Cut(line, ":")
			switch name {
			case "To":
				if !strings.Contains(line, ";tag=") {
					line += ";tag=2"
				}
				b.WriteString(line + "\r\n")
			case "Via", "From", "Call-ID", "CSeq":
				b.WriteString(line + "\r\n")
			}
		}
		body := ""
		if strings.HasPrefix(text, "INVITE ") {
			body = soundOf
			b.WriteString("Contact: <sip:" + p.user + "@" + p.LocalAddr().String() + ">\r\nContent-Type: application/sdp\r\n")
		}
		fmt.Fprintf(p, "%sContent-Length: %d\r\n\r\n%s", b.String(), len(body), body)
	}
}
