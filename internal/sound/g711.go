package sound

// Law is one of the two codings of G.711: 8 bits a sample on a curve.
type Law uint8

// The laws, by their static payload types in RTP (RFC 3551).
const (
	ULaw Law = 0 // PCMU
	ALaw Law = 8 // PCMA
)

// Rate is the samples, and with G.711 the bytes, of a second; Packet those of the 20 ms that one packet holds.
const (
	Rate   = 8000
	Packet = 160
)

// Silence is the byte of nothing heard.
func (l Law) Silence() byte {
	if l == ULaw {
		return 0xFF
	}
	return 0xD5
}

// Decode gives the 16-bit sample of a byte, the law's own values scaled to 16 bits.
func (l Law) Decode(b byte) int16 {
	if l == ULaw {
		return uDecoded[b]
	}
	return aDecoded[b]
}

// Encode gives the byte for a 16-bit sample, by the decision values of G.711; what is louder than a law goes is its loudest.
func (l Law) Encode(s int16) byte {
	if l == ULaw {
		return encodeU(s)
	}
	return encodeA(s)
}

// Samples decodes sound.
func (l Law) Samples(sound []byte) []int16 {
	out := make([]int16, len(sound))
	for i, b := range sound {
		out[i] = l.Decode(b)
	}
	return out
}

// Bytes encodes samples.
func (l Law) Bytes(samples []int16) []byte {
	out := make([]byte, len(samples))
	for i, s := range samples {
		out[i] = l.Encode(s)
	}
	return out
}

// Other is the other law.
func (l Law) Other() Law {
	if l == ULaw {
		return ALaw
	}
	return ULaw
}

// Turn gives in to what out is in the other law; both may be the same slice. It needs no memory.
func (l Law) Turn(out, in []byte) {
	table := &aToU
	if l == ULaw {
		table = &uToA
	}
	for i, b := range in {
		out[i] = table[b]
	}
}

var (
	aDecoded, uDecoded = table(decodeA), table(decodeU)
	aToU               = table(func(b byte) byte { return encodeU(decodeA(b)) })
	uToA               = table(func(b byte) byte { return encodeA(decodeU(b)) })
)

func table[V any](of func(byte) V) (t [256]V) {
	for i := range t {
		t[i] = of(byte(i))
	}
	return t
}

// decodeA: even bits are inverted; sign, three bits of segment, four of step (table 1 of G.711, 13 bits).
func decodeA(b byte) int16 {
	b ^= 0x55
	v := int16(b&0x0F)<<4 + 8
	if segment := b >> 4 & 7; segment > 0 {
		v = (v + 0x100) << (segment - 1)
	}
	if b&0x80 == 0 {
		return -v
	}
	return v
}

func encodeA(s int16) byte {
	sign, v := byte(0x80), int(s)>>3 // 13 bits
	if v < 0 {
		sign, v = 0, -v-1
	}
	segment, limit := 0, 0x1F
	for segment < 7 && v > limit {
		segment, limit = segment+1, limit<<1|1
	}
	return (sign | byte(segment)<<4 | byte(v>>max(1, segment)&0x0F)) ^ 0x55
}

// bias makes the segments of µ-law powers of two (14 bits scaled to 16).
const bias = 33 << 2

// decodeU: all bits are inverted (table 2 of G.711, 14 bits).
func decodeU(b byte) int16 {
	b = ^b
	v := (int16(b&0x0F)<<3+bias)<<(b>>4&7) - bias
	if b&0x80 != 0 {
		return -v
	}
	return v
}

func encodeU(s int16) byte {
	sign, v := byte(0), int(s)
	if v < 0 {
		sign, v = 0x80, -v
	}
	v = min(v, 32635) + bias
	segment := 7
	for limit := 0x4000; segment > 0 && v&limit == 0; limit >>= 1 {
		segment--
	}
	return ^(sign | byte(segment)<<4 | byte(v>>(segment+3)&0x0F))
}
