package phone

import (
	"strings"
	"testing"
	"time"
)

func TestAnAddressIsGivenByItsPartsWhereTheyAreSure(t *testing.T) {
	for text, want := range map[string]string{
		"Damrak 1, 1012 LG Amsterdam":               "Damrak|1|1012 LG|Amsterdam",
		"Lindenstr. 1a, 10969 Berlin":               "Lindenstr.|1a|10969|Berlin",
		"Plein 1944 12-14, 6511JD Nijmegen":         "Plein 1944|12-14|6511JD|Nijmegen",
		"2e Hugo de Grootstraat 8, 1052LC Den Haag": "2e Hugo de Grootstraat|8|1052LC|Den Haag",
		"Mariahilfer Straße 1 b, A-1060 Wien":       "Mariahilfer Straße|1 b|1060|Wien",
		"Rue de l’Église 3, 1050 Bruxelles":         "Rue de l’Église|3|1050|Bruxelles",
		"12 rue du Bac, 75007 Paris":                "|||",
		"behind the church":                         "|||",
		"Damrak 1, second floor, 1012 LG Amsterdam": "|||",
		"": "|||",
	} {
		l := Location{Address: text}.read()
		if got := strings.Join([]string{l.Street, l.House, l.Code, l.City}, "|"); got != want || l.Address != text {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

func TestTheCountryOfAZoneIsToldWhereItIsOne(t *testing.T) {
	for name, want := range map[string]string{"Europe/Amsterdam": "NL", "Europe/Vienna": "AT", "America/New_York": "", "UTC": ""} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := nationOf(zone); got != want {
			t.Errorf("%s is in %q, want %q", name, got, want)
		}
	}
	if nationOf(nil) != "" {
		t.Error("no zone is in a country")
	}
}

func FuzzAnAddressIsReadWithoutLosingAnyOfIt(f *testing.F) {
	f.Add("Damrak 1, 1012 LG Amsterdam")
	f.Fuzz(func(t *testing.T, text string) {
		l := Location{Address: text}.read()
		if l.Address != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q became %q", text, l.Address)
		}
		for _, part := range []string{l.Street, l.House, l.Code, l.City} {
			if !strings.Contains(l.Address, part) {
				t.Errorf("%q has no %q", l.Address, part)
			}
		}
	})
}
