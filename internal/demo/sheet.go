package demo

import (
	"fmt"
	"image"
	"strings"

	"bureau/internal/workplace"
)

// The greys of the plans. Floors are a veil of the walls' grey, so that they suit the page's own ground, also where
// a dark page turns the picture's light round.
const (
	ink     = "#5a6168" // walls
	pencil  = "#9aa2aa" // what stands in the rooms
	ground  = "0.07"    // how dense the veil is inside the walls
	shade   = "0.09"    // over that, in rooms that serve: stairs, toilets, stores
	caption = "#7b838b"
)

// sheet is a floor plan while it is drawn, with the assets that stand on it. Its layers lie over one another in
// the order of the fields.
type sheet struct {
	width, height int
	floors        strings.Builder
	furniture     strings.Builder
	walls         strings.Builder
	captions      strings.Builder
	assets        []workplace.Asset
	solid         []image.Rectangle // what walls cover
}

func newSheet(width, height int) *sheet { return &sheet{width: width, height: height} }

// svg is the finished drawing.
func (s *sheet) svg() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">`, s.width, s.height, s.width, s.height)
	fmt.Fprintf(&b, `<g fill="%s">%s</g>`, ink, s.floors.String())
	fmt.Fprintf(&b, `<g fill="none" stroke="%s" stroke-width="1.2" stroke-linejoin="round">%s</g>`, pencil, s.furniture.String())
	fmt.Fprintf(&b, `<g fill="none" stroke="%s">%s</g>`, ink, s.walls.String())
	fmt.Fprintf(&b, `<g fill="%s" font-family="sans-serif" font-size="10" letter-spacing="0.6" text-anchor="middle">%s</g></svg>`,
		caption, s.captions.String())
	return []byte(b.String())
}

// area lays a veil over a part of the floor.
func (s *sheet) area(x, y, w, h int, dense string) {
	fmt.Fprintf(&s.floors, `<rect x="%d" y="%d" width="%d" height="%d" fill-opacity="%s"/>`, x, y, w, h, dense)
}

// label writes the name of a zone around a point.
func (s *sheet) label(x, y int, text string) {
	fmt.Fprintf(&s.captions, `<text x="%d" y="%d">%s</text>`, x, y, text)
}

// gap is what interrupts a wall: a door, a window, or nothing.
type gap struct {
	at, length int // along the wall, from its beginning
	kind       byte
	side       int  // of a door: into which side it opens, +1 right of or below the wall, -1 the other
	far        bool // of a door: it hangs at the end of the gap
}

const (
	doorway = 30 // the width of a door
	outer   = 8  // the thickness of an outer wall
	inner   = 4
)

func door(at, side int) gap     { return gap{at: at, length: doorway, kind: 'd', side: side} }
func doorFar(at, side int) gap  { return gap{at: at, length: doorway, kind: 'd', side: side, far: true} }
func window(at, length int) gap { return gap{at: at, length: length, kind: 'w'} }
func open(at, length int) gap   { return gap{at: at, length: length, kind: 'o'} }

// across draws a wall from left to right, its gaps in order.
func (s *sheet) across(x1, x2, y, thick int, gaps ...gap) {
	s.wall(x2-x1, thick, gaps, func(along, off float64) (float64, float64) { return float64(x1) + along, float64(y) + off }, 1)
}

// down draws a wall from top to bottom, its gaps in order.
func (s *sheet) down(x, y1, y2, thick int, gaps ...gap) {
	s.wall(y2-y1, thick, gaps, func(along, off float64) (float64, float64) { return float64(x) + off, float64(y1) + along }, -1)
}

// place turns a way along a wall and a distance from it into a point.
type place func(along, off float64) (x, y float64)

// wall draws the pieces between the gaps, and the gaps. turn tells on which hand the positive side lies.
func (s *sheet) wall(length, thick int, gaps []gap, at place, turn int) {
	half := float64(thick) / 2
	var d strings.Builder
	from := -half
	for _, g := range gaps {
		d.WriteString(s.stroke(at, from, float64(g.at), half))
		from = float64(g.at + g.length)
		switch g.kind {
		case 'd':
			s.door(g, at, turn)
		case 'w':
			s.window(g, at, half)
		}
	}
	d.WriteString(s.stroke(at, from, float64(length)+half, half))
	fmt.Fprintf(&s.walls, `<path d="%s" stroke-width="%d"/>`, d.String(), thick)
}

// stroke is one piece of a wall; the sheet keeps what it covers.
func (s *sheet) stroke(at place, from, to, half float64) string {
	if to <= from {
		return ""
	}
	left, top := at(from, -half)
	right, bottom := at(to, half)
	s.solid = append(s.solid, image.Rect(int(left), int(top), int(right), int(bottom)))
	x1, y1 := at(from, 0)
	x2, y2 := at(to, 0)
	return fmt.Sprintf("M%g %gL%g %g", x1, y1, x2, y2)
}

// door draws the leaf, standing open, and the quarter circle of its swing.
func (s *sheet) door(g gap, at place, turn int) {
	hinge, latch := float64(g.at), float64(g.at+g.length)
	sweep := g.side*turn < 0
	if g.far {
		hinge, latch, sweep = latch, hinge, !sweep
	}
	hx, hy := at(hinge, 0)
	ox, oy := at(hinge, float64(g.side*g.length))
	lx, ly := at(latch, 0)
	flag := 0
	if sweep {
		flag = 1
	}
	fmt.Fprintf(&s.walls, `<path d="M%g %gL%g %g" stroke-width="2"/><path d="M%g %gA%d %d 0 0 %d %g %g" stroke-width="1"/>`,
		hx, hy, ox, oy, ox, oy, g.length, g.length, flag, lx, ly)
}

// window draws the pane between the faces of the wall.
func (s *sheet) window(g gap, at place, half float64) {
	a, b := float64(g.at), float64(g.at+g.length)
	var d strings.Builder
	for _, off := range []float64{-half + 0.5, 0, half - 0.5} {
		x1, y1 := at(a, off)
		x2, y2 := at(b, off)
		fmt.Fprintf(&d, "M%g %gL%g %g", x1, y1, x2, y2)
	}
	fmt.Fprintf(&s.walls, `<path d="%s" stroke-width="1"/>`, d.String())
}
