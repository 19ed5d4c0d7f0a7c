package api

import (
	"context"
	"net/http"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// SeriesBody is the wish for a series.
type SeriesBody struct {
	Whom
	Asset    string `json:"asset" minLength:"1" maxLength:"200"`
	Rule     string `json:"rule" minLength:"1" maxLength:"500" doc:"The days, as an RRULE of RFC 5545 without COUNT and UNTIL." example:"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"`
	FirstDay string `json:"first_day" format:"date" maxLength:"10" example:"2026-11-25"`
	LastDay  string `json:"last_day,omitempty" format:"date" maxLength:"10" doc:"Or times." example:"2027-06-30"`
	Times    int    `json:"times,omitempty" minimum:"0" maximum:"1000" doc:"How often, instead of last_day."`
	From     string `json:"from" maxLength:"5" doc:"By the clock of the site; it stays when the clocks change." example:"09:00"`
	To       string `json:"to" maxLength:"5" example:"17:00"`
	Days     int    `json:"days,omitempty" minimum:"0" maximum:"31" doc:"How many days later it ends."`
}

type checkSeriesIn struct{ Body SeriesBody }

type makeSeriesIn struct {
	Keyed
	Body struct {
		SeriesBody
		Otherwise string `json:"otherwise,omitempty" enum:"refuse,skip,elsewhere" doc:"Where an occurrence cannot be had: reserve nothing (as without this), leave it out, or take another place for it."`
		Promise   string `json:"promise,omitempty" maxLength:"600" doc:"Of a check: exactly that is made, or nothing."`
	} `nameHint:"NewSeries"`
}

type changeSeriesIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the series as it was read; a series that has changed since is left alone."`
	Body    struct {
		FromDay string `json:"from_day,omitempty" format:"date" maxLength:"10" doc:"From this day on; none means all that has not begun. What follows a later day than the first becomes a series of its own."`
		Asset   string `json:"asset,omitempty" maxLength:"200"`
		From    string `json:"from,omitempty" maxLength:"5" example:"09:00"`
		To      string `json:"to,omitempty" maxLength:"5" example:"17:00"`
		Rule    string `json:"rule,omitempty" maxLength:"500" doc:"Other days, as an RRULE of RFC 5545 without COUNT and UNTIL." example:"FREQ=WEEKLY;BYDAY=TU,TH"`
	} `nameHint:"SeriesChange"`
}

type cancelSeriesIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"The ETag of the series as it was read."`
	From    string `query:"from" maxLength:"10" doc:"From this day on (YYYY-MM-DD); none means all that is not over."`
}

type occurrence struct {
	Day   string        `json:"day"`
	Start *time.Time    `json:"starts_at" doc:"Null where the clocks skip it."`
	End   *time.Time    `json:"ends_at"`
	Free  bool          `json:"free"`
	Why   string        `json:"why" doc:"Why it cannot be had; empty where it can."`
	Other orNull[place] `json:"other" doc:"Another place that is free then."`
}

type outlook struct {
	Occurrences []occurrence `json:"occurrences" nullable:"false" doc:"Up to a year ahead."`
	Conflicts   int          `json:"conflicts"`
	Later       bool         `json:"later" doc:"There will be others, which are reserved as time goes on."`
	Promises    promises     `json:"promises"`
}

type promises struct {
	Refuse    string `json:"refuse"`
	Skip      string `json:"skip"`
	Elsewhere string `json:"elsewhere"`
}

type series struct {
	ID       string   `json:"id"`
	Asset    string   `json:"asset"`
	Rule     string   `json:"rule"`
	FirstDay string   `json:"first_day"`
	LastDay  string   `json:"last_day"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Days     int      `json:"days"`
	Zone     string   `json:"zone"`
	Member   string   `json:"member"`
	BookedBy string   `json:"booked_by"`
	Guest    string   `json:"guest"`
	Missed   []string `json:"missed" nullable:"false" doc:"Days that could not be had when they came within the year ahead."`
	Rev      int64    `json:"rev" doc:"The number in the ETag."`
}

type wholeSeries struct {
	series
	Reservations []reservation `json:"reservations" nullable:"false"`
}

