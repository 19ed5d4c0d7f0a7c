package acceptance

import (
	"log/slog"
	"testing"

	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/i18n"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
)

// served is an office as it is in service, not the demo.
func served(t *testing.T, relay string) *officetest.Office {
	t.Helper()
	return officetest.OpenIn(t, office.Config{Data: t.TempDir(), Relay: relay, Database: dbtest.Config(t, "sqlite", office.Owners), Log: slog.New(slog.DiscardHandler)})
}

func TestWithoutARelayNoPageSaysThatAMailWasSent(t *testing.T) {
	t.Parallel()
	o := served(t, "")
	m := enrolled(t, o, "eva@x.example", "nl")
	v := visit(t, o)
	v.open("/sign-up")
	v.signsUp("nora@new.example")
	v.see("h1", en(i18n.UnsentTitle))
	v.see("main p", en(i18n.UnsentText, "nora@new.example"))
	v.see("main code", "bureau admin mail list")
	if v.shows("main", en(i18n.WhySpam)) || v.shows("main", "code=") {
		t.Errorf("the page says\n%s", v.screen())
	}
	v.press("main button", en(i18n.UnsentAgain))
	v.see("[role=status]", en(i18n.NoteKeptAgain))
	v.open("/reset")
	v.typed("#email", "anna@demo.example")
	v.press("main form button", en(i18n.ResetButton))
	v.see("main p", en(i18n.UnsentReset))

	v.signIn("admin@demo.example")
	v.open("/people")
	v.see("#inviting code", "bureau admin mail list")
	v.open("/people/" + m.ID)
	v.press("main button", en(i18n.InviteOne))
	v.see("[role=status]", en(i18n.NoteInviteKept))
	v.see("main code", "bureau admin mail show")
}

func TestWithARelayThePagesSayThatMailIsOnItsWay(t *testing.T) {
	t.Parallel()
	o := served(t, posttest.Start(t, posttest.Options{}).Relay())
	enrolled(t, o, "eva@x.example", "nl")
	v := visit(t, o)
	v.open("/sign-up")
	v.signsUp("nora@new.example")
	v.see("main p", en(i18n.SentText, "nora@new.example"))
	v.see("main li", en(i18n.WhySpam))
	v.signIn("admin@demo.example")
	v.open("/people")
	if v.shows("main code", "") {
		t.Errorf("the page says\n%s", v.screen())
	}
	v.click("main button", en(i18n.InviteEveryDo))
	v.press("dialog button.main", "")
	v.see("[role=status]", en(i18n.NoteInviting, 1))
	v.see("#list td", en(i18n.StateInvited))
}

func TestWithoutARelayCustomersAreNotPromisedMailAndTheDeskReadsWhereItIs(t *testing.T) {
	t.Parallel()
	o := served(t, "")
	p := o.Practise(t, o.Demo)
	v := visit(t, o)
	v.picks("/book/"+p.Practice.Slug, "Consultation", "Anna Demo", "", "11:00")
	v.see("main", en(i18n.Unmailed(i18n.BookHow)))
	v.asksFor("Vera", "Vogt", "vera@home.example")
	v.see("h2", en(i18n.Unmailed(i18n.HoldTitle)))
	v.see("main p", en(i18n.Unmailed(i18n.HoldSent), "vera@home.example"))
	if v.shows("main", en(i18n.HoldAgain)) || v.shows("main code", "") {
		t.Errorf("the customer reads\n%s", v.screen())
	}
	var held string
	read(t, o, func(tx db.Tx) error {
		return tx.Row("SELECT a.id FROM appointment a WHERE a.org = $1 AND a.state = 'held'", tx.Org()).Scan(&held)
	})
	desk := visit(t, o)
	desk.signIn("admin@demo.example")
	desk.open("/calendar/" + held)
	desk.see("main code", "bureau admin mail list")
}
