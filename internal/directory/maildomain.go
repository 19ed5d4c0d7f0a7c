package directory

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// MailDomain is a domain whose addresses are the organisation's. Where there are any, a person with an address
// elsewhere is added only by who says so.
type MailDomain struct {
	ID     string
	Domain string // in small letters, as DNS writes it
	// Joining lets whoever has a confirmed address there join by themselves.
	Joining bool
}

// MaxMailDomains bounds the list.
const MaxMailDomains = 100

var domainName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`)

// AddMailDomain adds a domain to the list; it takes the right People.
func AddMailDomain(tx db.Tx, actor Actor, domain string) (MailDomain, error) {
	d := MailDomain{ID: id.New()}
	if err := actor.need(People); err != nil {
		return d, err
	}
	ascii, err := idna.Lookup.ToASCII(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(domain)), "@"))
	if err != nil || len(ascii) > 253 || !domainName.MatchString(ascii) {
		return d, fault.New(fault.Invalid, i18n.DomainInvalid).On("domain")
	}
	d.Domain = ascii
	if _, err := tx.Exec("UPDATE organisation SET rev = rev WHERE org = $1", tx.Org()); err != nil {
		return d, err
	}
	all, err := MailDomains(tx, actor)
	if err != nil {
		return d, err
	}
	for _, there := range all {
		if there.Domain == d.Domain {
			return there, nil
		}
	}
	if len(all) >= MaxMailDomains {
		return d, fault.New(fault.Refused, i18n.DomainTooMany, MaxMailDomains)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.MailDomain, Object: d.ID, Label: d.Domain})
	_, err = tx.Exec("INSERT INTO mail_domain (id, org, domain) VALUES ($1, $2, $3)", d.ID, tx.Org(), d.Domain)
	return d, err
}

// RemoveMailDomain takes a domain off the list; people with addresses there stay. It takes the right People.
func RemoveMailDomain(tx db.Tx, actor Actor, domain string) error {
	all, err := MailDomains(tx, actor)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(d MailDomain) bool { return d.ID == domain })
	if i < 0 {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Removed, Kind: audit.MailDomain, Object: domain, Label: all[i].Domain})
	_, err = tx.Exec("DELETE FROM mail_domain WHERE id = $1 AND org = $2", domain, tx.Org())
	return err
}

// MailDomains gives the list by name, to those who may manage people.
func MailDomains(tx db.Tx, actor Actor) ([]MailDomain, error) {
	if err := actor.need(People); err != nil {
		return nil, err
	}
	return mailDomains(tx)
}

func mailDomains(tx db.Tx) ([]MailDomain, error) {
	return db.All(tx, func(row db.Scan) (MailDomain, error) {
		var d MailDomain
		err := row(&d.ID, &d.Domain, &d.Joining)
		return d, err
	}, "SELECT id, domain, joining FROM mail_domain WHERE org = $1 ORDER BY domain", tx.Org())
}

// within tells whether an address is at one of the domains; with an empty list every address is.
func within(all []MailDomain, email string) bool {
	_, domain, _ := strings.Cut(email, "@")
	return len(all) == 0 || slices.ContainsFunc(all, func(d MailDomain) bool { return d.Domain == domain })
}

// Enrol adds one person who has no account here yet; it takes the right People. An address outside the organisation's
// mail domains is refused unless elsewhere says that it is meant.
func Enrol(tx db.Tx, actor Actor, m Member, groups []string, elsewhere bool) (Member, error) {
	if err := actor.need(People); err != nil {
		return m, err
	}
	m.Account, m.Rights, m.Visible = "", 0, true
	domains, err := mailDomains(tx)
	if err != nil {
		return m, err
	}
	if Address(m.Email) == "" {
		return m, fault.New(fault.Invalid, i18n.Required).On("email")
	}
	if !elsewhere && !within(domains, Address(m.Email)) {
		return m, fault.New(fault.Refused, i18n.OutsideDomains).On("email")
	}
	if m.Site != "" {
		if _, err := SiteByID(tx, m.Site); err != nil {
			return m, err
		}
	}
	if m, err = AddMember(tx, actor, m); err != nil {
		return m, err
	}
	_, err = setGroupsOf(tx, m.ID, groups)
	return m, err
}
