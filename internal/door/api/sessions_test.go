package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bureau/internal/office/officetest"
)

func code(s string) map[string]any { return map[string]any{"code": s} }

// Rule W05
func TestATypedCodeChecksInWhateverItsCapitalsAndSpaces(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		typed := " " + strings.ToLower(desk.Code[:3]) + "-" + desk.Code[3:] + " "
		a := ask(t, o, anna, "POST", "/api/sessions", code(typed)).want(t, 201)
		place, _ := a.json["place"].(map[string]any)
		if place["id"] != desk.ID || place["name"] != "Desk 1" || place["kind"] != "desk" || a.json["home"] != false || a.json["ended_at"] != nil {
			t.Errorf("it shows %s", a.body)
		}
		if a.text("started_at") != at(0) || a.text("until") != at(15) {
			t.Errorf("a walk-in at a site that is always open ends at midnight; it shows %s", a.body)
		}
		there := ask(t, o, anna, "POST", "/api/sessions", code(desk.Code)).want(t, 201)
		if there.text("id") != a.text("id") {
			t.Errorf("checked in again it shows %s", there.body)
		}
		tryAll(t, o, []refusal{
			{name: "somebody is there", token: o.Demo.Members[1].Token, method: "POST", path: "/api/sessions", body: code(desk.Code), status: 409, code: "taken", says: "Desk 1 is already taken"},
			{name: "no place has the code", token: anna, method: "POST", path: "/api/sessions", body: code("QQQQQQ"), status: 404, code: "not-found", where: "body.code", says: "label"},
			{name: "the code is blank", token: anna, method: "POST", path: "/api/sessions", body: code(" - "), status: 422, code: "invalid", where: "body.code", says: "Fill in"},
			{name: "the code is missing", token: anna, method: "POST", path: "/api/sessions", body: map[string]any{}, status: 422, code: "invalid", where: "body.code", says: "missing"},
		})
	})
}

// Rule W07
func TestHomeStartsASessionOnNoPlanButUnderWhoIsAtWork(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0]
		a := ask(t, o, anna.Token, "POST", "/api/sessions", code("home")).want(t, 201)
		if a.json["home"] != true || a.json["place"] != nil || a.json["reservation"] != nil {
			t.Errorf("it shows %s", a.body)
		}
		all := ask(t, o, o.Demo.Members[1].Token, "GET", "/api/presence", nil).want(t, 200).items()
		if len(all) != 1 || all[0]["name"] != anna.Name || all[0]["home"] != true || all[0]["place"] != nil || all[0]["site"] != nil || all[0]["session"] != a.text("id") {
			t.Errorf("at work are %v", all)
		}
	})
}

// Rule W08
func TestAThirdCheckInIsRefusedAndNamesTheTwo(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		first := ask(t, o, anna, "POST", "/api/sessions", code(o.Demo.Asset("Desk 1").Code)).want(t, 201)
		second := ask(t, o, anna, "POST", "/api/sessions", code("HOME")).want(t, 201)
		third := ask(t, o, anna, "POST", "/api/sessions", code(o.Demo.Asset("Room 1").Code)).refused(t, 403, "refused")
		two, _ := third.json["sessions"].([]any)
		if len(two) != 2 {
			t.Fatalf("it lists %v", third.json["sessions"])
		}
		ids := fmt.Sprint(two[0].(map[string]any)["id"], " ", two[1].(map[string]any)["id"])
		if ids != first.text("id")+" "+second.text("id") && ids != second.text("id")+" "+first.text("id") {
			t.Errorf("it lists %s", ids)
		}
		if !strings.Contains(third.text("detail"), "Desk 1") || !strings.Contains(third.text("detail"), "At home") {
			t.Errorf("it says %q", third.text("detail"))
		}
		ask(t, o, anna, "DELETE", "/api/sessions/"+first.text("id"), nil).want(t, 204)
		ask(t, o, anna, "POST", "/api/sessions", code(o.Demo.Asset("Room 1").Code)).want(t, 201)
	})
}

