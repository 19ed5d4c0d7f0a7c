package label

import (
	"bytes"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"bureau/internal/i18n"
)

// Days is a list of what is planned, day by day, to print.
type Days struct {
	Title string // above all
	Under string // below it, such as whose list it is
	Made  string // at the foot of each page: when, and by which clock
	Heads []Column
	Days  []Day
}

// Column is one column of a list.
type Column struct {
	Head string
	Wide float64 // its part of the width, beside the others'
}

// Day is a day with what is planned on it.
type Day struct {
	Name  string
	Empty string // what is said where there are no rows
	Rows  []Row
}

// Row is a text for each column; what comes after a line end stands smaller below.
type Row []string

// What a list looks like, in millimetres and points.
const (
	listEdge   = 12.0
	listLine   = 4.4 // from one line of text to the next
	listText   = 9.5
	listSmall  = 8.5
	listPad    = 1.6
	listFoot   = 10.0
	maxInCell  = 40 // lines; what is longer ends with an ellipsis
	listHeight = pageWidth
	listWidth  = pageHeight // A4 lies on its long side
)

// DayList makes the PDF of a list: A4 across, the days and the heads of columns repeated on each page, and pages that are numbered.
func DayList(d Days, lang string, now time.Time) ([]byte, error) {
	// Drawn once to count the pages, then with their number.
	pages := d.draw(lang, now, 0).PageCount()
	var out bytes.Buffer
	err := d.draw(lang, now, pages).Output(&out)
	return out.Bytes(), err
}

func (d Days) draw(lang string, now time.Time, pages int) *fpdf.Fpdf {
	pdf := document(fpdf.SizeType{Wd: listWidth, Ht: listHeight}, d.Title, lang, now)
	l := &list{sheet: sheet{pdf: pdf, lang: lang}, Days: d, pages: pages}
	pdf.SetFooterFunc(l.foot)
	l.page("")
	for _, day := range d.Days {
		l.day(day)
	}
	pdf.Close()
	return pdf
}

// list is a list while it is drawn.
type list struct {
	sheet
	Days
	pages int
	y     float64
}

// page begins a page, the first with the title, others with the day that goes on.
func (l *list) page(goesOn string) {
	l.pdf.AddPage()
	l.y = listEdge
	if l.pdf.PageNo() == 1 {
		l.pdf.SetTextColor(0, 0, 0)
		l.text(l.Title, "B", 16, listEdge, l.y+6, listWidth-2*listEdge)
		l.pdf.SetTextColor(70, 76, 82)
		l.text(l.Under, "", 10, listEdge, l.y+12, listWidth-2*listEdge)
		l.y += 18
	}
	if goesOn != "" {
		l.head(i18n.ListGoesOn.In(l.lang, goesOn), true)
	}
}

func (l *list) foot() {
	l.pdf.SetTextColor(70, 76, 82)
	y := listHeight - listEdge + 3
	l.text(l.Made, "", listSmall, listEdge, y, listWidth-2*listEdge-40)
	of := i18n.ListPage.In(l.lang, l.pdf.PageNo(), l.pages)
	l.pdf.SetFont("label", "", listSmall)
	l.pdf.Text(listWidth-listEdge-l.pdf.GetStringWidth(of), y, of)
}

// bottom is where rows end.
const bottom = listHeight - listEdge - listFoot + 4

func (l *list) day(d Day) {
	least := 22.0
	if len(d.Rows) > 0 {
		least = max(least, 14+l.height(d.Rows[0]))
	}
	if l.y+min(least, bottom-2*listEdge) > bottom {
		l.page("")
	}
	l.head(d.Name, len(d.Rows) > 0)
	for _, r := range d.Rows {
		h := l.height(r)
		if l.y+h > bottom {
			l.page(d.Name)
		}
		l.row(r, h)
	}
	if len(d.Rows) == 0 {
		l.pdf.SetTextColor(70, 76, 82)
		l.text(d.Empty, "", listText, listEdge+listPad, l.y+listLine, listWidth-2*listEdge)
		l.y += listLine + 2*listPad
	}
	l.y += 5
}

// head writes a day's name, and the heads of the columns where rows follow.
func (l *list) head(name string, rows bool) {
	l.pdf.SetTextColor(11, 107, 93)
	l.text(name, "B", 12, listEdge, l.y+5, listWidth-2*listEdge)
	l.y += 8
	if !rows {
		return
	}
	l.pdf.SetFillColor(238, 241, 243)
	l.pdf.Rect(listEdge, l.y, listWidth-2*listEdge, 6, "F")
	l.pdf.SetTextColor(40, 46, 52)
	l.across(func(i int, x, w float64) { l.text(l.Heads[i].Head, "B", listSmall, x, l.y+4.2, w) })
	l.y += 6
}

// across goes through the columns with where each begins and how much room it has.
func (l *list) across(do func(i int, x, w float64)) {
	all := 0.0
	for _, c := range l.Heads {
		all += c.Wide
	}
	x := listEdge
	for i, c := range l.Heads {
		w := (listWidth - 2*listEdge) * c.Wide / all
		do(i, x+listPad, w-2*listPad)
		x += w
	}
}

// lines are those of a cell, each with whether it is one of the smaller ones.
func (l *list) lines(text string, room float64) (out []string, small []bool) {
	for n, part := range strings.Split(text, "\n") {
		l.size(n > 0)
		for _, line := range l.wrapped(part, room) {
			out, small = append(out, line), append(small, n > 0)
		}
	}
	if len(out) > maxInCell {
		out, small = out[:maxInCell], small[:maxInCell]
		out[maxInCell-1] += " …"
	}
	return out, small
}

func (l *list) size(small bool) {
	if small {
		l.pdf.SetFont("label", "", listSmall)
	} else {
		l.pdf.SetFont("label", "", listText)
	}
}

// wrapped breaks a text between words; a word that is wider than its column is broken where it must be.
func (l *list) wrapped(text string, room float64) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(printable(strings.ReplaceAll(text, "\t", " "))) {
		if next := strings.TrimSpace(line + " " + word); l.pdf.GetStringWidth(next) <= room {
			line = next
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for line = word; l.pdf.GetStringWidth(line) > room; {
			r := []rune(line)
			n := len(r)
			for n > 1 && l.pdf.GetStringWidth(string(r[:n])) > room {
				n--
			}
			if n == len(r) {
				break
			}
			out, line = append(out, string(r[:n])), string(r[n:])
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

func (l *list) height(r Row) float64 {
	most := 1
	l.across(func(i int, _, w float64) {
		if i < len(r) {
			lines, _ := l.lines(r[i], w)
			most = max(most, len(lines))
		}
	})
	return float64(most)*listLine + 2*listPad
}

func (l *list) row(r Row, h float64) {
	l.across(func(i int, x, w float64) {
		if i >= len(r) {
			return
		}
		lines, small := l.lines(r[i], w)
		for n, line := range lines {
			l.size(small[n])
			l.pdf.SetTextColor(0, 0, 0)
			if small[n] {
				l.pdf.SetTextColor(70, 76, 82)
			}
			l.pdf.Text(x, l.y+listPad+float64(n)*listLine+3.3, line)
		}
	})
	l.y += h
	l.pdf.SetDrawColor(205, 210, 214)
	l.pdf.SetLineWidth(0.15)
	l.pdf.Line(listEdge, l.y, listWidth-listEdge, l.y)
}
