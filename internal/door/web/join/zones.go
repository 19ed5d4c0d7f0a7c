package join

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// place is a choice of where an organisation begins: a country and the clock that runs there.
type place struct{ Region, Zone string }

// places are the countries whose organisations the product knows best, and what lies apart in them.
var places = []place{
	{"AT", "Europe/Vienna"}, {"BE", "Europe/Brussels"}, {"BG", "Europe/Sofia"}, {"CH", "Europe/Zurich"}, {"CY", "Asia/Nicosia"},
	{"CZ", "Europe/Prague"}, {"DE", "Europe/Berlin"}, {"DK", "Europe/Copenhagen"}, {"EE", "Europe/Tallinn"}, {"ES", "Europe/Madrid"},
	{"ES", "Atlantic/Canary"}, {"FI", "Europe/Helsinki"}, {"FR", "Europe/Paris"}, {"GB", "Europe/London"}, {"GR", "Europe/Athens"},
	{"HR", "Europe/Zagreb"}, {"HU", "Europe/Budapest"}, {"IE", "Europe/Dublin"}, {"IS", "Atlantic/Reykjavik"}, {"IT", "Europe/Rome"},
	{"LI", "Europe/Vaduz"}, {"LT", "Europe/Vilnius"}, {"LU", "Europe/Luxembourg"}, {"LV", "Europe/Riga"}, {"MT", "Europe/Malta"},
	{"NL", "Europe/Amsterdam"}, {"NO", "Europe/Oslo"}, {"PL", "Europe/Warsaw"}, {"PT", "Europe/Lisbon"}, {"PT", "Atlantic/Madeira"},
	{"PT", "Atlantic/Azores"}, {"RO", "Europe/Bucharest"}, {"SE", "Europe/Stockholm"}, {"SI", "Europe/Ljubljana"}, {"SK", "Europe/Bratislava"},
	{"UA", "Europe/Kyiv"},
}

// name is the place in the reader's language.
func (p place) name(lang string) string {
	region := language.MustParseRegion(p.Region)
	if n := display.Regions(language.Make(lang)); n != nil {
		return n.Name(region) + " · " + p.Zone
	}
	return p.Region + " · " + p.Zone
}

// inOrder are the places by their names in the reader's language.
func inOrder(lang string) []place {
	order := collate.New(language.Make(lang))
	return slices.SortedFunc(slices.Values(places), func(a, b place) int { return order.CompareString(a.name(lang), b.name(lang)) })
}
