package ical

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Bounds of a text that is read.
const (
	MaxSize  = 8 << 20   // octets of a text
	MaxLine  = 256 << 10 // octets of an unfolded line
	maxDepth = 6         // components inside components
	MaxItems = 20_000    // events of a text
)

// Errors of a text that is no calendar at all, or more than will be read.
var (
	ErrTooLarge = errors.New("ical: the text is too large")
	ErrFormat   = errors.New("ical: not an iCalendar text")
)

// line is a content line: NAME;PARAM=value:value.
type line struct {
	number int // in the text, from 1
	name   string
	params map[string]string // by upper-case name; of a list the first
	value  string
	head   string // what stands before the value
}

// lines unfolds a text and cuts it into content lines. A line that is none comes back without a name.
func lines(data []byte) ([]line, error) {
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var out []line
	var open strings.Builder
	begun := 0
	end := func() {
		if open.Len() > 0 {
			out = append(out, parseLine(begun, open.String()))
		}
		open.Reset()
	}
	number := 0
	for raw := range bytes.SplitSeq(data, []byte("\n")) {
		number++
		raw = bytes.TrimRight(raw, "\r")
		if len(raw) > 0 && (raw[0] == ' ' || raw[0] == '\t') && open.Len() > 0 {
			raw = raw[1:]
		} else {
			end()
			begun = number
		}
		if open.Len()+len(raw) > MaxLine {
			return nil, fmt.Errorf("%w: line %d", ErrTooLarge, begun)
		}
		open.Write(raw)
	}
	end()
	return out, nil
}

// parseLine cuts a content line. Text that is not UTF-8 is taken as Latin-1, which old programs wrote.
func parseLine(number int, s string) line {
	if !utf8.ValidString(s) {
		s = latin1(s)
	}
	l := line{number: number}
	head, value, ok := cutValue(s)
	if !ok {
		return l
	}
	parts := splitOutside(head, ';')
	if !nameLike(parts[0]) {
		return l
	}
	l.name, l.value, l.head = strings.ToUpper(parts[0]), value, head
	for _, p := range parts[1:] {
		key, v, _ := strings.Cut(p, "=")
		if l.params == nil {
			l.params = map[string]string{}
		}
		if key = strings.ToUpper(key); l.params[key] == "" {
			l.params[key] = strings.Trim(splitOutside(v, ',')[0], `"`)
		}
	}
	return l
}

func latin1(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

func nameLike(s string) bool {
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' && r != '.' {
			return false
		}
	}
	return s != ""
}

// cutValue cuts at the first colon outside quotes.
func cutValue(s string) (head, value string, ok bool) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ':' && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}

// splitOutside cuts at a separator outside quotes; the result holds at least one part.
func splitOutside(s string, sep byte) []string {
	var out []string
	quoted, from := false, 0
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// unescape reads a TEXT value.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if s[i] == 'n' || s[i] == 'N' {
			b.WriteByte('\n')
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape writes a TEXT value; control characters other than line ends and tabs are left out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return escaper.Replace(s)
}

// quote writes a parameter's value. It cannot hold a double quote or a line end, so those become others.
func quote(s string) string {
	s = strings.NewReplacer(`"`, "'", "\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	return `"` + s + `"`
}

// foldAt is the most octets of a line, without its end.
const foldAt = 75

// fold writes a content line, cut into lines of at most 75 octets and never inside a character.
func fold(b *bytes.Buffer, s string) {
	room := foldAt
	for len(s) > room {
		cut := room
		for cut > 1 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut])
		b.WriteString("\r\n ")
		s, room = s[cut:], foldAt-1
	}
	b.WriteString(s)
	b.WriteString("\r\n")
}
