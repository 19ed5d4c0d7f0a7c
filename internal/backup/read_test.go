package backup

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"bureau/internal/db"
)

func TestEveryValueComesBackAsItWas(t *testing.T) {
	columns := []db.Column{{Name: "a", Kind: db.Text}, {Name: "b", Kind: db.Int}, {Name: "c", Kind: db.Bool}, {Name: "d", Kind: db.Float}, {Name: "e", Kind: db.Bytes}}
	rapid.Check(t, func(t *rapid.T) {
		or := func(g *rapid.Generator[any]) any { return rapid.OneOf(rapid.Just(any(nil)), g).Draw(t, "value") }
		// Text of any bytes: SQLite may hold what is no UTF-8.
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		finite := rapid.Float64().Filter(func(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) })
		row := []any{or(text.AsAny()), or(rapid.Int64().AsAny()), or(rapid.Bool().AsAny()), or(finite.AsAny()), or(rapid.SliceOf(rapid.Byte()).AsAny())}
		line, err := appendRow(nil, row)
		if err != nil || bytes.IndexByte(line, '\n') != len(line)-1 {
			t.Fatalf("%q, %v", line, err)
		}
		got, err := parseRow(line, columns)
		if err != nil || !reflect.DeepEqual(got, row) {
			t.Fatalf("%#v came back as %#v, %v (%s)", row, got, err, line)
		}
	})
}

func TestAValueThatIsNotOfItsColumnsKindIsRefused(t *testing.T) {
	for _, c := range []struct{ text, kind string }{
		{`["1"]`, "int"}, {`[1.5]`, "int"}, {`[9223372036854775808]`, "int"}, {`[1]`, "bool"}, {`["x"]`, "float"}, {`[1]`, "text"}, {`["x"]`, "bytes"},
		{`[{}]`, "bytes"}, {`[{"base64":"%"}]`, "bytes"}, {`[{"base64":"","more":1}]`, "text"}, {`[[1]]`, "int"}, {`[]`, "int"}, {`[1,2]`, "int"},
		{`{}`, "int"}, {`[1`, "int"}, {``, "int"}, {`["x"]`, "date"},
	} {
		if row, err := parseRow([]byte(c.text), []db.Column{{Name: "a", Kind: db.Kind(c.kind)}}); err == nil {
			t.Errorf("%s as %s gives %v", c.text, c.kind, row)
		}
	}
	if _, err := appendRow(nil, []any{math.NaN()}); err == nil {
		t.Error("NaN was written")
	}
}

// Whatever the bytes are, the reader says that they are broken, or reads them to their end.
func FuzzRead(f *testing.F) {
	whole, err := os.ReadFile(filepath.Join("testdata", "small.zip"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x05\x06" + string(make([]byte, 18))))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := read(t.Context(), bytes.NewReader(data), int64(len(data)))
		if err != nil {
			if !errors.Is(err, ErrBroken) && !errors.Is(err, ErrNewer) {
				t.Fatalf("not said so that one knows what to do: %v", err)
			}
			return
		}
		readToTheEnd(t, a)
	})
}

func readToTheEnd(t *testing.T, a *Archive) {
	for _, e := range a.Tables {
		_, next, done, err := a.rows(e)
		if err != nil {
			continue
		}
		for row := []any{}; row != nil && err == nil; {
			row, err = next()
		}
		_ = done()
	}
}

// The checksums keep the fuzzer from the rows, so they are tried by themselves.
func FuzzParseRow(f *testing.F) {
	f.Add([]byte(`["a",1,true,1.5,{"base64":"AAA="}]`))
	f.Add([]byte(`[null,null,null,null,null]`))
	f.Add([]byte(`[{"base64":"/w=="},-9223372036854775808,false,-1e308,{"base64":""}]`))
	columns := []db.Column{{Name: "a", Kind: db.Text}, {Name: "b", Kind: db.Int}, {Name: "c", Kind: db.Bool}, {Name: "d", Kind: db.Float}, {Name: "e", Kind: db.Bytes}}
	f.Fuzz(func(t *testing.T, line []byte) {
		row, err := parseRow(line, columns)
		if err != nil {
			return
		}
		again, err := appendRow(nil, row)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseRow(again, columns)
		if err != nil || !reflect.DeepEqual(got, row) {
			t.Fatalf("%s: %#v, then %#v, %v", line, row, got, err)
		}
	})
}

// A backup says with which format it was written; only a newer program reads a newer one.
func TestANewerFormatIsRefusedWithWhatToDo(t *testing.T) {
	data := forge(t, `{"format":2,"something":"unheard of"}`)
	if _, err := read(t.Context(), bytes.NewReader(data), int64(len(data))); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
	for _, manifest := range []string{`{"format":0}`, `{"format":1,"tables":[{"name":"../x"}]}`, `{"format":1,"blobs":[{"name":"../../x"}]}`, `{"format":1,"unknown":1}`, `[]`, ``} {
		data := forge(t, manifest)
		if _, err := read(t.Context(), bytes.NewReader(data), int64(len(data))); !errors.Is(err, ErrBroken) {
			t.Errorf("%s gives %v", manifest, err)
		}
	}
}
