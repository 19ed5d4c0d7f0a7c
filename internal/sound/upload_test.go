package sound

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// sine is a tone of a second.
func sine(rate int, hz, loud float64) []int16 {
	out := make([]int16, rate)
	for i := range out {
		out[i] = int16(loud * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)))
	}
	return out
}

// level is how much of a tone is in samples at 8 kHz: its amplitude, away from the ends.
func level(samples []int16, hz float64) float64 {
	re, im := 0.0, 0.0
	middle := samples[1000:7000]
	for i, s := range middle {
		re += float64(s) * math.Cos(2*math.Pi*hz*float64(i)/Rate)
		im += float64(s) * math.Sin(2*math.Pi*hz*float64(i)/Rate)
	}
	return 2 * math.Hypot(re, im) / float64(len(middle))
}

func TestAnUploadSoundsAsItDid(t *testing.T) {
	for _, rate := range rates {
		for _, hz := range []float64{300, 1000, 3000} {
			got, err := Uploaded(WritePCM(rate, sine(rate, hz, 10000)))
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != Rate || len(got)%Packet != 0 {
				t.Errorf("%d Hz: a second is %d bytes", rate, len(got))
			}
			if l := level(ALaw.Samples(got), hz); l < 9500 || l > 10500 {
				t.Errorf("%d Hz: a tone of %v Hz comes out at %.0f", rate, hz, l)
			}
		}
	}
}

func TestWhatAPhoneCannotCarryDoesNotComeBackAsNoise(t *testing.T) {
	for _, rate := range []int{16000, 44100, 48000} {
		mixed := sine(rate, 1000, 8000)
		for i, s := range sine(rate, 5300, 8000) { // would be heard at 2700 Hz
			mixed[i] += s
		}
		got, err := Uploaded(WritePCM(rate, mixed))
		if err != nil {
			t.Fatal(err)
		}
		if l := level(ALaw.Samples(got), 2700); l > 80 {
			t.Errorf("%d Hz: it comes back at %.0f", rate, l)
		}
	}
}

func TestUploadsOfEveryKindAreTaken(t *testing.T) {
	frame := strings.Repeat("\x00\x10\x00\x20", 1600)
	for name, file := range map[string][]byte{
		"stereo":     hand(1, 2, 44100, 16, frame, uint32(len(frame)), ""),
		"24 bits":    hand(1, 1, 48000, 24, strings.Repeat("\x00\x00\x20", 1600), 4800, ""),
		"8 bits":     hand(1, 1, 8000, 8, strings.Repeat("\xF0", 200), 200, ""),
		"A-law":      WriteWAV(ALaw, Beep),
		"µ-law":      WriteWAV(ULaw, Beep),
		"one packet": WritePCM(8000, []int16{20000}),
	} {
		got, err := Uploaded(file)
		if err != nil || len(got) == 0 || len(got)%Packet != 0 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

func TestUploadsThatCannotBePlayedAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"too large":       {make([]byte, MaxUpload+1), ErrTooLarge},
		"too long":        {WritePCM(8000, make([]int16, 8000*MaxUploadSeconds+1)), ErrTooLong},
		"silent":          {WritePCM(8000, make([]int16, 8000)), ErrNothing},
		"empty":           {WritePCM(8000, nil), ErrNothing},
		"another rate":    {WritePCM(22050, sine(22050, 400, 9000)), ErrWAVFormat},
		"three channels":  {hand(1, 3, 8000, 16, "\x00\x10\x00\x10\x00\x10", 6, ""), ErrWAVFormat},
		"no file of ours": {[]byte("OggS"), ErrNoWAV},
	} {
		if _, err := Uploaded(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzUploadsAreReadWithoutHarm(f *testing.F) {
	f.Add(WritePCM(44100, sine(44100, 400, 9000)[:600]))
	f.Add(WriteWAV(ULaw, Beep[:320]))
	f.Add(hand(1, 2, 48000, 24, strings.Repeat("\x00\x10\x20", 60), 0xFFFFFFFF, "LIST\x03\x00\x00\x00abc\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		out, err := Uploaded(file)
		if err != nil {
			return
		}
		if len(out) == 0 || len(out)%Packet != 0 || len(out) > MaxUploadSeconds*Rate+Packet {
			t.Fatalf("%d bytes are made of %d", len(out), len(file))
		}
	})
}
