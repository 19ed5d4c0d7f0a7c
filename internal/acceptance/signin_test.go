package acceptance

import (
	"context"
	"encoding/base32"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// code is what an app shows for a secret at the time of the office.
func (v *visitor) code(secret string) string {
	v.t.Helper()
	c, err := totp.GenerateCode(secret, v.o.Clock.Now())
	must(v.t, err)
	return c
}

// setUpCodes sets one-time codes up on the page and gives the secret and the recovery codes.
func (v *visitor) setUpCodes() (secret string, recovery []string) {
	v.t.Helper()
	v.open("/profile/security")
	v.typed("#codes-present", officetest.Password)
	if status := v.press("main button", en(i18n.CodesBegin)); status != 200 {
		v.t.Fatalf("setting up answers %d\n%s", status, v.screen())
	}
	secret = v.text("#codes-key")
	v.typed("#code", v.code(secret))
	v.press("main button", en(i18n.CodesConfirm))
	v.see(".note", en(i18n.NoteCodesOn))
	return secret, v.recoveryCodes()
}

func (v *visitor) recoveryCodes() []string {
	v.t.Helper()
	return eval[[]string](v, `[...document.querySelectorAll(".codes .code")].map((e) => e.textContent)`)
}

// secondStep sends a code on the page of the second step.
func (v *visitor) secondStep(code string) int {
	v.t.Helper()
	v.typed("#code", code)
	return v.press("main form button", en(i18n.GoOn))
}

func TestOneTimeCodesAreSetUpWithAPictureAndAskedForAfterThePassword(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		v.open("/profile/security")
		v.typed("#codes-present", "not my password")
		if status := v.press("main button", en(i18n.CodesBegin)); status != 422 || !v.shows(".wrong", en(i18n.PasswordWrong)) {
			t.Errorf("a wrong password answers %d", status)
		}
		secret, recovery := v.setUpCodes()
		if raw, err := base32.StdEncoding.DecodeString(secret); err != nil || len(raw) != 20 || len(recovery) != 10 {
			t.Errorf("the secret is %q, %v; the recovery codes are %q", secret, err, recovery)
		}

		other := visit(t, o)
		other.open("/sign-in?next=%2Fpresence")
		if status := other.credentials("anna@demo.example", officetest.Password); status != 200 || !other.shows("h1", en(i18n.SecondTitle)) {
			t.Fatalf("the password alone answers %d\n%s", status, other.screen())
		}
		if found := other.cookies(); len(found) != 0 {
			t.Errorf("half a sign-in leaves %v", found)
		}
		if status := other.secondStep("000000"); status != 422 || !other.shows("[role=alert]", en(i18n.FactorWrong)) {
			t.Errorf("a wrong code answers %d", status)
		}
		if status := other.secondStep(other.code(secret)); status != 422 {
			t.Errorf("the code with which the codes were set up answers %d", status)
		}
		o.Clock.Advance(30 * time.Second)
		fresh := other.code(secret)
		if other.secondStep(fresh[:3] + " " + fresh[3:]); other.path() != "/presence" {
			t.Errorf("the right code leads to %s\n%s", other.path(), other.screen())
		}
		other.open("/profile")
		other.see("[aria-labelledby=sessions] li", en(i18n.MethodCode))

		again := visit(t, o)
		again.open("/sign-in")
		again.credentials("anna@demo.example", officetest.Password)
		if status := again.secondStep(fresh); status != 422 {
			t.Errorf("a used code answers %d", status)
		}
	})
}

