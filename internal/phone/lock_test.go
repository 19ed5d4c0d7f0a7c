package phone_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
)

func TestTheLockOfAPhoneLapsesEachAfterTwiceTheTimeAndTheRightPINBeginsAnew(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		lock := func() {
			t.Helper()
			for range phone.MaxWrong {
				_, err := h.logIn(0, "999", pin) // nobody's: only the phone is locked
				refused(t, err, phone.UnknownExtension)
			}
		}
		shown := func() (locked int) {
			h.write(t, func(ctx context.Context, tx db.Tx) error {
				_, devices, err := h.LockedOnes(ctx, tx, h.owner)
				locked = len(devices)
				return err
			})
			return locked
		}
		h.clock.Set(now)
		for _, lasts := range []time.Duration{15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 16 * time.Hour, 24 * time.Hour, 24 * time.Hour} {
			lock()
			h.clock.Advance(lasts - time.Microsecond)
			_, err := h.logIn(0, "201", pin)
			refused(t, err, phone.IsLocked)
			if shown() != 1 {
				t.Error("a phone that is locked is not shown")
			}
			h.clock.Advance(time.Microsecond)
			if shown() != 0 {
				t.Error("a phone whose lock has lapsed is shown as locked")
			}
		}
		h.mustLogIn(t, 0, "201")
		lock()
		h.clock.Advance(15 * time.Minute)
		h.mustLogIn(t, 0, "202")
	})
}

func TestTheLockOfAMemberStaysUntilTheySetAnotherPIN(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		for range phone.MaxWrong {
			_, err := h.logIn(0, "201", "000111")
			refused(t, err, phone.WrongPIN)
		}
		h.clock.Advance(1000 * time.Hour)
		_, err := h.logIn(1, "201", pin)
		refused(t, err, phone.IsLocked)
		if err := h.SetOwnPIN(ctx, h.anna, "594027"); err != nil {
			t.Fatal(err)
		}
		_, err = h.logIn(1, "201", pin)
		refused(t, err, phone.WrongPIN)
		_, err = h.logIn(1, "201", "594027")
		if err != nil {
			t.Error(err)
		}
		refused(t, h.SetOwnPIN(ctx, h.clara, "594027"), phone.UserNotAllowed)
	})
}
