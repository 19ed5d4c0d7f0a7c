package acceptance

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/notice"
	"bureau/internal/office/officetest"
)

// line is a page to be looked at: the route it is of, who looks, what the answer's status is and how to get there.
type line struct {
	name, route, who string
	status           int
	get              func(v *visitor) int
}

// to is path with the names of things in place of their ids.
func to(p string) func(v *visitor) int { return func(v *visitor) int { return v.open(named(v.o, p)) } }

func path(p string) func(v *visitor) int { return func(v *visitor) int { return v.open(p) } }

func asset(query, name string) func(v *visitor) int {
	return func(v *visitor) int { return v.open("/places?" + query + "asset=" + v.o.Demo.Asset(name).ID) }
}

// form sends a form from the start page; on the way there the office's ids take the place of their names.
func form(p string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		v.open("/more")
		filled := url.Values{}
		for k, all := range fields {
			for _, one := range all {
				filled.Add(k, named(v.o, one))
			}
		}
		return v.post(named(v.o, p), filled)
	}
}

// named puts ids of the office in place of their names.
func named(o *officetest.Office, s string) string {
	return strings.NewReplacer("DESK1", o.Demo.Asset("Desk 1").ID, "DESK5", o.Demo.Asset("Desk 5").ID, "CODE7", o.Demo.Asset("Room 1").Code, "CODE1", o.Demo.Asset("Desk 1").Code, "CODE3", o.Demo.Asset("Desk 3").Code,
		"ANNA", anna(o).Member, "OWNER", o.Demo.Owner.Member, "FLOOR2", o.Demo.Floors[1].ID, "FLOOR1", o.Demo.Floors[0].ID, "SITE1", o.Demo.Sites[0].ID).Replace(s)
}

// publicDomain asks to let the people of a public mail domain join.
func publicDomain(v *visitor) int {
	var d directory.MailDomain
	write(v.t, v.o, func(_ context.Context, tx db.Tx) (err error) {
		if _, err = directory.AddMailDomain(tx, v.o.Demo.Owner.Actor, "demo.example"); err == nil {
			d, err = directory.AddMailDomain(tx, v.o.Demo.Owner.Actor, "gmail.com")
		}
		return err
	})
	v.open("/manage/mail-domains")
	return v.post("/manage/mail-domains/"+d.ID+"/joining", url.Values{"joining": {"yes"}})
}

func edit(v *visitor) int {
	return v.open("/reservations/" + reservations(v.t, v.o, anna(v.o))[0].Reservation.ID)
}

func editRefused(v *visitor) int {
	r := reservations(v.t, v.o, anna(v.o))[0].Reservation.ID
	return v.post("/reservations/"+r, url.Values{"rev": {"99"}, "date": {"2026-11-24"}, "from": {"10:00"}, "to": {"11:00"}})
}

// ended comes with the cookie of a session that has ended.
func (v *visitor) ended(email string) {
	v.t.Helper()
	s, err := v.o.Accounts.SignIn(context.Background(), email, officetest.Password, "127.0.0.1", "")
	must(v.t, err)
	v.bring([]*network.Cookie{{Name: "bureau_session", Value: s.Secret}})
	v.open("/more")
	must(v.t, v.o.Accounts.SignOut(context.Background(), s))
}

func endedPage(v *visitor) int {
	v.ended("anna@demo.example")
	return v.open("/places")
}

func keptEnded(v *visitor) int {
	v.ended("anna@demo.example")
	return v.post("/reservations", url.Values{"asset": {v.o.Demo.Asset("Desk 1").ID}, "date": {"2026-11-26"}, "from": {"10:15"}, "to": {"11:45"}})
}

func keptPage(v *visitor) int {
	keptEnded(v)
	v.typed("#email", "anna@demo.example")
	v.typed("#password", officetest.Password)
	return v.press("main form button.main", "")
}

