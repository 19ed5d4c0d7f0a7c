package code_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/clock"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/fault"
)

const (
	reset  code.Purpose = "reset"
	invite code.Purpose = "invite"
)

type house struct {
	*code.Codes
	clock *clock.Fixed
}

func each(t *testing.T, test func(t *testing.T, h house)) {
	dbtest.Each(t, []db.Migrations{code.Migrations}, func(t *testing.T, d *db.DB) {
		c := clock.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC))
		codes, err := code.Open(t.Context(), d, c)
		if err != nil {
			t.Fatal(err)
		}
		test(t, house{codes, c})
	})
}

func (h house) write(org string, fn func(tx db.Tx) error) error {
	in := func(_ context.Context, tx db.Tx) error { return fn(tx) }
	if org == "" {
		return h.DB.WriteGlobal(context.Background(), in)
	}
	return h.DB.Write(context.Background(), org, in)
}

func (h house) begin(t *testing.T, org string) code.Code {
	t.Helper()
	var k code.Code
	err := h.write(org, func(tx db.Tx) (err error) {
		k, err = h.Begin(tx, reset, "anna", time.Hour)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func (h house) use(org string, p code.Purpose, link string) (k code.Code, err error) {
	err = h.write(org, func(tx db.Tx) error {
		k, err = h.Use(tx, p, link)
		return err
	})
	return k, err
}

func TestALinkIsUsedOnceAndSaysWhatItStandsFor(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		link := h.Link(reset, h.begin(t, "").ID)
		for range 2 {
			err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) error { _, err := h.Look(tx, reset, link); return err })
			if err != nil {
				t.Errorf("looking uses it up: %v", err)
			}
		}
		if k, err := h.use("", reset, link); err != nil || k.Subject != "anna" {
			t.Fatal(k, err)
		}
		if _, err := h.use("", reset, link); !fault.Is(err, fault.NotFound) {
			t.Errorf("the second time: %v", err)
		}
	})
}

func TestOfManyWhoUseALinkAtOnceOneSucceeds(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		link := h.Link(reset, h.begin(t, "").ID)
		var wg sync.WaitGroup
		var mu sync.Mutex
		won := 0
		for range 12 {
			wg.Go(func() {
				if _, err := h.use("", reset, link); err == nil {
					mu.Lock()
					won++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if won != 1 {
			t.Errorf("%d succeeded", won)
		}
	})
}

func TestWhatIsNoValidLinkGetsOneRefusal(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		k := h.begin(t, "")
		link := h.Link(reset, k.ID)
		flipped := []byte(link)
		flipped[30] ^= 1
		dropped := h.begin(t, "")
		if err := h.write("", func(tx db.Tx) error { return h.Drop(tx, reset, "nobody") }); err != nil {
			t.Fatal(err)
		}
		var said string
		for name, wrong := range map[string]string{"empty": "", "cut": link[:50], "longer": link + "AA", "changed": string(flipped),
			"another purpose's": h.Link(invite, k.ID), "of no row": h.Link(reset, "0199aaaa-0000-7000-8000-000000000000"), "noise": "%00\x00é"} {
			_, err := h.use("", reset, wrong)
			if !fault.Is(err, fault.NotFound) || said != "" && err.Error() != said {
				t.Errorf("%s: %v", name, err)
			} else {
				said = err.Error()
			}
		}
		if err := h.write("", func(tx db.Tx) error { return h.Drop(tx, reset, "anna") }); err != nil {
			t.Fatal(err)
		}
		if _, err := h.use("", reset, h.Link(reset, dropped.ID)); err == nil || err.Error() != said {
			t.Errorf("dropped: %v", err)
		}
	})
}

func TestALinkEndsToTheMicrosecond(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		first, second := h.begin(t, ""), h.begin(t, "")
		h.clock.Advance(time.Hour - time.Microsecond)
		if _, err := h.use("", reset, h.Link(reset, first.ID)); err != nil {
			t.Errorf("a microsecond before: %v", err)
		}
		h.clock.Advance(time.Microsecond)
		if _, err := h.use("", reset, h.Link(reset, second.ID)); !fault.Is(err, fault.NotFound) {
			t.Errorf("at the instant: %v", err)
		}
	})
}

