package sound

import (
	"math"
	"slices"
	"testing"
)

// Tables 1a and 2a of G.711: the character signals where each segment begins, its decision value, and the value at the
// decoder's output, both in the law's own unit. The negative ones mirror them.
func TestCodesAreThoseOfTheTablesOfG711(t *testing.T) {
	for name, c := range map[string]struct {
		law                    Law
		unit                   int
		code                   byte // as sent: A-law with its even bits inverted
		decision, value, below int  // below: the code just under the decision value
	}{
		"A segment 7": {ALaw, 8, 0xF0 ^ 0x55, 2048, 2112, 0xEF ^ 0x55},
		"A segment 6": {ALaw, 8, 0xE0 ^ 0x55, 1024, 1056, 0xDF ^ 0x55},
		"A segment 5": {ALaw, 8, 0xD0 ^ 0x55, 512, 528, 0xCF ^ 0x55},
		"A segment 4": {ALaw, 8, 0xC0 ^ 0x55, 256, 264, 0xBF ^ 0x55},
		"A segment 3": {ALaw, 8, 0xB0 ^ 0x55, 128, 132, 0xAF ^ 0x55},
		"A segment 2": {ALaw, 8, 0xA0 ^ 0x55, 64, 66, 0x9F ^ 0x55},
		"A segment 1": {ALaw, 8, 0x90 ^ 0x55, 32, 33, 0x8F ^ 0x55},
		"A the least": {ALaw, 8, 0x81 ^ 0x55, 2, 3, 0x80 ^ 0x55},
		"µ segment 8": {ULaw, 4, 0x8F, 4063, 4191, 0x90},
		"µ segment 7": {ULaw, 4, 0x9F, 2015, 2079, 0xA0},
		"µ segment 6": {ULaw, 4, 0xAF, 991, 1023, 0xB0},
		"µ segment 5": {ULaw, 4, 0xBF, 479, 495, 0xC0},
		"µ segment 4": {ULaw, 4, 0xCF, 223, 231, 0xD0},
		"µ segment 3": {ULaw, 4, 0xDF, 95, 99, 0xE0},
		"µ segment 2": {ULaw, 4, 0xEF, 31, 33, 0xF0},
		"µ the least": {ULaw, 4, 0xFE, 1, 2, 0xFF},
	} {
		if got := c.law.Decode(c.code); int(got) != c.value*c.unit {
			t.Errorf("%s: %#x decodes to %d, not %d", name, c.code, got, c.value*c.unit)
		}
		if got := c.law.Decode(c.code ^ 0x80); int(got) != -c.value*c.unit {
			t.Errorf("%s: %#x decodes to %d, not %d", name, c.code^0x80, got, -c.value*c.unit)
		}
		at := int16(c.decision * c.unit)
		if got := c.law.Encode(at); got != c.code {
			t.Errorf("%s: %d is coded %#x, not %#x", name, at, got, c.code)
		}
		if got := c.law.Encode(at - 1); int(got) != c.below {
			t.Errorf("%s: %d is coded %#x, not %#x", name, at-1, got, c.below)
		}
	}
	for law, loudest := range map[Law]int16{ALaw: 4032 * 8, ULaw: 8031 * 4} {
		for _, s := range []int16{math.MaxInt16, math.MinInt16} {
			got := law.Decode(law.Encode(s))
			if got != loudest && got != -loudest || (got > 0) != (s > 0) {
				t.Errorf("law %d: %d comes out as %d, not as the loudest, %d", law, s, got, loudest)
			}
		}
	}
}

// Tables 5 and 6 of G.711: a tone of 1 kHz at 0 dBm0 in each law.
func TestTheDigitalMilliwattIsATone(t *testing.T) {
	for law, codes := range map[Law][]byte{
		ALaw: {0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4},
		ULaw: {0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E},
	} {
		power := 0.0
		for i, s := range law.Samples(codes) {
			power += float64(s) * float64(s) / 8
			if opposite := law.Decode(codes[(i+4)%8]); opposite != -s {
				t.Errorf("law %d: sample %d is %d, half a wave later %d", law, i, s, opposite)
			}
		}
		// The overload point is 3.14 dBm0 in A-law and 3.17 dBm0 in µ-law.
		overload := map[Law]float64{ALaw: 4096 * 8, ULaw: 8159 * 4}[law]
		headroom := map[Law]float64{ALaw: 3.14, ULaw: 3.17}[law]
		if level := 10*math.Log10(power*2/(overload*overload)) + headroom; math.Abs(level) > 0.05 {
			t.Errorf("law %d: the milliwatt is at %.3f dBm0", law, level)
		}
	}
}

func TestEveryCodeComesBackAsItself(t *testing.T) {
	for _, law := range []Law{ALaw, ULaw} {
		for b := range 256 {
			want := byte(b)
			if law == ULaw && b == 0x7F {
				want = 0xFF // zero has a sign in µ-law
			}
			if got := law.Encode(law.Decode(byte(b))); got != want {
				t.Errorf("law %d: %#x comes back as %#x", law, b, got)
			}
		}
	}
}

func TestALouderSampleNeverSoundsQuieter(t *testing.T) {
	for _, law := range []Law{ALaw, ULaw} {
		last := int16(math.MinInt16)
		for s := math.MinInt16; s <= math.MaxInt16; s++ {
			got := law.Decode(law.Encode(int16(s)))
			if got < last {
				t.Fatalf("law %d: %d sounds as %d, after %d", law, s, got, last)
			}
			last = got
		}
	}
}

func TestOneLawTurnsIntoTheOtherInPlaceAndNearly(t *testing.T) {
	for _, law := range []Law{ALaw, ULaw} {
		for b := range 256 {
			turned := []byte{byte(b)}
			law.Turn(turned, turned)
			want, got := float64(law.Decode(byte(b))), float64(law.Other().Decode(turned[0]))
			if math.Abs(want-got) > 16+math.Abs(want)/16 {
				t.Errorf("law %d: %#x is %v, and %v in the other", law, b, want, got)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { var b [Packet]byte; ALaw.Turn(b[:], b[:]) }); n != 0 {
		t.Errorf("turning a packet makes %v allocations", n)
	}
}

func TestSilenceIsQuietInBothLaws(t *testing.T) {
	for _, law := range []Law{ALaw, ULaw} {
		if s := law.Decode(law.Silence()); s < 0 || s > 8 {
			t.Errorf("law %d: silence sounds as %d", law, s)
		}
	}
	if slices.Contains([]byte{ALaw.Silence()}, ULaw.Silence()) {
		t.Error("both laws have one silence")
	}
}