// noticed is a page while a notice hangs that the operator wrote in two languages; it is taken down again.
func noticed(p string) func(v *visitor) int {
	return func(v *visitor) int {
		v.t.Helper()
		operator := &notice.Board{DB: v.o.DB, Clock: v.o.Clock}
		must(v.t, operator.Set(context.Background(), notice.Notice{"en": maintenance, "de": "Heute ab 18:00 wird Bureau gewartet. Speichere vorher, was du eingegeben hast."}))
		v.o.Clock.Advance(time.Minute)
		status := v.open(p)
		if !v.shows(".announced", "") {
			v.t.Errorf("no notice hangs above %s", p)
		}
		must(v.t, operator.Clear(context.Background()))
		v.o.Clock.Advance(time.Minute)
		return status
	}
}

const maintenance = "Bureau is maintained today from six in the evening. Save what you have typed before that: " +
	"http://status.bureau.example/maintenance/2026-11-24/planned-work-on-the-database-of-every-organisation"

// table is every page of the office in every state that looks different.
var table = append([]line{
	{"sign-in", "/sign-in", "", 200, path("/sign-in")},
	{"sign-in refused", "/sign-in", "", 422, func(v *visitor) int {
		v.open("/sign-in")
		return v.post("/sign-in", url.Values{"email": {"x@demo.example"}})
	}},
	{"session ended", "/places", "", 401, endedPage},
	{"session ended with something kept", "/places", "", 401, keptEnded},
	{"kept", "/sign-in", "", 200, keptPage},
	{"second step", "/sign-in/{step}", "", 200, secondStepPage},
	{"second step refused", "/sign-in", "", 422, func(v *visitor) int { return secondStepPage(v) - 200 + v.secondStepRefused() }},
	{"sign-in with a passkey", "/sign-in", "", 200, func(v *visitor) int { v.open("/sign-in"); return v.post("/sign-in/passkey", url.Values{}) }},
	{"through the organisation", "/sign-in/organisation", "", 200, path("/sign-in/organisation")},
	{"through the organisation, none", "/sign-in/organisation", "", 404, func(v *visitor) int {
		v.open("/sign-in/organisation")
		return v.post("/sign-in/organisation", url.Values{"email": {"x@nowhere.example"}})
	}},
	{"back from the organisation", "/sign-in/back", "", 200, path("/sign-in/back")},
	{"today", "/{$}", "anna", 200, path("/")},
	{"today empty", "/{$}", "emma", 200, path("/")},
	{"today with a note", "/{$}", "anna", 200, path("/?note=checked-in")},
	{"today with the guide", "/{$}", "owner", 200, path("/")},
	{"today under a notice of the operator", "/{$}", "anna", 200, noticed("/")},
	{"sign-in under a notice of the operator", "/sign-in", "", 200, noticed("/sign-in")},
	{"start", "/start", "owner", 200, path("/start")},
	{"plan", "/places", "anna", 200, path("/places")},
	{"plan of another site", "/places", "emma", 200, func(v *visitor) int { return v.open(named(v.o, "/places?floor=FLOOR2")) }},
	{"plan with a free place", "/places", "anna", 200, asset("", "Room 2")},
	{"plan with a place free for a while", "/places", "anna", 200, asset("", "Desk 2")},
	{"plan with a taken place", "/places", "anna", 200, asset("", "Desk 4")},
	{"plan with a filter", "/places", "anna", 200, path("/places?kind=room&feature=screen")},
	{"plan with a wrong period", "/places", "anna", 422, path("/places?from=17:00&to=09:00")},
	{"plan with a refusal", "/places", "anna", 409, form("/reservations", url.Values{"asset": {"DESK1"}, "date": {"2026-11-24"}, "from": {"10:00"}, "to": {"11:00"}})},
	{"plan for a manager", "/places", "owner", 200, func(v *visitor) int { return asset("", "Room 2")(v) + v.unfold() }},
	{"plan for a manager, out of use", "/places", "owner", 200, func(v *visitor) int { return asset("", "Desk 5")(v) + v.unfold() }},
	{"plan for a manager, refused", "/places", "owner", 422, form("/places/DESK1/out", url.Values{"date": {"never"}})},
	{"plan for a manager, somebody has it", "/places", "owner", 409, form("/places/DESK1/out", url.Values{"date": {"2026-11-24"}, "reason": {"broken"}})},
	{"list", "/places", "anna", 200, path("/places?view=list")},
	{"list with a chosen place", "/places", "anna", 200, asset("view=list&", "Desk 3")},
	{"list empty", "/places", "anna", 200, path("/places?view=list&kind=locker")},
	{"find", "/places/find", "anna", 200, path("/places/find")},
	{"find without results", "/places/find", "anna", 200, path("/places/find?kind=locker&date=2026-11-25&from=09:00&to=10:00")},
	{"find with a wrong period", "/places/find", "anna", 422, path("/places/find?date=2026-11-25&from=x&to=10:00")},
	{"reservations", "/reservations", "anna", 200, path("/reservations")},
	{"reservations empty", "/reservations", "emma", 200, path("/reservations")},
	{"reservations with series, visitors and what was cancelled", "/reservations", "owner", 200, booked("/reservations")},
	{"presence with visitors", "/presence", "owner", 200, booked("/presence")},
	{"edit one of a series", "/reservations/{id}", "owner", 200, func(v *visitor) int {
		booked("/reservations")(v)
		return v.press("#series a", "")
	}},
	{"again", "/again", "anna", 200, func(v *visitor) int { return v.open(named(v.o, "/again?asset=DESK1")) }},
	{"again, for others too", "/again", "owner", 200, func(v *visitor) int { return v.open(named(v.o, "/again?asset=DESK1")) }},
	{"again, looked at", "/again", "anna", 200, form("/again/check", weekly("2026-11-24"))},
	{"again, refused", "/again", "anna", 422, form("/again/check", weekly("2026-11-01"))},
	{"edit", "/reservations/{id}", "anna", 200, edit},
	{"edit refused", "/reservations/{id}", "anna", 412, editRefused},
	{"absences", "/absences", "owner", 200, away("/absences")},
	{"absences empty", "/absences", "emma", 200, path("/absences?time=past")},
	{"absence, what to enter", "/absences/new", "owner", 200, path("/absences/new")},
	{"absence, a sickness", "/absences/new", "emma", 200, path("/absences/new?kind=sickness")},
	{"absence, a break", "/absences/new", "owner", 200, path("/absences/new?kind=break")},
	{"absence, a closure", "/absences/new", "owner", 200, path("/absences/new?kind=closure")},
	{"absence refused", "/absences/new", "owner", 422, path("/absences/new?kind=vacation&look=1&from=2026-12-02&to=2026-12-01")},
	{"absence with something in the way", "/absences/new", "anna", 200, path("/absences/new?kind=sickness&look=1")},
	{"absence with nothing in the way", "/absences/new", "emma", 200, path("/absences/new?kind=sickness&look=1")},
	{"absence with something else in the way", "/absences", "anna", 412, form("/absences", url.Values{"kind": {"sickness"}, "staff": {"ANNA"}, "from": {"2026-11-24"}, "shown": {"x"}})},
	{"absence to change", "/absences/{id}", "owner", 200, away("/absences/ABSENCE")},
	{"check-in", "/check-in", "emma", 200, path("/check-in")},
	{"check-in refused", "/check-in", "emma", 404, form("/check-in", url.Values{"code": {"NOPE99"}, "asked": {"1"}})},
	{"check-in at a third place", "/check-in", "anna", 403, form("/check-in", url.Values{"code": {"CODE7"}, "asked": {"1"}})},
	{"code of a free place", "/a/{code}", "emma", 200, func(v *visitor) int { return v.open(named(v.o, "/a/CODE7")) }},
	{"code of a taken place", "/a/{code}", "emma", 200, func(v *visitor) int { return v.open(named(v.o, "/a/CODE1")) }},
	{"code of the own place", "/a/{code}", "anna", 200, func(v *visitor) int { return v.open(named(v.o, "/a/CODE3")) }},
	{"unknown code", "/a/{code}", "emma", 404, path("/a/NOPE99")},
	{"scanner", "/check-in/scan", "emma", 200, path("/check-in/scan")},
	{"presence", "/presence", "anna", 200, path("/presence")},
	{"presence for a manager", "/presence", "owner", 200, path("/presence")},
	{"presence, nobody found", "/presence", "anna", 200, path("/presence?name=nobody")},
	{"history", "/history", "anna", 200, path("/history")},
	{"history empty", "/history", "emma", 200, path("/history")},
	{"profile", "/profile", "emma", 200, path("/profile")},
	{"profile with a new token", "/profile", "anna", 200, form("/profile/tokens", url.Values{"token": {"calendar"}})},
	{"profile refused", "/profile", "anna", 422, form("/profile/password", url.Values{"present": {"x"}, "password": {"short"}})},
	{"data", "/profile/data", "anna", 200, path("/profile/data")},
	{"delete", "/profile/delete", "anna", 200, path("/profile/delete")},
	{"delete, with a second factor", "/profile/delete", "secured", 200, path("/profile/delete")},
	{"delete, the last owner", "/profile/delete", "owner", 200, path("/profile/delete")},
	{"delete refused", "/profile/delete", "anna", 422, form("/profile/delete", url.Values{"present": {"x"}})},
	{"security", "/profile/security", "anna", 200, path("/profile/security")},
	{"security refused", "/profile/security", "anna", 422, form("/profile/security/codes", url.Values{"present": {"x"}})},
	{"setting up codes", "/profile/security", "anna", 200, form("/profile/security/codes", url.Values{"present": {officetest.Password}})},
	{"security with everything", "/profile/security", "secured", 200, path("/profile/security")},
	{"new recovery codes", "/profile/security", "secured", 200, form("/profile/security/recovery", url.Values{"present": {officetest.Password}})},
	{"a new passkey", "/profile/security", "anna", 200, form("/profile/security/passkeys", url.Values{"passkey": {"Laptop"}, "present": {officetest.Password}})},
	{"removing a passkey", "/profile/security/passkeys/{id}", "secured", 200, func(v *visitor) int {
		v.open("/profile/security")
		return v.press("[aria-labelledby=passkeys-title] li a", "")
	}},
	{"sign-in of the organisation", "/organisation/sign-in", "owner", 200, path("/organisation/sign-in")},
	{"sign-in of the organisation, refused", "/organisation/sign-in", "owner", 422, form("/organisation/sign-in", url.Values{"issuer": {"x"}})},
	{"people", "/people", "owner", 200, path("/people")},
	{"people, nobody found", "/people", "owner", 200, path("/people?name=nobody")},
	{"rights", "/people/{id}", "owner", 200, func(v *visitor) int { return v.open("/people/" + anna(v.o).Member) }},
	{"rights, changed meanwhile", "/people/{id}", "owner", 412, form("/people/ANNA", url.Values{"rev": {"99"}})},
	{"rights of the owner", "/people/{id}", "owner", 200, func(v *visitor) int { return v.open("/people/" + v.o.Demo.Owner.Member) }},
	{"people of a state", "/people", "owner", 200, path("/people?state=deactivated")},
	{"invitation", "/invitation", "", 200, invitedPage},
	{"invitation that is gone", "/invitation", "", 404, path("/invitation?code=x")},
	{"add a person", "/people/new", "owner", 200, path("/people/new")},
	{"add a person, refused", "/people/new", "owner", 409, form("/people/new", url.Values{"email": {"anna@demo.example"}, "lang": {"en"}})},
	{"edit a person", "/people/{id}/edit", "owner", 200, func(v *visitor) int { return v.open("/people/" + anna(v.o).Member + "/edit") }},
	{"edit a person, refused", "/people/{id}/edit", "owner", 422, editPersonRefused},
	{"deactivate", "/people/{id}/deactivate", "owner", 200, func(v *visitor) int { return v.open("/people/" + anna(v.o).Member + "/deactivate") }},
	{"erase", "/people/{id}/erase", "owner", 200, func(v *visitor) int { return v.open("/people/" + anna(v.o).Member + "/erase") }},
	{"erase, changed meanwhile", "/people/{id}/erase", "owner", 412, form("/people/ANNA/erase", url.Values{"rev": {"99"}})},
	{"groups empty", "/manage/groups", "owner", 200, path("/manage/groups")},
	{"groups refused", "/manage/groups", "owner", 422, form("/manage/groups", url.Values{"name": {" "}})},
	{"a group", "/manage/groups/{id}", "owner", 200, groupPage},
	{"mail domains", "/manage/mail-domains", "owner", 200, path("/manage/mail-domains")},
	{"mail domains refused", "/manage/mail-domains", "owner", 422, form("/manage/mail-domains", url.Values{"domain": {"no domain"}})},
	{"import", "/manage/import", "owner", 200, path("/manage/import")},
	{"import refused", "/manage/import", "owner", 422, form("/manage/import", url.Values{"list": {" "}})},
	{"import preview", "/manage/import/{id}", "owner", 200, draftPage},
	{"import without a column of addresses", "/manage/import/{id}", "owner", 200, draftOf("Colour\nred\n")},
	{"import done", "/manage/import/{id}", "owner", 200, donePage},
	{"mail domains, one that is public", "/manage/mail-domains", "owner", 403, publicDomain},
	{"log", "/manage/log", "owner", 200, logPage},
	{"log with a wrong day", "/manage/log", "owner", 422, path("/manage/log?from=x")},
	{"manage", "/manage", "owner", 200, path("/manage")},
	{"sites", "/manage/sites", "owner", 200, path("/manage/sites")},
	{"sites, not allowed", "/manage/sites", "anna", 403, path("/manage/sites")},
	{"new site", "/manage/sites/new", "owner", 200, path("/manage/sites/new")},
	{"new site refused", "/manage/sites", "owner", 422, form("/manage/sites", url.Values{"name": {"Wien"}, "zone": {"Mars/Olympus"}})},
	{"site", "/manage/sites/{id}", "owner", 200, to("/manage/sites/SITE1")},
	{"site, changed meanwhile", "/manage/sites/{id}", "owner", 412, form("/manage/sites/SITE1", url.Values{"rev": {"99"}, "name": {"x"}, "zone": {"UTC"}})},
	{"site with reservations outside its hours", "/manage/sites/{id}", "owner", 409, form("/manage/sites/SITE1", url.Values{"rev": {"1"}, "name": {"x"}, "zone": {"UTC"}})},
	{"site with a holiday refused", "/manage/sites/{id}", "owner", 422, form("/manage/sites/SITE1/holidays", url.Values{"date": {"x"}, "name": {"Feast"}})},
	{"site without a holiday file", "/manage/sites/{id}", "owner", 422, form("/manage/sites/SITE1/holidays/file", nil)},
	{"site with a look at holidays", "/manage/sites/{id}", "owner", 200, func(v *visitor) int {
		v.open("/manage/sites/" + v.o.Demo.Sites[0].ID)
		v.upload("#holiday-file", "holidays.ics", publicHolidays)
		return v.press("main form[action$='/holidays/file'] button", "")
	}},
	{"site not closed", "/manage/sites/{id}", "owner", 409, form("/manage/sites/SITE1/close", url.Values{"rev": {"1"}})},
	{"arrange", "/manage/floors/{id}", "owner", 200, to("/manage/floors/FLOOR1")},
	{"arrange with a preview", "/manage/floors/{id}", "owner", 200, to("/manage/floors/FLOOR1?preview=1&name=A1&kind=desk&count=8&gap=4&x=20&y=200")},
	{"arrange a place", "/manage/floors/{id}", "owner", 200, to("/manage/floors/FLOOR1?asset=DESK1&undo=10,10")},
	{"arrange, places refused", "/manage/floors/{id}", "owner", 422, form("/manage/floors/FLOOR1/places", url.Values{"name": {"Desk 1"}, "kind": {"desk"}, "x": {"1"}, "y": {"1"}})},
	{"arrange, place changed meanwhile", "/manage/floors/{id}", "owner", 412, form("/manage/places/DESK1", url.Values{"rev": {"99"}, "name": {"x"}})},
	{"arrange, place not removed", "/manage/floors/{id}", "owner", 409, form("/manage/places/DESK1/remove", url.Values{"rev": {"1"}})},
	{"arrange, floor not removed", "/manage/floors/{id}", "owner", 409, form("/manage/floors/FLOOR1/remove", url.Values{"rev": {"1"}})},
	{"arrange, plan refused", "/manage/floors/{id}", "owner", 422, form("/manage/floors/FLOOR1/plan", url.Values{"rev": {"1"}})},
	{"codes", "/manage/floors/{id}/codes", "owner", 200, to("/manage/floors/FLOOR1/codes")},
	{"codes, nothing chosen", "/manage/floors/{id}/codes", "owner", 422, form("/manage/floors/FLOOR1/codes", nil)},
	{"no practice yet", "/manage/practice", "owner", 200, path("/manage/practice")},
	{"no services yet", "/manage/practice/services", "owner", 200, func(v *visitor) int { v.begin(); return v.open("/manage/practice/services") }},
	{"no staff yet", "/manage/practice/staff", "owner", 200, func(v *visitor) int { v.begin(); return v.open("/manage/practice/staff?find=nobody") }},
	{"practice", "/manage/practice", "owner", 200, presented("/manage/practice")},
	{"practice refused", "/manage/practice", "owner", 422, presentedForm("/manage/practice", url.Values{"rev": {"2"}, "step": {"7"}, "change": {"24"}, "remind": {"0"}})},
	{"practice, changed meanwhile", "/manage/practice", "owner", 412, presentedForm("/manage/practice", url.Values{"rev": {"99"}, "step": {"15"}, "change": {"24"}, "remind": {"0"}, "currency": {"EUR"}})},
	{"services", "/manage/practice/services", "owner", 200, presented("/manage/practice/services")},
	{"new service", "/manage/practice/services/new", "owner", 200, presented("/manage/practice/services/new?staff=ANNA")},
	{"new service refused", "/manage/practice/services", "owner", 422, presentedForm("/manage/practice/services", url.Values{"name": {"x"}, "minutes": {"0"}, "price": {"much"}})},
	{"a service", "/manage/practice/services/{id}", "owner", 200, presented("/manage/practice/services/SERVICE2")},
	{"a service, changed meanwhile", "/manage/practice/services/{id}", "owner", 412, presentedForm("/manage/practice/services/SERVICE2",
		url.Values{"rev": {"99"}, "name": {"x"}, "minutes": {"20"}, "before": {"0"}, "after": {"0"}, "notice": {"0"}, "ahead": {"9"}, "colour": {"red"}})},
	{"remove a service", "/manage/practice/services/{id}/remove", "owner", 200, presented("/manage/practice/services/SERVICE1/remove")},
	{"staff", "/manage/practice/staff", "owner", 200, presented("/manage/practice/staff")},
	{"hours of staff", "/manage/practice/staff/{id}", "owner", 200, presented("/manage/practice/staff/ANNA")},
	{"hours of staff refused", "/manage/practice/staff/{id}", "owner", 422, presentedForm("/manage/practice/staff/ANNA", url.Values{"rev": {"2"}, "site": {"SITE1"}, "open-1-0": {"18:00"}, "close-1-0": {"09:00"}})},
	{"appointments by mail", "/manage/practice/lists", "owner", 200, presented("/manage/practice/lists")},
	{"appointments by mail refused", "/manage/practice/lists", "owner", 422, presentedForm("/manage/practice/lists", url.Values{"rev": {"1"}, "at": {"18:00"}, "days": {"9"}, "everybody": {"1"}, "addresses": {"reception"}})},
	{"appointments by mail, changed meanwhile", "/manage/practice/lists", "owner", 412, presentedForm("/manage/practice/lists", url.Values{"rev": {"9"}, "at": {"07:00"}, "days": {"3"}, "daily": {"1"}, "everybody": {"1"}})},
	{"cards", "/manage/practice/cards", "owner", 200, presented("/manage/practice/cards")},
	{"cards refused", "/manage/practice/cards", "owner", 422, presentedForm("/manage/practice/cards", url.Values{"link": {"javascript:x"}})},
	{"my hours", "/my-hours", "anna", 200, presented("/my-hours")},
	{"my hours without a calendar", "/my-hours", "emma", 200, path("/my-hours")},
	{"more", "/more", "owner", 200, path("/more")},
	{"not found", "/", "anna", 404, path("/nowhere")},
	{"not allowed", "/people", "anna", 403, path("/people")},
	{"api", "/api", "anna", 200, path("/api")},
}, slices.Concat(joining, ofCalendar, bookingPages, customerPages, ownPages, newsletterPages, waitingPages, telephonePages, promptPages, putOnPages, askedPages, callPages)...)

