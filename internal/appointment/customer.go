package appointment

import (
	"context"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
)

// Who is a person as they call themselves, or as the practice calls them.
type Who struct {
	First     string
	Last      string
	Email     string // may be empty at the desk, never online
	Telephone string
}

// Customer is somebody whom a practice knows.
type Customer struct {
	ID string
	Who
	Address string // where they live, in as many lines as it takes
	Account string // empty for one without
	Lang    string // in which they are written to
	Zone    string // in which they read times; empty: the site's
	Note    string
	Given   Who  // what they say of themselves, where that differs
	Offered bool // Given waits for the practice to take it over or to ignore it
	Created time.Time

	GivenAddress string // where they say that they live, where they said so
	Rev          int64
}

// Name is the customer's whole name.
func (w Who) Name() string { return strings.TrimSpace(w.First + " " + w.Last) }

// tidy is the person without blanks around.
func (w Who) tidy() Who {
	return Who{First: strings.Join(strings.Fields(w.First), " "), Last: strings.Join(strings.Fields(w.Last), " "),
		Email: directory.Address(strings.TrimSpace(w.Email)), Telephone: strings.TrimSpace(w.Telephone)}
}

// Validate refuses who cannot be told apart or written to.
func (w Who) Validate() error {
	switch {
	case w.First == "" && w.Last == "":
		return fault.New(fault.Invalid, i18n.Required).On("last")
	case len(w.First) > 100:
		return fault.New(fault.Invalid, i18n.TooLong, 100).On("first")
	case len(w.Last) > 100:
		return fault.New(fault.Invalid, i18n.TooLong, 100).On("last")
	case w.Email != "" && !directory.Reachable(w.Email):
		return fault.New(fault.Invalid, i18n.EmailInvalid).On("email")
	case len(w.Telephone) > 50:
		return fault.New(fault.Invalid, i18n.TooLong, 50).On("telephone")
	}
	return nil
}

// fold writes a text as it is searched: in small letters, without accents, ß as ss.
func fold(s string) string {
	out, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		out = s
	}
	out = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l").Replace(strings.ToLower(out))
	return strings.Join(strings.Fields(out), " ")
}

// folded is what a customer is found by.
func (w Who) folded() string {
	return fold(w.Last + " " + w.First + " " + w.Email + " " + strings.ReplaceAll(w.Telephone, " ", ""))
}

// seesCustomers refuses who has nothing to do with the practice's customers.
func seesCustomers(tx db.Tx, actor directory.Actor) error {
	if actor.Can(directory.BookForOthers) || actor.Can(directory.Settings) {
		return nil
	}
	_, err := staffByID(tx, actor.Member)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.Refused, i18n.NoRight)
	}
	return err
}

// AddCustomer adds somebody by hand; staff may, and who books for others.
func (a *Appointments) AddCustomer(_ context.Context, tx db.Tx, actor directory.Actor, c Customer) (Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return c, err
	}
	return a.addCustomer(tx, c)
}

func (a *Appointments) addCustomer(tx db.Tx, c Customer) (Customer, error) {
	tx.Record(CustomersChanged{})
	return a.keepCustomer(tx, c)
}

// keepCustomer writes somebody new; whoever calls it records that the list is different.
func (a *Appointments) keepCustomer(tx db.Tx, c Customer) (Customer, error) {
	c.Who = c.Who.tidy()
	if err := c.Validate(); err != nil {
		return c, err
	}
	if err := c.written(); err != nil {
		return c, err
	}
	c.ID, c.Created, c.Rev = id.New(), a.Clock.Now(), 1
	return c, insertCustomer(tx, c)
}

// CustomersChanged is recorded when the list of customers is different.
type CustomersChanged struct{}

// written refuses a language, zone or note that cannot be kept.
func (c Customer) written() error {
	if len(c.Address) > 500 {
		return fault.New(fault.Invalid, i18n.TooLong, 500).On("address")
	}
	if len(c.Note) > 10_000 {
		return fault.New(fault.Invalid, i18n.TooLong, 10_000).On("note")
	}
	if c.Zone != "" {
		if _, ok := span.Zone(c.Zone); !ok {
			return fault.New(fault.Invalid, i18n.ZoneUnknown).On("zone")
		}
	}
	if !i18n.Known(c.Lang) {
		return fault.New(fault.Invalid, i18n.LanguageUnknown).On("lang")
	}
	return nil
}

