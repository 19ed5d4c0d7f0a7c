package place

import (
	"context"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// away is what is known of absences in a period, as far as the reader may know it: that, and never why.
type away struct {
	Me      bool            // the reader is absent for some of it
	Closed  bool            // the site is, beside its hours
	Members map[string]bool // who is absent all day
}

// away reads the absences of a period at a site.
func (p *Pages) away(ctx context.Context, tx db.Tx, v *kit.View, site string, during span.Span) (away, error) {
	a := away{Members: map[string]bool{}}
	if !during.Valid() || during.Length() > absence.MaxShown*24*time.Hour {
		return a, nil
	}
	all, err := p.Absences.Between(ctx, tx, v.Actor, during)
	for _, t := range all {
		switch {
		case t.Member == "":
			a.Closed = a.Closed || t.Site == "" || t.Site == site
		case t.Mine:
			a.Me = true
		}
		if t.Member != "" && t.Whole() {
			a.Members[t.Member] = true
		}
	}
	return a, err
}

// names are those of people, with who of them is absent.
func (a away) names(v *kit.View, who []workplace.Person) string {
	out := make([]string, len(who))
	for i, w := range who {
		out[i] = w.Name
		if a.Members[w.Member] {
			out[i] += " (" + v.T(i18n.AwayMark) + ")"
		}
	}
	return strings.Join(out, ", ")
}
