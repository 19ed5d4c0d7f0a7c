package api_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// foreign are things of the other organisation, by the segment of the path that lists their kind, and by the name
// of the property or parameter that takes their id. A kind or a name that is not here fails the test.
type foreign struct {
	byKind map[string]string
	byName map[string]string
}

// harmless are properties and parameters that name nothing of an organisation.
var harmless = strings.Fields("kind equipment from to name limit cursor starts_at ends_at until reason visible rights language idle_minutes hidden " +
	"guest guest_email rule first_day last_day from_day times days otherwise promise on " +
	"email telephone postcode town state release owner domain csv apply elsewhere " +
	"date calendar address phone email zone opening_hours despite cancel level layout capacity seats people x y width height count gap direction password sign_up " +
	"joining site_name person_name new_password one_time_code " +
	"issuer client secret domains required needed " +
	"file update format separator mark " +
	"first last note message past shown free weekdays text groups take given " +
	"open on_request without_account waiting_list step_minutes change_minutes remind_minutes currency intro frames " +
	"description minutes before_minutes after_minutes price colour online notice_minutes ahead_days role link " +
	"daily before_maintenance at own everybody addresses " +
	"subject only_language mails agreed given_on how asks imprint why " +
	"hot_desking despite_numbers make mac label extension emergency_number emergency_address pin do_not_disturb always busy no_answer absent ring_seconds voicemail voicemail_mailed " +
	"login_code voicemail_code outside country emergency_without_user international allowed calls_at_once calls_a_day keep_calls_days keep_messages_days " +
	"login_by_check_in logout_at_midnight logout_at_closing numbers host port transport user_name rank enabled number prompt standard " +
	"auth_name domain outbound_proxy shown_by pass_on")

func things(t *testing.T, o *officetest.Office) foreign {
	t.Helper()
	them, desk := o.Other.Members[0], o.Other.Asset("Desk 2")
	kept := reserve(t, o, them.Token, desk, 1, 2).text("id")
	stay := ask(t, o, them.Token, "POST", "/api/sessions", code(o.Other.Asset("Desk 3").Code)).want(t, 201).text("id")
	theirs := ask(t, o, them.Token, "POST", "/api/series", again(o.Other.Asset("Desk 4"))).want(t, 201).text("id")
	absent := sick(t, o, them.Token, "2026-12-01").text("id")
	token := ask(t, o, them.Token, "GET", "/api/tokens", nil).want(t, 200).items()[0]["id"].(string)
	browser := signedIn(t, o, them.Email).ID
	o.Practise(t, o.Demo)
	practice := o.Practise(t, o.Other)
	visit := ask(t, o, them.Token, "POST", "/api/appointments", booking(o, o.Other)).want(t, 201).text("id")
	clients := ask(t, o, them.Token, "POST", "/api/customer-groups", map[string]any{"name": "Theirs"}).want(t, 201).text("id")
	letter := ask(t, o, o.Other.Owner.Token, "POST", "/api/newsletters", map[string]any{"subject": "Theirs", "text": "x"}).want(t, 201).text("id")
	device := ask(t, o, o.Other.Owner.Token, "POST", "/api/phones", map[string]any{"name": "Theirs"}).want(t, 201).text("id")
	line := ask(t, o, o.Other.Owner.Token, "POST", "/api/phone-lines", map[string]any{"name": "Theirs", "host": "sip.example", "user_name": "u", "password": "p"}).want(t, 201).text("id")
	ring := ask(t, o, o.Other.Owner.Token, "POST", "/api/ring-groups", map[string]any{"name": "Theirs", "extension": "300", "members": []string{them.Member}}).want(t, 201).text("id")
	must(t, o.Phones.KeepMessage(context.Background(), phone.Message{ID: id.New(), Org: o.Other.ID, Member: them.Member, Length: time.Second, Audio: []byte("RIFF")}))
	said := ask(t, o, them.Token, "GET", "/api/voicemail", nil).want(t, 200).items()[0]["id"].(string)
	var group, domain string
	must(t, o.DB.Write(context.Background(), o.Other.ID, func(_ context.Context, tx db.Tx) error {
		g, err := directory.AddGroup(tx, o.Other.Owner.Actor, "Theirs")
		if err != nil {
			return err
		}
		d, err := directory.AddMailDomain(tx, o.Other.Owner.Actor, "other.example")
		group, domain = g.ID, d.ID
		return err
	}))
	theirCall := id.New()
	must(t, o.DB.Write(context.Background(), o.Other.ID, func(ctx context.Context, tx db.Tx) error {
		if err := o.Phones.CallBegan(ctx, tx, phone.Call{ID: theirCall, FromMember: them.Member}); err != nil {
			return err
		}
		return o.Phones.CallEnded(ctx, tx, theirCall, phone.Missed)
	}))
	return foreign{
		byKind: map[string]string{"absences": absent, "customers": practice.Customers[0].ID, "customer-groups": clients, "newsletters": letter, "phones": device, "phone-lines": line, "ring-groups": ring, "voicemail": said, "own-calls": theirCall, "appointments": visit, "waiting-list": waits(t, o, o.Other, practice, "").ID, "assets": desk.ID, "reservations": kept, "sessions": stay, "codes": desk.Code, "members": them.Member, "tokens": token,
			"series": theirs, "passkeys": addPasskey(t, o, them, "Theirs"),
			"services": practice.Services[0].ID, "staff": them.Member, "groups": group, "mail-domains": domain, "browsers": browser,
			"sites": o.Other.Sites[0].ID, "floors": o.Other.Floors[0].ID},
		byName: map[string]string{"absence": absent, "phone": device, "service": practice.Services[0].ID, "staff": them.Member, "customer": practice.Customers[0].ID, "customer_groups": clients, "asset": desk.ID, "code": desk.Code, "site": o.Other.Sites[0].ID, "floor": o.Other.Floors[0].ID,
			"sites": o.Other.Sites[0].ID, "needs": desk.ID, "group": group, "member": them.Member, "members": them.Member, "organisation": o.Other.ID, "actor": them.Member, "object": them.Member, "usual_site": o.Other.Sites[0].ID},
	}
}

