package account

import (
	"context"
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
