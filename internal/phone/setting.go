package phone

import (
	"errors"
	"strings"

	"bureau/internal/db"
)

// Setting is how an organisation telephones.
type Setting struct {
	Code          string // that logs in and out, such as *35
	BoxCode       string // that plays one's own messages
	Outside       string // dialled before an outside number; empty: none
	Country       string // the calling code of numbers without one, such as 31
	Emergency     bool   // a phone without a user may call the emergency numbers
	International bool   // calls to other countries
	Allowed       []string
	CallsAtOnce   int // to the outside
	CallsADay     int // to the outside, of one member
	KeepCalls     int // days
	KeepMessages  int // days
	ByStay        bool
	OutMidnight   bool
	OutClosing    bool
	Rev           int64
}

// Default is the setting of an organisation that has changed nothing; its country is that of its sites.
func Default() Setting {
	return Setting{Code: "*35", BoxCode: "*97", Country: fallbackCountry, Emergency: true, CallsAtOnce: 4, CallsADay: 100, KeepCalls: 90, KeepMessages: 90,
		ByStay: true, OutMidnight: true}
}

func settingOf(tx db.Tx) (Setting, error) {
	var s Setting
	var allowed string
	err := tx.Row(`SELECT code, box_code, outside, country, emergency, international, allowed, calls_at_once, calls_a_day, keep_calls, keep_messages, by_stay,
		out_midnight, out_closing, rev FROM phone_setting WHERE org = $1`, tx.Org()).Scan(&s.Code, &s.BoxCode, &s.Outside, &s.Country, &s.Emergency,
		&s.International, &allowed, &s.CallsAtOnce, &s.CallsADay, &s.KeepCalls, &s.KeepMessages, &s.ByStay, &s.OutMidnight, &s.OutClosing, &s.Rev)
	if errors.Is(err, db.ErrNoRows) {
		s = Default()
		s.Country, err = countryOf(tx)
		return s, err
	}
	s.Allowed = strings.Fields(allowed)
	return s, err
}
