package acceptance

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
	"bureau/internal/span"
)

// practised is an office whose demo organisation is a practice, at this address.
func practised(t testing.TB, o *officetest.Office, change func(p *appointment.Practice)) (officetest.Practice, string) {
	t.Helper()
	p := o.Practise(t, o.Demo)
	if change != nil {
		rules(t, o, change)
	}
	return p, "/book/" + p.Practice.Slug
}

// rules changes how the practice gives appointments.
func rules(t testing.TB, o *officetest.Office, change func(p *appointment.Practice)) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		p, err := appointment.PracticeOf(tx)
		if err != nil {
			return err
		}
		change(&p)
		_, err = o.Appointments.ChangePractice(ctx, tx, o.Demo.Admin.Actor, p)
		return err
	})
}

// appointments are those of a staff member on the test office's day and the next.
func appointments(t testing.TB, o *officetest.Office) (out []appointment.Entry) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		out, err = o.Appointments.Between(context.Background(), tx, o.Demo.Owner.Actor, span.Of(at(0, 0), at(24*40, 0)))
		return err
	})
	return out
}

var sixDigits = regexp.MustCompile(`\b\d{6}\b`)

// mailedCode is the code in the latest mail to an address that has one.
func mailedCode(t testing.TB, o *officetest.Office, to string) string {
	t.Helper()
	for _, m := range mailsTo(t, o, to) {
		if d := sixDigits.FindString(m.Subject); d != "" {
			return d
		}
	}
	t.Fatalf("no code was mailed to %s", to)
	return ""
}

// picks comes to the details of a time, by hand.
func (v *visitor) picks(first, service, who, day, clock string) {
	v.t.Helper()
	v.open(first)
	v.click(".picks a", service)
	v.click(".picks a", who)
	if day != "" {
		v.click(".dates a", day)
		v.see("#times", day)
	}
	v.click(".slots a", clock)
	v.see("h2", en(i18n.BookDetails))
}

// details types who comes, and asks for the code.
func (v *visitor) asksFor(first, last, email string) int {
	v.t.Helper()
	v.typed("#first", first)
	v.typed("#last", last)
	if email != "" {
		v.typed("#email", email)
	}
	return v.press("main form button.main", en(i18n.BookHoldIt))
}

// Rule A15, A16, A18, A19, A25
func TestACustomerChoosesAServiceAndAFreeTimeAndConfirmsItWithTheMailedCode(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, first := practised(t, o, nil)
		desk(t, o, p, 1, at(11, 0))
		v := visit(t, o)
		v.open(first)
		eval[bool](v, `(window.still = true)`)
		v.click(".picks a", "Consultation")
		v.see("h2", en(i18n.BookStaff))
		v.until(`document.activeElement.id === "step-what"`)
		v.click(".picks a", "Anna Demo")
		v.see(".dates a", "Tuesday 24 November, "+en(i18n.BookFree, 34))
		v.until(`document.activeElement.id === "step-when"`)
		if v.shows("main", "Weiß") || v.shows(".slots a", "09:00") {
			t.Errorf("the page shows what is not to be booked\n%s", v.screen())
		}
		v.click(".slots a", "11:00")
		v.see("h2", en(i18n.BookDetails))
		if !eval[bool](v, `window.still === true`) {
			t.Error("the page was loaded anew on the way")
		}
		if !v.shows("section p", "Time in Amsterdam (UTC+1)") || !v.shows("section b", "Tuesday 24 November, 11:00") {
			t.Errorf("the zone is not named\n%s", v.screen())
		}
		v.asksFor("Nora", "New", "nora@new.example")
		if v.path() != first+"/hold" || !v.shows("[data-count]", "left") {
			t.Fatalf("asking for the code leads to %s\n%s", v.path(), v.screen())
		}
		if n := worked(t, o); n != 1 {
			t.Errorf("%d browsers did their work", n)
		}
		held := appointments(t, o)
		if len(held) != 2 || held[0].State != appointment.Held && held[1].State != appointment.Held {
			t.Errorf("the practice sees %+v", held)
		}
		if err := tryDesk(o, p, 0, at(11, 0)); !fault.Is(err, fault.Taken) {
			t.Errorf("the desk got the held time: %v", err)
		}
		other := visit(t, o)
		other.open(eval[string](v, `(location.pathname + location.search).replace("/hold", "").replace(/own=[^&]*/, "")`))
		if other.shows(".slots a", "11:00") || !other.shows("[role=alert]", en(i18n.NotOffered)) {
			t.Errorf("the held time is offered\n%s", other.screen())
		}
		other.pardon(other.path())
		v.pardon(first + "/hold")
		v.typed("#code", "000000")
		if status := v.press("main form button.main", en(i18n.HoldFix)); status != 422 || !v.shows(".refusal", en(i18n.CodeWrong)) {
			t.Errorf("a wrong code gets %d\n%s", status, v.screen())
		}
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.HoldFix))
		if !v.shows("h2", en(i18n.DoneFixed)) {
			t.Errorf("the code leads to\n%s", v.screen())
		}
		if m := mailsTo(t, o, "nora@new.example"); len(m) != 2 || !strings.Contains(ics(m[0]), "METHOD:REQUEST") || !strings.Contains(ics(m[0]), "BEGIN:VTIMEZONE") {
			t.Errorf("%d mails, the last\n%s", len(m), m[0].Message)
		}
		if m := mailsTo(t, o, "anna@demo.example"); len(m) != 1 || !strings.Contains(m[0].Body, "Nora New") {
			t.Errorf("the staff member hears %v", m)
		}
	})
}

