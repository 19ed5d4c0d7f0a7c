package label_test

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"bureau/internal/label"
)

// printed makes pictures of the pages of a document, as a printer of office quality would.
func printed(t *testing.T, pdf []byte) []image.Image {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-png", "-gray", "-r", "200", file, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm (of poppler-utils; see scripts/setup): %v %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []image.Image
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		page, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	return pages
}

// cell is the part of a page that one label of a layout takes, with its place counted from the left and from above.
func cell(page image.Image, l label.Layout, at int) image.Image {
	const edge = 10.0 / 210 // of the width, on every side
	all := page.Bounds()
	margin := edge * float64(all.Dx())
	w, h := (float64(all.Dx())-2*margin)/float64(l.Columns), (float64(all.Dy())-2*margin)/float64(l.Rows)
	x, y := margin+float64(at%l.Columns)*w, margin+float64(at/l.Columns)*h
	return page.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(int(x), int(y), int(x+w), int(y+h)))
}

// scanned is what a reader of QR codes makes of a picture.
func scanned(picture image.Image) (string, error) {
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return "", err
	}
	read, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", err
	}
	return read.GetText(), nil
}

func TestEveryCodeOfAPrintedSheetLeadsToItsOwnPlace(t *testing.T) {
	for _, l := range label.Layouts() {
		t.Run(l.Key, func(t *testing.T) {
			all := labels(l.Count() + 1) // a whole sheet, and one on the next
			all[0].URL = fmt.Sprintf("https://%s.example:8443/a/K7M2QX", "a-long-name-of-an-office-in-some-town")
			pdf, err := label.Sheet(l, "Codes", "en", all, now)
			if err != nil {
				t.Fatal(err)
			}
			pages := printed(t, pdf)
			if len(pages) != 2 {
				t.Fatalf("%d pages are printed", len(pages))
			}
			for i, want := range all {
				got, err := scanned(cell(pages[i/l.Count()], l, i%l.Count()))
				if err != nil || got != want.URL {
					t.Errorf("label %d is read as %q, %v, and not as %s", i, got, err, want.URL)
				}
			}
		})
	}
}
