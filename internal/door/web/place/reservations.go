package place

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

type listPage struct {
	Places []workplace.Place
	Next   string
	Series []workplace.SeriesPlace
	Gone   []workplace.Place // cancelled just now
	Ended  []workplace.SeriesPlace
	Fault  *fault.Fault
}

const pageSize = 30

func (p *Pages) list(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.listPage(v, r, nil)
}

// listPage shows the reader's reservations, with why an undoing was refused.
func (p *Pages) listPage(v *kit.View, r *http.Request, refused *fault.Fault) (kit.Answer, error) {
	page := listPage{Fault: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
		var next string
		var err error
		page.Places, next, err = p.Workplaces.Booked(tx, v.Actor, r.Form.Get("after"), pageSize)
		if next != "" {
			page.Next = "/reservations?after=" + url.QueryEscape(next)
		}
		if err != nil || r.Form.Get("after") != "" {
			return err
		}
		return p.readSeries(tx, v, &page)
	})
	a := kit.Page(v.T(i18n.Reservations), reservations(v, page))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, err
}

func (p *Pages) readSeries(tx db.Tx, v *kit.View, page *listPage) (err error) {
	if page.Series, err = p.Workplaces.SeriesList(tx, v.Actor); err != nil {
		return err
	}
	if page.Gone, err = p.Workplaces.Undoable(tx, v.Actor); err != nil {
		return err
	}
	page.Ended, err = p.Workplaces.UndoableSeries(tx, v.Actor)
	return err
}

// editPage is one reservation with its form; Period is what was typed, where it was refused.
type editPage struct {
	Place  workplace.Place
	Period kit.Period
	Asset  string
	Assets []workplace.Asset // its own, and those that it could move to
	Begun  bool
	Away   away
	Scope  string                // of a change to a series
	Series workplace.SeriesPlace // that it is of
	Days   []string              // of the week on which the series comes, as in a rule; none where it comes otherwise
	Fault  *fault.Fault
}

func (p *Pages) edit(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.editPage(v, r, nil, nil)
}

func (p *Pages) editPage(v *kit.View, r *http.Request, typed *query, refused *fault.Fault) (kit.Answer, error) {
	e := editPage{Fault: refused, Scope: r.Form.Get("scope")}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) (err error) {
		if e.Place, err = workplace.ReservationByID(tx, v.Actor, r.PathValue("id")); err != nil {
			return err
		}
		if id := e.Place.Reservation.Series; id != "" {
			if e.Series, err = p.Workplaces.SeriesByID(tx, v.Actor, id); err != nil {
				return err
			}
			e.Days = weekdays(e.Series.Series.Repeat.Rule)
		}
		if e.Away, err = p.away(r.Context(), tx, v, e.Place.Asset.Site, e.Place.Reservation.Span); err != nil {
			return err
		}
		e.Away.Me = e.Away.Me && e.Place.Reservation.Member == v.Actor.Member
		e.Assets, err = p.elsewhere(tx, e.Place)
		return err
	})
	if err != nil {
		return kit.Answer{}, err
	}
	if len(e.Days) > 0 && r.PostForm.Get("days") != "" && refused != nil {
		e.Days = append([]string{""}, r.PostForm["day"]...)
	}
	e.Begun = e.Place.Reservation.Span.Start <= db.Micros(v.Now)
	e.Period, e.Asset = kit.PeriodOf(e.Place.Reservation.Span, e.Place.Zone), e.Place.Asset.ID
	if typed != nil && refused.Code != fault.Stale {
		e.Period, e.Asset = typed.Period, typed.Asset
	}
	a := kit.Page(v.T(i18n.ChangeTitle), edit(v, e))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	}
	return a, nil
}

// elsewhere gives the place of a reservation, then those of its kind at the site that are free in its time.
func (p *Pages) elsewhere(tx db.Tx, now workplace.Place) ([]workplace.Asset, error) {
	free, err := p.Workplaces.FreeAssets(tx, workplace.Filter{Site: now.Asset.Site, Kind: now.Asset.Kind}, now.Reservation.Span)
	free = slices.DeleteFunc(free, func(a workplace.Asset) bool { return a.ID == now.Asset.ID })
	return append([]workplace.Asset{now.Asset}, free...), err
}

