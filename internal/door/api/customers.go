package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
)

type person struct {
	First     string `json:"first"`
	Last      string `json:"last"`
	Email     string `json:"email"`
	Telephone string `json:"telephone"`
}

func showWho(w appointment.Who) person { return person{w.First, w.Last, w.Email, w.Telephone} }

// offered is what a customer says of themselves.
type offered struct {
	person
	Address string `json:"address" doc:"Where they live; empty where they did not say."`
}

type customer struct {
	ID string `json:"id"`
	person
	Address  string          `json:"address"`
	Language language        `json:"language" doc:"In which they are written to."`
	Zone     string          `json:"zone" doc:"In which they read times; empty: that of the site."`
	Note     string          `json:"note"`
	SignsIn  bool            `json:"signs_in" doc:"They have an account."`
	Offered  orNull[offered] `json:"offered" doc:"What they now say of themselves, where the practice has yet to take it over or to ignore it."`
	Created  time.Time       `json:"created_at"`
	Rev      int64           `json:"rev" doc:"The number in the ETag."`
}

func showCustomer(c appointment.Customer) customer {
	out := customer{ID: c.ID, person: showWho(c.Who), Address: c.Address, Language: language(c.Lang), Zone: c.Zone, Note: c.Note, SignsIn: c.Account != "",
		Created: c.Created, Rev: c.Rev}
	if c.Offered {
		out.Offered = some(offered{showWho(c.Given), c.GivenAddress})
	}
	return out
}

type customerOut struct {
	ETag string `header:"ETag"`
	Body customer
}

type customersIn struct {
	Paging
	Text   string   `query:"text" maxLength:"200" doc:"Words of which each is the beginning of one of theirs."`
	Groups []string `query:"group,explode" maxItems:"10" nullable:"false" doc:"Only those in each of these groups."`
}

type customersOut struct{ Body list[customer] }

// CustomerFields are what the practice writes about a customer.
type CustomerFields struct {
	First     *string   `json:"first,omitempty" maxLength:"100"`
	Last      *string   `json:"last,omitempty" maxLength:"100"`
	Email     *string   `json:"email,omitempty" maxLength:"254"`
	Telephone *string   `json:"telephone,omitempty" maxLength:"50"`
	Address   *string   `json:"address,omitempty" maxLength:"500"`
	Language  *language `json:"language,omitempty"`
	Zone      *string   `json:"zone,omitempty" maxLength:"100"`
	Note      *string   `json:"note,omitempty" maxLength:"10000"`
	Groups    []string  `json:"groups,omitempty" maxItems:"50" doc:"The names of their groups, which are made where there are none; none keeps them as they are."`
}

// onto writes what is given onto a form.
func (f CustomerFields) onto(form *appointment.CustomerForm) {
	set := func(to *string, from *string) {
		if from != nil {
			*to = *from
		}
	}
	set(&form.First, f.First)
	set(&form.Last, f.Last)
	set(&form.Email, f.Email)
	set(&form.Telephone, f.Telephone)
	set(&form.Address, f.Address)
	set(&form.Zone, f.Zone)
	set(&form.Note, f.Note)
	if f.Language != nil {
		form.Lang = string(*f.Language)
	}
	if f.Groups != nil {
		form.Groups, form.New = nil, f.Groups
	}
}

type customerIn struct {
	Body CustomerFields `nameHint:"CustomerFields"`
}

type customerChangeIn struct {
	ByID
	IfMatch string         `header:"If-Match" doc:"The ETag of the customer as it was read."`
	Body    CustomerFields `nameHint:"CustomerFields"`
}

type customerActIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the customer as it was read."`
}

type offerIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the customer as it was read."`
	Body    struct {
		Take bool `json:"take" doc:"Take it over; otherwise ignore it."`
	} `nameHint:"OfferAnswer"`
}

type mergeIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the customer who stays, as it was read."`
	Body    struct {
		Customer string `json:"customer" minLength:"1" maxLength:"200" doc:"Who goes into them, and is gone then."`
		Apply    bool   `json:"apply,omitempty" doc:"Without it nothing is changed, and the answer shows what would become of both."`
	} `nameHint:"CustomerMerge"`
}

type visitsIn struct {
	ByID
	Past bool `query:"past" doc:"Those that were or were cancelled, the last first; otherwise those to come, the next first."`
}

type customerGroup struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Customers int    `json:"customers"`
	Rev       int64  `json:"rev" doc:"The number in the ETag."`
}

func showCustomerGroup(g appointment.Group) customerGroup {
	return customerGroup{g.ID, g.Name, g.Customers, g.Rev}
}

type customerGroupsOut struct{ Body list[customerGroup] }

type customerGroupOut struct {
	ETag string `header:"ETag"`
	Body customerGroup
}

