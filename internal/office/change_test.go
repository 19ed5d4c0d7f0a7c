package office_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
)

// A mail offers the link to move or cancel as long as the link works for a while yet, and says until when; later it says how
// the practice is reached: its own telephone, or else that of the site.
func TestAMailOffersToMoveOrCancelOnlyWhereThatStillWorks(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		d.write(t, func(ctx context.Context, tx db.Tx) error {
			p, err := appointment.PracticeOf(tx)
			if err != nil {
				return err
			}
			p.Change, p.Remind, p.Phone, p.Email = 24*time.Hour, 24*time.Hour, "020 1234567", "care@practice.example"
			_, err = d.Appointments.ChangePractice(ctx, tx, d.Demo.Admin.Actor, p)
			return err
		})
		seen := map[string]bool{}
		start := officetest.Now.Add(50 * time.Hour)
		x, err := d.book(0, start)
		if err != nil {
			t.Fatal(err)
		}
		says := func(what string, links bool, words ...string) {
			t.Helper()
			all := mailed(t, d.Office, seen)
			if len(all) != 1 {
				t.Fatalf("%d mails %s", len(all), what)
			}
			body := all[0].Body
			if strings.Contains(body, "/appointment?") != links {
				t.Errorf("the mail %s: a link is %v\n%s", what, !links, body)
			}
			for _, w := range words {
				if !strings.Contains(body, w) {
					t.Errorf("the mail %s does not say %q\n%s", what, w, body)
				}
			}
		}
		says("of the booking", true, "24 ")
		d.Clock.Advance(26*time.Hour + time.Minute)
		says("that reminds", false, "020 1234567", "care@practice.example")
		if x.Link == "" {
			t.Error("it has no link at all")
		}
	})
}

func TestANewPracticeRemindsWhileCustomersCanStillChange(t *testing.T) {
	practising(t, func(t *testing.T, d desk) {
		p := d.practice.Practice
		if now := officetest.Now; !p.OffersChange(now.Add(p.Remind), now) {
			t.Errorf("it reminds %s before, and lets change until %s before", p.Remind, p.Change)
		}
	})
}
