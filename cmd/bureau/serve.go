package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"

	"bureau/internal/front"
	"bureau/internal/office"
)

// serveCommand runs an office. docs/running.md explains each flag; a test holds the two together.
type serveCommand struct {
	URL string `name:"url" env:"BUREAU_URL" placeholder:"URL" help:"The address that people type, and the only one at which the office answers, such as https://office.example. Links, cookies and QR codes carry it."`
	storage
	keeping

	Listen     string `env:"BUREAU_LISTEN" placeholder:"ADDRESS" help:"Where to answer. Without it: :443 with a certificate, else 127.0.0.1:8080 for a proxy on this machine."`
	ListenHTTP string `name:"listen-http" env:"BUREAU_LISTEN_HTTP" placeholder:"ADDRESS" help:"Where plain requests are led to https, and ACME servers answered; none for nowhere. Without it: :80 with --acme, else nowhere."`

	TLSCert       string `name:"tls-cert" env:"BUREAU_TLS_CERT" type:"path" placeholder:"FILE" help:"The certificate with its chain, PEM. Read again when it changes, and on SIGHUP."`
	TLSKey        string `name:"tls-key" env:"BUREAU_TLS_KEY" type:"path" placeholder:"FILE" help:"The certificate's key, PEM."`
	ACME          bool   `name:"acme" env:"BUREAU_ACME" help:"Fetch and renew the certificate over ACME, agreeing to the terms of the ACME server."`
	ACMEEmail     string `name:"acme-email" env:"BUREAU_ACME_EMAIL" placeholder:"ADDRESS" help:"Where the ACME server may write to."`
	ACMEDirectory string `name:"acme-directory" env:"BUREAU_ACME_DIRECTORY" placeholder:"URL" help:"The ACME server's directory. Without it: Let's Encrypt."`
	ACMECA        string `name:"acme-ca" env:"BUREAU_ACME_CA" type:"path" placeholder:"FILE" help:"The root certificate of a private ACME server, PEM."`

	MailRelay string `name:"mail-relay" env:"BUREAU_MAIL_RELAY" placeholder:"URL" help:"Where mail leaves: smtp://user:password@host:587, or smtps://…:465. Without it mail is kept for the operator to read."`
	MailFrom  string `name:"mail-from" env:"BUREAU_MAIL_FROM" placeholder:"ADDRESS" help:"The sender of mail. Without it: bureau@ the host of the address."`

	telephony

	SignUp string `name:"sign-up" env:"BUREAU_SIGN_UP" default:"open" enum:"open,closed" placeholder:"WHO" help:"open lets people found organisations by themselves; closed lets them in by invitation only."`

	TrustedProxy []string `name:"trusted-proxy" env:"BUREAU_TRUSTED_PROXY" sep:"," placeholder:"NETWORK" help:"Proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8; several with commas. From anybody else the header counts for nothing."`
	MetricsToken string   `name:"metrics-token" env:"BUREAU_METRICS_TOKEN" placeholder:"SECRET" help:"Lets whoever sends it (Authorization: Bearer) read /metrics from other machines. Without it only this machine may."`

	Key          string   `name:"key" env:"BUREAU_KEY" placeholder:"SECRET" help:"Seals secrets in the database: 32 bytes as base64, the same on all machines of one office. Without it: the file key in the data folder, made at the first start; keep a copy apart from the backups."`
	AllowPrivate []string `name:"allow-private" env:"BUREAU_ALLOW_PRIVATE" sep:"," placeholder:"ADDRESS" help:"Private addresses that the office may ask, such as an identity provider in its own network: 10.1.2.3, 10.0.0.0/8 or 10.1.2.3:443; several with commas. Without it only public ones."`

	LogLevel  slog.Level `name:"log-level" env:"BUREAU_LOG_LEVEL" default:"info" placeholder:"LEVEL" help:"debug, info, warn or error; requests are logged at info."`
	LogFormat string     `name:"log-format" env:"BUREAU_LOG_FORMAT" default:"text" enum:"text,json" placeholder:"FORMAT" help:"text or json; the log goes to standard error."`

	Drain    time.Duration `env:"BUREAU_DRAIN" default:"0s" placeholder:"TIME" help:"How long to answer on after the request to stop, while /readyz says so to a balancer."`
	Patience time.Duration `env:"BUREAU_PATIENCE" default:"20s" placeholder:"TIME" help:"How long requests may take to finish after that."`
}

// Run opens the office and answers until it is asked to stop.
func (c serveCommand) Run(p program) error {
	origin, err := front.ParseOrigin(c.URL)
	if err != nil {
		return err
	}
	log := front.NewLog(p.stderr, c.LogFormat, c.LogLevel)
	plan, err := c.plan(origin, log)
	if err != nil {
		return err
	}
	defer plan.close()
	line, err := c.line(plan.certificate())
	if err != nil {
		return err
	}
	defer line.Close()
	database, err := c.database()
	if err != nil {
		return err
	}
	if c.SIPNode != "" && c.Database == "" {
		return errors.New("--sip-node is for several nodes on one PostgreSQL; give --database, or leave it out")
	}
	backups, err := c.backups()
	if err != nil {
		return err
	}
	o, err := office.Open(p.ctx, office.Config{Data: c.Data, Database: database, URL: origin.String(), Log: log,
		Relay: c.MailRelay, From: c.MailFrom, SignUp: c.SignUp, Backups: backups, Key: c.Key, AllowPrivate: c.AllowPrivate, SIP: line})
	if err != nil {
		return err
	}
	plan.open(o, c)
	defer plan.atHangUp(log)()
	log.Info("the office is open", "url", origin.String(), "listen", plan.main.Addr().String(), "data", c.Data)
	if line.Open() {
		log.Info("phones are answered", "at", phonesAt(line))
	}
	if plan.fetched != nil {
		go plan.fetched.Fetch(log)
	}
	tell(daemon.SdNotifyReady)
	defer tell(daemon.SdNotifyStopping)
	return errors.Join(plan.front.Serve(p.ctx, plan.ports...), o.Close())
}

