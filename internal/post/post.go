package post

import (
	"context"
	"crypto/x509"
	"embed"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"time"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/outbox"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the table post_kept.
var Migrations = db.Migrations{Owner: "post", Files: files, Served: []string{"post_kept"}}

// Config says how mail leaves.
type Config struct {
	Relay  string         // smtp://user:password@host:587 or smtps://…:465; empty: mail is kept
	From   string         // the sender's address, with or without a name; empty: bureau@ the origin's host
	Origin *url.URL       // of the office
	Roots  *x509.CertPool // whom the relay's certificate may be signed by; nil: the system's
}

// Post sends the office's mail.
type Post struct {
	DB     *db.DB
	Outbox *outbox.Outbox
	Clock  clock.Clock
	from   mail.Address
	origin *url.URL
	relay  *relay // nil: mail is kept
}

// Open reads the settings and takes its place in the outbox.
func Open(o *outbox.Outbox, cfg Config) (*Post, error) {
	p := &Post{DB: o.DB, Outbox: o, Clock: o.Clock, origin: cfg.Origin}
	if cfg.From == "" {
		cfg.From = "Bureau <bureau@" + cfg.Origin.Hostname() + ">"
	}
	from, err := mail.ParseAddress(cfg.From)
	if err != nil {
		return nil, fmt.Errorf("the sender %q is no mail address such as bureau@office.example: %w", cfg.From, err)
	}
	p.from = *from
	if cfg.Relay != "" {
		if p.relay, err = parseRelay(cfg); err != nil {
			return nil, err
		}
	}
	o.Every("post/sweep", 6*time.Hour, p.sweep)
	return p, nil
}

// Sender is the address from which mail comes.
func (p *Post) Sender() mail.Address { return p.from }

// Keeps tells whether mail is kept because there is no relay.
func (p *Post) Keeps() bool { return p.relay == nil }

// ErrNothing is what a Writer gives when there is nothing to say any more: the mail ends without being sent.
var ErrNothing = errors.New("post: nothing to say any more")

// Writer writes the letter of one kind from the ids of a Work, in its own transactions.
type Writer func(ctx context.Context, w outbox.Work) (Letter, error)

// Kind says who writes a kind of mail. It is called before the outbox starts.
func (p *Post) Kind(kind string, write Writer) {
	p.Outbox.Handle("post/"+kind, func(ctx context.Context, w outbox.Work) error {
		l, err := write(ctx, w)
		if errors.Is(err, ErrNothing) {
			return nil
		}
		if err != nil {
			return err
		}
		return p.deliver(ctx, w, l)
	})
}

// Send notes a mail of a kind in the transaction; of the Work, all but the kind is the caller's.
func (p *Post) Send(tx db.Tx, kind string, w outbox.Work) error {
	w.Kind = "post/" + kind
	return p.Outbox.Add(tx, w)
}

func (p *Post) deliver(ctx context.Context, w outbox.Work, l Letter) error {
	err := p.Hand(ctx, w, l)
	var f *Failure
	if errors.As(err, &f) && f.Permanent {
		return outbox.Permanent(err)
	}
	return err
}

// Hand hands one letter to the relay at once, for whoever keeps account of each mail themselves. What the relay did not take
// comes back as a *Failure; the Work gives the mail its Message-ID and Date.
func (p *Post) Hand(ctx context.Context, w outbox.Work, l Letter) error {
	m, err := p.compose(w, l)
	if err != nil {
		return &Failure{Permanent: true, Mail: true, error: err}
	}
	if p.relay == nil {
		return p.keep(ctx, w, l, m)
	}
	return p.relay.send(ctx, m, l.To.Address)
}

// Link is an address in this office, for letters.
func (p *Post) Link(path string, query url.Values) string {
	u := *p.origin
	u.Path, u.RawQuery = path, query.Encode()
	return u.String()
}
