package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// book makes an appointment with Anna at the first site, for somebody who is not looking.
func book(t testing.TB, o *officetest.Office, p officetest.Practice, from time.Time, with ...func(b *appointment.Book)) appointment.Appointment {
	t.Helper()
	b := appointment.Book{Service: p.Services[0].ID, Staff: anna(o).Member, Site: o.Demo.Sites[0].ID, Customer: p.Customers[0].ID, Start: from}
	for _, w := range with {
		w(&b)
	}
	var out appointment.Appointment
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, b)
		return err
	})
	return out
}

// hold holds a time online, as a customer without account does.
func hold(t testing.TB, o *officetest.Office, p officetest.Practice, from time.Time) appointment.Appointment {
	t.Helper()
	var out appointment.Appointment
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = o.Appointments.Hold(ctx, tx, appointment.Hold{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Staff: anna(o).Member, Start: from,
			Who: appointment.Booker{Who: appointment.Who{First: "Vera", Last: "Vogt", Email: "vera@home.example"}, Lang: "de"}})
		return err
	})
	return out
}

// ask holds a time and confirms it where the practice looks at each booking first.
func ask(t testing.TB, o *officetest.Office, p officetest.Practice, from time.Time) appointment.Appointment {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		now, err := appointment.PracticeOf(tx)
		if err != nil {
			return err
		}
		now.Asks = true
		_, err = o.Appointments.ChangePractice(ctx, tx, o.Demo.Admin.Actor, now)
		return err
	})
	out := hold(t, o, p, from)
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		out, err = o.Appointments.Confirm(ctx, tx, out.ID, o.Appointments.Digits(out))
		return err
	})
	return out
}

// asItIs reads an appointment as it is now.
func asItIs(t testing.TB, o *officetest.Office, id string) appointment.Entry {
	t.Helper()
	var e appointment.Entry
	read(t, o, func(tx db.Tx) (err error) {
		e, err = appointment.EntryOf(tx, id)
		return err
	})
	return e
}

// planned are the appointments of the test office's week.
func planned(t testing.TB, o *officetest.Office) (all []appointment.Entry) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		all, err = o.Appointments.Between(context.Background(), tx, o.Demo.Admin.Actor, span.Of(at(-48, 0), at(7*24, 0)))
		return err
	})
	return all
}

// drawn is the selector of an appointment in the drawing.
func drawnAt(a appointment.Appointment) string { return `#drawing a[href="/calendar/` + a.ID + `"]` }

// drag takes the middle of something, or its lower edge, down by pixels.
func (v *visitor) drag(css string, edge bool, by float64) {
	v.t.Helper()
	s := v.find(css, "")
	if edge {
		s.Y = eval[float64](v, `(() => { const r = document.querySelector(%s).closest("article").getBoundingClientRect(); return r.bottom - 2 })()`, css)
	}
	v.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		steps := []input.DispatchMouseEventParams{
			{Type: chromedp.MouseMoved, X: s.X, Y: s.Y}, {Type: chromedp.MousePressed, X: s.X, Y: s.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1}}
		for i := 1.0; i <= 4; i++ {
			steps = append(steps, input.DispatchMouseEventParams{Type: chromedp.MouseMoved, X: s.X, Y: s.Y + by*i/4, Button: input.MouseButtonLeft, Buttons: 1})
		}
		steps = append(steps, input.DispatchMouseEventParams{Type: chromedp.MouseReleased, X: s.X, Y: s.Y + by, Button: input.MouseButtonLeft, ClickCount: 1})
		for _, p := range steps {
			if _, err := cdp.Call(ctx, t, input.DispatchMouseEvent, p); err != nil {
				return chromedp.Void{}, err
			}
		}
		return chromedp.Void{}, nil
	})
}

