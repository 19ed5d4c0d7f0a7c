package account_test

import (
	"context"
	"io"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

var mailing = append([]db.Migrations{outbox.Migrations, code.Migrations, post.Migrations}, owners...)

// mailed is a house whose accounts write to people; the mails are kept.
type mailed struct {
	house
	post *post.Post
}

func eachMailed(t *testing.T, test func(t *testing.T, h mailed)) {
	dbtest.Each(t, mailing, func(t *testing.T, d *db.DB) {
		c := clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
		h := mailed{house: house{Accounts: cheaply(account.New(d, c)), clock: c}}
		var err error
		if h.post, err = post.Open(outbox.New(d, c, slog.New(slog.NewTextHandler(io.Discard, nil))), post.Config{Origin: &url.URL{Scheme: "https", Host: "office.example"}}); err != nil {
			t.Fatal(err)
		}
		codes, err := code.Open(t.Context(), d, c)
		if err != nil {
			t.Fatal(err)
		}
		h.Mail(h.post, codes)
		id, err := h.Create(t.Context(), "anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		err = d.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) (err error) {
			h.actor, err = directory.Found(tx, "Demo", directory.Member{Account: id, Email: "anna@demo.example", Lang: "nl", Visible: true})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		test(t, h)
	})
}

// mails are all that were sent, the latest first.
func (h mailed) mails(t *testing.T) []post.Kept {
	t.Helper()
	if err := h.post.Outbox.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := h.post.ListKept(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i], err = h.post.KeptByID(t.Context(), all[i].ID); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// links are the codes that were mailed to an address for a page, the latest first.
func (h mailed) links(t *testing.T, to, page string) (out []string) {
	t.Helper()
	for _, m := range h.mails(t) {
		if found := regexp.MustCompile(regexp.QuoteMeta(page) + `\?code=([\w-]+)`).FindStringSubmatch(m.Body); m.To == to && found != nil {
			out = append(out, found[1])
		}
	}
	return out
}

func (h mailed) signUp(t *testing.T, email string) string {
	t.Helper()
	id, err := h.SignUp(t.Context(), account.SignUp{Email: email, Password: secret, Lang: "de", Caller: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var firm = account.Founding{Name: "Neu & Co", Site: "Linz", Zone: "Europe/Vienna", Lang: "de-AT", Person: "Nora", Device: "Firefox"}

func TestAnAccountWorksOnceItsLinkWasOpenedAndOwnsTheOrganisationThatItFounds(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		h.signUp(t, " Nora@New.example ")
		if _, err := h.signIn("nora@new.example", secret); !fault.Is(err, fault.Invalid) {
			t.Errorf("before the link was opened: %v", err)
		}
		link := h.links(t, "nora@new.example", "/sign-up/confirm")[0]
		if email, err := h.SignUpOf(t.Context(), link); err != nil || email != "nora@new.example" {
			t.Errorf("%s, %v", email, err)
		}
		found, err := h.Confirm(t.Context(), link)
		if err != nil {
			t.Fatal(err)
		}
		s, err := h.Found(t.Context(), found, firm)
		if err != nil {
			t.Fatal(err)
		}
		_, actor, err := h.Resume(t.Context(), s.Secret, false)
		if err != nil || actor.Role() != "owner" || actor.OrgName != firm.Name || actor.Name != "Nora" || actor.Lang != "de-AT" {
			t.Errorf("%+v, %v", actor, err)
		}
		err = h.DB.Read(t.Context(), actor.Org, func(tx db.Tx) error {
			sites, err := directory.SiteList(tx)
			if len(sites) != 1 || sites[0].Name != "Linz" || sites[0].Zone.String() != "Europe/Vienna" {
				t.Errorf("the sites are %+v", sites)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		if _, err := h.signIn("nora@new.example", secret); err != nil {
			t.Errorf("afterwards: %v", err)
		}
		for name, again := range map[string]error{"confirm": second(h.Confirm(t.Context(), link)), "found": second(h.Found(t.Context(), found, firm))} {
			if !fault.Is(again, fault.NotFound) {
				t.Errorf("%s a second time: %v", name, again)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestAConfirmedAccountWithoutAnOrganisationFoundsItAtItsNextSignIn(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		h.signUp(t, "nora@new.example")
		if _, err := h.Confirm(t.Context(), h.links(t, "nora@new.example", "/sign-up/confirm")[0]); err != nil {
			t.Fatal(err)
		}
		_, err := h.signIn("nora@new.example", secret)
		f, ok := fault.As(err)
		if !ok {
			t.Fatal(err)
		}
		homeless, ok := f.More.(account.Homeless)
		if !ok {
			t.Fatalf("refused with %+v", f)
		}
		link, err := h.FoundingLink(t.Context(), homeless)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := h.Found(t.Context(), link, firm); err != nil || s.Org == "" {
			t.Errorf("%+v, %v", s, err)
		}
	})
}

func TestFoundingThatWasSentTwiceMakesOneOrganisation(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		h.signUp(t, "nora@new.example")
		link, err := h.Confirm(t.Context(), h.links(t, "nora@new.example", "/sign-up/confirm")[0])
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		sessions := make(chan account.Session, 4)
		for range 4 {
			wg.Go(func() {
				if s, err := h.Found(context.Background(), link, firm); err == nil {
					sessions <- s
				}
			})
		}
		wg.Wait()
		if len(sessions) != 1 {
			t.Fatalf("%d sessions were begun", len(sessions))
		}
		all, err := h.Memberships(t.Context(), <-sessions)
		if err != nil || len(all) != 1 {
			t.Errorf("the founder is in %d organisations: %v", len(all), err)
		}
	})
}

func TestAKnownAddressGetsTheSameAnswerAndAnotherMail(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		known, unknown := h.signUp(t, "anna@demo.example"), h.signUp(t, "nora@new.example")
		if len(known) != len(unknown) {
			t.Errorf("%s and %s", known, unknown)
		}
		if links := h.links(t, "anna@demo.example", "/sign-up/confirm"); len(links) > 0 {
			t.Error("a known address gets a link that confirms")
		}
		mails := h.mails(t)
		if len(mails) != 2 {
			t.Fatalf("%d mails", len(mails))
		}
		for _, m := range mails {
			if m.To == "anna@demo.example" && (m.Subject != "Du hast schon ein Konto" || !strings.Contains(m.Body, "https://office.example/reset?lang=de")) {
				t.Errorf("%s: %s", m.Subject, m.Body)
			}
			if strings.Contains(m.Body+m.Message, secret) {
				t.Error("the mail holds the password")
			}
		}
		if _, err := h.signIn("anna@demo.example", secret); err != nil {
			t.Errorf("the present account: %v", err)
		}
	})
}

func TestOfTwoSignUpsOfOneAddressOneBecomesTheAccount(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		h.signUp(t, "nora@new.example")
		h.signUp(t, "nora@new.example")
		links := h.links(t, "nora@new.example", "/sign-up/confirm")
		if _, err := h.Confirm(t.Context(), links[0]); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Confirm(t.Context(), links[1]); !fault.Is(err, fault.NotFound) {
			t.Errorf("the other: %v", err)
		}
	})
}

func TestALostMailIsSentAgainAndACorrectedAddressDropsTheFirst(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		id := h.signUp(t, "nora@new.exmaple")
		if err := h.SendAgain(t.Context(), id, "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		wrong := h.links(t, "nora@new.exmaple", "/sign-up/confirm")
		if len(wrong) != 2 || wrong[0] != wrong[1] {
			t.Fatalf("the links are %v", wrong)
		}
		_, err := h.SignUp(t.Context(), account.SignUp{Email: "nora@new.example", Password: secret, Lang: "de", Caller: "192.0.2.1", Instead: id})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Confirm(t.Context(), wrong[0]); !fault.Is(err, fault.NotFound) {
			t.Errorf("the link to the wrong address: %v", err)
		}
		if err := h.SendAgain(t.Context(), id, "192.0.2.1"); !fault.Is(err, fault.NotFound) {
			t.Errorf("sending again what was corrected: %v", err)
		}
		if _, err := h.Confirm(t.Context(), h.links(t, "nora@new.example", "/sign-up/confirm")[0]); err != nil {
			t.Error(err)
		}
	})
}

func TestAnUnconfirmedSignUpEndsAndIsDeleted(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		if err := h.post.Outbox.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		h.post.Outbox.Stop()
		id := h.signUp(t, "nora@new.example")
		link := h.links(t, "nora@new.example", "/sign-up/confirm")[0]
		h.clock.Advance(24 * time.Hour)
		if _, err := h.Confirm(t.Context(), link); !fault.Is(err, fault.NotFound) {
			t.Errorf("after a day: %v", err)
		}
		if _, err := h.SignUpByID(t.Context(), id); !fault.Is(err, fault.NotFound) {
			t.Errorf("after a day: %v", err)
		}
		h.clock.Advance(2 * time.Hour)
		h.mails(t) // which does the work that recurs, too
		var n int
		err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM account_request").Scan(&n) })
		if err != nil || n != 0 {
			t.Errorf("%d are left: %v", n, err)
		}
	})
}

func TestAskingTooOftenIsRefusedForKnownAndUnknownAlike(t *testing.T) {
	for _, email := range []string{"anna@demo.example", "nobody@demo.example"} {
		t.Run(email, func(t *testing.T) {
			eachMailed(t, func(t *testing.T, h mailed) {
				for range 5 {
					if err := h.AskReset(t.Context(), email, "en", "192.0.2.1"); err != nil {
						t.Fatal(err)
					}
				}
				if err := h.AskReset(t.Context(), email, "en", "192.0.2.9"); !fault.Is(err, fault.TooMany) {
					t.Errorf("the sixth: %v", err)
				}
				h.clock.Advance(16 * time.Minute)
				if err := h.AskReset(t.Context(), email, "en", "192.0.2.9"); err != nil {
					t.Errorf("after a quarter of an hour: %v", err)
				}
			})
		})
	}
}

func TestWhereSigningUpIsClosedNobodyDoes(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		h.Closed = true
		_, err := h.SignUp(t.Context(), account.SignUp{Email: "nora@new.example", Password: secret, Lang: "de"})
		_, err2 := h.FoundingLink(t.Context(), account.Homeless{Account: h.actor.Account})
		if !fault.Is(err, fault.Refused) || !fault.Is(err2, fault.Refused) || len(h.mails(t)) > 0 {
			t.Errorf("%v, %v", err, err2)
		}
	})
}

