package acceptance

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
	"bureau/internal/span"
)

// waits puts somebody on the waiting list who is not looking: for the first service at the first site, on Wednesday.
func waits(t testing.TB, o *officetest.Office, p officetest.Practice, email string, change func(j *appointment.AskWait)) (w appointment.Waiting) {
	t.Helper()
	day := span.Date{Year: 2026, Month: time.November, Day: 25}
	j := appointment.AskWait{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Anyway: true,
		Wish: appointment.Wish{First: day, Last: day, Days: appointment.EveryDay, Parts: appointment.EveryPart},
		Who:  appointment.Booker{Who: appointment.Who{First: "Wanda", Last: "Wait", Email: email}, Lang: "en"}}
	if change != nil {
		change(&j)
	}
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		if w, err = o.Appointments.AskToWait(ctx, tx, j); err == nil {
			w, err = o.Appointments.ConfirmWait(ctx, tx, w.ID, o.Appointments.WaitDigits(w))
		}
		return err
	})
	return w
}

// waiting is the list as the practice sees it.
func waiting(t testing.TB, o *officetest.Office) (out []appointment.WaitingEntry) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		out, err = o.Appointments.WaitingList(context.Background(), tx, o.Demo.Owner.Actor)
		return err
	})
	return out
}

// hour lets the staff be booked on Wednesdays from ten to eleven only, and books all of that for Zoë.
func hour(t testing.TB, o *officetest.Office, p officetest.Practice) (out []appointment.Appointment) {
	t.Helper()
	week, err := span.ParseWeek("we 10:00-11:00")
	must(t, err)
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		for _, who := range p.Staff {
			s, err := appointment.StaffByID(tx, who.Member)
			if err != nil {
				return err
			}
			s.Hours = []appointment.Hours{{Site: o.Demo.Sites[0].ID, Week: week}}
			if _, err := o.Appointments.SetHours(ctx, tx, o.Demo.Admin.Actor, s); err != nil {
				return err
			}
		}
		return nil
	})
	for _, minute := range []int{0, 30} {
		for i := range p.Staff {
			out = append(out, book(t, o, p, at(24+10, minute), func(b *appointment.Book) { b.Staff = p.Staff[i].Member }))
		}
	}
	return out
}

// practiceOf reads the practice that an office was opened with.
func practiceOf(t testing.TB, o *officetest.Office) (p officetest.Practice) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		if p.Practice, err = appointment.PracticeOf(tx); err != nil {
			return err
		}
		if p.Services, err = appointment.ServiceList(tx, false); err != nil {
			return err
		}
		p.Staff = o.Demo.Members[:2]
		p.Customers, err = o.Appointments.FindCustomers(context.Background(), tx, o.Demo.Owner.Actor, "weiss", 5)
		return err
	})
	return p
}

// asksToWait fills in the form of the waiting list for one day.
func (v *visitor) asksToWait(day, email, button string) int {
	v.t.Helper()
	v.dated("#first_day", day)
	v.dated("#last_day", day)
	v.typed("#first", "Nora")
	v.typed("#last", "New")
	v.typed("#email", email)
	return v.press("main form button.main", button)
}

// dated puts a day into a field.
func (v *visitor) dated(css, day string) {
	v.t.Helper()
	eval[bool](v, `(document.querySelector(%s).value = %s, true)`, css, day)
}

// arrived waits for the latest mail to an address.
func arrived(t testing.TB, o *officetest.Office, relay *posttest.Server, to string) (m posttest.Mail) {
	t.Helper()
	must(t, o.Outbox.Drain(context.Background()))
	for _, x := range relay.Mails() {
		if x.To == to {
			m = x
		}
	}
	return m
}

