package office_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/appointment"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/ical"
	"bureau/internal/notice"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/post/posttest"
)

// choose changes how the practice of an office gets its lists.
func choose(t *testing.T, o *officetest.Office, actor directory.Actor, change func(l *appointment.Lists)) (err error) {
	t.Helper()
	return o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		l, err := o.Appointments.Lists(ctx, tx, actor)
		if err != nil {
			return err
		}
		change(&l)
		_, err = o.Appointments.SetLists(ctx, tx, actor, l)
		return err
	})
}

// booked books somebody of the practice's staff at a time.
func booked(t *testing.T, o *officetest.Office, p officetest.Practice, service, staff, customer int, start time.Time) appointment.Appointment {
	t.Helper()
	var a appointment.Appointment
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) (err error) {
		a, err = o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[service].ID, Staff: p.Staff[staff].Member,
			Site: o.Demo.Sites[0].ID, Customer: p.Customers[customer].ID, Start: start})
		return err
	}))
	return a
}

// lists are the lists that were mailed since the last time, read as a mailbox reads them.
func lists(t *testing.T, o *officetest.Office, seen map[string]bool) (out []posttest.Mail) {
	t.Helper()
	for _, k := range mailed(t, o, seen) {
		m, err := posttest.Read([]byte(k.Message))
		must(t, err)
		if m.To = k.To; len(m.Files) == 2 {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b posttest.Mail) int { return strings.Compare(a.To, b.To) })
	return out
}

// opened are the text of a list's PDF and what its calendar holds.
func opened(t *testing.T, m posttest.Mail) (paper string, c ical.Calendar) {
	t.Helper()
	for name, body := range m.Files {
		if strings.HasSuffix(name, ".ics") {
			var err error
			if c, err = ical.Read(body, time.UTC); err != nil || len(c.Left) > 0 {
				t.Fatalf("the calendar: %v %+v", err, c.Left)
			}
			continue
		}
		file := filepath.Join(t.TempDir(), "list.pdf")
		must(t, os.WriteFile(file, body, 0o600))
		text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		must(t, err)
		paper = string(text)
	}
	return paper, c
}

func TestWhoMaySeeACalendarReadsItInTheListAndNobodyElse(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		tomorrow := officetest.Now.Add(25 * time.Hour)
		hers := booked(t, o, p, 1, 0, 0, tomorrow) // with a room
		booked(t, o, p, 0, 1, 2, tomorrow.Add(3*time.Hour))
		booked(t, o, p, 0, 1, 1, tomorrow.Add(3*24*time.Hour)) // beyond the list
		must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) {
			l.Daily, l.Own, l.Everybody, l.Days = true, false, true, 1
			l.Members = []string{o.Demo.Admin.Member, o.Demo.Members[4].Member} // who sees all, and who sees nothing
			l.Addresses = []string{"reception@practice.example", o.Demo.Members[1].Email, o.Demo.Members[5].Email}
		}))
		seen := map[string]bool{}
		lists(t, o, seen)
		o.Clock.Set(time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)) // 18:00 in Amsterdam
		got := lists(t, o, seen)
		var to []string
		for _, m := range got {
			to = append(to, m.To)
		}
		// Bram has a calendar; his address, chosen beside, reads no more than he does.
		want := []string{o.Demo.Admin.Email, p.Staff[0].Email, p.Staff[1].Email, p.Staff[1].Email, "reception@practice.example"}
		slices.Sort(want)
		if !slices.Equal(to, want) {
			t.Fatalf("lists went to %v, want %v", to, want)
		}
		for _, m := range got {
			paper, c := opened(t, m)
			whole := m.To == o.Demo.Admin.Email || m.To == "reception@practice.example"
			for _, text := range []string{paper, m.Text(), m.Parts["text/html"]} {
				if has := strings.Contains(text, "Zoë Weiß"); has != (whole || m.To == p.Staff[0].Email) {
					t.Errorf("the list to %s names Anna's customer: %v\n%s", m.To, has, text)
				}
				if has := strings.Contains(text, "Tom Desk"); has != (whole || m.To == p.Staff[1].Email) {
					t.Errorf("the list to %s names Bram's customer: %v\n%s", m.To, has, text)
				}
				if strings.Contains(text, "Max Weiß") {
					t.Errorf("the list to %s reaches too far\n%s", m.To, text)
				}
			}
			if whole != (len(c.Events) == 2) || c.Method != "" {
				t.Errorf("the calendar to %s: %+v", m.To, c)
			}
			if m.To == p.Staff[0].Email && (c.Events[0].UID != "appointment/"+hers.ID+"@localhost" || !c.Events[0].Start.Equal(tomorrow) || c.Events[0].Class != "CONFIDENTIAL" ||
				c.Events[0].Start.Location().String() != "Europe/Amsterdam" || !strings.Contains(paper, "Room 1") || !strings.Contains(paper, "10:00 – 11:00")) {
				t.Errorf("Anna's appointment: %+v\n%s", c.Events[0], paper)
			}
		}
	})
}

