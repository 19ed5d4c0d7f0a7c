package phone

import (
	"strings"

	"bureau/internal/db"
)

// fallbackCountry is the calling code where no site tells another.
const fallbackCountry = "31"

// callingCodes are those of the countries whose clocks go by a zone. A zone that begins with America is not in it: its
// countries are told apart by more than their clock.
var callingCodes = map[string]string{
	"Europe/Amsterdam": "31", "Europe/Andorra": "376", "Europe/Athens": "30", "Europe/Belgrade": "381", "Europe/Berlin": "49", "Europe/Bratislava": "421",
	"Europe/Brussels": "32", "Europe/Bucharest": "40", "Europe/Budapest": "36", "Europe/Busingen": "49", "Europe/Chisinau": "373", "Europe/Copenhagen": "45",
	"Europe/Dublin": "353", "Europe/Gibraltar": "350", "Europe/Helsinki": "358", "Europe/Istanbul": "90", "Europe/Kiev": "380", "Europe/Kyiv": "380",
	"Europe/Lisbon": "351", "Europe/Ljubljana": "386", "Europe/London": "44", "Europe/Luxembourg": "352", "Europe/Madrid": "34", "Europe/Malta": "356",
	"Europe/Monaco": "377", "Europe/Oslo": "47", "Europe/Paris": "33", "Europe/Podgorica": "382", "Europe/Prague": "420", "Europe/Riga": "371",
	"Europe/Rome": "39", "Europe/San_Marino": "378", "Europe/Sarajevo": "387", "Europe/Skopje": "389", "Europe/Sofia": "359", "Europe/Stockholm": "46",
	"Europe/Tallinn": "372", "Europe/Tirane": "355", "Europe/Vaduz": "423", "Europe/Vienna": "43", "Europe/Vilnius": "370", "Europe/Warsaw": "48",
	"Europe/Zagreb": "385", "Europe/Zurich": "41", "Atlantic/Azores": "351", "Atlantic/Canary": "34", "Atlantic/Madeira": "351", "Atlantic/Reykjavik": "354",
	"Asia/Nicosia": "357", "Asia/Tokyo": "81", "Asia/Singapore": "65", "Pacific/Auckland": "64",
}

// countryOf is the calling code of the country in which most sites are, of several the one whose site is there longest.
func countryOf(tx db.Tx) (string, error) {
	zones, err := db.All(tx, scanText, "SELECT zone FROM site WHERE org = $1 AND closed_at IS NULL ORDER BY id", tx.Org())
	counts, best := map[string]int{}, fallbackCountry
	for _, z := range zones {
		counts[codeOfZone(z)]++
	}
	for _, z := range zones {
		if code := codeOfZone(z); code != "" && counts[code] > counts[best] {
			best = code
		}
	}
	return best, err
}

func codeOfZone(zone string) string {
	if strings.HasPrefix(zone, "Australia/") {
		return "61"
	}
	return callingCodes[zone]
}
