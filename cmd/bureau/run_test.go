package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bureau/internal/demo"
)

// binary builds the program once.
func binary(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "bureau")
	if out, err := exec.Command("go", "build", "-o", file, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return file
}

// started runs the demo in a folder until it answers.
func started(t *testing.T, file, dir string) (*exec.Cmd, *bytes.Buffer, demo.Result) {
	t.Helper()
	was := time.Now()
	c := exec.Command(file, "demo", "--listen", "127.0.0.1:0", "--data", dir)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	for deadline := was.Add(90 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		info, err := os.Stat(filepath.Join(dir, demo.FileName))
		if err != nil || info.ModTime().Before(was) {
			continue
		}
		r, err := demo.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		return c, &out, r
	}
	t.Fatalf("the demo was not filled in time:\n%s", &out)
	return nil, nil, demo.Result{}
}

// stop asks the program to stop and waits for its end.
func stop(t *testing.T, c *exec.Cmd, out *bytes.Buffer) {
	t.Helper()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func get(t *testing.T, url string) *http.Response {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	return resp
}

func TestTheDemoFillsAnswersStopsAndOpensAgain(t *testing.T) {
	file, dir := binary(t), filepath.Join(t.TempDir(), "demo")
	c, out, r := started(t, file, dir)
	if resp := get(t, r.URL+"/"); resp.StatusCode >= 500 {
		t.Errorf("GET / answers %s", resp.Status)
	}
	if info, err := os.Stat(filepath.Join(dir, demo.FileName)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	stop(t, c, out)
	for _, want := range []string{r.URL, "anna@demo.example", demo.Password, "sofie@other.example", "site-manager"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	again, out, r2 := started(t, file, dir)
	get(t, r2.URL+"/")
	stop(t, again, out)
	if strings.Contains(out.String(), "Filling") || len(r2.People) != 74 || r2.People[0] != r.People[0] || r2.URL == r.URL {
		t.Errorf("the demo was not opened again:\n%s", out)
	}
}

// command runs the program inside the test.
func command(args ...string) (code int, stdout, stderr string) {
	var out, bad bytes.Buffer
	stopped := make(chan os.Signal, 1)
	stopped <- os.Interrupt
	code = run(args, &out, &bad, stopped)
	return code, out.String(), bad.String()
}

func TestAPortInUseIsSaidWithTheWayOut(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	code, _, stderr := command("demo", "--listen", l.Addr().String())
	if code != failed || !strings.Contains(stderr, "in use") || !strings.Contains(stderr, "--listen 127.0.0.1:0") {
		t.Errorf("%d: %s", code, stderr)
	}
}

func TestADemoThatIsStoppedWhileItFillsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := command("demo", "--listen", "127.0.0.1:0", "--data", dir)
	left, err := os.ReadDir(dir)
	if code != failed || err != nil || len(left) > 0 {
		t.Errorf("%d, %v, %v: %s", code, left, err, stderr)
	}
}

func TestForeignDataIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bureau.db"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := command("demo", "--listen", "127.0.0.1:0", "--data", dir)
	kept, _ := os.ReadFile(filepath.Join(dir, "bureau.db"))
	if code != failed || string(kept) != "mine" || !strings.Contains(stderr, "empty folder") {
		t.Errorf("%d, %q: %s", code, kept, stderr)
	}
}

func TestTheCommandLineExplainsItself(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--help"}, done, "demo"},
		{[]string{"demo", "--help"}, done, "127.0.0.1:8080"},
		{[]string{"version"}, done, "bureau "},
		{nil, misspelt, "--help"},
		{[]string{"dmeo"}, misspelt, "--help"},
		{[]string{"demo", "--listen", "nowhere"}, failed, "127.0.0.1:8080"},
	} {
		code, stdout, stderr := command(c.args...)
		if code != c.code || !strings.Contains(stdout+stderr, c.want) {
			t.Errorf("%v: %d\n%s%s", c.args, code, stdout, stderr)
		}
	}
}

func TestTheAddressIsWhatPeopleType(t *testing.T) {
	at := func(ip string) net.Addr { return &net.TCPAddr{IP: net.ParseIP(ip), Port: 81} }
	for _, c := range []struct{ given, ip, want string }{
		{"127.0.0.1:0", "127.0.0.1", "http://localhost:81"}, {":81", "::", "http://localhost:81"}, {"[::1]:81", "::1", "http://localhost:81"},
		{"0.0.0.0:81", "0.0.0.0", "http://localhost:81"}, {"192.0.2.7:81", "192.0.2.7", "http://192.0.2.7:81"},
		{"office.example:81", "192.0.2.7", "http://office.example:81"}, {"[2001:db8::1]:81", "2001:db8::1", "http://[2001:db8::1]:81"},
	} {
		if got := origin(c.given, at(c.ip)); got != c.want {
			t.Errorf("%s gives %s, not %s", c.given, got, c.want)
		}
	}
}

func TestOthersAreWarnedAboutThePasswords(t *testing.T) {
	for ip, warned := range map[string]bool{"127.0.0.1": false, "::1": false, "0.0.0.0": true, "192.0.2.7": true} {
		var b bytes.Buffer
		warnOthers(&b, &net.TCPAddr{IP: net.ParseIP(ip), Port: 80})
		if strings.Contains(b.String(), "passwords") != warned {
			t.Errorf("%s: %q", ip, b.String())
		}
	}
}

func TestTheFileHasTheNamesThatProgramsRead(t *testing.T) {
	text, err := json.Marshal(demo.Result{URL: "u", Mail: "m", Booking: "b", SIP: demo.SIP{Address: "s", Transport: "udp"},
		People: []demo.Person{{Organisation: "o", Name: "n", Email: "e", Password: "p", Role: "r", Token: "t", Extension: "201", PIN: "1234"}},
		Phones: []demo.Phone{{Organisation: "o", Name: "n", Asset: "a", Username: "u", Password: "p"}}})
	want := `{"url":"u","mail":"m","booking_url":"b","sip":{"address":"s","transport":"udp"},` +
		`"people":[{"organisation":"o","name":"n","email":"e","password":"p","role":"r","api_token":"t","extension":"201","pin":"1234"}],` +
		`"phones":[{"organisation":"o","name":"n","asset":"a","username":"u","password":"p"}]}`
	if err != nil || string(text) != want {
		t.Errorf("%s, %v", text, err)
	}
}
