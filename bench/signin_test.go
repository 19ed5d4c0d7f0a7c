//go:build bench

package bench

import (
	"context"
	"crypto/rand"
	"testing"

	"golang.org/x/crypto/argon2"

	"bureau/internal/office/officetest"
)

// Sign-in beside the one argon2id that it cannot do without.
func TestSignInBesideOneArgon2id(t *testing.T) {
	salt := make([]byte, 16)
	rand.Read(salt)
	for _, engine := range []string{"sqlite", "postgres"} {
		o := officetest.Open(t, engine)
		beside(t, engine+", sign-in, 1 client", "/s", func() float64 {
			return perSecond(t, 1, func(int, int) error {
				_, err := o.Accounts.SignIn(context.Background(), "anna@demo.example", officetest.Password, "192.0.2.1", "")
				return err
			})
		}, func() float64 {
			return perSecond(t, 1, func(int, int) error {
				argon2.IDKey([]byte(officetest.Password), salt, 2, 19*1024, 1, 32)
				return nil
			})
		}, "argon2id, 19 MiB, 2 passes", "–")
	}
}
