package office_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"bureau/internal/absence"
	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
	"bureau/internal/post"
	"bureau/internal/span"
)

func done(t *testing.T, o *officetest.Office, fn func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	if err := o.DB.Write(context.Background(), "demo", fn); err != nil {
		t.Fatal(err)
	}
}

// drained lets the outbox do everything that is due.
func drained(t *testing.T, o *officetest.Office) {
	t.Helper()
	if err := o.Outbox.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// waits puts somebody on the waiting list for one day.
func waits(t *testing.T, o *officetest.Office, p officetest.Practice, email string, day span.Date, change func(j *appointment.AskWait)) (w appointment.Waiting) {
	t.Helper()
	j := appointment.AskWait{Service: p.Services[0].ID, Site: o.Demo.Sites[0].ID, Staff: p.Staff[0].Member, Anyway: true,
		Wish: appointment.Wish{First: day, Last: day, Days: appointment.EveryDay, Parts: appointment.EveryPart},
		Who:  appointment.Booker{Who: appointment.Who{First: "R", Last: "N", Email: email}, Lang: "en"}}
	if change != nil {
		change(&j)
	}
	done(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		if w, err = o.Appointments.AskToWait(ctx, tx, j); err == nil {
			w, err = o.Appointments.ConfirmWait(ctx, tx, w.ID, o.Appointments.WaitDigits(w))
		}
		return err
	})
	return w
}

// Whoever comes by the links in the mails races for the one time that became free: one has it, and nobody else is told yes; those stay
// on the list.
func TestOneOfManyWhoAreToldOfAFreedTimeGetsIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		r := &street{Office: o, t: t, p: o.Practise(t, o.Demo), start: officetest.Now.Add(3 * 24 * time.Hour).Truncate(24 * time.Hour)}
		for round := range rounds {
			start := r.nextTime()
			day := span.DateOf(start, o.Demo.Sites[0].Zone)
			to, status := r.send(round, racers, http.MethodPost, "/api/appointments", fmt.Sprintf(`{"service":%q,"staff":%q,"site":%q,"starts_at":%q,"last":"Desk"}`,
				r.p.Services[0].ID, r.p.Staff[0].Member, o.Demo.Sites[0].ID, start.Format(time.RFC3339)), r.as(0)...)
			if status != http.StatusCreated {
				t.Fatalf("the desk gets %d", status)
			}
			var links []string
			for n := range racers {
				links = append(links, o.Appointments.WaitLink(waits(t, o, r.p, email(round, n), day, nil)))
			}
			drained(t, o)
			if _, status := r.send(round, racers, http.MethodPost, to+"/cancel", "{}", r.as(0)...); status != http.StatusOK {
				t.Fatalf("cancelling gets %d", status)
			}
			drained(t, o)
			for n := range racers {
				if m := lastTo(t, o, email(round, n)); !strings.Contains(m.Body, url.QueryEscape(start.UTC().Format(time.RFC3339))) {
					t.Fatalf("round %d: number %d is told\n%s", round, n, m.Subject)
				}
			}
			told := r.together(round, func(n int) bool {
				own := r.takesByLink(round, n, links[n], start)
				return own != "" && r.confirms(round, n, own)
			})
			if has := r.who(start); len(told) != 1 || !slices.Equal(told, has) {
				t.Errorf("round %d: told yes %v, has it %v", round, told, has)
			}
			if left := r.waitOn(round); len(left) != racers-1 || len(told) == 1 && slices.Contains(left, told[0]) {
				t.Errorf("round %d: %d stay on the list", round, len(left))
			}
		}
	})
}

// takesByLink takes a time by the link of a place on the list, and gives what its window is known by; empty where somebody was quicker.
func (r *street) takesByLink(round, n int, link string, start time.Time) string {
	to, status := r.post(round, n, r.page()+"/waiting?link="+link, url.Values{"at": {start.UTC().Format(time.RFC3339)}})
	if status != http.StatusSeeOther && status != http.StatusConflict {
		r.t.Errorf("taking a time by the link gets %d %s", status, to)
	}
	u, err := url.Parse(to)
	if err != nil || status != http.StatusSeeOther {
		return ""
	}
	return u.Query().Get("own")
}

// waitOn are the addresses of those of a round who are on the list.
func (r *street) waitOn(round int) (out []string) {
	r.t.Helper()
	done(r.t, r.Office, func(ctx context.Context, tx db.Tx) error {
		out = nil
		all, err := r.Appointments.WaitingList(ctx, tx, r.Demo.Owner.Actor)
		for _, w := range all {
			if strings.HasPrefix(w.Who.Email, fmt.Sprintf("r%dn", round)) {
				out = append(out, w.Who.Email)
			}
		}
		return err
	})
	return out
}

