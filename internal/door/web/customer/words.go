package customer

import (
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
)

// seesAll tells whether colleagues' appointments are shown too.
func seesAll(v *kit.View) bool { return v.Actor.Can(directory.BookForOthers) }

// zones are those of the sites, by id.
type zones map[string]*time.Location

func zonesOf(tx db.Tx) (zones, error) {
	all, err := directory.SiteList(tx)
	out := zones{}
	for _, s := range all {
		out[s.ID] = s.Zone
	}
	return out, err
}

// when an appointment is, by the clock of its site.
func when(v *kit.View, z zones, e appointment.Entry) string {
	zone := z[e.Site]
	if zone == nil {
		zone = time.UTC
	}
	l := v.In(zone)
	return l.Year(e.Span.StartTime()) + ", " + l.Range(e.Span.StartTime(), e.Span.EndTime())
}

func tab(p customerPage) string {
	if p.Past {
		return "past"
	}
	return ""
}

func orNothing(v *kit.View, s string) string {
	if s == "" {
		return v.T(i18n.OfferEmpty)
	}
	return s
}

func langName(tag string) string {
	for _, l := range i18n.Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

func back(e editPage) string {
	if e.Form.ID == "" {
		return "/customers"
	}
	return "/customers/" + e.Form.ID
}

// formRev is the revision that the form is sent with: after a change by another, that of what is shown beside it.
func formRev(e editPage) int64 {
	if e.Now.ID != "" {
		return e.Now.Rev
	}
	return max(e.Form.Rev, 0)
}

func typedNew(p groupsPage) string {
	if p.Which == "" && p.Fault != nil {
		return p.Typed
	}
	return ""
}

// at is the address of a customer's page.
func at(c appointment.Customer, more string) string { return "/customers/" + c.ID + more }
