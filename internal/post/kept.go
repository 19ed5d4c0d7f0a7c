package post

import (
	"bytes"
	"context"
	"errors"
	"time"

	gomail "github.com/wneessen/go-mail"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
)

// Kept is a mail that did not leave because there is no relay.
type Kept struct {
	ID      string
	Org     string // empty: of no organisation
	To      string
	Subject string
	Body    string // the plain text
	Message string // the whole mail (RFC 5322)
	At      time.Time
}

// keepFor is how long kept mail stays.
const keepFor = 30 * 24 * time.Hour

// keep puts a mail in the table; a second time changes nothing.
func (p *Post) keep(ctx context.Context, w outbox.Work, l Letter, m *gomail.Msg) error {
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return outbox.Permanent(err)
	}
	k := Kept{ID: w.ID, Org: w.Org, To: l.To.Address, Subject: line(l.Subject), Body: p.plain(l), Message: b.String(), At: p.Clock.Now()}
	return p.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return insertKept(tx, k) })
}

// ListKept gives the latest kept mails without their texts, the latest first. Only the operator may see them, and in
// the demo everybody.
func (p *Post) ListKept(ctx context.Context, limit int) (out []Kept, err error) {
	err = p.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		out, err = listKept(tx, limit)
		return err
	})
	return out, err
}

// KeptByID gives one kept mail.
func (p *Post) KeptByID(ctx context.Context, id string) (k Kept, err error) {
	err = p.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		k, err = readKept(tx, id)
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		err = fault.New(fault.NotFound, i18n.NotFound)
	}
	return k, err
}

func (p *Post) sweep(ctx context.Context) error {
	return p.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return sweepKept(tx, p.Clock.Now().Add(-keepFor)) })
}