// Rule A03
func TestTheCalendarShowsEachAppointmentInItsServicesColour(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		short := book(t, o, p, at(10, 0))
		long := book(t, o, p, at(12, 0), func(b *appointment.Book) { b.Service = p.Services[1].ID })
		v := visit(t, o)
		v.comes("admin@demo.example")
		for _, view := range []string{"day", "week", "month", "staff"} {
			v.open("/calendar?view=" + view)
			for _, a := range []struct {
				appointment.Appointment
				colour, service string
			}{{short, "c-teal", "Consultation"}, {long, "c-amber", "Long consultation"}} {
				v.see(drawnAt(a.Appointment), "Zoë Weiß "+a.service)
				v.until(`document.querySelector(%s).closest("article").classList.contains(%s)`, drawnAt(a.Appointment), a.colour)
			}
			if a, b := v.dyed(short), v.dyed(long); a == b || a == "" {
				t.Errorf("in %s the services are drawn in %q and %q", view, a, b)
			}
		}
	})
}

// dyed is the colour of the ground of an appointment in the drawing.
func (v *visitor) dyed(a appointment.Appointment) string {
	v.t.Helper()
	return eval[string](v, `getComputedStyle(document.querySelector(%s).closest("article")).backgroundColor`, drawnAt(a))
}

// Rule A04, A06
func TestAClickOnAFreeTimeOpensTheFormFilledIn(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=day")
		v.until(`!!document.querySelector("#drawing .ec-day")`)
		// The drawing begins at 08:00; a quarter of an hour is 20 pixels high: 14:00 is 480 below.
		v.load(v.clickBelow("#drawing .ec-body .ec-day", 482))
		if v.path() != "/calendar/new" || v.value("#date") != "2026-11-24" || v.value("#from") != "14:00" {
			t.Fatalf("the click leads to %s with %s %s", v.path(), v.value("#date"), v.value("#from"))
		}
		if href := eval[string](v, `document.querySelector("main nav.views a[href*=sickness]").getAttribute("href")`); !strings.Contains(href, "from=2026-11-24") ||
			!strings.Contains(href, anna(o).Member) {
			t.Errorf("sickness is entered at %s", href)
		}
		v.typed("#q", "zo")
		v.click("#customers li", "Zoë Weiß")
		v.set("#service", p.Services[1].ID)
		v.see("#says", en(i18n.EndsAt, "15:00"))
		v.set("#site", o.Demo.Sites[0].ID)
		v.press("main form button.main", en(i18n.AppointmentBook))
		v.see("[role=status]", en(i18n.NoteBooked))
		got := planned(t, o)
		if len(got) != 1 || got[0].Span != span.Of(at(14, 0), at(15, 0)) || got[0].Customer != p.Customers[0].ID || got[0].Staff != anna(o).Member {
			t.Errorf("planned is %+v", got)
		}
	})
}

// clickBelow clicks a point under the upper edge of something that may be longer than the screen.
func (v *visitor) clickBelow(css string, below float64) chromedp.Action[chromedp.Void] {
	v.t.Helper()
	v.until(`(() => { const e = document.querySelector(%s), main = e.closest(".ec-main"); main.scrollTop = %s - 100; return true })()`, css, fmt.Sprint(below))
	p := eval[spot](v, `(() => { const r = document.querySelector(%s).getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + Number(%s) } })()`, css, fmt.Sprint(below))
	return chromedp.MouseClickXY(p.X, p.Y)
}

// Rule A05
func TestACustomerCompletesFromTheFirstLettersAndANewOneIsSavedAtOnce(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar/new?date=2026-11-25&from=10:00&site=" + o.Demo.Sites[0].ID + "&service=" + p.Services[0].ID)
		v.typed("#q", "weiss")
		v.until(`document.querySelectorAll("#customers [role=option]").length === 3`)
		if v.value("#q") != "weiss" || eval[bool](v, `!document.querySelector("#newcomer").hidden`) {
			t.Error("the new customer is asked for while others fit")
		}
		v.typed("#q", "Nina Nuss")
		v.until(`document.querySelectorAll("#customers [role=option]").length === 1`)
		v.click("#customers li", en(i18n.CustomerNewAs, "Nina Nuss"))
		v.until(`document.querySelector("#first").value === "Nina" && document.querySelector("#last").value === "Nuss"`)
		v.press("main form button.main", en(i18n.AppointmentBook))
		v.see("[role=status]", en(i18n.NoteBooked))
		if got := planned(t, o); len(got) != 1 || got[0].Who.Name() != "Nina Nuss" {
			t.Fatalf("planned is %+v", got)
		}
		// Refused, neither the appointment nor its customer is kept, and what was typed stays.
		v.open("/calendar/new?date=2026-11-25&from=10:00&first=Otto&last=Ohm&site=" + o.Demo.Sites[0].ID + "&service=" + p.Services[0].ID)
		if status := v.press("main form button.main", en(i18n.AppointmentBook)); status != 409 || v.value("#first") != "Otto" {
			t.Errorf("a time that is taken answers %d with %q", status, v.value("#first"))
		}
		read(t, o, func(tx db.Tx) error {
			all, err := o.Appointments.FindCustomers(context.Background(), tx, o.Demo.Admin.Actor, "Ohm", 5)
			if len(all) != 0 {
				t.Errorf("a customer stayed: %+v", all)
			}
			return err
		})
	})
}

