package workplace

import (
	"encoding/xml"
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

// size reads the viewBox; a fraction of a unit is rounded up, so that nothing at the edge is cut.
func (c *cleaner) size(t xml.StartElement) (x, y float64, err error) {
	refused := fault.New(fault.Invalid, i18n.PlanViewBox, MaxPlanSide)
	for _, a := range t.Attr {
		if a.Name.Space != "" || a.Name.Local != "viewBox" {
			continue
		}
		var n [4]float64
		fields := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' || r == '\r' })
		if len(fields) != 4 {
			return 0, 0, refused
		}
		for i, f := range fields {
			if n[i], err = strconv.ParseFloat(f, 64); err != nil || math.IsNaN(n[i]) || math.Abs(n[i]) > 1e6 {
				return 0, 0, refused.Because(err)
			}
		}
		w, h := math.Ceil(n[2]), math.Ceil(n[3])
		if w < 1 || h < 1 || w > MaxPlanSide || h > MaxPlanSide {
			return 0, 0, refused
		}
		c.width, c.height = int(w), int(h)
		return n[0], n[1], nil
	}
	return 0, 0, refused
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
		if name == "style" {
			value = c.cleanStyle(a.Value, noRefs)
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
		if value, ok = cleanValue(name, strings.TrimSpace(value), noRefs); ok {
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

// localRef is what a use draws; empty where it lies outside the drawing. href counts before its older spelling.
func localRef(t xml.StartElement) string {
	ref := valueOf(t, "href")
	if ref == "" {
		for _, a := range t.Attr {
			if a.Name.Space == xlinkSpace && a.Name.Local == "href" {
				ref = a.Value
			}
		}
	}
	id, local := strings.CutPrefix(strings.TrimSpace(ref), "#")
	if !local {
		return ""
	}
	return id
}