func TestWhoWaitsIsMailedAFreedTimeTakesItByTheLinkAndOthersComeTooLate(t *testing.T) {
	relayed(t, func(t *testing.T, o *officetest.Office, relay *posttest.Server) {
		p := practiceOf(t, o)
		booked := hour(t, o, p)
		v := visit(t, o)
		v.open(slug)
		v.click(".picks a", "Consultation")
		v.click(".picks a", en(i18n.BookAnyone))
		v.press("main a", en(i18n.WaitGo))
		if status := v.asksToWait("2026-11-25", "nora@new.example", en(i18n.BookHoldIt)); status != 200 || v.path() != slug+"/wait/code" {
			t.Fatalf("asking to wait gets %d at %s\n%s", status, v.path(), v.screen())
		}
		if n := worked(t, o); n != 1 {
			t.Errorf("%d browsers did their work", n)
		}
		if len(waiting(t, o)) != 0 {
			t.Error("without the code they are on the list")
		}
		v.pardon("/wait/code")
		v.typed("#code", "000000")
		if status := v.press("main form button.main", en(i18n.WaitGo)); status != 422 {
			t.Errorf("a wrong code gets %d\n%s", status, v.screen())
		}
		v.typed("#code", sixDigits.FindString(arrived(t, o, relay, "nora@new.example").Subject))
		v.press("main form button.main", en(i18n.WaitGo))
		v.see("h2", en(i18n.WaitDone))
		late := waits(t, o, p, "karl@new.example", func(j *appointment.AskWait) { j.Who.Lang, j.Who.Zone = "de", "America/New_York" })

		desk := visit(t, o)
		desk.comes("owner@demo.example")
		desk.open("/calendar/" + booked[0].ID + "/cancel")
		desk.see("#act .hint", i18n.WaitingFor.In("en", 2))
		desk.press("#act button", en(i18n.AppointmentCancel))
		m := arrived(t, o, relay, "nora@new.example")
		if want := en(i18n.WaitNewsSubject, "Wed 25 Nov, 10:00"); m.Subject != want || !strings.Contains(m.Text(), "Time in Amsterdam (UTC+1)") {
			t.Fatalf("the mail is %q\n%s", m.Subject, m.Text())
		}
		german := arrived(t, o, relay, "karl@new.example")
		if !strings.Contains(german.Text(), "Zeit in Amsterdam (UTC+1)") || !strings.Contains(german.Text(), "04:00 – 04:30, Zeit in New York (UTC-5)") {
			t.Errorf("the mail to New York in German is %q\n%s", german.Subject, german.Text())
		}
		desk.open("/calendar/waiting")
		desk.see("#waiting-list summary", i18n.WaitingTold.In("en", 1))

		v.open(strings.TrimPrefix(m.Link("at="), o.URL))
		v.see("#is-free", en(i18n.WaitIsFree))
		if all := appointments(t, o); len(all) != 3 {
			t.Errorf("looking at the link leaves %d appointments", len(all))
		}
		v.press("main form button.main", en(i18n.WaitTake))
		if v.path() != slug+"/hold" || !v.shows("[data-count]", "left") {
			t.Fatalf("taking it leads to %s\n%s", v.path(), v.screen())
		}
		v.typed("#code", sixDigits.FindString(arrived(t, o, relay, "nora@new.example").Subject))
		v.press("main form button.main", en(i18n.HoldFix))
		v.see("h2", en(i18n.DoneFixed))
		if all := waiting(t, o); len(all) != 1 || all[0].ID != late.ID {
			t.Fatalf("who has booked is on the list: %+v", all)
		}

		second := visit(t, o)
		second.open(strings.TrimPrefix(german.Link("at="), o.URL))
		if !second.shows("#too-late", i18n.WaitLate.DE) || !second.shows("#on-list", i18n.WaitDone.DE) {
			t.Errorf("who comes too late reads\n%s", second.screen())
		}
		second.press("main form button.danger", i18n.WaitLeave.DE)
		second.see("h2", i18n.WaitGone.DE)
		if n := len(waiting(t, o)); n != 0 {
			t.Errorf("%d are on the list after all have left", n)
		}
	})
}

func TestWhoJoinsTheListIsShownFirstWhatIsFreeAndSuits(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		practised(t, o, nil)
		v := visit(t, o)
		v.open(slug + "?" + serviceOf(v) + "&staff=anyone")
		v.press("main a", en(i18n.WaitGo))
		v.pardon("/wait")
		if status := v.asksToWait("2026-11-25", "nora@new.example", en(i18n.BookHoldIt)); status != 409 || !v.shows("#free-now", en(i18n.WaitFreeNow)) {
			t.Fatalf("with a day full of free times it gets %d\n%s", status, v.screen())
		}
		v.press("main form button.main", en(i18n.WaitAnyway))
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.WaitGo))
		v.see("h2", en(i18n.WaitDone))
		if m := mailsTo(t, o, "nora@new.example"); len(m) != 2 {
			t.Errorf("%d mails: they passed over what was free", len(m))
		}
	})
}

