package newsletter

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// Markup reads what somebody wrote and gives it as plain text and as HTML that holds nothing but what is listed here: a line that
// begins with # is a heading, lines that begin with - are a list, an empty line begins a paragraph; **words** are strong,
// [words](https://…) is a link, and so is an address by itself. Whatever else is written is text.
func Markup(text string) (plain, page string) {
	var p, h strings.Builder
	for _, block := range blocks(text) {
		block.write(&p, &h)
	}
	return strings.TrimRight(p.String(), "\n"), h.String()
}

// block is a heading, a list or a paragraph.
type block struct {
	kind  rune // '#', '-' or 'p'
	lines []string
}

func kindOf(line string) (rune, string) {
	switch {
	case strings.HasPrefix(line, "# "), strings.HasPrefix(line, "## "):
		return '#', strings.TrimSpace(strings.TrimLeft(line, "#"))
	case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "):
		return '-', strings.TrimSpace(line[2:])
	}
	return 'p', line
}

func blocks(text string) (out []block) {
	fresh := true
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			fresh = true
			continue
		}
		kind, rest := kindOf(line)
		if rest == "" {
			kind, rest = 'p', line
		}
		if last := len(out) - 1; !fresh && kind != '#' && out[last].kind == kind {
			out[last].lines = append(out[last].lines, rest)
		} else {
			out = append(out, block{kind, []string{rest}})
		}
		fresh = false
	}
	return out
}

func (b block) write(p, h *strings.Builder) {
	lines := make([]string, len(b.lines))
	for i, l := range b.lines {
		var plain string
		plain, lines[i] = spans(l)
		if b.kind == '-' {
			plain = "- " + plain
		}
		p.WriteString(plain + "\n")
	}
	p.WriteString("\n")
	switch b.kind {
	case '#':
		h.WriteString(`<h2 style="font-size: 20px; line-height: 1.3; margin: 1.2em 0 0.4em">` + lines[0] + "</h2>\n")
	case '-':
		h.WriteString("<ul>\n<li>" + strings.Join(lines, "</li>\n<li>") + "</li>\n</ul>\n")
	default:
		h.WriteString("<p>" + strings.Join(lines, "<br>\n") + "</p>\n")
	}
}

// inline is a link, strong words or an address by itself.
var inline = regexp.MustCompile(`\[([^\[\]\n]{1,300})\]\(([^\s()<>"]{1,1000})\)|\*\*([^*\n]{1,500})\*\*|https?://[^\s<>"]{1,1000}`)

// spans gives a line as plain text and as HTML.
func spans(line string) (plain, page string) {
	var p, h strings.Builder
	at := 0
	for _, m := range inline.FindAllStringSubmatchIndex(line, -1) {
		between := line[at:m[0]]
		p.WriteString(between)
		h.WriteString(html.EscapeString(between))
		at = m[1]
		whole := line[m[0]:m[1]]
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return line[m[2*n]:m[2*n+1]]
		}
		switch {
		case group(3) != "":
			p.WriteString(group(3))
			h.WriteString("<strong>" + html.EscapeString(group(3)) + "</strong>")
		case group(1) != "" && target(group(2)) != "":
			p.WriteString(group(1) + " (" + group(2) + ")")
			h.WriteString(anchor(target(group(2)), group(1)))
		case group(1) == "" && target(whole) != "":
			// A sentence's end is no part of the address.
			end := strings.TrimRight(whole, ".,;:!?)'")
			p.WriteString(whole)
			h.WriteString(anchor(target(end), end) + html.EscapeString(whole[len(end):]))
		default:
			p.WriteString(whole)
			h.WriteString(html.EscapeString(whole))
		}
	}
	p.WriteString(line[at:])
	h.WriteString(html.EscapeString(line[at:]))
	return p.String(), h.String()
}

func anchor(to, words string) string {
	if to == "" {
		return html.EscapeString(words)
	}
	return `<a href="` + html.EscapeString(to) + `">` + html.EscapeString(words) + "</a>"
}

// target is an address that a letter may lead to; empty for any other.
func target(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "https", "http":
		if u.Host == "" {
			return ""
		}
	case "mailto", "tel":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	return u.String()
}
