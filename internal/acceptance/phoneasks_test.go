package acceptance

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// askedPages are pages that ask before somebody loses something.
var askedPages = []line{
	{"my phone, somebody is on the one chosen", "/phone", "anna", 409, func(v *visitor) int {
		d := telephone(v.t, v.o).devices[1].ID
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
			_, err := v.o.Phones.LogInFor(ctx, tx, v.o.Demo.Owner.Actor, d, bram(v.o).Member)
			return err
		})
		return form("/phone/log-in", url.Values{"phone": {d}})(v)
	}},
	{"lines, a number that another extension has", "/phones/lines", "owner", 409, func(v *visitor) int {
		telephone(v.t, v.o)
		numbered(v.t, v.o, "+31205550188", "201")
		return form("/phones/numbers", url.Values{"number": {"+31205550188"}, "extension": {"202"}})(v)
	}},
	{"a phone, nobody was chosen to be put on it", "/phones/devices/{id}", "owner", 422, func(v *visitor) int {
		return form("/phones/devices/"+telephone(v.t, v.o).devices[0].ID+"/log-in", url.Values{})(v)
	}},
}

func TestAPhoneThatSomebodyIsOnIsTakenOnlyAfterAskingAndTheyReadByWhom(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, him := visit(t, o), visit(t, o)
		d := telephone(t, o).devices[0].ID
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Phones.LogInHere(ctx, tx, bram(o), d)
			return err
		})
		v.comes("anna@demo.example")
		v.open("/phone")
		if got := v.value("#phone"); got != "" {
			t.Errorf("%q is chosen before anybody chose", got)
		}
		if status := v.post("/phone/log-in", url.Values{"phone": {""}}); status != 422 {
			t.Errorf("no phone is answered with %d", status)
		}
		if said := eval[string](v, `document.querySelector("#phone").textContent`); !strings.Contains(said, en(i18n.PhoneUsedBy, "Bram Demo")) {
			t.Errorf("the choice of phones is %s", said)
		}
		v.set("#phone", d)
		if status := v.press("#now form[action$=log-in] button", ""); status != 409 {
			t.Errorf("a phone that Bram is on is answered with %d", status)
		}
		if got := onPhone(t, o, bram(o)); got != "Phone 1" {
			t.Fatalf("Bram, who was not asked about, is on %q", got)
		}
		v.click("input[name=take]", "")
		v.press("#now form[action$=log-in] button", "")
		if got := onPhone(t, o, anna(o)) + onPhone(t, o, bram(o)); got != "Phone 1" {
			t.Errorf("confirmed, they are on %q", got)
		}
		him.comes("bram@demo.example")
		him.open("/phone")
		him.see("#now", "Anna Demo logged you out of Phone 1")
	})
}

func TestWhoIsLockedIsShownAsLockedWhereOneIsPutOnAPhoneAndNobodyIsChosenBefore(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		d := telephone(t, o).devices[1]
		lockOut(t, o)
		v.comes("owner@demo.example")
		v.open("/phones/devices/" + d.ID)
		if got := v.value("#member"); got != "" {
			t.Errorf("%q is chosen before anybody chose", got)
		}
		said := eval[string](v, `document.querySelector("#member option[disabled]").textContent`)
		if !strings.Contains(said, "Anna Demo") || !strings.Contains(said, en(i18n.PhonePersonLocked)) {
			t.Errorf("who is locked is shown as %q", said)
		}
	})
}

// numbered has a number from outside ring an extension.
func numbered(t testing.TB, o *officetest.Office, number, extension string) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		return o.Phones.SetInbound(ctx, tx, o.Demo.Owner.Actor, number, extension)
	})
}

// rungBy is the extension that a number from outside rings.
func rungBy(t testing.TB, o *officetest.Office, number string) (extension string) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
		all, err := o.Phones.Inbound(context.Background(), tx, o.Demo.Owner.Actor)
		for _, i := range all {
			if i.Number == number {
				extension = i.Extension
			}
		}
		return err
	}))
	return extension
}

func TestANumberFromOutsideMovesToAnotherExtensionOnlyAfterAsking(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, o)
		numbered(t, o, "+31205550188", "201")
		v.comes("owner@demo.example")
		v.open("/phones/lines")
		v.typed("#number", "020 555 0188")
		v.typed("#extension", "202")
		if status := v.press("form:has(#extension) button.main", ""); status != 409 {
			t.Errorf("a number that Anna has is answered with %d", status)
		}
		v.see("[role=alert]", en(i18n.PhoneNumberHas, "+31205550188", "201", "Anna Demo"))
		if got := rungBy(t, o, "+31205550188"); got != "201" {
			t.Fatalf("nobody was asked, and it rings %q", got)
		}
		v.click("input[name=move]", "")
		v.press("form:has(#extension) button.main", "")
		if got := rungBy(t, o, "+31205550188"); got != "202" {
			t.Errorf("confirmed, it rings %q", got)
		}
	})
}

func TestAnExtensionThatNumbersFromOutsideRingIsTakenAwayOnlyAfterAsking(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, o)
		numbered(t, o, "+31205550188", "202")
		v.comes("owner@demo.example")
		v.open("/people/" + bram(o).Member + "/phone")
		v.typed("#extension", "")
		v.click("input[name=hot]", "")
		if status := v.press("form:has(#extension) button.main", ""); status != 409 {
			t.Errorf("an extension with a number is taken away with %d", status)
		}
		v.see("[role=alert]", en(i18n.PhoneExtensionRung, "202", "+31205550188"))
		v.click("input[name=despite]", "")
		if status := v.press("form:has(#extension) button.main", ""); status != 200 {
			t.Errorf("confirmed, it is answered with %d", status)
		}
		if got := v.value("#extension"); got != "" {
			t.Errorf("the extension is still %q", got)
		}
	})
}