type (
	outlookOut    struct{ Body outlook }
	seriesListOut struct{ Body list[series] }
	seriesOut     struct {
		ETag string `header:"ETag"`
		Body wholeSeries
	}
	madeSeries struct {
		Location string `header:"Location"`
		ETag     string `header:"ETag"`
		Body     wholeSeries
	}
	visitorsIn  struct{ Between }
	visitorsOut struct{ Body list[expectedVisitor] }
)

type expectedVisitor struct {
	Name  string    `json:"name"`
	Host  named     `json:"host"`
	Place place     `json:"place"`
	Site  named     `json:"site"`
	Start time.Time `json:"starts_at"`
	End   time.Time `json:"ends_at"`
}

func (d *door) series() {
	handle(d, operation{id: "check-series", method: http.MethodPost, path: "/api/series/check", group: groupReservations,
		summary: "See what a series would be", text: "Every occurrence, with those that cannot be had and why. Nothing is reserved.",
		refusal: []fault.Code{fault.Refused, fault.NotFound}}, d.checkSeries)
	handle(d, operation{id: "make-series", method: http.MethodPost, path: "/api/series", group: groupReservations, status: http.StatusCreated,
		summary: "Reserve again and again", text: "All of it, or what is left where occurrences may be skipped; never half of what was promised.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.makeSeries)
	handle(d, operation{id: "list-series", method: http.MethodGet, path: "/api/series", group: groupReservations,
		summary: "My series", text: "Those that are not over, and what I booked for colleagues."}, d.listSeries)
	handle(d, operation{id: "get-series", method: http.MethodGet, path: "/api/series/{id}", group: groupReservations,
		summary: "One of my series", text: "With its reservations that are not over.", refusal: []fault.Code{fault.NotFound}}, d.getSeries)
	handle(d, operation{id: "change-series", method: http.MethodPatch, path: "/api/series/{id}", group: groupReservations,
		summary: "Change a series", text: "This and all that follows, or all; everything or nothing.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken, fault.Stale}}, d.changeSeries)
	handle(d, operation{id: "cancel-series", method: http.MethodDelete, path: "/api/series/{id}", group: groupReservations,
		summary: "Cancel a series", text: "This and all that follows, or all. Cancelled again it changes nothing.",
		refusal: []fault.Code{fault.NotFound, fault.Stale}}, d.cancelSeries)
	handle(d, operation{id: "undo-series", method: http.MethodDelete, path: "/api/series/{id}/cancellation", group: groupReservations,
		summary: "Take a cancelled series back", text: "For ten minutes after it was cancelled, while all of its time is still free.",
		refusal: []fault.Code{fault.Refused, fault.NotFound, fault.Taken}}, d.undoSeries)
	handle(d, operation{id: "get-own-mail", method: http.MethodGet, path: "/api/me/calendar-mail", group: groupMe,
		summary: "Whether I am mailed what I reserve myself", text: "What others do to my reservations is always mailed."}, d.getOwnMail)
	handle(d, operation{id: "set-own-mail", method: http.MethodPut, path: "/api/me/calendar-mail", group: groupMe,
		summary: "Be mailed what I reserve myself, or not"}, d.setOwnMail)
	handle(d, operation{id: "list-visitors", method: http.MethodGet, path: "/api/visitors", group: groupPeople,
		summary: "Expected visitors", text: "Mine; all of a site for its managers, and all for whoever may book for others. Without a period, those of the next 24 hours."},
		d.listVisitors)
}

func day(field, s string) (span.Date, error) {
	if s == "" {
		return span.Date{}, nil
	}
	d, err := span.ParseDate(s)
	if err == nil && (d.Year < firstYear || d.Year > lastYear) {
		return d, invalid(field, textYears, "1970", "9999")
	}
	if err != nil {
		return d, fault.New(fault.Invalid, i18n.DateUnreadable).On(field).Because(err)
	}
	return d, nil
}

func clockTime(field, s string) (int, error) {
	m, err := span.ParseClock(s)
	if err != nil {
		return m, fault.New(fault.Invalid, i18n.TimeUnreadable).On(field).Because(err)
	}
	return m, nil
}

func (b SeriesBody) wish() (w workplace.SeriesWish, err error) {
	w = workplace.SeriesWish{Asset: b.Asset, For: b.Whom.domain(), Repeat: workplace.Repeat{Rule: b.Rule, Times: b.Times, Days: b.Days}}
	if w.Repeat.First, err = day("first_day", b.FirstDay); err != nil {
		return w, err
	}
	if w.Repeat.Last, err = day("last_day", b.LastDay); err != nil {
		return w, err
	}
	if w.Repeat.From, err = clockTime("from", b.From); err != nil {
		return w, err
	}
	w.Repeat.To, err = clockTime("to", b.To)
	return w, err
}

func (d *door) checkSeries(ctx context.Context, actor directory.Actor, in *checkSeriesIn) (*outlookOut, error) {
	wish, err := in.Body.wish()
	if err != nil {
		return nil, err
	}
	out := &outlookOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		o, err := d.Workplaces.Look(tx, actor, wish)
		out.Body = showOutlook(o, actor.Lang)
		return err
	})
}

func showOutlook(o workplace.Outlook, lang string) outlook {
	out := outlook{Occurrences: []occurrence{}, Conflicts: o.Conflicts(), Later: o.Later,
		Promises: promises{o.Promise(workplace.RefuseAll), o.Promise(workplace.Skip), o.Promise(workplace.Elsewhere)}}
	for _, c := range o.Occurrences {
		s := occurrence{Day: c.Day.String(), Free: c.Why == nil, Other: showPlace(c.Other)}
		if c.Span.Valid() {
			from, to := c.Span.StartTime(), c.Span.EndTime()
			s.Start, s.End = &from, &to
		}
		if c.Why != nil {
			s.Why = c.Why.In(lang)
		}
		out.Occurrences = append(out.Occurrences, s)
	}
	return out
}

func (d *door) makeSeries(ctx context.Context, actor directory.Actor, in *makeSeriesIn) (*madeSeries, error) {
	wish, err := in.Body.wish()
	if err != nil {
		return nil, err
	}
	wish.Key, wish.Otherwise, wish.Promise = in.Key, workplace.Otherwise(in.Body.Otherwise), in.Body.Promise
	var s wholeSeries
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		made, err := d.Workplaces.MakeSeries(ctx, tx, actor, wish)
		if err == nil {
			s, err = d.seriesOf(tx, actor, made.Series.ID)
		}
		return err
	})
	return &madeSeries{"/api/series/" + s.ID, etag(s.Rev), s}, asItIs(err, actor.Lang)
}

