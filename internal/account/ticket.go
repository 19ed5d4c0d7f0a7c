package account

import (
	"encoding/json"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// ticket is what somebody carries from one step of coming in to the next. It is sealed, so that nothing need be kept
// for those who never come back; what succeeded with a ticket spends it.
type ticket struct {
	Kind      string
	Account   string                `json:",omitempty"`
	Stamp     string                `json:",omitempty"` // fingerprint of the stored password: a new one ends the ticket
	Until     int64                 // µs UTC
	Challenge *webauthn.SessionData `json:",omitempty"`
	Name      string                `json:",omitempty"` // of a passkey to come
	Org       string                `json:",omitempty"` // whose provider is asked
	Next      string                `json:",omitempty"` // where they wanted to go
	State     string                `json:",omitempty"`
	Nonce     string                `json:",omitempty"`
	Verifier  string                `json:",omitempty"` // of PKCE (RFC 7636)
}

// The kinds of tickets.
const (
	secondStep  = "second"
	withPasskey = "passkey"
	newPasskey  = "new-passkey"
	toProvider  = "provider"
)

// ticketLasts is how long a step may take.
const ticketLasts = 10 * time.Minute

const maxTicket = 8 << 10

func (a *Accounts) issue(t ticket) string {
	text, err := json.Marshal(t)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return a.Key.Seal(text, "ticket/"+t.Kind)
}

// redeem reads a ticket of a kind; one that is spoilt or too old is refused.
func (a *Accounts) redeem(text, kind string) (ticket, error) {
	over := fault.New(fault.Invalid, i18n.TicketOver)
	var t ticket
	if len(text) > maxTicket {
		return t, over
	}
	plain, err := a.Key.Open(text, "ticket/"+kind)
	if err != nil {
		return t, over.Because(err)
	}
	if err := json.Unmarshal(plain, &t); err != nil {
		return t, over.Because(err)
	}
	if t.Kind != kind || db.Micros(a.Clock.Now()) >= t.Until {
		return t, over
	}
	return t, nil
}

// spend uses a ticket up; it can be used once.
func spend(tx db.Tx, text string, t ticket, now time.Time) error {
	if _, err := tx.Exec("DELETE FROM spent_ticket WHERE expires_at < $1", db.Micros(now)); err != nil {
		return err
	}
	n, err := tx.Exec("INSERT INTO spent_ticket (fingerprint, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", id.Fingerprint(text), t.Until)
	if err == nil && n == 0 {
		return fault.New(fault.Invalid, i18n.TicketOver)
	}
	return err
}

// stamped refuses a ticket from before the password was changed.
func stamped(tx db.Tx, t ticket) error {
	stored, _, err := passwordOf(tx, t.Account)
	if err == nil && id.Fingerprint(stored) != t.Stamp {
		return fault.New(fault.Invalid, i18n.TicketOver)
	}
	return err
}
