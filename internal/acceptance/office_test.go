package acceptance

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// What happens in the office besides what is clicked.

// each runs the test on both databases, beside other tests.
func each(t *testing.T, test func(t *testing.T, o *officetest.Office)) {
	t.Helper()
	t.Parallel()
	officetest.Each(t, test)
}

// listens waits until so many browsers hear of changes.
func (v *visitor) listens(browsers int) {
	v.t.Helper()
	for end := time.Now().Add(patience); v.o.Live.Count() < browsers; pause() {
		if time.Now().After(end) {
			v.t.Fatalf("%d of %d browsers hear of changes", v.o.Live.Count(), browsers)
		}
	}
}

func anna(o *officetest.Office) directory.Actor  { return o.Demo.Members[0].Actor }
func bram(o *officetest.Office) directory.Actor  { return o.Demo.Members[1].Actor }
func clara(o *officetest.Office) directory.Actor { return o.Demo.Members[2].Actor }

// wien finds an asset of the second site.
func wien(o *officetest.Office, name string) workplace.Asset {
	for _, a := range o.Demo.Assets {
		if a.Site == o.Demo.Sites[1].ID && a.Name == name {
			return a
		}
	}
	panic("no asset " + name)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, o *officetest.Office, do func(ctx context.Context, tx db.Tx) error) {
	t.Helper()
	must(t, o.DB.Write(context.Background(), "demo", do))
}

func read(t testing.TB, o *officetest.Office, do func(tx db.Tx) error) {
	t.Helper()
	must(t, o.DB.Read(context.Background(), "demo", do))
}

// at is a time of the test office's day, as its people in Amsterdam and Wien read it.
func at(hour, minute int) time.Time {
	return time.Date(2026, 11, 24, hour-1, minute, 0, 0, time.UTC)
}

// reserve reserves for somebody who is not looking.
func reserve(t testing.TB, o *officetest.Office, who directory.Actor, a workplace.Asset, from, to time.Time) workplace.Reservation {
	t.Helper()
	var r workplace.Reservation
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		r, err = o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: a.ID, Span: span.Of(from, to)})
		return err
	})
	return r
}

// cancel gives a reservation back for somebody who is not looking.
func cancel(t testing.TB, o *officetest.Office, who directory.Actor, r workplace.Reservation) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Workplaces.Cancel(ctx, tx, who, r.ID, 0)
		return err
	})
}

// undoable are the cancellations that somebody may take back.
func undoable(t testing.TB, o *officetest.Office, who directory.Actor) (all []workplace.Place) {
	t.Helper()
	read(t, o, func(tx db.Tx) (err error) {
		all, err = o.Workplaces.Undoable(tx, who)
		return err
	})
	return all
}

// checkIn checks somebody in who is not looking.
func checkIn(t testing.TB, o *officetest.Office, who directory.Actor, code string) workplace.Stay {
	t.Helper()
	var s workplace.Stay
	write(t, o, func(ctx context.Context, tx db.Tx) (err error) {
		s, err = o.Workplaces.CheckIn(ctx, tx, who, workplace.CheckIn{Code: code})
		return err
	})
	return s
}

// takeOut takes a place out of use until midnight.
func takeOut(t testing.TB, o *officetest.Office, a workplace.Asset) {
	t.Helper()
	write(t, o, func(ctx context.Context, tx db.Tx) error {
		_, err := o.Workplaces.TakeOut(ctx, tx, o.Demo.Owner.Actor, a.ID, "broken", at(24, 0))
		return err
	})
}

// patient lets somebody's sessions last all day, so that a test may let hours pass.
func patient(t testing.TB, o *officetest.Office, who directory.Actor) {
	t.Helper()
	profile(t, o, who, func(p *directory.Profile) { p.Idle = directory.MaxIdle })
}

// profile changes what somebody chose for themselves.
func profile(t testing.TB, o *officetest.Office, who directory.Actor, change func(p *directory.Profile)) {
	t.Helper()
	write(t, o, func(_ context.Context, tx db.Tx) error {
		m, err := directory.MemberByID(tx, who.Member)
		if err != nil {
			return err
		}
		p := directory.Profile{Name: m.Name, Lang: m.Lang, Visible: m.Visible, Idle: m.Idle, Rev: m.Rev}
		change(&p)
		return directory.SetProfile(tx, who, p)
	})
}

// member reads somebody as they are now.
func member(t testing.TB, o *officetest.Office, id string) directory.Member {
	t.Helper()
	var m directory.Member
	read(t, o, func(tx db.Tx) (err error) {
		m, err = directory.MemberByID(tx, id)
		return err
	})
	return m
}

// reservations are what somebody has reserved.
func reservations(t testing.TB, o *officetest.Office, who directory.Actor) []workplace.Place {
	t.Helper()
	var all []workplace.Place
	read(t, o, func(tx db.Tx) (err error) {
		all, _, err = o.Workplaces.Upcoming(tx, who, "", 50)
		return err
	})
	return all
}

// running are the places at which somebody is checked in.
func running(t testing.TB, o *officetest.Office, who directory.Actor) []workplace.Place {
	t.Helper()
	var all []workplace.Place
	read(t, o, func(tx db.Tx) (err error) {
		all, err = o.Workplaces.Running(tx, who)
		return err
	})
	return all
}

// refreshes asks as a page does that refreshes itself, and wants its session to go on.
func (v *visitor) refreshes() {
	v.t.Helper()
	got := eval[int](v, `fetch(location.href, { headers: { "X-Bureau-Refresh": "1" } }).then((r) => r.status)`)
	if got != 200 {
		v.t.Fatalf("a page that refreshes itself gets %d", got)
	}
}

// evaluate is a step that only runs something on the page.
func evaluate(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		return err
	})
}
