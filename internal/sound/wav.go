package sound

import (
	"encoding/binary"
	"errors"
)

// Formats of the samples in a WAV file.
const (
	formatPCM  = 1
	formatALaw = 6
	formatULaw = 7
	formatMore = 0xFFFE // WAVE_FORMAT_EXTENSIBLE: the format stands further on
)

// WAV is what a WAV file holds: its samples are a part of the file, not a copy.
type WAV struct {
	Format   uint16
	Channels int
	Rate     int // samples a second
	Bits     int // of a sample
	Data     []byte
}

// What reading a WAV file may give. What is wrong with an upload is said by the one who asked for it.
var (
	ErrNoWAV     = errors.New("sound: no WAV file")
	ErrWAVFormat = errors.New("sound: a WAV file of a kind that is not read")
)

// chunks is how many a file may have before its samples.
const chunks = 64

// ParseWAV reads the header of a WAV file. Samples that the header promises and the file does not have are not there; a recording
// whose writer was stopped, with a size of zero or all ones, has what follows.
func ParseWAV(file []byte) (WAV, error) {
	if len(file) < 12 || string(file[:4]) != "RIFF" || string(file[8:12]) != "WAVE" {
		return WAV{}, ErrNoWAV
	}
	var w WAV
	rest := file[12:]
	for n := 0; len(rest) >= 8 && n < chunks; n++ {
		name, size := string(rest[:4]), uint64(binary.LittleEndian.Uint32(rest[4:]))
		rest = rest[8:]
		body := rest[:min(size, uint64(len(rest)))]
		switch name {
		case "fmt ":
			if err := w.format(body); err != nil {
				return WAV{}, err
			}
		case "data":
			if size == 0 {
				body = rest
			}
			return w.filled(body)
		}
		rest = rest[min(size+size&1, uint64(len(rest))):]
	}
	return WAV{}, ErrNoWAV
}

func (w *WAV) format(b []byte) error {
	if len(b) < 16 {
		return ErrNoWAV
	}
	w.Format, w.Channels = binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
	w.Rate, w.Bits = int(binary.LittleEndian.Uint32(b[4:])), int(binary.LittleEndian.Uint16(b[14:]))
	if w.Format == formatMore && len(b) >= 26 {
		w.Format = binary.LittleEndian.Uint16(b[24:])
	}
	law := w.Bits == 8 && (w.Format == formatALaw || w.Format == formatULaw)
	pcm := w.Format == formatPCM && (w.Bits == 8 || w.Bits == 16 || w.Bits == 24 || w.Bits == 32)
	if !law && !pcm || w.Channels < 1 || w.Channels > 8 || w.Rate < 1 || w.Rate > 384000 {
		return ErrWAVFormat
	}
	return nil
}

func (w WAV) filled(body []byte) (WAV, error) {
	if w.Channels == 0 {
		return WAV{}, ErrNoWAV
	}
	w.Data = body[:len(body)-len(body)%w.frame()]
	return w, nil
}

func (w WAV) frame() int { return w.Channels * w.Bits / 8 }

// Len is how many samples a channel has.
func (w WAV) Len() int { return len(w.Data) / w.frame() }

// Samples gives the mean of all channels, at the rate of the file.
func (w WAV) Samples() []int16 {
	out := make([]int16, w.Len())
	for i := range out {
		sum := 0
		for c := range w.Channels {
			sum += w.sample(w.Data[i*w.frame()+c*w.Bits/8:])
		}
		out[i] = int16(sum / w.Channels)
	}
	return out
}

func (w WAV) sample(b []byte) int {
	switch {
	case w.Format == formatALaw:
		return int(ALaw.Decode(b[0]))
	case w.Format == formatULaw:
		return int(ULaw.Decode(b[0]))
	case w.Bits == 8:
		return (int(b[0]) - 128) << 8
	}
	top := b[w.Bits/8-2:] // of longer samples the upper 16 bits
	return int(int16(binary.LittleEndian.Uint16(top)))
}

// Law tells which law the samples of a file are in as they stand: one channel at 8 kHz.
func (w WAV) Law() (Law, bool) {
	if w.Rate != Rate || w.Channels != 1 {
		return 0, false
	}
	return map[uint16]Law{formatALaw: ALaw, formatULaw: ULaw}[w.Format], w.Format != formatPCM
}

// WriteWAV makes a file of G.711 sound. Browsers and mail programs play it.
func WriteWAV(l Law, sound []byte) []byte {
	format := uint16(formatALaw)
	if l == ULaw {
		format = formatULaw
	}
	out := header(make([]byte, 0, len(sound)+64), format, Rate, 8, len(sound))
	return padded(append(out, sound...), len(sound))
}

// WritePCM makes a file of 16-bit samples, one channel.
func WritePCM(rate int, samples []int16) []byte {
	out := header(make([]byte, 0, 2*len(samples)+64), formatPCM, rate, 16, 2*len(samples))
	for _, s := range samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(s))
	}
	return out
}

// header is all before the samples. A format other than PCM says how many samples there are once more.
func header(b []byte, format uint16, rate, bits, size int) []byte {
	le := binary.LittleEndian
	fact := format != formatPCM
	total := 4 + 8 + 16 + 8 + size + size&1
	if fact {
		total += 2 + 12
	}
	b = append(le.AppendUint32(append(b, "RIFF"...), uint32(total)), "WAVEfmt "...)
	fmtSize := uint32(16)
	if fact {
		fmtSize = 18
	}
	b = le.AppendUint32(b, fmtSize)
	b = le.AppendUint16(le.AppendUint16(b, format), 1)
	b = le.AppendUint32(le.AppendUint32(b, uint32(rate)), uint32(rate*bits/8))
	b = le.AppendUint16(le.AppendUint16(b, uint16(bits/8)), uint16(bits))
	if fact {
		b = le.AppendUint16(b, 0)
		b = le.AppendUint32(le.AppendUint32(append(b, "fact"...), 4), uint32(size))
	}
	return le.AppendUint32(append(b, "data"...), uint32(size))
}

// padded: a chunk takes an even number of bytes.
func padded(b []byte, size int) []byte {
	if size&1 == 1 {
		return append(b, 0)
	}
	return b
}
