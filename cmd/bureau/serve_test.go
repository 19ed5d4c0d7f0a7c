package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"bureau/internal/db/dbtest"
	"bureau/internal/front/fronttest"
)

func TestServeRefusesNonsenseWithWhatToWrite(t *testing.T) {
	here := "--url=http://localhost:1"
	for _, c := range []struct {
		args string
		want string
	}{
		{"", "--url https://office.example"},
		{"--url=office.example", "https://office.example"},
		{"--url=http://office.example", "passwords unencrypted"},
		{"--url=https://office.example --tls-cert=a", "belong together"},
		{"--url=https://office.example --tls-cert=a --tls-key=b", "the chain and its key"},
		{"--url=https://office.example --tls-cert=a --tls-key=b --acme", "leave out one"},
		{"--url=https://localhost --acme", "public names"},
		{here + " --acme", "write https://localhost:1"},
		{here + " --listen-http=:80", "needs --acme"},
		{here + " --acme-email=me@office.example", "without --acme"},
		{here + " --metrics-token=short", "openssl rand"},
		{here + " --trusted-proxy=everybody", "10.0.0.0/8"},
		{here + " --database=postgres://bureau_app@db/bureau", "--database-global"},
		{here + " --database=mysql://a@db/b --database-global=postgres://bureau_global@db/b", "--database is no PostgreSQL URL"},
		{here + " --database=postgres://one@db/b --database-global=postgres://one@db/b", "name the same role"},
		{here + " --listen=nowhere", "127.0.0.1:8080"},
		{here + " --patience=-1s", "such as 20s"},
		{here + " --backup-every=1s", "such as 6h"},
		{here + " --sip=127.0.0.1:0 --sip-node=127.0.0.1:0", "several nodes on one PostgreSQL"},
	} {
		args := append([]string{"serve"}, strings.Fields(c.args)...)
		code, stdout, stderr := command(append(args, "--data="+t.TempDir())...)
		if code != failed || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: %d %s%s", c.args, code, stdout, stderr)
		}
	}
	for _, args := range []string{"--log-format=xml", "--log-level=loud", "--patience=soon", "--nonsense", "extra"} {
		if code, _, stderr := command("serve", here, args); code != misspelt || !strings.Contains(stderr, "--help") {
			t.Errorf("%s: %d %s", args, code, stderr)
		}
	}
}

// output is what a program has said so far.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// serving runs the program until it says that the office is open, and gives the address that it took.
func serving(t *testing.T, file string, env []string, args ...string) (*exec.Cmd, *output, string) {
	t.Helper()
	c := exec.Command(file, append([]string{"serve", "--listen=127.0.0.1:0", "--log-format=json"}, args...)...)
	c.Env = append(os.Environ(), env...)
	pipe, err := c.StderrPipe()
	must(t, err)
	must(t, c.Start())
	t.Cleanup(func() { c.Process.Kill() })
	out, opened := &output{}, make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(pipe); lines.Scan(); {
			out.mu.Lock()
			out.text.WriteString(lines.Text() + "\n")
			out.mu.Unlock()
			if _, rest, ok := strings.Cut(lines.Text(), `"listen":"`); ok {
				address, _, _ := strings.Cut(rest, `"`)
				opened <- address
			}
		}
		close(opened)
	}()
	address, ok := <-opened
	if !ok {
		t.Fatalf("the office did not open:\n%s", out)
	}
	return c, out, address
}

// comes waits until the program has said something.
func comes(t *testing.T, out *output, want string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !strings.Contains(out.String(), want); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%q never came:\n%s", want, out)
		}
	}
}

func status(t *testing.T, c *http.Client, url string) int {
	t.Helper()
	resp, err := c.Get(url)
	must(t, err)
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}