// Rule A07, A34
func TestWhoHasTheRightBooksOutsideTheBookableHoursAndIsToldAndCustomersCannot(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open(fmt.Sprintf("/calendar/new?date=2026-11-28&from=20:00&staff=%s&site=%s&service=%s&customer=%s", bram(o).Member, o.Demo.Sites[0].ID,
			p.Services[0].ID, p.Customers[2].ID))
		v.see("#says", en(i18n.BeyondHours))
		v.set("#date", "2026-11-26")
		v.set("#from", "10:00")
		v.gone("#says", en(i18n.BeyondHours))
		v.set("#from", "19:00")
		v.see("#says", en(i18n.BeyondHours))
		v.press("main form button.main", en(i18n.AppointmentBook))
		v.see("[role=status]", en(i18n.NoteBookedOutside))
		anna, customer := visit(t, o), visit(t, o)
		anna.comes("anna@demo.example")
		anna.open("/more")
		wish := url.Values{"date": {"2026-11-26"}, "from": {"20:00"}, "staff": {bram(o).Member}, "site": {o.Demo.Sites[0].ID}, "service": {p.Services[0].ID},
			"customer": {p.Customers[2].ID}}
		if status := anna.post("/calendar/new", wish); status != 403 {
			t.Errorf("without the right a colleague’s evening answers %d", status)
		}
		customer.open("/book/" + p.Practice.Slug)
		wish = url.Values{"at": {at(2*24+20, 0).Format(time.RFC3339)}, "staff": wish["staff"], "site": wish["site"], "service": wish["service"],
			"first": {"Kim"}, "last": {"Late"}, "email": {"kim@home.example"}}
		if status := customer.post("/book/"+p.Practice.Slug, wish); status != 409 || !customer.shows("[role=alert]", en(i18n.NotOffered)) {
			t.Errorf("a customer’s wish for the evening answers %d\n%s", status, customer.screen())
		}
		if got := planned(t, o); len(got) != 1 || got[0].Staff != bram(o).Member {
			t.Errorf("planned is %+v", got)
		}
	})
}

// Rule A08
func TestTheCalendarShowsWorkingDaysOrTheFullWeekAndRemembersWhich(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		saturday := book(t, o, p, at(4*24+10, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar")
		v.until(`document.querySelectorAll("#drawing .ec-header .ec-col-head").length === 5`)
		v.see("#agenda-tools p", i18n.DaysHidden.In("en", 1))
		v.click(".views a", en(i18n.DaysWhole))
		v.until(`document.querySelectorAll("#drawing .ec-header .ec-col-head").length === 7`)
		v.see(drawnAt(saturday), "Zoë Weiß")
		v.until(`fetch("/calendar").then((r) => r.text()).then((t) => !t.includes('data-hidden="0 6"'))`)
		v.open("/calendar")
		v.until(`document.querySelectorAll("#drawing .ec-header .ec-col-head").length === 7`)
		if n := len(v.cookies()); n != 1 {
			t.Errorf("the browser keeps %d cookies", n)
		}
	})
}

