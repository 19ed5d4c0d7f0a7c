package span

import (
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sp keeps tables of small spans readable.
func sp(start, end int64) Span { return Span{Start: start, End: end} }

func TestTwoSpans(t *testing.T) {
	cases := []struct {
		name               string
		s, o               Span
		overlaps, contains bool
		both               Span
	}{
		{"spans that touch do not overlap", sp(0, 10), sp(10, 20), false, false, Span{}},
		{"spans with a break between them do not overlap", sp(0, 10), sp(11, 20), false, false, Span{}},
		{"spans that share one microsecond overlap", sp(0, 10), sp(9, 20), true, false, sp(9, 10)},
		{"a span contains itself", sp(0, 10), sp(0, 10), true, true, sp(0, 10)},
		{"a span contains what ends with it", sp(0, 10), sp(5, 10), true, true, sp(5, 10)},
		{"a span does not contain what outlasts it by a microsecond", sp(0, 10), sp(5, 11), true, false, sp(5, 10)},
		{"a smaller span does not contain the one around it", sp(3, 4), sp(0, 10), true, false, sp(3, 4)},
		{"a zero-length span overlaps nothing and lies in nothing", sp(0, 10), sp(5, 5), false, false, Span{}},
		{"a zero-length span does not contain itself", sp(5, 5), sp(5, 5), false, false, Span{}},
		{"a reversed span overlaps nothing and lies in nothing", sp(0, 10), sp(7, 3), false, false, Span{}},
		{"a reversed span contains nothing", sp(7, 3), sp(4, 5), false, false, Span{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.s.Overlaps(c.o) != c.overlaps || c.o.Overlaps(c.s) != c.overlaps {
				t.Errorf("Overlaps is not %v in both directions", c.overlaps)
			}
			if got := c.s.Contains(c.o); got != c.contains {
				t.Errorf("Contains = %v", got)
			}
			if both, ok := c.s.Intersect(c.o); both != c.both || ok != c.overlaps {
				t.Errorf("Intersect = %v, %v, want %v", both, ok, c.both)
			}
		})
	}
}

func TestOneSpan(t *testing.T) {
	start := time.Date(2028, 2, 28, 23, 0, 0, 0, time.UTC)
	night := Of(start, start.Add(2*time.Hour))
	second := int64(time.Second / time.Microsecond)
	cases := []struct {
		name      string
		got, want any
	}{
		{"a span across midnight into 29 February gives back its ends in UTC",
			[]time.Time{night.StartTime(), night.EndTime()},
			[]time.Time{start, time.Date(2028, 2, 29, 1, 0, 0, 0, time.UTC)}},
		{"the length is the elapsed time", night.Length(), 2 * time.Hour},
		{"a span with its start after its end is not valid", sp(2, 1).Valid(), false},
		{"a span with its start at its end is not valid", sp(1, 1).Valid(), false},
		{"a reversed span has no length", sp(2, 1).Length(), time.Duration(0)},
		{"a span longer than a duration can tell has the longest duration",
			sp(math.MinInt64, math.MaxInt64).Length(), time.Duration(math.MaxInt64)},
		{"buffers may differ before and after",
			sp(0, 10*second).Widen(time.Second, 3*time.Second), sp(-second, 13*second)},
		{"negative buffers narrow",
			sp(0, 10*second).Widen(-time.Second, -3*time.Second), sp(second, 7*second)},
		{"narrowing by more than the length leaves a span that is not valid",
			sp(0, second).Widen(-time.Second, 0).Valid(), false},
		{"a reversed span is not widened into time", sp(5, 4).Widen(time.Hour, time.Hour), sp(5, 4)},
		{"buffers at the end of time stop there", sp(math.MinInt64+1, math.MaxInt64-1).Widen(time.Hour, time.Hour),
			sp(math.MinInt64, math.MaxInt64)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !reflect.DeepEqual(c.got, c.want) {
				t.Errorf("got %v, want %v", c.got, c.want)
			}
		})
	}
}

