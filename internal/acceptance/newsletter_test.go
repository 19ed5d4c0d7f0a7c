package acceptance

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/i18n"
	"bureau/internal/newsletter"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
)

// relayed is an office on each database whose mail leaves by a real relay, with a practice in it.
func relayed(t *testing.T, test func(t *testing.T, o *officetest.Office, relay *posttest.Server)) {
	t.Helper()
	t.Parallel()
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) {
			relay := posttest.Start(t, posttest.Options{})
			o := officetest.OpenIn(t, office.Config{Data: t.TempDir(), Database: dbtest.Config(t, engine, office.Owners), Relay: relay.Relay(), Log: slog.New(slog.DiscardHandler)})
			o.Practise(t, o.Demo)
			test(t, o, relay)
		})
	}
}

// grouped adds a customer to the group Backs; agreed notes a consent at the desk.
func grouped(t testing.TB, o *officetest.Office, name, email string, agreed bool) (c appointment.Customer) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		c, err = o.Appointments.AddCustomerTo(ctx, tx, o.Demo.Admin.Actor, appointment.CustomerForm{Customer: appointment.Customer{
			Who: appointment.Who{First: name, Last: "Berg", Email: email}, Lang: "de"}, New: []string{"Backs"}})
		if err == nil && agreed {
			err = o.Newsletters.Agree(ctx, tx, o.Demo.Admin.Actor, c, o.Clock.Now(), newsletter.HowPaper)
		}
		return err
	})
	return c
}

// newsTo are the newsletters that arrived at an address.
func newsTo(relay *posttest.Server, to string) (out []posttest.Mail) {
	for _, m := range relay.Mails() {
		if m.To == to && m.Header.Get("List-Unsubscribe") != "" {
			out = append(out, m)
		}
	}
	return out
}

// offLink is where a mail says that one request unsubscribes.
func offLink(m posttest.Mail) string { return strings.Trim(m.Header.Get("List-Unsubscribe"), "<>") }

