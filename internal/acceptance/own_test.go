package acceptance

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// ties makes an account a customer of an organisation's practice, with an appointment to come, and gives both.
func ties(t testing.TB, o *officetest.Office, org officetest.Org, p officetest.Practice, account string, start time.Time) (c appointment.Customer, x appointment.Appointment) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), org.ID, func(ctx context.Context, tx db.Tx) (err error) {
		if c, err = o.Appointments.AddCustomer(ctx, tx, org.Admin.Actor, appointment.Customer{Who: appointment.Who{First: "Emma", Last: "Ende", Email: "emma@home.example", Telephone: "0471"},
			Account: account, Lang: "de", Note: "difficult"}); err != nil {
			return err
		}
		x, err = o.Appointments.Book(ctx, tx, org.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[0].Member, Site: org.Sites[0].ID, Customer: c.ID, Start: start})
		return err
	}))
	return c, x
}

// accountOf is the account of a member.
func accountOf(t testing.TB, o *officetest.Office, who officetest.Person) string {
	t.Helper()
	var m directory.Member
	read(t, o, func(tx db.Tx) (err error) {
		m, err = directory.MemberByID(tx, who.Member)
		return err
	})
	return m.Account
}

// Rule A23
func TestACustomerSeesWhatThePracticeKeepsAndOffersAChange(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Other)
		emma := o.Demo.Members[4]
		c, x := ties(t, o, o.Other, p, accountOf(t, o, emma), at(24*7+10, 0))
		v := visit(t, o)
		v.comes(emma.Email)
		v.open("/profile")
		v.press("main a", en(i18n.OwnFromProfile))
		v.press(".picks a", "")
		v.see("main dd", "Emma Ende")
		if strings.Contains(v.text("main"), "difficult") {
			t.Errorf("she reads what is noted of her\n%s", v.screen())
		}
		if zone := (i18n.Locale{Lang: "en", Zone: o.Other.Sites[0].Zone}).ZoneName(x.Span.StartTime()); !strings.Contains(v.text("main .who li"), zone) {
			t.Errorf("the zone %q is not named\n%s", zone, v.screen())
		}
		v.click("main summary", en(i18n.OwnForm))
		v.set("main [name=last]", "")
		if status := v.press("main form button", ""); status != 422 || v.value("main [name=last]") != "" || !v.shows("[role=alert]", "") {
			t.Errorf("an empty name answers %d\n%s", status, v.screen())
		}
		v.open(kitOwn + "/" + p.Practice.Slug + "?lang=de")
		v.click("main summary", i18n.OwnForm.DE)
		v.set("main [name=last]", "")
		v.press("main form button", i18n.OwnOffer.DE)
		v.see("main .wrong", "Bitte füllen Sie dieses Feld aus.")
		v.open(kitOwn + "/nobody?lang=de")
		v.see("main p", "Gehen Sie zurück")
		v.open(kitOwn + "/" + p.Practice.Slug)
		v.click("main summary", en(i18n.OwnForm))
		v.set("main [name=last]", "Anfang")
		v.set("main [name=address]", "Lei 1\nGent")
		v.press("main form button", "")
		v.see("[role=status]", en(i18n.OwnTold))
		v.see("main .chip", en(i18n.OwnWaiting))

		staff := visit(t, o)
		staff.comes(o.Other.Owner.Email)
		staff.open("/customers/" + c.ID)
		staff.see("[aria-labelledby=offered] dd", en(i18n.OfferSays, "Anfang"))
		staff.see("[aria-labelledby=offered] dd", "Lei 1")
		staff.press("[aria-labelledby=offered] button", en(i18n.OfferTake))
		staff.see("main h1", "Emma Anfang")
		staff.see("main dd", "Lei 1")

		v.open(kitOwn + "/" + p.Practice.Slug)
		v.gone("main .chip", en(i18n.OwnWaiting))
		v.press("main a", en(i18n.OwnChange))
		v.press("main a", en(i18n.YoursCancel))
		v.press("main form button", "")
		v.open(kitOwn + "/" + p.Practice.Slug)
		v.see("main p", en(i18n.OwnNoNext))
		v.click("main summary", en(i18n.OwnPast))
		v.see("main details .chip", en(i18n.YoursGone))
	})
}

const kitOwn = "/my-practices"

// Rule A23
func TestWhoBelongsToNoOrganisationSignsInToWhatIsTheirs(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		accounts, err := o.Accounts.CreateShared(context.Background(), []string{"carl@home.example", "dora@home.example"}, officetest.Password)
		must(t, err)
		c, _ := ties(t, o, o.Demo, p, accounts[0], at(24*7+10, 0))
		v := visit(t, o)
		v.open("/book/" + p.Practice.Slug)
		v.press("main a", en(i18n.OwnTitle))
		if at := v.path(); at != "/sign-in" {
			t.Fatalf("who is not signed in comes to %s", at)
		}
		v.credentials("carl@home.example", officetest.Password)
		if at := v.path(); at != kitOwn {
			t.Fatalf("signing in leads to %s\n%s", at, v.screen())
		}
		v.see(".picks a", "The demo office")
		v.press("main button", en(i18n.SignOut))
		if v.open(kitOwn); v.path() != "/sign-in" {
			t.Errorf("who signed out comes to %s", v.path())
		}
		other := visit(t, o)
		other.open(kitOwn)
		other.credentials("dora@home.example", officetest.Password)
		other.see("main", en(i18n.OwnNone))
		if status := other.open(kitOwn + "/" + p.Practice.Slug); status != 404 {
			t.Errorf("somebody else's practice answers %d", status)
		}
		other.open(kitOwn)
		if status := other.post(kitOwn+"/"+p.Practice.Slug, url.Values{"customer": {c.ID}, "first": {"X"}, "last": {"Y"}}); status != 404 {
			t.Errorf("a change of somebody else's answers %d", status)
		}
		if got := asKnown(t, o, c.ID); got.Offered {
			t.Errorf("it was offered: %+v", got)
		}
	})
}

