package agenda

import (
	"net/url"

	"bureau/internal/absence"
	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// away is a time of a day in which somebody is absent or the site is closed.
type away struct {
	Title string
	Range string // empty for the whole day
	Start string
	End   string
	Staff string // empty for a closure
	Link  string // its page; empty for who may not open it
}

// awayOn are the absences of one day, each as far as it reaches into it: of staff whose calendars are shown, and closures.
func (b *boardPage) awayOn(v *kit.View, day span.Date, all []absence.Time) (out []away) {
	whole := day.Span(b.Site.Zone)
	for _, t := range all {
		part, ok := t.Span.Intersect(whole)
		if !ok || t.Member != "" && (b.nameOf(t.Member) == "" || b.Query.Staff != "" && b.Query.Staff != t.Member) {
			continue
		}
		a := away{Title: v.T(awayText(t.Kind)), Staff: t.Member, Start: stamp(part.StartTime(), b.Site.Zone), End: stamp(part.EndTime(), b.Site.Zone)}
		if t.Member != "" {
			a.Title = t.Name + ": " + a.Title
		} else if t.SiteName != "" {
			a.Title = t.SiteName + ": " + a.Title
		}
		if t.Editable {
			a.Link = "/absences/" + t.ID + "?" + url.Values{"back": {b.Query.link()}}.Encode()
		}
		if part != whole {
			a.Range = v.In(b.Site.Zone).Range(part.StartTime(), part.EndTime())
		}
		out = append(out, a)
	}
	return out
}

// nameOf is a staff member's name; empty for who has no calendar that the reader sees.
func (b *boardPage) nameOf(member string) string {
	for _, s := range b.Desk.Staff {
		if s.Member == member {
			return s.Name
		}
	}
	return ""
}

func awayText(k absence.Kind) i18n.Text {
	switch k {
	case absence.Sickness:
		return i18n.Sickness
	case absence.Vacation:
		return i18n.Vacation
	case absence.Break:
		return i18n.BreakTime
	case absence.Closure:
		return i18n.Closure
	}
	return i18n.AbsentKind
}

// otherwise are the absences that may be entered for whom and when the form says.
func (n newPage) otherwise(v *kit.View) (out []absence.Kind) {
	for _, k := range []absence.Kind{absence.Break, absence.Vacation, absence.Sickness} {
		if absence.MayEnter(v.Actor, k, n.Typed.Staff, "") {
			out = append(out, k)
		}
	}
	return out
}

func (n newPage) absenceLink(k absence.Kind) string {
	q := url.Values{"kind": {string(k)}, "staff": {n.Typed.Staff}, "from": {n.Typed.Period.Date}, "to": {n.Typed.Period.Date}, "back": {n.Typed.home()}}
	if k == absence.Break {
		q.Set("at", n.Typed.Period.From)
	}
	return "/absences/new?" + q.Encode()
}
