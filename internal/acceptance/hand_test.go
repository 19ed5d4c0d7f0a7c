package acceptance

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// What a person's hands and eyes do.

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// en says a text in English, the language of every person of the test office.
func en(t fault.Text, args ...any) string { return t.In("en", args...) }

// seek is a function of the page: what is to be seen, matches the selector and says the text; what says exactly the
// text comes before what only contains it.
const seek = `((css, text) => {
	const plain = (s) => (s || "").replace(/\s+/g, " ").trim();
	const says = (e) => [plain(e.textContent), plain(e.innerText), e.getAttribute("aria-label") || ""];
	const seen = [...document.querySelectorAll(css)].filter((e) => e.getClientRects().length && getComputedStyle(e).visibility !== "hidden");
	const exact = seen.filter((e) => says(e).includes(text));
	return exact.length ? exact : seen.filter((e) => says(e).slice(0, 2).some((s) => s.includes(text)));
})`

// spot is where on the screen something can be clicked, or why not yet.
type spot struct {
	X, Y float64
	Why  string
}

// where scrolls to the one thing that matches, and gives the point at which a click meets it and nothing above it.
const where = `(() => {
	const all = ` + seek + `(%s, %s);
	if (all.length !== 1) return { why: all.length + " things match" };
	all[0].scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
	const r = all[0].getClientRects()[0], x = r.x + r.width / 2, y = r.y + r.height / 2;
	const top = document.elementFromPoint(x, y);
	return { x, y, why: top && all[0].contains(top) ? "" : "it lies under " + (top ? top.outerHTML.slice(0, 100) : "nothing") };
})()`

// find gives the point of something, when it is there.
func (v *visitor) find(css, text string) spot {
	v.t.Helper()
	var s spot
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); pause() {
		if s, err = try[spot](v, where, css, text); err == nil && s.Why == "" {
			return s
		}
	}
	v.t.Fatalf("cannot click %s %q: %s (%v)\n%s", css, text, s.Why, err, v.screen())
	return s
}

// click clicks something that stays on the page.
func (v *visitor) click(css, text string) {
	v.t.Helper()
	s := v.find(css, text)
	v.do(chromedp.MouseClickXY(s.X, s.Y))
}

// press clicks something that brings another page, and gives the status of that.
func (v *visitor) press(css, text string) int {
	v.t.Helper()
	s := v.find(css, text)
	return v.load(chromedp.MouseClickXY(s.X, s.Y))
}

// keys types keys wherever the focus is.
func (v *visitor) keys(keys string) {
	v.t.Helper()
	v.do(chromedp.KeyEvent(keys))
}

// typed puts a text into a field, in place of what is in it.
func (v *visitor) typed(css, text string) {
	v.t.Helper()
	v.until(`(() => { const e = document.querySelector(%s); if (!e) return false; e.focus(); e.select(); return document.activeElement === e })()`, css)
	v.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return chromedp.Void{}, err
	})
}

// set gives a field of days, times or choices a value, as its own picker does, and leaves it.
const set = `(() => { const e = document.querySelector(%s); if (!e) return false; e.focus(); e.value = %s;
	e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })); e.blur(); return true })()`

func (v *visitor) set(css, value string) {
	v.t.Helper()
	v.until(set, css, value)
}

// choose sets a field of a form that needs no button, and waits until the page shows what was chosen.
func (v *visitor) choose(css, value string) {
	v.t.Helper()
	v.until(`!!document.querySelector(%s)`, css)
	name := eval[string](v, `document.querySelector(%s).name`, css)
	v.set(css, value)
	v.chosen(name, value)
}

// chosen waits until the page's address says what was chosen.
func (v *visitor) chosen(name, value string) {
	v.t.Helper()
	v.until(`document.readyState === "complete" && (new URLSearchParams(location.search).get(%s) || "") === %s`, name, value)
}

// shows tells whether something says a text, now.
func (v *visitor) shows(css, text string) bool {
	v.t.Helper()
	return eval[bool](v, seek+`(%s, %s).length > 0`, css, text)
}