// oneClick does what a mail program does when somebody presses its button to unsubscribe (RFC 8058): it brings no cookie and follows
// no redirect.
func oneClick(t testing.TB, link, kind, body string) {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Post(link, kind, strings.NewReader(body))
	must(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(t, err)
	if answer.StatusCode != http.StatusOK {
		t.Errorf("one click gets %d\n%s", answer.StatusCode, text)
	}
}

// Rule A30
func TestANewsletterGoesToAGroupAndUnsubscribingHolds(t *testing.T) {
	relayed(t, func(t *testing.T, o *officetest.Office, relay *posttest.Server) {
		grouped(t, o, "Ada", "ada@home.example", true)
		grouped(t, o, "Cem", "ada@home.example", true)
		grouped(t, o, "Eva", "eva@home.example", true)
		grouped(t, o, "Kim", "kim@home.example", true)
		grouped(t, o, "Fay", "fay@home.example", false)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/customer-groups")
		v.press("main li a.btn", en(i18n.NewsWrite))
		v.typed("#subject", "Back school in May")
		v.typed("#text", "# Come along\n\nIt **begins** on 3 May, see https://backs.example/may.")
		v.press("main form button.main", en(i18n.Save))
		v.see("#mails", "3")
		v.see(".counts dt", en(i18n.NewsNoConsent))
		v.press(".counts a", en(i18n.NewsNoConsent))
		v.see("main li", "Fay Berg")
		v.press(".pager a", "Back school")
		v.press("main button", en(i18n.NewsTest))
		v.see("[role=status]", en(i18n.NewsTested))
		if m := relay.Next(t, 1); m.To != "admin@demo.example" || m.Subject != "[Test] Back school in May" || !strings.Contains(m.Parts["text/html"], "<strong>begins</strong>") {
			t.Errorf("the test mail is %+v", m)
		}
		v.press("main .actions a.main", en(i18n.NewsSend))
		v.see("main p", i18n.NewsSendSays.In("en", 3))
		v.press("main form button.main", i18n.NewsSendDo.In("en", 3))
		relay.Next(t, 4)
		v.see("#newsletter .chip", en(i18n.NewsSent))
		for to, names := range map[string]string{"ada@home.example": "Hello Ada Berg, Cem Berg,", "eva@home.example": "Hello Eva Berg,", "kim@home.example": "Hello Kim Berg,"} {
			if m := newsTo(relay, to); len(m) != 1 || !strings.Contains(m[0].Text(), names) || !strings.Contains(m[0].Text(), offLink(m[0])) {
				t.Errorf("%s got %d newsletters", to, len(m))
			}
		}
		if len(newsTo(relay, "fay@home.example")) != 0 {
			t.Error("who has not agreed got it")
		}

		// Looking changes nothing; one click unsubscribes, in either form; a person presses a button, and may take it back.
		ada, eva, kim := offLink(newsTo(relay, "ada@home.example")[0]), offLink(newsTo(relay, "eva@home.example")[0]), offLink(newsTo(relay, "kim@home.example")[0])
		answer, err := http.Get(ada)
		must(t, err)
		answer.Body.Close()
		oneClick(t, eva, "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n")
		customer := visit(t, o)
		customer.open(kim)
		customer.see("h1", i18n.NewsOffTitle.In("de", "The demo office"))
		customer.press("main button", i18n.NewsOffDo.In("de"))
		customer.see("main p", i18n.NewsOffDone.In("de", "The demo office"))
		customer.press("main button", i18n.NewsOnDo.In("de"))
		customer.see("[role=status]", i18n.NewsOnDone.In("de"))

		again := func(mails int) {
			v.open("/newsletters")
			v.press("#newsletters li:first-child a", "Back school")
			v.press("main button", en(i18n.NewsCopy))
			v.press("main form button.main", en(i18n.Save))
			v.see("#mails", fmt.Sprint(mails))
			before := len(relay.Mails())
			v.press("main .actions a.main", en(i18n.NewsSend))
			v.press("main form button.main", i18n.NewsSendDo.In("en", mails))
			relay.Next(t, before+mails)
			v.see("#newsletter .chip", en(i18n.NewsSent))
		}
		again(2)
		oneClick(t, ada, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
		grouped(t, o, "Ada", "ADA@home.example", false)
		again(1)
		if a, e, k := len(newsTo(relay, "ada@home.example")), len(newsTo(relay, "eva@home.example")), len(newsTo(relay, "kim@home.example")); a != 2 || e != 1 || k != 3 {
			t.Errorf("in all they got %d, %d and %d", a, e, k)
		}
	})
}

// Rule A30
func TestANewsletterThatIsBeingSentShowsHowFarItIsAndStopsAndGoesOn(t *testing.T) {
	relayed(t, func(t *testing.T, o *officetest.Office, relay *posttest.Server) {
		for i := range 12 {
			grouped(t, o, fmt.Sprint("N", i), fmt.Sprintf("n%d@home.example", i), true)
		}
		l := written(t, o, "Back school in May")
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/newsletters/" + l.ID + "/send")
		v.press("main form button.main", i18n.NewsSendDo.In("en", 12))
		relay.Next(t, 10)
		v.until(`document.querySelector(".counts dd").textContent === "10"`)
		v.press("main button", en(i18n.NewsStop))
		v.see("#newsletter .chip", en(i18n.NewsStopped))
		o.Clock.Advance(newsletter.Pause)
		must(t, o.Outbox.Drain(context.Background()))
		if n := len(relay.Mails()); n != 10 {
			t.Errorf("after it was stopped %d have left", n)
		}
		v.press("main button", en(i18n.NewsGoOn))
		must(t, o.Outbox.Drain(context.Background()))
		v.see("#newsletter .chip", en(i18n.NewsSent))
		v.until(`document.querySelector(".counts dd").textContent === "12"`)
		for i := range 12 {
			if n := len(newsTo(relay, fmt.Sprintf("n%d@home.example", i))); n != 1 {
				t.Errorf("n%d got it %d times", i, n)
			}
		}
	})
}

// written writes a letter to the group Backs, in somebody's name who is not looking.
func written(t testing.TB, o *officetest.Office, subject string) (l newsletter.Letter) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		boss := o.Demo.Admin.Actor
		w := newsletter.Writing{Subject: subject, Text: "# Come along\n\nIt **begins** on 3 May.\n\n- warm\n- free", Lang: "en"}
		groups, err := o.Appointments.CustomerGroups(ctx, tx, boss)
		if err != nil {
			return err
		}
		for _, g := range groups {
			if g.Name == "Backs" {
				w.Groups = []string{g.ID}
			}
		}
		l, err = o.Newsletters.Write(ctx, tx, boss, w)
		return err
	})
	return l
}

