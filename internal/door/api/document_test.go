package api_test

import (
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bureau/internal/door/api"
	"bureau/internal/office/officetest"
	"bureau/internal/rate"
)

// schema, parameter, call and document are the parts of OpenAPI that tests look at.
type (
	schema struct {
		Ref        string            `json:"$ref"`
		Properties map[string]schema `json:"properties"`
		Required   []string          `json:"required"`
	}
	media     map[string]struct{ Schema schema }
	parameter struct {
		Name, In, Description string
		Required              bool
		Schema                json.RawMessage
	}
	call struct {
		OperationID, Summary string
		Tags                 []string
		Parameters           []parameter
		RequestBody          *struct{ Content media }
		Security             *[]map[string][]string
		Responses            map[string]struct {
			Description string
			Content     media
		}
	}
	document struct {
		OpenAPI    string
		Info       struct{ Title, Version string }
		Servers    []struct{ URL string }
		Paths      map[string]map[string]call
		Security   []map[string][]string
		Tags       []struct{ Name string }
		Components struct {
			Schemas         map[string]schema
			SecuritySchemes map[string]struct{ Type, Scheme string }
		}
	}
)

func read(t testing.TB, o *officetest.Office) (document, []byte) {
	t.Helper()
	a := ask(t, o, "", "GET", "/api/openapi.json", nil).want(t, 200)
	if a.header.Get("Content-Type") != "application/openapi+json" {
		t.Errorf("the document is of the type %q", a.header.Get("Content-Type"))
	}
	var d document
	must(t, json.Unmarshal(a.body, &d))
	return d, a.body
}

// each walks the operations by path and method.
func (d document) each(fn func(path, method string, c call)) {
	for path, methods := range d.Paths {
		for method, c := range methods {
			fn(path, strings.ToUpper(method), c)
		}
	}
}

func (d document) resolve(s schema) schema {
	if s.Ref != "" {
		return d.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	return s
}

func TestTheDocumentIsWholeOpenAPI(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	d, raw := read(t, o)
	if !strings.HasPrefix(d.OpenAPI, "3.1.") || d.Info.Title == "" || d.Info.Version == "" || len(d.Servers) != 1 || d.Servers[0].URL != o.URL {
		t.Errorf("the document begins with %s %+v %+v", d.OpenAPI, d.Info, d.Servers)
	}
	if s := d.Components.SecuritySchemes["token"]; len(d.Security) != 1 || d.Security[0]["token"] == nil || s.Type != "http" || s.Scheme != "bearer" {
		t.Errorf("the token is declared as %+v", d.Components.SecuritySchemes)
	}
	for _, ref := range regexp.MustCompile(`"\$ref":"([^"]+)"`).FindAllSubmatch(raw, -1) {
		name, ok := strings.CutPrefix(string(ref[1]), "#/components/schemas/")
		if _, there := d.Components.Schemas[name]; !ok || !there {
			t.Errorf("%s leads nowhere", ref[1])
		}
	}
	if strings.Contains(string(raw), "$schema") || strings.Contains(string(raw), "ErrorModel") {
		t.Error("the framework shows through")
	}
	ids := map[string]bool{}
	d.each(func(path, method string, c call) {
		checkCall(t, d, path, method, c)
		if ids[c.OperationID] {
			t.Errorf("two operations are called %s", c.OperationID)
		}
		ids[c.OperationID] = true
	})
	if len(ids) == 0 {
		t.Error("there are no operations")
	}
}

func checkCall(t *testing.T, d document, path, method string, c call) {
	t.Helper()
	if c.OperationID == "" || c.Summary == "" || len(c.Tags) != 1 {
		t.Errorf("%s %s lacks an id, a summary or a tag: %+v", method, path, c)
	} else if !slices.ContainsFunc(d.Tags, func(g struct{ Name string }) bool { return g.Name == c.Tags[0] }) {
		t.Errorf("%s %s is in the group %s, which is not described", method, path, c.Tags[0])
	}
	good := 0
	for status, r := range c.Responses {
		if r.Description == "" {
			t.Errorf("%s %s %s lacks a description", method, path, status)
		}
		if status < "400" {
			good++
		} else if r.Content["application/problem+json"].Schema.Ref != "#/components/schemas/Problem" {
			t.Errorf("%s %s %s is no problem document", method, path, status)
		}
	}
	open := c.Security != nil && len(*c.Security) == 0
	if good != 1 || (c.Responses["401"].Description == "") != open || c.Responses["500"].Description == "" {
		t.Errorf("%s %s answers %v", method, path, c.Responses)
	}
	for _, p := range c.Parameters {
		if p.Name == "" || len(p.Schema) == 0 || p.In == "cookie" || (p.In == "path") != strings.Contains(path, "{"+p.Name+"}") || (p.In == "path" && !p.Required) {
			t.Errorf("%s %s has the parameter %+v", method, path, p)
		}
	}
}

func TestTheDocumentComesInYAMLToo(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	a := ask(t, o, "", "GET", "/api/openapi.yaml", nil).want(t, 200)
	if !strings.Contains(string(a.body), "openapi: 3.1.0") || !strings.Contains(string(a.body), "/api/reservations/{id}:") {
		t.Errorf("it begins with %.200s", a.body)
	}
}

func TestThePageShowsEveryOperationWithoutAnythingFromElsewhere(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	a := ask(t, o, "", "GET", "/api/", nil).want(t, 200)
	html := string(a.body)
	nonce := regexp.MustCompile(`<style nonce="([A-Za-z0-9_-]{43})">`).FindStringSubmatch(html)
	if nonce == nil {
		t.Fatal("the style sheet has no nonce")
	}
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; style-src 'nonce-" + nonce[1] + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"Content-Type":            "text/html; charset=utf-8",
		"X-Content-Type-Options":  "nosniff",
		"Referrer-Policy":         "no-referrer",
	} {
		if a.header.Get(name) != want {
			t.Errorf("%s is %q", name, a.header.Get(name))
		}
	}
	if again := ask(t, o, "", "GET", "/api/", nil); string(again.body) == html {
		t.Error("the nonce is the same twice")
	}
	for _, bad := range []string{"<script", "<link", "style=", "<img", "@import", "url("} {
		if strings.Contains(html, bad) {
			t.Errorf("the page contains %s", bad)
		}
	}
	d, _ := read(t, o)
	d.each(func(path, method string, c call) {
		if !strings.Contains(html, `<h3 id="`+c.OperationID+`">`) || !strings.Contains(html, method+" "+path) || !strings.Contains(html, `href="#`+c.OperationID+`"`) {
			t.Errorf("the page lacks %s", c.OperationID)
		}
	})
	for _, link := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(html, -1) {
		if strings.Count(html, ` id="`+link[1]+`"`) != 1 {
			t.Errorf("#%s leads to %d places", link[1], strings.Count(html, ` id="`+link[1]+`"`))
		}
	}
	if bare := ask(t, o, "", "GET", "/api", nil); bare.status/100 != 3 || bare.header.Get("Location") != "/api/" {
		t.Errorf("/api answers %d %q", bare.status, bare.header.Get("Location"))
	}
}