// Rule W09
func TestTheHistoryTellsThePlaceAndHowLong(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		desk := ask(t, o, anna, "POST", "/api/sessions", code(o.Demo.Asset("Desk 1").Code)).want(t, 201)
		o.Clock.Advance(90 * time.Minute)
		ask(t, o, anna, "DELETE", "/api/sessions/"+desk.text("id"), nil).want(t, 204)
		home := ask(t, o, anna, "POST", "/api/sessions", code("HOME")).want(t, 201)
		o.Clock.Advance(30 * time.Second)
		all := ask(t, o, anna, "GET", "/api/sessions", nil).want(t, 200).items()
		if len(all) != 2 || all[0]["id"] != home.text("id") || all[0]["seconds"] != 30.0 || all[0]["ended_at"] != nil {
			t.Fatalf("the history is %v", all)
		}
		if all[1]["seconds"] != 5400.0 || all[1]["ended_at"] != at(1.5) || all[1]["place"].(map[string]any)["name"] != "Desk 1" {
			t.Errorf("the first of the day is %v", all[1])
		}
		page := ask(t, o, anna, "GET", "/api/sessions?limit=1", nil)
		if rest := ask(t, o, anna, "GET", "/api/sessions?limit=1&cursor="+page.text("next"), nil).items(); len(rest) != 1 || rest[0]["id"] != desk.text("id") {
			t.Errorf("the second page shows %v", rest)
		}
		o.Clock.Advance(24 * time.Hour)
		if over := ask(t, o, anna, "GET", "/api/sessions", nil).items()[0]; over["ended_at"] != over["until"] {
			t.Errorf("what ended by itself shows %v", over)
		}
		if others := ask(t, o, o.Demo.Owner.Token, "GET", "/api/sessions", nil).items(); len(others) != 0 {
			t.Errorf("another sees %v", others)
		}
	})
}

// Rule W10
func TestCheckingOutFreesThePlaceAtOnce(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, desk := o.Demo.Members[0].Token, o.Demo.Members[1].Token, o.Demo.Asset("Desk 1")
		reserved := reserve(t, o, anna, desk, 0, 8)
		stay := ask(t, o, anna, "POST", "/api/sessions", code(desk.Code)).want(t, 201)
		if stay.text("reservation") != reserved.text("id") || stay.text("until") != at(8) {
			t.Errorf("it does not use the reservation: %s", stay.body)
		}
		o.Clock.Advance(time.Hour)
		ask(t, o, bram, "POST", "/api/sessions", code(desk.Code)).refused(t, 409, "taken")
		for range 2 {
			ask(t, o, anna, "DELETE", "/api/sessions/"+stay.text("id"), nil).want(t, 204)
		}
		if state := ask(t, o, bram, "GET", "/api/assets/"+desk.ID, nil).text("state"); state != "free" {
			t.Errorf("it stands %s", state)
		}
		ask(t, o, bram, "POST", "/api/sessions", code(desk.Code)).want(t, 201)
	})
}

// Rule W13
func TestAManagerEndsSessionsAtTheirSiteAndNobodyElseDoes(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, manager := o.Demo.Members[0].Token, o.Demo.Members[1].Token, o.Demo.Manager.Token
		here := ask(t, o, anna, "POST", "/api/sessions", map[string]any{"code": o.Demo.Asset("Desk 1").Code, "visible": false}).want(t, 201)
		elsewhere := ask(t, o, anna, "POST", "/api/sessions", code(o.Demo.Assets[9].Code)).want(t, 201)
		out := func(name, token, id string) refusal {
			return refusal{name: name, token: token, method: "DELETE", path: "/api/sessions/" + id, status: 404, code: "not-found"}
		}
		tryAll(t, o, []refusal{
			out("a colleague does not", bram, here.text("id")),
			out("the manager of another site does not", manager, elsewhere.text("id")),
			out("nobody ends what does not exist", manager, "nothing"),
		})
		seen := ask(t, o, manager, "GET", "/api/presence", nil).want(t, 200).items()
		hidden := map[string]any{}
		for _, p := range seen {
			if p["name"] == nil {
				hidden = p
			}
		}
		if len(seen) != 2 || hidden["member"] != nil || hidden["session"] != here.text("id") {
			t.Fatalf("the manager sees %v", seen)
		}
		ask(t, o, manager, "DELETE", "/api/sessions/"+fmt.Sprint(hidden["session"]), nil).want(t, 204)
		if left := ask(t, o, anna, "GET", "/api/presence", nil).items(); len(left) != 1 || left[0]["session"] != elsewhere.text("id") {
			t.Errorf("at work are %v", left)
		}
	})
}

