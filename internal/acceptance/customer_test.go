package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// booksOnline books a time online to its end, and gives whose it is.
func booksOnline(t testing.TB, o *officetest.Office, p officetest.Practice, from time.Time, who appointment.Booker) appointment.Appointment {
	t.Helper()
	var x appointment.Appointment
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = o.Appointments.Hold(ctx, tx, appointment.Hold{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Staff: anna(o).Member, Start: from, Who: who})
		return err
	})
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		x, err = o.Appointments.Confirm(ctx, tx, x.ID, o.Appointments.Digits(x))
		return err
	})
	return x
}

func donald() appointment.Booker {
	return appointment.Booker{Who: appointment.Who{First: "Donald", Last: "Duck", Email: "donald@home.example", Telephone: "0471"}, Account: "donald", Lang: "de"}
}

// asKnown reads a customer as the practice knows them.
func asKnown(t testing.TB, o *officetest.Office, id string) (c appointment.Customer) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		c, err = o.Appointments.CustomerByID(context.Background(), tx, o.Demo.Admin.Actor, id)
		return err
	})
	return c
}

// Rule A22, A24
func TestWhoBooksOnlineIsACustomerWhomThePracticeMayCorrect(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		x := booksOnline(t, o, p, at(12, 0), donald())
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/customers")
		v.typed("#find", "du do")
		v.press("main form[role=search] button", "")
		v.press("#customers a", "Donald Duck")
		v.see("main dd", "donald@home.example")
		v.press("main a.btn", en(i18n.CustomerEdit))
		v.set("#first", "Daniel")
		v.set("#last", "Drake")
		v.set("#address", "Duckstraat 1")
		v.press("main form button.main", "")
		v.see("main h1", "Daniel Drake")
		v.see("main p", en(i18n.GivenName, "Donald Duck"))
		if again := booksOnline(t, o, p, at(14, 0), donald()); again.Customer != x.Customer {
			t.Error("who books again under the false name is somebody else")
		}
		if c := asKnown(t, o, x.Customer); c.Name() != "Daniel Drake" || c.Offered || c.Address != "Duckstraat 1" {
			t.Errorf("the practice knows %+v", c)
		}
	})
}

// Rule A23
func TestAProfileThatItsPersonChangedIsTakenOverOrIgnored(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		x := booksOnline(t, o, p, at(12, 0), donald())
		says := func(who appointment.Who) {
			write(t, o, func(ctx context.Context, tx db.Tx) error { return o.Appointments.Offer(ctx, tx, "donald", who) })
		}
		v := visit(t, o)
		v.comes("anna@demo.example")
		says(appointment.Who{Telephone: "0999"})
		v.open("/customers?changed=1")
		v.see("#customers li", en(i18n.OfferChip))
		v.press("#customers a", "Donald Duck")
		v.see("[aria-labelledby=offered] dd", en(i18n.OfferSays, "0999"))
		v.press("[aria-labelledby=offered] button", en(i18n.OfferTake))
		if c := asKnown(t, o, x.Customer); c.Telephone != "0999" || c.Offered {
			t.Errorf("taken over: %+v", c)
		}
		says(appointment.Who{Last: "Dork"})
		v.open("/customers/" + x.Customer)
		v.press("[aria-labelledby=offered] button", en(i18n.OfferIgnore))
		if c := asKnown(t, o, x.Customer); c.Last != "Duck" || c.Offered {
			t.Errorf("ignored: %+v", c)
		}
		v.gone("[aria-labelledby=offered]", "")
	})
}

// Rule A27, A28
func TestACustomerIsAddedByHandInGroupsThatFilterTheList(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("anna@demo.example")
		add := func(name, groups string) {
			v.open("/customers/new")
			v.typed("#last", name)
			v.typed("#name", groups)
			v.press("main form button.main", "")
			v.see("main h1", name)
		}
		add("Abel", "Knee, Private")
		add("Bär", "Private")
		v.see("main dd", "Private")
		v.open("/customers")
		v.click("main summary", "")
		v.click("main details label", "Knee")
		v.click("main details label", "Private")
		v.press("main form[role=search] button", "")
		v.see("#customers li", "Abel")
		v.gone("#customers li", "Bär")
		v.open("/customer-groups")
		v.set("main li:first-child input[name=name]", "Knees")
		v.press("main li:first-child form.inline button", "")
		v.see("main li a", "Knees")
		v.click("main li:first-child button.danger", "")
		v.press("dialog button.main", "")
		v.gone("main li a", "Knees")
		v.open("/customers?find=abel")
		v.see("#customers li", "Abel")
	})
}

