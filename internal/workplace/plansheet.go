package workplace

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
)

// Style sheets of drawings. Of a sheet only plain rules are kept: selectors of elements, classes and ids, and the
// declarations that may stand in a style attribute. Whatever begins with @, all that could fetch or move something, and
// what cannot be read, is left out.

// maxRules bounds the rules of all sheets of a drawing, and maxSelectors those of one rule: each is tried on each
// element by whoever shows the drawing.
const (
	maxRules     = 2000
	maxSelectors = 50
)

// foreseen is what must be known of a drawing before it is written: a sheet may stand before what it names.
type foreseen struct {
	gradients words // ids that are gradients and nothing else
	others    words // ids of anything else
	referring words // classes by which a sheet refers to what is no gradient
}

// foresee looks through a drawing once. What it cannot read, the second look refuses.
func foresee(svg []byte) foreseen {
	f := foreseen{words{}, words{}, words{}}
	var sheets []string
	var css strings.Builder
	in := newDecoder(svg)
	var open []string
	for {
		token, err := in.Token()
		if err != nil || len(open) > MaxPlanDepth {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
			f.name(t)
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
			if t.Name.Local == "style" && !slices.Contains(open, "style") {
				sheets = append(sheets, css.String())
				css.Reset()
			}
		case xml.CharData:
			if i := slices.Index(open, "style"); i >= 0 && i == len(open)-1 {
				css.Write(t)
			}
		}
	}
	for _, s := range sheets {
		f.refer(s)
	}
	return f
}

func (f foreseen) name(t xml.StartElement) {
	id := planID(valueOf(t, "id"))
	switch {
	case id == "":
	case t.Name.Local == "linearGradient" || t.Name.Local == "radialGradient":
		f.gradients[id] = true
	default:
		f.others[id] = true
	}
}

// isGradient tells whether a reference leads to a gradient for sure. A gradient holds colours only, so that it may be
// referred to from everywhere; patterns of patterns would grow without end.
func (f foreseen) isGradient(id string) bool { return f.gradients[id] && !f.others[id] }

// refer notes the classes by which a sheet refers to patterns and clip paths.
func (f foreseen) refer(sheet string) {
	for _, r := range rulesOf(sheet) {
		if !f.refersElsewhere(r.body) {
			continue
		}
		for _, s := range r.selectors {
			for _, class := range subjectClasses(s) {
				f.referring[class] = true
			}
		}
	}
}

func (f foreseen) refersElsewhere(body string) bool {
	for declaration := range strings.SplitSeq(body, ";") {
		if _, ref, _, ok := cutRef(declaration); ok && !f.isGradient(planID(ref)) {
			return true
		}
	}
	return false
}

// rule is one of a sheet, its selectors already as they may stay.
type rule struct {
	selectors []string
	body      string
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// rulesOf takes a sheet apart. A rule inside another, as in @media, is skipped with it.
func rulesOf(sheet string) []rule {
	sheet = cssComment.ReplaceAllString(sheet, " ")
	var out []rule
	for len(out) < maxRules {
		head, rest, ok := strings.Cut(sheet, "{")
		if !ok {
			return out
		}
		body, after := block(rest)
		sheet = after
		if i := strings.LastIndexByte(head, ';'); i >= 0 {
			head = head[i+1:] // @import and its like end in a semicolon
		}
		if strings.ContainsAny(head, "@}") || strings.Contains(body, "{") {
			continue
		}
		if selectors := selectorsOf(head); len(selectors) > 0 {
			out = append(out, rule{selectors, body})
		}
	}
	return out
}

// block gives what stands up to the brace that closes, and what follows it.
func block(s string) (body, after string) {
	depth := 1
	for i, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

var simpleSelector = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9]*|\*)?([.#][A-Za-z_][A-Za-z0-9_-]*)*$`)

func selectorsOf(head string) []string {
	var out []string
	for s := range strings.SplitSeq(head, ",") {
		if s, ok := cleanSelector(s); ok && len(out) < maxSelectors {
			out = append(out, s)
		}
	}
	return out
}

// maxCompounds is how many elements a selector may name, one inside the other.
const maxCompounds = 4

// cleanSelector keeps a selector of elements inside one another.
func cleanSelector(s string) (string, bool) {
	parts := strings.Fields(strings.ReplaceAll(s, ">", " > "))
	if len(parts) == 0 || len(parts) > 2*maxCompounds {
		return "", false
	}
	for i, p := range parts {
		if p == ">" && i > 0 && i < len(parts)-1 && parts[i-1] != ">" {
			continue
		}
		if p == "" || !simpleSelector.MatchString(p) {
			return "", false
		}
		parts[i] = prefixed(p)
	}
	return strings.Join(parts, " "), true
}

var classOrID = regexp.MustCompile(`[.#][A-Za-z_][A-Za-z0-9_-]*`)

// prefixed gives classes and ids the names that they have in the result.
func prefixed(compound string) string {
	return classOrID.ReplaceAllStringFunc(compound, func(s string) string { return s[:1] + planID(s[1:]) })
}

// subjectClasses are the classes of the element that a selector is about.
func subjectClasses(selector string) []string {
	parts := strings.Fields(selector)
	var out []string
	for _, m := range classOrID.FindAllString(parts[len(parts)-1], -1) {
		if m[0] == '.' {
			out = append(out, m[1:])
		}
	}
	return out
}

// sheet gives what may stay of a style sheet. References to what is no gradient stay only in rules about classes, which
// what is defined does not have then.
func (c *cleaner) sheet(text string) string {
	var out strings.Builder
	for _, r := range rulesOf(text) {
		if c.rules++; c.rules > maxRules {
			break
		}
		about := r.selectors
		if c.ahead.refersElsewhere(r.body) {
			about = slices.DeleteFunc(about, func(s string) bool { return len(subjectClasses(s)) == 0 })
		}
		if body := c.cleanStyle(r.body, false); body != "" && len(about) > 0 {
			out.WriteString(strings.Join(about, ",") + "{" + body + "}")
		}
	}
	return out.String()
}

// classes gives an element's classes under their new names. In a definition those by which sheets refer on are left out.
func (c *cleaner) classes(value string) string {
	var out []string
	for _, name := range strings.Fields(value) {
		id := planID(name)
		if id == "" || len(out) == 20 || !classOrID.MatchString("."+name) || c.defining() && c.ahead.referring[id] {
			continue
		}
		out = append(out, id)
	}
	return strings.Join(out, " ")
}
