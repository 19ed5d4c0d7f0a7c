package kit

import (
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/sheet"
)

// Import is a table that is looked at before it is imported.
type Import struct {
	Path     string // of its page
	Columns  []sheet.Column
	Table    sheet.Table
	Matching sheet.Matching
}

func (i Import) matched(key string, at int) bool {
	have, ok := i.Matching[key]
	return ok && have == at
}

// column is how a column of the table is offered: its name and the first thing in it.
func (i Import) column(v *View, at int) string {
	name := i.Table.Header[at]
	if name == "" {
		name = v.T(i18n.ImportColN, at+1)
	}
	for _, l := range i.Table.Lines[:min(len(i.Table.Lines), 20)] {
		if s := l.Fields[at]; s != "" {
			return name + " · " + short(s)
		}
	}
	return name
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// Misfit is a line of a table that cannot be imported: what stands in it, and why.
type Misfit struct {
	Line  int
	Says  []string
	Fault *fault.Fault
}

// shownMisfits bounds how many of them a page shows.
const shownMisfits = 200

func fewMisfits(all []Misfit) []Misfit { return all[:min(len(all), shownMisfits)] }
