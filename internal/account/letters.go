package account

import (
	"context"
	"errors"
	"net/mail"
	"net/url"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// requested reads the request that a mail is about, and whether its address has an account; what is gone needs no mail.
func (a *Accounts) requested(ctx context.Context, w outbox.Work) (r request, known bool, err error) {
	var id string
	if err := w.Decode(&id); err != nil {
		return r, false, err
	}
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		if r, err = requestByID(tx, id); err != nil {
			return err
		}
		_, _, err = byEmail(tx, r.Email)
		known = err == nil
		if errors.Is(err, db.ErrNoRows) {
			return nil
		}
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		err = post.ErrNothing
	}
	return r, known, err
}

// letter begins a letter to an address.
func letter(email, lang string, subject i18n.Text, parts ...post.Part) post.Letter {
	hello := post.Say(i18n.MailHelloNobody.In(lang))
	return post.Letter{To: mail.Address{Address: email}, Lang: lang, Subject: subject.In(lang), Parts: append([]post.Part{hello}, parts...)}
}

// link is the page on which a request's code is used.
func (a *Accounts) link(path string, r request) string {
	return a.post.Link(path, url.Values{"code": {a.links.Link(code.Purpose(r.Kind), r.Code)}, "lang": {r.Lang}})
}

func (a *Accounts) page(path, lang string) string {
	return a.post.Link(path, url.Values{"lang": {lang}})
}

// signInPage leads a customer on to what they were about.
func (a *Accounts) signInPage(r request) string {
	q := url.Values{"lang": {r.Lang}}
	if r.Next != "" {
		q.Set("next", r.Next)
	}
	return a.post.Link("/sign-in", q)
}

func (a *Accounts) signUpLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	r, known, err := a.requested(ctx, w)
	if err != nil {
		return post.Letter{}, err
	}
	t := func(text i18n.Text) post.Part { return post.Say(text.In(r.Lang)) }
	if known {
		return letter(r.Email, r.Lang, i18n.MailKnownSubject, t(i18n.MailKnownText),
			post.LinkTo(i18n.SignIn.In(r.Lang), a.signInPage(r)),
			post.LinkTo(i18n.ForgotPassword.In(r.Lang), a.page("/reset", r.Lang)), t(i18n.MailNotYou)), nil
	}
	return letter(r.Email, r.Lang, i18n.MailConfirmSubject, t(i18n.MailConfirmText),
		post.LinkTo(i18n.ConfirmAddress.In(r.Lang), a.link("/sign-up/confirm", r)), t(i18n.MailConfirmEnds)), nil
}

func (a *Accounts) resetLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	r, known, err := a.requested(ctx, w)
	if err == nil && !known {
		err = post.ErrNothing
	}
	if err != nil {
		return post.Letter{}, err
	}
	return letter(r.Email, r.Lang, i18n.MailResetSubject, post.Say(i18n.MailResetText.In(r.Lang)),
		post.LinkTo(i18n.ResetNew.In(r.Lang), a.link(ResetPath, r)), post.Say(i18n.MailResetEnds.In(r.Lang))), nil
}

func (a *Accounts) newAddressLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	r, _, err := a.requested(ctx, w)
	if err != nil {
		return post.Letter{}, err
	}
	return letter(r.Email, r.Lang, i18n.MailConfirmSubject, post.Say(i18n.MailAddressText.In(r.Lang)),
		post.LinkTo(i18n.ConfirmAddress.In(r.Lang), a.link("/email/confirm", r)), post.Say(i18n.MailAddressEnds.In(r.Lang))), nil
}

func (a *Accounts) oldAddressLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	r, _, err := a.requested(ctx, w)
	if err != nil {
		return post.Letter{}, err
	}
	return letter(r.Email, r.Lang, i18n.MailMovedSubject, post.Say(i18n.MailMovedText.In(r.Lang)), post.Say(i18n.MailMovedNotYou.In(r.Lang))), nil
}

func (a *Accounts) passwordLetter(ctx context.Context, w outbox.Work) (post.Letter, error) {
	var account, email, lang string
	if err := w.Decode(&account); err != nil {
		return post.Letter{}, err
	}
	err := a.DB.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		if _, email, err = passwordOf(tx, account); err == nil {
			lang, err = directory.LangOf(tx, account)
		}
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		err = post.ErrNothing
	}
	if err != nil {
		return post.Letter{}, err
	}
	return letter(email, lang, i18n.MailPasswordSubject, post.Say(i18n.MailPasswordText.In(lang)),
		post.Say(i18n.MailPasswordNotYou.In(lang)), post.LinkTo(i18n.ForgotPassword.In(lang), a.page("/reset", lang))), nil
}
