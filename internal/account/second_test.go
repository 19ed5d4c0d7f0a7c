package account_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/fault"
)

var from = account.Caller{Address: "192.0.2.1", Device: "Firefox, Linux"}

// coded sets up one-time codes and gives the secret and the recovery codes.
func (h house) coded(t *testing.T) (string, []string) {
	t.Helper()
	s := account.Session{Account: h.actor.Account}
	setup, err := h.BeginCodes(context.Background(), s, secret)
	must(t, err)
	recovery, err := h.ConfirmCodes(context.Background(), s, h.code(t, setup.Secret))
	must(t, err)
	h.clock.Advance(30 * time.Second)
	return setup.Secret, recovery
}

func (h house) code(t *testing.T, s string) string {
	t.Helper()
	c, err := totp.GenerateCode(s, h.clock.Now())
	must(t, err)
	return c
}

func (h house) ticket(t *testing.T) string {
	t.Helper()
	e, err := h.Enter(context.Background(), "anna@demo.example", secret, from)
	must(t, err)
	if e.Ticket == "" || e.Session.Org != "" {
		t.Fatalf("the password alone gives %+v", e)
	}
	return e.Ticket
}

func TestACodeIsTakenOnceHoweverManyTry(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, _ := h.coded(t)
		code := h.code(t, s)
		var in atomic.Int64
		var all sync.WaitGroup
		for range 6 {
			ticket := h.ticket(t)
			all.Go(func() {
				if _, err := h.EnterWithCode(context.Background(), ticket, code, from); err == nil {
					in.Add(1)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			t.Errorf("one code let in %d times", in.Load())
		}
	})
}

func TestTriesAtCodesAreCountedWhateverTicketTheyComeWith(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, recovery := h.coded(t)
		for range 10 {
			if _, err := h.EnterWithCode(context.Background(), h.ticket(t), "000000", from); !fault.Is(err, fault.Invalid) {
				t.Fatal(err)
			}
		}
		for _, code := range []string{h.code(t, s), recovery[0]} {
			if _, err := h.EnterWithCode(context.Background(), h.ticket(t), code, from); !fault.Is(err, fault.TooMany) {
				t.Errorf("the eleventh try: %v", err)
			}
		}
		h.clock.Advance(16 * time.Minute)
		if _, err := h.EnterWithCode(context.Background(), h.ticket(t), h.code(t, s), from); err != nil {
			t.Errorf("a quarter of an hour later: %v", err)
		}
	})
}

func TestATicketIsForOneStepOneTimeAndTenMinutes(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		s, recovery := h.coded(t)
		spent := h.ticket(t)
		_, err := h.EnterWithCode(ctx, spent, recovery[0], from)
		must(t, err)
		late := h.ticket(t)
		h.clock.Advance(10 * time.Minute)
		before := h.ticket(t)
		own, err := h.EnterWithCode(ctx, h.ticket(t), recovery[1], from)
		must(t, err)
		must(t, h.SetPassword(ctx, own, secret, "a chair by the open door"))
		q, err := h.AskPasskey()
		must(t, err)
		for name, ticket := range map[string]string{"a spent one": spent, "a late one": late, "one from before the password": before,
			"one of another step": q.Ticket, "none": "", "nonsense": "AAAA"} {
			if _, err := h.EnterWithCode(ctx, ticket, h.code(t, s), from); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestWithASecondStepThePasswordAloneBeginsNothing(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		h.coded(t)
		if s, err := h.signIn("anna@demo.example", secret); !fault.Is(err, fault.Refused) || s.Org != "" {
			t.Errorf("%+v, %v", s, err)
		}
	})
}

func TestSecretsOfFactorsAreNotInTheDatabase(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		s, recovery := h.coded(t)
		must(t, h.DB.ReadGlobal(context.Background(), func(tx db.Tx) error {
			var sealed, print string
			if err := tx.Row("SELECT secret FROM totp").Scan(&sealed); err != nil {
				return err
			}
			if err := tx.Row("SELECT fingerprint FROM recovery_code LIMIT 1").Scan(&print); err != nil {
				return err
			}
			if sealed == s || len(sealed) < 40 || print == recovery[0] {
				t.Errorf("the database holds %q and %q", sealed, print)
			}
			return nil
		}))
	})
}

func TestWhoeverRemovesTheLastFactorHasNoRecoveryCodesLeft(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		ctx := context.Background()
		_, recovery := h.coded(t)
		s := account.Session{Account: h.actor.Account}
		must(t, h.RemoveCodes(ctx, s, secret, recovery[5]))
		f, err := h.Factors(ctx, s)
		if err != nil || f.Any() || f.Recovery != 0 {
			t.Errorf("%+v, %v", f, err)
		}
		if _, err := h.RenewRecovery(ctx, s, secret); !fault.Is(err, fault.Refused) {
			t.Errorf("recovery codes for nothing: %v", err)
		}
	})
}

// What comes from a browser is refused whatever it is, and breaks nothing.
func FuzzWhatABrowserAnswers(f *testing.F) {
	h := account.New(nil, nil)
	for _, s := range []string{"{}", `{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA","authenticatorData":"AA","signature":"AA"}}`, "x"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, ticket, response string) {
		account.Answered(t, h, ticket, response)
	})
}
