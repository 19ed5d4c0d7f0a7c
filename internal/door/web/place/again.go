package place

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// repeats are the choices of how often, by their name in the form.
var repeats = []struct {
	Key  string
	Text i18n.Text
}{
	{"once", i18n.RepeatOnce}, {"daily", i18n.RepeatDaily}, {"weekly", i18n.RepeatWeekly}, {"month", i18n.RepeatMonth}, {"nth", i18n.RepeatNth},
}

// whoms are the choices of for whom.
var whoms = []struct {
	Key  string
	Text i18n.Text
}{{"me", i18n.ForMe}, {"colleague", i18n.ForColleague}, {"visitor", i18n.ForVisitor}}

// week is the days in the order of the form, with their names in a rule.
var week = []struct {
	Day  time.Weekday
	Name string
}{
	{time.Monday, "MO"}, {time.Tuesday, "TU"}, {time.Wednesday, "WE"}, {time.Thursday, "TH"}, {time.Friday, "FR"}, {time.Saturday, "SA"}, {time.Sunday, "SU"},
}

// againForm is what was typed.
type againForm struct {
	Period                        kit.Period
	Repeat, Every, Until, Times   string
	Days                          []string
	Usual                         string // the day that was ticked because it is the date's; empty once somebody chose
	Whom, Colleague, Guest, Email string
}

func readAgain(r *http.Request) againForm {
	get := func(k string) string { return strings.TrimSpace(r.Form.Get(k)) }
	f := againForm{Period: kit.ReadPeriod(r), Repeat: get("repeat"), Every: get("every"), Until: get("until"), Times: get("times"), Days: r.Form["day"], Usual: get("day_usual"),
		Whom: get("whom"), Colleague: get("colleague"), Guest: get("guest"), Email: get("guest_email")}
	f.Period.End = ""
	if !slices.ContainsFunc(whoms, func(w struct {
		Key  string
		Text i18n.Text
	}) bool {
		return w.Key == f.Whom
	}) {
		f.Whom = "me"
	}
	f.follow()
	return f
}

// follow moves the day that was ticked for the date along when the date is changed; what somebody ticked stays.
func (f *againForm) follow() {
	if len(f.Days) != 1 || f.Days[0] != f.Usual {
		f.Usual = ""
		return
	}
	if day := dayOf(f.Period.Date); day != "" {
		f.Days, f.Usual = []string{day}, day
	}
}

// dayOf is the day of the week of a date; none for what is no date.
func dayOf(date string) string {
	d, err := span.ParseDate(date)
	if err != nil {
		return ""
	}
	for _, w := range week {
		if w.Day == d.Weekday() {
			return w.Name
		}
	}
	return ""
}

// againPage is the form, with what it would come to where that was asked for.
type againPage struct {
	Asset    workplace.Asset
	Site     directory.Site
	Form     againForm
	Outlook  *workplace.Outlook
	For      string             // whose it would be
	Members  []directory.Member // to choose from, for whoever may book for others
	Key      string
	Fault    *fault.Fault
	Mistaken string // the field of the fault as the form names it
}

// again shows the form, filled with the period that was looked at.
func (p *Pages) again(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readAgain(r)
	if f.Repeat == "" {
		f.Repeat = "weekly"
	}
	return p.againPage(v, r, f, nil, nil)
}