func TestSets(t *testing.T) {
	cases := []struct {
		name      string
		got, want []Span
	}{
		{"merging nothing gives nothing", Merge(nil), nil},
		{"touching spans are joined", Merge([]Span{sp(5, 9), sp(0, 5)}), []Span{sp(0, 9)}},
		{"a span within another disappears", Merge([]Span{sp(0, 9), sp(2, 3)}), []Span{sp(0, 9)}},
		{"spans with a break stay apart and are sorted", Merge([]Span{sp(6, 9), sp(0, 5)}), []Span{sp(0, 5), sp(6, 9)}},
		{"zero-length and reversed spans are dropped", Merge([]Span{sp(4, 4), sp(9, 1)}), nil},
		{"a hole in the middle leaves both sides", Subtract([]Span{sp(0, 9)}, []Span{sp(3, 4)}), []Span{sp(0, 3), sp(4, 9)}},
		{"a hole over several spans cuts each", Subtract([]Span{sp(0, 3), sp(4, 6), sp(7, 9)}, []Span{sp(2, 8)}),
			[]Span{sp(0, 2), sp(8, 9)}},
		{"a hole that touches takes nothing", Subtract([]Span{sp(3, 6)}, []Span{sp(0, 3), sp(6, 9)}), []Span{sp(3, 6)}},
		{"a hole of the same size leaves nothing", Subtract([]Span{sp(3, 6)}, []Span{sp(3, 6)}), nil},
		{"a zero-length hole does not split", Subtract([]Span{sp(0, 9)}, []Span{sp(4, 4)}), []Span{sp(0, 9)}},
		{"what two sets share may be several pieces", Common([]Span{sp(0, 9)}, []Span{sp(1, 2), sp(4, 12)}),
			[]Span{sp(1, 2), sp(4, 9)}},
		{"sets that only touch share nothing", Common([]Span{sp(0, 4)}, []Span{sp(4, 9)}), nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !slices.Equal(c.got, c.want) {
				t.Errorf("got %v, want %v", c.got, c.want)
			}
		})
	}
}

// The model of a set of spans is the set of the units of time in it.
const modelSize = 40

type model [modelSize]bool

func modelOf(spans []Span) (m model) {
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			m[i] = true
		}
	}
	return m
}

// pieces turns a model into the one list of spans that Merge may give for it.
func (m model) pieces() []Span {
	var out []Span
	for i := range int64(modelSize) {
		switch {
		case !m[i]:
		case i > 0 && m[i-1]:
			out[len(out)-1].End = i + 1
		default:
			out = append(out, sp(i, i+1))
		}
	}
	return out
}

func drawSpans(t *rapid.T, label string) []Span {
	edge := rapid.Int64Range(0, modelSize)
	one := rapid.Custom(func(t *rapid.T) Span {
		return sp(edge.Draw(t, "start"), edge.Draw(t, "end"))
	})
	return rapid.SliceOfN(one, 0, 8).Draw(t, label)
}

func TestSetsAgreeWithSetsOfUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawSpans(t, "a"), drawSpans(t, "b")
		wasA, wasB := slices.Clone(a), slices.Clone(b)
		inA, inB := modelOf(a), modelOf(b)
		var onlyA, both model
		for i := range inA {
			onlyA[i], both[i] = inA[i] && !inB[i], inA[i] && inB[i]
		}
		requirePieces(t, "Merge", Merge(a), inA)
		requirePieces(t, "Subtract", Subtract(a, b), onlyA)
		requirePieces(t, "Common", Common(a, b), both)
		if !slices.Equal(a, wasA) || !slices.Equal(b, wasB) {
			t.Fatalf("an input was changed")
		}
	})
}

func requirePieces(t *rapid.T, op string, got []Span, want model) {
	if !slices.Equal(got, want.pieces()) {
		t.Fatalf("%s = %v, want %v", op, got, want.pieces())
	}
}
