package account

import (
	"context"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"bureau/internal/db"
)

// Step is what the second step asks for: a code (one-time or recovery), or an answer to the question about a passkey.
type Step struct {
	Codes    bool     // one-time codes are set up; a recovery code is always taken
	Passkey  Question // with which a browser is asked; no options where the person has no passkey
	Ticket   string
	Recovery int
}

// SecondStep tells what to ask the bearer of a ticket for, each time with a fresh challenge.
func (a *Accounts) SecondStep(ctx context.Context, carried string) (Step, error) {
	t, err := a.redeem(carried, secondStep)
	if err != nil {
		return Step{}, err
	}
	var f Factors
	var h holder
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if err := stamped(tx, t); err != nil {
			return err
		}
		if f, err = factorsOf(tx, t.Account); err != nil {
			return err
		}
		h, err = holderOf(tx, t.Account)
		return err
	})
	if err != nil || len(h.keys) == 0 {
		return Step{Codes: f.Codes, Ticket: carried, Recovery: f.Recovery}, err
	}
	w, err := a.party()
	if err != nil {
		return Step{}, err
	}
	options, challenge, err := w.BeginLogin(h, webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Step{}, err
	}
	t.Challenge = challenge
	q, err := a.question(options.Response, t)
	return Step{Codes: f.Codes, Passkey: q, Ticket: q.Ticket, Recovery: f.Recovery}, err
}

// EnterWithCode ends the second step with a one-time code or a recovery code. Tries are counted by account and by
// network address, whichever ticket they come with.
func (a *Accounts) EnterWithCode(ctx context.Context, carried, code string, from Caller) (Session, error) {
	t, err := a.redeem(carried, secondStep)
	if err != nil {
		return Session{}, err
	}
	if err := a.admitFactor(ctx, t.Account, from.Address); err != nil {
		return Session{}, err
	}
	return a.finish(ctx, carried, t, from, func(tx db.Tx) (Method, error) { return a.checkCode(tx, t.Account, code) })
}

// EnterWithBoth ends the second step with a passkey.
func (a *Accounts) EnterWithBoth(ctx context.Context, carried, response string, from Caller) (Session, error) {
	t, err := a.redeem(carried, secondStep)
	if err != nil {
		return Session{}, err
	}
	if err := a.admitFactor(ctx, t.Account, from.Address); err != nil {
		return Session{}, err
	}
	_, record, err := a.answered(ctx, t, response)
	if err != nil {
		return Session{}, err
	}
	return a.finish(ctx, carried, t, from, func(tx db.Tx) (Method, error) {
		return ByBoth, usePasskey(tx, t.Account, record, a.Clock.Now())
	})
}

// finish spends the ticket and begins the session, once the check has passed.
func (a *Accounts) finish(ctx context.Context, carried string, t ticket, from Caller, check func(db.Tx) (Method, error)) (Session, error) {
	s := a.session(t.Account, ByCode, from)
	err := a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) (err error) {
		if err := stamped(tx, t); err != nil {
			return err
		}
		if s.Method, err = check(tx); err != nil {
			return err
		}
		if err := spend(tx, carried, t, s.Created); err != nil {
			return err
		}
		if err := forget(tx, "factor:"+t.Account); err != nil {
			return err
		}
		if err := uncount(tx, "address:"+from.Address, s.Created); err != nil {
			return err
		}
		return begin(tx, &s)
	})
	return s, err
}
