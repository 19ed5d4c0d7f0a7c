package workplace

import (
	"encoding/base64"
	"encoding/xml"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// words is a set of names.
type words map[string]bool

func wordsOf(list string) words {
	w := words{}
	for _, name := range strings.Fields(list) {
		w[name] = true
	}
	return w
}

// root writes the outermost element with a size of whole units.
func (c *cleaner) root(t xml.StartElement) error {
	if c.seen > 1 || !isSVG(t.Name) || t.Name.Local != "svg" {
		return fault.New(fault.Invalid, i18n.PlanUnreadable)
	}
	x, y, err := c.size(t)
	if err != nil {
		return err
	}
	num := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	w, h := strconv.Itoa(c.width), strconv.Itoa(c.height)
	c.begin("svg")
	c.attr("xmlns", svgSpace)
	c.attr("viewBox", num(x)+" "+num(y)+" "+w+" "+h)
	c.attr("width", w)
	c.attr("height", h)
	c.copy(t, []string{"viewBox", "width", "height", "x", "y", "preserveAspectRatio", "id", "transform"}, false)
	c.out.WriteByte('>')
	return nil
}

// size reads the viewBox, or without one the width and height; a fraction of a unit is rounded up, so that nothing at
// the edge is cut.
func (c *cleaner) size(t xml.StartElement) (x, y float64, err error) {
	refused := fault.New(fault.Invalid, i18n.PlanViewBox, MaxPlanSide)
	n, err := viewBox(t)
	if err != nil {
		return 0, 0, refused.Because(err)
	}
	w, h := math.Ceil(n[2]), math.Ceil(n[3])
	if w < 1 || h < 1 || w > MaxPlanSide || h > MaxPlanSide {
		return 0, 0, refused
	}
	c.width, c.height = int(w), int(h)
	if badAspect(c.width, c.height) {
		return 0, 0, fault.New(fault.Invalid, i18n.PlanAspect, maxAspect)
	}
	return n[0], n[1], nil
}

// viewBox is the part of the drawing's plane that is shown: left, top, width and height.
func viewBox(t xml.StartElement) (n [4]float64, err error) {
	box := valueOf(t, "viewBox")
	if box == "" {
		if n[2], err = length(valueOf(t, "width")); err == nil {
			n[3], err = length(valueOf(t, "height"))
		}
		return n, err
	}
	fields := strings.FieldsFunc(box, func(r rune) bool { return strings.ContainsRune(", \t\n\r", r) })
	if len(fields) != 4 {
		return n, errors.New("a viewBox has four numbers")
	}
	for i, f := range fields {
		if n[i], err = finite(f); err != nil {
			return n, err
		}
	}
	return n, nil
}

func finite(s string) (float64, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err == nil && (math.IsNaN(f) || math.Abs(f) > 1e7) {
		err = errors.New("the number is out of bounds")
	}
	return f, err
}

// length is a width or height in pixels, of which CSS counts 96 to the inch.
func length(s string) (float64, error) {
	s = strings.TrimSpace(s)
	for _, unit := range []struct {
		name string
		px   float64
	}{{"px", 1}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"pt", 96.0 / 72}, {"pc", 16}} {
		if number, ok := strings.CutSuffix(s, unit.name); ok {
			f, err := finite(strings.TrimSpace(number))
			return f * unit.px, err
		}
	}
	return finite(s)
}

func (c *cleaner) begin(name string) { c.out.WriteString("<" + name) }

func (c *cleaner) attr(name, value string) {
	c.out.WriteString(" " + name + `="`)
	xml.EscapeText(&c.out, []byte(value))
	c.out.WriteByte('"')
}

// copy writes the attributes that may stay, each once, but those named; noRefs leaves out references.
func (c *cleaner) copy(t xml.StartElement, but []string, noRefs bool) {
	but = slices.Clone(but)
	for _, a := range t.Attr {
		name := a.Name.Local
		if a.Name.Space != "" || name != "style" && !c.attributes[name] || slices.Contains(but, name) {
			continue
		}
		but = append(but, name)
		value, ok := cleanValue(name, a.Value, noRefs)
		switch name {
		case "style":
			value = c.cleanStyle(a.Value, noRefs)
			ok = value != ""
		case "class":
			value = c.classes(a.Value)
			ok = value != ""
		}
		if ok {
			c.attr(name, value)
		}
	}
}

// cleanStyle keeps the declarations that may stay.
func (c *cleaner) cleanStyle(style string, noRefs bool) string {
	var kept []string
	for declaration := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(declaration, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if !ok || !c.styles[name] {
			continue
		}
		value, important := strings.CutSuffix(strings.TrimSpace(value), "!important")
		if value, ok = cleanValue(name, strings.TrimSpace(value), noRefs); ok {
			if important {
				value += " !important"
			}
			kept = append(kept, name+":"+value)
		}
	}
	return strings.Join(kept, ";")
}

