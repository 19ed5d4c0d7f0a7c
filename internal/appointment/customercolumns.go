package appointment

import (
	"bytes"
	"errors"
	"strings"

	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/ical"
	"bureau/internal/sheet"
	"bureau/internal/span"
)

// MaxCustomerFile is how large a file with customers may be; photographs make vCards long.
const MaxCustomerFile = ical.MaxCardSize

// MaxImport is how many customers one file may bring: all of them come in one transaction.
const MaxImport = 10_000

// CustomerColumns are all that an import of customers reads; whatever else a table has is passed over. The first name of each is
// the one that an export writes in some language.
var CustomerColumns = []sheet.Column{
	{Key: "first", Text: i18n.FirstName, Names: []string{"firstname", "voornaam", "vorname", "prenom", "givenname"}},
	{Key: "last", Text: i18n.LastName, Names: []string{"lastname", "achternaam", "nachname", "familienname", "nomdefamille", "familyname", "surname"}},
	{Key: "name", Text: i18n.ImportWholeName, Names: []string{"displayname", "fullname", "name", "naam", "nom", "nomcomplet", "volledigenaam", "anzeigename",
		"vollstandigername", "weergavenaam", "fileas", "customer", "klant", "kunde", "client", "patient"}},
	{Key: "company", Text: i18n.ImportCompany, Names: []string{"company", "organization1name", "organizationname", "organization", "organisation", "bedrijf", "firma", "societe", "entreprise"}},
	{Key: "email", Text: i18n.Email, Names: []string{"emailaddress", "email", "email1value", "email1address", "mail", "emailadres", "emailadresse", "adressedemessagerie",
		"adresseemail", "courriel", "primaryemail", "emailprivat", "emailadresprive"}},
	{Key: "telephone", Text: i18n.Telephone, Names: []string{"mobilephone", "mobiletelefoon", "mobieletelefoon", "mobiltelefon", "telmobile", "mobile", "mobiel", "handy", "gsm",
		"phone1value", "telephone", "telefoon", "telefon", "tel", "phone", "phonenumber", "telefoonnummer", "telefonnummer", "numerodetelephone", "homephone",
		"telefoonthuis", "telefonprivat", "telephonedomicile", "primaryphone", "businessphone", "telefoonopwerk", "telefongeschaftlich", "telefongeschaeftlich", "telephonebureau"}},
	{Key: "address", Text: i18n.CustomerAddress, Names: []string{"address", "adres", "anschrift", "adresse", "address1formatted", "homeaddress", "postaladdress"}},
	{Key: "street", Text: i18n.ImportStreet, Names: []string{"street", "straat", "strasse", "rue", "address1street", "homestreet", "huisadresstraat", "straatthuis", "strasseprivat",
		"ruedomicile", "businessstreet", "streetaddress"}},
	{Key: "postcode", Text: i18n.Postcode, Names: []string{"postcode", "postalcode", "zip", "zipcode", "plz", "postleitzahl", "codepostal", "address1postalcode", "homepostalcode",
		"huisadrespostcode", "postcodethuis", "postleitzahlprivat", "codepostaldomicile", "businesspostalcode"}},
	{Key: "town", Text: i18n.Town, Names: []string{"town", "city", "plaats", "woonplaats", "gemeente", "ort", "stadt", "wohnort", "ville", "localite", "address1city", "homecity",
		"huisadresplaats", "plaatsthuis", "ortprivat", "villedomicile", "businesscity"}},
	{Key: "country", Text: i18n.ImportCountry, Names: []string{"country", "land", "pays", "address1country", "homecountryregion", "homecountry", "landregioprive", "landregionprivat",
		"paysregiondomicile", "businesscountryregion"}},
	{Key: "lang", Text: i18n.LanguageChoice, Names: []string{"language", "lang", "taal", "sprache", "langue", "preferredlanguage"}},
	{Key: "zone", Text: i18n.CustomerZone, Names: []string{"timezone", "tijdzone", "zeitzone", "fuseauhoraire"}},
	{Key: "groups", Text: i18n.CustomerGroups, Names: []string{"customergroups", "klantengroepen", "kundengruppen", "groupesdeclients", "groups", "groepen", "gruppen", "groupes",
		"group", "groep", "gruppe", "groupe", "categories", "categorieen", "kategorien", "labels", "groupmembership", "tags", "category", "categorie", "kategorie"}},
	{Key: "note", Text: i18n.CustomerNote, Names: []string{"generalnote", "algemenenotitie", "allgemeinenotiz", "notegenerale", "notes", "note", "notities", "notitie", "notizen",
		"notiz", "opmerkingen", "opmerking", "bemerkungen", "bemerkung", "remarques", "remarque", "comments"}},
}

// LeftOut is a card of a file that brings nobody.
type LeftOut struct {
	Line  int
	Name  string
	Group bool // it is a list of others; otherwise it has no end
}

func (l LeftOut) why() *fault.Fault {
	if l.Group {
		return fault.New(fault.Invalid, i18n.ImportCardGroup)
	}
	return fault.New(fault.Invalid, i18n.ImportCardOpen)
}

// ReadCustomers reads a file with customers: a table as spreadsheets and address books export it, or vCards.
func ReadCustomers(data []byte, lang string) (CustomerImport, error) {
	text := data
	if wide := bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}); wide {
		s, err := sheet.Text(data)
		if err != nil {
			return CustomerImport{}, err
		}
		text = []byte(s)
	}
	begin := strings.ToUpper(strings.TrimLeft(string(text[:min(len(text), 1000)]), "\ufeff \t\r\n"))
	var in CustomerImport
	var err error
	if strings.HasPrefix(begin, "BEGIN:VCARD") {
		in, err = readCards(text, lang)
	} else {
		in.Table, err = sheet.Read(data)
		in.Matching = sheet.Match(in.Table, CustomerColumns)
	}
	if err == nil && len(in.Table.Lines) > MaxImport {
		err = fault.New(fault.Invalid, i18n.ImportTooMany, MaxImport)
	}
	return in, err
}

