package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// OwnPractice is a practice as one of its customers sees it who has an account.
type OwnPractice struct {
	Org       string
	Slug      string
	Name      string
	Phone     string
	Email     string
	Customers []OwnCustomer // several people may use one account
}

// OwnCustomer is what a practice keeps of somebody, as they call themselves: how the practice corrected their name, what it notes and
// in which groups it has them, only the practice sees.
type OwnCustomer struct {
	ID string
	Who
	Address string
	Mail    string // where the practice writes to
	Waiting bool   // a change waits for the practice
	Rev     int64
	Ahead   []OwnVisit // the next first
	Past    []OwnVisit // the last first, cancelled ones among them
	Waits   []OwnWait  // what they wait for
}

// OwnVisit is an appointment of one's own.
type OwnVisit struct {
	Span    span.Span
	Zone    *time.Location
	Service string
	Staff   string
	Site    string
	State   State
	Link    string // by which it is moved or cancelled, within the practice's rules; empty: it cannot be
}

// OwnShown bounds how many past appointments are shown to their customer at once.
const OwnShown = 50

// OwnForm is what a customer says of themselves. What is empty stays as it is; their address for mail is their account's.
type OwnForm struct {
	Customer  string
	First     string
	Last      string
	Telephone string
	Address   string
}

// OwnPractices gives the practices that keep a row of an account's person, by name. It is nobody's verb: they are no member, and
// see what is theirs. Of past appointments there are as many as most.
func (a *Appointments) OwnPractices(ctx context.Context, d *db.DB, account string, most int) ([]OwnPractice, error) {
	var orgs []string
	if err := d.ReadGlobal(ctx, func(tx db.Tx) (err error) {
		orgs, err = PracticesOf(tx, account)
		return err
	}); err != nil {
		return nil, err
	}
	var out []OwnPractice
	for _, org := range orgs {
		err := d.Read(ctx, org, func(tx db.Tx) error {
			p, err := a.ownPractice(tx, account, most)
			if fault.Is(err, fault.NotFound) {
				return nil // no practice any more
			}
			if err == nil {
				out = append(out, p)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y OwnPractice) int { return compare(x.Name+x.Slug, y.Name+y.Slug) })
	return out, nil
}

func compare(x, y string) int {
	switch x, y := fold(x), fold(y); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func (a *Appointments) ownPractice(tx db.Tx, account string, most int) (OwnPractice, error) {
	p, err := PracticeOf(tx)
	if err != nil {
		return OwnPractice{}, err
	}
	out := OwnPractice{Org: tx.Org(), Slug: p.Slug, Phone: p.Phone, Email: p.Email}
	if out.Name, err = directory.OrgName(tx); err != nil {
		return out, err
	}
	zones, err := siteZones(tx)
	if err != nil {
		return out, err
	}
	all, err := a.Own(tx, account)
	for _, c := range all {
		o := ownCustomer(c)
		if o.Ahead, o.Past, err = a.ownVisits(tx, c.ID, zones, most); err != nil {
			return out, err
		}
		if o.Waits, err = a.ownWaits(tx, c.ID); err != nil {
			return out, err
		}
		out.Customers = append(out.Customers, o)
	}
	return out, err
}

// ownCustomer is a customer as they call themselves.
func ownCustomer(c Customer) OwnCustomer {
	o := OwnCustomer{ID: c.ID, Mail: c.Email, Who: overlaid(c.Who, c.Given), Address: c.Address, Waiting: c.Offered, Rev: c.Rev}
	if c.GivenAddress != "" {
		o.Address = c.GivenAddress
	}
	return o
}

func siteZones(tx db.Tx) (map[string]*time.Location, error) {
	out := map[string]*time.Location{}
	all, err := directory.SiteList(tx)
	for _, s := range all {
		out[s.ID] = s.Zone
	}
	return out, err
}

func (a *Appointments) ownVisits(tx db.Tx, customer string, zones map[string]*time.Location, most int) (ahead, past []OwnVisit, err error) {
	coming, err := a.ahead(tx, customer)
	if err != nil {
		return nil, nil, err
	}
	over, err := entries(tx, `WHERE a.org = $1 AND a.customer = $2 AND (a.ends_at <= $3 OR a.state = 'cancelled') ORDER BY a.starts_at DESC, a.id DESC LIMIT $4`,
		tx.Org(), customer, db.Micros(a.Clock.Now()), most)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range coming {
		v := ownVisit(e, zones)
		v.Link = a.LinkOf(e.Appointment)
		ahead = append(ahead, v)
	}
	for _, e := range over {
		past = append(past, ownVisit(e, zones))
	}
	return ahead, past, nil
}

func ownVisit(e Entry, zones map[string]*time.Location) OwnVisit {
	v := OwnVisit{Span: e.Span, Zone: zones[e.Site], Service: e.ServiceName, Staff: e.StaffName, Site: e.SiteName, State: e.State}
	if v.Zone == nil {
		v.Zone = time.UTC
	}
	return v
}

// Given are the appointments that somebody gives and gave, the latest first; of their customers nothing is told.
func Given(tx db.Tx, actor directory.Actor, most int) ([]OwnVisit, error) {
	zones, err := siteZones(tx)
	if err != nil {
		return nil, err
	}
	all, err := entries(tx, "WHERE a.org = $1 AND a.member = $2 ORDER BY a.starts_at DESC, a.id DESC LIMIT $3", tx.Org(), actor.Member, most)
	out := make([]OwnVisit, 0, len(all))
	for _, e := range all {
		out = append(out, ownVisit(e, zones))
	}
	return out, err
}

// OfferOwn offers the practice what a customer changed of what it keeps of them; the practice takes it over or ignores it. Somebody
// else's customer answers like a missing one.
func (a *Appointments) OfferOwn(_ context.Context, tx db.Tx, account string, f OwnForm) error {
	c, err := lockedCustomer(tx, f.Customer)
	if err != nil {
		return err
	}
	if account == "" || c.Account != account {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	who := Who{First: f.First, Last: f.Last, Telephone: f.Telephone}.tidy()
	switch {
	case who.First == "" && overlaid(c.Who, c.Given).First != "":
		return fault.New(fault.Invalid, i18n.Required).On("first")
	case who.Last == "" && overlaid(c.Who, c.Given).Last != "":
		return fault.New(fault.Invalid, i18n.Required).On("last")
	}
	if err := overlaid(c.Who, who).Validate(); err != nil {
		return err
	}
	address := newlines(f.Address)
	if err := (Customer{Address: address, Lang: c.Lang}).written(); err != nil {
		return err
	}
	return offer(tx, c, who, address)
}
