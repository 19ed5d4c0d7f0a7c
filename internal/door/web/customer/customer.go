// Package customer shows a practice its customers: the list with its groups, each customer with their appointments and notes,
// what they changed themselves, what becomes of two who are one or of one who is erased, and files in and out.
package customer

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit          *kit.Kit
	DB           *db.DB
	Appointments *appointment.Appointments
	Newsletters  *newsletter.Newsletters
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /customers", p.Kit.Signed(p.list))
	mux.Handle("GET /customers/new", p.Kit.Signed(p.newCustomer))
	mux.Handle("POST /customers/new", p.Kit.Signed(p.add))
	mux.Handle("GET /customers/{id}", p.Kit.Signed(p.customer))
	mux.Handle("POST /customers/{id}/note", p.Kit.Signed(p.note))
	mux.Handle("POST /customers/{id}/visit", p.Kit.Signed(p.visit))
	mux.Handle("POST /customers/{id}/offer", p.Kit.Signed(p.offer))
	mux.Handle("POST /customers/{id}/news", p.Kit.Signed(p.news))
	mux.Handle("GET /customers/{id}/edit", p.Kit.Signed(p.edit))
	mux.Handle("POST /customers/{id}/edit", p.Kit.Signed(p.save))
	mux.Handle("GET /customers/{id}/merge", p.Kit.Signed(p.merge))
	mux.Handle("POST /customers/{id}/merge", p.Kit.Signed(p.merged))
	mux.Handle("GET /customers/{id}/erase", p.Kit.Signed(p.erase))
	mux.Handle("POST /customers/{id}/erase", p.Kit.Signed(p.erased))
	mux.Handle("GET /customer-groups", p.Kit.Signed(p.groups))
	mux.Handle("POST /customer-groups", p.Kit.Signed(p.addGroup))
	mux.Handle("POST /customer-groups/{id}", p.Kit.Signed(p.renameGroup))
	mux.Handle("POST /customer-groups/{id}/remove", p.Kit.Signed(p.removeGroup))
	p.mountFiles(mux)
}

// pageSize is how many customers a page lists.
const pageSize = 50

type listPage struct {
	Filter appointment.CustomerFilter
	Found  []appointment.Listed
	Groups []appointment.Group
	Next   string
	First  bool // of the list, not a later page
}

func (l listPage) narrowed() bool {
	return l.Filter.Text != "" || len(l.Filter.Groups) > 0 || l.Filter.Offered
}

// query is the filter as it stands in an address.
func (l listPage) query() url.Values {
	q := url.Values{"find": {l.Filter.Text}, "group": l.Filter.Groups}
	if l.Filter.Offered {
		q.Set("changed", "1")
	}
	return q
}

// exporting is where those who are listed are taken along.
func (l listPage) exporting() string {
	if !l.narrowed() {
		return "/customer-export"
	}
	return "/customer-export?" + l.query().Encode()
}

// keeps tells whether the reader may do what concerns many customers, or takes them away.
func keeps(v *kit.View) bool {
	return v.Actor.Can(directory.BookForOthers) || v.Actor.Can(directory.Settings)
}

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	l := listPage{Filter: asked(r), First: r.Form.Get("after") == ""}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if l.Found, l.Next, err = p.Appointments.CustomerList(r.Context(), tx, v.Actor, l.Filter, r.Form.Get("after"), pageSize); err != nil {
			return err
		}
		l.Groups, err = p.Appointments.CustomerGroups(r.Context(), tx, v.Actor)
		return err
	})
	if l.Next != "" {
		q := l.query()
		q.Set("after", l.Next)
		l.Next = "/customers?" + q.Encode()
	}
	return kit.Page(v.T(i18n.Customers), list(v, l)), err
}

// contact is how somebody is reached, in one line.
func contact(w appointment.Who) string {
	if w.Email == "" || w.Telephone == "" {
		return w.Email + w.Telephone
	}
	return w.Email + " · " + w.Telephone
}

// shown are how many appointments a page holds.
const shown = 100

type customerPage struct {
	Customer appointment.Customer
	Groups   []string
	Past     bool
	Visits   []appointment.Entry
	Zones    zones
	News     newsletter.Consent
	Note     string            // the general note as it is in the form
	Typed    map[string]string // notes that were refused, by appointment
	Fault    *fault.Fault
}

