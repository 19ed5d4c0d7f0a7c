package booking

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

func (p *Pages) mountOwn(mux *http.ServeMux) {
	mux.Handle("GET /my-practices", p.person(p.ownAll))
	mux.Handle("GET /my-practices/{slug}", p.person(p.ownOne))
	mux.Handle("POST /my-practices/{slug}", p.person(p.offerOwn))
}

// visiting is a request of somebody who is signed in, member of an organisation or not.
type visiting struct{ *kit.Visitor }

// person serves a page to whoever is signed in, as themselves.
func (p *Pages) person(h func(c *visiting) (kit.Answer, error)) http.Handler {
	return p.Kit.Visit(func(r *http.Request) string { return r.URL.Path }, func(c *kit.Visitor) (kit.Answer, error) { return h(&visiting{c}) })
}

// to is an address of these pages, in the language that was chosen.
func (c *visiting) to(path string) string {
	if l := c.Query.Get("lang"); i18n.Known(l) {
		path += "?lang=" + l
	}
	return path
}

func (p *Pages) ownAll(c *visiting) (kit.Answer, error) {
	all, err := p.Appointments.OwnPractices(c.R.Context(), p.DB, c.Person.Session.Account, appointment.OwnShown)
	return kit.Page(c.T(i18n.OwnTitle), ownListPage(c, all)), err
}

// ownShown is a practice with the form that its customer sees.
type ownShown struct {
	appointment.OwnPractice
	Typed appointment.OwnForm // what was refused
	Fault *fault.Fault
}

// form is what the form about somebody holds.
func (o ownShown) form(x appointment.OwnCustomer) appointment.OwnForm {
	if o.Typed.Customer == x.ID {
		return o.Typed
	}
	return appointment.OwnForm{Customer: x.ID, First: x.First, Last: x.Last, Telephone: x.Telephone, Address: x.Address}
}

// fault is the refusal of the form about somebody.
func (o ownShown) fault(x appointment.OwnCustomer) *fault.Fault {
	if o.Typed.Customer != x.ID {
		return nil
	}
	return o.Fault
}

func (p *Pages) ownOne(c *visiting) (kit.Answer, error) { return p.ownPage(c, ownShown{}) }

func (p *Pages) ownPage(c *visiting, o ownShown) (kit.Answer, error) {
	all, err := p.Appointments.OwnPractices(c.R.Context(), p.DB, c.Person.Session.Account, appointment.OwnShown)
	if err != nil {
		return kit.Answer{}, err
	}
	at := slices.IndexFunc(all, func(x appointment.OwnPractice) bool { return x.Slug == c.R.PathValue("slug") })
	if at < 0 {
		return kit.Answer{}, fault.New(fault.NotFound, i18n.NotFound)
	}
	o.OwnPractice = all[at]
	a := kit.Page(c.T(i18n.OwnTitle)+" · "+o.Name, ownPage(c, o))
	if o.Fault != nil {
		a.Status = kit.Status(o.Fault.Code)
	}
	return a, nil
}

func (p *Pages) offerOwn(c *visiting) (kit.Answer, error) {
	get := c.R.PostForm.Get
	f := appointment.OwnForm{Customer: get("customer"), First: get("first"), Last: get("last"), Telephone: get("telephone"), Address: get("address")}
	var org string
	err := p.DB.ReadGlobal(c.R.Context(), func(tx db.Tx) (err error) {
		org, _, err = appointment.Linked(tx, c.R.PathValue("slug"))
		return err
	})
	if err == nil {
		err = p.DB.Write(c.R.Context(), org, func(ctx context.Context, tx db.Tx) error {
			return p.Appointments.OfferOwn(ctx, tx, c.Person.Session.Account, f)
		})
	}
	if refusal, ok := fault.As(err); ok && refusal.Code == fault.Invalid {
		return p.ownPage(c, ownShown{Typed: f, Fault: refusal.On(refusal.Field + "-" + f.Customer)})
	}
	return kit.Go(c.to(kit.OwnPath+"/"+c.R.PathValue("slug")), "told"), err
}

// when an appointment is, by the clock of its site, which is named.
func (c *visiting) when(x appointment.OwnVisit) string {
	l, start := c.In(x.Zone), x.Span.StartTime()
	return l.Year(start) + ", " + l.Range(start, x.Span.EndTime()) + ", " + l.ZoneName(start)
}

// next is somebody's next appointment at a practice.
func (c *visiting) next(o appointment.OwnPractice) string {
	var first appointment.OwnVisit
	for _, x := range o.Customers {
		if len(x.Ahead) > 0 && (first.Zone == nil || x.Ahead[0].Span.Start < first.Span.Start) {
			first = x.Ahead[0]
		}
	}
	if first.Zone == nil {
		return c.T(i18n.OwnNoNext)
	}
	return c.T(i18n.OwnNext, c.when(first))
}

// change is where an appointment is moved or cancelled.
func change(slug string, x appointment.OwnVisit) string {
	return "/book/" + slug + "/appointment?" + url.Values{"link": {x.Link}}.Encode()
}
