package code

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"embed"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables code and code_secret.
var Migrations = db.Migrations{Owner: "code", Files: files, Global: []string{"code_secret"}, Served: []string{"code"}}

// Purpose is what a code may be used for. A code of one purpose is nothing to another.
type Purpose string

// Code is one that was begun.
type Code struct {
	ID      string
	Purpose Purpose
	Subject string // the id of what it is about
	Begun   time.Time
	Expires time.Time
}

// MaxTries is how often the digits of one code may be tried.
const MaxTries = 5

// Codes are the codes of a database.
type Codes struct {
	DB     *db.DB
	Clock  clock.Clock
	secret []byte
}

// Open reads the secret of the database, and makes it where it is new.
func Open(ctx context.Context, d *db.DB, c clock.Clock) (*Codes, error) {
	fresh := id.Secret()
	var kept string
	err := d.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) (err error) {
		kept, err = secretOf(tx, fresh)
		return err
	})
	return &Codes{DB: d, Clock: c, secret: []byte(kept)}, err
}

// Begin notes a code in the transaction; what is mailed is derived from its id when it is sent.
func (c *Codes) Begin(tx db.Tx, purpose Purpose, subject string, life time.Duration) (Code, error) {
	now := c.Clock.Now()
	k := Code{ID: id.New(), Purpose: purpose, Subject: subject, Begun: now, Expires: now.Add(life)}
	return k, insert(tx, k)
}

// Drop ends all codes of a purpose about a subject, used or not.
func (c *Codes) Drop(tx db.Tx, purpose Purpose, subject string) error {
	return remove(tx, purpose, subject)
}

// mac is what only this office can derive from a code.
func (c *Codes) mac(form string, purpose Purpose, code string) []byte {
	m := hmac.New(sha256.New, c.secret)
	for _, part := range []string{form, string(purpose), code} {
		_ = binary.Write(m, binary.BigEndian, uint32(len(part)))
		m.Write([]byte(part))
	}
	return m.Sum(nil)
}

const macBytes = 24 // of a link

// Link is the code as it stands in an address: 54 letters, digits, - and _.
func (c *Codes) Link(purpose Purpose, code string) string {
	u, err := uuid.Parse(code)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(append(u[:], c.mac("link", purpose, code)[:macBytes]...))
}

// idOf reads a link; what this office has not made is refused before the database is asked.
func (c *Codes) idOf(purpose Purpose, link string) (string, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(link)
	if err != nil || len(raw) != 16+macBytes {
		return "", gone()
	}
	code := uuid.UUID(raw[:16]).String()
	if subtle.ConstantTimeCompare(raw[16:], c.mac("link", purpose, code)[:macBytes]) != 1 {
		return "", gone()
	}
	return code, nil
}

func gone() error { return fault.New(fault.NotFound, i18n.CodeGone) }

// Look tells what a link stands for and leaves it unused.
func (c *Codes) Look(tx db.Tx, purpose Purpose, link string) (Code, error) {
	code, err := c.idOf(purpose, link)
	if err != nil {
		return Code{}, err
	}
	return c.open(tx, purpose, code)
}

func (c *Codes) open(tx db.Tx, purpose Purpose, code string) (Code, error) {
	k, err := read(tx, purpose, code)
	if errors.Is(err, db.ErrNoRows) || err == nil && !c.Clock.Now().Before(k.Expires) {
		return Code{}, gone()
	}
	return k, err
}

// Use uses a link up, and tells what it stood for.
func (c *Codes) Use(tx db.Tx, purpose Purpose, link string) (Code, error) {
	k, err := c.Look(tx, purpose, link)
	if err != nil {
		return k, err
	}
	return k, c.useUp(tx, k)
}

func (c *Codes) useUp(tx db.Tx, k Code) error {
	n, err := markUsed(tx, k.ID, c.Clock.Now())
	if err == nil && n == 0 {
		return gone()
	}
	return err
}

// Digits are the six that a person types.
func (c *Codes) Digits(purpose Purpose, code string) string {
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(c.mac("digits", purpose, code))%1_000_000)
}

// Try counts a try at the digits of a code, and then compares them. The organisation is the code's; empty for none. What
// it accepts is used up by UseDigits in the transaction that does what the code is for.
func (c *Codes) Try(ctx context.Context, org string, purpose Purpose, code, digits string) error {
	write := func(fn func(context.Context, db.Tx) error) error { return c.DB.Write(ctx, org, fn) }
	if org == "" {
		write = func(fn func(context.Context, db.Tx) error) error { return c.DB.WriteGlobal(ctx, fn) }
	}
	err := write(func(_ context.Context, tx db.Tx) error {
		n, err := countTry(tx, purpose, code, c.Clock.Now())
		if err == nil && n == 0 {
			return gone()
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.compare(purpose, code, digits)
}

func (c *Codes) compare(purpose Purpose, code, digits string) error {
	if subtle.ConstantTimeCompare([]byte(digits), []byte(c.Digits(purpose, code))) != 1 {
		return fault.New(fault.Invalid, i18n.CodeWrong).On("code")
	}
	return nil
}

// UseDigits uses up a code whose digits Try has accepted.
func (c *Codes) UseDigits(tx db.Tx, purpose Purpose, code, digits string) (Code, error) {
	if err := c.compare(purpose, code, digits); err != nil {
		return Code{}, err
	}
	k, err := c.open(tx, purpose, code)
	if err != nil {
		return k, err
	}
	return k, c.useUp(tx, k)
}

// keepFor is how long a code that has expired stays in the table.
const keepFor = 24 * time.Hour

// Sweep deletes what has expired; it recurs.
func (c *Codes) Sweep(ctx context.Context) error {
	return c.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return sweep(tx, c.Clock.Now().Add(-keepFor)) })
}
