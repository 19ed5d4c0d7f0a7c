package phone

import (
	"regexp"
	"strings"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
)

// Location is where a device stands, as an emergency service is told.
type Location struct {
	Device  string
	Address string // as somebody wrote it
	Country string // two letters; empty: not known
	Street  string // these four are what could be read of the address
	House   string
	Code    string // of the post
	City    string
	Site    string // its name
	Place   string // the desk or room, by its name
}

// where is the device's own address, or else its site's.
func (p *Phones) where(tx db.Tx, d Device, set Setting) (Location, error) {
	l := Location{Device: d.ID, Address: d.EmergencyAddress, Country: countries[set.Country]}
	if d.Site != "" {
		s, err := directory.SiteByID(tx, d.Site)
		if err != nil {
			return l, err
		}
		l.Site, l.Country = s.Name, nationOf(s.Zone)
		if l.Address == "" {
			l.Address = strings.Join(strings.FieldsFunc(s.Address, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
		}
	}
	if d.Asset != "" {
		a, err := p.Assets.Place(tx, d.Asset)
		if err != nil {
			return l, err
		}
		l.Place = a.Name
	}
	return l.read(), nil
}

// addressForm is an address as it is written on the continent: street and number, then code and city.
var addressForm = regexp.MustCompile(`^((?:\d+e )?\pL[\pL\d .'’/-]*?) (\d+ ?(?:[a-zA-Z]|-\d+)?), ?(?:[A-Z]{1,2}[- ])?(\d{4} ?[A-Z]{2}|\d{4,5}) (\pL[\pL .'’()/-]*)$`)

// read takes the parts of an address that is written in the usual way; of any other the whole must do.
func (l Location) read() Location {
	l.Address = strings.Join(strings.Fields(l.Address), " ")
	if m := addressForm.FindStringSubmatch(l.Address); m != nil {
		l.Street, l.House, l.Code, l.City = m[1], m[2], m[3], m[4]
	}
	return l
}

// countries are those of calling codes that mean one country.
var countries = map[string]string{"30": "GR", "39": "IT", "359": "BG", "31": "NL", "32": "BE", "33": "FR", "34": "ES", "351": "PT", "352": "LU", "353": "IE", "358": "FI", "36": "HU",
	"370": "LT", "371": "LV", "372": "EE", "385": "HR", "386": "SI", "40": "RO", "41": "CH", "420": "CZ", "421": "SK", "423": "LI", "43": "AT", "44": "GB",
	"45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE"}

// nationOf is the country of a zone that lies in one alone.
func nationOf(zone *time.Location) string {
	if zone == nil {
		return ""
	}
	return countries[codeOfZone(zone.String())]
}