func TestAListIsSentOnceForEachDayOnManyNodesAndAfterARestart(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) { l.Daily = true }))
		seen := map[string]bool{}
		lists(t, o, seen)
		// Many nodes come to it at the same time, and again.
		o.Clock.Set(time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC))
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				err := o.DB.Write(context.Background(), o.Demo.ID, o.Appointments.SendDaily)
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := lists(t, o, seen); len(got) != 2 {
			t.Errorf("%d lists for two people", len(got))
		}
		o.Clock.Set(time.Date(2026, 11, 24, 22, 0, 0, 0, time.UTC))
		if got := lists(t, o, seen); len(got) != 0 {
			t.Errorf("%d more on the same day", len(got))
		}
		// Another time of the same day is the next day's.
		must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) { l.At = 23*60 + 30 }))
		o.Clock.Set(time.Date(2026, 11, 24, 22, 45, 0, 0, time.UTC))
		if got := lists(t, o, seen); len(got) != 0 {
			t.Errorf("%d after another time was chosen", len(got))
		}
		// The office was down for three days: the last list is sent late, those before are not.
		o.Clock.Set(time.Date(2026, 11, 28, 6, 0, 0, 0, time.UTC))
		if got := lists(t, o, seen); len(got) != 2 || !strings.Contains(got[0].Subject, "28") {
			t.Errorf("%d late lists", len(got))
		}
		must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) { l.Daily = false }))
		o.Clock.Set(time.Date(2026, 11, 30, 6, 0, 0, 0, time.UTC))
		if got := lists(t, o, seen); len(got) != 0 {
			t.Errorf("%d after they were ended", len(got))
		}
	})
}

func TestAListIsSentOnceWhereTheClockShowsItsTimeTwiceOrNever(t *testing.T) {
	for _, c := range []struct {
		name, from, before, sent string
	}{
		{"skipped: when the clocks jump over it", "2027-03-27T12:00:00Z", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"},
		{"shown twice: the first time", "2027-10-30T12:00:00Z", "2027-10-31T00:29:59Z", "2027-10-31T00:30:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := officetest.Open(t, "sqlite")
			o.Practise(t, o.Demo)
			moment := func(s string) time.Time {
				at, err := time.Parse(time.RFC3339, s)
				must(t, err)
				return at
			}
			o.Clock.Set(moment(c.from))
			must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) { l.Daily, l.At = true, 2*60+30 }))
			seen := map[string]bool{}
			lists(t, o, seen)
			o.Clock.Set(moment(c.before))
			if got := lists(t, o, seen); len(got) != 0 {
				t.Errorf("%d too early", len(got))
			}
			o.Clock.Set(moment(c.sent))
			o.Clock.Advance(time.Minute)
			if got := lists(t, o, seen); len(got) != 2 {
				t.Errorf("%d when it is time", len(got))
			}
			o.Clock.Advance(2 * time.Hour)
			if got := lists(t, o, seen); len(got) != 0 {
				t.Errorf("%d once more", len(got))
			}
		})
	}
}

