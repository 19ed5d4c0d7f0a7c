package account_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/audit"
	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/outbox"
	"bureau/internal/post"
)

// work is what answering took: the passwords that were computed, the statements that ran in their order, and the work that was
// left for later.
type work struct {
	passwords  int64
	statements []string
	later      int
}

func (w work) String() string {
	return fmt.Sprintf("%d passwords, %d for later, %d statements:\n%s", w.passwords, w.later, len(w.statements), strings.Join(w.statements, "\n"))
}

func (w work) equal(other work) bool {
	return w.passwords == other.passwords && w.later == other.later && slices.Equal(w.statements, other.statements)
}

// measured is a house that counts its work. Nothing runs in it by itself.
type measured struct {
	mailed
	invitations *account.Invitations
	outbox      *outbox.Outbox
	measure     func(do func() error) work
}

func eachMeasured(t *testing.T, test func(t *testing.T, h measured)) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) { test(t, measure(t, engine)) })
	}
}

func measure(t *testing.T, engine string) measured {
	t.Helper()
	var mu sync.Mutex
	var heard []string
	owners := append([]db.Migrations{audit.Migrations}, mailing...)
	cfg := dbtest.Config(t, engine, owners)
	cfg.Heard = func(statement string) {
		mu.Lock()
		defer mu.Unlock()
		heard = append(heard, statement)
	}
	d, c := dbtest.OpenConfig(t, cfg, owners), clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
	h := measured{mailed: mailed{house: house{Accounts: account.New(d, c), clock: c}}}
	h.outbox = outbox.New(d, c, slog.New(slog.NewTextHandler(io.Discard, nil)))
	var err error
	h.post, err = post.Open(h.outbox, post.Config{Origin: &url.URL{Scheme: "https", Host: "office.example"}})
	must(t, err)
	codes, err := code.Open(t.Context(), d, c)
	must(t, err)
	h.Mail(h.post, codes)
	h.invitations = &account.Invitations{Accounts: h.Accounts, Codes: codes, Post: h.post}
	h.invitations.Register()
	id, err := h.Create(t.Context(), "anna@demo.example", secret)
	must(t, err)
	must(t, d.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) (err error) {
		h.actor, err = directory.Found(tx, "Demo", directory.Member{Account: id, Email: "anna@demo.example", Lang: "nl", Visible: true})
		return err
	}))
	_, err = h.Create(t.Context(), "known@other.example", secret)
	must(t, err)
	computed := account.Computed(t, h.Accounts)
	waiting := func() (n int) {
		must(t, d.ReadGlobal(t.Context(), func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM outbox_work").Scan(&n) }))
		return n
	}
	h.measure = func(do func() error) work {
		before, passwords := waiting(), computed.Load()
		heard = nil
		if err := do(); err != nil {
			t.Fatal(err)
		}
		w := work{passwords: computed.Load() - passwords, statements: heard}
		w.later = waiting() - before
		return w
	}
	return h
}

// Who measures how long an answer takes measures its work: that is the same whether there is an account or not.
func TestAKnownAddressTakesTheWorkOfAnUnknownOne(t *testing.T) {
	for name, does := range map[string]struct {
		ask              func(t *testing.T, h measured, email string) error
		passwords, later int
		leastStatements  int
	}{
		"signing in": {func(t *testing.T, h measured, email string) error {
			if _, err := h.signIn(email, "not the password"); err == nil {
				t.Error("the wrong password lets in")
			}
			return nil
		}, 1, 0, 2},
		"signing up": {func(t *testing.T, h measured, email string) error {
			_, err := h.SignUp(t.Context(), account.SignUp{Email: email, Password: "a lamp over the stairs", Lang: "en", Caller: "192.0.2.1"})
			return err
		}, 1, 1, 4},
		"asking for a new password": {func(t *testing.T, h measured, email string) error {
			return h.AskReset(t.Context(), email, "en", "192.0.2.1")
		}, 0, 1, 3},
		"inviting": {func(t *testing.T, h measured, email string) error {
			return h.DB.Write(t.Context(), "demo", func(_ context.Context, tx db.Tx) error {
				m, err := directory.Enrol(tx, h.actor, directory.Member{Email: email, Lang: "en"}, nil, true)
				if err == nil {
					_, err = h.invitations.Invite(tx, h.actor, m.ID)
				}
				return err
			})
		}, 0, 1, 3},
	} {
		t.Run(name, func(t *testing.T) {
			eachMeasured(t, func(t *testing.T, h measured) {
				known := h.measure(func() error { return does.ask(t, h, "known@other.example") })
				unknown := h.measure(func() error { return does.ask(t, h, "nobody@other.example") })
				if !known.equal(unknown) {
					t.Errorf("a known address takes %v\nan unknown one %v", known, unknown)
				}
				if known.passwords != int64(does.passwords) || known.later != does.later || len(known.statements) < does.leastStatements {
					t.Errorf("what is measured is not what was done: %v", known)
				}
			})
		})
	}
}

// The link of a sign-up is sent again with the same work, too.
func TestSendingAgainTakesTheSameWorkForAKnownAddress(t *testing.T) {
	eachMeasured(t, func(t *testing.T, h measured) {
		again := func(email string) work {
			id, err := h.SignUp(t.Context(), account.SignUp{Email: email, Password: "a lamp over the stairs", Lang: "en", Caller: "192.0.2.1"})
			must(t, err)
			h.clock.Advance(time.Minute)
			return h.measure(func() error { return h.SendAgain(t.Context(), id, "192.0.2.1") })
		}
		if known, unknown := again("known@other.example"), again("nobody@other.example"); !known.equal(unknown) || len(known.statements) < 3 {
			t.Errorf("a known address takes %v\nan unknown one %v", known, unknown)
		}
	})
}
