package demo_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/demo"
	"bureau/internal/directory"
	"bureau/internal/office"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// filled opens an empty office at an instant and fills it.
func filled(t *testing.T, engine string, now time.Time, fill func(context.Context, *office.Office) (demo.Result, error)) (*office.Office, demo.Result) {
	t.Helper()
	ctx := context.Background()
	o, err := office.Open(ctx, office.Config{Data: t.TempDir(), Demo: true, URL: "http://localhost:1", Clock: clock.At(now),
		Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	r, err := fill(ctx, o)
	if err != nil {
		t.Fatalf("at %s: %v", now, err)
	}
	return o, r
}

// read reads numbers of one organisation.
func read(t *testing.T, o *office.Office, org, query string, args ...any) (n int64) {
	t.Helper()
	err := o.DB.Read(context.Background(), org, func(tx db.Tx) error {
		return tx.Row(query, append([]any{org}, args...)...).Scan(&n)
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func TestAFilledOfficeHasWhatADemoNeeds(t *testing.T) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			done, total := 0, 0
			o, r := filled(t, engine, time.Date(2026, 11, 24, 10, 20, 0, 0, time.UTC), func(ctx context.Context, o *office.Office) (demo.Result, error) {
				return demo.Fill(ctx, o, func(d, t int) { done, total = d, t })
			})
			if done != total || total == 0 {
				t.Errorf("%d of %d steps are done", done, total)
			}
			counts(t, o)
			sixWeeks(t, o)
			everyoneCanSignIn(t, o, r)
			theStatesAreMixed(t, o, r)
			nobodyIsAtThreePlaces(t, o)
			thePracticesAreBusy(t, o, r)
		})
	}
}

func thePracticesAreBusy(t *testing.T, o *office.Office, r demo.Result) {
	t.Helper()
	for _, c := range []struct {
		org, table  string
		least, most int64
	}{
		{"demo", "service", 6, 6}, {"demo", "staff", 5, 5}, {"demo", "customer", 42, 42}, {"demo", "appointment", 250, 1500},
		{"praxis", "service", 12, 12}, {"praxis", "staff", 4, 4}, {"praxis", "site", 2, 2}, {"praxis", "customer", 305, 305}, {"praxis", "waiting", 4, 4}, {"praxis", "appointment", 900, 4000},
	} {
		if n := read(t, o, c.org, "SELECT count(*) FROM "+c.table+" WHERE org = $1"); n < c.least || n > c.most {
			t.Errorf("the practice of %s has %d of %s", c.org, n, c.table)
		}
	}
	if n := read(t, o, "demo", "SELECT count(*) FROM appointment WHERE org = $1 AND state = 'requested'"); n != 2 {
		t.Errorf("%d requests wait", n)
	}
	for org, days := range map[string]int{"demo": 38, "praxis": 85} {
		span := time.Duration(read(t, o, org, "SELECT max(starts_at) - min(starts_at) FROM appointment WHERE org = $1")) * time.Microsecond
		if span < time.Duration(days)*24*time.Hour {
			t.Errorf("the appointments of %s span %s", org, span)
		}
	}
	if n := read(t, o, "praxis", "SELECT count(*) FROM appointment a JOIN customer c ON c.id = a.customer AND c.org = a.org WHERE a.org = $1 AND c.account IS NOT NULL"); n != 2 {
		t.Errorf("the customer with an account has %d appointments", n)
	}
	if r.Booking != "/book/praxis-am-augarten" {
		t.Errorf("customers book at %q", r.Booking)
	}
}

func counts(t *testing.T, o *office.Office) {
	for _, c := range []struct {
		org, table string
		want       int64
	}{{"demo", "site", 2}, {"demo", "floor", 3}, {"demo", "asset", 120}, {"demo", "member", 62}, {"demo", "site_manager", 2}, {"demo", "outage", 3}, {"demo", "absence", 2}, {"demo", "newsletter", 2}, {"demo", "newsletter_delivery", 6},
		{"other", "site", 1}, {"other", "floor", 1}, {"other", "asset", 20}, {"other", "member", 8}, {"other", "site_manager", 1}} {
		if n := read(t, o, c.org, "SELECT count(*) FROM "+c.table+" WHERE org = $1"); n != c.want {
			t.Errorf("%s has %d of %s, not %d", c.org, n, c.table, c.want)
		}
	}
	if n := read(t, o, "demo", "SELECT count(*) FROM member WHERE org = $1 AND visible"); n != 56 {
		t.Errorf("%d are visible", n)
	}
	if n := read(t, o, "other", "SELECT count(*) FROM reservation WHERE org = $1"); n < 20 {
		t.Errorf("the other organisation has %d reservations", n)
	}
}

func sixWeeks(t *testing.T, o *office.Office) {
	t.Helper()
	length := time.Duration(read(t, o, "demo", "SELECT max(starts_at) - min(starts_at) FROM reservation WHERE org = $1")) * time.Microsecond
	if length < 38*24*time.Hour+12*time.Hour {
		t.Errorf("the reservations span %s", length)
	}
	for table, least := range map[string]int64{"reservation": 750, "stay": 700} {
		if n := read(t, o, "demo", "SELECT count(*) FROM "+table+" WHERE org = $1"); n < least {
			t.Errorf("%d of %s", n, table)
		}
	}
}

func everyoneCanSignIn(t *testing.T, o *office.Office, r demo.Result) {
	roles := map[string]int{}
	for _, p := range r.People {
		roles[p.Organisation+" "+p.Role]++
		if p.Role == demo.Customer {
			if _, err := o.Accounts.Enter(context.Background(), p.Email, p.Password, account.Caller{Address: "192.0.2.1", Customer: true}); err != nil || p.Token != "" {
				t.Errorf("%+v: %v", p, err)
			}
			continue
		}
		actor, err := o.Accounts.Bearer(context.Background(), p.Token)
		if err != nil || actor.Org != p.Organisation || actor.Email != p.Email || actor.Site == "" {
			t.Errorf("%s: %+v, %v", p.Email, actor, err)
		}
	}
	want := map[string]int{"demo owner": 1, "demo administrator": 2, "demo site-manager": 2, "demo member": 55,
		"other owner": 1, "other administrator": 1, "other site-manager": 1, "other member": 5,
		"praxis owner": 1, "praxis administrator": 1, "praxis member": 3, "praxis customer": 1}
	if fmt.Sprint(roles) != fmt.Sprint(want) {
		t.Errorf("roles: %v", roles)
	}
	first := r.People[0]
	if _, err := o.Accounts.SignIn(context.Background(), "anna@demo.example", demo.Password, "192.0.2.1", "test"); err != nil || first.Role != "owner" {
		t.Errorf("%+v: %v", first, err)
	}
}

func theStatesAreMixed(t *testing.T, o *office.Office, r demo.Result) {
	states := map[workplace.State]int{}
	err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		owner, err := o.Accounts.Bearer(context.Background(), r.People[0].Token)
		if err != nil {
			return err
		}
		got, err := statuses(tx, o, owner)
		for _, s := range got {
			states[s.State]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if states[workplace.Free] < 61 || states[workplace.Out] != 3 || states[workplace.Occupied] < 20 || states[workplace.Soon] < 4 ||
		states[workplace.IsReserved] < 4 {
		t.Errorf("%v", states)
	}
}

// statuses are the states of all assets for the next three hours.
func statuses(tx db.Tx, o *office.Office, owner directory.Actor) ([]workplace.Status, error) {
	assets, err := workplace.Assets(tx, workplace.Filter{})
	if err != nil {
		return nil, err
	}
	now := o.Clock.Now()
	return o.Workplaces.StatusOf(tx, owner, assets, span.Of(now, now.Add(3*time.Hour)))
}

// nobodyIsAtThreePlaces counts, at the beginning of each stay, what else its person has then.
func nobodyIsAtThreePlaces(t *testing.T, o *office.Office) {
	n := read(t, o, "demo", `SELECT count(*) FROM stay a WHERE a.org = $1 AND (SELECT count(*) FROM stay b WHERE b.org = a.org AND b.member = a.member
		AND b.started_at <= a.started_at AND COALESCE(b.ended_at, b.until_at) > a.started_at) > 2`)
	if n > 0 {
		t.Errorf("%d stays are a third", n)
	}
}

func TestTodayIsAliveWheneverTheDemoIsOpened(t *testing.T) {
	ams, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	at := func(y int, m time.Month, d, h, min int) time.Time { return time.Date(y, m, d, h, min, 0, 0, ams) }
	for _, c := range []struct {
		name string
		now  time.Time
	}{
		{"a Tuesday morning", at(2026, 11, 24, 10, 0)}, {"a Friday afternoon", at(2026, 11, 27, 16, 30)},
		{"a Sunday night", at(2026, 11, 29, 3, 0)}, {"a weekday before midnight", at(2026, 11, 25, 23, 30)},
		{"a minute before midnight", at(2026, 11, 25, 23, 59)}, {"midnight", at(2026, 11, 25, 0, 0)},
		{"a minute after midnight", at(2026, 11, 25, 0, 1)}, {"just as Vienna opens", at(2026, 11, 25, 6, 0)},
		{"just before Vienna closes", at(2026, 11, 25, 21, 50)}, {"a Saturday noon", at(2026, 11, 28, 12, 0)},
		{"the Sunday of the lost hour", at(2026, 3, 29, 3, 0)}, {"the morning after the lost hour", at(2026, 3, 29, 9, 0)},
		{"the Sunday of the repeated hour", at(2026, 10, 25, 2, 30)}, {"the evening of the repeated hour", at(2026, 10, 25, 22, 15)},
		{"New Year's Day", at(2027, 1, 1, 0, 10)}, {"a leap day", at(2028, 2, 29, 14, 0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, _ := filled(t, "sqlite", c.now, demo.FillQuickly)
			present := "SELECT count(DISTINCT member) FROM stay WHERE org = $1 AND ended_at IS NULL AND started_at <= $2 AND until_at > $2"
			now, soon := db.Micros(c.now), db.Micros(c.now.Add(15*time.Second))
			if n := read(t, o, "demo", present, now); n < 25 || n > 35 {
				t.Errorf("%d people are there", n)
			}
			if n := read(t, o, "demo", present, soon); n < 20 {
				t.Errorf("%d people are there when the office has opened", n)
			}
			if n := read(t, o, "demo", present+" AND asset IS NULL", now); n < 5 {
				t.Errorf("%d people are at home", n)
			}
			sixWeeks(t, o)
			nobodyIsAtThreePlaces(t, o)
		})
	}
}
