package api_test

import (
	"fmt"
	"maps"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// again is the body of a series: four Mondays and Wednesdays from a month on.
func again(asset workplace.Asset) map[string]any {
	return map[string]any{"asset": asset.ID, "rule": "FREQ=WEEKLY;BYDAY=MO,WE", "first_day": "2026-12-21", "times": 8, "from": "09:00", "to": "17:00"}
}

func with(body map[string]any, more map[string]any) map[string]any {
	out := maps.Clone(body)
	maps.Copy(out, more)
	return out
}

// Rule W01
func TestASeriesIsCheckedMadeChangedCancelledAndUndone(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, bram, desk := o.Demo.Members[0].Token, o.Demo.Members[1].Token, o.Demo.Asset("Desk 1")
		ask(t, o, bram, "POST", "/api/reservations", map[string]any{"asset": desk.ID, "starts_at": "2026-12-23T10:00:00+01:00", "ends_at": "2026-12-23T11:00:00+01:00"}).want(t, 201)
		look := ask(t, o, anna, "POST", "/api/series/check", again(desk)).want(t, 200)
		if look.json["conflicts"] != 1.0 || len(look.json["occurrences"].([]any)) != 8 {
			t.Fatalf("it looks like %s", look.body)
		}
		ask(t, o, anna, "POST", "/api/series", again(desk)).refused(t, 409, "taken")
		skip := with(again(desk), map[string]any{"otherwise": "skip", "promise": look.json["promises"].(map[string]any)["skip"]})
		made := ask(t, o, anna, "POST", "/api/series", skip, "Idempotency-Key", "1").want(t, 201)
		if n := len(made.json["reservations"].([]any)); n != 7 || made.text("last_day") != "2027-01-13" {
			t.Fatalf("%d were made: %s", n, made.body)
		}
		if twice := ask(t, o, anna, "POST", "/api/series", skip, "Idempotency-Key", "1").want(t, 201); twice.text("id") != made.text("id") {
			t.Error("sent again it is made again")
		}
		path := "/api/series/" + made.text("id")
		ask(t, o, bram, "GET", path, nil).refused(t, 404, "not-found")
		if list := ask(t, o, anna, "GET", "/api/series", nil).want(t, 200).items(); len(list) != 1 {
			t.Errorf("the list is %v", list)
		}
		ask(t, o, anna, "PATCH", path, map[string]any{"from": "10:00", "to": "12:00"}, "If-Match", `"9"`).refused(t, 412, "stale")
		changed := ask(t, o, anna, "PATCH", path, map[string]any{"from_day": "2027-01-04", "from": "10:00", "to": "12:00"}, "If-Match", made.header.Get("ETag")).want(t, 200)
		if n := len(changed.json["reservations"].([]any)); n != 4 || changed.text("id") == made.text("id") || changed.text("from") != "10:00" {
			t.Errorf("changed it is %s", changed.body)
		}
		path = "/api/series/" + changed.text("id")
		ask(t, o, anna, "DELETE", path+"?from=2027-01-11", nil).want(t, 204)
		if n := len(ask(t, o, anna, "GET", "/api/reservations", nil).want(t, 200).items()); n != 5 {
			t.Errorf("%d are left", n)
		}
		ask(t, o, anna, "DELETE", path+"/cancellation", nil).want(t, 200)
		if n := len(ask(t, o, anna, "GET", "/api/reservations", nil).want(t, 200).items()); n != 7 {
			t.Errorf("%d are there after undoing", n)
		}
		ask(t, o, anna, "DELETE", path, nil).want(t, 204)
		o.Clock.Advance(11 * time.Minute)
		ask(t, o, anna, "DELETE", path+"/cancellation", nil).refused(t, 403, "refused")
	})
}

func TestWhatIsNoSeriesIsRefusedWithThePlace(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Token, o.Demo.Asset("Desk 1")
		for where, more := range map[string]map[string]any{
			"body.rule": {"rule": "FREQ=SECONDLY"}, "body.first_day": {"first_day": "2026-13-01"}, "body.from": {"from": "25:00"},
			"body.times": {"times": 1_000_000}, "body.to": {"to": "08:00"},
		} {
			for _, path := range []string{"/api/series/check", "/api/series"} {
				a := ask(t, o, anna, "POST", path, with(again(desk), more)).refused(t, 422, "invalid")
				if a.where() != where {
					t.Errorf("%s points to %q: %s", where, a.where(), a.body)
				}
			}
		}
		for _, more := range []map[string]any{{"member": o.Demo.Members[1].Member}, {"guest": "Gerda"}} {
			ask(t, o, anna, "POST", "/api/series", with(again(desk), more)).refused(t, 403, "refused")
		}
	})
}

