package account

import (
	"context"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Provider is the OpenID provider through which an organisation's people may come in, or must.
type Provider struct {
	Issuer   string
	Client   string
	Secret   string   // only given, never shown
	Domains  []string // of mail addresses, in lower case
	Required bool     // people of these domains come in no other way, owners aside
	Rev      int64    // zero where there is none yet
}

// MaxDomains bounds the mail domains of one provider.
const MaxDomains = 20

var domainForm = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`)

// ParseDomains reads mail domains with spaces, commas or lines between them.
func ParseDomains(text string) []string {
	var out []string
	for _, d := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' || r == '\r' || r == '\t' }) {
		if d = strings.TrimPrefix(d, "@"); !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

func domainOf(email string) string {
	_, domain, _ := strings.Cut(normal(email), "@")
	return domain
}

// validate refuses what could not be asked.
func (p Provider) validate() error {
	u, err := url.Parse(p.Issuer)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" || u.User != nil || len(p.Issuer) > 500:
		return fault.New(fault.Invalid, i18n.IssuerInvalid).On("issuer")
	case p.Client == "":
		return fault.New(fault.Invalid, i18n.Required).On("client")
	case len(p.Client) > 500:
		return fault.New(fault.Invalid, i18n.TooLong, 500).On("client")
	case len(p.Secret) > 1000:
		return fault.New(fault.Invalid, i18n.TooLong, 1000).On("secret")
	case len(p.Domains) == 0:
		return fault.New(fault.Invalid, i18n.Required).On("domains")
	case len(p.Domains) > MaxDomains:
		return fault.New(fault.Invalid, i18n.DomainsTooMany, MaxDomains).On("domains")
	}
	for _, d := range p.Domains {
		if len(d) > 253 || !domainForm.MatchString(d) {
			return fault.New(fault.Invalid, i18n.ProviderDomain, d).On("domains")
		}
	}
	return nil
}

// mayArrange tells whether the actor may say how people come in: it takes the rights to change the organisation's
// settings and to manage its people, since a provider says who they are.
func mayArrange(actor directory.Actor, s Session) error {
	if !actor.Can(directory.Settings | directory.People) {
		return fault.New(fault.Refused, i18n.NoRight)
	}
	return s.own()
}

// ProviderOf gives the organisation's provider without its secret; one with Rev zero where there is none.
func (a *Accounts) ProviderOf(ctx context.Context, actor directory.Actor, s Session) (p Provider, err error) {
	if err := mayArrange(actor, s); err != nil {
		return p, err
	}
	err = a.DB.Read(ctx, actor.Org, func(tx db.Tx) error {
		p, err = providerOf(tx, actor.Org)
		p.Secret = ""
		return err
	})
	if errors.Is(err, db.ErrNoRows) {
		return Provider{}, nil
	}
	return p, err
}

// providerOf gives the provider with its secret as it is sealed.
func providerOf(tx db.Tx, org string) (Provider, error) {
	var p Provider
	err := tx.Row("SELECT issuer, client, secret, required, rev FROM identity_provider WHERE org = $1", org).
		Scan(&p.Issuer, &p.Client, &p.Secret, &p.Required, &p.Rev)
	if err != nil {
		return p, err
	}
	p.Domains, err = db.All(tx, func(row db.Scan) (d string, err error) {
		err = row(&d)
		return d, err
	}, "SELECT domain FROM identity_domain WHERE org = $1 ORDER BY domain", org)
	return p, err
}

// SetProvider changes the organisation's provider, or makes it where Rev is zero. The provider is asked first, so that what
// is kept can be used. An empty secret keeps the one that is there. Who came in another way than they now must, or
// through another provider, is signed out.
func (a *Accounts) SetProvider(ctx context.Context, actor directory.Actor, s Session, p Provider) error {
	if err := mayArrange(actor, s); err != nil {
		return err
	}
	_, email, err := a.passwordOf(ctx, actor.Account)
	if err != nil {
		return err
	}
	p.Issuer, p.Client = strings.TrimSpace(p.Issuer), strings.TrimSpace(p.Client)
	if err := p.validate(); err != nil {
		return err
	}
	if _, err := oidc.NewProvider(oidc.ClientContext(ctx, a.Outbound), p.Issuer); err != nil {
		return fault.New(fault.Invalid, i18n.IssuerSilent).On("issuer").Because(err)
	}
	err = a.DB.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error { return a.keepProvider(tx, actor, p, domainOf(email)) })
	if err != nil {
		return err
	}
	return a.endStrangers(ctx, actor.Org, p)
}

func (a *Accounts) passwordOf(ctx context.Context, account string) (stored, email string, err error) {
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		stored, email, err = passwordOf(tx, account)
		return err
	})
	return stored, email, err
}

// ownDomains refuses a domain that is new and not the actor's own: nobody speaks for the people of a domain in which they
// have no address.
func ownDomains(domains, before []string, own string) error {
	for _, d := range domains {
		if d != own && !strings.HasSuffix(d, "."+own) && !slices.Contains(before, d) {
			return fault.New(fault.Invalid, i18n.DomainNotOwn, d, own).On("domains")
		}
	}
	return nil
}

func (a *Accounts) keepProvider(tx db.Tx, actor directory.Actor, p Provider, own string) error {
	before, err := providerOf(tx, tx.Org())
	if err != nil && !errors.Is(err, db.ErrNoRows) {
		return err
	}
	if before.Rev != p.Rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	if err := ownDomains(p.Domains, before.Domains, own); err != nil {
		return err
	}
	sealed := before.Secret
	switch {
	case p.Secret != "":
		sealed = a.Key.Seal([]byte(p.Secret), "provider/"+tx.Org())
	case sealed == "" || before.Issuer != p.Issuer:
		return fault.New(fault.Invalid, i18n.Required).On("secret") // a secret is for one provider, and goes to no other
	}
	if p.Rev == 0 {
		_, err = tx.Exec("INSERT INTO identity_provider (org, issuer, client, secret, required, rev) VALUES ($1, $2, $3, $4, $5, 1)",
			tx.Org(), p.Issuer, p.Client, sealed, p.Required)
	} else {
		_, err = tx.Exec("UPDATE identity_provider SET issuer = $2, client = $3, secret = $4, required = $5, rev = rev + 1 WHERE org = $1",
			tx.Org(), p.Issuer, p.Client, sealed, p.Required)
	}
	if err != nil {
		return err
	}
	logProvider(tx, actor, before, p)
	return keepDomains(tx, p.Domains)
}

// logProvider notes what an administrator changed, without the secret.
func logProvider(tx db.Tx, actor directory.Actor, before, p Provider) {
	changes := audit.Changed(audit.Issuer, before.Issuer, p.Issuer)
	changes = append(changes, audit.Changed(audit.Domains, strings.Join(before.Domains, ", "), strings.Join(p.Domains, ", "))...)
	changes = append(changes, audit.Changed(audit.Compulsory, strconv.FormatBool(before.Required), strconv.FormatBool(p.Required))...)
	if p.Secret != "" {
		changes = append(changes, audit.Named(audit.ClientSecret))
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.SignIn, Object: tx.Org(), Label: p.Issuer, Changes: changes})
}

func keepDomains(tx db.Tx, domains []string) error {
	if _, err := tx.Exec("DELETE FROM identity_domain WHERE org = $1", tx.Org()); err != nil {
		return err
	}
	for _, d := range domains {
		if _, err := tx.Exec("INSERT INTO identity_domain (org, domain) VALUES ($1, $2)", tx.Org(), d); err != nil {
			return err
		}
	}
	return nil
}

// RemoveProvider lets the organisation's people come in by themselves again; whom the provider let in is signed out.
func (a *Accounts) RemoveProvider(ctx context.Context, actor directory.Actor, s Session, rev int64) error {
	if err := mayArrange(actor, s); err != nil {
		return err
	}
	err := a.DB.Write(ctx, actor.Org, func(_ context.Context, tx db.Tx) error {
		if err := keepDomains(tx, nil); err != nil {
			return err
		}
		n, err := tx.Exec("DELETE FROM identity_provider WHERE org = $1 AND rev = $2", tx.Org(), rev)
		if err == nil && n == 0 {
			return fault.New(fault.Stale, i18n.Stale)
		}
		audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.SignIn, Object: tx.Org()})
		return err
	})
	if err != nil {
		return err
	}
	return a.endStrangers(ctx, actor.Org, Provider{})
}

// endStrangers ends the sessions in an organisation that could not begin any more as they did.
func (a *Accounts) endStrangers(ctx context.Context, org string, p Provider) error {
	return a.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		now := db.Micros(a.Clock.Now())
		if _, err := tx.Exec("UPDATE session SET ended_at = $1 WHERE bound = $2 AND ended_at IS NULL", now, org); err != nil || !p.Required {
			return err
		}
		open, err := db.All(tx, func(row db.Scan) (o struct{ session, account string }, err error) {
			err = row(&o.session, &o.account)
			return o, err
		}, "SELECT id, account FROM session WHERE organisation = $1 AND bound = '' AND ended_at IS NULL ORDER BY id", org)
		if err != nil {
			return err
		}
		for _, o := range open {
			if err := endUnreached(tx, org, o.session, o.account, now); err != nil {
				return err
			}
		}
		return nil
	})
}

func endUnreached(tx db.Tx, org, session, account string, now int64) error {
	all, err := reached(tx, Session{Account: account})
	if err != nil || slices.ContainsFunc(all, func(m directory.Membership) bool { return m.Org == org }) {
		return err
	}
	_, err = tx.Exec("UPDATE session SET ended_at = $1 WHERE id = $2", now, session)
	return err
}

// providerRequired tells whether an organisation wants a member to come in through its provider. An owner never must, so
// that a provider that fails locks nobody out for good.
func providerRequired(tx db.Tx, m directory.Membership, email string) (bool, error) {
	if m.Rights&directory.Owner != 0 {
		return false, nil
	}
	var n int
	err := tx.Row(`SELECT count(*) FROM identity_provider p JOIN identity_domain d ON d.org = p.org
		WHERE p.org = $1 AND p.required AND d.domain = $2`, m.Org, domainOf(email)).Scan(&n)
	return n > 0, err
}

// Door is an organisation that lets people of a mail domain in through its provider.
type Door struct{ Org, Name string }

// Doors lists the organisations that let people with such an address in through a provider. It looks at the domain only:
// whether anybody has the address it does not tell.
func (a *Accounts) Doors(ctx context.Context, email string) (out []Door, err error) {
	if len(email) > 254 {
		return nil, nil
	}
	err = a.DB.ReadGlobal(ctx, func(tx db.Tx) error {
		out, err = db.All(tx, func(row db.Scan) (d Door, err error) {
			err = row(&d.Org, &d.Name)
			return d, err
		}, `SELECT d.org, o.name FROM identity_domain d JOIN organisation o ON o.org = d.org WHERE d.domain = $1 ORDER BY o.name, d.org LIMIT 20`, domainOf(email))
		return err
	})
	return out, err
}
