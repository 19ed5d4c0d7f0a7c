package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// Write writes a table, which Read reads again. Spreadsheets take a field that begins with one of = + - @ for a formula: it
// gets an apostrophe in front, which Read takes off. With mark, a byte order mark tells Excel that the text is UTF-8.
func Write(t Table, comma rune, mark bool) ([]byte, error) {
	var b bytes.Buffer
	if mark {
		b.WriteString("\uFEFF")
	}
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, true
	lines := make([][]string, 0, len(t.Lines)+1)
	lines = append(lines, t.Header)
	for _, l := range t.Lines {
		lines = append(lines, l.Fields)
	}
	for _, fields := range lines {
		out := make([]string, len(fields))
		for i, f := range fields {
			out[i] = guard(strings.Map(textual, f))
		}
		if err := w.Write(out); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// textual leaves out what no text has, so that the table can be read again.
func textual(r rune) rune {
	if r == '\r' {
		return -1
	}
	if binary(r) {
		return ' '
	}
	return r
}

// guards are what may stand before a formula.
const guards = "' \t\n"

// guard keeps a field from being computed. What looks guarded already is guarded once more, so that reading gives it back.
func guard(field string) string {
	if formula(strings.TrimLeft(field, guards)) {
		return "'" + field
	}
	return field
}

// unguard takes off what guard put on.
func unguard(field string) string {
	if strings.HasPrefix(field, "'") && formula(strings.TrimLeft(field, guards)) {
		return field[1:]
	}
	return field
}

// formula tells whether a spreadsheet would compute a field.
func formula(field string) bool { return field != "" && strings.ContainsRune("=+-@", rune(field[0])) }