// Rule W14
func TestColleaguesSeeWhoChoseToBeVisibleAndNobodyOutsideSeesAnything(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, clara := o.Demo.Members[0], o.Demo.Members[1], o.Demo.Members[2]
		ask(t, o, anna.Token, "POST", "/api/sessions", code(o.Demo.Asset("Desk 1").Code)).want(t, 201)
		ask(t, o, bram.Token, "POST", "/api/sessions", map[string]any{"code": o.Demo.Asset("Desk 2").Code, "visible": false}).want(t, 201)
		me := ask(t, o, clara.Token, "PATCH", "/api/me", map[string]any{"visible": false}, "If-Match", `"1"`).want(t, 200)
		if me.json["visible"] != false {
			t.Fatalf("it shows %s", me.body)
		}
		ask(t, o, clara.Token, "POST", "/api/sessions", code("HOME")).want(t, 201)
		daan := o.Demo.Members[3].Token
		all := ask(t, o, daan, "GET", "/api/presence", nil).want(t, 200)
		if names(all) != "["+anna.Name+"]" || all.items()[0]["floor"].(map[string]any)["name"] != "Floor 1" || all.items()[0]["since"] != at(0) {
			t.Errorf("a colleague sees %s", all.body)
		}
		for _, secret := range []string{bram.Member, bram.Name, clara.Member, clara.Name} {
			if strings.Contains(string(all.body), secret) {
				t.Errorf("a colleague sees %q", secret)
			}
		}
		if got := names(ask(t, o, daan, "GET", "/api/presence?name=BRAM", nil)); got != "[]" {
			t.Errorf("looked for by name, colleagues see %s", got)
		}
		if got := names(ask(t, o, clara.Token, "GET", "/api/presence?name=clara", nil)); got != "["+clara.Name+"]" {
			t.Errorf("they themselves see %s", got)
		}
		if who := ask(t, o, daan, "GET", "/api/assets/"+o.Demo.Asset("Desk 2").ID, nil).json["who"]; fmt.Sprint(who) != "[]" {
			t.Errorf("the desk shows %v", who)
		}
		if got := names(ask(t, o, o.Other.Owner.Token, "GET", "/api/presence", nil)); got != "[]" {
			t.Errorf("another organisation sees %s", got)
		}
	})
}

// Rule W14
func TestColleaguesSeeWhoIsExpectedIfTheyChoseToBeVisible(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram := o.Demo.Members[0], o.Demo.Members[1]
		reserve(t, o, anna.Token, o.Demo.Asset("Desk 1"), 3, 4)
		reserve(t, o, bram.Token, o.Demo.Asset("Desk 2"), 3, 4)
		ask(t, o, bram.Token, "PATCH", "/api/me", map[string]any{"visible": false}, "If-Match", `"1"`).want(t, 200)
		clara := o.Demo.Members[2].Token
		all := ask(t, o, clara, "GET", "/api/expected", nil).want(t, 200)
		if names(all) != "["+anna.Name+"]" || all.items()[0]["starts_at"] != at(3) || all.items()[0]["place"].(map[string]any)["name"] != "Desk 1" {
			t.Errorf("expected are %s", all.body)
		}
		if got := names(ask(t, o, clara, "GET", "/api/expected?from="+at(4)+"&to="+at(5), nil)); got != "[]" {
			t.Errorf("later expected are %s", got)
		}
		if got := names(ask(t, o, o.Other.Owner.Token, "GET", "/api/expected", nil)); got != "[]" {
			t.Errorf("another organisation expects %s", got)
		}
	})
}

func TestTheSameKeyChecksInOnce(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, body := o.Demo.Members[0].Token, code(o.Demo.Asset("Desk 1").Code)
		first := ask(t, o, anna, "POST", "/api/sessions", body, "Idempotency-Key", "k").want(t, 201)
		o.Clock.Advance(time.Minute)
		ask(t, o, anna, "DELETE", "/api/sessions/"+first.text("id"), nil).want(t, 204)
		again := ask(t, o, anna, "POST", "/api/sessions", body, "Idempotency-Key", "k").want(t, 201)
		if again.text("id") != first.text("id") || again.text("ended_at") == "" {
			t.Errorf("sent again it shows %s", again.body)
		}
	})
}
