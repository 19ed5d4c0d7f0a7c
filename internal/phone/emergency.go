package phone

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// European is the emergency number that every phone may dial; a site may have more.
const European = "112"

// presets are the emergency numbers of countries by their calling code, beside the European one: those of a site for which nobody
// has made a list.
var presets = map[string][]string{"32": {"100", "101"}, "43": {"122", "133", "140", "144"}, "49": {"110"}}

var shortForm = regexp.MustCompile(`^[0-9]{2,6}$`)

const insertEmergency = "INSERT INTO phone_emergency (org, site, number) VALUES ($1, $2, $3)"

// siteList is a site with one of the numbers that somebody gave it; with none where nobody has made a list.
type siteList struct{ zone, number string }

// emergencyNumbers are those of a site, the European one first; of no site, those of every open site: whoever calls from a phone
// that stands nobody knows where may be at any of them.
func emergencyNumbers(tx db.Tx, site string) ([]string, error) {
	all, err := db.All(tx, func(row db.Scan) (l siteList, err error) {
		err = row(&l.zone, &l.number)
		return l, err
	}, `SELECT s.zone, COALESCE(e.number, '') FROM site s LEFT JOIN phone_emergency e ON e.site = s.id AND e.org = s.org
		WHERE s.org = $1 AND (s.id = $2 OR $2 = '' AND s.closed_at IS NULL)`, tx.Org(), site)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 { // an organisation without sites
		all = []siteList{{}}
	}
	var out []string
	for _, l := range all {
		if l.number != "" {
			out = append(out, l.number)
			continue
		}
		preset, err := presetOf(tx, l.zone)
		if err != nil {
			return nil, err
		}
		out = append(out, preset...)
	}
	out = slices.DeleteFunc(out, func(n string) bool { return n == European })
	slices.Sort(out)
	return append([]string{European}, slices.Compact(out)...), nil
}

// presetOf are the numbers of the country of a zone, or else of the organisation. What is somebody's extension already stays that.
func presetOf(tx db.Tx, zone string) (out []string, err error) {
	country := codeOfZone(zone)
	if country == "" {
		set, err := settingOf(tx)
		if err != nil {
			return nil, err
		}
		country = set.Country
	}
	for _, n := range presets[country] {
		kind, _, err := owner(tx, n)
		if err != nil {
			return nil, err
		}
		if kind == "" {
			out = append(out, n)
		}
	}
	return out, nil
}

// isEmergency tells whether a number is an emergency number anywhere in the organisation.
func isEmergency(tx db.Tx, number string) (bool, error) {
	all, err := emergencyNumbers(tx, "")
	return slices.Contains(all, number), err
}

// minOutside is how short a number outside may be, with the + in front.
const minOutside = 7

// mayBeCalled refuses a number that others are to call back, but cannot: one for help, or one too short. The empty one is none.
func mayBeCalled(tx db.Tx, number, field string) error {
	if number == "" {
		return nil
	}
	help, err := isEmergency(tx, number)
	if err != nil {
		return err
	}
	if help {
		return fault.New(fault.Invalid, i18n.PhoneExtensionEmergency, number).On(field)
	}
	set, err := settingOf(tx)
	if err == nil && len(strings.TrimPrefix(Whole(number, set.Country), "+")) < minOutside-1 {
		err = fault.New(fault.Invalid, i18n.PhoneNumberBrief).On(field)
	}
	return err
}

// apart takes numbers apart that were written with commas, semicolons or blanks between them.
func apart(numbers []string) []string {
	return strings.FieldsFunc(strings.Join(numbers, " "), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\t' || r == '\n' || r == '\r' })
}

// EmergencyOf are the emergency numbers of a site, the European one first; it takes the right Phones.
func (p *Phones) EmergencyOf(_ context.Context, tx db.Tx, actor directory.Actor, site string) ([]string, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	if _, err := directory.SiteByID(tx, site); err != nil {
		return nil, err
	}
	return emergencyNumbers(tx, site)
}

// SetEmergency says which numbers are emergency numbers at a site, beside the European one, which always is; it takes the right
// Phones. A number that is an extension is refused.
func (p *Phones) SetEmergency(_ context.Context, tx db.Tx, actor directory.Actor, site string, numbers []string) error {
	if err := need(actor); err != nil {
		return err
	}
	s, err := directory.SiteByID(tx, site)
	if err != nil {
		return err
	}
	before, err := emergencyNumbers(tx, site)
	if err != nil {
		return err
	}
	numbers = slices.DeleteFunc(apart(numbers), func(n string) bool { return n == European })
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	if len(numbers) > MaxEmergency {
		return fault.New(fault.Invalid, i18n.PhoneBetween, 0, MaxEmergency).On("emergency")
	}
	if _, err := tx.Exec("DELETE FROM phone_emergency WHERE org = $1 AND site = $2", tx.Org(), site); err != nil {
		return err
	}
	if _, err := tx.Exec(insertEmergency, tx.Org(), site, European); err != nil { // by which the list is one that somebody made
		return err
	}
	for _, n := range numbers {
		if err := addEmergency(tx, site, n); err != nil {
			return err
		}
	}
	after := append([]string{European}, numbers...)
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.ChangedIt, Kind: audit.Telephony, Object: s.ID, Label: s.Name,
		Changes: audit.Changed(audit.Emergency, strings.Join(before, " "), strings.Join(after, " "))})
	tx.Record(Changed{})
	return nil
}

func addEmergency(tx db.Tx, site, number string) error {
	if !shortForm.MatchString(number) {
		return fault.New(fault.Invalid, i18n.PhoneEmergencyForm).On("emergency")
	}
	kind, _, err := owner(tx, number)
	if err != nil {
		return err
	}
	if kind != "" {
		return fault.New(fault.Taken, i18n.PhoneExtensionTaken, number).On("emergency")
	}
	_, err = tx.Exec(insertEmergency, tx.Org(), site, number)
	return err
}
