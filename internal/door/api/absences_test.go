package api_test

import (
	"testing"

	"bureau/internal/fault"
	"bureau/internal/office/officetest"
)

// sick reports somebody sick for a day, as programs do: what is in the way first.
func sick(t *testing.T, o *officetest.Office, token, day string) answer {
	t.Helper()
	body := map[string]any{"kind": "sickness", "first_day": day}
	body["shown"] = ask(t, o, token, "POST", "/api/absences/check", body).want(t, 200).text("shown")
	return ask(t, o, token, "POST", "/api/absences", body).want(t, 201)
}

func TestAnAbsenceIsEnteredChangedReadAndRemovedByPrograms(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, admin := o.Demo.Members[0], o.Demo.Members[1], o.Demo.Admin
		a := sick(t, o, anna.Token, "2026-11-25")
		path := "/api/absences/" + a.text("id")
		ask(t, o, bram.Token, "GET", path, nil).refused(t, 404, fault.NotFound)
		if got := ask(t, o, admin.Token, "GET", path, nil).want(t, 200).text("kind"); got != "sickness" {
			t.Errorf("who may enter it reads %q", got)
		}
		times := ask(t, o, bram.Token, "GET", "/api/absences/times", nil).want(t, 200).items()
		if len(times) != 1 || times[0]["kind"] != "absent" || times[0]["starts_at"] != "2026-11-24T23:00:00Z" {
			t.Errorf("a colleague reads %v", times)
		}
		reserve(t, o, anna.Token, o.Demo.Asset("Desk 1"), 24, 25)
		longer := map[string]any{"kind": "sickness", "first_day": "2026-11-25", "last_day": "2026-11-26", "free": true, "shown": a.text("id")}
		stale := ask(t, o, anna.Token, "PUT", path, longer, "If-Match", `"1"`).refused(t, 412, fault.Stale)
		current, _ := stale.json["current"].(map[string]any)
		if items, _ := current["items"].([]any); len(items) != 1 {
			t.Fatalf("in the way: %s", stale.body)
		}
		longer["shown"] = current["shown"]
		ask(t, o, anna.Token, "PUT", path, longer, "If-Match", `"1"`).want(t, 200)
		if left := ask(t, o, anna.Token, "GET", "/api/reservations", nil).want(t, 200).items(); len(left) != 0 {
			t.Errorf("reserved still: %v", left)
		}
		ask(t, o, anna.Token, "DELETE", path, nil, "If-Match", `"1"`).refused(t, 412, fault.Stale)
		ask(t, o, anna.Token, "DELETE", path, nil, "If-Match", `"2"`).want(t, 204)
		if all := ask(t, o, anna.Token, "GET", "/api/absences", nil).want(t, 200).items(); len(all) != 0 {
			t.Errorf("left: %v", all)
		}
	})
}

func TestWhatIsNoAbsenceIsRefusedWithItsPlace(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		token := o.Demo.Members[0].Token
		body := func(change map[string]any) map[string]any {
			b := map[string]any{"kind": "sickness", "first_day": "2026-11-25", "shown": "x"}
			for k, v := range change {
				b[k] = v
			}
			return b
		}
		tryAll(t, o, []refusal{
			{name: "no day", token: token, method: "POST", path: "/api/absences", body: body(map[string]any{"first_day": "2026-02-30"}), status: 422, code: fault.Invalid, where: "body.first_day"},
			{name: "an end before", token: token, method: "POST", path: "/api/absences", body: body(map[string]any{"last_day": "2026-11-24"}), status: 422, code: fault.Invalid, where: "body.last_day"},
			{name: "a sickness by the hour", token: token, method: "POST", path: "/api/absences", body: body(map[string]any{"from": "10:00", "to": "11:00"}), status: 422, code: fault.Invalid, where: "body.from"},
			{name: "a vacation without the right", token: token, method: "POST", path: "/api/absences", body: body(map[string]any{"kind": "vacation"}), status: 403, code: fault.Refused, where: "body.kind"},
		})
	})
}
