package workplace_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

func TestARowIsNamedOnFromItsFirst(t *testing.T) {
	for first, want := range map[string]string{"A1": "A1 A2 A3", "Desk 09": "Desk 09 Desk 10 Desk 11", "Room": "Room Room 2 Room 3", "7": "7 8 9",
		"x99": "x99 x100 x101", "000000000099": "000000000099 000000000100 000000000101"} {
		all, err := workplace.Row{First: workplace.Asset{Name: first, X: 10, Y: 20, W: 50, H: 30}, Count: 3, Gap: 5}.Assets()
		if err != nil {
			t.Fatal(err)
		}
		if got := all[0].Name + " " + all[1].Name + " " + all[2].Name; got != want || all[2].X != 120 || all[2].Y != 20 {
			t.Errorf("%s gives %s at %d, %d", first, got, all[2].X, all[2].Y)
		}
	}
	down, err := workplace.Row{First: workplace.Asset{Name: "A", H: 30, W: 50}, Count: 2, Gap: 5, Down: true}.Assets()
	if err != nil || down[1].X != 0 || down[1].Y != 35 {
		t.Errorf("one below the other: %+v, %v", down, err)
	}
	for _, r := range []workplace.Row{{Count: 0}, {Count: 101}, {Count: 1, Gap: -1}, {Count: -5}} {
		if _, err := r.Assets(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

// arranged runs a verb for the owner of the office.
func arranged(t testing.TB, o *officetest.Office, do func(ctx context.Context, tx db.Tx) error) error {
	t.Helper()
	return o.DB.Write(context.Background(), "demo", do)
}

func desk(o *officetest.Office, name string) workplace.Asset {
	return workplace.Asset{Floor: o.Demo.Floors[0].ID, Kind: workplace.Desk, Name: name, Capacity: 1, X: 10, Y: 200, W: 50, H: 30}
}

func TestANameIsUsedOnceAtASite(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		add := func(a workplace.Asset) error {
			return arranged(t, o, func(_ context.Context, tx db.Tx) error {
				_, err := o.Workplaces.AddAsset(tx, o.Demo.Owner.Actor, a)
				return err
			})
		}
		for _, name := range []string{"Desk 1", "desk 1", " DESK 1 "} {
			if f, ok := fault.As(add(desk(o, name))); !ok || f.Text != i18n.AssetNameUsed || f.Field != "name" {
				t.Errorf("%q is added: %v", name, f)
			}
		}
		elsewhere := desk(o, "Desk 7")
		elsewhere.Floor = o.Demo.Floors[1].ID
		if err := errors.Join(add(desk(o, "Desk 7")), add(elsewhere)); err != nil {
			t.Errorf("the same name at two sites: %v", err)
		}
	})
}

// Two who add the same row at once: one has it whole, the other nothing of it.
func TestOfTwoEqualRowsAtOnceOneIsAdded(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		var both sync.WaitGroup
		errs := make([]error, 2)
		for i := range errs {
			both.Go(func() {
				errs[i] = arranged(t, o, func(_ context.Context, tx db.Tx) error {
					_, err := o.Workplaces.AddRow(tx, o.Demo.Owner.Actor, workplace.Row{First: desk(o, "A1"), Count: 8, Gap: 4})
					return err
				})
			})
		}
		both.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Errorf("the two were told %v", errs)
		}
		if n := count(t, o, "A"); n != 8 {
			t.Errorf("%d are there", n)
		}
	})
}

