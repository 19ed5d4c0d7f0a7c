package siptest

import (
	"math"
	"math/bits"
	"math/cmplx"
)

// Correlate looks for a source in what was heard: the normalised cross-correlation, at the lag where it is greatest. It is 1
// where the source was heard as it is, at whatever loudness, and near 0 where something else was heard. at is where it begins.
func Correlate(heard, source []int16) (best float64, at int) {
	if len(source) == 0 || len(heard) < len(source) {
		return 0, 0
	}
	n := 1 << bits.Len(uint(len(heard)+len(source)))
	a, b := spectrum(heard, n), spectrum(source, n)
	for i := range a {
		a[i] *= cmplx.Conj(b[i])
	}
	transform(a, 1)
	energy, own := 0.0, power(source)
	for _, s := range heard[:len(source)] {
		energy += float64(s) * float64(s)
	}
	for lag := 0; ; lag++ {
		if c := real(a[lag]) / float64(n) / math.Sqrt(max(1, energy)*max(1, own)); c > best {
			best, at = c, lag
		}
		if lag+len(source) >= len(heard) {
			return best, at
		}
		gone, come := float64(heard[lag]), float64(heard[lag+len(source)])
		energy += come*come - gone*gone
	}
}

func power(s []int16) (sum float64) {
	for _, v := range s {
		sum += float64(v) * float64(v)
	}
	return sum
}

func spectrum(s []int16, n int) []complex128 {
	out := make([]complex128, n)
	for i, v := range s {
		out[i] = complex(float64(v), 0)
	}
	transform(out, -1)
	return out
}

// transform is the fast Fourier transform in place (radix 2), without a factor.
func transform(a []complex128, sign float64) {
	n := len(a)
	for i, shift := 1, 64-bits.Len(uint(n-1)); i < n; i++ {
		if j := int(bits.Reverse64(uint64(i)) >> shift); i < j {
			a[i], a[j] = a[j], a[i]
		}
	}
	for size := 2; size <= n; size *= 2 {
		step := cmplx.Exp(complex(0, sign*2*math.Pi/float64(size)))
		for begin := 0; begin < n; begin += size {
			butterflies(a[begin:begin+size], step)
		}
	}
}

func butterflies(a []complex128, step complex128) {
	half, w := len(a)/2, complex(1, 0)
	for i := range half {
		even, odd := a[i], a[i+half]*w
		a[i], a[i+half] = even+odd, even-odd
		w *= step
	}
}
