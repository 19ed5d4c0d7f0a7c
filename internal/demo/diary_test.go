package demo

import (
	"image"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the sites, wherever the tests run

	"bureau/internal/workplace"
)

// floors are all drawings.
func floors() map[string]*sheet {
	return map[string]*sheet{"Amsterdam 1": amsterdamFirst(), "Amsterdam 2": amsterdamSecond(), "Wien 3": wienThird(), "Gent 0": gentGround()}
}

func box(a workplace.Asset) image.Rectangle { return image.Rect(a.X, a.Y, a.X+a.W, a.Y+a.H) }

func TestAssetsLieInThePlanApartFromEachOtherAndFromTheWalls(t *testing.T) {
	for name, s := range floors() {
		for i, a := range s.assets {
			if !box(a).In(image.Rect(0, 0, s.width, s.height)) {
				t.Errorf("%s: %s lies outside", name, a.Name)
			}
			for _, b := range s.assets[i+1:] {
				if box(a).Overlaps(box(b)) || a.Name == b.Name {
					t.Errorf("%s: %s and %s overlap or share a name", name, a.Name, b.Name)
				}
			}
			for _, w := range s.solid {
				if box(a).Overlaps(w) {
					t.Errorf("%s: %s stands in the wall %v", name, a.Name, w)
				}
			}
		}
	}
}

func TestCleaningADrawingLosesNothing(t *testing.T) {
	for name, s := range floors() {
		clean, w, h, err := workplace.CleanPlan(s.svg())
		if err != nil || w != s.width || h != s.height {
			t.Fatalf("%s: %d × %d, %v", name, w, h, err)
		}
		if len(clean) < len(s.svg()) {
			t.Errorf("%s: %d of %d bytes are left", name, len(clean), len(s.svg()))
		}
	}
}

func TestTheFirstFirmHasAHundredAndTwentyAssetsOfEveryKind(t *testing.T) {
	things := firms()[0].things()
	kinds := map[workplace.Kind]int{}
	for _, a := range things {
		kinds[a.Kind]++
	}
	if len(things) != 120 || len(kinds) != len(workplace.Kinds) {
		t.Errorf("%d assets, %v", len(things), kinds)
	}
}

func TestADiaryIsTheSameForTheSameInstant(t *testing.T) {
	now := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	for _, f := range firms() {
		one, err := write(f, now)
		if err != nil {
			t.Fatal(err)
		}
		two, _ := write(f, now)
		if !slices.Equal(one, two) {
			t.Errorf("%s: two diaries differ", f.id)
		}
	}
}

// The steps are odd on purpose: they come by all weekdays and hours, through the weeks in which the clocks change.
func TestNoDiaryReachesBeyondThePresentOrBeforeTheFoundation(t *testing.T) {
	for now := time.Date(2026, 3, 20, 22, 47, 0, 0, time.UTC); now.Year() < 2027; now = now.Add(53*time.Hour + 29*time.Minute) {
		for _, f := range firms() {
			events, err := write(f, now)
			if err != nil {
				t.Fatal(err)
			}
			if len(events) == 0 {
				if f.desks() {
					t.Fatalf("%s at %s: nothing happens", f.id, now)
				}
				continue
			}
			if first, last := events[0].at, events[len(events)-1].at; first.Before(begin(now)) || last.After(now) {
				t.Fatalf("%s at %s: from %s to %s", f.id, now, first, last)
			}
		}
	}
}

func TestAnAddressIsPlain(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range firms() {
		for _, h := range f.hands {
			email := h.email(f.domain)
			for _, r := range email {
				if r > 127 {
					t.Errorf("%s has %q", email, r)
				}
			}
			if seen[email] {
				t.Errorf("%s twice", email)
			}
			seen[email] = true
		}
	}
}
