package acceptance

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bureau/internal/account"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
)

const chosen = "a lamp over the stairs"

// mailsTo are all that the office has sent to an address, the latest first.
func mailsTo(t testing.TB, o *officetest.Office, to string) (out []post.Kept) {
	t.Helper()
	must(t, o.Outbox.Drain(context.Background()))
	all, err := o.Post.ListKept(context.Background(), 100)
	must(t, err)
	for _, k := range all {
		if k.To == to {
			k, err = o.Post.KeptByID(context.Background(), k.ID)
			must(t, err)
			out = append(out, k)
		}
	}
	return out
}

// mailedLink is the path of the latest link to a page that was mailed to an address.
func mailedLink(t testing.TB, o *officetest.Office, to, page string) string {
	t.Helper()
	for _, m := range mailsTo(t, o, to) {
		if link := regexp.MustCompile(regexp.QuoteMeta(o.URL) + `(` + regexp.QuoteMeta(page) + `\?\S+)`).FindStringSubmatch(m.Body); link != nil {
			return link[1]
		}
	}
	t.Fatalf("no link to %s was mailed to %s", page, to)
	return ""
}

// signsUp asks for an account by hand.
func (v *visitor) signsUp(email string) {
	v.t.Helper()
	v.typed("#email", email)
	v.typed("#password", chosen)
	v.press("main form button", en(i18n.SignUpTitle))
}

// Rule O01, O10
func TestAnyoneSignsUpAndTheAccountWorksOnlyAfterTheMailedLinkWasOpened(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, other := visit(t, o), visit(t, o)
		v.open("/sign-in")
		v.press("main a", en(i18n.SignUpTitle))
		v.signsUp("nora@new.example")
		if v.path() != "/sign-up/sent" || !v.shows("main p", "nora@new.example") {
			t.Fatalf("signing up leads to %s\n%s", v.path(), v.screen())
		}
		other.open("/sign-in")
		if status := other.credentials("nora@new.example", chosen); status != 422 {
			t.Errorf("before the link was opened, signing in gets %d", status)
		}
		must(t, o.Outbox.Drain(context.Background()))
		v.press("main a", en(i18n.DemoMail))
		v.press("main li a", en(i18n.MailConfirmSubject))
		v.press("main .letter a", "")
		if v.path() != "/sign-up/confirm" || !v.shows("main p", "nora@new.example") {
			t.Fatalf("the link leads to %s\n%s", v.path(), v.screen())
		}
		if status := other.credentials("nora@new.example", chosen); status != 422 {
			t.Errorf("before it was confirmed, signing in gets %d", status)
		}
		v.press("main button", en(i18n.ConfirmAddress))
		v.typed("#name", "Nora & Co")
		if zone := v.value("#zone"); zone != "Europe/Amsterdam" {
			t.Errorf("a device in Amsterdam is offered %s", zone)
		}
		v.set("#zone", "Europe/Vienna")
		v.press("main button", en(i18n.FoundButton))
		if v.path() != "/" || !v.shows(".org", "Nora & Co") || !v.shows(`.side a[href="/people"]`, "") {
			t.Errorf("founding leads to %s\n%s", v.path(), v.screen())
		}
		other.credentials("nora@new.example", chosen)
		if other.path() != "/" {
			t.Errorf("signing in afterwards leads to %s", other.path())
		}
	})
}

// Rule O01
func TestNothingIsReachableWithoutSigningIn(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	fill(t, o)
	open := []string{"/sign-in", "/session", "/live", "/static/", "/api", "/api/{$}", "/api/openapi.json", "/api/openapi.yaml", "/demo/mail", "/demo/mail/{id}",
		"/sign-up", "/sign-up/sent", "/sign-up/confirm", "/found", "/reset", "/reset/sent", "/reset/new", "/email/confirm", "/invitation", "/robots.txt",
		"/news/{org}/{link}",       // by which whoever gets a newsletter unsubscribes
		"/provision/{link}/{file}"} // by which a phone gets its settings once
	c := &caller{t, o, &http.Cookie{Name: "bureau_session", Value: "nobody"}}
	asked := 0
	for _, route := range routes(t, "GET") {
		if slices.Contains(open, route) || strings.HasPrefix(route, "/sign-in") || strings.HasPrefix(route, "/book/") {
			continue
		}
		asked++
		path := strings.NewReplacer("{$}", "", "{id}", o.Demo.Asset("Desk 1").ID, "{name}", o.Demo.Floors[0].ID, "{code}", o.Demo.Asset("Desk 1").Code).Replace(route)
		status, body, header := c.ask("GET", path, nil)
		if route == "/plans/{name}" && status == 404 {
			continue // a picture, which no link leads a stranger to, is simply not there
		}
		if status != 303 || !strings.HasPrefix(header.Get("Location"), "/sign-in?") || strings.Contains(body, "Desk") {
			t.Errorf("GET %s answers %d %s", path, status, header.Get("Location"))
		}
	}
	if asked < 10 {
		t.Errorf("only %d pages were asked for", asked)
	}
	if status, _, _ := c.ask("GET", "/api/me", nil); status != 401 {
		t.Errorf("the API answers %d", status)
	}
}

