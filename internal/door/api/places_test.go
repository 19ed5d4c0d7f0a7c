package api_test

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"bureau/internal/office/officetest"
)

func TestSitesAreListedWithTheirHoursAndFloors(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		all := ask(t, o, o.Demo.Members[0].Token, "GET", "/api/sites", nil).want(t, 200).items()
		if len(all) != 2 || all[0]["name"] != "Amsterdam" || all[1]["name"] != "Wien" || all[1]["zone"] != "Europe/Vienna" {
			t.Fatalf("the sites are %v", all)
		}
		hours := all[1]["opening_hours"].([]any)
		if fmt.Sprint(hours[0]) != "map[day:monday from:06:00 to:22:00]" || len(hours) != 7 {
			t.Errorf("Wien is open at %v", hours)
		}
		if floors := all[0]["floors"].([]any); len(floors) != 1 || floors[0].(map[string]any)["id"] != o.Demo.Floors[0].ID {
			t.Errorf("Amsterdam has the floors %v", floors)
		}
	})
}

// names are those of the items of a list.
func names(a answer) string {
	out := []string{}
	for _, i := range a.items() {
		out = append(out, fmt.Sprint(i["name"]))
	}
	return fmt.Sprint(out)
}

// Rule W02
func TestAssetsAreFoundBySiteFloorKindEquipmentNameAndPeriod(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		reserve(t, o, o.Demo.Members[1].Token, o.Demo.Asset("Desk 1"), 1, 2)
		here := "site=" + o.Demo.Sites[0].ID
		during := "&from=" + at(1) + "&to=" + at(2)
		for query, want := range map[string]string{
			here + "&kind=room":                                                "[Room 1 Room 2]",
			"floor=" + o.Demo.Floors[1].ID + "&kind=bike":                      "[Bike rack]",
			here + "&kind=desk&name=DESK+3":                                    "[Desk 3]",
			here + "&equipment=screen":                                         "[Room 1 Room 2]",
			here + "&equipment=window,monitor&name=2":                          "[Desk 2]",
			here + "&equipment=window&equipment=monitor&name=2":                "[Desk 2]",
			here + "&equipment=window&equipment=screen":                        "[]",
			here + "&kind=desk" + during:                                       "[Desk 2 Desk 3 Desk 4 Desk 5 Desk 6]",
			here + "&kind=desk&name=1&from=" + at(2) + "&to=" + at(3):          "[Desk 1]",
			"site=" + o.Demo.Sites[1].ID + "&from=" + at(20) + "&to=" + at(21): "[]",
			"site=nothing": "[]",
		} {
			if got := names(ask(t, o, anna, "GET", "/api/assets?"+query, nil).want(t, 200)); got != want {
				t.Errorf("%s finds %s, want %s", query, got, want)
			}
		}
		offset := url.QueryEscape("2026-11-24T10:00:00+01:00")
		if got := names(ask(t, o, anna, "GET", "/api/assets?kind=desk&name=1&"+here+"&from="+offset+"&to="+at(2), nil).want(t, 200)); got != "[]" {
			t.Errorf("with an offset it finds %s", got)
		}
	})
}

// Rule W02
func TestFindSuggestsFreePlacesWithTheReason(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		query := "/api/find?kind=desk&site=" + o.Demo.Sites[0].ID + "&from=" + at(1) + "&to=" + at(2)
		reserve(t, o, o.Demo.Members[1].Token, o.Demo.Asset("Desk 1"), 0.5, 2)
		first := ask(t, o, anna, "GET", query, nil).want(t, 200).items()
		if len(first) != 5 || first[0]["reason"] != "fitting" || first[0]["name"] == "Desk 1" {
			t.Fatalf("it suggests %v", first)
		}
		stay := ask(t, o, anna, "POST", "/api/sessions", map[string]any{"code": o.Demo.Asset("Desk 4").Code}).want(t, 201)
		ask(t, o, anna, "DELETE", "/api/sessions/"+stay.text("id"), nil).want(t, 204)
		usual := ask(t, o, anna, "GET", query+"&limit=1", nil).want(t, 200).items()
		if len(usual) != 1 || usual[0]["name"] != "Desk 4" || usual[0]["reason"] != "usual" || usual[0]["times"] != 1.0 {
			t.Errorf("it suggests %v", usual)
		}
	})
}

func TestQueriesThatCannotBeReadSayWhy(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		get := func(name, path, where, says string) refusal {
			return refusal{name: name, token: o.Demo.Members[0].Token, method: "GET", path: path, status: 422, code: "invalid", where: where, says: says}
		}
		tryAll(t, o, []refusal{
			get("only the start of a period", "/api/assets?from="+at(1), "query.to", "Name both"),
			get("only the end of a period", "/api/assets?to="+at(1), "query.from", "Name both"),
			get("a period that runs backwards", "/api/assets?from="+at(2)+"&to="+at(1), "query.to", "before the start"),
			get("a period without length", "/api/find?from="+at(2)+"&to="+at(2), "query.to", "the same"),
			get("a find without a period", "/api/find", "query.from query.to", "Check the fields"),
			get("a + that was not written %2B", "/api/assets?from=2026-11-24T10:00:00+01:00&to="+at(4), "query.from", "%2B"),
			get("a year before all offices", "/api/assets?from=0001-01-01T00:00:00Z&to="+at(4), "query.from", "1970"),
			get("a kind that does not exist", "/api/assets?kind=sofa", "query.kind", "desk, room"),
			get("equipment that does not exist", "/api/assets?equipment=window,sofa", "query.equipment", "whiteboard"),
			get("a parameter that does not exist", "/api/assets?colour=red", "query.colour", "does not exist"),
			get("a limit beyond the most", "/api/assets?limit=501", "query.limit", "At most 500"),
			get("a limit of nothing", "/api/assets?limit=0", "query.limit", "At least 1"),
			get("a limit that is no number", "/api/assets?limit=many", "query.limit", "whole number"),
			get("a cursor that was not given out", "/api/assets?cursor=!!", "query.cursor", "next"),
			get("a cursor with a NUL inside", "/api/members?cursor=AAAA", "query.cursor", "next"),
		})
	})
}

