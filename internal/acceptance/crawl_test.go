package acceptance

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/newsletter"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// role is somebody in whose name everything is tried.
type role struct {
	name   string
	rights directory.Rights
	sites  []int // of the organisation's, those that they manage
	cookie string
	token  string
}

// may tells which of the roles may do something.
type may func(r *role) bool

func everybody(*role) bool { return true }
func signed(r *role) bool  { return r.name != "nobody" }
func holder(r *role) bool  { return r.name == "holder" } // of the reservation, the series and the stay
func owner(r *role) bool   { return r.can(directory.Owner) }

// staffed are those with a calendar of their own, or who may write in everybody's.
func staffed(r *role) bool {
	return r.name == "holder" || r.name == "member" || r.can(directory.BookForOthers)
}

// keepers are those who may write to many customers at once, and take them away.
var keepers = some(right(directory.BookForOthers), right(directory.Settings))

// ofCustomers are those who see a practice's customers.
var ofCustomers = some(staffed, right(directory.Settings))

func unstaffed(r *role) bool { return !staffed(r) }

// ofHolder are the holder, and who may act in colleagues' calendars.
func ofHolder(r *role) bool { return holder(r) || r.can(directory.BookForOthers) }

// right are those who have all these rights.
func right(all directory.Rights) may { return func(r *role) bool { return r.can(all) } }

// manages are those who act for the first site, the second, or (-1) for any.
func manages(site int) may {
	return func(r *role) bool {
		return r.can(directory.Sites) || len(r.sites) > 0 && (site < 0 || slices.Contains(r.sites, site))
	}
}

// some are those of whom one of the rules is true.
func some(all ...may) may {
	return func(r *role) bool { return slices.ContainsFunc(all, func(m may) bool { return m(r) }) }
}

func (r *role) can(all directory.Rights) bool {
	return r.rights&directory.Owner != 0 || r.rights&all == all
}

// crawled is an office with somebody of every role in it, and with things that belong to one of them.
type crawled struct {
	t      testing.TB
	o      *officetest.Office
	cfg    db.Config
	data   string // the data folder
	roles  []*role
	other  *role             // the owner of the other organisation
	things map[string]string // ids, by the names that the tables use
	known  map[string]string // every table as it was last found; nil where something was meant to change since

	digests func(into map[string]string)
}

// crawledEach opens a crawled office on both databases.
func crawledEach(t *testing.T, test func(t *testing.T, c *crawled)) {
	t.Helper()
	t.Parallel()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			test(t, populated(t, engine))
		})
	}
}

func populated(t testing.TB, engine string) *crawled {
	t.Helper()
	c := &crawled{t: t, data: t.TempDir(), cfg: dbtest.Config(t, engine, office.Owners)}
	c.o = officetest.OpenIn(t, office.Config{Data: c.data, Demo: true, Database: c.cfg})
	demo := c.o.Demo
	c.roles = []*role{
		{name: "nobody"},
		c.comes("holder", demo.Members[0].Actor),
		c.comes("owner", demo.Owner.Actor),
		c.comes("administrator", demo.Admin.Actor),
		c.comes("member", demo.Members[1].Actor),
		c.comes("manager of the site", demo.Manager.Actor, 0),
		c.comes("manager of the other site", c.joins("elsewhere", 0), 1),
	}
	for _, g := range directory.Given {
		c.roles = append(c.roles, c.comes(g.Key, c.joins(g.Key, g.Right)))
	}
	c.other = c.comes("owner of another organisation", c.o.Other.Owner.Actor)
	c.arrange()
	must(t, c.o.Outbox.Drain(context.Background()))
	return c
}

// joins adds a member with a right; without one they manage the second site.
func (c *crawled) joins(name string, rights directory.Rights) (a directory.Actor) {
	c.t.Helper()
	email := name + "@demo.example"
	accounts, err := c.o.Accounts.CreateShared(context.Background(), []string{email}, officetest.Password)
	must(c.t, err)
	owner := c.o.Demo.Owner.Actor
	write(c.t, c.o, func(_ context.Context, tx db.Tx) error {
		m, err := directory.AddMember(tx, owner, directory.Member{Account: accounts[0], Name: name, Email: email, Lang: "en", Visible: true, Rights: rights})
		if err == nil && rights == 0 {
			err = directory.AddManager(tx, owner, c.o.Demo.Sites[1].ID, m.ID)
		}
		if err == nil {
			a, err = directory.ActorByID(tx, m.ID)
		}
		return err
	})
	return a
}

