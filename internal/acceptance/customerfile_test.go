package acceptance

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// aClientFile has two who are new, one who is known in the practice of the tests, and two whom nobody can keep.
const aClientFile = "Vorname;Nachname;E-Mail;Telefon;Kategorien\nNina;Nord;nina@home.example;'+31 6;Knie, Privat\nZoë;Weiß;weiss@home.example;+31 7;\n" +
	"Ida;Weiß;weiss@home.example;;Knie\nOtto;Fehl;kein;;\n;;nur@home.example;;\n"

// clientFile keeps an uploaded file of customers for the owner.
func clientFile(t testing.TB, o *officetest.Office, text string) string {
	t.Helper()
	in, err := appointment.ReadCustomers([]byte(text), "en")
	must(t, err)
	var d appointment.CustomerDraft
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		d, err = o.Appointments.KeepDraft(ctx, tx, o.Demo.Owner.Actor, in)
		return err
	})
	return d.ID
}

func clientFilePage(text string) func(v *visitor) int {
	return func(v *visitor) int { return v.open("/customer-import/" + clientFile(v.t, v.o, text)) }
}

// listedCustomers are the practice's customers as an export has them.
func listedCustomers(t testing.TB, o *officetest.Office) []appointment.Listed {
	t.Helper()
	var all []appointment.Listed
	read(t, o, func(tx db.Tx) (err error) {
		all, _, err = o.Appointments.CustomerList(context.Background(), tx, o.Demo.Owner.Actor, appointment.CustomerFilter{}, "", 200)
		return err
	})
	return all
}

func called(all []appointment.Listed) (names []string) {
	for _, c := range all {
		names = append(names, c.Name())
	}
	return names
}

// Rule A27
func TestAPracticeBringsItsCustomersAlongInAFile(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/customers")
		v.press("main a", en(i18n.ImportDoors))
		v.upload("#file", "kunden.csv", aClientFile)
		v.press("main button", en(i18n.ImportLook))
		v.see("main b", en(i18n.ImportNew, 2))
		v.see("main p", en(i18n.ImportKeeps, 1))
		v.see("main .who li", en(i18n.ImportShares, "Zoë Weiß"))
		v.see("tbody tr", "Otto Fehl")
		v.see("tbody tr", en(i18n.EmailInvalid))
		v.see("tbody tr", en(i18n.ImportNameless))
		v.set("#telephone", "")
		v.click("main label", en(i18n.ImportUpdate))
		v.press("main button", en(i18n.ImportAgain))
		v.see("main p", en(i18n.ImportCompletes, 1))
		v.set("#telephone", "3")
		v.press("main button", en(i18n.ImportAgain))
		v.press("main button", en(i18n.ImportCustomersDo, 3))
		v.see("main p", en(i18n.ImportAdded, 2))
		v.see("main p", en(i18n.ImportChanged, 1))
		all := listedCustomers(t, o)
		if got := called(all); !slices.Equal(got, []string{"Tom Desk", "Nina Nord", "Ida Weiß", "Max Weiß", "Zoë Weiß"}) {
			t.Errorf("the customers are %q", got)
		}
		if nina := all[1]; nina.Telephone != "+31 6" || !slices.Equal(nina.Groups, []string{"Knie", "Privat"}) || all[4].Telephone != "+31 7" {
			t.Errorf("they came as %+v, %+v", nina, all[4])
		}
		v.open("/manage/log")
		v.see("tbody th", en(i18n.LogCustomers)+": "+en(i18n.LogImported))
	})
}

// Rule A27
func TestAStaleLookAtAFileImportsNobody(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("owner@demo.example")
		clientFilePage("BEGIN:VCARD\nFN:Nina Nord\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Otto Ost\nTEL:2\nEND:VCARD\n")(v)
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.AddCustomer(ctx, tx, o.Demo.Owner.Actor, appointment.Customer{Who: appointment.Who{First: "Nina", Last: "Nord", Telephone: "1"}, Lang: "en"})
			return err
		})
		if status := v.press("main button", en(i18n.ImportCustomersDo, 2)); status != 412 || !v.shows("[role=alert]", en(i18n.Stale)) {
			t.Errorf("a stale look answers %d\n%s", status, v.screen())
		}
		if n := len(listedCustomers(t, o)); n != 4 {
			t.Errorf("half was imported: %d", n)
		}
		v.press("main button", en(i18n.ImportCustomersDo, 1))
		if n := len(listedCustomers(t, o)); n != 5 {
			t.Errorf("there are %d", n)
		}
	})
}

// Rule A28
func TestAFilteredGroupIsTakenAlongAndNothingInItIsComputed(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		in, err := appointment.ReadCustomers([]byte(strings.ReplaceAll(aClientFile, "Nina;", "\"=HYPERLINK(\"\"http://x\"\")\";")), "en")
		must(t, err)
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.Import(ctx, tx, o.Demo.Owner.Actor, in, -1)
			return err
		})
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/customers")
		v.click("main summary", "")
		v.click("main details label", "Privat")
		v.press("main form[role=search] button", "")
		v.press("main a", en(i18n.ExportDoors))
		if !eval[bool](v, `document.querySelector("fieldset input[name=group]:checked").closest("label").textContent.includes("Privat")`) {
			t.Errorf("the filter does not come along\n%s", v.screen())
		}
		group := eval[string](v, `document.querySelector("fieldset input[name=group]:checked").value`)
		c := call(t, o, "owner@demo.example")
		status, body, header := c.send("/customer-export", url.Values{"as": {"excel"}, "mark": {"1"}, "group": {group}})
		if status != http.StatusOK || header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(header.Get("Content-Disposition"), "customers.csv") {
			t.Fatalf("the export answers %d %v", status, header)
		}
		if !strings.HasPrefix(body, "\uFEFF") || strings.Count(body, "\r\n") != 2 || !strings.Contains(body, `"'=HYPERLINK(""http://x"")";Nord;nina@home.example;'+31 6;`) {
			t.Errorf("taken along is %q", body)
		}
		_, body, header = c.send("/customer-export", url.Values{"as": {"cards"}})
		if header.Get("Content-Type") != "text/vcard; charset=utf-8" || strings.Count(body, "BEGIN:VCARD") != 5 {
			t.Errorf("the cards are %q", body)
		}
		v.open("/manage/log")
		v.see("tbody th", en(i18n.LogCustomers)+": "+en(i18n.LogExported))
	})
}
