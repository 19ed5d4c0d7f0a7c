package sheet_test

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bureau/internal/fault"
	"bureau/internal/sheet"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestExportsOfTheCommonProgramsAreRead(t *testing.T) {
	for _, c := range []struct {
		name, column string
		want         []string
		number       int // of the last line in the file
	}{
		{"microsoft365.csv", "Display name", []string{"Eva van Dijk", "Jürgen Müller, MSc", "Oud Collega", "Gast (Extern)", `=HYPERLINK("http://x.example","Klik")`}, 7},
		{"google-workspace.csv", "First Name [Required]", []string{"Élise", "Camille"}, 3},
		{"excel-deutsch-windows1252.csv", "Nachname", []string{"Größl", "Meier; geb. Huber"}, 3},
		{"excel-unicode-text-utf16.txt", "Naam", []string{"Eva de Vries", "Željko Đurić"}, 3},
		{"tableur-sep.csv", "Prénom", []string{"Zoé"}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := sheet.Read(file(t, c.name))
			if err != nil {
				t.Fatal(err)
			}
			at := -1
			for i, h := range got.Header {
				if h == c.column {
					at = i
				}
			}
			if at < 0 || len(got.Lines) != len(c.want) {
				t.Fatalf("column %d of %q, %d lines", at, got.Header, len(got.Lines))
			}
			for i, w := range c.want {
				if got.Lines[i].Fields[at] != w {
					t.Errorf("line %d: %q, want %q", i, got.Lines[i].Fields[at], w)
				}
			}
			if n := got.Lines[len(got.Lines)-1].Number; n != c.number {
				t.Errorf("the last line is said to be %d, want %d", n, c.number)
			}
		})
	}
}

func TestWhatIsNoTableIsRefusedWithAReason(t *testing.T) {
	wide := strings.Repeat("a,", sheet.MaxColumns+1) + "b\n1\n"
	for name, c := range map[string]struct{ text, says string }{
		"nothing":             {"", "nobody"},
		"a header alone":      {"email\n\n , \n", "nobody"},
		"a workbook":          {"PK\x03\x04\x14\x00\x06\x00", "text file"},
		"an open quote":       {"email\n\"a@x.example\n", "line 2"},
		"a quote in a field":  {"email\na\"b@x.example\n", "line 2"},
		"a field beyond all":  {"email\n" + strings.Repeat("x", sheet.MaxField+1), "Line 2"},
		"too many columns":    {wide, "columns"},
		"too many lines":      {"email\n" + strings.Repeat("a\n", sheet.MaxLines+1), "lines"},
		"too many bytes":      {strings.Repeat("x", sheet.MaxBytes+1), "5 MB"},
		"half a UTF-16 file":  {"\xff\xfee\x00\x00\xd8", "text"},
		"a NUL in the middle": {"email\na\x00b\n", "text file"},
	} {
		_, err := sheet.Read([]byte(c.text))
		f, ok := fault.As(err)
		if !ok || f.Code != fault.Invalid || !strings.Contains(f.In("en"), c.says) {
			t.Errorf("%s: %v, which does not say %q", name, err, c.says)
		}
	}
}

func TestTheSeparatorIsTheOneThatTheFirstLineHas(t *testing.T) {
	for text, want := range map[string]int{
		"email\na,b\n": 1, "a;b,c;d\n1\n": 3, "a\tb\n1\t2\n": 2, "\"a;b\",c\n1\n": 2, "\n\na|b\n1|2\n": 2, "\"a\nb\",c\n1,2\n": 2, "a,b\r1,2\r": 2,
	} {
		got, err := sheet.Read([]byte(text))
		if err != nil || len(got.Header) != want {
			t.Errorf("%q: %q (%v), want %d columns", text, got.Header, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"microsoft365.csv", "google-workspace.csv", "excel-deutsch-windows1252.csv", "excel-unicode-text-utf16.txt", "tableur-sep.csv"} {
		f.Add(file(f, name))
	}
	f.Add([]byte("\xfe\xff\x00a\x00,\x00b\x00\n\x001"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := sheet.Read(data)
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("a defect, not a refusal: %v", err)
			}
			return
		}
		last := 0
		for _, l := range got.Lines {
			if len(l.Fields) != len(got.Header) || l.Number <= last {
				t.Fatalf("line %d after %d has %d fields under %d names", l.Number, last, len(l.Fields), len(got.Header))
			}
			last = l.Number
			for _, field := range l.Fields {
				if len(field) > sheet.MaxField*3 || strings.ContainsRune(field, 0) {
					t.Fatalf("a field of %d bytes", len(field))
				}
			}
		}
	})
}

func TestWhatIsWrittenIsReadAgainAndNothingInItIsComputed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[='+@a-z0-9 ",;|\täß-]{0,12}`)
		width := rapid.IntRange(1, 4).Draw(t, "width")
		table := sheet.Table{}
		for i := range width {
			table.Header = append(table.Header, string(rune('a'+i)))
		}
		for n := range rapid.IntRange(1, 6).Draw(t, "lines") {
			line := sheet.Line{Number: n + 2, Fields: []string{"x"}}
			for range width - 1 {
				line.Fields = append(line.Fields, strings.TrimSpace(word.Draw(t, "field")))
			}
			table.Lines = append(table.Lines, line)
		}
		comma := rapid.SampledFrom([]rune(",;\t")).Draw(t, "comma")
		data, err := sheet.Write(table, comma, rapid.Bool().Draw(t, "mark"))
		if err != nil {
			t.Fatal(err)
		}
		if width == 1 {
			comma = ','
		}
		back, err := sheet.Read(data)
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		for i, l := range back.Lines {
			if !slices.Equal(l.Fields, table.Lines[i].Fields) {
				t.Fatalf("%q came back as %q", table.Lines[i].Fields, l.Fields)
			}
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF")))
		r.Comma = comma
		all, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range slices.Concat(all...) {
			if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
				t.Fatalf("a spreadsheet would compute %q", field)
			}
		}
	})
}

func TestColumnsAreKnownByTheirNames(t *testing.T) {
	columns := []sheet.Column{{Key: "email", Names: []string{"email"}}, {Key: "name", Names: []string{"nom", "name"}}, {Key: "first", Names: []string{"prenom", "vorname"}},
		{Key: "last", Names: []string{"nachname"}}}
	for text, want := range map[string]sheet.Matching{
		"E-Mail;Vorname;Nachname\na;b;c\n": {"email": 0, "first": 1, "last": 2},
		"Prénom;Nom\nb;c\n":                {"first": 0, "last": 1},
		"Name\nb c\n":                      {"name": 0},
		"Wer;Wo\nb;b@x.example\n":          {"email": 1},
	} {
		table, err := sheet.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := sheet.Match(table, columns); !maps.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
