package phone

import (
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Bounds of PINs; six digits are recommended.
const (
	MinPIN         = 4
	MaxPIN         = 12
	RecommendedPIN = 6
)

// CheckPIN refuses a PIN that is no number, too short or long, or among the first that somebody would try: one digit again and
// again, digits in a row, a part that repeats, the extension, or a year.
func CheckPIN(pin Secret, extension string) error {
	p := string(pin)
	switch {
	case !allDigits(p) || len(p) < MinPIN || len(p) > MaxPIN:
		return fault.New(fault.Invalid, i18n.PhonePINForm, MinPIN, MaxPIN).On("pin")
	case repeats(p) || inARow(p) || extension != "" && (p == extension || strings.Contains(p, extension) && strings.Trim(strings.ReplaceAll(p, extension, ""), "0") == ""):
		return fault.New(fault.Invalid, i18n.PhonePINWeak).On("pin")
	}
	return nil
}

// repeats tells whether a text is a shorter one again and again, or reads the same with two digits only.
func repeats(p string) bool {
	for n := 1; n <= len(p)/2; n++ {
		if len(p)%n == 0 && strings.Repeat(p[:n], len(p)/n) == p {
			return true
		}
	}
	kinds := map[rune]bool{}
	for _, r := range p {
		kinds[r] = true
	}
	return len(kinds) < 3
}

// inARow tells whether each digit is the one before one more, one less, or the same; after 9 comes 0.
func inARow(p string) bool {
	step := (int(p[1]) - int(p[0]) + 10) % 10
	if step > 1 && step < 9 {
		return false
	}
	for i := 1; i < len(p); i++ {
		if (int(p[i])-int(p[i-1])+10)%10 != step {
			return false
		}
	}
	return true
}
