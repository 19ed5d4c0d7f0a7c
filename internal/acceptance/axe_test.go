package acceptance

import (
	"context"
	_ "embed" // axe-core
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bureau/internal/directory"
	"bureau/internal/office/officetest"
)

// axe is axe-core 4.14.1 (testdata/axe.LICENSE).
//
//go:embed testdata/axe.min.js
var axe string

// look is a screen on which a page is looked at, and what is asked there.
type look struct {
	width  int64
	scheme string
	rules  axeRules
}

// looks are the screens of a page, by language. Between them every page is seen on a desk and on a phone, on each of them in
// light and in dark: its colours by the scheme, what it is built of by the screen, its words by the language. German, the
// longest, is looked at on every screen for what its words push out of place.
var looks = map[string][]look{
	"de": {{1440, "light", everything}, {390, "dark", colours + sizes}},
	"nl": {{390, "light", everything}},
	"en": {{1440, "light", words}},
	"fr": {{1440, "dark", words + colours}},
}

// axeRules are those of axe that are asked, as options of axe.run: all of the levels, or those that stand here, each with a comma.
type axeRules string

const (
	everything axeRules = ""
	colours    axeRules = "color-contrast,link-in-text-block,"
	sizes      axeRules = "target-size,scrollable-region-focusable,"
	// words are all that depend on a text: that there is one, that it is the right one, and how much room it takes.
	words = sizes + "document-title,html-has-lang,html-lang-valid,html-xml-lang-mismatch,valid-lang,label,label-content-name-mismatch," +
		"form-field-multiple-labels,button-name,link-name,summary-name,select-name,input-button-name,input-image-alt,image-alt,area-alt," +
		"svg-img-alt,role-img-alt,object-alt,frame-title,aria-command-name,aria-input-field-name,aria-toggle-field-name," +
		"aria-progressbar-name,aria-meter-name,aria-tooltip-name,"
)

// options are these rules as axe.run is asked for them.
func (r axeRules) options() axeRules {
	if r == everything {
		return `runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]`
	}
	return `runOnly: { type: "rule", values: "` + axeRules(strings.TrimSuffix(string(r), ",")) + `".split(",") }`
}

// Rule X07
func TestEveryPageIsAccessibleInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"de", "nl", "fr", "en"} { // what takes longest begins
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			o := officetest.Open(t, "sqlite")
			fill(t, o)
			seats := seat(t, o, lang)
			for _, l := range table {
				v, seen := seats[l.who], look{1440, looks[lang][0].scheme, everything}
				v.look(seen.width, 900, seen.scheme) // where the steps that lead to a page were thought out
				if status := l.get(v); status != l.status {
					t.Errorf("%s answers %d\n%s", l.name, status, v.screen())
					continue
				}
				v.sound(l.name, lang)
				for _, look := range looks[lang] {
					if look.width != seen.width || look.scheme != seen.scheme {
						v.look(look.width, 900, look.scheme)
					}
					v.fits(fmt.Sprint(l.name, " at ", look.width, " ", look.scheme), look.rules)
				}
			}
		})
	}
}

// seat puts everybody of the table in front of a browser, in a language.
func seat(t *testing.T, o *officetest.Office, lang string) map[string]*visitor {
	t.Helper()
	out := map[string]*visitor{"": visit(t, o), "secured": secured(t, o)}
	profile(t, o, o.Demo.Members[5].Actor, func(p *directory.Profile) { p.Lang = lang })
	for name, who := range map[string]officetest.Person{"anna": o.Demo.Members[0], "emma": o.Demo.Members[4], "owner": o.Demo.Owner} {
		out[name] = visit(t, o)
		out[name].comes(who.Email)
		profile(t, o, who.Actor, func(p *directory.Profile) { p.Lang = lang })
	}
	for _, v := range out {
		v.bringsAxe()
	}
	out[""].do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": lang}})
		return chromedp.Void{}, err
	})
	return out
}

var inlineStyle = regexp.MustCompile(`(?i)<[^>]*\sstyle\s*=`)

// sound looks at a page as it was sent: its language, and that no style hides in it. The page of the API is English.
func (v *visitor) sound(name, lang string) {
	v.t.Helper()
	if name == "api" {
		lang = "en"
	}
	if got := eval[string](v, `document.documentElement.lang`); got != lang {
		v.t.Errorf("%s says that it is in %q, not in %q", name, got, lang)
	}
	if found := inlineStyle.FindString(v.source()); found != "" {
		v.t.Errorf("%s has a style of its own: %s", name, found)
	}
	if title := eval[string](v, `document.title`); strings.TrimSpace(title) == "" {
		v.t.Errorf("%s has no title", name)
	}
}

// fits looks at a page as it is shown: nothing sticks out, and axe finds nothing.
func (v *visitor) fits(name string, asked axeRules) {
	v.t.Helper()
	if size := eval[[]int](v, `[document.documentElement.scrollWidth, innerWidth]`); size[0] > size[1] {
		v.t.Errorf("%s is %d wide on a screen of %d", name, size[0], size[1])
	}
	for _, finding := range v.axe(asked) {
		v.t.Errorf("%s: %s", name, finding)
	}
}

// axe runs axe-core on the page with some of its rules and gives its findings. What a sandboxed frame shows, it cannot reach.
func (v *visitor) axe(asked axeRules) []string {
	v.t.Helper()
	if !eval[bool](v, `typeof bringAxe === "function" && (window.axe || bringAxe(), typeof axe === "object")`) {
		v.t.Fatal("this visitor did not bring axe along")
	}
	// A colour that is on its way to another, as after a change of the scheme, is neither.
	eval[bool](v, `(document.getAnimations().forEach((a) => a.finish()), true)`)
	return eval[[]string](v, `axe.run(document, { %s, iframes: false, resultTypes: ["violations"], preload: false })
		.then((r) => r.violations.flatMap((f) => f.nodes.map((n) => f.id + " (" + f.help + "): " + n.html.slice(0, 200) + " " + n.failureSummary)))`, asked.options())
}

// bringsAxe lays axe-core ready in every page to come, unread until somebody asks for it: sending it with each question takes
// as long as the answer.
func (v *visitor) bringsAxe() {
	v.t.Helper()
	v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: "self === top && (window.bringAxe = function () {" + axe + "})"})
		return chromedp.Void{}, err
	})
}

func TestAxeFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	v := open(t)
	v.bringsAxe()
	v.do(chromedp.Navigate("data:text/html,<title> </title><img src=x><p><font color=silver>pale</font><p><button></button><button></button><ul><p>no item</ul>"))
	for _, c := range []struct {
		rules       axeRules
		finds, lets []string
	}{
		{everything, []string{"document-title", "html-has-lang", "image-alt", "button-name", "color-contrast", "list", "target-size"}, nil},
		{words, []string{"document-title", "html-has-lang", "image-alt", "button-name", "target-size"}, []string{"color-contrast", "list"}},
		{colours, []string{"color-contrast"}, []string{"html-has-lang", "image-alt", "list", "target-size"}},
		{colours + sizes, []string{"color-contrast", "target-size"}, []string{"image-alt"}},
		{words + colours, []string{"color-contrast", "target-size", "image-alt"}, []string{"list"}},
	} {
		found := v.axe(c.rules)
		for _, id := range c.finds {
			if !among(found, id+" (") {
				t.Errorf("%s is not among %q", id, found)
			}
		}
		for _, id := range c.lets {
			if among(found, id+" (") {
				t.Errorf("%s is among %q", id, found)
			}
		}
	}
}
