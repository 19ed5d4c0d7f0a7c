package demo

import "strings"

// Password is everybody's; the demo's addresses exist nowhere.
const Password = "welkom-bij-bureau"

// The roles, as a list of people names them.
const (
	owner         = "owner"
	administrator = "administrator"
	siteManager   = "site-manager"
	member        = "member"
)

// Customer is the role of a person who is no member, but signs in to book with the practice.
const Customer = "customer"

// hand is somebody of a firm.
type hand struct {
	name   string
	lang   string
	role   string
	site   int  // the usual site, by its place in the firm
	hidden bool // does not let colleagues know where they are
}

// email makes an address from a name; the owner's is short, because it is typed first.
func (h hand) email(domain string) string {
	plain := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "é", "e", "è", "e", "ž", "z", "ć", "c", "dr. ", "", " ", ".").
		Replace(strings.ToLower(h.name))
	if h.role == owner {
		plain, _, _ = strings.Cut(plain, ".")
	}
	return plain + "@" + domain
}

// hands reads a list of names, each followed by what sets the person apart: a role, "hidden".
func hands(site int, lang string, names ...string) []hand {
	out := make([]hand, len(names))
	for i, n := range names {
		name, marks, _ := strings.Cut(n, " / ")
		out[i] = hand{name: name, lang: lang, role: member, site: site}
		for _, mark := range strings.Fields(marks) {
			if mark == "hidden" {
				out[i].hidden = true
			} else {
				out[i].role = mark
			}
		}
	}
	return out
}

// vanDoorn are the sixty people of the first firm: forty in Amsterdam, twenty in Vienna.
func vanDoorn() []hand {
	all := hands(0, "nl", "Anna Bakker / owner", "Ruben de Wit / administrator", "Fatima El Amrani / site-manager", "Sanne Visser",
		"Daan Mulder", "Lotte van Dijk", "Bram Hendriks / hidden", "Noor Yilmaz", "Thijs Jansen", "Femke Postma", "Jesse Kuipers",
		"Youssef Benali", "Maud Willems", "Eline Smeets", "Pieter Claes", "Koen Verhoeven / hidden", "Joris van den Berg", "Tess Brouwer",
		"Luuk Hoekstra", "Niels Dekker", "Hanneke Vos", "Tom Peeters", "Rosa Martens / hidden", "Wouter Scholten", "Mei-Lin Tjon",
		"Stijn Maes", "Jeroen Kok", "Zeynep Kaya", "Marit de Groot", "Bas Timmermans", "Nadia Haddad", "Gijs Prins / hidden", "Iris Schouten")
	all = append(all, hands(0, "en", "Chidi Okafor", "Ingrid Lindqvist", "Priya Raman", "Olivia Bennett")...)
	all = append(all, hands(0, "fr", "Sophie Dubois", "Margaux Lefèvre", "Amara Diallo")...)
	all = append(all, hands(1, "de-AT", "Johanna Winkler / administrator", "Lukas Steiner / site-manager", "Magdalena Gruber", "Florian Hofer",
		"Theresa Pichler / hidden", "Maximilian Moser", "Ayse Demir", "Katharina Ebner", "Dominik Wallner", "Milica Jovanović",
		"Stefan Brandstätter", "Andreas Fuchs", "Hannah Lechner", "Emir Hodžić / hidden", "Paula Reiter")...)
	all = append(all, hands(1, "de", "Lea Schäfer", "Jonas Krüger", "Tobias Weiß")...)
	return append(all, hands(1, "en", "Valentina Rossi", "Grace Mensah")...)
}

// leievoort are the eight people of the second firm.
func leievoort() []hand {
	all := hands(0, "nl", "Sofie Vandamme / owner", "Bart De Smet / administrator", "Jan Goossens", "Leila Mansouri",
		"Pieter-Jan Wouters / hidden", "Tine Callens")
	return append(all, hands(0, "fr", "Camille Laurent / site-manager", "Élise Moreau")...)
}
