package api_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"bureau/internal/office/officetest"
)

// hand sends a file as a part of a form.
func hand(t *testing.T, o *officetest.Office, token, path, match string, file []byte) answer {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("plan", "plan.svg")
	must(t, err)
	_, err = part.Write(file)
	must(t, err)
	must(t, w.Close())
	r, err := http.NewRequest("PUT", o.URL+path, &b)
	must(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("If-Match", match)
	return send(t, r)
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500"><script>alert(1)</script><rect width="9" height="9"/></svg>`

func TestASiteIsSetUpThroughTheInterface(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		owner := o.Demo.Owner.Token
		week := []map[string]string{{"day": "monday", "from": "13:00", "to": "24:00"}, {"day": "monday", "from": "08:00", "to": "12:00"}}
		site := ask(t, o, owner, "POST", "/api/sites", map[string]any{"name": "Gent", "zone": "Europe/Brussels", "opening_hours": week, "phone": "+32"}).want(t, 201)
		if site.text("phone") != "+32" || site.header.Get("ETag") != `"1"` || len(site.json["opening_hours"].([]any)) != 2 {
			t.Errorf("the site is %s", site.body)
		}
		floor := ask(t, o, owner, "POST", "/api/floors", map[string]any{"site": site.text("id"), "name": "Ground", "level": 0}).want(t, 201)
		path := "/api/floors/" + floor.text("id")
		if set := hand(t, o, owner, path+"/plan", `"1"`, []byte(svg)).want(t, 200); set.json["width"] != 1000.0 || set.json["height"] != 500.0 || set.json["rev"] != 2.0 {
			t.Errorf("with its plan the floor is %s", set.body)
		}
		row := map[string]any{"floor": floor.text("id"), "name": "A1", "kind": "desk", "x": 10, "y": 10, "count": 8, "gap": 4}
		all := ask(t, o, owner, "POST", "/api/assets", row).want(t, 201).items()
		if len(all) != 8 || all[7]["name"] != "A8" {
			t.Fatalf("the row is %v", all)
		}
		first := "/api/assets/" + all[0]["id"].(string)
		if moved := ask(t, o, owner, "PATCH", first, map[string]any{"x": 700, "name": "Front"}, "If-Match", `"1"`).want(t, 200); moved.json["x"] != 700.0 || moved.text("name") != "Front" {
			t.Errorf("moved it is %s", moved.body)
		}
		old := all[0]["code"].(string)
		fresh := ask(t, o, owner, "POST", first+"/code", nil, "If-Match", `"2"`).want(t, 200).text("code")
		ask(t, o, owner, "POST", "/api/sessions", map[string]any{"code": old}).refused(t, 404, "not-found")
		if pdf := ask(t, o, owner, "GET", path+"/labels?layout=small", nil).want(t, 200); pdf.header.Get("Content-Type") != "application/pdf" || !bytes.HasPrefix(pdf.body, []byte("%PDF")) {
			t.Errorf("the labels are %.40q", pdf.body)
		}
		reserve(t, o, o.Demo.Members[0].Token, o.Demo.Asset("Desk 1"), 1, 2)
		ask(t, o, owner, "DELETE", "/api/assets/"+o.Demo.Asset("Desk 1").ID, nil, "If-Match", "*").refused(t, 409, "taken")
		ask(t, o, owner, "DELETE", "/api/assets/"+o.Demo.Asset("Desk 1").ID+"?cancel=true", nil, "If-Match", "*").want(t, 204)
		ask(t, o, owner, "POST", "/api/assets/"+o.Demo.Asset("Desk 1").ID+"/restoration", nil).want(t, 200)
		ask(t, o, owner, "DELETE", path, nil, "If-Match", "*").want(t, 204)
		ask(t, o, owner, "POST", "/api/sessions", map[string]any{"code": fresh}).refused(t, 404, "not-found")
		ask(t, o, owner, "DELETE", "/api/sites/"+site.text("id"), nil, "If-Match", `"1"`).want(t, 204)
		ask(t, o, owner, "POST", "/api/sites/"+site.text("id")+"/opening", nil).want(t, 200)
	})
}

func TestSettingUpIsRefusedWithTheReason(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		owner, anna, site := o.Demo.Owner.Token, o.Demo.Members[0].Token, "/api/sites/"+o.Demo.Sites[1].ID
		reserve(t, o, anna, o.Demo.Assets[9], 1, 2)
		night := []map[string]string{{"day": "sunday", "from": "01:00", "to": "02:00"}}
		tryAll(t, o, []refusal{
			{name: "a site without the right", token: anna, method: "POST", path: "/api/sites", body: map[string]any{"name": "x", "zone": "UTC"}, status: 403, code: "refused"},
			{name: "a zone that is none", token: owner, method: "POST", path: "/api/sites", body: map[string]any{"name": "x", "zone": "Local"}, status: 422, code: "invalid", where: "body.zone"},
			{name: "hours that run backwards", token: owner, method: "PATCH", path: site, header: []string{"If-Match", "*"}, body: map[string]any{"opening_hours": []map[string]string{{"day": "monday", "from": "12:00", "to": "11:00"}}}, status: 422, code: "invalid", where: "body.opening_hours"},
			{name: "hours that leave a reservation outside", token: owner, method: "PATCH", path: site, header: []string{"If-Match", "*"}, body: map[string]any{"opening_hours": night}, status: 409, code: "taken", where: "body.despite", says: "1"},
			{name: "a stale site", token: owner, method: "PATCH", path: site, header: []string{"If-Match", `"9"`}, body: map[string]any{"name": "x"}, status: 412, code: "stale"},
			{name: "a change of nothing that was read", token: owner, method: "PATCH", path: site, body: map[string]any{"name": "x"}, status: 428, code: "no-condition"},
			{name: "a place outside its plan", token: owner, method: "POST", path: "/api/assets", body: map[string]any{"floor": o.Demo.Floors[0].ID, "name": "x", "kind": "desk", "x": 790, "y": 1}, status: 422, code: "invalid", where: "body.x"},
			{name: "a plan as JSON", token: owner, method: "PUT", path: "/api/floors/" + o.Demo.Floors[0].ID + "/plan", body: "{}", status: 415, code: "not-json"},
		})
		floor := "/api/floors/" + o.Demo.Floors[0].ID + "/plan"
		hand(t, o, owner, floor, `"1"`, []byte("GIF89a")).refused(t, 422, "invalid")
		hand(t, o, owner, floor, `"7"`, []byte(svg)).refused(t, 412, "stale")
		hand(t, o, anna, floor, `"1"`, []byte(svg)).refused(t, 403, "refused")
		hand(t, o, owner, floor, `"1"`, []byte(strings.Repeat(" ", 11<<20))).refused(t, 413, "too-large")
	})
}