// see waits until something says a text.
func (v *visitor) see(css, text string) {
	v.t.Helper()
	v.until(seek+`(%s, %s).length > 0`, css, text)
}

// gone waits until nothing says a text.
func (v *visitor) gone(css, text string) {
	v.t.Helper()
	v.until(seek+`(%s, %s).length === 0`, css, text)
}

// text is what the first match says, in one line.
func (v *visitor) text(css string) string {
	v.t.Helper()
	return eval[string](v, `(() => { const e = document.querySelector(%s); return e ? e.textContent.replace(/\s+/g, " ").trim() : "" })()`, css)
}

// value is what stands in a field.
func (v *visitor) value(css string) string {
	v.t.Helper()
	return eval[string](v, `document.querySelector(%s).value`, css)
}

// path is the page's address without the origin.
func (v *visitor) path() string {
	v.t.Helper()
	return eval[string](v, `location.pathname`)
}

// signIn signs in at the door and comes to the start page.
func (v *visitor) signIn(person string) {
	v.t.Helper()
	v.open("/sign-in")
	v.credentials(person, officetest.Password)
	if at := v.path(); at != "/" {
		v.t.Fatalf("signing in as %s leads to %s\n%s", person, at, v.screen())
	}
}

// comes is somebody who has signed in before and now opens the start page.
func (v *visitor) comes(person string) {
	v.t.Helper()
	s, err := v.o.Accounts.SignIn(context.Background(), person, officetest.Password, "127.0.0.1", "")
	must(v.t, err)
	v.bring([]*network.Cookie{{Name: "bureau_session", Value: s.Secret}})
	if v.open("/"); v.path() != "/" {
		v.t.Fatalf("%s comes to %s\n%s", person, v.path(), v.screen())
	}
}

// credentials fills in the form that is there, and sends it.
func (v *visitor) credentials(email, password string) int {
	v.t.Helper()
	v.typed("#email", email)
	v.typed("#password", password)
	return v.press("main form button", en(i18n.SignIn))
}

// mute turns scripts off for all pages to come.
func (v *visitor) mute() {
	v.t.Helper()
	v.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
}

// look gives the window a size, and the pages light or dark colours.
func (v *visitor) look(width, height int64, scheme string) {
	v.t.Helper()
	v.do(chromedp.EmulateViewport(width, height), func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return chromedp.Void{}, err
	})
}

// source is the page as the server sent it.
func (v *visitor) source() string {
	v.t.Helper()
	got, err := chromedp.Call(v.ctx, network.GetResponseBody, network.GetResponseBodyParams{RequestID: v.latest().request})
	if err != nil {
		v.t.Fatal(err)
	}
	return string(got.Body)
}

// among tells whether a text is one of the lines.
func among(lines []string, text string) bool {
	for _, l := range lines {
		if strings.Contains(l, text) {
			return true
		}
	}
	return false
}

// cookies are all that the browser of this visitor keeps.
func (v *visitor) cookies() []*network.Cookie {
	v.t.Helper()
	got, err := chromedp.Call(v.ctx, network.GetCookies, network.GetCookiesParams{URLs: []string{v.o.URL + "/", v.o.URL + "/session/ended"}})
	if err != nil {
		v.t.Fatal(err)
	}
	return got.Cookies
}

// bring gives the browser cookies that it had before.
func (v *visitor) bring(cookies []*network.Cookie) {
	v.t.Helper()
	for _, c := range cookies {
		if _, err := chromedp.Call(v.ctx, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: v.o.URL}); err != nil {
			v.t.Fatal(err)
		}
	}
}

// post sends a form that no page offers, from a page of the office.
func (v *visitor) post(path string, fields url.Values) int {
	v.t.Helper()
	b, _ := json.Marshal(fields)
	return v.load(evaluate(`(() => { const form = document.createElement("form"); form.method = "post"; form.action = ` + quoted(path) + `;
		for (const [name, values] of Object.entries(` + string(b) + ` || {})) for (const value of values) {
			const i = document.createElement("input"); i.type = "hidden"; i.name = name; i.value = value; form.append(i);
		}
		document.body.append(form); form.submit(); return true })()`))
}