// comes signs somebody in, in a browser and with a token.
func (c *crawled) comes(name string, a directory.Actor, sites ...int) *role {
	c.t.Helper()
	ctx := context.Background()
	s, err := c.o.Accounts.SignIn(ctx, a.Email, officetest.Password, "127.0.0.1", "")
	must(c.t, err)
	r := &role{name: name, rights: a.Rights, sites: sites, cookie: s.Secret}
	must(c.t, c.o.DB.Write(ctx, a.Org, func(_ context.Context, tx db.Tx) (err error) {
		_, r.token, err = c.o.Accounts.AddToken(tx, a, "crawl", "")
		return err
	}))
	return r
}

// arrange makes the things that are looked at and changed: the holder's, and what only whoever manages may touch.
func (c *crawled) arrange() {
	t, o, owner := c.t, c.o, c.o.Demo.Owner.Actor
	c.things = map[string]string{"SITE1": o.Demo.Sites[0].ID, "FLOOR1": o.Demo.Floors[0].ID, "CODE1": o.Demo.Asset("Desk 2").Code}
	for i := range 9 {
		c.things[fmt.Sprint("ASSET", i+1)] = o.Demo.Assets[i].ID
	}
	for i, m := range o.Demo.Members {
		c.things[fmt.Sprint("PERSON", i)] = m.Member
	}
	c.things["RESERVATION1"] = reserve(t, o, anna(o), o.Demo.Asset("Room 1"), at(15, 0), at(16, 0)).ID
	c.things["RESERVATION2"] = reserve(t, o, anna(o), o.Demo.Asset("Room 1"), at(17, 0), at(18, 0)).ID
	cancelled := reserve(t, o, anna(o), o.Demo.Asset("Room 1"), at(19, 0), at(20, 0))
	cancel(t, o, anna(o), cancelled)
	c.things["RESERVATION3"] = cancelled.ID
	c.things["STAY1"] = checkIn(t, o, anna(o), o.Demo.Asset("Desk 4").Code).ID
	takeOut(t, o, o.Demo.Asset("Desk 5"))
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		site, err := directory.AddSite(tx, owner, directory.Site{Name: "Gent", Zone: o.Demo.Sites[0].Zone, Hours: o.Demo.Sites[0].Hours})
		if err != nil {
			return err
		}
		group, err := directory.AddGroup(tx, owner, "Sales")
		if err != nil {
			return err
		}
		spare, err := directory.AddGroup(tx, owner, "Spare")
		if err != nil {
			return err
		}
		domain, err := directory.AddMailDomain(tx, owner, "demo.example")
		if err != nil {
			return err
		}
		c.things["SITE3"], c.things["GROUP1"], c.things["GROUP2"], c.things["DOMAIN1"] = site.ID, group.ID, spare.ID, domain.ID
		for i := range 3 {
			f, err := o.Workplaces.AddFloor(tx, owner, workplace.Floor{Site: o.Demo.Sites[0].ID, Name: fmt.Sprint("Spare ", i), Level: 5 + i, Width: 800, Height: 400})
			if err != nil {
				return err
			}
			c.things[fmt.Sprint("FLOOR", i+2)] = f.ID
		}
		removed, err := o.Workplaces.AddAsset(tx, owner, workplace.Asset{Floor: o.Demo.Floors[0].ID, Kind: workplace.Desk, Name: "Gone", Capacity: 1, X: 20, Y: 340, W: 60, H: 40})
		if err != nil {
			return err
		}
		if _, err := o.Workplaces.RemoveAsset(ctx, tx, owner, removed.ID, removed.Rev, false); err != nil {
			return err
		}
		c.things["REMOVED1"] = removed.ID
		return directory.PutIntoGroup(tx, owner, group.ID, o.Demo.Members[5].Member)
	})
	c.practise()
	c.telephone()
	c.things["SERIES1"] = c.series()
	c.things["ABSENCE1"], c.things["ABSENCE2"] = c.sick("2026-12-29"), c.sick("2026-12-31")
	c.things["DRAFT1"] = draft(t, o, "email\none@demo.example\n").ID
	c.things["DRAFT2"] = draft(t, o, "email\ntwo@demo.example\n").ID
	c.things["CLIENTFILE1"], c.things["CLIENTFILE2"] = clientFile(t, o, "Name\nNina Nord\n"), clientFile(t, o, "Name\nNina Nord\n")
	c.things["NEW1"] = enrolled(t, o, "fresh@demo.example", "en").ID
	c.things["LEAVING1"] = c.joins("leaving", directory.Sites).Member
}

