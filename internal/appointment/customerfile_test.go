package appointment_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// file reads a file with customers as somebody uploads it.
func file(t testing.TB, text string) appointment.CustomerImport {
	t.Helper()
	in, err := appointment.ReadCustomers([]byte(text), "de")
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// looked is what an import would do.
func (p *practice) looked(t *testing.T, in appointment.CustomerImport) (out appointment.ImportLook) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.LookAtImport(ctx, tx, p.owner, in)
		return err
	})
	return out
}

func (p *practice) imports(in appointment.CustomerImport) (out appointment.ImportLook, err error) {
	err = p.try(func(ctx context.Context, tx db.Tx) (err error) {
		out, err = p.Import(ctx, tx, p.owner, in, -1)
		return err
	})
	return out, err
}

// row is everything of a customer that a file holds.
func row(c appointment.Listed) string {
	return fmt.Sprintf("%q", []any{c.Who, c.Address, c.Lang, c.Zone, c.Note, c.Groups})
}

// rows are all customers of the practice.
func (p *practice) rows(t testing.TB) (ids, out []string) {
	t.Helper()
	if err := p.try(func(ctx context.Context, tx db.Tx) error {
		ids, out = nil, nil
		all, _, err := p.CustomerList(ctx, tx, p.owner, appointment.CustomerFilter{}, "", 1000)
		for _, c := range all {
			ids, out = append(ids, c.ID), append(out, row(c))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return ids, out
}

func (p *practice) eraseAll(t testing.TB) {
	t.Helper()
	ids, _ := p.rows(t)
	if err := p.try(func(ctx context.Context, tx db.Tx) error {
		for _, id := range ids {
			c, err := p.CustomerByID(ctx, tx, p.owner, id)
			if err != nil {
				return err
			}
			if err := p.EraseCustomer(ctx, tx, p.owner, id, c.Rev); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfTheCommonProgramsAreUnderstood(t *testing.T) {
	latin, _ := charmap.Windows1252.NewEncoder().String("Vorname;Nachname;E-Mail-Adresse;Mobiltelefon;Straße privat;Ort privat;Postleitzahl privat;Kategorien;Notizen\r\n" +
		"Jürgen;Größl;J@x.example;0471/1;Hauptplatz 1;Wien;1010;Knie;\"eins\r\nzwei\"\r\n")
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Naam\tE-mail\tGroepen\nEva van Dijk\te@x.example\tKnie; Privé\n")
	cards, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String("BEGIN:VCARD\r\nN:Dijk;Eva\r\nEND:VCARD\r\n")
	each(t, func(t *testing.T, p *practice) {
		for name, c := range map[string]struct{ text, want string }{
			"Outlook in German, Windows-1252": {latin, `[{"Jürgen" "Größl" "j@x.example" "0471/1"} "Hauptplatz 1\n1010 Wien" "de" "" "eins\nzwei" ["Knie"]]`},
			"Outlook in English": {"First Name,Middle Name,Last Name,Company,E-mail Address,Mobile Phone,Home Street,Home City,Home Postal Code,Home Country/Region,Categories,Notes,Language\n" +
				"Eva,,Dijk,,e@x.example,+31 6,Lei 1,Gent,9000,België,Knee;Private,a,Dutch\n", `[{"Eva" "Dijk" "e@x.example" "+31 6"} "Lei 1\n9000 Gent\nBelgië" "nl" "" "a" ["Knee" "Private"]]`},
			"Google": {"Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Address 1 - Formatted\n" +
				"Eva Dijk,Eva,Dijk,* myContacts ::: Knee,*,e@x.example ::: f@x.example,1 ::: 2,\"Lei 1\nGent\"\n", `[{"Eva" "Dijk" "e@x.example" "1"} "Lei 1\nGent" "de" "" "" ["Knee"]]`},
			"a spreadsheet, UTF-16":    {wide, `[{"Eva" "van Dijk" "e@x.example" ""} "" "de" "" "" ["Knie" "Privé"]]`},
			"a whole name with comma":  {"Naam;Telefoon\nDijk, Eva;1\n", `[{"Eva" "Dijk" "" "1"} "" "de" "" "" []]`},
			"a company alone":          {"Firma;Telefon\nNord GmbH;1\n", `[{"" "Nord GmbH" "" "1"} "" "de" "" "" []]`},
			"vCards in UTF-16":         {cards, `[{"Eva" "Dijk" "" ""} "" "de" "" "" []]`},
			"a vCard of a phone":       {"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen von Au\nTEL;CELL:1\nEND:VCARD\n", `[{"Jürgen" "von Au" "" "1"} "" "de" "" "" []]`},
			"what is computed nowhere": {"Name;Telefon\nEva Dijk;'+31 6\n", `[{"Eva" "Dijk" "" "+31 6"} "" "de" "" "" []]`},
		} {
			out := p.looked(t, file(t, c.text))
			if len(out.New) != 1 || len(out.Misfits) != 0 {
				t.Errorf("%s: %+v", name, out)
				continue
			}
			x := out.New[0]
			if got := row(appointment.Listed{Customer: x.Customer, Groups: x.New}); got != c.want {
				t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
			}
		}
	})
}

func TestAFileThatNobodyCanBeReadOfIsRefusedWithTheReason(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		says i18n.Text
	}{
		"nothing":            {"", i18n.SheetEmpty},
		"a workbook":         {"PK\x03\x04\x14\x00", i18n.SheetNoText},
		"cards without any":  {"BEGIN:VCARD\nEND:VCARD\n", i18n.ImportNoCards},
		"too many customers": {"Name\n" + strings.Repeat("x\n", appointment.MaxImport+1), i18n.ImportTooMany},
		"too many cards":     {strings.Repeat("BEGIN:VCARD\nN:x\nEND:VCARD\n", appointment.MaxImport+1), i18n.ImportTooMany},
	} {
		_, err := appointment.ReadCustomers([]byte(c.text), "en")
		if f, ok := fault.As(err); !ok || f.Code != fault.Invalid || !strings.HasPrefix(f.In("en"), strings.Split(c.says.EN, "%")[0]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEachBadLineIsNamedWithTheReason(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		out := p.looked(t, file(t, "Vorname;Nachname;E-Mail;Telefon\nEva;Dijk;e@x.example;\n;;f@x.example;\nMax;Fehl;kein;\nEva;Dijk;E@x.example;\nUwe;Lang;;"+
			strings.Repeat("1", 51)+"\nIda;Dijk;e@x.example;\n"))
		var got []string
		for _, m := range out.Misfits {
			got = append(got, fmt.Sprint(m.Line, " ", m.Name, ": ", m.Fault.In("en")))
		}
		want := []string{"3 f@x.example: There is no name.", "4 Max Fehl: " + i18n.EmailInvalid.EN, "5 Eva Dijk: Stands on line 2 already.", "6 Uwe Lang: " + fmt.Sprintf(i18n.TooLong.EN, 50)}
		if !slices.Equal(got, want) || len(out.New) != 2 {
			t.Errorf("%q, want %q; %d new", got, want, len(out.New))
		}
		out = p.looked(t, file(t, "BEGIN:VCARD\nFN:Eva\nBEGIN:VCARD\nKIND:group\nFN:Knees\nEND:VCARD\nBEGIN:VCARD\nFN:Max\nEND:VCARD\n"))
		if len(out.Misfits) != 2 || out.Misfits[0].Name != "Eva" || out.Misfits[1].Name != "Knees" || len(out.New) != 1 {
			t.Errorf("of cards: %+v", out)
		}
		in := file(t, "Wer;Wo\nEva;Gent\n")
		err := p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.LookAtImport(ctx, tx, p.owner, in); return err })
		if f, ok := fault.As(err); !ok || f.Field != "last" {
			t.Errorf("a table without a column for the name: %v", err)
		}
		in.Matching = sheet.Matching{"name": 2}
		if _, err := p.imports(in); !fault.Is(err, fault.Invalid) {
			t.Errorf("a column that is not there: %v", err)
		}
	})
}

func TestWhoIsKnownStaysOrIsCompleted(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		p.eraseAll(t)
		p.add(t, "Zoë", "Weiß", "zoe@home.example")
		p.add(t, "Max", "Weiß", "zoe@home.example")
		p.add(t, "Uwe", "Ohne", "")
		in := file(t, "Vorname;Nachname;E-Mail;Telefon;Notizen;Gruppen\nzoe;Weiss;zoe@home.example;+31 1;neu;Knie\nIda;Weiß;zoe@home.example;;;\nUwe;Ohne;;;;Knie\nUwe;Ohne;;7;;\n")
		out := p.looked(t, in)
		if len(out.Known) != 2 || len(out.New) != 2 || out.New[0].Shares == "" || out.New[1].Telephone != "7" {
			t.Fatalf("%+v", out)
		}
		if _, err := p.imports(in); err != nil {
			t.Fatal(err)
		}
		zoe := `[{"Zoë" "Weiß" "zoe@home.example" ""} "" "de" "" "" []]`
		if _, got := p.rows(t); len(got) != 5 || got[4] != zoe {
			t.Errorf("skipped: %s", got)
		}
		in.Update = true
		for range 2 { // again changes nothing more
			if _, err := p.imports(in); err != nil {
				t.Fatal(err)
			}
			zoe = `[{"Zoë" "Weiß" "zoe@home.example" "+31 1"} "" "de" "" "neu" ["Knie"]]`
			if _, got := p.rows(t); len(got) != 5 || got[4] != zoe || !strings.Contains(got[0], `["Knie"]`) {
				t.Errorf("completed: %s", got)
			}
		}
	})
}

func TestNothingIsHalfImported(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		ids, _ := p.rows(t)
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			_, err := p.NoteCustomer(ctx, tx, p.owner, ids[0], 1, strings.Repeat("x", 9_999))
			return err
		})
		_, before := p.rows(t)
		in := file(t, "Vorname;Nachname;E-Mail;Notizen\nEva;Dijk;e@x.example;\nZoë;Weiß;zoe@home.example;noch etwas\n")
		in.Update = true
		_, err := p.imports(in)
		if f, ok := fault.As(err); !ok || f.Code != fault.Invalid || !strings.Contains(f.In("en"), "Line 3, Zoë Weiß") {
			t.Errorf("a note that does not fit: %v", err)
		}
		if _, after := p.rows(t); !slices.Equal(before, after) {
			t.Errorf("half of it is there: %s", after)
		}
		err = p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.Import(ctx, tx, p.owner, in, 1); return err })
		if !fault.Is(err, fault.Stale) {
			t.Errorf("another number than was shown: %v", err)
		}
		if _, err := p.imports(appointment.CustomerImport{Table: in.Table, Matching: in.Matching}); err != nil {
			t.Error(err)
		}
		err = p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.Import(ctx, tx, p.els, in, 1); return err })
		if !fault.Is(err, fault.Refused) {
			t.Errorf("who may not write to many customers imports: %v", err)
		}
	})
}