// bodies are contents that every operation accepts as far as they can be read.
func bodies(o *officetest.Office) map[string]map[string]any {
	return map[string]map[string]any{
		"check-absence":         {"kind": "sickness", "first_day": "2026-12-02"},
		"enter-absence":         {"kind": "sickness", "first_day": "2026-12-02", "shown": "x"},
		"change-absence":        {"kind": "sickness", "first_day": "2026-12-02", "shown": "x"},
		"reserve":               wish(o.Demo.Asset("Desk 1"), 30, 31),
		"change-reservation":    {"ends_at": at(500)},
		"check-in":              {"code": "HOME"},
		"book-appointment":      booking(o, o.Demo),
		"move-appointment":      {"starts_at": at(30)},
		"cancel-appointment":    {},
		"note-appointment":      {"note": "Test"},
		"take-out":              {"until": at(5), "reason": "test"},
		"set-rights":            {"rights": []string{"sites"}},
		"change-me":             {"name": "Test"},
		"hide-start":            {"hidden": true},
		"make-token":            {"name": "test"},
		"set-own-mail":          {"on": true},
		"check-series":          again(o.Demo.Asset("Desk 1")),
		"make-series":           again(o.Demo.Asset("Desk 1")),
		"change-series":         {"asset": o.Demo.Asset("Desk 1").ID},
		"add-member":            {"email": "new@demo.example"},
		"edit-member":           {"name": "Test"},
		"deactivate-member":     {"release": true},
		"set-owner":             {"owner": false},
		"add-group":             {"name": "Ours"},
		"rename-group":          {"name": "Ours"},
		"put-into-group":        {},
		"take-from-group":       {},
		"add-mail-domain":       {"domain": "demo.example"},
		"import-members":        {"csv": "email\nx@demo.example\n"},
		"add-site":              {"name": "Test", "zone": "UTC"},
		"change-site":           {"name": "Test"},
		"add-holiday":           {"date": "2027-05-01", "name": "Test"},
		"remove-holiday":        {"date": "2027-05-01"},
		"import-holidays":       {"calendar": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
		"add-floor":             {"site": o.Demo.Sites[0].ID, "name": "Test", "level": 3},
		"change-floor":          {"name": "Test"},
		"add-assets":            {"floor": o.Demo.Floors[0].ID, "name": "Test", "kind": "desk", "x": 1, "y": 1},
		"change-asset":          {"name": "Test"},
		"sign-up":               {"email": "x@demo.example", "password": "a lamp over the stairs", "language": "en"},
		"sign-up-again":         {"sign_up": "x"},
		"confirm-sign-up":       {"code": "x"},
		"ask-reset":             {"email": "x@demo.example", "language": "en"},
		"begin-totp":            {"password": "wrong"},
		"confirm-totp":          {"code": "x"},
		"remove-totp":           {"code": "x", "password": "wrong"},
		"renew-recovery-codes":  {"password": "wrong"},
		"delete-account":        {"password": "wrong", "code": "x"},
		"remove-passkey":        {"password": officetest.Password},
		"ask-new-address":       {"email": "x@demo.example", "password": "wrong"},
		"change-password":       {"password": "wrong", "new_password": "a lamp over the stairs"},
		"confirm-new-address":   {"code": "x"},
		"accept-invitation":     {"code": "x"},
		"begin-founding":        {"email": "x@demo.example", "password": "wrong"},
		"join":                  {"code": "x", "organisation": "x", "language": "en"},
		"set-joining":           {"joining": true},
		"found":                 {"code": "x", "name": "Test", "zone": "UTC", "language": "en"},
		"change-practice":       {"intro": "Test"},
		"change-lists":          {"days": 2},
		"print-cards":           {"role": "Test"},
		"add-service":           {"name": "Test"},
		"change-service":        {"name": "Test"},
		"add-staff":             {},
		"set-staff-hours":       {"site": o.Demo.Sites[0].ID, "opening_hours": []any{}},
		"set-provider":          {"issuer": "https://login.demo.example", "client": "x", "secret": "x", "domains": []string{"demo.example"}, "required": false},
		"set-factor-rule":       {"needed": false},
		"reset":                 {"code": "x", "password": "a lamp over the stairs"},
		"add-customer":          {"last": "Test"},
		"change-customer":       {"note": "Test"},
		"answer-offer":          {"take": true},
		"merge-customers":       {"apply": true},
		"add-customer-group":    {"name": "Test"},
		"rename-customer-group": {"name": "Test"},

		"import-customers":           {"file": "Name\nNina Nord\n"},
		"export-customers":           {},
		"add-newsletter":             {"subject": "Test", "text": "Test"},
		"change-newsletter":          {"subject": "Test"},
		"send-newsletter":            {"mails": 1},
		"change-newsletter-settings": {"imprint": "Test"},
		"set-customer-news":          {"agreed": true, "how": "paper"},
		"add-phone":                  {"name": "Test"},
		"change-phone":               {"label": "Test"},
		"set-member-phone":           {"extension": "210"},
		"change-own-phone":           {"do_not_disturb": true},
		"log-in-phone":               {"phone": "x"},
		"put-on-phone":               {"member": "x"},
		"set-own-pin":                {"pin": "482913"},
		"change-telephony":           {"country": "32"},
		"set-emergency-numbers":      {"numbers": []string{"144"}},
		"add-ring-group":             {"name": "Test", "extension": "310", "members": []string{o.Demo.Owner.Member}},
		"change-ring-group":          {"ring_seconds": 30},
		"add-phone-line":             {"name": "Test", "host": "sip.example", "user_name": "u", "password": "p"},
		"change-phone-line":          {"rank": 2},
		"set-phone-number":           {"number": "+31205551000", "extension": ""},
	}
}

// pair is a request made twice: with an id of another organisation, and with one that does not exist.
type pair struct {
	name, method, path string // {x} in the path is where the id goes
	body               map[string]any
	property           string // of the body, where the id goes; "" for none
	there, absent      string
}

func TestIdsOfAnotherOrganisationAnswerLikeThoseThatDoNotExist(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		doc, _ := read(t, o)
		theirs := things(t, o)
		for i, actor := range []officetest.Person{o.Demo.Owner, o.Demo.Admin, o.Demo.Manager, o.Demo.Members[0]} {
			mine := reserve(t, o, actor.Token, o.Demo.Asset("Room 1"), float64(40+i), float64(41+i)).text("id")
			for _, p := range pairs(t, doc, o, theirs, mine) {
				same(t, o, actor, p)
			}
		}
		untouched(t, o, theirs)
	})
}

