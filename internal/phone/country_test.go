package phone_test

import (
	"context"
	"fmt"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/phone"
	"bureau/internal/span"
)

func TestNumbersAreThoseOfTheCountryInWhichMostSitesAreUntilAnotherIsChosen(t *testing.T) {
	each(t, func(t *testing.T, h *house) { // with a site in Amsterdam
		country := func() (s phone.Setting) {
			t.Helper()
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				s, err = h.Setting(ctx, tx, h.owner)
				return err
			})
			return s
		}
		for i, c := range []struct{ zone, want string }{{"Europe/Vienna", "31"}, {"Europe/Vienna", "43"}, {"Europe/Brussels", "43"}, {"Europe/Berlin", "43"},
			{"Europe/Berlin", "43"}, {"America/New_York", "43"}, {"Europe/Berlin", "49"}} {
			h.write(t, func(_ context.Context, tx db.Tx) error {
				week, _ := span.ParseWeek("always")
				zone, _ := span.Zone(c.zone)
				_, err := directory.AddSite(tx, h.owner, directory.Site{Name: fmt.Sprint("Site ", i), Zone: zone, Hours: week})
				return err
			})
			if got := country().Country; got != c.want {
				t.Errorf("after a site in %s numbers are of +%s, want +%s", c.zone, got, c.want)
			}
		}
		h.setting(t, func(s *phone.Setting) { s.Country = "32" })
		if got := country().Country; got != "32" {
			t.Errorf("chosen was +32, and it is +%s", got)
		}
	})
}