func TestOnlyWhoSeesEveryCalendarAddsAnAddressThatDoes(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		o.Practise(t, o.Demo)
		settings := o.Demo.Members[3].Actor
		settings.Rights = directory.Settings
		add := func(l *appointment.Lists) { l.Addresses = []string{"reception@practice.example"} }
		if err := choose(t, o, settings, add); !fault.Is(err, fault.Refused) {
			t.Errorf("who does not see the calendars adds an address: %v", err)
		}
		must(t, choose(t, o, o.Demo.Admin.Actor, add))
		must(t, choose(t, o, settings, func(l *appointment.Lists) { l.Days = 3 })) // the address stays
		for name, change := range map[string]func(l *appointment.Lists){
			"no days":     func(l *appointment.Lists) { l.Days = 0 },
			"eight days":  func(l *appointment.Lists) { l.Days = 8 },
			"no address":  func(l *appointment.Lists) { l.Addresses = []string{"reception"} },
			"nobody":      func(l *appointment.Lists) { l.Everybody, l.Addresses = false, nil },
			"a stranger":  func(l *appointment.Lists) { l.Members = []string{o.Other.Members[0].Member} },
			"no such day": func(l *appointment.Lists) { l.At = 24 * 60 },
			"their site":  func(l *appointment.Lists) { l.Site = o.Other.Sites[0].ID },
			"an old page": func(l *appointment.Lists) { l.Rev-- },
		} {
			if err := choose(t, o, o.Demo.Admin.Actor, change); err == nil {
				t.Errorf("%s is taken", name)
			}
		}
	})
}

func TestListsOfWhoIsErasedOrLostTheirCalendarAreNotSent(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		booked(t, o, p, 0, 0, 2, officetest.Now.Add(25*time.Hour))
		must(t, choose(t, o, o.Demo.Admin.Actor, func(l *appointment.Lists) {
			l.Daily, l.Everybody = true, false
			l.Members = []string{p.Staff[0].Member, p.Staff[1].Member}
			l.Addresses = []string{p.Staff[1].Email}
		}))
		must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
			if err := o.Appointments.RemoveStaff(ctx, tx, o.Demo.Admin.Actor, p.Staff[0].Member); err != nil {
				return err
			}
			return o.Appointments.ForgetMember(ctx, tx, p.Staff[1].Member)
		}))
		must(t, o.DB.Read(context.Background(), o.Demo.ID, func(tx db.Tx) error {
			l, err := o.Appointments.Lists(context.Background(), tx, o.Demo.Admin.Actor)
			if len(l.Addresses) != 0 || !slices.Equal(l.Members, []string{p.Staff[0].Member}) {
				t.Errorf("the lists still name %+v", l)
			}
			return err
		}))
		o.Clock.Set(time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC))
		if got := lists(t, o, map[string]bool{}); len(got) != 0 {
			t.Errorf("a list goes to %s", got[0].To)
		}
	})
}

// What was kept of a list says the name of its customers, so that it goes with them.
func TestAnErasedCustomerIsInNoListThatWasKept(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		booked(t, o, p, 0, 0, 2, officetest.Now.Add(25*time.Hour)) // who has no address
		ctx := context.Background()
		must(t, o.DB.Write(ctx, o.Demo.ID, func(ctx context.Context, tx db.Tx) error { return o.Appointments.SendMe(ctx, tx, p.Staff[0].Actor) }))
		if got := lists(t, o, map[string]bool{}); len(got) != 1 || !strings.Contains(got[0].Text(), "Tom Desk") {
			t.Fatalf("the list: %+v", got)
		}
		must(t, o.DB.Write(ctx, o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
			return o.Appointments.EraseCustomer(ctx, tx, o.Demo.Admin.Actor, p.Customers[2].ID, 1)
		}))
		if got := lists(t, o, map[string]bool{}); len(got) != 0 {
			t.Errorf("it is still there: %s", got[0].Text())
		}
	})
}