func (p *Pages) againPage(v *kit.View, r *http.Request, f againForm, o *workplace.Outlook, refused *fault.Fault) (kit.Answer, error) {
	page := againPage{Form: f, Outlook: o, Fault: refused, Key: id.New()}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if page.Asset, err = workplace.AssetByID(tx, r.Form.Get("asset")); err != nil {
			return err
		}
		if page.Site, err = directory.SiteByID(tx, page.Asset.Site); err != nil {
			return err
		}
		if !v.Actor.Can(directory.BookForOthers) {
			return nil
		}
		if o != nil {
			if page.For, err = forText(tx, v, f); err != nil {
				return err
			}
		}
		page.Members, err = directory.Colleagues(tx, v.Actor, "", 200)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	page.fill(v.Now)
	a := kit.Page(v.T(i18n.AgainTitle, page.Asset.Name), again(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

// fill gives the form what it needs where nothing was typed: today, and its day of the week.
func (a *againPage) fill(now time.Time) {
	standard := defaultPeriod(now, a.Site.Zone)
	if a.Form.Period.Date == "" {
		a.Form.Period = standard
	}
	if a.Form.Period.From == "" || a.Form.Period.To == "" {
		a.Form.Period.From, a.Form.Period.To = "09:00", "17:00"
	}
	if day := dayOf(a.Form.Period.Date); day != "" && len(a.Form.Days) == 0 {
		a.Form.Days, a.Form.Usual = []string{day}, day
	}
	if a.Form.Every == "" {
		a.Form.Every = "1"
	}
}

func (a againPage) has(day string) bool { return slices.Contains(a.Form.Days, day) }

// wrong gives the fault where it is about a field.
func (a againPage) wrong(field string) *fault.Fault {
	if a.Fault != nil && a.Fault.Field == field {
		return a.Fault
	}
	return nil
}

// wish reads the form; its zone is the site's.
func (p *Pages) againWish(tx db.Tx, v *kit.View, r *http.Request, f againForm) (w workplace.SeriesWish, err error) {
	w = workplace.SeriesWish{Key: r.PostForm.Get("key"), Asset: r.PostForm.Get("asset"), Otherwise: workplace.Otherwise(r.PostForm.Get("otherwise")),
		Promise: r.PostForm.Get("promise")}
	if w.For, err = whom(tx, v, f); err != nil {
		return w, err
	}
	first, err := span.ParseDate(f.Period.Date)
	if err != nil {
		return w, fault.New(fault.Invalid, i18n.DateUnreadable).On("date").Because(err)
	}
	w.Repeat.First = first
	if w.Repeat.From, err = span.ParseClock(f.Period.From); err != nil {
		return w, fault.New(fault.Invalid, i18n.TimeUnreadable).On("from").Because(err)
	}
	if w.Repeat.To, err = span.ParseClock(f.Period.To); err != nil {
		return w, fault.New(fault.Invalid, i18n.TimeUnreadable).On("to").Because(err)
	}
	if w.Repeat.Rule, err = f.rule(first); err != nil {
		return w, err
	}
	return w, f.ends(&w.Repeat)
}

// mixed tells that somebody is named for whom the form is not.
func (f againForm) mixed() bool {
	return f.Whom != "colleague" && f.Colleague != "" || f.Whom != "visitor" && f.Guest+f.Email != ""
}

// whom finds for whom the form is.
func whom(tx db.Tx, v *kit.View, f againForm) (w workplace.Whom, err error) {
	switch {
	case f.mixed():
		return w, fault.New(fault.Invalid, i18n.WhomMixed).On("whom")
	case f.Whom == "visitor":
		w.Guest = workplace.Guest{Name: f.Guest, Email: f.Email}
		if f.Guest == "" {
			err = fault.New(fault.Invalid, i18n.GuestName).On("guest")
		}
		return w, err
	case f.Whom != "colleague":
		return w, nil
	}
	m, err := directory.Colleague(tx, v.Actor, f.Colleague)
	w.Member = m.ID
	return w, err
}

// forText says for whom the form is.
func forText(tx db.Tx, v *kit.View, f againForm) (string, error) {
	switch f.Whom {
	case "visitor":
		return v.T(i18n.VisitorOf, f.Guest), nil
	case "colleague":
		m, err := directory.Colleague(tx, v.Actor, f.Colleague)
		return v.T(i18n.ForPerson, m.Name), err
	}
	return v.T(i18n.ForMe), nil
}

// rule is the form's choice as an RRULE.
func (f againForm) rule(first span.Date) (string, error) {
	every, err := strconv.Atoi(f.Every)
	if f.Every == "" {
		every, err = 1, nil
	}
	if err != nil || every < 1 || every > 52 {
		return "", fault.New(fault.Invalid, i18n.RepeatRule).On("every")
	}
	switch f.Repeat {
	case "once", "":
		return "FREQ=DAILY", nil
	case "daily":
		return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", nil
	case "weekly":
		var days []string
		for _, w := range week {
			if slices.Contains(f.Days, w.Name) {
				days = append(days, w.Name)
			}
		}
		if len(days) == 0 {
			return "", fault.New(fault.Invalid, i18n.RepeatRule).On("day")
		}
		return fmt.Sprintf("FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", every, strings.Join(days, ",")), nil
	case "month":
		return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%d", every, first.Day), nil
	case "nth":
		nth := (first.Day-1)/7 + 1
		if nth == 5 {
			nth = -1 // a fifth one is the last, which every month has
		}
		return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYDAY=%d%s", every, nth, strings.ToUpper(first.Weekday().String()[:2])), nil
	}
	return "", fault.New(fault.Invalid, i18n.RepeatRule).On("repeat")
}

// ends reads until when or how often. Times come first: who typed both meant the smaller thing.
func (f againForm) ends(r *workplace.Repeat) (err error) {
	switch {
	case f.Repeat == "once" || f.Repeat == "":
		r.Times = 1
	case f.Times != "":
		if r.Times, err = strconv.Atoi(f.Times); err != nil || r.Times < 1 {
			return fault.New(fault.Invalid, i18n.RepeatTimes, workplace.MaxTimes).On("times")
		}
	case f.Until != "":
		if r.Last, err = span.ParseDate(f.Until); err != nil {
			return fault.New(fault.Invalid, i18n.DateUnreadable).On("until").Because(err)
		}
	}
	return nil
}

// checkAgain shows what it would come to; nothing is reserved.
func (p *Pages) checkAgain(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readAgain(r)
	var o workplace.Outlook
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		wish, err := p.againWish(tx, v, r, f)
		if err != nil {
			return err
		}
		o, err = p.Workplaces.Look(tx, v.Actor, wish)
		return err
	})
	if err == nil {
		return p.againPage(v, r, f, &o, nil)
	}
	return p.againRefused(v, r, f, err)
}

func (p *Pages) againRefused(v *kit.View, r *http.Request, f againForm, err error) (kit.Answer, error) {
	refused, ok := fault.As(err)
	if !ok || refused.Code == fault.NotFound || refused.Code == fault.Refused {
		return kit.Answer{}, err
	}
	if o, ok := refused.More.(workplace.Outlook); ok {
		return p.againPage(v, r, f, &o, refused)
	}
	return p.againPage(v, r, f, nil, refused)
}

// makeAgain makes what was shown, or shows what is different now.
func (p *Pages) makeAgain(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := readAgain(r)
	note := "series"
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		wish, err := p.againWish(tx, v, r, f)
		if err != nil {
			return err
		}
		if f.Repeat == "once" || f.Repeat == "" {
			note = "reserved"
			return p.reserveOnce(ctx, tx, v, wish)
		}
		_, err = p.Workplaces.MakeSeries(ctx, tx, v.Actor, wish)
		return err
	})
	if err == nil {
		return kit.Go("/reservations", note), nil
	}
	return p.againRefused(v, r, f, err)
}

