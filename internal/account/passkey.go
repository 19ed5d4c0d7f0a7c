package account

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Passkey is a key pair of WebAuthn (level 3) whose private half never leaves the person's device or password manager. It
// belongs to the host that people type, and asks for a fingerprint, a face or a PIN each time.
type Passkey struct {
	ID      string
	Name    string
	Created time.Time
	Used    time.Time // zero before it was used
	record  webauthn.Credential
}

// Limits on passkeys.
const (
	MaxPasskeys = 20
	maxResponse = 64 << 10 // of what a browser answers
)

// Question is what a browser is asked about passkeys: options as JSON (WebAuthn, section 5.4 and 5.5) and the ticket
// that comes back with its answer.
type Question struct {
	Options string
	Ticket  string
}

func (a *Accounts) party() (*webauthn.WebAuthn, error) {
	return webauthn.New(&webauthn.Config{RPID: a.Origin.Hostname(), RPDisplayName: "Bureau",
		RPOrigins: []string{a.Origin.Scheme + "://" + a.Origin.Host}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationRequired}})
}

// holder is an account as WebAuthn sees it.
type holder struct {
	account, email string
	keys           []Passkey
}

func (h holder) WebAuthnID() []byte          { return []byte(h.account) }
func (h holder) WebAuthnName() string        { return h.email }
func (h holder) WebAuthnDisplayName() string { return h.email }
func (h holder) WebAuthnCredentials() []webauthn.Credential {
	out := make([]webauthn.Credential, len(h.keys))
	for i, k := range h.keys {
		out[i] = k.record
	}
	return out
}

func holderOf(tx db.Tx, account string) (holder, error) {
	_, email, err := passwordOf(tx, account)
	if err != nil {
		return holder{}, err
	}
	keys, err := passkeys(tx, account)
	return holder{account, email, keys}, err
}

func (a *Accounts) holder(ctx context.Context, account string) (h holder, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		h, err = holderOf(tx, account)
		return err
	})
	return h, err
}

func passkeys(tx db.Tx, account string) ([]Passkey, error) {
	return db.All(tx, func(row db.Scan) (Passkey, error) {
		var p Passkey
		var record string
		var created int64
		var used sql.NullInt64
		if err := row(&p.ID, &p.Name, &record, &created, &used); err != nil {
			return p, err
		}
		p.Created = db.Time(created)
		if used.Valid {
			p.Used = db.Time(used.Int64)
		}
		return p, json.Unmarshal([]byte(record), &p.record)
	}, "SELECT id, name, record, created_at, used_at FROM passkey WHERE account = $1 ORDER BY id", account)
}

// BeginPasskey asks a browser to make a passkey with a name; it asks the person for the password.
func (a *Accounts) BeginPasskey(ctx context.Context, s Session, password, name string) (Question, error) {
	if err := s.own(); err != nil {
		return Question{}, err
	}
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return Question{}, fault.New(fault.Invalid, i18n.Required).On("passkey")
	case len(name) > 100:
		return Question{}, fault.New(fault.Invalid, i18n.TooLong, 100).On("passkey")
	}
	if err := a.confirm(ctx, s.Account, password); err != nil {
		return Question{}, err
	}
	h, err := a.holder(ctx, s.Account)
	if err != nil {
		return Question{}, err
	}
	if len(h.keys) >= MaxPasskeys {
		return Question{}, fault.New(fault.Refused, i18n.PasskeyTooMany, MaxPasskeys)
	}
	w, err := a.party()
	if err != nil {
		return Question{}, err
	}
	options, challenge, err := w.BeginRegistration(h, webauthn.WithExclusions(webauthn.Credentials(h.WebAuthnCredentials()).CredentialDescriptors()))
	if err != nil {
		return Question{}, err
	}
	return a.question(options.Response, ticket{Kind: newPasskey, Account: s.Account, Challenge: challenge, Name: name})
}

func (a *Accounts) question(options any, t ticket) (Question, error) {
	if t.Until == 0 {
		t.Until = db.Micros(a.Clock.Now().Add(ticketLasts))
	}
	text, err := json.Marshal(options)
	return Question{string(text), a.issue(t)}, err
}

// AddPasskey keeps the passkey that a browser made. It gives recovery codes, to be shown once, where the account has none.
func (a *Accounts) AddPasskey(ctx context.Context, s Session, carried, response string) ([]string, error) {
	if err := s.own(); err != nil {
		return nil, err
	}
	t, err := a.redeem(carried, newPasskey)
	if err == nil && t.Account != s.Account {
		err = fault.New(fault.Invalid, i18n.TicketOver)
	}
	if err != nil {
		return nil, err
	}
	record, err := a.made(ctx, t, response)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(record)
	if err != nil {
		return nil, err
	}
	p, codes := Passkey{ID: id.New(), Name: t.Name, Created: a.Clock.Now()}, newRecoveryCodes()
	var given []string
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) (err error) {
		if err := spend(tx, carried, t, p.Created); err != nil {
			return err
		}
		n, err := tx.Exec("INSERT INTO passkey (id, account, credential, record, name, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
			p.ID, s.Account, credentialKey(record.ID), string(text), p.Name, db.Micros(p.Created))
		if err == nil && n == 0 {
			err = fault.New(fault.Invalid, i18n.PasskeyWrong)
		}
		if err != nil {
			return err
		}
		if given, err = issued(tx, s.Account, codes); err != nil {
			return err
		}
		tx.Record(FactorChanged{s.Account, PasskeyAdded})
		return strengthen(tx, s)
	})
	return spokenAll(given), err
}