// Rule A09
func TestAnAppointmentIsDraggedWithAMessageOrMovedByTheFormBesideIt(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		zoe := book(t, o, p, at(10, 0))
		tom := book(t, o, p, at(13, 0), func(b *appointment.Book) { b.Customer = p.Customers[2].ID })
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=day")
		t.Run("by dragging, with a message", func(t *testing.T) {
			v.drag(drawnAt(zoe), false, 80)
			v.see("#moving label", en(i18n.MessageTo, "Zoë Weiß"))
			v.typed("#moving #message", "Room problems")
			v.click("#moving button", en(i18n.AppointmentMove))
			v.until(`!document.querySelector("#moving")`)
			if got := asItIs(t, o, zoe.ID); got.Span != span.Of(at(11, 0), at(11, 30)) || got.Message != "Room problems" {
				t.Errorf("it is at %v with %q", got.Span.StartTime(), got.Message)
			}
			v.see(drawnAt(zoe), "11:00 – 11:30")
		})
		t.Run("longer, where nobody is told", func(t *testing.T) {
			v.drag(drawnAt(tom), true, 20)
			v.see("#moving .unreachable", en(i18n.NobodyTold, "Tom Desk"))
			v.click("#moving button", en(i18n.AppointmentMove))
			v.until(`!document.querySelector("#moving")`)
			if got := asItIs(t, o, tom.ID); got.Span != span.Of(at(13, 0), at(13, 45)) {
				t.Errorf("it lasts until %v", got.Span.EndTime())
			}
		})
		t.Run("put back where it is refused", func(t *testing.T) {
			v.pardon("/calendar/" + zoe.ID + "/move")
			v.drag(drawnAt(zoe), false, 160)
			v.see("#moving h1", en(i18n.MoveTitle))
			v.click("#moving button", en(i18n.AppointmentMove))
			v.see("#moving [role=alert]", en(i18n.StaffTaken))
			v.click("#moving a", en(i18n.LeaveAsItWas))
			v.until(`!document.querySelector("#moving")`)
			v.see(drawnAt(zoe), "11:00 – 11:30")
			if got := asItIs(t, o, zoe.ID); got.Span != span.Of(at(11, 0), at(11, 30)) {
				t.Errorf("it is at %v", got.Span.StartTime())
			}
		})
		t.Run("by the form", func(t *testing.T) {
			v.press(drawnAt(zoe), "")
			v.press("main a", en(i18n.AppointmentMove))
			v.set("#from", "15:00")
			v.set("#to", "16:00")
			v.press("#act button", en(i18n.AppointmentMove))
			v.see("[role=status]", en(i18n.NoteMovedIt))
			if got := asItIs(t, o, zoe.ID); got.Span != span.Of(at(15, 0), at(16, 0)) {
				t.Errorf("it is at %v", got.Span.StartTime())
			}
		})
	})
}

// Rule A10, A11
func TestCancellingAsksForAMessageFirstAndNotesStayWithTheAppointment(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		zoe := book(t, o, p, at(10, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar/" + zoe.ID)
		v.typed("#note", "Bring the old report")
		v.press("main form button", en(i18n.Save))
		if got := asItIs(t, o, zoe.ID); got.Note != "Bring the old report" || v.value("#note") != got.Note {
			t.Errorf("the note is %q", got.Note)
		}
		v.press("main a.danger", en(i18n.AppointmentCancel))
		v.see("#act label", en(i18n.MessageTo, "Zoë Weiß"))
		v.typed("#message", "I am ill")
		v.press("#act button", en(i18n.AppointmentCancel))
		v.see("[role=status]", en(i18n.NoteCancelledIt))
		if got := asItIs(t, o, zoe.ID); got.State != appointment.Cancelled || got.Message != "I am ill" {
			t.Errorf("it is %s with %q", got.State, got.Message)
		}
		v.until(`!document.querySelector(%s)`, drawnAt(zoe))
	})
}

// Rule A14
func TestTheCalendarChangesForEverybodyWithoutReloading(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v, list := visit(t, o), visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=week")
		list.comes("admin@demo.example")
		list.open("/calendar?view=list")
		v.until(`!!document.querySelector("#drawing .ec-day")`)
		list.listens(2)
		made := book(t, o, p, at(10, 0))
		v.see(drawnAt(made), "10:00 – 10:30 Zoë Weiß")
		list.see("#agenda li", "10:00 – 10:30 Zoë Weiß")
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Appointments.Cancel(ctx, tx, anna(o), made.ID, 0, "")
			return err
		})
		v.until(`!document.querySelector(%s)`, drawnAt(made))
		list.gone("#agenda li", "Zoë Weiß")
	})
}

