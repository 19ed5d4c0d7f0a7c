package appointment

import (
	"context"
	"slices"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// CustomerForm is what the practice writes about a customer.
type CustomerForm struct {
	Customer
	Groups []string // ids
	New    []string // names of groups, made where there are none
}

// keepsCustomers refuses who may not write to many customers at once, take the list out of the house, or erase from it.
func keepsCustomers(actor directory.Actor) error {
	if actor.Can(directory.BookForOthers) || actor.Can(directory.Settings) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}

// GroupsOf gives the ids of a customer's groups.
func (a *Appointments) GroupsOf(_ context.Context, tx db.Tx, actor directory.Actor, customer string) ([]string, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, err
	}
	return groupsOf(tx, customer)
}

// GroupNamesOf gives the names of a customer's groups.
func (a *Appointments) GroupNamesOf(_ context.Context, tx db.Tx, actor directory.Actor, customer string) ([]string, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, err
	}
	return groupNames(tx, customer)
}

// AddCustomerTo adds somebody by hand, in groups of which new ones are made at once.
func (a *Appointments) AddCustomerTo(ctx context.Context, tx db.Tx, actor directory.Actor, f CustomerForm) (Customer, error) {
	c, err := a.AddCustomer(ctx, tx, actor, f.Customer)
	if err != nil {
		return c, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Added, Kind: audit.Customer, Object: c.ID})
	return c, regroup(tx, actor, c.ID, f.Groups, f.New)
}

// ChangeCustomer writes what the practice knows of a customer, as it was read at f.Rev. What the customer called themselves when
// they booked is kept beside a corrected name, so that they are known by it when they book again.
func (a *Appointments) ChangeCustomer(_ context.Context, tx db.Tx, actor directory.Actor, f CustomerForm) (Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return f.Customer, err
	}
	before, err := lockedCustomer(tx, f.ID)
	if err != nil {
		return f.Customer, err
	}
	if f.Rev != before.Rev {
		return f.Customer, fault.New(fault.Stale, i18n.Stale).With(before)
	}
	c := f.Customer
	c.Account, c.Given, c.GivenAddress, c.Offered, c.Created, c.Who = before.Account, before.Given, before.GivenAddress, before.Offered, before.Created, c.Who.tidy()
	if err := c.Validate(); err != nil {
		return c, err
	}
	if err := c.written(); err != nil {
		return c, err
	}
	if c, err = corrected(tx, before, c); err != nil {
		return c, err
	}
	if err := regroup(tx, actor, c.ID, f.Groups, f.New); err != nil {
		return c, err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Customer, Object: c.ID})
	return rewrite(tx, c)
}

// corrected keeps what a customer called themselves when they booked beside what the practice calls them now.
func corrected(tx db.Tx, before, c Customer) (Customer, error) {
	if c.Given != (Who{}) || c.Who.Name() == before.Who.Name() && c.Email == before.Email {
		return c, nil
	}
	himself, err := bookedOnline(tx, before)
	if himself {
		c.Given = before.Who
	}
	return c, err
}

// NoteCustomer writes the general note about a customer.
func (a *Appointments) NoteCustomer(_ context.Context, tx db.Tx, actor directory.Actor, customer string, rev int64, note string) (Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Customer{}, err
	}
	c, err := lockedCustomer(tx, customer)
	if err != nil {
		return c, err
	}
	if rev != c.Rev {
		return c, fault.New(fault.Stale, i18n.Stale).With(c)
	}
	c.Note = note
	if err := c.written(); err != nil {
		return c, err
	}
	return rewrite(tx, c)
}

// bookedOnline tells whether a customer gave their name themselves.
func bookedOnline(tx db.Tx, c Customer) (bool, error) {
	var n int
	err := tx.Row("SELECT count(*) FROM appointment a WHERE a.org = $1 AND a.customer = $2 AND a.online", tx.Org(), c.ID).Scan(&n)
	return n > 0 || c.Account != "", err
}

// lockedCustomer reads a customer and holds the row until the transaction ends.
func lockedCustomer(tx db.Tx, customer string) (Customer, error) {
	if _, err := tx.Exec("UPDATE customer SET rev = rev WHERE id = $1 AND org = $2", customer, tx.Org()); err != nil {
		return Customer{}, err
	}
	return customerByID(tx, customer)
}

