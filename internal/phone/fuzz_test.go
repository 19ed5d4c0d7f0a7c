package phone_test

import (
	"strings"
	"testing"

	"bureau/internal/phone"
)

// What another exchange or a keyboard sends is read as a number, or as none, and shows no PIN.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"+31 20 555 10 00", "0031205551000", "*35*201*482913", "%2A35%2a201*482913#", "112", "+", "", "\x00*", "0(0)", strings.Repeat("9", 99)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		whole := phone.Whole(s, "31")
		if again := phone.Whole(whole, "31"); strings.HasPrefix(whole, "+") && !strings.ContainsAny(whole, "x*#") && again != whole {
			t.Errorf("%q is %q, and that is %q", s, whole, again)
		}
		masked := phone.Mask(s)
		if again := phone.Mask(masked); again != masked {
			t.Errorf("%q is printed as %q, and that as %q", s, masked, again)
		}
		if _, pin, secret := strings.Cut(s, "*201*"); secret && strings.HasPrefix(s, "*35*201*") && len(pin) > 0 && masked != "*35*201*…" {
			t.Errorf("%q is printed as %q", s, masked)
		}
		if mac := phone.NormalMAC(s); strings.ContainsAny(mac, ":- .") {
			t.Errorf("%q is the address %q", s, mac)
		}
	})
}

func FuzzPINs(f *testing.F) {
	f.Add("482913", "201")
	f.Add("111111", "")
	f.Add("0", "0")
	f.Fuzz(func(t *testing.T, pin, extension string) {
		if phone.CheckPIN(phone.Secret(pin), extension) != nil {
			return
		}
		if len(pin) < phone.MinPIN || len(pin) > phone.MaxPIN || strings.Trim(pin, "0123456789") != "" || pin == extension {
			t.Errorf("%q is taken as a PIN of %q", pin, extension)
		}
	})
}
