package workplace

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Bounds of a floor plan.
const (
	MaxPlanMiB      = 10
	MaxPlanDepth    = 64        // elements inside one another
	MaxPlanElements = 200_000   // with what is drawn again by use
	MaxPlanSide     = 1_000_000 // of width and height, in the drawing's own units
	maxPlanPictures = 8         // inside a drawing
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// CleanPlan makes a floor plan safe to show as an image. Only shapes, text, style sheets and pictures that lie in the
// file itself are kept, and every reference stays inside the drawing; all else is left out. It gives the width and
// height of the viewBox, whole units, which the result's viewBox has too. Cleaning a clean plan changes nothing, but for
// photographs in it, which are made anew.
//
// It is refused with Invalid where the drawing is no XML, has entities of its own, says nothing of its size, or is beyond
// the bounds above.
func CleanPlan(svg []byte) (clean []byte, width, height int, err error) {
	if len(svg) > MaxPlanMiB<<20 {
		return nil, 0, 0, fault.New(fault.Invalid, i18n.PlanTooLarge, MaxPlanMiB)
	}
	c := newCleaner(svg)
	if err := c.run(); err != nil {
		return nil, 0, 0, err
	}
	return c.out.Bytes(), c.width, c.height, nil
}

// cleaner reads a drawing token by token and writes what may stay. What it writes is made of its own names and of
// escaped values, so that no difference between XML readers can bring anything back.
type cleaner struct {
	in            *xml.Decoder
	out           bytes.Buffer
	elements      words
	attributes    words
	styles        words
	open          []element
	seen          int
	width, height int
	spaces        map[string]int // namespaces that open elements declare, and how often
	sizes         map[string]int // elements inside each id
	ahead         foreseen
	rules         int // of style sheets
	pictures      int
	css           strings.Builder // of the sheet that is open
	uses          []string        // the ids that are drawn again
}

// element is one that has begun and not ended.
type element struct {
	name    string
	id      string
	seen    int      // how many elements there were before it
	dropped bool     // it and all inside it stay out
	inside  bool     // it, or one around it, has an id or is a definition: no use, no references
	spaces  []string // the namespaces that it declares
}

func newCleaner(svg []byte) *cleaner {
	c := &cleaner{in: newDecoder(svg), ahead: foresee(svg), spaces: map[string]int{}, sizes: map[string]int{}, styles: wordsOf(styleNames)}
	c.elements = wordsOf("svg g path rect line polyline polygon circle ellipse text tspan title desc defs pattern " +
		"clipPath linearGradient radialGradient stop use style image")
	c.attributes = wordsOf("class x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio " +
		"transform rotate textLength lengthAdjust pathLength offset gradientUnits gradientTransform spreadMethod patternUnits " +
		"patternContentUnits patternTransform clipPathUnits " + styleNames)
	return c
}

// styleNames are the properties that may stand as attributes and in style.
const styleNames = "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin " +
	"stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule " +
	"stop-color stop-opacity font-family font-size font-style font-weight font-variant font-stretch letter-spacing " +
	"word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode " +
	"vector-effect shape-rendering text-rendering paint-order"

// newDecoder reads XML in UTF-8, and in the encodings that old programs write.
func newDecoder(svg []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(svg))
	d.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(name) {
		case "us-ascii":
			return in, nil
		case "iso-8859-1", "windows-1252":
			return charmap.Windows1252.NewDecoder().Reader(in), nil
		}
		return nil, errors.New("the encoding " + name + " is not read")
	}
	return d
}

func (c *cleaner) run() error {
	for {
		token, err := c.in.Token()
		if errors.Is(err, io.EOF) {
			return c.finish()
		}
		if err != nil {
			return fault.New(fault.Invalid, i18n.PlanUnreadable).Because(err)
		}
		if err := c.take(token); err != nil {
			return err
		}
	}
}

func (c *cleaner) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		c.end()
	case xml.CharData:
		c.text(t)
	case xml.Directive:
		// Which document type it is changes nothing, and nobody fetches it. One that brings entities is refused.
		if bytes.ContainsAny(t, "[") || !bytes.HasPrefix(bytes.ToUpper(t), []byte("DOCTYPE")) {
			return fault.New(fault.Invalid, i18n.PlanEntities)
		}
	}
	return nil
}

// start opens an element after counting it, also one that stays out: its depth costs the reader just as much.
func (c *cleaner) start(t xml.StartElement) error {
	c.seen++
	if c.seen > MaxPlanElements || len(c.open) >= MaxPlanDepth {
		return fault.New(fault.Invalid, i18n.PlanTooComplex)
	}
	e := element{name: t.Name.Local, seen: c.seen - 1, spaces: declared(t)}
	root := len(c.open) == 0
	c.open = append(c.open, e)
	for _, s := range e.spaces {
		c.spaces[s]++
	}
	if err := c.known(t); err != nil {
		return err
	}
	if root {
		return c.root(t)
	}
	return c.inner(t)
}

