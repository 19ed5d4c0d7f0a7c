package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"bureau/internal/fault"
	"bureau/internal/sound"
	"bureau/internal/workplace"
)

// Bounds of a body: its bytes, and how deep its arrays and objects stand in one another.
const (
	maxBody  = 1 << 20
	maxDepth = 32
)

// uploads are the operations whose body is a file, and how many bytes it has at most, with the head of its part.
var uploads = map[string]int64{planPattern: workplace.MaxPlanMiB<<20 + 64<<10, promptPattern: sound.MaxUpload + 64<<10}

// readBody reads the body of a request that has one, refuses what no operation should see, and leaves it to be
// read again.
func readBody(w http.ResponseWriter, r *http.Request, pattern string) error {
	if most := uploads[pattern]; most > 0 {
		return boundUpload(w, r, most)
	}
	switch r.Method {
	case http.MethodPost, http.MethodPut, http.MethodPatch:
	default:
		return nil
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); r.Header.Get("Content-Type") != "" && (err != nil || media != "application/json") {
		return fault.New(notJSON, textMedia)
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return fault.New(tooLarge, textTooLarge, maxBody)
	}
	if err != nil {
		return fault.New(unreadable, textNotJSON).Because(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(b))
	if len(b) == 0 {
		return nil // whether there must be a body, the operation says
	}
	return checkJSON(b)
}

// boundUpload lets a file through to its operation, which reads it; one that is too long is refused before.
func boundUpload(w http.ResponseWriter, r *http.Request, most int64) error {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "multipart/form-data" {
		return fault.New(notJSON, textUpload)
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return fault.New(tooLarge, textTooLarge, most)
	}
	if err != nil {
		return fault.New(unreadable, textNotJSON).Because(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(b))
	return nil
}

// checkJSON refuses what the decoder would let pass: deep nesting, NUL characters, and a property that is named
// twice, of which the decoder would silently take the last. Names that differ in capitals only are the same to it.
func checkJSON(b []byte) error {
	if !utf8.Valid(b) {
		return fault.New(unreadable, textNotJSON)
	}
	if err := walk(json.NewDecoder(bytes.NewReader(b))); err != nil {
		return err
	}
	if !json.Valid(b) {
		return fault.New(unreadable, textNotJSON)
	}
	return nil
}

// level is an array or object that is open while its tokens are read.
type level struct {
	names map[string]bool // nil in an array
	value bool            // a name was read and its value comes next
}

func walk(dec *json.Decoder) error {
	dec.UseNumber()
	var open []*level
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fault.New(unreadable, textNotJSON)
		}
		if open, err = step(open, token); err != nil {
			return err
		}
	}
}

// step keeps the open levels through one token.
func step(open []*level, token json.Token) ([]*level, error) {
	if end, ok := token.(json.Delim); ok && (end == ']' || end == '}') {
		return open[:len(open)-1], nil
	}
	text, isText := token.(string)
	if isText && strings.ContainsRune(text, 0) {
		return open, fault.New(fault.Invalid, textBadText)
	}
	if len(open) > 0 {
		if in := open[len(open)-1]; in.names != nil && !in.value {
			in.value = true
			return open, in.name(text)
		} else {
			in.value = false
		}
	}
	begin, ok := token.(json.Delim)
	if !ok {
		return open, nil
	}
	if len(open) == maxDepth {
		return open, fault.New(fault.Invalid, textTooDeep, maxDepth)
	}
	l := &level{}
	if begin == '{' {
		l.names = map[string]bool{}
	}
	return append(open, l), nil
}

func (l *level) name(s string) error {
	folded := strings.ToLower(s)
	if l.names[folded] {
		return fault.New(fault.Invalid, textTwice, s)
	}
	l.names[folded] = true
	return nil
}
