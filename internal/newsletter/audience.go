package newsletter

import (
	"context"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Why says why somebody does not get a letter; empty for those who get it.
type Why string

// The reasons, in the order in which they are looked at.
const (
	NoAddress    Why = "no-address"
	Unsubscribed Why = "unsubscribed"
	Bounced      Why = "bounced"
	NoConsent    Why = "no-consent"
	OtherLang    Why = "other-language"
)

// Whys are all reasons.
var Whys = []Why{NoAddress, Unsubscribed, Bounced, NoConsent, OtherLang}

// Reader is a customer whom a letter is meant for.
type Reader struct {
	Customer string
	Name     string
	Email    string
	Lang     string
	Why      Why
	print    string // of the address
}

// Audience is who a letter is meant for, by name, and who of them gets it.
type Audience struct {
	Readers []Reader
	Get     int // customers who get it
	Mails   int // addresses that it goes to
	Not     map[Why]int
}

// maxReaders are looked at for one letter.
const maxReaders = 100_000

// For tells who would get a letter now, and who would not and why.
func (n *Newsletters) For(_ context.Context, tx db.Tx, actor directory.Actor, letter string) (Audience, error) {
	if err := may(actor); err != nil {
		return Audience{}, err
	}
	l, err := byID(tx, letter)
	if err != nil {
		return Audience{}, err
	}
	return n.audience(tx, l)
}

func (n *Newsletters) audience(tx db.Tx, l Letter) (a Audience, err error) {
	a.Not = map[Why]int{}
	if a.Readers, err = n.readers(tx, l, ""); err != nil {
		return a, err
	}
	seen := map[string]bool{}
	for _, r := range a.Readers {
		if r.Why != "" {
			a.Not[r.Why]++
			continue
		}
		a.Get++
		if !seen[r.print] {
			seen[r.print] = true
			a.Mails++
		}
	}
	return a, nil
}

// readers are the customers whom a letter is meant for, or those of them behind one address.
func (n *Newsletters) readers(tx db.Tx, l Letter, email string) ([]Reader, error) {
	print := ""
	if email != "" {
		print = n.print(tx.Org(), email)
	}
	refused, err := refusals(tx, print)
	if err != nil {
		return nil, err
	}
	bounced, err := bounces(tx, print)
	if err != nil {
		return nil, err
	}
	all, err := db.All(tx, scanReader, `SELECT c.id, c.first, c.last, c.email, c.lang, n.given_at IS NOT NULL, n.refused_at IS NOT NULL
		FROM customer c LEFT JOIN newsletter_consent n ON n.customer = c.id AND n.org = c.org
		WHERE c.org = $1 AND ($2 = '' OR c.email = $2) AND ($3 OR EXISTS (SELECT 1 FROM customer_group_customer x
			JOIN newsletter_group g ON g.customer_group = x.customer_group AND g.org = x.org
			WHERE x.org = c.org AND x.customer = c.id AND g.newsletter = $4))
		ORDER BY c.folded, c.id LIMIT $5`, tx.Org(), email, l.All, l.ID, maxReaders+1)
	if err != nil {
		return nil, err
	}
	if len(all) > maxReaders {
		return nil, fault.New(fault.Invalid, i18n.NewsTooMany, maxReaders).On("groups")
	}
	out := make([]Reader, len(all))
	for i, r := range all {
		out[i] = n.judged(tx.Org(), r, l, refused, bounced)
	}
	return out, nil
}

// known is a customer as the table has them.
type known struct {
	Reader
	first, last     string
	agreed, refused bool
}

func scanReader(row db.Scan) (k known, err error) {
	err = row(&k.Customer, &k.first, &k.last, &k.Email, &k.Lang, &k.agreed, &k.refused)
	k.Name = name(k.first, k.last)
	return k, err
}

func name(first, last string) string {
	if first == "" || last == "" {
		return first + last
	}
	return first + " " + last
}

// judged says whether somebody gets a letter.
func (n *Newsletters) judged(org string, k known, l Letter, refused, bounced map[string]int64) Reader {
	r := k.Reader
	if r.Email == "" {
		r.Why = NoAddress
		return r
	}
	r.print = n.print(org, r.Email)
	_, off := refused[r.print]
	_, dead := bounced[r.print]
	switch {
	case off || k.refused:
		r.Why = Unsubscribed
	case dead:
		r.Why = Bounced
	case !k.agreed:
		r.Why = NoConsent
	case l.OnlyLang && !sameLang(r.Lang, l.Lang):
		r.Why = OtherLang
	}
	return r
}

// sameLang tells whether two tags are of one language, whatever their countries.
func sameLang(a, b string) bool { return len(a) >= 2 && len(b) >= 2 && a[:2] == b[:2] }
