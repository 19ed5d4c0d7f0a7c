package ical

import (
	"bytes"
	"fmt"
	"io"
	"mime/quotedprintable"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Bounds of a text of vCards; photographs make them long, and are passed over.
const (
	MaxCardSize = 20 << 20 // octets of a text
	MaxCards    = 20_000

	maxNote       = 64 << 10 // octets, after which no further note is added
	maxCategories = 200
)

// Card is a person as a vCard tells of them (RFC 2426, RFC 6350, and vCard 2.1 as phones write it).
type Card struct {
	Line       int // where it begins, from 1
	UID        string
	First      string // with further given names
	Last       string
	Name       string // as it is shown (FN)
	Company    string
	Email      string // the preferred one, or the first
	Telephone  string // the preferred one, or a mobile one, or the first; never a fax
	Address    string // in as many lines as it takes
	Note       string
	Categories []string
	Lang       string
	Zone       string
	Group      bool // a list of others, not a person
	Open       bool // it has no end
}

// ReadCards reads a text of vCards. It fails with ErrTooLarge or ErrFormat where it is no such text at all; a card without an
// end is told by Open.
func ReadCards(data []byte) ([]Card, error) {
	if len(data) > MaxCardSize {
		return nil, ErrTooLarge
	}
	var r cardReader
	for l := range cardLines(data) {
		if err := r.take(l); err != nil {
			return nil, err
		}
	}
	if r.depth > 0 {
		r.close(true)
	}
	if len(r.out) == 0 {
		return nil, fmt.Errorf("%w: no vCard begins", ErrFormat)
	}
	return r.out, nil
}

// cardLines unfolds a text of vCards into content lines. A line that goes beyond the bounds, as that of a photograph may, is cut.
func cardLines(data []byte) func(yield func(line) bool) {
	return func(yield func(line) bool) {
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		var open []byte
		begun, number, soft := 0, 0, false
		for raw := range bytes.SplitSeq(data, []byte("\n")) {
			number++
			raw = bytes.TrimSuffix(raw, []byte("\r"))
			folded := len(raw) > 0 && (raw[0] == ' ' || raw[0] == '\t')
			switch {
			case soft:
				open = open[:len(open)-1]
			case folded && len(open) > 0:
				raw = raw[1:]
			default:
				if len(open) > 0 && !yield(parseLine(begun, string(open))) {
					return
				}
				open, begun = open[:0], number
			}
			open = append(open, raw[:min(len(raw), MaxLine-len(open))]...)
			soft = len(raw) > 0 && raw[len(raw)-1] == '=' && len(open) < MaxLine && printable(open)
		}
		if len(open) > 0 {
			yield(parseLine(begun, string(open)))
		}
	}
}

// printable tells whether a content line is quoted-printable, whose lines are continued by an equals sign at their end.
func printable(open []byte) bool {
	head, _, _ := bytes.Cut(open, []byte(":"))
	return bytes.Contains(bytes.ToUpper(head), []byte("QUOTED-PRINTABLE"))
}

type cardReader struct {
	out   []Card
	depth int // of cards inside cards: vCard 2.1 writes somebody's agent so
	agent bool
	card  Card
	old   bool // vCard 2.1
	email int  // how good the address that was found is
	phone int
	home  int
}

func (r *cardReader) take(l line) error {
	if at := strings.LastIndexByte(l.name, '.'); at >= 0 { // item1.EMAIL
		l.name = l.name[at+1:]
	}
	value := strings.ToUpper(strings.TrimSpace(l.value))
	switch {
	case l.name == "BEGIN" && value == "VCARD":
		return r.begin(l)
	case l.name == "END" && value == "VCARD":
		if r.depth > 0 {
			r.depth--
		}
		if r.depth == 0 && r.card.Line > 0 {
			r.close(false)
		}
	case r.depth == 0 && l.name != "" && len(r.out) == 0:
		return fmt.Errorf("%w: line %d stands outside", ErrFormat, l.number)
	case r.depth == 1:
		r.property(l)
	}
	r.agent = l.name == "AGENT"
	return nil
}

func (r *cardReader) begin(l line) error {
	if r.depth > 0 && !r.agent {
		r.close(true) // the one before has no end
	}
	if r.depth++; r.depth > maxDepth {
		return fmt.Errorf("%w: line %d", ErrTooLarge, l.number)
	}
	if len(r.out) == MaxCards {
		return fmt.Errorf("%w: line %d", ErrTooLarge, l.number)
	}
	if r.depth == 1 {
		r.card = Card{Line: l.number}
	}
	r.agent = false
	return nil
}

func (r *cardReader) close(open bool) {
	r.card.Open = open
	r.out = append(r.out, r.card)
	*r = cardReader{out: r.out}
}

func (r *cardReader) property(l line) {
	c := &r.card
	switch l.name {
	case "VERSION":
		r.old = strings.TrimSpace(l.value) == "2.1"
	case "KIND", "X-ADDRESSBOOKSERVER-KIND":
		c.Group = strings.EqualFold(strings.TrimSpace(l.value), "group")
	case "UID":
		c.UID = r.text(l)
	case "FN":
		better(&c.Name, r.text(l))
	case "N":
		r.names(r.parts(l, ';'))
	case "ORG":
		better(&c.Company, r.parts(l, ';')[0])
	case "NICKNAME":
		if c.Name == "" {
			c.Name = r.parts(l, ',')[0]
		}
	case "EMAIL":
		best(&c.Email, &r.email, strings.TrimPrefix(r.text(l), "mailto:"), 1+l.is("PREF"))
	case "TEL":
		if l.is("FAX")+l.is("PAGER") == 0 {
			best(&c.Telephone, &r.phone, strings.TrimPrefix(r.text(l), "tel:"), 1+l.is("CELL")+2*l.is("PREF"))
		}
	case "ADR":
		best(&c.Address, &r.home, postal(r.parts(l, ';')), 1+l.is("HOME")+2*l.is("PREF"))
	case "NOTE":
		if len(c.Note) < maxNote {
			c.Note = strings.Trim(c.Note+"\n\n"+r.text(l), "\n")
		}
	case "CATEGORIES":
		if len(c.Categories) < maxCategories {
			c.Categories = append(c.Categories, r.parts(l, ',')...)
		}
	case "LANG", "LANGUAGE":
		better(&c.Lang, r.text(l))
	case "TZ":
		better(&c.Zone, r.text(l))
	}
}

// names reads family, given and additional names (RFC 6350, 6.2.2).
func (r *cardReader) names(parts []string) {
	parts = append(parts, "", "", "")
	better(&r.card.Last, parts[0])
	better(&r.card.First, strings.Join(strings.Fields(parts[1]+" "+strings.ReplaceAll(parts[2], ",", " ")), " "))
}

// postal writes an address in lines (RFC 6350, 6.3.1): post-office box, extension, street, place, region, code, country.
func postal(p []string) string {
	for len(p) < 7 {
		p = append(p, "")
	}
	var out []string
	for _, line := range []string{p[2], p[1], p[0], strings.TrimSpace(p[5] + " " + p[3]), p[4], p[6]} {
		if line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func better(to *string, s string) {
	if *to == "" {
		*to = s
	}
}

// best keeps the value that is preferred most, of several such the first.
func best(to *string, had *int, s string, now int) {
	if s != "" && now > *had {
		*to, *had = s, now
	}
}

// is tells (1) whether a property has a type, as any version writes it: TYPE=home,pref, TYPE=HOME;TYPE=PREF, or HOME;PREF.
func (l line) is(kind string) int {
	for _, p := range splitOutside(l.head, ';')[1:] {
		key, values, given := strings.Cut(p, "=")
		if !given {
			key, values = "TYPE", p
		}
		if strings.EqualFold(key, kind) { // PREF=1
			return 1
		}
		for v := range strings.SplitSeq(strings.Trim(values, `"`), ",") {
			if strings.EqualFold(key, "TYPE") && strings.EqualFold(strings.TrimSpace(v), kind) {
				return 1
			}
		}
	}
	return 0
}

// text reads a value that is one text.
func (r *cardReader) text(l line) string { return r.parts(l, 0)[0] }

// parts reads a value of texts with a separator between; zero: none. Inside a text it is escaped.
func (r *cardReader) parts(l line, sep byte) []string {
	v := l.value
	var out []string
	from := 0
	for i := 0; i < len(v); i++ {
		switch {
		case v[i] == '\\':
			i++
		case sep != 0 && v[i] == sep:
			out = append(out, v[from:i])
			from = i + 1
		}
	}
	out = append(out, v[from:])
	printable := strings.EqualFold(l.params["ENCODING"], "QUOTED-PRINTABLE") || l.is("QUOTED-PRINTABLE") == 1
	for i, s := range out {
		if printable {
			s = unprintable(s, l.params["CHARSET"])
		}
		if r.old {
			s = strings.ReplaceAll(s, `\;`, ";") // vCard 2.1 has no other
		} else {
			s = unescape(s)
		}
		out[i] = plainText(s)
	}
	return out
}

// unprintable reads quoted-printable, in the charset that is named where it is not UTF-8.
func unprintable(s, charset string) string {
	out, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(s)))
	if err != nil && len(out) == 0 {
		return s
	}
	if utf8.Valid(out) {
		return string(out)
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		enc = charmap.Windows1252
	}
	if out, err = enc.NewDecoder().Bytes(out); err != nil {
		return s
	}
	return string(out)
}

// plainText is a text with line feeds alone at its lines' ends, nothing around it, and nothing in it that no text has.
func plainText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n"), "\r", "\n"))
	return strings.TrimSpace(s)
}

// WriteCards writes vCards as all common programs read them: version 3.0, in UTF-8, folded.
func WriteCards(all []Card) []byte {
	var b bytes.Buffer
	for _, c := range all {
		put := func(head string, texts ...string) {
			if strings.Join(texts, "") == "" {
				return
			}
			escaped := make([]string, len(texts))
			for i, t := range texts {
				escaped[i] = escape(t)
			}
			sep := ";"
			if head == "CATEGORIES" {
				sep = ","
			}
			fold(&b, head+":"+strings.Join(escaped, sep))
		}
		fold(&b, "BEGIN:VCARD")
		fold(&b, "VERSION:3.0")
		put("UID", c.UID)
		put("FN", c.Name)
		put("N", c.Last, c.First, "", "", "")
		put("EMAIL;TYPE=INTERNET", c.Email)
		put("TEL;TYPE=VOICE", c.Telephone)
		put("ADR;TYPE=HOME", "", "", c.Address, "", "", "", "")
		put("NOTE", c.Note)
		put("CATEGORIES", slices.Clone(c.Categories)...)
		put("LANG", c.Lang)
		put("TZ;VALUE=text", c.Zone)
		fold(&b, "END:VCARD")
	}
	return b.Bytes()
}
