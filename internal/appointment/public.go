package appointment

import (
	"context"
	"slices"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Public is what everybody may know of a practice, and all that they may: what can be booked online, where and with whom.
type Public struct {
	Practice Practice
	Name     string
	Sites    []directory.Site
	Services []Service // by name
	staff    []Staff
}

// Public gives what customers choose from; where the practice is not open for online booking, there is nothing to choose.
func (a *Appointments) Public(tx db.Tx) (Public, error) {
	p := Public{}
	var err error
	if p.Practice, err = PracticeOf(tx); err != nil {
		return p, err
	}
	if p.Name, err = directory.OrgName(tx); err != nil {
		return p, err
	}
	if p.Sites, err = directory.SiteList(tx); err != nil || !p.Practice.Open {
		return p, err
	}
	if p.staff, err = StaffList(tx); err != nil {
		return p, err
	}
	all, err := ServiceList(tx, false)
	for _, s := range all {
		if s.Online && len(p.SitesOf(s)) > 0 {
			p.Services = append(p.Services, s)
		}
	}
	return p, err
}

// Service finds one that can be booked.
func (p Public) Service(id string) (Service, bool) {
	n := slices.IndexFunc(p.Services, func(s Service) bool { return s.ID == id })
	if n < 0 {
		return Service{}, false
	}
	return p.Services[n], true
}

// SitesOf are the sites at which somebody offers a service.
func (p Public) SitesOf(s Service) []directory.Site {
	return slices.DeleteFunc(slices.Clone(p.Sites), func(t directory.Site) bool { return !s.at(t.ID) || len(p.StaffOf(s, t.ID)) == 0 })
}

// StaffOf are those who offer a service at a site, by name.
func (p Public) StaffOf(s Service, site string) []Staff {
	return slices.DeleteFunc(slices.Clone(p.staff), func(t Staff) bool {
		return !slices.Contains(s.Staff, t.Member) || t.At(site).String() == ""
	})
}

// OffersToMove gives the times to which the customer of a link may move the appointment: with the same staff member, or with
// anyone who offers the service at that site.
func (a *Appointments) OffersToMove(ctx context.Context, tx db.Tx, link string, from, to span.Date, anyone bool) ([]Offer, error) {
	x, err := a.ByLink(ctx, tx, link)
	if err != nil {
		return nil, err
	}
	p, err := PracticeOf(tx)
	if err != nil {
		return nil, err
	}
	if err := mayChange(x, p, a.Clock.Now()); err != nil {
		return nil, err
	}
	ask := Ask{Service: x.Service, Site: x.Site, Staff: x.Staff, From: from, To: to, length: x.Span.Length()}
	if anyone {
		ask.Staff = ""
	}
	o, err := a.occasion(tx, p, ask)
	if err != nil {
		return nil, err
	}
	return o.offers(tx, a.Clock.Now())
}

// Changeable tells whether the customer may still move or cancel: nil, or why not.
func (a *Appointments) Changeable(tx db.Tx, x Appointment) error {
	p, err := PracticeOf(tx)
	if err != nil {
		return err
	}
	return mayChange(x, p, a.Clock.Now())
}

// Own gives the customers that an account has been in this practice, the first known first.
func (a *Appointments) Own(tx db.Tx, account string) ([]Customer, error) {
	if account == "" {
		return nil, nil
	}
	return db.All(tx, scanCustomer, "SELECT "+customerColumns+" FROM customer c WHERE c.org = $1 AND c.account = $2 ORDER BY c.id LIMIT 20", tx.Org(), account)
}

// speaks keeps in which language and zone a customer reads, as they booked last.
func (a *Appointments) speaks(tx db.Tx, c Customer, b Booker) error {
	if c.Lang == b.Lang && c.Zone == b.Zone {
		return nil
	}
	_, err := tx.Exec("UPDATE customer SET lang = $1, zone = $2 WHERE id = $3 AND org = $4", b.Lang, b.Zone, c.ID, tx.Org())
	return err
}

// CustomerOf gives the customer of an appointment to whoever writes to them.
func CustomerOf(tx db.Tx, x Appointment) (Customer, error) {
	if x.Customer == "" {
		return Customer{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	return customerByID(tx, x.Customer)
}
