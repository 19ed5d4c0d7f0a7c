package directory

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Offer is an organisation that somebody may join because of the domain of their address.
type Offer struct{ Org, Name string }

// SetJoining lets whoever has a confirmed address at a domain of the list join by themselves, or no longer; it takes the
// right People. Allowing it takes an address there of one's own, so that nobody catches the people of a domain that is
// not theirs; domains at which anybody gets an address are refused.
func SetJoining(tx db.Tx, actor Actor, domain string, joining bool) (MailDomain, error) {
	all, err := MailDomains(tx, actor)
	if err != nil {
		return MailDomain{}, err
	}
	i := slices.IndexFunc(all, func(d MailDomain) bool { return d.ID == domain })
	if i < 0 {
		return MailDomain{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	d := all[i]
	if d.Joining == joining {
		return d, nil
	}
	if joining {
		if err := opened(actor, d.Domain); err != nil {
			return d, err
		}
	}
	d.Joining = joining
	change := audit.Changed(audit.Joining, yesNo(!joining), yesNo(joining))
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.MailDomain, Object: d.ID, Label: d.Domain, Changes: change})
	_, err = tx.Exec("UPDATE mail_domain SET joining = $1 WHERE id = $2 AND org = $3", joining, d.ID, tx.Org())
	return d, err
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// opened refuses to open a domain that belongs to the public, or of which the actor has no address.
func opened(actor Actor, domain string) error {
	switch suffix, listed := publicsuffix.PublicSuffix(domain); {
	case publicMail[domain] || suffix == domain && (listed || strings.Contains(domain, ".")):
		return fault.New(fault.Refused, i18n.JoinPublic, domain).On("domain")
	case domainOf(actor.Email) != domain:
		return fault.New(fault.Refused, i18n.JoinProve, domain).On("domain")
	}
	return nil
}

// domainOf is the domain of an address as the list has it; empty where there is none that DNS knows. What only looks
// like another domain is written with other letters and so becomes another one.
func domainOf(email string) string {
	at := strings.LastIndex(email, "@")
	if at < 0 {
		return ""
	}
	ascii, err := idna.Lookup.ToASCII(strings.ToLower(email[at+1:]))
	if err != nil {
		return ""
	}
	return ascii
}

// Offers gives the organisations that whoever has an account with a confirmed address may join by its domain. Where they take
// part, or took part until somebody ended it, nothing is offered. The transaction must be a global one.
func Offers(tx db.Tx, account, email string) ([]Offer, error) {
	domain := domainOf(email)
	if domain == "" {
		return nil, nil
	}
	return db.All(tx, func(row db.Scan) (o Offer, err error) {
		err = row(&o.Org, &o.Name)
		return o, err
	}, `SELECT d.org, o.name FROM mail_domain d JOIN organisation o ON o.org = d.org
		WHERE d.domain = $1 AND d.joining AND NOT EXISTS (SELECT 1 FROM member m
			WHERE m.org = d.org AND (m.account = $2 OR m.email = $3) AND m.state IN ('active', 'deactivated'))
		ORDER BY o.name, d.org LIMIT 20`, domain, account, email)
}

// JoinByDomain makes whoever has an account with a confirmed address a member with plain rights, or the one who was added
// under that address already. It is refused where the domain is not open any more, and to who was deactivated.
func JoinByDomain(tx db.Tx, account, email, lang string) (Member, error) {
	domain := domainOf(email)
	var listed int
	if err := tx.Row("SELECT count(*) FROM mail_domain WHERE org = $1 AND domain = $2 AND joining", tx.Org(), domain).Scan(&listed); err != nil {
		return Member{}, err
	}
	if listed == 0 {
		return Member{}, fault.New(fault.NotFound, i18n.JoinGone)
	}
	m, err := scanMember(tx.Row("SELECT "+memberColumns+` FROM member m WHERE m.org = $1 AND (m.account = $2 OR m.email = $3)
		ORDER BY CASE WHEN m.account = $2 THEN 0 ELSE 1 END LIMIT 1`, tx.Org(), account, email).Scan)
	switch {
	case errors.Is(err, db.ErrNoRows):
		m, err = insertMember(tx, Member{Account: account, Email: email, Lang: lang, Visible: true})
	case err != nil:
		return m, err
	case m.State == Added || m.State == Invited:
		err = takePart(tx, m, account)
	default:
		err = fault.New(fault.NotFound, i18n.JoinGone)
	}
	if err == nil {
		audit.Log(tx, audit.Entry{Actor: m.ID, Action: audit.Joined, Kind: audit.Person, Object: m.ID, Changes: audit.Changed(audit.Domains, "", domain)})
	}
	return m, err
}

// takePart gives somebody who was added their account.
func takePart(tx db.Tx, m Member, account string) error {
	n, err := tx.Exec("UPDATE member SET account = $1, state = $2, rev = rev + 1 WHERE id = $3 AND org = $4 AND rev = $5",
		account, string(Active), m.ID, tx.Org(), m.Rev)
	return unchanged(n, err)
}
