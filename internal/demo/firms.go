package demo

import (
	"slices"
	"time"

	"bureau/internal/span"
	"bureau/internal/workplace"
)

// firm is an organisation before it is founded.
type firm struct {
	id     string
	name   string
	domain string
	sites  []site
	hands  []hand
	broken []broken
	clinic *clinic // the practice, where there is one
}

type site struct {
	name    string
	address string
	phone   string
	email   string
	zone    string
	hours   string
	levels  []level
}

type level struct {
	name  string
	level int
	draw  func() *sheet
}

// broken is an asset that is out of use.
type broken struct {
	asset  string
	reason string
	days   int // from the present
}

const (
	daily  = "mo 06:00-22:00; tu 06:00-22:00; we 06:00-22:00; th 06:00-22:00; fr 06:00-22:00; sa 06:00-22:00; su 06:00-22:00"
	weekly = "mo 07:00-20:00; tu 07:00-20:00; we 07:00-20:00; th 07:00-20:00; fr 07:00-20:00; sa 09:00-14:00"
)

// firms are the organisations. They share nothing, so that whoever signs in to one can see that.
func firms() []firm {
	return []firm{{
		id: "demo", name: "Van Doorn & Winkler", domain: "demo.example", hands: vanDoorn(), clinic: doctor(),
		sites: []site{
			{"Amsterdam", "Houtmankade 12\n1013 MX Amsterdam", "+31 20 555 01 00", "amsterdam@demo.example", "Europe/Amsterdam", "always", []level{
				{"1e verdieping", 1, amsterdamFirst}, {"2e verdieping", 2, amsterdamSecond}}},
			{"Wien", "Lindengasse 40\n1070 Wien", "+43 1 555 01 00", "wien@demo.example", "Europe/Vienna", daily, []level{{"3. Stock", 3, wienThird}}},
		},
		broken: []broken{{"A117", "Hoogteverstelling kapot, monteur is besteld", 6}, {"Bel 4", "Ventilator maakt lawaai", 4},
			{"W320", "Bildschirm wird getauscht", 3}},
	}, {
		id: "other", name: "Atelier Leievoort", domain: "other.example", hands: leievoort(),
		sites: []site{{"Gent", "Kraankindersstraat 8\n9000 Gent", "+32 9 555 01 00", "gent@other.example", "Europe/Brussels", weekly, []level{{"Gelijkvloers", 0, gentGround}}}},
	}, augartenFirm()}
}

// thing is an asset before it is placed, with the site by its place in the firm.
type thing struct {
	workplace.Asset
	site int
}

// things are the assets of all floors, in the order in which they are placed.
func (f firm) things() []thing {
	var out []thing
	for i, s := range f.sites {
		for _, l := range s.levels {
			for _, a := range l.draw().assets {
				out = append(out, thing{a, i})
			}
		}
	}
	return out
}

// desks tells whether people work at desks there, so that a diary can be told of them.
func (f firm) desks() bool {
	return slices.ContainsFunc(f.things(), func(t thing) bool { return t.Kind == workplace.Desk })
}

// opening are the zone and the opening hours of a site.
type opening struct {
	zone  *time.Location
	hours span.Week
}

func (s site) opening() (opening, error) {
	zone, err := time.LoadLocation(s.zone)
	if err != nil {
		return opening{}, err
	}
	hours, err := span.ParseWeek(s.hours)
	return opening{zone, hours}, err
}