// Rule O09
func TestACustomerWithoutAnOrganisationTakesEverythingAlongAndDeletesTheirAccount(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		accounts, err := o.Accounts.CreateShared(context.Background(), []string{"carl@home.example"}, officetest.Password)
		must(t, err)
		c, x := ties(t, o, o.Demo, p, accounts[0], at(24*7+10, 0))
		write(t, o, func(_ context.Context, tx db.Tx) error { return o.Newsletters.Asked(tx, c, c.Email) })
		v := visit(t, o)
		v.open("/sign-in")
		v.credentials("carl@home.example", officetest.Password)
		if at := v.path(); at != kitOwn {
			t.Fatalf("signing in leads to %s\n%s", at, v.screen())
		}
		v.press("main a", en(i18n.OwnAccount))
		v.see("dd", en(i18n.OwnNewsletter))
		v.see("dd", "carl@home.example")
		v.see("dd", i18n.OwnVisits.In("en", 1))
		s, err := o.Accounts.Enter(context.Background(), "carl@home.example", officetest.Password, account.Caller{Address: "127.0.0.1", Customer: true})
		must(t, err)
		taken := (&caller{t, o, &http.Cookie{Name: "bureau_session", Value: s.Session.Secret}}).zip("/my-account/export")["about-you.json"]
		for _, said := range []string{"carl@home.example", "Ende", "0471", p.Services[0].Name, x.Span.StartTime().UTC().Format(time.RFC3339), `"how": "booking"`, `"are_sent": true`} {
			if !strings.Contains(taken, said) {
				t.Errorf("%q is not taken along\n%s", said, taken)
			}
		}
		if strings.Contains(taken, "difficult") {
			t.Errorf("what the practice notes is taken along\n%s", taken)
		}
		v.click("main summary", en(i18n.DeleteAccount))
		v.typed("#present", "wrong")
		if status := v.press("main button", en(i18n.DeleteDo)); status != 422 {
			t.Errorf("a wrong password answers %d", status)
		}
		v.typed("#present", officetest.Password)
		v.press("main button", en(i18n.DeleteDo))
		v.see("[role=status]", en(i18n.NoteDeleted))
		if _, err := o.Accounts.Standing(t.Context(), "carl@home.example"); !fault.Is(err, fault.NotFound) {
			t.Errorf("the account gives %v", err)
		}
		must(t, o.Outbox.Drain(context.Background()))
		if got := asKnown(t, o, c.ID); got.Account != "" || got.Last != "Ende" {
			t.Errorf("the practice keeps %+v", got)
		}
	})
}

// ownPage is a page of one's own practices, for whoever looks as Emma.
func ownPage(more string) func(v *visitor) int {
	return func(v *visitor) int {
		v.t.Helper()
		emma := v.o.Demo.Members[4]
		var services []appointment.Service
		read(v.t, v.o, func(tx db.Tx) (err error) {
			services, err = appointment.ServiceList(tx, false)
			return err
		})
		known, err := v.o.Appointments.OwnPractices(context.Background(), v.o.DB, accountOf(v.t, v.o, emma), appointment.OwnShown)
		must(v.t, err)
		if len(known) == 0 || len(known[0].Customers) < 2 {
			ties(v.t, v.o, v.o.Demo, officetest.Practice{Services: services, Staff: v.o.Demo.Members[:2]}, accountOf(v.t, v.o, emma), free(v))
		}
		return v.open(kitOwn + more)
	}
}

// ownPages are the pages that customers have of their own.
var ownPages = []line{
	{"own practices, none", kitOwn, "anna", 200, path(kitOwn)},
	{"own practices", kitOwn, "emma", 200, ownPage("")},
	{"own account", "/my-account", "emma", 200, path("/my-account")},
	{"own account, of the last owner", "/my-account", "owner", 200, path("/my-account")},
	{"own account, refused", "/my-account", "emma", 422, func(v *visitor) int {
		v.open("/my-account")
		return v.post("/my-account/delete", url.Values{"present": {"x"}})
	}},
	{"own practice", kitOwn + "/{slug}", "emma", 200, ownPage("/the-demo-office")},
	{"own practice, unfolded", kitOwn + "/{slug}", "emma", 200, func(v *visitor) int {
		status := ownPage("/the-demo-office")(v)
		eval[bool](v, `(document.querySelectorAll("main details").forEach((d) => { d.open = true }), true)`)
		return status
	}},
	{"own practice, refused", kitOwn + "/{slug}", "emma", 422, func(v *visitor) int {
		ownPage("/the-demo-office")(v)
		customer := v.value("main [name=customer]")
		return v.post(kitOwn+"/the-demo-office", url.Values{"customer": {customer}, "telephone": {"1"}})
	}},
}
