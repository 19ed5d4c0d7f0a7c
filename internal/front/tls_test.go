package front

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// authority is a certificate authority of a test.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
}

func newAuthority(t testing.TB) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test root"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	must(t, err)
	cert, err := x509.ParseCertificate(der)
	must(t, err)
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return authority{cert, key, pool}
}

// issue writes a certificate for the names and its key into the files.
func (a authority) issue(t testing.TB, serial int64, certFile, keyFile string, names ...string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(serial), DNSNames: names, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, a.cert, &key.PublicKey, a.key)
	must(t, err)
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	must(t, os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	must(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER}), 0o600))
}

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

func TestACertificateInFilesIsServedAndReadAgainWhenItChanges(t *testing.T) {
	dir, ca, log := t.TempDir(), newAuthority(t), &bytes.Buffer{}
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	ca.issue(t, 7, cert, key, "office.example")
	files, err := OpenFiles(cert, key, slog.New(slog.NewTextHandler(log, nil)))
	must(t, err)
	addr := encrypted(t, files.TLS())
	serial := func() int64 {
		t.Helper()
		s, err := handshake(addr, ca.pool, nil)
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
	ca.issue(t, 8, cert, key, "office.example")
	later := time.Now().Add(time.Minute)
	must(t, os.Chtimes(cert, later, later))
	if n := serial(); n != 8 {
		t.Errorf("after the files changed it is %d", n)
	}
	ca.issue(t, 9, cert, key, "office.example")
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
	dir, ca := t.TempDir(), newAuthority(t)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	ca.issue(t, 7, cert, key, "office.example")
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
		if s, err := handshake(addr, ca.pool, c.change); (err == nil) != c.ok {
			t.Errorf("%s: %v, %v", c.what, tls.VersionName(s.Version), err)
		}
	}
	if s, err := handshake(addr, ca.pool, nil); err != nil || s.NegotiatedProtocol != "h2" || s.Version != tls.VersionTLS13 {
		t.Errorf("a browser gets %q over %s, %v", s.NegotiatedProtocol, tls.VersionName(s.Version), err)
	}
}
