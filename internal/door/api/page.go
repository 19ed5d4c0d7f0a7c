package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"bureau/internal/id"
)

//go:embed page.gohtml
var pageSource string

// page is the document for people: written once, with a mark where each answer has its own nonce.
type page struct {
	html []byte
	mark []byte
}

func newPage(doc *huma.OpenAPI) *page {
	mark := id.Secret()
	var b bytes.Buffer
	t := template.Must(template.New("page").Parse(pageSource))
	if err := t.Execute(&b, pageOf(doc, mark)); err != nil {
		panic(err) // the page is part of the program
	}
	return &page{html: b.Bytes(), mark: []byte(mark)}
}

// serve answers the page, on which only its one style sheet may act.
func (p *page) serve(w http.ResponseWriter, _ *http.Request) {
	nonce := id.Secret()
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", "en")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	w.Write(bytes.Replace(p.html, p.mark, []byte(nonce), 1))
}

// What the page shows.
type (
	pageView struct {
		Nonce    string
		Title    string
		About    string
		Origin   string
		Groups   []pageGroup
		Problems []kind
		Schemas  []pageSchema
	}
	pageGroup struct {
		Name       string
		About      string
		Operations []pageOperation
	}
	pageOperation struct {
		ID, Method, Path, Summary, Text, Example string
		Parameters                               []pageField
		Body                                     string // the schema of the body
		Answers                                  []pageAnswer
	}
	pageAnswer struct{ Status, About, Schema string }
	pageSchema struct {
		Name   string
		Fields []pageField
	}
	pageField struct {
		Name, Where, Type, Schema, About string
		Required                         bool
	}
)

// Code, Status, Title and About let the page read a kind.
func (k kind) Code() string  { return string(k.code) }
func (k kind) Status() int   { return k.status }
func (k kind) Title() string { return k.title }
func (k kind) About() string { return k.about }

func pageOf(doc *huma.OpenAPI, mark string) pageView {
	v := pageView{Nonce: mark, Title: doc.Info.Title, About: doc.Info.Description, Origin: doc.Servers[0].URL, Problems: kinds}
	for _, tag := range doc.Tags {
		v.Groups = append(v.Groups, groupOf(doc, tag))
	}
	schemas := doc.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		v.Schemas = append(v.Schemas, pageSchema{name, fieldsOf(schemas[name])})
	}
	return v
}

func groupOf(doc *huma.OpenAPI, tag *huma.Tag) pageGroup {
	g := pageGroup{Name: tag.Name, About: tag.Description}
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		item := doc.Paths[path]
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if op != nil && op.Tags[0] == tag.Name {
				g.Operations = append(g.Operations, operationOf(doc, op))
			}
		}
	}
	return g
}

func operationOf(doc *huma.OpenAPI, op *huma.Operation) pageOperation {
	v := pageOperation{ID: op.OperationID, Method: op.Method, Path: op.Path, Summary: op.Summary, Text: op.Description}
	for _, p := range op.Parameters {
		f := fieldOf(p.Name, p.Schema)
		f.Where, f.Required = p.In, p.Required
		v.Parameters = append(v.Parameters, f)
	}
	if op.RequestBody != nil {
		for _, media := range op.RequestBody.Content {
			v.Body = refOf(media.Schema)
		}
	}
	for _, status := range slices.Sorted(maps.Keys(op.Responses)) {
		a := pageAnswer{Status: status, About: op.Responses[status].Description}
		for _, media := range op.Responses[status].Content {
			a.Schema = refOf(media.Schema)
		}
		v.Answers = append(v.Answers, a)
	}
	v.Example = curl(doc, op)
	return v
}

func refOf(s *huma.Schema) string {
	if s == nil {
		return ""
	}
	return strings.TrimPrefix(s.Ref, "#/components/schemas/")
}

func fieldsOf(s *huma.Schema) []pageField {
	var out []pageField
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		f := fieldOf(name, s.Properties[name])
		f.Required = slices.Contains(s.Required, name)
		out = append(out, f)
	}
	return out
}

