package sip_test

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// raw is a phone that says exactly what a test wants.
type raw struct {
	net.Conn
	t    *testing.T
	to   string
	desk officetest.Desk
	call string
	seq  int
}

func rawPhone(t *testing.T, o *officetest.Telephony, d officetest.Desk) *raw {
	t.Helper()
	to := o.Door.Addr("udp").String()
	c, err := net.Dial("udp", to)
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return &raw{Conn: c, t: t, to: to, desk: d, call: id.New()}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var (
	nonceIn   = regexp.MustCompile(`nonce="([^"]+)", algorithm=MD5`)
	realmIn   = regexp.MustCompile(`realm="([^"]+)"`)
	contactIn = regexp.MustCompile(`(?m)^Contact: <([^>]+)>;expires=(\d+)`)
)

// send sends a request with these header fields, as user, and gives the final answer.
func (r *raw) send(method, user, more string) string {
	r.t.Helper()
	r.seq++
	fmt.Fprintf(r, "%s sip:%s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s\r\nMax-Forwards: 70\r\nFrom: <sip:%s@office>;tag=1\r\nTo: <sip:%s@office>\r\nCall-ID: %s\r\nCSeq: %d %s\r\n%sContent-Length: 0\r\n\r\n",
		method, r.to, r.LocalAddr(), id.New(), user, user, r.call, r.seq, method, more)
	buf := make([]byte, 8000)
	for {
		must(r.t, r.SetReadDeadline(time.Now().Add(20*time.Second)))
		n, err := r.Read(buf)
		must(r.t, err)
		if s := string(buf[:n]); strings.HasPrefix(s, "SIP/2.0 ") && !strings.HasPrefix(s, "SIP/2.0 1") {
			return s
		}
	}
}

// proof answers a challenge of a request to the door itself.
func (r *raw) proof(method, challenge, user, secret string) string {
	r.t.Helper()
	return r.proofOf(method, "sip:"+r.to, challenge, user, secret)
}

// proofOf answers a challenge.
func (r *raw) proofOf(method, uri, challenge, user, secret string) string {
	r.t.Helper()
	nonce, realm := nonceIn.FindStringSubmatch(challenge), realmIn.FindStringSubmatch(challenge)
	if nonce == nil || realm == nil {
		r.t.Fatal("no challenge: ", challenge)
	}
	return proofWith(method, uri, nonce[1], realm[1], user, secret)
}

func proofWith(method, uri, nonce, realm, user, secret string) string {
	sum := func(s string) string { h := md5.Sum([]byte(s)); return hex.EncodeToString(h[:]) }
	response := sum(sum(user+":"+realm+":"+secret) + ":" + nonce + ":00000001:c:auth:" + sum(method+":"+uri))
	return fmt.Sprintf("Authorization: Digest username=%q, realm=%q, nonce=%q, uri=%q, response=%q, algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001\r\n",
		user, realm, nonce, uri, response)
}

// register registers contacts, with the desk's own proof.
func (r *raw) register(more string) string {
	r.t.Helper()
	challenge := r.send("REGISTER", r.desk.User, more)
	return r.send("REGISTER", r.desk.User, more+r.proof("REGISTER", challenge, r.desk.User, r.desk.Secret))
}

func contacts(answer string) (out []string) {
	for _, m := range contactIn.FindAllStringSubmatch(answer, -1) {
		out = append(out, m[1]+" "+m[2])
	}
	return out
}

func TestAPhoneRegistersRefreshesAndEndsItsContacts(t *testing.T) {
	o := officetest.OpenPhones(t, "sqlite")
	r := rawPhone(t, o, o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}))
	for _, c := range []struct{ what, more, want, status string }{
		{"a contact", "Contact: <sip:a@192.0.2.1>\r\nExpires: 600\r\n", "[sip:a@192.0.2.1 600]", "200"},
		{"a question", "", "[sip:a@192.0.2.1 600]", "200"},
		{"another, with a time of its own", "Contact: <sip:b@192.0.2.2:5070;transport=tcp>;expires=900\r\n", "[sip:b@192.0.2.2:5070;transport=tcp 900 sip:a@192.0.2.1 600]", "200"},
		{"the first again, for longer", "Contact: <sip:a@192.0.2.1>;expires=1200\r\n", "[sip:a@192.0.2.1 1200 sip:b@192.0.2.2:5070;transport=tcp 900]", "200"},
		{"its end", "Contact: <sip:a@192.0.2.1>;expires=0\r\n", "[sip:b@192.0.2.2:5070;transport=tcp 900]", "200"},
		{"far too long", "Contact: <sip:a@192.0.2.1>;expires=999999\r\n", "[sip:a@192.0.2.1 7200 sip:b@192.0.2.2:5070;transport=tcp 900]", "200"},
		{"too briefly", "Contact: <sip:a@192.0.2.1>;expires=5\r\n", "[]", "423"},
		{"all, without saying that they end", "Contact: *\r\n", "[]", "400"},
		{"the end of all", "Contact: *\r\nExpires: 0\r\n", "[]", "200"},
	} {
		answer := r.register(c.more)
		if !strings.HasPrefix(answer, "SIP/2.0 "+c.status) || fmt.Sprint(contacts(answer)) != c.want {
			t.Errorf("%s: %v\n%s", c.what, contacts(answer), answer)
		}
	}
}