func TestARecoveryCodeLetsInOnceAndANewSetEndsTheOld(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		_, recovery := v.setUpCodes()
		comeIn := func(code string) int {
			other := visit(t, o)
			other.open("/sign-in")
			other.credentials("anna@demo.example", officetest.Password)
			status := other.secondStep(code)
			if status == 200 && other.path() != "/" {
				t.Errorf("%s leads to %s", code, other.path())
			}
			return status
		}
		if status := comeIn(strings.ToLower(strings.ReplaceAll(recovery[3], "-", " "))); status != 200 {
			t.Errorf("a recovery code answers %d", status)
		}
		if status := comeIn(recovery[3]); status != 422 {
			t.Errorf("a used recovery code answers %d", status)
		}
		v.open("/profile/security")
		v.see("[aria-labelledby=recovery-title] p", i18n.RecoveryLeft.In("en", 9))
		v.typed("#recovery-present", officetest.Password)
		v.press("main button", en(i18n.RecoveryNew))
		fresh := v.recoveryCodes()
		if len(fresh) != 10 {
			t.Fatalf("the new set is %q", fresh)
		}
		v.open("/profile/security")
		if len(v.recoveryCodes()) != 0 {
			t.Error("recovery codes are shown twice")
		}
		if old, now := comeIn(recovery[4]), comeIn(fresh[0]); old != 422 || now != 200 {
			t.Errorf("a code of the old set answers %d, one of the new %d", old, now)
		}
	})
}

func TestCodesAreTurnedOffWithPasswordAndCodeOnly(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		secret, _ := v.setUpCodes()
		o.Clock.Advance(30 * time.Second)
		remove := func(password, code string) int {
			v.open("/profile/security")
			v.typed("#codes-present", password)
			v.typed("#code", code)
			return v.press("main button", en(i18n.CodesRemove))
		}
		if wrong, guessed := remove("not my password", v.code(secret)), remove(officetest.Password, "123456"); wrong != 422 || guessed != 422 {
			t.Errorf("a wrong password answers %d, a wrong code %d", wrong, guessed)
		}
		remove(officetest.Password, v.code(secret))
		v.see("[role=status]", en(i18n.NoteCodesOff))
		other := visit(t, o)
		other.signIn("anna@demo.example")
	})
}

func TestWithoutScriptsCodesWorkAndPasskeysSayWhatToDo(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.mute()
	v.signIn("anna@demo.example")
	secret, _ := v.setUpCodes()
	o.Clock.Advance(time.Minute)
	other := visit(t, o)
	other.mute()
	other.open("/sign-in")
	other.credentials("anna@demo.example", officetest.Password)
	if other.secondStep(other.code(secret)); other.path() != "/" {
		t.Errorf("the code leads to %s", other.path())
	}
	stranger := visit(t, o)
	stranger.mute()
	stranger.open("/sign-in")
	stranger.press("main button", en(i18n.PasskeySignIn))
	if !stranger.shows("p", en(i18n.PasskeyNone)) || stranger.shows("button", en(i18n.PasskeyUse)) {
		t.Errorf("without scripts the page of passkeys shows\n%s", stranger.screen())
	}
}

// authenticator gives the visitor's browser a device with room for passkeys, which knows its person.
func (v *visitor) authenticator() webauthn.AuthenticatorID {
	v.t.Helper()
	var made webauthn.AuthenticatorID
	v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, target, webauthn.Enable, webauthn.EnableParams{}); err != nil {
			return chromedp.Void{}, err
		}
		res, err := cdp.Call(ctx, target, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true,
			HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true}})
		if err == nil {
			made = res.AuthenticatorID
		}
		return chromedp.Void{}, err
	})
	return made
}

// verified sets whether the device knows its person.
func (v *visitor) verified(a webauthn.AuthenticatorID, yes bool) {
	v.t.Helper()
	v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, webauthn.SetUserVerified, webauthn.SetUserVerifiedParams{AuthenticatorID: a, IsUserVerified: yes})
		return chromedp.Void{}, err
	})
}

// addPasskey adds a passkey on the page and gives the recovery codes that came with it.
func (v *visitor) addPasskey(name string) []string {
	v.t.Helper()
	v.open("/profile/security")
	v.typed("#passkey", name)
	v.typed("#passkey-present", officetest.Password)
	v.press("main button", en(i18n.PasskeyAdd))
	if status := v.press("main button", en(i18n.PasskeyMake)); status != 200 {
		v.t.Fatalf("a new passkey answers %d\n%s", status, v.screen())
	}
	v.see(".note", en(i18n.NotePasskeyAdded))
	return v.recoveryCodes()
}

