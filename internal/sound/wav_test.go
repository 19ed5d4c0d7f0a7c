package sound

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

func TestAWrittenFileIsReadAsItWas(t *testing.T) {
	for _, law := range []Law{ALaw, ULaw} {
		for _, size := range []int{0, 1, 160, 4001} {
			sound := bytes.Repeat([]byte{0x12, 0x93}, size)[:size]
			w, err := ParseWAV(WriteWAV(law, sound))
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := w.Law(); !ok || got != law || !bytes.Equal(w.Data, sound) {
				t.Errorf("law %d, %d bytes: read as law %d, %d bytes", law, size, got, len(w.Data))
			}
			if !slices.Equal(w.Samples(), law.Samples(sound)) {
				t.Errorf("law %d: other samples", law)
			}
		}
	}
	w, err := ParseWAV(WritePCM(16000, []int16{1, -1, 32767, -32768}))
	if err != nil || w.Rate != 16000 || !slices.Equal(w.Samples(), []int16{1, -1, 32767, -32768}) {
		t.Errorf("16-bit samples are read as %v: %v", w, err)
	}
}

func TestEveryChunkOfAWrittenFileAddsUp(t *testing.T) {
	for name, file := range map[string][]byte{"odd": WriteWAV(ALaw, make([]byte, 161)), "even": WriteWAV(ULaw, make([]byte, 160)), "PCM": WritePCM(8000, make([]int16, 7))} {
		if got, want := int(file[4])|int(file[5])<<8, len(file)-8; got != want || len(file)%2 != 0 {
			t.Errorf("%s: the file says %d bytes follow, and %d do", name, got, want)
		}
	}
}

// hand makes a file by hand: PCM of 16 bits unless it is said otherwise.
func hand(format, channels, rate, bits int, data string, size uint32, extra string) []byte {
	le := func(v uint32, n int) string {
		return string([]byte{byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)}[:n])
	}
	body := "WAVEfmt " + le(16, 4) + le(uint32(format), 2) + le(uint32(channels), 2) + le(uint32(rate), 4) + le(uint32(rate*channels*bits/8), 4) +
		le(uint32(channels*bits/8), 2) + le(uint32(bits), 2) + extra + "data" + le(size, 4) + data
	return []byte("RIFF" + le(uint32(len(body)), 4) + body)
}

func TestFilesOfOthersAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		file []byte
		want []int16
	}{
		"stereo is mixed":                 {hand(1, 2, 44100, 16, "\x00\x10\x00\x20", 4, ""), []int16{0x1800}},
		"8 bits are unsigned":             {hand(1, 1, 8000, 8, "\x80\xFF\x00", 3, ""), []int16{0, 127 << 8, -128 << 8}},
		"24 bits":                         {hand(1, 1, 48000, 24, "\xFF\x34\x12", 3, ""), []int16{0x1234}},
		"32 bits":                         {hand(1, 1, 48000, 32, "\xFF\xFF\x34\x12", 4, ""), []int16{0x1234}},
		"other chunks first":              {hand(1, 1, 8000, 16, "\x01\x00", 2, "LIST\x03\x00\x00\x00abc\x00"), []int16{1}},
		"a size of zero, as streams have": {hand(1, 1, 8000, 16, "\x01\x00\x02\x00", 0, ""), []int16{1, 2}},
		"a size of all ones":              {hand(1, 1, 8000, 16, "\x01\x00", 0xFFFFFFFF, ""), []int16{1}},
		"fewer samples than promised":     {hand(1, 1, 8000, 16, "\x01\x00\x02", 400, ""), []int16{1}},
	} {
		w, err := ParseWAV(c.file)
		if err != nil || !slices.Equal(w.Samples(), c.want) {
			t.Errorf("%s: %v, %v", name, w, err)
		}
	}
}

func TestWhatIsNoUsableFileIsRefused(t *testing.T) {
	good := hand(1, 1, 8000, 16, "\x01\x00", 2, "")
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":            {nil, ErrNoWAV},
		"an MP3":             {[]byte("ID3\x04 and so on and on"), ErrNoWAV},
		"only a beginning":   {good[:30], ErrNoWAV},
		"no samples":         {good[:36], ErrNoWAV},
		"no format":          {append([]byte("RIFF\x10\x00\x00\x00WAVEdata\x02\x00\x00\x00"), 1, 0), ErrNoWAV},
		"compressed":         {hand(0x55, 1, 8000, 16, "", 0, ""), ErrWAVFormat},
		"no channel":         {hand(1, 0, 8000, 16, "", 0, ""), ErrWAVFormat},
		"a million a second": {hand(1, 1, 1000000, 16, "", 0, ""), ErrWAVFormat},
		"17 bits":            {hand(1, 1, 8000, 17, "", 0, ""), ErrWAVFormat},
		"endless chunks":     {append(good[:36], bytes.Repeat([]byte("junk\x00\x00\x00\x00"), 200)...), ErrNoWAV},
	} {
		if _, err := ParseWAV(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
	}
}

func FuzzWAVFilesAreReadWithoutHarm(f *testing.F) {
	f.Add(WriteWAV(ALaw, make([]byte, 20)))
	f.Add(WritePCM(48000, make([]int16, 20)))
	f.Add(hand(1, 2, 44100, 24, "\x00\x10\x00\x20\x00\x00", 6, "LIST\x03\x00\x00\x00abc\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		w, err := ParseWAV(file)
		if err != nil {
			return
		}
		if len(w.Data) > len(file) || len(w.Samples()) != w.Len() {
			t.Fatalf("%d bytes give %d samples", len(file), w.Len())
		}
	})
}
