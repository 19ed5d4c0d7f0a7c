package account_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

const secret = "a sentence of a few words"

// house is an organisation with one member, on a clock that stands still.
type house struct {
	*account.Accounts
	clock *clock.Fixed
	actor directory.Actor
}

var owners = []db.Migrations{directory.Migrations, account.Migrations}

// cheaply lets passwords cost next to nothing, where a test is not about that.
func cheaply(a *account.Accounts) *account.Accounts {
	a.Cost = account.Cost{MemoryKiB: 64, Passes: 1, Lanes: 1}
	return a
}

func each(t *testing.T, test func(t *testing.T, h house)) {
	dbtest.Each(t, owners, func(t *testing.T, d *db.DB) {
		c := clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
		h := house{Accounts: cheaply(account.New(d, c)), clock: c}
		id, err := h.Create(context.Background(), " Anna@Demo.example ", secret)
		if err != nil {
			t.Fatal(err)
		}
		err = d.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) (err error) {
			h.actor, err = directory.Found(tx, "Demo", directory.Member{Account: id, Email: "anna@demo.example", Lang: "nl", Visible: true})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		test(t, h)
	})
}

func (h house) signIn(email, password string) (account.Session, error) {
	return h.SignIn(context.Background(), email, password, "192.0.2.1", "Firefox, Linux")
}

func TestUnknownAndWrongGetTheSameRefusal(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		_, wrong := h.signIn("anna@demo.example", "not the password")
		_, unknown := h.signIn("nobody@demo.example", "not the password")
		if !fault.Is(wrong, fault.Invalid) || wrong.Error() != unknown.Error() {
			t.Errorf("wrong: %v, unknown: %v", wrong, unknown)
		}
		if _, err := h.signIn("ANNA@demo.example", secret); err != nil {
			t.Errorf("the right password in capitals of the address: %v", err)
		}
	})
}

func TestAfterTooManyFailuresNothingIsCompared(t *testing.T) {
	for _, who := range []string{"anna@demo.example", "nobody@demo.example"} {
		t.Run(who, func(t *testing.T) {
			each(t, func(t *testing.T, h house) {
				for range 10 {
					if _, err := h.signIn(who, "guess"); !fault.Is(err, fault.Invalid) {
						t.Fatal(err)
					}
				}
				if _, err := h.signIn(who, secret); !fault.Is(err, fault.TooMany) {
					t.Fatalf("the eleventh try gives %v", err)
				}
				h.clock.Advance(16 * time.Minute)
				if _, err := h.signIn(who, "guess"); !fault.Is(err, fault.Invalid) {
					t.Errorf("after a quarter of an hour: %v", err)
				}
			})
		})
	}
}

func TestManyGuessesAtOnceDoNotSlipPastTheLimit(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		var mu sync.Mutex
		compared := 0
		var wg sync.WaitGroup
		for range 30 {
			wg.Go(func() {
				_, err := h.signIn("anna@demo.example", "guess")
				if fault.Is(err, fault.Invalid) {
					mu.Lock()
					compared++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if compared != 10 {
			t.Errorf("%d guesses were compared, want 10", compared)
		}
	})
}

func TestSuccessForgetsTheFailuresBeforeIt(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		for range 3 {
			for range 9 {
				_, _ = h.signIn("anna@demo.example", "guess")
			}
			if _, err := h.signIn("anna@demo.example", secret); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestASessionEndsAfterItsMinutesToTheMicrosecond(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		h.clock.Advance(directory.DefaultIdle*time.Minute - time.Microsecond)
		if _, _, err := h.Resume(context.Background(), s.Secret, false); err != nil {
			t.Errorf("a microsecond before: %v", err)
		}
		h.clock.Advance(time.Microsecond)
		if _, _, err := h.Resume(context.Background(), s.Secret, true); !fault.Is(err, fault.SignedOut) {
			t.Errorf("at the instant: %v", err)
		}
	})
}

func TestASessionEndsAfterThirtyDaysHoweverBusyItIs(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, err := h.signIn("anna@demo.example", secret)
		must(t, err)
		end := s.Created.Add(account.MaxLife)
		for h.clock.Now().Before(end.Add(-8 * time.Hour)) {
			h.clock.Advance(8 * time.Hour)
			if _, _, err := h.Resume(t.Context(), s.Secret, true); err != nil && h.clock.Now().Before(end) {
				t.Fatalf("after %v: %v", h.clock.Now().Sub(s.Created), err)
			}
		}
		h.clock.Set(end)
		if _, _, err := h.Resume(t.Context(), s.Secret, true); !fault.Is(err, fault.SignedOut) {
			t.Errorf("after thirty days: %v", err)
		}
	})
}

