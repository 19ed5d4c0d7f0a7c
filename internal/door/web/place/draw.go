package place

import (
	_ "embed" // the style
	"fmt"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type fieldFault = fault.Fault

// label says of an asset everything that the plan draws.
func label(v *kit.View, b boardPage, s workplace.Status) string {
	parts := []string{v.T(s.Asset.Kind.Text()) + " " + s.Asset.Name}
	if len(s.Who) > 0 {
		parts = append(parts, b.Away.names(v, s.Who)) // right after the name, in the order in which a room shows them
	}
	parts = append(parts, kit.StateLine(v, s, b.Site.Zone))
	if s.Mine {
		parts = append(parts, v.T(i18n.Yours))
	}
	return strings.Join(parts, ", ")
}

// kindLine says what an asset is and has.
func kindLine(v *kit.View, a workplace.Asset) string {
	return strings.Trim(v.T(a.Kind.Text())+" · "+features(v, a), " ·")
}

// second is the line of words in a room: who is in it, or how it stands.
func second(v *kit.View, b boardPage, s workplace.Status) string {
	if len(s.Who) > 0 {
		return b.Away.names(v, s.Who)
	}
	return kit.StateLine(v, s, b.Site.Zone)
}

// A small asset has its sign left of its name, a large one above it.
func large(a workplace.Asset) bool { return a.H >= 60 }

func signAt(a workplace.Asset) string {
	if large(a) {
		return fmt.Sprintf("translate(%d %d)", a.X+a.W/2, a.Y+a.H/2-20)
	}
	return fmt.Sprintf("translate(%d %d)", a.X+8, a.Y+a.H/2)
}

// nameFits is how much of an asset's width its name may take.
func nameFits(a workplace.Asset) int {
	if large(a) {
		return a.W - 6
	}
	return a.W - 18
}

func textX(a workplace.Asset) string {
	if large(a) {
		return fmt.Sprint(a.X + a.W/2)
	}
	return fmt.Sprint(a.X + a.W/2 + 6)
}

func textY(a workplace.Asset) string { return fmt.Sprint(a.Y + a.H/2 + 5) }

// periodText writes a period on its button, always with its day: the field for it may say another one by then.
func periodText(v *kit.View, b boardPage, p kit.Period) string {
	during, err := p.Span(b.Site.Zone)
	if err != nil {
		return ""
	}
	l := v.In(b.Site.Zone)
	return l.Short(during.StartTime()) + ", " + l.Range(during.StartTime(), during.EndTime())
}

// bookable tells whether the whole period can be had.
func bookable(b boardPage, s workplace.Status, v *kit.View) bool {
	return s.Left > 0 && s.State != workplace.Out && !b.over(v.Now) && b.Site.IsOpen(b.During)
}

// untilNext is the period cut to what is free before somebody else's time.
func untilNext(b boardPage, s workplace.Status, v *kit.View) (kit.Period, bool) {
	if s.State != workplace.Soon || s.Until.IsZero() || b.over(v.Now) {
		return kit.Period{}, false
	}
	start := b.During.Start
	if at := db.Micros(v.Now.Truncate(time.Minute)); b.live(v.Now) {
		start = at
	}
	cut := span.Span{Start: start, End: db.Micros(s.Until)}
	if cut.Length() < 15*time.Minute || !b.Site.IsOpen(cut) {
		return kit.Period{}, false
	}
	return kit.PeriodOf(cut, b.Site.Zone), true
}

func canCheckIn(s workplace.Status) bool {
	return s.State == workplace.Free || s.State == workplace.Soon || (s.Mine && s.State == workplace.IsReserved)
}

// hours writes a site's opening hours on the day of the period, or the holiday that it is.
func hours(v *kit.View, b boardPage) string {
	day := span.DateOf(b.During.StartTime(), b.Site.Zone)
	if h, ok := b.Site.HolidayOn(day); ok {
		return v.T(i18n.SiteClosed) + " (" + h.Name + ")"
	}
	if !b.Site.OpenOn(day) {
		return v.T(i18n.SiteClosed)
	}
	return b.Site.Hours.On(day.Weekday())
}

// openLine says when the site is open on the day of the period, or that it is not.
func openLine(v *kit.View, b boardPage) string {
	day := span.DateOf(b.During.StartTime(), b.Site.Zone)
	if b.Site.OpenOn(day) {
		return v.T(i18n.OpeningHours, hours(v, b))
	}
	if h, ok := b.Site.HolidayOn(day); ok {
		return v.T(i18n.ClosedAllDay) + " (" + h.Name + ")"
	}
	return v.T(i18n.ClosedAllDay)
}

// closedLine says why the site is not open throughout the period.
func closedLine(v *kit.View, b boardPage) string {
	if why := b.Site.WhyClosed(b.During); why != nil {
		return why.In(v.Lang)
	}
	return ""
}

// CSS is the style of this feature's pages.
//
//go:embed place.css
var CSS string
