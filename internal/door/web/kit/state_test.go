package kit

import "testing"

func TestPlacesOfARowAreToldApartWhereTheirNamesDoNotFit(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"Bureau 8", 60, "Bureau 8"}, {"Bureau 8", 14, "8"}, {"Bureau 12", 14, "12"}, {"Bureau 112", 14, "12"}, {"Bureau 8", 50, "8"},
		{"Vergaderzaal Leie", 90, "Vergaderzaal"}, {"Vergaderzaal Leie", 40, "Leie"}, {"Vergaderzaal Schelde", 40, "Verga"},
		{"7", 5, "7"}, {"", 10, ""}, {"Desk 1A", 20, "1A"},
	} {
		if got := FitName(c.name, c.width, 7); got != c.want {
			t.Errorf("%q in %d is %q, not %q", c.name, c.width, got, c.want)
		}
	}
}