// unfold opens everything that is folded in the panel.
func (v *visitor) unfold() int {
	eval[bool](v, `(document.querySelectorAll("#panel details").forEach((d) => { d.open = true }), true)`)
	return 0
}

// fill lets the office be used: anna has reserved, is at two places and was at others; emma has nothing.
func fill(t testing.TB, o *officetest.Office) {
	t.Helper()
	reserve(t, o, bram(o), o.Demo.Asset("Desk 1"), at(9, 0), at(16, 0))
	reserve(t, o, bram(o), o.Demo.Asset("Desk 2"), at(13, 0), at(14, 0))
	checkIn(t, o, clara(o), o.Demo.Asset("Desk 4").Code)
	takeOut(t, o, o.Demo.Asset("Desk 5"))
	reserve(t, o, anna(o), o.Demo.Asset("Desk 6"), at(15, 0), at(16, 30))
	reserve(t, o, anna(o), wien(o, "Desk 2"), at(24+9, 0), at(24+17, 0))
	reserve(t, o, o.Demo.Members[3].Actor, wien(o, "Desk 3"), at(11, 0), at(12, 0))
	checkIn(t, o, anna(o), o.Demo.Asset("Desk 3").Code)
	o.Clock.Advance(10 * time.Minute)
	checkIn(t, o, anna(o), "HOME")
	checkIn(t, o, bram(o), "HOME")
	fillCalendar(t, o)
	must(t, o.Outbox.Drain(context.Background())) // what is mailed of it is mailed before anybody looks
}

