package workplace

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"sync"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Bounds of a picture: of its pixels as they come, and of its sides as it is kept.
const (
	maxPicturePixels = 25_000_000  // of a photograph, or in full colour
	maxPlainPixels   = 120_000_000 // in shades of grey or with a palette: a byte each
	maxPictureSide   = 30_000
	keptSide         = 4096
)

// one picture is unpacked at a time, so that several at once cannot fill the memory.
var onePicture sync.Mutex

// pictureType is the media type of a PNG or JPEG, by its first bytes; empty for anything else.
func pictureType(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	}
	return ""
}

// cleanPicture makes a picture anew from its pixels: what a camera or program wrote beside them, such as where it was
// taken, is gone. It is turned as its camera says, and scaled down where it is larger than any screen needs. Its size is
// looked at before it is unpacked.
func cleanPicture(file []byte) (Plan, error) {
	if err := boundedPicture(file); err != nil {
		return Plan{}, err
	}
	onePicture.Lock()
	defer onePicture.Unlock()
	jpg := pictureType(file) == "image/jpeg"
	var img image.Image
	var err error
	if jpg {
		img, err = jpeg.Decode(bytes.NewReader(file))
	} else {
		img, err = png.Decode(bytes.NewReader(file))
	}
	if err != nil {
		return Plan{}, fault.New(fault.Invalid, i18n.PictureUnreadable).Because(err)
	}
	img = smaller(img)
	var out bytes.Buffer
	if jpg {
		img = turned(img, orientation(file))
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&out, img)
	}
	b := img.Bounds()
	return Plan{out.Bytes(), b.Dx(), b.Dy()}, err
}

// boundedPicture refuses a picture by what its head says of its size.
func boundedPicture(file []byte) error {
	var head image.Config
	var err error
	most := maxPicturePixels
	if pictureType(file) == "image/jpeg" {
		head, err = jpeg.DecodeConfig(bytes.NewReader(file))
	} else {
		head, err = png.DecodeConfig(bytes.NewReader(file))
	}
	if err != nil {
		return fault.New(fault.Invalid, i18n.PictureUnreadable).Because(err)
	}
	if _, palette := head.ColorModel.(color.Palette); palette || head.ColorModel == color.GrayModel && pictureType(file) == "image/png" {
		most = maxPlainPixels
	}
	if head.Width < 1 || head.Height < 1 || badAspect(head.Width, head.Height) {
		return fault.New(fault.Invalid, i18n.PlanAspect, maxAspect)
	}
	if head.Width > maxPictureSide || head.Height > maxPictureSide || head.Width*head.Height > most {
		return fault.New(fault.Invalid, i18n.PictureTooLarge, maxPicturePixels/1_000_000)
	}
	return nil
}

// smaller averages squares of pixels where a side is longer than what is kept.
func smaller(img image.Image) image.Image {
	b := img.Bounds()
	by := (max(b.Dx(), b.Dy()) + keptSide - 1) / keptSide
	if by <= 1 {
		return img
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, b.Dx()/by), max(1, b.Dy()/by)))
	pixel := pixelOf(img)
	for y := range out.Rect.Max.Y {
		for x := range out.Rect.Max.X {
			out.SetNRGBA(x, y, average(pixel, b.Min.X+x*by, b.Min.Y+y*by, min(by, b.Dx()), min(by, b.Dy())))
		}
	}
	return out
}

// pixelOf reads pixels with their colours multiplied by their opacity; those of a palette are looked up once.
func pixelOf(img image.Image) func(x, y int) [4]uint32 {
	plain := func(c color.Color) [4]uint32 {
		r, g, b, a := c.RGBA()
		return [4]uint32{r, g, b, a}
	}
	p, ok := img.(*image.Paletted)
	if !ok {
		return func(x, y int) [4]uint32 { return plain(img.At(x, y)) }
	}
	var known [256][4]uint32
	for i, c := range p.Palette {
		known[i] = plain(c)
	}
	return func(x, y int) [4]uint32 { return known[p.Pix[p.PixOffset(x, y)]] }
}

func average(pixel func(x, y int) [4]uint32, left, top, w, h int) color.NRGBA {
	var sum [4]uint64
	for y := top; y < top+h; y++ {
		for x := left; x < left+w; x++ {
			for i, v := range pixel(x, y) {
				sum[i] += uint64(v)
			}
		}
	}
	n := uint64(w * h)
	mean := color.RGBA64{uint16(sum[0] / n), uint16(sum[1] / n), uint16(sum[2] / n), uint16(sum[3] / n)}
	return color.NRGBAModel.Convert(mean).(color.NRGBA)
}

// turned is the picture as it was meant to be looked at (EXIF 2.32, Orientation).
func turned(img image.Image, how int) image.Image {
	if how < 2 || how > 8 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if how >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[how]
			out.Set(to.X, to.Y, img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

// orientation finds how a JPEG is to be turned, from 1 to 8 (EXIF 2.32, tag 0x0112); 1 where it does not say.
func orientation(file []byte) int {
	for at := 2; at+4 <= len(file) && file[at] == 0xff && file[at+1] != 0xda; {
		length := int(binary.BigEndian.Uint16(file[at+2:]))
		if length < 2 || at+2+length > len(file) {
			return 1
		}
		body := file[at+4 : at+2+length]
		if tiff, exif := bytes.CutPrefix(body, []byte("Exif\x00\x00")); exif && file[at+1] == 0xe1 {
			return orientationIn(tiff)
		}
		at += 2 + length
	}
	return 1
}

// orientationIn reads the first directory of a TIFF head.
func orientationIn(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	for i := range int64(order.Uint16(tiff[at:])) {
		e := at + 2 + 12*i
		if e+12 > int64(len(tiff)) {
			return 1
		}
		if order.Uint16(tiff[e:]) == 0x0112 {
			return int(order.Uint16(tiff[e+8:]))
		}
	}
	return 1
}