// FindCustomers gives up to limit customers whose words begin with all words of a text, by name: what is typed into a field
// that completes.
func (a *Appointments) FindCustomers(_ context.Context, tx db.Tx, actor directory.Actor, text string, limit int) ([]Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return nil, err
	}
	return customersLike(tx, text, limit)
}

// CustomerByID gives one customer, to those who may see them.
func (a *Appointments) CustomerByID(_ context.Context, tx db.Tx, actor directory.Actor, customer string) (Customer, error) {
	if err := seesCustomers(tx, actor); err != nil {
		return Customer{}, err
	}
	return customerByID(tx, customer)
}

// known finds or adds the customer that an online booking is for: the one of the account, else the one of this address and
// name. People who share an address stay apart.
func (a *Appointments) known(tx db.Tx, b Booker) (Customer, error) {
	all, err := customersOf(tx, b.Account, b.Email)
	if err != nil {
		return Customer{}, err
	}
	for _, c := range all {
		if b.Account != "" && c.Account == b.Account && sameName(c, b.Who) {
			return c, offer(tx, c, b.Who, "")
		}
	}
	for _, c := range all {
		if (c.Email == b.Email || c.Given.Email == b.Email) && sameName(c, b.Who) && (c.Account == "" || c.Account == b.Account) {
			if b.Account != "" && c.Account == "" {
				_, err = tx.Exec("UPDATE customer SET account = $1 WHERE id = $2 AND org = $3", b.Account, c.ID, tx.Org())
				c.Account = b.Account
			}
			return c, err
		}
	}
	return a.addCustomer(tx, Customer{Who: b.Who, Account: b.Account, Lang: b.Lang, Zone: b.Zone})
}

// sameName tells whether a customer is called so, by the practice or by themselves.
func sameName(c Customer, w Who) bool {
	return fold(c.Name()) == fold(w.Name()) || c.Given.Name() != "" && fold(c.Given.Name()) == fold(w.Name())
}

const customerColumns = `c.id, c.first, c.last, c.email, c.telephone, c.address, COALESCE(c.account, ''), c.lang, c.zone, c.note, c.given_first, c.given_last,
	c.given_email, c.given_telephone, c.offered, c.created_at, c.rev, c.given_address`

func scanCustomer(row db.Scan) (Customer, error) {
	var c Customer
	var created int64
	err := row(&c.ID, &c.First, &c.Last, &c.Email, &c.Telephone, &c.Address, &c.Account, &c.Lang, &c.Zone, &c.Note, &c.Given.First, &c.Given.Last,
		&c.Given.Email, &c.Given.Telephone, &c.Offered, &created, &c.Rev, &c.GivenAddress)
	c.Created = db.Time(created)
	return c, err
}

func insertCustomer(tx db.Tx, c Customer) error {
	_, err := tx.Exec(`INSERT INTO customer (id, org, account, first, last, email, telephone, lang, zone, note, given_first, given_last, given_email,
			given_telephone, offered, folded, created_at, rev, address, given_address)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		c.ID, tx.Org(), db.Optional(c.Account), c.First, c.Last, c.Email, c.Telephone, c.Lang, c.Zone, c.Note, c.Given.First, c.Given.Last, c.Given.Email,
		c.Given.Telephone, c.Offered, c.folded(), db.Micros(c.Created), c.Rev, c.Address, c.GivenAddress)
	if err != nil {
		return err
	}
	return addWords(tx, c)
}

func customerByID(tx db.Tx, customer string) (Customer, error) {
	c, err := scanCustomer(tx.Row("SELECT "+customerColumns+" FROM customer c WHERE c.id = $1 AND c.org = $2", customer, tx.Org()).Scan)
	return c, directory.Missing(err)
}

// customersOf gives those of an account or of an address, the first known first.
func customersOf(tx db.Tx, account, email string) ([]Customer, error) {
	return db.All(tx, scanCustomer, "SELECT "+customerColumns+" FROM customer c WHERE c.org = $1 AND (c.email = $2 AND $2 <> '' OR c.given_email = $2 AND c.given_email <> '' OR c.account = $3) ORDER BY c.id LIMIT 100",
		tx.Org(), email, db.Optional(account))
}

// customersLike gives those of whom a word begins with each word of the text, by name.
func customersLike(tx db.Tx, text string, limit int) ([]Customer, error) {
	return filtered(tx, CustomerFilter{Text: text}, "", limit)
}

// maxWords are looked for at once; more are passed over.
const maxWords = 5