// cleanValue keeps a value that can name nothing outside the drawing. Only letters, digits and a few marks are
// let through: without colon, slash and backslash there is no address and no escape to hide one in.
func cleanValue(name, value string, noRefs bool) (string, bool) {
	if name == "font-family" {
		value = strings.NewReplacer(`"`, "", "'", "").Replace(value)
	}
	if strings.ContainsFunc(value, func(r rune) bool { return r > 127 }) {
		return "", false
	}
	if head, ref, rest, ok := cutRef(value); ok {
		id := planID(ref)
		if noRefs || head != "" || id == "" || strings.ContainsAny(rest, "()") || !plain(rest) {
			return "", false
		}
		return strings.TrimSpace("url(#" + id + ") " + strings.TrimSpace(rest)), true
	}
	return value, value != "" && plain(value) && onlyKnownFunctions(value)
}

// cutRef takes url(#…) apart from what stands before and after it.
func cutRef(value string) (head, ref, rest string, ok bool) {
	i := strings.Index(strings.ToLower(value), "url(")
	if i < 0 {
		return "", "", "", false
	}
	head = strings.TrimSpace(value[:i])
	ref, rest, ok = strings.Cut(value[i+4:], ")")
	if !ok {
		return head, "", "", true
	}
	ref = strings.Trim(strings.TrimSpace(ref), `"'`)
	ref, local := strings.CutPrefix(strings.TrimSpace(ref), "#")
	if !local {
		ref = ""
	}
	return head, ref, rest, true
}

func plain(value string) bool {
	return !strings.ContainsFunc(value, func(r rune) bool {
		return !isWordRune(r) && !strings.ContainsRune(" \t\r\n.,%#()+-", r)
	})
}

func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
}

// onlyKnownFunctions refuses every function but those of colours and transforms.
func onlyKnownFunctions(value string) bool {
	if !strings.Contains(value, "(") {
		return true
	}
	known := wordsOf("rgb rgba hsl hsla matrix translate translatex translatey scale rotate skewx skewy")
	for {
		i := strings.IndexByte(value, '(')
		if i < 0 {
			return true
		}
		start := strings.LastIndexFunc(value[:i], func(r rune) bool { return !isWordRune(r) && r != '-' && r != ' ' }) + 1
		fields := strings.Fields(value[start:i])
		if len(fields) == 0 || !known[strings.ToLower(fields[len(fields)-1])] {
			return false
		}
		value = value[i+1:]
	}
}

// idPrefix keeps a plan's ids apart from those of the page in which it may stand.
const idPrefix = "plan-"

// planID is an id as the result has it; empty where it is none.
func planID(id string) string {
	bad := strings.ContainsFunc(id, func(r rune) bool { return !isWordRune(r) && r != '-' && r != '.' })
	if id == "" || bad || len(id) > 200 {
		return ""
	}
	if strings.HasPrefix(id, idPrefix) {
		return id
	}
	return idPrefix + id
}

func valueOf(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// xlinkOf is the older spelling of href.
func xlinkOf(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Space == xlinkSpace && a.Name.Local == "href" {
			return a.Value
		}
	}
	return ""
}

// localRef is what a use draws; empty where it lies outside the drawing. href counts before its older spelling.
func localRef(t xml.StartElement) string {
	ref := valueOf(t, "href")
	if ref == "" {
		ref = xlinkOf(t)
	}
	id, local := strings.CutPrefix(strings.TrimSpace(ref), "#")
	if !local {
		return ""
	}
	return id
}

// image keeps a picture that lies in the file itself, made anew from its pixels. One from elsewhere stays out.
func (c *cleaner) image(t xml.StartElement, e *element) error {
	href := valueOf(t, "href")
	if href == "" {
		href = xlinkOf(t)
	}
	e.dropped = true
	head, data, ok := strings.Cut(href, ",")
	if media := strings.ToLower(strings.TrimSpace(head)); !ok || media != "data:image/png;base64" && media != "data:image/jpeg;base64" && media != "data:image/jpg;base64" {
		return nil
	}
	if c.pictures++; c.pictures > maxPlanPictures {
		return fault.New(fault.Invalid, i18n.PlanTooComplex)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if err != nil || pictureType(raw) == "" {
		return nil
	}
	p, err := cleanPicture(raw)
	if err != nil {
		return err
	}
	e.dropped = false
	c.begin("image")
	c.copy(t, []string{"id"}, true)
	c.attr("href", "data:"+pictureType(p.Data)+";base64,"+base64.StdEncoding.EncodeToString(p.Data))
	c.out.WriteByte('>')
	return nil
}