func count(t testing.TB, o *officetest.Office, prefix string) int {
	t.Helper()
	n := 0
	if err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) error {
		all, err := workplace.Assets(tx, workplace.Filter{})
		for _, a := range all {
			if strings.HasPrefix(a.Name, prefix) {
				n++
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPlacesKeepTheirPositionOnANewPlan(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		floor, before := o.Demo.Floors[0], o.Demo.Asset("Desk 3")
		for _, c := range []struct {
			w, h, height, y int
			moved           bool
		}{{1600, 800, 400, 40, false}, {1000, 1000, 800, 100, true}} {
			var f workplace.Floor
			var moved bool
			var a workplace.Asset
			if err := arranged(t, o, func(_ context.Context, tx db.Tx) (err error) {
				if f, err = workplace.ManagedFloor(tx, o.Demo.Owner.Actor, floor.ID); err != nil {
					return err
				}
				if f, moved, err = o.Workplaces.SetPlan(tx, o.Demo.Owner.Actor, f.ID, "plan", workplace.Plan{Width: c.w, Height: c.h}, f.Rev); err != nil {
					return err
				}
				a, err = workplace.AssetByID(tx, before.ID)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if moved != c.moved || f.Width != 800 || f.Height != c.height || a.X != before.X || a.Y != c.y || a.H != before.H {
				t.Errorf("on a plan of %d × %d the floor is %d × %d and the desk at %d, %d", c.w, c.h, f.Width, f.Height, a.X, a.Y)
			}
		}
	})
}

func TestRoomThatIsReservedIsNotTakenAway(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		rack := o.Demo.Asset("Bike rack")
		to := func(n int) error {
			return arranged(t, o, func(_ context.Context, tx db.Tx) error {
				a, err := workplace.AssetByID(tx, rack.ID)
				if err != nil {
					return err
				}
				a.Capacity = n
				_, err = o.Workplaces.ChangeAsset(tx, o.Demo.Owner.Actor, a)
				return err
			})
		}
		reserve := func(who directory.Actor) error {
			return arranged(t, o, func(ctx context.Context, tx db.Tx) error {
				_, err := o.Workplaces.Reserve(ctx, tx, who, workplace.Reserve{Asset: rack.ID, Span: span.Of(officetest.Now.Add(time.Hour), officetest.Now.Add(2*time.Hour))})
				return err
			})
		}
		for _, m := range o.Demo.Members[:2] {
			if err := reserve(m.Actor); err != nil {
				t.Fatal(err)
			}
		}
		if err := to(1); !fault.Is(err, fault.Taken) {
			t.Errorf("room for one, of which two are reserved: %v", err)
		}
		if err := errors.Join(to(2), to(4), reserve(o.Demo.Members[2].Actor), reserve(o.Demo.Members[3].Actor)); err != nil {
			t.Errorf("room for four: %v", err)
		}
		if err := reserve(o.Demo.Members[4].Actor); !fault.Is(err, fault.Taken) {
			t.Errorf("a fifth: %v", err)
		}
		if err := errors.Join(to(0), to(1001)); !fault.Is(err, fault.Invalid) {
			t.Errorf("no room: %v", err)
		}
	})
}

func TestARemovedPlaceIsGoneForEverybodyUntilItIsBroughtBack(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		d, owner, anna := o.Demo.Asset("Desk 1"), o.Demo.Owner.Actor, o.Demo.Members[0].Actor
		checkIn := func(ctx context.Context, tx db.Tx) error {
			_, err := o.Workplaces.CheckIn(ctx, tx, anna, workplace.CheckIn{Code: d.Code})
			return err
		}
		remove := func(cancel bool) error {
			return arranged(t, o, func(ctx context.Context, tx db.Tx) error {
				_, err := o.Workplaces.RemoveAsset(ctx, tx, owner, d.ID, d.Rev, cancel)
				return err
			})
		}
		if err := arranged(t, o, checkIn); err != nil {
			t.Fatal(err)
		}
		if err := remove(false); !fault.Is(err, fault.Taken) {
			t.Errorf("somebody is there: %v", err)
		}
		if err := remove(true); err != nil {
			t.Fatal(err)
		}
		if err := arranged(t, o, checkIn); !fault.Is(err, fault.NotFound) || count(t, o, "Desk 1") != 1 { // that of the other site
			t.Errorf("it is still there: %v", err)
		}
		var past []workplace.Place
		if err := o.DB.Read(context.Background(), "demo", func(tx db.Tx) (err error) {
			past, _, err = o.Workplaces.History(tx, anna, "", 10)
			return err
		}); err != nil || len(past) != 1 || past[0].Asset.Name != "Desk 1" || past[0].Stay.End.IsZero() {
			t.Errorf("the history is %+v, %v", past, err)
		}
		if err := arranged(t, o, func(_ context.Context, tx db.Tx) error {
			_, err := o.Workplaces.RestoreAsset(tx, owner, d.ID)
			return err
		}); err != nil || count(t, o, "Desk 1") != 2 {
			t.Errorf("it is not brought back: %v", err)
		}
		if err := arranged(t, o, checkIn); err != nil {
			t.Errorf("nobody can check in: %v", err)
		}
	})
}

func TestNothingOfAClosedSiteCanBeHad(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		site, owner := o.Demo.Sites[1], o.Demo.Owner.Actor
		if err := arranged(t, o, func(ctx context.Context, tx db.Tx) error {
			return o.Workplaces.CloseSite(ctx, tx, owner, site.ID, site.Rev, false)
		}); err != nil {
			t.Fatal(err)
		}
		for _, a := range o.Demo.Assets[9:10] {
			if err := arranged(t, o, func(ctx context.Context, tx db.Tx) error {
				_, err := o.Workplaces.Reserve(ctx, tx, owner, workplace.Reserve{Asset: a.ID, Span: span.Of(officetest.Now.Add(time.Hour), officetest.Now.Add(2*time.Hour))})
				return err
			}); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s is reserved: %v", a.Name, err)
			}
		}
		if n := count(t, o, "Desk"); n != 6 {
			t.Errorf("%d desks are shown", n)
		}
	})
}

func TestASitesManagerSetsUpThatSiteOnly(t *testing.T) {
	officetest.Each(t, func(t *testing.T, o *officetest.Office) {
		manager, member := o.Demo.Manager.Actor, o.Demo.Members[0].Actor
		for i, want := range []bool{true, false} {
			err := arranged(t, o, func(_ context.Context, tx db.Tx) error {
				_, err := o.Workplaces.AddFloor(tx, manager, workplace.Floor{Site: o.Demo.Sites[i].ID, Name: "New"})
				return err
			})
			if (err == nil) != want || err != nil && !fault.Is(err, fault.Refused) {
				t.Errorf("site %d: %v", i, err)
			}
		}
		for name, verb := range map[string]func(ctx context.Context, tx db.Tx) error{
			"add a site": func(_ context.Context, tx db.Tx) error {
				_, err := directory.AddSite(tx, manager, directory.Site{Name: "Mine", Zone: time.UTC})
				return err
			},
			"close the own": func(ctx context.Context, tx db.Tx) error {
				return o.Workplaces.CloseSite(ctx, tx, manager, o.Demo.Sites[0].ID, 1, true)
			},
			"move a desk as a member": func(_ context.Context, tx db.Tx) error {
				_, err := o.Workplaces.MoveAsset(tx, member, o.Demo.Asset("Desk 1").ID, 0, 0, 1)
				return err
			},
		} {
			if err := arranged(t, o, verb); !fault.Is(err, fault.Refused) {
				t.Errorf("%s: %v", name, fmt.Sprint(err))
			}
		}
	})
}
