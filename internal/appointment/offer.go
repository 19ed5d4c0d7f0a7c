package appointment

import (
	"context"
	"slices"
	"strings"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/span"
)

// Ask is for the times at which a customer may come.
type Ask struct {
	Service string
	Site    string
	Staff   string // empty: anyone who offers the service there
	From    span.Date
	To      span.Date     // included; at most MaxAsk days from From
	length  time.Duration // of an appointment that is to be moved; zero: the service's
}

// MaxAsk bounds the days of one question.
const MaxAsk = 62

// Offer is a time at which a customer may come, with whoever is free then.
type Offer struct {
	Span  span.Span // without buffers
	Staff []string
}

// Offers gives the times that a customer may book online, in order: what it offers can be booked in the same transaction,
// and what it does not offer is refused.
func (a *Appointments) Offers(_ context.Context, tx db.Tx, ask Ask) ([]Offer, error) {
	p, err := PracticeOf(tx)
	if err != nil {
		return nil, err
	}
	if !p.Open {
		return nil, fault.New(fault.NotFound, i18n.NotFound)
	}
	o, err := a.occasion(tx, p, ask)
	if err != nil {
		return nil, err
	}
	return o.offers(tx, a.Clock.Now())
}

// occasion is everything that a question about free times rests on, beside the claims.
type occasion struct {
	service  Service
	practice Practice
	site     directory.Site
	staff    []string
	windows  map[string][]span.Span // by staff member: when they receive customers, buffers aside
	needs    [][]string             // the assets of the site that meet each need
}

// occasion reads it for online booking; NotFound where the service is not offered so.
func (a *Appointments) occasion(tx db.Tx, p Practice, ask Ask) (occasion, error) {
	o := occasion{practice: p, windows: map[string][]span.Span{}}
	var err error
	if o.service, err = openService(tx, ask.Service); err != nil {
		return o, err
	}
	if o.site, err = directory.SiteByID(tx, ask.Site); err != nil {
		return o, err
	}
	if !o.service.Online || !o.service.at(ask.Site) || o.site.Closed {
		return o, fault.New(fault.NotFound, i18n.NotFound)
	}
	if ask.length > 0 {
		o.service.Length = ask.length
	}
	over := a.reach(o, ask)
	open := o.site.Windows(over)
	if a.Closures != nil {
		closed, err := a.Closures.Closed(tx, o.site.ID, over)
		if err != nil {
			return o, err
		}
		open = span.Subtract(open, closed)
	}
	all, err := StaffList(tx)
	if err != nil {
		return o, err
	}
	alike := map[string][]span.Span{} // many work the same hours
	for _, s := range all {
		if !slices.Contains(o.service.Staff, s.Member) || ask.Staff != "" && ask.Staff != s.Member {
			continue
		}
		week := s.At(ask.Site)
		hours := week.String()
		w, known := alike[hours]
		if !known {
			w = span.Common(open, week.Windows(over, o.site.Zone))
			alike[hours] = w
		}
		if len(w) > 0 {
			o.staff, o.windows[s.Member] = append(o.staff, s.Member), w
		}
	}
	o.needs, err = a.needsAt(tx, o.service, ask.Site)
	return o, err
}

// reach is the time that the question is about: its days, not before the service's notice, not further than it is booked ahead.
func (a *Appointments) reach(o occasion, ask Ask) span.Span {
	if last := ask.From.AddDays(MaxAsk - 1); last.Before(ask.To) {
		ask.To = last
	}
	now := a.Clock.Now()
	today := span.DateOf(now, o.site.Zone)
	over := span.Span{Start: ask.From.Span(o.site.Zone).Start, End: ask.To.Span(o.site.Zone).End}
	// The first instant after the notice counts: one that has just begun is too late.
	over.Start = max(over.Start, db.Micros(now.Add(o.service.Notice))+1)
	over.End = min(over.End, today.AddDays(o.service.Ahead).Span(o.site.Zone).End)
	return over
}

// needsAt gives the assets of a site that meet each need of a service; a need that the site cannot meet is empty.
func (a *Appointments) needsAt(tx db.Tx, s Service, site string) ([][]string, error) {
	if len(s.Needs) == 0 {
		return nil, nil
	}
	there, err := a.Assets.At(tx, site)
	if err != nil {
		return nil, err
	}
	out := make([][]string, len(s.Needs))
	for i, n := range s.Needs {
		for _, asset := range n {
			if _, ok := there[asset]; ok {
				out[i] = append(out[i], asset)
			}
		}
	}
	return out, nil
}

// Lacks names the rooms and the equipment that a service needs at a site and cannot have in a time, buffers included: what could
// have met each need that nothing is free for. Empty where all is there.
func (a *Appointments) Lacks(_ context.Context, tx db.Tx, actor directory.Actor, service, site string, during span.Span) ([]string, error) {
	if may, err := AtDesk(tx, actor); err != nil || !may {
		return nil, err
	}
	s, err := openService(tx, service)
	if err != nil || len(s.Needs) == 0 {
		return nil, err
	}
	names, err := a.Assets.At(tx, site)
	if err != nil {
		return nil, err
	}
	needs, err := a.needsAt(tx, s, site)
	if err != nil {
		return nil, err
	}
	free, err := freeOf(tx, occasion{needs: needs}, during, a.Clock.Now())
	if err != nil {
		return nil, err
	}
	if _, met := choose(needs, free); met {
		return nil, nil
	}
	return lacking(needs, names, free), nil
}

