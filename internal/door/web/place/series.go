package place

import (
	"slices"
	"strings"

	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// otherNames are the places that would be taken instead.
func otherNames(o workplace.Outlook) string {
	var names []string
	for _, c := range o.Occurrences {
		if c.Other.ID != "" && !slices.Contains(names, c.Other.Name) {
			names = append(names, c.Other.Name)
		}
	}
	return firstOf(names, 3)
}

// firstOf joins the first few, and says that there are more.
func firstOf(names []string, most int) string {
	if len(names) > most {
		names = append(names[:most:most], "…")
	}
	return strings.Join(names, ", ")
}

// nothingYet says that nothing is reserved; of leaving out it speaks only where some would be.
func nothingYet(o workplace.Outlook) i18n.Text {
	if o.Conflicts() == len(o.Occurrences) || o.Others() == o.Conflicts() {
		return i18n.AgainNone
	}
	return i18n.AgainNothing
}

// mostDays of a series at another place are named in the list.
const mostDays = 12

// placeDays says on which days a series is at a place.
func placeDays(v *kit.View, p workplace.SeriesPlace, a workplace.SeriesAt) string {
	days := make([]string, len(a.Days))
	for i, d := range a.Days {
		days[i] = dayText(v, p.Series.Zone, d)
	}
	return a.Name + ": " + firstOf(days, mostDays)
}

// cancelSure asks whether a series is to be given back, from a day on or whole, and says which and whose.
func cancelSure(v *kit.View, p workplace.SeriesPlace, from string) string {
	whose := v.T(i18n.ForPerson, p.Person)
	switch {
	case p.Series.Guest.Name != "":
		whose = v.T(i18n.VisitorOf, p.Series.Guest.Name)
	case p.Series.Member == v.Actor.Member:
		whose = v.T(i18n.ForMe)
	}
	which := p.Title() + " · " + describe(v, p) + " · " + whose
	if from != "" {
		return v.T(i18n.CancelRestSure, which)
	}
	return v.T(i18n.CancelManySure, which)
}

func giveBack(from string) i18n.Text {
	if from != "" {
		return i18n.GiveBackRest
	}
	return i18n.GiveBackAll
}