// worked is how many works were taken.
func worked(t testing.TB, o *officetest.Office) (n int) {
	t.Helper()
	read(t, o, func(tx db.Tx) error {
		return tx.Row("SELECT count(*) FROM hold_work WHERE org = $1", tx.Org()).Scan(&n)
	})
	return n
}

// Rule A19
func TestAHoldThatIsNotConfirmedIsFreeAfterTenMinutesAndCanBeTakenAnew(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, first := practised(t, o, nil)
		v := visit(t, o)
		v.picks(first, "Consultation", "Anna Demo", "", "11:00")
		v.asksFor("Nora", "New", "nora@new.example")
		code := mailedCode(t, o, "nora@new.example")
		o.Clock.Advance(8*time.Minute + 30*time.Second)
		v.load(evaluate(`(location.reload(), true)`))
		v.see("[data-say]", en(i18n.HoldSoon))
		o.Clock.Advance(90 * time.Second)
		v.pardon(first + "/hold")
		v.typed("#code", code)
		if status := v.press("main form button.main", en(i18n.HoldFix)); status != 409 || !v.shows("h2", en(i18n.HoldEnded)) {
			t.Fatalf("the code after ten minutes gets %d\n%s", status, v.screen())
		}
		v.press("main a", en(i18n.HoldTake))
		v.asksFor("Nora", "New", "nora@new.example")
		v.press("main button", en(i18n.HoldDrop))
		v.see("[role=status]", en(i18n.HoldFreed))
		if err := tryDesk(o, p, 0, at(11, 0)); err != nil {
			t.Errorf("what was given back is not free: %v", err)
		}
	})
}

// Rule A18
func TestTheLinkInTheMailConfirmsByAButtonAndNotByBeingOpened(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, nil)
		v, phone := visit(t, o), visit(t, o)
		v.picks(first, "Consultation", en(i18n.BookAnyone), "", "10:00")
		v.asksFor("Nora", "New", "nora@new.example")
		phone.open(mailedLink(t, o, "nora@new.example", first+"/confirm"))
		if all := appointments(t, o); len(all) != 1 || all[0].State != appointment.Held {
			t.Fatalf("opening the link made it %+v", all)
		}
		phone.press("main button", en(i18n.HoldFix))
		if phone.path() != first+"/appointment" || !phone.shows(".chip", en(i18n.YoursFixed)) {
			t.Errorf("the button leads to %s\n%s", phone.path(), phone.screen())
		}
		v.load(evaluate(`(location.reload(), true)`))
		if !v.shows("h2", en(i18n.DoneFixed)) {
			t.Errorf("the first window says\n%s", v.screen())
		}
	})
}

