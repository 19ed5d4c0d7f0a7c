package newsletter

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// How somebody agreed.
const (
	HowBooking = "booking" // the box of the online booking, with a code that was mailed to their address
	HowTalk    = "talk"    // in the practice
	HowPaper   = "paper"
	HowPhone   = "phone"
	HowMail    = "mail"
)

// Hows are the ways that the desk may note.
var Hows = []string{HowTalk, HowPaper, HowPhone, HowMail}

// Consent is how a customer stands to newsletters.
type Consent struct {
	Customer string
	Given    time.Time // zero: they have not agreed
	How      string
	By       string // the member who noted it; empty where the customer did it
	// Off is when they, or another behind their address, unsubscribed; zero: they have not. ByDesk says that the desk entered it,
	// and may take it back.
	Off    time.Time
	ByDesk bool
	// Bounced is when the relay refused their address for good, and Reason what it said.
	Bounced time.Time
	Reason  string
}

// Gets tells whether letters go to the customer.
func (c Consent) Gets() bool { return !c.Given.IsZero() && c.Off.IsZero() && c.Bounced.IsZero() }

// Of tells how a customer stands to newsletters, to those who see the customer, who was asked for before.
func (n *Newsletters) Of(_ context.Context, tx db.Tx, c appointment.Customer) (Consent, error) {
	out, err := consentOf(tx, c.ID)
	if err != nil || c.Email == "" {
		return out, err
	}
	print := n.print(tx.Org(), c.Email)
	at, how, off, err := refusalOf(tx, print)
	if err != nil {
		return out, err
	}
	if off {
		out.Off, out.ByDesk = db.Time(at), how == byDesk
	}
	var bounced int64
	err = tx.Row("SELECT b.bounced_at, b.reason FROM newsletter_bounce b WHERE b.org = $1 AND b.print = $2", tx.Org(), print).Scan(&bounced, &out.Reason)
	if errors.Is(err, db.ErrNoRows) {
		return out, nil
	}
	out.Bounced = db.Time(bounced)
	return out, err
}

func consentOf(tx db.Tx, customer string) (Consent, error) {
	c := Consent{Customer: customer}
	var given int64
	var off sql.NullInt64
	err := tx.Row("SELECT n.given_at, n.how, COALESCE(n.made_by, ''), n.refused_at FROM newsletter_consent n WHERE n.customer = $1 AND n.org = $2",
		customer, tx.Org()).Scan(&given, &c.How, &c.By, &off)
	if errors.Is(err, db.ErrNoRows) {
		return c, nil
	}
	c.Given, c.Off = db.Time(given), instant(off)
	return c, err
}

// Agree notes that a customer agreed, when and how. What they took back themselves only they give again. The actor was shown the
// customer by the practice's own verb.
func (n *Newsletters) Agree(_ context.Context, tx db.Tx, actor directory.Actor, c appointment.Customer, given time.Time, how string) error {
	if !slices.Contains(Hows, how) {
		return fault.New(fault.Invalid, i18n.NewsHowUnknown).On("how")
	}
	// Half a day of zones lies before midnight everywhere.
	if given.After(n.Clock.Now().Add(12*time.Hour)) || given.Year() < 1990 {
		return fault.New(fault.Invalid, i18n.NewsGivenWhen).On("given")
	}
	before, err := consentOf(tx, c.ID)
	if err != nil {
		return err
	}
	if c.Email != "" {
		_, was, off, err := refusalOf(tx, n.print(tx.Org(), c.Email))
		if err != nil {
			return err
		}
		if off && was == byDesk {
			if err := n.lift(tx, n.print(tx.Org(), c.Email)); err != nil {
				return err
			}
			before.Off = time.Time{}
		} else if off {
			return fault.New(fault.Taken, i18n.NewsOnlyThey)
		}
	}
	if !before.Off.IsZero() {
		return fault.New(fault.Taken, i18n.NewsOnlyThey)
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Customer, Object: c.ID, Changes: []audit.Change{audit.Named(audit.News)}})
	return setConsent(tx, c.ID, given, how, actor.Member)
}

