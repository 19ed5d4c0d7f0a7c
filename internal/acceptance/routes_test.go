package acceptance

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/office/officetest"
)

// routes are the patterns that the features of the pages mount, from their sources.
func routes(t testing.TB, method string) []string {
	t.Helper()
	files, err := filepath.Glob("../door/web/*/*.go")
	must(t, err)
	var out []string
	for _, f := range append(files, "../door/web/web.go") {
		text, err := os.ReadFile(f)
		must(t, err)
		for _, m := range regexp.MustCompile(`mux\.Handle(?:Func)?\("`+method+` ([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			out = append(out, m[1])
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d routes were found: %v", len(out), out)
	}
	slices.Sort(out)
	return out
}

// caller speaks HTTP for somebody who is signed in, without a browser.
type caller struct {
	t      testing.TB
	o      *officetest.Office
	cookie *http.Cookie
}

func call(t testing.TB, o *officetest.Office, email string) *caller {
	t.Helper()
	s, err := o.Accounts.SignIn(context.Background(), email, officetest.Password, "127.0.0.1", "")
	must(t, err)
	return &caller{t, o, &http.Cookie{Name: "bureau_session", Value: s.Secret}}
}

// ask sends a request and gives the status and the text of its answer; redirects are not followed.
func (c *caller) ask(method, path string, headers map[string]string) (int, string, http.Header) {
	c.t.Helper()
	r, err := http.NewRequest(method, c.o.URL+path, strings.NewReader(""))
	must(c.t, err)
	for k, value := range headers {
		r.Header.Set(k, value)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(c.cookie)
	answer, err := http.DefaultTransport.RoundTrip(r)
	must(c.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(c.t, err)
	return answer.StatusCode, string(body), answer.Header
}

var href = regexp.MustCompile(`(?s)<a\s[^>]*?href="([^"]+)"`)

// crawl follows every link of the office from its start page and gives the addresses that answered. Of addresses
// that differ only in values it takes a few.
func (c *caller) crawl() []string {
	c.t.Helper()
	seen, kinds, due, out := map[string]bool{}, map[string]int{}, []string{"/"}, []string{}
	for len(due) > 0 {
		path := due[0]
		due = due[1:]
		u, err := url.Parse(path)
		must(c.t, err)
		kind := regexp.MustCompile(`[0-9a-f-]{36}`).ReplaceAllString(u.Path, "{id}") + fmt.Sprint(len(u.Query()), u.Query().Get("view"))
		u.Fragment = ""
		if seen[u.String()] || kinds[kind] == 6 {
			continue
		}
		seen[u.String()] = true
		kinds[kind]++
		status, body, _ := c.ask("GET", u.String(), nil)
		if status != 200 && status != 307 {
			c.t.Errorf("a link leads to %s, which answers %d", path, status)
		}
		out = append(out, u.Path)
		for _, m := range href.FindAllStringSubmatch(body, -1) {
			if to, err := u.Parse(html.UnescapeString(m[1])); err == nil && to.Host == "" && to.Scheme == "" {
				due = append(due, to.String())
			}
		}
	}
	return out
}

// dump is all that the database holds, but for when sessions were last active.
func dump(t testing.TB, o *officetest.Office) map[string]string {
	t.Helper()
	text := func(row db.Scan) (string, error) {
		var s string
		err := row(&s)
		return s, err
	}
	out := map[string]string{}
	must(t, o.DB.ReadGlobal(context.Background(), func(tx db.Tx) error {
		tables, err := db.All(tx, text, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
		if err != nil {
			return err
		}
		for _, table := range tables {
			columns, err := db.All(tx, text, "SELECT name FROM pragma_table_info($1) WHERE name <> 'seen_at' ORDER BY cid", table)
			if err != nil {
				return err
			}
			rows, err := db.All(tx, text, "SELECT quote("+strings.Join(columns, ") || ' ' || quote(")+") FROM "+table+" ORDER BY 1")
			if err != nil {
				return err
			}
			out[table] = strings.Join(rows, "\n")
		}
		return nil
	}))
	return out
}

// differs names the tables that are not as they were.
func differs(before, after map[string]string) []string {
	var out []string
	for table := range after {
		if before[table] != after[table] {
			out = append(out, table)
		}
	}
	return out
}

func TestLookingAtEveryPageChangesNothing(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	fill(t, o)
	c := call(t, o, "owner@demo.example")
	before := dump(t, o)
	paths := c.crawl()
	if len(paths) < 30 {
		t.Errorf("only %d pages were looked at", len(paths))
	}
	if d := differs(before, dump(t, o)); len(d) != 0 {
		t.Errorf("looking changed %v", d)
	}
	reserve(t, o, anna(o), o.Demo.Asset("Room 2"), at(18, 0), at(19, 0))
	if len(differs(before, dump(t, o))) < 2 {
		t.Error("the dump sees no reservation: the test sees too little")
	}
}

func TestNoOtherSiteCanSendAForm(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	fill(t, o)
	c := call(t, o, "owner@demo.example")
	before := dump(t, o)
	for _, route := range routes(t, "POST") {
		path := strings.ReplaceAll(route, "{id}", o.Demo.Asset("Desk 1").ID)
		for _, headers := range []map[string]string{
			{"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
			{"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:1"},
			{"Origin": "https://elsewhere.example"},
			{"Origin": "null"},
		} {
			if status, body, _ := c.ask("POST", path, headers); status != 403 || !strings.Contains(body, "cross-origin") {
				t.Errorf("POST %s with %v answers %d %.80q", path, headers, status, body)
			}
		}
	}
	if d := differs(before, dump(t, o)); len(d) != 0 {
		t.Errorf("forms of another site changed %v", d)
	}
	if status, _, _ := c.ask("POST", "/session/active", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": o.URL}); status != 204 {
		t.Errorf("the office's own form answers %d", status)
	}
}

// Answers that lead on are not kept by any cache either.
func TestWhatLeadsOnIsKeptByNoCache(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	c := call(t, o, "anna@demo.example")
	nobody := &caller{t, o, &http.Cookie{Name: "nothing", Value: "x"}}
	for name, ask := range map[string]func() (int, string, http.Header){
		"a saved form":    func() (int, string, http.Header) { return c.ask("POST", "/sign-out", nil) },
		"the way to sign": func() (int, string, http.Header) { return nobody.ask("GET", "/", nil) },
	} {
		if status, _, h := ask(); status != 303 || h.Get("Cache-Control") != "no-store" || !strings.Contains(h.Get("Content-Security-Policy"), "'nonce-") {
			t.Errorf("%s answers %d with %v", name, status, h)
		}
	}
}