func TestWhatCannotBeSignedUpWithIsRefused(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		for field, s := range map[string]account.SignUp{
			"email":    {Email: "nora at new.example", Password: secret, Lang: "de"},
			"password": {Email: "nora@new.example", Password: "short", Lang: "de"},
			"lang":     {Email: "nora@new.example", Password: secret, Lang: "xx"},
		} {
			_, err := h.SignUp(t.Context(), s)
			if f, ok := fault.As(err); !ok || f.Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
	})
}

func TestAResetLinkChangesThePasswordOnceEndsSessionsAndIsTold(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		const next = "quite another sentence"
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := h.AskReset(t.Context(), "Anna@demo.example", "fr", "192.0.2.1"); err != nil {
				t.Fatal(err)
			}
		}
		links := h.links(t, "anna@demo.example", "/reset/new")
		if err := h.Reset(t.Context(), links[0], "short"); !fault.Is(err, fault.Invalid) {
			t.Errorf("a short password: %v", err)
		}
		if err := h.Reset(t.Context(), links[0], next); err != nil {
			t.Fatal(err)
		}
		for _, link := range links {
			if err := h.Reset(t.Context(), link, next); !fault.Is(err, fault.NotFound) {
				t.Errorf("afterwards: %v", err)
			}
		}
		if _, _, err := h.Resume(t.Context(), s.Secret, false); !fault.Is(err, fault.SignedOut) {
			t.Errorf("the session: %v", err)
		}
		if _, err := h.signIn("anna@demo.example", secret); !fault.Is(err, fault.Invalid) {
			t.Errorf("the old password: %v", err)
		}
		if _, err := h.signIn("anna@demo.example", next); err != nil {
			t.Errorf("the new password: %v", err)
		}
		if m := h.mails(t)[0]; m.Subject != "Je wachtwoord is gewijzigd" || m.To != "anna@demo.example" {
			t.Errorf("the last mail is %q to %s", m.Subject, m.To)
		}
	})
}