func (p *Pages) change(v *kit.View, r *http.Request) (kit.Answer, error) {
	typed := readQuery(r)
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		if scope := r.PostForm.Get("scope"); scope == "following" || scope == "all" {
			return p.changeSeries(ctx, tx, v, r, typed)
		}
		c, err := p.wish(tx, v, r, typed)
		if err != nil {
			return err
		}
		_, err = p.Workplaces.Change(ctx, tx, v.Actor, c)
		return err
	})
	if err == nil {
		return kit.Go("/reservations", "changed"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound {
		return kit.Answer{}, err
	}
	return p.editPage(v, r, &typed, f)
}

// wish reads what is to change: the form's period, or the present one made longer or shorter by an hour.
func (p *Pages) wish(tx db.Tx, v *kit.View, r *http.Request, typed query) (workplace.Change, error) {
	c := workplace.Change{ID: r.PathValue("id"), Rev: kit.Rev(r), Asset: typed.Asset}
	now, err := workplace.ReservationByID(tx, v.Actor, c.ID)
	if err != nil {
		return c, err
	}
	switch r.PostForm.Get("by") {
	case "longer":
		c.Asset, c.Span = now.Asset.ID, later(now.Reservation.Span, time.Hour)
	case "shorter":
		c.Asset, c.Span = now.Asset.ID, later(now.Reservation.Span, -time.Hour)
	default:
		if c.Span, err = typed.Period.Span(now.Zone); err != nil {
			return c, err
		}
		if begun := now.Reservation.Span; begun.Start <= db.Micros(v.Now) && sameMinute(begun.Start, c.Span.Start) {
			c.Span.Start = begun.Start // the form shows whole minutes
		}
	}
	return c, nil
}

func later(s span.Span, by time.Duration) span.Span {
	s.End += int64(by / time.Microsecond)
	return s
}

func sameMinute(a, b int64) bool { return a/60e6 == b/60e6 }

func (p *Pages) cancel(v *kit.View, r *http.Request) (kit.Answer, error) {
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		_, err := p.Workplaces.Cancel(ctx, tx, v.Actor, r.PathValue("id"), kit.Rev(r))
		return err
	})
	if err == nil {
		return kit.Go("/reservations", "cancelled"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound {
		return kit.Answer{}, err
	}
	return p.editPage(v, r, nil, f)
}

// findPage is the form of "find me a place" with what was found.
type findPage struct {
	Query  query
	Site   string
	Sites  []directory.Site
	Zone   *time.Location
	Found  []workplace.Suggestion
	Floors map[string]string
	Keys   []string
	Closed string // that the site is not open then, with its hours
	Fault  *fault.Fault
}

const suggestions = 6

func (p *Pages) find(v *kit.View, r *http.Request) (kit.Answer, error) {
	f := findPage{Query: readQuery(r), Site: r.Form.Get("site")}
	if f.Query.Kind == "" {
		f.Query.Kind = workplace.Desk
	}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error { return p.search(tx, v, &f) })
	a := kit.Page(v.T(i18n.FindTitle), find(v, f))
	if refusal, ok := fault.As(err); ok && refusal.Code == fault.Invalid {
		f.Fault = refusal
		a = kit.Page(v.T(i18n.FindTitle), find(v, f))
		a.Status, err = kit.Status(refusal.Code), nil
	}
	return a, err
}

func (p *Pages) search(tx db.Tx, v *kit.View, f *findPage) error {
	var err error
	if f.Sites, err = directory.SiteList(tx); err != nil || len(f.Sites) == 0 {
		return err
	}
	b := boardPage{}
	if err := p.readFloors(tx, &b); err != nil {
		return err
	}
	f.Floors = map[string]string{}
	for _, fl := range b.Floors {
		f.Floors[fl.ID] = b.siteName(fl)
	}
	site := f.Sites[0]
	for _, s := range f.Sites {
		if s.ID == f.Site || (f.Site == "" && s.ID == v.Actor.Site) {
			site = s
		}
	}
	f.Site, f.Zone = site.ID, site.Zone
	f.Query.offer(site, v.Now)
	during, err := f.Query.Period.Span(site.Zone)
	if err != nil {
		return err
	}
	if why := site.WhyClosed(during); during.Valid() && why != nil {
		f.Closed = why.In(v.Lang)
	}
	f.Found, err = p.Workplaces.Find(tx, v.Actor, workplace.Filter{Site: site.ID, Kind: f.Query.Kind, Equipment: f.Query.Features, People: f.Query.People}, during, suggestions)
	for range f.Found {
		f.Keys = append(f.Keys, id.New())
	}
	return err
}

func reason(v *kit.View, s workplace.Suggestion) string {
	switch s.Reason {
	case workplace.Usual:
		return v.T(i18n.ReasonUsual, s.Times)
	case workplace.Nearby:
		return v.T(i18n.ReasonNear)
	}
	return v.T(i18n.ReasonFitting)
}
