package phones

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"bureau/internal/door/web/kit"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

func itoa(n int) string { return strconv.Itoa(n) }

func revText(n int64) string { return strconv.FormatInt(n, 10) }

func wayText(c phone.CallShown) i18n.Text {
	if c.Mine {
		return i18n.PhoneOutgoing
	}
	return i18n.PhoneIncoming
}

func outcomeText(c phone.CallShown) i18n.Text {
	if c.Emergency && c.Mine && c.Outcome == phone.Failed {
		return i18n.PhoneHelpFailed
	}
	switch c.Outcome {
	case phone.Answered:
		return i18n.PhoneAnswered
	case phone.WasBusy:
		return i18n.PhoneBusy
	case phone.Kept:
		return i18n.PhoneLeftMessage
	case phone.Failed:
		return i18n.PhoneFailed
	case phone.Blocked:
		return i18n.PhoneRefused
	case phone.Missed:
		if c.Mine {
			return i18n.PhoneNotTaken
		}
		return i18n.PhoneMissed
	}
	return i18n.PhoneGoing
}

func howText(h phone.How) i18n.Text {
	switch h {
	case phone.ByPage:
		return i18n.PhoneByPage
	case phone.ByCheckIn:
		return i18n.PhoneByCheckIn
	case phone.ByOffice:
		return i18n.PhoneByOffice
	}
	return i18n.PhoneByDialling
}

// how is how somebody came onto a phone, and by whom where it was another.
func how(v *kit.View, h phone.How, by string) string {
	if h == phone.ByOffice && by != "" {
		return v.T(i18n.PhoneByPerson, by)
	}
	return v.T(howText(h))
}

// takenOff is who logged the reader out, of which phone and when.
func takenOff(v *kit.View, o phone.TakenOff, zone *time.Location) string {
	by := o.By
	if by == "" {
		by = v.T(i18n.PhoneTakenOffBy)
	}
	return v.T(i18n.PhoneTakenOff, by, o.Phone, when(v, o.At, zone))
}

// when is a moment as the reader's clock shows it.
func when(v *kit.View, t time.Time, zone *time.Location) string {
	l := v.In(zone)
	return l.Short(t) + ", " + l.Clock(t)
}

// lasted is a duration in minutes and seconds.
func lasted(d time.Duration) string {
	s := int(d.Seconds())
	return strconv.Itoa(s/60) + ":" + strconv.Itoa(s%60/10) + strconv.Itoa(s%10)
}

// modelName is a make as its maker writes it.
func modelName(m string) string {
	return map[string]string{"yealink": "Yealink", "snom": "Snom", "grandstream": "Grandstream", "poly": "Poly"}[m]
}

// where is the place and the site of a phone.
func where(place, site string) string {
	if place == "" || site == "" {
		return place + site
	}
	return place + " · " + site
}

func (g groupPage) in(member string) bool { return slices.Contains(g.Form.Members, member) }

func topic(v *kit.View) string { return "phone/" + v.Actor.Member }

// idOr is the id in an address; that of what is not there yet is "new".
func idOr(id string) string {
	if id == "" {
		return fresh
	}
	return id
}

// part is where among the phones a page belongs.
func part(v *kit.View) string {
	for _, p := range []string{people, settings, groups, lines, prompts} {
		if strings.HasPrefix(v.Path, p) {
			return p
		}
	}
	return home
}

// faring is how a line fares, in words; empty where nothing is known.
func faring(v *kit.View, t phone.Trunk, s phone.TrunkState, zone *time.Location) string {
	switch {
	case !s.Registered.IsZero() && t.Kind == phone.Registers:
		return v.T(i18n.PhoneLineSince, when(v, s.Registered, zone))
	case !s.Registered.IsZero():
		return v.T(i18n.PhoneLineThere, when(v, s.Registered, zone))
	case s.Failed.IsZero():
		return ""
	}
	why := s.Failure
	if own, ok := failures[why]; ok {
		why = v.T(own)
	}
	return v.T(i18n.PhoneLineSaid, when(v, s.Failed, zone), why)
}

// failures are those that no provider has put in words.
var failures = map[string]i18n.Text{phone.LineSilent: i18n.PhoneLineQuiet, phone.LineUnknown: i18n.PhoneLineLost, phone.LineBarred: i18n.PhoneLineBarred,
	phone.LineForged: i18n.PhoneLineForged}
