// Package posttest is a real mail server for tests: what the office sends arrives there over SMTP and is read as a mailbox
// reads it.
package posttest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"encoding/base64"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Options are how a server behaves.
type Options struct {
	TLS      bool                              // offers STARTTLS
	Implicit bool                              // speaks TLS from the first byte
	User     string                            // must sign in so
	Password string                            //
	Refuse   func(stage, address string) error // at "rcpt", at "data", and at "taken" when it is kept already; nil: nothing. *smtp.SMTPError says the code
}

// Server is a mail server that ends with the test.
type Server struct {
	Address string // host:port on 127.0.0.1
	Roots   *x509.CertPool
	opts    Options
	mu      sync.Mutex
	came    chan struct{}
	mails   []Mail
}

// Mail is one that arrived.
type Mail struct {
	From, To string // of the envelope
	Header   mail.Header
	Subject  string
	Parts    map[string]string // by media type, decoded
	Params   map[string]map[string]string
	Files    map[string][]byte // what is attached, by name
	Raw      string
}

// Text is the plain text.
func (m Mail) Text() string { return m.Parts["text/plain"] }

var links = regexp.MustCompile(`https?://\S+`)

// Link is the first link whose address contains a text.
func (m Mail) Link(contains string) string {
	for _, l := range links.FindAllString(m.Text(), -1) {
		if strings.Contains(l, contains) {
			return l
		}
	}
	return ""
}

// Start starts a server.
func Start(t testing.TB, opts Options) *Server {
	t.Helper()
	s := &Server{opts: opts, came: make(chan struct{}, 1000), Roots: x509.NewCertPool()}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Address = l.Addr().String()
	srv := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{server: s}, nil }))
	srv.Domain, srv.AllowInsecureAuth, srv.ErrorLog = "relay.example", true, log.New(io.Discard, "", 0)
	if opts.TLS || opts.Implicit {
		config := &tls.Config{Certificates: []tls.Certificate{certificate(t, s.Roots)}}
		if opts.TLS {
			srv.TLSConfig = config
		} else {
			l = tls.NewListener(l, config)
		}
	}
	go srv.Serve(l)
	t.Cleanup(func() { srv.Close() })
	return s
}

// Port is where it listens.
func (s *Server) Port() string { _, port, _ := net.SplitHostPort(s.Address); return port }

// Relay is the server as the office's settings name it.
func (s *Server) Relay() string { return "smtp://" + s.Address }

// Mails gives what has arrived.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

// Next waits until as many mails have arrived in all, and gives the last of them.
func (s *Server) Next(t testing.TB, n int) Mail {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		if all := s.Mails(); len(all) >= n {
			return all[n-1]
		}
		select {
		case <-s.came:
		case <-deadline:
			t.Fatalf("%d mails have arrived, not %d", len(s.Mails()), n)
		}
	}
}

type session struct {
	server   *Server
	from, to string
	signedIn bool
}

func (s *session) AuthMechanisms() []string {
	if s.server.opts.User == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != s.server.opts.User || password != s.server.opts.Password {
			return smtp.ErrAuthFailed
		}
		s.signedIn = true
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.server.opts.User != "" && !s.signedIn {
		return smtp.ErrAuthRequired
	}
	s.from = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = to
	return s.refuse("rcpt")
}

func (s *session) refuse(stage string) error {
	if s.server.opts.Refuse == nil {
		return nil
	}
	return s.server.opts.Refuse(stage, s.to)
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.refuse("data"); err != nil {
		return err
	}
	m, err := Read(raw)
	if err != nil {
		return err
	}
	m.From, m.To = s.from, s.to
	s.server.mu.Lock()
	s.server.mails = append(s.server.mails, m)
	s.server.mu.Unlock()
	s.server.came <- struct{}{}
	return s.refuse("taken")
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// Read takes a message apart as a mailbox does.
func Read(raw []byte) (Mail, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Mail{}, err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(msg.Header.Get("Subject"))
	if err != nil {
		return Mail{}, err
	}
	m := Mail{Header: msg.Header, Subject: subject, Raw: string(raw), Parts: map[string]string{}, Params: map[string]map[string]string{}, Files: map[string][]byte{}}
	return m, m.part(msg.Header.Get, msg.Body)
}

func (m Mail) part(header func(string) string, body io.Reader) error {
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		return err
	}
	if strings.HasPrefix(kind, "multipart/") {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			p, err := r.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := m.part(p.Header.Get, p); err != nil {
				return err
			}
		}
	}
	switch strings.ToLower(header("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	text, err := io.ReadAll(body)
	if how, at, err := mime.ParseMediaType(header("Content-Disposition")); err == nil && how == "attachment" {
		m.Files[at["filename"]] = text
	}
	m.Parts[kind], m.Params[kind] = strings.ReplaceAll(string(text), "\r\n", "\n"), params
	return err
}

// certificate makes one for the address 127.0.0.1 and for 0.0.0.0, which reaches it without being a loopback address.
func certificate(t testing.TB, roots *x509.CertPool) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4zero}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
