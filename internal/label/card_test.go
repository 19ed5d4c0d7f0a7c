package label_test

import (
	"bytes"
	"image"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bureau/internal/label"
)

func aCard() label.Card {
	return label.Card{Name: "Praxis Größl", Role: "Physiotherapie", Address: "Lindengasse 12/3\n1070 Wien", Phone: "+43 1 555 01 00",
		URL: "https://office.example/book/praxis-groessl", Call: "Termin online buchen"}
}

func TestTheCodeOfEveryPrintedCardLeadsToItsLink(t *testing.T) {
	for layout, want := range map[label.CardLayout]int{label.Single: 1, label.Ten: 10} {
		pdf, err := label.Cards(layout, aCard(), "de", now)
		if err != nil {
			t.Fatal(err)
		}
		pages := printed(t, pdf)
		if len(pages) != 1 {
			t.Fatalf("%s: %d pages", layout, len(pages))
		}
		for n := range want {
			got, err := scanned(cardOn(pages[0], layout, n))
			if err != nil || got != aCard().URL {
				t.Errorf("%s: card %d is read as %q, %v", layout, n, got, err)
			}
		}
	}
}

// cardOn is the part of a printed page on which one card is.
func cardOn(page image.Image, layout label.CardLayout, n int) image.Image {
	perMM := 200 / 25.4
	x, y := label.Slug, label.Slug
	if layout == label.Ten {
		x = (210-2*label.CardWidth-2*label.Bleed)/2 + float64(n%2)*(label.CardWidth+2*label.Bleed)
		y = (297-5*label.CardHeight)/2 + float64(n/2)*label.CardHeight
	}
	r := image.Rect(int(x*perMM), int(y*perMM), int((x+label.CardWidth)*perMM), int((y+label.CardHeight)*perMM))
	return page.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(r)
}

func TestASingleCardHasItsTrimAndItsBleedAndEmbedsItsFonts(t *testing.T) {
	pdf, err := label.Cards(label.Single, aCard(), "de", now)
	if err != nil {
		t.Fatal(err)
	}
	for box, want := range map[string][2]float64{"TrimBox": {85, 55}, "BleedBox": {91, 61}} {
		m := regexp.MustCompile(`/` + box + ` \[([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)\]`).FindSubmatch(pdf)
		if m == nil {
			t.Fatalf("there is no %s", box)
		}
		w, h := number(m[3])-number(m[1]), number(m[4])-number(m[2])
		if math.Abs(w/72*25.4-want[0]) > 0.1 || math.Abs(h/72*25.4-want[1]) > 0.1 {
			t.Errorf("the %s is %.1f × %.1f mm", box, w/72*25.4, h/72*25.4)
		}
	}
	file := filepath.Join(t.TempDir(), "card.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdffonts", file).CombinedOutput()
	if err != nil || len(regexp.MustCompile(`Identity-H +yes`).FindAll(out, -1)) != 2 {
		t.Errorf("the fonts are not embedded: %v\n%s", err, out)
	}
	if images, err := exec.Command("pdfimages", "-list", file).CombinedOutput(); err != nil || strings.Count(string(images), "\n") > 2 {
		t.Errorf("the code is a picture: %v\n%s", err, images)
	}
}

// The coloured edge reaches over the cut to the end of the bleed, and no further: there the marks begin.
func TestTheGroundOfACardReachesOverTheCut(t *testing.T) {
	pdf, err := label.Cards(label.Single, aCard(), "de", now)
	if err != nil {
		t.Fatal(err)
	}
	page := printed(t, pdf)[0]
	dark := func(x, y float64) bool {
		r, _, _, _ := page.At(int(x*200/25.4), int(y*200/25.4)).RGBA()
		return r < 0xc000
	}
	middle := label.Slug + label.CardHeight/2
	if !dark(label.Slug-label.Bleed+0.5, middle) || !dark(label.Slug+1, label.Slug-label.Bleed+0.5) {
		t.Error("the ground ends at the cut")
	}
	if dark(label.Slug-label.Bleed-0.6, middle) {
		t.Error("the ground goes on beyond the bleed")
	}
}

func number(b []byte) float64 {
	n, _ := strconv.ParseFloat(string(b), 64) // the expression lets only numbers through
	return n
}

func TestThePosterLeadsToItsLink(t *testing.T) {
	pdf, err := label.Poster(aCard(), "de", now)
	if err != nil {
		t.Fatal(err)
	}
	again, err := label.Poster(aCard(), "de", now)
	if err != nil || !bytes.Equal(pdf, again) {
		t.Errorf("two of them differ: %v", err)
	}
	if got, err := scanned(printed(t, pdf)[0]); err != nil || got != aCard().URL {
		t.Errorf("it is read as %q, %v", got, err)
	}
}

func FuzzAnyCardCanBePrinted(f *testing.F) {
	f.Add("Praxis", "Kouter 1\n9000 Gent")
	f.Add("桌子 🪑 \x00\u202e", strings.Repeat("W\n", 100))
	f.Fuzz(func(t *testing.T, name, address string) {
		c := aCard()
		c.Name, c.Address = name, address
		for _, l := range []label.CardLayout{label.Single, label.Ten} {
			if _, err := label.Cards(l, c, "fr", now); err != nil {
				t.Fatal(err)
			}
		}
	})
}
