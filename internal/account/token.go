package account

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Token lets a program act for a member, with that member's rights.
type Token struct {
	ID      string
	Name    string
	Created time.Time
}

// MaxTokens bounds the tokens of one member.
const MaxTokens = 20

const tokenPrefix = "bureau_"

// AddToken is AddTokenIn for those who are bound to no organisation.
func (a *Accounts) AddToken(tx db.Tx, actor directory.Actor, name, key string) (Token, string, error) {
	return a.AddTokenIn(tx, actor, Session{Account: actor.Account}, name, key)
}

// AddTokenIn makes a token and gives it with its secret, which is shown once. The same key makes no second one. A token
// reaches no further than the session or the token with which it was made: whom a provider vouched for makes no way around that.
func (a *Accounts) AddTokenIn(tx db.Tx, actor directory.Actor, s Session, name, key string) (Token, string, error) {
	t := Token{ID: id.New(), Name: strings.TrimSpace(name), Created: a.Clock.Now()}
	if t.Name == "" {
		return t, "", fault.New(fault.Invalid, i18n.Required).On("name")
	}
	if len(t.Name) > 100 {
		return t, "", fault.New(fault.Invalid, i18n.TooLong, 100).On("name")
	}
	if err := directory.Lock(tx, actor.Member); err != nil {
		return t, "", err
	}
	there, err := Tokens(tx, actor)
	if err != nil {
		return t, "", err
	}
	if key != "" {
		t.ID = id.Derive(actor.Org, actor.Member, "token", key)
	}
	if slices.ContainsFunc(there, func(o Token) bool { return o.ID == t.ID }) {
		return t, "", fault.New(fault.Invalid, i18n.KeyReused).On("key")
	}
	if len(there) >= MaxTokens {
		return t, "", fault.New(fault.Refused, i18n.TokenTooMany, MaxTokens)
	}
	secret := tokenPrefix + id.Secret()
	return t, secret, insertToken(tx, actor.Member, t, id.Fingerprint(secret), s.Bound)
}

// RevokeToken ends one of the actor's tokens.
func (a *Accounts) RevokeToken(tx db.Tx, actor directory.Actor, token string) error {
	n, err := deleteToken(tx, actor.Member, token)
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	return err
}

// Bearer finds the member for whom a token acts; SignedOut where it is none.
func (a *Accounts) Bearer(ctx context.Context, secret string) (directory.Actor, error) {
	_, actor, err := a.Borne(ctx, secret)
	return actor, err
}

// factorShown refuses what an account without a second factor does by a token where the organisation asks everybody for
// one: else a token would be the way around it. As soon as there is one, the token acts again.
func factorShown(tx db.Tx, s Session) error {
	rule, err := factorRule(tx, s.Org)
	if err != nil || !rule.Needed {
		return err
	}
	f, err := factorsOf(tx, s.Account)
	if err == nil && !f.Any() {
		err = fault.New(fault.SignedOut, i18n.TokenFactor)
	}
	return err
}

// Borne is Bearer with what the token stands for: a session without an id, which is on no device and never ends by itself.
func (a *Accounts) Borne(ctx context.Context, secret string) (s Session, actor directory.Actor, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if s, err = tokenByFingerprint(tx, id.Fingerprint(secret)); err != nil || s.Bound != "" {
			return err
		}
		return factorShown(tx, s)
	})
	if errors.Is(err, db.ErrNoRows) {
		return s, actor, fault.New(fault.SignedOut, i18n.TokenWrong)
	}
	if err != nil {
		return s, actor, err
	}
	err = a.DB.Read(ctx, s.Org, func(tx db.Tx) (err error) {
		actor, err = directory.ActorByID(tx, s.Member)
		return err
	})
	return s, actor, err
}