func TestADraftIsItsUploadersAloneAndIsForgotten(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		var d appointment.CustomerDraft
		keep := func() {
			p.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				d, err = p.KeepDraft(ctx, tx, p.owner, file(t, "Name;Telefon\nEva Dijk;1\n"))
				return err
			})
		}
		there := func(want bool) {
			t.Helper()
			err := p.try(func(ctx context.Context, tx db.Tx) error { _, err := p.Draft(ctx, tx, p.owner, d.ID); return err })
			if (err == nil) != want || err != nil && !fault.Is(err, fault.NotFound) {
				t.Errorf("the draft is there: %v, want %v", err, want)
			}
		}
		keep()
		for range 2 {
			if err := p.try(func(ctx context.Context, tx db.Tx) error { return p.ImportDraft(ctx, tx, p.owner, d.ID, 1) }); err != nil {
				t.Fatal(err)
			}
		}
		if _, all := p.rows(t); len(all) != 2 {
			t.Errorf("imported twice: %s", all)
		}
		keep()
		p.clock.Advance(25 * 60 * 60 * 1e9)
		p.write(t, func(ctx context.Context, tx db.Tx) error { return p.Sweep(ctx, tx) })
		there(false)
		keep()
		eva := p.find(t, "eva")
		p.write(t, func(ctx context.Context, tx db.Tx) error { return p.EraseCustomer(ctx, tx, p.owner, eva.ID, eva.Rev) })
		there(false)
		keep()
		first := d
		for range 3 {
			keep()
		}
		last := d
		d = first
		there(false)
		d = last
		there(true)
	})
}

