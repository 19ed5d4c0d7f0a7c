package label

import (
	"bytes"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Card is what a business card says.
type Card struct {
	Name    string // of the practice, or of one of its staff
	Role    string // below the name
	Address string // lines
	Phone   string
	URL     string // what the QR code holds, and what is printed without https://
	Call    string // what the code is for, such as "Book an appointment online"
}

// CardLayout is how cards are laid on paper.
type CardLayout string

// The layouts of cards: one on a page of its own for a printer's, or ten on A4.
const (
	Single CardLayout = "single"
	Ten    CardLayout = "ten"
)

// CardLayoutOf gives a layout by its key, else that of one card.
func CardLayoutOf(key string) CardLayout {
	if key == string(Ten) {
		return Ten
	}
	return Single
}

// A card in millimetres: as it is cut, how far its ground reaches beyond, and how far outside the marks stand.
const (
	CardWidth, CardHeight = 85.0, 55.0
	Bleed                 = 3.0
	markLength            = 5.0
	markGap               = 1.0 // between the bleed and the marks
	Slug                  = Bleed + markGap + markLength
)

// columnGap keeps the bleeds of two columns on A4 apart; rows share their ground, so they need none.
const columnGap = 2 * Bleed

// Cards makes the PDF of a card, print-ready: trim and bleed boxes, crop marks, the fonts embedded, the code as vectors.
func Cards(layout CardLayout, c Card, lang string, now time.Time) ([]byte, error) {
	size := fpdf.SizeType{Wd: CardWidth + 2*Slug, Ht: CardHeight + 2*Slug}
	if layout == Ten {
		size = fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}
	}
	pdf := document(size, c.Name, lang, now)
	if layout == Single {
		pdf.SetPageBox("trim", Slug, Slug, CardWidth, CardHeight)
		pdf.SetPageBox("bleed", Slug-Bleed, Slug-Bleed, CardWidth+2*Bleed, CardHeight+2*Bleed)
	}
	pdf.AddPage()
	d := sheet{pdf: pdf, lang: lang}
	columns, rows, x, y := 1, 1, Slug, Slug
	if layout == Ten {
		columns, rows = 2, 5
		x, y = (pageWidth-2*CardWidth-columnGap)/2, (pageHeight-5*CardHeight)/2
	}
	for i := range columns {
		left := x + float64(i)*(CardWidth+columnGap)
		d.ground(left, y, float64(rows)*CardHeight)
		d.marks(left, y, rows, layout == Single || i == 0, layout == Single || i == columns-1)
		for r := range rows {
			if err := d.card(c, left, y+float64(r)*CardHeight); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// document begins a PDF whose equal contents make equal files.
func document(size fpdf.SizeType, title, lang string, now time.Time) *fpdf.Fpdf {
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: size})
	pdf.AddUTF8FontFromBytes("label", "", regular)
	pdf.AddUTF8FontFromBytes("label", "B", bold)
	pdf.SetTitle(title, true)
	pdf.SetLang(lang)
	pdf.SetCreationDate(now)
	pdf.SetModificationDate(now)
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	return pdf
}

// band is the coloured edge of a card.
const band = 4.0

// ground colours the edge of a column of cards, out to the bleed.
func (s sheet) ground(x, y, height float64) {
	s.pdf.SetFillColor(11, 107, 93)
	s.pdf.Rect(x-Bleed, y-Bleed, band+Bleed, height+2*Bleed, "F")
}

// marks show where a column of cards is cut: above and below it, and beside each of its cards.
func (s sheet) marks(x, y float64, rows int, left, right bool) {
	s.pdf.SetDrawColor(0, 0, 0)
	s.pdf.SetLineWidth(0.1)
	bottom := y + float64(rows)*CardHeight
	for _, at := range []float64{x, x + CardWidth} {
		s.pdf.Line(at, y-Bleed-markGap-markLength, at, y-Bleed-markGap)
		s.pdf.Line(at, bottom+Bleed+markGap, at, bottom+Bleed+markGap+markLength)
	}
	for r := range rows + 1 {
		at := y + float64(r)*CardHeight
		if left {
			s.pdf.Line(x-Bleed-markGap-markLength, at, x-Bleed-markGap, at)
		}
		if right {
			s.pdf.Line(x+CardWidth+Bleed+markGap, at, x+CardWidth+Bleed+markGap+markLength, at)
		}
	}
}

// safe is how far from the cut nothing is printed that must stay.
const safe = 4.0

// card writes one card with its upper left corner at a point.
func (s sheet) card(c Card, x, y float64) error {
	const side = 27.0
	if err := s.code(c.URL, x+CardWidth-safe-side, y+CardHeight-safe-side-3.5, side); err != nil {
		return err
	}
	left, room := x+band+safe, CardWidth-band-2*safe
	s.pdf.SetTextColor(0, 0, 0)
	s.text(c.Name, "B", 13, left, y+11, room)
	s.pdf.SetTextColor(70, 76, 82)
	s.text(c.Role, "", 8.5, left, y+16, room)
	s.pdf.SetTextColor(0, 0, 0)
	beside := room - side - 2
	at := y + 26
	for _, line := range append(lines(c.Address, 4), c.Phone) {
		if line != "" {
			s.text(line, "", 8, left, at, beside)
			at += 4.2
		}
	}
	s.text(c.Call, "", 6.5, left, y+CardHeight-safe-4, beside)
	s.pdf.SetTextColor(11, 107, 93)
	s.text(shown(c.URL), "B", 7.5, left, y+CardHeight-safe, room)
	return nil
}

// shown is an address as people write it down.
func shown(url string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://"), "/")
}

// lines are the first lines of a text that say something.
func lines(text string, most int) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" && len(out) < most {
			out = append(out, l)
		}
	}
	return out
}

// Poster makes a sheet of A4 to hang up: what the code is for, the code, and the address in letters.
func Poster(c Card, lang string, now time.Time) ([]byte, error) {
	pdf := document(fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}, c.Name, lang, now)
	pdf.AddPage()
	s := sheet{pdf: pdf, lang: lang}
	s.pdf.SetTextColor(0, 0, 0)
	const side = 120.0
	s.centred(c.Name, "B", 30, 50)
	s.centred(c.Call, "", 20, 66)
	if err := s.code(c.URL, (pageWidth-side)/2, 85, side); err != nil {
		return nil, err
	}
	s.centred(shown(c.URL), "B", 16, 225)
	s.centred(c.Phone, "", 14, 240)
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// centred writes a line in the middle of A4: smaller where it is too long.
func (s sheet) centred(text, style string, size, y float64) {
	text = printable(text)
	s.pdf.SetFont("label", style, size)
	for s.pdf.GetStringWidth(text) > pageWidth-4*edge && size > least {
		size--
		s.pdf.SetFont("label", style, size)
	}
	s.text(text, style, size, max(2*edge, (pageWidth-s.pdf.GetStringWidth(text))/2), y, pageWidth-4*edge)
}
