// Package officetest opens a small office for tests, on a real database and behind a real HTTP server.
//
// It has two organisations, "demo" and "other", each with two sites (Amsterdam always open, Wien 06:00–22:00), a
// floor each with six desks (Desk 1 …), two rooms (Room 1, Room 2) and a bike rack for three. In each there are an owner,
// an administrator, a manager of the site Amsterdam and six members.
package officetest

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/directory"
	"bureau/internal/office"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Password is everybody's.
const Password = "a desk by the window"

// cheap is what a password costs in an office of tests: what guards it is not what they look at, and most of them sign
// somebody in.
var cheap = account.Cost{MemoryKiB: 64, Passes: 1, Lanes: 1}

// Person is somebody of an office.
type Person struct {
	directory.Actor
	Token string
}

// Org is one organisation of an office.
type Org struct {
	ID      string
	Sites   []directory.Site
	Floors  []workplace.Floor
	Assets  []workplace.Asset // of the first site, then of the second
	Owner   Person
	Admin   Person
	Manager Person
	Members []Person
}

// Asset finds an asset of the first site by name.
func (o Org) Asset(name string) workplace.Asset {
	for _, a := range o.Assets {
		if a.Name == name {
			return a
		}
	}
	panic("no asset " + name)
}

// Office is the office under test.
type Office struct {
	*office.Office
	URL   string
	Clock *clock.Fixed
	Demo  Org
	Other Org
}

// Now is where the clock of every test office stands: a Tuesday morning, 09:00 in Amsterdam.
var Now = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// Each runs the test on both databases.
func Each(t *testing.T, test func(t *testing.T, o *Office)) {
	for _, engine := range dbtest.Engines {
		t.Run(engine, func(t *testing.T) { test(t, Open(t, engine)) })
	}
}

// Open opens an office that ends with the test.
func Open(t testing.TB, engine string) *Office {
	t.Helper()
	return OpenIn(t, office.Config{Data: t.TempDir(), Demo: true, Database: dbtest.Config(t, engine, office.Owners), Log: slog.New(slog.DiscardHandler)})
}

// OpenIn opens an office with a data folder and database of one's own, and fills it.
func OpenIn(t testing.TB, cfg office.Config) *Office {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	o := &Office{Clock: clock.At(Now), URL: fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)}
	cfg.URL, cfg.Clock = o.URL, o.Clock
	o.Office = open(t, cfg)
	srv := httptest.NewUnstartedServer(o.Office)
	srv.Listener.Close()
	srv.Listener = l
	srv.Start()
	t.Cleanup(func() { srv.CloseClientConnections(); srv.Close() })
	o.Demo, o.Other = o.fill(t, "demo"), o.fill(t, "other")
	return o
}

// open opens an office in which passwords cost next to nothing.
func open(t testing.TB, cfg office.Config) *office.Office {
	t.Helper()
	o, err := office.Open(context.Background(), cfg)
	must(t, err)
	t.Cleanup(func() { o.Close() })
	o.Accounts.Cost = cheap
	return o
}

func (o *Office) fill(t testing.TB, org string) Org {
	t.Helper()
	ctx := context.Background()
	out := Org{ID: org}
	names := []string{"admin", "manager", "anna", "bram", "clara", "daan", "emma", "finn"}
	emails := []string{"owner@" + org + ".example"}
	for _, n := range names {
		emails = append(emails, n+"@"+org+".example")
	}
	accounts, err := o.Accounts.CreateShared(ctx, emails, Password)
	must(t, err)
	must(t, o.DB.Write(ctx, org, func(_ context.Context, tx db.Tx) error {
		owner, err := directory.Found(tx, "The "+org+" office", directory.Member{Account: accounts[0], Name: "Olga Owner",
			Email: "owner@" + org + ".example", Lang: "en", Visible: true})
		if err != nil {
			return err
		}
		if err := o.fillPlaces(tx, owner, &out); err != nil {
			return err
		}
		if out.Owner, err = o.person(tx, owner.Member); err != nil {
			return err
		}
		for i, n := range names {
			m := directory.Member{Account: accounts[i+1], Name: strings.ToUpper(n[:1]) + n[1:] + " " + strings.ToUpper(org[:1]) + org[1:],
				Email: n + "@" + org + ".example", Lang: "en", Visible: true, Site: out.Sites[0].ID}
			if n == "admin" {
				m.Rights = directory.Administrator
			}
			if m, err = directory.AddMember(tx, owner, m); err != nil {
				return err
			}
			if n == "manager" {
				if err := directory.AddManager(tx, owner, out.Sites[0].ID, m.ID); err != nil {
					return err
				}
			}
			p, err := o.person(tx, m.ID)
			if err != nil {
				return err
			}
			switch n {
			case "admin":
				out.Admin = p
			case "manager":
				out.Manager = p
			default:
				out.Members = append(out.Members, p)
			}
		}
		return nil
	}))
	return out
}

func (o *Office) person(tx db.Tx, member string) (Person, error) {
	a, err := directory.ActorByID(tx, member)
	if err != nil {
		return Person{}, err
	}
	_, token, err := o.Accounts.AddToken(tx, a, "test", "")
	return Person{a, token}, err
}

func (o *Office) fillPlaces(tx db.Tx, owner directory.Actor, out *Org) error {
	for _, s := range []struct{ name, zone, hours string }{{"Amsterdam", "Europe/Amsterdam", "always"},
		{"Wien", "Europe/Vienna", "mo 06:00-22:00; tu 06:00-22:00; we 06:00-22:00; th 06:00-22:00; fr 06:00-22:00; sa 06:00-22:00; su 06:00-22:00"}} {
		zone, err := time.LoadLocation(s.zone)
		if err != nil {
			return err
		}
		hours, err := span.ParseWeek(s.hours)
		if err != nil {
			return err
		}
		site, err := directory.AddSite(tx, owner, directory.Site{Name: s.name, Address: "Street 1", Zone: zone, Hours: hours})
		if err != nil {
			return err
		}
		out.Sites = append(out.Sites, site)
		floor, err := o.Workplaces.AddFloor(tx, owner, workplace.Floor{Site: site.ID, Name: "Floor 1", Level: 1, Width: 800, Height: 400})
		if err != nil {
			return err
		}
		out.Floors = append(out.Floors, floor)
		for i := range 9 {
			a := workplace.Asset{Floor: floor.ID, Kind: workplace.Desk, Name: fmt.Sprintf("Desk %d", i+1), Capacity: 1, X: 20 + 80*i, Y: 40, W: 60, H: 40,
				Equipment: []workplace.Feature{"window", "monitor"}}
			switch {
			case i == 8:
				a.Kind, a.Name, a.Capacity, a.Equipment = workplace.Bike, "Bike rack", 3, nil
			case i >= 6:
				a.Kind, a.Name, a.Equipment = workplace.Room, fmt.Sprintf("Room %d", i-5), []workplace.Feature{"screen"}
			}
			if a, err = o.Workplaces.AddAsset(tx, owner, a); err != nil {
				return err
			}
			out.Assets = append(out.Assets, a)
		}
	}
	return nil
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
