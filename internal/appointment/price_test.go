package appointment

import (
	"strings"
	"testing"

	"bureau/internal/fault"
)

func TestAPriceIsReadAsPeopleWriteIt(t *testing.T) {
	const none = -1
	for _, c := range []struct {
		text string
		want int64
	}{
		{"", none}, {"   ", none}, {"0", 0}, {"0,00", 0}, {"45", 4500}, {"45,5", 4550}, {"45.5", 4550}, {"45,", 4500}, {"45.", 4500}, {",50", bad},
		{"45,00", 4500}, {"45.00", 4500}, {" 45,00 ", 4500}, {"1250,50", 125050}, {"1.250,50", 125050}, {"1,250.50", 125050}, {"1'250.50", 125050},
		{"1 250,50", 125050}, {"1\u00a0250,50", 125050}, {"1\u202f250,50", 125050}, {"1.250", 125000}, {"1,250", 125000}, {"1.234.567,89", 123456789},
		{"12,345,67", bad}, {"1.234,567", bad}, {"1..250", bad}, {".123", bad}, {"1234.567", bad}, {"1,234.567", bad}, {"1.25,50", bad}, {"12.3456", bad}, {"45,001", 4500100}, {"-5", bad}, {"+5", bad}, {"4e3", bad}, {"€ 45", 4500}, {"45 €", 4500}, {"45€", 4500}, {"EUR 45,50", 4550}, {"45.50 eur", 4550}, {"CHF 1'250.50", 125050}, {"45 Euro", 4500}, {"45,-", 4500}, {"45,– €", 4500}, {"€", bad}, {"€€ 45", bad}, {"€ 45 €", bad}, {"45 kr", bad}, {",-", bad}, {".", bad},
		{",", bad}, {"١٢", bad}, {"4.5.6", bad}, {"123456789012", bad}, {"99999999999", bad}, {"9999999999", 999999999900}, {"45,00,", bad},
	} {
		got, err := ParsePrice(c.text)
		if c.want == bad {
			if f, ok := fault.As(err); !ok || f.Code != fault.Invalid || f.Field != "price" {
				t.Errorf("%q is %d, %v", c.text, got, err)
			}
			continue
		}
		if err != nil || got != c.want {
			t.Errorf("%q is %d, not %d: %v", c.text, got, c.want, err)
		}
	}
}

// bad stands for what is no price.
const bad = -2

func TestAPriceIsWrittenAsALanguageWritesIt(t *testing.T) {
	for _, c := range []struct {
		cents int64
		comma string
	}{{-1, ""}, {0, "0,00"}, {5, "0,05"}, {50, "0,50"}, {4500, "45,00"}, {125050, "1250,50"}, {1_000_000_007, "10000000,07"}} {
		for _, lang := range []string{"nl", "de", "de-AT", "fr"} {
			if got := FormatPrice(c.cents, lang); got != c.comma {
				t.Errorf("%d in %s is %q, not %q", c.cents, lang, got, c.comma)
			}
		}
		if got, want := FormatPrice(c.cents, "en"), strings.Replace(c.comma, ",", ".", 1); got != want {
			t.Errorf("%d in English is %q, not %q", c.cents, got, want)
		}
	}
}

// What is read is a price that can be kept, and what is written of it is read as the same in every language.
func FuzzParsePrice(f *testing.F) {
	for _, text := range []string{"", "45", "45,00", "1.250,50", "1'250.50", "12,345,67", "-5", ".", "1\u202f250,5", "99999999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := ParsePrice(text)
		if err != nil {
			return
		}
		if n < -1 || n > 999_999_999_999 {
			t.Fatalf("%q is %d", text, n)
		}
		for _, lang := range []string{"nl", "de", "en", "fr"} {
			if again, err := ParsePrice(FormatPrice(n, lang)); err != nil || again != n {
				t.Fatalf("%q is %d; written in %s as %q it is %d, %v", text, n, lang, FormatPrice(n, lang), again, err)
			}
		}
	})
}
