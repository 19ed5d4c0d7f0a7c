package front

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bureau/internal/front/fronttest"
)

// encrypted serves one word over TLS.
func encrypted(t testing.TB, cfg *tls.Config) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	ctx, stop := context.WithCancel(context.Background())
	f := &Front{}
	done := make(chan error, 1)
	go func() {
		done <- f.Serve(ctx, Port{Listener: l, TLS: cfg, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") })})
	}()
	t.Cleanup(func() { stop(); <-done })
	return l.Addr().String()
}

// handshake is what a client of these versions and suites comes to.
func handshake(addr string, pool *x509.CertPool, change func(*tls.Config)) (tls.ConnectionState, error) {
	cfg := &tls.Config{RootCAs: pool, ServerName: "office.example", MinVersion: tls.VersionTLS10, NextProtos: []string{"h2", "http/1.1"}}
	if change != nil {
		change(cfg)
	}
	c, err := tls.Dial("tcp", addr, cfg)
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer c.Close()
	return c.ConnectionState(), nil
}

// Rule O15
func TestACertificateInFilesIsServedAndReadAgainWhenItChanges(t *testing.T) {
	dir, ca, log := t.TempDir(), fronttest.NewAuthority(t), &bytes.Buffer{}
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	ca.Issue(t, 7, cert, key, "office.example")
	files, err := OpenFiles(cert, key, slog.New(slog.NewTextHandler(log, nil)))
	must(t, err)
	addr := encrypted(t, files.TLS())
	serial := func() int64 {
		t.Helper()
		s, err := handshake(addr, ca.Pool, nil)
		must(t, err)
		return s.PeerCertificates[0].SerialNumber.Int64()
	}
	if n := serial(); n != 7 {
		t.Errorf("the certificate is %d", n)
	}
	must(t, os.WriteFile(cert, []byte("half a file"), 0o600))
	if n := serial(); n != 7 || !strings.Contains(log.String(), "the one before goes on") {
		t.Errorf("with a broken file it is %d, and the log says %s", n, log)
	}
	if err := files.Reload(); err == nil {
		t.Error("a broken file was read without a word")
	}
	ca.Issue(t, 8, cert, key, "office.example")
	later := time.Now().Add(time.Minute)
	must(t, os.Chtimes(cert, later, later))
	if n := serial(); n != 8 {
		t.Errorf("after the files changed it is %d", n)
	}
	ca.Issue(t, 9, cert, key, "office.example")
	must(t, files.Reload())
	if n := serial(); n != 9 {
		t.Errorf("after it was told to read again it is %d", n)
	}
}

func TestFilesThatAreNoCertificateAreRefusedWithWhatToGive(t *testing.T) {
	dir := t.TempDir()
	if _, err := OpenFiles(filepath.Join(dir, "none.pem"), filepath.Join(dir, "none.key"), nil); err == nil || !strings.Contains(err.Error(), "--tls-cert and --tls-key") {
		t.Error(err)
	}
}

func TestOnlyTLSThatIsSafeIsSpoken(t *testing.T) {
	dir, ca := t.TempDir(), fronttest.NewAuthority(t)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	ca.Issue(t, 7, cert, key, "office.example")
	files, err := OpenFiles(cert, key, discarding())
	must(t, err)
	addr := encrypted(t, files.TLS())
	for _, c := range []struct {
		what   string
		change func(*tls.Config)
		ok     bool
	}{
		{"TLS 1.3", func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 }, true},
		{"TLS 1.2", func(c *tls.Config) { c.MaxVersion = tls.VersionTLS12 }, true},
		{"TLS 1.1", func(c *tls.Config) { c.MaxVersion = tls.VersionTLS11 }, false},
		{"TLS 1.0", func(c *tls.Config) { c.MaxVersion = tls.VersionTLS10 }, false},
		{"CBC", func(c *tls.Config) {
			c.MaxVersion = tls.VersionTLS12
			c.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA}
		}, false},
	} {
		if s, err := handshake(addr, ca.Pool, c.change); (err == nil) != c.ok {
			t.Errorf("%s: %v, %v", c.what, tls.VersionName(s.Version), err)
		}
	}
	if s, err := handshake(addr, ca.Pool, nil); err != nil || s.NegotiatedProtocol != "h2" || s.Version != tls.VersionTLS13 {
		t.Errorf("a browser gets %q over %s, %v", s.NegotiatedProtocol, tls.VersionName(s.Version), err)
	}
}
