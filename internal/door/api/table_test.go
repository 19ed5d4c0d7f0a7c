package api_test

import (
	"strings"
	"testing"

	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

// refusal is a request that must be refused, and how.
type refusal struct {
	name   string
	token  string
	method string
	path   string
	body   any
	header []string // in pairs
	status int
	code   fault.Code
	where  string // the locations of its mistakes
	says   string // part of the detail
}

// tryAll sends every request and checks its refusal.
func tryAll(t *testing.T, o *officetest.Office, all []refusal) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			a := ask(t, o, c.token, c.method, c.path, c.body, c.header...).refused(t, c.status, c.code)
			if a.where() != c.where {
				t.Errorf("it points to %q, want %q: %s", a.where(), c.where, a.body)
			}
			if !strings.Contains(a.text("detail"), c.says) {
				t.Errorf("it says %q, which lacks %q", a.text("detail"), c.says)
			}
		})
	}
}
