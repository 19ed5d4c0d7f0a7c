package account

import (
	"context"
	"errors"
	"net/mail"
	"time"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// What somebody may ask for who proves with a mailed link that an address is theirs.
const (
	signUp     = "sign-up"
	reset      = "reset"
	newAddress = "new-address"
	oldAddress = "old-address" // the notice at the address before
	founding   = "found"       // a code's purpose only: its subject is an account
)

// How long links hold.
const (
	signUpHolds   = 24 * time.Hour
	resetHolds    = time.Hour
	addressHolds  = 24 * time.Hour
	foundingHolds = 24 * time.Hour
	requestsStay  = 25 * time.Hour // after which what was never confirmed is deleted
)

// request is what was asked for and is not done yet. Asking never looks whether there is an account: who writes the mail
// does, so that asking takes the same time and gets the same answer for every address.
type request struct {
	ID, Kind, Email string
	Password        string // of a sign-up: its stored form
	Account         string // of a new address: whose
	Lang, Code      string
	Next            string // of a customer's sign-up
	AskedAt         time.Time
	holds           time.Duration
}

// Mail lets the accounts write to people; without it they write to nobody. It is called before the outbox starts.
func (a *Accounts) Mail(p *post.Post, codes *code.Codes) {
	a.post, a.links = p, codes
	for kind, write := range map[string]post.Writer{signUp: a.signUpLetter, reset: a.resetLetter, newAddress: a.newAddressLetter,
		oldAddress: a.oldAddressLetter, passwordChanged: a.passwordLetter} {
		p.Kind("account/"+kind, write)
	}
	p.Outbox.Handle(spreadAddress, a.spread)
	p.Outbox.Handle(endSessions, a.endGone)
	p.Outbox.Handle(MemberErased, a.memberErased)
	p.Outbox.Every("account/sweep", time.Hour, a.sweep)
}

// ask notes a request and the mail with its link.
func (a *Accounts) ask(tx db.Tx, r request) error {
	k, err := a.links.Begin(tx, code.Purpose(r.Kind), r.ID, r.holds)
	if err != nil {
		return err
	}
	r.Code = k.ID
	if err := insertRequest(tx, r); err != nil {
		return err
	}
	return a.sendLink(tx, r, k.Expires)
}

// sendLink mails the link of a request; a mail that comes after the link's end is none.
func (a *Accounts) sendLink(tx db.Tx, r request, until time.Time) error {
	return a.post.Send(tx, "account/"+r.Kind, outbox.Work{Key: r.Kind + "/" + r.ID, Ref: r.ID, Until: until})
}

// lookUp gives the request of a link that still holds; use tells whether that uses it up.
func (a *Accounts) lookUp(tx db.Tx, kind, link string, use bool) (request, error) {
	find := a.links.Look
	if use {
		find = a.links.Use
	}
	k, err := find(tx, code.Purpose(kind), link)
	if err != nil {
		return request{}, err
	}
	r, err := requestByID(tx, k.Subject)
	if errors.Is(err, db.ErrNoRows) || err == nil && r.Kind != kind {
		return r, fault.New(fault.NotFound, i18n.CodeGone)
	}
	return r, err
}

// Limits on asking in a quarter of an hour: each costs a mail to somebody.
const (
	maxAskedByCaller = 60
	maxAskedForEmail = 5
)

// bounded counts a request for an address by a caller.
func (a *Accounts) bounded(ctx context.Context, kind, email, caller string) error {
	err := a.admit(ctx, a.Clock.Now(), limit{kind + " for:" + email, maxAskedForEmail}, limit{"asking from:" + caller, maxAskedByCaller})
	if fault.Is(err, fault.TooMany) {
		return fault.New(fault.TooMany, i18n.AskedTooMany)
	}
	return err
}

// validEmail gives an address in its normal form.
func validEmail(email string) (string, error) {
	email = normal(email)
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || len(email) > 254 {
		return "", fault.New(fault.Invalid, i18n.EmailInvalid).On("email")
	}
	return email, nil
}

func (a *Accounts) newRequest(kind, email, lang string, holds time.Duration) (request, error) {
	email, err := validEmail(email)
	if err == nil && !i18n.Known(lang) {
		err = fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	}
	return request{ID: id.New(), Kind: kind, Email: email, Lang: lang, AskedAt: a.Clock.Now(), holds: holds}, err
}

// sweep deletes what was asked for and never confirmed.
func (a *Accounts) sweep(ctx context.Context) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error { return sweepRequests(tx, a.Clock.Now().Add(-requestsStay)) })
}
