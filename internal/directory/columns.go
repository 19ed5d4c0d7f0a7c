package directory

import (
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// Columns are all that an import reads; whatever else a table has is passed over.
var Columns = []sheet.Column{
	{Key: "email", Text: i18n.Email, Names: []string{"email", "emailaddress", "emailaddressrequired", "mail", "mailaddress", "primaryemail", "emailadres", "mailadres",
		"emailadresse", "mailadresse", "adresseemail", "adressemail", "adresseelectronique", "adressedecourriel", "courriel",
		"userprincipalname", "upn", "username", "gebruikersnaam", "benutzername", "nomdutilisateur", "anmeldename"}},
	{Key: "name", Text: i18n.Name, Names: []string{"displayname", "weergavenaam", "anzeigename", "nomcomplet", "nomaafficher", "nomdaffichage", "fullname", "volledigenaam",
		"vollstandigername", "name", "naam", "nom"}},
	{Key: "first", Text: i18n.FirstName, Names: []string{"firstname", "firstnamerequired", "givenname", "voornaam", "vorname", "prenom"}},
	{Key: "last", Text: i18n.LastName, Names: []string{"lastname", "lastnamerequired", "surname", "familyname", "achternaam", "nachname", "familienname", "nomdefamille"}},
	{Key: "lang", Text: i18n.LanguageChoice, Names: []string{"preferredlanguage", "language", "lang", "taal", "voorkeurstaal", "sprache", "bevorzugtesprache", "langue", "languepreferee"}},
	{Key: "telephone", Text: i18n.Telephone, Names: []string{"phonenumber", "workphone", "telephone", "phone", "officephone", "telefoon", "telefoonnummer", "telefon",
		"telefonnummer", "numerodetelephone", "tel", "mobilephone", "mobile", "mobiel", "mobiltelefon", "handy", "telephonemobile"}},
	{Key: "postcode", Text: i18n.Postcode, Names: []string{"postcode", "postalcode", "ziporpostalcode", "zip", "zipcode", "postleitzahl", "plz", "codepostal"}},
	{Key: "town", Text: i18n.Town, Names: []string{"city", "town", "plaats", "woonplaats", "stad", "ort", "stadt", "wohnort", "localite", "ville"}},
	{Key: "site", Text: i18n.UsualSite, Names: []string{"site", "usualsite", "vestiging", "vastevestiging", "standort", "ublicherstandort", "sitehabituel"}},
	{Key: "groups", Text: i18n.Groups, Names: []string{"groups", "group", "groepen", "groep", "gruppen", "gruppe", "groupes", "groupe"}},
	{Key: "blocked", Text: i18n.BlockedColumn, Names: []string{"blockcredential", "aanmeldenblokkeren", "anmeldungblockiert", "statusreadonly", "suspended"}},
}

// Headed gives a table whose first line is a person already a header without names: a list of addresses needs none.
func Headed(t sheet.Table) sheet.Table {
	if sheet.AddressIn(t.Header, nil) < 0 {
		return t
	}
	first := sheet.Line{Number: t.First, Fields: t.Header}
	return sheet.Table{First: t.First, Header: make([]string, len(t.Header)), Lines: append([]sheet.Line{first}, t.Lines...)}
}

// validate refuses a matching that names no address, or a column that is not there.
func validate(m sheet.Matching, t sheet.Table) error {
	if err := m.Validate(t); err != nil {
		return err
	}
	if _, ok := m["email"]; !ok {
		return fault.New(fault.Invalid, i18n.ImportNoEmail).On("email")
	}
	return nil
}
