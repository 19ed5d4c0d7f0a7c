package acceptance

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// send posts a form, as a page without its script does; redirects are not followed.
func (c *caller) send(path string, form url.Values) (int, string, http.Header) {
	c.t.Helper()
	r, err := http.NewRequest("POST", c.o.URL+path, strings.NewReader(form.Encode()))
	must(c.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if c.cookie != nil {
		r.AddCookie(c.cookie)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	must(c.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(c.t, err)
	return answer.StatusCode, string(body), answer.Header
}

// offered is the page on which somebody founds an organisation who may join one.
func offered(v *visitor) int {
	ctx := context.Background()
	write(v.t, v.o, func(_ context.Context, tx db.Tx) error {
		d, err := directory.AddMailDomain(tx, v.o.Demo.Owner.Actor, "demo.example")
		if err == nil {
			_, err = directory.SetJoining(tx, v.o.Demo.Owner.Actor, d.ID, true)
		}
		return err
	})
	nora, err := v.o.Accounts.Create(ctx, "nora@demo.example", "a lamp over the stairs")
	must(v.t, err)
	link, err := v.o.Accounts.FoundingLink(ctx, account.Homeless{Account: nora})
	must(v.t, err)
	return v.open("/found?code=" + link)
}

// Rule O03
func TestWhoSignsUpAtAnOpenDomainIsOfferedTheOrganisationOnThePage(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		admin := call(t, o, "admin@demo.example")
		for _, domain := range []string{"demo.example", "gmail.com"} {
			if status, body, _ := admin.send("/manage/mail-domains", url.Values{"domain": {domain}}); status != 303 {
				t.Fatalf("%d %s", status, body)
			}
		}
		_, page, _ := admin.ask("GET", "/manage/mail-domains", nil)
		ids := regexp.MustCompile(`/manage/mail-domains/([0-9a-f-]{36})/joining`).FindAllStringSubmatch(page, -1)
		if len(ids) != 2 {
			t.Fatalf("the page offers to open %v", ids)
		}
		if status, _, _ := admin.send(ids[0][0], url.Values{"joining": {"yes"}}); status != 303 {
			t.Errorf("opening one's own domain answers %d", status)
		}
		if status, body, _ := admin.send(ids[1][0], url.Values{"joining": {"yes"}}); status != 403 || !strings.Contains(body, "Anybody gets an address at gmail.com") {
			t.Errorf("opening public mail answers %d", status)
		}
		ctx := context.Background()
		nora, err := o.Accounts.Create(ctx, "nora@demo.example", "a lamp over the stairs")
		must(t, err)
		link, err := o.Accounts.FoundingLink(ctx, account.Homeless{Account: nora})
		must(t, err)
		stranger := &caller{t: t, o: o, cookie: &http.Cookie{Name: "none", Value: "none"}}
		_, found, _ := stranger.ask("GET", "/found?lang=en&code="+link, nil)
		if !strings.Contains(found, en(i18n.JoinButton, "The demo office")) {
			t.Fatalf("the page does not offer it: %s", found)
		}
		status, _, header := stranger.send("/found/join?lang=en&code="+link, url.Values{"organisation": {"demo"}})
		if status != 303 || !strings.Contains(header.Get("Set-Cookie"), "bureau_session=") {
			t.Errorf("joining answers %d %v", status, header)
		}
		if status, _, _ := stranger.send("/found/join?lang=en&code="+link, url.Values{"organisation": {"demo"}}); status != 404 {
			t.Errorf("the same link again answers %d", status)
		}
		if _, people, _ := admin.ask("GET", "/people", nil); !strings.Contains(people, "nora@demo.example") {
			t.Error("administrators do not see her")
		}
	})
}

func TestTheWeekdaysOfASeriesAreChangedOnItsPage(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		var made workplace.Made
		must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) (err error) {
			first := span.DateOf(o.Clock.Now(), o.Demo.Sites[0].Zone).AddDays(6) // a Monday
			made, err = o.Workplaces.MakeSeries(ctx, tx, anna, workplace.SeriesWish{Asset: desk.ID, Repeat: workplace.Repeat{
				Rule: "FREQ=WEEKLY;BYDAY=MO", First: first, Times: 4, From: 9 * 60, To: 17 * 60}})
			return err
		}))
		second, page := made.Reservations[1], call(t, o, "anna@demo.example")
		path := "/reservations/" + second.ID
		if _, body, _ := page.ask("GET", path, nil); !regexp.MustCompile(`name="day" value="MO" checked`).MatchString(body) || strings.Contains(body, `value="TU" checked`) {
			t.Fatalf("the page does not show its days: %s", body)
		}
		form := url.Values{"rev": {"1"}, "asset": {desk.ID}, "date": {second.Day}, "from": {"09:00"}, "to": {"17:00"}, "scope": {"following"}, "days": {"1"}}
		if status, _, _ := page.send(path, form); status != 422 {
			t.Errorf("without any day it answers %d", status)
		}
		form["day"] = []string{"TU", "TH", "XX"}
		if status, body, _ := page.send(path, form); status != 303 {
			t.Fatalf("it answers %d %s", status, body)
		}
		var days []string
		must(t, o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
			all, _, err := o.Workplaces.Upcoming(tx, anna, "", 50)
			for _, p := range all {
				days = append(days, p.Reservation.Span.StartTime().Format("01-02 Mon"))
			}
			return err
		}))
		if got := strings.Join(days, ", "); got != "11-30 Mon, 12-08 Tue, 12-10 Thu, 12-15 Tue, 12-17 Thu" {
			t.Errorf("it comes on %s", got)
		}
	})
}

func TestAPlaceThatSomebodyHasIsTakenOutOfUseWhenThatIsCancelledToo(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		anna, desk := o.Demo.Members[0].Actor, o.Demo.Asset("Desk 1")
		must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.Reserve(ctx, tx, anna, workplace.Reserve{Asset: desk.ID, Span: span.Of(o.Clock.Now().Add(3600e9), o.Clock.Now().Add(7200e9))})
			return err
		}))
		manager, path := call(t, o, "manager@demo.example"), "/places/"+desk.ID+"/out"
		form := url.Values{"date": {"2026-11-26"}, "reason": {"the lamp is broken"}}
		status, body, _ := manager.send(path, form)
		for _, shown := range []string{"Anna Demo, Tue 24 Nov 10:00 – 11:00", `value="2026-11-26"`, `value="the lamp is broken"`, en(i18n.HeldCancel)} {
			if status != 409 || !strings.Contains(body, shown) {
				t.Errorf("it answers %d without %q", status, shown)
			}
		}
		form.Set("cancel", "1")
		if status, _, _ := manager.send(path, form); status != 303 {
			t.Errorf("it answers %d", status)
		}
		must(t, o.Outbox.Drain(context.Background()))
		kept, err := o.Post.ListKept(context.Background(), 20)
		if must(t, err); len(kept) != 1 || kept[0].To != "anna@demo.example" {
			t.Errorf("mailed is %v", kept)
		}
	})
}
