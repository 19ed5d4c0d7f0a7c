package api_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/office/officetest"
)

// Rule W01
func TestAReservationIsMadeReadChangedAndCancelled(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk, room := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1"), o.Demo.Asset("Room 1")
		made := reserve(t, o, anna, desk, 1, 3)
		path := "/api/reservations/" + made.text("id")
		if made.header.Get("Location") != path || made.header.Get("ETag") != `"1"` {
			t.Errorf("Location %q, ETag %q", made.header.Get("Location"), made.header.Get("ETag"))
		}
		shown := fmt.Sprintf(`{"id":%q,"asset":%q,"asset_name":"Desk 1","starts_at":"2026-11-24T09:00:00Z","ends_at":"2026-11-24T11:00:00Z","zone":"Europe/Amsterdam","rev":1,"created_at":"2026-11-24T08:00:00Z",`+
			`"member":%[3]q,"booked_by":%[3]q,"guest":"","series":""}`+"\n", made.text("id"), desk.ID, o.Demo.Members[0].Member)
		if string(made.body) != shown {
			t.Errorf("it shows %s", made.body)
		}
		if read := ask(t, o, anna, "GET", path, nil).want(t, 200); string(read.body) != shown || read.header.Get("ETag") != `"1"` {
			t.Errorf("read again it shows %s", read.body)
		}
		moved := ask(t, o, anna, "PATCH", path, map[string]any{"asset": room.ID, "ends_at": at(4)}, "If-Match", `"1"`).want(t, 200)
		if moved.text("asset_name") != "Room 1" || moved.text("starts_at") != at(1) || moved.text("ends_at") != at(4) || moved.header.Get("ETag") != `"2"` {
			t.Errorf("moved it shows %s", moved.body)
		}
		if all := ask(t, o, anna, "GET", "/api/reservations", nil).want(t, 200).items(); len(all) != 1 || all[0]["id"] != made.text("id") {
			t.Errorf("the list shows %v", all)
		}
		reserve(t, o, o.Demo.Members[1].Token, desk, 1, 3) // what was left is free again
		for range 2 {
			if gone := ask(t, o, anna, "DELETE", path, nil).want(t, 204); len(gone.body) != 0 {
				t.Errorf("cancelling answers %s", gone.body)
			}
		}
		ask(t, o, anna, "GET", path, nil).refused(t, 404, "not-found")
		reserve(t, o, o.Demo.Members[1].Token, room, 1, 4)
	})
}

// Rule W01
func TestReservationsThatCannotBeMadeSayWhyAndWhere(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		reserve(t, o, o.Demo.Members[1].Token, desk, 1, 2)
		vienna := o.Demo.Assets[9]
		post := func(name string, body any, status int, code, where, says string) refusal {
			return refusal{name: name, token: anna, method: "POST", path: "/api/reservations", body: body, status: status, code: faultCode(code), where: where, says: says}
		}
		with := func(from, to string) map[string]any {
			return map[string]any{"asset": desk.ID, "starts_at": from, "ends_at": to}
		}
		tryAll(t, o, []refusal{
			post("somebody else has it", wish(desk, 1.5, 3), 409, "taken", "", "Desk 1 is already taken: Tue 24 Nov, 10:00 – 11:00"),
			post("the end is before the start", wish(desk, 5, 4), 422, "invalid", "body.ends_at", "end lies before the start"),
			post("it has no length", wish(desk, 5, 5), 422, "invalid", "body.ends_at", "the same"),
			post("it has no length in microseconds", with(at(5), strings.Replace(at(5), "Z", ".0000004Z", 1)), 422, "invalid", "body.ends_at", "the same"),
			post("it is over", wish(desk, -4, -3), 422, "invalid", "body.starts_at", "passed"),
			post("it began yesterday", wish(desk, -20, 5), 422, "invalid", "body.starts_at", "passed"),
			post("it is too long", wish(desk, 5, 24*40), 422, "invalid", "body.ends_at", "31 days"),
			post("it is too far ahead", wish(desk, 24*400, 24*400+1), 422, "invalid", "body.starts_at", "366 days"),
			post("the site is closed", wish(vienna, 20, 21), 422, "invalid", "body.starts_at", "Wien is not open"),
			post("the asset does not exist", map[string]any{"asset": "nothing", "starts_at": at(5), "ends_at": at(6)}, 404, "not-found", "", "does not exist"),
			post("the asset is missing", map[string]any{"starts_at": at(5), "ends_at": at(6)}, 422, "invalid", "body.asset", "missing"),
			post("the asset is null", map[string]any{"asset": nil, "starts_at": at(5), "ends_at": at(6)}, 422, "invalid", "body.asset", "string"),
			post("the asset is a number", map[string]any{"asset": 7, "starts_at": at(5), "ends_at": at(6)}, 422, "invalid", "body.asset", "string"),
			post("a time has no offset", with("2026-11-24T12:00:00", at(6)), 422, "invalid", "body.starts_at", "offset"),
			post("a time is a date", with(at(5), "2026-11-25"), 422, "invalid", "body.ends_at", "offset"),
			post("a time is before all offices", with("1969-12-31T23:59:59Z", at(6)), 422, "invalid", "body.starts_at", "1970"),
			post("a time is after the last year in UTC", with(at(5), "9999-12-31T23:59:59-01:00"), 422, "invalid", "body.ends_at", "9999"),
			post("a property does not exist", map[string]any{"asset": desk.ID, "starts_at": at(5), "ends_at": at(6), "colour": "red"}, 422, "invalid", "body.colour", "does not exist"),
		})
	})
}

