// Package label prints sheets of labels with the QR codes of places, business cards with that of a booking link, and lists of days.
//
// A label holds the address of its place as a QR code (ISO/IEC 18004, error correction M), the place's name, its code in
// letters for who has no camera, and where it belongs. Sheets are A4, to be cut along their lines. The font comes with
// the program (DejaVu Sans, see fonts/LICENSE), so that names look the same everywhere in every language it knows.
package label

import (
	"bytes"
	_ "embed" // the fonts
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/skip2/go-qrcode"

	"bureau/internal/i18n"
)

//go:embed fonts/DejaVuSans.ttf
var regular []byte

//go:embed fonts/DejaVuSans-Bold.ttf
var bold []byte

// Label is what one label says.
type Label struct {
	URL   string // what the QR code holds
	Name  string
	Code  string
	Where string // site and floor
}

// Layout is how many labels fit on a sheet.
type Layout struct {
	Key           string
	Columns, Rows int
	Text          i18n.Text // with the number of labels
}

// Count is how many labels are on a full sheet.
func (l Layout) Count() int { return l.Columns * l.Rows }

// Layouts are the sizes to choose from, the first for who does not choose.
func Layouts() []Layout {
	return []Layout{{"medium", 3, 6, i18n.LabelsMedium}, {"large", 2, 4, i18n.LabelsLarge}, {"small", 4, 10, i18n.LabelsSmall}}
}

// LayoutOf gives a layout by its key, else the first.
func LayoutOf(key string) Layout {
	for _, l := range Layouts() {
		if l.Key == key {
			return l
		}
	}
	return Layouts()[0]
}

// A4 in millimetres, with the edge that printers leave white.
const (
	pageWidth, pageHeight = 210.0, 297.0
	edge                  = 10.0
)

// Sheet makes the PDF of some labels, titled and worded in a language.
func Sheet(layout Layout, title, lang string, labels []Label, now time.Time) ([]byte, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("label", "", regular)
	pdf.AddUTF8FontFromBytes("label", "B", bold)
	pdf.SetTitle(title, true)
	pdf.SetLang(lang)
	pdf.SetCreationDate(now)
	pdf.SetModificationDate(now)
	pdf.SetCatalogSort(true) // equal labels make equal files
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(edge, edge, edge)
	s := sheet{pdf, lang, (pageWidth - 2*edge) / float64(layout.Columns), (pageHeight - 2*edge) / float64(layout.Rows)}
	for i, l := range labels {
		at := i % layout.Count()
		if at == 0 {
			pdf.AddPage()
		}
		if err := s.label(l, edge+float64(at%layout.Columns)*s.w, edge+float64(at/layout.Columns)*s.h); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// sheet is a document while it is drawn, with the size of its labels.
type sheet struct {
	pdf  *fpdf.Fpdf
	lang string
	w, h float64
}

// label draws one label with its upper left corner at a point.
func (s sheet) label(l Label, x, y float64) error {
	s.pdf.SetDrawColor(190, 190, 190)
	s.pdf.SetLineWidth(0.1)
	s.pdf.Rect(x, y, s.w, s.h, "D")
	inset := s.h * 0.08
	side := min(s.h-2*inset, s.w*0.46)
	if err := s.code(l.URL, x+inset, y+(s.h-side)/2, side); err != nil {
		return err
	}
	left, room := x+2*inset+side, s.w-side-3*inset
	unit := s.h / 46 // sizes are given for the middle layout
	s.pdf.SetTextColor(0, 0, 0)
	s.text(l.Name, "B", 15*unit, left, y+s.h*0.26, room)
	s.block(l.Where, 7*unit, left, y+s.h*0.36, s.h*0.19, room)
	s.block(i18n.LabelScan.In(s.lang), 5.5*unit, left, y+s.h*0.63, s.h*0.06, room)
	s.text(l.Code, "B", 14*unit, left, y+s.h*0.80, room)
	return nil
}

// The smallest type that can be read from an arm's length, in points, and the smallest that can be read at all.
const (
	least = 4.5
	tiny  = 3.5
)

// text writes a line that begins at a point: smaller where it is too long, and cut where it would be too small to read.
func (s sheet) text(text, style string, size, x, y, room float64) {
	text = printable(text)
	s.pdf.SetFont("label", style, size)
	for s.pdf.GetStringWidth(text) > room && size > least {
		size -= 0.5
		s.pdf.SetFont("label", style, size)
	}
	for r := []rune(text); s.pdf.GetStringWidth(text) > room && len(r) > 1; {
		r = r[:len(r)-1]
		text = strings.TrimSpace(string(r)) + "…"
	}
	s.pdf.Text(x, y, text)
}

// block writes a text that begins at a point on as many lines as it needs: smaller where they are too many for the depth below the first,
// and cut only where it would be too small to read.
func (s sheet) block(text string, size, x, y, depth, room float64) {
	text = printable(text)
	lines, leading := s.wrapped(text, size, room)
	for float64(len(lines)-1)*leading > depth && size > tiny {
		size -= 0.25
		lines, leading = s.wrapped(text, size, room)
	}
	for n, line := range lines {
		if last := float64(n+1)*leading > depth; last && n+1 < len(lines) {
			s.text(strings.Join(lines[n:], " "), "", size, x, y+float64(n)*leading, room)
			return
		}
		s.pdf.Text(x, y+float64(n)*leading, line)
	}
}

// wrapped are the lines of a text in a size, and how far the next lies below each, in millimetres.
func (s sheet) wrapped(text string, size, room float64) ([]string, float64) {
	s.pdf.SetFont("label", "", size)
	const point, line = 25.4 / 72, 1.12
	return s.pdf.SplitText(text, room), size * point * line
}

// printable leaves out what is no text and what the document cannot hold.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7f:
			return -1
		case r > 0xffff:
			return '□'
		}
		return r
	}, text)
}

// code draws a QR code as squares, each row's neighbours as one, so that it is sharp at every size.
func (s sheet) code(url string, x, y, side float64) error {
	code, err := qrcode.New(url, qrcode.Medium)
	if err != nil {
		return err
	}
	rows := code.Bitmap() // with its quiet zone
	unit := side / float64(len(rows))
	s.pdf.SetFillColor(0, 0, 0)
	for r, row := range rows {
		for c := 0; c < len(row); c++ {
			from := c
			for c < len(row) && row[c] {
				c++
			}
			if c > from {
				// A hair more than its height: viewers leave white lines between squares that only touch.
				s.pdf.Rect(x+float64(from)*unit, y+float64(r)*unit, float64(c-from)*unit, unit*1.02, "F")
			}
		}
	}
	return nil
}