// lacking names what each need could be met with that nothing is free for; all of them where they compete for what is free.
func lacking(needs [][]string, names map[string]string, free func(string) bool) []string {
	var short, all []string
	for _, n := range needs {
		var could []string
		for _, asset := range n {
			could = append(could, names[asset])
		}
		all = append(all, strings.Join(could, " / "))
		if !slices.ContainsFunc(n, free) && len(could) > 0 {
			short = append(short, all[len(all)-1])
		}
	}
	if len(short) == 0 {
		return []string{strings.Join(all, ", ")}
	}
	return short
}

// resources are all that the occasion may claim.
func (o occasion) resources() []string {
	out := slices.Clone(o.staff)
	for _, n := range o.needs {
		out = append(out, n...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// offers finds the starts: on the step of the site's clock, where somebody is free and each need is met, buffers included.
func (o occasion) offers(tx db.Tx, now time.Time) ([]Offer, error) {
	free, err := o.free(tx, now)
	if err != nil {
		return nil, err
	}
	var every []span.Span
	may := make([][]span.Span, len(o.staff)) // by staff member: when they may begin
	for i, s := range o.staff {
		every = append(every, o.windows[s]...)
		may[i] = span.Common(o.starts(free[s], o.service.Before, o.service.After), o.starts(o.windows[s], 0, 0))
	}
	grid := span.Grid(every, o.service.Length, time.Duration(o.practice.Step)*time.Minute, o.site.Zone)
	out := make([]Offer, 0, len(grid))
	names := make([]string, 0, len(grid)*(1+len(o.staff))/2) // of all offers, one after the other
	for _, start := range grid {
		first := len(names)
		for i := range may {
			for len(may[i]) > 0 && may[i][0].End <= start {
				may[i] = may[i][1:]
			}
			if len(may[i]) > 0 && may[i][0].Start <= start {
				names = append(names, o.staff[i])
			}
		}
		at := span.Span{Start: start, End: start + o.service.Length.Microseconds()}
		if len(names) > first && o.met(free, o.claimed(at)) {
			out = append(out, Offer{Span: at, Staff: names[first:len(names):len(names)]})
		}
	}
	return out, nil
}

// free gives when everything that may be claimed is free: staff in their windows, with room for the buffers around them, and
// what is needed whenever somebody receives customers.
func (o occasion) free(tx db.Tx, now time.Time) (map[string][]span.Span, error) {
	var opens []claim.Open
	var every []span.Span
	for _, s := range o.staff {
		w := o.widened(o.windows[s])
		opens = append(opens, claim.Open{Resource: s, Windows: w})
		every = append(every, w...)
	}
	every = span.Merge(every)
	for _, r := range o.resources() {
		if !slices.Contains(o.staff, r) {
			opens = append(opens, claim.Open{Resource: r, Windows: every})
		}
	}
	return claim.Free(tx, opens, now)
}

// starts gives when an appointment may begin so that it lies in one of the spans, with so much before and after it.
func (o occasion) starts(in []span.Span, before, after time.Duration) []span.Span {
	out := make([]span.Span, len(in))
	for i, s := range in {
		// The last start is one too: the span of starts ends behind it.
		out[i] = span.Span{Start: s.Start + before.Microseconds(), End: s.End - (o.service.Length + after).Microseconds() + 1}
	}
	return out
}

func (o occasion) claimed(s span.Span) span.Span { return s.Widen(o.service.Before, o.service.After) }

// widened are windows with room for the buffers around what is in them.
func (o occasion) widened(windows []span.Span) []span.Span {
	out := make([]span.Span, len(windows))
	for i, w := range windows {
		out[i] = o.claimed(w)
	}
	return span.Merge(out)
}

// met tells whether each need has an asset of its own that is free.
func (o occasion) met(free map[string][]span.Span, at span.Span) bool {
	_, ok := choose(o.needs, func(asset string) bool { return within(free[asset], at) })
	return ok
}

// choose gives each need an asset that is free, none twice: the needs are few, so trying all ways is quick.
func choose(needs [][]string, free func(asset string) bool) ([]string, bool) {
	chosen := make([]string, 0, len(needs))
	var fill func(n int) bool
	fill = func(n int) bool {
		if n == len(needs) {
			return true
		}
		for _, asset := range needs[n] {
			if slices.Contains(chosen, asset) || !free(asset) {
				continue
			}
			chosen = append(chosen, asset)
			if fill(n + 1) {
				return true
			}
			chosen = chosen[:n]
		}
		return false
	}
	return chosen, fill(0)
}

// within tells whether a span lies in one of the free spans, which are sorted and apart.
func within(free []span.Span, s span.Span) bool {
	n, _ := slices.BinarySearchFunc(free, s.Start, func(f span.Span, start int64) int {
		if f.End <= start {
			return -1
		}
		return 1
	})
	return n < len(free) && free[n].Contains(s)
}
