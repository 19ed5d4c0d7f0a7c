package front

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// ACME says where certificates come from.
type ACME struct {
	Directory string // the server's directory; empty: Let's Encrypt
	CA        string // PEM file of a private root to trust for the server; empty: the system's roots
	Email     string // for the server to write to; may be empty
	Cache     string // the folder that keeps account and certificates
}

// acmeTime bounds one exchange with the server.
const acmeTime = time.Minute

// Open prepares certificates for the origin's name. Using it agrees to the server's terms.
func (a ACME) Open(origin *url.URL) (*Fetched, error) {
	name := origin.Hostname()
	if _, err := netip.ParseAddr(name); err == nil || !strings.Contains(name, ".") {
		return nil, fmt.Errorf("--acme fetches certificates for public names only, and %s is none; use --tls-cert and --tls-key, or another --url", name)
	}
	client := &acme.Client{DirectoryURL: a.Directory, HTTPClient: &http.Client{Timeout: acmeTime}, UserAgent: "bureau"}
	if a.CA != "" {
		transport, err := trusting(a.CA)
		if err != nil {
			return nil, err
		}
		client.HTTPClient.Transport = transport
	}
	return &Fetched{name: name, manager: &autocert.Manager{Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(a.Cache),
		HostPolicy: only(name), Email: a.Email, Client: client}}, nil
}

// only fetches for one name; the ACME server may ask at any port.
func only(name string) autocert.HostPolicy {
	return func(_ context.Context, host string) error {
		if !strings.EqualFold(hostname(host), name) {
			return errors.New("this office has another name")
		}
		return nil
	}
}

// trusting speaks to servers of a private root.
func trusting(file string) (http.RoundTripper, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("--acme-ca cannot be read: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("--acme-ca %s holds no certificate; it takes a PEM file with the root of the ACME server", file)
	}
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	return t, nil
}

// Fetched are certificates fetched over ACME, kept in a folder and renewed in time.
type Fetched struct {
	name    string
	manager *autocert.Manager
}

// TLS speaks with the certificate, fetching it at the first handshake if it was not before.
func (f *Fetched) TLS() *tls.Config { return secureTLS(f.manager.GetCertificate, acme.ALPNProto) }

// Challenges answers the server's questions at the plain port (RFC 8555, section 8.3), and leads everybody else on.
func (f *Fetched) Challenges(otherwise http.Handler) http.Handler {
	return f.manager.HTTPHandler(otherwise)
}

// Fetch gets the certificate before anybody needs it, so that what is wrong stands in the log at once.
func (f *Fetched) Fetch(log *slog.Logger) {
	hello := &tls.ClientHelloInfo{ServerName: f.name, SupportedVersions: []uint16{tls.VersionTLS13},
		CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}}
	c, err := f.manager.GetCertificate(hello)
	if err != nil {
		log.Error("no certificate yet: the name must lead to this machine, and the ACME server must reach its ports 80 or 443",
			"name", f.name, "error", err)
		return
	}
	log.Info("the certificate is there", "name", f.name, "until", c.Leaf.NotAfter.Format(time.DateOnly))
}

// ToOrigin leads plain requests to the encrypted origin. What was sent in the open is not carried over: only GET and
// HEAD are led on.
func ToOrigin(origin *url.URL) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, fmt.Sprintf("Nothing is taken unencrypted here. This office answers at %s.", origin), http.StatusForbidden)
			return
		}
		http.Redirect(w, r, there(origin, r), http.StatusPermanentRedirect)
	})
}
