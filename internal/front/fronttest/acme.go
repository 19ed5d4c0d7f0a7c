package fronttest

import (
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/letsencrypt/pebble/v2/ca"
	"github.com/letsencrypt/pebble/v2/db"
	"github.com/letsencrypt/pebble/v2/va"
	"github.com/letsencrypt/pebble/v2/wfe"
	"github.com/miekg/dns"
)

// ACME is Pebble, Let's Encrypt's ACME server for tests, which validates for real.
type ACME struct {
	Directory string         // its address
	CA        string         // the file with the root of the server's own certificate
	Issued    *x509.CertPool // trusts what it issues
}

// NewACME starts a server for which every name leads to this machine, and which asks at these ports of it.
func NewACME(t testing.TB, httpPort, tlsPort int) ACME {
	t.Helper()
	t.Setenv("PEBBLE_VA_NOSLEEP", "1")
	quiet, store := log.New(io.Discard, "", 0), db.NewMemoryStore()
	authority := ca.New(quiet, store, "", "ecdsa", 0, 1, map[string]ca.Profile{"default": {Description: "one hour", ValidityPeriod: 3600}})
	asks := va.New(quiet, httpPort, tlsPort, false, names(t), store)
	doors := wfe.New(quiet, store, asks, authority, []string{"pebble.example"}, false, false, 1, 1)
	srv := httptest.NewUnstartedServer(doors.Handler())
	srv.Config.ErrorLog = quiet
	srv.StartTLS()
	t.Cleanup(srv.Close)
	a := ACME{Directory: srv.URL + wfe.DirectoryPath, CA: filepath.Join(t.TempDir(), "acme-ca.pem"), Issued: x509.NewCertPool()}
	writePEM(t, a.CA, "CERTIFICATE", srv.Certificate().Raw)
	a.Issued.AddCert(authority.GetRootCert(0).Cert)
	return a
}

// names answers every question for an address with this machine's.
func names(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0") // where Pebble asks
	must(t, err)
	srv := &dns.Server{Listener: l, Handler: dns.HandlerFunc(func(w dns.ResponseWriter, q *dns.Msg) {
		m := new(dns.Msg).SetReply(q)
		if q.Question[0].Qtype == dns.TypeA {
			head := dns.RR_Header{Name: q.Question[0].Name, Rrtype: dns.TypeA, Class: dns.ClassINET}
			m.Answer = []dns.RR{&dns.A{Hdr: head, A: net.IPv4(127, 0, 0, 1)}}
		}
		_ = w.WriteMsg(m)
	})}
	go func() { _ = srv.ActivateAndServe() }()
	t.Cleanup(func() { l.Close() })
	return l.Addr().String()
}
