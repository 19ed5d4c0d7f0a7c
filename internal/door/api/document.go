package api

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// Paths of what anybody may read: the document in two notations, and the page.
const (
	documentJSON = "/api/openapi.json"
	documentYAML = "/api/openapi.yaml"
	pagePath     = "/api/{$}"
	pageBare     = "/api"
)

// public tells whether a pattern of the mux answers without a token.
func public(pattern string) bool {
	return slices.Contains([]string{"GET " + documentJSON, "GET " + documentYAML, "GET " + pagePath, "GET " + pageBare}, pattern)
}

// config makes the framework: JSON only, no pages and scripts of its own, and refusals as this door says them.
func (d *door) config() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Bureau API", Version: "1", Description: "Find, reserve and use desks, rooms and whatever else an office shares. " +
				"Everything here acts for the member of the token, with that member's rights."},
			Servers:    []*huma.Server{{URL: d.Origin.String()}},
			Components: d.components(),
			Security:   []map[string][]string{{"token": {}}},
			Tags: []*huma.Tag{{Name: groupMe, Description: "Who I am, and the tokens that act for me."},
				{Name: groupPlaces, Description: "Sites, floors and what stands on them."},
				{Name: groupReservations, Description: "Places that are mine for a time."},
				{Name: groupSessions, Description: "Being at a place: checking in and out."},
				{Name: groupPractice, Description: "How appointments are given: services, staff with their hours, online booking; the calendar, what customers ask for, and the customers."},
				{Name: groupPhones, Description: "Which phone is mine, my calls and messages; for whoever manages the phones, phones, extensions, ring groups, lines and numbers."},
				{Name: groupPeople, Description: "Colleagues, their rights, and who is at work."},
				{Name: groupManaging, Description: "Who belongs to the organisation, in which groups, and who changed what."},
				{Name: groupSignIn, Description: "My second factors and address, and how the people of an organisation come in."},
				{Name: groupJoining, Description: "Before there is a token: signing up, and a forgotten password."}},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{d.retell},
	}
}

func (d *door) components() *huma.Components {
	schemas := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	schemas.Schema(reflect.TypeFor[problem](), true, "")
	return &huma.Components{Schemas: schemas, SecuritySchemes: map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "A token that a member makes on the profile page or with make-token."}}}
}

// publish serves the document and the page, each written once, when somebody first asks: they do not change while the
// program runs.
func (d *door) publish() {
	doc := d.api.OpenAPI()
	schemas := doc.Components.Schemas.Map()
	delete(schemas, "ErrorModel") // the framework's own refusals, which never leave this door
	delete(schemas, "ErrorDetail")
	d.mux.HandleFunc("GET "+documentJSON, static("application/openapi+json", func() ([]byte, error) { return json.Marshal(doc) }))
	d.mux.HandleFunc("GET "+documentYAML, static("application/openapi+yaml", doc.YAML))
	page := sync.OnceValue(func() *page { return newPage(doc) })
	show := func(w http.ResponseWriter, r *http.Request) { page().serve(w, r) }
	d.mux.HandleFunc("GET "+pagePath, show)
	d.mux.HandleFunc("GET "+pageBare, show)
}

func static(contentType string, write func() ([]byte, error)) http.HandlerFunc {
	text := sync.OnceValue(func() []byte {
		b, err := write()
		if err != nil {
			panic(err) // the document is part of the program
		}
		return b
	})
	return func(w http.ResponseWriter, _ *http.Request) {
		b := text()
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("Content-Length", strconv.Itoa(len(b)))
		w.Write(b)
	}
}
