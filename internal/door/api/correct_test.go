package api_test

import (
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

func TestMyOwnTelephonePostcodeAndTownAreMineToCorrect(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		me := ask(t, o, anna, "PATCH", "/api/me", map[string]any{"telephone": "+31 20 998 87 76", "postcode": "9998 ZZ", "town": "Zevenhuizen"}, "If-Match", "*").want(t, 200)
		if me.text("telephone") != "+31 20 998 87 76" || me.text("postcode") != "9998 ZZ" || me.text("town") != "Zevenhuizen" {
			t.Errorf("corrected is %s", me.body)
		}
		ask(t, o, anna, "PATCH", "/api/me", map[string]any{"town": strings.Repeat("x", 101)}, "If-Match", "*").refused(t, 422, "invalid")
		me = ask(t, o, anna, "PATCH", "/api/me", map[string]any{"telephone": ""}, "If-Match", "*").want(t, 200)
		if me.text("telephone") != "" || me.text("town") != "Zevenhuizen" {
			t.Errorf("emptied is %s", me.body)
		}
	})
}