// tell tells systemd, where it asked to be told, how the program stands.
func tell(state string) { _, _ = daemon.SdNotify(false, state) }

// plan is how the office will answer, checked and with its ports taken before the data is opened.
type plan struct {
	front       *front.Front
	main, plain net.Listener
	files       *front.Files
	fetched     *front.Fetched
	ports       []front.Port
}

func (c serveCommand) plan(origin *url.URL, log *slog.Logger) (*plan, error) {
	if err := c.check(origin); err != nil {
		return nil, err
	}
	proxies, err := front.ParseProxies(c.TrustedProxy)
	if err != nil {
		return nil, fmt.Errorf("--trusted-proxy: %w", err)
	}
	out := &plan{front: &front.Front{Origin: origin, Log: log, Proxies: proxies, MetricsToken: c.MetricsToken, Drain: c.Drain, Patience: c.Patience}}
	if c.TLSCert != "" {
		if out.files, err = front.OpenFiles(c.TLSCert, c.TLSKey, log); err != nil {
			return nil, err
		}
	}
	if c.ACME {
		a := front.ACME{Directory: c.ACMEDirectory, CA: c.ACMECA, Email: c.ACMEEmail, Cache: filepath.Join(c.Data, "acme")}
		if out.fetched, err = a.Open(origin); err != nil {
			return nil, err
		}
	}
	if err := out.listen(c); err != nil {
		out.close()
		return nil, err
	}
	return out, nil
}

// check refuses flags that do not fit together, each with what to write instead.
func (c serveCommand) check(origin *url.URL) error {
	tls := c.ACME || c.TLSCert != ""
	switch {
	case (c.TLSCert == "") != (c.TLSKey == ""):
		return errors.New("--tls-cert and --tls-key belong together: the certificate with its chain, and its key")
	case c.ACME && c.TLSCert != "":
		return errors.New("--acme fetches the certificate that --tls-cert would give; leave out one of them")
	case tls && origin.Scheme == "http":
		return fmt.Errorf("--url %s does not say https, and there is a certificate; write https://%s", origin, origin.Host)
	case !tls && c.listenHTTP() != "":
		return errors.New("--listen-http leads plain requests to https; it needs --acme, or --tls-cert and --tls-key")
	case !c.ACME && (c.ACMEEmail != "" || c.ACMEDirectory != "" || c.ACMECA != ""):
		return errors.New("--acme-email, --acme-directory and --acme-ca do nothing without --acme; add it, or leave them out")
	case c.MetricsToken != "" && len(c.MetricsToken) < minMetricsToken:
		return fmt.Errorf("--metrics-token is too easy to guess; take at least %d random characters, as `openssl rand -hex 16` gives", minMetricsToken)
	case c.Drain < 0 || c.Patience < 0:
		return errors.New("--drain and --patience take a time such as 20s")
	}
	return nil
}

const minMetricsToken = 16

func (c serveCommand) listenAt() string {
	switch {
	case c.Listen != "":
		return c.Listen
	case c.ACME || c.TLSCert != "":
		return ":443"
	}
	return "127.0.0.1:8080"
}

// listenHTTP is where plain requests are led on; empty for nowhere.
func (c serveCommand) listenHTTP() string {
	switch {
	case c.ListenHTTP == "" && c.ACME:
		return ":80"
	case c.ListenHTTP == "none":
		return ""
	}
	return c.ListenHTTP
}

func (p *plan) listen(c serveCommand) (err error) {
	if p.main, err = listen("--listen", c.listenAt()); err != nil {
		return err
	}
	if at := c.listenHTTP(); at != "" {
		p.plain, err = listen("--listen-http", at)
	}
	return err
}

// certificate is the one of the office; nil where there is none.
func (p *plan) certificate() *tls.Config {
	switch {
	case p.files != nil:
		return p.files.TLS()
	case p.fetched != nil:
		return p.fetched.TLS()
	}
	return nil
}

// open puts the office behind the front, and both on the ports.
func (p *plan) open(o *office.Office, c serveCommand) {
	p.front.Doors, p.front.Ready, p.front.Leave, p.front.Collectors = o, o.Ready, o.Live.Leave, o.Figures()
	main := front.Port{Listener: p.main, Handler: p.front.Handler()}
	plain := http.Handler(front.ToOrigin(p.front.Origin))
	switch {
	case p.files != nil:
		main.TLS = p.files.TLS()
	case p.fetched != nil:
		main.TLS = p.fetched.TLS()
		plain = p.fetched.Challenges(plain)
	}
	p.ports = []front.Port{main}
	if p.plain != nil {
		p.ports = append(p.ports, front.Port{Listener: p.plain, Handler: plain})
	}
}

func (p *plan) close() {
	for _, l := range []net.Listener{p.main, p.plain} {
		if l != nil {
			l.Close()
		}
	}
}

// atHangUp reads the certificate again at each SIGHUP, until the function that it gives is called.
func (p *plan) atHangUp(log *slog.Logger) (stop func()) {
	hangUp, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(hangUp, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-over:
				return
			case <-hangUp:
			}
			if p.files == nil {
				continue
			}
			if err := p.files.Reload(); err != nil {
				log.Error("the new certificate cannot be used; the one before goes on", "error", err)
				continue
			}
			log.Info("the certificate was read again")
		}
	}()
	return func() { signal.Stop(hangUp); close(over) }
}