// Rule A11, A29
func TestACustomersAppointmentsStandAheadAndPastWithTheirNotes(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		past := book(t, o, p, at(10, 0))
		ahead := book(t, o, p, at(24+10, 0))
		o.Clock.Set(at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/customers/" + p.Customers[0].ID)
		v.typed("#note-"+ahead.ID, "brings pictures")
		v.press("[aria-labelledby=visits] li form button", "")
		v.press("nav.parts a[href$='tab=past']", "")
		v.typed("#note-"+past.ID, "knee hurts")
		v.press("[aria-labelledby=visits] li form button", "")
		if !strings.HasSuffix(v.path(), p.Customers[0].ID) || asItIs(t, o, past.ID).Note != "knee hurts" || asItIs(t, o, ahead.ID).Note != "brings pictures" {
			t.Errorf("at %s, the notes are %q and %q", v.path(), asItIs(t, o, past.ID).Note, asItIs(t, o, ahead.ID).Note)
		}
		v.typed("#note", "comes by bike")
		v.press("[aria-labelledby=general] button", "")
		if c := asKnown(t, o, p.Customers[0].ID); c.Note != "comes by bike" {
			t.Errorf("the general note is %q", c.Note)
		}
		if status := v.post("/customers/"+p.Customers[0].ID+"/note", url.Values{"rev": {"1"}, "note": {"mine"}}); status != 412 || v.value("#note") != "mine" ||
			!v.shows("main p", en(i18n.StaleNow, "comes by bike")) {
			t.Errorf("a stale note answers %d and keeps %q", status, v.value("#note"))
		}
	})
}

func TestTwoCustomersBecomeOneAfterAPreview(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		x := book(t, o, p, at(10, 0))
		keep := p.Customers[1]
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/customers/" + keep.ID + "/merge?find=zoe")
		v.press("main li a.btn", "")
		v.see("main tbody tr", en(i18n.MergeVisits))
		v.press("main form button.main", "")
		v.see("main h1", keep.Name())
		if asItIs(t, o, x.ID).Customer != keep.ID {
			t.Error("the appointment stayed with the other")
		}
	})
}

// An erasure leaves nothing of the person in any table, and a restored backup is brought to it again.
func TestAnErasedCustomerIsInNoTable(t *testing.T) {
	crawledEach(t, func(t *testing.T, c *crawled) {
		o := c.o
		var secret appointment.Customer
		write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
			secret, err = o.Appointments.AddCustomerTo(ctx, tx, o.Demo.Owner.Actor, appointment.CustomerForm{Customer: appointment.Customer{
				Who: appointment.Who{First: "Quirinus", Last: "Xylander", Email: "quirinus@xylander.example", Telephone: "0660987654"}, Address: "Xylandergasse 9",
				Note: "xylander note", Lang: "de"}, New: []string{"Knee"}})
			return err
		})
		for i, day := range []int{0, 2} {
			x := book(t, o, officetest.Practice{Services: []appointment.Service{{ID: c.things["SERVICE1"]}}, Customers: []appointment.Customer{secret}}, at(24*day+16+i, 0))
			write(t, o, func(ctx context.Context, tx db.Tx) error {
				_, err := o.Appointments.Note(ctx, tx, o.Demo.Owner.Actor, x.ID, 0, "about xylander")
				return err
			})
		}
		if len(c.naming("xylander", "quirinus", "0660987654")) == 0 {
			t.Fatal("the search finds nothing before the erasure")
		}
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/customers/" + secret.ID + "/erase")
		v.press("main form button.danger", "")
		v.see("[role=status]", en(i18n.NoteErased))
		must(t, o.Outbox.Drain(context.Background()))
		if left := c.naming("xylander", "quirinus", "0660987654"); len(left) > 0 {
			t.Errorf("still named in %v", left)
		}
	})
}

