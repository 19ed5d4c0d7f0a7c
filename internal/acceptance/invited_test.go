package acceptance

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
)

// enrolled is somebody who was added and not invited yet.
func enrolled(t testing.TB, o *officetest.Office, email, lang string) directory.Member {
	t.Helper()
	var m directory.Member
	write(t, o, func(_ context.Context, tx db.Tx) (err error) {
		m, err = directory.Enrol(tx, o.Demo.Owner.Actor, directory.Member{Email: email, Lang: lang}, nil, true)
		return err
	})
	return m
}

// mails does what is due and gives the mails that were kept, the newest first.
func sent(t testing.TB, o *officetest.Office) []post.Kept {
	t.Helper()
	must(t, o.Outbox.Drain(context.Background()))
	all, err := o.Post.ListKept(context.Background(), 5000)
	must(t, err)
	return all
}

// invitation is the link of the newest mail.
func invitation(t testing.TB, o *officetest.Office) string {
	t.Helper()
	k, err := o.Post.KeptByID(context.Background(), sent(t, o)[0].ID)
	must(t, err)
	link := regexp.MustCompile(`/invitation\?code=\S+`).FindString(k.Body)
	if link == "" {
		t.Fatalf("no link in\n%s", k.Body)
	}
	return link
}

func invitedPage(v *visitor) int {
	m := enrolled(v.t, v.o, fmt.Sprint("new", len(sent(v.t, v.o)), "@x.example"), "en")
	write(v.t, v.o, func(_ context.Context, tx db.Tx) error {
		_, err := v.o.Invitations.Invite(tx, v.o.Demo.Owner.Actor, m.ID)
		return err
	})
	v.open("/sign-in")
	return v.open(invitation(v.t, v.o) + "&lang=" + eval[string](v, `document.documentElement.lang`))
}

// Rule O03
func TestTheInvitedSeeWhoInvitesThemChooseAPasswordAndComeIn(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		m := enrolled(t, o, "eva@x.example", "nl")
		admin, eva := visit(t, o), visit(t, o)
		admin.comes("admin@demo.example")
		admin.open("/people/" + m.ID)
		admin.press("main button", en(i18n.InviteOne))
		admin.see("dd", en(i18n.StateInvited))
		link := invitation(t, o)
		if mail := sent(t, o)[0]; mail.To != "eva@x.example" || !strings.Contains(mail.Subject, "Uitnodiging") {
			t.Errorf("the mail is %+v", mail)
		}
		eva.open(link)
		eva.see("main p", i18n.InviteBy.In("nl", "Admin Demo", "The demo office"))
		eva.open(link + "&lang=en")
		eva.typed("#password", "short")
		if eval[bool](eva, `document.querySelector("#password").checkValidity()`) {
			t.Log("the browser lets a short password pass; the office does not")
		}
		if status := eva.post(link, url.Values{"password": {"short"}}); status != 422 {
			t.Errorf("a short password answers %d", status)
		}
		eva.open(link + "&lang=en")
		eva.typed("#password", "a house on a green hill")
		eva.press("main button", en(i18n.InviteJoin))
		eva.see("[role=status]", en(i18n.NoteJoinedIn))
		eva.see(".org", "The demo office")
		if got := member(t, o, m.ID); got.State != directory.Active || got.Account == "" {
			t.Errorf("she is %+v", got)
		}
		if status := visitGone(t, o, link); status != 404 {
			t.Errorf("the used link answers %d", status)
		}
	})
}

// visitGone opens a link that leads nowhere any more.
func visitGone(t *testing.T, o *officetest.Office, link string) int {
	t.Helper()
	v := visit(t, o)
	v.pardon(link)
	return v.open(link)
}