type ownMailIn struct {
	Body struct {
		On bool `json:"on" doc:"Mail me what I reserve myself too, with a calendar object."`
	} `nameHint:"OwnMail"`
}

type ownMailOut struct {
	Body struct {
		On bool `json:"on"`
	}
}

func (d *door) setOwnMail(ctx context.Context, actor directory.Actor, in *ownMailIn) (*ownMailOut, error) {
	out := &ownMailOut{}
	out.Body.On = in.Body.On
	return out, d.write(ctx, actor, func(_ context.Context, tx db.Tx) error { return workplace.SetOwnMail(tx, actor, in.Body.On) })
}

func (d *door) getOwnMail(ctx context.Context, actor directory.Actor, _ *none) (*ownMailOut, error) {
	out := &ownMailOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) (err error) {
		out.Body.On, err = workplace.OwnMail(tx, actor.Member)
		return err
	})
}

// asItIs gives a refused series how it would be now.
func asItIs(err error, lang string) error {
	if f, ok := fault.As(err); ok {
		if o, ok := f.More.(workplace.Outlook); ok {
			return f.With(standing{showOutlook(o, lang)})
		}
	}
	return err
}

func (d *door) seriesOf(tx db.Tx, actor directory.Actor, id string) (wholeSeries, error) {
	p, err := d.Workplaces.SeriesByID(tx, actor, id)
	if err != nil {
		return wholeSeries{}, err
	}
	out := wholeSeries{showSeries(p), []reservation{}}
	all, err := d.Workplaces.Occurrences(tx, actor, id)
	for _, r := range all {
		out.Reservations = append(out.Reservations, showReserved(r))
	}
	return out, err
}

func showSeries(p workplace.SeriesPlace) series {
	s, r := p.Series, p.Series.Repeat
	out := series{ID: s.ID, Asset: s.Asset, Rule: r.Rule, FirstDay: r.First.String(), LastDay: r.Last.String(), From: span.FormatClock(r.From),
		To: span.FormatClock(r.To), Days: r.Days, Zone: s.Zone.String(), Member: s.Member, BookedBy: s.By, Guest: s.Guest.Name, Missed: []string{}, Rev: s.Rev}
	for _, m := range p.Missed {
		out.Missed = append(out.Missed, m.String())
	}
	return out
}

