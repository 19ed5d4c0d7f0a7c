package acceptance

import (
	"testing"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

func TestAWrongPasswordAndAnUnknownAddressGetTheSameAnswer(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.open("/sign-in")
		wrong := v.credentials("anna@demo.example", "not my password")
		wrongText := v.text("[role=alert]")
		if v.value("#email") != "anna@demo.example" || v.value("#password") != "" {
			t.Error("the refused form lost the address or kept the password")
		}
		v.open("/sign-in")
		unknown := v.credentials("nobody@demo.example", "not my password")
		if text := v.text("[role=alert]"); wrong != 422 || unknown != wrong || text != wrongText || text != en(i18n.SignInWrong) {
			t.Errorf("wrong gets %d %q, unknown gets %d %q", wrong, wrongText, unknown, text)
		}
		if v.credentials("anna@demo.example", officetest.Password) != 200 || v.path() != "/" {
			t.Errorf("the right password leads to %s", v.path())
		}
	})
}

func TestWhoIsNotSignedInIsSentToTheDoorAndThenWhereTheyWanted(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.open("/places?view=list&kind=room")
	if v.path() != "/sign-in" {
		t.Fatalf("landed on %s", v.path())
	}
	v.credentials("anna@demo.example", officetest.Password)
	if v.path() != "/places" || !v.shows("tbody th", "Room 1") || v.shows("tbody th", "Desk 1") {
		t.Errorf("landed on %s\n%s", v.path(), v.screen())
	}
}

// Rule O05
func TestAPersonIsSignedInOnTwoDevicesAndEndsOneFromTheOther(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		desk, phone := visit(t, o), visit(t, o)
		desk.signIn("anna@demo.example")
		phone.signIn("anna@demo.example")
		desk.open("/profile")
		if n := eval[int](desk, `document.querySelectorAll("[aria-labelledby=sessions] li").length`); n != 2 {
			t.Fatalf("%d sessions are shown\n%s", n, desk.screen())
		}
		if !desk.shows("[aria-labelledby=sessions] b", en(i18n.ThisDevice)) {
			t.Error("one's own device is not told apart")
		}
		desk.press("[aria-labelledby=sessions] button", en(i18n.EndSession))
		desk.see("[role=status]", en(i18n.NoteSessionEnded))
		if desk.shows("[aria-labelledby=sessions] button", "") {
			t.Error("the ended session is still listed")
		}
		if status := phone.open("/profile"); status != 401 || !phone.shows("h1", en(i18n.EndedTitle)) {
			t.Errorf("the other device still gets %d", status)
		}
		if status := desk.open("/"); status != 200 || desk.path() != "/" {
			t.Errorf("one's own device was ended too: %d", status)
		}
	})
}

// Rule O05
func TestSigningOutFromTheMenuEndsTheSessionOfThisDevice(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, other := visit(t, o), visit(t, o)
		v.signIn("anna@demo.example")
		other.signIn("anna@demo.example")
		before := v.cookies()
		v.click(".top summary", en(i18n.YourMenu, "Anna Demo"))
		v.press(".top button", en(i18n.SignOut))
		if v.path() != "/sign-in" {
			t.Errorf("signing out leads to %s", v.path())
		}
		v.see("[role=status]", en(i18n.NoteSignedOut))
		if left := v.cookies(); len(left) != 0 {
			t.Errorf("signing out leaves cookies: %v", left)
		}
		v.bring(before)
		if status := v.open("/"); status != 401 {
			t.Errorf("the cookie of before signing out still opens the office: %d", status)
		}
		if other.open("/"); other.path() != "/" {
			t.Error("the other device was signed out too")
		}
	})
}

func TestANewPasswordEndsTheOtherSessionsAndTheOldPassword(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		const next = "a chair by the door"
		v, other := visit(t, o), visit(t, o)
		v.signIn("anna@demo.example")
		other.signIn("anna@demo.example")
		v.open("/profile")
		v.typed("#present", "not my password")
		v.typed("#password", next)
		if status := v.press("main button", en(i18n.PasswordTitle)); status != 422 || !v.shows(".wrong", en(i18n.PasswordWrong)) {
			t.Errorf("a wrong present password gets %d\n%s", status, v.screen())
		}
		v.typed("#present", officetest.Password)
		v.typed("#password", next)
		v.press("main button", en(i18n.PasswordTitle))
		v.see("[role=status]", en(i18n.NotePassword))
		if status := other.open("/"); status != 401 {
			t.Errorf("the other session goes on: %d", status)
		}
		if status := other.credentials("anna@demo.example", officetest.Password); status != 422 {
			t.Errorf("the old password gets %d", status)
		}
		if other.credentials("anna@demo.example", next); other.path() != "/" {
			t.Errorf("the new password leads to %s", other.path())
		}
	})
}

// Rule O12
func TestAWholeVisitLeavesOneCookieAndNothingElse(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.open("/sign-in")
	if found := v.cookies(); len(found) != 0 {
		t.Errorf("the door alone sets cookies: %v", found)
	}
	v.signIn("anna@demo.example")
	for _, path := range []string{"/places", "/places?view=list", "/places/find", "/reservations", "/presence", "/history", "/profile", "/more", "/check-in"} {
		v.open(path)
	}
	v.typed("#code", "home")
	v.press("main .form button", en(i18n.CheckIn))
	found := v.cookies()
	if len(found) != 1 || found[0].Name != "bureau_session" || !found[0].HTTPOnly || found[0].SameSite != "Lax" || !found[0].Session {
		t.Errorf("the cookies are %+v", found)
	}
	stored := eval[[]string](v, `(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map((d) => d.name),
		...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations()).map((r) => r.scope)])()`)
	if len(stored) != 0 {
		t.Errorf("the browser keeps %v", stored)
	}
}