func (p *Pages) reserveOnce(ctx context.Context, tx db.Tx, v *kit.View, w workplace.SeriesWish) error {
	a, err := workplace.AssetByID(tx, w.Asset)
	if err != nil {
		return err
	}
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return err
	}
	s, err := w.Repeat.On(w.Repeat.First, site.Zone)
	if err != nil {
		return err
	}
	_, err = p.Workplaces.Reserve(ctx, tx, v.Actor, workplace.Reserve{Key: w.Key, Asset: w.Asset, Span: s, For: w.For})
	return err
}

// changeSeries changes this and what follows, or all.
func (p *Pages) changeSeries(ctx context.Context, tx db.Tx, v *kit.View, r *http.Request, typed query) error {
	now, err := workplace.ReservationByID(tx, v.Actor, r.PathValue("id"))
	if err != nil {
		return err
	}
	c := workplace.SeriesChange{ID: now.Reservation.Series, Asset: typed.Asset, At: true}
	if r.PostForm.Get("scope") == "following" {
		if c.From, err = span.ParseDate(now.Reservation.Day); err != nil {
			return err
		}
	}
	if c.Begin, err = span.ParseClock(typed.Period.From); err != nil {
		return fault.New(fault.Invalid, i18n.TimeUnreadable).On("from").Because(err)
	}
	if c.End, err = span.ParseClock(typed.Period.To); err != nil {
		return fault.New(fault.Invalid, i18n.TimeUnreadable).On("to").Because(err)
	}
	if r.PostForm.Get("days") != "" {
		s, err := p.Workplaces.SeriesByID(tx, v.Actor, c.ID)
		if err != nil {
			return err
		}
		if c.Rule, err = onDays(s.Series.Repeat.Rule, r.PostForm["day"]); err != nil {
			return err
		}
	}
	_, err = p.Workplaces.ChangeSeries(ctx, tx, v.Actor, c)
	return err
}

