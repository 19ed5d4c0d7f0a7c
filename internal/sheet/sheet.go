// Package sheet reads a table as spreadsheets and directories export it: text with separators (RFC 4180 and what is
// common beside it), in the encodings that are met.
//
//   - UTF-8 with or without a byte order mark, UTF-16 of either order with one (what Excel calls "Unicode text"), and
//     Windows-1252, which is what is left where the bytes are no UTF-8.
//   - Comma, semicolon, tab or bar: the one that the first line has most of, outside quotes. A first line "sep=;" says so.
//   - The first line names the columns. Lines without any text are passed over; the others know their line number.
//   - What is too large, too wide or not a table is refused with its line. A table holds text only: nothing is computed, and
//     what is written is guarded against being computed elsewhere.
//   - Which column is which is guessed by its name, in the languages and as the common programs call it.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Limits on a table.
const (
	MaxBytes   = 5 << 20
	MaxLines   = 20_000
	MaxColumns = 200
	MaxField   = 16 << 10 // bytes
)

// Table is a header and the lines under it, each as wide as the header.
type Table struct {
	First  int // the number of the header's line
	Header []string
	Lines  []Line
}

// Line is one line of a table.
type Line struct {
	Number int // in the file, from 1
	Fields []string
}

// Read reads a table.
func Read(data []byte) (Table, error) {
	if len(data) > MaxBytes {
		return Table{}, fault.New(fault.Invalid, i18n.SheetTooBig, MaxBytes>>20)
	}
	text, err := Text(data)
	if err != nil {
		return Table{}, err
	}
	text, comma := separator(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	return read(r, strings.HasPrefix(strings.ToLower(text), "sep="))
}

func read(r *csv.Reader, said bool) (Table, error) {
	var t Table
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			return t, fault.New(fault.Invalid, i18n.SheetQuotes, bad.StartLine).Because(err)
		}
		if err != nil {
			return t, err
		}
		number, _ := r.FieldPos(0)
		if said && number == 1 {
			continue
		}
		if err := t.add(number, fields); err != nil {
			return t, err
		}
	}
	if len(t.Header) == 0 || len(t.Lines) == 0 && !strings.Contains(strings.Join(t.Header, ""), "@") {
		return t, fault.New(fault.Invalid, i18n.SheetEmpty)
	}
	return t, nil
}

// add takes one record: the first with any text is the header.
func (t *Table) add(number int, fields []string) error {
	if blank(fields) {
		return nil
	}
	for i, f := range fields {
		if len(f) > MaxField {
			return fault.New(fault.Invalid, i18n.SheetField, number)
		}
		fields[i] = unguard(strings.TrimSpace(f))
	}
	if t.Header == nil {
		for len(fields) > 0 && fields[len(fields)-1] == "" {
			fields = fields[:len(fields)-1]
		}
		if len(fields) > MaxColumns {
			return fault.New(fault.Invalid, i18n.SheetWide, MaxColumns)
		}
		t.First, t.Header = number, fields
		return nil
	}
	if len(t.Lines) == MaxLines {
		return fault.New(fault.Invalid, i18n.SheetLong, MaxLines)
	}
	line := make([]string, len(t.Header))
	copy(line, fields)
	t.Lines = append(t.Lines, Line{number, line})
	return nil
}

func blank(fields []string) bool {
	for _, f := range fields {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

// Text gives a file's text in UTF-8, with line feeds alone at the ends of its lines; what is no text is refused.
func Text(data []byte) (string, error) {
	text, err := decode(data)
	if err != nil {
		return "", fault.New(fault.Invalid, i18n.SheetNoText).Because(err)
	}
	return text, nil
}

// decode gives the text in UTF-8. Bytes that are no text at all, such as a workbook's, are refused.
func decode(data []byte) (string, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case !utf8.Valid(data):
		from = charmap.Windows1252
	}
	if from != nil {
		var err error
		if data, err = from.NewDecoder().Bytes(data); err != nil {
			return "", err
		}
	}
	text := string(data)
	lost := from != nil && strings.ContainsRune(text, utf8.RuneError) // some other encoding: better refused than garbled
	if lost || !utf8.ValidString(text) || strings.ContainsFunc(text, binary) {
		return "", errors.New("not text")
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}

// binary tells what no text has: control characters but tab, line feed and carriage return.
func binary(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7F }

// separator finds what parts the fields.
func separator(text string) (string, rune) {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	if s, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && len(s) == 1 && strings.Contains(separators, s) {
		return strings.TrimLeft(text, "\n"), rune(s[0])
	}
	best, most, quoted := ',', 0, false
	counts := map[rune]int{}
	for _, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if r == '\n' && len(counts) > 0 {
			break
		}
		if strings.ContainsRune(separators, r) {
			counts[r]++
		}
	}
	for _, r := range separators {
		if counts[r] > most {
			best, most = r, counts[r]
		}
	}
	return text, best
}

const separators = ",;\t|"
