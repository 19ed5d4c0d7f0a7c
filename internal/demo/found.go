package demo

import (
	"context"
	"fmt"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/workplace"
)

// found makes the organisation with its sites, floors, assets and people, and gives everyone a token. The
// transaction may run more than once, so it begins with nothing of an earlier run.
func (f *filler) found(tx db.Tx, g *founded) ([]Person, error) {
	g.actors, g.assets = nil, nil
	first, err := directory.Found(tx, g.name, f.member(g, 0))
	if err != nil {
		return nil, err
	}
	sites, err := f.places(tx, g, first)
	if err != nil {
		return nil, err
	}
	if err := directory.SetUsualSite(tx, first, sites[0], 1); err != nil {
		return nil, err
	}
	var people []Person
	for i := range g.hands {
		p, err := f.join(tx, g, first, i, sites)
		if err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, arrange(tx, g, first)
}

// member is a hand as the directory knows it.
func (f *filler) member(g *founded, i int) directory.Member {
	h := g.hands[i]
	m := directory.Member{Account: g.accounts[i], Name: h.name, Email: h.email(g.domain), Lang: h.lang, Visible: !h.hidden}
	if h.role == administrator {
		m.Rights = directory.Administrator
	}
	return m
}

// places opens the sites and puts the floors and assets there; it gives the sites' ids.
func (f *filler) places(tx db.Tx, g *founded, first directory.Actor) ([]string, error) {
	var ids []string
	plan := 0
	for _, s := range g.sites {
		o, err := s.opening()
		if err != nil {
			return nil, err
		}
		there, err := directory.AddSite(tx, first, directory.Site{Name: s.name, Address: s.address, Phone: s.phone, Email: s.email, Zone: o.zone, Hours: o.hours})
		if err != nil {
			return nil, err
		}
		for _, l := range s.levels {
			if err := f.floor(tx, g, first, there.ID, l, g.plans[plan]); err != nil {
				return nil, err
			}
			plan++
		}
		ids = append(ids, there.ID)
	}
	return ids, nil
}

func (f *filler) floor(tx db.Tx, g *founded, first directory.Actor, site string, l level, plan string) error {
	s := l.draw()
	floor, err := f.office.Workplaces.AddFloor(tx, first, workplace.Floor{Site: site, Name: l.name, Level: l.level,
		Width: s.width, Height: s.height, Plan: plan})
	if err != nil {
		return err
	}
	for _, a := range s.assets {
		a.Floor = floor.ID
		if a, err = f.office.Workplaces.AddAsset(tx, first, a); err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
		g.assets = append(g.assets, a)
	}
	return nil
}

// join adds a person; the first has founded the organisation and is there.
func (f *filler) join(tx db.Tx, g *founded, first directory.Actor, i int, sites []string) (Person, error) {
	h, id := g.hands[i], first.Member
	if i > 0 {
		m := f.member(g, i)
		m.Site = sites[h.site]
		added, err := directory.AddMember(tx, first, m)
		if err != nil {
			return Person{}, err
		}
		id = added.ID
	}
	if h.role == siteManager {
		if err := directory.AddManager(tx, first, sites[h.site], id); err != nil {
			return Person{}, err
		}
	}
	actor, err := directory.ActorByID(tx, id)
	if err != nil {
		return Person{}, err
	}
	g.actors = append(g.actors, actor)
	_, token, err := f.office.Accounts.AddToken(tx, actor, "demo", "")
	return Person{Organisation: g.id, Name: h.name, Email: actor.Email, Password: Password, Role: actor.Role(), Token: token}, err
}

// live lets the events happen, each at its instant. A day's worth shares a transaction, which is what makes the
// filling quick: every commit waits for the disk.
func (f *filler) live(ctx context.Context, g *founded) error {
	for from := 0; from < len(g.events); {
		to := from + 1
		for to < len(g.events) && sameDay(g.events[from], g.events[to]) {
			to++
		}
		day := g.events[from:to]
		err := f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
			for _, e := range day {
				f.clock.Set(e.at)
				if err := f.happen(ctx, tx, g, e); err != nil {
					return fmt.Errorf("%s of %s at %s: %w", e.verb, g.hands[e.who].name, e.at, err)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		f.step(len(day))
		from = to
	}
	return nil
}

func sameDay(a, b event) bool {
	y, m, d := a.at.Date()
	y2, m2, d2 := b.at.Date()
	return y == y2 && m == m2 && d == d2
}

// happen does what an event says, through the verb that the person would have used.
func (f *filler) happen(ctx context.Context, tx db.Tx, g *founded, e event) error {
	w, actor := f.office.Workplaces, g.actors[e.who]
	switch e.verb {
	case reserve:
		r, err := w.Reserve(ctx, tx, actor, workplace.Reserve{Asset: g.assets[e.what].ID, Span: e.span})
		g.ids[e.which] = r.ID
		return err
	case cancel:
		_, err := w.Cancel(ctx, tx, actor, g.ids[e.which], 0)
		return err
	case checkIn:
		code := workplace.Home
		if e.what != home {
			code = g.assets[e.what].Code
		}
		s, err := w.CheckIn(ctx, tx, actor, workplace.CheckIn{Code: code})
		g.ids[e.which] = s.ID
		return err
	case checkOut:
		_, err := w.CheckOut(ctx, tx, actor, g.ids[e.which])
		return err
	}
	_, err := w.TakeOut(ctx, tx, actor, g.assets[e.what].ID, e.text, e.span.EndTime())
	return err
}
