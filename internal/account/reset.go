package account

import (
	"context"
	"errors"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbox"
)

// passwordChanged is the mail that says so.
const passwordChanged = "password-changed"

// ResetPath is the page on which a link of a reset is used.
const ResetPath = "/reset/new"

// AskReset mails a link with which whoever reads that address chooses a new password. Every address gets the same answer;
// one without an account gets no mail.
func (a *Accounts) AskReset(ctx context.Context, email, lang, caller string) error {
	r, err := a.newRequest(reset, email, lang, resetHolds)
	if err != nil {
		return err
	}
	if err := a.bounded(ctx, reset, r.Email, caller); err != nil {
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return a.ask(tx, r) })
}

// ResetOf tells whose password a link changes, and leaves it unused.
func (a *Accounts) ResetOf(ctx context.Context, link string) (email string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		_, email, err = a.resetting(tx, link, false)
		return err
	})
	return email, err
}

func (a *Accounts) resetting(tx db.Tx, link string, use bool) (account, email string, err error) {
	r, err := a.lookUp(tx, reset, link, use)
	if err != nil {
		return "", "", err
	}
	account, _, err = byEmail(tx, r.Email)
	if errors.Is(err, db.ErrNoRows) {
		err = fault.New(fault.NotFound, i18n.CodeGone)
	}
	return account, r.Email, err
}

// Reset sets the password of whoever has the link, ends all their sessions and tells them by mail.
func (a *Accounts) Reset(ctx context.Context, link, password string) error {
	email, err := a.ResetOf(ctx, link)
	if err != nil {
		return err
	}
	return a.setPasswordBy(ctx, email, password, func(tx db.Tx) (string, error) {
		account, email, err := a.resetting(tx, link, true)
		return account, errors.Join(err, deleteRequestsFor(tx, email, reset))
	})
}

// SetPasswordBy sets the password of the account that use gives, which uses up in its global transaction what proves that
// the address is the person's, such as an invitation's link. All their sessions end, and they are told by mail.
func (a *Accounts) SetPasswordBy(ctx context.Context, email, password string, use func(tx db.Tx) (account string, err error)) error {
	return a.setPasswordBy(ctx, normal(email), password, use)
}

func (a *Accounts) setPasswordBy(ctx context.Context, email, password string, use func(tx db.Tx) (string, error)) error {
	own, err := a.called(ctx, email)
	if err != nil {
		return err
	}
	if err := checkPassword(password, own...); err != nil {
		return err
	}
	hash := a.hash(password)
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		account, err := use(tx)
		if err != nil {
			return err
		}
		if err := updatePassword(tx, account, hash); err != nil {
			return err
		}
		if err := endOthers(tx, account, "", a.Clock.Now()); err != nil {
			return err
		}
		if err := errors.Join(forget(tx, "account:"+email), forget(tx, "password:"+account)); err != nil {
			return err
		}
		return a.tellPassword(tx, account)
	})
}

// called are the words that whoever has an address is known by.
func (a *Accounts) called(ctx context.Context, email string) (own []string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		account, _, err := byEmail(tx, email)
		if errors.Is(err, db.ErrNoRows) {
			return nil
		}
		if err == nil {
			own, err = directory.Called(tx, account)
		}
		return err
	})
	return append(own, email), err
}

// tellPassword mails that the password was changed.
func (a *Accounts) tellPassword(tx db.Tx, account string) error {
	if a.post == nil {
		return nil
	}
	return a.post.Send(tx, "account/"+passwordChanged, outbox.Work{Ref: account})
}

// Ensure gives the account of an address, making one without a password where there is none: for whoever invites. Nobody
// signs in to it before a link has set its password.
func (a *Accounts) Ensure(ctx context.Context, email string) (account string, fresh bool, err error) {
	if email, err = validEmail(email); err != nil {
		return "", false, err
	}
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		account, _, err = byEmail(tx, email)
		if fresh = errors.Is(err, db.ErrNoRows); !fresh {
			return err
		}
		account = id.New()
		return insertAccount(tx, account, email, "", a.Clock.Now())
	})
	return account, fresh, err
}