func TestThePageCanBeReadAloudAndByKeyboard(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	html := string(ask(t, o, "", "GET", "/api/", nil).want(t, 200).body)
	for _, once := range []string{`<html lang="en">`, "<h1>", "<main ", "<header>", "<nav ", "<title>", `name="viewport"`, `href="#main"`, "color-scheme: light dark"} {
		if strings.Count(html, once) != 1 {
			t.Errorf("%s is there %d times", once, strings.Count(html, once))
		}
	}
	level := 0
	for _, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(html, -1) {
		next := int(h[1][0] - '0')
		if next > level+1 {
			t.Errorf("a heading of level %d follows one of level %d", next, level)
		}
		level = next
	}
}

// FuzzBodies sends anything at all as a reservation; nothing that a program sends may look like a failure of ours.
func FuzzBodies(f *testing.F) {
	o := officetest.Open(f, "sqlite")
	fast := httptest.NewServer(api.New(api.Parts{DB: o.DB, Accounts: o.Accounts, Workplaces: o.Workplaces, Clock: o.Clock,
		Rate: rate.Limit{PerSecond: 1e6, Burst: 1e6}}))
	defer fast.Close()
	o.URL = fast.URL
	desk := o.Demo.Asset("Desk 1").ID
	for _, seed := range []string{``, `{}`, `null`, `[]`, `{"asset":"` + desk + `","starts_at":"` + at(1) + `","ends_at":"` + at(2) + `"}`,
		`{"asset":"` + desk + `","starts_at":"9999-12-31T23:59:59.999999999Z","ends_at":"9999-12-31T23:59:59-23:59"}`,
		`{"asset":"\ud800","starts_at":"1970-01-01T00:00:00Z","ends_at":"1970-01-01T00:00:00.000001Z"}`,
		`{"ASSET":1e999,"starts_at":{},"ends_at":[[[[]]]]}`, "\xff\xfe", `{"asset":"\u0000"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		a := ask(t, o, o.Demo.Members[0].Token, "POST", "/api/reservations", string(body))
		if a.status >= 500 || (a.status != 201 && a.header.Get("Content-Type") != "application/problem+json") {
			t.Errorf("%q is answered %d %s", body, a.status, a.body)
		}
	})
}