// withPasskey signs in with the passkey of the visitor's device, which is asked without a click.
func (v *visitor) withPasskey() {
	v.t.Helper()
	v.open("/sign-in")
	v.press("main button", en(i18n.PasskeySignIn))
}

func (v *visitor) leave() {
	v.t.Helper()
	v.click(".top summary", "")
	v.press(".top button", en(i18n.SignOut))
}

func TestAPasskeyIsAddedSignsInAloneAndIsRemoved(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		device := v.authenticator()
		v.signIn("anna@demo.example")
		if recovery := v.addPasskey("Laptop"); len(recovery) != 10 {
			t.Errorf("with the first passkey come %q", recovery)
		}
		v.leave()
		v.withPasskey()
		v.until(`location.pathname === "/"`)
		v.open("/profile")
		v.see("[aria-labelledby=sessions] li", en(i18n.MethodPasskey))
		v.open("/profile/security")
		v.see("[aria-labelledby=passkeys-title] li", "Laptop")
		if v.shows("[aria-labelledby=passkeys-title] li", en(i18n.PasskeyUnused)) {
			t.Error("the used passkey says that it was not")
		}

		stranger := visit(t, o)
		stranger.authenticator()
		stranger.withPasskey()
		stranger.see("[role=alert]", en(i18n.PasskeyFailed))

		v.press("[aria-labelledby=passkeys-title] a", en(i18n.PasskeyRemove)+": Laptop")
		v.typed("#present", "not my password")
		if status := v.press("main button", en(i18n.PasskeyRemove)); status != 422 {
			t.Errorf("a wrong password answers %d", status)
		}
		v.typed("#present", officetest.Password)
		v.press("main button", en(i18n.PasskeyRemove))
		v.see("[role=status]", en(i18n.NotePasskeyGone))
		v.leave()
		v.withPasskey()
		v.until(`location.pathname === "/sign-in/passkey/finish" && !!document.querySelector("[role=alert]")`)
		v.see("[role=alert]", en(i18n.PasskeyWrong))
		v.verified(device, false)
		v.click("main button", en(i18n.PasskeyUse))
		v.see("[role=alert]", en(i18n.PasskeyFailed))
	})
}

func TestAPasskeyIsASecondStepAfterThePassword(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.authenticator()
		v.signIn("anna@demo.example")
		recovery := v.addPasskey("Phone")
		v.leave()
		v.open("/sign-in")
		v.credentials("anna@demo.example", officetest.Password)
		v.see("h1", en(i18n.SecondTitle))
		if v.press("main button", en(i18n.PasskeyUse)); v.path() != "/" {
			t.Errorf("the passkey leads to %s\n%s", v.path(), v.screen())
		}
		v.open("/profile")
		v.see("[aria-labelledby=sessions] li", en(i18n.MethodBoth))
		other := visit(t, o) // whose browser has no passkey
		other.open("/sign-in")
		other.credentials("anna@demo.example", officetest.Password)
		if other.secondStep(recovery[0]); other.path() != "/" {
			t.Errorf("a recovery code leads to %s\n%s", other.path(), other.screen())
		}
	})
}

func TestABreachedPasswordAndOnesOwnNameAreRefused(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		for next, why := range map[string]i18n.Text{"Manchester1": i18n.PasswordBreached, "AnnaDemo2026!": i18n.PasswordOwn, "anna@demo.example1": i18n.PasswordOwn,
			"The Demo Office 1": i18n.PasswordOwn} {
			v.open("/profile")
			v.typed("#present", officetest.Password)
			v.typed("#password", next)
			if status := v.press("main button", en(i18n.PasswordTitle)); status != 422 || !v.shows(".wrong", en(why)) {
				t.Errorf("%q answers %d\n%s", next, status, v.screen())
			}
		}
	})
}

