package account

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// Way is how somebody is sent to a provider: the address, and a ticket that stays with their browser.
type Way struct {
	Address string
	Host    string // of the provider, to be shown
	Name    string // of the organisation
	Ticket  string
}

// Back is where a provider sends people back to.
const Back = "/sign-in/back"

// ToProvider begins to come in through an organisation's provider: authorization code (RFC 6749, section 4.1) with PKCE (RFC
// 7636), a state that is bound to the browser by the ticket, and a nonce (OpenID Connect Core, section 3.1). Next is where
// they wanted to go.
func (a *Accounts) ToProvider(ctx context.Context, org, next string) (Way, error) {
	p, name, err := a.provider(ctx, org)
	if err != nil {
		return Way{}, err
	}
	asked, conf, err := a.client(ctx, p)
	if err != nil {
		return Way{}, err
	}
	u, err := url.Parse(asked.Endpoint().AuthURL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return Way{}, fault.New(fault.Unavailable, i18n.ProviderSilent, name).Because(errors.New("its address to sign in at cannot be used"))
	}
	t := ticket{Kind: toProvider, Org: org, Next: next, State: id.Secret(), Nonce: id.Secret(), Verifier: oauth2.GenerateVerifier(),
		Until: db.Micros(a.Clock.Now().Add(ticketLasts))}
	return Way{Address: conf.AuthCodeURL(t.State, oidc.Nonce(t.Nonce), oauth2.S256ChallengeOption(t.Verifier)), Host: u.Host, Name: name, Ticket: a.issue(t)}, nil
}

// provider gives an organisation's provider with its secret opened; NotFound where it has none.
func (a *Accounts) provider(ctx context.Context, org string) (p Provider, name string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		if p, err = providerOf(tx, org); err != nil {
			return err
		}
		return tx.Row("SELECT name FROM organisation WHERE org = $1", org).Scan(&name)
	})
	if errors.Is(err, db.ErrNoRows) {
		return p, "", fault.New(fault.NotFound, i18n.NotFound)
	}
	if err != nil {
		return p, "", err
	}
	secret, err := a.Key.Open(p.Secret, "provider/"+org)
	p.Secret = string(secret)
	return p, name, err
}

// client asks the provider about itself and gives the client that speaks with it.
func (a *Accounts) client(ctx context.Context, p Provider) (*oidc.Provider, oauth2.Config, error) {
	asked, err := oidc.NewProvider(oidc.ClientContext(ctx, a.Outbound), p.Issuer)
	if err != nil {
		return nil, oauth2.Config{}, fault.New(fault.Unavailable, i18n.ProviderSilent, p.Issuer).Because(err)
	}
	return asked, oauth2.Config{ClientID: p.Client, ClientSecret: p.Secret, Endpoint: asked.Endpoint(),
		RedirectURL: a.Origin.Scheme + "://" + a.Origin.Host + Back, Scopes: []string{oidc.ScopeOpenID, "email"}}, nil
}

// Answer is what a provider sends a browser back with.
type Answer struct {
	Code, State string
	Issuer      string // RFC 9207; empty where the provider does not say
	Error       string // such as access_denied
}

// EnterVouched begins a session for whom a provider vouches: a member of that organisation whose address is the one that the
// provider has verified. Nobody is made a member, nor is the owner let in: who runs a provider is not who owns the office.
// The session is bound to the organisation. It also gives where they wanted to go.
func (a *Accounts) EnterVouched(ctx context.Context, carried string, b Answer, from Caller) (Session, string, error) {
	t, err := a.redeem(carried, toProvider)
	if err != nil {
		return Session{}, "", err
	}
	s, err := a.enterVouched(ctx, carried, t, b, from)
	return s, t.Next, err
}

func (a *Accounts) enterVouched(ctx context.Context, carried string, t ticket, b Answer, from Caller) (Session, error) {
	if err := a.admit(ctx, a.Clock.Now(), limit{"address:" + from.Address, maxPerAddress}); err != nil {
		return Session{}, err
	}
	p, name, err := a.provider(ctx, t.Org)
	if err != nil {
		return Session{}, err
	}
	email, err := a.vouched(ctx, p, t, b)
	if f, ok := fault.As(err); err != nil && !ok {
		return Session{}, fault.New(fault.Invalid, i18n.ProviderRefused, name).Because(err)
	} else if err != nil {
		return Session{}, f
	}
	s := a.session("", ByProvider, from)
	s.Bound = t.Org
	err = a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		if err := spend(tx, carried, t, s.Created); err != nil {
			return err
		}
		if err := uncount(tx, "address:"+from.Address, s.Created); err != nil {
			return err
		}
		return beginVouched(tx, &s, p, email, name)
	})
	return s, err
}

func beginVouched(tx db.Tx, s *Session, p Provider, email, name string) error {
	stranger := fault.New(fault.Refused, i18n.ProviderStranger, email, name)
	if now, err := providerOf(tx, s.Bound); err != nil || now.Rev != p.Rev {
		return fault.New(fault.Invalid, i18n.TicketOver).Because(err)
	}
	account, _, err := byEmail(tx, email)
	if errors.Is(err, db.ErrNoRows) {
		return stranger
	}
	if err != nil {
		return err
	}
	s.Account = account
	all, err := reached(tx, *s)
	if err != nil {
		return err
	}
	if len(all) != 1 || !slices.Contains(p.Domains, domainOf(email)) {
		return stranger
	}
	if all[0].Rights&directory.Owner != 0 {
		return fault.New(fault.Refused, i18n.OwnerNotVouched)
	}
	return begin(tx, s)
}

// vouched gives the verified address in the provider's answer, after every check of OpenID Connect Core, section 3.1.3.7. A
// person-made refusal is a Fault; whatever is wrong with the answer is not.
func (a *Accounts) vouched(ctx context.Context, p Provider, t ticket, b Answer) (string, error) {
	switch {
	case b.State != t.State:
		return "", fault.New(fault.Invalid, i18n.TicketOver)
	case b.Error != "":
		return "", fmt.Errorf("the provider answers %.100q", b.Error)
	case b.Issuer != "" && b.Issuer != p.Issuer:
		return "", errors.New("the answer is another provider's")
	case b.Code == "" || len(b.Code) > 4096:
		return "", errors.New("the answer has no code")
	}
	asked, conf, err := a.client(ctx, p)
	if err != nil {
		return "", err
	}
	ctx = oidc.ClientContext(ctx, a.Outbound)
	tokens, err := conf.Exchange(ctx, b.Code, oauth2.VerifierOption(t.Verifier))
	if err != nil {
		return "", err
	}
	raw, _ := tokens.Extra("id_token").(string)
	verified, err := asked.VerifierContext(ctx, &oidc.Config{ClientID: p.Client, Now: a.Clock.Now}).Verify(ctx, raw)
	if err != nil {
		return "", err
	}
	return addressIn(verified, p, t)
}

func addressIn(verified *oidc.IDToken, p Provider, t ticket) (string, error) {
	var claims struct {
		Email    string `json:"email"`
		Verified any    `json:"email_verified"`
		Party    string `json:"azp"`
	}
	if err := verified.Claims(&claims); err != nil {
		return "", err
	}
	switch {
	case verified.Nonce != t.Nonce:
		return "", errors.New("the nonce is not the one that was sent")
	case claims.Party != "" && claims.Party != p.Client, len(verified.Audience) > 1 && claims.Party == "":
		return "", errors.New("the token was made for another client")
	case claims.Verified != true:
		return "", fault.New(fault.Refused, i18n.ProviderUnverified)
	}
	return normal(claims.Email), nil
}
