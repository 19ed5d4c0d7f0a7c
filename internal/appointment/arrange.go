package appointment

import (
	"context"
	"strconv"
	"strings"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Settings gives how appointments are given, to those who may change it; NotFound where the organisation is no practice.
func (a *Appointments) Settings(_ context.Context, tx db.Tx, actor directory.Actor) (Practice, error) {
	if err := need(actor, directory.Settings); err != nil {
		return Practice{}, err
	}
	return PracticeOf(tx)
}

// Services gives the services that are offered, by name; it takes the right Settings.
func (a *Appointments) Services(_ context.Context, tx db.Tx, actor directory.Actor) ([]Service, error) {
	if err := need(actor, directory.Settings); err != nil {
		return nil, err
	}
	return ServiceList(tx, false)
}

// Service gives one service that is offered; it takes the right Settings.
func (a *Appointments) Service(_ context.Context, tx db.Tx, actor directory.Actor, service string) (Service, error) {
	if err := need(actor, directory.Settings); err != nil {
		return Service{}, err
	}
	return openService(tx, service)
}

// Calendars gives who has a calendar, by name; it takes the right Settings.
func (a *Appointments) Calendars(_ context.Context, tx db.Tx, actor directory.Actor) ([]Staff, error) {
	if err := need(actor, directory.Settings); err != nil {
		return nil, err
	}
	return StaffList(tx)
}

// Calendar gives one who has a calendar: oneself, and with the right Settings everybody.
func (a *Appointments) Calendar(_ context.Context, tx db.Tx, actor directory.Actor, member string) (Staff, error) {
	if actor.Member != member {
		if err := need(actor, directory.Settings); err != nil {
			return Staff{}, err
		}
	}
	return staffByID(tx, member)
}

// Offline says why customers cannot book a staff member online: they have no hours, or no service that is offered online.
func (s Staff) Offline(all []Service) (why i18n.Text, offline bool) {
	if len(s.Hours) == 0 {
		return i18n.StaffNoHours, true
	}
	for _, service := range all {
		if !service.Online || service.Removed {
			continue
		}
		for _, m := range service.Staff {
			if m == s.Member {
				return why, false
			}
		}
	}
	return i18n.StaffNoOffer, true
}

// With gives the staff member with other hours at a site; an empty week is one without work there.
func (s Staff) With(h Hours) Staff {
	kept := []Hours{}
	for _, x := range s.Hours {
		if x.Site != h.Site {
			kept = append(kept, x)
		}
	}
	if h.Week.String() != "" {
		kept = append(kept, h)
	}
	s.Hours = kept
	return s
}

// SetHoursAt says when a staff member can be booked online at one site; what it takes, SetHours says.
func (a *Appointments) SetHoursAt(ctx context.Context, tx db.Tx, actor directory.Actor, member string, h Hours, rev int64) (Staff, error) {
	if err := maySetHours(actor, member); err != nil {
		return Staff{}, err
	}
	s, err := staffByID(tx, member)
	if err != nil {
		return s, err
	}
	if _, err := directory.SiteByID(tx, h.Site); err != nil {
		return s, err
	}
	s = s.With(h)
	s.Rev = rev
	return a.SetHours(ctx, tx, actor, s)
}

// maySetHours refuses who may not set somebody's hours.
func maySetHours(actor directory.Actor, member string) error {
	if actor.Can(directory.Settings) || actor.Member == member && actor.Can(directory.OwnAvailability) {
		return nil
	}
	return fault.New(fault.Refused, i18n.NoRight)
}

// ParsePrice reads an amount as people write it, such as 45, 45,00, 45 € or 1.250,50, in hundredths; nothing is no price.
func ParsePrice(text string) (int64, error) {
	bad := fault.New(fault.Invalid, i18n.PriceInvalid).On("price")
	text = withoutCurrency(strings.Join(strings.Fields(text), ""))
	if text == "" {
		return -1, nil
	}
	whole, cents, mark := text, "", ""
	if at := strings.LastIndexAny(text, ".,"); at >= 0 && len(text)-at-1 <= 2 {
		whole, cents, mark = text[:at], text[at+1:], text[at:at+1]
	}
	// Thousands are set apart by one sign, which is not the one before the cents.
	groups := []string{whole}
	if at := strings.IndexAny(whole, ".,'"); at >= 0 && whole[at:at+1] != mark {
		groups = strings.Split(whole, whole[at:at+1])
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 || g == "" || len(g) > 3 && len(groups) > 1 {
			return 0, bad
		}
	}
	digits := strings.Join(groups, "") + cents + strings.Repeat("0", 2-len(cents))
	if len(digits) > 12 || strings.Trim(digits, "0123456789") != "" {
		return 0, bad
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, bad
	}
	return n, nil
}

// signs are how currencies are written, and the dash that says that there are no cents.
var signs = append([]string{"€", "£", "$", "Fr.", "Euro"}, Currencies...)

// withoutCurrency takes the sign or the code of a currency off an amount, at one of its ends; in which currency it is, the
// practice says.
func withoutCurrency(text string) string {
	for _, s := range signs {
		if n := len(s); len(text) > n && strings.EqualFold(text[:n], s) {
			text = text[n:]
			break
		} else if len(text) > n && strings.EqualFold(text[len(text)-n:], s) {
			text = text[:len(text)-n]
			break
		}
	}
	for _, dash := range []string{",-", ".-", ",–", ".–", ",--"} {
		if cut := strings.TrimSuffix(text, dash); cut != "" {
			text = cut
		}
	}
	return text
}

// FormatPrice writes an amount with the sign that separates cents in a language; no price is nothing.
func FormatPrice(cents int64, lang string) string {
	if cents < 0 {
		return ""
	}
	point := ","
	if lang == "en" {
		point = "."
	}
	text := strconv.FormatInt(cents%100, 10)
	if len(text) < 2 {
		text = "0" + text
	}
	return strconv.FormatInt(cents/100, 10) + point + text
}

// WithoutCalendar gives up to limit members whose name contains a text and who have no calendar, by name, to those who may
// give them one.
func (a *Appointments) WithoutCalendar(_ context.Context, tx db.Tx, actor directory.Actor, contains string, limit int) ([]Staff, error) {
	if err := need(actor, directory.Settings); err != nil {
		return nil, err
	}
	like := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(contains)) + "%"
	return db.All(tx, func(row db.Scan) (s Staff, err error) {
		err = row(&s.Member, &s.Name)
		return s, err
	}, `SELECT m.id, m.name FROM member m WHERE m.org = $1 AND lower(m.name) LIKE $2 ESCAPE '!' AND m.state <> $3
		AND NOT EXISTS (SELECT 1 FROM staff t WHERE t.member = m.id AND t.org = m.org AND t.removed_at IS NULL) ORDER BY m.name, m.id LIMIT $4`,
		tx.Org(), like, string(directory.Deactivated), limit)
}

// HasCalendar tells whether a member has a calendar of their own.
func HasCalendar(tx db.Tx, member string) (bool, error) {
	_, err := staffByID(tx, member)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}
