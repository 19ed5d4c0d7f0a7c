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
	"github.com/chromedp/chromedp"

	"bureau/internal/directory"
	"bureau/internal/office/officetest"
)

// axe is axe-core 4.14.1 (testdata/axe.LICENSE).
//
//go:embed testdata/axe.min.js
var axe string

// look is a screen on which a page is looked at.
type look struct {
	width  int64
	scheme string
	rules  axeRules
}

// looks are the screens of a page in German, the longest language. The scheme changes nothing but colours, and the language
// everything but them: each is asked what it can answer. In the dark every second page is looked at on a phone: what differs
// there, the bars and menus, is the same on all.
func looks(page int) []look {
	dark := []int64{390, 1440}[page%2]
	return []look{{1440, "light", everything}, {390, "light", everything}, {dark, "dark", colours}}
}

// axeRules are those of axe that are asked, as options of axe.run.
type axeRules string

const (
	levels     axeRules = `runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]`
	everything          = levels
	colours    axeRules = `runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }`
	structure           = levels + `, rules: { "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } }`
)

// Rule X07
func TestEveryPageIsAccessibleInEveryLanguage(t *testing.T) {
	// German has as much to look at as the three others, so it begins.
	for _, lang := range []string{"de", "nl", "en", "fr"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			o := officetest.Open(t, "sqlite")
			fill(t, o)
			seats := seat(t, o, lang)
			for i, l := range table {
				v := seats[l.who]
				v.look(1440, 900, "light")
				if status := l.get(v); status != l.status {
					t.Errorf("%s answers %d\n%s", l.name, status, v.screen())
					continue
				}
				v.sound(l.name, lang)
				if lang != "de" {
					v.fits(l.name, structure)
					continue
				}
				for _, look := range looks(i) {
					v.look(look.width, 844, look.scheme)
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
	if !eval[bool](v, `typeof axe === "object"`) {
		v.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](axe+";undefined"))
			return err
		}))
	}
	// A colour that is on its way to another, as after a change of the scheme, is neither.
	eval[bool](v, `(document.getAnimations().forEach((a) => a.finish()), true)`)
	return eval[[]string](v, `axe.run(document, { %s, iframes: false, resultTypes: ["violations"], preload: false })
		.then((r) => r.violations.flatMap((f) => f.nodes.map((n) => f.id + " (" + f.help + "): " + n.html.slice(0, 200) + " " + n.failureSummary)))`, asked)
}

func TestAxeFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	v := open(t)
	v.do(chromedp.Navigate("data:text/html,<title>x</title><img src=x><p><font color=silver>pale</font>"))
	for _, c := range []struct {
		rules       axeRules
		finds, lets []string
	}{
		{everything, []string{"html-has-lang", "image-alt", "color-contrast"}, nil},
		{structure, []string{"html-has-lang", "image-alt"}, []string{"color-contrast"}},
		{colours, []string{"color-contrast"}, []string{"html-has-lang", "image-alt"}},
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