func TestTheWaitingListWorksWithoutScriptsInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	p, _ := practised(t, o, func(p *appointment.Practice) { p.Frames = []string{"https://practice.example"} })
	booked := hour(t, o, p)
	v := visit(t, o)
	v.mute()
	v.open(slug + "?lang=fr&" + serviceOf(v) + "&staff=anyone&embed=1")
	v.press("main a", i18n.WaitGo.FR)
	v.typed("#first", "Nora")
	v.typed("#last", "Neuve")
	v.typed("#email", "nora@new.example")
	v.pardon("/wait")
	if status := v.press("main form button.main", i18n.BookHoldIt.FR); status != 409 { // the Wednesdays after it are free
		t.Fatalf("asking gets %d\n%s", status, v.screen())
	}
	v.press("main form button.main", i18n.WaitAnyway.FR)
	v.open(mailedLink(t, o, "nora@new.example", slug+"/wait/confirm"))
	if len(waiting(t, o)) != 0 {
		t.Fatal("looking at the link in the mail confirms it")
	}
	v.press("main form button.main", i18n.WaitGo.FR)
	if !v.shows("h2", i18n.WaitDone.FR) || len(v.cookies()) != 0 {
		t.Fatalf("confirming leads to\n%s", v.screen())
	}
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Appointments.Cancel(ctx, tx, o.Demo.Admin.Actor, booked[3].ID, 0, "")
		return err
	})
	m := mailsTo(t, o, "nora@new.example")[0]
	if !strings.HasPrefix(m.Subject, "Un horaire s’est libéré : mer. 25 nov., 10:30") {
		t.Errorf("the mail is %q\n%s", m.Subject, m.Body)
	}
	v.open(mailedLink(t, o, "nora@new.example", slug+"/waiting"))
	v.press("main form button.main", i18n.WaitTake.FR)
	v.typed("#code", mailedCode(t, o, "nora@new.example"))
	v.press("main form button.main", i18n.HoldFix.FR)
	if !v.shows("h2", i18n.DoneFixed.FR) || len(waiting(t, o)) != 0 {
		t.Errorf("it ends at\n%s", v.screen())
	}
}

func TestThePracticeBooksForWhoWaitsOrTakesThemOffTheList(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, _ := practised(t, o, nil)
		waits(t, o, p, "wanda@new.example", nil)
		waits(t, o, p, "second@new.example", nil)
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar")
		v.press("main a", en(i18n.WaitTitle))
		v.see("#waiting-list li", "Wanda Wait")
		v.press("#waiting-list li:first-child a.main", en(i18n.WaitingBook))
		if v.value("#service") != p.Services[0].ID || v.value("#date") != "2026-11-25" {
			t.Errorf("the form of a new appointment knows\n%s", v.screen())
		}
		v.press("main form button.main", en(i18n.AppointmentBook))
		if all := appointments(t, o); len(all) != 1 || all[0].Who.Email != "wanda@new.example" {
			t.Errorf("it books %+v", all)
		}
		if all := waiting(t, o); len(all) != 1 || all[0].Who.Email != "second@new.example" {
			t.Fatalf("after booking wait %+v", all)
		}
		v.open("/calendar/waiting")
		v.click("#waiting-list button.danger", en(i18n.WaitingRemove))
		v.press("dialog button.danger", en(i18n.WaitingRemove))
		v.see("[role=status]", en(i18n.WaitingRemoved))
		v.see("#waiting-list h2", en(i18n.WaitingNone))
	})
}

func TestWithAnAccountOneSeesAndLeavesTheWaitingListAmongOnesOwn(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p, _ := practised(t, o, func(p *appointment.Practice) { p.Coded = false })
		hour(t, o, p)
		v := visit(t, o)
		v.open(slug + "/wait?" + serviceOf(v))
		if v.shows("#first", "") {
			t.Errorf("without an account there are details to enter\n%s", v.screen())
		}
		v.press("main a", en(i18n.BookSignUp))
		v.signsUp("nora@new.example")
		v.open(mailedLink(t, o, "nora@new.example", "/sign-up/confirm"))
		v.press("main button", en(i18n.ConfirmAddress))
		if v.path() != slug+"/wait" {
			t.Fatalf("confirming the address leads to %s\n%s", v.path(), v.screen())
		}
		v.dated("#last_day", "2026-11-25")
		v.typed("#first", "Nora")
		v.typed("#last", "New")
		v.press("main form.form button.main", en(i18n.BookHoldIt))
		v.typed("#code", mailedCode(t, o, "nora@new.example"))
		v.press("main form button.main", en(i18n.WaitGo))
		v.open("/my-practices/the-demo-office")
		v.see(".visits li", "Consultation")
		for _, cookie := range v.cookies() {
			if cookie.Name == "bureau_session" {
				taken := (&caller{t, o, &http.Cookie{Name: cookie.Name, Value: cookie.Value}}).zip("/my-account/export")
				if text := taken["about-you.json"]; !strings.Contains(text, `"waiting_list"`) || !strings.Contains(text, `"last_day": "2026-11-25"`) {
					t.Errorf("taken along is\n%s", text)
				}
			}
		}
		v.press(".visits a", en(i18n.WaitOpen))
		v.press("main form button.danger", en(i18n.WaitLeave))
		v.see("h2", en(i18n.WaitGone))
		if n := len(waiting(t, o)); n != 0 {
			t.Errorf("%d are on the list", n)
		}
	})
}

