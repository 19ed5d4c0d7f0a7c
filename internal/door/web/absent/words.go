package absent

import (
	"slices"
	"strings"

	"bureau/internal/absence"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
)

// whose names the person, the site or the whole practice.
func whose(v *kit.View, a absence.Shown) string {
	switch {
	case a.Member != "":
		return a.Name
	case a.Site != "":
		return a.SiteName
	}
	return v.T(i18n.AbsenceWhole)
}

// mayChoose tells whether the reader may enter a kind for anybody, or any site.
func mayChoose(v *kit.View, k absence.Kind) bool {
	if k == absence.Closure {
		return v.Actor.Can(directory.Settings) || v.Actor.ManagesAny()
	}
	return absence.MayEnter(v.Actor, k, v.Actor.Member, "")
}

// known tells whether a kind was chosen.
func (t typed) known() bool {
	return slices.Contains([]absence.Kind{absence.Sickness, absence.Vacation, absence.Break, absence.Closure}, t.Kind)
}

// facts say of an item what else there is to say.
func facts(v *kit.View, f formPage, i absence.Item) string {
	var out []string
	if i.Sort == absence.SeriesDay {
		out = append(out, v.T(i18n.AbsenceSeries))
	}
	if i.Sort == absence.Stay {
		out = append(out, v.T(i18n.AbsenceStay))
	}
	if i.Place() {
		out = append(out, i.With)
	} else {
		out = append(out, i.What, i.Telephone)
	}
	if f.Way.Absence.Member == "" {
		out = append(out, i.Name)
	}
	return strings.Join(slices.DeleteFunc(append(out, i.Site), func(s string) bool { return s == "" }), " · ")
}

// placeName is the place's name, or "at home".
func placeName(v *kit.View, i absence.Item) string {
	if i.What == "" {
		return v.T(i18n.AtHome)
	}
	return i.What
}
