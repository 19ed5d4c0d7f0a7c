package backup

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"bureau/internal/db"
)

// maxLine bounds a row as it stands in the file.
const maxLine = 256 << 20

// appendRow adds a row as one line.
func appendRow(b []byte, values []any) ([]byte, error) {
	b = append(b, '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendValue(b, v); err != nil {
			return nil, err
		}
	}
	if len(b) > maxLine {
		return nil, fmt.Errorf("a row of %d bytes is longer than a backup holds", len(b))
	}
	return append(b, ']', '\n'), nil
}

func appendValue(b []byte, v any) ([]byte, error) {
	switch x := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, x), nil
	case int64:
		return strconv.AppendInt(b, x, 10), nil
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("%v is no number that a backup holds", x)
		}
		return strconv.AppendFloat(b, x, 'g', -1, 64), nil
	case []byte:
		return appendBytes(b, x), nil
	case string:
		return appendText(b, x)
	}
	return nil, fmt.Errorf("a value of the type %T", v)
}

func appendBytes(b, x []byte) []byte {
	b = append(b, `{"base64":"`...)
	b = base64.StdEncoding.AppendEncode(b, x)
	return append(b, `"}`...)
}

// appendText is quick with what needs no escape, which is nearly all.
func appendText(b []byte, s string) ([]byte, error) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return appendEscaped(b, s)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"'), nil
}

func appendEscaped(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return appendBytes(b, []byte(s)), nil
	}
	text, err := json.Marshal(s)
	return append(b, text...), err
}

// parseRow is appendRow's way back.
func parseRow(line []byte, columns []db.Column) ([]any, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(line, &raw); err != nil {
		return nil, err
	}
	if len(raw) != len(columns) {
		return nil, fmt.Errorf("%d values for %d columns", len(raw), len(columns))
	}
	out := make([]any, len(raw))
	for i, c := range columns {
		var err error
		if out[i], err = parseValue(raw[i], c.Kind); err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
	}
	return out, nil
}

func parseValue(raw json.RawMessage, kind db.Kind) (any, error) {
	if bytes.Equal(raw, []byte("null")) {
		return nil, nil
	}
	switch kind {
	case db.Int:
		return strconv.ParseInt(string(raw), 10, 64)
	case db.Bool:
		var b bool
		err := unmarshal(raw, &b)
		return b, err
	case db.Float:
		return strconv.ParseFloat(string(raw), 64)
	case db.Text:
		if len(raw) > 0 && raw[0] == '"' {
			var s string
			err := unmarshal(raw, &s)
			return s, err
		}
		b, err := parseBytes(raw)
		return string(b), err
	case db.Bytes:
		return parseBytes(raw)
	}
	return nil, fmt.Errorf("the kind %q is unknown", kind)
}

func parseBytes(raw json.RawMessage) ([]byte, error) {
	var in struct{ Base64 *[]byte }
	if err := unmarshal(raw, &in); err != nil {
		return nil, err
	}
	if in.Base64 == nil {
		return nil, errors.New("neither text nor bytes")
	}
	return *in.Base64, nil
}

// unmarshal is strict: a backup says nothing that its reader does not know.
func unmarshal(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