// pairs makes the requests from the document.
func pairs(t *testing.T, doc document, o *officetest.Office, theirs foreign, mine string) (out []pair) {
	t.Helper()
	doc.each(func(path, method string, c call) {
		p := pair{name: c.OperationID, method: method, path: path, body: bodies(o)[c.OperationID]}
		file := c.OperationID == "set-plan" || c.OperationID == "set-phone-prompt"
		if c.RequestBody != nil && p.body == nil && !file {
			t.Errorf("%s has a body that this test does not know", c.OperationID)
		}
		if strings.Contains(path, "{") {
			out = append(out, inPath(t, p, theirs))
		}
		out = append(out, inQuery(t, p, c, theirs)...)
		if c.RequestBody != nil && !file {
			properties := doc.resolve(c.RequestBody.Content["application/json"].Schema).Properties
			p.path = strings.ReplaceAll(path, "{id}", mine)
			out = append(out, inBody(t, p, slices.Collect(maps.Keys(properties)), theirs)...)
		}
	})
	return out
}

func inPath(t *testing.T, p pair, theirs foreign) pair {
	t.Helper()
	kind := strings.Split(p.path, "/")[2]
	p.there, p.absent = theirs.byKind[kind], id.New()
	if p.there == "" || strings.Count(p.path, "{") != 1 {
		t.Fatalf("%s has an id of a kind that this test does not know", p.path)
	}
	p.path = strings.ReplaceAll(p.path, "{id}", "{x}")
	return p
}

