// Package place is where people look for a place, see the plan and the list of a floor, and reserve, change and
// cancel. The plan and the list hold the same; whatever one does on the plan is also a form.
package place

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/absence"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/files"
	"bureau/internal/i18n"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Pages are the handlers of this feature.
type Pages struct {
	Kit        *kit.Kit
	DB         *db.DB
	Workplaces *workplace.Workplaces
	Absences   *absence.Absences
	Files      files.Folder
}

// Mount puts the pages on their addresses.
func (p *Pages) Mount(mux *http.ServeMux) {
	mux.Handle("GET /places", p.Kit.Signed(p.board))
	mux.Handle("GET /places/find", p.Kit.Signed(p.find))
	mux.Handle("POST /places/{id}/out", p.Kit.Signed(p.takeOut))
	mux.Handle("POST /places/{id}/back", p.Kit.Signed(p.putBack))
	mux.Handle("GET /reservations", p.Kit.Signed(p.list))
	mux.Handle("POST /reservations", p.Kit.Signed(p.reserve))
	mux.Handle("GET /reservations/{id}", p.Kit.Signed(p.edit))
	mux.Handle("POST /reservations/{id}", p.Kit.Signed(p.change))
	mux.Handle("POST /reservations/{id}/cancel", p.Kit.Signed(p.cancel))
	mux.Handle("POST /reservations/{id}/undo", p.Kit.Signed(p.undo))
	mux.Handle("GET /again", p.Kit.Signed(p.again))
	mux.Handle("POST /again/check", p.Kit.Signed(p.checkAgain))
	mux.Handle("POST /again", p.Kit.Signed(p.makeAgain))
	mux.Handle("POST /series/{id}/cancel", p.Kit.Signed(p.cancelSeries))
	mux.Handle("POST /series/{id}/undo", p.Kit.Signed(p.undoSeries))
	mux.HandleFunc("GET /plans/{name}", p.background)
}

// query is what a reader asked to see, as the address says it.
type query struct {
	Floor    string
	Period   kit.Period
	Usual    string // the times that the page offered, as from-to; the period has others where somebody typed them
	Kind     workplace.Kind
	Features []workplace.Feature
	People   int    // who must have room; zero: not said
	View     string // plan or list
	Asset    string
	// What was typed to take the asset out of use, where that was refused.
	OutDate, OutReason string
}

func readQuery(r *http.Request) query {
	q := query{Floor: r.Form.Get("floor"), Period: kit.ReadPeriod(r), Usual: r.Form.Get("usual"), Kind: workplace.Kind(r.Form.Get("kind")),
		View: r.Form.Get("view"), Asset: r.Form.Get("asset")}
	for _, f := range r.Form["feature"] {
		q.Features = append(q.Features, workplace.Feature(f))
	}
	if n, err := strconv.Atoi(r.Form.Get("people")); err == nil && n > 1 && n <= workplace.MaxSeats {
		q.People = n
	}
	if q.View != "list" {
		q.View = "plan"
	}
	return q
}

// link is the address of the same view with another asset chosen, or another view.
func (q query) link(path string) string {
	v := url.Values{}
	set := func(k, s string) {
		if s != "" {
			v.Set(k, s)
		}
	}
	set("floor", q.Floor)
	set("date", q.Period.Date)
	set("from", q.Period.From)
	set("to", q.Period.To)
	set("end", q.Period.End)
	set("usual", q.Usual)
	set("kind", string(q.Kind))
	set("asset", q.Asset)
	set("people", q.people())
	for _, f := range q.Features {
		v.Add("feature", string(f))
	}
	if q.View == "list" {
		v.Set("view", "list")
	}
	return path + "?" + v.Encode()
}

func (q query) at(asset string) string {
	q.Asset = asset
	return q.link("/places")
}

func (q query) as(view string) string {
	q.View = view
	return q.link("/places")
}

// people is how many must have room, as the form has it.
func (q query) people() string {
	if q.People == 0 {
		return ""
	}
	return strconv.Itoa(q.People)
}

func (q query) has(f workplace.Feature) bool { return slices.Contains(q.Features, f) }

// defaultPeriod is the rest of today, from the last quarter of an hour.
func defaultPeriod(now time.Time, zone *time.Location) kit.Period {
	t := now.In(zone)
	from := t.Hour()*60 + t.Minute()/15*15
	to := 17 * 60
	if from >= to-30 {
		to = min(from+60, 23*60+59)
	}
	return kit.Period{Date: t.Format(time.DateOnly), From: span.FormatClock(from), To: span.FormatClock(to)}
}