func (p *practice) find(t *testing.T, text string) (c appointment.Customer) {
	t.Helper()
	p.write(t, func(ctx context.Context, tx db.Tx) error {
		all, err := p.FindCustomers(ctx, tx, p.owner, text, 1)
		if len(all) == 1 {
			c = all[0]
		}
		return err
	})
	return c
}

func TestWhatIsExportedComesBackAsItWas(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		rapid.Check(t, func(r *rapid.T) {
			p.eraseAll(t)
			for i := range rapid.IntRange(1, 6).Draw(r, "customers") {
				f := drawn(r, i)
				if err := p.try(func(ctx context.Context, tx db.Tx) error {
					_, err := p.AddCustomerTo(ctx, tx, p.owner, f)
					return err
				}); err != nil {
					r.Fatalf("%+v: %v", f, err)
				}
			}
			_, before := p.rows(t)
			e := appointment.CustomerExport{Cards: rapid.Bool().Draw(r, "cards"), Comma: rapid.SampledFrom([]rune(",;\t")).Draw(r, "comma"), Mark: rapid.Bool().Draw(r, "mark")}
			actor := p.owner
			actor.Lang = rapid.SampledFrom([]string{"nl", "de", "en", "fr"}).Draw(r, "lang")
			data, err := p.ExportCustomers(context.Background(), p.db, actor, e)
			if err != nil {
				r.Fatal(err)
			}
			p.eraseAll(t)
			in, err := appointment.ReadCustomers(data, "nl")
			if err != nil {
				r.Fatalf("%v\n%s", err, data)
			}
			if out, err := p.imports(in); err != nil || len(out.Misfits) > 0 {
				r.Fatalf("%v, %+v\n%s", err, out.Misfits, data)
			}
			if _, after := p.rows(t); !slices.Equal(before, after) {
				r.Fatalf("%s\ncame back as\n%s\nfrom\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"), data)
			}
		})
	})
}

