package front

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bureau/internal/front/fronttest"
)

// port takes a free port of this machine.
func port(t testing.TB) (net.Listener, int) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	return l, l.Addr().(*net.TCPAddr).Port
}

// closed is a port at which nothing answers.
func closed(t testing.TB) int {
	t.Helper()
	l, n := port(t)
	l.Close()
	return n
}

// Rule O15
func TestACertificateIsFetchedOverACMEAndKept(t *testing.T) {
	for _, way := range []string{"HTTP-01", "TLS-ALPN-01"} {
		t.Run(way, func(t *testing.T) {
			plain, plainPort := port(t)
			main, mainPort := port(t)
			askHTTP, askTLS := plainPort, mainPort
			if way == "HTTP-01" {
				askTLS = closed(t)
			} else {
				askHTTP = closed(t)
			}
			server := fronttest.NewACME(t, askHTTP, askTLS)
			origin, cache := at(t, "https://office.example"), filepath.Join(t.TempDir(), "acme")
			a := ACME{Directory: server.Directory, CA: server.CA, Cache: cache}
			fetched, err := a.Open(origin)
			must(t, err)
			ctx, stop := context.WithCancel(context.Background())
			f, done := &Front{}, make(chan error, 1)
			ports := []Port{{Listener: main, TLS: fetched.TLS(), Handler: http.NotFoundHandler()},
				{Listener: plain, Handler: fetched.Challenges(ToOrigin(origin))}}
			go func() { done <- f.Serve(ctx, ports...) }()
			t.Cleanup(func() { stop(); <-done })
			var log bytes.Buffer
			fetched.Fetch(slog.New(slog.NewTextHandler(&log, nil)))
			if !strings.Contains(log.String(), "the certificate is there") {
				t.Fatalf("the log says %s", &log)
			}
			s, err := handshake(main.Addr().String(), server.Issued, nil)
			if err != nil || s.PeerCertificates[0].VerifyHostname("office.example") != nil {
				t.Errorf("a client gets %v, %v", s.PeerCertificates, err)
			}
			info, err := os.Stat(filepath.Join(cache, "office.example"))
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the key is kept as %v, %v", info, err)
			}
			again, err := (ACME{Directory: "http://127.0.0.1:1/nowhere", Cache: cache}).Open(origin)
			must(t, err)
			log.Reset()
			if again.Fetch(slog.New(slog.NewTextHandler(&log, nil))); !strings.Contains(log.String(), "the certificate is there") {
				t.Errorf("after a restart without the server the log says %s", &log)
			}
		})
	}
}

func TestACMEThatCannotWorkIsRefusedWithWhatToDo(t *testing.T) {
	for _, origin := range []string{"https://localhost", "https://192.0.2.7", "https://[2001:db8::1]"} {
		if _, err := (ACME{}).Open(at(t, origin)); err == nil || !strings.Contains(err.Error(), "--tls-cert") {
			t.Errorf("%s: %v", origin, err)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty.pem")
	must(t, os.WriteFile(empty, []byte("nothing"), 0o600))
	for _, file := range []string{empty, empty + ".missing"} {
		if _, err := (ACME{CA: file}).Open(at(t, "https://office.example")); err == nil || !strings.Contains(err.Error(), "--acme-ca") {
			t.Errorf("%s: %v", file, err)
		}
	}
	var log bytes.Buffer
	f, err := ACME{Directory: "http://127.0.0.1:1/nowhere", Cache: t.TempDir()}.Open(at(t, "https://office.example"))
	must(t, err)
	if f.Fetch(slog.New(slog.NewTextHandler(&log, nil))); !strings.Contains(log.String(), "must reach its ports") {
		t.Errorf("without a server the log says %s", &log)
	}
}