func TestAResetLinkHoldsForAnHour(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		if err := h.AskReset(t.Context(), "anna@demo.example", "en", "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		link := h.links(t, "anna@demo.example", "/reset/new")[0]
		h.clock.Advance(time.Hour)
		if err := h.Reset(t.Context(), link, "quite another sentence"); !fault.Is(err, fault.NotFound) {
			t.Errorf("after an hour: %v", err)
		}
	})
}

func TestAnAddressWithoutAnAccountGetsNoResetMail(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		if err := h.AskReset(t.Context(), "nobody@demo.example", "en", "192.0.2.1"); err != nil || len(h.mails(t)) > 0 {
			t.Errorf("%v, %d mails", err, len(h.mails(t)))
		}
	})
}

func TestANewAddressIsConfirmedThereAndTheOldOneIsTold(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.AskNewAddress(t.Context(), s, "anna@new.example", "wrong", "nl", "192.0.2.1"); !fault.Is(err, fault.Invalid) {
			t.Errorf("with a wrong password: %v", err)
		}
		if err := h.AskNewAddress(t.Context(), s, "anna@new.example", secret, "nl", "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		if _, err := h.signIn("anna@demo.example", secret); err != nil {
			t.Errorf("the old address before: %v", err)
		}
		link := h.links(t, "anna@new.example", "/email/confirm")[0]
		if err := h.ConfirmAddress(t.Context(), link); err != nil {
			t.Fatal(err)
		}
		if err := h.ConfirmAddress(t.Context(), link); !fault.Is(err, fault.NotFound) {
			t.Errorf("a second time: %v", err)
		}
		if _, err := h.signIn("anna@demo.example", secret); !fault.Is(err, fault.Invalid) {
			t.Errorf("the old address after: %v", err)
		}
		if _, err := h.signIn("anna@new.example", secret); err != nil {
			t.Errorf("the new address: %v", err)
		}
		if m := h.mails(t)[0]; m.To != "anna@demo.example" || m.Subject != "Je e-mailadres is gewijzigd" || strings.Contains(m.Body, "new.example") {
			t.Errorf("%s to %s: %s", m.Subject, m.To, m.Body)
		}
		_, actor, err := h.Resume(t.Context(), s.Secret, false)
		if err != nil || actor.Email != "anna@new.example" {
			t.Errorf("the member's address is %s: %v", actor.Email, err)
		}
	})
}

