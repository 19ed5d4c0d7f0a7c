package site

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// stretches is how many times a day a form lets a site open.
const stretches = 2

// week is a week's opening hours as a form holds them, each as HH:MM, by weekday and stretch.
type week [7][]stretch

type stretch struct{ From, To string }

// days begin on Monday.
func days() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
}

// field names an input of a day's stretch, such as open-1-0 for Monday's first opening.
func field(what string, d time.Weekday, i int) string {
	return what + "-" + strconv.Itoa(int(d)) + "-" + strconv.Itoa(i)
}

// most bounds what is read of one day; sites with more stretches than the form begins with keep them.
const most = 6

func readWeek(r *http.Request) week {
	var w week
	for _, d := range days() {
		for i := range most {
			s := stretch{strings.TrimSpace(r.PostForm.Get(field("open", d, i))), strings.TrimSpace(r.PostForm.Get(field("close", d, i)))}
			if i < stretches || s != (stretch{}) {
				w[d] = append(w[d], s)
			}
		}
	}
	return w
}

func weekOf(hours span.Week) week {
	var w week
	for d, all := range hours {
		for _, h := range all {
			w[d] = append(w[d], stretch{span.FormatClock(h.From), span.FormatClock(h.To % (24 * 60))})
		}
		for len(w[d]) < stretches {
			w[d] = append(w[d], stretch{})
		}
	}
	return w
}

// usualWeek is what a new site is offered: open by day from Monday to Friday.
func usualWeek() week {
	w := weekOf(span.Week{})
	for _, d := range days()[:5] {
		w[d][0] = stretch{"08:00", "18:00"}
	}
	return w
}

// read resolves the form; an end at 00:00 is the end of the day.
func (w week) read() (span.Week, error) {
	var out span.Week
	for _, d := range days() {
		for i, s := range w[d] {
			if s == (stretch{}) {
				continue
			}
			from, err := span.ParseClock(s.From)
			to, bad := span.ParseClock(s.To)
			if err != nil || bad != nil {
				return out, fault.New(fault.Invalid, i18n.TimeUnreadable).On(field("open", d, i))
			}
			if to == 0 {
				to = 24 * 60
			}
			h := span.Hours{From: from, To: to}
			out[d] = append(out[d], h)
			if out.Validate() != nil {
				return out, fault.New(fault.Invalid, i18n.HoursInvalid).On(field("open", d, i))
			}
		}
	}
	return out, nil
}