// Rule A19
func TestAHoldIsGreyWithALockCountsDownAndGoes(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		held := hold(t, o, p, at(10, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		o.Clock.Advance(appointment.HoldLength - 3*time.Second)
		v.open("/calendar?view=day")
		v.see(drawnAt(held)+" em", en(i18n.StateHeld))
		if !eval[bool](v, `!!document.querySelector(%s + " svg")`, drawnAt(held)) {
			t.Error("there is no lock")
		}
		v.see(drawnAt(held)+" [data-left]", "0:01")
		v.until(`!document.querySelector(%s)`, drawnAt(held))
	})
}

// Rule A21
func TestARequestLooksDifferentAndIsAcceptedOrRefused(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		first, second := ask(t, o, p, at(10, 0)), ask(t, o, p, at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=day")
		v.see(drawnAt(first)+" em", en(i18n.StateRequested))
		v.press("main a", en(i18n.Requests)+" 2")
		v.press("#requests li:first-child button", "")
		v.see("[role=status]", en(i18n.NoteAccepted))
		v.press("#requests a", en(i18n.RequestRefuse)+": Vera Vogt")
		v.typed("#message", "No time that day")
		v.press("#act button", en(i18n.RequestRefuse))
		if a, b := asItIs(t, o, first.ID), asItIs(t, o, second.ID); a.State != appointment.Fixed || b.State != appointment.Cancelled || b.Message != "No time that day" {
			t.Errorf("they are %s and %s with %q", a.State, b.State, b.Message)
		}
	})
}

// Rule A35
func TestWithSeveralSitesTheFormAsksForTheSite(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		wien := book(t, o, p, at(10, 0), func(b *appointment.Book) { b.Site = o.Demo.Sites[1].ID })
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=day")
		v.see(drawnAt(wien), o.Demo.Sites[1].Name)
		v.open(fmt.Sprintf("/calendar/new?date=2026-11-25&from=10:00&service=%s&customer=%s", p.Services[0].ID, p.Customers[0].ID))
		if v.value("#site") != "" {
			t.Errorf("the site is %q before anybody chose", v.value("#site"))
		}
		v.set("#site", o.Demo.Sites[1].ID)
		v.see("#says", en(i18n.BeyondHours))
		v.press("main form button.main", en(i18n.AppointmentBook))
		v.see("[role=status]", en(i18n.NoteBookedOutside))
		if got := planned(t, o); len(got) != 2 || got[1].Site != o.Demo.Sites[1].ID {
			t.Errorf("planned is %+v", got)
		}
	})
}

func TestTheCalendarWorksWithoutScripts(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.mute()
		v.signIn("anna@demo.example")
		v.press(".side a", en(i18n.Calendar))
		v.press("#agenda a", en(i18n.AppointmentNew)+": Wednesday 25 November")
		v.typed("#q", "tom")
		v.press("main form button", en(i18n.CustomerFind))
		v.click("#found label", "Tom Desk +31 20 555 0100")
		v.set("#service", p.Services[0].ID)
		v.set("#site", o.Demo.Sites[0].ID)
		v.set("#from", "10:00")
		v.press("main form button.main", en(i18n.AppointmentBook))
		v.press("#agenda li a", "10:00 – 10:30 Tom Desk Consultation Amsterdam")
		v.press("main a.danger", en(i18n.AppointmentCancel))
		v.see("#act p", en(i18n.NobodyTold, "Tom Desk"))
		v.press("#act button", en(i18n.AppointmentCancel))
		v.see("#agenda", en(i18n.CalendarNil))
		v.press(".views a", en(i18n.DaysWhole))
		v.press("main button", en(i18n.ViewRemember))
		v.open("/calendar")
		v.see("#agenda h2", "Sunday 29 November")
	})
}

