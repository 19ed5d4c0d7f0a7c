package i18n

import (
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Text is a sentence in every language, with the verbs of package fmt for its arguments; %[2]s where a language
// wants another order.
type Text struct{ NL, DE, EN, FR string }

// In says the text in a language, such as "de" or "de-AT"; one that the product does not speak reads English.
func (t Text) In(lang string, args ...any) string {
	s := t.of(lang)
	if len(args) == 0 {
		return s
	}
	args = slices.Clone(args) // which are the caller's, and may be said again in another language
	for i, a := range args {
		switch inner := a.(type) {
		case Text:
			args[i] = inner.of(lang)
		case DayOf:
			args[i] = inner.in(lang)
		}
	}
	return printer(lang).Sprintf(message.Key("", s), args...)
}

func (t Text) of(lang string) string {
	switch base(lang) {
	case "nl":
		return t.NL
	case "de":
		return t.DE
	case "fr":
		return t.FR
	}
	return t.EN
}

func base(lang string) string {
	b, _, _ := strings.Cut(lang, "-")
	return b
}

func printer(lang string) *message.Printer {
	for _, l := range Languages {
		if l.Tag == lang {
			return l.printer
		}
	}
	return Languages[3].printer
}

// Count is a text that depends on a number, its first argument, by the language's plural rule.
type Count struct{ One, Other Text }

// In says the text for n.
func (c Count) In(lang string, args ...any) string {
	n, _ := args[0].(int)
	tag := language.Make(base(lang))
	if plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) == plural.One {
		return c.One.In(lang, args...)
	}
	return c.Other.In(lang, args...)
}

// Language is one that a person can choose.
type Language struct {
	Tag     string // BCP 47
	Name    string // in itself
	printer *message.Printer
}

// Languages are the choices, in the order in which they are offered.
var Languages = []Language{
	{"nl", "Nederlands", message.NewPrinter(language.Dutch)},
	{"de", "Deutsch", message.NewPrinter(language.German)},
	{"de-AT", "Deutsch (Österreich)", message.NewPrinter(language.MustParse("de-AT"))},
	{"en", "English", message.NewPrinter(language.BritishEnglish)},
	{"fr", "Français", message.NewPrinter(language.French)},
}

// Known tells whether a tag is one of the choices.
func Known(tag string) bool {
	for _, l := range Languages {
		if l.Tag == tag {
			return true
		}
	}
	return false
}

// Match picks the best choice for an Accept-Language header; English where none fits.
func Match(header string) string {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(tags) == 0 {
		return "en"
	}
	for _, t := range tags {
		b, _ := t.Base()
		if r, conf := t.Region(); conf == language.Exact && Known(b.String()+"-"+r.String()) {
			return b.String() + "-" + r.String()
		}
		if Known(b.String()) {
			return b.String()
		}
	}
	return "en"
}
