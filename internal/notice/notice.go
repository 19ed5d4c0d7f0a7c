// Package notice keeps what the operator has to say to everybody: one notice, above every page, until it is cleared.
//
// It has a text for each language that the operator wrote. A reader whose language has none reads the English text,
// or whichever there is, marked with its language. Every node, and a program beside them, reads the same notice; pages
// show a change within seconds, because a node asks the database again only then. Where it warns of planned maintenance,
// it says from when to when.
package notice

import (
	"context"
	"embed"
	"errors"
	"strings"
	"sync"
	"time"
	"unicode"

	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

//go:embed migrations/*.sql
var files embed.FS

// Migrations are the tables notice and notice_planned.
var Migrations = db.Migrations{Owner: "notice", Files: files, Global: []string{"notice", "notice_planned"}}

// Notice is the text by language, such as "de"; empty when there is nothing to say.
type Notice map[string]string

// languages are the ones in which a notice can be written, in the order in which one stands in for another.
var languages = []string{"en", "nl", "de", "fr"}

// MaxText bounds one text, in bytes: a notice leaves room for the page.
const MaxText = 500

// Validate refuses a notice that says nothing, too much, or in a language that nobody reads here.
func (n Notice) Validate() error {
	said := 0
	for lang, text := range n {
		switch {
		case !known(lang):
			return fault.New(fault.Invalid, i18n.LanguageUnknown).On(lang)
		case len(text) > MaxText:
			return fault.New(fault.Invalid, i18n.TooLong, MaxText).On(lang)
		case strings.ContainsFunc(text, unicode.IsControl):
			return fault.New(fault.Invalid, i18n.BadInput).On(lang)
		}
		said += len(strings.TrimSpace(text))
	}
	if said == 0 {
		return fault.New(fault.Invalid, i18n.NoticeEmpty)
	}
	return nil
}

func known(lang string) bool {
	for _, l := range languages {
		if l == lang {
			return true
		}
	}
	return false
}

// For is the text for a reader, and the language that it is in; empty where there is nothing to say.
func (n Notice) For(lang string) (text, in string) {
	base, _, _ := strings.Cut(lang, "-")
	for _, l := range append([]string{base}, languages...) {
		if n[l] != "" {
			return n[l], l
		}
	}
	return "", ""
}

// Board is where the notice hangs.
type Board struct {
	DB    *db.DB
	Clock clock.Clock

	mu   sync.Mutex
	read time.Time
	kept Notice
}

// fresh is how long a node shows what it read last.
const fresh = 3 * time.Second

// Now is the notice as it was within the last seconds. When it cannot be read, what was read last goes on hanging.
func (b *Board) Now(ctx context.Context) Notice {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.Clock.Now()
	if !b.read.IsZero() && now.Before(b.read.Add(fresh)) && !now.Before(b.read) {
		return b.kept
	}
	if n, err := b.Read(ctx); err == nil {
		b.kept = n
	}
	b.read = now
	return b.kept
}

// Read is the notice as the database has it.
func (b *Board) Read(ctx context.Context) (Notice, error) {
	out := Notice{}
	err := b.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		_, err := db.All(tx, func(row db.Scan) (_ struct{}, err error) {
			var lang, text string
			err = row(&lang, &text)
			out[lang] = text
			return struct{}{}, err
		}, "SELECT lang, said FROM notice")
		return err
	})
	return out, err
}

// Set hangs a notice up in place of the one before.
func (b *Board) Set(ctx context.Context, n Notice) error {
	if err := n.Validate(); err != nil {
		return err
	}
	return b.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return hang(tx, n, b.Clock.Now()) })
}

// Announce hangs up a notice of planned maintenance; and does what goes with it in the same transaction.
func (b *Board) Announce(ctx context.Context, n Notice, p Planned, and func(tx db.Tx) error) error {
	if err := errors.Join(n.Validate(), p.Validate(b.Clock.Now())); err != nil {
		return err
	}
	return b.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := hang(tx, n, b.Clock.Now()); err != nil {
			return err
		}
		if err := insertPlanned(tx, p); err != nil {
			return err
		}
		return and(tx)
	})
}

func hang(tx db.Tx, n Notice, now time.Time) error {
	if err := takeDown(tx); err != nil {
		return err
	}
	for lang, text := range n {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		if _, err := tx.Exec("INSERT INTO notice (lang, said, set_at) VALUES ($1, $2, $3)", lang, text, db.Micros(now)); err != nil {
			return err
		}
	}
	return nil
}

// Clear takes the notice down; maintenance of which it warned is planned no more.
func (b *Board) Clear(ctx context.Context) error {
	return b.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return takeDown(tx) })
}

func takeDown(tx db.Tx) error {
	if _, err := tx.Exec("DELETE FROM notice"); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM notice_planned")
	return err
}
