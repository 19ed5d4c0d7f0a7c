package acceptance

import (
	"context"
	"net/url"
	"testing"

	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// putOnPages are pages of who was logged in or out by somebody else, or locked.
var putOnPages = []line{
	{"my phone, logged in by another", "/phone", "anna", 200, func(v *visitor) int { putOn(v); return v.open("/phone") }},
	{"my phone, logged out by another", "/phone", "anna", 200, func(v *visitor) int {
		d := putOn(v)
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
			return v.o.Phones.ForceLogOut(ctx, tx, v.o.Demo.Owner.Actor, d)
		})
		return v.open("/phone")
	}},
	{"my phone, a weak PIN", "/phone", "anna", 422, telephoneForm("/phone/pin", url.Values{"pin": {"123456"}})},
	{"a phone, somebody put on it", "/phones/devices/{id}", "owner", 200, func(v *visitor) int { return v.open("/phones/devices/" + putOn(v)) }},
	{"a phone that fetches its settings", "/phones/devices/{id}", "owner", 200, func(v *visitor) int {
		telephone(v.t, v.o)
		var d phone.Device
		write(v.t, v.o, func(ctx context.Context, tx db.Tx) (err error) {
			d, err = v.o.Phones.AddDevice(ctx, tx, v.o.Demo.Owner.Actor, phone.Device{Name: id.Code(8), Lang: "en", Model: "grandstream", MAC: id.New()[24:]})
			return err
		})
		return form("/phones/devices/"+d.ID+"/provision", url.Values{})(v)
	}},
	{"a phone, nobody to put on it", "/phones/devices/{id}", "owner", 403, func(v *visitor) int {
		d := telephone(v.t, v.o).devices[0]
		return form("/phones/devices/"+d.ID+"/log-in", url.Values{"member": {clara(v.o).Member}})(v)
	}},
}

// putOn has the owner log Anna in on the first phone.
func putOn(v *visitor) (device string) {
	v.t.Helper()
	d := telephone(v.t, v.o).devices[0].ID
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
		if err := v.o.Phones.Unlock(ctx, tx, v.o.Demo.Owner.Actor, anna(v.o).Member); err != nil { // another page may have locked her
			return err
		}
		_, err := v.o.Phones.LogInFor(ctx, tx, v.o.Demo.Owner.Actor, d, anna(v.o).Member)
		return err
	})
	return d
}

func TestAnAdministratorPutsSomebodyOnAPhoneAndTakesThemOffAndTheyReadWhoDidIt(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, her := visit(t, o), visit(t, o)
		d := telephone(t, o).devices[0]
		v.comes("owner@demo.example")
		her.comes("anna@demo.example")
		v.open("/phones/devices/" + d.ID)
		v.set("#member", anna(o).Member)
		v.press("#on form[action$=log-in] button", "")
		v.see("[role=status]", en(i18n.NotePhonePutOn))
		v.see("#on", "Anna Demo")
		v.see("#on", en(i18n.PhoneByPerson, "Olga Owner"))
		if got := onPhone(t, o, anna(o)); got != "Phone 1" {
			t.Fatalf("Anna is on %q", got)
		}
		her.open("/phone")
		her.see("#now", en(i18n.PhoneByPerson, "Olga Owner"))
		v.press("#on form[action$=log-out] button", "")
		v.see("[role=status]", en(i18n.NotePhoneTakenOff))
		her.open("/phone")
		her.see("#now", "Olga Owner logged you out of Phone 1")
		v.open("/manage/log")
		for _, says := range []string{"logged in", "logged out", "Phone 1"} {
			v.see("main", says)
		}
		her.set("#phone", d.ID)
		her.press("#now form[action$=log-in] button", "") // it is no longer how the last session ended
		her.press("#now form[action$=log-out] button", "")
		if her.shows("#now", "Olga Owner") {
			t.Error("what was is still said")
		}
		nobodyElse(t, v, "/phones/devices/"+d.ID+"/log-in", url.Values{"member": {bram(o).Member}})
	})
}

func TestWhoIsLockedIsToldAndUnlocksThemselvesByAnotherPIN(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		telephone(t, o)
		lockOut(t, o)
		must(t, o.Outbox.Drain(context.Background()))
		kept, err := o.Post.ListKept(context.Background(), 50)
		must(t, err)
		told := 0
		for _, m := range kept {
			if m.Subject == en(i18n.PhoneOwnLockedSubject) {
				told++
			}
		}
		if told != 1 {
			t.Errorf("%d mails tell Anna", told)
		}
		v.comes("anna@demo.example")
		v.open("/phone")
		v.see("#now", en(i18n.PhoneLockedOwn))
		v.typed("#pin", "123456")
		v.press("[aria-labelledby=pin-title] button", "")
		v.see("[role=alert]", en(i18n.PhonePINWeak))
		v.typed("#pin", "594027")
		v.press("[aria-labelledby=pin-title] button", "")
		v.see("[role=status]", en(i18n.NotePINChanged))
		if v.shows("#now", en(i18n.PhoneLockedOwn)) {
			t.Error("she is still locked")
		}
		in := phone.LogIn{Org: o.Demo.ID, Device: deviceNamed(t, o, "Phone 2"), Extension: "201", PIN: "482913", How: phone.ByDialling}
		if _, err := o.Phones.LogIn(context.Background(), in); phone.ReasonOf(err) != phone.WrongPIN {
			t.Errorf("the old PIN is answered with %v", err)
		}
		in.PIN = "594027"
		_, err = o.Phones.LogIn(context.Background(), in)
		must(t, err)
	})
}

func TestWithTheKeyboardAloneSomebodyIsPutOnAPhone(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		d := telephone(t, o).devices[0]
		v.comes("owner@demo.example")
		v.open("/phones")
		v.tabTo("#phones a[href='/phones/devices/" + d.ID + "']")
		v.enter()
		v.tabTo("#member")
		v.keys("Bram")
		v.tabTo("#on form[action$=log-in] button")
		v.enter()
		v.see("#on", "Bram Demo")
		if got := onPhone(t, o, bram(o)); got != "Phone 1" {
			t.Errorf("Bram is on %q", got)
		}
	})
}