func TestDigitsBearAFewTriesOnly(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		for _, org := range []string{"", "a"} {
			k := h.begin(t, org)
			digits := h.Digits(reset, k.ID)
			wrong := "000000"
			if digits == wrong {
				wrong = "000001"
			}
			if len(digits) != 6 {
				t.Errorf("the digits are %q", digits)
			}
			for range code.MaxTries {
				if err := h.Try(t.Context(), org, reset, k.ID, wrong); !fault.Is(err, fault.Invalid) {
					t.Fatal(err)
				}
			}
			if err := h.Try(t.Context(), org, reset, k.ID, digits); !fault.Is(err, fault.NotFound) {
				t.Errorf("the right digits after too many tries: %v", err)
			}
		}
	})
}

func TestManyTriesAtOnceDoNotSlipPastTheLimit(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		k := h.begin(t, "")
		var wg sync.WaitGroup
		var mu sync.Mutex
		compared := 0
		for range 20 {
			wg.Go(func() {
				if err := h.Try(t.Context(), "", reset, k.ID, "x"); fault.Is(err, fault.Invalid) {
					mu.Lock()
					compared++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if compared != code.MaxTries {
			t.Errorf("%d were compared", compared)
		}
	})
}

func TestDigitsAreUsedOnce(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		k := h.begin(t, "a")
		digits := h.Digits(reset, k.ID)
		if err := h.Try(t.Context(), "a", reset, k.ID, digits); err != nil {
			t.Fatal(err)
		}
		for i, want := range []bool{true, false} {
			err := h.write("a", func(tx db.Tx) error { _, err := h.UseDigits(tx, reset, k.ID, digits); return err })
			if (err == nil) != want {
				t.Errorf("use %d: %v", i+1, err)
			}
		}
	})
}

func TestAnOrganisationUsesItsOwnCodesOnly(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		link := h.Link(reset, h.begin(t, "a").ID)
		if _, err := h.use("b", reset, link); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organisation: %v", err)
		}
		if _, err := h.use("", reset, link); err != nil {
			t.Errorf("before anybody is signed in: %v", err)
		}
	})
}

func TestNoCodeLiesInTheDatabaseAndTheSecretIsOutOfReach(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		k := h.begin(t, "")
		again, err := code.Open(t.Context(), h.DB, h.clock)
		if err != nil || again.Link(reset, k.ID) != h.Link(reset, k.ID) {
			t.Errorf("after opening again the link is another: %v", err)
		}
		if tail := h.Link(reset, k.ID)[22:]; strings.Contains(k.ID, tail) {
			t.Error("the link is made of what is stored")
		}
		if !h.DB.Postgres() {
			return
		}
		err = h.write("a", func(tx db.Tx) error { var s string; return tx.Row("SELECT secret FROM code_secret").Scan(&s) })
		if err == nil {
			t.Error("an organisation's transaction reads the secret")
		}
	})
}

func TestExpiredCodesAreForgotten(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		h.begin(t, "a")
		h.clock.Advance(30 * time.Hour)
		h.begin(t, "a")
		if err := h.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		var n int
		if err := h.DB.ReadGlobal(t.Context(), func(tx db.Tx) error { return tx.Row("SELECT count(*) FROM code").Scan(&n) }); err != nil || n != 1 {
			t.Errorf("%d codes are left: %v", n, err)
		}
	})
}

func FuzzLinksThatAreNotOursAreRefused(f *testing.F) {
	for _, seed := range []string{"", "a", strings.Repeat("A", 54), strings.Repeat("_", 54), "é\x00"} {
		f.Add(seed)
	}
	codes := &code.Codes{Clock: clock.System{}}
	f.Fuzz(func(t *testing.T, link string) {
		if _, err := codes.Look(db.Tx{}, reset, link); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q gives %v", link, err)
		}
	})
}
