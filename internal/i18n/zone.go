package i18n

import (
	"strings"
	"time"

	"golang.org/x/text/language"
)

// regions are the zones of countries that have one for nearly everybody.
var regions = map[string]string{"AT": "Europe/Vienna", "BE": "Europe/Brussels", "CH": "Europe/Zurich", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen",
	"FR": "Europe/Paris", "GB": "Europe/London", "IE": "Europe/Dublin", "IT": "Europe/Rome", "LI": "Europe/Vaduz", "LU": "Europe/Luxembourg",
	"NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "PL": "Europe/Warsaw", "SE": "Europe/Stockholm"}

// LikelyZone is where somebody most likely is: in the country of the languages that their browser asks for (Accept-Language,
// RFC 9110, section 12.5.4), such as nl-BE, else where most read the language.
func LikelyZone(accept, lang string) string {
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil {
		tags = nil
	}
	for _, t := range tags {
		if r, conf := t.Region(); conf == language.Exact && regions[r.String()] != "" {
			return regions[r.String()]
		}
	}
	switch lang {
	case "nl":
		return "Europe/Amsterdam"
	case "de":
		return "Europe/Berlin"
	case "de-AT":
		return "Europe/Vienna"
	case "fr":
		return "Europe/Paris"
	}
	return "Europe/Dublin"
}

// cities are what zones are called after, where that is not what their name says (CLDR 46, exemplar cities).
var cities = map[string]Text{
	"Europe/Vienna":     {"Wenen", "Wien", "Vienna", "Vienne"},
	"Europe/Brussels":   {"Brussel", "Brüssel", "Brussels", "Bruxelles"},
	"Europe/Berlin":     {"Berlijn", "Berlin", "Berlin", "Berlin"},
	"Europe/Zurich":     {"Zürich", "Zürich", "Zurich", "Zurich"},
	"Europe/Paris":      {"Parijs", "Paris", "Paris", "Paris"},
	"Europe/London":     {"Londen", "London", "London", "Londres"},
	"Europe/Lisbon":     {"Lissabon", "Lissabon", "Lisbon", "Lisbonne"},
	"Europe/Rome":       {"Rome", "Rom", "Rome", "Rome"},
	"Europe/Prague":     {"Praag", "Prag", "Prague", "Prague"},
	"Europe/Copenhagen": {"Kopenhagen", "Kopenhagen", "Copenhagen", "Copenhague"},
	"Europe/Athens":     {"Athene", "Athen", "Athens", "Athènes"},
	"Europe/Warsaw":     {"Warschau", "Warschau", "Warsaw", "Varsovie"},
	"Europe/Budapest":   {"Boedapest", "Budapest", "Budapest", "Budapest"},
	"Europe/Bucharest":  {"Boekarest", "Bukarest", "Bucharest", "Bucarest"},
	"Europe/Sofia":      {"Sofia", "Sofia", "Sofia", "Sofia"},
	"Europe/Luxembourg": {"Luxemburg", "Luxemburg", "Luxembourg", "Luxembourg"},
	"Europe/Kyiv":       {"Kyiv", "Kyjiw", "Kyiv", "Kyiv"},
	"Europe/Moscow":     {"Moskou", "Moskau", "Moscow", "Moscou"},
	"Asia/Nicosia":      {"Nicosia", "Nikosia", "Nicosia", "Nicosie"},
	"Asia/Tokyo":        {"Tokio", "Tokio", "Tokyo", "Tokyo"},
	"Atlantic/Canary":   {"Canarische Eilanden", "Kanaren", "Canary", "Îles Canaries"},
	"Atlantic/Azores":   {"Azoren", "Azoren", "Azores", "Açores"},
}

// City is what a zone is called after, for people.
func City(zone *time.Location, lang string) string {
	if c, ok := cities[zone.String()]; ok {
		return c.In(lang)
	}
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}

// ZoneName names the zone of a time, with how far it is from UTC then: "Zeit in Wien (UTC+1)".
func (l Locale) ZoneName(t time.Time) string {
	return BookZoneOf.In(l.Lang, City(l.Zone, l.Lang), offset(t.In(l.Zone)))
}

func offset(t time.Time) string {
	s := t.Format("Z07:00")
	if s == "Z" {
		return "UTC"
	}
	s = s[:1] + strings.TrimPrefix(s[1:], "0")
	return "UTC" + strings.TrimSuffix(s, ":00")
}

// DayNames are the names of the days from Monday, short ones.
func (l Locale) DayNames() []string {
	n := namesOf(l.Lang)
	return append(append([]string{}, n.daysShort[1:]...), n.daysShort[0])
}
