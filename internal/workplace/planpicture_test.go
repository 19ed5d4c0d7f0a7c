package workplace_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

// halves is a picture whose upper half is black and whose lower half is white.
func halves(w, h int) image.Image {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if y >= h/2 {
				img.SetGray(x, y, color.Gray{255})
			}
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// photo is a JPEG with an EXIF head that names an orientation and a place.
func photo(t testing.TB, img image.Image, orientation byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00GPS 52.37 N"
	head := []byte{0xff, 0xe1, 0, byte(len(exif) + 2)}
	return bytes.Join([][]byte{b.Bytes()[:2], head, []byte(exif), b.Bytes()[2:]}, nil)
}

func TestAPhotographLosesWhereItWasTakenAndIsTurned(t *testing.T) {
	for orientation, want := range map[byte]struct {
		w, h       int
		darkX, top int // a point that is dark
	}{1: {40, 20, 20, 2}, 3: {40, 20, 20, 17}, 6: {20, 40, 17, 20}, 8: {20, 40, 2, 20}} {
		file := photo(t, halves(40, 20), orientation)
		p, err := workplace.ReadPlan(file)
		if err != nil || p.Width != want.w || p.Height != want.h {
			t.Fatalf("orientation %d: %d × %d, %v", orientation, p.Width, p.Height, err)
		}
		if bytes.Contains(p.Data, []byte("GPS")) || bytes.Contains(p.Data, []byte("Exif")) || workplace.PlanType(p.Data) != "image/jpeg" {
			t.Error("what stood beside the pixels is kept")
		}
		img, err := jpeg.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, _, _ := img.At(want.darkX, want.top).RGBA(); r > 0x8000 {
			t.Errorf("orientation %d: the picture is not turned as it says", orientation)
		}
	}
}

func TestAPictureLargerThanAnyScreenIsMadeSmaller(t *testing.T) {
	palette := image.NewPaletted(image.Rect(0, 0, 9000, 4500), color.Palette{color.White, color.Black})
	p, err := workplace.ReadPlan(pngOf(t, palette))
	if err != nil || p.Width != 3000 || p.Height != 1500 || workplace.PlanType(p.Data) != "image/png" {
		t.Fatalf("%d × %d, %v", p.Width, p.Height, err)
	}
}

// claims is the head of a PNG that claims a size, with no pixels behind it.
func claims(w, h uint32, kind byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h)
	head = append(head, 8, kind, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

func TestAFileThatIsNoUsablePictureIsRefusedBeforeItIsUnpacked(t *testing.T) {
	good := pngOf(t, halves(40, 20))
	for name, c := range map[string]struct {
		in   []byte
		want i18n.Text
	}{
		"nothing":                   {nil, i18n.PlanMissing},
		"something else":            {[]byte("GIF89a"), i18n.PlanKind},
		"a program":                 {[]byte("\x7fELF\x00\x00<svg"), i18n.PlanKind},
		"a PDF":                     {[]byte("%PDF-1.7 ..."), i18n.PlanKind},
		"a picture that breaks off": {good[:len(good)-20], i18n.PictureUnreadable},
		"a head alone":              {claims(100, 100, 2), i18n.PictureUnreadable},
		"too many pixels":           {claims(20000, 20000, 2), i18n.PictureTooLarge},
		"too many grey pixels":      {claims(20000, 20000, 0), i18n.PictureTooLarge},
		"too wide":                  {claims(4000000000, 1, 2), i18n.PictureUnreadable},
		"a line":                    {claims(2000, 10, 2), i18n.PlanAspect},
		"too large a file":          {append(good, []byte(strings.Repeat(" ", workplace.MaxPlanMiB<<20))...), i18n.PlanTooLarge},
	} {
		_, err := workplace.ReadPlan(c.in)
		if f, ok := fault.As(err); !ok || f.Text != c.want || f.Code != fault.Invalid || f.Field != "plan" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzAPictureIsReadOrRefused(f *testing.F) {
	f.Add(pngOf(f, halves(4, 2)))
	f.Add(photo(f, halves(4, 2), 6))
	f.Add(photo(f, halves(4, 2), 200))
	f.Add(claims(9, 9, 3))
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > 4 && file[0] == 0x89 {
			if c, err := png.DecodeConfig(bytes.NewReader(file)); err == nil && c.Width*c.Height > 1_000_000 {
				return // would only be slow
			}
		}
		p, err := workplace.ReadPlan(file)
		if _, refused := fault.As(err); err != nil && !refused {
			t.Fatal(err)
		}
		if err == nil && (p.Width < 1 || p.Height < 1 || len(p.Data) == 0) {
			t.Fatalf("%d × %d of %d bytes", p.Width, p.Height, len(p.Data))
		}
	})
}