func credentialKey(credential []byte) string { return base64.RawURLEncoding.EncodeToString(credential) }

// made verifies what a browser answered to a request for a new passkey.
func (a *Accounts) made(ctx context.Context, t ticket, response string) (*webauthn.Credential, error) {
	wrong := fault.New(fault.Invalid, i18n.PasskeyWrong)
	if len(response) > maxResponse || t.Challenge == nil {
		return nil, wrong
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(response))
	if err != nil {
		return nil, wrong.Because(err)
	}
	h, err := a.holder(ctx, t.Account)
	if err != nil {
		return nil, err
	}
	w, err := a.party()
	if err != nil {
		return nil, err
	}
	record, err := w.CreateCredential(h, *t.Challenge, parsed)
	if err != nil {
		return nil, wrong.Because(err)
	}
	return record, nil
}

// RemovePasskey ends a passkey; it asks for the password. Another person's answers NotFound.
func (a *Accounts) RemovePasskey(ctx context.Context, s Session, password, passkey string) error {
	if err := s.own(); err != nil {
		return err
	}
	if err := a.confirm(ctx, s.Account, password); err != nil {
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		n, err := tx.Exec("DELETE FROM passkey WHERE id = $1 AND account = $2", passkey, s.Account)
		if err == nil && n == 0 {
			err = fault.New(fault.NotFound, i18n.NotFound)
		}
		if err != nil {
			return err
		}
		tx.Record(FactorChanged{s.Account, PasskeyRemoved})
		return leave(tx, s.Account)
	})
}

// AskPasskey asks a browser for any passkey that it has for this office.
func (a *Accounts) AskPasskey() (Question, error) {
	w, err := a.party()
	if err != nil {
		return Question{}, err
	}
	options, challenge, err := w.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Question{}, err
	}
	return a.question(options.Response, ticket{Kind: withPasskey, Challenge: challenge})
}

// EnterWithPasskey begins a session for whoever answered with a passkey: something they have, opened by something they
// are or know, so that no second step is asked for.
func (a *Accounts) EnterWithPasskey(ctx context.Context, carried, response string, from Caller) (Session, error) {
	t, err := a.redeem(carried, withPasskey)
	if err != nil {
		return Session{}, err
	}
	if err := a.admit(ctx, a.Clock.Now(), limit{"address:" + from.Address, maxPerAddress}); err != nil {
		return Session{}, err
	}
	h, record, err := a.answered(ctx, t, response)
	if err != nil {
		return Session{}, err
	}
	s := a.session(h.account, ByPasskey, from)
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := spend(tx, carried, t, s.Created); err != nil {
			return err
		}
		if err := usePasskey(tx, h.account, record, s.Created); err != nil {
			return err
		}
		if err := uncount(tx, "address:"+from.Address, s.Created); err != nil {
			return err
		}
		return begin(tx, &s)
	})
	return s, err
}

// answered verifies a browser's answer with a passkey: the challenge, the origin, the signature, that the person was
// verified, and that the counter went on.
func (a *Accounts) answered(ctx context.Context, t ticket, response string) (holder, *webauthn.Credential, error) {
	wrong := fault.New(fault.Invalid, i18n.PasskeyWrong)
	if len(response) > maxResponse || t.Challenge == nil {
		return holder{}, nil, wrong
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(response))
	if err != nil {
		return holder{}, nil, wrong.Because(err)
	}
	w, err := a.party()
	if err != nil {
		return holder{}, nil, err
	}
	var h holder
	find := func(_, handle []byte) (webauthn.User, error) {
		account := string(handle)
		if !id.Valid(account) || t.Account != "" && account != t.Account {
			return nil, errors.New("no account has this handle")
		}
		var err error
		h, err = a.holder(ctx, account)
		return h, err
	}
	record, err := a.validate(w, find, t, parsed)
	if err == nil && record.Authenticator.CloneWarning {
		err = errors.New("the signature counter did not go on: the passkey may have been copied")
	}
	if err != nil {
		return holder{}, nil, wrong.Because(err)
	}
	return h, record, nil
}

func (a *Accounts) validate(w *webauthn.WebAuthn, find webauthn.DiscoverableUserHandler, t ticket, parsed *protocol.ParsedCredentialAssertionData) (*webauthn.Credential, error) {
	if t.Account == "" {
		_, record, err := w.ValidatePasskeyLogin(find, *t.Challenge, parsed)
		return record, err
	}
	user, err := find(nil, []byte(t.Account))
	if err != nil {
		return nil, err
	}
	return w.ValidateLogin(user, *t.Challenge, parsed)
}

// usePasskey notes the use and the counter; a passkey that was removed meanwhile is refused.
func usePasskey(tx db.Tx, account string, record *webauthn.Credential, now time.Time) error {
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	n, err := tx.Exec("UPDATE passkey SET record = $1, used_at = $2 WHERE credential = $3 AND account = $4",
		string(text), db.Micros(now), credentialKey(record.ID), account)
	if err == nil && n == 0 {
		return fault.New(fault.Invalid, i18n.PasskeyWrong)
	}
	return err
}
