package span

import (
	_ "embed" // the list
	"strings"
	"time"
)

// zones are the names of the zones in which people live (IANA time zone database, zone.tab), and UTC.
//
//go:embed zones.txt
var zones string

// Zones gives the names from which a zone is chosen, in the order of the alphabet.
func Zones() []string { return strings.Fields(zones) }

// Zone gives the zone of an IANA name, and false where there is none. "Local" is none: it means another zone on another
// machine.
func Zone(name string) (*time.Location, bool) {
	if name == "" || name == "Local" {
		return nil, false
	}
	z, err := time.LoadLocation(name)
	return z, err == nil
}