// Rule W01
func TestTimesOfRequestsHaveAnyOffsetAndMicroseconds(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		a := ask(t, o, anna, "POST", "/api/reservations", map[string]any{"asset": desk.ID,
			"starts_at": "2026-11-24T15:00:00.123456+05:45", "ends_at": "2026-11-24T05:00:00.5000009-05:00"}).want(t, 201)
		if a.text("starts_at") != "2026-11-24T09:15:00.123456Z" || a.text("ends_at") != "2026-11-24T10:00:00.5Z" {
			t.Errorf("it shows %s", a.body)
		}
		bram := o.Demo.Members[1].Token
		after := map[string]any{"asset": desk.ID, "starts_at": "2026-11-24T10:00:00.5Z", "ends_at": "2026-11-24T10:01:00.500001Z"}
		ask(t, o, bram, "POST", "/api/reservations", after).want(t, 201) // what only touches is free, to the microsecond
		after["starts_at"] = "2026-11-24T10:00:01.500002Z"
		ask(t, o, bram, "POST", "/api/reservations", after).refused(t, 422, "invalid") // a microsecond less than a minute
	})
}

// Rule W01
func TestAChangeThatCannotBeLeavesTheReservationAsItWas(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		made := reserve(t, o, anna, desk, 1, 3)
		reserve(t, o, o.Demo.Members[1].Token, desk, 3, 4)
		path := "/api/reservations/" + made.text("id")
		patch := func(name string, body any, status int, code, where, says string, header ...string) refusal {
			return refusal{name: name, token: anna, method: "PATCH", path: path, body: body, header: header, status: status, code: faultCode(code), where: where, says: says}
		}
		longer := map[string]any{"ends_at": at(3.5)}
		foreign := patch("it is somebody else's", longer, 404, "not-found", "", "does not exist")
		foreign.token = o.Demo.Owner.Token
		tryAll(t, o, []refusal{
			patch("somebody has the time after it", longer, 409, "taken", "", "already taken"),
			patch("nothing is to change", map[string]any{}, 422, "invalid", "", "at least one"),
			patch("its end would come before its start", map[string]any{"ends_at": at(0.5)}, 422, "invalid", "body.ends_at", "before the start"),
			patch("another revision is expected", longer, 412, "stale", "", "changed in the meantime", "If-Match", `"7"`),
			patch("no ETag of ours is expected", longer, 412, "stale", "", "changed in the meantime", "If-Match", `W/"x"`),
			patch("a time cannot be read", map[string]any{"starts_at": "tomorrow"}, 422, "invalid", "body.starts_at", "offset"),
			foreign,
		})
		stale := ask(t, o, anna, "PATCH", path, longer, "If-Match", `"0"`).refused(t, 412, "stale")
		if now, _ := stale.json["current"].(map[string]any); now["id"] != made.text("id") || now["rev"] != 1.0 || now["ends_at"] != at(3) {
			t.Errorf("the problem does not carry how it stands: %s", stale.body)
		}
		ask(t, o, anna, "DELETE", path, nil, "If-Match", `"2"`).refused(t, 412, "stale")
		if read := ask(t, o, anna, "GET", path, nil); string(read.body) != string(made.body) {
			t.Errorf("it was %s and is %s", made.body, read.body)
		}
		ask(t, o, anna, "PATCH", path, map[string]any{"starts_at": at(2)}, "If-Match", "*").want(t, 200)
		ask(t, o, anna, "DELETE", path, nil, "If-Match", `"2"`).want(t, 204)
	})
}