func declared(t xml.StartElement) []string {
	var spaces []string
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			spaces = append(spaces, a.Value)
		}
	}
	return spaces
}

// known refuses names whose prefix nothing declares; the decoder leaves such a prefix where the namespace would be.
func (c *cleaner) known(t xml.StartElement) error {
	names := []xml.Name{t.Name}
	for _, a := range t.Attr {
		names = append(names, a.Name)
	}
	for _, n := range names {
		if !c.declares(n.Space) {
			return fault.New(fault.Invalid, i18n.PlanUnreadable)
		}
	}
	return nil
}

func (c *cleaner) declares(space string) bool {
	switch space {
	case "", "xmlns", "http://www.w3.org/XML/1998/namespace":
		return true
	}
	return c.spaces[space] > 0
}

func isSVG(n xml.Name) bool { return n.Space == svgSpace || n.Space == "" }

// inner writes an element inside the drawing, or drops it with all it holds.
func (c *cleaner) inner(t xml.StartElement) error {
	around, e := c.open[len(c.open)-2], &c.open[len(c.open)-1]
	e.inside = around.inside
	if isSVG(t.Name) && (e.name == "switch" || e.name == "a") {
		e.name = "g" // what is in them is drawn; where a link led is not kept
	}
	e.dropped = around.dropped || around.name == "style" || around.name == "image" || !isSVG(t.Name) || !c.elements[e.name] || e.name == "use" && !c.mayUse(t, around)
	if e.dropped {
		return nil
	}
	switch e.name {
	case "style":
		c.css.Reset()
		return nil
	case "image":
		return c.image(t, e)
	}
	e.id = c.newID(t)
	definition := e.name == "pattern" || e.name == "clipPath"
	e.inside = e.inside || e.id != "" || definition
	c.begin(e.name)
	if e.id != "" {
		c.attr("id", e.id)
	}
	// What is defined may be drawn many times over, so it holds no reference to other definitions.
	c.copy(t, []string{"id"}, c.defining())
	if e.name == "use" {
		ref := planID(localRef(t))
		c.uses = append(c.uses, ref)
		c.attr("href", "#"+ref)
	}
	c.out.WriteByte('>')
	return nil
}

// newID gives the element's id, which names one element only. A use has none, so that nothing draws it again.
func (c *cleaner) newID(t xml.StartElement) string {
	id := planID(valueOf(t, "id"))
	if _, twice := c.sizes[id]; twice || t.Name.Local == "use" {
		return ""
	}
	if id != "" {
		c.sizes[id] = 0
	}
	return id
}

// mayUse admits a use that names something of this drawing and cannot itself be drawn again: copies of copies
// would grow without end.
func (c *cleaner) mayUse(t xml.StartElement, around element) bool {
	return !around.inside && planID(localRef(t)) != ""
}

// defining tells whether the element stands in a pattern or clip path.
func (c *cleaner) defining() bool {
	for _, e := range c.open {
		if e.name == "pattern" || e.name == "clipPath" {
			return true
		}
	}
	return false
}

func (c *cleaner) end() {
	e := c.open[len(c.open)-1]
	c.open = c.open[:len(c.open)-1]
	for _, s := range e.spaces {
		c.spaces[s]--
	}
	if e.dropped {
		return
	}
	if e.name == "style" {
		if css := c.sheet(c.css.String()); css != "" {
			c.out.WriteString("<style>")
			xml.EscapeText(&c.out, []byte(css))
			c.out.WriteString("</style>")
		}
		return
	}
	if e.id != "" {
		c.sizes[e.id] = c.seen - e.seen
	}
	c.out.WriteString("</" + e.name + ">")
}

// text keeps what people read; elsewhere in a drawing characters are only layout of the file.
func (c *cleaner) text(t xml.CharData) {
	if len(c.open) == 0 {
		return
	}
	e := c.open[len(c.open)-1]
	switch e.name {
	case "text", "tspan", "title", "desc":
		if !e.dropped {
			xml.EscapeText(&c.out, t)
		}
	case "style":
		if !e.dropped {
			c.css.Write(t)
		}
	}
}

// finish refuses a drawing that never began, and one whose copies are too many to draw.
func (c *cleaner) finish() error {
	if c.seen == 0 {
		return fault.New(fault.Invalid, i18n.PlanUnreadable)
	}
	total := c.seen
	for _, id := range c.uses {
		total += c.sizes[id]
	}
	if total > MaxPlanElements {
		return fault.New(fault.Invalid, i18n.PlanTooComplex)
	}
	return nil
}