func TestWhoHasNoCalendarGetsNoEntryAndNoPage(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		clara := call(t, o, "clara@demo.example")
		if status, page, _ := clara.ask("GET", "/calendar", nil); status != 404 {
			t.Errorf("without a practice the calendar answers %d\n%s", status, page)
		}
		p := o.Practise(t, o.Demo)
		brams := book(t, o, p, at(10, 0), func(b *appointment.Book) { b.Staff = bram(o).Member })
		if status, _, _ := clara.ask("GET", "/calendar", nil); status != 403 {
			t.Errorf("the calendar answers %d to somebody without one", status)
		}
		for _, act := range []string{"", "/move", "/cancel"} {
			if status, _, _ := clara.ask("GET", "/calendar/"+brams.ID+act, nil); status != 403 {
				t.Errorf("an appointment answers %d to somebody without a calendar", status)
			}
			if status, _, _ := call(t, o, "anna@demo.example").ask("GET", "/calendar/"+brams.ID+act, nil); status != 404 {
				t.Errorf("a colleague's appointment answers %d", status)
			}
		}
		for person, there := range map[string]bool{"anna": true, "admin": true, "clara": false} {
			v := visit(t, o)
			v.comes(person + "@demo.example")
			if got := v.shows(".side a", en(i18n.Calendar)); got != there {
				t.Errorf("the entry in the menu of %s: %v", person, got)
			}
		}
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=list")
		if v.shows("#agenda", "Zoë Weiß") {
			t.Error("Anna sees Bram's customers")
		}
	})
}

func TestAbsencesLieBehindTheAppointmentsAndInTheList(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		day := span.Date{Year: 2026, Month: time.November, Day: 25}
		v := visit(t, o)
		v.comes("anna@demo.example")
		v.open("/calendar?view=week")
		v.until(`!!document.querySelector("#drawing .ec-day")`)
		for o.Live.Count() < 1 {
			pause()
		}
		absent(t, o, anna(o), absence.Sickness, day, 0, absence.WholeDay)
		v.see("#drawing .ec-bg-event", "Anna Demo: "+en(i18n.Sickness))
		v.open("/calendar?view=month")
		v.see("#drawing .ec-event.away", "Anna Demo: "+en(i18n.Sickness))
		v.open(fmt.Sprintf("/calendar/new?date=%s&from=10:00&staff=%s&site=%s&service=%s", day, anna(o).Member, o.Demo.Sites[0].ID, p.Services[0].ID))
		v.see("#says", en(i18n.ThereAlready, en(i18n.Sickness)))
		v.set("#date", "2026-11-26")
		v.gone("#says", en(i18n.ThereAlready, en(i18n.Sickness)))
		v.open("/calendar?view=list")
		v.see("#agenda .away", "Anna Demo: "+en(i18n.Sickness))
	})
}

func TestTheFormSaysWhichRoomsAreTakenBeforeItIsSent(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		reserve(t, o, bram(o), o.Demo.Asset("Room 1"), at(9, 0), at(12, 0))
		v := visit(t, o)
		v.comes("anna@demo.example")
		form := fmt.Sprintf("/calendar/new?date=2026-11-24&from=10:00&staff=%s&site=%s&service=", anna(o).Member, o.Demo.Sites[0].ID)
		lacks := en(i18n.LacksThen, "Room 1 / Room 2")
		v.open(form + p.Services[1].ID)
		if v.shows("#says", lacks) {
			t.Errorf("a room that is free is said to be taken\n%s", v.screen())
		}
		reserve(t, o, bram(o), o.Demo.Asset("Room 2"), at(11, 0), at(12, 0)) // where the buffer after it begins
		v.open(form + p.Services[1].ID)
		v.see("#says", lacks)
		v.set("#from", "09:54")
		v.see("#says", lacks)
		v.set("#from", "12:10")
		v.gone("#says", lacks)
		v.open(form + p.Services[0].ID)
		if v.shows("#says", lacks) {
			t.Errorf("a service that needs no room lacks one\n%s", v.screen())
		}
	})
}