// Rule A17
func TestWhereThePracticeWantsItACustomerRegistersAndComesBackToWhatTheyChose(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, func(p *appointment.Practice) { p.Coded = false })
		v := visit(t, o)
		v.picks(first, "Consultation", en(i18n.BookAnyone), "", "10:00")
		if v.shows("#first", "") {
			t.Errorf("without an account there are details to enter\n%s", v.screen())
		}
		v.press("main a", en(i18n.BookSignUp))
		v.signsUp("nora@new.example")
		v.open(mailedLink(t, o, "nora@new.example", "/sign-up/confirm"))
		v.press("main button", en(i18n.ConfirmAddress))
		if v.path() != first || !v.shows("main p", en(i18n.BookAs, "nora@new.example")) {
			t.Fatalf("confirming leads to %s\n%s", v.path(), v.screen())
		}
		v.press("main button", en(i18n.BookSignOut))
		v.press("main a", en(i18n.BookSignIn))
		v.typed("#email", "nora@new.example")
		v.typed("#password", chosen)
		v.press("main form button.main", en(i18n.SignIn))
		if v.path() != first || !v.shows("#step-who", en(i18n.BookDetails)) {
			t.Fatalf("signing in leads to %s\n%s", v.path(), v.screen())
		}
		v.asksFor("Nora", "New", "")
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.HoldFix))
		v.see("h2", en(i18n.DoneFixed))
		if v.open("/"); v.path() != "/sign-in" {
			t.Errorf("a customer reaches %s", v.path())
		}
	})
}

// Rule A21
func TestARequestIsAcceptedOrRefusedAndTheCustomerIsTold(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, func(p *appointment.Practice) { p.Asks = true })
		v := visit(t, o)
		for i, clock := range []string{"10:00", "12:00"} {
			v.picks(first, "Consultation", "Anna Demo", "", clock)
			v.asksFor("Nora", "New", "nora@new.example")
			v.typed("#code", mailedCode(t, o, "nora@new.example"))
			v.press("main form button.main", en(i18n.HoldAsk))
			v.see("h2", en(i18n.DoneRequest))
			must(t, o.Outbox.Drain(context.Background())) // a request that is answered by then is mailed to nobody
			x := appointments(t, o)[i]
			write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
				if i == 0 {
					_, err = o.Appointments.Accept(ctx, tx, anna(o), x.ID, x.Rev)
				} else {
					_, err = o.Appointments.Cancel(ctx, tx, anna(o), x.ID, x.Rev, "We are at a fair that day.")
				}
				return err
			})
		}
		m := mailsTo(t, o, "nora@new.example")
		if !strings.HasPrefix(m[0].Subject, "Request not possible") || !strings.Contains(m[0].Body, "at a fair") || ics(m[0]) != "" {
			t.Errorf("the refusal is %q\n%s", m[0].Subject, m[0].Body)
		}
		if n := count(m, "Request accepted"); n != 1 {
			t.Errorf("%d mails say that it was accepted", n)
		}
		if n := count(m, "Your request"); n != 2 {
			t.Errorf("%d mails say that it was requested", n)
		}
		if n := count(mailsTo(t, o, "anna@demo.example"), "Request:"); n != 2 {
			t.Errorf("the staff member hears of %d requests", n)
		}
	})
}

// Rule A26
func TestTheLinkInTheMailMovesAndCancelsWithinTheRulesAndAReminderComes(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, nil)
		v := visit(t, o)
		v.picks(first, "Consultation", "Anna Demo", "Thursday 26 November", "10:00")
		v.asksFor("Nora", "New", "nora@new.example")
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.HoldFix))
		link := mailedLink(t, o, "nora@new.example", first+"/appointment")
		v.open(link)
		v.press("main a", en(i18n.YoursMove))
		v.click(".dates a", "Friday 27 November")
		v.see("#times", "Friday 27 November")
		v.click(".slots a", "14:00")
		v.press("main button", en(i18n.YoursMoveTo))
		v.see("[role=status]", en(i18n.YoursMoved))
		m := mailsTo(t, o, "nora@new.example")
		if !strings.HasPrefix(m[0].Subject, "Appointment moved") || !strings.Contains(ics(m[0]), "SEQUENCE:1") || !strings.Contains(ics(m[0]), "DTSTART;TZID=Europe/Amsterdam:20261127T140000") {
			t.Errorf("the mail is %q\n%s", m[0].Subject, ics(m[0]))
		}
		uid := regexp.MustCompile(`UID:\S+`).FindString(ics(m[0]))
		o.Clock.Advance(53*time.Hour + time.Minute) // Friday 14:00 less a day is Thursday 14:00
		if r := mailsTo(t, o, "nora@new.example"); count(r, "Reminder") != 1 {
			t.Errorf("%d reminders came", count(r, "Reminder"))
		}
		v.open(link)
		if !v.shows("main p", "24 hours") || v.shows("main a", en(i18n.YoursCancel)) {
			t.Errorf("after the practice's time it can be changed\n%s", v.screen())
		}
		rules(t, o, func(p *appointment.Practice) { p.Change = 0 })
		v.open(link)
		v.press("main a", en(i18n.YoursCancel))
		v.press("main button", en(i18n.YoursYes))
		v.see(".chip", en(i18n.YoursGone))
		var cancelled []string
		for _, k := range mailsTo(t, o, "nora@new.example") {
			if got := ics(k); strings.Contains(got, "METHOD:CANCEL") {
				cancelled = append(cancelled, got)
			}
		}
		if len(cancelled) != 1 || !strings.Contains(cancelled[0], uid) || !strings.Contains(cancelled[0], "SEQUENCE:2") {
			t.Errorf("the mails that cancel are %v", cancelled)
		}
		if staff := mailsTo(t, o, "anna@demo.example"); count(staff, "Moved") != 1 || count(staff, "Cancelled") != 1 {
			t.Errorf("the staff member hears %d mails", len(staff))
		}
	})
}