func (d *door) customers() {
	sees := "Takes a calendar of one's own, or the right to book for others or to change settings."
	keeps := "Takes the right to book for others or to change settings."
	change := []fault.Code{fault.Refused, fault.NotFound, fault.Stale, fault.Taken, noCondition}
	handle(d, operation{id: "list-customers", method: http.MethodGet, path: "/api/customers", group: groupPractice, summary: "The customers", text: "By last name. " + sees,
		refusal: []fault.Code{fault.Refused}}, d.listCustomers)
	handle(d, operation{id: "add-customer", method: http.MethodPost, path: "/api/customers", group: groupPractice, status: http.StatusCreated, summary: "Add a customer", text: sees,
		refusal: []fault.Code{fault.Refused, fault.Stale}}, d.addCustomer)
	handle(d, operation{id: "get-customer", method: http.MethodGet, path: "/api/customers/{id}", group: groupPractice, summary: "A customer", text: sees,
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.getCustomer)
	handle(d, operation{id: "change-customer", method: http.MethodPatch, path: "/api/customers/{id}", group: groupPractice, summary: "Change a customer",
		text: "What is not given stays. " + sees + " If-Match is required.", refusal: change}, d.changeCustomer)
	handle(d, operation{id: "answer-offer", method: http.MethodPost, path: "/api/customers/{id}/offer", group: groupPractice,
		summary: "Take over or ignore what a customer changed in their own profile", text: sees + " If-Match is required.", refusal: change}, d.answerOffer)
	handle(d, operation{id: "list-visits", method: http.MethodGet, path: "/api/customers/{id}/appointments", group: groupPractice, summary: "A customer's appointments",
		text: "Those in one's own calendar; in colleagues' with the right to book for others. At most 500. " + sees, refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.listVisits)
	handle(d, operation{id: "merge-customers", method: http.MethodPost, path: "/api/customers/{id}/merge", group: groupPractice, summary: "Make one customer of two",
		text: "With all appointments, notes and groups of both. " + keeps + " If-Match is required.", refusal: change}, d.mergeCustomers)
	handle(d, operation{id: "erase-customer", method: http.MethodDelete, path: "/api/customers/{id}", group: groupPractice, status: http.StatusNoContent,
		summary: "Erase a customer for good", text: "Appointments to come are cancelled; of the past ones the time, the service and the price stay. " + keeps + " If-Match is required.",
		refusal: change}, d.eraseCustomer)
	handle(d, operation{id: "list-customer-groups", method: http.MethodGet, path: "/api/customer-groups", group: groupPractice, summary: "The groups of customers",
		text: "By name. " + sees, refusal: []fault.Code{fault.Refused}}, d.listCustomerGroups)
	handle(d, operation{id: "add-customer-group", method: http.MethodPost, path: "/api/customer-groups", group: groupPractice, status: http.StatusCreated,
		summary: "Make a group of customers", text: sees, refusal: []fault.Code{fault.Refused, fault.Taken, fault.Stale}}, d.addCustomerGroup)
	handle(d, operation{id: "rename-customer-group", method: http.MethodPatch, path: "/api/customer-groups/{id}", group: groupPractice,
		summary: "Rename a group of customers", text: sees + " If-Match is required.", refusal: change}, d.renameCustomerGroup)
	handle(d, operation{id: "remove-customer-group", method: http.MethodDelete, path: "/api/customer-groups/{id}", group: groupPractice, status: http.StatusNoContent,
		summary: "Remove a group of customers", text: "Its customers stay. " + sees + " If-Match is required.", refusal: change}, d.removeCustomerGroup)
}

func (d *door) listCustomers(ctx context.Context, actor directory.Actor, in *customersIn) (*customersOut, error) {
	after, err := in.domain()
	if err != nil {
		return nil, err
	}
	out := &customersOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, next, err := d.Appointments.CustomerList(ctx, tx, actor, appointment.CustomerFilter{Text: in.Text, Groups: in.Groups}, after, in.Limit)
		out.Body = listed(all, next, func(c appointment.Listed) customer { return showCustomer(c.Customer) })
		return err
	})
}

func (d *door) getCustomer(ctx context.Context, actor directory.Actor, in *ByID) (*customerOut, error) {
	out := &customerOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		c, err := d.Appointments.CustomerByID(ctx, tx, actor, in.ID)
		out.ETag, out.Body = etag(c.Rev), showCustomer(c)
		return err
	})
}

// customer runs a verb and shows the customer that came of it.
func (d *door) customer(ctx context.Context, actor directory.Actor, do func(ctx context.Context, tx db.Tx) (appointment.Customer, error)) (*customerOut, error) {
	var c appointment.Customer
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		c, err = do(ctx, tx)
		return renamed(err, "name", "groups")
	})
	return &customerOut{etag(c.Rev), showCustomer(c)}, err
}

func (d *door) addCustomer(ctx context.Context, actor directory.Actor, in *customerIn) (*customerOut, error) {
	return d.customer(ctx, actor, func(ctx context.Context, tx db.Tx) (appointment.Customer, error) {
		form := appointment.CustomerForm{Customer: appointment.Customer{Lang: actor.Lang}}
		in.Body.onto(&form)
		return d.Appointments.AddCustomerTo(ctx, tx, actor, form)
	})
}