func TestABreakFromTheCalendarComesBackToItsDayAndView(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/calendar?view=day&date=2026-11-26&whole=1")
		v.press("#calendar-new", "")
		v.press("nav.views a", en(i18n.BreakTime))
		v.set("#from", "2026-11-26")
		v.set("#to", "2026-11-26")
		v.set("#at", "12:00")
		v.set("#until", "13:00")
		v.press("main form button", en(i18n.AbsenceLook))
		v.press("main form button", en(i18n.AbsenceDo))
		here := func(what string) {
			if at := eval[string](v, "location.pathname + location.search"); !strings.HasPrefix(at, "/calendar?") || !strings.Contains(at, "date=2026-11-26") || !strings.Contains(at, "view=day") {
				t.Errorf("%s leads to %s", what, at)
			}
		}
		here("a break that is entered")
		v.see(".notes", en(i18n.NoteAbsent))
		v.open("/calendar?view=list&date=2026-11-26")
		v.press("#agenda .away a", "")
		v.click("main form button.danger", en(i18n.AbsenceRemove))
		v.press("dialog button", en(i18n.ConfirmYes))
		if at := eval[string](v, "location.pathname + location.search"); !strings.HasPrefix(at, "/calendar?") || !strings.Contains(at, "view=list") {
			t.Errorf("a break that is removed leads to %s", at)
		}
		v.open(fmt.Sprintf("/calendar/new?date=2026-11-26&from=10:00&customer=%s&service=%s&back=/calendar%%3Fview%%3Dday%%26date%%3D2026-11-26", p.Customers[0].ID, p.Services[0].ID))
		v.set("#site", o.Demo.Sites[0].ID)
		v.press("#booking button.main", "")
		here("an appointment that is booked")
		v.open("/calendar/new?back=//elsewhere.example")
		if got := v.source(); strings.Contains(got, "elsewhere") {
			t.Error("the form leads out of the office")
		}
	})
}

func TestAFullMonthSaysWhoIsAbsentBesideItsSums(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			for n := range 160 {
				b := appointment.Book{Service: p.Services[0].ID, Staff: bram(o).Member, Site: o.Demo.Sites[0].ID, Customer: p.Customers[0].ID, Start: at(n/40*24, n%40*30)}
				if _, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, b); err != nil {
					return err
				}
			}
			return nil
		})
		absent(t, o, anna(o), absence.Vacation, span.Date{Year: 2026, Month: time.November, Day: 25}, 0, absence.WholeDay)
		absent(t, o, anna(o), absence.Break, span.Date{Year: 2026, Month: time.November, Day: 26}, 12*60, 13*60)
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/calendar?view=month")
		v.until(`document.querySelectorAll("#drawing .ec-event.sum").length === 4`)
		v.see("#drawing .ec-event.away", "Anna Demo: "+en(i18n.Vacation))
		if v.shows("#drawing .ec-event.away", en(i18n.BreakTime)) {
			t.Errorf("a month of sums has every break\n%s", v.screen())
		}
	})
}

// absent enters an absence of one day for somebody who is not looking.
func absent(t testing.TB, o *officetest.Office, who directory.Actor, kind absence.Kind, day span.Date, from, to int) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		in := absence.In{Kind: kind, Member: who.Member, First: day, Last: day, From: from, To: to}
		way, err := o.Absences.Preview(ctx, tx, o.Demo.Admin.Actor, in)
		if err != nil {
			return err
		}
		_, err = o.Absences.Enter(ctx, tx, o.Demo.Admin.Actor, in, absence.Consent{Shown: way.Shown})
		return err
	})
}

func TestAWeekOfHundredsSaysHowManyBeginInEachHourAndLeadsToTheDay(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		write(t, o, func(ctx context.Context, tx db.Tx) error {
			for n := range 4 * 2 * 48 { // of four days, for Anna and for Bram, each half hour
				b := appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[n%2].Member, Site: o.Demo.Sites[0].ID, Customer: p.Customers[0].ID, Start: at(n/96*24, n/2%48*30)}
				if _, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, b); err != nil {
					return err
				}
			}
			return nil
		})
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/calendar?view=week")
		v.until(`document.querySelectorAll("#drawing .ec-event.sum").length === 96`)
		v.until(`[...document.querySelectorAll("#drawing .ec-event.sum")].every((e) => e.textContent.trim() === %s)`, strings.Replace(en(i18n.AppointmentsOn), "#", "4", 1))
		if n := eval[int](v, `document.querySelectorAll("#agenda li.appointment").length`); n != 4*2*48 {
			t.Errorf("the list has %d", n)
		}
		v.open(eval[string](v, `document.querySelector("#drawing .ec-event.sum a").getAttribute("href")`))
		v.see("#agenda-tools h2", "Tuesday 24 November")
		v.until(`document.querySelectorAll("#drawing .ec-event").length === 96`)
	})
}