// dayPeriod is another day while its site is open: all of it, or its longest stretch where it is closed in between.
func dayPeriod(site directory.Site, d span.Date) kit.Period {
	day := d.Span(site.Zone)
	var best span.Span
	for _, w := range site.Windows(day) {
		if w, ok := w.Intersect(day); ok && w.Length() > best.Length() {
			best = w
		}
	}
	if best == day || !best.Valid() {
		return kit.Period{Date: d.String(), From: "09:00", To: "17:00"}
	}
	p := kit.PeriodOf(best, site.Zone)
	if p.End != "" {
		p.End, p.To = "", "23:59"
	}
	return p
}

// reserve takes the place and shows it among the reader's reservations; refused, it shows the floor again with the
// reason and what was typed.
func (p *Pages) reserve(v *kit.View, r *http.Request) (kit.Answer, error) {
	q := readQuery(r)
	q.Floor, q.Kind, q.Features, q.People = "", "", nil, 0
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		s, err := spanAt(tx, q)
		if err != nil {
			return err
		}
		_, err = p.Workplaces.Reserve(ctx, tx, v.Actor, workplace.Reserve{Key: r.PostForm.Get("key"), Asset: q.Asset, Span: s})
		return err
	})
	if err == nil {
		return kit.Go("/reservations", "reserved"), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound {
		return kit.Answer{}, err
	}
	return p.boardPage(v, r, q, f)
}

// spanAt reads a period in the zone of the asset's site.
func spanAt(tx db.Tx, q query) (span.Span, error) {
	a, err := workplace.AssetByID(tx, q.Asset)
	if err != nil {
		return span.Span{}, err
	}
	site, err := directory.SiteByID(tx, a.Site)
	if err != nil {
		return span.Span{}, err
	}
	return q.Period.Span(site.Zone)
}

func (p *Pages) takeOut(v *kit.View, r *http.Request) (kit.Answer, error) {
	asset := r.PathValue("id")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		a, err := workplace.AssetByID(tx, asset)
		if err != nil {
			return err
		}
		site, err := directory.SiteByID(tx, a.Site)
		if err != nil {
			return err
		}
		day, err := span.ParseDate(r.PostForm.Get("date"))
		if err != nil {
			return fault.New(fault.Invalid, i18n.DateUnreadable).On("out-date").Because(err)
		}
		take := p.Workplaces.TakeOut
		if r.PostForm.Get("cancel") != "" {
			take = p.Workplaces.TakeOutAnyway
		}
		_, err = take(ctx, tx, v.Actor, asset, r.PostForm.Get("reason"), day.Span(site.Zone).EndTime())
		return err
	})
	return p.managed(v, r, asset, "out", err)
}

func (p *Pages) putBack(v *kit.View, r *http.Request) (kit.Answer, error) {
	asset := r.PathValue("id")
	err := p.DB.Write(r.Context(), v.Actor.Org, func(ctx context.Context, tx db.Tx) error {
		return p.Workplaces.PutBack(ctx, tx, v.Actor, asset)
	})
	return p.managed(v, r, asset, "back", err)
}

func (p *Pages) managed(v *kit.View, r *http.Request, asset, note string, err error) (kit.Answer, error) {
	if err == nil {
		return kit.Go("/places?asset="+url.QueryEscape(asset), note), nil
	}
	f, ok := fault.As(err)
	if !ok || f.Code == fault.NotFound || f.Code == fault.Refused {
		return kit.Answer{}, err
	}
	return p.boardPage(v, r, query{Asset: asset, View: "plan", OutDate: r.PostForm.Get("date"), OutReason: r.PostForm.Get("reason")}, f)
}

// background serves the plan of one of the reader's floors. It is an image of its own with nothing allowed in it.
func (p *Pages) background(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSuffix(r.PathValue("name"), ".svg")
	v, err := p.Kit.Resume(r)
	if err == nil {
		err = p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error {
			return workplace.HasPlan(tx, name)
		})
	}
	var data []byte
	if err == nil {
		data, err = p.Files.Get(name)
	}
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", workplace.PlanType(data))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "private, max-age=31536000, immutable")
	_, _ = w.Write(data)
}

func features(v *kit.View, a workplace.Asset) string {
	out := make([]string, 0, len(a.Equipment)+1)
	if a.Seats > 0 {
		out = append(out, i18n.SeatsFor.In(v.Lang, a.Seats))
	}
	for _, f := range a.Equipment {
		out = append(out, v.T(f.Text()))
	}
	return strings.Join(out, " · ")
}
