package officetest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/siptest"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office"
	"bureau/internal/phone"
)

// Telephony is an office that phones reach.
type Telephony struct {
	*Office
	CA  string      // the certificate of the office, PEM, in a file
	TLS *tls.Config // with it; what shows it, the office trusts as a provider, too
	way *way        // where other nodes reach it
}

// Desk is a phone of an organisation, with what it registers with.
type Desk struct {
	phone.Device
	Secret string
}

// EachWithPhones runs the test on both databases at once: most of the time, phones speak and listen.
func EachWithPhones(t *testing.T, test func(t *testing.T, o *Telephony)) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			test(t, OpenPhones(t, engine))
		})
	}
}

// OpenPhones opens an office that phones on this machine reach, over UDP, TCP and TLS; how its door waits may be set.
func OpenPhones(t testing.TB, engine string, timers ...sip.Timers) *Telephony {
	t.Helper()
	dir := t.TempDir()
	certificate, ca := selfSigned(t, dir)
	sockets, err := wire.Listen("127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0")
	must(t, err)
	line := sip.Line{Sockets: sockets, Certificate: certificate, Roots: trusted(t, ca)}
	for _, set := range timers {
		line.Timers = set
	}
	return &Telephony{CA: ca, TLS: certificate, Office: OpenIn(t, office.Config{Data: dir, Demo: true, Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler),
		AllowPrivate: []string{"127.0.0.0/8"}, SIP: line})}
}

// trusted are the authorities in a file.
func trusted(t testing.TB, file string) *x509.CertPool {
	t.Helper()
	text, err := os.ReadFile(file)
	must(t, err)
	all := x509.NewCertPool()
	if !all.AppendCertsFromPEM(text) {
		t.Fatal("no certificate in ", file)
	}
	return all
}

// Certificate is one for this machine that nobody trusts.
func Certificate(t testing.TB) *tls.Config {
	t.Helper()
	c, _ := selfSigned(t, t.TempDir())
	return c
}

func selfSigned(t testing.TB, dir string) (*tls.Config, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	from := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "127.0.0.1"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, from, from, key.Public(), key)
	must(t, err)
	file := filepath.Join(dir, "phones.pem")
	must(t, os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	return &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, file
}

// Desk adds a phone on which members may log in, and which speaks English while nobody is on it.
func (o *Telephony) Desk(t testing.TB, org Org, d phone.Device) (out Desk) {
	t.Helper()
	d.Hot, d.Lang = true, "en"
	must(t, o.DB.Write(context.Background(), org.ID, func(ctx context.Context, tx db.Tx) (err error) {
		if out.Device, err = o.Phones.AddDevice(ctx, tx, org.Admin.Actor, d); err != nil {
			return err
		}
		secret, err := o.Phones.DeviceSecret(ctx, tx, org.Admin.Actor, out.ID)
		out.Secret = string(secret)
		return err
	}))
	return out
}

// Extension gives a member a number and a PIN.
func (o *Telephony) Extension(t testing.TB, org Org, member int, extension string, pin phone.Secret) {
	t.Helper()
	must(t, o.Phones.SetMember(context.Background(), org.Admin.Actor, phone.MemberSetting{Member: org.Members[member].Member, Extension: extension,
		Hot: true, PIN: pin}))
}

// LogIn puts a member on a phone without a call.
func (o *Telephony) LogIn(t testing.TB, org Org, d Desk, extension string, pin phone.Secret) {
	t.Helper()
	_, err := o.Phones.LogIn(context.Background(), phone.LogIn{Org: org.ID, Device: d.ID, Extension: extension, PIN: pin, How: phone.ByDialling})
	must(t, err)
}

// Plug starts a real phone as a desk, set up otherwise as given, and waits until it is registered.
func (o *Telephony) Plug(t testing.TB, d Desk, p siptest.Phone) *siptest.Running {
	t.Helper()
	p.Name, p.User, p.Password, p.Expires = d.Name, d.User, d.Secret, 300
	if p.Transport == "" {
		p.Transport = "udp"
	}
	if p.Transport == "tls" {
		p.CA = o.CA
	}
	p.Server = o.Door.Addr(p.Transport).String()
	r := siptest.Start(t, p)
	r.Registered()
	return r
}
