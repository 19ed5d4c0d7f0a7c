package acceptance

import (
	"strings"
	"testing"
	"time"

	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
)

// typing signs somebody in whose session ends after five minutes, and types a reservation without sending it.
func typing(t *testing.T, o *officetest.Office) *visitor {
	t.Helper()
	v := visit(t, o)
	v.comes("anna@demo.example")
	v.open("/profile")
	v.typed("#idle", "5")
	v.press("main [aria-labelledby=about] button", en(i18n.Save))
	v.see("[role=status]", en(i18n.NoteSaved))
	v.open("/places?asset=" + o.Demo.Asset("Desk 3").ID)
	v.click("#panel summary", en(i18n.ReserveOther))
	v.set("#other-date", "2026-11-26")
	v.set("#other-from", "10:15")
	v.set("#other-to", "11:45")
	return v
}

// kept is the span that was typed.
var kept = span.Of(time.Date(2026, 11, 26, 9, 15, 0, 0, time.UTC), time.Date(2026, 11, 26, 10, 45, 0, 0, time.UTC))

// Rule O06
func TestASessionEndsAfterTheChosenMinutesAndGivesBackWhatWasTyped(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := typing(t, o)
		o.Clock.Advance(6 * time.Minute)
		if status := v.press("#panel .other button", en(i18n.Reserve)); status != 401 || !v.shows("h1", en(i18n.EndedTitle)) {
			t.Fatalf("the page that answers has status %d\n%s", status, v.screen())
		}
		if !v.shows("main p", en(i18n.EndedKept)) || len(reservations(t, o, anna(o))) != 0 {
			t.Fatal("the page does not say that something is kept, or it was sent without its person")
		}
		if v.credentials("anna@demo.example", "not my password") != 422 {
			t.Error("a wrong password was taken")
		}
		v.credentials("anna@demo.example", officetest.Password)
		v.see("h1", en(i18n.KeptTitle))
		for _, text := range []string{"2026-11-26", "10:15", "11:45"} {
			v.see(".kept li", text)
		}
		v.press("main button", en(i18n.KeptSend))
		v.see("[role=status]", en(i18n.NoteReserved))
		if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.Span != kept || got[0].Asset.Name != "Desk 3" {
			t.Errorf("reserved is %+v", got)
		}
	})
}

// Rule O06
func TestActivityKeepsASessionAndAPageThatRefreshesItselfDoesNot(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := typing(t, o)
		for range 3 {
			o.Clock.Advance(4 * time.Minute)
			if status := v.open("/places"); status != 200 {
				t.Fatalf("an active session ended: %d", status)
			}
		}
		o.Clock.Advance(4 * time.Minute)
		v.refreshes()
		o.Clock.Advance(2 * time.Minute)
		if status := v.open("/places"); status != 401 {
			t.Errorf("a page that only refreshed itself kept its session: %d", status)
		}
	})
}

// Rule O06
func TestTheScriptOfAnIdlePageLeavesItAndTakesAlongWhatWasTyped(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := typing(t, o)
		v.pardon("/session") // to ask whether the session goes on is how the script learns that it does not
		o.Clock.Advance(6 * time.Minute)
		// The script reads the browser's own clock; six minutes pass for it at once.
		if status := v.load(evaluate(`(() => { const now = Date.now; Date.now = () => now() + 6 * 60000; return true })()`)); status != 401 {
			t.Fatalf("the script leads to a page with status %d", status)
		}
		v.see("h1", en(i18n.EndedTitle))
		v.see("main p", en(i18n.EndedKept))
		v.credentials("anna@demo.example", officetest.Password)
		v.press("main button", en(i18n.KeptSend))
		if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Reservation.Span != kept {
			t.Errorf("reserved is %+v", got)
		}
	})
}

// Rule O06
func TestWhatOnePersonTypedIsNotShownToAnother(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := typing(t, o)
		o.Clock.Advance(6 * time.Minute)
		v.press("#panel .other button", en(i18n.Reserve))
		v.credentials("bram@demo.example", officetest.Password)
		if v.path() != "/" || v.shows("main", "10:15") || !v.shows(".top summary", "Bram") {
			t.Errorf("another person got\n%s", v.screen())
		}
		if n := len(reservations(t, o, anna(o))) + len(reservations(t, o, bram(o))); n != 0 {
			t.Errorf("%d reservations came of it", n)
		}
	})
}

// Rule O06
func TestTypedPasswordsAreNeverKept(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		const secret = "my next secret sentence"
		for name, end := range map[string]func(v *visitor) int{
			"sent": func(v *visitor) int { return v.press("main button", en(i18n.PasswordTitle)) },
			"idle": func(v *visitor) int {
				return v.load(evaluate(`(() => { const now = Date.now; Date.now = () => now() + 6 * 60000; return true })()`))
			},
		} {
			v := typing(t, o)
			v.pardon("/session")
			v.open("/profile")
			v.typed("#present", officetest.Password)
			v.typed("#password", secret)
			o.Clock.Advance(6 * time.Minute)
			if status := end(v); status != 401 || v.shows("main p", en(i18n.EndedKept)) {
				t.Errorf("%s: status %d\n%s", name, status, v.screen())
			}
			if source := v.source(); strings.Contains(source, secret) || strings.Contains(source, officetest.Password) {
				t.Errorf("%s: the page holds a password", name)
			}
			if v.credentials("anna@demo.example", officetest.Password); v.shows("h1", en(i18n.KeptTitle)) {
				t.Errorf("%s: a form without its passwords is given back", name)
			}
		}
	})
}

// Rule O06
func TestWhatAPageFetchesAfterItsSessionEndedTakesNothingFromIt(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.pardon("/places") // the fetch is answered with 401
		v.comes("anna@demo.example")
		v.open("/places")
		eval[bool](v, `(document.addEventListener("htmx:after:request", (e) => { window.answered = e.detail.ctx.response.status }), true)`)
		o.Clock.Advance((directory.DefaultIdle + 1) * time.Minute)
		eval[bool](v, `document.dispatchEvent(new Event("visibilitychange"))`) // as when somebody comes back to the page
		v.until(`window.answered === 401`)
		if n := eval[int](v, `document.querySelectorAll("#plan a.asset").length`); n != 9 {
			t.Errorf("%d places are left on the plan", n)
		}
	})
}