// Rule A30
func TestCustomersAreAskedWhenTheyBookAndTheDeskNotesWhoAgreed(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, nil)
		v := visit(t, o)
		v.open(first + "?" + serviceOf(v) + "&staff=anyone&date=2026-11-25&at=2026-11-25T09:00:00Z")
		v.gone("main label", "newsletter")
		boss := visit(t, o)
		boss.comes("admin@demo.example")
		boss.open("/newsletters/settings")
		boss.click("main label.tick", "")
		boss.typed("#imprint", "The demo practice\nStreet 1, Amsterdam")
		boss.press("main form button.main", en(i18n.Save))
		v.open(first + "?" + serviceOf(v) + "&staff=anyone&date=2026-11-25&at=2026-11-25T09:00:00Z")
		if eval[bool](v, `document.querySelector("input[name=news]").checked`) {
			t.Error("the box is ticked already")
		}
		v.click("main label.tick", "")
		v.asksFor("Nora", "New", "nora@new.example")
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.HoldFix))
		boss.open("/customers?find=nora")
		boss.press("#customers a", "Nora New")
		boss.see("[aria-labelledby=news]", en(i18n.NewsIs))
		boss.see("[aria-labelledby=news]", en(i18n.NewsHowBooking))
		boss.click("[aria-labelledby=news] button", en(i18n.NewsRefuse))
		boss.press("dialog button.main", "")
		boss.see("[aria-labelledby=news]", en(i18n.NewsOffOn)[:12])
		boss.click("[aria-labelledby=news] summary", "")
		boss.set("#how", newsletter.HowPhone)
		boss.set("#given", "2026-11-20")
		boss.press("[aria-labelledby=news] button", en(i18n.Save))
		boss.see("[aria-labelledby=news]", en(i18n.NewsHowPhone))
		if m := mailsTo(t, o, "nora@new.example"); len(m) != 2 {
			t.Errorf("beside the code and the appointment she was mailed %d times", len(m)-2)
		}
	})
}

// lettered opens a page of newsletters; LETTER is a draft, SENT one that is being sent, OFF the link of one who gets it.
func lettered(p string) func(v *visitor) int {
	return func(v *visitor) int {
		v.t.Helper()
		draft, sent := letters(v)
		if draft == "" {
			circulate(v)
			draft, sent = letters(v)
		}
		return v.open(strings.NewReplacer("LETTER", draft, "SENT", sent, "OFF", offOf(v)).Replace(p))
	}
}

// letters are the ids of the draft and of the letter that is being sent, where there are such.
func letters(v *visitor) (draft, sent string) {
	v.t.Helper()
	read(v.t, v.o, func(tx db.Tx) error {
		all, _, err := v.o.Newsletters.List(context.Background(), tx, v.o.Demo.Admin.Actor, "", 10)
		for _, l := range all {
			if l.State == newsletter.Draft {
				draft = l.ID
			} else {
				sent = l.ID
			}
		}
		return err
	})
	return draft, sent
}

// circulate writes two letters, and sends one of them.
func circulate(v *visitor) {
	v.t.Helper()
	for i := range 13 {
		grouped(v.t, v.o, fmt.Sprint("Reader ", i), fmt.Sprintf("reader%d@home.example", i), i != 3)
	}
	sent := written(v.t, v.o, "Closed over Easter, and a rather long subject beside")
	written(v.t, v.o, "Back school in May")
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) error {
		a, err := v.o.Newsletters.For(ctx, tx, v.o.Demo.Admin.Actor, sent.ID)
		if err != nil {
			return err
		}
		_, err = v.o.Newsletters.Send(ctx, tx, v.o.Demo.Admin.Actor, sent.ID, sent.Rev, a.Mails)
		return err
	})
	must(v.t, v.o.Outbox.Drain(context.Background()))
}

