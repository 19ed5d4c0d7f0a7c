package breached

import (
	"crypto/rand"
	"encoding/hex"
	"testing"
)

func TestBreachedPasswordsAreKnownInAnyCase(t *testing.T) {
	for _, p := range []string{"1234567890", "qwertyuiop", "QWERTYUIOP", "1q2w3e4r5t", " password123 ", "Manchester1", "harrypotter"} {
		if !Has(p) {
			t.Errorf("%q is not known", p)
		}
	}
	for _, p := range []string{"a desk by the window", "vier stoelen bij het raam", "korrekt pferd batterie", ""} {
		if Has(p) {
			t.Errorf("%q is taken for a breached one", p)
		}
	}
}

func TestTheListIsLargeSmallAndSorted(t *testing.T) {
	if Size() < 100_000 || len(list) > 1<<20 || len(list)%width != 0 {
		t.Errorf("%d passwords in %d bytes", Size(), len(list))
	}
	for i := width; i < len(list); i += width {
		if list[i-width:i] >= list[i:i+width] {
			t.Fatalf("entry %d is not after the one before it", i/width)
		}
	}
}

func TestWhatNobodyEverChoseIsNotKnown(t *testing.T) {
	b := make([]byte, 12)
	for range 10_000 {
		rand.Read(b)
		if p := hex.EncodeToString(b); Has(p) {
			t.Errorf("%s is taken for a breached one", p)
		}
	}
}
