//go:build bench

package bench

import (
	"context"
	"fmt"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/office/officetest"
)

// How long answers take for an address that has an account, beside one that has none. The nearer to 1, the less is learnt.
func TestAKnownAddressBesideAnUnknownOne(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		o := officetest.Open(t, engine)
		ctx := context.Background()
		for _, does := range []struct {
			name string
			ask  func(email string) error
		}{
			{"a refused sign-in", func(email string) error {
				if _, err := o.Accounts.SignIn(ctx, email, "not the password", "192.0.2.1", ""); err == nil {
					return fmt.Errorf("%s came in", email)
				}
				return nil
			}},
			{"a sign-up", func(email string) error {
				_, err := o.Accounts.SignUp(ctx, account.SignUp{Email: email, Password: "a lamp over the stairs", Lang: "en", Caller: "192.0.2.1"})
				return err
			}},
			{"a forgotten password", func(email string) error { return o.Accounts.AskReset(ctx, email, "en", "192.0.2.1") }},
		} {
			took := func(email string) func() float64 {
				return func() float64 {
					var all []float64
					for range 20 {
						o.Clock.Advance(16 * time.Minute) // past what is counted against an address
						begin := time.Now()
						if err := does.ask(email); err != nil {
							t.Fatal(err)
						}
						all = append(all, float64(time.Since(begin).Microseconds()))
					}
					return median(all)
				}
			}
			beside(t, engine+", "+does.name+", known", "µs", took("anna@demo.example"), took("xxxx@demo.example"), "unknown", "1.00")
		}
	}
}
