package sound

import "math"

// Tone is a sound that repeats until something else happens: whole packets of A-law.
type Tone []byte

// The tones of the European networks (ETSI TR 101 041), and the one after which a message is recorded.
var (
	Ringback   = tone(425, 1000, 4000)
	BusyTone   = tone(425, 500, 500)
	Congestion = tone(425, 240, 240)
	Beep       = tone(1000, 400, 0)
)

// tone is a frequency in Hz for so many milliseconds, and silence after it. Its begin and end are faded over 5 ms, so that it
// does not click.
func tone(hz float64, on, off int) Tone {
	samples := make([]int16, (on+off)*Rate/1000)
	long, fade := on*Rate/1000, 5.0*Rate/1000
	for i := range long {
		edge := min(1, float64(min(i, long-i))/fade)
		samples[i] = int16(8000 * edge * math.Sin(2*math.Pi*hz*float64(i)/Rate))
	}
	return ALaw.Bytes(samples)
}