func inQuery(t *testing.T, p pair, c call, theirs foreign) (out []pair) {
	t.Helper()
	for _, q := range c.Parameters {
		if q.In != "query" || slices.Contains(harmless, q.Name) {
			continue
		}
		in := p
		in.there, in.absent = theirs.byName[q.Name], id.New()
		if in.there == "" {
			t.Fatalf("%s has the parameter %s, which this test does not know", p.path, q.Name)
		}
		in.path += "?" + q.Name + "={x}"
		if p.name == "find" {
			in.path += "&from=" + at(1) + "&to=" + at(2)
		}
		out = append(out, in)
	}
	return out
}

func inBody(t *testing.T, p pair, properties []string, theirs foreign) (out []pair) {
	t.Helper()
	for _, name := range properties {
		if slices.Contains(harmless, name) {
			continue
		}
		in := p
		in.property, in.there, in.absent = name, theirs.byName[name], id.New()
		if name == "code" {
			in.absent = "ZZZZZZ"
		}
		if in.there == "" {
			t.Fatalf("%s has the property %s, which this test does not know", p.path, name)
		}
		out = append(out, in)
	}
	return out
}

// same makes both requests and compares everything but the date and the id itself.
func same(t *testing.T, o *officetest.Office, actor officetest.Person, p pair) {
	t.Helper()
	there, absent := p.send(t, o, actor, p.there), p.send(t, o, actor, p.absent)
	if there != absent {
		t.Errorf("%s %s %s as %s: an id of another organisation answers\n%s\nand one that does not exist\n%s", p.name, p.path, p.property, actor.Role(), there, absent)
	}
	listed := strings.Contains(p.path, "?")
	if strings.HasPrefix(there, "2") && !(listed && strings.Contains(there, `{"items":[]}`)) {
		t.Errorf("%s %s as %s: an id of another organisation is served: %s", p.name, p.path, actor.Role(), there)
	}
}

func (p pair) send(t *testing.T, o *officetest.Office, actor officetest.Person, with string) string {
	t.Helper()
	body := maps.Clone(p.body)
	if p.property != "" {
		body[p.property] = p.wrapped(with)
	}
	var content any
	if body != nil {
		content = body
	}
	a := ask(t, o, actor.Token, p.method, strings.ReplaceAll(p.path, "{x}", with), content, "If-Match", "*")
	a.header.Del("Date")
	return fmt.Sprintf("%d %v %s", a.status, a.header, bytes.ReplaceAll(a.body, []byte(with), []byte("{x}")))
}

// wrapped is an id as its property takes it: alone, in a list, or in a list of lists.
func (p pair) wrapped(with string) any {
	switch p.property {
	case "sites", "staff", "customer_groups", "members":
		return []string{with}
	case "needs":
		return [][]string{{with}}
	}
	return with
}

// untouched checks that the other organisation has everything that it had.
func untouched(t *testing.T, o *officetest.Office, theirs foreign) {
	t.Helper()
	them := o.Other.Members[0]
	ask(t, o, them.Token, "GET", "/api/reservations/"+theirs.byKind["reservations"], nil).want(t, 200)
	if all := ask(t, o, them.Token, "GET", "/api/sessions", nil).want(t, 200).items(); len(all) != 1 || all[0]["ended_at"] != nil {
		t.Errorf("their session is %v", all)
	}
	if a := ask(t, o, them.Token, "GET", "/api/assets/"+theirs.byKind["assets"]+"?from="+at(30)+"&to="+at(31), nil).want(t, 200); a.text("state") != "free" {
		t.Errorf("their asset stands %s", a.body)
	}
	must(t, o.DB.Read(context.Background(), o.Other.ID, func(tx db.Tx) error {
		all, err := account.Tokens(tx, them.Actor)
		if len(all) != 1 {
			t.Errorf("they have %d tokens", len(all))
		}
		return err
	}))
	if a := ask(t, o, them.Token, "GET", "/api/factors", nil).want(t, 200); !strings.Contains(string(a.body), theirs.byKind["passkeys"]) {
		t.Errorf("their factors are %s", a.body)
	}
	if a := ask(t, o, them.Token, "GET", "/api/me", nil).want(t, 200); a.json["rev"] != 1.0 {
		t.Errorf("their member is %s", a.body)
	}
}