// offOf is the path of the link in a newsletter that was kept.
func offOf(v *visitor) string {
	v.t.Helper()
	for _, m := range mailsTo(v.t, v.o, "reader1@home.example") {
		if _, rest, ok := strings.Cut(m.Body, "/news/"); ok {
			link, _, _ := strings.Cut(rest, "?")
			return "/news/" + link
		}
	}
	v.t.Fatal("no newsletter was kept")
	return ""
}

// letterForm sends a form about a draft.
func letterForm(p string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		lettered("/newsletters/LETTER")(v)
		return v.post(v.path()+p, fields)
	}
}

// newsletterPages are the pages of newsletters, for the table.
var newsletterPages = []line{
	{"newsletters, none yet", "/newsletters", "owner", 200, path("/newsletters")},
	{"newsletters", "/newsletters", "owner", 200, lettered("/newsletters")},
	{"newsletters, not allowed", "/newsletters", "emma", 403, path("/newsletters")},
	{"new newsletter", "/newsletters/new", "owner", 200, lettered("/newsletters/new")},
	{"new newsletter, refused", "/newsletters/new", "owner", 422, func(v *visitor) int {
		lettered("/newsletters/new")(v)
		return v.post("/newsletters/new", url.Values{"subject": {"x"}, "lang": {"en"}})
	}},
	{"newsletter settings", "/newsletters/settings", "owner", 200, path("/newsletters/settings")},
	{"newsletter settings, changed meanwhile", "/newsletters/settings", "owner", 412, form("/newsletters/settings", url.Values{"rev": {"99"}})},
	{"a draft", "/newsletters/{id}", "owner", 200, lettered("/newsletters/LETTER")},
	{"a newsletter on its way", "/newsletters/{id}", "owner", 200, lettered("/newsletters/SENT")},
	{"a newsletter that is not stopped", "/newsletters/{id}", "owner", 409, letterForm("/go-on", url.Values{})},
	{"edit a newsletter", "/newsletters/{id}/edit", "owner", 200, lettered("/newsletters/LETTER/edit")},
	{"edit a newsletter, changed meanwhile", "/newsletters/{id}/edit", "owner", 412, letterForm("/edit", url.Values{"rev": {"99"}, "subject": {"x"}, "text": {"y"}, "lang": {"en"}})},
	{"who gets a newsletter", "/newsletters/{id}/readers", "owner", 200, lettered("/newsletters/LETTER/readers")},
	{"who gets no newsletter", "/newsletters/{id}/readers", "owner", 200, lettered("/newsletters/LETTER/readers?why=no-consent")},
	{"mails of a newsletter", "/newsletters/{id}/mails", "owner", 200, lettered("/newsletters/SENT/mails?state=sent")},
	{"mails of a newsletter, none", "/newsletters/{id}/mails", "owner", 200, lettered("/newsletters/SENT/mails?state=failed")},
	{"send a newsletter", "/newsletters/{id}/send", "owner", 200, lettered("/newsletters/LETTER/send")},
	{"send a newsletter, another number by now", "/newsletters/{id}/send", "owner", 412, letterForm("/send", url.Values{"rev": {"1"}, "mails": {"1"}})},
	{"unsubscribe", "/news/{org}/{link}", "", 200, lettered("OFF")},
	{"unsubscribed", "/news/{org}/{link}", "", 200, func(v *visitor) int {
		lettered("OFF")(v)
		return v.post(v.path(), url.Values{})
	}},
	{"unsubscribe, a test", "/news/{org}/{link}", "", 200, path("/news/demo/test")},
	{"unsubscribe, a link that is wrong", "/news/{org}/{link}", "", 404, path("/news/demo/x")},
	{"a customer who gets the newsletter", "/customers/{id}", "owner", 200, func(v *visitor) int {
		lettered("/newsletters/LETTER/readers")(v)
		return v.press("main li:first-child a", "")
	}},
}