// fieldOf says a schema in words: its type, what it points to, and its bounds.
func fieldOf(name string, s *huma.Schema) pageField {
	f := pageField{Name: name, Type: s.Type, Schema: refOf(s), About: s.Description}
	switch {
	case s.Type == huma.TypeArray && s.Items != nil:
		f.Type, f.Schema = "list of "+s.Items.Type, refOf(s.Items)
		if f.Schema != "" {
			f.Type = "list of"
		}
		f.bounds(s.Items)
	case len(s.AnyOf) == 2:
		f.Type, f.Schema = "null or", refOf(s.AnyOf[0])
	case s.Nullable:
		f.Type += " or null"
	}
	f.bounds(s)
	return f
}

func (f *pageField) bounds(s *huma.Schema) {
	if s.Format != "" && !strings.HasPrefix(s.Format, "int") {
		f.Type += " (" + s.Format + ")"
	}
	if len(s.Enum) > 0 {
		var all []string
		for _, e := range s.Enum {
			b, _ := json.Marshal(e)
			all = append(all, strings.Trim(string(b), `"`))
		}
		f.Type += ": " + strings.Join(all, ", ")
	}
	if s.Default != nil {
		b, _ := json.Marshal(s.Default)
		f.Type += ", otherwise " + string(b)
	}
	if s.Maximum != nil {
		f.Type += ", at most " + strconv.FormatFloat(*s.Maximum, 'f', -1, 64)
	}
}

// curl writes a request that can be tried, with ids and revisions to fill in.
func curl(doc *huma.OpenAPI, op *huma.Operation) string {
	line := "curl -H \"Authorization: Bearer $TOKEN\""
	if op.Method != http.MethodGet {
		line += " -X " + op.Method
	}
	var query []string
	for _, p := range op.Parameters {
		switch {
		case p.In == "header":
			line += " \\\n  -H '" + p.Name + ": " + map[string]string{"If-Match": `"1"`}[p.Name] + map[string]string{"Idempotency-Key": "my-key-1"}[p.Name] + "'"
		case p.In == "query" && len(p.Schema.Examples) > 0:
			query = append(query, p.Name+"="+strings.ReplaceAll(p.Schema.Examples[0].(string), "+", "%2B"))
		}
	}
	if op.RequestBody != nil {
		if media := op.RequestBody.Content["application/json"]; media != nil {
			line += " \\\n  --json '" + example(doc, media.Schema) + "'"
		} else {
			line += " \\\n  -F plan=@plan.svg"
		}
	}
	address := doc.Servers[0].URL + strings.ReplaceAll(op.Path, "{id}", "$ID")
	if len(query) > 0 {
		address += "?" + strings.Join(query, "&")
	}
	return line + " \\\n  \"" + address + "\""
}

// example makes a body of a schema from the examples of its properties.
func example(doc *huma.OpenAPI, s *huma.Schema) string {
	s = doc.Components.Schemas.SchemaFromRef(s.Ref)
	body := map[string]any{}
	for name, p := range s.Properties {
		switch {
		case len(p.Examples) > 0:
			body[name] = p.Examples[0]
		case p.Type == huma.TypeBoolean:
			body[name] = true
		case p.Type == huma.TypeInteger:
			body[name] = 60
		case p.Type == huma.TypeArray && len(p.Items.Enum) > 0:
			body[name] = []any{p.Items.Enum[0]}
		case p.Type == huma.TypeArray && p.Items.Ref != "":
			body[name] = []any{json.RawMessage(example(doc, p.Items))}
		case p.Type == huma.TypeArray:
			body[name] = []any{}
		case len(p.Enum) > 0:
			body[name] = p.Enum[0]
		case p.Format == "date-time":
			body[name] = "2026-11-25T17:00:00+01:00"
		default:
			body[name] = "…"
		}
	}
	b, _ := json.Marshal(body)
	return string(b)
}