// Up to the right password nobody can tell whether an address is known, or has a second step.
func TestWhoHasASecondStepIsNotToldBeforeThePasswordIsRight(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		v.setUpCodes()
		door := visit(t, o)
		wrong := func(email string) string {
			door.open("/sign-in")
			if status := door.post("/sign-in", url.Values{"email": {email}, "password": {"not my password"}}); status != 422 {
				t.Errorf("%s gets %d", email, status)
			}
			return strings.ReplaceAll(nonceless(door.source()), email, "EMAIL")
		}
		known, second, unknown := wrong("bram@demo.example"), wrong("anna@demo.example"), wrong("nobody@demo.example")
		if known != unknown || second != unknown {
			t.Errorf("the answers differ:\n%s\n%s\n%s", known, second, unknown)
		}
		doors := func(email string) string {
			door.open("/sign-in/organisation")
			door.post("/sign-in/organisation", url.Values{"email": {email}})
			return strings.ReplaceAll(nonceless(door.source()), email, "EMAIL")
		}
		if doors("anna@demo.example") != doors("nobody@demo.example") {
			t.Error("the way through an organisation tells who is known")
		}
	})
}

func nonceless(source string) string {
	before, after, _ := strings.Cut(source, `nonce="`)
	_, rest, _ := strings.Cut(after, `"`)
	return before + rest
}

// secured is somebody with one-time codes and a passkey.
func secured(t testing.TB, o *officetest.Office) *visitor {
	t.Helper()
	v := visit(t, o)
	v.authenticator()
	v.comes("finn@demo.example")
	v.setUpCodes()
	v.addPasskey("Laptop")
	return v
}

func secondStepPage(v *visitor) int {
	v.open("/sign-in")
	return v.post("/sign-in", url.Values{"email": {"finn@demo.example"}, "password": {officetest.Password}})
}

func (v *visitor) secondStepRefused() int {
	v.typed("#code", "000000")
	return v.press("main form button[class~=main]:not(form[data-passkey] button)", "")
}

func TestWhereTheOrganisationAsksForASecondStepOneIsSetUpFirst(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		owner, v := visit(t, o), visit(t, o)
		v.signIn("anna@demo.example")
		owner.signIn("owner@demo.example")
		owner.open("/organisation/sign-in")
		owner.click("label", en(i18n.FactorRule))
		owner.press("main button", en(i18n.Save)+": "+en(i18n.FactorRuleTitle))
		if owner.path() != "/profile/security" {
			t.Errorf("the owner comes to %s", owner.path())
		}
		if v.open("/places"); v.path() != "/profile/security" || !v.shows("[role=alert]", en(i18n.FactorNeeded)) {
			t.Errorf("the password alone comes to %s", v.path())
		}
		if status := v.post("/check-in", url.Values{"code": {"HOME"}}); status != 403 {
			t.Errorf("a form answers %d", status)
		}
		v.setUpCodes()
		if v.open("/places"); v.path() != "/places" {
			t.Errorf("with codes set up one comes to %s", v.path())
		}
		other := visit(t, o)
		other.signIn("anna@other.example")
	})
}

// Rule O10
func TestANewFactorIsToldByMail(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.authenticator()
		v.signIn("anna@demo.example")
		v.setUpCodes()
		v.addPasskey("Laptop")
		must(t, o.Outbox.Drain(context.Background()))
		told := map[string]bool{}
		for _, text := range mailsAbout(t, o, "anna@demo.example") {
			for _, want := range []i18n.Text{i18n.MailCodesAdded, i18n.MailPasskeyAdded} {
				if strings.Contains(text, en(want)) && strings.Contains(text, o.URL+"/profile/security") {
					told[en(want)] = true
				}
			}
		}
		if len(told) != 2 {
			t.Errorf("the person is told %v", told)
		}
	})
}

// mailsAbout are the texts of the mails to an address.
func mailsAbout(t testing.TB, o *officetest.Office, to string) (out []string) {
	t.Helper()
	all, err := o.Post.ListKept(context.Background(), 100)
	must(t, err)
	for _, m := range all {
		if strings.Contains(m.To, to) {
			kept, err := o.Post.KeptByID(context.Background(), m.ID)
			must(t, err)
			out = append(out, kept.Body)
		}
	}
	return out
}
