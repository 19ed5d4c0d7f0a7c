package account

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/go-webauthn/webauthn/webauthn"

	"bureau/internal/clock"
	"bureau/internal/fault"
)

// Answered gives what a browser may have answered to what reads it.
func Answered(t *testing.T, a *Accounts, carried, response string) {
	a.Clock = clock.System{}
	for _, kind := range []string{secondStep, withPasskey, newPasskey, toProvider} {
		if _, err := a.redeem(carried, kind); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q is taken for a ticket: %v", carried, err)
		}
	}
	challenge := &webauthn.SessionData{Challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
	if _, _, err := a.answered(context.Background(), ticket{Challenge: challenge}, response); !fault.Is(err, fault.Invalid) {
		t.Errorf("%q is taken for an answer: %v", response, err)
	}
}

// Computed counts the passwords that are computed from now on, one at a time.
func Computed(t *testing.T, a *Accounts) *atomic.Int64 {
	var n atomic.Int64
	one := make(computing)
	go func() {
		for range one {
			n.Add(1)
			one <- struct{}{} // when it is done
		}
	}()
	t.Cleanup(func() { close(one) })
	a.computing = one
	return &n
}