func TestBookingWorksWithoutScriptsInTheReadersLanguageToTheEnd(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	_, first := practised(t, o, nil)
	v := visit(t, o)
	v.mute()
	v.open(first + "?lang=de")
	v.press(".picks a", "Consultation")
	v.press(".picks a", i18n.BookAnyone.DE)
	v.press(".dates a", "Mittwoch, 25. November")
	v.press(".slots a", "10:00")
	v.typed("#first", "Nora")
	v.typed("#last", "Neu")
	v.typed("#email", "nora@new.example")
	v.press("main form button.main", i18n.BookHoldIt.DE)
	v.typed("#code", mailedCode(t, o, "nora@new.example"))
	v.press("main form button.main", i18n.HoldFix.DE)
	if !v.shows("h2", i18n.DoneFixed.DE) {
		t.Errorf("it ends at\n%s", v.screen())
	}
	if m := mailsTo(t, o, "nora@new.example")[0]; !strings.HasPrefix(m.Subject, "Ihr Termin: Mi., 25. Nov., 10:00") || !strings.Contains(m.Body, "Zeit in Amsterdam (UTC+1)") {
		t.Errorf("the mail is %q\n%s", m.Subject, m.Body)
	}
}

// ics is the calendar object of a mail; empty where it has none.
func ics(k post.Kept) string {
	_, file, ok := strings.Cut(k.Message, "text/calendar")
	if !ok {
		return ""
	}
	return unquoted(file)
}

// unquoted reads quoted-printable, as far as calendar objects need it, and unfolds their lines.
func unquoted(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "=\r\n", ""), "=\n", "")
	s = regexp.MustCompile(`=([0-9A-F]{2})`).ReplaceAllStringFunc(s, func(x string) string {
		u, err := url.PathUnescape("%" + x[1:])
		if err != nil {
			return x
		}
		return u
	})
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n ", ""), "\n ", "")
}

// count is how many mails have a subject that begins so.
func count(all []post.Kept, begins string) (n int) {
	for _, m := range all {
		if strings.HasPrefix(m.Subject, begins) {
			n++
		}
	}
	return n
}

// desk books for somebody at the desk.
func desk(t testing.TB, o *officetest.Office, p officetest.Practice, staff int, start time.Time) {
	t.Helper()
	must(t, tryDesk(o, p, staff, start))
}

func tryDesk(o *officetest.Office, p officetest.Practice, staff int, start time.Time) error {
	return o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
		_, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[staff].Member,
			Site: o.Demo.Sites[0].ID, Customer: p.Customers[2].ID, Start: start, Key: id.New()})
		return err
	})
}

// inside evaluates something in the frame of a page.
func inside[T any](v *visitor, expression string) T {
	v.t.Helper()
	out, err := tryInside[T](v, expression)
	must(v.t, err)
	return out
}

// tryInside is inside where the frame may be just about to go.
func tryInside[T any](v *visitor, expression string) (out T, err error) {
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	err = chromedp.Do(ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		tree, err := cdp.Call(ctx, target, page.GetFrameTree, cdp.Empty{})
		if err != nil || len(tree.FrameTree.ChildFrames) == 0 {
			return chromedp.Void{}, errors.Join(err, errors.New("there is no frame"))
		}
		world, err := cdp.Call(ctx, target, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.ChildFrames[0].Frame.ID})
		if err != nil {
			return chromedp.Void{}, err
		}
		yes := true
		got, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: expression, ContextID: world.ExecutionContextID, ReturnByValue: &yes})
		if err != nil {
			return chromedp.Void{}, err
		}
		return chromedp.Void{}, json.Unmarshal(got.Result.Value, &out)
	})
	return out, err
}