// practise makes the office a practice, in which the holder and the member have calendars, and gives the holder appointments.
func (c *crawled) practise() {
	t, o := c.t, c.o
	p := o.Practise(t, o.Demo)
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		for i := range 5 {
			x, err := o.Appointments.AddCustomer(ctx, tx, o.Demo.Owner.Actor, appointment.Customer{Who: appointment.Who{Last: fmt.Sprint("Spare ", i)}, Account: fmt.Sprint("account", i/4*i), Lang: "en"})
			if err != nil {
				return err
			}
			c.things[fmt.Sprint("CUSTOMER", i+2)] = x.ID
		}
		for i := range 2 {
			g, err := o.Appointments.AddCustomerGroup(ctx, tx, o.Demo.Owner.Actor, fmt.Sprint("Clients ", i))
			if err != nil {
				return err
			}
			c.things[fmt.Sprint("CLIENTS", i+1)] = g.ID
		}
		return o.Appointments.Offer(ctx, tx, "account4", appointment.Who{Telephone: "1"})
	})
	c.things["SERVICE1"], c.things["SERVICE2"], c.things["CUSTOMER1"] = p.Services[0].ID, p.Services[1].ID, p.Customers[0].ID
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Appointments.AddStaff(ctx, tx, o.Demo.Admin.Actor, c.things["PERSON4"])
		return err
	})
	c.things["WAITING1"] = waits(t, o, p, "waits@new.example", func(j *appointment.AskWait) { j.Staff = c.things["PERSON0"] }).ID
	c.letters()
	for i := range 3 {
		c.things[fmt.Sprint("APPOINTMENT", i+1)] = appointed(t, o, p, 0, at(10+i, 0)).ID
	}
}

