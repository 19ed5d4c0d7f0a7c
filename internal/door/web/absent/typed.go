package absent

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// typed is the form as it was sent.
type typed struct {
	Kind    absence.Kind
	Staff   string
	Site    string
	From    string // days
	To      string
	At      string // hours
	Until   string
	Days    []string // weekdays as numbers, Sunday first
	Rev     int64
	Look    bool
	Free    bool
	Message string
	Back    string // the calendar that the form was opened from; empty: none
}

// kinds are what can be entered, in the order in which it is offered.
var kinds = []struct {
	Kind absence.Kind
	Text i18n.Text
	Icon string
}{
	{absence.Sickness, i18n.Sickness, "alert"},
	{absence.Vacation, i18n.Vacation, "calendar"},
	{absence.Break, i18n.BreakTime, "clock"},
	{absence.Closure, i18n.Closure, "door"},
}

func kindText(k absence.Kind) i18n.Text {
	for _, c := range kinds {
		if c.Kind == k {
			return c.Text
		}
	}
	return i18n.AbsentKind
}

func readTyped(r *http.Request) typed {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	t := typed{Kind: absence.Kind(get("kind")), Staff: get("staff"), Site: get("site"), From: get("from"), To: get("to"), At: get("at"), Until: get("until"),
		Days: r.Form["day"], Look: get("look") != "", Free: get("free") != "", Message: strings.TrimSpace(r.Form.Get("message")), Back: kit.CalendarOf(r)}
	if r.PathValue("id") != "" {
		t.Rev = kit.Rev(r) // a new one has none
	}
	if t.Days = t.Days[:min(len(t.Days), 7)]; t.To == "" {
		t.To = t.From
	}
	return t
}

// typedOf writes an absence as its form shows it.
func typedOf(a absence.Absence) typed {
	t := typed{Kind: a.Kind, Staff: a.Member, Site: a.Site, From: a.First.String(), To: a.Last.String(), Rev: a.Rev}
	if !a.Whole() {
		t.At, t.Until = span.FormatClock(a.From), span.FormatClock(a.To)
	}
	for d := range 7 {
		if a.Days != 0 && a.Days.Has(time.Weekday(d)) {
			t.Days = append(t.Days, strconv.Itoa(d))
		}
	}
	return t
}

// defaults fill in what was left out: today, oneself.
func (t *typed) defaults(now time.Time, me string) {
	if t.From == "" {
		t.From = now.Format(time.DateOnly)
	}
	if t.To == "" {
		t.To = t.From
	}
	if t.Staff == "" && t.Kind != absence.Closure {
		t.Staff = me
	}
}

func (t typed) hasDay(d time.Weekday) bool { return slices.Contains(t.Days, strconv.Itoa(int(d))) }

// byHour tells whether the kind is asked for its hours.
func (t typed) byHour() bool { return t.Kind == absence.Break || t.Kind == absence.Closure }

// in reads what is wanted.
func (t typed) in(absenceID string) (absence.In, error) {
	in := absence.In{ID: absenceID, Rev: t.Rev, Kind: t.Kind, Member: t.Staff, Site: t.Site, To: absence.WholeDay}
	if t.Kind == absence.Closure {
		in.Member = ""
	} else {
		in.Site = ""
	}
	var err error
	if in.First, err = span.ParseDate(t.From); err != nil {
		return in, fault.New(fault.Invalid, i18n.DateUnreadable).On("from").Because(err)
	}
	if in.Last, err = span.ParseDate(t.To); err != nil {
		return in, fault.New(fault.Invalid, i18n.DateUnreadable).On("to").Because(err)
	}
	if t.byHour() && (t.At != "" || t.Until != "" || t.Kind == absence.Break) {
		if in.From, err = span.ParseClock(t.At); err != nil {
			return in, fault.New(fault.Invalid, i18n.TimeUnreadable).On("at").Because(err)
		}
		if in.To, err = span.ParseClock(t.Until); err != nil {
			return in, fault.New(fault.Invalid, i18n.TimeUnreadable).On("until").Because(err)
		}
	}
	if t.Kind == absence.Break {
		in.Days = t.weekdays()
	}
	return in, nil
}