func TestAnAddressThatAnotherAccountHasIsNotTaken(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		if _, err := h.Create(t.Context(), "bram@other.example", secret); err != nil {
			t.Fatal(err)
		}
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.AskNewAddress(t.Context(), s, "bram@other.example", secret, "nl", "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		if err := h.ConfirmAddress(t.Context(), h.links(t, "bram@other.example", "/email/confirm")[0]); !fault.Is(err, fault.Taken) {
			t.Errorf("confirming it: %v", err)
		}
	})
}

func TestAChangedPasswordIsToldByMail(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.SetPassword(t.Context(), s, secret, "quite another sentence"); err != nil {
			t.Fatal(err)
		}
		if all := h.mails(t); len(all) != 1 || all[0].Subject != "Je wachtwoord is gewijzigd" {
			t.Errorf("%+v", all)
		}
	})
}

func TestAnInvitedAccountHasNoPasswordUntilALinkSetsIt(t *testing.T) {
	eachMailed(t, func(t *testing.T, h mailed) {
		id, fresh, err := h.Ensure(t.Context(), "Nora@New.example")
		again, fresh2, err2 := h.Ensure(t.Context(), "nora@new.example")
		if err != nil || err2 != nil || !fresh || fresh2 || id != again {
			t.Fatal(id, fresh, err, again, fresh2, err2)
		}
		for _, guess := range []string{"", " ", secret} {
			if _, err := h.signIn("nora@new.example", guess); !fault.Is(err, fault.Invalid) {
				t.Errorf("%q: %v", guess, err)
			}
		}
		err = h.SetPasswordBy(t.Context(), "nora@new.example", secret, func(db.Tx) (string, error) { return id, nil })
		if err != nil {
			t.Fatal(err)
		}
		_, err = h.signIn("nora@new.example", secret)
		if f, ok := fault.As(err); !ok || f.More != (account.Homeless{Account: id}) {
			t.Errorf("with it: %v", err)
		}
	})
}
