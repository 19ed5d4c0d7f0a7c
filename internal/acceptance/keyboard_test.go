package acceptance

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
)

// tabTo goes on with the Tab key until the focus is on what matches.
func (v *visitor) tabTo(css string) {
	v.t.Helper()
	for range 80 {
		if eval[bool](v, `document.activeElement.matches(%s)`, css) {
			return
		}
		v.keys(kb.Tab)
	}
	v.t.Fatalf("the Tab key never comes to %s, but to %s", css, eval[string](v, `document.activeElement.outerHTML.slice(0, 200)`))
}

// enter presses the Enter key where it brings another page.
func (v *visitor) enter() int {
	v.t.Helper()
	return v.load(chromedp.KeyEvent(kb.Enter))
}

// outlined tells whether the focus is to be seen on what has it.
const outlined = `(() => { const e = document.activeElement, shape = e.querySelector("rect") || e;
	const s = getComputedStyle(e), f = getComputedStyle(shape);
	return e.matches(":focus-visible") && (s.outlineStyle !== "none" || parseFloat(f.strokeWidth) >= 3) })()`

func TestWithTheKeyboardAloneAPlaceIsReserved(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		v := visit(t, o)
		v.open("/sign-in")
		v.tabTo("#email")
		v.keys("anna@demo.example")
		v.tabTo("#password")
		v.keys(officetest.Password)
		v.enter()
		v.open("/places")
		v.keys(kb.Tab)
		if !eval[bool](v, `document.activeElement.matches("a.skip") && document.activeElement.getBoundingClientRect().top >= 0`) {
			t.Error("the first Tab does not show the way past the menu")
		}
		v.keys(kb.Enter)
		v.until(`document.activeElement.id === "main"`)
		desk := o.Demo.Asset("Desk 3")
		v.tabTo(mark(desk))
		if !eval[bool](v, outlined) {
			t.Error("the focus on the plan is not to be seen")
		}
		v.keys(kb.Enter)
		v.see("#panel h2", "Desk 3")
		v.until(`document.activeElement.id === "panel-title"`)
		v.tabTo("#panel button.main")
		v.enter()
		v.see("[role=status]", en(i18n.NoteReserved))
		if got := reservations(t, o, anna(o)); len(got) != 1 || got[0].Asset.Name != "Desk 3" {
			t.Errorf("reserved is %+v", got)
		}
	})
}

func TestMenuAndDialogAreUsedAndLeftWithTheKeyboard(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	reserve(t, o, anna(o), o.Demo.Asset("Desk 1"), at(10, 0), at(11, 0))
	v := visit(t, o)
	v.signIn("anna@demo.example")
	v.open("/reservations")
	v.tabTo(".top summary")
	v.keys(kb.Enter)
	v.until(`document.querySelector("details.menu").open`)
	v.tabTo(".top a[href='/profile']")
	v.keys(kb.Escape)
	v.until(`!document.querySelector("details.menu").open && document.activeElement.matches(".top summary")`)

	v.tabTo("main form button")
	v.keys(kb.Enter)
	v.see("dialog p", en(i18n.CancelSure))
	if !eval[bool](v, `!!document.activeElement.closest("dialog") && document.querySelector("dialog").matches(":modal")`) {
		t.Error("the question does not take the focus")
	}
	v.keys(kb.Escape)
	v.gone("dialog", "")
	v.until(`document.activeElement.matches("main form button")`)
	if len(reservations(t, o, anna(o))) != 1 {
		t.Fatal("leaving the question cancelled the reservation")
	}
	v.keys(kb.Enter)
	v.tabTo("dialog button.main")
	v.enter()
	v.see("[role=status]", en(i18n.NoteCancelled))
}
