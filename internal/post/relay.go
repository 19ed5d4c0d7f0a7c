package post

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// relay is the server that takes the office's mail.
type relay struct {
	host    string
	options []gomail.Option
}

var errRelay = errors.New("the relay is written smtp://user:password@host:587, or smtps://user:password@host:465")

// patience is how long the relay may take over one step.
const patience = 20 * time.Second

func parseRelay(cfg Config) (*relay, error) {
	u, err := url.Parse(cfg.Relay)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return nil, errRelay // not the cause: it would say the password
	}
	port := map[string]int{"smtp": 587, "smtps": 465}[u.Scheme]
	if u.Port() != "" && port != 0 {
		if port, err = strconv.Atoi(u.Port()); err != nil || port > 65535 {
			return nil, errRelay
		}
	}
	if port == 0 {
		return nil, errRelay
	}
	r := &relay{host: u.Hostname(), options: []gomail.Option{gomail.WithPort(port), gomail.WithTimeout(patience), gomail.WithHELO(helo(cfg.Origin))}}
	r.options = append(r.options, secured(u, cfg)...)
	if name := u.User.Username(); name != "" {
		password, _ := u.User.Password()
		how := gomail.SMTPAuthAutoDiscover
		if u.Scheme == "smtp" && loopback(u.Hostname()) {
			how = gomail.SMTPAuthPlainNoEnc
		}
		r.options = append(r.options, gomail.WithSMTPAuth(how), gomail.WithUsername(name), gomail.WithPassword(password))
	}
	return r, nil
}

// secured demands TLS. This machine's own relay may do without: nobody can listen on the way to it.
func secured(u *url.URL, cfg Config) []gomail.Option {
	trust := &tls.Config{ServerName: u.Hostname(), MinVersion: tls.VersionTLS12, RootCAs: cfg.Roots}
	switch {
	case u.Scheme == "smtps":
		return []gomail.Option{gomail.WithSSL(), gomail.WithTLSConfig(trust)}
	case loopback(u.Hostname()):
		return []gomail.Option{gomail.WithTLSPolicy(gomail.NoTLS)}
	}
	return []gomail.Option{gomail.WithTLSPolicy(gomail.TLSMandatory), gomail.WithTLSConfig(trust)}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// helo is how the office greets: its own name, or an address literal where it has none (RFC 5321, section 4.1.4).
func helo(origin *url.URL) string {
	host := origin.Hostname()
	switch ip := net.ParseIP(host); {
	case ip == nil:
		return host
	case ip.To4() == nil:
		return "[IPv6:" + host + "]"
	}
	return "[" + host + "]"
}

// Failure is why a mail did not leave. Its text names no address.
type Failure struct {
	Permanent bool // trying again is in vain
	Mail      bool // it is about this mail or its recipient: others may leave
	Mailbox   bool // it is about the recipient's address: there is no such mailbox, or it takes no mail any more
	Unknown   bool // the relay may have taken it: it fell silent at the end
	error
}

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.error }

// send hands a message to the relay. Once the relay has taken it, nothing that fails afterwards makes it be sent again.
func (r *relay) send(ctx context.Context, m *gomail.Msg, to string) error {
	c, err := gomail.NewClient(r.host, r.options...)
	if err != nil {
		return err
	}
	over := make(chan error, 1)
	go func() { over <- c.DialAndSend(m) }()
	select { // the library heeds a context only while it connects; what is left behind ends with its own deadlines
	case err = <-over:
	case <-ctx.Done():
		return &Failure{Unknown: true, Mail: true, error: ctx.Err()}
	}
	if err == nil || m.IsDelivered() {
		return nil
	}
	return failure(err, to)
}

// failure reads what a relay said.
func failure(err error, to string) *Failure {
	said := errors.New(without(err.Error(), to))
	f := &Failure{error: fmt.Errorf("the relay did not take it: %w", said)}
	var refused *gomail.SendError
	if !errors.As(err, &refused) || refused.Reason == gomail.ErrConnCheck {
		return f
	}
	f.Mail = refused.ErrorCode() >= 400 && refused.Reason != gomail.ErrSMTPMailFrom // that is about who sends
	f.Unknown = refused.ErrorCode() == 0 && refused.Reason == gomail.ErrSMTPDataClose
	if refused.ErrorCode() >= 500 {
		f.Permanent, f.error = true, fmt.Errorf("refused by the relay: %w", said)
		f.Mailbox = refused.Reason == gomail.ErrSMTPRcptTo && noMailbox(refused.EnhancedStatusCode())
	}
	return f
}

// noMailbox reads a status that came with a refused recipient (RFC 3463): a wrong address, or a mailbox that takes no mail. Whoever
// says why otherwise speaks of the sender, the content or themselves; whoever says nothing more speaks of the recipient.
func noMailbox(status string) bool {
	return status == "" || strings.HasPrefix(status, "5.1.") && status != "5.1.7" && status != "5.1.8" || status == "5.2.1"
}

// without leaves a person's address out of what a relay said, for logs and reasons.
func without(said, to string) string {
	said, _, _ = strings.Cut(said, ", affected ")
	for {
		i := strings.Index(strings.ToLower(said), strings.ToLower(to))
		if i < 0 || to == "" {
			return said
		}
		said = said[:i] + "…" + said[min(len(said), i+len(to)):]
	}
}