// Rule W01
func TestAReservationThatRunsCanBeShortenedAndOneThatIsOverStays(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		path := "/api/reservations/" + reserve(t, o, anna, desk, 1, 5).text("id")
		o.Clock.Advance(2 * time.Hour)
		begun := ask(t, o, anna, "PATCH", path, map[string]any{"starts_at": at(3)}).refused(t, 403, "refused")
		if begun.where() != "body.starts_at" {
			t.Errorf("it points to %q", begun.where())
		}
		ask(t, o, anna, "PATCH", path, map[string]any{"ends_at": at(3)}).want(t, 200)
		o.Clock.Advance(2 * time.Hour)
		ask(t, o, anna, "PATCH", path, map[string]any{"ends_at": at(6)}).refused(t, 403, "refused")
		ask(t, o, anna, "DELETE", path, nil).refused(t, 403, "refused")
		if all := ask(t, o, anna, "GET", "/api/reservations", nil).items(); len(all) != 0 {
			t.Errorf("what is over is among the upcoming: %v", all)
		}
	})
}

// Rule W01
func TestTheSameKeyMakesOneReservation(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, rack := o.Demo.Members[0].Token, o.Demo.Asset("Bike rack")
		key := []string{"Idempotency-Key", "trip 1"}
		first := ask(t, o, anna, "POST", "/api/reservations", wish(rack, 1, 2), key...).want(t, 201)
		again := ask(t, o, anna, "POST", "/api/reservations", wish(rack, 1, 2), key...).want(t, 201)
		if string(first.body) != string(again.body) || first.header.Get("Location") != again.header.Get("Location") {
			t.Errorf("the answers differ: %s %s", first.body, again.body)
		}
		other := ask(t, o, anna, "POST", "/api/reservations", wish(rack, 1, 3), key...).refused(t, 422, "invalid")
		if other.where() != "header.Idempotency-Key" {
			t.Errorf("it points to %q", other.where())
		}
		bram := ask(t, o, o.Demo.Members[1].Token, "POST", "/api/reservations", wish(rack, 1, 2), key...).want(t, 201)
		if bram.text("id") == first.text("id") {
			t.Error("two people share a reservation because they chose the same key")
		}
		ask(t, o, anna, "POST", "/api/reservations", wish(rack, 5, 6), "Idempotency-Key", strings.Repeat("k", 201)).refused(t, 422, "invalid")
		ask(t, o, anna, "POST", "/api/reservations", wish(rack, 5, 6), "Idempotency-Key", strings.Repeat("k", 200)).want(t, 201)
		if left := ask(t, o, anna, "GET", "/api/assets/"+rack.ID+"?from="+at(1)+"&to="+at(2), nil).json["left"]; left != 1.0 {
			t.Errorf("%v places are left of three, want 1", left)
		}
		ask(t, o, anna, "DELETE", "/api/reservations/"+first.text("id"), nil).want(t, 204)
		ask(t, o, anna, "POST", "/api/reservations", wish(rack, 1, 2), key...).refused(t, 422, "invalid")
	})
}

// Rule W01
func TestTheSameKeyAtTheSameMomentMakesOneReservation(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, rack := o.Demo.Members[0].Token, o.Demo.Asset("Bike rack")
		for round := range 10 {
			var wg sync.WaitGroup
			ids := make([]string, 8)
			for i := range ids {
				wg.Go(func() {
					a := ask(t, o, anna, "POST", "/api/reservations", wish(rack, float64(round+1), float64(round+2)), "Idempotency-Key", fmt.Sprint("round ", round))
					if a.status != 201 {
						t.Errorf("answered %d: %s", a.status, a.body)
					}
					ids[i] = a.text("id")
				})
			}
			wg.Wait()
			for _, id := range ids {
				if id != ids[0] {
					t.Fatalf("round %d made %v", round, ids)
				}
			}
		}
		if all := ask(t, o, anna, "GET", "/api/reservations", nil).items(); len(all) != 10 {
			t.Errorf("there are %d reservations, want 10", len(all))
		}
	})
}

func TestALongListComesInPages(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		for i := range 5 {
			reserve(t, o, anna, desk, float64(i+1), float64(i+2))
		}
		var starts []string
		cursor := ""
		for range 3 {
			a := ask(t, o, anna, "GET", "/api/reservations?limit=2&cursor="+cursor, nil).want(t, 200)
			for _, i := range a.items() {
				starts = append(starts, i["starts_at"].(string))
			}
			cursor = a.text("next")
		}
		if want := []string{at(1), at(2), at(3), at(4), at(5)}; cursor != "" || fmt.Sprint(starts) != fmt.Sprint(want) {
			t.Errorf("the pages show %v, then %q", starts, cursor)
		}
	})
}
