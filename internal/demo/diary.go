package demo

import (
	"math/rand/v2"
	"slices"
	"time"

	"bureau/internal/span"
	"bureau/internal/workplace"
)

// verb is what a person does in an event.
type verb int

const (
	reserve verb = iota
	cancel
	checkIn
	checkOut
	takeOut
)

func (v verb) String() string {
	return [...]string{"reservation", "cancelling", "check-in", "check-out", "taking out"}[v]
}

// home is the thing of a stay at home.
const home = -1

// event is one thing that one person does at one instant.
type event struct {
	at    time.Time
	verb  verb
	who   int       // of the firm's hands
	what  int       // of the firm's things, or home
	span  span.Span // of a reservation or an outage
	which int       // the number of the reservation or of the stay that begins or ends
	text  string
}

// diary lays out what happens in a firm. It keeps in mind what is taken, so that no event would be refused.
type diary struct {
	firm   firm
	now    time.Time
	dice   *rand.Rand
	sites  []opening
	things []thing
	taken  [][]span.Span
	events []event
	number int
}

// back and ahead are how many days the diary reaches.
const (
	back  = 22
	ahead = 22
)

// begin is when the firm is founded.
func begin(now time.Time) time.Time { return now.Add(-35 * 24 * time.Hour) }

// write lays out all events of a firm around an instant, in their order. Today comes first, because it must come
// out well; the other days take what it leaves.
func write(f firm, now time.Time) ([]event, error) {
	if !f.desks() {
		return nil, nil
	}
	d := &diary{firm: f, now: now, dice: rand.New(rand.NewPCG(2026, uint64(len(f.hands)))), things: f.things()}
	d.taken = make([][]span.Span, len(d.things))
	for _, s := range f.sites {
		o, err := s.opening()
		if err != nil {
			return nil, err
		}
		d.sites = append(d.sites, o)
	}
	d.outages()
	for i := range d.sites {
		d.today(i)
		for n := 1; n <= ahead; n++ {
			d.future(i, n)
		}
		for n := back; n > 0; n-- {
			d.past(i, n)
		}
	}
	slices.SortStableFunc(d.events, func(a, b event) int { return a.at.Compare(b.at) })
	return d.events, nil
}

// outages take some assets out of use since yesterday.
func (d *diary) outages() {
	for i, b := range d.firm.broken {
		what := slices.IndexFunc(d.things, func(t thing) bool { return t.Name == b.asset })
		at := d.now.Add(-time.Duration(20+i) * time.Hour).Truncate(time.Minute)
		s := span.Of(at, d.now.Add(time.Duration(b.days)*24*time.Hour).Truncate(time.Hour))
		// What begins before the outage could still last into it.
		d.taken[what] = append(d.taken[what], s.Widen(24*time.Hour, 0))
		d.add(event{at: at, verb: takeOut, who: 0, what: what, span: s, text: b.reason})
	}
}

func (d *diary) add(e event) { d.events = append(d.events, e) }

// margin is kept free before a reservation, for who comes early.
const margin = 15 * time.Minute

// book reserves a thing, some time before the period, and gives the reservation's number.
func (d *diary) book(at time.Time, who, what int, s span.Span) int {
	d.taken[what] = append(d.taken[what], s.Widen(margin, 0))
	d.number++
	d.add(event{at: at, verb: reserve, who: who, what: what, span: s, which: d.number})
	return d.number
}

// arrive checks in and gives the stay's number. Who comes without a reservation takes the thing until some time.
func (d *diary) arrive(at time.Time, who, what int, walkIn time.Time) int {
	if !walkIn.IsZero() && what != home {
		d.taken[what] = append(d.taken[what], span.Of(at, walkIn))
	}
	d.number++
	d.add(event{at: at, verb: checkIn, who: who, what: what, which: d.number})
	return d.number
}

func (d *diary) leave(at time.Time, who, stay int) {
	d.add(event{at: at, verb: checkOut, who: who, which: stay})
}

// free tells whether a thing can be taken for a period and the margin before it.
func (d *diary) free(what int, s span.Span) bool {
	s = s.Widen(margin, 0)
	n := 0
	for _, t := range d.taken[what] {
		if t.Overlaps(s) {
			n++
		}
	}
	return n < d.things[what].Capacity
}

// pick finds a free thing of a kind at a site, any of them alike; home where there is none.
func (d *diary) pick(site int, s span.Span, kinds ...workplace.Kind) int {
	for _, i := range d.dice.Perm(len(d.things)) {
		t := d.things[i]
		if t.site == site && slices.Contains(kinds, t.Kind) && d.free(i, s) {
			return i
		}
	}
	return home
}

// desk finds a free desk: the person's own corner first, since people have their habits.
func (d *diary) desk(who int, s span.Span) int {
	site := d.firm.hands[who].site
	var desks []int
	for i, t := range d.things {
		if t.site == site && t.Kind == workplace.Desk {
			desks = append(desks, i)
		}
	}
	first := who * 5 % len(desks)
	for try := range 3 {
		if what := desks[(first+try)%len(desks)]; d.free(what, s) {
			return what
		}
	}
	return d.pick(site, s, workplace.Desk)
}

// crew are the people of a site in a new order.
func (d *diary) crew(site int) []int {
	var out []int
	for _, i := range d.dice.Perm(len(d.firm.hands)) {
		if d.firm.hands[i].site == site {
			out = append(out, i)
		}
	}
	return out
}

// chance is true in so many of a hundred cases.
func (d *diary) chance(percent int) bool { return d.dice.IntN(100) < percent }

// within is a length from one up to another, in whole minutes.
func (d *diary) within(from, to time.Duration) time.Duration {
	return from + time.Duration(d.dice.Int64N(int64((to-from)/time.Minute)+1))*time.Minute
}

const quarter = 15 * time.Minute

// down and up bring an instant to the quarter of an hour; all zones of the demo count them as UTC does.
func down(t time.Time) time.Time { return t.Truncate(quarter) }
func up(t time.Time) time.Time   { return t.Add(quarter - 1).Truncate(quarter) }

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func sooner(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