// Rule W23
func TestAVisitorAndAColleagueAreBookedForOverTheAPI(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin, bram, desk := o.Demo.Admin, o.Demo.Members[1], o.Demo.Asset("Desk 1")
		body := with(wish(desk, 1, 2), map[string]any{"member": bram.Member})
		ask(t, o, o.Demo.Members[0].Token, "POST", "/api/reservations", body).refused(t, 403, "refused")
		made := ask(t, o, admin.Token, "POST", "/api/reservations", body).want(t, 201)
		if made.text("member") != bram.Member || made.text("booked_by") != admin.Member {
			t.Errorf("made is %s", made.body)
		}
		path := "/api/reservations/" + made.text("id")
		for _, who := range []string{admin.Token, bram.Token} {
			ask(t, o, who, "GET", path, nil).want(t, 200)
		}
		ask(t, o, o.Demo.Members[2].Token, "GET", path, nil).refused(t, 404, "not-found")
		ask(t, o, admin.Token, "DELETE", path, nil).want(t, 204)
		ask(t, o, admin.Token, "DELETE", path+"/cancellation", nil).want(t, 200)
		ask(t, o, admin.Token, "POST", "/api/reservations", with(wish(o.Demo.Asset("Desk 2"), 1, 2), map[string]any{"guest": "Gerda Gast", "guest_email": "no address"})).refused(t, 422, "invalid")
		ask(t, o, admin.Token, "POST", "/api/reservations", with(wish(o.Demo.Asset("Desk 2"), 1, 2), map[string]any{"guest": "Gerda Gast"})).want(t, 201)
		for who, n := range map[string]int{admin.Token: 1, o.Demo.Manager.Token: 1, bram.Token: 0} {
			if all := ask(t, o, who, "GET", "/api/visitors?"+url.Values{"from": {at(0)}, "to": {at(9)}}.Encode(), nil).want(t, 200).items(); len(all) != n {
				t.Errorf("%d visitors are seen: %v", len(all), all)
			}
		}
	})
}

func TestAProgramChangesTheDaysOfASeries(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna := o.Demo.Members[0].Token
		body := map[string]any{"asset": o.Demo.Asset("Desk 1").ID, "rule": "FREQ=WEEKLY;BYDAY=MO", "first_day": "2026-11-30", "times": 3, "from": "09:00", "to": "17:00"}
		path := "/api/series/" + ask(t, o, anna, "POST", "/api/series", body).want(t, 201).text("id")
		ask(t, o, anna, "PATCH", path, map[string]any{"rule": "FREQ=WEEKLY;BYDAY=ZZ"}).refused(t, 422, "invalid")
		a := ask(t, o, anna, "PATCH", path, map[string]any{"rule": "FREQ=WEEKLY;BYDAY=TU,TH", "from_day": "2026-12-07"}).want(t, 200)
		if all, _ := a.json["reservations"].([]any); a.text("rule") != "FREQ=WEEKLY;BYDAY=TU,TH" || len(all) != 2 {
			t.Errorf("it is %s", a.body)
		}
	})
}

// Rule W01
func TestOverlappingSeriesUnderRaceKeepWhatWasPromised(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		tokens := crowd(t, o)[:16]
		for round := range 20 {
			desk := o.Demo.Asset(fmt.Sprint("Desk ", 1+round%6))
			first := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 14*(round/6)).Format(time.DateOnly)
			body := func(i int) map[string]any {
				days := []string{"TU,WE", "WE,TH", "TH,FR", "TU,FR"}[i%4]
				return map[string]any{"asset": desk.ID, "rule": "FREQ=WEEKLY;BYDAY=" + days, "first_day": first, "times": 4,
					"from": fmt.Sprintf("%02d:00", 8+i%3), "to": fmt.Sprintf("%02d:00", 10+i%3), "otherwise": []string{"refuse", "skip"}[i%2]}
			}
			wishes := make([]map[string]any, len(tokens))
			looks := together(tokens, func(i int, token string) answer {
				seen := body(i)
				delete(seen, "otherwise")
				return ask(t, o, token, "POST", "/api/series/check", seen)
			})
			for i, look := range looks {
				promises := look.want(t, 200).json["promises"].(map[string]any)
				wishes[i] = with(body(i), map[string]any{"promise": promises[body(i)["otherwise"].(string)]})
			}
			all := together(tokens, func(i int, token string) answer { return ask(t, o, token, "POST", "/api/series", wishes[i]) })
			kept(t, o, tokens, wishes, all, desk)
		}
	})
}

// kept checks that each series has exactly what was promised and everyone else has nothing, and that no time is held twice.
func kept(t *testing.T, o *officetest.Office, tokens []string, wishes []map[string]any, all []answer, desk workplace.Asset) {
	t.Helper()
	made := 0
	for i, a := range all {
		promise, _, _ := strings.Cut(wishes[i]["promise"].(string), ".")
		switch a.status {
		case 201:
			made++
			now := ask(t, o, tokens[i], "GET", "/api/series/"+a.text("id"), nil).want(t, 200)
			if n := len(now.json["reservations"].([]any)); n != strings.Count(promise, "y") || len(promise) != 4 {
				t.Fatalf("%d of %s were made", n, promise)
			}
		case 409:
			a.refused(t, 409, "taken")
		default:
			t.Fatalf("answered %d: %s", a.status, a.body)
		}
	}
	claims, rows := held(t, o, desk, hours(0, 24*300))
	if made == 0 || claims != rows {
		t.Fatalf("%d series were made; %d claims, %d reservations", made, claims, rows)
	}
	whole(t, o)
}

// whole checks that no series is there by half: each has its occurrences, and each occurrence its series.
func whole(t *testing.T, o *officetest.Office) {
	t.Helper()
	listed := 0
	for _, p := range append([]officetest.Person{o.Demo.Owner, o.Demo.Admin, o.Demo.Manager}, o.Demo.Members...) {
		for _, s := range ask(t, o, p.Token, "GET", "/api/series", nil).want(t, 200).items() {
			one := ask(t, o, p.Token, "GET", "/api/series/"+s["id"].(string), nil).want(t, 200)
			if len(one.json["reservations"].([]any)) == 0 {
				t.Fatalf("a series without a reservation: %s", one.body)
			}
			listed++
		}
	}
	if listed == 0 {
		t.Fatal("no series is listed")
	}
}
