package sheet

import (
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Column is what a column of a table can be to whoever reads it.
type Column struct {
	Key   string
	Text  i18n.Text
	Names []string // of such columns in exports, as Plain writes them, the better ones first
}

// Matching says which column of a table is which: the key of a Column to the place of the table's, from 0.
type Matching map[string]int

// Match guesses the columns of a table by their names. "Nom" beside "Prénom" is the last name, as "Name" is beside
// "Vorname"; a column "email" that has no such name is the one whose first line holds an address.
func Match(t Table, columns []Column) Matching {
	m, taken := Matching{}, map[int]bool{}
	for _, c := range columns {
		for _, name := range c.Names {
			if at := indexOf(t.Header, name, taken); at >= 0 {
				m[c.Key], taken[at] = at, true
				break
			}
		}
	}
	_, first := m["first"]
	if _, last := m["last"]; first && !last {
		if at, named := m["name"]; named {
			m["last"] = at
			delete(m, "name")
		}
	}
	if _, named := m["email"]; !named && len(t.Lines) > 0 {
		if at := AddressIn(t.Lines[0].Fields, taken); at >= 0 {
			m["email"] = at
		}
	}
	return m
}

// AddressIn finds the first field with an e-mail address that is not taken; -1 where there is none.
func AddressIn(fields []string, taken map[int]bool) int {
	for i, f := range fields {
		if !taken[i] && strings.Contains(f, "@") {
			return i
		}
	}
	return -1
}

func indexOf(header []string, name string, taken map[int]bool) int {
	for i, h := range header {
		if !taken[i] && Plain(h) == name {
			return i
		}
	}
	return -1
}

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ä", "a", "ö", "o", "ô", "o", "ü", "u", "û", "u", "î", "i", "ï", "i",
	"ç", "c", "ß", "ss")

// Plain is a column's name without what differs from export to export: case, spaces, signs, accents.
func Plain(header string) string {
	plain := accents.Replace(strings.ToLower(header))
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain)
}

// Validate refuses a matching with a column that is not there.
func (m Matching) Validate(t Table) error {
	for _, at := range m {
		if at < 0 || at >= len(t.Header) {
			return fault.New(fault.Invalid, i18n.BadInput)
		}
	}
	return nil
}

// Of gives the field of a line that is matched to a key, or "".
func (m Matching) Of(l Line, key string) string {
	at, ok := m[key]
	if !ok || at >= len(l.Fields) {
		return ""
	}
	return l.Fields[at]
}