func (c customerPage) note(e appointment.Entry) string {
	if t, ok := c.Typed[e.ID]; ok {
		return t
	}
	return e.Note
}

func (p *Pages) customer(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.customerPage(v, r, customerPage{})
}

func (p *Pages) customerPage(v *kit.View, r *http.Request, page customerPage) (kit.Answer, error) {
	page.Past = r.Form.Get("tab") == "past"
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Customer, err = p.Appointments.CustomerByID(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if page.Visits, err = p.Appointments.VisitsOf(r.Context(), tx, v.Actor, page.Customer.ID, page.Past, shown); err != nil {
			return err
		}
		if page.Zones, err = zonesOf(tx); err != nil {
			return err
		}
		if page.News, err = p.Newsletters.Of(r.Context(), tx, page.Customer); err != nil {
			return err
		}
		page.Groups, err = p.Appointments.GroupNamesOf(r.Context(), tx, v.Actor, page.Customer.ID)
		return err
	})
	if err == nil && (page.Fault == nil || page.Fault.Field != "note") {
		page.Note = page.Customer.Note
	}
	return answered(kit.Page(page.Customer.Name(), customer(v, page)), page.Fault), err
}

// answered gives an answer the status of the refusal that it shows.
func answered(a kit.Answer, refused *fault.Fault) kit.Answer {
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a
}

// write does something in one transaction; a refusal that the page can show comes back beside the error.
func (p *Pages) write(v *kit.View, r *http.Request, do func(ctx context.Context, tx db.Tx) error) (*fault.Fault, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, do)
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return nil, err
	}
	return f, nil
}

func (p *Pages) note(v *kit.View, r *http.Request) (kit.Answer, error) {
	typed := r.PostForm.Get("note")
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.NoteCustomer(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r), typed)
		return err
	})
	if f != nil {
		return p.customerPage(v, r, customerPage{Note: typed, Fault: f.On("note")})
	}
	return kit.Go("/customers/"+r.PathValue("id"), "saved"), err
}

func (p *Pages) visit(v *kit.View, r *http.Request) (kit.Answer, error) {
	id, typed := r.PostForm.Get("appointment"), r.PostForm.Get("note")
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.Note(ctx, tx, v.Actor, id, kit.Rev(r), typed)
		return err
	})
	if f != nil {
		return p.customerPage(v, r, customerPage{Typed: map[string]string{id: typed}, Fault: f.On("note-" + id)})
	}
	to := "/customers/" + r.PathValue("id")
	if r.PostForm.Get("tab") == "past" {
		to += "?tab=past"
	}
	return kit.Go(to, "saved"), err
}

func (p *Pages) offer(v *kit.View, r *http.Request) (kit.Answer, error) {
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.AnswerOffer(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r), r.PostForm.Get("take") == "yes")
		return err
	})
	if f != nil {
		return p.customerPage(v, r, customerPage{Fault: f})
	}
	return kit.Go("/customers/"+r.PathValue("id"), "saved"), err
}

// differences are what a customer says of themselves otherwise than the practice has it: the label, here, and now given.
func differences(v *kit.View, c appointment.Customer) (out [][3]string) {
	add := func(label i18n.Text, here, given string) {
		if here != given && given != "" {
			out = append(out, [3]string{v.T(label), here, given})
		}
	}
	add(i18n.FirstName, c.First, c.Given.First)
	add(i18n.LastName, c.Last, c.Given.Last)
	add(i18n.Email, c.Email, c.Given.Email)
	add(i18n.Telephone, c.Telephone, c.Given.Telephone)
	add(i18n.CustomerAddress, c.Address, c.GivenAddress)
	return out
}

// current says what somebody else has written meanwhile.
func current(v *kit.View, f *fault.Fault, now string) string {
	if f == nil || f.Code != fault.Stale {
		return ""
	}
	if now == "" {
		now = v.T(i18n.OfferEmpty)
	}
	return v.T(i18n.StaleNow, now)
}

