package claim_test

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/anishathalye/porcupine"

	"bureau/internal/claim"
	"bureau/internal/fault"
)

// The model is what the package promises, said a second time as plainly as possible: a set of claims on a few
// slots, counted slot by slot. It shares no code with the package, and knows no lanes, locks or SQL.

// slots is how many points of time the model has; few, so that wishes collide all the time.
const slots = 12

// capacities of the resources of a history, by their number.
var capacities = [...]int{1, 1, 2, 2}

type verb string

const (
	take    verb = "take"
	move    verb = "move"
	release verb = "release"
	confirm verb = "confirm"
	look    verb = "look"
)

// stretch is the slots from, …, to-1.
type stretch struct{ from, to int }

type wish struct {
	resource int
	stretch
	whole bool
}

type input struct {
	verb     verb
	holder   int
	wishes   []wish
	strength claim.Strength
	life     int64 // a hold's, in ticks from its now
	to       stretch
	resource int // where a move goes; -1 to stay
}

type output struct {
	code  fault.Code // empty where it was done
	now   int64
	count int
	seen  []entry
}

// entry is a claim of the model. It is faint once an operation that reads a later clock may have cleared it: for
// an operation with an earlier clock it may still be there or not.
type entry struct {
	holder, resource int
	stretch
	strength claim.Strength
	until    int64
	faint    bool
}

func (e entry) dead(now int64) bool { return e.strength == claim.Hold && now >= e.until }

func (e entry) compare(o entry) int {
	return cmp.Or(cmp.Compare(e.holder, o.holder), cmp.Compare(e.resource, o.resource), cmp.Compare(e.from, o.from))
}

type world []entry

func (w world) with(more ...entry) world {
	out := append(slices.Clone(w), more...)
	slices.SortStableFunc(out, entry.compare)
	return out
}

// of parts a holder's claims from everybody else's.
func (w world) of(holder int) (own, others world) {
	for _, e := range w {
		if e.holder == holder {
			own = append(own, e)
		} else {
			others = append(others, e)
		}
	}
	return own, others
}

// fits counts each slot. Faint claims count only where the caller says so.
func (w world) fits(more []entry, now int64, faint bool) bool {
	var depth [len(capacities)][slots]int
	count := func(e entry) {
		for s := e.from; s < e.to; s++ {
			depth[e.resource][s]++
		}
	}
	for _, e := range w {
		if !e.dead(now) && (faint || !e.faint) {
			count(e)
		}
	}
	for _, e := range more {
		count(e)
	}
	for _, e := range more {
		for s := e.from; s < e.to; s++ {
			if depth[e.resource][s] > capacities[e.resource] {
				return false
			}
		}
	}
	return true
}

// allows tells whether an answer about a fit may have been given.
func (w world) allows(code fault.Code, more []entry, now int64) bool {
	if code == "" {
		return w.fits(more, now, false)
	}
	return code == fault.Taken && !w.fits(more, now, true)
}

// fade marks the holds that the placing of entries at now may have cleared, with whatever else their holders hold.
func (w world) fade(placed []entry, now int64) world {
	out := slices.Clone(w)
	holders := map[int]bool{}
	for _, e := range out {
		same := func(p entry) bool { return p.resource == e.resource }
		if e.dead(now) && slices.ContainsFunc(placed, same) {
			holders[e.holder] = true
		}
	}
	for i, e := range out {
		out[i].faint = e.faint || holders[e.holder]
	}
	return out
}

func (w world) take(in input, out output) (bool, world) {
	var placed []entry
	for _, p := range in.wishes {
		e := entry{holder: in.holder, resource: p.resource, stretch: p.stretch, strength: in.strength}
		if e.strength == claim.Hold {
			e.until = out.now + in.life
		}
		n := 1
		if p.whole {
			n = capacities[p.resource]
		}
		placed = append(placed, slices.Repeat([]entry{e}, n)...)
	}
	if out.code != "" {
		return w.allows(out.code, placed, out.now), w
	}
	return w.allows("", placed, out.now), w.fade(placed, out.now).with(placed...)
}

func (w world) move(in input, out output) (bool, world) {
	own, others := w.of(in.holder)
	gone := !slices.ContainsFunc(own, func(e entry) bool { return !e.faint })
	if out.code == fault.NotFound {
		return gone, w
	}
	dead := slices.ContainsFunc(own, func(e entry) bool { return e.dead(out.now) })
	if len(own) == 0 || dead {
		return len(own) > 0 && out.code == fault.Taken, w
	}
	placed := slices.Clone(own)
	for i := range placed {
		placed[i].stretch, placed[i].faint = in.to, false
		if in.resource >= 0 {
			placed[i].resource = in.resource
		}
	}
	if out.code != "" {
		return others.allows(out.code, placed, out.now), w
	}
	return others.allows("", placed, out.now), others.fade(placed, out.now).with(placed...)
}

func (w world) release(in input, out output) (bool, world) {
	own, others := w.of(in.holder)
	sure := 0
	for _, e := range own {
		if !e.faint {
			sure++
		}
	}
	return out.code == "" && sure <= out.count && out.count <= len(own), others
}

func (w world) confirm(in input, out output) (bool, world) {
	own, others := w.of(in.holder)
	holds := len(own) > 0
	faint := false
	for _, e := range own {
		holds = holds && e.strength == claim.Hold && !e.dead(out.now)
		faint = faint || e.faint
	}
	if out.code != "" {
		return out.code == fault.Taken && (!holds || faint), w
	}
	done := slices.Clone(own)
	for i := range done {
		done[i].strength, done[i].until, done[i].faint = claim.Taken, 0, false
	}
	return holds && others.fits(done, out.now, false), others.with(done...)
}

// look must show every claim that holds at its now, and no other; of the faint ones any.
func (w world) look(out output) bool {
	seen := slices.Clone(out.seen)
	for _, e := range w {
		if e.dead(out.now) {
			continue
		}
		plain := e
		plain.faint = false
		i := slices.Index(seen, plain)
		if i < 0 && !e.faint {
			return false
		}
		if i >= 0 {
			seen = slices.Delete(seen, i, i+1)
		}
	}
	return len(seen) == 0
}

func step(state, in, out any) (bool, any) {
	w, i, o := state.(world), in.(input), out.(output)
	ok := false
	switch i.verb {
	case take:
		ok, w = w.take(i, o)
	case move:
		ok, w = w.move(i, o)
	case release:
		ok, w = w.release(i, o)
	case confirm:
		ok, w = w.confirm(i, o)
	case look:
		ok = o.code == "" && w.look(o)
	}
	return ok, w
}

func hash(state any) uint64 {
	h := fnv.New64a()
	for _, e := range state.(world) {
		h.Write([]byte{byte(e.holder), byte(e.resource), byte(e.from), byte(e.to), byte(e.strength)})
	}
	return h.Sum64()
}

// model is not parted by resource, because a pair spans two.
var model = porcupine.Model{
	Init:              func() any { return world{} },
	Step:              step,
	Equal:             func(a, b any) bool { return slices.Equal(a.(world), b.(world)) },
	Hash:              hash,
	DescribeOperation: func(in, out any) string { return fmt.Sprintf("%+v -> %+v", in, out) },
}