func TestAnEmptyFolderIsServedUntilItIsAskedToStop(t *testing.T) {
	file, dir := binary(t), filepath.Join(t.TempDir(), "data")
	c, out, address := serving(t, file, []string{"BUREAU_DATA=" + dir}, "--url=http://localhost")
	for _, path := range []string{"/healthz", "/readyz"} {
		if s := status(t, http.DefaultClient, "http://"+address+path); s != 200 {
			t.Errorf("%s answers %d", path, s)
		}
	}
	r, err := http.NewRequest("GET", "http://"+address+"/sign-in", nil)
	must(t, err)
	r.Host = "localhost"
	resp, err := http.DefaultTransport.RoundTrip(r)
	must(t, err)
	resp.Body.Close()
	if resp.StatusCode != 200 || resp.Header.Get("Server") != "" {
		t.Errorf("/sign-in answers %s %v", resp.Status, resp.Header)
	}
	must(t, c.Process.Signal(syscall.SIGTERM))
	if err := c.Wait(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if info, err := os.Stat(filepath.Join(dir, "bureau.db")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the data is %v, %v", info, err)
	}
}

func TestTheSecondSignalEndsItAtOnce(t *testing.T) {
	c, out, address := serving(t, binary(t), nil, "--url=http://localhost", "--data="+t.TempDir(), "--drain=1h")
	must(t, c.Process.Signal(syscall.SIGTERM))
	for status(t, http.DefaultClient, "http://"+address+"/readyz") != 503 {
	}
	must(t, c.Process.Signal(syscall.SIGTERM))
	if err := c.Wait(); err == nil || c.ProcessState.ExitCode() != atOnce {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestACertificateInFilesIsReadAgainAtSIGHUP(t *testing.T) {
	dir, ca := t.TempDir(), fronttest.NewAuthority(t)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	ca.Issue(t, 7, cert, key, "office.example")
	c, out, address := serving(t, binary(t), nil, "--url=https://office.example", "--data="+dir, "--tls-cert="+cert, "--tls-key="+key)
	client := ca.Client(address)
	if s := status(t, client, "https://office.example/sign-in"); s != 200 {
		t.Errorf("/sign-in answers %d", s)
	}
	must(t, os.WriteFile(cert, []byte("broken"), 0o600))
	must(t, c.Process.Signal(syscall.SIGHUP))
	comes(t, out, "the one before goes on")
	if s := status(t, client, "https://office.example/sign-in"); s != 200 {
		t.Errorf("with a broken certificate in the files /sign-in answers %d", s)
	}
	must(t, c.Process.Signal(syscall.SIGTERM))
	must(t, c.Wait())
}

// The snippet of SQL in the documentation makes roles that the program accepts, and keeps organisations apart with.
func TestTheDocumentedRolesServeAnOfficeOnPostgreSQL(t *testing.T) {
	cfg := dbtest.Config(t, "postgres", nil)
	text, err := os.ReadFile("../../docs/running.md")
	must(t, err)
	_, snippet, _ := strings.Cut(string(text), "```sql\n")
	snippet, _, _ = strings.Cut(snippet, "```")
	for _, want := range []string{"CREATE ROLE bureau_owner LOGIN", "CREATE ROLE bureau_app LOGIN", "CREATE ROLE bureau_global LOGIN", "OWNER bureau_owner", "btree_gist"} {
		if !strings.Contains(snippet, want) {
			t.Errorf("the snippet lacks %s", want)
		}
	}
	tryRoles(t, snippet)
	c, out, address := serving(t, binary(t), []string{"BUREAU_DATABASE=" + cfg.URL, "BUREAU_DATABASE_GLOBAL=" + cfg.GlobalURL, "BUREAU_DATABASE_OWNER=" + cfg.OwnerURL},
		"--url=http://localhost", "--data="+t.TempDir())
	if s := status(t, http.DefaultClient, "http://"+address+"/readyz"); s != 200 {
		t.Errorf("/readyz answers %d:\n%s", s, out)
	}
	owner, err := sql.Open("pgx", cfg.OwnerURL)
	must(t, err)
	defer owner.Close()
	_, err = owner.ExecContext(context.Background(), "DELETE FROM migration WHERE owner = 'claim'")
	must(t, err)
	if s := status(t, http.DefaultClient, "http://"+address+"/readyz"); s != 503 {
		t.Errorf("without its migrations /readyz answers %d", s)
	}
	comes(t, out, "is not done yet")
	must(t, c.Process.Signal(syscall.SIGTERM))
	must(t, c.Wait())
}

// tryRoles runs the snippet under other names, as the superuser of the cluster.
func tryRoles(t *testing.T, snippet string) {
	t.Helper()
	suffix := fmt.Sprintf("_doc%d", os.Getpid())
	create, inside, _ := strings.Cut(snippet, `\connect bureau`)
	renamed := strings.NewReplacer("bureau_owner", "bureau_owner"+suffix, "bureau_app", "bureau_app"+suffix, "bureau_global", "bureau_global"+suffix,
		"DATABASE bureau ", "DATABASE bureau"+suffix+" ").Replace(create)
	admin, err := sql.Open("pgx", os.Getenv("BUREAU_TEST_POSTGRES"))
	must(t, err)
	t.Cleanup(func() {
		for _, s := range []string{"DROP DATABASE IF EXISTS bureau" + suffix, "DROP ROLE IF EXISTS bureau_owner" + suffix,
			"DROP ROLE IF EXISTS bureau_app" + suffix, "DROP ROLE IF EXISTS bureau_global" + suffix} {
			if _, err := admin.Exec(s); err != nil {
				t.Error(err)
			}
		}
		admin.Close()
	})
	for _, s := range strings.Split(strings.TrimSpace(renamed), ";\n") {
		if _, err := admin.Exec(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	if !strings.Contains(inside, "CREATE EXTENSION") {
		t.Error("the extension is not made in the new database")
	}
}

// The certificate comes from a real ACME server, through the real program.
func TestServeFetchesItsCertificateOverACME(t *testing.T) {
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	at := plain.Addr().(*net.TCPAddr)
	plain.Close()
	server := fronttest.NewACME(t, at.Port, 1)
	c, out, address := serving(t, binary(t), nil, "--url=https://office.example", "--data="+t.TempDir(), "--acme", "--acme-email=it@office.example",
		"--acme-directory="+server.Directory, "--acme-ca="+server.CA, "--listen-http="+at.String())
	comes(t, out, "the certificate is there")
	if s := status(t, fronttest.Client(server.Issued, address), "https://office.example/sign-in"); s != 200 {
		t.Errorf("/sign-in answers %d", s)
	}
	must(t, c.Process.Signal(syscall.SIGTERM))
	must(t, c.Wait())
}
