package kit

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Period is a day and two wall-clock times as a form holds them; times are read in the zone of a site.
type Period struct {
	Date string // YYYY-MM-DD
	From string // HH:MM
	To   string // HH:MM, at or before From meaning the next day only where Until says so
	End  string // YYYY-MM-DD of the end; empty for the same day
}

// ReadPeriod takes the fields date, from, to and end of a request.
func ReadPeriod(r *http.Request) Period {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	return Period{Date: get("date"), From: get("from"), To: get("to"), End: get("end")}
}

// PeriodOf writes a span as a form shows it.
func PeriodOf(s span.Span, zone *time.Location) Period {
	from, to := s.StartTime().In(zone), s.EndTime().In(zone)
	p := Period{Date: from.Format(time.DateOnly), From: from.Format("15:04"), To: to.Format("15:04"), End: to.Format(time.DateOnly)}
	if p.End == p.Date {
		p.End = ""
	}
	return p
}

// Span resolves the period in a zone. A time that the clocks skip is refused. One that comes twice means the first for
// a start, and for an end the first after the start.
func (p Period) Span(zone *time.Location) (span.Span, error) {
	day, err := span.ParseDate(p.Date)
	if err != nil {
		return span.Span{}, fault.New(fault.Invalid, i18n.DateUnreadable).On("date").Because(err)
	}
	last := day
	if p.End != "" {
		if last, err = span.ParseDate(p.End); err != nil {
			return span.Span{}, fault.New(fault.Invalid, i18n.DateUnreadable).On("end").Because(err)
		}
	}
	from, _, err := wall(day, p.From, zone, "from")
	if err != nil {
		return span.Span{}, err
	}
	to, second, err := wall(last, p.To, zone, "to")
	if err != nil {
		return span.Span{}, err
	}
	if !to.After(from) {
		to = second
	}
	return span.Of(from, to), nil
}

func wall(d span.Date, at string, zone *time.Location, field string) (first, second time.Time, err error) {
	minute, err := span.ParseClock(at)
	if err != nil {
		return first, second, fault.New(fault.Invalid, i18n.TimeUnreadable).On(field).Because(err)
	}
	first, second, res := span.At(d, minute, zone)
	if res == span.Gap {
		return first, second, fault.New(fault.Invalid, i18n.TimeSkipped, at).On(field)
	}
	return first, second, nil
}

// Rev reads the revision that a form was made from.
func Rev(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.Form.Get("rev"), 10, 64)
	if err != nil || n < 1 {
		return -1 // which no row has
	}
	return n
}
