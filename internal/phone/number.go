package phone

import (
	"strings"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Bounds of extensions.
const (
	MinExtension = 2
	MaxExtension = 6
)

// checkExtension refuses what cannot be an extension: one that is no short number, or that looks like an emergency number or
// begins like a number to the outside.
func checkExtension(tx db.Tx, number string) error {
	if len(number) < MinExtension || len(number) > MaxExtension || !allDigits(number) {
		return fault.New(fault.Invalid, i18n.PhoneExtensionForm, MinExtension, MaxExtension).On("extension")
	}
	set, err := settingOf(tx)
	if err != nil {
		return err
	}
	if strings.HasPrefix(number, "0") || set.Outside != "" && strings.HasPrefix(number, set.Outside) {
		return fault.New(fault.Invalid, i18n.PhoneExtensionOutside).On("extension")
	}
	help, err := isEmergency(tx, number)
	if err == nil && help {
		err = fault.New(fault.Invalid, i18n.PhoneExtensionEmergency, number).On("extension")
	}
	return err
}

func allDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// give gives a number to a member, device or group in place of the one they had; the empty one takes it away.
func give(tx db.Tx, kind, ref, number string) error {
	before, _, err := found(scanText(tx.Row("SELECT number FROM phone_number WHERE org = $1 AND kind = $2 AND ref = $3", tx.Org(), kind, ref).Scan))
	if err != nil || before == number {
		return err
	}
	if number != "" {
		if err := checkExtension(tx, number); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("DELETE FROM phone_number WHERE org = $1 AND kind = $2 AND ref = $3", tx.Org(), kind, ref); err != nil {
		return err
	}
	if number == "" {
		return nil
	}
	n, err := tx.Exec("INSERT INTO phone_number (org, number, kind, ref) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", tx.Org(), number, kind, ref)
	if err == nil && n == 0 {
		err = fault.New(fault.Taken, i18n.PhoneExtensionTaken, number).On("extension")
	}
	return err
}
