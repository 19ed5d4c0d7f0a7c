package newsletter

import (
	"context"
	"errors"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Setting is how a practice sends newsletters.
type Setting struct {
	Asks    bool   // customers are asked when they book online
	Imprint string // who the practice is, at the end of each letter
	Rev     int64
}

// MaxImprint bounds the imprint, in bytes.
const MaxImprint = 1000

// SettingOf gives how a practice sends newsletters, to everybody: the page of booking asks by it.
func SettingOf(tx db.Tx) (Setting, error) {
	s := Setting{}
	err := tx.Row("SELECT s.asks, s.imprint, s.rev FROM newsletter_setting s WHERE s.org = $1", tx.Org()).Scan(&s.Asks, &s.Imprint, &s.Rev)
	if errors.Is(err, db.ErrNoRows) {
		return Setting{Rev: 1}, nil
	}
	return s, err
}

// Settings gives how a practice sends newsletters to whoever may change it.
func (n *Newsletters) Settings(_ context.Context, tx db.Tx, actor directory.Actor) (Setting, error) {
	if !actor.Can(directory.Settings) {
		return Setting{}, fault.New(fault.Refused, i18n.NoRight)
	}
	return SettingOf(tx)
}

// Set changes how a practice sends newsletters, as it was read at a revision; it takes the right to change settings.
func (n *Newsletters) Set(_ context.Context, tx db.Tx, actor directory.Actor, s Setting) (Setting, error) {
	if !actor.Can(directory.Settings) {
		return s, fault.New(fault.Refused, i18n.NoRight)
	}
	s.Imprint = strings.TrimSpace(strings.ReplaceAll(s.Imprint, "\r\n", "\n"))
	if len(s.Imprint) > MaxImprint {
		return s, fault.New(fault.Invalid, i18n.TooLong, MaxImprint).On("imprint")
	}
	if _, err := tx.Exec("INSERT INTO newsletter_setting (org, asks, imprint, rev) VALUES ($1, $2, '', 1) ON CONFLICT (org) DO UPDATE SET rev = newsletter_setting.rev",
		tx.Org(), false); err != nil {
		return s, err
	}
	now, err := SettingOf(tx)
	if err != nil {
		return s, err
	}
	if now.Rev != s.Rev {
		return s, fault.New(fault.Stale, i18n.Stale).With(now)
	}
	s.Rev++
	_, err = tx.Exec("UPDATE newsletter_setting SET asks = $1, imprint = $2, rev = $3 WHERE org = $4", s.Asks, s.Imprint, s.Rev, tx.Org())
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Practice, Object: tx.Org(), Changes: []audit.Change{audit.Named(audit.News)}})
	tx.Record(Changed{})
	return s, err
}
