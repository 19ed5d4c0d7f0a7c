package ical_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bureau/internal/ical"
)

func card(version string, lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

func oneCard(t *testing.T, text string) ical.Card {
	t.Helper()
	all, err := ical.ReadCards([]byte(text))
	if err != nil || len(all) != 1 {
		t.Fatalf("%d cards: %v", len(all), err)
	}
	return all[0]
}

func TestACardIsReadInEveryVersion(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want ical.Card
	}{
		"2.1 as phones write it": {card("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=B6=C3=9Fl;J=C3=BCrgen;;;", "TEL;HOME;FAX:1", "TEL;HOME:2", "TEL;CELL:3",
			"EMAIL;INTERNET:a@x.example", "NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0A=", "zwei=3B drei", "PHOTO;ENCODING=BASE64;JPEG:/9j/", " AAAA", ""),
			ical.Card{First: "Jürgen", Last: "Größl", Telephone: "3", Email: "a@x.example", Note: "eins\nzwei; drei"}},
		"2.1 in another charset": {card("2.1", "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Eva"), ical.Card{First: "Eva", Last: "Müller"}},
		"3.0 as Apple writes it": {card("3.0", `N:van Dijk;Eva;Maria\, Anna;;`, "FN:Eva van Dijk", "item1.EMAIL;type=INTERNET;type=pref:e@x.example", "EMAIL;type=INTERNET:f@x.example",
			"TEL;type=HOME;type=FAX:1", "TEL;type=CELL;type=VOICE:2", "TEL;type=WORK;type=pref:3", `item2.ADR;type=HOME:;;Lei 1\nbus 2;Gent;;9000;België`, `NOTE:a\, b\; c\\n d\ne`,
			`CATEGORIES:Knee,Kid\,s`, "X-ABADR:be"),
			ical.Card{First: "Eva Maria Anna", Last: "van Dijk", Name: "Eva van Dijk", Email: "e@x.example", Telephone: "3", Address: "Lei 1\nbus 2\n9000 Gent\nBelgië",
				Note: "a, b; c\\n d\ne", Categories: []string{"Knee", "Kid,s"}}},
		"4.0": {card("4.0", "FN:Praxis Nord", "ORG:Nord GmbH;Labor", "TEL;VALUE=uri;PREF=1;TYPE=\"work,voice\":tel:+49-1", "EMAIL:mailto:a@x.example", "LANG;PREF=1:de", "TZ:Europe/Vienna", "UID:urn:x"),
			ical.Card{Name: "Praxis Nord", Company: "Nord GmbH", Telephone: "+49-1", Email: "a@x.example", Lang: "de", Zone: "Europe/Vienna", UID: "urn:x"}},
		"a list of people": {card("4.0", "KIND:group", "FN:Knees"), ical.Card{Name: "Knees", Group: true}},
		"folded":           {card("3.0", "N:Dij", " k;E", "\tva"), ical.Card{First: "Eva", Last: "Dijk"}},
		"an agent inside":  {card("2.1", "N:Dijk;Eva", "AGENT:", "BEGIN:VCARD", "N:Other;X", "END:VCARD", "TEL:1"), ical.Card{First: "Eva", Last: "Dijk", Telephone: "1"}},
		"without an end":   {"BEGIN:VCARD\nN:Dijk;Eva\n", ical.Card{First: "Eva", Last: "Dijk", Open: true}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Line = 1
			if got := oneCard(t, c.text); fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", c.want) {
				t.Errorf("\n%#v, want\n%#v", got, c.want)
			}
		})
	}
}

func TestACardWithoutAnEndTakesNoOtherAlong(t *testing.T) {
	all, err := ical.ReadCards([]byte("BEGIN:VCARD\nN:A\nBEGIN:VCARD\nN:B\nEND:VCARD\n"))
	if err != nil || len(all) != 2 || !all[0].Open || all[0].Last != "A" || all[1].Open || all[1].Last != "B" || all[1].Line != 3 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestATextThatIsNoCardsIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":        {"", ical.ErrFormat},
		"a table":        {"name;email\na;b:c\n", ical.ErrFormat},
		"a calendar":     {"BEGIN:VCALENDAR\nEND:VCALENDAR\n", ical.ErrFormat},
		"too deep":       {strings.Repeat("BEGIN:VCARD\nAGENT:\n", 9), ical.ErrTooLarge},
		"too many cards": {strings.Repeat("BEGIN:VCARD\nEND:VCARD\n", ical.MaxCards+1), ical.ErrTooLarge},
		"too large":      {strings.Repeat("x", ical.MaxCardSize+1), ical.ErrTooLarge},
	} {
		if _, err := ical.ReadCards([]byte(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestALongPhotographDoesNotHideItsCard(t *testing.T) {
	text := card("3.0", "N:Dijk;Eva", "PHOTO:"+strings.Repeat("A", ical.MaxLine), " "+strings.Repeat("A", ical.MaxLine), "TEL:1")
	if c := oneCard(t, text); c.Last != "Dijk" || c.Telephone != "1" {
		t.Errorf("%+v", c)
	}
}

func TestCardsThatAreWrittenAreReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-zäß€=;,:\\"'+]([a-zäß€=;,:\\" \n]{0,80}[a-zäß€=;,:\\"])?)?`)
		line := rapid.StringMatching(`([a-zäß=;:\\"]{1,3}( [a-zäß=;:\\"]{1,5})?)?`)
		want := ical.Card{UID: "urn:uuid:1", First: line.Draw(t, "first"), Last: line.Draw(t, "last"), Name: text.Draw(t, "name"), Email: line.Draw(t, "email"),
			Telephone: line.Draw(t, "telephone"), Address: text.Draw(t, "address"), Note: text.Draw(t, "note"), Lang: "de", Zone: "Europe/Vienna"}
		for range rapid.IntRange(0, 3).Draw(t, "groups") {
			want.Categories = append(want.Categories, "g"+text.Draw(t, "group"))
		}
		all, err := ical.ReadCards(ical.WriteCards([]ical.Card{want}))
		if err != nil || len(all) != 1 {
			t.Fatalf("%d: %v", len(all), err)
		}
		want.Line = 1
		if fmt.Sprintf("%#v", all[0]) != fmt.Sprintf("%#v", want) {
			t.Fatalf("\n%#v came back as\n%#v", want, all[0])
		}
	})
}

func FuzzReadCards(f *testing.F) {
	f.Add([]byte(card("2.1", "N;ENCODING=QUOTED-PRINTABLE:=C3=", "=A4;x", "TEL;CELL:1", "PHOTO;BASE64:", "  AAAA")))
	f.Add([]byte(card("3.0", `item1.ADR;type=HOME:;;a\nb;c;;d;e`, `NOTE:\`, "AGENT:", "BEGIN:VCARD", "END:VCARD")))
	f.Add([]byte(card("4.0", `TEL;VALUE=uri;PREF=1;TYPE="work,voice":tel:+1`, "CATEGORIES:a,b", "KIND:group")))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ical.ReadCards(data)
		if err != nil {
			if !errors.Is(err, ical.ErrFormat) && !errors.Is(err, ical.ErrTooLarge) {
				t.Fatal(err)
			}
			return
		}
		last := 0
		for _, c := range all {
			if c.Line <= last || strings.ContainsAny(c.Name+c.First+c.Last+c.Note+c.Address, "\x00\r") {
				t.Fatalf("%+v after line %d", c, last)
			}
			last = c.Line
		}
		if back, err := ical.ReadCards(ical.WriteCards(all)); err != nil || len(back) != len(all) {
			t.Fatalf("%d of %d came back: %v", len(back), len(all), err)
		}
	})
}