// cardColumns are what a vCard can fill, in the order of its table.
var cardColumns = []string{"first", "last", "name", "company", "email", "telephone", "address", "lang", "zone", "groups", "note"}

// readCards makes a table of vCards: one line for each, a column for all that some of them have.
func readCards(data []byte, lang string) (CustomerImport, error) {
	in := CustomerImport{Matching: sheet.Matching{}}
	cards, err := ical.ReadCards(data)
	switch {
	case errors.Is(err, ical.ErrTooLarge):
		return in, fault.New(fault.Invalid, i18n.ImportTooMany, MaxImport).Because(err)
	case err != nil:
		return in, fault.New(fault.Invalid, i18n.ImportNoCards).Because(err)
	}
	used := map[string]bool{}
	var all []map[string]string
	for _, c := range cards {
		if c.Open || c.Group {
			in.Left = append(in.Left, LeftOut{c.Line, shortest(c.Name, c.First+" "+c.Last), c.Group})
			continue
		}
		f := map[string]string{"first": c.First, "last": c.Last, "name": c.Name, "company": c.Company, "email": c.Email, "telephone": c.Telephone,
			"address": c.Address, "lang": c.Lang, "zone": c.Zone, "groups": joinNames(c.Categories), "note": c.Note}
		for key, text := range f {
			used[key] = used[key] || text != ""
		}
		all = append(all, f)
		in.Table.Lines = append(in.Table.Lines, sheet.Line{Number: c.Line})
	}
	for _, key := range cardColumns {
		if !used[key] {
			continue
		}
		in.Matching[key] = len(in.Table.Header)
		in.Table.Header = append(in.Table.Header, columnText(key).In(lang))
		for i := range all {
			in.Table.Lines[i].Fields = append(in.Table.Lines[i].Fields, all[i][key])
		}
	}
	if len(in.Table.Header) == 0 && len(in.Left) == 0 {
		return in, fault.New(fault.Invalid, i18n.ImportNoCards)
	}
	return in, nil
}

func shortest(name, otherwise string) string {
	if name == "" {
		name = strings.TrimSpace(otherwise)
	}
	return name
}

func columnText(key string) i18n.Text {
	for _, c := range CustomerColumns {
		if c.Key == key {
			return c.Text
		}
	}
	return i18n.Text{}
}

// form makes a customer of a line. What is no language or zone of ours is passed over.
func (in CustomerImport) form(l sheet.Line, lang string) CustomerForm {
	of := func(key string) string { return in.Matching.Of(l, key) }
	first, last := of("first"), of("last")
	if first == "" && last == "" {
		first, last = splitName(of("name"))
	}
	if first == "" && last == "" {
		last = of("company")
	}
	c := Customer{Who: Who{First: first, Last: last, Email: firstOf(of("email")), Telephone: firstOf(of("telephone"))}, Address: of("address"),
		Lang: directory.Language(of("lang"), lang), Note: of("note")}
	if c.Address == "" {
		c.Address = lines(of("street"), strings.TrimSpace(of("postcode")+" "+of("town")), of("country"))
	}
	if _, ok := span.Zone(of("zone")); ok {
		c.Zone = of("zone")
	}
	c.Who = c.Who.tidy()
	return CustomerForm{Customer: c, New: splitNames(of("groups"))}
}

// firstOf gives the first of several values, as Google writes them.
func firstOf(s string) string {
	s, _, _ = strings.Cut(s, " ::: ")
	return strings.TrimSpace(s)
}

func lines(all ...string) string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

// particles begin a last name.
var particles = map[string]bool{"van": true, "von": true, "vom": true, "zu": true, "zum": true, "zur": true, "de": true, "der": true, "den": true, "del": true,
	"della": true, "di": true, "da": true, "dos": true, "du": true, "des": true, "la": true, "le": true, "ter": true, "ten": true, "te": true, "'t": true, "op": true}

// splitName parts a whole name: "Dijk, Eva" at the comma, "Eva van Dijk" before the particle, others before the last word.
func splitName(name string) (first, last string) {
	if l, f, ok := strings.Cut(name, ","); ok && strings.TrimSpace(f) != "" {
		return strings.TrimSpace(f), strings.TrimSpace(l)
	}
	words := strings.Fields(name)
	for i, w := range words {
		if i > 0 && particles[strings.ToLower(w)] {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	n := max(len(words)-1, 0)
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

// joinNames writes the names of groups in one field, parted by what is in none of them.
func joinNames(names []string) string {
	all := strings.Join(names, "")
	switch {
	case !strings.ContainsAny(all, ",;|") && !strings.Contains(all, ":::"):
		return strings.Join(names, ", ")
	case !strings.Contains(all, "|") && !strings.Contains(all, ":::"):
		return strings.Join(names, " | ") + " |"
	}
	return strings.Join(names, " ::: ") + " :::"
}

// splitNames reads what joinNames writes, and what address books write; groups that Google has by itself are none of ours.
func splitNames(field string) (out []string) {
	seps := func(r rune) bool { return r == ',' || r == ';' }
	parts := strings.FieldsFunc(field, seps)
	switch {
	case strings.Contains(field, ":::"):
		parts = strings.Split(field, ":::")
	case strings.Contains(field, "|"):
		parts = strings.Split(field, "|")
	}
	for _, p := range parts {
		if p = strings.Join(strings.Fields(p), " "); p != "" && !strings.HasPrefix(p, "* ") {
			out = append(out, p)
		}
	}
	return out
}
