package kit

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// stretches is how many times a day a form lets something begin.
const stretches = 2

// Week is a week's hours as a form holds them, each as HH:MM, by weekday and stretch.
type Week [7][]Stretch

// Stretch is from when to when.
type Stretch struct{ From, To string }

// Days begin on Monday.
func Days() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
}

// DayField names an input of a day's stretch, such as open-1-0 for Monday's first opening.
func DayField(what string, d time.Weekday, i int) string {
	return what + "-" + strconv.Itoa(int(d)) + "-" + strconv.Itoa(i)
}

// most bounds what is read of one day; sites with more stretches than the form begins with keep them.
const most = 6

// ReadWeek takes the hours that a form sends.
func ReadWeek(r *http.Request) Week { return readWeek(r.PostForm) }

func readWeek(form url.Values) Week {
	var w Week
	for _, d := range Days() {
		for i := range most {
			s := Stretch{strings.TrimSpace(form.Get(DayField("open", d, i))), strings.TrimSpace(form.Get(DayField("close", d, i)))}
			if i < stretches || s != (Stretch{}) {
				w[d] = append(w[d], s)
			}
		}
	}
	return w
}

// WeekOf writes hours as a form shows them.
func WeekOf(hours span.Week) Week {
	var w Week
	for d, all := range hours {
		for _, h := range all {
			w[d] = append(w[d], Stretch{span.FormatClock(h.From), span.FormatClock(h.To % (24 * 60))})
		}
		for len(w[d]) < stretches {
			w[d] = append(w[d], Stretch{})
		}
	}
	return w
}

// UsualWeek is what a new site is offered: open by day from Monday to Friday.
func UsualWeek() Week {
	w := WeekOf(span.Week{})
	for _, d := range Days()[:5] {
		w[d][0] = Stretch{"08:00", "18:00"}
	}
	return w
}

// Ways to fill in a week; a weekday's number copies the day before it.
const fillWorking = "working"

// ReadFilled takes the hours that a form sends to have days filled in by others, which changes nothing; false where it does not.
func ReadFilled(r *http.Request) (Week, bool) {
	how := r.URL.Query().Get("fill")
	if r.Method != http.MethodGet || how == "" {
		return Week{}, false
	}
	return readWeek(r.Form).fill(how), true
}

// fill copies the first working day that has hours to all working days, or one day's from the day before.
func (w Week) fill(how string) Week {
	days := Days()
	if how == fillWorking {
		from := slices.IndexFunc(days[:5], func(d time.Weekday) bool { return slices.ContainsFunc(w[d], Stretch.said) })
		for _, d := range days[:5] {
			w[d] = slices.Clone(w[days[max(0, from)]])
		}
		return w
	}
	for i, d := range days[1:] {
		if how == strconv.Itoa(int(d)) {
			w[d] = slices.Clone(w[days[i]])
		}
	}
	return w
}

func (s Stretch) said() bool { return s != (Stretch{}) }

// Read resolves the form; an end at 00:00 is the end of the day.
func (w Week) Read() (span.Week, error) {
	var out span.Week
	for _, d := range Days() {
		for i, s := range w[d] {
			if s == (Stretch{}) {
				continue
			}
			from, err := span.ParseClock(s.From)
			to, bad := span.ParseClock(s.To)
			if err != nil || bad != nil {
				return out, fault.New(fault.Invalid, i18n.TimeUnreadable).On(DayField("open", d, i))
			}
			if to == 0 {
				to = 24 * 60
			}
			h := span.Hours{From: from, To: to}
			out[d] = append(out[d], h)
			if out.Validate() != nil {
				return out, fault.New(fault.Invalid, i18n.HoursInvalid).On(DayField("open", d, i))
			}
		}
	}
	return out, nil
}

// HoursText says a week's hours to a reader, days with the same hours together: "Mon–Fri 08:00–18:00, Sat 10:00–14:00".
func HoursText(v *View, hours span.Week) string {
	l, days := v.In(time.UTC), Days()
	if hours.String() == "always" {
		return v.T(i18n.AlwaysOpen)
	}
	var out []string
	for i := 0; i < len(days); {
		last := i
		for last+1 < len(days) && slices.Equal(hours[days[last+1]], hours[days[i]]) {
			last++
		}
		if all := hours[days[i]]; len(all) > 0 {
			name := l.WeekdayShort(days[i])
			if last > i {
				name += "–" + l.WeekdayShort(days[last])
			}
			out = append(out, name+" "+stretchesText(all))
		}
		i = last + 1
	}
	if len(out) == 0 {
		return v.T(i18n.SiteClosed)
	}
	return strings.Join(out, ", ")
}

func stretchesText(all []span.Hours) string {
	out := make([]string, len(all))
	for i, h := range all {
		out[i] = span.FormatClock(h.From) + "–" + span.FormatClock(h.To)
	}
	return strings.Join(out, " + ")
}
