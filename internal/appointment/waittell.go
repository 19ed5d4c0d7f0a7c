package appointment

import (
	"context"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/span"
)

// Opening are the times that have become free for somebody who waits.
type Opening struct {
	Waiting string
	Starts  []int64 // µs
}

// AnyoneWaits tells whether it matters to anybody that something may have become free.
func AnyoneWaits(tx db.Tx) (bool, error) {
	n := 0
	err := tx.Row("SELECT COUNT(*) FROM (SELECT 1 FROM waiting w WHERE w.org = $1 AND w.joined_at IS NOT NULL LIMIT 1) x", tx.Org()).Scan(&n)
	return n > 0, err
}

// Openings finds who is to be told of what: the free times are found once for each service and site that somebody waits for, and
// compared with what each who waits knows. Of one time so many are told at once, those who joined first; nobody is told of a time
// twice, nor more than WaitToldMax times in a day and a night.
func (a *Appointments) Openings(_ context.Context, tx db.Tx) ([]Opening, error) {
	p, err := PracticeOf(tx)
	if fault.Is(err, fault.NotFound) || err == nil && (!p.Open || !p.Waits) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := waitings(tx, `w.joined_at IS NOT NULL AND EXISTS (SELECT 1 FROM customer c WHERE c.org = w.org AND c.id = w.customer AND c.email <> '')`)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	known, err := a.known24(tx)
	if err != nil {
		return nil, err
	}
	var out []Opening
	for _, group := range alike(all) {
		some, err := a.openingsOf(tx, p, group, known)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// alike puts together who waits for the same service at the same site, in the order of joining.
func alike(all []Waiting) [][]Waiting {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(x, y Waiting) int {
		return compareText(x.Service+x.Site, y.Service+y.Site)
	})
	var out [][]Waiting
	for i, w := range all {
		if i == 0 || w.Service != all[i-1].Service || w.Site != all[i-1].Site {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], w)
	}
	return out
}

func compareText(x, y string) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func (a *Appointments) openingsOf(tx db.Tx, p Practice, group []Waiting, known map[string]*knows) ([]Opening, error) {
	first, last := group[0].Wish.First, group[0].Wish.Last
	for _, w := range group {
		if w.Wish.First.Before(first) {
			first = w.Wish.First
		}
		if last.Before(w.Wish.Last) {
			last = w.Wish.Last
		}
	}
	// The day before holds today whatever the zone.
	if today := span.DateOf(a.Clock.Now(), time.UTC).AddDays(-1); first.Before(today) {
		first = today
	}
	offers, zone, err := a.between(tx, p, group[0].Service, group[0].Site, first, last)
	if fault.Is(err, fault.NotFound) {
		return nil, nil // it is offered no more
	}
	if err != nil {
		return nil, err
	}
	var out []Opening
	told := map[int64]int{}
	for _, w := range group {
		if o := newsFor(w, w.suits(offers, zone), known[w.ID], told); len(o.Starts) > 0 {
			out = append(out, o)
		}
	}
	return out, nil
}

// newsFor are the times that somebody does not know yet and of which not enough others are told; told counts those.
func newsFor(w Waiting, suits []Offer, k *knows, told map[int64]int) Opening {
	out := Opening{Waiting: w.ID}
	if k != nil && k.mails >= WaitToldMax {
		return out
	}
	for _, o := range suits {
		start := o.Span.Start
		if k != nil && k.starts[start] || told[start] >= waitEach {
			continue
		}
		told[start]++
		out.Starts = append(out.Starts, start)
	}
	return out
}

// knows is what somebody was told.
type knows struct {
	starts map[int64]bool
	mails  int // within a day and a night
	last   int64
}

// known24 gives what everybody on the list knows.
func (a *Appointments) known24(tx db.Tx) (map[string]*knows, error) {
	now := a.Clock.Now()
	out := map[string]*knows{}
	type row struct {
		waiting     string
		start, told int64
	}
	all, err := db.All(tx, func(scan db.Scan) (r row, err error) { return r, scan(&r.waiting, &r.start, &r.told) },
		`SELECT t.waiting, t.starts_at, COALESCE(t.told_at, 0) FROM waiting_told t WHERE t.org = $1 AND (t.starts_at > $2 OR t.told_at > $3)
			ORDER BY t.waiting, t.told_at`, tx.Org(), db.Micros(now), db.Micros(now.Add(-24*time.Hour)))
	for _, r := range all {
		k := out[r.waiting]
		if k == nil {
			k = &knows{starts: map[int64]bool{}}
			out[r.waiting] = k
		}
		k.starts[r.start] = true
		if r.told > db.Micros(now.Add(-24*time.Hour)) && r.told != k.last {
			k.mails, k.last = k.mails+1, r.told
		}
	}
	return out, err
}