func TestBeforePlannedMaintenanceThePracticesGetTheirLists(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := o.Practise(t, o.Demo)
		booked(t, o, p, 0, 0, 2, time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC))
		op := &office.Operator{DB: o.DB, Notices: &notice.Board{DB: o.DB, Clock: o.Clock}}
		ctx := context.Background()
		seen := map[string]bool{}
		lists(t, o, seen)
		start := time.Date(2026, 11, 25, 21, 0, 0, 0, time.UTC)
		text := map[string]string{"en": "Repairs tonight."}
		if _, err := op.Announce(ctx, text, o.Clock.Now(), start); err == nil {
			t.Error("maintenance is planned that has begun")
		}
		at, err := op.Announce(ctx, text, start, start.Add(4*time.Hour))
		must(t, err)
		if want := start.Add(-time.Hour); !at.Equal(want) {
			t.Errorf("the lists are sent at %s, not at %s", at, want)
		}
		if got := lists(t, o, seen); len(got) != 0 {
			t.Errorf("%d lists already", len(got))
		}
		o.Clock.Set(at)
		got := lists(t, o, seen)
		if len(got) != 2 {
			t.Fatalf("%d lists for two people", len(got))
		}
		paper, c := opened(t, got[0])
		// It reaches two days beyond the night in which the maintenance ends.
		if !strings.Contains(paper, "Tom Desk") || !strings.Contains(paper, "+31 20 555 0100") || len(c.Events) != 1 || !strings.Contains(got[0].Text(), "22:00") {
			t.Errorf("the list: %s\n%s", got[0].Text(), paper)
		}
		is, err := op.Planned(ctx)
		if err != nil || !is.Begun || is.Lists.Done != 2 || is.Lists.Waiting != 0 || is.Lists.Lost != 0 {
			t.Errorf("the operator sees %+v, %v", is, err)
		}
		// What is announced anew is another maintenance; what is taken down is none.
		if _, err = op.Announce(ctx, text, start.Add(48*time.Hour), start.Add(50*time.Hour)); err != nil {
			t.Fatal(err)
		}
		must(t, op.Notices.Clear(ctx))
		o.Clock.Set(start.Add(48 * time.Hour))
		if got := lists(t, o, seen); len(got) != 0 {
			t.Errorf("%d lists before what is not planned any more", len(got))
		}
	})
}

func TestALongListHasNumberedPagesThatSayWhichDayGoesOn(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	p := o.Practise(t, o.Demo)
	must(t, o.DB.Write(context.Background(), o.Demo.ID, func(ctx context.Context, tx db.Tx) error {
		for n := range 2 {
			for slot := range 30 {
				x, err := o.Appointments.Book(ctx, tx, o.Demo.Admin.Actor, appointment.Book{Service: p.Services[0].ID, Staff: p.Staff[n].Member, Site: o.Demo.Sites[0].ID,
					Customer: p.Customers[2].ID, Start: officetest.Now.Add(24*time.Hour + time.Duration(slot)*30*time.Minute)})
				if err != nil {
					return err
				}
				note := fmt.Sprintf("Slot %d: brings the papers of the last visit, and would rather not wait beside others.", slot)
				if _, err := o.Appointments.Note(ctx, tx, o.Demo.Admin.Actor, x.ID, x.Rev, note); err != nil {
					return err
				}
			}
		}
		return o.Appointments.SendMe(ctx, tx, o.Demo.Admin.Actor)
	}))
	got := lists(t, o, map[string]bool{})
	if len(got) != 1 {
		t.Fatalf("%d lists", len(got))
	}
	paper, c := opened(t, got[0])
	pages := strings.Count(paper, "\f")
	if pages < 3 || !strings.Contains(paper, fmt.Sprintf("%d of %d", pages, pages)) || !strings.Contains(paper, "(continued)") || !strings.Contains(paper, "Time in Amsterdam (UTC+1)") {
		t.Errorf("%d pages\n%s", pages, paper)
	}
	if len(c.Events) != 60 || strings.Count(paper, "Tom Desk") != 60 || bytes.Count([]byte(paper), []byte("10:30")) == 0 {
		t.Errorf("%d events, %d rows", len(c.Events), strings.Count(paper, "Tom Desk"))
	}
}