// Rule O03
func TestAnAccountThatThereIsOnlyJoins(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		them := o.Other.Members[0]
		m := enrolled(t, o, them.Email, "en")
		write(t, o, func(_ context.Context, tx db.Tx) error {
			_, err := o.Invitations.Invite(tx, o.Demo.Owner.Actor, m.ID)
			return err
		})
		v := visit(t, o)
		v.open(invitation(t, o))
		v.see("main p", en(i18n.InviteKnown))
		v.press("main button", en(i18n.InviteJoin))
		v.see("[role=status]", en(i18n.NoteJoined))
		if got := member(t, o, m.ID); got.Account != them.Account {
			t.Errorf("joined as %+v", got)
		}
		v.comes(them.Email)
		v.open("/profile")
		v.see("main section", "The other office")
	})
}

// Rule O03
func TestAnInvitationIsRenewedWithdrawnAndExpires(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		m := enrolled(t, o, "eva@x.example", "en")
		invite := func() string {
			write(t, o, func(_ context.Context, tx db.Tx) error {
				_, err := o.Invitations.Invite(tx, o.Demo.Owner.Actor, m.ID)
				return err
			})
			return invitation(t, o)
		}
		first := invite()
		o.Clock.Advance(1e6)
		second := invite()
		if first == second {
			t.Fatal("the second mail has the first link")
		}
		if status := visitGone(t, o, first); status != 404 {
			t.Errorf("the first link answers %d after the second", status)
		}
		if status := visit(t, o).open(second); status != 200 {
			t.Errorf("the second link answers %d", status)
		}
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/people/" + m.ID)
		v.press("main button", en(i18n.InviteWithdraw))
		v.see("dd", en(i18n.StateAdded))
		if status := visitGone(t, o, second); status != 404 {
			t.Errorf("the withdrawn link answers %d", status)
		}
		third := invite()
		o.Clock.Advance(14*24*3600*1e9 + 1)
		if status := visitGone(t, o, third); status != 404 {
			t.Errorf("the expired link answers %d", status)
		}
	})
}

// Rule O03
func TestWhoWasImportedIsInvitedInBulkWhenThatIsAsked(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		var b strings.Builder
		b.WriteString("email\n")
		for i := range 450 {
			fmt.Fprintf(&b, "p%03d@many.example\n", i)
		}
		d := draft(t, o, b.String())
		write(t, o, func(_ context.Context, tx db.Tx) error {
			_, err := directory.ImportDraft(tx, o.Demo.Owner.Actor, d.ID, 450)
			return err
		})
		if n := len(sent(t, o)); n != 0 {
			t.Fatalf("importing sent %d mails", n)
		}
		v := visit(t, o)
		v.comes("admin@demo.example")
		v.open("/people")
		v.see("main p", en(i18n.InviteEvery, 450))
		v.click("main button", en(i18n.InviteEveryDo))
		v.press("dialog button.main", "")
		v.see("[role=status]", en(i18n.NoteInvitingMore, 200))
		v.see("#inviting", en(i18n.InvitedSoFar, 200))
		if n := len(sent(t, o)); n != 450 {
			t.Errorf("%d mails were sent", n)
		}
		if got := people(t, o, directory.Filter{State: directory.Invited}); len(got) != 450 {
			t.Errorf("%d people are invited", len(got))
		}
		v.see("#inviting", en(i18n.InvitedSoFar, 450))
		if v.shows("main button", en(i18n.InviteEveryDo)) {
			t.Error("everybody is invited and still can be")
		}
	})
}

func TestWhoJoinsKeepsTheLanguageInWhichTheyReadTheInvitation(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	m := enrolled(t, o, "zoe@x.example", "nl")
	write(t, o, func(_ context.Context, tx db.Tx) error {
		_, err := o.Invitations.Invite(tx, o.Demo.Owner.Actor, m.ID)
		return err
	})
	v := visit(t, o)
	v.open(regexp.MustCompile(`&lang=\S+`).ReplaceAllString(invitation(t, o), "") + "&lang=fr")
	v.typed("#password", "a long enough pass phrase 42")
	v.press("main form button", i18n.InviteJoin.In("fr"))
	write(t, o, func(_ context.Context, tx db.Tx) (err error) {
		m, err = directory.MemberByID(tx, m.ID)
		return err
	})
	if m.Lang != "fr" || m.State != directory.Active {
		t.Errorf("the member is %+v", m)
	}
}
