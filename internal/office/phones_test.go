package office_test

import (
	"context"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func change(t *testing.T, o *officetest.Office, do func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	if err := o.DB.Write(context.Background(), "demo", do); err != nil {
		t.Fatal(err)
	}
}

// deskPhones are phones on Desk 1 of both sites; Anna (201) and Bram (202) may log in on them.
type deskPhones struct {
	*officetest.Office
	amsterdam, wien phone.Device
}

func putPhones(t *testing.T, o *officetest.Office) deskPhones {
	t.Helper()
	out := deskPhones{Office: o}
	admin := o.Demo.Admin.Actor
	pin := o.Accounts.Hash("482615")
	change(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		for i, extension := range []string{"201", "202"} {
			if err := o.Phones.SetMemberHashed(tx, admin, phone.MemberSetting{Member: o.Demo.Members[i].Member, Extension: extension, Hot: true}, pin); err != nil {
				return err
			}
		}
		for i, d := range []*phone.Device{&out.amsterdam, &out.wien} {
			desk := o.Demo.Assets[9*i]
			if *d, err = o.Phones.AddDevice(ctx, tx, admin, phone.Device{Name: o.Demo.Sites[i].Name, Hot: true, Asset: desk.ID, Lang: "en"}); err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

// chooses says when the organisation's phones log out by themselves.
func (o deskPhones) chooses(t *testing.T, midnight, closing bool) {
	t.Helper()
	change(t, o.Office, func(ctx context.Context, tx db.Tx) error {
		s, err := o.Phones.Setting(ctx, tx, o.Demo.Admin.Actor)
		if err != nil {
			return err
		}
		s.OutMidnight, s.OutClosing = midnight, closing
		return o.Phones.SetSetting(ctx, tx, o.Demo.Admin.Actor, s)
	})
}

// stays logs somebody in at an instant, and tells how they are found at others: the timers of the office run, nothing else.
func (o deskPhones) stays(t *testing.T, who directory.Actor, d phone.Device, since time.Time, at map[time.Time]bool, in ...time.Time) {
	t.Helper()
	ctx := context.Background()
	o.Clock.Set(since)
	change(t, o.Office, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Phones.LogInHere(ctx, tx, who, d.ID)
		return err
	})
	for _, now := range in {
		o.Clock.Set(now)
		if err := o.Outbox.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if got := o.onPhone(t, who); (got == d.Name) != at[now] {
			t.Errorf("logged in at %s since %s: at %s on %q", d.Name, since, now, got)
		}
	}
}

func (o deskPhones) onPhone(t *testing.T, who directory.Actor) (name string) {
	t.Helper()
	err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		own, err := o.Phones.Own(context.Background(), tx, who)
		name = own.Device
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPhonesAreLoggedOutAtMidnightOfTheirSiteAlsoWhenTheClocksChange(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := putPhones(t, o)
		p.chooses(t, true, false)
		zone := o.Demo.Sites[0].Zone
		for _, day := range []span.Date{{Year: 2026, Month: 11, Day: 24}, {Year: 2027, Month: 3, Day: 28}, {Year: 2027, Month: 10, Day: 31}} {
			midnight := time.Date(day.Year, day.Month, day.Day+1, 0, 0, 0, 0, zone)
			since := time.Date(day.Year, day.Month, day.Day, 1, 30, 0, 0, zone) // before the clocks change
			before, after := midnight.Add(-6*time.Minute), midnight
			p.stays(t, o.Demo.Members[0].Actor, p.amsterdam, since, map[time.Time]bool{before: true}, before, after)
		}
	})
}

func TestPhonesAreLoggedOutWhenTheirSiteClosesAlsoWhenTheClocksChange(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := putPhones(t, o)
		p.chooses(t, false, true)
		zone := o.Demo.Sites[1].Zone
		at := func(d, hour, minute int) time.Time { return time.Date(2027, 3, d, hour, minute, 0, 0, zone) }
		before, closed := at(28, 21, 54), at(28, 22, 0) // the clocks change in the night before
		p.stays(t, o.Demo.Members[1].Actor, p.wien, at(27, 23, 0), map[time.Time]bool{at(28, 5, 0): true, before: true}, at(28, 5, 0), before, closed)
		before, closed = at(29, 21, 54), at(29, 22, 0)
		p.stays(t, o.Demo.Members[1].Actor, p.wien, at(29, 9, 0), map[time.Time]bool{before: true}, before, closed)
		week := time.Date(2027, 4, 10, 12, 0, 0, 0, zone)
		p.stays(t, o.Demo.Members[0].Actor, p.amsterdam, time.Date(2027, 4, 3, 12, 0, 0, 0, zone), map[time.Time]bool{week: true}, week) // which stands open
		p.chooses(t, false, false)
		p.stays(t, o.Demo.Members[1].Actor, p.wien, time.Date(2027, 4, 11, 12, 0, 0, 0, zone), map[time.Time]bool{week.AddDate(0, 0, 3): true}, week.AddDate(0, 0, 3))
	})
}

func TestAStayThatEndsByItselfTakesThePhoneWithIt(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		p := putPhones(t, o)
		p.chooses(t, false, false)
		change(t, o, func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CheckIn(ctx, tx, o.Demo.Members[1].Actor, workplace.CheckIn{Code: o.Demo.Assets[9].Code})
			return err
		})
		if got := p.onPhone(t, o.Demo.Members[1].Actor); got != "Wien" {
			t.Fatalf("checked in, Bram is on %q", got)
		}
		for _, want := range []string{"Wien", ""} { // at 21:54, and at 22:00, when the site closes
			o.Clock.Set(time.Date(2026, 11, 24, 20, 54, 0, 0, time.UTC).Add(map[string]time.Duration{"": 6 * time.Minute}[want]))
			if err := o.Outbox.Drain(context.Background()); err != nil {
				t.Fatal(err)
			}
			if got := p.onPhone(t, o.Demo.Members[1].Actor); got != want {
				t.Errorf("at %s Bram is on %q", o.Clock.Now(), got)
			}
		}
	})
}