// apart are the routes that are no page: files, streams and what scripts ask.
var apart = []string{"/static/", "/live", "/session", "/plans/{name}", "/api/openapi.json", "/api/openapi.yaml", "/robots.txt", "/newsletters/{id}/mail", "/phone/messages/{id}", "/phones/prompts/{lang}/{prompt}/standard", "/phones/prompts/{lang}/{prompt}/own", "/provision/{link}/{file}"}

func TestEveryPageThatThereIsStandsInTheTable(t *testing.T) {
	var known []string
	for _, l := range table {
		known = append(known, l.route)
	}
	mux := http.NewServeMux()
	for _, route := range routes(t, "GET") {
		mux.Handle("GET "+route, http.NotFoundHandler())
		if !slices.Contains(known, route) && !slices.Contains(apart, route) {
			t.Errorf("the page %s is looked at by no test: give it a line in the table", route)
		}
	}
	for _, route := range []string{"/api", "/api/{$}", "/api/openapi.json", "/api/openapi.yaml"} {
		mux.Handle("GET "+route, http.NotFoundHandler())
	}
	o := officetest.Open(t, "sqlite")
	fill(t, o)
	for _, who := range []string{"owner@demo.example", "anna@demo.example"} {
		for _, p := range call(t, o, who).crawl() {
			r, err := http.NewRequest("GET", p, nil)
			must(t, err)
			_, pattern := mux.Handler(r)
			pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "GET "), "/{$}")
			if p == "/" {
				pattern = "/{$}"
			}
			if !slices.Contains(known, pattern) && !slices.Contains(apart, pattern) {
				t.Errorf("a link leads to %s (%q), which is looked at by no test", p, pattern)
			}
		}
	}
}