// rewrite writes everything that can change of a locked customer.
func rewrite(tx db.Tx, c Customer) (Customer, error) {
	c.Rev++
	_, err := tx.Exec(`UPDATE customer SET account = $1, first = $2, last = $3, email = $4, telephone = $5, address = $6, lang = $7, zone = $8, note = $9,
			given_first = $10, given_last = $11, given_email = $12, given_telephone = $13, offered = $14, folded = $15, rev = $16, given_address = $17 WHERE id = $18 AND org = $19`,
		db.Optional(c.Account), c.First, c.Last, c.Email, c.Telephone, c.Address, c.Lang, c.Zone, c.Note, c.Given.First, c.Given.Last, c.Given.Email,
		c.Given.Telephone, c.Offered, c.folded(), c.Rev, c.GivenAddress, c.ID, tx.Org())
	if err != nil {
		return c, err
	}
	tx.Record(CustomersChanged{})
	return c, setWords(tx, c)
}

// Offer shows the practice what the person of an account now says of themselves, as their own profile has it; what is empty stays
// as it is. It is nobody's verb: the account's person is no member. Of several people of one account it is about the one who is
// called so, or else the one known longest.
func (a *Appointments) Offer(_ context.Context, tx db.Tx, account string, who Who) error {
	all, err := customersOf(tx, account, "")
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(c Customer) bool { return c.Account != account })
	if len(all) == 0 {
		return nil
	}
	at := max(0, slices.IndexFunc(all, func(c Customer) bool { return sameName(c, who) }))
	c, err := lockedCustomer(tx, all[at].ID)
	if err != nil {
		return err
	}
	return offer(tx, c, who, "")
}

// offer notes what a customer says of themselves, where that is news.
func offer(tx db.Tx, c Customer, who Who, address string) error {
	who, address = who.tidy(), strings.TrimSpace(address)
	said, lives := overlaid(c.Given, who), c.GivenAddress
	if c.Given == (Who{}) {
		said = overlaid(c.Who, who)
	}
	if address != "" && (address != newlines(c.Address) || lives != "") {
		lives = address
	}
	if lives == c.GivenAddress && (said == c.Given || said == c.Who && c.Given == (Who{})) {
		return nil
	}
	c.Given, c.GivenAddress = said, lives
	c.Offered = said != c.Who || lives != "" && lives != newlines(c.Address)
	_, err := rewrite(tx, c)
	return err
}

// overlaid is a person with what another account of them says.
func overlaid(w, by Who) Who {
	pick := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	pick(&w.First, by.First)
	pick(&w.Last, by.Last)
	pick(&w.Email, by.Email)
	pick(&w.Telephone, by.Telephone)
	return w
}

// AnswerOffer takes over what a customer says of themselves, or ignores it: then the practice keeps calling them as it does.
func (a *Appointments) AnswerOffer(_ context.Context, tx db.Tx, actor directory.Actor, customer string, rev int64, take bool) (Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Customer{}, err
	}
	c, err := lockedCustomer(tx, customer)
	if err != nil {
		return c, err
	}
	if rev != c.Rev || !c.Offered {
		return c, fault.New(fault.Stale, i18n.Stale).With(c)
	}
	c.Offered = false
	if take {
		c.Who, c.Given = overlaid(c.Who, c.Given), Who{}
		if c.GivenAddress != "" {
			c.Address, c.GivenAddress = c.GivenAddress, ""
		}
		if err := c.Validate(); err != nil {
			return c, err
		}
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Customer, Object: c.ID})
	return rewrite(tx, c)
}

// PracticesOf gives the organisations that know an account; the transaction must be a global one.
func PracticesOf(tx db.Tx, account string) ([]string, error) {
	return db.All(tx, func(row db.Scan) (s string, err error) { err = row(&s); return s, err },
		"SELECT DISTINCT c.org FROM customer c WHERE c.account = $1 ORDER BY c.org", account)
}

// VisitsOf gives a customer's appointments that the actor may see: those to come, the next first, or those that were or were
// cancelled, the last first.
func (a *Appointments) VisitsOf(_ context.Context, tx db.Tx, actor directory.Actor, customer string, past bool, limit int) ([]Entry, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, err
	}
	whose := actor.Member
	if actor.Can(directory.BookForOthers) {
		whose = ""
	}
	now := db.Micros(a.Clock.Now())
	if past {
		return entries(tx, `WHERE a.org = $1 AND a.customer = $2 AND (a.ends_at <= $3 OR a.state = 'cancelled') AND ($4 = '' OR a.member = $4)
			ORDER BY a.starts_at DESC, a.id DESC LIMIT $5`, tx.Org(), customer, now, whose, limit)
	}
	return entries(tx, `WHERE a.org = $1 AND a.customer = $2 AND a.ends_at > $3 AND a.state IN ('fixed', 'requested') AND ($4 = '' OR a.member = $4)
		ORDER BY a.starts_at, a.id LIMIT $5`, tx.Org(), customer, now, whose, limit)
}
