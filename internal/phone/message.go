package phone

import (
	"context"
	"database/sql"
	"time"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Message is what somebody said for a member who did not answer.
type Message struct {
	ID     string
	Org    string
	Member string
	From   Identity
	At     time.Time
	Length time.Duration
	Audio  []byte // WAV with µ- or A-law; only when it is kept
	Heard  time.Time
	sound  string // the name of the recording
}

// Bounds of messages.
const (
	MaxMessage  = 5 * time.Minute
	maxAudio    = 3 << 20 // bytes; five minutes of G.711 are 2.4 MB
	MaxMessages = 100     // of one member
)

// Left is recorded when a message was kept, or one was heard or removed.
type Left struct{ Member, Message string }

// KeepMessage stores a message; it is mailed to its member where they want that. The oldest of more than MaxMessages goes.
func (p *Phones) KeepMessage(ctx context.Context, m Message) error {
	if len(m.Audio) == 0 || len(m.Audio) > maxAudio || m.Length > MaxMessage+time.Minute {
		return fault.New(fault.Invalid, i18n.BadInput)
	}
	if m.ID == "" {
		m.ID = id.New()
	}
	name, err := p.Files.Put([]byte(p.Key.Seal(m.Audio, messagePurpose(m.ID))))
	if err != nil {
		return err
	}
	m.sound = name
	return p.DB.Write(ctx, m.Org, func(_ context.Context, tx db.Tx) error { return p.keepMessage(tx, m) })
}

func (p *Phones) keepMessage(tx db.Tx, m Message) error {
	r, err := rulesOf(tx, m.Member)
	if err != nil {
		return err
	}
	at := m.At
	if at.IsZero() {
		at = p.Clock.Now()
	}
	n, err := tx.Exec(`INSERT INTO phone_message (id, org, member, from_number, from_name, at, millis, sound) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT DO NOTHING`, m.ID, tx.Org(), m.Member, short(m.From.Number), short(m.From.Name), db.Micros(at), m.Length.Milliseconds(), m.sound)
	if err != nil || n == 0 {
		return err
	}
	if err := p.dropSurplus(tx, m.Member); err != nil {
		return err
	}
	tx.Record(Left{m.Member, m.ID})
	if !r.Mailed {
		return nil
	}
	return p.mailMessage(tx, m.ID)
}

// dropSurplus removes the oldest of more messages than are kept.
func (p *Phones) dropSurplus(tx db.Tx, member string) error {
	all, err := db.All(tx, scanMessage, "SELECT "+messageColumns+" FROM phone_message v WHERE v.org = $1 AND v.member = $2 ORDER BY v.at DESC, v.id DESC LIMIT 1000 OFFSET $3",
		tx.Org(), member, MaxMessages)
	for _, m := range all {
		if err == nil {
			err = p.dropOne(tx, m)
		}
	}
	return err
}

// Waiting counts the messages of a member: new ones and those heard already.
func (p *Phones) Waiting(_ context.Context, tx db.Tx, member string) (fresh, old int, err error) {
	err = tx.Row("SELECT COALESCE(sum(CASE WHEN heard_at IS NULL THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN heard_at IS NULL THEN 0 ELSE 1 END), 0) "+
		"FROM phone_message WHERE org = $1 AND member = $2", tx.Org(), member).Scan(&fresh, &old)
	return fresh, old, err
}

// Messages are those of a member, the newest first: for the phone that plays them, and for their own page.
func (p *Phones) Messages(_ context.Context, tx db.Tx, member string) ([]Message, error) {
	return messagesOf(tx, member)
}

func messagesOf(tx db.Tx, member string) ([]Message, error) {
	return db.All(tx, scanMessage, "SELECT "+messageColumns+" FROM phone_message v WHERE v.org = $1 AND v.member = $2 ORDER BY v.at DESC, v.id DESC", tx.Org(), member)
}

// Message is one of a member's; NotFound for another's.
func (p *Phones) Message(_ context.Context, tx db.Tx, member, message string) (Message, error) {
	m, err := messageByID(tx, message)
	if err == nil && m.Member != member {
		return Message{}, missing()
	}
	return m, err
}

// Recording is the sound of a message, a WAV file. It lies sealed: what somebody said is read with the office's key only.
func (p *Phones) Recording(m Message) ([]byte, error) {
	sealed, err := p.Files.Get(m.sound)
	if err != nil {
		return nil, err
	}
	return p.Key.Open(string(sealed), messagePurpose(m.ID))
}

func messagePurpose(message string) string { return "phone/message/" + message }

// Heard notes that a message of a member was heard.
func (p *Phones) Heard(_ context.Context, tx db.Tx, member, message string) error {
	n, err := tx.Exec("UPDATE phone_message SET heard_at = $1 WHERE id = $2 AND org = $3 AND member = $4 AND heard_at IS NULL",
		db.Micros(p.Clock.Now()), message, tx.Org(), member)
	if err == nil && n > 0 {
		tx.Record(Left{member, message})
	}
	return err
}

// DropMessage removes a message of a member.
func (p *Phones) DropMessage(_ context.Context, tx db.Tx, member, message string) error {
	m, err := messageByID(tx, message)
	if err == nil && m.Member != member {
		err = missing()
	}
	if err != nil {
		return err
	}
	return p.dropOne(tx, m)
}

const messageColumns = "v.id, v.org, v.member, v.from_number, v.from_name, v.at, v.millis, v.sound, v.heard_at"

func scanMessage(row db.Scan) (Message, error) {
	var m Message
	var at, millis int64
	var heard sql.NullInt64
	err := row(&m.ID, &m.Org, &m.Member, &m.From.Number, &m.From.Name, &at, &millis, &m.sound, &heard)
	m.At, m.Length = db.Time(at), time.Duration(millis)*time.Millisecond
	if heard.Valid {
		m.Heard = db.Time(heard.Int64)
	}
	return m, err
}

func messageByID(tx db.Tx, message string) (Message, error) {
	m, err := scanMessage(tx.Row("SELECT "+messageColumns+" FROM phone_message v WHERE v.id = $1 AND v.org = $2", message, tx.Org()).Scan)
	return m, none(err)
}