type editPage struct {
	Form   appointment.CustomerForm
	New    string
	Groups []appointment.Group
	Now    appointment.Customer // as it is, where somebody changed it meanwhile
	Fault  *fault.Fault
}

func (e editPage) in(group string) bool { return slices.Contains(e.Form.Groups, group) }

func (e editPage) action() string {
	if e.Form.ID == "" {
		return "/customers/new"
	}
	return "/customers/" + e.Form.ID + "/edit"
}

func (p *Pages) newCustomer(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.editPage(v, r, editPage{Form: appointment.CustomerForm{Customer: appointment.Customer{Lang: v.Actor.Lang}}})
}

func (p *Pages) edit(v *kit.View, r *http.Request) (kit.Answer, error) {
	var page editPage
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Form.Customer, err = p.Appointments.CustomerByID(r.Context(), tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		page.Form.Groups, err = p.Appointments.GroupsOf(r.Context(), tx, v.Actor, page.Form.ID)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	return p.editPage(v, r, page)
}

// editPage completes the form with what it offers, and shows it.
func (p *Pages) editPage(v *kit.View, r *http.Request, page editPage) (kit.Answer, error) {
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Fault != nil && page.Fault.Code == fault.Stale {
			if page.Now, err = p.Appointments.CustomerByID(r.Context(), tx, v.Actor, page.Form.ID); err != nil {
				return err
			}
		}
		page.Groups, err = p.Appointments.CustomerGroups(r.Context(), tx, v.Actor)
		return err
	})
	title := v.T(i18n.CustomerAdd)
	if page.Form.ID != "" {
		title = v.T(i18n.CustomerEdit) + ": " + page.Form.Name()
	}
	return answered(kit.Page(title, edit(v, title, page)), page.Fault), err
}

// typed is what the form holds.
func typed(r *http.Request) appointment.CustomerForm {
	f := r.PostForm
	c := appointment.Customer{ID: r.PathValue("id"), Who: appointment.Who{First: f.Get("first"), Last: f.Get("last"), Email: f.Get("email"), Telephone: f.Get("telephone")},
		Address: strings.TrimSpace(f.Get("address")), Lang: f.Get("lang"), Zone: strings.TrimSpace(f.Get("zone")), Note: f.Get("note"), Rev: kit.Rev(r)}
	return appointment.CustomerForm{Customer: c, Groups: f["group"], New: strings.Split(f.Get("new"), ",")}
}

func (p *Pages) add(v *kit.View, r *http.Request) (kit.Answer, error) {
	form := typed(r)
	var made appointment.Customer
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) (err error) {
		made, err = p.Appointments.AddCustomerTo(ctx, tx, v.Actor, form)
		return err
	})
	if f != nil {
		return p.editPage(v, r, editPage{Form: form, New: r.PostForm.Get("new"), Fault: f})
	}
	return kit.Go("/customers/"+made.ID, "added"), err
}

func (p *Pages) save(v *kit.View, r *http.Request) (kit.Answer, error) {
	form := typed(r)
	f, err := p.write(v, r, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Appointments.ChangeCustomer(ctx, tx, v.Actor, form)
		return err
	})
	if f != nil {
		return p.editPage(v, r, editPage{Form: form, New: r.PostForm.Get("new"), Fault: f})
	}
	return kit.Go("/customers/"+form.ID, "saved"), err
}

// changes are what differs between what was typed and what is there now.
func (e editPage) changes(v *kit.View) (out [][3]string) {
	if e.Now.ID == "" {
		return nil
	}
	add := func(label i18n.Text, typed, now string) {
		if typed != now {
			out = append(out, [3]string{v.T(label), typed, now})
		}
	}
	f := e.Form
	add(i18n.FirstName, f.First, e.Now.First)
	add(i18n.LastName, f.Last, e.Now.Last)
	add(i18n.Email, f.Email, e.Now.Email)
	add(i18n.Telephone, f.Telephone, e.Now.Telephone)
	add(i18n.CustomerAddress, f.Address, e.Now.Address)
	add(i18n.LanguageChoice, f.Lang, e.Now.Lang)
	add(i18n.CustomerZone, f.Zone, e.Now.Zone)
	add(i18n.CustomerNote, f.Note, e.Now.Note)
	return out
}