func (d *door) listSeries(ctx context.Context, actor directory.Actor, _ *none) (*seriesListOut, error) {
	out := &seriesListOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := d.Workplaces.SeriesList(tx, actor)
		out.Body = listed(all, "", showSeries)
		return err
	})
}

func (d *door) getSeries(ctx context.Context, actor directory.Actor, in *ByID) (*seriesOut, error) {
	s, err := d.readSeries(ctx, actor, in.ID)
	return &seriesOut{etag(s.Rev), s}, err
}

func (d *door) readSeries(ctx context.Context, actor directory.Actor, id string) (s wholeSeries, err error) {
	err = d.read(ctx, actor, func(tx db.Tx) (err error) {
		s, err = d.seriesOf(tx, actor, id)
		return err
	})
	return s, err
}

func (in *changeSeriesIn) wish() (c workplace.SeriesChange, err error) {
	b := in.Body
	c = workplace.SeriesChange{ID: in.ID, Rev: expected(in.IfMatch, 0), Asset: b.Asset, At: b.From != "" || b.To != "", KeepDays: true, Rule: b.Rule}
	if c.From, err = day("from_day", b.FromDay); err != nil || !c.At {
		if err == nil && b.Asset == "" && b.Rule == "" {
			err = fault.New(fault.Invalid, textNothing)
		}
		return c, err
	}
	if c.Begin, err = clockTime("from", b.From); err != nil {
		return c, err
	}
	c.End, err = clockTime("to", b.To)
	return c, err
}

func (d *door) changeSeries(ctx context.Context, actor directory.Actor, in *changeSeriesIn) (*seriesOut, error) {
	wish, err := in.wish()
	if err != nil {
		return nil, err
	}
	return d.oneSeries(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
		return d.Workplaces.ChangeSeries(ctx, tx, actor, wish)
	})
}

// oneSeries writes one series and shows it.
func (d *door) oneSeries(ctx context.Context, actor directory.Actor, id string, do func(context.Context, db.Tx) (workplace.Series, error)) (*seriesOut, error) {
	var s wholeSeries
	err := d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		after, err := do(ctx, tx)
		if err == nil {
			s, err = d.seriesOf(tx, actor, after.ID)
		}
		return err
	})
	return &seriesOut{etag(s.Rev), s}, stale(err, func() (wholeSeries, error) { return d.readSeries(ctx, actor, id) })
}

func (d *door) cancelSeries(ctx context.Context, actor directory.Actor, in *cancelSeriesIn) (*none, error) {
	from, err := day("from", in.From)
	if err != nil {
		return nil, err
	}
	err = d.write(ctx, actor, func(ctx context.Context, tx db.Tx) error {
		_, err := d.Workplaces.CancelSeries(ctx, tx, actor, in.ID, from, expected(in.IfMatch, 0))
		return err
	})
	return &none{}, stale(err, func() (wholeSeries, error) { return d.readSeries(ctx, actor, in.ID) })
}

func (d *door) undoSeries(ctx context.Context, actor directory.Actor, in *ByID) (*seriesOut, error) {
	return d.oneSeries(ctx, actor, in.ID, func(ctx context.Context, tx db.Tx) (workplace.Series, error) {
		return d.Workplaces.RestoreSeries(ctx, tx, actor, in.ID)
	})
}

func (d *door) listVisitors(ctx context.Context, actor directory.Actor, in *visitorsIn) (*visitorsOut, error) {
	during, given, err := in.span()
	if err != nil {
		return nil, err
	}
	if now := d.Clock.Now(); !given {
		during = span.Of(now, now.Add(24*time.Hour))
	}
	out := &visitorsOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		all, err := workplace.Visitors(tx, actor, during)
		out.Body = listed(all, "", func(p workplace.Place) expectedVisitor {
			return expectedVisitor{p.Reservation.Guest.Name, named{p.Person.Member, p.Person.Name}, place{p.Asset.ID, p.Asset.Name, assets(p.Asset.Kind)},
				named{p.Asset.Site, p.SiteName}, p.Reservation.Span.StartTime(), p.Reservation.Span.EndTime()}
		})
		return err
	})
}