// Tell notes of what somebody is told now, and records it: WaitTold. What was noted meanwhile is not told again.
func (a *Appointments) Tell(_ context.Context, tx db.Tx, all []Opening) error {
	now := a.Clock.Now()
	changed := false
	for _, o := range all {
		fresh := false
		for _, start := range o.Starts {
			ok, err := noteTold(tx, o.Waiting, start, db.Micros(now))
			if err != nil {
				return err
			}
			fresh = fresh || ok
		}
		if fresh {
			tx.Record(WaitTold{o.Waiting, now})
		}
		changed = changed || fresh
	}
	if changed {
		tx.Record(WaitingChanged{})
	}
	return nil
}

// News are the times of which somebody who waits is told, as far as they are still free: what their mail is written from.
type News struct {
	Entry    WaitingEntry
	Practice Practice
	Customer Customer
	Starts   []Offer
}

// NewsOf gives what somebody was to be told at an instant; NotFound where they wait no more, and nothing where nothing is free.
func (a *Appointments) NewsOf(_ context.Context, tx db.Tx, waiting string, at time.Time) (n News, err error) {
	if n.Entry, err = WaitingOf(tx, waiting); err != nil {
		return n, err
	}
	if n.Practice, err = PracticeOf(tx); err != nil {
		return n, err
	}
	if n.Customer, err = customerByID(tx, n.Entry.Customer); err != nil {
		return n, err
	}
	all, err := db.All(tx, func(row db.Scan) (start int64, err error) { return start, row(&start) },
		"SELECT t.starts_at FROM waiting_told t WHERE t.org = $1 AND t.waiting = $2 AND t.told_at = $3", tx.Org(), waiting, db.Micros(at))
	if err != nil {
		return n, err
	}
	free, err := a.SuitsNow(tx, n.Entry.Waiting)
	for _, o := range free {
		if slices.Contains(all, o.Span.Start) {
			n.Starts = append(n.Starts, o)
		}
	}
	return n, err
}

// Untold forgets that somebody was told of times at an instant, because they were not: nothing was free any more.
func (a *Appointments) Untold(_ context.Context, tx db.Tx, waiting string, at time.Time) error {
	_, err := tx.Exec("DELETE FROM waiting_told WHERE org = $1 AND waiting = $2 AND told_at = $3", tx.Org(), waiting, db.Micros(at))
	return err
}

// SuitsNow gives the times that are free and suit somebody who waits; none where the practice takes no bookings now.
func (a *Appointments) SuitsNow(tx db.Tx, w Waiting) ([]Offer, error) {
	p, err := PracticeOf(tx)
	if err != nil || !p.Open {
		return nil, err
	}
	site, err := directory.SiteByID(tx, w.Site)
	if err != nil {
		return nil, err
	}
	from := w.Wish.First
	if today := span.DateOf(a.Clock.Now(), site.Zone); from.Before(today) {
		from = today
	}
	all, zone, err := a.between(tx, p, w.Service, w.Site, from, w.Wish.Last)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return w.suits(all, zone), err
}

// SweepWaiting takes off the list whose last day has passed, and forgets what nobody confirmed; it tells whether somebody waits on.
func (a *Appointments) SweepWaiting(_ context.Context, tx db.Tx) (bool, error) {
	all, err := waitingEntries(tx, "w.org = $1", tx.Org())
	if err != nil {
		return false, err
	}
	now := a.Clock.Now()
	var over []Waiting
	waits := false
	for _, w := range all {
		switch {
		case w.Joined.IsZero() && !w.asked(now), !w.Joined.IsZero() && w.Wish.Last.Before(span.DateOf(now, w.Zone)):
			over = append(over, w.Waiting)
		case !w.Joined.IsZero():
			waits = true
		}
	}
	return waits, a.dropWaiting(tx, over)
}