// naming are the tables in which one of the words stands.
func (c *crawled) naming(words ...string) (tables []string) {
	c.t.Helper()
	must(c.t, db.TakeSnapshot(context.Background(), c.cfg, func(s *db.Snapshot) error {
		for _, table := range s.Tables {
			if err := s.Rows(table, func(values []any) error {
				row := strings.ToLower(fmt.Sprintf("%s", values))
				for _, w := range words {
					if strings.Contains(row, w) {
						tables = append(tables, table.Name)
					}
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	}))
	return tables
}

// ofPractice opens a page of a practice that is filled; CUSTOMER names the first who is called so, OTHER the second.
func ofPractice(path string) func(v *visitor) int {
	return func(v *visitor) int {
		var found []appointment.Customer
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) (err error) {
			if found, err = v.o.Appointments.FindCustomers(ctx, tx, v.o.Demo.Owner.Actor, "weiss", 2); err != nil {
				return err
			}
			form := appointment.CustomerForm{Customer: found[0], New: []string{"Knees", "Insured"}}
			_, err = v.o.Appointments.ChangeCustomer(ctx, tx, v.o.Demo.Owner.Actor, form)
			return err
		})
		return v.open(strings.NewReplacer("CUSTOMER", found[0].ID, "OTHER", found[1].ID).Replace(path))
	}
}

// customerPages are the pages of a practice's customers.
var customerPages = []line{
	{"customers, not allowed", "/customers", "emma", 403, path("/customers")},
	{"customers", "/customers", "owner", 200, ofPractice("/customers")},
	{"customers, nobody found", "/customers", "owner", 200, ofPractice("/customers?find=nobody")},
	{"customer", "/customers/{id}", "owner", 200, ofPractice("/customers/CUSTOMER")},
	{"customer, past", "/customers/{id}", "owner", 200, ofPractice("/customers/CUSTOMER?tab=past")},
	{"customer, stale note", "/customers/{id}", "owner", 412, func(v *visitor) int {
		ofPractice("/customers/CUSTOMER")(v)
		return v.post(v.path()+"/note", url.Values{"rev": {"99"}, "note": {"x"}})
	}},
	{"new customer", "/customers/new", "owner", 200, ofPractice("/customers/new")},
	{"new customer, refused", "/customers/new", "owner", 422, func(v *visitor) int {
		ofPractice("/customers/new")(v)
		return v.post("/customers/new", url.Values{"lang": {"en"}, "email": {"x"}})
	}},
	{"edit customer", "/customers/{id}/edit", "owner", 200, ofPractice("/customers/CUSTOMER/edit")},
	{"merge customers", "/customers/{id}/merge", "owner", 200, ofPractice("/customers/CUSTOMER/merge?find=weiss")},
	{"merge customers, preview", "/customers/{id}/merge", "owner", 200, ofPractice("/customers/CUSTOMER/merge?other=OTHER")},
	{"erase customer", "/customers/{id}/erase", "owner", 200, ofPractice("/customers/CUSTOMER/erase")},
	{"customer import", "/customer-import", "owner", 200, path("/customer-import")},
	{"customer import refused", "/customer-import", "owner", 422, form("/customer-import", nil)},
	{"customer import preview", "/customer-import/{id}", "owner", 200, clientFilePage(aClientFile)},
	{"customer import without a name", "/customer-import/{id}", "owner", 200, clientFilePage("Colour\nred\n")},
	{"customer import done", "/customer-import/{id}", "owner", 200, func(v *visitor) int {
		clientFilePage(aClientFile)(v)
		return v.post(v.path(), url.Values{"expected": {"2"}})
	}},
	{"customer export", "/customer-export", "owner", 200, ofPractice("/customer-export?find=weiss&changed=1")},
	{"customer export refused", "/customer-export", "owner", 422, form("/customer-export", url.Values{"as": {"x"}})},
	{"customer groups", "/customer-groups", "owner", 200, ofPractice("/customer-groups")},
}