func TestTheListOfAssetsComesInPages(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		seen, cursor, pages := map[string]bool{}, "", 0
		for {
			a := ask(t, o, o.Demo.Members[0].Token, "GET", "/api/assets?limit=5&cursor="+cursor, nil).want(t, 200)
			for _, i := range a.items() {
				seen[i["id"].(string)] = true
			}
			pages++
			if cursor = a.text("next"); cursor == "" {
				break
			}
		}
		if len(seen) != len(o.Demo.Assets) || pages != 4 {
			t.Errorf("%d pages show %d assets of %d", pages, len(seen), len(o.Demo.Assets))
		}
	})
}

func TestAnAssetTellsHowItStands(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, desk := o.Demo.Members[0], o.Demo.Members[1], o.Demo.Asset("Desk 1")
		path := "/api/assets/" + desk.ID
		state := func(token, query string) string {
			a := ask(t, o, token, "GET", path+query, nil).want(t, 200)
			return fmt.Sprintln(a.json["state"], a.json["mine"], a.json["until"], a.json["who"], a.json["left"])
		}
		if got := state(anna.Token, ""); got != "free false <nil> [] 1\n" {
			t.Errorf("at first it stands %s", got)
		}
		reserve(t, o, bram.Token, desk, 0.5, 2)
		bramIs := fmt.Sprintf("[map[id:%s name:%s]]", bram.Member, bram.Name)
		for query, want := range map[string]string{
			"":                                fmt.Sprintln("soon", false, at(0.5), "[]", 0),
			"?from=" + at(1) + "&to=" + at(3): fmt.Sprintln("reserved", false, at(2), bramIs, 0),
			"?from=" + at(2) + "&to=" + at(3): fmt.Sprintln("free", false, "<nil>", "[]", 1),
		} {
			if got := state(anna.Token, query); got != want {
				t.Errorf("%q: it stands %s, want %s", query, got, want)
			}
		}
		ask(t, o, bram.Token, "POST", "/api/sessions", map[string]any{"code": desk.Code}).want(t, 201)
		if got, want := state(bram.Token, ""), fmt.Sprintln("occupied", true, at(2), bramIs, 0); got != want {
			t.Errorf("with its person there it stands %s, want %s", got, want)
		}
	})
}

func TestManagersTakeAnAssetOutOfUseAndPutItBack(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, manager, desk := o.Demo.Members[0].Token, o.Demo.Manager.Token, o.Demo.Asset("Desk 1")
		path, body := "/api/assets/"+desk.ID+"/outage", map[string]any{"until": at(8), "reason": "No power"}
		out := func(name, token, path string, body any, status int, code, where, says string) refusal {
			return refusal{name: name, token: token, method: "PUT", path: path, body: body, status: status, code: faultCode(code), where: where, says: says}
		}
		tryAll(t, o, []refusal{
			out("a member may not", anna, path, body, 403, "refused", "", "right"),
			out("the manager of another site may not", manager, "/api/assets/"+o.Demo.Assets[9].ID+"/outage", body, 403, "refused", "", "right"),
			out("it would be back before it is out", manager, path, map[string]any{"until": at(-1)}, 422, "invalid", "body.until", "before"),
			out("the year is too late", manager, path, map[string]any{"until": "9999-12-31T23:00:00-02:00"}, 422, "invalid", "body.until", "9999"),
			out("the asset does not exist", manager, "/api/assets/nothing/outage", body, 404, "not-found", "", "exist"),
			{name: "what is not out cannot be put back", token: manager, method: "DELETE", path: path, status: 404, code: "not-found"},
		})
		a := ask(t, o, manager, "PUT", path, body).want(t, 200)
		if a.text("reason") != "No power" || a.text("until") != at(8) || a.text("asset") != desk.ID {
			t.Errorf("it shows %s", a.body)
		}
		tryAll(t, o, []refusal{{name: "nobody reserves it", token: anna, method: "POST", path: "/api/reservations", body: wish(desk, 1, 2), status: 409, code: "taken", says: "out of use"},
			{name: "nobody checks in", token: anna, method: "POST", path: "/api/sessions", body: map[string]any{"code": desk.Code}, status: 409, code: "taken", says: "out of use"}})
		if state := ask(t, o, anna, "GET", "/api/assets/"+desk.ID, nil).text("state"); state != "out" {
			t.Errorf("it stands %s", state)
		}
		o.Clock.Advance(time.Minute)
		ask(t, o, manager, "DELETE", path, nil).want(t, 204)
		mine := reserve(t, o, anna, desk, 1, 2).text("id")
		tryAll(t, o, []refusal{out("somebody has it", manager, path, body, 409, "taken", "body.cancel", "Anna Demo, Tue 24 Nov")})
		body["cancel"] = true
		ask(t, o, manager, "PUT", path, body).want(t, 200)
		ask(t, o, anna, "GET", "/api/reservations/"+mine, nil).refused(t, 404, "not-found")
	})
}
