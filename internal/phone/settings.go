package phone

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

var (
	codeForm    = regexp.MustCompile(`^\*[0-9]{1,4}$`)
	countryForm = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)
	prefixForm  = regexp.MustCompile(`^\+[1-9][0-9]{0,14}$`)
)

// Bounds of the settings.
const (
	MaxAllowed     = 100
	MaxEmergency   = 20 // numbers of a site, beside the European one
	MaxCallsAtOnce = 500
	MaxCallsADay   = 10_000
	MaxKeep        = 3650 // days
)

// Validate refuses settings that nobody could telephone with.
func (s Setting) Validate() error {
	switch {
	case !codeForm.MatchString(s.Code):
		return fault.New(fault.Invalid, i18n.PhoneCodeForm).On("code")
	case !codeForm.MatchString(s.BoxCode):
		return fault.New(fault.Invalid, i18n.PhoneCodeForm).On("box-code")
	case s.Code == s.BoxCode:
		return fault.New(fault.Invalid, i18n.PhoneCodesEqual).On("box-code")
	case s.Outside != "" && (!allDigits(s.Outside) || len(s.Outside) > 2):
		return fault.New(fault.Invalid, i18n.PhoneOutsideForm).On("outside")
	case !countryForm.MatchString(s.Country):
		return fault.New(fault.Invalid, i18n.PhoneCountryForm).On("country")
	case len(s.Allowed) > MaxAllowed || slices.ContainsFunc(s.Allowed, func(a string) bool { return !prefixForm.MatchString(a) }):
		return fault.New(fault.Invalid, i18n.PhoneAllowedForm, MaxAllowed).On("allowed")
	}
	for _, f := range []struct {
		name      string
		n, lo, hi int
	}{{"calls-at-once", s.CallsAtOnce, 0, MaxCallsAtOnce}, {"calls-a-day", s.CallsADay, 0, MaxCallsADay}, {"keep-calls", s.KeepCalls, 1, MaxKeep},
		{"keep-messages", s.KeepMessages, 1, MaxKeep}} {
		if f.n < f.lo || f.n > f.hi {
			return fault.New(fault.Invalid, i18n.PhoneBetween, f.lo, f.hi).On(f.name)
		}
	}
	return nil
}

// Setting is how the organisation telephones; it takes the right Phones.
func (p *Phones) Setting(_ context.Context, tx db.Tx, actor directory.Actor) (Setting, error) {
	if err := need(actor); err != nil {
		return Setting{}, err
	}
	return settingOf(tx)
}

// SetSetting changes how the organisation telephones; it takes the right Phones.
func (p *Phones) SetSetting(_ context.Context, tx db.Tx, actor directory.Actor, s Setting) error {
	if err := need(actor); err != nil {
		return err
	}
	if err := s.Validate(); err != nil {
		return err
	}
	before, err := settingOf(tx)
	if err != nil {
		return err
	}
	if before.Rev != s.Rev {
		return fault.New(fault.Stale, i18n.Stale)
	}
	if s.Outside != "" && s.Outside != before.Outside {
		n := 0
		if err := tx.Row("SELECT count(*) FROM phone_number WHERE org = $1 AND number LIKE $2", tx.Org(), s.Outside+"%").Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return fault.New(fault.Taken, i18n.PhoneOutsideTaken).On("outside")
		}
	}
	err = stale(tx.Exec(`INSERT INTO phone_setting (org, code, box_code, outside, country, emergency, international, allowed, calls_at_once, calls_a_day, keep_calls,
			keep_messages, by_stay, out_midnight, out_closing, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
		ON CONFLICT (org) DO UPDATE SET code = excluded.code, box_code = excluded.box_code, outside = excluded.outside, country = excluded.country,
			emergency = excluded.emergency, international = excluded.international, allowed = excluded.allowed, calls_at_once = excluded.calls_at_once,
			calls_a_day = excluded.calls_a_day, keep_calls = excluded.keep_calls, keep_messages = excluded.keep_messages, by_stay = excluded.by_stay,
			out_midnight = excluded.out_midnight, out_closing = excluded.out_closing, rev = phone_setting.rev + 1 WHERE phone_setting.rev = $16`,
		tx.Org(), s.Code, s.BoxCode, s.Outside, s.Country, s.Emergency, s.International, strings.Join(s.Allowed, " "), s.CallsAtOnce, s.CallsADay, s.KeepCalls,
		s.KeepMessages, s.ByStay, s.OutMidnight, s.OutClosing, s.Rev))
	if err != nil {
		return err
	}
	changes := audit.Changed(audit.Code, before.Code, s.Code)
	changes = append(changes, audit.Changed(audit.Outside, before.outwards(), s.outwards())...)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Telephony, Object: tx.Org(), Changes: changes})
	tx.Record(Changed{})
	return nil
}

// outwards is what of the outside can be called, for the log.
func (s Setting) outwards() string {
	out := []string{"+" + s.Country}
	if s.International {
		out = []string{"+"}
	}
	return strings.Join(append(out, s.Allowed...), " ") + " · " + strconv.Itoa(s.CallsAtOnce) + " / " + strconv.Itoa(s.CallsADay)
}