func setConsent(tx db.Tx, customer string, given time.Time, how, by string) error {
	_, err := tx.Exec(`INSERT INTO newsletter_consent (customer, org, given_at, how, made_by) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (customer) DO UPDATE SET given_at = EXCLUDED.given_at, how = EXCLUDED.how, made_by = EXCLUDED.made_by, refused_at = NULL`,
		customer, tx.Org(), db.Micros(given), how, db.Optional(by))
	tx.Record(appointment.CustomersChanged{})
	return err
}

// Refuse notes at the desk that a customer wants no newsletter: it holds for their address, as if they had used the link.
func (n *Newsletters) Refuse(_ context.Context, tx db.Tx, actor directory.Actor, c appointment.Customer) error {
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Customer, Object: c.ID, Changes: []audit.Change{audit.Named(audit.News)}})
	tx.Record(appointment.CustomersChanged{})
	if c.Email != "" {
		return n.refuse(tx, n.print(tx.Org(), c.Email), byDesk)
	}
	_, err := tx.Exec("DELETE FROM newsletter_consent WHERE customer = $1 AND org = $2 AND refused_at IS NULL", c.ID, tx.Org())
	return err
}

// Reachable clears the mark that a customer's address takes no mail.
func (n *Newsletters) Reachable(_ context.Context, tx db.Tx, actor directory.Actor, c appointment.Customer) error {
	if err := may(actor); err != nil {
		return err
	}
	tx.Record(appointment.CustomersChanged{})
	return clearBounce(tx, n.print(tx.Org(), c.Email))
}

// Asked is what follows when a customer ticked the box of the online booking and confirmed it by the code that was mailed to an
// address: they agree, and under this address they are unsubscribed no longer.
func (n *Newsletters) Asked(tx db.Tx, c appointment.Customer, email string) error {
	if err := n.lift(tx, n.print(tx.Org(), email)); err != nil {
		return err
	}
	return setConsent(tx, c.ID, n.Clock.Now(), HowBooking, "")
}

// Merged is what follows when one customer is made of two: who agreed has agreed, but if either of them unsubscribed, the one has.
func (n *Newsletters) Merged(tx db.Tx, kept, other, result appointment.Customer) error {
	var off bool
	consents := []Consent{}
	for _, c := range []appointment.Customer{kept, other} {
		x, err := consentOf(tx, c.ID)
		if err != nil {
			return err
		}
		if c.Email != "" {
			_, _, there, err := refusalOf(tx, n.print(tx.Org(), c.Email))
			if err != nil {
				return err
			}
			off = off || there
		}
		off = off || !x.Off.IsZero()
		consents = append(consents, x)
	}
	if consents[0].Given.IsZero() && !consents[1].Given.IsZero() {
		x := consents[1]
		if err := setConsent(tx, result.ID, x.Given, x.How, x.By); err != nil {
			return err
		}
	}
	if err := forgetConsent(tx, other.ID); err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE newsletter_delivery SET customer = $1 WHERE customer = $2 AND org = $3", result.ID, other.ID, tx.Org()); err != nil || !off {
		return err
	}
	if result.Email != "" {
		if err := n.refuse(tx, n.print(tx.Org(), result.Email), byMerge); err != nil {
			return err
		}
	}
	_, err := tx.Exec("UPDATE newsletter_consent SET refused_at = $1 WHERE customer = $2 AND org = $3 AND refused_at IS NULL", db.Micros(n.Clock.Now()), result.ID, tx.Org())
	return err
}

func forgetConsent(tx db.Tx, customer string) error {
	_, err := tx.Exec("DELETE FROM newsletter_consent WHERE customer = $1 AND org = $2", customer, tx.Org())
	return err
}

// Forget takes an erased customer out of what this package keeps. That they unsubscribed stays, as a print from which nobody reads
// who they were; of letters that went to them it stays that somebody got one.
func Forget(tx db.Tx, customer string) error {
	for _, q := range []string{
		"DELETE FROM newsletter_bounce WHERE org = $2 AND print IN (SELECT d.print FROM newsletter_delivery d WHERE d.customer = $1 AND d.org = $2)",
		"DELETE FROM newsletter_delivery WHERE customer = $1 AND org = $2 AND state = 'waiting'",
		"UPDATE newsletter_delivery SET customer = NULL, print = id, reason = '' WHERE customer = $1 AND org = $2"} {
		if _, err := tx.Exec(q, customer, tx.Org()); err != nil {
			return err
		}
	}
	return forgetConsent(tx, customer)
}
