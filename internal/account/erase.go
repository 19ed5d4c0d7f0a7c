package account

import (
	"context"
	"errors"
	"strings"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/erasure"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// Erasure is what the journal of erasures calls an account.
const Erasure = "account"

// MemberErased is the work that follows when a member was erased: their sessions go, and an account that is a member
// nowhere else.
const MemberErased = "account/member-erased"

// AccountErased is the work that follows when an account was erased: every practice of which its person is a customer is
// untied from it. The office does it; its Ref is the account's id.
const AccountErased = "account/erased"

// erasedRef are the ids of that work.
type erasedRef struct{ Member, Account string }

// ForgetMember ends the tokens and invitations of a member who is erased, in the transaction in which they are, and leaves
// the rest to work after it.
func ForgetMember(tx db.Tx, o *outbox.Outbox, m directory.Member) error {
	return errors.Join(DropTokens(tx, m.ID), new(code.Codes).Drop(tx, invitation, subject(tx, m.ID)),
		o.Add(tx, outbox.Work{Kind: MemberErased, Ref: erasedRef{m.ID, m.Account}}))
}

// memberErased does that work.
func (a *Accounts) memberErased(ctx context.Context, w outbox.Work) error {
	var ref erasedRef
	if err := w.Decode(&ref); err != nil {
		return outbox.Permanent(err)
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if _, err := tx.Exec("DELETE FROM session WHERE member = $1", ref.Member); err != nil || ref.Account == "" {
			return err
		}
		left, err := directory.PlacesOf(tx, ref.Account)
		if err != nil || len(left) > 0 {
			return err
		}
		if _, _, err := passwordOf(tx, ref.Account); errors.Is(err, db.ErrNoRows) {
			return nil
		}
		return a.eraseNoted(tx, ref.Account)
	})
}

func (a *Accounts) eraseNoted(tx db.Tx, account string) error {
	return errors.Join(Erase(tx, account), a.post.Outbox.Add(tx, outbox.Work{Kind: AccountErased, Ref: account}),
		erasure.Erase(tx, a.Clock.Now(), Erasure, account))
}

// Erase erases an account with everything by which somebody comes in with it, in a global transaction. One that is not
// there is no error.
func Erase(tx db.Tx, account string) error {
	_, email, err := passwordOf(tx, account)
	if errors.Is(err, db.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	asked, err := requestedBy(tx, account)
	if err != nil {
		return err
	}
	for _, statement := range []string{"DELETE FROM session WHERE account = $1", "DELETE FROM totp WHERE account = $1",
		"DELETE FROM recovery_code WHERE account = $1", "DELETE FROM passkey WHERE account = $1", "DELETE FROM account_request WHERE account = $1"} {
		if _, err := tx.Exec(statement, account); err != nil {
			return err
		}
	}
	for _, address := range append(asked, email) {
		if err := forgetAddress(tx, address); err != nil {
			return err
		}
	}
	if err := errors.Join(forgetAttempts(tx, account), new(code.Codes).Drop(tx, founding, account)); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM account WHERE id = $1", account)
	return err
}

// forgetAddress deletes what is held about an address beside its account.
func forgetAddress(tx db.Tx, email string) error {
	if _, err := tx.Exec("DELETE FROM account_request WHERE email = $1", email); err != nil {
		return err
	}
	return errors.Join(forgetAttempts(tx, email), post.Forget(tx, email, ""), outbox.Forget(tx, email))
}

// forgetAttempts deletes the counts of failures that are kept by an address or an id.
func forgetAttempts(tx db.Tx, who string) error {
	like := "%:" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(who)
	_, err := tx.Exec("DELETE FROM attempt WHERE who LIKE $1 ESCAPE '!'", like)
	return err
}

// Delete erases the account of whoever is signed in, and everything that is held about them in every organisation, for
// good. It asks for the password, and for a code where there is a second factor. The last owner of an organisation is
// refused before anything is done.
func (a *Accounts) Delete(ctx context.Context, s Session, password, typed string) error {
	if err := s.own(); err != nil {
		return err
	}
	if err := a.confirm(ctx, s.Account, password); err != nil {
		return err
	}
	if err := a.free(ctx, s.Account); err != nil {
		return err
	}
	if err := a.confirmFactor(ctx, s.Account, typed); err != nil {
		return err
	}
	places, err := a.places(ctx, s.Account)
	if err != nil {
		return err
	}
	for _, p := range places {
		err := a.DB.Write(ctx, p.Org, func(_ context.Context, tx db.Tx) error { return directory.EraseOwn(tx, p.Member, s.Account) })
		if err != nil {
			return err
		}
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return a.eraseNoted(tx, s.Account) })
}

func (a *Accounts) places(ctx context.Context, account string) (all []directory.Place, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		all, err = directory.PlacesOf(tx, account)
		return err
	})
	return all, err
}

// LastOwnerOf names the organisations that would have no owner if the session's account were deleted.
func (a *Accounts) LastOwnerOf(ctx context.Context, s Session) (names []string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		names, err = directory.LastOwnerOf(tx, s.Account)
		return err
	})
	return names, err
}

// free refuses to delete the account of a last owner.
func (a *Accounts) free(ctx context.Context, account string) error {
	names, err := a.LastOwnerOf(ctx, Session{Account: account})
	if err == nil && len(names) > 0 {
		err = fault.New(fault.Refused, i18n.DeleteLastOwner, strings.Join(names, ", "))
	}
	return err
}

// confirmFactor asks for a one-time code or a recovery code where the account has a second factor, and uses it up.
func (a *Accounts) confirmFactor(ctx context.Context, account, typed string) error {
	var f Factors
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		f, err = factorsOf(tx, account)
		return err
	})
	if err != nil || !f.Any() {
		return err
	}
	if err := a.admitFactor(ctx, account, ""); err != nil {
		return err
	}
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if _, err := a.checkCode(tx, account, typed); err != nil {
			return err
		}
		return forget(tx, "factor:"+account)
	})
}