const byDay = "BYDAY="

// weekdays are the days of the week on which a rule comes; none for a rule that is not weekly.
func weekdays(rule string) []string {
	if !strings.HasPrefix(rule, "FREQ=WEEKLY") {
		return nil
	}
	for part := range strings.SplitSeq(rule, ";") {
		if days, ok := strings.CutPrefix(part, byDay); ok {
			return strings.Split(days, ",")
		}
	}
	return nil
}

// onDays is a weekly rule on other days of the week; what is typed besides is passed over.
func onDays(rule string, typed []string) (string, error) {
	var days []string
	for _, w := range week {
		if slices.Contains(typed, w.Name) {
			days = append(days, w.Name)
		}
	}
	if len(days) == 0 {
		return "", fault.New(fault.Invalid, i18n.RepeatRule).On("day")
	}
	parts := strings.Split(rule, ";")
	for i, part := range parts {
		if strings.HasPrefix(part, byDay) {
			parts[i] = byDay + strings.Join(days, ",")
		}
	}
	return strings.Join(parts, ";"), nil
}

// cancelSeries gives back a series, or what follows a day of it.
func (p *Pages) cancelSeries(v *kit.View, r *http.Request) (kit.Answer, error) {
	var from span.Date
	if text := r.PostForm.Get("from"); text != "" {
		var err error
		if from, err = span.ParseDate(text); err != nil {
			return kit.Answer{}, fault.New(fault.Invalid, i18n.DateUnreadable).Because(err)
		}
	}
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Workplaces.CancelSeries(ctx, tx, v.Actor, r.PathValue("id"), from, 0)
		return err
	})
	return kit.Go("/reservations", "cancelled"), err
}

func (p *Pages) undo(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.undone(v, r, p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Workplaces.Restore(ctx, tx, v.Actor, r.PathValue("id"))
		return err
	}))
}

func (p *Pages) undoSeries(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.undone(v, r, p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Workplaces.RestoreSeries(ctx, tx, v.Actor, r.PathValue("id"))
		return err
	}))
}

func (p *Pages) undone(v *kit.View, r *http.Request, err error) (kit.Answer, error) {
	if err == nil {
		return kit.Go("/reservations", "undone"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound {
		return kit.Answer{}, err
	}
	return p.listPage(v, r, f)
}

func againLink(v *kit.View) string {
	if v.Actor.Can(directory.BookForOthers) {
		return v.T(i18n.AgainLink)
	}
	return v.T(i18n.AgainRepeat)
}

// describe says when a series comes.
func describe(v *kit.View, p workplace.SeriesPlace) string {
	return repeatText(v, p.Series.Repeat, p.Series.Zone)
}

func repeatText(v *kit.View, r workplace.Repeat, zone *time.Location) string {
	day := func(d span.Date) time.Time { return d.Span(zone).StartTime().Add(12 * time.Hour) }
	l := v.In(zone)
	clock := span.FormatClock(r.From) + " – " + span.FormatClock(r.To)
	if r.First == r.Last {
		return l.Long(day(r.First)) + ", " + clock
	}
	return l.Rule(r.Rule) + ", " + clock + ", " + v.T(i18n.UntilDay, l.Year(day(r.Last)))
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func ruleText(v *kit.View, rule string) string { return v.In(time.UTC).Rule(rule) }

func missedText(v *kit.View, p workplace.SeriesPlace) string {
	out := make([]string, len(p.Missed))
	for i, d := range p.Missed {
		out[i] = dayText(v, p.Series.Zone, d)
	}
	return strings.Join(out, ", ")
}

func dayText(v *kit.View, zone *time.Location, d span.Date) string {
	return v.In(zone).Short(d.Span(zone).StartTime().Add(12 * time.Hour))
}