// onCustomer runs a verb on a customer as they were read.
func (d *door) onCustomer(ctx context.Context, actor directory.Actor, id, ifMatch string,
	do func(ctx context.Context, tx db.Tx, c appointment.Customer, rev int64) (appointment.Customer, error)) (*customerOut, error) {
	if err := conditioned(ifMatch); err != nil {
		return nil, err
	}
	out, err := d.customer(ctx, actor, func(ctx context.Context, tx db.Tx) (appointment.Customer, error) {
		c, err := d.Appointments.CustomerByID(ctx, tx, actor, id)
		if err != nil {
			return c, err
		}
		return do(ctx, tx, c, expected(ifMatch, c.Rev))
	})
	return out, stale(err, func() (customer, error) {
		now, err := d.getCustomer(ctx, actor, &ByID{ID: id})
		if err != nil {
			return customer{}, err
		}
		return now.Body, nil
	})
}

func (d *door) changeCustomer(ctx context.Context, actor directory.Actor, in *customerChangeIn) (*customerOut, error) {
	return d.onCustomer(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, c appointment.Customer, rev int64) (appointment.Customer, error) {
		groups, err := d.Appointments.GroupsOf(ctx, tx, actor, c.ID)
		if err != nil {
			return c, err
		}
		form := appointment.CustomerForm{Customer: c, Groups: groups}
		form.Rev = rev
		in.Body.onto(&form)
		return d.Appointments.ChangeCustomer(ctx, tx, actor, form)
	})
}

func (d *door) answerOffer(ctx context.Context, actor directory.Actor, in *offerIn) (*customerOut, error) {
	return d.onCustomer(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, c appointment.Customer, rev int64) (appointment.Customer, error) {
		return d.Appointments.AnswerOffer(ctx, tx, actor, c.ID, rev, in.Body.Take)
	})
}

func (d *door) mergeCustomers(ctx context.Context, actor directory.Actor, in *mergeIn) (*customerOut, error) {
	return d.onCustomer(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, c appointment.Customer, rev int64) (appointment.Customer, error) {
		m, err := d.Appointments.LookAtMerge(ctx, tx, actor, c.ID, in.Body.Customer)
		if err != nil || !in.Body.Apply {
			return m.Result, renamed(err, "other", "customer")
		}
		out, err := d.Appointments.Merge(ctx, tx, actor, appointment.Merge{Keep: c.ID, Other: in.Body.Customer, KeepRev: rev, OtherRev: m.Other.Rev})
		return out, renamed(err, "other", "customer")
	})
}

func (d *door) eraseCustomer(ctx context.Context, actor directory.Actor, in *customerActIn) (*none, error) {
	_, err := d.onCustomer(ctx, actor, in.ID, in.IfMatch, func(ctx context.Context, tx db.Tx, c appointment.Customer, rev int64) (appointment.Customer, error) {
		return c, d.Appointments.EraseCustomer(ctx, tx, actor, c.ID, rev)
	})
	return &none{}, err
}

func (d *door) listVisits(ctx context.Context, actor directory.Actor, in *visitsIn) (*calendarOut, error) {
	out := &calendarOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		if _, err := d.Appointments.CustomerByID(ctx, tx, actor, in.ID); err != nil {
			return err
		}
		all, err := d.Appointments.VisitsOf(ctx, tx, actor, in.ID, in.Past, 500)
		out.Body = listed(all, "", showAppointment)
		return err
	})
}

func (d *door) listCustomerGroups(ctx context.Context, actor directory.Actor, _ *none) (*customerGroupsOut, error) {
	out := &customerGroupsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Appointments.CustomerGroups(ctx, tx, actor)
		out.Body = listed(all, "", showCustomerGroup)
		return err
	})
}

func (d *door) addCustomerGroup(ctx context.Context, actor directory.Actor, in *groupIn) (*customerGroupOut, error) {
	var g appointment.Group
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		g, err = d.Appointments.AddCustomerGroup(ctx, tx, actor, in.Body.Name)
		return err
	})
	return &customerGroupOut{etag(g.Rev), showCustomerGroup(g)}, err
}

func (d *door) renameCustomerGroup(ctx context.Context, actor directory.Actor, in *groupRenameIn) (*customerGroupOut, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	var g appointment.Group
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) (err error) {
		if g, err = d.Appointments.CustomerGroupByID(ctx, tx, actor, in.ID); err != nil {
			return err
		}
		g, err = d.Appointments.RenameCustomerGroup(ctx, tx, actor, in.ID, in.Body.Name, expected(in.IfMatch, g.Rev))
		return err
	})
	return &customerGroupOut{etag(g.Rev), showCustomerGroup(g)}, err
}

func (d *door) removeCustomerGroup(ctx context.Context, actor directory.Actor, in *groupActIn) (*none, error) {
	if err := conditioned(in.IfMatch); err != nil {
		return nil, err
	}
	return &none{}, d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		g, err := d.Appointments.CustomerGroupByID(ctx, tx, actor, in.ID)
		if err != nil {
			return err
		}
		return d.Appointments.RemoveCustomerGroup(ctx, tx, actor, in.ID, expected(in.IfMatch, g.Rev))
	})
}
