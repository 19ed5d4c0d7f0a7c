package newsletter_test

import (
	"regexp"
	"strings"
	"testing"

	"bureau/internal/newsletter"
)

func TestMarkupIsReadAsItIsWritten(t *testing.T) {
	for _, c := range []struct{ text, plain, page string }{
		{"One\ntwo", "One\ntwo", "<p>One<br>\ntwo</p>\n"},
		{"- a\n- b", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
		{"**b** & <i>", "b & <i>", "<p><strong>b</strong> &amp; &lt;i&gt;</p>\n"},
		{"[us](https://a.example/?x=1&y=2)", "us (https://a.example/?x=1&y=2)", `<p><a href="https://a.example/?x=1&amp;y=2">us</a></p>` + "\n"},
		{"See https://a.example/x.", "See https://a.example/x.", `<p>See <a href="https://a.example/x">https://a.example/x</a>.</p>` + "\n"},
		{"[x](javascript:alert)", "[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"},
		{"[x](/relative)", "[x](/relative)", "<p>[x](/relative)</p>\n"},
		{"#not", "#not", "<p>#not</p>\n"},
	} {
		plain, page := newsletter.Markup(c.text)
		if plain != c.plain || page != c.page {
			t.Errorf("%q reads\n%q\n%q", c.text, plain, page)
		}
	}
	if _, page := newsletter.Markup("# Hi\ntext"); !strings.Contains(page, ">Hi</h2>\n<p>text</p>") {
		t.Errorf("a heading is %q", page)
	}
}

// written is everything that markup may make.
var written = regexp.MustCompile(`^(?:[^<>]|</?(?:p|ul|li|strong)>|<br>|<h2 style="[a-z0-9:;. -]*">|</h2>|<a href="(?:https?://|mailto:|tel:)[^"<>]*">|</a>)*$`)

func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"# a\n- b\n**c** [d](https://e.example)", `[<b>](https://x/"onclick=")`, "**<script>**", "[a](mailto:b@c.example)", "https://[x", "](**"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, page := newsletter.Markup(text)
		if !written.MatchString(page) {
			t.Errorf("%q makes %q", text, page)
		}
	})
}