func TestAPhoneRegistersUnderItsOwnNameOnly(t *testing.T) {
	o := officetest.OpenPhones(t, "sqlite")
	mine, other := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Desk 2"})
	r := rawPhone(t, o, mine)
	challenge := r.send("REGISTER", other.User, "")
	if answer := r.send("REGISTER", other.User, r.proof("REGISTER", challenge, mine.User, mine.Secret)); !strings.HasPrefix(answer, "SIP/2.0 403") {
		t.Error(answer)
	}
}

func TestAKnownAndAnUnknownNameAreRefusedAlike(t *testing.T) {
	o := officetest.OpenPhones(t, "sqlite")
	d := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"})
	r := rawPhone(t, o, d)
	shape := func(answer string) string {
		for _, changing := range []string{`nonce="[^"]+"`, `branch=\S+`, `tag=\S+`, `CSeq: \d+`, d.User, "nobody-here"} {
			answer = regexp.MustCompile(changing).ReplaceAllString(answer, "…")
		}
		return answer
	}
	for _, method := range []string{"REGISTER", "INVITE", "SUBSCRIBE"} {
		more := "Contact: <sip:a@192.0.2.1>\r\nEvent: dialog\r\n"
		known, unknown := r.send(method, d.User, more), r.send(method, "nobody-here", more)
		if !strings.HasPrefix(known, "SIP/2.0 401") || shape(known) != shape(unknown) {
			t.Errorf("%s without a proof:\n%s\n%s", method, known, unknown)
		}
		known = r.send(method, d.User, more+r.proof(method, known, d.User, "wrong"))
		unknown = r.send(method, "nobody-here", more+r.proof(method, unknown, "nobody-here", "wrong"))
		if !strings.HasPrefix(known, "SIP/2.0 401") || shape(known) != shape(unknown) {
			t.Errorf("%s with a wrong proof:\n%s\n%s", method, known, unknown)
		}
	}
}

func TestManyPhonesRegisterAtOnce(t *testing.T) {
	o := officetest.OpenPhones(t, "sqlite")
	users := "SEQUENTIAL\n"
	for i := range 20 {
		d := o.Desk(t, o.Demo, phone.Device{Name: fmt.Sprint("Desk ", i)})
		users += fmt.Sprintf("%s;[authentication username=%s password=%s]\n", d.User, d.User, d.Secret)
	}
	scenario, err := filepath.Abs("testdata/register.xml")
	must(t, err)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "users.csv"), []byte(users), 0o600))
	for transport, network := range map[string]string{"u1": "udp", "t1": "tcp"} {
		cmd := exec.Command("sipp", o.Door.Addr(network).String(), "-t", transport, "-sf", scenario, "-inf", "users.csv", "-m", "100", "-r", "100", "-l", "20", "-i", "127.0.0.1", "-nostdin")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("over %s: %v\n%s", network, err, out[max(0, len(out)-3000):])
		}
	}
}