// lastTo is the latest mail to an address.
func lastTo(t *testing.T, o *officetest.Office, to string) post.Kept {
	t.Helper()
	all, err := o.Post.ListKept(context.Background(), 500)
	for _, m := range all {
		if err == nil && m.To == to {
			m, err = o.Post.KeptByID(context.Background(), m.ID)
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return post.Kept{}
}

// Whatever frees a time, who waits for it is told.
func TestWhoeverWaitsIsToldWhateverItWasThatFreedATime(t *testing.T) {
	monday := span.Date{Year: 2026, Month: time.November, Day: 30}
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		anna, admin, site := p.Staff[0], o.Demo.Admin.Actor, o.Demo.Sites[0]
		at := func(hour int) time.Time { return time.Date(2026, 11, 30, hour-1, 0, 0, 0, time.UTC) }
		// Anna works that day from ten to eleven alone, and those two half hours are taken.
		hours := func(text string) func(ctx context.Context, tx db.Tx) error {
			return func(ctx context.Context, tx db.Tx) error {
				week, err := span.ParseWeek(text)
				if err != nil {
					return err
				}
				s, err := appointment.StaffByID(tx, anna.Member)
				if err != nil {
					return err
				}
				s.Hours = []appointment.Hours{{Site: site.ID, Week: week}}
				_, err = o.Appointments.SetHours(ctx, tx, admin, s)
				return err
			}
		}
		book := func(start time.Time) (x appointment.Appointment) {
			done(t, o, func(ctx context.Context, tx db.Tx) (err error) {
				x, err = o.Appointments.Book(ctx, tx, admin, appointment.Book{Service: p.Services[0].ID, Staff: anna.Member, Site: site.ID, Customer: p.Customers[2].ID, Start: start})
				return err
			})
			return x
		}
		done(t, o, hours("mo 10:00-11:00"))
		first, second := book(at(10)), book(at(10).Add(30*time.Minute))
		var away absence.Absence
		n := 0
		for _, c := range []struct {
			name   string
			frees  func(ctx context.Context, tx db.Tx) error
			before func()
			wait   time.Duration
		}{
			{"an appointment is cancelled", func(ctx context.Context, tx db.Tx) error {
				_, err := o.Appointments.Cancel(ctx, tx, admin, first.ID, 0, "")
				return err
			}, nil, 0},
			{"an appointment is moved", func(ctx context.Context, tx db.Tx) error {
				_, err := o.Appointments.Move(ctx, tx, admin, appointment.Move{ID: second.ID, Start: at(15)})
				return err
			}, func() { book(at(10)) }, 0},
			{"a hold ends that nobody confirmed", func(context.Context, db.Tx) error { return nil }, func() {
				done(t, o, func(ctx context.Context, tx db.Tx) error {
					_, err := o.Appointments.Hold(ctx, tx, appointment.Hold{Service: p.Services[0].ID, Site: site.ID, Staff: anna.Member, Start: at(10).Add(30 * time.Minute),
						Who: appointment.Booker{Who: appointment.Who{First: "H", Last: "H", Email: "h@new.example"}, Lang: "en"}})
					return err
				})
			}, appointment.HoldLength},
			{"hours are longer", hours("mo 10:00-12:00"), func() { book(at(10).Add(30 * time.Minute)) }, 0},
			{"an absence is taken away", func(ctx context.Context, tx db.Tx) error {
				_, err := o.Absences.Remove(ctx, tx, admin, away.ID, away.Rev)
				return err
			}, func() {
				done(t, o, func(ctx context.Context, tx db.Tx) (err error) {
					e := absence.In{Kind: absence.Break, Member: anna.Member, First: monday, Last: monday, From: 11 * 60, To: 12 * 60}
					look, err := o.Absences.Preview(ctx, tx, admin, e)
					if err != nil {
						return err
					}
					away, err = o.Absences.Enter(ctx, tx, admin, e, absence.Consent{Shown: look.Shown})
					return err
				})
			}, 0},
		} {
			if c.before != nil {
				c.before()
			}
			n++
			who := fmt.Sprintf("cause%d@new.example", n)
			waits(t, o, p, who, monday, func(j *appointment.AskWait) { j.Anyway = false }) // nothing is free
			drained(t, o)
			if m := lastTo(t, o, who); strings.Contains(m.Body, "at=") {
				t.Fatalf("before %s they are told\n%s", c.name, m.Body)
			}
			done(t, o, c.frees)
			o.Clock.Advance(c.wait)
			drained(t, o)
			if m := lastTo(t, o, who); !strings.Contains(m.Body, "at=") {
				t.Errorf("when %s they are told\n%s", c.name, m.Subject)
			}
		}
	})
}
