package phones

import (
	"slices"
	"strconv"
	"strings"

	"bureau/internal/door/web/kit"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

// A form that somebody else was quicker with keeps what was typed and takes the revision of today; beside it stands what is otherwise now.

func isStale(f *fault.Fault) bool { return f != nil && f.Code == fault.Stale }

func yes(v *kit.View, b bool) string {
	if b {
		return v.T(i18n.Yes)
	}
	return v.T(i18n.No)
}

func (d devicePage) siteName(id string) string {
	for _, s := range d.Sites {
		if s.ID == id {
			return s.Name
		}
	}
	return "–"
}

func (d devicePage) placeName(id string) string {
	for _, g := range d.Places {
		for _, a := range g.Places {
			if a.ID == id {
				return a.Name
			}
		}
	}
	return "–"
}

func (d devicePage) differences(v *kit.View, now phone.Device) []kit.Difference {
	f := d.Form
	return kit.Differing(
		kit.Difference{Label: i18n.Name, Now: now.Name, Typed: f.Name},
		kit.Difference{Label: i18n.HotDesking, Now: yes(v, now.Hot), Typed: yes(v, f.Hot)},
		kit.Difference{Label: i18n.Site, Now: d.siteName(now.Site), Typed: d.siteName(f.Site)},
		kit.Difference{Label: i18n.PhonePlace, Now: d.placeName(now.Asset), Typed: d.placeName(f.Asset)},
		kit.Difference{Label: i18n.PhoneLang, Now: languageName(now.Lang), Typed: languageName(f.Lang)},
		kit.Difference{Label: i18n.PhoneLabel, Now: now.Label, Typed: f.Label},
		kit.Difference{Label: i18n.PhoneOwnExtension, Now: now.Extension, Typed: f.Extension},
		kit.Difference{Label: i18n.PhoneEmergencyNumber, Now: now.EmergencyNumber, Typed: f.EmergencyNumber},
		kit.Difference{Label: i18n.PhoneEmergencyAddress, Now: now.EmergencyAddress, Typed: f.EmergencyAddress},
		kit.Difference{Label: i18n.PhoneMake, Now: modelName(now.Model), Typed: modelName(f.Model)},
		kit.Difference{Label: i18n.PhoneMAC, Now: now.MAC, Typed: phone.NormalMAC(f.MAC)})
}

func (s settingsPage) differences(v *kit.View, now phone.Setting) []kit.Difference {
	f := s.Form
	number := func(label i18n.Text, now, typed int) kit.Difference {
		return kit.Difference{Label: label, Now: strconv.Itoa(now), Typed: strconv.Itoa(typed)}
	}
	tick := func(label i18n.Text, now, typed bool) kit.Difference {
		return kit.Difference{Label: label, Now: yes(v, now), Typed: yes(v, typed)}
	}
	return kit.Differing(
		kit.Difference{Label: i18n.PhoneCode, Now: now.Code, Typed: f.Code}, kit.Difference{Label: i18n.PhoneBoxCode, Now: now.BoxCode, Typed: f.BoxCode},
		tick(i18n.PhoneByStay, now.ByStay, f.ByStay), tick(i18n.PhoneOutMidnight, now.OutMidnight, f.OutMidnight), tick(i18n.PhoneOutClosing, now.OutClosing, f.OutClosing),
		kit.Difference{Label: i18n.PhoneCountry, Now: now.Country, Typed: f.Country}, kit.Difference{Label: i18n.PhoneOutside, Now: now.Outside, Typed: f.Outside},
		number(i18n.PhoneAtOnce, now.CallsAtOnce, f.CallsAtOnce), number(i18n.PhoneADay, now.CallsADay, f.CallsADay),
		tick(i18n.PhoneInternational, now.International, f.International),
		kit.Difference{Label: i18n.PhoneAllowedOnly, Now: strings.Join(now.Allowed, " "), Typed: strings.Join(f.Allowed, " ")},
		number(i18n.PhoneCalls, now.KeepCalls, f.KeepCalls), number(i18n.PhoneMessages, now.KeepMessages, f.KeepMessages),
		tick(i18n.PhoneEmergencyWithout, now.Emergency, f.Emergency))
}

func (g groupPage) differences(now phone.Group) []kit.Difference {
	f := g.Form
	return kit.Differing(
		kit.Difference{Label: i18n.Name, Now: now.Name, Typed: f.Name}, kit.Difference{Label: i18n.Extension, Now: now.Extension, Typed: f.Extension},
		kit.Difference{Label: i18n.PhoneRing, Now: strconv.Itoa(now.Ring), Typed: strconv.Itoa(f.Ring)},
		kit.Difference{Label: i18n.PhoneIfNoAnswer, Now: now.NoAnswer, Typed: f.NoAnswer},
		kit.Difference{Label: i18n.PhoneGroupWho, Now: g.names(now.Members), Typed: g.names(f.Members)})
}

// names are those of people whom a ring group may have.
func (g groupPage) names(members []string) string {
	var out []string
	for _, p := range g.People {
		if slices.Contains(members, p.ID) {
			out = append(out, p.Name)
		}
	}
	return strings.Join(out, ", ")
}

func (l linePage) differences(v *kit.View, now phone.Trunk) []kit.Difference {
	f := l.Form
	return kit.Differing(
		kit.Difference{Label: i18n.Name, Now: now.Name, Typed: f.Name},
		kit.Difference{Label: i18n.PhoneLineKind, Now: kindName(v, now.Kind), Typed: kindName(v, f.Kind)},
		kit.Difference{Label: i18n.PhoneHost, Now: now.Host, Typed: f.Host},
		kit.Difference{Label: i18n.PhonePort, Now: strconv.Itoa(now.Port), Typed: strconv.Itoa(f.Port)},
		kit.Difference{Label: i18n.PhoneTransport, Now: strings.ToUpper(now.Transport), Typed: strings.ToUpper(f.Transport)},
		kit.Difference{Label: i18n.PhoneUser, Now: now.User, Typed: f.User}, kit.Difference{Label: i18n.PhoneLineNumber, Now: now.Number, Typed: f.Number},
		kit.Difference{Label: i18n.PhoneLineRank, Now: strconv.Itoa(now.Rank), Typed: strconv.Itoa(f.Rank)},
		kit.Difference{Label: i18n.PhoneLineAuth, Now: now.AuthUser, Typed: f.AuthUser}, kit.Difference{Label: i18n.PhoneLineDomain, Now: now.Domain, Typed: f.Domain},
		kit.Difference{Label: i18n.PhoneLineProxy, Now: now.Proxy, Typed: f.Proxy},
		kit.Difference{Label: i18n.PhoneLineShownBy, Now: shownBy(v, now.ShownBy), Typed: shownBy(v, f.ShownBy)},
		kit.Difference{Label: i18n.PhoneLinePassOn, Now: yes(v, now.PassOn), Typed: yes(v, f.PassOn)},
		kit.Difference{Label: i18n.PhoneLineUse, Now: yes(v, now.Enabled), Typed: yes(v, f.Enabled)})
}

func kindName(v *kit.View, k phone.TrunkKind) string {
	if k == phone.Static {
		return v.T(i18n.PhoneLineStatic)
	}
	return v.T(i18n.PhoneLineRegisters)
}

func shownBy(v *kit.View, s phone.ShownBy) string {
	switch s {
	case phone.Preferred:
		return "P-Preferred-Identity"
	case phone.ByFrom:
		return v.T(i18n.PhoneLineByFrom)
	}
	return "P-Asserted-Identity"
}

func (o ownPage) differences(v *kit.View) []kit.Difference {
	now, f := o.Own.OwnSetting, o.Form
	return kit.Differing(
		kit.Difference{Label: i18n.PhoneQuiet, Now: yes(v, now.Quiet), Typed: yes(v, f.Quiet)},
		kit.Difference{Label: i18n.PhoneAlways, Now: now.Always, Typed: f.Always}, kit.Difference{Label: i18n.PhoneIfBusy, Now: now.Busy, Typed: f.Busy},
		kit.Difference{Label: i18n.PhoneIfNoAnswer, Now: now.NoAnswer, Typed: f.NoAnswer}, kit.Difference{Label: i18n.PhoneIfAbsent, Now: now.Absent, Typed: f.Absent},
		kit.Difference{Label: i18n.PhoneRing, Now: strconv.Itoa(now.Ring), Typed: strconv.Itoa(f.Ring)},
		kit.Difference{Label: i18n.PhoneBox, Now: yes(v, now.Box), Typed: yes(v, f.Box)}, kit.Difference{Label: i18n.PhoneMailed, Now: yes(v, now.Mailed), Typed: yes(v, f.Mailed)})
}