// frameUntil waits for an expression to be true in the frame.
func (v *visitor) frameUntil(expression string) {
	v.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); pause() {
		if yes, err := tryInside[bool](v, `!!(`+expression+`)`); err == nil && yes {
			return
		}
	}
	v.t.Fatalf("never came true in the frame: %s\n%s", expression, inside[string](v, "document.body ? document.body.innerText : ''"))
}

// Rule A15
func TestTheCalendarInThePracticesOwnPageBooksToTheEndWithoutCookiesAndInNoOtherPage(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		outside := func() *httptest.Server {
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				_, _ = w.Write([]byte(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Our practice</title><h1>Our practice</h1><iframe src="` + o.URL + slug + `?embed=1" title="Booking" width="600" height="900"></iframe>`))
			}))
			s.Start()
			t.Cleanup(s.Close)
			return s
		}
		own, foreign := outside(), outside()
		origin := strings.Replace(own.URL, "127.0.0.1", "localhost", 1)
		practised(t, o, func(p *appointment.Practice) { p.Frames = []string{origin} })
		v := visit(t, o)
		v.open(origin)
		v.frameUntil(`document.querySelector(".picks a")`)
		for _, step := range []string{`.picks a[href*="service="]`, `.picks a[href*="staff=anyone"]`, `.slots a[href*="T09%3A00"]`} {
			v.frameUntil(`document.querySelector(` + quoted(step) + `)`)
			inside[bool](v, `(document.querySelector(`+quoted(step)+`).click(), true)`)
		}
		v.frameUntil(`document.querySelector("#first")`)
		inside[bool](v, `(() => { for (const [k, t] of [["first", "Nora"], ["last", "New"], ["email", "nora@new.example"]]) document.querySelector("#" + k).value = t;
			document.querySelector("form button.main").click(); return true })()`)
		v.frameUntil(`document.querySelector("#code")`)
		inside[bool](v, `(document.querySelector("#code").value = "`+mailedCode(t, o, "nora@new.example")+`", document.querySelector("form button.main").click(), true)`)
		v.frameUntil(`document.querySelector(".done")`)
		if n := len(v.cookies()); n != 0 {
			t.Errorf("the frame left %d cookies", n)
		}
		for path, want := range map[string]string{slug + "?embed=1": "frame-ancestors " + origin, slug: "frame-ancestors 'none'"} {
			answer, err := http.Get(o.URL + path)
			must(t, err)
			answer.Body.Close()
			if got := answer.Header.Get("Content-Security-Policy"); !strings.Contains(got, want+";") || len(answer.Cookies()) != 0 {
				t.Errorf("%s answers with %s", path, got)
			}
		}
		other := open(t)
		other.o = o
		other.open(strings.Replace(foreign.URL, "127.0.0.1", "localhost", 1))
		if text := inside[string](other, "location.href"); !strings.HasPrefix(text, "chrome-error:") {
			t.Errorf("another page holds %s", text)
		}
	})
}

// What search engines and programs may read is the first page alone.
func TestThePageSaysToProgramsWhatCanBeBookedAndAsksThemToReadNothingElse(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	practised(t, o, nil)
	get := func(path string) (string, http.Header) {
		answer, err := http.Get(o.URL + path)
		must(t, err)
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		must(t, err)
		return string(body), answer.Header
	}
	body, header := get(slug)
	_, data, ok := strings.Cut(body, `type="application/ld+json"`)
	data, _, _ = strings.Cut(data[strings.Index(data, ">")+1:], "</script>")
	var said struct {
		Name       string
		MakesOffer []struct{ Price string }
	}
	if err := json.Unmarshal([]byte(data), &said); !ok || err != nil || said.Name != "The demo office" || len(said.MakesOffer) != 2 || said.MakesOffer[0].Price != "45.00" {
		t.Errorf("it says %s (%v)", data, err)
	}
	if header.Get("X-Robots-Tag") != "" {
		t.Errorf("the first page is %s", header.Get("X-Robots-Tag"))
	}
	if _, header := get(slug + "?staff=anyone"); header.Get("X-Robots-Tag") != "noindex" {
		t.Error("a later page may be listed")
	}
	if text, _ := get("/robots.txt"); !strings.Contains(text, "Allow: /book/\n") || !strings.Contains(text, "Disallow: /\n") {
		t.Errorf("robots read %s", text)
	}
}

// An address that the practice knows is answered like one that it does not.
func TestAKnownCustomersAddressGetsTheAnswersOfAnUnknownOne(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, _ := practised(t, o, nil)
		ask := func(email string, start time.Time) string {
			c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
			r, err := c.PostForm(o.URL+slug, url.Values{"service": {p.Services[0].ID}, "site": {o.Demo.Sites[0].ID}, "staff": {"anyone"},
				"at": {start.Format(time.RFC3339)}, "first": {"Zoë"}, "last": {"Weiß"}, "email": {email}})
			must(t, err)
			r.Body.Close()
			return r.Status + " " + regexp.MustCompile(`own=[^&]*`).ReplaceAllString(r.Header.Get("Location"), "own=x")
		}
		known, unknown := ask("weiss@home.example", at(12, 0)), ask("white@home.example", at(12, 0))
		if known != unknown || !strings.HasPrefix(known, "303") {
			t.Errorf("known gets %s, unknown %s", known, unknown)
		}
	})
}

// Rule A16
func TestACustomerElsewhereReadsTheSitesClockNamedAndTheirOwnBesideIt(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, nil)
		v := visit(t, o)
		v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, target, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "America/New_York"})
			return chromedp.Void{}, err
		})
		v.open(first)
		v.click(".picks a", "Consultation")
		v.click(".picks a", en(i18n.BookAnyone))
		v.see(".slots a", "11:00 05:00 for you")
		v.click(".slots a", "11:00 05:00 for you")
		v.see("h2", en(i18n.BookDetails))
		v.asksFor("Nora", "New", "nora@new.example")
		if !v.shows("dd", "Time in Amsterdam (UTC+1)") || !v.shows("dd", "05:00 – 05:30, Time in New York (UTC-5)") {
			t.Errorf("the hold says\n%s", v.screen())
		}
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.HoldFix))
		if m := mailsTo(t, o, "nora@new.example")[0]; !strings.Contains(m.Body, "Time in Amsterdam (UTC+1)") || !strings.Contains(m.Body, "05:00 – 05:30, Time in New York (UTC-5)") {
			t.Errorf("the mail says\n%s", m.Body)
		}
	})
}

func TestAnOldBookingLinkLeadsToTheNewAndIsNeverAnothers(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		_, first := practised(t, o, nil)
		o.Practise(t, o.Other)
		link := func(org, to string) error {
			return o.DB.Write(context.Background(), org, func(_ context.Context, tx db.Tx) error {
				_, err := appointment.SetLink(tx, to)
				return err
			})
		}
		old := strings.TrimPrefix(first, "/book/")
		must(t, link("demo", "newer"))
		must(t, link("demo", "newest"))
		client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		for _, c := range []struct{ method, path, to string }{
			{"GET", "/book/" + old, "/book/newest"}, {"GET", "/book/newer?lang=de&embed=1", "/book/newest?lang=de&embed=1"},
			{"GET", "/book/" + old + "/appointment?link=a%2Fb", "/book/newest/appointment?link=a%2Fb"}, {"POST", "/book/" + old + "/hold?x=1", "/book/newest/hold?x=1"},
			{"GET", "/book/%6eewer/confirm", "/book/newest/confirm"},
		} {
			r, err := http.NewRequest(c.method, o.URL+c.path, nil)
			must(t, err)
			r.Header.Set("Origin", o.URL)
			answer, err := client.Do(r)
			must(t, err)
			answer.Body.Close()
			if answer.StatusCode != http.StatusPermanentRedirect || answer.Header.Get("Location") != c.to {
				t.Errorf("%s %s: %d to %q", c.method, c.path, answer.StatusCode, answer.Header.Get("Location"))
			}
		}
		v := visit(t, o)
		v.open("/book/" + old)
		if v.path() != "/book/newest" || !v.shows(".picks a", "Consultation") {
			t.Errorf("the old link leads to %s\n%s", v.path(), v.screen())
		}
		for _, taken := range []string{old, "newer", "newest"} {
			if err := link("other", taken); !fault.Is(err, fault.Taken) {
				t.Errorf("another practice gets %s: %v", taken, err)
			}
		}
		// It may take back its own.
		must(t, link("demo", old))
		if status := v.open("/book/newest"); status != 200 || v.path() != "/book/"+old {
			t.Errorf("taken back, the newest leads to %s", v.path())
		}
		if status := v.open("/book/never"); status != 404 {
			t.Errorf("a link that nobody had answers %d", status)
		}
	})
}