// letters writes newsletters: LETTER2 is being sent, LETTER5 was stopped, the others are drafts.
func (c *crawled) letters() {
	write(c.t, c.o, func(ctx context.Context, tx db.Tx) error {
		n, owner := c.o.Newsletters, c.o.Demo.Owner.Actor
		for i := range 12 { // more than leave at once
			x, err := c.o.Appointments.AddCustomer(ctx, tx, owner, appointment.Customer{Who: appointment.Who{Last: fmt.Sprint("Reader ", i), Email: fmt.Sprintf("r%d@home.example", i)}, Lang: "en"})
			if err != nil {
				return err
			}
			if err := n.Agree(ctx, tx, owner, x, c.o.Clock.Now(), newsletter.HowPaper); err != nil {
				return err
			}
		}
		for i := range 5 {
			l, err := n.Write(ctx, tx, owner, newsletter.Writing{Subject: fmt.Sprint("Letter ", i+1), Text: "Hello.", Lang: "en", All: true})
			if err != nil {
				return err
			}
			c.things[fmt.Sprint("LETTER", i+1)] = l.ID
			if i != 1 && i != 4 {
				continue
			}
			if _, err := n.Send(ctx, tx, owner, l.ID, l.Rev, 12); err != nil {
				return err
			}
			// Before any mail leaves: what is stopped can go on, and what is sent be stopped.
			if i == 4 {
				if _, err := n.Stop(ctx, tx, owner, l.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// series makes one of the holder's.
func (c *crawled) series() string {
	c.t.Helper()
	w := c.ask(c.roles[1], "POST", "/api/series", c.named(`{"asset":"ASSET7","rule":"FREQ=WEEKLY;BYDAY=MO","first_day":"2026-12-21","times":3,"from":"09:00","to":"17:00"}`))
	made := field(w.Body.String(), "id")
	if w.Code != http.StatusCreated || made == "" {
		c.t.Fatalf("no series is made: %d %s", w.Code, w.Body)
	}
	return made
}

// nothing is the fingerprint of an absence with nothing in its way.
const nothing = "e3b0c44298fc1c149afbf4c8996fb924"

// sick lets the holder report themselves sick for a day.
func (c *crawled) sick(day string) string {
	c.t.Helper()
	w := c.ask(c.roles[1], "POST", "/api/absences", `{"kind":"sickness","first_day":"`+day+`","shown":"`+nothing+`"}`)
	made := field(w.Body.String(), "id")
	if w.Code != http.StatusCreated || made == "" {
		c.t.Fatalf("no absence is entered: %d %s", w.Code, w.Body)
	}
	return made
}

// field finds a text of a JSON answer.
func field(body, name string) string {
	_, rest, _ := strings.Cut(body, `"`+name+`":"`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

// named puts ids in the place of their names.
func (c *crawled) named(s string) string {
	for name, id := range c.things {
		s = strings.ReplaceAll(s, name, id)
	}
	return s
}

// ours tells whether something names a thing of the organisation.
func (c *crawled) ours(s string) bool { return c.named(s) != s }

// hangingUp is a browser that leaves as soon as a stream begins.
type hangingUp struct {
	*httptest.ResponseRecorder
	leave context.CancelFunc
}

func (h hangingUp) Flush() { h.leave() }

// aFile is a body that is a file in a field of a form; what else a form has stands in the address.
func aFile(field, content string) string { return "file " + field + " " + content }

// content gives what is sent, and its type.
func content(path, body string) (text, kind string) {
	if rest, ok := strings.CutPrefix(body, "file "); ok {
		field, content, _ := strings.Cut(rest, " ")
		const edge = "crawled"
		return "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"x\"\r\nContent-Type: image/svg+xml\r\n\r\n" + content +
			"\r\n--" + edge + "--\r\n", "multipart/form-data; boundary=" + edge
	}
	if strings.HasPrefix(path, "/api/") {
		return body, "application/json"
	}
	return body, "application/x-www-form-urlencoded"
}

// ask sends something as somebody: a form, a file, or JSON to the API.
func (c *crawled) ask(as *role, method, path, body string) *httptest.ResponseRecorder {
	c.t.Helper()
	ctx, leave := context.WithCancel(context.Background())
	defer leave()
	sent, kind := content(path, body)
	r := httptest.NewRequestWithContext(ctx, method, c.o.URL+path, strings.NewReader(sent))
	r.Header.Set("Content-Type", kind)
	if strings.HasPrefix(path, "/api/") {
		r.Header.Set("If-Match", "*")
		if as.token != "" {
			r.Header.Set("Authorization", "Bearer "+as.token)
		}
	} else {
		r.AddCookie(&http.Cookie{Name: "bureau_session", Value: as.cookie})
	}
	w := hangingUp{httptest.NewRecorder(), leave}
	c.o.ServeHTTP(w, r)
	return w.ResponseRecorder
}

// state is a digest of every table, and the names of the files.
func (c *crawled) state() map[string]string {
	c.t.Helper()
	out := map[string]string{}
	must(c.t, filepath.WalkDir(filepath.Join(c.data, "files"), func(path string, _ fs.DirEntry, err error) error {
		out["the files"] += path + "\n"
		return err
	}))
	if c.digests == nil {
		c.digests = c.digest()
	}
	c.digests(out)
	return out
}

// uncounted is what is kept of whoever asks, whatever they ask: a table of how often an address tried, and when a session was last active.
var uncounted = struct{ table, column string }{"account_attempt", "seen_at"}

// digest gives what adds a digest of every table. PostgreSQL adds them up itself, over one connection that stays: it is asked some hundred times.
func (c *crawled) digest() func(into map[string]string) {
	if c.cfg.OwnerURL == "" {
		return c.digestOfRows
	}
	pool, err := sql.Open("pgx", c.cfg.OwnerURL)
	must(c.t, err)
	pool.SetMaxOpenConns(1)
	c.t.Cleanup(func() { pool.Close() })
	_, err = pool.Exec("SET row_security = off")
	must(c.t, err)
	var each []string
	must(c.t, db.TakeSnapshot(context.Background(), c.cfg, func(s *db.Snapshot) error {
		for _, table := range s.Tables {
			if table.Name != uncounted.table {
				each = append(each, fmt.Sprintf(`SELECT '%s', COALESCE(md5(string_agg(r, ',' ORDER BY r)), '') FROM (SELECT (to_jsonb(t) - '%s')::text AS r FROM "%[1]s" t) x`, table.Name, uncounted.column))
			}
		}
		return nil
	}))
	asked, err := pool.Prepare(strings.Join(each, " UNION ALL "))
	must(c.t, err)
	return func(into map[string]string) {
		rows, err := asked.Query()
		must(c.t, err)
		defer rows.Close()
		for rows.Next() {
			var table, sum string
			must(c.t, rows.Scan(&table, &sum))
			into[table] = sum
		}
		must(c.t, rows.Err())
	}
}

func (c *crawled) digestOfRows(into map[string]string) {
	must(c.t, db.TakeSnapshot(context.Background(), c.cfg, func(s *db.Snapshot) error {
		for _, table := range s.Tables {
			sum := sha256.New()
			if table.Name == uncounted.table {
				continue
			}
			err := s.Rows(table, func(values []any) error {
				for i, v := range values {
					if table.Columns[i].Name != uncounted.column {
						fmt.Fprintf(sum, "%T %q,", v, fmt.Sprint(v))
					}
				}
				fmt.Fprintln(sum)
				return nil
			})
			if err != nil {
				return err
			}
			into[table.Name] = string(sum.Sum(nil))
		}
		return nil
	}))
}

// unchanged does something and wants every table as it was. What is found afterwards is what the next one begins with.
func (c *crawled) unchanged(what string, do func()) {
	c.t.Helper()
	before := c.known
	if before == nil {
		before = c.state()
	}
	do()
	c.known = c.state()
	if d := differs(before, c.known); len(d) > 0 {
		c.t.Errorf("%s changed %v", what, d)
	}
}

// way is one way into the office: a page, a form or an operation, with something sensible to send, and who may.
type way struct {
	name, method, path string
	may                may
	body               string
	first              int  // how the first of those who may is answered; 0: anything but a refusal
	hidden             bool // others are told that there is no such thing
	told               may  // those of them who are told that they may not, all the same; nil: nobody
}

// verdict reads an answer: "refused", "absent", or "".
func verdict(w *httptest.ResponseRecorder) string {
	switch {
	case w.Code == http.StatusUnauthorized, w.Code == http.StatusForbidden:
		return "refused"
	case w.Code == http.StatusSeeOther && strings.HasPrefix(w.Header().Get("Location"), "/sign-in?next="):
		return "refused"
	case w.Code == http.StatusNotFound:
		return "absent"
	}
	return ""
}

// refuse tries a way as everybody who may not, and wants the refusal and nothing else, with every table as it was.
func (c *crawled) refuse(x way) {
	c.t.Helper()
	c.unchanged(x.name+", refused,", func() {
		for _, r := range append(c.roles, c.other) {
			want := "refused"
			switch {
			case r == c.other && !c.ours(x.path+" "+x.body), r == c.other && x.may(&role{name: "nobody"}):
				continue
			case r == c.other:
				want = "absent"
			case x.may(r):
				continue
			case x.hidden && r.name != "nobody" && (x.told == nil || !x.told(r)):
				want = "absent"
			}
			w := c.ask(r, x.method, c.named(x.path), c.named(x.body))
			if got := verdict(w); got != want {
				c.t.Errorf("%s as %s answers %d and is not %s: %.300s", x.name, r.name, w.Code, want, text(w))
			}
		}
	})
}

// admit tries a way as everybody who may, and wants no refusal.
func (c *crawled) admit(x way) {
	c.t.Helper()
	c.known = nil
	first := true
	for _, r := range c.roles {
		if !x.may(r) || x.may(&role{name: "nobody"}) && r.name != "nobody" {
			continue
		}
		w := c.ask(r, x.method, c.named(x.path), c.named(x.body))
		if verdict(w) == "refused" && w.Code != x.first || w.Code >= 500 || first && x.first != 0 && w.Code != x.first {
			c.t.Errorf("%s as %s answers %d: %.400s", x.name, r.name, w.Code, text(w))
		}
		first = false
	}
}

// text is what an answer says, without its frame.
func text(w *httptest.ResponseRecorder) string {
	_, main, found := bytes.Cut(w.Body.Bytes(), []byte("<main"))
	if !found {
		main = w.Body.Bytes()
	}
	return w.Header().Get("Location") + " " + string(main)
}

// guarded is what every answer says to the browser that shows it, and to the caches on its way.
var guarded = map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": "microphone=()",
	"Content-Security-Policy": "default-src 'none'"}

// look asks for a page as every role, and wants every table as it was.
func (c *crawled) look(x way) {
	c.t.Helper()
	c.unchanged("looking at "+x.name, func() {
		for _, r := range append(c.roles, c.other) {
			w := c.ask(r, x.method, c.named(x.path), "")
			if w.Code >= 500 {
				c.t.Errorf("%s as %s answers %d", x.name, r.name, w.Code)
			}
			for header, want := range guarded {
				if got := w.Header().Get(header); !strings.Contains(got, want) {
					c.t.Errorf("%s as %s answers with %s %q", x.name, r.name, header, got)
				}
			}
		}
	})
}