func (t typed) weekdays() (out absence.Days) {
	for d := range 7 {
		if t.hasDay(time.Weekday(d)) {
			out = out.On(time.Weekday(d))
		}
	}
	return out
}

// query is what was typed, for an address.
func (t typed) query() url.Values {
	q := url.Values{}
	for k, one := range map[string]string{"kind": string(t.Kind), "staff": t.Staff, "site": t.Site, "from": t.From, "to": t.To, "at": t.At, "until": t.Until, "back": t.Back} {
		if one != "" {
			q.Set(k, one)
		}
	}
	if len(t.Days) > 0 {
		q["day"] = t.Days
	}
	if t.Rev != 0 {
		q.Set("rev", strconv.FormatInt(t.Rev, 10))
	}
	return q
}

// as is the form's address for another kind.
func (t typed) as(k absence.Kind) string {
	t.Kind, t.Rev = k, 0
	return "/absences/new?" + t.query().Encode()
}

// when says the days and hours of an absence.
func when(v *kit.View, a absence.Absence) string {
	l := v.In(time.UTC)
	noon := func(d span.Date) time.Time { return d.Span(time.UTC).StartTime().Add(12 * time.Hour) }
	out := l.Year(noon(a.First))
	if a.First != a.Last {
		out += " – " + l.Year(noon(a.Last))
	}
	if a.Days != 0 {
		var names []string
		for _, d := range week {
			if a.Days.Has(d) {
				names = append(names, l.WeekdayShort(d))
			}
		}
		out += ", " + strings.Join(names, " ")
	}
	if !a.Whole() {
		out += ", " + span.FormatClock(a.From) + " – " + span.FormatClock(a.To)
	}
	return out
}

var week = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

func (f formPage) title(v *kit.View) string {
	switch {
	case f.ID != "":
		return v.T(i18n.AbsenceEdit)
	case f.Kind == absence.Sickness && f.Staff == v.Actor.Member:
		return v.T(i18n.ReportSick)
	}
	return v.T(i18n.AbsenceAdd)
}

// action is where the form is sent to look, and then to be done.
func (f formPage) action() string {
	if f.ID != "" {
		return "/absences/" + f.ID
	}
	return "/absences/new"
}

func (f formPage) post() string {
	if f.ID != "" {
		return "/absences/" + f.ID
	}
	return "/absences"
}

// back is the form with what was typed.
func (f formPage) back() string {
	if f.ID != "" {
		return "/absences/" + f.ID + "?" + url.Values{"back": {f.Back}}.Encode()
	}
	return "/absences/new?" + f.query().Encode()
}

// home is where one goes when it is done, or not to be: the calendar that it began at, else the list.
func (t typed) home() string { return cmp.Or(t.Back, "/absences") }

// freeFirst tells whether places are given back unless one says otherwise; what was chosen before stays chosen.
func (f formPage) freeFirst() bool {
	if f.Fault != nil {
		return f.Free
	}
	return f.Kind == absence.Sickness || f.Kind == absence.Vacation
}

// most is how many things are shown of each sort.
const most = 200

func at(v *kit.View, f formPage, i absence.Item) string {
	zone := i.Zone
	if zone == nil {
		if zone = f.Way.Absence.Zone; zone == nil {
			zone = time.UTC
		}
	}
	l := v.In(zone)
	return l.Short(i.Span.StartTime()) + ", " + l.Range(i.Span.StartTime(), i.Span.EndTime())
}

// reachable tells whether any customer can be written to.
func reachable(items []absence.Item) bool {
	return slices.ContainsFunc(items, func(i absence.Item) bool { return i.Reachable })
}