// Rule O02
func TestALostConfirmationMailIsSentAgainOrTheSignUpBegunAgain(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.open("/sign-up")
		v.signsUp("nora@new.exmaple")
		for _, why := range []i18n.Text{i18n.WhyTypo, i18n.WhySlow, i18n.WhySpam} {
			if !v.shows("main li", en(why)) {
				t.Errorf("it does not say: %s", en(why))
			}
		}
		v.press("main button", en(i18n.SendAgain))
		v.see("[role=status]", en(i18n.NoteSentAgain))
		if n := len(mailsTo(t, o, "nora@new.exmaple")); n != 2 {
			t.Errorf("%d mails were sent", n)
		}
		wrong := mailedLink(t, o, "nora@new.exmaple", "/sign-up/confirm")
		v.press("main a", en(i18n.StartAgain))
		if v.value("#email") != "nora@new.exmaple" {
			t.Errorf("the address to correct is %q", v.value("#email"))
		}
		v.signsUp("nora@new.example")
		if status := v.open(wrong); status != 404 {
			t.Errorf("the link of the wrong address answers %d", status)
		}
		if status := v.open(mailedLink(t, o, "nora@new.example", "/sign-up/confirm")); status != 200 {
			t.Errorf("the link of the right address answers %d", status)
		}
	})
}

var fresh = regexp.MustCompile(`nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|[a-z]+@[a-z]+\.example`)

// Whoever asks learns nothing: neither from the answers nor from the pages they lead to.
func TestAKnownAddressGetsTheAnswersOfAnUnknownOne(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		ask := func(path, email string) string {
			c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
			r, err := c.PostForm(o.URL+path, url.Values{"email": {email}, "password": {chosen}, "lang": {"en"}})
			must(t, err)
			r.Body.Close()
			page, err := http.Get(o.URL + r.Header.Get("Location"))
			must(t, err)
			defer page.Body.Close()
			body, err := io.ReadAll(page.Body)
			must(t, err)
			return r.Status + " " + r.Header.Get("Location") + " " + page.Status + " " + string(body)
		}
		for _, path := range []string{"/sign-up", "/reset"} {
			known, unknown := ask(path, "anna@demo.example"), ask(path, "xxxx@demo.example")
			if k, u := fresh.ReplaceAllString(known, "x"), fresh.ReplaceAllString(unknown, "x"); k != u || !strings.HasPrefix(k, "303") {
				t.Errorf("%s: known gets\n%s\nunknown gets\n%s", path, k, u)
			}
		}
		if m := mailsTo(t, o, "anna@demo.example"); len(m) != 2 {
			t.Errorf("the known address got %d mails", len(m))
		}
	})
}

func TestAForgottenPasswordIsReplacedByAMailedLink(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v, signedIn := visit(t, o), visit(t, o)
		signedIn.signIn("anna@demo.example")
		v.open("/sign-in")
		v.press("main a", en(i18n.ForgotPassword))
		v.typed("#email", "anna@demo.example")
		v.press("main form button", en(i18n.ResetButton))
		v.open(mailedLink(t, o, "anna@demo.example", "/reset/new"))
		v.typed("#password", "anna@demo.example")
		if status := v.press("main button", en(i18n.Save)); status != 422 {
			t.Errorf("the address as password gets %d", status)
		}
		v.typed("#password", chosen)
		v.press("main button", en(i18n.Save))
		v.see("[role=status]", en(i18n.NoteReset))
		if status := signedIn.open("/"); status != 401 {
			t.Errorf("an open session gets %d", status)
		}
		if v.credentials("anna@demo.example", chosen); v.path() != "/" {
			t.Errorf("the new password leads to %s", v.path())
		}
		if m := mailsTo(t, o, "anna@demo.example"); m[0].Subject != en(i18n.MailPasswordSubject) {
			t.Errorf("the last mail is %q", m[0].Subject)
		}
	})
}

func TestTheOwnAddressIsChangedByALinkAtTheNewOne(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.signIn("anna@demo.example")
		v.open("/profile")
		v.typed("#email", "anna@moved.example")
		v.typed("#email-present", "not my password")
		if status := v.press("main button", en(i18n.EmailTitle)); status != 422 || v.value("#email") != "anna@moved.example" {
			t.Errorf("a wrong password gets %d, and leaves %q", status, v.value("#email"))
		}
		v.typed("#email-present", officetest.Password)
		v.press("main button", en(i18n.EmailTitle))
		v.see("[role=status]", en(i18n.NoteEmailSent))
		v.open(mailedLink(t, o, "anna@moved.example", "/email/confirm"))
		v.press("main button", en(i18n.ConfirmAddress))
		v.see("[role=status]", en(i18n.NoteEmailChanged))
		if len(mailsTo(t, o, "anna@demo.example")) != 1 {
			t.Error("the old address was not told")
		}
		if v.credentials("anna@moved.example", officetest.Password); v.path() != "/" {
			t.Errorf("the new address leads to %s", v.path())
		}
		if v.open("/profile"); !v.shows("main p", "anna@moved.example") {
			t.Errorf("the profile does not show it\n%s", v.screen())
		}
	})
}

func TestSigningUpWorksWithoutScriptsInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	v := visit(t, o)
	v.mute()
	v.open("/sign-up?lang=de")
	v.typed("#email", "nora@new.example")
	v.typed("#password", chosen)
	v.press("main form button", i18n.SignUpTitle.DE)
	if m := mailsTo(t, o, "nora@new.example"); m[0].Subject != i18n.MailConfirmSubject.DE {
		t.Errorf("the mail is %q", m[0].Subject)
	}
	v.open(mailedLink(t, o, "nora@new.example", "/sign-up/confirm"))
	v.press("main nav a", "Nederlands")
	v.press("main form button", i18n.ConfirmAddress.NL)
	v.typed("#name", "Nora")
	v.press("main form button", i18n.FoundButton.NL)
	if v.path() != "/" || !v.shows("h1", "") {
		t.Errorf("it ends at %s\n%s", v.path(), v.screen())
	}
}

// unconfirmed signs somebody up who is not looking, and gives the address and the id.
func unconfirmed(v *visitor) (email, request string) {
	v.t.Helper()
	email = "x" + id.New() + "@new.example"
	request, err := v.o.Accounts.SignUp(context.Background(), account.SignUp{Email: email, Password: chosen, Lang: "de", Caller: email})
	must(v.t, err)
	return email, request
}

// bare is a path without the language that its mail was written in.
func bare(path string) string { return regexp.MustCompile(`&lang=[^&]*`).ReplaceAllString(path, "") }

func sentPage(v *visitor) int {
	_, request := unconfirmed(v)
	return v.open("/sign-up/sent?id=" + request)
}

func confirmPage(v *visitor) int {
	email, _ := unconfirmed(v)
	return v.open(bare(mailedLink(v.t, v.o, email, "/sign-up/confirm")))
}

// founder is the path to the founding page of somebody who has just confirmed.
func founder(v *visitor) string {
	email, _ := unconfirmed(v)
	u, err := url.Parse(mailedLink(v.t, v.o, email, "/sign-up/confirm"))
	must(v.t, err)
	link, err := v.o.Accounts.Confirm(context.Background(), u.Query().Get("code"))
	must(v.t, err)
	return "/found?code=" + link
}

func newPasswordPage(v *visitor) string {
	must(v.t, v.o.Accounts.AskReset(context.Background(), "finn@demo.example", "en", id.New()))
	return bare(mailedLink(v.t, v.o, "finn@demo.example", "/reset/new"))
}

func newAddressPage(v *visitor) int {
	email := "x" + id.New() + "@new.example"
	s, err := v.o.Accounts.SignIn(context.Background(), "bram@demo.example", officetest.Password, "127.0.0.1", "")
	must(v.t, err)
	must(v.t, v.o.Accounts.AskNewAddress(context.Background(), s, email, officetest.Password, "en", email))
	return v.open(bare(mailedLink(v.t, v.o, email, "/email/confirm")))
}

func aMail(v *visitor) int {
	email, _ := unconfirmed(v)
	return v.open("/demo/mail/" + mailsTo(v.t, v.o, email)[0].ID)
}

// from opens a page and sends a form from it.
func from(page func(v *visitor) string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		p := page(v)
		v.open(p)
		return v.post(p, fields)
	}
}

// joining are the pages of coming in, for the table.
var joining = []line{
	{"sign-up", "/sign-up", "", 200, path("/sign-up")},
	{"sign-up refused", "/sign-up", "", 422, from(func(*visitor) string { return "/sign-up" }, url.Values{"email": {"x"}, "lang": {"en"}})},
	{"sign-up sent", "/sign-up/sent", "", 200, sentPage},
	{"sign-up gone", "/sign-up/sent", "", 404, path("/sign-up/sent?id=x")},
	{"confirm", "/sign-up/confirm", "", 200, confirmPage},
	{"confirm gone", "/sign-up/confirm", "", 404, path("/sign-up/confirm?code=x")},
	{"found", "/found", "", 200, func(v *visitor) int { return v.open(founder(v)) }},
	{"found, with an organisation to join", "/found", "", 200, offered},
	{"found refused", "/found", "", 422, from(founder, url.Values{"lang": {"en"}})},
	{"reset", "/reset", "", 200, path("/reset")},
	{"reset refused", "/reset", "", 422, from(func(*visitor) string { return "/reset" }, url.Values{"email": {"x"}})},
	{"reset sent", "/reset/sent", "", 200, path("/reset/sent")},
	{"new password", "/reset/new", "", 200, func(v *visitor) int { return v.open(newPasswordPage(v)) }},
	{"new password refused", "/reset/new", "", 422, from(newPasswordPage, url.Values{"password": {"short"}})},
	{"new address", "/email/confirm", "", 200, newAddressPage},
	{"demo mail", "/demo/mail", "", 200, path("/demo/mail")},
	{"one mail", "/demo/mail/{id}", "", 200, aMail},
	{"profile, address refused", "/profile", "anna", 422, form("/profile/email", url.Values{"email": {"x"}})},
}
