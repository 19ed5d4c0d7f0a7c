package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"bureau/internal/fault"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// answer is what came back over the wire.
type answer struct {
	status int
	header http.Header
	body   []byte
	json   map[string]any // nil where the body is no JSON object
}

// text gives a property of the answer, "" where it is none or null.
func (a answer) text(name string) string {
	s, _ := a.json[name].(string)
	return s
}

func (a answer) items() (all []map[string]any) {
	list, _ := a.json["items"].([]any)
	for _, i := range list {
		all = append(all, i.(map[string]any))
	}
	return all
}

// where lists the locations of the mistakes of a problem.
func (a answer) where() string {
	var all []string
	list, _ := a.json["errors"].([]any)
	for _, e := range list {
		all = append(all, e.(map[string]any)["location"].(string))
	}
	return strings.Join(all, " ")
}

// wire gives race tests enough connections of their own.
var wire = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, CheckRedirect: func(*http.Request, []*http.Request) error {
	return http.ErrUseLastResponse
}}

// ask sends a request with a token and a body of JSON; a body that is a string is sent as it is. More are headers
// in pairs.
func ask(t testing.TB, o *officetest.Office, token, method, path string, body any, more ...string) answer {
	t.Helper()
	var content io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		content = strings.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		content = bytes.NewReader(raw)
	}
	r, err := http.NewRequest(method, o.URL+path, content)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	if content != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(more); i += 2 {
		r.Header.Set(more[i], more[i+1])
	}
	return send(t, r)
}

func send(t testing.TB, r *http.Request) answer {
	t.Helper()
	res, err := wire.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: res.StatusCode, header: res.Header, body: b}
	json.Unmarshal(b, &a.json)
	return a
}

// want checks the status of a success.
func (a answer) want(t testing.TB, status int) answer {
	t.Helper()
	if a.status != status {
		t.Fatalf("answered %d, want %d: %s", a.status, status, a.body)
	}
	if a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("an answer may be kept: Cache-Control is %q", a.header.Get("Cache-Control"))
	}
	return a
}

// refused checks a problem document whole: status, type, title, code, and a detail that a person can read.
func (a answer) refused(t testing.TB, status int, code fault.Code) answer {
	t.Helper()
	a.want(t, status)
	if got := a.header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("a refusal is of the type %q", got)
	}
	if a.text("code") != string(code) || a.json["status"] != float64(status) {
		t.Errorf("the problem says %v %v, want %d %s", a.json["status"], a.json["code"], status, code)
	}
	detail := a.text("detail")
	if len(detail) < 10 || strings.Contains(detail, "%!") || a.text("title") == "" || !strings.HasSuffix(a.text("type"), "/api/#"+string(code)) {
		t.Errorf("the problem is hard to read: %s", a.body)
	}
	if a.header.Get("Content-Language") == "" {
		t.Error("the problem does not say its language")
	}
	return a
}

// at writes an instant so many hours after the office's now.
func at(hours float64) string {
	return officetest.Now.Add(time.Duration(hours * float64(time.Hour))).Format(time.RFC3339Nano)
}

// wish is the body of a reservation, in hours after now.
func wish(asset workplace.Asset, from, to float64) map[string]any {
	return map[string]any{"asset": asset.ID, "starts_at": at(from), "ends_at": at(to)}
}

// reserve makes a reservation that must succeed.
func reserve(t testing.TB, o *officetest.Office, token string, asset workplace.Asset, from, to float64) answer {
	t.Helper()
	return ask(t, o, token, "POST", "/api/reservations", wish(asset, from, to)).want(t, 201)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func faultCode(s string) fault.Code { return fault.Code(s) }
