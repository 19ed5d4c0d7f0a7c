package acceptance

import (
	"context"
	"testing"

	"bureau/internal/door/sip/siptest"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// failures counts the mails about calls for help that did not get through.
func failures(t *testing.T, o *officetest.Telephony) (n int) {
	t.Helper()
	must(t, o.Outbox.Drain(context.Background()))
	kept, err := o.Post.ListKept(context.Background(), 50)
	must(t, err)
	for _, m := range kept {
		for _, device := range []string{"Desk 1", "Nobody's"} {
			for _, lang := range []string{"nl", "de", "en", "fr"} {
				if m.Subject == i18n.PhoneHelpSubject.In(lang, "112", device) {
					n++
				}
			}
		}
	}
	return n
}

// Rule P09
func TestACallForHelpThatNoLineTakesIsSaidListedAndToldToTheAdministrators(t *testing.T) {
	dial(t, func(t *testing.T, o *officetest.Telephony) {
		d, bare := o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}), o.Desk(t, o.Demo, phone.Device{Name: "Nobody's"})
		o.LogIn(t, o.Demo, d, "201", "482615")
		one, two := o.Plug(t, d, siptest.Phone{}), o.Plug(t, bare, siptest.Phone{})
		listed := func(what string, n int, emergency bool, how phone.Outcome) {
			t.Helper()
			waitFor(t, func() bool { c := lineCalls(t, o, anna(o.Office)); return len(c) == n && !c[0].Ended.IsZero() })
			if c := lineCalls(t, o, anna(o.Office))[0]; c.Outcome != how || c.Emergency != emergency {
				t.Errorf("%s is listed as %+v", what, c)
			}
		}
		two.Dial("112")
		two.Hears(spoken("en", sound.HelpFailed))
		two.Closed()
		told := failures(t, o)
		if told == 0 {
			t.Error("nobody is told")
		}
		one.Dial("112")
		one.Closed()
		listed("112 without a line", 1, true, phone.Failed)
		if n := failures(t, o); n != 2*told {
			t.Errorf("%d mails of the second phone", n-told)
		}
		one.Dial("0612345678")
		one.Closed()
		listed("a mobile phone without a line", 2, false, phone.Failed)

		p, _ := registered(t, o, nil)
		p.Set(func(r *siptest.Rules) { r.Turns = 403 })
		one.Dial("112")
		one.Closed()
		listed("112 that the provider refuses", 3, true, phone.Failed)
		p.Set(func(r *siptest.Rules) { r.Turns = 503 })
		one.Dial("0612345678")
		one.Closed()
		listed("a mobile phone over a line out of order", 4, false, phone.Failed)
		if n := failures(t, o); n != 2*told {
			t.Errorf("%d more mails within ten minutes", n-2*told)
		}
	})
}