func TestOnlyActivityProlongsASession(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		step := directory.DefaultIdle * time.Minute / 3
		for range 4 {
			h.clock.Advance(step)
			_, _, err = h.Resume(ctx, s.Secret, true)
		}
		if err != nil {
			t.Fatalf("with activity: %v", err)
		}
		for range 4 {
			h.clock.Advance(step)
			_, _, err = h.Resume(ctx, s.Secret, false)
		}
		if !fault.Is(err, fault.SignedOut) {
			t.Errorf("without activity: %v", err)
		}
	})
}

func TestAnotherPersonsSessionAndTokenCannotBeEnded(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		if _, err := h.Create(ctx, "bram@other.example", secret); err != nil {
			t.Fatal(err)
		}
		mine, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		stranger := mine
		stranger.Account = "somebody else"
		if err := h.End(ctx, stranger, mine.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a stranger ends my session: %v", err)
		}
		if _, _, err := h.Resume(ctx, mine.Secret, true); err != nil {
			t.Errorf("my session: %v", err)
		}
	})
}

func TestATokenActsForItsMemberUntilItIsRevoked(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		var made account.Token
		var token string
		write := func(fn func(tx db.Tx) error) error {
			return h.DB.Write(ctx, "demo", func(_ context.Context, tx db.Tx) error { return fn(tx) })
		}
		err := write(func(tx db.Tx) (err error) {
			made, token, err = h.AddToken(tx, h.actor, "import", "")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		actor, err := h.Bearer(ctx, token)
		if err != nil || actor.Member != h.actor.Member {
			t.Fatal(actor, err)
		}
		if err := write(func(tx db.Tx) error { return h.RevokeToken(tx, h.actor, made.ID) }); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Bearer(ctx, token); !fault.Is(err, fault.SignedOut) {
			t.Errorf("after revoking: %v", err)
		}
	})
}

func TestAMemberHasABoundedNumberOfTokens(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		var err error
		for range account.MaxTokens + 1 {
			err = h.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
				_, _, err := h.AddToken(tx, h.actor, "one more", "")
				return err
			})
		}
		if !fault.Is(err, fault.Refused) {
			t.Errorf("one token too many: %v", err)
		}
	})
}

func TestSecretsAreNotInTheDatabase(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, err := h.signIn("anna@demo.example", secret)
		if err != nil {
			t.Fatal(err)
		}
		h.Cost = account.New(h.DB, h.clock).Cost
		if err := h.SetPassword(context.Background(), s, secret, "a chair by the door"); err != nil {
			t.Fatal(err)
		}
		err = h.DB.ReadGlobal(context.Background(), func(tx db.Tx) error {
			var print, hash string
			if err := tx.Row("SELECT fingerprint FROM session WHERE id = $1", s.ID).Scan(&print); err != nil {
				return err
			}
			if print == s.Secret || strings.Contains(print, s.Secret) {
				t.Error("the cookie's value is stored")
			}
			if err := tx.Row("SELECT password FROM account WHERE id = $1", s.Account).Scan(&hash); err != nil {
				return err
			}
			if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
				t.Errorf("the password is stored as %.40s", hash)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAShortPasswordIsRefusedWithWhatToDo(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		_, err := h.Create(context.Background(), "new@demo.example", "short")
		f, ok := fault.As(err)
		if !ok || f.Code != fault.Invalid || !strings.Contains(f.In("de"), "10") || f.Text.In("en") != i18n.PasswordShort.EN {
			t.Errorf("refused with %v", err)
		}
	})
}

func TestAPasswordLetsInWhateverItCostWhenItWasChosen(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		h.Cost = account.Standard
		if _, err := h.signIn("anna@demo.example", secret); err != nil {
			t.Errorf("a password that was chosen at a lower cost: %v", err)
		}
		if _, err := h.signIn("anna@demo.example", "not the password"); !fault.Is(err, fault.Invalid) {
			t.Errorf("another password: %v", err)
		}
	})
}
