package acceptance

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// Rule O09
func TestAPersonSeesWhatIsHeldTakesItAlongAndDeletesTheirAccount(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		reserve(t, o, anna(o), o.Demo.Asset("Desk 1"), at(24+9, 0), at(24+17, 0))
		given := book(t, o, o.Practise(t, o.Demo), at(24*7+10, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/profile")
		v.press("main a", en(i18n.DataOpen))
		for _, said := range []string{"Anna Demo", "anna@demo.example", "Amsterdam"} {
			v.see("dd", said)
		}
		all := takenAlong(t, o)
		if text := all["about-you.json"]; !strings.Contains(text, "Desk 1") || !strings.Contains(text, "Anna Demo") || strings.Contains(text, "argon2id") ||
			!strings.Contains(text, `"appointments_given"`) || !strings.Contains(text, given.Span.StartTime().UTC().Format(time.RFC3339)) {
			t.Errorf("taken along is\n%s", text)
		}
		if !strings.Contains(all["reservations-1.ics"], "BEGIN:VEVENT") {
			t.Errorf("the calendar is\n%s", all["reservations-1.ics"])
		}
		v.press("main a", en(i18n.DeleteAccount))
		v.typed("#present", "wrong")
		if status := v.press("main button", en(i18n.DeleteDo)); status != 422 {
			t.Errorf("a wrong password answers %d\n%s", status, v.screen())
		}
		v.typed("#present", officetest.Password)
		v.press("main button", en(i18n.DeleteDo))
		v.see("[role=status]", en(i18n.NoteDeleted))
		if _, err := o.Accounts.Standing(t.Context(), "anna@demo.example"); !fault.Is(err, fault.NotFound) {
			t.Errorf("the account gives %v", err)
		}
		reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(24+9, 0), at(24+17, 0))
	})
}

// takenAlong gives the files of the zip that anna downloads.
func takenAlong(t *testing.T, o *officetest.Office) map[string]string {
	t.Helper()
	return call(t, o, "anna@demo.example").zip("/profile/data/export")
}

// zip downloads a zip and gives its files.
func (c *caller) zip(path string) map[string]string {
	t := c.t
	t.Helper()
	status, body, header := c.ask("POST", path, map[string]string{"Origin": c.o.URL})
	if status != http.StatusOK || header.Get("Content-Type") != "application/zip" {
		t.Fatalf("the export answers %d %v", status, header)
	}
	z, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
	must(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		out[f.Name] = string(text)
	}
	return out
}

// Rule O09
func TestAnAdministratorErasesAPersonForGoodButNotTheLastOwner(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("owner@demo.example")
		v.open("/people/" + bram(o).Member)
		v.press("main a", en(i18n.EraseOne))
		v.press("main button", en(i18n.EraseOne))
		v.see("[role=status]", en(i18n.NoteErased))
		v.gone("tbody th", "Bram Demo")
		v.open("/profile/delete")
		v.see("[role=alert]", en(i18n.DeleteLastOwner, "The demo office"))
	})
}

// Rule O09
func TestAPersonCorrectsTheirOwnTelephonePostcodeAndTown(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/profile")
		v.typed("#telephone", "+31 20 998 87 76")
		v.typed("#postcode", "9998 ZZ")
		v.typed("#town", "Zevenhuizen")
		v.press("#about ~ form button", en(i18n.Save))
		v.see("[role=status]", en(i18n.NoteSaved))
		v.open("/profile/data")
		v.see("dd", "+31 20 998 87 76")
		v.see("dd", "9998 ZZ Zevenhuizen")
		c := call(t, o, "anna@demo.example")
		form := url.Values{"rev": {"2"}, "name": {"Anna"}, "lang": {"en"}, "idle": {"0"}, "town": {"Elsewhere"}}
		if status, page, _ := c.send("/profile", form); status != 422 || !strings.Contains(page, `value="Elsewhere"`) {
			t.Errorf("no minutes answer %d, and what was typed is gone", status)
		}
	})
}