// drawn is any customer; the number keeps them apart.
func drawn(r *rapid.T, i int) appointment.CustomerForm {
	word := rapid.StringMatching(`[A-ZÄ='+@a-zß,;|"\\-]{1,8}`)
	text := rapid.StringMatching(`([='+@a-zäß€,;|"\\-]([='+@a-zäß€ ,;:|"\\\n-]{0,40}[a-z.])?)?`)
	c := appointment.Customer{Who: appointment.Who{First: word.Draw(r, "first"), Last: fmt.Sprint(word.Draw(r, "last"), i)}, Address: text.Draw(r, "address"),
		Note: text.Draw(r, "note"), Lang: rapid.SampledFrom([]string{"nl", "de", "en", "fr"}).Draw(r, "their language"), Zone: rapid.SampledFrom([]string{"", "Europe/Vienna"}).Draw(r, "zone")}
	if rapid.Bool().Draw(r, "reachable") {
		c.Email, c.Telephone = rapid.StringMatching(`[a-z]{1,8}@[a-z]{1,8}\.example`).Draw(r, "email"), rapid.StringMatching(`\+?[0-9 /-]{0,9}[0-9]`).Draw(r, "telephone")
	}
	f := appointment.CustomerForm{Customer: c}
	for range rapid.IntRange(0, 3).Draw(r, "groups") {
		f.New = append(f.New, rapid.StringMatching(`[A-Za-zß=+]{1,4}( ?[a-z,;|]{1,3}[a-z])?`).Draw(r, "group"))
	}
	return f
}

func TestAFilteredGroupIsExportedAlone(t *testing.T) {
	each(t, func(t *testing.T, p *practice) {
		if _, err := p.imports(file(t, "Name;Gruppen\nEva Dijk;Knie\nMax Au;\n")); err != nil {
			t.Fatal(err)
		}
		var group string
		p.write(t, func(ctx context.Context, tx db.Tx) error {
			all, err := p.CustomerGroups(ctx, tx, p.owner)
			group = all[0].ID
			return err
		})
		data, err := p.ExportCustomers(context.Background(), p.db, p.owner, appointment.CustomerExport{Comma: ';', Filter: appointment.CustomerFilter{Groups: []string{group}}})
		if err != nil || strings.Count(string(data), "\r\n") != 2 || !strings.Contains(string(data), "Eva;Dijk;") {
			t.Errorf("%v %s", err, data)
		}
		if _, err := p.ExportCustomers(context.Background(), p.db, p.els, appointment.CustomerExport{Comma: ';'}); !fault.Is(err, fault.Refused) {
			t.Errorf("who may not take the list along does: %v", err)
		}
		if _, err := p.ExportCustomers(context.Background(), p.db, p.owner, appointment.CustomerExport{Comma: 'x'}); !fault.Is(err, fault.Invalid) {
			t.Errorf("a separator that is none: %v", err)
		}
	})
}

func FuzzReadCustomers(f *testing.F) {
	f.Add([]byte("Vorname;Nachname;Gruppen\nEva;Dijk;a | b\n"))
	f.Add([]byte("BEGIN:VCARD\nN:Dijk;Eva\nCATEGORIES:a,b\nEND:VCARD\n"))
	f.Add([]byte("\xff\xfeB\x00E\x00G\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := appointment.ReadCustomers(data, "fr")
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("a defect, not a refusal: %v", err)
			}
			return
		}
		if err := in.Matching.Validate(in.Table); err != nil {
			t.Fatalf("its columns are not there: %v", err)
		}
		for _, l := range in.Table.Lines {
			if len(l.Fields) != len(in.Table.Header) {
				t.Fatalf("line %d has %d fields under %d names", l.Number, len(l.Fields), len(in.Table.Header))
			}
		}
	})
}
