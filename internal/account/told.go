package account

import (
	"context"
	"errors"
	"net/mail"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// FactorChanged is recorded when somebody can come in by a new way, or no longer by an old one. The person is told by mail:
// it may have been somebody else.
type FactorChanged struct {
	Account string
	What    FactorChange
}

// FactorChange is what changed.
type FactorChange string

// The changes.
const (
	CodesAdded      FactorChange = "codes-added"
	CodesRemoved    FactorChange = "codes-removed"
	PasskeyAdded    FactorChange = "passkey-added"
	PasskeyRemoved  FactorChange = "passkey-removed"
	RecoveryRenewed FactorChange = "recovery-renewed"
)

var factorTexts = map[FactorChange]i18n.Text{CodesAdded: i18n.MailCodesAdded, CodesRemoved: i18n.MailCodesRemoved,
	PasskeyAdded: i18n.MailPasskeyAdded, PasskeyRemoved: i18n.MailPasskeyRemoved, RecoveryRenewed: i18n.MailRecoveryRenewed}

// FactorMail is the kind of that mail; its work refers to a FactorChanged.
const FactorMail = "factor-changed"

// FactorLetter writes the mail. An account that is gone is told nothing.
func (a *Accounts) FactorLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	var e FactorChanged
	if err := w.Decode(&e); err != nil {
		return post.Letter{}, outbox.Permanent(err)
	}
	var email, lang string
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if _, email, err = passwordOf(tx, e.Account); err != nil {
			return err
		}
		lang, err = directory.LangOf(tx, e.Account)
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		return post.Letter{}, post.ErrNothing
	}
	if err != nil {
		return post.Letter{}, err
	}
	link := a.Origin.Scheme + "://" + a.Origin.Host + "/profile/security"
	return post.Letter{To: mail.Address{Address: email}, Lang: lang, Subject: i18n.MailFactorSubject.In(lang),
		Parts: []post.Part{post.Say(factorTexts[e.What].In(lang)), post.Say(i18n.MailFactorYou.In(lang)), post.LinkTo(i18n.SecurityTitle.In(lang), link)}}, nil
}
