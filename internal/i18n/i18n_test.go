package i18n_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bureau/internal/i18n"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// Rule X07
func TestDatesAndTimesReadAsInTheirLanguage(t *testing.T) {
	vienna := zone(t, "Europe/Vienna")
	at := time.Date(2026, 1, 1, 7, 30, 0, 0, time.UTC)
	for _, c := range []struct{ lang, long, short, year string }{
		{"de", "Donnerstag, 1. Januar", "Do., 1. Jan.", "1. Januar 2026"},
		{"de-AT", "Donnerstag, 1. Jänner", "Do., 1. Jän.", "1. Jänner 2026"},
		{"nl", "donderdag 1 januari", "do 1 jan", "1 januari 2026"},
		{"en", "Thursday 1 January", "Thu 1 Jan", "1 January 2026"},
		{"fr", "jeudi 1er janvier", "jeu. 1er janv.", "1er janvier 2026"},
	} {
		l := i18n.Locale{Lang: c.lang, Zone: vienna}
		if got := l.Long(at); got != c.long {
			t.Errorf("%s: Long gives %q, want %q", c.lang, got, c.long)
		}
		if got := l.Short(at); got != c.short {
			t.Errorf("%s: Short gives %q, want %q", c.lang, got, c.short)
		}
		if got := l.Year(at); got != c.year {
			t.Errorf("%s: Year gives %q, want %q", c.lang, got, c.year)
		}
		if got := l.Clock(at); got != "08:30" {
			t.Errorf("%s: Clock gives %q", c.lang, got)
		}
	}
}

func TestARangeSaysWhatAReaderNeeds(t *testing.T) {
	l := i18n.Locale{Lang: "en", Zone: zone(t, "Europe/Amsterdam")}
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct{ says, from, to, want string }{
		{"a day at work", "2026-11-24T08:30:00+01:00", "2026-11-24T17:00:00+01:00", "08:30 – 17:00"},
		{"until midnight", "2026-11-24T20:00:00+01:00", "2026-11-25T00:00:00+01:00", "20:00 – 24:00"},
		{"into the next day", "2026-11-24T20:00:00+01:00", "2026-11-25T06:00:00+01:00", "20:00 – Wed 25 Nov 06:00"},
		{"over the change to winter time", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "02:30 CEST – 02:30 CET"},
		{"over New Year's Eve", "2026-12-31T22:00:00+01:00", "2027-12-31T23:00:00+01:00", "22:00 – Fri 31 Dec 23:00"},
	} {
		if got := l.Range(at(c.from), at(c.to)); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestACountFollowsThePluralRuleOfItsLanguage(t *testing.T) {
	c := i18n.Count{One: i18n.Text{NL: "%d plek", DE: "%d Platz", EN: "%d place", FR: "%d place"},
		Other: i18n.Text{NL: "%d plekken", DE: "%d Plätze", EN: "%d places", FR: "%d places"}}
	for _, w := range []struct {
		lang string
		n    int
		want string
	}{{"en", 0, "0 places"}, {"en", 1, "1 place"}, {"fr", 0, "0 place"}, {"fr", 2, "2 places"}, {"nl", 1, "1 plek"}, {"de", 5, "5 Plätze"}} {
		if got := c.In(w.lang, w.n); got != w.want {
			t.Errorf("%s of %d: %q, want %q", w.lang, w.n, got, w.want)
		}
	}
}

func TestTheLanguageOfABrowserIsMatched(t *testing.T) {
	for header, want := range map[string]string{"de-AT,de;q=0.8": "de-AT", "de-CH": "de", "nl-BE,fr;q=0.5": "nl", "fr-BE": "fr", "pt,en;q=0.3": "en", "": "en", "%%": "en"} {
		if got := i18n.Match(header); got != want {
			t.Errorf("%q gives %s, want %s", header, got, want)
		}
	}
}

// Every text must take the same arguments in every language, or one of them would show %!d(MISSING) to somebody.
func TestWhereSomebodyIsIsGuessedFromTheCountryOfTheirLanguagesFirst(t *testing.T) {
	for _, c := range []struct{ accept, lang, want string }{
		{"nl-BE,nl;q=0.9", "nl", "Europe/Brussels"}, {"en-US,en;q=0.9,fr-CH;q=0.8", "en", "Europe/Zurich"}, {"nl", "nl", "Europe/Amsterdam"},
		{"de-AT", "de-AT", "Europe/Vienna"}, {"", "fr", "Europe/Paris"}, {"not a header;;", "de", "Europe/Berlin"}, {"en-US", "en", "Europe/Dublin"},
	} {
		if got := i18n.LikelyZone(c.accept, c.lang); got != c.want {
			t.Errorf("%q in %s is guessed %s, not %s", c.accept, c.lang, got, c.want)
		}
	}
}

func TestEveryTextTakesTheSameArgumentsInEveryLanguage(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d+\])?[0-9]*[a-z]`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || len(lit.Elts) != 4 {
				return true
			}
			var sets [][]string
			for _, e := range lit.Elts {
				b, ok := e.(*ast.BasicLit)
				if !ok || b.Kind != token.STRING {
					return true
				}
				s, err := strconv.Unquote(b.Value)
				if err != nil || strings.TrimSpace(s) == "" {
					t.Errorf("%s: an empty text: %v", file, b.Value)
				}
				got := verb.FindAllString(s, -1)
				slices.Sort(got)
				sets = append(sets, got)
			}
			seen++
			for _, s := range sets[1:] {
				if !slices.Equal(s, sets[0]) {
					t.Errorf("%s: different arguments: %v", file, sets)
				}
			}
			return true
		})
	}
	if seen < 150 {
		t.Fatalf("only %d texts were looked at: the test sees too little", seen)
	}
}
