package place

import (
	"context"
	"net/http"
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

// boardPage is a floor in a period, with one asset chosen or none.
type boardPage struct {
	Query    query
	Floors   []workplace.Floor
	Sites    map[string]directory.Site
	Floor    workplace.Floor
	Site     directory.Site
	During   span.Span
	Statuses []workplace.Status // of the whole floor, by name
	Chosen   *workplace.Status
	Nearby   []string
	Key      string
	Fault    *fault.Fault      // of the period in the filter
	Refused  *fault.Fault      // of a reservation
	Own      []workplace.Place // the reader's reservations of the chosen place, which they may change
	Away     away
}

func (b boardPage) siteName(f workplace.Floor) string { return b.Sites[f.Site].Name + " · " + f.Name }

// matches tells whether a status passes the filter of kind, people and equipment.
func (b boardPage) matches(s workplace.Status) bool {
	return (b.Query.Kind == "" || s.Asset.Kind == b.Query.Kind) && s.Asset.Has(b.Query.Features) && s.Asset.Fits(b.Query.People)
}

func (b boardPage) listed() []workplace.Status {
	var out []workplace.Status
	for _, s := range b.Statuses {
		if b.matches(s) {
			out = append(out, s)
		}
	}
	return out
}

func (b boardPage) count(states ...workplace.State) int {
	n := 0
	for _, s := range b.listed() {
		if slices.Contains(states, s.State) {
			n++
		}
	}
	return n
}

func (b boardPage) live(now time.Time) bool {
	at := db.Micros(now)
	return b.During.Start <= at && at < b.During.End
}

// held tells whether taking the place out of use was refused because somebody has it.
func (b boardPage) held() bool { return b.Refused != nil && b.Refused.Field == "cancel" }

func (b boardPage) outDate(v *kit.View) string {
	if b.Query.OutDate != "" {
		return b.Query.OutDate
	}
	return v.In(b.Site.Zone).ISODate(v.Now)
}

// ahead is what of the period is not over.
func (b boardPage) ahead(now time.Time) span.Span {
	return span.Span{Start: max(b.During.Start, db.Micros(now)), End: b.During.End}
}

// closed tells that the site does not open on the day of the period: what is free then cannot be had.
func (b boardPage) closed() bool {
	return b.During.Valid() && !b.Site.OpenOn(span.DateOf(b.During.StartTime(), b.Site.Zone))
}

func (b boardPage) over(now time.Time) bool { return b.During.End <= db.Micros(now) }

func (p *Pages) board(v *kit.View, r *http.Request) (kit.Answer, error) {
	return p.boardPage(v, r, readQuery(r), nil)
}

func (p *Pages) boardPage(v *kit.View, r *http.Request, q query, refused *fault.Fault) (kit.Answer, error) {
	b := boardPage{Query: q, Key: id.New(), Refused: refused}
	err := p.DB.Read(r.Context(), v.Actor.Org, func(tx db.Tx) error { return p.readBoard(r.Context(), tx, v, &b) })
	if err != nil {
		return kit.Answer{}, err
	}
	title := v.T(i18n.Places)
	if b.Floor.ID != "" {
		title = b.siteName(b.Floor)
	}
	a := kit.Page(title, board(v, b))
	if refused != nil {
		a.Status = kit.Status(refused.Code)
	} else if b.Fault != nil {
		a.Status = kit.Status(b.Fault.Code)
	}
	return a, nil
}

func (p *Pages) readBoard(ctx context.Context, tx db.Tx, v *kit.View, b *boardPage) error {
	if err := p.readFloors(tx, b); err != nil || len(b.Floors) == 0 {
		return err
	}
	if err := b.choose(v.Actor); err != nil {
		return err
	}
	b.period(v.Now)
	var err error
	if b.Away, err = p.away(ctx, tx, v, b.Site.ID, b.During); err != nil {
		return err
	}
	assets, err := workplace.Assets(tx, workplace.Filter{Floor: b.Floor.ID})
	if err != nil {
		return err
	}
	if b.Statuses, err = p.Workplaces.StatusOf(tx, v.Actor, assets, b.During); err != nil {
		return err
	}
	for i, s := range b.Statuses {
		if s.Asset.ID == b.Query.Asset {
			b.Chosen = &b.Statuses[i]
			b.Nearby = nearby(b.Statuses, s)
		}
	}
	if b.Chosen != nil && !b.over(v.Now) {
		b.Own, err = workplace.OwnAt(tx, v.Actor, b.Chosen.Asset.ID, b.ahead(v.Now))
	}
	return err
}

func (p *Pages) readFloors(tx db.Tx, b *boardPage) error {
	sites, err := directory.SiteList(tx)
	if err != nil {
		return err
	}
	b.Sites = map[string]directory.Site{}
	for _, s := range sites {
		b.Sites[s.ID] = s
	}
	if b.Floors, err = workplace.FloorList(tx); err != nil {
		return err
	}
	if b.Query.Asset != "" && b.Query.Floor == "" {
		a, err := workplace.AssetByID(tx, b.Query.Asset)
		b.Query.Floor = a.Floor
		return err
	}
	return nil
}

// choose picks the floor that was asked for, else one of the reader's usual site.
func (b *boardPage) choose(actor directory.Actor) error {
	for i, f := range b.Floors {
		if f.ID == b.Query.Floor || (b.Query.Floor == "" && (i == 0 || (f.Site == actor.Site && b.Floor.Site != actor.Site))) {
			b.Floor = f
		}
	}
	if b.Floor.ID == "" {
		return fault.New(fault.NotFound, i18n.NotFound)
	}
	b.Query.Floor, b.Site = b.Floor.ID, b.Sites[b.Floor.Site]
	return nil
}

// period resolves what was asked for; what cannot be read is said, and the rest of today shown instead.
func (b *boardPage) period(now time.Time) {
	b.Query.offer(b.Site, now)
	s, err := b.Query.Period.Span(b.Site.Zone)
	if err == nil && !s.Valid() {
		err = fault.New(fault.Invalid, i18n.SpanReversed).On("to")
	}
	if err == nil && s.Length() > workplace.MaxReservation {
		err = fault.New(fault.Invalid, i18n.ReservationTooLong, int(workplace.MaxReservation/(24*time.Hour))).On("end")
	}
	if err != nil {
		b.Fault, _ = fault.As(err)
		b.Query.Period = kit.Period{}
		b.Query.offer(b.Site, now)
		s, _ = b.Query.Period.Span(b.Site.Zone)
	}
	b.During = s
}

// offer fills in what nobody typed: today from now on, another day as long as its site is open. Usual says which times they are.
func (q *query) offer(site directory.Site, now time.Time) {
	p := &q.Period
	today := defaultPeriod(now, site.Zone)
	if p.Date == "" {
		p.Date = today.Date
	}
	typed := p.From != "" && p.To != "" && p.From+"-"+p.To != q.Usual
	q.Usual = ""
	if typed {
		return
	}
	usual := today
	if d, err := span.ParseDate(p.Date); err == nil && p.Date != today.Date {
		usual = dayPeriod(site, d)
	}
	p.From, p.To = usual.From, usual.To
	if p.End == "" {
		q.Usual = p.From + "-" + p.To
	}
}

// nearby names the people who can be seen closest to an asset.
func nearby(all []workplace.Status, to workplace.Status) []string {
	type near struct {
		name string
		far  int
	}
	var some []near
	for _, s := range all {
		if s.Asset.ID == to.Asset.ID || s.Asset.Kind != workplace.Desk {
			continue
		}
		dx, dy := s.Asset.X-to.Asset.X, s.Asset.Y-to.Asset.Y
		for _, w := range s.Who {
			some = append(some, near{w.Name, dx*dx + dy*dy})
		}
	}
	slices.SortStableFunc(some, func(a, b near) int { return a.far - b.far })
	var out []string
	for _, n := range some[:min(3, len(some))] {
		out = append(out, n.name)
	}
	return out
}
