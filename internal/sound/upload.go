package sound

import (
	"errors"
	"math"
)

// Limits on a recording that an organisation uploads.
const (
	MaxUpload        = 12 << 20 // bytes: a minute at the best quality
	MaxUploadSeconds = 60
)

// Why an upload is refused, beside ErrNoWAV and ErrWAVFormat.
var (
	ErrTooLarge = errors.New("sound: the file is too large")
	ErrTooLong  = errors.New("sound: the recording is too long")
	ErrNothing  = errors.New("sound: nothing is heard in the recording")
)

// rates are those of files that are taken.
var rates = []int{8000, 16000, 44100, 48000}

// Uploaded makes of a WAV file what is played on the phone: A-law at 8 kHz, whole packets. Stereo is mixed; what a phone cannot carry is
// filtered out first, so that it does not come back as noise. The file may be 8, 16, 24 or 32 bit PCM at 8, 16, 44.1 or 48 kHz, or G.711.
func Uploaded(file []byte) ([]byte, error) {
	if len(file) > MaxUpload {
		return nil, ErrTooLarge
	}
	w, err := ParseWAV(file)
	if err != nil {
		return nil, err
	}
	if w.Channels > 2 || !takes(w.Rate) {
		return nil, ErrWAVFormat
	}
	if w.Len() > MaxUploadSeconds*w.Rate {
		return nil, ErrTooLong
	}
	samples := atRate(w.Samples(), w.Rate)
	if !audible(samples) {
		return nil, ErrNothing
	}
	out := ALaw.Bytes(samples)
	for len(out)%Packet != 0 {
		out = append(out, ALaw.Silence())
	}
	return out, nil
}

func takes(rate int) bool {
	for _, r := range rates {
		if r == rate {
			return true
		}
	}
	return false
}

// audible tells whether anything is there that is louder than the noise of a quiet line.
func audible(samples []int16) bool {
	for _, s := range samples {
		if s > 300 || s < -300 {
			return true
		}
	}
	return false
}

// The filter before the rate is lowered: a windowed sinc that passes up to 3.4 kHz, as a telephone does, and reaches over so many samples of 8 kHz to
// each side.
const (
	passes = 3600.0 // Hz, the middle of its edge
	reach  = 24
)

// atRate gives samples at 8 kHz.
func atRate(in []int16, rate int) []int16 {
	if rate == Rate {
		return in
	}
	f := filterFor(rate)
	out := make([]int16, len(in)*Rate/rate)
	for i := range out {
		out[i] = f.at(in, i)
	}
	return out
}

// filter has, for each position between two samples that comes up, the weight of every sample around it.
type filter struct {
	rate, phases int
	weights      [][]float64
}

func filterFor(rate int) filter {
	phases := Rate / gcd(rate, Rate)
	f := filter{rate: rate, phases: phases, weights: make([][]float64, phases)}
	for p := range phases {
		shift := float64(p*rate%Rate) / Rate // of the middle against the sample before it, in samples of the file
		f.weights[p] = weights(rate, shift)
	}
	return f
}

func gcd(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// weights of the samples from -n to n around a middle that lies shift behind a sample; together they are 1.
func weights(rate int, shift float64) []float64 {
	n := reach * rate / Rate
	out, sum := make([]float64, 2*n+1), 0.0
	for k := range out {
		x := float64(k-n) - shift
		out[k] = sinc(2*passes*x/float64(rate)) * (0.5 + 0.5*math.Cos(math.Pi*max(-1, min(1, x/float64(n+1)))))
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// at is the sample of a place in the 8 kHz. Beyond the ends it is silent.
func (f filter) at(in []int16, i int) int16 {
	w := f.weights[i%f.phases]
	first := i*f.rate/Rate - len(w)/2
	sum := 0.0
	for k, v := range w {
		if j := first + k; j >= 0 && j < len(in) {
			sum += v * float64(in[j])
		}
	}
	return int16(max(-32768, min(32767, math.Round(sum))))
}