// waitsFor lets somebody wait who is not looking, and gives the address of their place, with more after it.
func waitsFor(more string) func(v *visitor) int {
	return func(v *visitor) int {
		p := practiceOf(v.t, v.o)
		w := waits(v.t, v.o, p, "wanda@new.example", nil)
		return v.open(slug + "/waiting?link=" + v.o.Appointments.WaitLink(w) + more)
	}
}

// asked lets somebody ask who is not looking.
func askedToWait(v *visitor) (w appointment.Waiting) {
	p := practiceOf(v.t, v.o)
	day := span.Date{Year: 2026, Month: time.November, Day: 25}
	write(v.t, v.o, func(ctx context.Context, tx db.Tx) (err error) {
		w, err = v.o.Appointments.AskToWait(ctx, tx, appointment.AskWait{Key: "01890a5d-ac96-774b-bcce-b302099a8057", Service: p.Services[0].ID, Site: v.o.Demo.Sites[0].ID, Anyway: true,
			Wish: appointment.Wish{First: day, Last: day, Days: appointment.EveryDay, Parts: appointment.EveryPart},
			Who:  appointment.Booker{Who: appointment.Who{First: "Nora", Last: "New", Email: "asks@new.example"}, Lang: "en"}})
		return err
	})
	return w
}

// waitingPages are the pages of the waiting list, for the table.
var waitingPages = []line{
	{"waiting list, joining", "/book/{slug}/wait", "", 200, func(v *visitor) int { return v.open(slug + "/wait?" + serviceOf(v)) }},
	{"waiting list, joining refused", "/book/{slug}/wait", "", 422, func(v *visitor) int {
		v.open(slug + "/wait?" + serviceOf(v))
		q, err := url.ParseQuery(serviceOf(v) + "&first_day=2026-11-25&last_day=2026-11-25&parts=0&first=Nora&last=New&email=x@new.example")
		must(v.t, err)
		return v.post(slug+"/wait", q)
	}},
	{"waiting list, something is free", "/book/{slug}/wait", "", 409, func(v *visitor) int {
		v.open(slug + "/wait?" + serviceOf(v))
		q, err := url.ParseQuery(serviceOf(v) + "&zone=America/New_York&first_day=2026-12-16&last_day=2026-12-16&weekdays=3&parts=0&first=Nora&last=New&email=x@new.example")
		must(v.t, err)
		return v.post(slug+"/wait", q)
	}},
	{"waiting list, code", "/book/{slug}/wait/code", "", 200, func(v *visitor) int { return v.open(slug + "/wait/code?own=" + askedToWait(v).Own) }},
	{"waiting list, wrong code", "/book/{slug}/wait/code", "", 422, func(v *visitor) int {
		own := askedToWait(v).Own
		v.open(slug + "/wait/code?own=" + own)
		return v.post(slug+"/wait/code?own="+own, url.Values{"code": {"000000"}})
	}},
	{"waiting list, code over", "/book/{slug}/wait/code", "", 200, path(slug + "/wait/code?own=x")},
	{"waiting list, confirm by mail", "/book/{slug}/wait/confirm", "", 200, func(v *visitor) int {
		return v.open(slug + "/wait/confirm?link=" + v.o.Appointments.WaitMailLink(askedToWait(v)))
	}},
	{"waiting list, on it", "/book/{slug}/waiting", "", 200, waitsFor("&done=1")},
	{"waiting list, a time is free", "/book/{slug}/waiting", "", 200, waitsFor("&zone=America/New_York&at=2026-11-25T09:00:00Z")},
	{"waiting list, too late", "/book/{slug}/waiting", "", 200, waitsFor("&at=2026-11-25T03:00:00Z")},
	{"waiting list, gone", "/book/{slug}/waiting", "", 200, path(slug + "/waiting?link=x")},
	{"waiting list of the practice", "/calendar/waiting", "owner", 200, func(v *visitor) int {
		waitsFor("")(v)
		return v.open("/calendar/waiting")
	}},
}
