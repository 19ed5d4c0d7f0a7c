package directory

import (
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// Column is what a column of an imported table can be.
type Column struct {
	Key   string
	Text  i18n.Text
	names []string // of such columns in exports, normalised, the better ones first
}

// Columns are all that an import reads; whatever else a table has is passed over.
var Columns = []Column{
	{"email", i18n.Email, []string{"email", "emailaddress", "emailaddressrequired", "mail", "mailaddress", "primaryemail", "emailadres", "mailadres",
		"emailadresse", "mailadresse", "adresseemail", "adressemail", "adresseelectronique", "adressedecourriel", "courriel",
		"userprincipalname", "upn", "username", "gebruikersnaam", "benutzername", "nomdutilisateur", "anmeldename"}},
	{"name", i18n.Name, []string{"displayname", "weergavenaam", "anzeigename", "nomcomplet", "nomaafficher", "nomdaffichage", "fullname", "volledigenaam",
		"vollstandigername", "name", "naam", "nom"}},
	{"first", i18n.FirstName, []string{"firstname", "firstnamerequired", "givenname", "voornaam", "vorname", "prenom"}},
	{"last", i18n.LastName, []string{"lastname", "lastnamerequired", "surname", "familyname", "achternaam", "nachname", "familienname", "nomdefamille"}},
	{"lang", i18n.LanguageChoice, []string{"preferredlanguage", "language", "lang", "taal", "voorkeurstaal", "sprache", "bevorzugtesprache", "langue", "languepreferee"}},
	{"telephone", i18n.Telephone, []string{"phonenumber", "workphone", "telephone", "phone", "officephone", "telefoon", "telefoonnummer", "telefon",
		"telefonnummer", "numerodetelephone", "tel", "mobilephone", "mobile", "mobiel", "mobiltelefon", "handy", "telephonemobile"}},
	{"postcode", i18n.Postcode, []string{"postcode", "postalcode", "ziporpostalcode", "zip", "zipcode", "postleitzahl", "plz", "codepostal"}},
	{"town", i18n.Town, []string{"city", "town", "plaats", "woonplaats", "stad", "ort", "stadt", "wohnort", "localite", "ville"}},
	{"site", i18n.UsualSite, []string{"site", "usualsite", "vestiging", "vastevestiging", "standort", "ublicherstandort", "sitehabituel"}},
	{"groups", i18n.Groups, []string{"groups", "group", "groepen", "groep", "gruppen", "gruppe", "groupes", "groupe"}},
	{"blocked", i18n.BlockedColumn, []string{"blockcredential", "aanmeldenblokkeren", "anmeldungblockiert", "statusreadonly", "suspended"}},
}

// Matching says which column of a table is which: the key of a Column to the place of the table's, from 0.
type Matching map[string]int

// Match guesses the columns of a table by their names, in the languages and as the exports call them.
func Match(t sheet.Table) Matching {
	m := Matching{}
	taken := map[int]bool{}
	for _, c := range Columns {
		for _, name := range c.names {
			if at := indexOf(t.Header, name, taken); at >= 0 {
				m[c.Key], taken[at] = at, true
				break
			}
		}
	}
	// "Nom" beside "Prénom" is the last name, as "Name" is beside "Vorname".
	_, first := m["first"]
	if _, last := m["last"]; first && !last {
		if at, named := m["name"]; named {
			m["last"] = at
			delete(m, "name")
		}
	}
	if _, named := m["email"]; !named {
		if at := addressIn(t.Lines[0].Fields, taken); at >= 0 {
			m["email"] = at
		}
	}
	return m
}

func addressIn(fields []string, taken map[int]bool) int {
	for i, f := range fields {
		if !taken[i] && strings.Contains(f, "@") {
			return i
		}
	}
	return -1
}

// Headed gives a table whose first line is a person already a header without names: a list of addresses needs none.
func Headed(t sheet.Table) sheet.Table {
	if addressIn(t.Header, nil) < 0 {
		return t
	}
	first := sheet.Line{Number: t.First, Fields: t.Header}
	return sheet.Table{First: t.First, Header: make([]string, len(t.Header)), Lines: append([]sheet.Line{first}, t.Lines...)}
}

func indexOf(header []string, name string, taken map[int]bool) int {
	for i, h := range header {
		if !taken[i] && normal(h) == name {
			return i
		}
	}
	return -1
}

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ä", "a", "ö", "o", "ô", "o", "ü", "u", "û", "u", "î", "i", "ï", "i", "ç", "c")

// normal is a column's name without what differs from export to export: case, spaces, signs, accents.
func normal(header string) string {
	plain := accents.Replace(strings.ToLower(header))
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain)
}

// validate refuses a matching that names no address, or a column that is not there.
func (m Matching) validate(t sheet.Table) error {
	for _, at := range m {
		if at < 0 || at >= len(t.Header) {
			return fault.New(fault.Invalid, i18n.BadInput)
		}
	}
	if _, ok := m["email"]; !ok {
		return fault.New(fault.Invalid, i18n.ImportNoEmail).On("email")
	}
	return nil
}

// of gives the field of a line that is matched to a key, or "".
func (m Matching) of(l sheet.Line, key string) string {
	at, ok := m[key]
	if !ok || at >= len(l.Fields) {
		return ""
	}
	return l.Fields[at]
}
