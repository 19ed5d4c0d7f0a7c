package newsletter

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/erasure"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
)

// What the marks and links of this package are for.
const (
	addressMark code.Purpose = "newsletter-address"
	refuseLink  code.Purpose = "newsletter-refuse"
)

// print stands for an address in the tables of a practice.
func (n *Newsletters) print(org, email string) string {
	return n.Codes.Mark(addressMark, org+"\n"+canonical(email))
}

// canonical writes an address as all ways of writing it are compared.
func canonical(email string) string {
	email = norm.NFC.String(directory.Address(email))
	at := strings.LastIndexByte(email, '@')
	if domain, err := idna.Lookup.ToASCII(email[at+1:]); err == nil {
		email = email[:at+1] + domain
	}
	return email
}

// link is what an address's link to unsubscribe carries.
func (n *Newsletters) link(org, print string) string { return n.Codes.Sign(refuseLink, print, org) }

// printOf reads a link of a practice; what this office has not made is refused before the database is asked.
func (n *Newsletters) printOf(org, link string) (string, error) {
	print, ok := n.Codes.Signed(refuseLink, link, org)
	if !ok {
		return "", fault.New(fault.NotFound, i18n.NewsLinkUnknown)
	}
	return print, nil
}

// The kinds under which the journal of erasures knows that somebody unsubscribed, and that they took it back. An id is a print, a
// slash, and what keeps several of one address apart.
const (
	RefusalErasure = "newsletter-off"
	ReturnErasure  = "newsletter-on"
)

// How somebody unsubscribed.
const (
	byLink  = "link"
	byDesk  = "desk"
	byMerge = "merge" // they had been one of two customers who are one
)

// refusalOf gives how a print unsubscribed; false where it has not.
func refusalOf(tx db.Tx, print string) (at int64, how string, there bool, err error) {
	err = tx.Row("SELECT r.refused_at, r.how FROM newsletter_refusal r WHERE r.org = $1 AND r.print = $2", tx.Org(), print).Scan(&at, &how)
	if errors.Is(err, db.ErrNoRows) {
		return 0, "", false, nil
	}
	return at, how, err == nil, err
}

// IsOff tells whether the address of a link is unsubscribed in this practice; changes nothing.
func (n *Newsletters) IsOff(_ context.Context, tx db.Tx, link string) (bool, error) {
	print, err := n.printOf(tx.Org(), link)
	if err != nil {
		return false, err
	}
	_, _, off, err := refusalOf(tx, print)
	return off, err
}

// Unsubscribe unsubscribes the address of a link; a second time it changes nothing. It is nobody's verb: whoever has the link
// may.
func (n *Newsletters) Unsubscribe(_ context.Context, tx db.Tx, link string) error {
	print, err := n.printOf(tx.Org(), link)
	if err != nil {
		return err
	}
	return n.refuse(tx, print, byLink)
}

func (n *Newsletters) refuse(tx db.Tx, print, how string) error {
	_, was, off, err := refusalOf(tx, print)
	if err != nil || off && (was == how || was != byDesk) {
		return err
	}
	now := n.Clock.Now()
	if err := setRefusal(tx, print, db.Micros(now), how); err != nil {
		return err
	}
	if err := n.withdraw(tx, print, true); err != nil {
		return err
	}
	// Whatever is claimed by now leaves; what waits is kept.
	if _, err := tx.Exec("UPDATE newsletter_delivery SET state = $1, ended_at = $2 WHERE org = $3 AND print = $4 AND state = 'waiting'",
		string(LeftOut), db.Micros(now), tx.Org(), print); err != nil {
		return err
	}
	tx.Record(Changed{})
	return erasure.Erase(tx, now, RefusalErasure, journalID(print))
}

func journalID(print string) string { return print + "/" + id.New() }

func setRefusal(tx db.Tx, print string, at int64, how string) error {
	_, err := tx.Exec(`INSERT INTO newsletter_refusal (org, print, refused_at, how) VALUES ($1, $2, $3, $4)
		ON CONFLICT (org, print) DO UPDATE SET how = EXCLUDED.how`, tx.Org(), print, at, how)
	return err
}

// withdraw marks, or marks no longer, the consents of all customers behind an address as refused.
func (n *Newsletters) withdraw(tx db.Tx, print string, off bool) error {
	type one struct{ customer, email string }
	all, err := db.All(tx, func(row db.Scan) (o one, err error) { err = row(&o.customer, &o.email); return o, err },
		`SELECT c.id, c.email FROM newsletter_consent n JOIN customer c ON c.id = n.customer AND c.org = n.org WHERE n.org = $1 AND c.email <> ''`, tx.Org())
	if err != nil {
		return err
	}
	var at any
	if off {
		at = db.Micros(n.Clock.Now())
	}
	for _, o := range all {
		if n.print(tx.Org(), o.email) != print {
			continue
		}
		if _, err := tx.Exec("UPDATE newsletter_consent SET refused_at = $1 WHERE customer = $2 AND org = $3", at, o.customer, tx.Org()); err != nil {
			return err
		}
	}
	return nil
}

// Subscribe takes back that the address of a link unsubscribed: what was agreed to before counts again.
func (n *Newsletters) Subscribe(_ context.Context, tx db.Tx, link string) error {
	print, err := n.printOf(tx.Org(), link)
	if err != nil {
		return err
	}
	return n.lift(tx, print)
}

func (n *Newsletters) lift(tx db.Tx, print string) error {
	_, _, off, err := refusalOf(tx, print)
	if err != nil || !off {
		return err
	}
	if _, err := tx.Exec("DELETE FROM newsletter_refusal WHERE org = $1 AND print = $2", tx.Org(), print); err != nil {
		return err
	}
	if err := n.withdraw(tx, print, false); err != nil {
		return err
	}
	tx.Record(Changed{})
	return erasure.Erase(tx, n.Clock.Now(), ReturnErasure, journalID(print))
}

// RefuseAgain carries out again, in what was restored, that somebody unsubscribed or took it back; entries come in their order.
func RefuseAgain(tx db.Tx, off bool, at int64, entry string) error {
	print, _, _ := strings.Cut(entry, "/")
	if off {
		return setRefusal(tx, print, at, byLink)
	}
	_, err := tx.Exec("DELETE FROM newsletter_refusal WHERE org = $1 AND print = $2", tx.Org(), print)
	return err
}

// clearBounce forgets that an address took no mail.
func clearBounce(tx db.Tx, print string) error {
	_, err := tx.Exec("DELETE FROM newsletter_bounce WHERE org = $1 AND print = $2", tx.Org(), print)
	return err
}

func setBounce(tx db.Tx, print string, at int64, reason string) error {
	_, err := tx.Exec(`INSERT INTO newsletter_bounce (org, print, bounced_at, reason) VALUES ($1, $2, $3, $4)
		ON CONFLICT (org, print) DO UPDATE SET bounced_at = EXCLUDED.bounced_at, reason = EXCLUDED.reason`, tx.Org(), print, at, cut(reason))
	return err
}

// cut keeps a reason to what a row may hold.
func cut(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
	return strings.ToValidUTF8(s[:min(len(s), 300)], "")
}