// fillCalendar lets the calendar have something of everything.
func fillCalendar(t testing.TB, o *officetest.Office) {
	t.Helper()
	p := o.Practise(t, o.Demo)
	ask(t, o, p, at(13, 0))
	hold(t, o, p, at(15, 0))
	book(t, o, p, at(10, 0))
	book(t, o, p, at(11, 0), func(b *appointment.Book) { b.Customer = p.Customers[2].ID; b.Service = p.Services[1].ID })
	book(t, o, p, at(10, 0), func(b *appointment.Book) { b.Staff = bram(o).Member })
}

// nth goes to a page of the nth appointment of the day.
func nth(n int, act string) func(v *visitor) int {
	return func(v *visitor) int { return v.open("/calendar/" + planned(v.t, v.o)[n].ID + act) }
}

func refusedAt(n int, act string, fields url.Values) func(v *visitor) int {
	return func(v *visitor) int {
		v.open("/more")
		if fields.Has("site") {
			fields.Set("site", v.o.Demo.Sites[0].ID)
		}
		return v.post("/calendar/"+planned(v.t, v.o)[n].ID+act, fields)
	}
}

// ofCalendar are the pages of the practice's calendar.
var ofCalendar = []line{
	{"calendar", "/calendar", "owner", 200, path("/calendar?view=week&whole=1")},
	{"calendar of a day", "/calendar", "anna", 200, path("/calendar?view=day")},
	{"calendar of a month", "/calendar", "owner", 200, path("/calendar?view=month")},
	{"calendar by person", "/calendar", "owner", 200, path("/calendar?view=staff")},
	{"calendar as a list", "/calendar", "owner", 200, path("/calendar?view=list")},
	{"calendar, nothing there", "/calendar", "owner", 200, path("/calendar?view=list&date=2027-03-01")},
	{"calendar, not allowed", "/calendar", "emma", 403, path("/calendar")},
	{"requests", "/calendar/requests", "owner", 200, path("/calendar/requests")},
	{"new appointment", "/calendar/new", "owner", 200, path("/calendar/new?date=2026-11-28&from=20:00&q=weiss")},
	{"new appointment refused", "/calendar/new", "anna", 422, form("/calendar/new", url.Values{"site": {"SITE1"}, "q": {"nobody"}})},
	{"appointment", "/calendar/{id}", "anna", 200, nth(0, "")},
	{"appointment held", "/calendar/{id}", "anna", 200, nth(4, "")},
	{"appointment, note refused", "/calendar/{id}", "anna", 412, refusedAt(0, "/note", url.Values{"rev": {"99"}})},
	{"move", "/calendar/{id}/move", "owner", 200, nth(2, "/move")},
	{"move refused", "/calendar/{id}/move", "owner", 412, refusedAt(0, "/move", url.Values{"rev": {"99"}, "site": {""}, "date": {"2026-11-24"}, "from": {"09:00"}, "to": {"09:30"}})},
	{"cancel", "/calendar/{id}/cancel", "anna", 200, nth(2, "/cancel")},
}

func TestAPhoneOpensTheCalendarWithADayAndShowsTheWeekWhenAsked(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		v := call(t, o, "anna@demo.example")
		for _, c := range []struct{ agent, path, want string }{
			{"Mozilla/5.0 (X11; Linux x86_64)", "/calendar", "week"},
			{"Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36", "/calendar", "day"},
			{"Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36", "/calendar?view=week", "week"},
			{"Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36", "/calendar?view=list", "list"},
		} {
			if _, page, _ := v.ask("GET", c.path, map[string]string{"User-Agent": c.agent}); !strings.Contains(page, `data-view="`+c.want+`"`) {
				t.Errorf("%s by %q is not shown as %s", c.path, c.agent, c.want)
			}
		}
	})
}
